"""What is written to the sides, whether they are treated alike, and what the agreement asks of contact."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from contact_form import NORTH, SOUTH
from desk_cases import new_case, signed

from truceline.contact.contact import Kind
from truceline.contact.symmetry import OUTCOMES
from truceline.values.language import Language
from truceline.values.taxonomy import ACTS


@pytest.fixture(scope="module")
def incident(somebody: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Shells inside the southwest zone, while the centre had to put such things to both sides within a day."""
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Incident

    path = tmp_path_factory.mktemp("files") / "EXERCISE-mill.csv"
    path.write_text(
        "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,actor,said,language,exercise\n"
        "post-7,monitor,treated-alike-1,2017-09-10T14:30,36.11,32.62,400,mortar_fire,syrian-government,Secret words of a source,en,true\n",
        encoding="utf-8",
    )
    take_in(somebody("duty_officer"), [path])
    return Incident.objects.filter(occurred_at__date="2017-09-10").get()


def test_the_form_begins_with_the_words_that_the_incident_calls_for_in_three_languages(
    incident: Any, liaison: Any
) -> None:
    page = liaison.get("/contacts/new/", {"incident": incident.number}).content.decode()
    assert "mortar fire" in page
    # In words: after Arabic words the parts of a day in numbers change places.
    assert all(
        at in page for at in ("10 September 2017, 14:30", "10 أيلول 2017، الساعة 14:30", "10 сентября 2017 г., 14:30")
    )
    assert "Please say whether your forces fired there" in page
    assert "قواتكم" in page
    assert "ваши силы" in page
    assert "Secret words" not in page
    assert "post-7" not in page
    protest = liaison.get("/contacts/new/", {"incident": incident.number, "kind": "protest"}).content.decode()
    assert "The centre protests against this" in protest
    assert liaison.get("/contacts/new/", {"kind": "nonsense"}).status_code == 200


def test_no_side_is_told_that_nobody_determined_what_the_centre_signed(
    somebody: Callable[..., Any], file_of: Callable[..., Path], liaison: Any
) -> None:
    roles = {"officer": "duty_officer", "analyst": "analyst", "verifier": "verifier", "head": "head_of_centre"}
    people = {name: somebody(role) for name, role in roles.items()}
    case = new_case(people["officer"], file_of)
    form = {"incident": case.number}
    assert "Nobody has determined yet what happened." in liaison.get("/contacts/new/", form).content.decode()

    made = signed(case, people)

    page = liaison.get("/contacts/new/", form).content.decode()
    assert "Nobody has determined" not in page
    assert f"On {made.signed_at.astimezone(ZoneInfo('Asia/Damascus')).day} " in page
    assert all(words in page for words in ("the centre signed what it determined", "وقّع المركز", "Определение центра"))


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.REQUEST_WORD])
def test_every_kind_of_incident_and_contact_has_words_in_every_language(kind: Kind, incident: Any) -> None:
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.pages.contact_templates import drafted, subjects_of
    from truceline.desk.recording import spelt

    charter = charter_at_hand()
    content = json.loads(incident.content)
    try:
        for group in (*ACTS, None):
            incident.content = spelt(content | {"act": group})
            subjects, words = subjects_of(incident, charter), drafted(incident, kind, charter)
            assert set(subjects) == set(Language)
            assert len(set(subjects.values())) == len(Language)
            assert set(words) == set(Language)
            assert all(len(text) > 60 for text in words.values())
    finally:
        incident.content = spelt(content)


def procedures(browser: Any, incident: Any, query: str = "") -> list[tuple[str, str, str]]:
    told = browser.get(f"/incidents/{incident.number}/{query}").context["procedures"]
    return [(one["provision"], one["side"], one["taken"]) for one in told]


def test_whether_both_sides_were_told_in_time_is_answered_by_the_record_of_contacts(
    incident: Any, contacted: Callable[..., list[Any]], liaison: Any
) -> None:
    title = "Contact with both sides"
    sides = ("Government of the Syrian Arab Republic", "Armed opposition units")
    assert procedures(liaison, incident) == [(title, side, "cannot tell") for side in sides]
    contacted(incident=str(incident.number), side=[NORTH])
    assert procedures(liaison, incident) == [(title, sides[0], "done"), (title, sides[1], "cannot tell")]
    from truceline.desk.clock import now

    later = now() + timedelta(days=2)
    with patch("truceline.desk.pages.case_page.now", lambda: later):
        assert procedures(liaison, incident) == [(title, sides[0], "done"), (title, sides[1], "not done")]
        contacted(incident=str(incident.number), side=[SOUTH], kind="announce")  # an announcement tells nothing of it
        assert procedures(liaison, incident) == [(title, sides[0], "done"), (title, sides[1], "not done")]


