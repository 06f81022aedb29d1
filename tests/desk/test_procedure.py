"""Procedures on the desk: what contacts say of them stands in the findings, and is asked again when a contact, a word or time changes it."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from contact_form import NORTH, SOUTH
from desk_reading import entries_of_kind

CODE = "direct-contacts"


@pytest.fixture(scope="module")
def shelled(somebody: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Any]:
    """Shells inside the southwest zone on a day of September 2017, when both sides had to be told within a day."""
    officer = somebody("duty_officer")

    def make(day: str) -> Any:
        from truceline.desk.actions.taking_in import take_in
        from truceline.desk.tables import Incident

        path = tmp_path_factory.mktemp("files") / f"EXERCISE-{day}.csv"
        path.write_text(
            "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,actor,said,language,exercise\n"
            f"post-7,monitor,procedure-{day},2017-09-{day}T14:30,36.11,32.62,400,mortar_fire,syrian-government,Shells,en,true\n",
            encoding="utf-8",
        )
        take_in(officer, [path])
        return Incident.objects.filter(occurred_at__date=f"2017-09-{day}").get()

    return make


def finding(incident: Any) -> dict[str, Any]:
    from truceline.desk.tables import Finding

    told = json.loads(Finding.objects.get(incident=incident, provision=CODE).content)
    return {name: told.get(name) for name in ("verdict", "reason", "side", "within_h")}


def asked_at(moment: datetime) -> int:
    """Ask again under the agreement in effect, as if the detail on which its procedure waits were settled."""
    from truceline.desk.actions.asking_steps import ask_due_steps
    from truceline.desk.charter import charter_at_hand

    charter = charter_at_hand()
    settled = [
        one.model_copy(update={"waits_for": []}) if one.code == CODE else one for one in charter.agreement.provisions
    ]
    agreement = charter.agreement.model_copy(update={"provisions": settled})
    with patch("truceline.desk.actions.asking_steps.charter_at_hand", lambda: replace(charter, agreement=agreement)):
        return ask_due_steps(moment)


def later(hours: float) -> datetime:
    from truceline.desk.clock import now

    return now() + timedelta(hours=hours)


def test_a_finding_follows_the_contacts_and_every_change_is_an_entry(
    shelled: Callable[[str], Any], contacted: Callable[..., list[Any]], desk: Any
) -> None:
    incident = shelled("11")
    contacted(incident=str(incident.number), side=[NORTH])
    half = finding(incident)
    assert (half["verdict"], half["reason"], half["side"]) == ("cannot_tell", "step_still_open", SOUTH)
    contacted(incident=str(incident.number), side=[SOUTH])
    told = finding(incident)
    assert (told["verdict"], told["reason"], told["within_h"]) == ("no", "step_in_time", 24.0)
    kept = entries_of_kind(desk, "finding")[f"{incident.pk}.{CODE}"]
    assert json.loads(kept)["reason"] == "step_in_time"
    incident.refresh_from_db()
    assert json.loads(incident.answers)[CODE] == "no"


def test_when_the_time_is_over_the_worker_asks_again_once_and_not_before(
    shelled: Callable[[str], Any], contacted: Callable[..., list[Any]]
) -> None:
    from truceline.desk.tables import Finding

    incident = shelled("12")
    contacted(incident=str(incident.number), side=[NORTH])
    due = Finding.objects.get(incident=incident, provision=CODE).due_at
    asked_at(due)  # at the very moment it is in time
    assert finding(incident)["reason"] == "step_still_open"
    assert asked_at(due + timedelta(seconds=1)) >= 1
    missed = finding(incident)
    assert (missed["verdict"], missed["reason"], missed["side"]) == ("candidate", "step_not_taken", SOUTH)
    assert Finding.objects.get(incident=incident, provision=CODE).due_at is None
    incident.refresh_from_db()
    assert incident.candidates >= 1


def test_a_worker_that_dies_while_it_asks_writes_nothing_and_the_next_look_writes_it(
    shelled: Callable[[str], Any], contacted: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import writing_answers

    incident = shelled("13")
    contacted(incident=str(incident.number), side=[SOUTH])
    with monkeypatch.context() as broken:

        def dies(*_: Any) -> None:
            raise KeyboardInterrupt

        broken.setattr(writing_answers, "mark_changed", dies)
        with pytest.raises(KeyboardInterrupt):
            asked_at(later(48))
    assert finding(incident)["reason"] == "step_still_open"
    asked_at(later(48))
    assert finding(incident)["reason"] == "step_not_taken"


def test_the_page_still_shows_a_step_that_was_taken_for_each_side(
    shelled: Callable[[str], Any], contacted: Callable[..., list[Any]], liaison: Any
) -> None:
    incident = shelled("14")
    contacted(incident=str(incident.number))
    told = liaison.get(f"/incidents/{incident.number}/").context["procedures"]
    assert [(one["side"], one["taken"]) for one in told] == [
        ("Government of the Syrian Arab Republic", "done"),
        ("Armed opposition units", "done"),
    ]
    assert "was told less than" not in liaison.get(f"/incidents/{incident.number}/").content.decode()


def test_what_contacts_say_goes_out_as_the_table_that_a_run_reads(
    shelled: Callable[[str], Any], contacted: Callable[..., list[Any]], liaison: Any, north: Any
) -> None:
    from truceline.finding.steps import STEPS

    incident = shelled("15")
    quiet = shelled("16")
    contacted(incident=str(incident.number))
    body = b"".join(liaison.get("/steps-table.csv").streaming_content).decode("utf-8-sig")
    rows = {row["incident_id"]: row for row in csv.DictReader(io.StringIO(body))}
    assert list(rows[incident.pk]) == STEPS.names
    assert (rows[incident.pk]["taken"], rows[incident.pk]["reason"]) == ("yes", "step_in_time")
    assert quiet.pk not in rows  # no contact says anything of it
    assert north.get("/steps-table.csv").status_code == 403


def test_who_may_write_contacts_says_whose_fire_was_returned_and_takes_it_back(
    shelled: Callable[[str], Any], liaison: Any, desk: Any
) -> None:
    from truceline.desk.queries.steps import known_of
    from truceline.desk.tables import StepNote

    first, second = shelled("17"), shelled("18")
    address = f"/incidents/{second.number}/procedure/"
    assert liaison.post(address, {"kind": "returned", "other": str(first.number)}).status_code == 302
    returned = known_of(second)[0].returned
    assert returned is not None
    assert returned.at == first.occurred_at
    kept = entries_of_kind(desk, "step_note")
    note = StepNote.objects.get(incident=second)
    assert json.loads(kept[note.pk])["other"] == first.pk
    assert liaison.post(address, {"kind": "returned", "other": ""}).status_code == 302
    assert known_of(second)[0].returned is None


def test_notice_of_discipline_needs_what_shows_it_and_a_time_that_is_past(
    shelled: Callable[[str], Any], liaison: Any, browser_of: Callable[..., Any]
) -> None:
    from truceline.desk.queries.steps import known_of
    from truceline.desk.tables import StepNote

    incident = shelled("19")
    address = f"/incidents/{incident.number}/procedure/"
    for wrong, code in (
        ({"kind": "discipline"}, "N002"),
        ({"kind": "discipline", "evidence": "Letter 4", "at": "2999-01-01T00:00"}, "N001"),
        ({"kind": "discipline", "evidence": "Letter 4", "at": "soon"}, "D155"),
        ({"kind": "nonsense"}, "D039"),
        ({"kind": "returned", "other": str(incident.number)}, "D006"),
        ({"kind": "returned", "other": "no number"}, "D006"),
    ):
        answer = liaison.post(address, wrong)
        assert answer.status_code == 400
        assert code in answer.content.decode()
    assert not StepNote.objects.filter(incident=incident).exists()
    told = {"kind": "discipline", "evidence": "Letter 4", "at": "2017-09-20T10:00"}
    assert browser_of("analyst").post(address, told).status_code == 403
    assert liaison.post(address, told).status_code == 302
    assert len(known_of(incident)[0].notified) == 1


@pytest.mark.usefixtures("desk")
def test_a_signature_is_not_undone_by_what_contacts_say_of_a_procedure() -> None:
    from truceline.desk.actions.sealing import grounds_under
    from truceline.desk.charter import charter_at_hand

    grounds: dict[str, dict[str, Any]] = {f"finding/{CODE}": {"verdict": "no"}, "finding/ceasefire": {"verdict": "no"}}
    charter = charter_at_hand()
    assert f"finding/{CODE}" not in grounds_under(grounds, "ceasefire", charter)
    assert f"finding/{CODE}" in grounds_under(grounds, CODE, charter)


def test_an_incident_that_came_before_there_was_a_record_is_not_held_against_anybody(
    shelled: Callable[[str], Any], contacted: Callable[..., list[Any]]
) -> None:
    contacted()  # there is a record from now on
    history = shelled("21")
    asked_at(later(72))
    assert finding(history)["reason"] == "no_contact_record"


def test_an_incident_heard_of_while_there_is_a_record_is_asked_about_when_its_reports_are_joined_to_it(
    shelled: Callable[[str], Any], contacted: Callable[..., list[Any]]
) -> None:
    contacted()
    with patch("truceline.desk.queries.steps.is_history", lambda *_, **__: False):
        fresh = shelled("22")
        assert finding(fresh)["reason"] == "no_contact_record"
        asked_at(later(0.01))
        assert finding(fresh)["reason"] == "step_still_open"
        asked_at(later(25))
        assert (finding(fresh)["verdict"], finding(fresh)["reason"]) == ("candidate", "step_not_taken")


def test_an_incident_says_who_answers_for_whoever_is_alleged_and_who_is_declared_to_hold_the_place(
    shelled: Callable[[str], Any], browser_of: Callable[..., Any]
) -> None:
    from truceline.agreement.model import Control, Words
    from truceline.desk.charter import charter_at_hand

    incident, charter = shelled("27"), charter_at_hand()
    mill = Control.model_validate(
        {
            "code": "mill",
            "name": Words(en="The mill", ar="الطاحونة", ru="Мельница"),
            "longitude": 36.11,
            "latitude": 32.62,
            "radius_m": 500.0,
            "controller": SOUTH,
            "declared_by": SOUTH,
            "source": "Letter of 20 September",
        }
    )
    other = mill.model_copy(update={"code": "mill-north", "controller": NORTH, "declared_by": NORTH})
    agreement = charter.agreement.model_copy(update={"control": [mill, other]})
    with patch("truceline.desk.pages.case_page.charter_at_hand", lambda: replace(charter, agreement=agreement)):
        pages = {
            role: browser_of(role).get(f"/incidents/{incident.number}/").content.decode()
            for role in ("liaison_officer", "guarantor_representative", "publisher")
        }

    assert pages["liaison_officer"].count("Letter of 20 September") == 2
    assert "The declarations name different holders" in pages["liaison_officer"].replace("Contested: the", "The")
    assert "Letter of 20 September" not in pages["guarantor_representative"] + pages["publisher"]
