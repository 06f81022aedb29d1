"""What the centre took down in somebody's name: when it counts, and what their own word does to it."""

from datetime import UTC, datetime, timedelta

import pytest

from truceline.contact.decision import Result, Rule, Said, Vote, outcome

NOON = datetime(2017, 7, 12, 12, tzinfo=UTC)
THREE = ("russia", "united-states", "jordan")
STRICT, LOOSE = Rule(THREE, own_word=True), Rule(THREE)


def said(by: str, vote: Vote = Vote.AGREES, hours: int = 0, *, own: bool = False) -> Said:
    return Said(by, vote, "w", NOON + timedelta(hours=hours), own)


TAKEN = [said(one) for one in THREE]
OWN = [said(one, own=True) for one in THREE]


@pytest.mark.parametrize(
    ("votes", "rule", "result", "waits_for"),
    [
        (TAKEN, LOOSE, Result.DECIDED, ()),
        (TAKEN, STRICT, Result.WAITING, THREE),
        ([*TAKEN, *OWN], STRICT, Result.DECIDED, ()),
        ([*TAKEN, *OWN[:2]], STRICT, Result.WAITING, ("jordan",)),
        ([*OWN[:2], said("jordan", Vote.ABSTAINS)], STRICT, Result.WAITING, ("jordan",)),
        ([*OWN[:2], said("jordan", Vote.OBJECTS)], STRICT, Result.BLOCKED, ()),
        ([*OWN[:2], said("jordan", Vote.OBJECTS), said("jordan", hours=1, own=True)], STRICT, Result.DECIDED, ()),
        # Contradicted: the own word counts, and nobody's pen comes over it again but to object.
        ([*TAKEN, said("jordan", Vote.OBJECTS, 1, own=True)], LOOSE, Result.BLOCKED, ()),
        ([*TAKEN, said("jordan", Vote.OBJECTS, 1, own=True), said("jordan", hours=2)], LOOSE, Result.BLOCKED, ()),
        ([*OWN, said("jordan", Vote.OBJECTS, 2)], LOOSE, Result.BLOCKED, ()),
    ],
)
def test_what_was_taken_down_counts_by_the_rule_and_never_over_ones_own_word(
    votes: list[Said], rule: Rule, result: Result, waits_for: tuple[str, ...]
) -> None:
    told = outcome("w", votes, rule, NOON)
    assert (told.result, told.waits_for) == (result, waits_for)


def test_what_nobody_confirmed_is_silence_where_the_rule_wants_their_own_word() -> None:
    rule = Rule(THREE, silence_until=NOON + timedelta(hours=3), own_word=True)
    votes = [said("russia", own=True), said("jordan"), said("united-states", Vote.OBJECTS)]
    assert outcome("w", votes, rule, NOON + timedelta(hours=4)).result is Result.BLOCKED
    assert outcome("w", votes[:2], rule, NOON + timedelta(hours=4)).result is Result.DECIDED
    assert outcome("w", votes[1:2], rule, NOON + timedelta(hours=4)).result is Result.WAITING
