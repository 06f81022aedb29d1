"""Which reports are tied to each other over any distance of time: who repeats whom, and what people judged of two reports.

All else that decides about a report is near it in place and time. These ties are not: a relay may name a report of years ago, words
may go round from day to day. So they are found before any piece is gathered, from the columns that tell of them alone, some
reports at a time. Kept are a few numbers for each report.

Invariant: the ties are those that `origins.declared_relays`, `telling_again` and `judge.settle` find in all reports at once.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import Refused, Where, problem
from truceline.incident.columns.arrays import Bools, Floats, Ints, column_of, seconds_of
from truceline.incident.gathering import NOTHING
from truceline.incident.joining.judge import Settled, settle
from truceline.incident.joining.parts import parts_of
from truceline.incident.likeness.days import by_day_of, spans, time_variance
from truceline.incident.likeness.laying import source_errors
from truceline.incident.model import LinkModel
from truceline.incident.voices.copying import Copying, copies, same_media, same_words, standpoints_of
from truceline.incident.voices.origins import Naming, with_copies
from truceline.incident.voices.telling_again import Telling, completed, tellings_of, tellings_together
from truceline.report.lying_apart import Extents
from truceline.values.numbered import numbered

Read = Callable[[Sequence[str]], Iterator[pa.Table]]
"""Gives some columns of all reports, some rows at a time, in order of time, then identity; as often as it is asked, and always alike."""

_SIDE = ("act", "exercise")
_NAMES = ("source", "relayed_from")
_COPIED = ("source", "occurred_at", "received_at", "longitude", "latitude", "observed", "said", "media_sha256")
_TOLD = ("report_id", "reference", "relayed_from", "occurred_within_s", "act", "radius_m")


@dataclass(frozen=True, slots=True)
class Ties:
    """By row, in canonical order: whom each report repeats, in which way it says so, and the last row that ties reach from it.

    Who is `bare` and `absent` gives a name of which the reports that give it lie apart. `settled` names rows of all reports; `deviation_s2` is the largest variance of a time that is compared.
    """

    parent: Ints
    bare: Bools
    absent: Bools
    last: Ints
    settled: Settled
    deviation_s2: float

    def __len__(self) -> int:
        return len(self.parent)


def side_of(read: Read, columns: Sequence[str], *, exercise: bool) -> Iterator[pa.Table]:
    """The reports that may meet, block by block: exercise or real ones, without nil reports."""
    for block in read(list(dict.fromkeys((*columns, *_SIDE)))):
        telling = pc.fill_null(pc.not_equal(block["act"], NOTHING), True)
        yield block.filter(pc.and_(telling, pc.equal(block["exercise"], exercise)))


def refuse_repeated(read: Read) -> None:
    """Refuse a report that comes twice.

    Raises:
        Refused: with every identity that two rows have (I008).
    """
    sums = np.sort(np.concatenate([np.empty(0, np.uint64), *(_sums(block) for block in read(["report_id"]))]))
    twice = np.unique(sums[1:][sums[1:] == sums[:-1]])
    if not len(twice):
        return
    # Different identities may have one sum: the few that have are looked at.
    suspects = [block["report_id"].filter(pa.array(np.isin(_sums(block), twice))) for block in read(["report_id"])]
    counted = pc.value_counts(pa.chunked_array(suspects, pa.string()).combine_chunks())
    repeated = counted.filter(pc.greater(counted.field("counts"), 1)).field("values").to_pylist()
    if repeated:
        raise Refused([problem("I008", Where(), report_id) for report_id in sorted(repeated)])


def _sums(block: pa.Table) -> npt.NDArray[np.uint64]:
    return np.concatenate([np.empty(0, np.uint64), *(numbered(chunk) for chunk in block["report_id"].chunks)])


def ties_of(read: Read, judgements: pa.Table | None, model: LinkModel, *, exercise: bool) -> Ties:
    """Find all ties among the reports of one side.

    1. Whom relays name, and who is a source here.
    2. Which rows these are, which rows people judged, and who copies whose words or media.
    3. Each relay finds its report, or the first that names the same; all that ties connect has one end.

    Raises:
        Refused: where judgements contradict each other (I007).
    """
    named = _Named(read, exercise)
    found = _Found(named.count, named.wanted, _judged(judgements))
    columns = (*_TOLD, *_COPIED)
    for block in side_of(read, columns, exercise=exercise):
        found.add(block, model)
    parent, bare, absent = _parents(named, found)
    settled = found.settled(judgements)
    parent = found.told_again.completed(parent, settled.different)
    return Ties(parent, bare, absent, _last_of(parent, settled), settled, found.deviation_s2)


class _Named:
    """Step 1: how many rows there are, what relays name, and which of these are sources."""

    def __init__(self, read: Read, exercise: bool) -> None:
        wanted, sources, self.count = [], [], 0
        for block in side_of(read, _NAMES, exercise=exercise):
            self.count += block.num_rows
            wanted.append(block["relayed_from"].drop_null().unique())
            sources.append(block["source"].unique())
        self.wanted = pc.unique(pa.concat_arrays([pa.array([], pa.string()), *wanted]))
        whole = pc.is_in(self.wanted, pc.unique(pa.concat_arrays([pa.array([], pa.string()), *sources])))
        bare = pc.or_(pc.invert(pc.match_substring(self.wanted, "/")), whole)
        self.bare = np.asarray(bare.to_numpy(zero_copy_only=False), np.bool_)  # names a source alone


class _Found:
    """Step 2, by row: the name a relay gives (-1: none), and whose words and media it has; by name, the row that has it."""

    def __init__(self, count: int, wanted: pa.Array, judged: pa.Array) -> None:
        self.wanted, self.judged = wanted, judged
        self.name = np.full(count, -1, np.int32)
        self.row_of = np.full(len(wanted), -1, np.int32)
        self.source = np.full(count, -1, np.int32)  # the name that its source is, where relays give it
        self.extents = Extents()
        self.runs = (_Runs(same_words, count), _Runs(same_media, count))
        self.told_again = _ToldAgain()
        self.deviation_s2 = 0.0
        self._ids: list[pa.Array] = []
        self._rows: list[Ints] = []
        self._seen = 0

    def add(self, block: pa.Table, model: LinkModel) -> None:
        """Take in the next rows."""
        rows = np.arange(self._seen, self._seen + block.num_rows, dtype=np.int32)
        self._seen += block.num_rows
        self.name[rows] = _places(block["relayed_from"], self.wanted)
        self.source[rows] = _places(block["source"], self.wanted)
        telling = np.flatnonzero(self.name[rows] >= 0)
        points = (column_of(block, side)[telling] for side in ("longitude", "latitude"))
        self.extents.add(self.name[rows][telling], seconds_of(block["occurred_at"])[telling], *points)
        names = pc.binary_join_element_wise(block["source"], block["reference"], "/")
        place = _places(names, self.wanted)
        self.row_of[place[place >= 0]] = rows[place >= 0]  # of several of one name the last
        there = _places(block["report_id"], self.judged) >= 0
        self._ids.append(block["report_id"].filter(pa.array(there)).combine_chunks())
        self._rows.append(rows[there])
        within = column_of(block, "occurred_within_s")
        number = by_day_of(block["source"], seconds_of(block["occurred_at"]), within, model.by_day).of_days
        spanning = spans(number >= 0, within, model.longest_s)
        variance = time_variance(within, number, source_errors(block, model)[1], model)
        self.deviation_s2 = max(self.deviation_s2, _largest(variance[(within <= model.longest_s) | spanning]))
        for runs in self.runs:
            runs.add(block.select(_COPIED), rows)
        self.told_again.add(block, rows, model)

    def settled(self, judgements: pa.Table | None) -> Settled:
        """What people hold of reports that are here."""
        ids = pa.concat_arrays([pa.array([], pa.string()), *self._ids])
        rows = np.concatenate([np.empty(0, np.int32), *self._rows])
        held = settle(judgements, ids)
        return replace(held, same=rows[held.same], different=rows[held.different], also=rows[held.also])


class _ToldAgain:
    """What those tell that tell twice, by the model, and in which rows: a few numbers of each."""

    def __init__(self) -> None:
        self._told: list[Telling] = []
        self._rows: list[Ints] = []

    def add(self, block: pa.Table, rows: Ints, model: LinkModel) -> None:
        """Take in the next rows."""
        if not model.told_again:
            return
        telling = tellings_of(block, model)
        of_these = np.flatnonzero((telling.source >= 0) | (telling.of_list >= 0))
        self._told.append(telling.chosen(of_these))
        self._rows.append(rows[of_these])

    def completed(self, parent: Ints, different: npt.NDArray[np.int32]) -> Ints:
        """The parents, completed by what tells again."""
        if not self._rows:
            return parent
        return completed(parent, tellings_together(self._told), different, np.concatenate(self._rows))


def _largest(values: Floats) -> float:
    return float(values.max(initial=0.0))


def _places(column: pa.ChunkedArray, known: pa.Array) -> Ints:
    """The place of each word among those known, -1 where it is none of them."""
    if not len(known):
        return np.full(len(column), -1, np.int32)
    found = pc.index_in(column.combine_chunks(), known, skip_nulls=True).fill_null(-1)
    return np.asarray(found.to_numpy(zero_copy_only=False), np.int32)


def _judged(judgements: pa.Table | None) -> pa.Array:
    """The reports that people judged."""
    none = pa.array([], pa.string())
    if judgements is None:
        return none
    return pc.unique(pa.concat_arrays([none, *(judgements[name].combine_chunks() for name in ("first", "second"))]))


class _Runs:
    """Who copies whom on one ground. Runs in which no more time than copies take lies between two are kept whole while later rows may belong to them."""

    def __init__(self, ground: Callable[[pa.Table], Copying], count: int) -> None:
        self.ground = ground
        self.copied = np.full(count, -1, np.int32)
        self._reports: pa.Table | None = None
        self._rows = np.empty(0, np.int32)

    def add(self, block: pa.Table, rows: Ints) -> None:
        """Take in the next rows."""
        if not len(rows):
            return
        reports = block if self._reports is None else pa.concat_tables([self._reports, block]).combine_chunks()
        rows = np.concatenate([self._rows, rows])
        ground = self.ground(reports)
        copied = copies(standpoints_of(reports), ground)
        self.copied[rows] = np.where(copied >= 0, rows[copied], -1)
        at = seconds_of(reports["occurred_at"])
        told = np.flatnonzero(ground.code >= 0).astype(np.int32)
        order = told[np.lexsort((told, at[told], ground.code[told]))]
        still = np.zeros(len(rows), np.bool_)
        still[order] = _are_unended(ground.code[order], at[order], ground.bounds[0], at[-1])
        self._reports, self._rows = reports.filter(pa.array(still)), rows[still]


def _are_unended(code: Ints, at: Floats, bound_s: float, latest: float) -> Bools:
    """Whether a row at the last moment or later may belong to the run of each of these, which are in order of code and time."""
    if not len(code):
        return np.empty(0, np.bool_)
    begins = np.append(True, (np.diff(code) != 0) | (np.diff(at) > bound_s))
    lasts = np.append(np.flatnonzero(begins)[1:], len(code)) - 1
    return np.asarray((latest - at[lasts] <= bound_s)[np.cumsum(begins) - 1], np.bool_)


def _parents(named: _Named, found: _Found) -> tuple[Ints, Bools, Bools]:
    """Step 3: whom each report repeats (itself: nobody known), and which relays name a mere source, or a report that is not here."""
    parent = np.arange(named.count, dtype=np.int32)
    told = found.name >= 0
    row = np.where(told, np.append(found.row_of, -1)[found.name], -1)
    parent[row >= 0] = row[row >= 0]
    of_source, several = (np.append(which, False)[found.name] for which in (named.bare, found.extents.apart()))
    absent = told & (row < 0) & ~of_source
    bare = told & (row < 0) & (of_source | several)
    first = np.full(len(found.wanted), named.count, np.int32)
    rows = np.flatnonzero(absent & ~several)
    np.minimum.at(first, found.name[rows], rows.astype(np.int32))
    parent[rows] = first[found.name[rows]]
    naming = Naming(told, bare, found.source, found.name)
    parent, repeating = with_copies(parent, naming, [runs.copied for runs in found.runs])
    return parent, bare & ~repeating, absent


def _last_of(parent: Ints, settled: Settled) -> Ints:
    """The last row of all that ties connect each row with."""
    rows = np.arange(len(parent), dtype=np.int32)
    moved = rows[parent != rows]
    part = parts_of(len(rows), moved, parent[moved], np.concatenate([settled.same, settled.also]))
    last = np.zeros(len(rows), np.int32)
    np.maximum.at(last, part, rows)
    return np.asarray(last[part])
