"""Whom a report says that it repeats, where it means a source or report that is here and does not write it letter for letter.

A report that named nobody would count as a voice of its own, and a slip of the pen would confirm what it only repeats. So what can mean
one source or report alone, but for capitals and spaces, is read as that. Where two could be meant, or several are named, a person has to say
which: that is told, and what was written stays. So it is with a name that looks like that of a report which is not here, and that reports
give which lie apart (lying_apart).
"""

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.faults import Faults
from truceline.report.lying_apart import lie_apart
from truceline.report.repeating import Gathered

_BETWEEN = re.compile(r"\s*[;,|&+،؛]\s*|\s+(?:and|и|و)\s+")  # what stands between two names
_SEVERAL = "; "


class Meant(NamedTuple):
    """What a text seems to name: one source or report, or several."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        return _SEVERAL.join(self.names)


def as_meant(gathered: Gathered, faults: Sequence[Faults]) -> Gathered:
    """Read `relayed_from` as the one source or report here that is named so but for capitals and spaces, with a remark on each (R095).

    Where several are named, or two could be meant, it stays as it was, and that is remarked on (R089); so it is with the name of a report
    that cannot be one (R097).
    """
    table = gathered.table
    told = table["relayed_from"].combine_chunks()
    here = _Here(table)
    meant = dict(_meant(here, told))
    _tell_apart(gathered, meant, here, faults)
    if not meant:
        return gathered
    read = told.to_pylist()
    for row in np.flatnonzero(pc.is_in(told, pa.array(meant, pa.string())).to_numpy(zero_copy_only=False)).tolist():
        text = read[row]
        one = len(meant[text].names) == 1
        line = table["original_line"][row].as_py()
        faults[gathered.file[row]].remark(line, "relayed_from", "R095" if one else "R089", text, meant=str(meant[text]))
        read[row] = meant[text].names[0] if one else text
    place = table.column_names.index("relayed_from")
    return Gathered(table.set_column(place, table.schema.field(place), pa.array(read, told.type)), gathered.file)


def _tell_apart(gathered: Gathered, meant: Container[str], here: "_Here", faults: Sequence[Faults]) -> None:
    """Tell of names that look like those of a report, mean nothing here, and are given by reports that lie apart."""
    table = gathered.table
    told = table["relayed_from"].combine_chunks()
    slashed = pc.match_substring(told, "/").fill_null(False)
    if not pc.any(slashed).as_py():
        return
    named = told.filter(slashed).dictionary_encode()
    rows = np.flatnonzero(slashed.to_numpy(zero_copy_only=False))
    code = named.indices.to_numpy().astype(np.int32)
    at_s, longitude, latitude = (
        np.asarray(column.take(pa.array(rows)).to_numpy(), np.float64)
        for column in (pc.divide(table["occurred_at"].cast(pa.int64()), 1e6), table["longitude"], table["latitude"])
    )
    apart = lie_apart(code, at_s, longitude, latitude)
    texts = named.dictionary.to_pylist()
    unknown = {place for place in set(code[apart].tolist()) if texts[place] not in meant and not here.has(texts[place])}
    for row, place in zip(rows[apart].tolist(), code[apart].tolist(), strict=True):
        if place in unknown:
            line = table["original_line"][row].as_py()
            faults[gathered.file[row]].remark(line, "relayed_from", "R097", texts[place])


def _meant(here: "_Here", told: pa.StringArray) -> Iterator[tuple[str, Meant]]:
    """What names nothing here letter for letter, and what seems to be meant."""
    wanted = pc.unique(told.drop_null()).to_pylist()
    for text in wanted:
        if here.has(text):
            continue
        found = here.called(text)
        if not found:
            several = [here.called(part) for part in _BETWEEN.split(text)]
            if len(several) == 1:
                several = [here.sources_called(part) for part in text.split("/")]
            found = [name for names in several for name in names] if len(several) > 1 and all(several) else []
        if found:
            yield text, Meant(tuple(dict.fromkeys(found)))


class _Here:
    """The sources that are here, and their reports as `relayed_from` names them, by what spellings of one name have in common."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table
        self._sources = _by_spelling(pc.unique(table["source"]).to_pylist())
        self._reports: dict[str, dict[str, list[str]]] = {}

    def has(self, text: str) -> bool:
        """Whether a source or report is called so, letter for letter."""
        return text in self._sources.get(_folded(text), []) or text in self._of(text)

    def called(self, text: str) -> list[str]:
        """The sources or reports that a text may name, but for capitals and spaces."""
        return self.sources_called(text) or self._of(text)

    def sources_called(self, text: str) -> list[str]:
        """The sources alone that a text may name so."""
        return self._sources.get(_folded(text), [])

    def _of(self, text: str) -> list[str]:
        source, stroke, _ = text.partition("/")
        named = self._sources.get(_folded(source), []) if stroke else []
        return [name for one in named for name in self._reports_of(one).get(_folded(text), [])]

    def _reports_of(self, source: str) -> dict[str, list[str]]:
        if source not in self._reports:
            own = self._table["reference"].filter(pc.equal(self._table["source"], source)).drop_null()
            self._reports[source] = _by_spelling([f"{source}/{reference}" for reference in own.to_pylist()])
        return self._reports[source]


def _by_spelling(names: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(_folded(name), []).append(name)
    return found


def _folded(name: str) -> str:
    return "".join(name.casefold().split())
