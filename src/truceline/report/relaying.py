"""Whom a report says that it repeats, where it seems to mean a source or report that is here and does not write it so.

Such a report would count as a voice of its own, and a slip of the pen would confirm what it only repeats. So it is told;
what was written stays.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.faults import Faults
from truceline.report.repeating import Gathered

_BETWEEN = re.compile(r"\s*[;,|&+،؛]\s*|\s+(?:and|и|و)\s+")  # what stands between two names


def note_slips(gathered: Gathered, faults: Sequence[Faults]) -> None:
    """Remark on every report whose `relayed_from` names nothing here letter for letter, but does in other letters or spaces, or names several."""
    table = gathered.table
    told = table["relayed_from"].combine_chunks()
    meant = dict(_meant(table, told))
    if not meant:
        return
    for row in np.flatnonzero(pc.is_in(told, pa.array(meant, pa.string())).to_numpy(zero_copy_only=False)).tolist():
        text = told[row].as_py()
        line = table["original_line"][row].as_py()
        faults[gathered.file[row]].remark(line, "relayed_from", "R089", text, meant=meant[text])


def _meant(table: pa.Table, told: pa.StringArray) -> Iterator[tuple[str, str]]:
    """What is named by no name here, and what seems to be meant."""
    wanted = pc.unique(told.drop_null()).to_pylist()
    if not wanted:
        return
    sources = {_folded(source): source for source in pc.unique(table["source"]).to_pylist()}
    for text in wanted:
        named = text.partition("/")[0]
        if text in sources.values() or (named in sources.values() and text in _names(table, named).values()):
            continue
        found = _one(table, sources, text)
        if found is None:
            several = [_one(table, sources, part, itself=True) for part in _BETWEEN.split(text)]
            found = "; ".join(part for part in several if part) if len(several) > 1 and all(several) else None
        if found is not None:
            yield text, found


def _one(table: pa.Table, sources: dict[str, str], text: str, *, itself: bool = False) -> str | None:
    """The source or report here that a text names but for capitals and spaces; the very same text only where that is asked for."""
    if _folded(text) in sources:
        return sources[_folded(text)] if itself or sources[_folded(text)] != text else None
    source = sources.get(_folded(text.partition("/")[0]))
    return None if source is None else _names(table, source).get(_folded(text))


def _names(table: pa.Table, source: str) -> dict[str, str]:
    """The reports of a source, as `relayed_from` names them, by what two spellings have in common."""
    references = table["reference"].filter(pc.equal(table["source"], source)).drop_null().to_pylist()
    return {_folded(f"{source}/{reference}"): f"{source}/{reference}" for reference in references}


def _folded(name: str) -> str:
    return "".join(name.casefold().split())
