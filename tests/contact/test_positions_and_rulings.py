"""What guarantors and parties hold, what they rule, and what they decide together."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from truceline.agreement.reading import read_agreement
from truceline.contact.decision import Result, Rule, Said, Vote, outcome
from truceline.contact.exclusion import Claim, Ruled, Ruling, designators, rulers, standing
from truceline.contact.position import Position, Stance, agree, side_by_side
from truceline.errors import Refused

NOON = datetime(2017, 7, 9, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOUTHWEST = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"
THREE = ("russia", "united-states", "jordan")


def position(holder: str, stance: Stance, hours: float = 0, provision: str | None = None) -> Position:
    return Position(
        f"{holder}-{hours}-{stance}", holder, "i", stance, NOON + hours * HOUR, "note verbale", "…", "en", provision
    )


def test_whoever_has_said_nothing_stands_there_as_silent() -> None:
    held = side_by_side([position("russia", Stance.AFFIRMS)], THREE)

    assert [(one.holder, one.is_silent) for one in held] == [
        ("russia", False),
        ("united-states", True),
        ("jordan", True),
    ]
    assert agree(held) is True
    assert agree(side_by_side([], THREE)) is None


def test_the_latest_word_on_a_question_stands_and_the_earlier_stays_readable() -> None:
    held = side_by_side([position("russia", Stance.DENIES), position("russia", Stance.AFFIRMS, 1)], THREE)[0]

    assert [one.stance for one in held.stands] == [Stance.AFFIRMS]
    assert [one.stance for one in held.superseded] == [Stance.DENIES]


def test_disputes_of_several_points_stand_beside_each_other_until_it_is_affirmed() -> None:
    points = [position("jordan", Stance.DISPUTES_PLACE), position("jordan", Stance.DISPUTES_NUMBER, 1)]
    assert {one.stance for one in side_by_side(points, THREE)[2].stands} == {
        Stance.DISPUTES_PLACE,
        Stance.DISPUTES_NUMBER,
    }
    assert agree(side_by_side([*points, position("russia", Stance.AFFIRMS)], THREE)) is False

    withdrawn = side_by_side([*points, position("jordan", Stance.AFFIRMS, 2)], THREE)[2]
    assert [one.stance for one in withdrawn.stands] == [Stance.AFFIRMS]
    assert len(withdrawn.superseded) == 2


def test_what_is_held_of_one_provision_says_nothing_of_another() -> None:
    told = [position("jordan", Stance.DENIES, 0, "air-attacks"), position("jordan", Stance.AFFIRMS, 1, "cease-fire")]

    assert {(one.provision, one.stance) for one in side_by_side(told, THREE)[2].stands} == {
        ("air-attacks", Stance.DENIES),
        ("cease-fire", Stance.AFFIRMS),
    }


CLAIM = Claim("k", "i", "russia", "nusra", ("video",), NOON)


def ruled(by: str, ruling: Ruling = Ruling.EXCLUDED, hours: float = 1, reasons: str = "seen on the video") -> Ruled:
    return Ruled("k", ruling, by, reasons, NOON + hours * HOUR)


def test_a_claim_waits_until_all_have_ruled_alike_who_have_to() -> None:
    assert standing(CLAIM, [], THREE) is None
    assert standing(CLAIM, [ruled("jordan")], THREE) is None
    assert standing(CLAIM, [ruled("jordan"), ruled("united-states")], THREE) is Ruling.EXCLUDED
    assert standing(CLAIM, [ruled("jordan"), ruled("united-states", Ruling.NOT_ESTABLISHED)], THREE) is None
    changed = [ruled("jordan"), ruled("united-states"), ruled("jordan", Ruling.NOT_EXCLUDED, 2)]
    assert standing(CLAIM, changed, THREE) is None


def test_nobody_rules_on_their_own_claim_without_reasons_or_without_being_asked() -> None:
    wrong = [ruled("russia"), ruled("turkey"), ruled("jordan", reasons=" ")]

    with pytest.raises(Refused) as refusal:
        standing(CLAIM, wrong, THREE)

    assert sorted(problem.code for problem in refusal.value.problems) == ["N005", "N006", "N007"]


def test_who_rules_and_who_designated_is_what_the_agreement_says() -> None:
    charter = read_agreement(SOUTHWEST)
    before, after = datetime(2018, 1, 1, tzinfo=UTC), datetime(2018, 7, 1, tzinfo=UTC)

    assert set(rulers(charter, "cease-fire")) <= {party.code for party in charter.agreement.parties}
    assert len(designators(charter, "hts", before)) == 1
    assert len(designators(charter, "hts", after)) == 3
    assert designators(charter, "southern-front", after) == []


RULE = Rule(THREE)


def said(by: str, vote: Vote = Vote.AGREES, hours: float = 0, words: str = "w") -> Said:
    return Said(by, vote, words, NOON + hours * HOUR)


def test_a_proposal_is_decided_when_the_last_of_all_has_agreed() -> None:
    votes = [said("russia"), said("jordan", hours=2)]
    assert outcome("w", votes, RULE, NOON).waits_for == ("united-states",)

    told = outcome("w", [*votes, said("united-states", hours=5)], RULE, NOON)
    assert (told.result, told.since) == (Result.DECIDED, NOON + 5 * HOUR)


@pytest.mark.parametrize(
    ("votes", "rule", "result"),
    [
        ([said("russia", Vote.OBJECTS)], RULE, Result.BLOCKED),
        ([said("russia", Vote.OBJECTS), said("russia", hours=1)], RULE, Result.WAITING),
        ([said(one, words="other") for one in THREE], RULE, Result.SUPERSEDED),
        ([said("turkey")], RULE, Result.WAITING),
        ([said("russia"), said("jordan"), said("united-states", Vote.ABSTAINS)], RULE, Result.DECIDED),
        ([said("russia"), said("jordan"), said("united-states", Vote.ABSTAINS)], Rule(THREE, True), Result.BLOCKED),
        ([said(one, Vote.ABSTAINS) for one in THREE], RULE, Result.WAITING),
        ([said("russia")], Rule(THREE, silence_until=NOON + HOUR), Result.WAITING),
        ([said("russia")], Rule(THREE, silence_until=NOON - HOUR), Result.DECIDED),
        ([], Rule(THREE, silence_until=NOON - HOUR), Result.WAITING),
    ],
)
def test_silence_objection_and_other_words_decide_nothing(votes: list[Said], rule: Rule, result: Result) -> None:
    assert outcome("w", votes, rule, NOON).result is result


def test_who_speaks_after_silence_was_consent_is_late() -> None:
    rule = Rule(THREE, silence_until=NOON + HOUR)
    late = [said("russia"), said("jordan", Vote.OBJECTS, hours=2)]
    in_time = [said("russia"), said("jordan", Vote.OBJECTS, hours=1)]

    assert outcome("w", late, rule, NOON + 3 * HOUR).result is Result.DECIDED
    assert outcome("w", late, rule, NOON + 3 * HOUR).since == NOON + HOUR
    assert outcome("w", in_time, rule, NOON + 3 * HOUR).result is Result.BLOCKED
    assert outcome("w", late, Rule(THREE), NOON + 3 * HOUR).result is Result.BLOCKED


def test_a_rule_that_asks_nobody_decides_nothing() -> None:
    with pytest.raises(ValueError, match="asks nobody"):
        outcome("w", [], Rule(()), NOON)


def test_an_objection_names_who_objects() -> None:
    told: Any = outcome("w", [said("russia", Vote.OBJECTS, 3), said("jordan")], RULE, NOON)

    assert (told.objects, told.since) == (("russia",), NOON + 3 * HOUR)
