"""What a source tells again that is known to tell twice counts once, and what it tells anew does not. Counted by hand."""

from typing import Any

import pyarrow as pa
import pytest
from tellings import MODEL, TWICE
from told import groups_of, judged, reports_of, told

from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel

FIRST = told("a", reference="1")
OTHER = told("c", minutes=3, reference="1")


def gathered(*rows: dict[str, Any], judgements: pa.Table | None = None, knows: bool = True) -> Gathered:
    model = LinkModel(strangers=MODEL.strangers, told_again=TWICE if knows else ())
    return gather(reports_of(*rows), model=model, judgements=judgements)


def test_a_second_telling_is_with_the_first_and_confirms_nothing() -> None:
    found = gathered(FIRST, told("a", minutes=10, north_m=500, reference="2", killed_best=3), OTHER)

    (incident,) = found.incidents.to_pylist()
    assert (incident["reports"], incident["origins"], incident["repeating"]) == (3, 2, 1)
    assert incident["killed_high"] == 3
    origin = dict(zip(*(found.links[name].to_pylist() for name in ("report_id", "origin_report_id")), strict=True))
    assert origin == {"a/1": "a/1", "a/2": "a/1", "c/1": "c/1"}


@pytest.mark.parametrize(
    "other",
    [
        {"act": "abduction"},
        {"act": None},
        {"minutes": 16},
        {"north_m": 1_100},
        {"place": None},
        {"occurred_within_s": 43_200.0},
        {"radius_m": 31_000.0},
        {"relayed_from": "x/1"},
        {"source": "c", "report_id": "c/2"},
    ],
)
def test_what_differs_is_told_anew(other: dict[str, Any]) -> None:
    again = {"minutes": 10, "reference": "2"}
    assert gathered(FIRST, told("a", **again)).incidents.num_rows == 1
    rows = [
        FIRST,
        told("a", **again | {name: said for name, said in other.items() if name not in ("source", "report_id")}),
    ]
    rows[1] |= {name: said for name, said in other.items() if name in ("source", "report_id")}
    knowing, unknowing = (gathered(*rows, knows=knows) for knows in (True, False))
    assert (knowing.links, knowing.incidents) == (unknowing.links, unknowing.incidents)


def test_of_a_source_that_is_not_known_to_tell_twice_both_stand() -> None:
    assert gathered(FIRST, told("a", minutes=10), knows=False).incidents.num_rows == 2


def test_what_people_judged_different_is_told_anew_and_compared_with_others() -> None:
    rows = [FIRST, told("a", minutes=10, north_m=900, reference="2"), told("c", minutes=10, north_m=900, reference="1")]
    apart = judged(("a/2", "a/1", "different"))
    assert groups_of(gathered(*rows, judgements=apart).links) == {frozenset({"a/1"}), frozenset({"a/2", "c/1"})}


def test_of_several_the_two_that_are_nearest_are_one_and_a_third_stands_alone() -> None:
    rows = [told("a", minutes=minutes) for minutes in (0, 9, 13, 26)]
    assert groups_of(gathered(*rows).links) == {
        frozenset({"a/0-0"}),
        frozenset({"a/9-0", "a/13-0"}),
        frozenset({"a/26-0"}),
    }


def test_of_equally_near_ones_the_earlier_are_one() -> None:
    rows = [told("a", minutes=minutes) for minutes in (0, 5, 10)]
    assert groups_of(gathered(*rows).links) == {frozenset({"a/0-0", "a/5-0"}), frozenset({"a/10-0"})}
