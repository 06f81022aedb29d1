"""The demonstration's part of what the centre decides, announces and follows up: one detail closed, one blocked, one waiting. All invented."""

from datetime import datetime, timedelta

import shapely

from truceline.contact.access import Restriction
from truceline.contact.decision import Vote
from truceline.contact.notice import Activity
from truceline.desk.actions.agreements import set_version
from truceline.desk.actions.announcing import Announced, confirm_notice, write_notice
from truceline.desk.actions.asking_access import Asked, Restricted, answer_access, ask_access, pass_access, restrict
from truceline.desk.actions.closing_detail import Closing, close_detail
from truceline.desk.actions.deciding import (
    Group,
    Met,
    Proposed,
    Voted,
    put_proposal,
    record_meeting,
    say_of_proposal,
    set_working_group,
)
from truceline.desk.actions.following_up import Recommended, check_recommendation, issue_recommendation
from truceline.desk.actions.inspecting import Inspected, Placed, add_site, inspect_site
from truceline.desk.actions.screening import screen_anew, take_effects, try_version
from truceline.desk.actions.spreading import acknowledge_word, owe_ceasefire, tell_word
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.policy import Role
from truceline.desk.queries.notices import conflicts_of, sum_of
from truceline.desk.tables import AgreementVersion, DetailProposal, Incident, Person, Word

_FLIGHTS = {
    "en": "Flights of the parties over the zone are prohibited; flights of the centre and medical flights are not.",
    "ar": "يُحظر تحليق طيران الأطراف فوق المنطقة؛ ولا يشمل ذلك رحلات المركز والرحلات الطبية.",
    "ru": "Полёты сторон над зоной запрещены; полёты центра и медицинские полёты — нет.",
}
_ROUTES = {
    "en": "Aid enters by the crossing at Nassib and the road to Daraa, in daylight.",
    "ar": "تدخل المساعدات من معبر نصيب وعبر الطريق إلى درعا، نهارا.",
    "ru": "Помощь поступает через пункт Насиб и по дороге в Дараа, в светлое время суток.",
}
_POLICE = {
    "en": "Military police keep order at two checkpoints, for three months.",
    "ar": "تحفظ الشرطة العسكرية الأمن في نقطتي تفتيش، لمدة ثلاثة أشهر.",
    "ru": "Порядок на двух контрольно-пропускных пунктах поддерживает военная полиция, три месяца.",
}


def play_decisions(called: dict[Role, str]) -> None:
    """Let the cast decide one detail, leave others open, announce, grant and refuse passage, recommend and inspect."""
    cast = {role: Person.objects.get(username=username) for role, username in called.items()}
    liaison, day = cast[Role.LIAISON_OFFICER], now().replace(hour=8, minute=0, second=0, microsecond=0)
    _tell_of_ceasefire(liaison, day)
    _decide_flights(cast, day)
    _leave_open(liaison, day)
    _announce(liaison, day)
    _grant_and_refuse(liaison, cast[Role.FIELD_MONITOR], day)
    _follow_up(liaison, cast[Role.DUTY_OFFICER], day)


def _tell_of_ceasefire(liaison: Person, day: datetime) -> None:
    """Sides and guarantors were told and most acknowledged; groups in the desert heard nothing."""
    owe_ceasefire(liaison, charter_at_hand())
    told = day - timedelta(days=5)
    for word in Word.objects.filter(kind="ceasefire").order_by("word_id"):
        if word.unit in {"suwayda-desert-factions", "iran-backed-forces"}:
            continue
        tell_word(liaison, word, told, "By telephone, read back")
        if word.unit not in {"southern-front", "hezbollah"}:
            acknowledge_word(liaison, word, told + timedelta(hours=3), "Their note to the centre")


def _put(person: Person, detail: str, by: str, words: dict[str, str], at: datetime) -> DetailProposal:
    return put_proposal(person, detail, Proposed(by, words, at, "Paper of the working group"))


def _say(person: Person, proposal: DetailProposal, by: str, vote: Vote, at: datetime) -> None:
    told = Voted(by, vote, at, "Minutes of the meeting", "" if vote is Vote.AGREES else "Not without Nawa")
    say_of_proposal(person, proposal, told, proposal.words_sha256)


