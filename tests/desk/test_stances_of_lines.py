"""What the holder of a list says of its lines: with the line from the start, a stance once the line is resolved as our incident."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from desk_cases import new_case, signed_in
from desk_reading import entries_of_kind

HEADER = "source,source_family,reference,occurred_at,occurred_within_s,longitude,latitude,radius_m,act,exercise"
WORDS = "Наши военнослужащие огня не открывали."


@pytest.fixture
def officer(somebody: Callable[..., Any]) -> Any:
    return signed_in(somebody("liaison_officer"))


@pytest.fixture
def incident(somebody: Callable[..., Any], file_of: Any) -> Any:
    return new_case(somebody("duty_officer"), file_of)


def brought(officer: Any, incident: Any, stance: str) -> str:
    from django.core.files.uploadedfile import SimpleUploadedFile

    line = f"l,guarantor,S-1,{incident.occurred_at:%Y-%m-%d}T10:05,900,36.201,32.701,1000,artillery_fire,true"
    content = f"{HEADER},stance,stance_words,stance_language\n{line},{stance}\n"
    file = SimpleUploadedFile("EXERCISE-stances.csv", content.encode())
    return str(officer.post("/reconciliation/", {"holder": "russia", "file": file})["location"])


def resolved(officer: Any, address: str, **said: str) -> int:
    line = next(row["line_id"] for row in officer.get(address).context["rows"] if row["reference"] == "S-1")
    return int(officer.post(f"{address}lines/{line}/", {"reason": "Both maps.", **said}).status_code)


def on_page(officer: Any, incident: Any) -> bool:
    return WORDS in officer.get(f"/incidents/{incident.number}/").content.decode()


def test_what_a_list_says_of_a_line_becomes_a_stance_when_the_line_is_resolved_and_is_struck_when_that_is_taken_back(
    officer: Any, incident: Any, desk: Any
) -> None:
    from truceline.desk.tables import Stance

    address = brought(officer, incident, f"denies,{WORDS},ru")
    officer.post(f"{address}confirm/")
    # With the line it is on the register and shown; a join is a suggestion, and nothing is attributed by one.
    assert WORDS in officer.get(address).content.decode()
    assert any(WORDS in content for content in entries_of_kind(desk, "reconciled_line").values())
    assert not on_page(officer, incident)

    assert resolved(officer, address, said="same") == 302
    assert on_page(officer, incident)
    made = Stance.objects.get(incident=incident)
    told = json.loads(entries_of_kind(desk, "stance")[made.pk])
    assert (told["holder"], told["stance"], told["quotation"], told["language"]) == ("russia", "denies", WORDS, "ru")
    assert told["instrument"] == "EXERCISE-stances.csv · S-1"
    assert resolved(officer, address, said="same") == 302
    assert Stance.every.filter(incident=incident).count() == 1

    assert resolved(officer, address, said="different") == 302
    assert not on_page(officer, incident)
    assert json.loads(entries_of_kind(desk, "stance")[made.pk])["is_struck"]
    assert resolved(officer, address, said="same", number=str(incident.number)) == 302
    assert on_page(officer, incident)
    assert resolved(officer, address, said="open") == 302
    assert not on_page(officer, incident)


def test_teeth_without_the_striking_words_would_stand_at_an_incident_of_which_they_were_not_said(
    officer: Any, incident: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import resolving_line

    address = brought(officer, incident, f"denies,{WORDS},ru")
    officer.post(f"{address}confirm/")
    resolved(officer, address, said="same")
    monkeypatch.setattr(resolving_line, "keep_stance", lambda *_: None)
    resolved(officer, address, said="different")
    assert on_page(officer, incident)


@pytest.mark.parametrize(
    ("stance", "code"),
    [("perhaps,Words,en", "D185"), ("claims_exclusion,Words,en", "D185"), (",Words,en", "D185"), ("denies,,en", "D186"),
     ("denies,Words,", "D186"), (f"denies,Words,{'x' * 17}", "D232")],
)  # fmt: skip
def test_a_stance_that_cannot_be_one_is_told_with_its_line_and_the_list_is_not_taken_in(
    officer: Any, incident: Any, stance: str, code: str
) -> None:
    address = brought(officer, incident, stance)
    assert officer.get(address).status_code == 400
    (told,) = json.loads(b"".join(officer.get(f"{address}problems.json")))["problems"]
    assert (told["code"], told["line"], told["file"]) == (code, 2, "EXERCISE-stances.csv")


def test_a_report_file_takes_no_such_columns(somebody: Callable[..., Any]) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    duty = signed_in(somebody("duty_officer"))
    content = f"{HEADER},stance\nl,monitor,S-9,2020-01-01T10:05,900,36.2,32.7,1000,artillery_fire,true,denies\n"
    answer = duty.post("/take-in/", {"file": SimpleUploadedFile("EXERCISE-r.csv", content.encode())})
    assert "R007" in duty.get(answer["location"]).content.decode()
