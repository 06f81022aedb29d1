"""Determined jointly: who is asked, who signed, who dissents, and what stands in the way of a signature."""

from datetime import timedelta

import pytest
from scenes import charter_of, moment

from truceline.agreement.charter import Charter
from truceline.agreement.model import JointRule
from truceline.finding.countersigning import (
    WITHIN,
    Bar,
    Joint,
    Sheet,
    Word,
    asked_of,
    bar_to,
    joint,
    remind_before,
    sign_by,
    told,
)
from truceline.values.language import Language

ORIGIN = charter_of("southwest-syria-2017")
ASTANA = ("russia", "turkey", "iran")
ASKED = ("russia", "united-states", "jordan")


def under_a_rule(hours: int | None) -> Charter:
    """The origin, with an agreement that two sign what is determined jointly."""
    rule = JointRule(signed_by=["jordan", "russia"], within_hours=hours, source="A protocol")
    agreement = ORIGIN.agreement.model_copy(update={"joint_determinations": rule})
    charter = object.__new__(type(ORIGIN))
    charter.__dict__.update(ORIGIN.__dict__ | {"agreement": agreement})
    return charter


def test_those_whom_the_agreement_names_are_asked_in_its_order_and_nobody_else() -> None:
    assert asked_of(under_a_rule(24), "cease-fire", ["eastern-ghouta"]) == ("russia", "jordan")


def test_where_it_names_none_all_guarantors_of_the_zones_in_question_are_asked() -> None:
    southwest = next(zone.code for zone in ORIGIN.agreement.zones if tuple(zone.guarantors) == ASKED)
    astana = next(zone.code for zone in ORIGIN.agreement.zones if tuple(zone.guarantors) == ASTANA)

    assert set(asked_of(ORIGIN, "", [southwest])) == set(ASKED)
    assert set(asked_of(ORIGIN, "", [astana])) == set(ASTANA)
    # Where it cannot be told in which of two zones it lies, nobody who stands behind either is left out.
    assert set(asked_of(ORIGIN, "", [southwest, astana])) == {*ASKED, *ASTANA}
    assert set(asked_of(ORIGIN, "", [])) == {*ASKED, *ASTANA}


def test_a_provision_of_one_zone_asks_the_guarantors_of_that_zone_wherever_else_it_may_lie() -> None:
    held = next(one for one in ORIGIN.agreement.provisions if len(one.zones) == 1)
    zone = next(one for one in ORIGIN.agreement.zones if one.code == held.zones[0])
    others = [one.code for one in ORIGIN.agreement.zones if one.code != zone.code]

    assert set(asked_of(ORIGIN, held.code, [zone.code, *others])) == set(zone.guarantors)
    assert set(asked_of(ORIGIN, held.code, others)) == set(zone.guarantors)


def test_the_time_is_the_agreements_else_the_centres() -> None:
    at = moment("2017-07-20T10:00Z")
    assert sign_by(under_a_rule(24), at) == at + timedelta(hours=24)
    assert sign_by(under_a_rule(None), at) == sign_by(ORIGIN, at) == at + WITHIN


def test_each_who_was_asked_stands_once_and_silence_is_no_signature() -> None:
    stands = joint(ASKED, [("jordan", Word.DISSENTS), ("russia", Word.SIGNS), ("turkey", Word.SIGNS)])
    assert stands == Joint(("russia",), ("jordan",), ("united-states",))
    assert not stands.is_complete
    assert joint(ASKED[:1], [("russia", Word.DISSENTS)]).is_complete


def test_whoever_was_silent_and_speaks_after_all_is_silent_no_more() -> None:
    assert joint(ASKED, [("jordan", Word.SIGNS)], ["jordan", "russia"]).silent == ("russia",)
    assert not joint(ASKED[:1], [], ["russia"]).is_complete  # silence completes nothing


def test_the_reminder_comes_when_the_agreement_says_else_when_a_third_of_the_time_is_left() -> None:
    rule = JointRule(signed_by=["jordan"], within_hours=48, remind_hours=6, source="A protocol")
    says = under_a_rule(48)
    says.agreement.__dict__["joint_determinations"] = rule
    assert remind_before(says, timedelta(hours=48)) == timedelta(hours=6)
    assert remind_before(ORIGIN, WITHIN) == timedelta(hours=24)


@pytest.mark.parametrize(
    ("sheet", "side", "word", "bar"),
    [
        (Sheet(ASKED), "russia", Word.SIGNS, None),
        (Sheet(ASKED), "turkey", Word.SIGNS, Bar.NOT_ASKED),
        (Sheet(ASKED), "", Word.SIGNS, Bar.NOT_ASKED),
        (Sheet(()), "russia", Word.SIGNS, Bar.NOT_JOINT),
        (Sheet(ASKED, is_standing=False), "russia", Word.DISSENTS, Bar.NOT_STANDING),
        (Sheet(ASKED, (("russia", Word.SIGNS),)), "russia", Word.DISSENTS, Bar.SAID_ALREADY),
        (Sheet(ASKED, (("russia", Word.SIGNS),)), "jordan", Word.DISSENTS, None),
        (Sheet(ASKED, is_changed_since=True), "russia", Word.SIGNS, Bar.CHANGED_SINCE),
        (Sheet(ASKED, is_changed_since=True), "russia", Word.DISSENTS, None),
    ],
)
def test_what_stands_in_the_way_of_a_signature(sheet: Sheet, side: str, word: Word, bar: Bar | None) -> None:
    assert bar_to(sheet, side, word) is bar


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            Language.ENGLISH,
            "Joint, signed by A, B; dissent of C; not signed yet by D; silent when the time ran out: E.",
        ),
        (Language.ARABIC, "قرار مشترك، وقّع: A، B؛ رأي مخالف: C؛ لم يوقّع بعد: D؛ انقضت المهلة وهو صامت: E."),
        (
            Language.RUSSIAN,
            "Совместно, подписали: A, B; особое мнение: C; ещё не подписали: D; промолчали до истечения срока: E.",
        ),
    ],
)
def test_it_is_told_in_one_sentence(language: Language, sentence: str) -> None:
    found = told(Joint(("a", "b"), ("c",), ("d", "e"), ("e",)), str.upper, language)
    assert found.replace("\u2068", "").replace("\u2069", "") == sentence
