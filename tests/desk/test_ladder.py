"""The ladder tells whom its steps name: by the way that reaches them, else a person carries it, with a clock; each of them once."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from contact_form import NORTH, SOUTH
from desk_reading import entries_of_kind

RUSSIA, OTHERS = "russia", {"united-states", "jordan"}


@pytest.fixture(scope="module")
def russia(somebody: Callable[..., Any]) -> Any:
    """The browser of somebody who speaks for a guarantor."""
    from desk_cases import signed_in

    return signed_in(somebody("guarantor_representative", speaks_for=RUSSIA))


@pytest.fixture(scope="module")
def incident(somebody: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The number of shells inside the southwest zone, which three of the five guarantors stand behind."""
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Incident

    path = tmp_path_factory.mktemp("files") / "EXERCISE-ladder.csv"
    path.write_text(
        "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language,exercise\n"
        "post-7,monitor,ladder-1,2017-08-01T14:30,36.11,32.62,400,mortar_fire,Shells,en,true\n",
        encoding="utf-8",
    )
    take_in(somebody("duty_officer"), [path])
    return str(Incident.objects.get(links__report__content__contains="ladder-1").number)


def climbed(contact: Any, hours: float) -> None:
    """Let the worker look, so many hours after the clock ran out."""
    from truceline.desk.actions.falling_silent import fall_silent

    fall_silent(contact.due_at + timedelta(hours=hours, seconds=1))


def notices(contact: Any, code: str) -> dict[str, Any]:
    from truceline.desk.tables import Contact

    return {one.addressee: one for one in Contact.objects.filter(escalates__contact=contact, escalates__code=code)}


def test_a_superior_without_a_machine_is_for_the_duty_officer_to_tell_and_stands_among_what_is_due(
    contacted: Callable[..., list[Any]], liaison: Any, north: Any, desk: Any
) -> None:
    one = contacted(side=[NORTH], subject="The mill at night")[0]
    climbed(one, 2)
    notice = notices(one, "superior")[NORTH]
    assert (notice.means, notice.sent_at, notice.kind) == ("telephone", None, "announce")
    assert set(json.loads(notice.words)) == {"en", "ar", "ru"}
    assert "The mill at night" in json.loads(notice.words)["ar"]
    assert json.loads(entries_of_kind(desk, "contact")[notice.pk])["escalates"] == notice.escalates_id

    due = liaison.get(f"/contacts/?show=due&side={NORTH}&kind=announce").content.decode()
    assert f"/contacts/{notice.number}/" in due
    assert "held by <bdi>the centre</bdi>" in due
    page = liaison.get(f"/contacts/{one.number}/").content.decode()
    assert "The duty officer has to tell it within an hour" in page
    assert "Because nobody replied to" in liaison.get(f"/contacts/{notice.number}/").content.decode()

    logged = {"fact": "sent", "evidence": "Read out to the staff; they read it back."}
    assert liaison.post(f"/contacts/{notice.number}/fact/", logged).status_code == 302
    notice.refresh_from_db()
    assert (notice.due_at, notice.look_at) == (None, None)  # nobody has to reply to it, so it climbs no ladder itself
    assert "No reply: The mill" not in north.get("/portal/").content.decode()  # it went to the body above
    assert "The duty officer has to" not in liaison.get(f"/contacts/{one.number}/").content.decode()


def test_guarantors_hear_of_it_each_by_its_own_way_and_one_hears_nothing_of_the_others(
    contacted: Callable[..., list[Any]], russia: Any, liaison: Any, incident: str
) -> None:
    one = contacted(side=[NORTH], subject="The silo", incident=incident)[0]
    climbed(one, 6)
    told = notices(one, "guarantor")
    assert set(told) == {RUSSIA, *OTHERS}
    assert told[RUSSIA].means == "portal"
    assert told[RUSSIA].sent_at is not None
    assert {told[other].means for other in OTHERS} == {"telephone"}
    page = russia.get("/portal/").content.decode()
    assert page.count("No reply: The silo") == 1
    words = russia.get(f"/portal/{told[RUSSIA].pk}/").content.decode()
    assert "has not come" in words
    assert "Five shells fell" not in words  # what was asked stays between the centre and the side
    assert liaison.get(f"/contacts/{one.number}/").content.decode().count("The duty officer has to tell") == 3


