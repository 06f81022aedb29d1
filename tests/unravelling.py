"""Tangles taken in change by change and held against full runs; of one that fails, the little that it takes to fail.

What changes is asked of two stores: one that looks at every report, and another, such as one that holds them laid out. The other has a
change already, or not yet, in turn.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol

import pyarrow as pa
import pyarrow.compute as pc
from regathered import Desk, tables
from tangles import Change, Judged, Row, Tangle, model_of, tangle_of
from told import reports_of, told

from truceline.errors import Refused
from truceline.incident.arriving import regathering
from truceline.incident.arriving.holding import Held
from truceline.incident.arriving.surroundings import Wanted
from truceline.incident.gathering import sides
from truceline.incident.joining.judge import JUDGEMENTS, settle
from truceline.incident.model import LinkModel

_MOST_TRIES = 600  # to make a tangle smaller
_FIRST_DAY = datetime(2020, 7, 10, tzinfo=UTC)
_NEEDED = tuple(told())  # what every report of these tests says
APART, OTHERWISE = "the two stores differ", "it is not as if all were gathered"
ALONE, WRONGLY = "it is refused here and by no full run", "it is refused by a full run and not here"


class Store(Protocol):
    """Reports that stand, somewhere."""

    def __call__(self, wanted: Wanted, /) -> pa.Table:
        """Give what is wanted."""

    def take_in(self, arrived: pa.Table, gone: list[str], /) -> None:
        """Let reports arrive, and go."""


class Failure(NamedTuple):
    """In which way a tangle fails, and at which change."""

    way: str
    change: int


def in_memory(model: LinkModel) -> Held:
    """A store that holds reports laid out."""
    return Held(reports_of(), model)


def failure_of(tangle: Tangle, made: Callable[[LinkModel], Store | Held] = in_memory) -> Failure | None:
    """Take a tangle in; in which way it fails, or nothing. What a full run refuses must be refused, and is left out."""
    model = model_of(tangle)
    desk, other = Desk(model, holds=False), made(model)
    for number, change in enumerate(tangle.changes):
        try:
            way = _taken_in(desk, other, _possible(change, desk.reports), number % 2 > 0)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a failure, and made smaller
            way = f"{type(error).__name__}: {str(error)[:200]}"
        if way:
            return Failure(way, number)
    return None


def _possible(change: Change, stand: pa.Table) -> Change:
    """What of a change can be: what goes is here, what comes is not, and each comes once."""
    here = set(stand["report_id"].to_pylist())
    went = here & set(change.went)
    came = {row["report_id"]: row for row in change.came if row["report_id"] not in here - went}
    return Change(tuple(came.values()), tuple(sorted(went)), change.judged)


def _taken_in(desk: Desk, other: Store | Held, change: Change, has_it: bool) -> str | None:
    """Take in one change; in which way it fails, or nothing."""
    known, judged = desk.judgements, _table_of(change.judged, desk.judgements.num_rows)
    asked = regathering.Change(
        reports_of(*change.came),
        desk.reports.filter(pc.is_in(desk.reports["report_id"], pa.array(change.went, pa.string()))),
        frozenset(name for one in change.judged for name in one[:2]),
    )
    desk.judgements = pa.concat_tables([known, judged])
    is_refused = _are_contradicting(desk, asked)
    moves = asked.arrived, asked.gone["report_id"].to_pylist()
    if has_it and not is_refused:
        other.take_in(*moves)
    try:
        found = regathering.regather(asked, other, model=desk.model, judgements=desk.judgements)
        fresh = None if is_refused else desk.take(asked)
    except Refused as refused:
        desk.judgements = known
        return None if is_refused else f"{ALONE}: {str(refused)[:100]}"
    if fresh is None:
        return WRONGLY
    if not has_it:
        other.take_in(*moves)
    if tables(found) != tables(fresh):
        return APART
    return None if desk.is_as_if_all_were_gathered() else OTHERWISE


def _table_of(judged: tuple[Judged, ...], before: int) -> pa.Table:
    """Judgements as a table, each later than all before."""
    rows = [
        {"first": one, "second": other, "judgement": said, "by": "officer-amina", "reason": None}
        | {"on": _FIRST_DAY + timedelta(hours=before + number)}
        for number, (one, other, said) in enumerate(judged)
    ]
    return pa.Table.from_pylist(rows, JUDGEMENTS.schema)


def left_of(tangle: Tangle) -> pa.Table:
    """The reports that stand at the end."""
    stand: dict[str, Row] = {}
    for change in tangle.changes:
        stand = {name: row for name, row in stand.items() if name not in change.went}
        stand |= {row["report_id"]: row for row in change.came}
    return reports_of(*stand.values())


def judged_in(tangle: Tangle) -> pa.Table:
    """All that was judged, whether it contradicts itself or not."""
    return _table_of(tuple(one for change in tangle.changes for one in change.judged), 0)


def _are_contradicting(desk: Desk, asked: regathering.Change) -> bool:
    """Whether judgements contradict each other on the reports that stand after a change and may meet."""
    gone = pc.is_in(desk.reports["report_id"], asked.gone["report_id"].combine_chunks())
    stand = pa.concat_tables([desk.reports.filter(pc.invert(gone)), asked.arrived])
    try:
        for side in sides(stand):
            settle(desk.judgements, side["report_id"].combine_chunks())
    except Refused:
        return True
    return False


def smaller(tangle: Tangle, way: str, made: Callable[[LinkModel], Store | Held] = in_memory) -> Tangle:
    """Leave out of a tangle that fails in some way whatever it does not take to fail in this way."""
    tries = 0

    def fails(less: Tangle) -> bool:
        nonlocal tries
        tries += 1
        failure = failure_of(less, made) if tries < _MOST_TRIES else None
        return failure is not None and failure.way.partition(":")[0] == way.partition(":")[0]

    for steps in (_without_changes, _without_parts, _without_changes, _without_parts, _without_values):
        tangle = _left_out(tangle, steps, fails)
    return tangle


def _left_out(
    tangle: Tangle, steps: Callable[[Tangle], Iterator[Callable[[Tangle], Tangle]]], fails: Callable[[Tangle], bool]
) -> Tangle:
    for step in list(steps(tangle)):
        less = step(tangle)
        if less != tangle and fails(less):
            tangle = less
    return tangle


def _without_changes(tangle: Tangle) -> Iterator[Callable[[Tangle], Tangle]]:
    """Steps from the last change to the first: each leaves one out, which keeps the places of those before."""
    for place in reversed(range(len(tangle.changes))):

        def step(some: Tangle, place: int = place) -> Tangle:
            return some._replace(changes=some.changes[:place] + some.changes[place + 1 :])

        yield step


def _without_parts(tangle: Tangle) -> Iterator[Callable[[Tangle], Tangle]]:
    """Steps that leave out one report that comes, one that goes or one judgement."""
    for place, change in reversed(list(enumerate(tangle.changes))):
        for part in Change._fields:
            for one in getattr(change, part):

                def step(some: Tangle, place: int = place, part: str = part, one: object = one) -> Tangle:
                    changes = list(some.changes)
                    rest = tuple(other for other in getattr(changes[place], part) if other != one)
                    changes[place] = changes[place]._replace(**{part: rest})
                    return some._replace(changes=tuple(changes))

                yield step


def _without_values(tangle: Tangle) -> Iterator[Callable[[Tangle], Tangle]]:
    """Steps that leave one value out of one report, whenever it comes."""
    rows = [row for change in tangle.changes for row in change.came]
    for report_id in sorted({row["report_id"] for row in rows}):
        told_of = {name for row in rows if row["report_id"] == report_id for name in row if row[name] is not None}
        for name in sorted(told_of.difference(_NEEDED)):

            def step(some: Tangle, report_id: str = report_id, name: str = name) -> Tangle:
                changes = (
                    change._replace(came=tuple(_less(row, report_id, name) for row in change.came))
                    for change in some.changes
                )
                return some._replace(changes=tuple(changes))

            yield step


def _less(row: Row, report_id: str, name: str) -> Row:
    return row if row["report_id"] != report_id else {key: value for key, value in row.items() if key != name}


def told_why(number: int, made: Callable[[LinkModel], Store | Held] = in_memory) -> str | None:
    """Of a tangle that fails what whoever mends it needs: its number, in which way it fails, and the little that it takes."""
    tangle = tangle_of(number)
    failure = failure_of(tangle, made)
    if failure is None:
        return None
    less = written(smaller(tangle, failure.way, made))
    return f"tangle {number} fails at its change {failure.change}: {failure.way}\nIt takes no more than this, {less}"


def written(tangle: Tangle) -> str:
    """A tangle as a person reads it: what differs from what every report says."""
    plain = told()
    lines = [f"by the model {tangle.model}"]
    for number, change in enumerate(tangle.changes):
        for row in change.came:
            says = ", ".join(
                f"{name} {value}" for name, value in row.items() if value is not None and value != plain.get(name)
            )
            lines.append(f"{number} comes: {says}")
        lines += [f"{number} goes: {name}" for name in change.went]
        lines += [f"{number} is judged: {one} and {other} {said}" for one, other, said in change.judged]
    return "\n".join(lines)
