"""Which times say how far their clock is from UTC, and what is told of lists whose times do not.

A time of day without an offset is some place's local time. Where nobody says whose, it is read as UTC, and that is remarked on with how many
rows it is (R098): else a list of local times would lie hours from one that states its offset, and nobody would know. A local day is another day
of UTC by as many hours. That moves nothing while all lists tell days or local times, so it is remarked on only beside another list that
states offsets.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import phrase
from truceline.report.repeating import Gathered
from truceline.report.rows import TEXT, distinct
from truceline.report.shape import FileReading

# A time of day stands behind the day it belongs to; of a span each end is looked at. The stroke of a span may have spaces around it.
_TIME_ALONE = r"[^/\s][T ][^/\sZ+-]+\s*(/|$)"
_TIME_WITH_OFFSET = r"[^/\s][T ][^/\sZ+-]+(Z|[+-])"
_MOST_NAMED = 3  # files that are named as stating offsets
Bools = npt.NDArray[np.bool_]


def without_offset(texts: Any) -> Bools:
    """Which texts name a time of day and no offset; of a span one end is enough."""
    return _matching(texts, _TIME_ALONE)


def with_offset(texts: Any) -> Bools:
    """Which texts name a time of day and its offset, and none without."""
    return _matching(texts, _TIME_WITH_OFFSET) & ~without_offset(texts)


def _matching(texts: Any, pattern: str) -> Bools:
    different, index = distinct(texts)
    found = pc.match_substring_regex(pa.array(different, TEXT), pattern).fill_null(False).to_numpy(zero_copy_only=False)
    return np.asarray(found[index])


def tell_offsets(gathered: Gathered, readings: Sequence[FileReading]) -> dict[str, int]:
    """Tell of each list whose times were read as UTC because nobody said whose they are; give the sources whose times of day state no offset.

    A source is given with how many of its reports state none, where more of them do not than do. That is so whatever zone was given: such a
    source's times are as right as that zone is.
    """
    lacks, has = _of_taken(gathered, readings)
    for number, reading in enumerate(readings):
        if reading.settings.zone is None:
            _tell(reading, gathered.file == number, (lacks, has), _others_with(has, number, gathered, readings))
    source = gathered.table["source"].to_numpy(zero_copy_only=False)
    without, stated = Counter(source[lacks].tolist()), Counter(source[has].tolist())
    return {name: rows for name, rows in sorted(without.items()) if rows > stated[name]}


def _of_taken(gathered: Gathered, readings: Sequence[FileReading]) -> tuple[Bools, Bools]:
    """Which reports that were taken state a time of day without an offset, and which one with it."""
    lacks, has = (np.zeros(gathered.table.num_rows, np.bool_) for _ in range(2))
    line = gathered.table["original_line"].to_numpy()
    for number, reading in enumerate(readings):
        own = gathered.file == number
        lacks[own] = np.isin(line[own], reading.without_offset.lines())
        has[own] = np.isin(line[own], reading.with_offset.lines())
    return lacks, has


def _others_with(has: Bools, number: int, gathered: Gathered, readings: Sequence[FileReading]) -> list[str]:
    """The other files that state offsets."""
    return [readings[other].faults.file for other in np.unique(gathered.file[has]).tolist() if other != number]


def _tell(reading: FileReading, own: Bools, of: tuple[Bools, Bools], others: list[str]) -> None:
    lacks, has = of
    if rows := int((own & lacks).sum()):
        came, hint = phrase("times-without-offset", count=f"{rows:,}"), phrase("times-read-as-utc")
    elif others and (rows := int((own & ~has).sum())):
        came = phrase("days-without-offset", count=f"{rows:,}")
        hint = phrase("days-read-as-utc", others=", ".join(others[:_MOST_NAMED]))
    else:
        return
    reading.faults.remark_on_all("occurred_at", "R098", came, hint=hint)
