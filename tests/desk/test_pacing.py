"""Writing much at once without holding anybody up: pieces as large as time allows, and room for others between them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def test_the_marks_of_the_first_model_are_written_while_everybody_can_write_and_are_whole_with_it(
    somebody: Callable[..., Any], file_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import connection

    from truceline.desk.actions import gathering
    from truceline.desk.actions import gathering_in_pieces as pieces
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Mark, Report, standing

    officer = somebody("duty_officer")
    take_in(officer, [file_of("post-7,monitor,p-2,2019-09-21T10:00,36.10,32.62,300,explosion,A blast,en")])
    mark, written = gathering._mark, []

    def watched(reports: Any, model: Any) -> None:
        if reports.num_rows:
            written.append(connection.in_atomic_block)
        mark(reports, model)

    monkeypatch.setattr(gathering, "_mark", watched)
    monkeypatch.setattr(pieces, "model_at_hand", lambda: None)
    pieces.gather_in_pieces("test", lambda _done, _of: None)
    assert written == [False]
    assert not Report.objects.filter(standing(), mark=None).exists()
    assert Mark.objects.count() >= 1
