"""What `truceline link` says of a source that fits the others badly, and that it says nothing of one that fits. Counted by hand."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from scenes import charter_of
from told import reports_of, told

from truceline.command.link_amiss import told_of_source
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.gathering import gather
from truceline.incident.review.amiss import ENOUGH, Amiss, amiss

Row = dict[str, Any]


def days(source: str, many: int = ENOUGH, **said: Any) -> list[Row]:
    """A report a day, each in its day's incident and at another place."""
    late = said.pop("minutes", 0)
    return [
        told(source, **said, reference=f"day-{day}", minutes=1_440 * day + late, north_m=3_000 * day)
        for day in range(many)
    ]


def held(*rows: Row, repeating: frozenset[str] = frozenset()) -> tuple[Amiss, ...]:
    """What is amiss where the reports of one day are one incident, but for those of a source called `alone`."""
    links = {
        "report_id": [row["report_id"] for row in rows],
        "incident_id": [
            row["report_id"] if row["source"] == "alone" else row["reference"].removesuffix("+") for row in rows
        ],
        "origin_report_id": ["another" if row["source"] in repeating else row["report_id"] for row in rows],
    }
    return amiss(reports_of(*rows), pa.table(links))


def test_a_source_whose_clock_is_an_hour_off_is_told_and_those_beside_it_are_not() -> None:
    late = held(*days("post"), *days("agency", minutes=60), *days("list", minutes=2))
    early = held(*days("post"), *days("agency", minutes=-60), *days("list", minutes=2))

    assert late == (Amiss("agency", "late", ENOUGH, ENOUGH, 3_540.0),)
    assert early == (Amiss("agency", "early", ENOUGH, ENOUGH, -3_660.0),)


def test_of_two_sources_that_differ_by_an_hour_it_is_said_once() -> None:
    assert len(held(*days("post"), *days("agency", minutes=60))) == 1


@pytest.mark.parametrize(
    ("why", "rows"),
    [
        ("too few incidents", days("agency", many=ENOUGH - 1, minutes=60)),
        ("hardly later", days("agency", minutes=14)),
        ("known to the day alone", days("agency", minutes=600, occurred_within_s=43_200.0)),
        ("now late, now early", [*days("agency", many=ENOUGH, minutes=60)[::2], *days("agency", minutes=-60)[1::2]]),
    ],
)
def test_of_a_source_that_tells_too_little_or_is_not_steadily_late_nothing_is_said(why: str, rows: list[Row]) -> None:
    assert held(*days("post"), *days("list"), *rows) == (), why


def test_who_repeats_another_is_not_held_against_him() -> None:
    rows = (*days("post"), *days("list"), *days("agency", minutes=60))
    assert held(*rows)
    assert held(*rows, repeating=frozenset({"agency"})) == ()


def test_a_source_whose_longitudes_and_latitudes_are_exchanged_is_told_so_and_not_that_it_is_alone() -> None:
    exchanged = [
        row | {"longitude": row["latitude"], "latitude": row["longitude"], "source": "alone"} for row in days("list")
    ]
    assert held(*days("post"), *days("agency"), *exchanged) == (Amiss("alone", "exchanged", ENOUGH, ENOUGH),)


def test_a_source_of_whose_reports_nobody_else_tells_is_told_where_the_others_have_others_beside_them() -> None:
    alone = days("alone")
    assert held(*days("post"), *days("agency"), *alone) == (Amiss("alone", "alone", ENOUGH, ENOUGH),)
    assert held(*days("post", minutes=3), *alone) == (), "nobody tells of what another tells"


def test_a_source_that_tells_nearly_everything_twice_is_told() -> None:
    again = [row | {"reference": row["reference"] + "+"} for row in days("post", minutes=5)]
    again = [row | {"report_id": row["report_id"] + "+"} for row in again]
    twice = held(*days("post"), *again, *days("agency", minutes=3))
    other_act = held(*days("post"), *(row | {"act": "air_strike"} for row in again), *days("agency", minutes=3))

    assert twice == (Amiss("post", "twice", 2 * ENOUGH, 2 * ENOUGH),)
    assert other_act == ()


def an_hour_late(row: Row) -> Row:
    """A report of a clock that is an hour fast."""
    return row | {"occurred_at": row["occurred_at"] + timedelta(hours=1)} if row["occurred_at"] else row


def three_hours_early(row: Row) -> Row:
    """A report of a clock that shows another time zone."""
    return row | {"occurred_at": row["occurred_at"] - timedelta(hours=3)} if row["occurred_at"] else row


def exchanged(row: Row) -> Row:
    """A report whose longitude and latitude stand in each other's columns."""
    return row | {"longitude": row["latitude"], "latitude": row["longitude"]}


@pytest.mark.parametrize(
    ("change", "what"),
    [(lambda row: row, []), (an_hour_late, ["late"]), (three_hours_early, ["elsewhen"]), (exchanged, ["exchanged"])],
)
def test_of_an_exercise_the_source_that_was_spoilt_is_told_and_no_other(
    change: Callable[[Row], Row], what: list[str]
) -> None:
    reports = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=29, reports=1_500, days=36)).reports
    often = pc.value_counts(reports["source"]).to_pylist()
    busiest = max(often, key=lambda one: one["counts"])["values"]
    rows = [change(row) if row["source"] == busiest else row for row in reports.to_pylist()]
    spoilt = pa.Table.from_pylist(rows, reports.schema)
    found = amiss(spoilt, gather(spoilt).links)

    assert [(one.source, one.what) for one in found] == [(busiest, each) for each in what]
    if what == ["late"]:
        assert found[0].by_s == pytest.approx(3_600.0, abs=900.0)
    if what == ["elsewhen"]:
        assert found[0].by_s == pytest.approx(-10_800.0, abs=300.0)


def test_each_is_a_sentence_with_its_numbers_and_what_to_look_at() -> None:
    late = told_of_source(Amiss("agency", "late", 90, 100, 3_540.0)._asdict())

    hours = told_of_source(Amiss("agency", "elsewhen", 80, 95, -10_800.0)._asdict())

    assert hours == (
        "agency would fit the others if its moments were 3 h 00 min later: of 95 pairs of one act and place that lie so far apart, 80 are more"
        " than chance would have. Its time zone or its clock may be another."
    )
    read_as = told_of_source(Amiss("agency", "elsewhen", 80, 95, -10_800.0)._asdict(), "UTC")
    assert read_as.endswith(
        " Its times state no offset and were read as UTC. Its time zone or its clock may be another."
    )
    assert late == (
        "agency tells moments that are 59 minutes later in the middle than others tell of the same incidents, and lie on that side in"
        " 90 of 100: its clock or its time zone may be off."
    )
    for what in ("exchanged", "twice", "alone"):
        said = told_of_source(Amiss("agency", what, 1_290, 1_300)._asdict())
        assert "1,290 of 1,300" in said, what
        assert "agency" in said, what


def test_nothing_is_said_of_nothing() -> None:
    nothing = gather(reports_of())
    assert amiss(reports_of(), nothing.links) == ()
    assert np.all([len(amiss(reports_of(one), gather(reports_of(one)).links)) == 0 for one in days("post", many=2)])
