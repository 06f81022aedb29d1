"""Whom a report says that it repeats, where it does not write the source or report letter for letter as it is called here, or as others call it.

A report that named nobody would count as a voice of its own, and a slip of the pen would confirm what it only repeats. So what can mean
one source or report alone, but for capitals, spaces and letters that look the same (`SOHR` with a Cyrillic О), is read as that; and who is
not here is called by all as most call him, or `Reuters/5` and `reuters / 5` would be two voices. Where two could be meant, or several are
named, a person has to say which: that is told, and what was written stays. So it is with a name that looks like that of a report which is
not here, and that reports give which lie apart (lying_apart).
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.faults import Faults
from truceline.report.lying_apart import lie_apart
from truceline.report.repeating import Gathered
from truceline.values.lookalikes import as_it_looks

_BETWEEN = re.compile(r"\s*[;,|&+،؛]\s*|\s+(?:and|и|و)\s+")  # what stands between two names
_SEVERAL = "; "


class Meant(NamedTuple):
    """What a text seems to name: one source or report, or several."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        return _SEVERAL.join(self.names)


def as_meant(gathered: Gathered, faults: Sequence[Faults]) -> Gathered:
    """Read `relayed_from` as the one source or report that is named so but for capitals, spaces and letters that look the same, with a remark on each (R095).

    Where several are named, or two could be meant, it stays as it was, and that is remarked on (R089); so it is with the name of a report
    that cannot be one (R097).
    """
    table = gathered.table
    told = table["relayed_from"].combine_chunks()
    here = _Here(table)
    meant = dict(_meant(here, told))
    meant |= _by_one_name(here, told.filter(pc.invert(pc.is_in(told, pa.array(meant, pa.string())))).drop_null())
    gathered = _read_as(gathered, meant, faults)
    _tell_apart(gathered, meant, here, faults)
    return gathered


def _read_as(gathered: Gathered, meant: Mapping[str, Meant], faults: Sequence[Faults]) -> Gathered:
    """The reports, each with the one that it means."""
    table = gathered.table
    told = table["relayed_from"].combine_chunks()
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
    # What several could mean was told already.
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


def _by_one_name(here: "_Here", told: pa.StringArray) -> dict[str, Meant]:
    """What names nobody that is here, and what it is called by most who mean the same: the source, and the report where one is named."""
    counts = pc.value_counts(told)
    absent = {
        text: often
        for text, often in zip(counts.field("values").to_pylist(), counts.field("counts").to_pylist(), strict=True)
        if not here.has(text)
    }
    sources, reports = _Called(), _Called()
    for text, often in absent.items():
        source, _, reference = text.partition("/")
        sources.add(source, source.strip(), often)
        reports.add(text, reference.strip(), often)
    found = {}
    for text in absent:
        source, stroke, reference = text.partition("/")
        known = here.sources_called(source)
        if len(known) > 1 or not (known or sources.is_called_variously(source) or reports.is_called_variously(text)):
            continue
        name = (known[0] if known else sources.usually(source)) + stroke + reports.usually(text)
        if name != text:
            found[text] = Meant((name,))
    return found


class _Called:
    """How often what is one but for capitals, spaces and letters that look the same is called by each name."""

    def __init__(self) -> None:
        self._often: dict[str, Counter[str]] = {}
        self._written: dict[str, set[str]] = {}

    def add(self, text: str, name: str, often: int) -> None:
        """Take in how often a text was written, and the name it gives."""
        self._often.setdefault(_folded(text), Counter())[name] += often
        self._written.setdefault(_folded(text), set()).add(text)

    def is_called_variously(self, text: str) -> bool:
        """Whether it was written in more than one way."""
        return len(self._written[_folded(text)]) > 1

    def usually(self, text: str) -> str:
        """The name that most give; of equally frequent ones the first by its letters, in whatever order they came."""
        often = self._often[_folded(text)]
        return min(often, key=lambda name: (-often[name], name))


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
        """The sources or reports that a text may name, but for capitals, spaces and letters that look the same."""
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
    return "".join(as_it_looks(name).casefold().split())
