"""An incident goes on as the one with which it shares most reports."""

from hypothesis import given
from hypothesis import strategies as st

from truceline.desk.actions.continuing import continued

names = st.sampled_from("PQRST")
reports = st.dictionaries(st.sampled_from("abcdefgh"), names)


def test_an_incident_that_gathering_names_otherwise_goes_on_under_its_own_name() -> None:
    # A report with a lower identity arrived: gathering now names the incident Q.
    assert continued({"a": "Q", "b": "Q", "c": "Q"}, {"b": "P", "c": "P"}) == {"Q": "P"}
    # The report after which it was named is struck.
    assert continued({"c": "Q"}, {"b": "P", "c": "P"}) == {"Q": "P"}


def test_the_larger_part_goes_on_and_of_equals_the_one_that_is_named_so() -> None:
    assert continued({"a": "P", "b": "Q", "c": "Q"}, {"a": "P", "b": "P", "c": "P"})["Q"] == "P"
    assert continued({"a": "P", "b": "Q"}, {"a": "P", "b": "P"}) == {"P": "P", "Q": "Q"}


@given(groups=reports, standing=reports)
def test_no_two_incidents_go_on_as_one(groups: dict[str, str], standing: dict[str, str]) -> None:
    given_names = continued(groups, standing)

    assert set(given_names) == set(groups.values())
    assert len(set(given_names.values())) == len(given_names)


@given(groups=reports)
def test_what_stands_as_it_is_gathered_keeps_its_name_and_so_does_what_is_new(groups: dict[str, str]) -> None:
    assert continued(groups, groups) == continued(groups, {}) == {name: name for name in groups.values()}
