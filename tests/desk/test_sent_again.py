"""A form that is sent twice, because no answer came or a button was pressed twice, is taken once."""

import itertools
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from contact_form import CONTACT
from desk_cases import new_case, signed_in
from desk_reading import entries_of_kind

STANDARD = "reasonable grounds to believe"
_numbers = itertools.count(1)
AT = "2017-07-12T10:00"
WORDS = {"words_en": "No flights.", "words_ar": "لا تحليق.", "words_ru": "Без полётов.", "by": "jordan", "put_at": AT}
SITE = {"kind": "storage", "name": "Store", "held_by": "armed-opposition", "longitude": "36.1", "latitude": "32.6"}
NOTICE = {
    "activity": "exercise",
    "by": "syrian-government",
    "place": "Hills",
    "longitude": "36.1",
    "latitude": "32.6",
    "radius_km": "2",
    "announced_at": AT,
    "words": "We train.",
    "source": "A letter",
}
# Who sends what where, which field makes it another, what the register calls it.
FORMS: dict[str, tuple[str, str, dict[str, str], str, str]] = {
    "comment": (
        "verifier",
        "/incidents/{number}/comment/",
        {"about": "{answer}", "field": "reasons", "colour": "red", "text": "Who saw it?"},
        "text",
        "comment",
    ),
    "task": ("officer", "/incidents/{number}/task/", {"title": "Ask the post", "hours": "4"}, "title", "task"),
    "answer": (
        "analyst",
        "/incidents/{number}/answer/",
        {"question": "happened", "answer": "yes", "standard": STANDARD, "reasons": "Two saw it."},
        "reasons",
        "assessment",
    ),
    "proposal": ("liaison", "/decisions/details/what-is-prohibited/proposal/", WORDS, "words_en", "detail_proposal"),
    "vote": (
        "liaison",
        "/decisions/proposals/{proposal}/vote/",
        {"by": "russia", "vote": "agrees", "said_at": AT, "source": "Minutes", "words_sha256": "{words}"},
        "source",
        "detail_vote",
    ),
    "meeting": (
        "liaison",
        "/decisions/details/what-is-prohibited/meeting/",
        {"held_at": AT, "place": "Amman", "present": "russia", "record": "They met."},
        "record",
        "detail_meeting",
    ),
    "message": ("liaison", "/contacts/new/", CONTACT, "subject", "contact"),
    "promise": (
        "officer",
        "/shift/",
        {"kind": "promise", "text": "Call the mill", "to_whom": "the mill", "due": "2030-01-01T10:00"},
        "text",
        "shift_entry",
    ),
    "passage": (
        "liaison",
        "/decisions/access/",
        {"who": "A column", "what": "12 lorries", "route": "A to B", "side": "armed-opposition"}
        | {"asked_at": AT, "wanted_at": "2017-07-13T08:00"},
        "route",
        "access_request",
    ),
    "restriction": (
        "officer",
        "/decisions/restrictions/",
        {"category": "denial", "place": "A checkpoint", "began_at": AT, "told": "Turned back."},
        "told",
        "restriction",
    ),
}


@pytest.fixture(scope="module")
def people(somebody: Callable[..., Any], north: Any, south: Any) -> dict[str, Any]:  # noqa: ARG001 - somebody has to speak for the sides
    roles = {"officer": "duty_officer", "analyst": "analyst", "verifier": "verifier", "liaison": "liaison_officer"}
    return {name: somebody(role) for name, role in roles.items()}


@pytest.fixture
def told(people: dict[str, Any], file_of: Callable[..., Path]) -> dict[str, Any]:
    """An incident with an answer to comment on, and a proposal to speak of."""
    from truceline.desk.tables import Assessment, DetailProposal

    one = new_case(people["officer"], file_of)
    signed_in(people["analyst"]).post(
        f"/incidents/{one.number}/answer/",
        {"question": "actor", "answer": "no", "standard": STANDARD, "reasons": "Nobody knows."},
    )
    put = {**WORDS, "source": f"Paper {next(_numbers)}"}
    signed_in(people["liaison"]).post("/decisions/details/what-is-prohibited/proposal/", put)
    proposal = DetailProposal.objects.order_by("-on").first()
    assert proposal is not None
    names = {"proposal": proposal.pk, "words": proposal.words_sha256, "number": one.number}
    return {**names, "answer": Assessment.objects.get(incident=one).pk}


