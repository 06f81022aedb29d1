"""A list by the day that is known to have several rows for one incident counts them once, and what lies apart stands. Counted by hand."""

from typing import Any

import pyarrow as pa
import pytest
from tellings import MODEL, OF_ONE
from told import groups_of, judged, reports_of, told

from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel
from truceline.incident.voices import rows_of_one

DAY: dict[str, Any] = {"occurred_within_s": 43_200.0}
A_DAY = 1_440  # minutes
FIRST = told("s0", reference="1", **DAY)


def gathered(*rows: dict[str, Any], judgements: pa.Table | None = None, knows: bool = True) -> Gathered:
    model = LinkModel(strangers=MODEL.strangers, told_again=OF_ONE if knows else ())
    return gather(reports_of(*rows), model=model, judgements=judgements)


def row(reference: str, north_m: int = 0, **other: Any) -> dict[str, Any]:
    return told("s0", reference=reference, north_m=north_m, **DAY | other)


def test_rows_of_one_day_and_spot_are_one_incident_that_one_list_tells() -> None:
    found = gathered(FIRST, row("2", 90), row("3", 40, killed_best=3))

    (incident,) = found.incidents.to_pylist()
    assert (incident["reports"], incident["origins"], incident["repeating"]) == (3, 1, 2)
    assert incident["killed_high"] == 3
    assert found.links["origin_report_id"].to_pylist() == ["s0/1"] * 3


def test_rows_hang_together_by_one_that_lies_between() -> None:
    assert gathered(FIRST, row("2", 180)).incidents.num_rows == 2
    assert gathered(FIRST, row("2", 180), row("3", 90)).incidents.num_rows == 1


@pytest.mark.parametrize(
    "other",
    [
        {"north_m": 110},
        {"minutes": A_DAY},
        {"act": "explosion"},
        {"act": None},
        {"occurred_within_s": 600.0},
        {"occurred_within_s": 86_400.0},
        {"radius_m": 31_000.0},
        {"place": None},
        {"relayed_from": "x/1"},
    ],
)
def test_what_differs_is_another_incident(other: dict[str, Any]) -> None:
    rows = [FIRST, row("2", **other)]
    knowing, unknowing = (gathered(*rows, knows=knows) for knows in (True, False))
    assert (knowing.links, knowing.incidents) == (unknowing.links, unknowing.incidents)


def test_rows_that_name_no_act_are_of_one_too() -> None:
    assert gathered(FIRST | {"act": None}, row("2", 90, act=None)).incidents.num_rows == 1


def test_rows_of_two_lists_are_not_taken_for_one_so() -> None:
    found = gathered(FIRST, told("s1", reference="1", **DAY))
    assert found.links["origin_report_id"].to_pylist() == found.links["report_id"].to_pylist()


def test_of_a_list_that_is_not_known_for_it_all_rows_stand() -> None:
    assert gathered(FIRST, row("2"), knows=False).incidents.num_rows == 2


def test_rows_that_people_judged_different_stay_apart_even_by_one_between_them() -> None:
    rows = FIRST, row("2", 180), row("3", 90), row("4", 60)
    found = gathered(*rows, judgements=judged(("s0/1", "s0/2", "different")))
    assert groups_of(found.links) == {frozenset({"s0/1"}), frozenset({"s0/2"}), frozenset({"s0/3", "s0/4"})}


def test_another_lists_row_is_held_against_the_first_alone() -> None:
    """Teeth: without it the other's row is shared out among them, and each is given less."""
    rows = [FIRST, row("2", 20), row("3", 40), told("c", north_m=300, reference="9", **DAY)]
    for knows, likely in ((True, 1), (False, 3)):
        pairs = gathered(*rows, knows=knows).suggestions(beyond_reach=False).to_pylist()
        assert len([pair for pair in pairs if "c/9" in (pair["first"], pair["second"])]) == likely
    known, unknown = (
        max(gathered(*rows, knows=knows).suggestions(beyond_reach=False)["probability"].to_pylist())
        for knows in (True, False)
    )
    assert known > 2 * unknown


def test_teeth_rows_farther_apart_are_of_one_where_a_spot_is_wider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_of_one.at_one_spot, "__defaults__", (200.0,))
    assert gathered(FIRST, row("2", 180)).incidents.num_rows == 1
