import dataclasses
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from small_record import BAND, BASIN, NOWHERE, ORCHARD, days, fire, nil, record_of, seen
from tries import tries

from truceline.errors import Refused
from truceline.measure import counting, figures
from truceline.measure.closing import Tally
from truceline.measure.figures import Store, count

WEEK = days("2020-02-01", "2020-02-07")
PLACES = (BASIN, BAND, ORCHARD, NOWHERE, (36.2, 32.6), None)
ACTS = ("mortar_fire", "air_strike", "aircraft_flight", "access_denied", "looting", None)


@st.composite
def told(draw: st.DrawFn) -> dict[str, Any]:
    hour = draw(st.integers(-30, 24 * 8))
    more = {
        "act": draw(st.sampled_from(ACTS)),
        "admin1": draw(st.sampled_from(("Vale", "Hill", "Unknown", None))),
        "actor": draw(st.sampled_from(("north", "south", "nobody-knows", None))),
        "claimed_exemption": draw(st.sampled_from((None, None, "self_defence", "excluded_target"))),
        "killed_best": draw(st.none() | st.integers(0, 5)),
    }
    return fire(f"2020-02-0{1 + max(hour, 0) // 24 % 9}T{hour % 24:02d}:30Z", draw(st.sampled_from(PLACES)), **more)


@st.composite
def said(draw: st.DrawFn) -> dict[str, Any]:
    at, place = f"2020-02-0{draw(st.integers(1, 9))}T10:00Z", draw(st.sampled_from(PLACES[:4]))
    if draw(st.booleans()):
        return nil(at, place or BASIN)
    unit = draw(st.sampled_from(("explosion", "burst", "person", None)))
    return seen(
        at, place or BASIN, act=draw(st.sampled_from(ACTS)), unit=unit, count=draw(st.none() | st.integers(0, 9))
    )


@tries(25, suppress_health_check=[HealthCheck.too_slow])
@given(incidents=st.lists(told(), max_size=12), reports=st.lists(said(), max_size=6))
def test_the_totals_of_any_record_close(incidents: list[dict[str, Any]], reports: list[dict[str, Any]]) -> None:
    record = record_of(*incidents, reports=tuple(reports))
    found = count(Store(record), WEEK)

    # The plain count, row by row, is the oracle of the total from which all divisions are taken.
    held = [row for row in record.incidents.to_pylist() if WEEK.start <= row["occurred_at"] < WEEK.end]
    assert found["incidents/verdict"].total == len(held)
    assert all(sum(part for _, part in tally.parts) == tally.total for tally in found.tallies.values())
    for area in ("Vale", "Hill", "Unknown"):
        assert found["incidents/area"].part(area) == sum(row["admin1"] == area for row in held)
    own = [
        row
        for row in record.reports.to_pylist()
        if row["source_family"] == "monitor"
        and row["act"] in ("mortar_fire", "air_strike", "aircraft_flight")
        and WEEK.start <= row["occurred_at"] < WEEK.end
    ]
    usual = ("explosion", "burst")
    counted = [1 if row["count"] is None or row["unit"] not in usual else row["count"] for row in own]
    assert found["observations/unit"].total == sum(counted)


def tampered(real: Any) -> Any:
    """The same counting with its first part one too high."""

    def counting_wrong(*arguments: Any) -> Tally:
        tally: Tally = real(*arguments)
        (member, number), *rest = tally.parts
        return dataclasses.replace(tally, parts=((member, number + 1), *rest))

    return counting_wrong


DIVISIONS = ("incidents_by_verdict", "incidents_by_area", "incidents_by_act", "cases_by_province", "reports_by_family")


@pytest.mark.parametrize("division", DIVISIONS)
def test_a_part_that_is_one_too_high_is_refused_and_nothing_is_printed(
    division: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, division, tampered(getattr(counting, division)))

    with pytest.raises(Refused, match="B001"):
        count(Store(record_of(fire("2020-02-03T10:00Z", admin1="Vale"))), WEEK)


def test_a_division_of_fewer_incidents_is_refused_although_it_closes_in_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    real = counting.incidents_by_area
    monkeypatch.setattr(counting, "incidents_by_area", lambda rows, some: real(rows, some & (rows.area.index == 0)))
    record = record_of(fire("2020-02-03T10:00Z", admin1="Vale"), fire("2020-02-03T10:00Z", admin1="Hill"))

    with pytest.raises(Refused) as refusal:
        count(Store(record), WEEK)
    assert [found.where.file for found in refusal.value.problems] == ["incidents/area"]


def test_without_the_closing_the_wrong_total_would_be_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: with the safeguard taken out, the harm happens."""
    monkeypatch.setattr(counting, "incidents_by_area", tampered(counting.incidents_by_area))
    monkeypatch.setattr(figures, "close", list)

    found = count(Store(record_of(fire("2020-02-03T10:00Z", admin1="Vale"))), WEEK)

    assert found["incidents/area"].part("Vale") == 2
    assert found["incidents/area"].total == 1


def test_a_record_without_reports_has_no_beginning_and_counts_nothing() -> None:
    store = Store(record_of())

    assert store.begins is None
    assert count(store, WEEK)["incidents/verdict"].total == 0


def test_a_record_begins_on_the_local_day_of_its_first_report() -> None:
    begins = Store(record_of(fire("2020-02-02T22:30Z"))).begins

    assert begins is not None
    assert begins.isoformat() == "2020-02-03"


def test_tallies_of_one_rule_and_division_come_in_the_order_of_the_agreement() -> None:
    found = count(Store(record_of(fire("2020-02-03T10:00Z"))), WEEK)

    assert [tally.subject for tally in found.under("incidents", "place")] == [
        "basin",
        "band",
        "orchard",
        "valley",
        "marsh",
    ]
