"""Figures of an incident, counted by hand."""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st
from told import NOON, judged, reports_of, told
from tries import tries

from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel
from truceline.incident.telling.combine import combine
from truceline.incident.telling.grouped import Grouped


def combined(*rows: dict[str, Any]) -> dict[str, Any]:
    """The one incident that people hold these reports to tell of."""
    ids = [row["report_id"] for row in rows]
    chain = [(one, other, "same") for one, other in itertools.pairwise(ids)]
    (incident,) = gather(reports_of(*rows), judgements=judged(*chain)).incidents.to_pylist()
    return dict(incident)


def test_one_report_is_taken_as_it_is() -> None:
    row = told("a", radius_m=730.0, occurred_within_s=12.5, minutes=3)
    incident = combined(row)
    for name in ("longitude", "latitude", "radius_m", "occurred_at", "occurred_within_s", "act"):
        assert incident[name] == row[name]


def test_two_reports_that_agree_are_more_precise_than_one() -> None:
    incident = combined(told("a"), told("b", north_m=100))
    assert incident["radius_m"] == pytest.approx(1_000 / 2**0.5)
    assert incident["latitude"] == pytest.approx(32.6 + 50 / 110_900)
    assert incident["occurred_within_s"] == pytest.approx(600 / 2**0.5)


def test_lists_that_know_the_day_alone_are_no_clocks() -> None:
    """Two that name a day say no more of its hours than one; somebody with a watch does."""
    a_day = {"occurred_within_s": 43_200.0}
    assert combined(told("a", **a_day), told("b", north_m=100, **a_day))["occurred_within_s"] == 43_200.0
    week = told("b", north_m=100, occurred_within_s=302_400.0)
    assert combined(told("a", **a_day), week)["occurred_within_s"] == 43_200.0
    watch = told("b", north_m=100, minutes=5, occurred_within_s=60.0)
    assert combined(told("a", **a_day), watch)["occurred_within_s"] < 61.0


def test_the_more_precise_report_weighs_more() -> None:
    incident = combined(told("a", radius_m=100.0), told("b", north_m=500, radius_m=1_000.0))
    north_m = (incident["latitude"] - 32.6) * 110_900
    assert north_m == pytest.approx(500 / 101, rel=0.02)


@tries(40, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.integers(0, 40_000), st.integers(0, 4_000))
def test_the_more_two_reports_disagree_the_less_is_known(metres: int, minutes: int) -> None:
    """The radius is never smaller than half the distance, nor the half-width than half the gap."""
    incident = combined(told("a"), told("b", north_m=metres, minutes=minutes))
    assert incident["radius_m"] >= max(1_000 / 2**0.5 * 0.999, metres / 2)
    assert incident["occurred_within_s"] >= max(600 / 2**0.5 * 0.999, minutes * 30)
    assert abs((incident["occurred_at"] - NOON).total_seconds() - minutes * 30) < 1


def test_a_place_across_the_antimeridian_stays_there() -> None:
    incident = combined(told("a", longitude=179.999), told("b", longitude=-179.999))
    assert abs(incident["longitude"]) == pytest.approx(180.0, abs=1e-6)
    assert incident["radius_m"] < 1_000


def test_an_incident_without_a_place_has_none() -> None:
    incident = combined(told("a", place=None), told("b", place=None))
    assert incident["longitude"] is incident["latitude"] is incident["radius_m"] is None


def test_a_relay_adds_neither_precision_nor_votes_but_its_figures_count() -> None:
    origin = told("network", reference="7", act="mortar_fire", killed_best=1)
    relays = [
        told(f"r{k}", relayed_from="network/7", act="air_strike", killed_best=4, north_m=900, actor="north")
        for k in range(3)
    ]
    (incident,) = gather(reports_of(origin, *relays)).incidents.to_pylist()
    assert (incident["latitude"], incident["radius_m"]) == (origin["latitude"], 1_000)
    assert incident["act"] == "mortar_fire"
    assert (incident["killed_low"], incident["killed_high"]) == (1, 4)
    assert incident["actor"] == "north", "where no origin says it, a relay may"


@pytest.mark.parametrize(
    ("acts", "combined_act"),
    [
        (["mortar_fire", "mortar_fire", "artillery_fire"], "mortar_fire"),
        (["mortar_fire", "artillery_fire"], "fire"),
        (["mortar_fire", "fire", "fire"], "mortar_fire"),
        (["mortar_fire", "air_strike"], None),
        (["mortar_fire", "artillery_fire", "air_strike"], "fire"),
        (["fire", None], "fire"),
        ([None, None], None),
    ],
)
def test_the_act_is_that_of_most_within_the_group_of_most(acts: list[str | None], combined_act: str | None) -> None:
    assert combined(*(told(f"s{k}", act=act) for k, act in enumerate(acts)))["act"] == combined_act


