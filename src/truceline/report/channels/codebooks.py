"""What tables with a codebook have alike: codes for kinds, days in columns of their own, and signs for what nobody knows."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import phrase
from truceline.report.rows import TEXT, Block, recode
from truceline.report.shape import FileReading

# Codes below nought and words by which a table says that nobody knows.
CODES_NOT_KNOWN = ("-9", "-77", "-88", "-99", "-999")
_NAMES_NOT_KNOWN = (*CODES_NOT_KNOWN, "unknown", "unidentified", "not known")


def coded(raw: Block, column: str, codes: Mapping[str, str | None], ours: str, reading: FileReading) -> Any:
    """What each code of a column says; one that its codebook does not have is a problem under our name for it."""
    found, unknown = recode(raw.tidy(column), codes)
    for row in np.flatnonzero(unknown):
        hint = phrase("codebook", codes=", ".join(codes))
        reading.faults.add(raw.lines[row], ours, "R017", raw.get(column)[int(row)].as_py(), hint=hint)
    return found


def known_name(names: Any) -> Any:
    """The names, and nothing where a name says that it is not known."""
    return pc.if_else(
        pc.fill_null(pc.is_in(pc.utf8_lower(names), pa.array(_NAMES_NOT_KNOWN, TEXT)), False), None, names
    )


def known_persons(raw: Block, column: str, ours: str, reading: FileReading) -> Any:
    """How many persons each row tells of; nothing where that is not known, or where it is a fraction: a number divided among several rows."""
    told = raw.tidy(column)
    told = pc.if_else(pc.fill_null(pc.is_in(told, pa.array(CODES_NOT_KNOWN, TEXT)), False), None, told)
    parts = pc.fill_null(pc.match_substring_regex(told, r"^\d*\.\d*[1-9]\d*$"), False)
    return without_shared(raw, told, parts, ours, reading)


def without_shared(raw: Block, told: Any, shared: Any, ours: str, reading: FileReading) -> Any:
    """The numbers but for those that the source tells of several rows together, or divided among them; each is remarked on."""
    for row in np.flatnonzero(shared.to_numpy(zero_copy_only=False)):
        reading.faults.remark(raw.lines[row], ours, "R077", told[int(row)].as_py())
    return pc.if_else(shared, None, told)
