"""Writing much at once without holding anybody up: pieces as large as time allows, and room for others between them."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pytest


def test_a_piece_that_was_slow_makes_the_next_one_smaller_and_a_quick_one_makes_it_larger_by_half() -> None:
    from truceline.desk.pacing import TARGET_S, Pace

    pace = Pace(100, least=20, most=400)
    pace.took(TARGET_S * 2)
    assert pace.size == 50
    pace.took(TARGET_S)
    assert pace.size == 50
    pace.took(TARGET_S / 1_000)
    assert pace.size == 75
    for _ in range(9):
        pace.took(60.0)
    assert pace.size == 20  # however slow, it goes on
    for _ in range(30):
        pace.took(0.0)
    assert pace.size == 400


def test_between_two_pieces_somebody_else_gets_to_write(somebody: Callable[..., Any], desk: Any) -> None:
    """Teeth: without the pause whoever waits on SQLite, which looks every tenth of a second, may wait until all is written."""
    import threading

    from django.db import connection

    from truceline.desk.actions.keeping_shift import write_entry
    from truceline.desk.pacing import Pace
    from truceline.desk.tables import ShiftEntry

    del desk
    officer, done = somebody("duty_officer"), threading.Event()
    before = ShiftEntry.objects.count()

    def note() -> None:
        write_entry(officer, {"kind": "note", "text": "Written while a file is taken in"})
        connection.close()
        done.set()

    other = threading.Thread(target=note)
    pace, pieces = Pace(1, least=1, most=1), 0
    other.start()
    while not done.is_set() and pieces < 8:
        with pace.recorded("test"):
            done.wait(0.15)
        pieces += 1
    other.join()
    assert pieces < 8
    assert ShiftEntry.objects.count() == before + 1


@pytest.mark.parametrize(("vendor", "after"), [("sqlite", [0.11, 0.11]), ("postgresql", [0.05, 0.0])])
def test_on_postgresql_only_what_the_register_tells_of_holds_others_up_and_leaves_them_room(
    vendor: str, after: list[float], desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import connection

    from truceline.desk import pacing

    del desk
    pauses, pace = list[float](), pacing.Pace(4, least=4, most=4)
    monkeypatch.setattr("truceline.desk.pacing.time.sleep", pauses.append)
    with pace.recorded("test"):
        monkeypatch.setattr(connection, "vendor", vendor)
    pace.write([1], lambda _: None)
    monkeypatch.undo()
    assert pauses == after


def test_what_no_register_tells_of_is_written_in_pieces_with_room_after_each_and_made_while_everybody_can_write(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import connection, transaction

    from truceline.desk import pacing

    del desk
    made, written, rooms = list[bool](), list[tuple[bool, int]](), list[bool]()

    def rows() -> Iterator[int]:
        for number in range(10):
            made.append(connection.in_atomic_block)
            yield number

    monkeypatch.setattr(pacing, "_give_way", lambda *_: rooms.append(connection.in_atomic_block))
    pace = pacing.Pace(4, least=4, most=4)
    pace.write(rows(), lambda some: written.append((connection.in_atomic_block, len(some))))
    assert written == [(True, 4), (True, 4), (True, 2)]
    assert made == [False] * 10
    assert rooms == [False] * 3

    with transaction.atomic():  # of somebody else: there is no room to leave
        pace.write(rows(), lambda some: written.append((connection.in_atomic_block, len(some))))
    assert len(written) == 6
    assert len(rooms) == 3


def exercise(path: Path, name: str) -> bytes:
    """Sixty invented reports of four days, from sources of their own."""
    from truceline.agreement.reading import read_agreement
    from truceline.exercise.inventing import invent
    from truceline.exercise.settings import ExerciseSettings
    from truceline.report.writing import write_reports

    southwest = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"
    reports = invent(
        read_agreement(southwest), ExerciseSettings(seed=23, reports=60, days=4, start="2018-03-01")
    ).reports
    for column in ("source", "relayed_from"):
        told = pc.binary_join_element_wise(name, reports[column], "-")
        reports = reports.set_column(reports.schema.get_field_index(column), reports.schema.field(column), told)
    write_reports(reports, path)
    return path.read_bytes()


@pytest.mark.parametrize("safeguard", [True, False], ids=["held", "teeth"])
def test_however_many_reports_a_file_has_no_transaction_of_the_worker_writes_more_than_its_pace(
    safeguard: bool, somebody: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk import pacing
    from truceline.desk.actions import arriving, gathering_in_pieces
    from truceline.desk.actions.looking_into import look_into
    from truceline.desk.tables import Handling, LookedDay, Mark, Suggestion

    tables, most = (Handling, LookedDay, Mark, Suggestion), 3
    officer, content = somebody("duty_officer"), exercise(tmp_path / "EXERCISE-r.csv", f"pace{safeguard}")
    monkeypatch.setattr(arriving, "AT_ONCE", 1)
    monkeypatch.setattr(gathering_in_pieces, "OUTGROWN", 0)
    arrival = look_into(officer, [("EXERCISE-r.csv", iter([content]))])
    arriving.confirm(officer, arrival)
    for table in (LookedDay, Mark, Suggestion):
        table.objects.all().delete()
    held = [[table.objects.count() for table in tables]]
    monkeypatch.setattr(pacing, "_give_way", lambda *_: held.append([table.objects.count() for table in tables]))

    def paced(pace: Any, _: int, **__: int) -> None:
        pace.size = pace._least = pace._most = most

    monkeypatch.setattr(pacing.Pace, "__init__", paced)
    if not safeguard:
        monkeypatch.setattr(pacing.Pace, "write", lambda _, rows, act: act(list(rows)))
    arriving.carry_on(arrival.pk)

    held.append([table.objects.count() for table in tables])
    grown = [max(after[at] - before[at] for before, after in pairwise(held)) for at in range(len(tables))]
    assert all(last > first for last, first in zip(held[-1], held[0], strict=True)), held[-1]
    assert all(one <= most for one in grown) is safeguard, grown
    assert not safeguard or len(held) > 40


def test_a_model_is_in_use_once_all_reports_are_marked_by_it_and_a_stop_before_leaves_it_to_the_next_worker(
    somebody: Callable[..., Any], file_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from gathered import anew, standing

    from truceline.desk.actions import gathering_in_pieces as pieces
    from truceline.desk.actions import gathering_owed
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.queries.linking import model_at_hand, model_in_waiting, model_to_mark_by
    from truceline.desk.tables import LinkModelKept, Mark, Owed, Report

    officer = somebody("duty_officer")
    line = "post-7,monitor,{name},2019-09-20T10:00,36.10,32.62,300,explosion,A blast,en"
    take_in(officer, [file_of(line.format(name="w-1"))])
    before, kept = model_at_hand(), LinkModelKept.objects.count()

    def stopped(_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pieces, "OUTGROWN", 0)
    with monkeypatch.context() as dying:
        dying.setattr(pieces, "mark_anew", stopped)
        with pytest.raises(KeyboardInterrupt):
            pieces.gather_in_pieces("test", lambda _done, _of: None)
    assert model_at_hand() == before
    waiting = model_in_waiting()
    assert waiting is not None
    assert model_to_mark_by() == waiting

    # What comes meanwhile is owed, and marked by the model in waiting.
    take_in(officer, [file_of(line.format(name="w-2").replace("10:00", "10:05"))])
    assert Owed.objects.count() == 2
    assert Mark.objects.filter(report__content__contains='"w-2"').exists()
    # Teeth: what is near is not gathered by marks of two models.
    assert gathering_owed._near(list(Owed.objects.all())) is None

    gathering_owed.gather_owed()
    assert model_in_waiting() is None
    assert model_at_hand() == waiting
    assert LinkModelKept.objects.count() == kept + 1
    assert not Report.every.filter(mark=None).exists()
    assert not Owed.objects.exists()
    after = standing()
    monkeypatch.undo()
    assert anew() == 0
    assert standing() == after


def test_all_that_a_mark_says_is_made_anew_with_the_model() -> None:
    from truceline.desk.actions.gathering import MARKED
    from truceline.desk.tables import Mark

    assert set(MARKED) == {one.name for one in Mark._meta.get_fields()} - {"report"}


def test_what_is_learnt_of_all_reports_is_learnt_while_everybody_can_write(
    somebody: Callable[..., Any], file_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import connection

    from truceline.desk.actions import gathering_in_pieces as pieces
    from truceline.desk.actions.gathering import learnt_from_all
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Mark, Report

    take_in(
        somebody("duty_officer"), [file_of("post-7,monitor,p-1,2019-09-20T10:00,36.10,32.62,300,explosion,A blast,en")]
    )
    learn, held = learnt_from_all, []

    def learnt(reports: Any) -> Any:
        held.append(connection.in_atomic_block)
        Mark.objects.filter(report_id=newcomer).delete()  # as if it had come just now
        return learn(reports)

    newcomer = Report.objects.get(content__contains='"reference":"p-1"').pk
    monkeypatch.setattr(pieces, "learnt_from_all", learnt)
    monkeypatch.setattr(pieces, "OUTGROWN", 0)
    pieces.gather_in_pieces("test", lambda _done, _of: None)
    assert held
    assert not any(held)
    assert Mark.objects.filter(report_id=newcomer).exists()
