import dataclasses

import numpy as np
import pyarrow as pa
import pytest
from counted_calls import calls_of
from scenes import charter_of
from small_record import days, fire, nil, record_of, rich_record, seen

from truceline.bulletin.composing import Bulletin, Tier, compose
from truceline.bulletin.page import render_page
from truceline.bulletin.text import render_text
from truceline.errors import Refused
from truceline.finding.placing import place_incidents
from truceline.finding.screening import screen
from truceline.incident.table import INCIDENTS, LINKS
from truceline.measure import counting
from truceline.measure.rate import Reading
from truceline.measure.record import Record
from truceline.report.table import REPORTS
from truceline.values.language import Language

WEEK = days("2020-02-08", "2020-02-14")


def shuffled(table: pa.Table, seed: int) -> pa.Table:
    return table.take(np.random.default_rng(seed).permutation(table.num_rows))


def printed(bulletin: Bulletin) -> list[str]:
    return [render(bulletin, language) for language in Language for render in (render_page, render_text)]


def test_the_same_record_and_period_give_the_same_bytes() -> None:
    first, second = compose(rich_record(), WEEK), compose(rich_record(), WEEK)

    assert first.frozen() == second.frozen()
    assert printed(first) == printed(second)


def test_the_order_of_rows_changes_no_byte() -> None:
    record = rich_record()
    mixed = dataclasses.replace(
        record,
        **{
            name: shuffled(getattr(record, name), seed)
            for seed, name in enumerate(("reports", "incidents", "links", "zone_answers", "findings"))
        },
    )

    assert printed(compose(record, WEEK)) == printed(compose(mixed, WEEK))


def test_a_total_that_does_not_close_refuses_the_bulletin(monkeypatch: pytest.MonkeyPatch) -> None:
    real = counting.incidents_by_area
    monkeypatch.setattr(
        counting, "incidents_by_area", lambda rows, some: dataclasses.replace(real(rows, some), total=1_000)
    )

    with pytest.raises(Refused, match="B001"):
        compose(rich_record(), WEEK)


def test_the_figures_are_those_that_a_hand_counts() -> None:
    figures = compose(rich_record(), WEEK).figures

    # 21 incidents were told, one of them in the week before.
    assert figures["incidents/verdict"] == 20
    assert figures["incidents/area=Vale"] == 13
    assert figures["incidents/area=Hill"] == 3
    assert figures["incidents/area=وادي الزيتون"] == 1
    assert figures["incidents/area=unknown"] == 3
    assert figures["observations/unit=explosion"] == 1_200
    assert figures["reports/standing=relay"] == 1
    assert figures["reports/standing=nil"] == 2
    assert [figures[f"casualties=killed_{bound}"] for bound in ("low", "best", "high")] == [1, 2, 4]
    assert figures["zone_days/state/basin=quiet"] == 1
    assert figures["zone_days/state/band=quiet"] == 1
    # The basin had incidents on 9, 10, 11 and 13 February, a nil report on 14, and nobody looked on 8 and 12.
    assert figures["zone_days/state/basin=with_incidents"] == 4
    assert figures["zone_days/state/basin=not_observed"] == 2


def test_a_period_is_compared_with_the_one_before() -> None:
    compared = {c.figure: c.change for c in compose(rich_record(), WEEK).compared}

    assert (compared["incidents"].before, compared["incidents"].after) == (1, 20)
    assert compared["incidents"].reading == Reading.MORE
    # Fewer than ten before: the public reads no ratio, the desk does.
    assert compared["incidents"].ratio is None
    desk = {c.figure: c.change for c in compose(rich_record(), WEEK, tier=Tier.DESK).compared}
    assert desk["incidents"].ratio is not None


def test_days_before_the_record_begins_are_not_taken_for_nought() -> None:
    lone = record_of(fire("2020-02-09T10:00Z"))

    assert {c.change.reading for c in compose(lone, WEEK).compared} == {Reading.NOT_COMPARABLE}
    # One report on the last day of the week before: one day is compared with seven, not seven with seven.
    some = record_of(fire("2020-02-07T10:00Z"), *(fire(f"2020-02-{8 + n:02d}T10:00Z") for n in range(7)))
    change = next(c.change for c in compose(some, WEEK, tier=Tier.DESK).compared if c.figure == "incidents")
    assert (change.before, change.after, change.ratio) == (1, 7, 1.0)


def test_a_zone_tells_its_stage_at_the_end_and_its_last_incident_of_any_period() -> None:
    bulletin = compose(record_of(fire("2020-02-04T10:00Z")), days("2020-04-28", "2020-05-01"), tier=Tier.DESK)
    basin = bulletin.zones[0]

    assert (basin.zone.code, basin.stage) == ("basin", "suspended")
    assert basin.last_incident is not None
    assert basin.last_incident.at.isoformat() == "2020-02-04T10:00:00+00:00"
    assert basin.rate is None
    assert basin.unobserved == ((bulletin.period.first_day, bulletin.period.last_day),)


def test_an_incident_after_the_period_is_not_its_last_one() -> None:
    bulletin = compose(record_of(fire("2020-02-20T10:00Z")), WEEK)

    assert bulletin.zones[0].last_incident is None


