"""Whoever makes the bulletin gets the tables that it prints, whole, and nothing that is never printed; those below get none of them."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from contact_form import NORTH
from desk_cases import new_case, signed, signed_in

TABLES = ("replies", "stances")
WITHHELD = {"replies": "source", "stances": "excluded_group"}


@pytest.fixture(scope="module")
def people(somebody: Callable[..., Any]) -> dict[str, Any]:
    roles = {"officer": "duty_officer", "analyst": "analyst", "verifier": "verifier", "head": "head_of_centre"}
    more = ("liaison_officer", "publisher", "field_monitor", "administrator")
    return {name: somebody(role) for name, role in roles.items()} | {role: somebody(role) for role in more}


@pytest.fixture
def incident(
    people: dict[str, Any], file_of: Callable[..., Path], contacted: Callable[..., list[Any]], north: Any
) -> Any:
    """A case of which something was signed, and of which a side replied for the record and claims that the target was excluded."""
    one = new_case(people["officer"], file_of)
    (contact,) = contacted(incident=str(one.number), side=[NORTH])
    replied = {"said": "disputed", "words": "We deny it.", "language": "en", "for_record": "yes"}
    assert north.post(f"/portal/{contact.pk}/reply/", replied).status_code == 302
    # A claim of exclusion is shared with all who may rule on it as soon as it is made.
    claim = {"holder": "russia", "stance": "claims_exclusion", "about": "provision:cease-fire", "group": "hts"}
    said = {
        "taken_at": "2018-12-01T10:00",
        "instrument": "note verbale 12",
        "quotation": "Мы отрицаем.",
        "language": "ru",
    }
    liaison = signed_in(people["liaison_officer"])
    assert liaison.post(f"/incidents/{one.number}/stance/", claim | said | {"evidence": "film"}).status_code == 302
    signed(one, people)
    return one


def rows_of(person: Any, table: str) -> list[dict[str, str]]:
    answer = signed_in(person).get(f"/{table}-table.csv")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))


@pytest.mark.parametrize("table", TABLES)
def test_the_publisher_gets_every_row_that_the_head_of_the_centre_gets_without_what_is_never_printed(
    people: dict[str, Any], incident: Any, table: str
) -> None:
    whole, printed = rows_of(people["head"], table), rows_of(people["publisher"], table)
    assert incident.pk in {row["incident_id"] for row in printed}
    withheld = WITHHELD[table]
    assert any(row[withheld] for row in whole)  # else nothing was withheld
    assert printed == [row | {withheld: ""} for row in whole]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("role", ["field_monitor", "administrator", "party_contact"])
def test_who_neither_works_on_cases_nor_prints_them_gets_no_table(
    people: dict[str, Any], north: Any, role: str, table: str
) -> None:
    browser = north if role == "party_contact" else signed_in(people[role])
    assert browser.get(f"/{table}-table.csv").status_code == 403


@pytest.mark.usefixtures("incident")
def test_the_publisher_finds_the_tables_and_opens_no_list_of_stances_or_claims(people: dict[str, Any]) -> None:
    browser = signed_in(people["publisher"])
    page = browser.get("/determinations/").content.decode()
    assert all(f"/{table}-table.csv" in page for table in TABLES)
    assert [browser.get(address).status_code for address in ("/stances/", "/claims/")] == [403, 403]


def test_a_stance_that_its_side_did_not_share_is_in_no_table_of_the_publisher(
    people: dict[str, Any], incident: Any
) -> None:
    from truceline.desk.tables import Stance

    Stance.objects.filter(incident=incident).update(is_shared=False)
    told = [row for table in TABLES for row in rows_of(people["publisher"], table) if row["incident_id"] == incident.pk]
    assert "note verbale 12" not in str(told)
    assert {row["says"] for row in told if row.get("side") == "russia" and "says" in row} == {"silent"}
