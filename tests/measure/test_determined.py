import datetime as dt

from small_record import days, fire, record_of

from truceline.measure.determined import Determined, incidents_by_outcome
from truceline.measure.figures import Store, count

WEEK = days("2020-02-01", "2020-02-07")
THREE = (fire("2020-02-03T10:00Z"), fire("2020-02-04T10:00Z"), fire("2020-03-04T10:00Z"))


def test_without_a_determination_every_incident_is_not_determined() -> None:
    outcomes = count(Store(record_of(*THREE)), WEEK)["determined_violations/outcome"]

    assert (outcomes.total, outcomes.part("not_determined")) == (2, 2)


def test_an_incident_counts_once_under_its_gravest_outcome() -> None:
    record = record_of(
        *THREE,
        determinations=(
            {"incident_id": "i0", "provision": "ceasefire", "outcome": "minor_violation"},
            {"incident_id": "i0", "provision": "mortars", "outcome": "serious_violation"},
            {"incident_id": "i1", "provision": "ceasefire", "outcome": "not_established"},
            {"incident_id": "i2", "provision": "ceasefire", "outcome": "serious_violation"},  # of another month
        ),
    )
    outcomes = count(Store(record), WEEK)["determined_violations/outcome"]

    assert {name: number for name, number in outcomes.parts if number} == {"serious_violation": 1, "not_established": 1}


def test_a_later_determination_under_the_same_provision_stands_in_any_order_of_rows() -> None:
    first = {"incident_id": "i0", "outcome": "serious_violation", "decided_on": dt.date(2020, 3, 1)}
    second = {"incident_id": "i0", "outcome": "no_violation", "decided_on": dt.date(2020, 4, 1)}
    for rows in ((first, second), (second, first)):
        store = Store(record_of(*THREE, determinations=rows))
        standing = Determined.of(store.record, store.incidents).standing

        assert [found.outcome for found in standing] == ["no_violation"]
        assert incidents_by_outcome(store.determined, WEEK.days_of(store.incidents.at) >= 0).part("no_violation") == 1