def test_no_rate_is_told_of_days_that_are_known_only_by_their_incidents() -> None:
    only = compose(record_of(fire("2020-02-09T10:00Z"), fire("2020-02-09T11:00Z")), WEEK).zones[0]
    watched = compose(record_of(fire("2020-02-09T10:00Z"), reports=(nil("2020-02-10T10:00Z"),)), WEEK).zones[0]

    assert only.rate is None
    assert watched.rate is not None
    assert (watched.rate.count, watched.rate.exposure) == (1, 2)


def test_a_detail_is_open_until_it_is_decided() -> None:
    """The question of flights was decided on 20 March 2020."""
    record = rich_record()

    assert [d.code for d in compose(record, days("2020-03-18", "2020-03-19")).details] == ["flight-rules"]
    assert compose(record, days("2020-03-19", "2020-03-20")).details == ()


def test_clocks_stand_as_at_the_end_of_the_period() -> None:
    due = charter_of("square").clocks(WEEK.end)[0].due
    before = compose(rich_record(), WEEK).clocks[0]
    after = compose(rich_record(), days("2020-12-01", "2020-12-02")).clocks[0]

    assert before.due == due
    assert before.state == "running"
    assert after.state in ("met", "late", "unknown")


def test_long_periods_have_bars_of_weeks_or_months() -> None:
    record = rich_record()
    weeks = compose(record, days("2020-01-01", "2020-03-31")).zones[0].bins
    months = compose(record, days("2019-01-15", "2020-12-31")).zones[0].bins

    assert [bar.days for bar in weeks] == [7] * 13
    assert len(months) == 24
    assert [bar.days for bar in months][:3] == [17, 28, 31]
    assert sum(bar.incidents for bar in months) == sum(bar.incidents for bar in weeks)


def test_a_bulletin_over_no_incident_at_all_can_be_composed_and_printed() -> None:
    bulletin = compose(record_of(reports=(seen("2020-02-09T08:00Z", act="inspection"),)), WEEK)

    assert bulletin.figures["incidents/verdict"] == 0
    assert all(printed(bulletin))


def test_a_bulletin_over_no_report_at_all_can_be_composed_and_printed() -> None:
    assert all(printed(compose(record_of(), WEEK)))


def test_determinations_of_the_periods_incidents_stand_on_it() -> None:
    record = record_of(
        fire("2020-02-09T10:00Z"),
        fire("2020-01-09T10:00Z"),
        determinations=(
            {"incident_id": "i0", "outcome": "minor_violation"},
            {"incident_id": "i1", "outcome": "serious_violation"},
        ),
    )
    bulletin = compose(record, WEEK)

    assert [found.outcome for found in bulletin.determinations] == ["minor_violation"]
    assert bulletin.figures["determined_violations/outcome=serious_violation"] == 0


def large_record(incidents: int) -> Record:
    """Invented incidents in number, over four years, one report each."""
    random, charter = np.random.default_rng(7), charter_of("square")
    start = np.datetime64("2018-01-01", "us")
    at = start + random.integers(0, 4 * 365 * 86_400, incidents).astype("timedelta64[s]")
    names = [f"i{n}" for n in range(incidents)]
    shared = {
        "occurred_at": pa.array(at).cast(pa.timestamp("us", tz="UTC")),
        "occurred_within_s": np.full(incidents, 43_200.0),
        "longitude": random.uniform(35.4, 36.8, incidents),
        "latitude": random.uniform(32.4, 32.8, incidents),
        "radius_m": random.choice([100.0, 1_000.0, 25_000.0], incidents),
        "admin1": random.choice(["Vale", "Hill", "Shore"], incidents),
        "act": random.choice(["mortar_fire", "air_strike", "looting"], incidents),
        "actor": random.choice(["north", "south"], incidents),
        "killed_best": random.integers(0, 9, incidents),
        "exercise": np.ones(incidents, np.bool_),
    }
    ones = np.ones(incidents, np.int64)
    table = INCIDENTS.table(
        shared
        | {"incident_id": names, "actors_disputed": np.zeros(incidents, np.bool_)}
        | dict.fromkeys(("reports", "origins", "families"), ones)
        | dict.fromkeys(("family_names", "witness_families"), ["media"] * incidents)
    )
    said = {"report_id": names, "reference": names, "source": ["outlet"] * incidents}
    reports = REPORTS.table(
        shared
        | said
        | {"source_family": ["media"] * incidents, "original_sha256": ["0" * 64] * incidents, "original_line": ones}
    )
    links = LINKS.table({"incident_id": names, "report_id": names, "origin_report_id": names})
    return Record(charter, reports, table, links, place_incidents(table, charter), screen(table, charter))


def test_a_bulletin_over_16566_incidents_and_four_years_is_as_short_as_one_over_fewer_and_hardly_more_work() -> None:
    period = days("2018-01-01", "2021-12-31")

    def composed(incidents: int) -> int:
        record = large_record(incidents)
        return calls_of(lambda: [render_page(compose(record, period), language) for language in Language])

    bulletin = compose(large_record(16_566), period)
    pages = [render_page(bulletin, language) for language in Language]

    assert composed(16_566) < 1.5 * composed(4_141)
    assert bulletin.map is not None
    assert len(bulletin.map.spots) <= 900
    assert max(len(page) for page in pages) < 400_000
