"""What surrounds a report is found in the tables of the desk as it is in memory: whatever changes gives what gathering everything gives."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from random import SystemRandom
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from tangles import EVERY, Change, Tangle
from tellings import DAY, LAW, MODEL, WORDS, spanning
from told import reports_of, told
from unravelling import failure_of, told_why

from truceline.incident.arriving.surroundings import SIDES, Wanted, finds, marks_of
from truceline.incident.model import LinkModel

NUMBERS = (8, 9)
PROMISED_S = 120.0
TEETH = {
    "words": (told("a", said=WORDS, language="en"), told("b", said=WORDS, language="en", observed="told", minutes=600)),
    "media": (told("a", media_sha256="a" * 64), told("b", media_sha256="a" * 64, minutes=2_000)),
    "relayed_from": (told("b", north_m=60_000, relayed_from="a/0-0"), told("a")),
}


class AtTheDesk:
    """Reports in the tables of a desk, as taking them in keeps them, and their marks; nobody's incidents are gathered of them."""

    def __init__(self, person: Any, model: LinkModel) -> None:
        from truceline.desk.queries.surroundings import Surroundings
        from truceline.desk.tables import Mark, Report

        self._person, self._model = person, model
        self._fetch = Surroundings(10_000).fetch
        Mark.objects.all().delete()
        Report.every.all().delete()

    def __call__(self, wanted: Wanted) -> pa.Table:
        return self._fetch(wanted)

    def take_in(self, arrived: pa.Table, gone: list[str]) -> None:
        from truceline.desk.queries.surroundings import marks
        from truceline.desk.recording import spelt
        from truceline.desk.tables import Mark, Report

        Mark.objects.filter(report_id__in=gone).delete()
        Report.every.filter(pk__in=gone).delete()
        Report.every.bulk_create(
            Report(
                report_id=row["report_id"],
                content=spelt(row),
                occurred_at=row["occurred_at"],
                exercise=row["exercise"],
                received_by=self._person,
                received_at=row["occurred_at"],
            )
            for row in arrived.to_pylist()
        )
        Mark.objects.bulk_create(marks(arrived, self._model))


@pytest.fixture
def at_the_desk(somebody: Callable[..., Any]) -> Iterator[Callable[[LinkModel], AtTheDesk]]:
    """Make such a store; what it kept is gone when the test is over."""
    from django.db import transaction

    person = somebody("duty_officer")
    with transaction.atomic():
        yield partial(AtTheDesk, person)
        transaction.set_rollback(True)


def test_whatever_changes_in_a_tangle_at_a_desk_gives_what_gathering_everything_gives(
    whole: bool, at_the_desk: Callable[[LinkModel], AtTheDesk], record_property: Callable[[str, object], None]
) -> None:
    """At length others each time, as with stores in memory; the number of one that fails belongs into NUMBERS."""
    if not whole:
        assert [why for number in NUMBERS if (why := told_why(number, at_the_desk))] == []
        return
    began, tried = time.monotonic(), 0
    while time.monotonic() - began < PROMISED_S:
        why = told_why(SystemRandom().randrange(EVERY), at_the_desk)
        assert why is None, why
        tried += 1
    record_property("tangles", tried)


def test_rows_that_span_weeks_are_marked_and_found(at_the_desk: Callable[[LinkModel], AtTheDesk]) -> None:
    """A desk that learnt of lists by the week or month could take nothing in any more: their boxes are longer than it knew."""
    model = replace(MODEL, by_day=(LAW,))
    every = reports_of(*spanning(60, 40))
    desk, marks = at_the_desk(model), marks_of(every, model)
    desk.take_in(every, [])
    boxes = marks.select(SIDES).drop_null()
    assert pc.max(pc.subtract(boxes["until"], boxes["since"])).as_py() > 30 * DAY * 60
    for row in range(boxes.num_rows):
        # The moment at which a box ends touches none that it touched at its beginning, and is looked for by itself.
        for end in ("since", "until"):
            moment = boxes[end].slice(row, 1)
            wanted = Wanted(boxes=pa.table([*boxes.slice(row, 1).columns[:4], moment, moment], names=list(SIDES)))
            assert ids_of(desk(wanted)) == ids_of(every.filter(pa.array(finds(wanted, marks))))


def ids_of(reports: pa.Table) -> list[str]:
    return sorted(reports["report_id"].to_pylist())


@pytest.mark.parametrize("forgotten", ["words", "media", "relayed_from"])
def test_teeth_a_desk_that_forgets_a_mark_is_found(
    forgotten: str, at_the_desk: Callable[[LinkModel], AtTheDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.queries import surroundings

    made = surroundings.marks

    def fewer(*of: Any) -> Iterator[Any]:
        for mark in made(*of):
            setattr(mark, forgotten, None)
            yield mark

    monkeypatch.setattr(surroundings, "marks", fewer)
    assert failure_of(Tangle("plain", tuple(Change(came=(row,)) for row in TEETH[forgotten])), at_the_desk) is not None