def test_without_an_incident_those_hear_of_it_that_stand_behind_every_zone(contacted: Callable[..., list[Any]]) -> None:
    one = contacted(side=[NORTH])[0]
    climbed(one, 6)
    assert set(notices(one, "guarantor")) == {RUSSIA}


def test_what_a_guarantor_leaves_unanswered_is_no_matter_of_the_others(
    contacted: Callable[..., list[Any]],
    russia: Any,  # noqa: ARG001 - somebody has to speak for it
) -> None:
    one = contacted(side=[RUSSIA])[0]
    climbed(one, 48)
    assert list(one.steps.values_list("code", flat=True)) == ["silence", "reminder", "superior", "centre"]
    assert notices(one, "guarantor") == {}


def test_the_head_of_the_centre_finds_it_open_in_the_log_once(
    contacted: Callable[..., list[Any]], browser_of: Callable[..., Any]
) -> None:
    from truceline.desk.tables import ShiftEntry

    one = contacted(side=[SOUTH], subject="The road to the well")[0]
    for _ in range(3):
        climbed(one, 24)
    (entry,) = ShiftEntry.objects.filter(text__contains="The road to the well")
    assert (entry.kind, entry.done_on) == ("watch", None)
    assert entry.text.count(str(one.number)) >= 3
    assert "The head of the centre decides what follows" in browser_of("head_of_centre").get("/shift/").content.decode()


def test_what_was_said_by_telephone_is_reminded_of_by_telephone(contacted: Callable[..., list[Any]]) -> None:
    from truceline.desk.actions.noting_facts import Noted, note_fact
    from truceline.desk.recording import recorded

    one = contacted(side=[SOUTH], means="telephone")[0]
    with recorded("tests") as entries:
        from truceline.contact.contact import Fact

        note_fact(entries, one, Noted(Fact.SENT, one.opened_at, "Read out"), one.by)
    one.refresh_from_db()
    climbed(one, 0)
    assert notices(one, "reminder")[SOUTH].means == "telephone"
    portal = contacted(side=[SOUTH])[0]
    climbed(portal, 0)
    assert notices(portal, "reminder") == {}  # the portal shows the step itself


@pytest.mark.parametrize("falls_at", [1, 2, 3])
def test_a_worker_that_dies_among_the_guarantors_told_none_and_the_next_tells_each_once(
    falls_at: int, contacted: Callable[..., list[Any]], incident: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import climbing, contacting
    from truceline.desk.tables import Contact

    one = contacted(side=[NORTH], incident=incident)[0]
    climbed(one, 2)
    kept, count = contacting.keep_contact, 0

    def dies(*told: Any) -> Any:
        nonlocal count
        count += 1
        if count == falls_at:
            raise KeyboardInterrupt  # the process is ended in the middle of its transaction
        return kept(*told)

    with monkeypatch.context() as broken:
        broken.setattr(climbing, "keep_contact", dies)
        with pytest.raises(KeyboardInterrupt):
            climbed(one, 6)
    assert notices(one, "guarantor") == {}
    assert not one.steps.filter(code="guarantor").exists()
    for _ in range(3):
        climbed(one, 6)
    assert Contact.objects.filter(escalates__contact=one, escalates__code="guarantor").count() == 3


def test_teeth_a_step_that_is_told_again_is_stopped_by_the_table(
    contacted: Callable[..., list[Any]], incident: str
) -> None:
    from django.db import IntegrityError

    from truceline.desk.actions.climbing import tell_step
    from truceline.desk.recording import recorded

    one = contacted(side=[NORTH], incident=incident)[0]
    climbed(one, 6)
    step = one.steps.get(code="guarantor")
    with pytest.raises(IntegrityError), recorded("tests") as entries:
        tell_step(entries, step, one.due_at)
    assert len(notices(one, "guarantor")) == 3


def test_the_report_on_equal_treatment_counts_no_step_of_a_ladder_again(
    contacted: Callable[..., list[Any]], liaison: Any
) -> None:
    def contacts() -> list[int]:
        rows = json.loads(b"".join(liaison.get("/contacts/treatment.json").streaming_content))["treatment"]
        return [row["contacts"] for row in rows]

    one = contacted(side=[NORTH])[0]
    before = contacts()
    climbed(one, 2)
    assert notices(one, "superior")
    assert contacts() == before
