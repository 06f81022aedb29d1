"""What the record of contacts answers of procedures: side by side, and for the finding the side that fell farthest short."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from truceline.agreement.charter import Charter
from truceline.agreement.provision import ProcedureProvision
from truceline.agreement.reading import read_agreement
from truceline.contact.contact import Contact, Fact, Kind, Means
from truceline.contact.contact import Known as Fact_known
from truceline.contact.procedure import discipline_notified
from truceline.contact.stepping import Known, answered, ask_again_at, rows, side_of, sides_of
from truceline.finding.steps import Taken
from truceline.values.instant import Instant

AGREEMENTS = Path(__file__).resolve().parents[2] / "agreements"
NOON = datetime(2024, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def naima() -> Charter:
    return read_agreement(AGREEMENTS / "training-naima")


def said(
    side: str, sent: float, replied: float | None = None, means: Means = Means.PORTAL, kind: Kind = Kind.NOTIFY
) -> Contact:
    known = [Fact_known(Fact.SENT, NOON + sent * HOUR, "log")]
    if replied is not None:
        known.append(Fact_known(Fact.ANSWERED, NOON + replied * HOUR, "log"))
    return Contact(f"{side}-{sent}", "t", kind, side, means, NOON + sent * HOUR, known=tuple(known))


def fire(charter: Charter, *contacts: Contact, **more: Any) -> Known:
    told = {"actor": sides_of(charter)[0], "known_at": NOON + HOUR, **more}
    return Known("i0", "mortar_fire", Instant(NOON, 60.0), contacts=contacts, **told)


def row_of(known: Known, charter: Charter, after_hours: float, code: str) -> dict[str, Any]:
    answers = answered(known, charter, NOON + after_hours * HOUR)
    return next(row for row in rows(answers, "i0") if row["provision"] == code)


def test_of_two_sides_the_finding_tells_of_the_one_that_fell_farthest_short(naima: Charter) -> None:
    one, other = sides_of(naima)
    both = fire(naima, said(one, 1, 2), said(other, 1))

    waiting = row_of(both, naima, 20, "answer-within-a-day")
    assert (waiting["taken"], waiting["reason"], waiting["side"]) == ("cannot_tell", "step_still_open", other)
    silent = row_of(both, naima, 26, "answer-within-a-day")
    assert (silent["taken"], silent["reason"], silent["side"]) == ("no", "side_silent", other)
    replied = row_of(fire(naima, said(one, 1, 2), said(other, 1, 3)), naima, 26, "answer-within-a-day")
    assert (replied["taken"], replied["after_h"], replied["within_h"]) == ("yes", 1.0, 24.0)


def test_an_answer_that_time_may_change_says_when_to_ask_again(naima: Charter) -> None:
    one, other = sides_of(naima)
    waiting = fire(naima, said(one, 1, 2), said(other, 3))

    answers = answered(waiting, naima, NOON + 5 * HOUR)
    assert ask_again_at(answers, "answer-within-a-day") == NOON + 27 * HOUR
    assert ask_again_at(answers, "call-before-fire") is None
    over = answered(waiting, naima, NOON + 28 * HOUR)
    assert ask_again_at(over, "answer-within-a-day") is None


def test_whether_the_hotline_was_tried_turns_on_whose_fire_was_returned(naima: Charter) -> None:
    one, other = sides_of(naima)
    call = said(one, -0.5, means=Means.TELEPHONE)
    incoming = Instant(NOON - HOUR, 60.0)

    def reason(**more: Any) -> str:
        return str(row_of(fire(naima, call, **more), naima, 5, "call-before-fire")["reason"])

    assert reason() == "return_not_said"
    assert reason(returned=incoming) == "hotline_tried"
    assert reason(returned=incoming, actor=other) == "hotline_not_tried"
    assert reason(returned=incoming, actor=None) == "side_not_known"
    assert reason(returned=Instant(NOON + HOUR, 60.0)) == "nothing_to_return"
    assert side_of(fire(naima, actor="a name nobody lists"), naima) is None


def test_both_sides_are_to_be_told_since_the_centre_knew_and_nobody_can_tell_where_that_is_not_recorded() -> None:
    southwest = read_agreement(AGREEMENTS / "southwest-syria-2017")
    at = datetime(2017, 9, 10, 12, tzinfo=UTC)

    def told(known_at: datetime | None, *contacts: Contact) -> dict[str, Any]:
        known = Known("i0", "mortar_fire", Instant(at, 60.0), "syrian-government", known_at, contacts)
        return next(row for row in rows(answered(known, southwest, at + 30 * HOUR), "i0"))

    assert told(None)["reason"] == "no_contact_record"
    assert told(at)["reason"] == "step_not_taken"
    assert told(at + 10 * HOUR)["reason"] == "step_still_open"


@pytest.mark.parametrize(
    ("notified", "within", "later", "taken", "reason"),
    [
        ([], None, 5, Taken.CANNOT_TELL, "discipline_not_heard_of"),
        ([], 24, 24, Taken.CANNOT_TELL, "step_still_open"),
        ([], 24, 25, Taken.NO, "discipline_not_notified"),
        ([30], 24, 40, Taken.LATE, "discipline_notified_late"),
        ([30, 20], 24, 40, Taken.YES, "discipline_notified"),
        ([-5], 24, 40, Taken.YES, "discipline_notified"),
        ([500], None, 600, Taken.YES, "discipline_notified"),
    ],
)
def test_discipline_is_notified_after_a_violation_was_determined_in_time_late_or_not(
    notified: list[int], within: int | None, later: int, taken: Taken, reason: str
) -> None:
    given = None if within is None else within * HOUR
    answer = discipline_notified([NOON + hours * HOUR for hours in notified], NOON, given, NOON + later * HOUR)

    assert (answer.taken, answer.reason) == (taken, reason)


def test_discipline_is_owed_only_once_a_violation_was_determined_and_its_side_is_known() -> None:
    donbas = read_agreement(AGREEMENTS / "donbas-measures-2020")
    step = next(one for one in donbas.agreement.provisions if one.code == "discipline-notified")
    assert isinstance(step, ProcedureProvision)
    at = datetime(2020, 8, 10, 12, tzinfo=UTC)
    side = sides_of(donbas)[0]

    def told(**more: Any) -> str:
        known = Known("i0", "mortar_fire", Instant(at, 60.0), **{"actor": side, "known_at": at, **more})
        found = rows(answered(known, donbas, at + 800 * HOUR), "i0")
        return str(next(row["reason"] for row in found if row["provision"] == step.code))

    assert told() == "nothing_determined"
    assert told(determined_at=at) == "discipline_not_notified"
    assert told(determined_at=at, actor=None) == "side_not_known"
    assert told(determined_at=at, notified=[at + HOUR]) == "discipline_notified"
