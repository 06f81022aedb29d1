"""Silence under a faked clock: recorded once, whatever changes, stops or dies; and each step of the ladder at its time."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from contact_form import NORTH
from desk_reading import entries_of_kind


def facts(contact: Any) -> list[str]:
    return [fact.fact for fact in contact.facts.order_by("on", "fact_id")]


def silence(contact: Any) -> list[str]:
    return list(contact.steps.values_list("code", flat=True))


def looked(at: datetime) -> int:
    from truceline.desk.actions.falling_silent import fall_silent

    return fall_silent(at)


def test_silence_is_recorded_once_and_each_step_of_the_ladder_at_its_time(
    contacted: Callable[..., list[Any]], liaison: Any, desk: Any
) -> None:
    one, other = contacted()
    due = one.due_at
    looked(due)  # at the very moment a reply is in time
    assert silence(one) == []
    looked(due + timedelta(seconds=1))
    looked(due + timedelta(seconds=1))
    looked(due + timedelta(hours=1, minutes=59))
    assert silence(one) == ["silence", "reminder"]
    assert "Silence" in liaison.get("/contacts/?show=silent").content.decode()
    assert one.subject in liaison.get("/contacts/?show=silent").content.decode()
    looked(due + timedelta(days=3))  # a worker that was away for days takes what is due, all of it, once
    looked(due + timedelta(days=3))
    assert silence(one) == ["silence", "reminder", "superior", "guarantor", "centre"]
    assert silence(other) == silence(one)
    kept = entries_of_kind(desk, "contact_step")
    assert json.loads(kept[one.steps.first().pk]) == json.loads(one.steps.first().content)
    one.refresh_from_db()
    assert one.look_at is None


def test_who_replies_is_asked_no_more_and_who_replies_late_is_late_for_good(
    contacted: Callable[..., list[Any]], north: Any, south: Any
) -> None:
    one, other = contacted()
    north.post(f"/portal/{one.pk}/reply/", {"said": "answered", "words": "We look into it"})
    looked(other.due_at + timedelta(seconds=1))
    assert (silence(one), silence(other)) == ([], ["silence", "reminder"])
    south.post(f"/portal/{other.pk}/reply/", {"said": "answered", "words": "Late, but here"})
    looked(other.due_at + timedelta(days=3))
    assert silence(other) == ["silence", "reminder"]


@pytest.mark.parametrize("falls_at", [1, 2])
def test_a_worker_that_dies_anywhere_loses_no_silence_and_tells_none_twice(
    contacted: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch, falls_at: int
) -> None:
    from truceline.desk.actions import falling_silent
    from truceline.desk.tables import ContactStep

    one = contacted(side=[NORTH])[0]
    written = falling_silent._write
    count = 0

    def dies(*told: Any) -> int:
        nonlocal count
        count += 1
        if count == falls_at:
            raise KeyboardInterrupt  # the process is ended in the middle of its transaction
        return written(*told)

    monkeypatch.setattr(falling_silent, "_write", dies)
    with pytest.raises(KeyboardInterrupt):
        looked(one.due_at + timedelta(seconds=1))
    assert silence(one) == []
    one.refresh_from_db()
    assert one.silent_at is None
    monkeypatch.undo()
    for _ in range(3):  # whoever comes after it, and comes again
        looked(one.due_at + timedelta(seconds=1))
    assert silence(one) == ["silence", "reminder"]
    assert ContactStep.objects.filter(contact=one, code="silence").count() == 1


def test_teeth_a_ladder_without_memory_is_stopped_by_the_table(
    contacted: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import IntegrityError

    from truceline.desk.actions import falling_silent
    from truceline.desk.tables import Contact

    one = contacted(side=[NORTH])[0]
    at = one.due_at + timedelta(seconds=1)
    looked(at)
    Contact.objects.filter(pk=one.pk).update(look_at=one.due_at)
    monkeypatch.setattr(falling_silent, "run_out", lambda clocks, _now, _told: clocks)
    with pytest.raises(IntegrityError):
        looked(at)
    monkeypatch.undo()
    looked(at)  # the memory is back
    assert silence(one) == ["silence", "reminder"]


@pytest.mark.parametrize("day", ["2018-03-29", "2018-10-25"])
def test_hours_are_real_time_while_the_clocks_of_the_country_change(
    day: str, contacted: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Damascus put its clocks forward on 30 March 2018 at midnight, and back on 26 October."""
    from truceline.desk.actions import climbing, contacting, noting_facts

    moment = datetime.fromisoformat(f"{day}T20:30:00").replace(tzinfo=UTC)
    monkeypatch.setattr(contacting, "now", lambda: moment)
    monkeypatch.setattr(noting_facts, "now", lambda: moment)
    monkeypatch.setattr(climbing, "now", lambda: moment)
    one = contacted(side=[NORTH], hours="6")[0]
    assert one.due_at - moment == timedelta(hours=6)
    looked(moment + timedelta(hours=6))
    assert silence(one) == []
    looked(moment + timedelta(hours=6, seconds=1))
    assert silence(one) == ["silence", "reminder"]


