"""What changed after sign-off: a person reads words and rounded numbers, in each language."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_cases import new_case, signed, signed_in

from truceline.incident.table import INCIDENTS
from truceline.values.language import Language

ISOLATES = re.compile("[\u2066-\u2069]")
SAME, OTHER = (
    "post-1,monitor,k-{n}a,{day}T10:00,36.20,32.70,300,artillery_fire,Five shells near the old silo,en",
    "hotline-x,local_network,k-{n}b,{day}T10:04,36.203,32.702,900,mortar_fire,قصف على الصوامع من جهة الشرق,ar",
)


@pytest.fixture(scope="module")
def people(somebody: Callable[..., Any]) -> dict[str, Any]:
    roles = {"officer": "duty_officer", "analyst": "analyst", "verifier": "verifier", "head": "head_of_centre"}
    return {name: somebody(role) for name, role in roles.items()}


def told(person: Any, incident: Any, language: Language = Language.ENGLISH) -> dict[str, tuple[str, str]]:
    """What the page says of the latest determination, by what it says it of: before and now."""
    client = signed_in(person)
    client.cookies["django_language"] = language.value
    answer = client.get(f"/incidents/{incident.number}/")
    assert answer.status_code == 200
    return {
        ISOLATES.sub("", " · ".join(filter(None, (one["what"], one["name"], one["field"])))): (
            ISOLATES.sub("", one["before"]),
            ISOLATES.sub("", one["after"]),
        )
        for one in answer.context["determinations"][0]["changes"]
    }


def after_a_strike(people: dict[str, Any], file_of: Callable[..., Path]) -> Any:
    from truceline.desk.actions.striking import strike_report

    incident = new_case(people["officer"], file_of, SAME, OTHER)
    signed(incident, people)
    struck = incident.links.get(report__content__contains='"hotline-x"')
    strike_report(people["officer"], struck.report, "The caller was somewhere else.")
    return incident


def rewritten(incident: Any, **changed: Any) -> None:
    """The incident with other numbers, as a gathering would write them."""
    from truceline.desk.recording import read, spelt
    from truceline.desk.tables import Determination, Incident

    row = read(Incident.objects.get(pk=incident.pk).content)
    Incident.objects.filter(pk=incident.pk).update(content=spelt({**row, **changed}))
    Determination.objects.filter(incident=incident).update(is_changed_since=True)


def test_every_column_of_an_incident_is_told_by_one_thing_that_a_person_reads(people: dict[str, Any]) -> None:
    del people  # the desk is set up with them
    from truceline.desk.pages.signed_incident import FACTS

    told_by = Counter(column for columns, _ in FACTS.values() for column in columns)
    assert set(told_by) == {*INCIDENTS.names, "is_struck"} - {"incident_id"}
    assert set(told_by.values()) == {1}


def test_a_place_a_time_and_who_tells_of_it_are_told_as_the_page_tells_them(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    changes = told(people["head"], after_a_strike(people, file_of))

    assert changes["incident · Where"][1] == "32.7000, 36.2000, within 300\u00a0m"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d 10:00", changes["incident · When"][1])
    assert changes["incident · Told by"] == ("2 reports, 2 independent", "1 report; nobody independent confirms it")
    assert changes["incident · Families of independent sources"] == (
        "local network, the centre's monitors",
        "the centre's monitors",
    )


@pytest.mark.parametrize("language", Language)
def test_no_name_of_a_column_and_no_number_of_many_digits_is_shown(
    people: dict[str, Any], file_of: Callable[..., Path], language: Language
) -> None:
    changes = told(people["head"], after_a_strike(people, file_of), language)

    shown = " ".join(word for label, pair in changes.items() for word in (label, *pair))
    assert len(changes) >= 4
    assert not re.search(r"[a-z]_[a-z]", shown)
    assert not re.search(r"\d\.\d{5}", shown)


def test_what_changed_by_less_than_pages_show_is_said_to_have_changed_by_less(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    incident = new_case(people["officer"], file_of)
    signed(incident, people)
    from truceline.desk.recording import read

    row = read(incident.content)
    rewritten(incident, latitude=row["latitude"] + 1e-6)
    assert list(told(people["head"], incident)) == ["incident · Where"]
    assert told(people["head"], incident)["incident · Where"][1] == "changed by less than is shown here"


def test_figures_are_told_before_and_now(people: dict[str, Any], file_of: Callable[..., Path]) -> None:
    incident = new_case(people["officer"], file_of)
    signed(incident, people)
    rewritten(incident, killed_low=3, killed_best=3, killed_high=4, actor="syrian-government", place_name="Naima")
    changes = told(people["head"], incident)

    assert changes["incident · Killed"] == ("", "3–4")
    assert changes["incident · By whom"] == ("not said", "Government of the Syrian Arab Republic")
    assert re.fullmatch(r"Naima, within \d+\u00a0m \(32\.\d{4}° N, 36\.\d{4}° E\)", changes["incident · Where"][1])
