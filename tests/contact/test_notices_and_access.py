"""Notices, passage, procedure, dissemination and follow-up, counted by hand."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import shapely

from truceline.agreement.charter import Charter
from truceline.agreement.provision import Quota
from truceline.agreement.reading import read_agreement
from truceline.contact import access, dissemination, following_up, notice
from truceline.contact.access import Answer, Request, counts_by_side, quota_kept
from truceline.contact.contact import Contact, Fact, Kind, Known, Means
from truceline.contact.notice import Activity, Notice, Seen, conflicts, disturbs_passage, matches
from truceline.contact.procedure import Rule, hotline_before_return_fire, step_followed
from truceline.errors import Refused
from truceline.finding.steps import Taken
from truceline.values.instant import Instant

NOON = datetime(2017, 7, 20, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SOUTHWEST = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"
DARAA = shapely.box(36.05, 32.60, 36.15, 32.70)


@pytest.fixture(scope="module")
def charter() -> Charter:
    return read_agreement(SOUTHWEST)


def announced(
    activity: Activity, by: str = "syrian-government", name: str = "n1", area: Any = DARAA, hours: float = 0
) -> Notice:
    return Notice(name, by, activity, area, NOON + hours * HOUR, NOON + (hours + 3) * HOUR, NOON - DAY)


def test_a_flight_over_the_zone_meets_the_provisions_on_flights_and_fire_before_it_is_confirmed(
    charter: Charter,
) -> None:
    told = conflicts(announced(Activity.FLIGHT), charter, [])

    assert {one.kind for one in told} == {"provision"}
    assert "flights" in {one.code for one in told}
    assert {one.zone for one in told} == {"southwest"}


def test_a_notice_far_from_every_zone_or_after_their_end_meets_nothing(charter: Charter) -> None:
    assert conflicts(announced(Activity.FLIGHT, area=shapely.box(40, 35, 41, 36)), charter, []) == []


def test_people_on_the_road_are_told_apart_from_other_notices(charter: Charter) -> None:
    road = announced(Activity.CONVOY, "humanitarian", "n2", hours=1)
    later = announced(Activity.CONVOY, "humanitarian", "n3", hours=3)
    repair = announced(Activity.REPAIR, "armed-opposition", "n4")
    told = conflicts(announced(Activity.EXERCISE), charter, [road, later, repair])

    assert [(one.kind, one.code) for one in told if one.kind != "provision"] == [("passage", "n2"), ("notice", "n4")]
    own = announced(Activity.REPAIR, "syrian-government", "n5")
    assert [one for one in conflicts(announced(Activity.REPAIR), charter, [own]) if one.kind != "provision"] == []


def test_a_notice_that_cannot_be_is_refused_with_all_its_faults() -> None:
    bow_tie = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    wrong = Notice("n", "x", Activity.REPAIR, bow_tie, NOON, NOON - DAY, NOON)

    with pytest.raises(Refused) as refusal:
        notice.check(wrong, NOON)

    assert [problem.code for problem in refusal.value.problems] == ["N008", "N009", "N010"]
    notice.check(announced(Activity.REPAIR), NOON)


def seen(name: str, act: str | None, longitude: float, hours: float, radius: float = 500) -> Seen:
    at = NOON + hours * HOUR
    return Seen(name, act, longitude, 32.65, radius, at - HOUR / 6, at + HOUR / 6)


def test_what_was_observed_is_matched_to_what_was_announced_with_both_errors_allowed_for() -> None:
    """A degree of longitude is some 93.9 km at 32.65 north: 0.01 is 939 m."""
    observed = [
        seen("in it", "aircraft_flight", 36.10, 1),
        seen("939 m beside it, known within 500 m", "aircraft_flight", 36.16, 1),
        seen("939 m beside it, known within 1 km", "drone_flight", 36.16, 1, 1_000),
        seen("another act", "mortar_fire", 36.10, 1),
        seen("the day after", "aircraft_flight", 36.10, 24),
        seen("ten minutes before, known within ten minutes", "air", 36.10, -1 / 6),
        seen("act not said", None, 36.10, 1),
    ]

    assert matches(announced(Activity.FLIGHT), observed) == [
        "in it",
        "939 m beside it, known within 1 km",
        "ten minutes before, known within ten minutes",
        "act not said",
    ]


def asked(name: str, passed: float | None = None, *, refused: bool = False, answered: bool = True) -> Request:
    return Request(
        name,
        "north",
        "convoy",
        NOON,
        NOON + DAY,
        NOON + HOUR if answered else None,
        refused,
        None if passed is None else NOON + passed * DAY,
    )


def test_a_request_without_an_answer_is_neither_granted_nor_denied() -> None:
    requests = [asked("a", 1), asked("b", 1.5), asked("c", refused=True), asked("d", answered=False), asked("e")]

    assert [one.answer() for one in requests] == [
        Answer.GRANTED, Answer.DELAYED, Answer.DENIED, Answer.WAITING, Answer.GRANTED,
    ]  # fmt: skip
    counted = counts_by_side(requests, ["north", "south"])
    assert sum(counted["north"].values()) == len(requests)
    assert sum(counted["south"].values()) == 0
    assert {one.value for one in access.Restriction} >= {"denial", "delay", "conditional", "other"}


def test_a_quota_is_kept_short_or_running_period_by_period() -> None:
    """Two passages in ten days: two in the first, one in the second, none yet in the third. Promises do not count."""
    quota = Quota.model_validate({"count": 2, "unit": {"en": "convoys", "ar": "قوافل", "ru": "конвои"}, "days": 10})
    requests = [asked("a", 1), asked("b", 9.9), asked("c", 10), asked("d")]

    kept = quota_kept(quota, NOON, requests, NOON + 25 * DAY)

    assert [(one.passed, one.state) for one in kept] == [(2, "kept"), (1, "short"), (0, "running")]
    assert quota_kept(quota, NOON, requests, NOON - DAY) == []


def instant(minutes: float, within: float = 60) -> Instant:
    return Instant(NOON + timedelta(minutes=minutes), within)


def called(minutes: float, side: str = "north") -> Contact:
    return Contact("call", "t", Kind.NOTIFY, side, Means.TELEPHONE, NOON + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("calls", "returned", "incoming", "taken", "reason"),
    [
        ([called(5)], instant(10), instant(0), Taken.YES, "hotline_tried"),
        ([called(20)], instant(10), instant(0), Taken.LATE, "hotline_tried_after"),
        ([called(5, "south")], instant(10), instant(0), Taken.NO, "hotline_not_tried"),
        ([called(10)], instant(10), instant(0), Taken.CANNOT_TELL, "call_at_the_time_of_fire"),
        ([called(5)], instant(10, 900), instant(0), Taken.CANNOT_TELL, "order_of_fire_unknown"),
        ([called(5)], instant(0), instant(30), Taken.YES, "nothing_to_return"),
    ],
)
def test_whether_the_hotline_was_tried_before_fire_was_returned(
    calls: list[Contact], returned: Instant, incoming: Instant, taken: Taken, reason: str
) -> None:
    told = hotline_before_return_fire(calls, returned, incoming, "north")

    assert (told.taken, told.reason) == (taken, reason)


def test_information_is_requested_without_delay_or_late_or_not_or_nobody_can_tell_yet() -> None:
    rule = Rule(Kind.REQUEST_INFORMATION, "north", HOUR)

    def sent(minutes: float | None) -> list[Contact]:
        known = () if minutes is None else (Known(Fact.SENT, NOON + timedelta(minutes=minutes), "log"),)
        return [Contact("c", "t", Kind.REQUEST_INFORMATION, "north", Means.EMAIL, NOON, known=known)]

    assert step_followed(sent(30), NOON, rule, NOON + DAY).taken is Taken.YES
    assert step_followed(sent(90), NOON, rule, NOON + DAY).after_s == 5_400
    assert step_followed(sent(90), NOON, rule, NOON + DAY).taken is Taken.LATE
    assert step_followed(sent(None), NOON, rule, NOON + DAY).taken is Taken.NO
    assert step_followed(sent(None), NOON, rule, NOON + HOUR).taken is Taken.CANNOT_TELL


def test_who_was_never_told_shows_as_a_gap() -> None:
    words = [
        dissemination.Word("ceasefire", "southern-front", "united-states", NOON, NOON + HOUR),
        dissemination.Word("ceasefire", "rahman-corps", "turkey", NOON),
        dissemination.Word("another", "suwayda-desert-factions", "jordan", NOON),
    ]
    units = ["southern-front", "rahman-corps", "suwayda-desert-factions"]

    told = dissemination.heard("ceasefire", units, words, NOON + DAY)

    assert [one.state for one in told] == ["acknowledged", "told", "not_told"]
    assert dissemination.heard("ceasefire", units, words, NOON)[0].state == "told"


def recommended(**more: Any) -> following_up.Recommendation:
    values: dict[str, Any] = {
        "recommendation_id": "r", "finding": "f", "force": "5th division", "act": "withdraw two mortars", "place": "Naima",
        "due_at": NOON + DAY, "verified_by": "visit by post 7", "issued_at": NOON,
    }  # fmt: skip
    return following_up.Recommendation(**values | more)


def test_a_recommendation_that_nobody_could_check_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        following_up.check(recommended(place="", verified_by=" ", due_at=NOON))

    assert [problem.code for problem in refusal.value.problems] == ["N011", "N011", "N012"]
    following_up.check(recommended())


def test_what_was_recommended_is_done_refused_open_or_unknown_and_the_counts_add_up() -> None:
    several = [recommended(recommendation_id=name) for name in "abcd"]
    checks = [
        following_up.Checked("a", True, NOON + HOUR, "photo"),
        following_up.Checked("b", None, NOON + HOUR, "letter", refused=True),
        following_up.Checked("c", None, NOON + HOUR, "road closed"),
    ]

    told = following_up.totals(several, checks, NOON + 2 * HOUR)
    assert told == {"done": 1, "refused": 1, "open": 2, "unknown": 0}
    assert following_up.totals(several, checks, NOON + 2 * DAY)[following_up.Done.UNKNOWN] == 2
    assert following_up.clock(several[0]).holder == "5th division"


def test_only_what_fires_flies_or_moves_troops_disturbs_people_on_the_road() -> None:
    disturbing = {Activity.EXERCISE, Activity.FLIGHT, Activity.DEMINING, Activity.ROTATION}
    assert {one for one in Activity if disturbs_passage(one)} == disturbing
