"""Daily counts side by side that close, and the agenda of the next meeting as a document of always the same bytes."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from desk_cases import signed_in

HEADER = "source,source_family,reference,occurred_at,occurred_within_s,admin1,longitude,latitude,radius_m,act,said,exercise\n"
# Printed by the two guarantors' ministries (domain.md, section 8): day, then each side's count by area.
PRINTED = {
    "2017-03-22": (
        {"Damascus": 3, "Latakia": 3},
        {"Damascus": 7, "Daraa": 1, "Hama": 1, "Aleppo": 4},
    ),
    "2017-03-25": (
        {"Damascus": 4, "Daraa": 1, "Latakia": 4, "Hama": 4},
        {"Hama": 8, "Damascus": 6, "Aleppo": 3, "Homs": 1, "Idlib": 1},
    ),
    "2017-04-29": (
        {"Damascus": 8, "Latakia": 3, "Hama": 2, "Daraa": 1},
        {"Aleppo": 3, "Damascus": 2, "Hama": 4, "Idlib": 3, "Daraa": 3},
    ),
}
TOTALS = {"2017-03-22": (6, 13), "2017-03-25": (13, 19), "2017-04-29": (14, 15)}


@pytest.fixture(scope="module")
def people(somebody: Callable[..., Any]) -> dict[str, Any]:
    sides = ("russia", "turkey", "iran")
    return {role: somebody(role) for role in ("liaison_officer", "auditor", "publisher")} | {
        code: somebody("guarantor_representative", speaks_for=code) for code in sides
    }


def line(reference: str, clock: str, area: str, at: tuple[float, float], said: str = "") -> str:
    """A line whose place and words are invented; only how many there were, and in which area, was printed."""
    return f"list,guarantor,{reference},{clock},600,{area},{at[0]},{at[1]},400,mortar_fire,{said},true\n"


def bring(person: Any, holder: str, content: str) -> str:
    file = io.BytesIO(content.encode())
    file.name = "EXERCISE-printed.csv"
    client = signed_in(person)
    address = client.post("/reconciliation/", {"holder": holder, "file": file})["location"]
    answer = client.post(f"{address}confirm/")
    assert answer.status_code == 302, client.get(address).content.decode()
    return str(address)


@pytest.fixture(scope="module")
def printed(people: dict[str, Any]) -> None:
    """Both guarantors' lists of three days. Four lines in Hama on 25 March tell of the same: of that nobody printed a word."""
    for side, holder in enumerate(("russia", "turkey")):
        content, number = HEADER, 0
        for day, sides in PRINTED.items():
            for area, count in sides[side].items():
                for at in range(count):
                    number += 1
                    is_shared = (day, area) == ("2017-03-25", "Hama") and at < 4
                    clock = f"{day}T{(at if is_shared else number) % 20 + 2:02}:15"
                    apart = (34.0 + side * 4 + (number % 7) * 0.4, 34.0 + (number // 7) * 0.3)
                    place = (36.0 + at * 0.5, 33.1) if is_shared else apart
                    content += line(f"{holder}-{number}", clock, area, place)
        bring(people["liaison_officer"], holder, content)


def counted(person: Any, query: str = "?from=2017-03-22&to=2017-04-29") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(b"".join(signed_in(person).get(f"/reconciliation/daily.json{query}")))[
        "daily"
    ]
    return rows


@pytest.mark.usefixtures("printed")
def test_daily_counts_are_those_that_were_printed_and_each_is_the_sum_of_its_areas(people: dict[str, Any]) -> None:
    told = {(row["day"], row["holder"]): row for row in counted(people["auditor"])}

    for day, (russia, turkey) in TOTALS.items():
        for holder, total, areas in (("russia", russia, PRINTED[day][0]), ("turkey", turkey, PRINTED[day][1])):
            row = told[day, holder]
            assert (row["count"], row["areas"]) == (total, areas), (day, holder)
            assert row["count"] == sum(row["areas"].values())


@pytest.mark.usefixtures("printed")
def test_they_are_joined_incident_by_incident_where_neither_total_says_so(people: dict[str, Any]) -> None:
    told = {(row["day"], row["holder"]): row for row in counted(people["auditor"])}

    assert told["2017-03-25", "russia"]["held_by"]["turkey"] == told["2017-03-25", "turkey"]["held_by"]["russia"] == 4
    assert told["2017-03-22", "russia"]["held_by"]["turkey"] == 0
    assert told["2017-03-25", "turkey"]["alone"] == 15
    page = signed_in(people["auditor"]).get("/reconciliation/daily/?from=2017-03-22&to=2017-04-29")
    shown = {(str(day), one["name"]): one["total"] for day, lines in page.context["days"] for one in lines}
    assert shown["2017-03-22", "Turkey"] == 13


@pytest.mark.usefixtures("printed")
def test_a_guarantor_counts_its_own_lists_and_learns_nothing_of_anothers(people: dict[str, Any]) -> None:
    assert {row["holder"] for row in counted(people["russia"])} == {"russia"}
    assert all(set(row["held_by"]) == {"ours"} for row in counted(people["russia"]))
    assert counted(people["iran"]) == []


def test_days_that_cannot_be_set_side_by_side_are_refused(people: dict[str, Any]) -> None:
    client = signed_in(people["auditor"])
    for query in ("?from=2017-03-22&to=2017-03-21", "?from=x&to=y", "?from=2017-01-01&to=2017-12-31"):
        answer = client.get(f"/reconciliation/daily/{query}")
        assert (answer.status_code, "D183" in answer.content.decode()) == (400, True)
    assert client.get("/reconciliation/daily/").status_code == 200


@pytest.fixture(scope="module")
def open_lines(people: dict[str, Any]) -> None:
    said = '"<script>alert(1)</script> & ""they"""'
    bring(people["liaison_officer"], "iran", HEADER + line("iran-1", "2022-06-01T10:00", "Daraa", (36.3, 32.5), said))


@pytest.mark.usefixtures("open_lines")
@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_the_agenda_is_the_same_bytes_for_whoever_asks_in_three_languages(
    people: dict[str, Any], language: str
) -> None:
    for form in ("html", "txt"):
        address = f"/reconciliation/agenda/iran.{form}?on=2022-07-01&language={language}"
        told = {signed_in(people[who]).get(address).content for who in ("liaison_officer", "auditor", "iran")}
        assert len(told) == 1
        document = told.pop().decode()
        assert "iran-1" in document
        assert "2022-07-01" in document
        assert "<script>" not in document or form == "txt"
        assert document.count("EXERCISE") >= 1
    assert (
        f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">'
        in signed_in(people["iran"]).get(address.replace(".txt", ".html")).content.decode()
    )


@pytest.mark.usefixtures("open_lines")
def test_what_is_resolved_leaves_the_agenda_and_what_another_said_is_not_in_it(people: dict[str, Any]) -> None:
    officer = people["liaison_officer"]
    address = "/reconciliation/agenda/iran.txt?on=2022-07-01&language=en"
    before = signed_in(people["iran"]).get(address).content
    bring(officer, "turkey", HEADER + line("turkey-5", "2022-06-01T11:00", "Daraa", (36.6, 32.5), "Unheard of"))
    assert signed_in(people["iran"]).get(address).content == before

    from truceline.desk.tables import ReconciledLine

    row = ReconciledLine.objects.get(reference="iran-1")
    signed_in(officer).post(
        f"/reconciliation/{row.reconciliation_id}/lines/{row.pk}/", {"said": "alone", "reason": "Nobody else heard it."}
    )
    after = signed_in(people["iran"]).get(address).content.decode()
    assert "iran-1" not in after
    assert "1 only theirs" in after


@pytest.mark.usefixtures("open_lines")
def test_an_agenda_is_for_the_centre_and_for_that_guarantor(people: dict[str, Any]) -> None:
    for who, status in (("iran", 200), ("russia", 403), ("publisher", 403), ("auditor", 200)):
        assert signed_in(people[who]).get("/reconciliation/agenda/iran/").status_code == status
        assert signed_in(people[who]).get("/reconciliation/agenda/iran.html").status_code == status
    client = signed_in(people["auditor"])
    assert client.get("/reconciliation/agenda/atlantis/").status_code == 404
    assert client.get("/reconciliation/agenda/iran/?on=soon").status_code == 400
    assert client.get("/reconciliation/agenda/iran.txt?language=xx").status_code == 400


def test_an_agenda_tells_how_much_it_leaves_out() -> None:
    from truceline.desk.agenda import MOST, Agenda, Item, Point, as_page, as_text, banded, section
    from truceline.values.language import Language

    items = [Item(f"Line {n}", ("said",), (Point("Killed", "3", ""),)) for n in range(MOST + 2)]
    made = Agenda(
        "Agenda", ("told",), (section("Open", "Which?", items), section("Else", "What?", [])), Language.ENGLISH
    )

    assert "And \u20682\u2069 more" in as_text(made).replace("And 2 more", "And \u20682\u2069 more")
    assert "Nothing is open here." in as_page(made)
    assert as_page(made) == as_page(made)
    assert banded(False) == ""