def test_a_desk_that_is_read_only_records_silence_when_it_opens_again(
    contacted: Callable[..., list[Any]], browser_of: Callable[..., Any], north: Any
) -> None:
    one = contacted(side=[NORTH])[0]
    head = browser_of("head_of_centre")
    head.post("/mode/", {"mode": "read_only", "reason": "moving house"})
    try:
        assert looked(one.due_at + timedelta(seconds=1)) == 0
        assert north.get(f"/portal/{one.pk}/").status_code == 200  # it may be read, and nothing is written
        assert facts(one) == ["sent"]
    finally:
        head.post("/mode/", {"mode": "normal", "reason": "there"})
    looked(one.due_at + timedelta(seconds=1))
    assert silence(one) == ["silence", "reminder"]


def test_the_worker_looks_at_every_tick(contacted: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    from truceline.desk import scheduling
    from truceline.desk.actions import falling_silent

    one = contacted(side=[NORTH])[0]
    monkeypatch.setattr(scheduling, "JOBS", {})
    monkeypatch.setattr(falling_silent, "now", lambda: one.due_at + timedelta(seconds=1))
    scheduling.tick()
    assert silence(one) == ["silence", "reminder"]


def walked(told: Callable[[], Any]) -> tuple[int, list[str]]:
    """How many questions something asks of the database, and which tables of contacts it walks through for them."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    growing = {f"SCAN desk_{name}" for name in ("contact", "contactfact", "contactstep", "dispatch", "incomingletter")}
    with CaptureQueriesContext(connection) as asked:
        told()
    found = []
    with connection.cursor() as cursor:
        for query in asked.captured_queries:
            # How PostgreSQL finds so few rows as a test has says nothing of how it finds many.
            if connection.vendor == "sqlite" and query["sql"].startswith("SELECT"):
                cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
                found += [step[3] for step in cursor.fetchall() if step[3] in growing]
    return len(asked.captured_queries), found


def test_lists_and_the_worker_are_answered_by_indexes_with_as_many_questions_for_many_as_for_few(
    contacted: Callable[..., list[Any]], liaison: Any, north: Any
) -> None:
    from truceline.desk.actions.sending import send_due

    contacted(side=[NORTH])
    asked = {
        "due": lambda: liaison.get("/contacts/?show=due"),
        "silent": lambda: liaison.get("/contacts/?show=silent"),
        "mine": lambda: liaison.get("/contacts/?show=mine"),
        "side": lambda: liaison.get(f"/contacts/?show=all&side={NORTH}"),
        "letters": lambda: liaison.get("/contacts/letters/"),
        "portal": lambda: north.get("/portal/?page=1"),
        "worker": lambda: looked(datetime(2001, 1, 1, tzinfo=UTC)),
        "sending": send_due,
    }
    for told in asked.values():
        told()
    few = {name: walked(told) for name, told in asked.items()}
    for _ in range(3):
        contacted(side=[NORTH])
    north.get("/portal/")
    many = {name: walked(told) for name, told in asked.items()}

    assert {name: found for name, (_, found) in many.items()} == {name: [] for name in asked}
    assert {name: count for name, (count, _) in many.items()} == {name: count for name, (count, _) in few.items()}
