"""A report with a bearing and no place, and a time that is compared with nothing, is offered who lies on that bearing, and whose bearing crosses it."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from told import METRE_NORTH, judged, reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.review.doubting import doubtful
from truceline.incident.review.sighting import with_bearings

EAST = 1 / 93_700  # degrees of longitude a metre, near enough at 32.6° north
BY_DAY_S = 43_200.0


def heard(source: str = "post", bearing: float = 45.0, east_m: float = 0.0, **more: Any) -> dict[str, Any]:
    """A post that gives a bearing alone; the one of the tests stands where `told` places things, to the south-west of what it hears."""
    post = {"post_longitude": 36.2 + east_m * EAST, "post_latitude": 32.6, "bearing_deg": bearing}
    return told(source, place=None, reference=f"{bearing}", **({"occurred_within_s": BY_DAY_S} | post | more))


def seen(source: str, north_m: float, east_m: float, **more: Any) -> dict[str, Any]:
    return told(source, north_m=north_m, longitude=36.2 + east_m * EAST, **more)


def unoffered(pairs: pa.Table) -> pa.Table:
    """The pairs without those of reports that give no place, as on a day so busy that comparing offers none."""
    return pairs.filter(pairs["distance_m"].is_valid())


def offered(*rows: dict[str, Any]) -> list[tuple[str, float]]:
    """Whom the first report is offered with, and how probable each is."""
    reports = reports_of(*rows)
    gathered = gather(reports)
    pairs = with_bearings(unoffered(gathered.suggestions()), gathered.links, reports)
    name = rows[0]["report_id"]
    rows_of = [row for row in pairs.to_pylist() if name in (row["first"], row["second"])]
    return [(row["second"] if row["first"] == name else row["first"], row["probability"]) for row in rows_of]


def test_who_lies_on_the_bearing_is_offered_and_who_lies_off_it_is_not() -> None:
    on, off = seen("network", 5_000, 5_000), seen("agency", 5_000, -5_000)
    assert [name for name, _ in offered(heard(), on, off)] == ["network/0-5000"]


def test_the_nearer_to_the_bearing_the_likelier() -> None:
    found = offered(heard(), seen("network", 5_000, 5_000), seen("agency", 5_000, 4_000))
    assert [name.split("/")[0] for name, _ in found] == ["network", "agency"]
    assert found[0][1] > found[1][1]


def test_of_two_of_one_source_at_most_one_is_right() -> None:
    ((_, alone),) = offered(heard(), seen("network", 5_000, 5_000))
    both = offered(heard(), seen("network", 5_000, 5_000), seen("network", 8_000, 8_000))
    assert sum(likely for _, likely in both) < 1
    assert both[0][1] < alone


@pytest.mark.parametrize(
    "other",
    [
        seen("network", 5_000, 5_000, minutes=900),
        seen("network", 25_000, 25_000),
        seen("post", 5_000, 5_000),
        seen("network", 5_000, 5_000, exercise=False),
        seen("network", 5_000, 5_000, radius_m=40_000.0),
    ],
    ids=["another time", "out of hearing", "the same source", "no exercise", "a whole district"],
)
def test_nobody_else_is_offered(other: dict[str, Any]) -> None:
    assert offered(heard(), other) == []


def test_two_bearings_are_offered_where_they_cross_in_front_of_both_posts() -> None:
    assert len(offered(heard(bearing=45.0), heard("east", bearing=315.0, east_m=8_000))) == 1
    for away in (135.0, 45.0, 50.0):
        assert offered(heard(bearing=45.0), heard("east", bearing=away, east_m=8_000)) == []
    assert offered(heard(bearing=45.0), heard("east", bearing=315.0, east_m=60_000)) == [], "none hears so far"


def test_a_person_is_asked_and_then_the_bearings_are_crossed() -> None:
    """All day there is fire elsewhere: comparing by time offers nothing."""
    fire = [
        told(f"s{n % 9}", minutes=15 * n - 600, north_m=-60_000 - 9_000 * n, reference=f"{n}", act="small_arms_fire")
        for n in range(80)
    ]
    blind = [heard(bearing=45.0, act=None), heard("east", bearing=315.0, east_m=8_000, act=None)]
    reports = reports_of(*blind, *fire)
    gathered = gather(reports)
    pairs = gathered.suggestions()
    assert unoffered(pairs).num_rows == pairs.num_rows
    asked = doubtful(with_bearings(pairs, gathered.links, reports), gathered.links).to_pylist()
    ids = {row["report_id"] for row in blind}
    ((first, second),) = [ends for row in asked if set(ends := (row["first"], row["second"])) & ids]
    judgements = judged((first, second, "same"))
    found = gather(reports, judgements=judgements).incidents
    (incident,) = found.filter(pc.equal(found["reports"], 2)).to_pylist()
    assert incident["placed_by"] == "measurements"
    assert incident["latitude"] == pytest.approx(32.6 + 4_000 * METRE_NORTH, abs=0.002)


def test_a_report_that_gives_a_place_beside_its_bearing_is_compared_by_it_and_not_offered_so() -> None:
    rows = [heard() | {"longitude": 36.2, "latitude": 32.6, "radius_m": 500.0}, seen("network", 5_000, 5_000)]
    gathered = gather(reports_of(*rows))
    pairs = with_bearings(gathered.suggestions(), gathered.links, reports_of(*rows))
    assert pairs.equals(gathered.suggestions())


def test_what_was_weighed_stays_as_it_was_and_what_relays_is_not_looked_at() -> None:
    rows = [
        heard(),
        seen("network", 5_000, 5_000),
        seen("agency", 5_200, 5_000),
        heard("radio", relayed_from="post/45.0"),
    ]
    reports = reports_of(*rows)
    gathered = gather(reports)
    weighed = unoffered(gathered.suggestions())
    pairs = with_bearings(weighed, gathered.links, reports)
    aimed = pc.or_(*(pc.is_in(pairs[end], pa.array(["post/45.0"])) for end in ("first", "second")))
    assert pairs.filter(pc.invert(aimed)).combine_chunks().equals(weighed.combine_chunks())
    assert not [row for row in pairs.to_pylist() if "radio/45.0" in (row["first"], row["second"])]


def test_what_comparing_offers_already_is_not_offered_again() -> None:
    reports = reports_of(heard(), seen("network", 5_000, 5_000))
    gathered = gather(reports)
    assert gathered.suggestions().num_rows == 1
    assert with_bearings(gathered.suggestions(), gathered.links, reports).equals(gathered.suggestions())
