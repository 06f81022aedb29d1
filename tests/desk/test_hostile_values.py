"""What one database keeps and another refuses: the ten worst values, through every form.

SQLite holds texts of any length, numbers of any size and days of any year; PostgreSQL answers many of them with an error. In every run
they are tried there (`test_on_postgresql.py`), dealt over the fields of each form; each in all fields at once, and on SQLite, at length.
"""

import os
import re
from typing import Any

import pytest
from desk_world import World, addresses, fields_of_forms

WORST = {
    "a text that no column holds": "é" * 9_999,
    "a number beyond 16 bits": "40000",
    "a number beyond 31 bits": "2147483648",
    "a number beyond 63 bits": "9223372036854775808",
    "less than nothing": "-1",
    "infinity": "1e999",
    "no number": "NaN",
    "before every year": "0001-01-01T00:00",
    "after every year": "9999-12-31T23:59",
    "after every year, as a day": "9999-12-31",
}
# Ended by it, the browser that asks would be nobody's.
_ENDING = {"close", "session_ended"}
_ON_POSTGRESQL = os.environ.get("TRUCELINE_TEST_DATABASE") == "postgresql"

pytestmark = pytest.mark.usefixtures("without_limits")


def failed(world: World, attacker: Any, told: dict[str, str]) -> dict[str, int]:
    """The forms to which this is sent and that end in an error of the desk."""
    answers = {
        name: attacker.post(world.address(name, written), told).status_code
        for name, written in addresses("POST")
        if name not in _ENDING
    }
    return {name: status for name, status in answers.items() if status >= 500}


@pytest.mark.parametrize("deals", [2 if _ON_POSTGRESQL else pytest.param(2, marks=pytest.mark.promise)])
def test_the_worst_values_dealt_over_its_fields_end_at_no_form_in_an_error_of_the_desk(
    deals: int, world: World, attacker: Any
) -> None:
    values = list(WORST.values())
    for deal in range(deals):
        told = {name: values[(at + deal * 3) % len(values)] for at, name in enumerate(fields_of_forms())}
        assert failed(world, attacker, told) == {}


@pytest.mark.parametrize(
    "value",
    WORST.values() if _ON_POSTGRESQL else [pytest.param(one, marks=pytest.mark.promise) for one in WORST.values()],
    ids=list(WORST),
)
def test_what_only_some_databases_refuse_is_refused_before_in_every_form(
    value: str, world: World, attacker: Any
) -> None:
    assert failed(world, attacker, dict.fromkeys(fields_of_forms(), value)) == {}


def test_teeth_a_text_that_is_too_long_for_its_column_is_found_on_postgresql(attacker: Any) -> None:
    from django.db import connection, transaction
    from django.db.utils import DataError

    from truceline.desk.tables import Heartbeat

    del attacker
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps it")
    with pytest.raises(DataError), transaction.atomic():
        Heartbeat.objects.create(name=WORST["a text that no column holds"], beat_on="2020-01-01T00:00Z")


@pytest.mark.parametrize("number", [2**31, 2**63, 10**30])
def test_a_number_beyond_all_incidents_is_a_page_that_there_is_not(number: int, attacker: Any) -> None:
    written = [re.sub(r"(?<=/)9{5,}(?=[/.])", str(number), address) for _, address in addresses("GET")]
    numbered = [address for address in written if str(number) in address]
    assert f"/situation/incidents/{number}.json" in numbered
    assert {address: status for address in numbered if (status := attacker.get(address).status_code) != 404} == {}
