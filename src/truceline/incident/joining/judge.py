"""Judgements on whether two reports tell of the same incident: by people, and by the machine from scores.

A judgement is never changed. A later one supersedes it, and both stay. What people judged holds, whatever the
scores say: two reports judged different are never in one incident.
"""

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import Problem, Refused, Where, problem
from truceline.incident.columns.arrays import Bools, Ints
from truceline.incident.likeness.compare import Pairs
from truceline.incident.model import LinkModel
from truceline.values.cells import heading, read_cells, told_beside
from truceline.values.identity import identity_in
from truceline.values.instant import SPELLINGS, read_instant
from truceline.values.table import Column, Declaration

Report = TypeVar("Report", int, str)  # a row, or an identity
_Held = tuple[datetime, int, str, Report]


class Judgement(Enum):
    """What is held of two reports."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"
    ALSO = "also"  # the first also tells of what the second tells of, beside its own incident

    def then(self, other: "Judgement") -> "Judgement":
        """Carry a judgement over a middle report.

        If a and b are the same, and b and c are different, then a and c are different. Two differences say
        nothing about a and c.
        """
        match {self, other}:
            case held if held == {Judgement.SAME}:
                return Judgement.SAME
            case held if held == {Judgement.SAME, Judgement.DIFFERENT}:
                return Judgement.DIFFERENT
            case _:
                return Judgement.UNDECIDED


JUDGEMENTS = Declaration(
    "judgements",
    (
        Column("first", pa.string(), "One report's identity.", required=True),
        Column("second", pa.string(), "The other's.", required=True),
        Column(
            "judgement",
            pa.string(),
            "Whether both tell of one incident; also: the first tells of the second's incident too, beside its own.",
            required=True,
            allowed=tuple(each.value for each in Judgement),
        ),
        Column("by", pa.string(), "Who judged; never the machine.", required=True),
        Column("on", pa.timestamp("us", tz="UTC"), "When; a later judgement supersedes an earlier.", required=True),
        Column("reason", pa.string(), "Why, in the judge's words."),
    ),
)


# A day, and a time without an offset, may be written where the clocks are farthest ahead of UTC, in Kiribati.
_AHEAD = timedelta(hours=14)


def read_judgements(path: Path, *, now: datetime, by_source: bool = False) -> pa.Table:
    """Read judgements from CSV with the columns of JUDGEMENTS, in capitals or not; times without an offset are UTC.

    With `by_source` a report may be named by its source and reference (`first_source`, `first_reference`) where there is no
    column of identities. A file that is to grow is not read so: what is judged next could not be added to it.

    Raises:
        Refused: with every problem of the file: a missing column, an empty identity, a report judged against
            itself, an unknown judgement, no judge, an unreadable time, or one that is to come `now`: it would overrule whatever
            is judged until then. What is wrong below a missing column is told with it.
    """
    header, lines = _cells(path)
    naming = {end: _naming(end, header, by_source=by_source) for end in ("first", "second")}
    needed = [
        name for column in JUDGEMENTS.columns if column.required for name in naming.get(column.name, [column.name])
    ]
    missing = [name for name in needed if name not in header]
    problems = [problem("I002", Where(path.name, 1, name), ", ".join(header), name=name) for name in missing]
    taken: list[dict[str, object]] = []
    for line, cells in lines:
        ends = {end: identity_in(*(cells.get(name, "") for name in names)) for end, names in naming.items()}
        wrong = told_beside(missing, _wrong_cells({**cells, **ends}, naming, Where(path.name, line)))
        problems += wrong
        if not wrong and not missing:
            at = read_instant(cells["on"], ZoneInfo("UTC")).earliest
            problems += _to_come(at, now, cells["on"], Where(path.name, line, "on"))
            taken.append({**{name: cells.get(name) or None for name in JUDGEMENTS.names}, **ends, "on": at})
    if problems:
        raise Refused(problems)
    return pa.Table.from_pylist(taken, schema=JUDGEMENTS.schema)


def _cells(path: Path) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """The columns of a file of judgements by the names that we know, and its cells."""
    header, lines = read_cells(path, "I001")
    return [heading(name) for name in header], [
        (line, {heading(name): cell for name, cell in cells.items()}) for line, cells in lines
    ]


_Said = tuple[str, str, str]  # two reports, and what was judged of them
_Place = tuple[Where, tuple[str, str]]  # where a file says so, and in which order
Called = Callable[[Collection[str]], Mapping[str, str]]  # of reports, by identity, what each is called
_SAME_AS = " = "  # between two of a chain


def by_identity(_: Collection[str], /) -> Mapping[str, str]:
    """Call reports nothing, where nobody knows them by another name."""
    return {}


@contextmanager
def as_written(*files: Path | None, called: Called = by_identity) -> Iterator[None]:
    """Name judgements that contradict each other as the files write them, with file and line, where they are refused within.

    Reports that are known have the names by which they are `called`, and no identities. The last judgement that calls the two different is the one that is named, and of each two in the chain the last that calls them the same.
    """
    try:
        yield
    except Refused as refusal:
        places, names = dict[_Said, _Place](), dict[str, str]()
        for file in files:
            if file is not None:
                _add_written(file, places, names)
        names |= called(sorted({one for found in refusal.problems for one in contradicting(found)}))
        raise Refused(_as_written(each, places, names) for each in refusal.problems) from refusal


def _as_written(found: Problem, places: Mapping[_Said, _Place], names: Mapping[str, str]) -> Problem:
    """The same contradiction by names, and by lines of files where these have it."""
    through = contradicting(found)
    first, second = (through[0], through[-1]) if through else ("", "")
    place = places.get((first, second, Judgement.DIFFERENT.value))
    if place is None:
        return by_names(found, names)
    chain = names.get(through[0], through[0])
    for one, other in itertools.pairwise(through):
        where, _ = places.get((one, other, Judgement.SAME.value), (None, ()))
        chain += _SAME_AS + names.get(other, other) + (f" ({where})" if where else "")
    came = " · ".join(names.get(one, one) for one in place[1])
    return problem("I007", place[0], came, first=first, second=second, chain=chain)


def _add_written(path: Path, places: dict[_Said, _Place], names: dict[str, str]) -> None:
    """Note of what a file says of each pair, either way around, where it does so last and how it names the two."""
    header, lines = _cells(path)
    ends = [_naming(end, header, by_source=True) for end in ("first", "second")]
    for line, cells in lines:
        written = [[cells.get(name, "") for name in columns] for columns in ends]
        first, second = (identity_in(*each) for each in written)
        one, other = ("/".join(each) for each in written)
        names |= {first: one, second: other}
        place = Where(path.name, line), (first, second)
        for pair in ((first, second), (second, first)):
            places[(*pair, cells.get("judgement", ""))] = place


def _naming(end: str, header: Sequence[str], *, by_source: bool) -> list[str]:
    """The columns that name one report of a pair."""
    both = [f"{end}_source", f"{end}_reference"]
    return both if by_source and end not in header and set(both) & set(header) else [end]


def _wrong_cells(cells: dict[str, str], naming: Mapping[str, Sequence[str]], where: Where) -> list[Problem]:
    """What is wrong with one row, of which `first` and `second` are the identities of its reports."""
    needed = [name for names in (*naming.values(), ["by"]) for name in names]
    found = [
        problem("I003", replace(where, column=name), cells.get(name, ""), name=name)
        for name in needed
        if not cells.get(name)
    ]
    if cells["first"] and cells["first"] == cells["second"]:
        last = naming["second"][-1]
        found.append(problem("I004", replace(where, column=last), cells[last]))
    if cells.get("judgement") not in {each.value for each in Judgement}:
        found.append(problem("I005", replace(where, column="judgement"), cells.get("judgement", "")))
    try:
        read_instant(cells.get("on", ""), ZoneInfo("UTC"))
    except ValueError:
        found.append(problem("I006", replace(where, column="on"), cells.get("on", ""), spellings=SPELLINGS))
    return found


def _to_come(at: datetime, now: datetime, written: str, where: Where) -> list[Problem]:
    """A problem where something was judged later than it can be anywhere."""
    told = f"{now.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return [problem("I042", where, written, now=told)] if at > now + _AHEAD else []


@dataclass(frozen=True, slots=True)
class Settled:
    """What people hold of pairs of reports, by their rows: the judgement that stands for each pair, and whose it is."""

    same: npt.NDArray[np.int32]
    same_by: tuple[str, ...]
    different: npt.NDArray[np.int32]
    also: npt.NDArray[np.int32] = field(default_factory=lambda: np.empty((0, 2), np.int32))
    also_by: tuple[str, ...] = ()

    @staticmethod
    def nothing() -> "Settled":
        """Nobody has judged yet."""
        return Settled(np.empty((0, 2), np.int32), (), np.empty((0, 2), np.int32))


def settle(judgements: pa.Table | None, report_ids: pa.Array) -> Settled:
    """Find the judgement that stands for each pair: the latest; of several at one moment the more cautious.

    Judgements on reports that are not here wait until they are. What is judged undecided is left to the machine.

    Raises:
        Refused: where judgements contradict each other: a chain of same joins two reports judged different.
    """
    if judgements is None or judgements.num_rows == 0:
        return Settled.nothing()
    rows = [
        pc.index_in(judgements.column(name).combine_chunks(), report_ids).to_pylist() for name in ("first", "second")
    ]
    known = [told for told in zip(*rows, judgements.to_pylist(), strict=True) if None not in told[:2]]
    latest = _last_of_each(known)
    same = sorted(pair for pair, said in latest.items() if said[1] == _CAUTION["same"])
    different = sorted(pair for pair, said in latest.items() if said[1] == _CAUTION["different"])
    also = sorted(pair for pair, said in latest.items() if said[1] == _CAUTION["also"])
    _refuse_contradictions(same, different, report_ids)
    return Settled(
        _array(same),
        tuple(latest[pair][2] for pair in same),
        _array(different),
        # Who tells of the other's incident stands first, as it was judged.
        _array([pair if latest[pair][3] == pair[0] else pair[::-1] for pair in also]),
        tuple(latest[pair][2] for pair in also),
    )


def standing(judgements: pa.Table) -> dict[tuple[str, str], Judgement]:
    """What people hold of each pair, whether its reports are here or not: what was judged last, what is undecided left out.

    The lesser identity of a pair stands first, and the pairs in that order.
    """
    latest = _last_of_each((said["first"], said["second"], said) for said in judgements.to_pylist())
    held = {pair: _CAUTIOUS[said[1]] for pair, said in sorted(latest.items())}
    return {pair: judgement for pair, judgement in held.items() if judgement is not Judgement.UNDECIDED}


def judged_apart(judgements: pa.Table) -> dict[str, dict[str, list[str]]]:
    """Of each report by whom it stands judged different from which others, whether these are here or not; in order of identity."""
    found: dict[str, dict[str, list[str]]] = {}
    latest = _last_of_each((said["first"], said["second"], said) for said in judgements.to_pylist())
    for pair, held in sorted(latest.items()):
        if _CAUTIOUS[held[1]] is Judgement.DIFFERENT:
            for one, other in (pair, pair[::-1]):
                found.setdefault(one, {}).setdefault(held[2], []).append(other)
    return found


def _last_of_each(
    judged: Iterable[tuple[Report, Report, dict[str, Any]]],
) -> dict[tuple[Report, Report], _Held[Report]]:
    """Of each pair what was judged last, of several at one moment the more cautious: when, how cautious, by whom, and of whom first."""
    latest: dict[tuple[Report, Report], _Held[Report]] = {}
    for one, other, said in judged:
        held = (said["on"].astimezone(UTC), _CAUTION[said["judgement"]], said["by"], one)
        pair = (min(one, other), max(one, other))
        latest[pair] = max(latest.get(pair, held), held)
    return latest


_CAUTIOUS = (Judgement.SAME, Judgement.ALSO, Judgement.UNDECIDED, Judgement.DIFFERENT)
_CAUTION = {judgement.value: place for place, judgement in enumerate(_CAUTIOUS)}


def _array(pairs: list[tuple[int, int]]) -> npt.NDArray[np.int32]:
    return np.array(pairs, dtype=np.int32).reshape(-1, 2)


def _refuse_contradictions(same: list[tuple[int, int]], different: list[tuple[int, int]], report_ids: pa.Array) -> None:
    """People may not hold that two reports are one incident, by whatever chain, and that they are not."""
    joined: dict[int, int] = {}

    def root(report: int) -> int:
        while (above := joined.get(report, report)) != report:
            report = above
        return report

    for one, other in same:
        joined[root(other)] = root(one)
    wrong = [pair for pair in different if root(pair[0]) == root(pair[1])]
    if wrong:
        raise Refused(contradiction([report_ids[row].as_py() for row in _chain(same, *pair)]) for pair in wrong)


def contradiction(through: Sequence[str]) -> Problem:
    """That the first and the last of these are judged different, and each two that follow one another the same."""
    one, other = through[0], through[-1]
    return problem("I007", Where(), f"{one} / {other}", first=one, second=other, chain=_SAME_AS.join(through))


def contradicting(found: Problem) -> list[str]:
    """The reports that such a problem names, in the order of its chain; none of any other problem."""
    return str(found.details["chain"]).split(_SAME_AS) if found.code == "I007" else []


def by_names(found: Problem, names: Mapping[str, str]) -> Problem:
    """A contradiction by what its reports are called, and not by their identities; any other problem as it is."""
    through = contradicting(found)
    return contradiction([names.get(one, one) for one in through]) if through else found


def _chain(same: list[tuple[int, int]], one: int, other: int) -> list[int]:
    """The shortest way from one report to another over reports that were judged the same."""
    beside: dict[int, list[int]] = {}
    for first, second in same:
        beside.setdefault(first, []).append(second)
        beside.setdefault(second, []).append(first)
    came_from = {other: other}
    reached = [other]
    for report in reached:
        fresh = [near for near in beside.get(report, []) if near not in came_from]
        came_from |= dict.fromkeys(fresh, report)
        reached += fresh
    way = [one]
    while way[-1] != other:
        way.append(came_from[way[-1]])
    return way


def follow(settled: Settled, count: int, first: Ints, second: Ints) -> tuple[Bools, Bools]:
    """Which of some pairs of so many rows are the same, and which are not, by what people judged and by what follows from it.

    If a and b are the same and b and c are different, a and c are different.
    """
    group = _joined(settled.same, count)
    ends, apart = (
        np.sort(group[two], axis=-1).astype(np.int64) for two in (np.stack([first, second], -1), settled.different)
    )
    key, held = (two[..., 0] << 32 | two[..., 1] for two in (ends, apart))
    return ends[:, 0] == ends[:, 1], np.isin(key, held)


def _joined(same: npt.NDArray[np.int32], count: int) -> Ints:
    """The first row of those that people hold for one, by row."""
    group = np.arange(count, dtype=np.int32)
    while True:
        least = group[same].min(axis=1, initial=count)
        joined = group.copy()
        for side in same.T:
            np.minimum.at(joined, group[side], least)
        joined = joined[joined]
        if np.array_equal(joined, group):
            return group
        group = joined


def are_different(pairs: Pairs, settled: Settled, voices: Ints, model: LinkModel) -> Bools:
    """Which of many pairs are different: by what people hold; else those of one voice, and those below what the model offers.

    What is left is open: clustering joins it where the whole incident speaks for it, and a person may look at it.
    """
    different = (pairs.score < model.offered) | (voices[pairs.first] == voices[pairs.second])
    different &= ~_held(pairs, settled.same)
    return np.asarray(different | _held(pairs, settled.different))


def _held(pairs: Pairs, held: npt.NDArray[np.int32]) -> Bools:
    """Which pairs are among those of which people hold something."""
    if not len(held):
        return np.zeros(len(pairs), np.bool_)
    return np.isin(pairs.first.astype(np.int64) << 32 | pairs.second, held[:, 0].astype(np.int64) << 32 | held[:, 1])