def test_the_report_adds_up_for_each_side_and_its_files_hold_the_same(
    contacted: Callable[..., list[Any]], liaison: Any, north: Any
) -> None:
    one, _ = contacted()
    north.post(f"/portal/{one.pk}/reply/", {"said": "disputed", "words": "No"})
    page = liaison.get("/contacts/treatment/")
    assert page.status_code == 200
    rows = json.loads(b"".join(liaison.get("/contacts/treatment.json").streaming_content))["treatment"]
    assert [row["side"] for row in rows if row["group"] == "sides"] == [NORTH, SOUTH]
    for row in rows:
        assert sum(row[outcome] for outcome in OUTCOMES) == row["contacts"]
    assert all(row["contacts"] > 0 for row in rows[:2])
    # The guarantors stand apart: what was said to both sides was not therefore said to every one of them.
    assert [len(group["sides"]) for group in page.context["groups"]] == [2, len(rows) - 2]
    sides = {figure["name"]: figure["values"] for figure in page.context["groups"][0]["figures"]}
    assert sides["disputed"] == [row["disputed"] for row in rows[:2]]
    assert rows[0]["disputed"] >= 1
    assert rows[0]["together"] >= 1
    empty = json.loads(
        b"".join(liaison.get("/contacts/treatment.json?to=1999-01-31&from=1999-01-01").streaming_content)
    )
    assert {row["contacts"] for row in empty["treatment"]} == {0}  # a side that heard nothing has its row


@pytest.mark.parametrize(
    "query", ["from=yesterday", "to=9999-12-31", "from=0001-01-01", "from=2017-02-01&to=2017-01-01"]
)
def test_a_period_that_is_none_is_named(query: str, liaison: Any) -> None:
    assert liaison.get(f"/contacts/treatment/?{query}").status_code == 400
    assert liaison.get(f"/contacts/treatment.csv?{query}").status_code == 400


@pytest.mark.parametrize("language", [language.value for language in Language])
def test_a_subject_that_the_desk_worded_is_in_the_language_of_whoever_gets_it(
    language: str, incident: Any, contacted: Callable[..., list[Any]], liaison: Any, north: Any
) -> None:
    """In the letter by the channel's language, in the portal by the reader's, whichever the officer wrote it in; a ladder says it alike."""
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.contact_records import subject_in
    from truceline.desk.pages.contact_templates import subjects_of
    from truceline.desk.tables import Channel

    subjects = subjects_of(incident, charter_at_hand())
    form = {"side": SOUTH, "means": "telephone", "label": "Duty room", "language": language, "preference": "1"}
    assert liaison.post("/contacts/channels/", form | {"address": "+000 1", "name": ""}).status_code == 302
    told = {"incident": incident.number, "subject": subjects["ru"]}
    try:
        (called,) = contacted(**told, side=[SOUTH], means="telephone")
        assert called.subject == subjects[language]
        own = f"Shells near the mill ({language})"
        assert contacted(side=[SOUTH], means="telephone", subject=own)[0].subject == own  # what a person wrote stays
    finally:
        for channel in Channel.objects.filter(label="Duty room", is_open=True):
            liaison.post(f"/contacts/channels/{channel.pk}/close/", {"reason": "the test is over"})
    (shown,) = contacted(**told, side=[NORTH])
    page = north.get(f"/portal/{shown.pk}/", headers={"accept-language": language}).content.decode()
    assert f"<h1><bdi>{subjects[language]}</bdi></h1>" in page
    assert all(subject_in(shown, each) == subjects[each] for each in Language)


def test_teeth_a_subject_whose_words_were_not_kept_stays_in_one_language(
    incident: Any, contacted: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.contact_records import subject_in
    from truceline.desk.pages import contacts
    from truceline.desk.pages.contact_templates import subjects_of, worded_alike

    charter = charter_at_hand()
    arabic = subjects_of(incident, charter)["ar"]
    assert worded_alike(arabic, incident, charter)
    assert not worded_alike(f"{arabic}!", incident, charter)
    assert not worded_alike(arabic, None, charter)
    monkeypatch.setattr(contacts, "worded_alike", lambda *_told: {})
    (one,) = contacted(incident=incident.number, subject=arabic, side=[NORTH])
    assert {subject_in(one, each) for each in Language} == {arabic}


MARKS = set("\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u00a0")


def test_what_the_desk_words_for_a_letter_has_no_marks_that_only_a_page_needs(
    incident: Any, contacted: Callable[..., list[Any]], liaison: Any
) -> None:
    """Neither in the form, nor in what is kept of it, nor in the files that programs read."""
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.pages.contact_templates import drafted, subjects_of

    charter = charter_at_hand()
    subjects, words = subjects_of(incident, charter), drafted(incident, Kind.NOTIFY, charter)
    assert not MARKS & set("".join((*subjects.values(), *words.values())))
    # A day in words stays as it is between Arabic words; its numbers would change places.
    assert not re.search("[0-9]{4}-[0-9]{2}-[0-9]{2}", "".join(words.values()))
    (one,) = contacted(incident=incident.number, subject=f"\u2068{subjects['ar']}\u2069", side=[NORTH])
    assert one.subject == subjects["ar"]
    assert not MARKS & set(one.content)
    listed = b"".join(liaison.get("/contacts.csv").streaming_content).decode()
    row = next(line for line in listed.splitlines() if subjects["ar"] in line)
    assert not MARKS & set(row)
