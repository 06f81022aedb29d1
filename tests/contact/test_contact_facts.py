"""Sent, delivered, read, acknowledged, answered, accepted and disputed are different facts."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from truceline.contact.contact import MARKS, WORDS, Contact, Fact, Kind, Known, Means, check, ends_wait, made_alike
from truceline.contact.ladder import DEFAULT, Step, reminding, steps_due
from truceline.contact.symmetry import OUTCOMES, TREATMENT, treatment
from truceline.errors import Refused

NOON = datetime(2017, 7, 9, 9, 0, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def contact(*known: tuple[Fact, datetime], side: str = "north", **more: Any) -> Contact:
    facts = tuple(Known(fact, at, "message 7") for fact, at in known)
    values: dict[str, Any] = {
        "contact_id": f"{side}-1",
        "together": "t1",
        "kind": Kind.REQUEST_INFORMATION,
        "addressee": side,
        "means": Means.EMAIL,
        "opened_at": NOON,
        "due_at": NOON + 6 * HOUR,
        "known": facts,
    }
    return Contact(**values | more)


SENT = (Fact.SENT, NOON + MINUTE)


@pytest.mark.parametrize(
    ("known", "after", "outcome"),
    [
        ((), HOUR, "unsent"),
        (((Fact.FAILED, NOON + MINUTE),), HOUR, "failed"),
        ((SENT,), HOUR, "waiting"),
        ((SENT, (Fact.READ, NOON + HOUR)), 2 * HOUR, "waiting"),
        ((SENT, (Fact.ACKNOWLEDGED, NOON + HOUR)), 7 * HOUR, "silent"),
        ((SENT, (Fact.ANSWERED, NOON + 8 * HOUR)), 9 * HOUR, "answered"),
        ((SENT, (Fact.ACCEPTED, NOON + HOUR), (Fact.DISPUTED, NOON + 2 * HOUR)), 9 * HOUR, "disputed"),
        ((SENT, (Fact.DISPUTED, NOON + HOUR), (Fact.ACCEPTED, NOON + 2 * HOUR)), 9 * HOUR, "accepted"),
    ],
)
def test_no_fact_follows_from_another(known: tuple[Any, ...], after: timedelta, outcome: str) -> None:
    one = contact(*known)

    assert one.outcome(NOON + after) == outcome
    assert {mark for mark in MARKS if one.first(mark) is not None} == {fact for fact, _ in known} & set(MARKS)


def test_the_centre_holds_the_clock_until_the_message_went_out_and_then_the_side() -> None:
    assert contact().clock("centre").holder == "centre"  # type: ignore[union-attr] # there is one
    sent = contact(SENT).clock("centre")
    assert sent is not None
    assert (sent.holder, sent.started_at) == ("north", NOON + MINUTE)
    assert contact(due_at=None).clock("centre") is None


def test_facts_that_cannot_be_are_refused_all_at_once() -> None:
    wrong = Contact(
        **{
            name: getattr(contact(), name)
            for name in ("contact_id", "together", "kind", "addressee", "means", "opened_at")
        },
        known=(Known(Fact.READ, NOON, " "), Known(Fact.SENT, NOON + HOUR, "log")),
    )

    with pytest.raises(Refused) as refusal:
        check(wrong, NOON + MINUTE)

    assert [problem.code for problem in refusal.value.problems] == ["N002", "N003", "N001"]
    check(contact(SENT, (Fact.READ, NOON + HOUR)), NOON + HOUR)


def test_both_sides_are_told_alike_where_the_same_goes_to_all_in_one_minute() -> None:
    south = contact((Fact.SENT, NOON + 2 * MINUTE), side="south")

    assert made_alike([contact(SENT), south], ["north", "south"])
    assert not made_alike([contact(SENT), contact((Fact.SENT, NOON + 3 * MINUTE), side="south")], ["north", "south"])
    assert not made_alike([contact(SENT)], ["north", "south"])
    assert not made_alike([contact(SENT), contact(side="south")], ["north", "south"])
    assert not made_alike([contact(SENT), contact(SENT, side="south", kind=Kind.PROTEST)], ["north", "south"])


def test_each_step_of_the_ladder_is_taken_once_and_none_after_a_reply() -> None:
    clock = contact(SENT).clock("centre")
    assert clock is not None
    due = NOON + 6 * HOUR

    assert steps_due(DEFAULT, clock, due, ()) == []
    assert [step.code for step in steps_due(DEFAULT, clock, due + 3 * HOUR, ())] == ["reminder", "superior"]
    assert [step.code for step in steps_due(DEFAULT, clock, due + 7 * HOUR, {"reminder", "superior"})] == ["guarantor"]
    answered = contact(SENT, (Fact.ANSWERED, due + HOUR)).clock("centre")
    assert answered is not None
    assert steps_due(DEFAULT, answered, due + 99 * HOUR, ()) == []


def test_a_reminder_before_the_end_is_given_while_there_is_time_and_not_made_up_for_afterwards() -> None:
    clock = contact(SENT).clock("centre")
    assert clock is not None
    due, ladder = NOON + 6 * HOUR, reminding(DEFAULT, 2 * HOUR)

    assert steps_due(ladder, clock, due - 2 * HOUR, ()) == []
    assert [step.code for step in steps_due(ladder, clock, due - HOUR, ())] == ["early_reminder"]
    assert [step.code for step in steps_due(ladder, clock, due + MINUTE, ())] == ["reminder"]


def test_an_answer_to_a_request_for_a_word_is_not_the_word() -> None:
    asked = contact(SENT, (Fact.ANSWERED, NOON + HOUR), kind=Kind.REQUEST_WORD)
    assert asked.replied_at is None
    assert (asked.outcome(NOON + 2 * HOUR), asked.outcome(NOON + 7 * HOUR)) == ("waiting", "silent")
    assert contact(SENT, (Fact.ANSWERED, NOON + HOUR)).replied_at == NOON + HOUR
    for word in WORDS:
        assert contact(SENT, (word, NOON + HOUR), kind=Kind.REQUEST_WORD).outcome(NOON + 7 * HOUR) == word
    assert set(ends_wait(Kind.REQUEST_WORD)) < set(ends_wait(Kind.NOTIFY))


@pytest.mark.parametrize("ladder", [[Step("a", HOUR, "x"), Step("b", MINUTE, "x")], [Step("a", HOUR, "x")] * 2])
def test_a_ladder_that_goes_back_or_repeats_a_step_is_refused(ladder: list[Step]) -> None:
    clock = contact(SENT).clock("centre")
    assert clock is not None

    with pytest.raises(ValueError, match="expected steps"):
        steps_due(ladder, clock, NOON, ())


def test_the_treatment_of_both_sides_stands_side_by_side_counted_by_hand() -> None:
    """North: answered after 59 minutes, and silent. South: accepted after 3 h 59 min, in time. Nobody wrote to east."""
    contacts = [
        contact(SENT, (Fact.ACKNOWLEDGED, NOON + HOUR), (Fact.ANSWERED, NOON + HOUR)),
        contact(SENT, contact_id="north-2", together="t2"),
        contact(SENT, (Fact.ACCEPTED, NOON + 4 * HOUR), side="south"),
        contact(SENT, side="somebody-else"),
    ]

    table = treatment(contacts, ["north", "south", "east"], NOON + 9 * HOUR).to_pylist()

    north, south, east = table
    assert (north["contacts"], north["answered"], north["silent"], north["acknowledged"]) == (2, 1, 1, 1)
    assert (north["due"], north["in_time"], north["reply_median_s"]) == (2, 1, 59 * 60)
    assert (south["contacts"], south["accepted"], south["reply_median_s"]) == (1, 1, 3 * 3600 + 59 * 60)
    assert (east["contacts"], east["reply_median_s"], east["together"]) == (0, None, 0)
    for row in table:
        assert row["contacts"] == sum(row[outcome] for outcome in OUTCOMES)
    two = treatment(contacts, ["north", "south"], NOON + 9 * HOUR)
    assert two["together"].to_pylist() == [1, 1]
    assert two.schema.names == TREATMENT.names
