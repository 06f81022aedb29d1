import re
from pathlib import Path

import numpy as np
from small_agreement import GEOJSON, YAML, changed, write_small
from small_record import BAND, BASIN, days, fire, nil, record_of, seen

from truceline.agreement.charter import Charter
from truceline.agreement.reading import read_agreement
from truceline.measure import coverage
from truceline.measure.coverage import NOT_OBSERVED, QUIET, WITH_INCIDENTS, Coverage, cover
from truceline.measure.figures import Store
from truceline.measure.period import Period
from truceline.measure.record import Record

WEEK = days("2020-02-01", "2020-02-07")
SYMBOLS = {WITH_INCIDENTS: "x", QUIET: "o", NOT_OBSERVED: "."}


def covered(record: Record, period: Period = WEEK) -> Coverage:
    store = Store(record)
    return cover(record, store.incidents, store.watch, period)


def week_of(zone: str, record: Record, period: Period = WEEK) -> str:
    """The days of a zone as a line: x with incidents, o quiet, . not observed, ? cannot be told."""
    found = covered(record, period)
    states = [*(SYMBOLS[state] for state in coverage.STATES), "?"]
    return "".join(states[state] for state in found.state[found.zones.index(zone)])


def test_a_day_is_observed_with_incidents_quiet_or_not_observed() -> None:
    record = record_of(
        fire("2020-02-02T10:00Z"),
        reports=(nil("2020-02-02T12:00Z"), nil("2020-02-04T12:00Z"), seen("2020-02-05T12:00Z", act="inspection")),
    )

    assert week_of("basin", record) == ".x.oo.."
    assert week_of("band", record) == "......."


def test_days_without_a_report_are_never_quiet() -> None:
    assert week_of("basin", record_of(fire("2020-02-02T10:00Z"))) == ".x....."


def test_what_others_report_does_not_show_that_anybody_was_looking() -> None:
    record = record_of(reports=(seen("2020-02-03T10:00Z", act="withdrawal", source_family="media"),))

    assert week_of("basin", record) == "......."


def test_a_nil_report_of_anybody_shows_that_they_were_looking() -> None:
    record = record_of(reports=(nil("2020-02-03T10:00Z", source_family="local_network"),))

    assert week_of("basin", record) == "..o...."


def test_observers_are_placed_by_their_post_and_not_by_what_they_saw() -> None:
    far = seen("2020-02-03T10:00Z", BAND, act="mortar_fire", post_longitude=36.1, post_latitude=32.6)
    record = record_of(reports=(far,))

    assert week_of("basin", record) == "..o...."
    assert week_of("band", record) == "......."


def test_an_observer_who_may_have_stood_outside_does_not_cover_the_zone() -> None:
    record = record_of(reports=(nil("2020-02-03T10:00Z", (36.199, 32.6), radius_m=2_000.0),))

    assert week_of("basin", record) == "......."


def test_a_nil_report_for_several_whole_days_covers_each_of_them() -> None:
    # From midnight of 2 February to midnight of 5 February in Damascus: three days around noon of 3 February.
    weekly = nil("2020-02-03T10:00Z", occurred_within_s=1.5 * 86_400)

    assert week_of("basin", record_of(reports=(weekly,))) == ".ooo..."


def test_a_nil_report_that_reaches_over_the_ends_covers_the_days_of_the_period() -> None:
    month = nil("2020-02-03T10:00Z", occurred_within_s=20 * 86_400)

    assert week_of("basin", record_of(reports=(month,))) == "ooooooo"


def test_an_uncertain_time_of_an_own_report_covers_one_day_only() -> None:
    vague = seen("2020-02-03T10:00Z", act="inspection", occurred_within_s=3 * 86_400)

    assert week_of("basin", record_of(reports=(vague,))) == "..o...."


def test_a_zone_nobody_has_drawn_cannot_be_told() -> None:
    record = record_of(fire("2020-02-02T10:00Z"))

    assert week_of("valley", record) == "???????"
    assert week_of("marsh", record) == "???????"
    assert week_of("marsh", record, days("2020-06-29", "2020-07-02")) == "??.."


def test_the_days_of_all_zones_add_up_and_undrawn_zones_have_none() -> None:
    found = covered(record_of(fire("2020-02-02T10:00Z"), reports=(nil("2020-02-04T10:00Z", BASIN),)))
    *zones, whole = found.tallies()

    assert {tally.subject: tally.total for tally in zones} == {"basin": 7, "band": 7, "orchard": 7}
    assert whole.total == 21
    assert dict(whole.parts) == {WITH_INCIDENTS: 1, QUIET: 1, NOT_OBSERVED: 19}
    assert found.observed_days(found.zones.index("basin")) == 2
    assert not found.is_drawn(found.zones.index("valley"))


def test_a_day_is_quiet_only_where_somebody_looked_and_no_incident_is_known() -> None:
    charter = record_of().charter
    zones = [zone.code for zone in charter.agreement.zones]
    incidents, looked = np.zeros((len(zones), WEEK.days), np.int64), np.zeros((len(zones), WEEK.days), np.bool_)
    basin = zones.index("basin")
    incidents[basin, 0], looked[basin, :2] = 2, True

    told = [coverage.STATES[state] for state in coverage.day_states(charter, WEEK, incidents, looked)[basin, :3]]
    assert told == [WITH_INCIDENTS, QUIET, NOT_OBSERVED]


def test_a_zone_is_drawn_otherwise_where_its_outline_its_time_or_the_clocks_differ(tmp_path: Path) -> None:
    def read(name: str, **more: str) -> Charter:
        return read_agreement(write_small(tmp_path / name, **more))

    before = read("before")
    other_name = read("name", yaml=changed(YAML, "{en: Island,", "{en: The island,"))
    outline = read("outline", geojson=changed(GEOJSON, "[80.1, -20.1]", "[80.2, -20.1]"))
    clocks = read("clocks", yaml=re.sub(r"time_zone: \S+", "time_zone: Asia/Tokyo", YAML))

    assert coverage.drawn_otherwise(before, other_name) == frozenset()
    assert coverage.drawn_otherwise(before, outline) == {"island"}
    assert coverage.drawn_otherwise(before, clocks) == {"island"}