def test_actors_that_differ_are_disputed_and_none_is_chosen() -> None:
    disputed = combined(told("a", actor="north"), told("b", actor="south"), told("c"))
    agreed = combined(told("a", actor="North"), told("b", actor="north"), told("c"))
    silent = combined(told("a"), told("b"))
    assert (disputed["actor"], disputed["actors_disputed"]) == (None, True)
    assert (agreed["actor"], agreed["actors_disputed"]) == ("North", False)
    assert (silent["actor"], silent["actors_disputed"]) == (None, False)


def test_figures_stay_ranges_over_all_reports() -> None:
    incident = combined(
        told("a", count=3, unit="explosion", killed_low=0, killed_best=2, killed_high=3, injured_best=5),
        told("b", count=9, unit="explosion", killed_best=5),
        told("c", count=40, unit="burst", killed_best=None, injured_high=7),
        told("d", killed_best=2),
    )
    assert (incident["unit"], incident["count_low"], incident["count_high"]) == ("explosion", 3, 9)
    assert [incident[f"killed_{end}"] for end in ("low", "best", "high")] == [0, 2, 5]
    assert [incident[f"injured_{end}"] for end in ("low", "best", "high")] == [5, 5, 7]


@pytest.mark.parametrize(
    ("told_of", "held"),
    [
        ([(5, None, None)], (5, None)),  # at least five
        ([(None, None, 7)], (None, 7)),
        ([(5, None, None), (None, 9, None)], (5, 9)),
        ([(5, None, 7), (None, 4, None)], (4, 7)),
        ([(4, 5, 9), (None, 6, None)], (4, 9)),
        ([(9, None, None), (None, 7, None)], (7, None)),
    ],
)
def test_the_range_of_what_was_counted_takes_the_ends_that_reports_tell(
    told_of: list[tuple[int | None, ...]], held: tuple[int | None, ...]
) -> None:
    rows = [
        told(f"s{n}", unit="explosion", **dict(zip(("count_low", "count", "count_high"), said, strict=True)))
        for n, said in enumerate(told_of)
    ]
    # Other units have no part in it.
    incident = combined(*rows, told("z", count_low=40, unit="shot"))
    assert (incident["unit"], incident["count_low"], incident["count_high"]) == ("explosion", *held)


@pytest.mark.parametrize(
    ("told_of", "held"),
    [
        ([(3, None, None)], (3, None, None)),  # at least three
        ([(None, None, 5)], (None, None, 5)),  # at most five
        ([(3, None, None), (None, 7, None)], (3, 7, 7)),
        ([(None, None, 5), (None, 7, None)], (None, 7, 7)),  # nobody names a number as the least
        ([(9, None, None), (None, 7, None)], (7, 7, None)),  # nobody names one as the most
        ([(3, None, None), (None, None, 5)], (3, None, 5)),
        ([(3, None, None), (8, None, None)], (3, None, None)),
        ([(9, None, None), (None, None, 5)], (5, None, 9)),  # they contradict each other: what both name stands
        ([(3, None, None), (2, None, 9)], (2, None, 9)),
        ([(None, None, 0)], (0, None, 0)),  # nobody at all
        ([(None, None, 5), (0, 2, None)], (0, 2, 5)),
        ([(2, 3, None), (None, 4, 6)], (2, 3, 6)),  # who names a best leaves nothing open
    ],
)
@pytest.mark.parametrize("harm", ["killed", "injured"])
def test_at_least_three_leaves_the_incident_open_above_unless_somebody_names_more(
    told_of: list[tuple[int | None, ...]], held: tuple[int | None, ...], harm: str
) -> None:
    """Counted by hand; an end is never a number that somebody told as the other end."""
    columns = [f"{harm}_{end}" for end in ("low", "best", "high")]
    reports = [told(f"s{n}", **dict(zip(columns, one, strict=True))) for n, one in enumerate(told_of)]
    for some in (reports, reports[::-1]):
        incident = combined(*some)
        assert tuple(incident[column] for column in columns) == held


def test_what_a_summary_leaves_open_leaves_nothing_open_of_one_of_its_incidents() -> None:
    incident = combined(told("a", killed_best=2), told("b", killed_low=9, tells_of=3))
    assert [incident[f"killed_{end}"] for end in ("low", "best", "high")] == [2, 2, 2]


def test_the_median_of_best_figures_is_rounded_down() -> None:
    assert combined(told("a", killed_best=2), told("b", killed_best=5))["killed_best"] == 3


