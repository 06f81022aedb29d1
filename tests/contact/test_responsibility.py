"""Who answers for whom, and who is declared to hold a place: the small agreement, with a company under the Guard."""

from datetime import UTC, datetime

import pytest
from commanded_agreement import written
from small_agreement import write_small

from truceline.agreement.charter import Charter
from truceline.agreement.reading import read_agreement
from truceline.contact.responsibility import Spot, answerable, control_at, declared_at, rivals


@pytest.fixture(scope="module")
def charter(tmp_path_factory: pytest.TempPathFactory) -> Charter:
    return read_agreement(write_small(tmp_path_factory.mktemp("command"), yaml=written()))


def at(day: int, *, east_m: float = 0.0, radius_m: float = 100.0) -> Spot:
    # One degree of longitude at 20.05° south is 104.6 km.
    return Spot(80.05 + east_m / 104_600, -20.05, radius_m, datetime(2024, 3, day, 12, tzinfo=UTC))


def codes(charter: Charter, spot: Spot) -> list[str]:
    return [one.code for one in control_at(charter, spot).declarations]


def test_a_chain_of_responsibility_goes_from_the_unit_to_its_side(charter: Charter) -> None:
    assert answerable(charter, "platoon") == ("platoon", "company", "guard", "north")
    assert answerable(charter, "north") == ("north",)
    assert answerable(charter, "nobody") == ("nobody",)


def test_a_unit_that_states_no_side_is_of_the_side_of_whoever_commands_it(charter: Charter) -> None:
    assert [charter.side_of(code) for code in ("platoon", "company", "guard", "anchor")] == ["north"] * 3 + [None]


def test_a_declaration_holds_from_its_first_moment_to_its_last_and_as_far_as_both_circles_reach(
    charter: Charter,
) -> None:
    assert codes(charter, at(9)) == []
    assert codes(charter, at(10)) == ["mill-north"]
    assert codes(charter, at(10, east_m=590)) == ["mill-north"]
    assert codes(charter, at(10, east_m=620)) == []
    assert codes(charter, at(25)) == ["mill-north"]


def test_where_declarations_differ_all_stand_and_the_place_is_contested(charter: Charter) -> None:
    assert codes(charter, at(22)) == ["mill-north", "mill-south"]
    assert [control_at(charter, at(day)).is_contested for day in (10, 22)] == [False, True]


def test_what_is_declared_at_a_moment_stands_together_and_rivals_are_those_that_differ_on_one_place(
    charter: Charter,
) -> None:
    early, both = (declared_at(charter, datetime(2024, 3, day, 12, tzinfo=UTC)) for day in (10, 22))
    assert [one.code for one in early] == ["mill-north"]
    assert rivals(early) == set()
    assert rivals(both) == {"mill-north", "mill-south"}
    # Of two declarations somebody sees one alone: then nothing differs for them.
    assert rivals(both[:1]) == set()
