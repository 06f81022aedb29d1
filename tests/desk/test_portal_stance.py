"""A party says itself, in its portal, what it holds of what was put to it: its own word, and no byte of it for another side."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from contact_form import NORTH, SOUTH
from desk_cases import file_in, new_case, signed_in
from desk_reading import counts, entries_of_kind

DENIES = {"stance": "denies", "quotation": "لم تطلق قواتنا النار.", "language": "ar"}
CLAIM = {"stance": "claims_exclusion", "provision": "cease-fire", "group": "hts", "evidence": "film"}


@pytest.fixture(scope="module")
def incident(somebody: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    return new_case(somebody("duty_officer"), file_in(tmp_path_factory.mktemp("portal-stance")))


@pytest.fixture
def told(incident: Any, contacted: Callable[..., list[Any]]) -> list[Any]:
    """The incident put to South and North, in this order of the agreement."""
    return sorted(contacted(incident=incident.number), key=lambda one: [NORTH, SOUTH].index(one.addressee))


def seen(browser: Any, address: str) -> tuple[int, bytes]:
    answer = browser.get(address)
    body = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", answer.content)
    # What a clock writes may differ from one minute to the next.
    return answer.status_code, re.sub(rb'\d\d:\d\d left|name="taken_at" value="[^"]+"', b"", body)


def test_a_party_writes_its_stance_itself_and_a_later_one_supersedes_it(
    desk: Any, incident: Any, told: list[Any], north: Any, liaison: Any
) -> None:
    from truceline.desk.tables import Stance

    one, before = told[0], len(entries_of_kind(desk, "stance"))
    assert north.post(f"/portal/{one.pk}/stance/", DENIES).status_code == 302
    made = Stance.objects.get(incident=incident, content__contains=one.pk)
    kept = json.loads(made.content)
    assert (kept["holder"], kept["instrument"], kept["contact"], kept["is_shared"]) == (NORTH, "portal", one.pk, False)
    assert entries_of_kind(desk, "stance")[made.pk] == made.content
    assert len(entries_of_kind(desk, "stance")) == before + 1
    page = liaison.get(f"/incidents/{incident.number}/")
    assert DENIES["quotation"] in [each["words"] for side in page.context["stances"] for each in side["stands"]]
    assert "said by itself in the portal" in page.content.decode()
    one.refresh_from_db()
    assert one.replied_at is None  # no reply, and no clock stops

    withdrawn = DENIES | {"stance": "affirms", "quotation": "نؤكد ذلك."}
    assert north.post(f"/portal/{one.pk}/stance/", withdrawn).status_code == 302
    shown = north.get(f"/portal/{one.pk}/").context["stance"]
    assert [each["stance"] for each in shown["stands"]] == ["affirms"]
    assert [each["stance"] for each in shown["superseded"]] == ["denies"]
    assert Stance.objects.filter(incident=incident, holder=NORTH).count() == 2  # nothing is deleted


def test_what_a_party_holds_changes_no_byte_of_what_another_side_sees(
    told: list[Any], incident: Any, north: Any, south: Any, somebody: Callable[..., Any]
) -> None:
    guarantor = signed_in(somebody("guarantor_representative", speaks_for="russia"))
    theirs = ("/portal/", f"/portal/{told[1].pk}/", "/", "/stances/")
    south.get(theirs[1])
    asked = [(south, address) for address in theirs]
    asked += [(guarantor, address) for address in ("/portal/", "/stances/", f"/incidents/{incident.number}/")]
    before = [seen(*one) for one in asked]
    assert north.post(f"/portal/{told[0].pk}/stance/", DENIES).status_code == 302
    assert [seen(*one) for one in asked] == before
    # Nor is another's contact, the page of an incident or the list of stances open to it.
    assert south.post(f"/portal/{told[0].pk}/stance/", DENIES).status_code == 404
    assert guarantor.post(f"/portal/{told[0].pk}/stance/", DENIES).status_code == 403
    assert south.get("/stances/").status_code == 403
    assert south.post(f"/incidents/{incident.number}/stance/", DENIES | {"holder": SOUTH}).status_code == 403


def test_teeth_without_the_question_whose_contact_it_is_a_side_speaks_where_it_was_not_asked(
    told: list[Any], south: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import stating

    monkeypatch.setattr(stating, "addressed_to", lambda *_told: told[0])
    assert south.post(f"/portal/{told[0].pk}/stance/", DENIES).status_code == 302


@pytest.mark.parametrize(
    "wrong",
    [
        {"stance": "silent"},
        {"stance": "shrugs"},
        {"quotation": " "},
        {"language": ""},
        {"provision": "none"},
        CLAIM | {"evidence": ""},
        CLAIM | {"group": "nobody"},
    ],
)
def test_what_cannot_be_held_is_refused_and_nothing_is_written(
    wrong: dict[str, str], desk: Any, told: list[Any], north: Any
) -> None:
    north.get(f"/portal/{told[0].pk}/")
    before = counts(desk)
    assert north.post(f"/portal/{told[0].pk}/stance/", DENIES | wrong).status_code == 400
    assert counts(desk) == before


def test_nothing_is_held_of_a_contact_about_no_incident(contacted: Callable[..., list[Any]], north: Any) -> None:
    one = next(each for each in contacted() if each.addressee == NORTH)
    assert 'id="stance"' not in north.get(f"/portal/{one.pk}/").content.decode()
    assert north.post(f"/portal/{one.pk}/stance/", DENIES).status_code == 404


def test_a_claim_of_an_excluded_target_is_put_before_those_who_rule(incident: Any, told: list[Any], north: Any) -> None:
    from truceline.desk.tables import Claim

    assert north.post(f"/portal/{told[0].pk}/stance/", DENIES | CLAIM).status_code == 302
    assert Claim.objects.get(incident=incident).claimed_by == NORTH


def test_a_party_that_speaks_of_a_struck_incident_does_not_learn_that_it_was_struck(
    incident: Any, told: list[Any], north: Any
) -> None:
    from truceline.desk.actions.stating import stated
    from truceline.desk.tables import Incident, Person

    Incident.objects.filter(pk=incident.pk).update(is_struck=True)
    try:
        assert north.post(f"/portal/{told[0].pk}/stance/", DENIES).status_code == 302
    finally:
        Incident.objects.filter(pk=incident.pk).update(is_struck=False)
    speaker = Person.objects.filter(speaks_for=NORTH).first()
    assert speaker is not None
    assert [row.stance for row in stated(speaker, told[0])] == ["denies"]
    assert stated(speaker, told[1]) == []


@pytest.mark.parametrize(("language", "heading"), [("en", "Say it"), ("ar", "تسجيل الموقف"), ("ru", "Заявить")])
def test_the_form_is_there_in_three_languages(language: str, heading: str, told: list[Any], north: Any) -> None:
    page = north.get(f"/portal/{told[0].pk}/", headers={"accept-language": language}).content.decode()
    assert f"<button>{heading}</button>" in page