def send(people: dict[str, Any], told: dict[str, Any], what: str, *, other: str = "") -> int:
    """Send a form; with something added to what it says where it is to be another."""
    who, address, form, field, _ = FORMS[what]
    form = {name: value.format(**told) if isinstance(value, str) else value for name, value in form.items()}
    if what == "proposal":
        form["source"] = "Paper"
    form[field] += other
    status: int = signed_in(people[who]).post(address.format(**told), form).status_code
    return status


@pytest.mark.parametrize("what", FORMS)
def test_what_is_sent_twice_is_taken_once_and_what_is_said_again_after_something_else_is_said_anew(
    what: str, people: dict[str, Any], told: dict[str, Any], desk: Any
) -> None:
    kind = FORMS[what][-1]
    before = len(entries_of_kind(desk, kind))
    assert [send(people, told, what) for _ in range(2)] == [302, 302]
    once = len(entries_of_kind(desk, kind)) - before

    assert send(people, told, what, other=" as well") == 302
    assert send(people, told, what) == 302

    assert once == (len(CONTACT["side"]) if what == "message" else 1)
    assert len(entries_of_kind(desk, kind)) - before == 3 * once


@pytest.mark.parametrize("what", ["comment", "task", "vote"])
def test_what_is_said_again_after_more_than_ten_minutes_is_said_anew(
    what: str, people: dict[str, Any], told: dict[str, Any], desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.clock import now

    kind = FORMS[what][-1]
    send(people, told, what)
    before = len(entries_of_kind(desk, kind))
    for minutes, more in ((9, 0), (11, 1)):
        later = timedelta(minutes=minutes)
        monkeypatch.setattr("truceline.desk.actions.sent_again.now", lambda later=later: now() + later)
        # A task is due some hours after its form came, whenever that was.
        monkeypatch.setattr("truceline.desk.actions.tasking.now", lambda later=later: now() + later)
        send(people, told, what)
        assert len(entries_of_kind(desk, kind)) - before == more


def test_what_takes_the_place_of_what_somebody_else_said_is_no_form_come_again(
    people: dict[str, Any], told: dict[str, Any], desk: Any
) -> None:
    before = len(entries_of_kind(desk, "assessment"))
    address, form = f"/incidents/{told['number']}/answer/", FORMS["answer"][2]
    for who, answer in (("analyst", "yes"), ("verifier", "no"), ("analyst", "yes")):
        assert signed_in(people[who]).post(address, {**form, "answer": answer}).status_code == 302

    assert len(entries_of_kind(desk, "assessment")) - before == 3


def test_a_judgement_that_is_sent_twice_is_one_and_undone_it_is_made_anew(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.judging import judge
    from truceline.desk.tables import Judgement
    from truceline.incident.joining.judge import Judgement as Held

    pair = [link.report for link in new_case(people["officer"], file_of).links.all()]
    for held in (Held.DIFFERENT, Held.DIFFERENT, Held.UNDECIDED, Held.DIFFERENT):
        judge(people["analyst"], pair[0], pair[1], held, "far apart")

    assert [one.judgement for one in Judgement.objects.filter(first__in=pair)] == [
        "different",
        "undecided",
        "different",
    ]


def test_teeth_without_looking_for_it_a_form_that_comes_again_is_taken_twice(
    people: dict[str, Any], told: dict[str, Any], desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("truceline.desk.actions.commenting.sent_again", lambda *_: None)
    before = len(entries_of_kind(desk, "comment"))
    for _ in range(2):
        send(people, told, "comment")

    assert len(entries_of_kind(desk, "comment")) - before == 2