def _decide_flights(cast: dict[Role, Person], day: datetime) -> None:
    """What is prohibited was agreed by all three some days ago, and is in effect since this evening."""
    liaison, detail, met = cast[Role.LIAISON_OFFICER], "what-is-prohibited", day - timedelta(days=8)
    present = ("russia", "united-states", "jordan")
    set_working_group(liaison, detail, Group("Prohibited acts", present, None))
    proposal = _put(liaison, detail, "jordan", _FLIGHTS, met - timedelta(days=1))
    record_meeting(liaison, detail, Met(met, "Amman", present, "Paper 4 was read out and agreed by the three."))
    for code in present:
        _say(liaison, proposal, code, Vote.AGREES, met + timedelta(hours=2))
    closing = Closing(met + timedelta(hours=4), "", "Minutes of the meeting")
    version = AgreementVersion.objects.get(pk=close_detail(cast[Role.ANALYST], proposal, closing).version_id)
    try_version.call(version.pk)
    set_version(cast[Role.HEAD_OF_CENTRE], version, now(), "Consensus of the three guarantors")
    take_effects()
    screen_anew.call(version.pk)


def _leave_open(liaison: Person, day: datetime) -> None:
    """Routes are blocked by one; who polices waits for two."""
    routes = _put(liaison, "humanitarian-routes", "russia", _ROUTES, day - timedelta(days=4))
    members = ("russia", "united-states", "jordan")
    set_working_group(liaison, "humanitarian-routes", Group("Routes", members, day + timedelta(days=1)))
    _say(liaison, routes, "russia", Vote.AGREES, day - timedelta(days=4))
    _say(liaison, routes, "united-states", Vote.OBJECTS, day - timedelta(days=2))
    police = _put(liaison, "who-polices", "russia", _POLICE, day - timedelta(days=3))
    _say(liaison, police, "russia", Vote.AGREES, day - timedelta(days=3))


def _announce(liaison: Person, day: datetime) -> None:
    """A convoy that was confirmed, and an exercise that stands in its way and is still a draft."""
    morning, road = day + timedelta(days=1), shapely.Point(36.12, 32.62).buffer(0.03, quad_segs=8)
    convoy = Announced(
        *(Activity.CONVOY, "jordan", road, "Road from Nassib to Daraa", morning, morning + timedelta(hours=4)),
        *(day, "Twelve lorries with medicine.", "Letter of the relief mission"),
    )
    notice = write_notice(liaison, convoy)
    confirm_notice(liaison, notice, sum_of(conflicts_of(notice, charter_at_hand())))
    firing = Announced(
        *(Activity.EXERCISE, "syrian-government", road, "Range by the road", morning, morning + timedelta(hours=9)),
        *(day, "Firing on the range.", "Call to the hotline, read back"),
    )
    write_notice(liaison, firing)


def _grant_and_refuse(liaison: Person, monitor: Person, day: datetime) -> None:
    for at, (side, zone) in enumerate((("armed-opposition", "southwest"), ("syrian-government", "southwest")) * 2):
        asked = day - timedelta(days=4 - at)
        told = Asked(
            side, zone, "Relief mission", "Medicine and flour", "Nassib to Daraa", asked, asked + timedelta(hours=20)
        )
        request = ask_access(liaison, told)
        if at == 0:
            pass_access(liaison, request, asked + timedelta(hours=20), "Seen at the crossing")
        elif at == 1:
            answer_access(liaison, request, asked + timedelta(hours=6), True, "The road is said to be mined")
        elif at == 2:
            pass_access(liaison, request, asked + timedelta(hours=29), "Seen at the crossing, nine hours late")
    began = day - timedelta(days=2)
    for category, side in ((Restriction.DENIAL, "syrian-government"), (Restriction.MINES, "")):
        told_of = Restricted(
            category,
            side,
            "southwest",
            "Track north of the mill",
            began,
            began + timedelta(hours=2),
            "The patrol turned back.",
        )
        restrict(monitor, told_of)


def _follow_up(liaison: Person, officer: Person, day: datetime) -> None:
    incident = Incident.objects.filter(is_struck=False, candidates__gt=0).order_by("number").first()
    wish = ("Withdraw the mortars behind the mill", "Mill by the Daraa road", "Patrol of the centre, with a photograph")
    first = issue_recommendation(
        liaison, Recommended(incident, "cease-fire", "armed-opposition", *wish, now() + timedelta(hours=20))
    )
    check_recommendation(officer, first, "not_done", now(), "Seen by the patrol")
    second = issue_recommendation(
        liaison, Recommended(None, "", "syrian-government", "Open the crossing", *wish[1:], now() + timedelta(days=3))
    )
    check_recommendation(officer, second, "done", now(), "Seen by the patrol")
    quarry = Placed(
        "storage-quarry", "storage", "Store at the quarry", "armed-opposition", "southwest", 36.1, 32.6, "6 mortars"
    )
    tower = Placed("camera-tower", "camera", "Camera on the water tower", "", "southwest", 36.15, 32.65, "")
    for placed, outcome, missing in ((quarry, "missing", "2 mortars"), (tower, "complete", "")):
        site = add_site(liaison, placed)
        inspect_site(
            officer, site, Inspected(day - timedelta(hours=20), outcome, missing, "Visit with an officer of each side")
        )