def test_names_come_from_the_most_precise_and_areas_from_most() -> None:
    incident = combined(
        told("a", place_name="Near the mill", radius_m=2_000.0, admin1="West", calibre_mm=82.0),
        told("b", place_name="The old mill", radius_m=200.0, admin1="East", calibre_mm=82.0),
        told("c", admin1="East", claimed_exemption="self_defence"),
    )
    assert (incident["place_name"], incident["admin1"], incident["calibre_mm"]) == ("The old mill", "East", 82)
    assert incident["claimed_exemption"] == "self_defence"
    assert combined(told("a", calibre_mm=82.0), told("b", calibre_mm=122.0))["calibre_mm"] is None


def test_families_and_witnesses_are_those_of_the_origins() -> None:
    incident = combined(
        told("a", reference="1", source_family="party", observed="told"),
        told("b", source_family="monitor", observed="seen"),
        told("c", source_family="media", observed="seen", relayed_from="a/1"),
    )
    assert (incident["reports"], incident["origins"], incident["families"]) == (3, 2, 2)
    assert incident["family_names"] == "monitor party"
    assert (incident["observed_names"], incident["witness_families"]) == ("seen told", "monitor")


def test_figures_of_several_incidents_together_are_no_claim_about_one() -> None:
    """Six were killed in three shellings: of the one in which that is counted two others say that two were, and nobody disputes it."""
    beside = {"occurred_within_s": 3_600.0}
    incident = combined(
        told("sum", tells_of=3, killed_best=6, injured_best=9, count=30, unit="explosion", **beside),
        told("a", killed_best=2, count=3, unit="explosion"),
        told("b", killed_low=2, killed_high=3),
    )
    assert [incident[f"killed_{end}"] for end in ("low", "best", "high")] == [2, 2, 3]
    assert (incident["count_low"], incident["count_high"]) == (3, 3)
    assert [incident[f"disputed_{of}"] for of in ("killed", "injured", "count")] == [0, 0, 0]
    # Of the injured nobody else says anything: so that no total loses them they stand where their report is counted.
    assert [incident[f"injured_{end}"] for end in ("low", "best", "high")] == [9, 9, 9]


def test_who_repeats_a_summary_gives_its_figures_of_several_too() -> None:
    """Unless it says that it tells of one."""
    rows = [told("sum", tells_of=3, killed_best=6), told("a", killed_best=2), told("agency", killed_best=6)]
    origin = np.array([0, 1, 0], np.int32)
    for says, highest in ((None, 2), (1, 6)):
        reports = reports_of(*rows[:2], rows[2] | {"tells_of": says})
        (incident,) = combine(Grouped(reports, np.zeros(3, np.int32), origin, origin), LinkModel()).to_pylist()
        assert incident["killed_high"] == highest


@pytest.mark.parametrize(
    ("claimed", "of_seven", "of_two", "of_none"),
    [({"killed_low": 3}, 0, 1, 1), ({"killed_high": 5}, 1, 0, 0), ({"killed_low": 3, "killed_high": 5}, 1, 1, 1)],
)
def test_who_says_at_least_or_at_most_contradicts_only_what_lies_beyond(
    claimed: dict[str, int], of_seven: int, of_two: int, of_none: int
) -> None:
    """And an end of the incident's range is a number that somebody named as that end, or open."""
    for others, disputed in ((7, of_seven), (2, of_two), (0, of_none)):
        incident = combined(told("a", **claimed), told("b", killed_best=others))
        assert incident["disputed_killed"] == disputed
        least, most = ({others, claimed.get(f"killed_{end}", others)} for end in ("low", "high"))
        assert incident["killed_low"] in {min(least), None}
        assert incident["killed_high"] in {max(most), None}
        assert None not in {incident["killed_low"], incident["killed_high"]} or len(claimed) == 1


def test_a_report_of_one_incident_disputes_as_ever() -> None:
    """The same figures without the word that they are of several: what the rule above takes out, and no more."""
    incident = combined(
        told("sum", killed_best=6),
        told("a", killed_best=2),
        told("b", killed_best=2),
        told("c", tells_of=1, killed_best=2),
    )
    assert (incident["killed_low"], incident["killed_high"], incident["disputed_killed"]) == (2, 6, 1)


def test_two_summaries_dispute_nothing() -> None:
    """They may sum up different incidents."""
    incident = combined(told("a", tells_of=3, killed_best=6), told("b", tells_of=2, killed_best=20))
    assert (incident["killed_low"], incident["killed_high"], incident["disputed_killed"]) == (6, 20, 0)
