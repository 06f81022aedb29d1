"""A joint determination's clock: each whom it asks is asked by its own way, reminded, and held silent once when its time runs out."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from desk_cases import file_in, new_case, signed_in
from desk_reading import counts, entries_of_kind
from joint_cases import content, joint_cast, put, say

RUSSIA, JORDAN, STATES = "russia", "jordan", "united-states"


@pytest.fixture(scope="module")
def people(somebody: Callable[..., Any]) -> dict[str, Any]:
    """Nobody speaks for the United States here: it has to be told by a person."""
    return joint_cast(somebody, (RUSSIA, JORDAN))


@pytest.fixture
def incident(people: dict[str, Any], tmp_path: Path) -> Any:
    return new_case(people["duty_officer"], file_in(tmp_path))


def asked(made: Any) -> dict[str, Any]:
    """The requests of a determination, by side."""
    return {one.addressee: one for one in made.requests.order_by("number")}


def steps(request: Any) -> list[str]:
    return list(request.steps.values_list("code", flat=True))


def looked(request: Any, hours: float) -> None:
    """Let the worker look, so many hours after the time of a request ran out; before it, with a negative number."""
    from truceline.desk.actions.falling_silent import fall_silent

    fall_silent(request.due_at + timedelta(hours=hours, seconds=1))


def joint_rows(person: Any, incident: Any) -> dict[str, Any]:
    page = signed_in(person).get(f"/incidents/{incident.number}/")
    told: dict[str, Any] = page.context["determinations"][0]["joint"]
    return told | {"by_name": {row["name"]: row for row in told["rows"]}}


def test_each_whom_it_asks_is_asked_by_its_own_way_in_three_languages_with_the_signature_of_the_centre(
    people: dict[str, Any], incident: Any, desk: Any
) -> None:
    made = put(people, incident)
    requests = asked(made)
    assert list(requests) == [RUSSIA, STATES, JORDAN]
    assert {one.means for one in requests.values()} == {"portal", "telephone"}
    assert len({one.together for one in requests.values()}) == 1
    one = requests[RUSSIA]
    assert (one.kind, one.hours, one.remind_hours, one.given_by) == ("request_word", 72, 24, "centre")
    assert one.due_at == made.signed_at + timedelta(hours=72)
    words = json.loads(one.words)
    assert set(words) == {"en", "ar", "ru"}
    assert all("72" in text for text in words.values())
    assert "stands with the centre’s signature alone" in words["en"]
    assert json.loads(entries_of_kind(desk, "contact")[one.pk])["determination"] == made.pk
    # What nobody has told yet is the centre's to do, and stands among what is due.
    assert requests[STATES].sent_at is None
    due = signed_in(people["liaison_officer"]).get("/contacts/?show=due&kind=request_word").content.decode()
    assert f"/contacts/{requests[STATES].number}/" in due


@pytest.mark.parametrize(
    ("language", "day", "days"),
    [
        ("en", "9 July 2017", "3 May to 4 July 2017"),
        ("ar", "9 تموز 2017", "3 أيار إلى 4 تموز 2017"),
        ("ru", "9 июля 2017 г.", "3 мая — 4 июля 2017 г."),
    ],
)
def test_its_subject_and_words_name_the_day_as_every_page_does_and_a_span_of_days_as_these(
    people: dict[str, Any], incident: Any, language: str, day: str, days: str
) -> None:
    from datetime import UTC, datetime

    from truceline.desk.actions.asking_word import request_subject
    from truceline.desk.charter import charter_at_hand
    from truceline.values.language import Language

    made = put(people, incident)
    charter, asked_in = charter_at_hand(), Language(language)
    # Shown here alone: what stands is not changed.
    incident.occurred_at, incident.within_s = datetime(2017, 7, 9, 10, tzinfo=UTC), 60.0
    assert request_subject(made, incident, charter, asked_in).endswith(day)
    first, last = (datetime(2017, month, number, tzinfo=charter.zone_info) for month, number in ((5, 3), (7, 5)))
    incident.occurred_at, incident.within_s = first + (last - first) / 2, (last - first).total_seconds() / 2
    assert request_subject(made, incident, charter, asked_in).endswith(days)
    assert "-0" not in json.loads(asked(made)[RUSSIA].words)[language]


def test_the_page_says_what_it_stands_on_meanwhile_and_who_was_asked_until_when(
    people: dict[str, Any], incident: Any
) -> None:
    put(people, incident)
    browser = signed_in(people["head_of_centre"])
    for language, sentence in (
        ("en", "stands with the centre’s signature alone"),
        ("ar", "قائما بتوقيع المركز وحده"),
        ("ru", "действует с одной подписью центра"),
    ):
        browser.cookies["django_language"] = language
        assert sentence in browser.get(f"/incidents/{incident.number}/").content.decode()
    rows = joint_rows(people[JORDAN], incident)["by_name"]
    assert rows["Russian Federation"]["due"]
    assert rows["United States of America"]["to_carry"]
    assert rows["United States of America"]["due"] == ""
    assert rows["Russian Federation"]["number"] is None  # a contact's number is for the centre


def test_who_has_not_spoken_is_reminded_before_the_end_and_silent_once_after_it(
    people: dict[str, Any], incident: Any, desk: Any
) -> None:
    made = put(people, incident)
    requests = asked(made)
    assert say(people[JORDAN], made).status_code == 302
    looked(requests[RUSSIA], -24.1)
    assert steps(requests[RUSSIA]) == []
    looked(requests[RUSSIA], -23)
    assert steps(requests[RUSSIA]) == ["early_reminder"]
    assert "silent" not in content(made)
    for _ in range(3):
        looked(requests[RUSSIA], 0)
    assert steps(requests[RUSSIA]) == ["early_reminder", "silence", "reminder"]
    assert (steps(requests[JORDAN]), steps(requests[STATES])) == ([], [])  # it spoke; it was never asked
    assert content(made)["silent"] == [RUSSIA]
    assert json.loads(entries_of_kind(desk, "determination")[made.pk])["silent"] == [RUSSIA]
    looked(requests[RUSSIA], 30)
    assert steps(requests[RUSSIA])[3:] == ["superior", "centre"]  # no other guarantor is told of it


def test_silence_is_told_in_the_determination_its_files_and_the_report_on_equal_treatment(
    people: dict[str, Any], incident: Any
) -> None:
    made = put(people, incident)
    looked(asked(made)[RUSSIA], 1)
    told = joint_rows(people[JORDAN], incident)
    assert "silent when the time ran out: \u2068Russian Federation\u2069" in told["sentence"]
    assert told["by_name"]["Russian Federation"]["silent"]
    rows = json.loads(b"".join(signed_in(people["analyst"]).get("/determinations.json").streaming_content))
    row = next(one for one in rows["determinations"] if one["incident_id"] == incident.pk)
    assert (row["awaited"].split(), row["silent"].split()) == ([RUSSIA, STATES, JORDAN], [RUSSIA, JORDAN])
    silent = signed_in(people["liaison_officer"]).get("/contacts/?show=silent&kind=request_word").content.decode()
    assert f"/contacts/{asked(made)[RUSSIA].number}/" in silent
    # The clock of the report goes by the desk's time, at which nobody is late yet; what was asked is counted.
    file = signed_in(people["auditor"] if "auditor" in people else people["analyst"]).get("/contacts/treatment.json")
    sums = {one["side"]: one for one in json.loads(b"".join(file.streaming_content))["treatment"]}
    assert sums[RUSSIA]["group"] == "guarantors"
    assert sums[RUSSIA]["contacts"] >= 1


def test_who_signs_after_that_is_late_and_silent_no_more(people: dict[str, Any], incident: Any) -> None:
    made = put(people, incident)
    request = asked(made)[RUSSIA]
    looked(request, 1)
    page = signed_in(people[RUSSIA]).get(f"/portal/{request.pk}/").content.decode()
    assert "It can still sign or dissent" in page
    assert say(people[RUSSIA], made).status_code == 302
    told = joint_rows(people[JORDAN], incident)
    assert "signed by \u2068Russian Federation\u2069" in told["sentence"]
    assert told["by_name"]["Russian Federation"]["is_late"]
    assert content(made)["silent"] == [RUSSIA, JORDAN]  # that it was silent stays said
    before = steps(request)
    looked(request, 99)
    assert steps(request) == before


def test_a_word_is_given_in_the_portal_too_and_nothing_else_ends_the_wait(
    people: dict[str, Any], incident: Any, desk: Any
) -> None:
    made = put(people, incident)
    request = asked(made)[RUSSIA]
    browser, seen = signed_in(people[RUSSIA]), content(made)["signed_over_sha256"]
    assert "Two heard it." in browser.get(f"/portal/{request.pk}/").content.decode()
    before = counts(desk)
    assert browser.post(f"/portal/{request.pk}/reply/", {"said": "accepted", "words": "Yes"}).status_code == 409
    logged = {"fact": "accepted", "words": "It said yes", "evidence": "By telephone"}
    liaison = signed_in(people["liaison_officer"])
    assert liaison.post(f"/contacts/{request.number}/fact/", logged).status_code == 409
    assert counts(desk) == before
    assert (
        browser.post(f"/portal/{request.pk}/reply/", {"said": "answered", "words": "We look at it"}).status_code == 302
    )
    request.refresh_from_db()
    assert request.replied_at is None
    signs = {"word": "dissents", "words": "Не доказано.", "language": "ru", "seen": seen}
    other = signed_in(people[JORDAN])
    assert other.post(f"/portal/{request.pk}/signature/", signs).status_code == 404
    assert browser.post(f"/portal/{request.pk}/signature/", signs).status_code == 302
    request.refresh_from_db()
    assert (request.replied_at is not None, request.look_at) == (True, None)
    assert content(made)["dissent_by"] == [RUSSIA]
    assert [fact.fact for fact in request.facts.all()][-1] == "disputed"


def test_who_signs_before_anybody_told_it_is_told_no_more(people: dict[str, Any], incident: Any) -> None:
    from truceline.desk.actions.asking_word import ask_no_more, note_word
    from truceline.desk.recording import recorded
    from truceline.desk.tables import Countersignature

    made = put(people, incident)
    request = asked(made)[STATES]
    given = Countersignature(
        determination=made, incident=incident, side=STATES, word="signs", by=people["head_of_centre"], on=made.signed_at
    )
    with recorded("tests") as entries:
        note_word(entries, given)
        ask_no_more(entries, made)
    request.refresh_from_db()
    assert [fact.fact for fact in request.facts.all()] == ["sent", "accepted"]
    assert steps(request) == []
    assert steps(asked(made)[RUSSIA]) == ["withdrawn"]


def test_what_a_machine_carries_is_reminded_by_it_and_goes_out_no_more_once_the_word_is_given(
    people: dict[str, Any], incident: Any
) -> None:
    from truceline.desk.tables import Contact, Dispatch, Sending

    made = put(people, incident)
    request = asked(made)[RUSSIA]
    Contact.objects.filter(pk=request.pk).update(means="message")
    looked(request, -23)
    (reminder,) = Dispatch.objects.filter(contact=request)
    assert (reminder.purpose, reminder.state) == ("early_reminder", Sending.WAITING)
    assert say(people[RUSSIA], made).status_code == 302
    reminder.refresh_from_db()
    assert reminder.state == Sending.DROPPED


def test_what_was_told_by_telephone_and_is_taken_back_is_told_so_by_telephone(
    people: dict[str, Any], incident: Any
) -> None:
    from truceline.contact.contact import Fact
    from truceline.desk.actions.noting_facts import Noted, note_fact
    from truceline.desk.recording import recorded
    from truceline.desk.tables import Contact

    former = put(people, incident)
    request = asked(former)[STATES]
    with recorded("tests") as entries:
        note_fact(entries, request, Noted(Fact.SENT, request.opened_at, "Read out; read back"), request.by)
    put(people, incident)
    (told,) = Contact.objects.filter(escalates__contact=request, escalates__code="withdrawn")
    assert (told.means, told.addressee, told.kind) == ("telephone", STATES, "announce")
    assert told.subject.startswith("Taken back: ")


def test_what_does_not_stand_any_more_asks_for_nothing_and_what_supersedes_it_asks_anew(
    people: dict[str, Any], incident: Any
) -> None:
    former = put(people, incident)
    old = asked(former)[RUSSIA]
    anew = put(people, incident)
    assert steps(old) == ["withdrawn"]
    looked(old, 1)
    assert steps(old) == ["withdrawn"]
    assert asked(anew)[RUSSIA].replied_at is None
    page = signed_in(people[RUSSIA]).get(f"/portal/{old.pk}/").content.decode()
    assert "Nothing is asked of you here any more" in page
    assert "Taken back: nothing is asked any more" in page
    seen = content(former)["signed_over_sha256"]
    answer = signed_in(people[RUSSIA]).post(f"/portal/{old.pk}/signature/", {"word": "signs", "seen": seen})
    assert answer.status_code == 409


@pytest.mark.parametrize("falls_at", [1, 2])
def test_a_worker_that_dies_loses_no_silence_and_tells_none_twice(
    falls_at: int, people: dict[str, Any], incident: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import asking_word, falling_silent

    made = put(people, incident)
    request, count, held = asked(made)[RUSSIA], 0, asking_word.hold_silent
    looked(asked(made)[JORDAN], -1)

    def dies(*told: Any) -> None:
        nonlocal count
        count += 1
        held(*told)
        if count == falls_at:
            raise KeyboardInterrupt  # the process is ended in the middle of its transaction

    with monkeypatch.context() as broken:
        broken.setattr(falling_silent, "hold_silent", dies)
        with pytest.raises(KeyboardInterrupt):
            looked(request, 0)
    for _ in range(3):
        looked(request, 0)
    assert sorted(content(made)["silent"]) == [JORDAN, RUSSIA]
    assert steps(request) == ["early_reminder", "silence", "reminder"]


def test_teeth_a_request_is_made_once_by_the_table(people: dict[str, Any], incident: Any) -> None:
    from django.db import IntegrityError

    from truceline.desk.actions.asking_word import ask_for_word
    from truceline.desk.recording import recorded

    made = put(people, incident)
    with pytest.raises(IntegrityError), recorded("tests") as entries:
        ask_for_word(entries, people["head_of_centre"], made)
    assert len(asked(made)) == 3


def test_a_party_that_the_agreement_names_reads_and_signs_in_its_portal_and_sees_nothing_else_of_the_case(
    people: dict[str, Any], incident: Any, somebody: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import determining

    north, south = (somebody("party_contact", speaks_for=code) for code in ("syrian-government", "armed-opposition"))
    monkeypatch.setattr(determining, "asked_of", lambda *_: ("syrian-government", RUSSIA))
    made = put(people, incident)
    request = asked(made)["syrian-government"]
    browser = signed_in(north)
    page = browser.get(f"/portal/{request.pk}/").content.decode()
    assert "Two heard it." in page
    assert f"/incidents/{incident.number}/" not in page
    assert browser.get(f"/incidents/{incident.number}/").status_code == 403
    assert signed_in(south).get(f"/portal/{request.pk}/").status_code == 404
    signs = {"word": "signs", "words": "", "language": "", "seen": content(made)["signed_over_sha256"]}
    assert browser.post(f"/incidents/{incident.number}/determination/{made.pk}/signature/", signs).status_code == 403
    # What the other one said of it changes no byte of what this one sees.
    before = browser.get(f"/portal/{request.pk}/").context["request_word"]
    assert say(people[RUSSIA], made, word="dissents", words="No.").status_code == 302
    assert browser.get(f"/portal/{request.pk}/").context["request_word"] == before
    assert browser.post(f"/portal/{request.pk}/signature/", signs).status_code == 302
    assert content(made)["signed_by"] == ["syrian-government"]


def test_while_what_was_signed_over_has_changed_nobody_is_held_silent(people: dict[str, Any], incident: Any) -> None:
    from truceline.desk.actions.striking import strike_report
    from truceline.desk.tables import Determination

    made = put(people, incident)
    request = asked(made)[RUSSIA]
    strike_report(people["duty_officer"], incident.links.last().report, "The caller was somewhere else.")
    looked(request, 1)
    assert steps(request) == []
    assert "silent" not in content(made)
    Determination.objects.filter(pk=made.pk).update(is_changed_since=False)  # as when the strike is taken back
    looked(request, 1.7)
    assert steps(request) == ["silence", "reminder"]


def test_a_seal_that_was_changed_past_every_page_is_found_and_so_is_a_signature_under_another(
    people: dict[str, Any], incident: Any
) -> None:
    from truceline.desk.recording import spelt
    from truceline.desk.seals import broken_seals
    from truceline.desk.tables import Countersignature, Determination

    made = put(people, incident)
    assert say(people[RUSSIA], made).status_code == 302
    assert list(broken_seals()) == []
    row = Determination.objects.get(pk=made.pk)
    Determination.objects.filter(pk=made.pk).update(seal=row.seal.replace("artillery_fire", "mortar_fire"))
    assert list(broken_seals()) == [f"determination {made.pk}"]
    Determination.objects.filter(pk=made.pk).update(seal=row.seal)
    given = Countersignature.objects.get(determination=made)
    kept = given.content
    Countersignature.objects.filter(pk=given.pk).update(
        content=spelt(json.loads(kept) | {"signed_over_sha256": "0" * 64})
    )
    assert list(broken_seals()) == [f"countersignature {given.pk}"]
    Countersignature.objects.filter(pk=given.pk).update(content=kept)


def test_what_changed_after_guarantors_signed_is_told_with_who_signed_it_as_it_was(
    people: dict[str, Any], incident: Any
) -> None:
    from truceline.desk.actions.striking import strike_report
    from truceline.desk.tables import Countersignature

    made = put(people, incident)
    over = content(made)["signed_over_sha256"]
    assert say(people[RUSSIA], made).status_code == 302
    strike_report(people["duty_officer"], incident.links.last().report, "The caller was somewhere else.")
    told = content(made)
    assert (told["is_changed_since"], told["signed_by"], told["signed_over_sha256"]) == (True, [RUSSIA], over)
    assert json.loads(Countersignature.objects.get(determination=made).content)["signed_over_sha256"] == over
    rows = json.loads(b"".join(signed_in(people["analyst"]).get("/determinations.json").streaming_content))
    row = next(one for one in rows["determinations"] if one["incident_id"] == incident.pk)
    assert (row["changed_since"], row["signed_by"]) == (True, RUSSIA)
    shown = signed_in(people[JORDAN]).get(f"/incidents/{incident.number}/").context["determinations"][0]
    assert (shown["is_changed"], shown["digest"]) == (True, over)
    page = signed_in(people[JORDAN]).get(f"/portal/{asked(made)[JORDAN].pk}/").context["request_word"]
    assert "changed since" in page["why_not"]
    assert page["is_closed"] is False  # dissent is free at any time
