"""A bearing tells which of the incidents of its time a report without a place is of."""

import math
from statistics import NormalDist
from typing import Any

import numpy as np
import pyarrow.compute as pc
import pytest
from measured_alone import assert_asking_gives_what_comparing_gives, assert_most_that_join_are_right
from told import METRE_NORTH, groups_of, reports_of, told, why

from truceline.exercise.settings import ExerciseSettings
from truceline.incident.gathering import gather
from truceline.incident.likeness import laying
from truceline.incident.likeness.bearings import NO_BEARINGS
from truceline.incident.likeness.compare import compare
from truceline.incident.model import LinkModel
from truceline.values.language import Language
from truceline.values.place import WGS84, sigma_of_radius

EAST = 1 / 93_700  # degrees of longitude a metre, near enough at 32.6° north


def heard(bearing: float = 45.0, source: str = "post", **more: Any) -> dict[str, Any]:
    """A post that gives a bearing alone."""
    post = {"post_longitude": 36.2, "post_latitude": 32.6, "bearing_deg": bearing}
    return told(source, place=None, reference=f"{bearing}", **post, **more)


def seen(source: str, east_m: float, **more: Any) -> dict[str, Any]:
    """Something five kilometres north of the post, and so far east of it."""
    return told(source, north_m=5_000, longitude=36.2 + east_m * EAST, **({"reference": f"{east_m}"} | more))


BOTH_SIDES = [seen(source, east_m) for east_m in (5_000, -5_000) for source in ("a", "b")]


def test_of_two_incidents_of_one_moment_it_joins_the_one_on_its_bearing(monkeypatch: pytest.MonkeyPatch) -> None:
    for bearing, east_m in ((45.0, 5_000), (315.0, -5_000)):
        found = groups_of(gather(reports_of(*BOTH_SIDES, heard(bearing))).links)
        assert frozenset({f"a/{east_m}", f"b/{east_m}", f"post/{bearing}"}) in found
    # Teeth: by time alone none of the two is likelier.
    monkeypatch.setattr(laying, "bearings_of", lambda _: NO_BEARINGS)
    assert frozenset({"post/45.0"}) in groups_of(gather(reports_of(*BOTH_SIDES, heard())).links)


@pytest.mark.parametrize("bearing", [135.0, 0.0, 225.0])
def test_where_its_bearing_leads_to_none_of_them_it_joins_none(bearing: float) -> None:
    assert frozenset({f"post/{bearing}"}) in groups_of(gather(reports_of(*BOTH_SIDES, heard(bearing))).links)


def test_it_does_not_hear_what_is_out_of_hearing() -> None:
    far = [told(source, north_m=40_000, longitude=36.2 + 40_000 * EAST, reference="far") for source in ("a", "b")]
    near = [seen(source, -5_000) for source in ("a", "b")]
    assert frozenset({"post/45.0"}) in groups_of(gather(reports_of(*far, *near, heard())).links)


@pytest.mark.parametrize(("east_m", "half_deg"), [(5_000.0, 10.0), (4_000.0, 10.0), (3_000.0, 4.0), (-5_000.0, 10.0)])
def test_what_a_bearing_says_is_what_the_normal_law_says_of_the_azimuth(east_m: float, half_deg: float) -> None:
    """The azimuth is pyproj's, the density that of the standard library."""
    model = LinkModel(offered=-1e9)
    reports = reports_of(seen("a", east_m), seen("b", east_m), heard(bearing_within_deg=half_deg))
    compared = compare(reports, model)
    row = len(compared.lone) - 1
    assert compared.lone.tolist() == [False, False, True]
    place = (36.2 + east_m * EAST, 32.6 + 5_000 * METRE_NORTH)
    azimuth, _, away = WGS84.inv(36.2, 32.6, *place)
    off = math.radians((azimuth - 45.0 + 180.0) % 360.0 - 180.0)
    sigma_m = math.hypot(sigma_of_radius(np.array([1_000.0]))[0], math.sqrt(compared.weights.extent2))
    law = NormalDist(0.0, math.hypot(math.radians(half_deg) / 1.96, math.atan2(sigma_m, away)))
    expected = math.log(0.95 * 2 * math.pi * law.pdf(off) + 0.05)
    said = compared.weigh(np.array([0], np.int32), np.array([row], np.int32)).parts[2, 0]
    assert said == pytest.approx(expected, abs=0.02)


def test_a_bearing_says_nothing_of_two_reports_that_give_places_and_of_another_that_tells_nothing_of_where() -> None:
    reports = reports_of(*BOTH_SIDES, heard(), heard(source="east"), told("caller", place=None))
    compared = compare(reports, LinkModel(offered=-1e9))
    first, second = (rows.ravel().astype(np.int32) for rows in np.triu_indices(7, 1))
    told_by_bearing = np.isnan(compared.weigh(first, second).parts[0]) & (compared.weigh(first, second).parts[2] != 0)
    silent = reports["report_id"].to_pylist().index("caller/0-0")
    blind = compared.lone[first] | compared.lone[second]
    assert (told_by_bearing == (blind & (first != silent) & (second != silent))).all()


def crossing(bearing: float, other: float, east_m: float = 10_000.0) -> float:
    """What is said of two posts that hear something in these directions, the second so far east of the first."""
    second = heard(other, source="east") | {"post_longitude": 36.2 + east_m * EAST}
    compared = compare(reports_of(heard(bearing), second), LinkModel(offered=-1e9))
    assert compared.lone.all()
    ends = (np.array([0], np.int32), np.array([1], np.int32))
    assert compared.weigh(*ends).parts[2, 0] == compared.weigh(*ends[::-1]).parts[2, 0]
    return float(compared.weigh(*ends).parts[2, 0])


def test_bearings_speak_for_each_other_where_they_cross_in_front_of_both_posts_and_against_it_elsewhere() -> None:
    assert crossing(45.0, 315.0) > 0.7
    for apart in ((225.0, 135.0), (315.0, 45.0), (45.0, 135.0)):
        assert crossing(*apart) < -2.0
    assert crossing(45.0, 315.0, 60_000.0) == pytest.approx(math.log(0.95 * 0.05 + 0.05), abs=0.01), "none hears so far"


def test_what_two_bearings_say_is_what_many_places_drawn_at_random_say() -> None:
    """Places are drawn as far off as things are heard, the directions that both posts would give by the normal law; the rest is counting."""
    draws, rng = 2_000_000, np.random.default_rng(5)
    away = np.sqrt(-np.log(1 - rng.random(draws) * (1 - math.exp(-4.0)))) * 10_000.0
    towards = rng.random(draws) * 2 * math.pi
    east, north = away * np.sin(towards), away * np.cos(towards)
    sigma = math.radians(10.0) / 1.96
    seen_from = [np.arctan2(east - x, north) + rng.normal(0, sigma, draws) for x in (0.0, 10_000.0)]
    hears = np.hypot(east - 10_000.0, north) <= 20_000.0
    half = math.radians(6.0)  # of the window in which directions are counted
    near = [
        np.abs((seen - math.radians(at) + math.pi) % (2 * math.pi) - math.pi) < half
        for seen, at in zip(seen_from, (40.0, 330.0), strict=True)
    ]
    likely = (near[0] & near[1] & hears).mean() / (half / math.pi) / near[0].mean()
    expected = math.log(0.95 * (0.95 * likely + 0.05) + 0.05)
    assert crossing(40.0, 330.0) == pytest.approx(expected, abs=0.15)


NARROW = (10.0, 2.0, 0.5, 0.1, 0.01, 0.0)


def precise(bearing: float, other: float, east_m: float, half_deg: float) -> list[dict[str, Any]]:
    """Two posts that know their bearings to so many degrees, the second so far east of the first."""
    east = {"post_longitude": 36.2 + east_m * EAST, "minutes": 1}
    return [heard(bearing, bearing_within_deg=half_deg), heard(other, "east", bearing_within_deg=half_deg) | east]


@pytest.mark.parametrize(("bearing", "other", "east_m"), [(45.0, 315.0, 4_700.0), (70.0, 350.0, 7_000.0)])
def test_bearings_that_cross_are_one_incident_however_finely_they_were_read(
    bearing: float, other: float, east_m: float
) -> None:
    for half_deg in NARROW:
        reports = reports_of(*precise(bearing, other, east_m, half_deg))
        gathered = gather(reports)
        (incident,) = gathered.incidents.to_pylist()
        assert (incident["reports"], incident["placed_by"]) == (2, "measurements"), half_deg
        said = why(gathered.links, reports)[Language.ENGLISH]
        assert said.startswith("no distance, but the bearings that both give cross"), half_deg


@pytest.mark.parametrize("half_deg", NARROW[2:])
@pytest.mark.parametrize(("bearing", "other", "east_m"), [(45.0, 315.0, 4_700.0), (45.0, 315.0, 4_350.0)])
def test_what_narrow_bearings_say_is_what_every_metre_of_one_says_of_the_other(
    bearing: float, other: float, east_m: float, half_deg: float
) -> None:
    """Summed by metres, each as likely as something is heard there; none is known better than to a fifth of a degree."""
    away = np.arange(0.5, 20_000.0)
    heard_there = away * np.exp(-((away / 10_000.0) ** 2))
    sigma = math.radians(max(half_deg / 1.96, 0.2))
    place = away * np.exp(1j * math.radians(90.0 - bearing)) - east_m
    off = np.angle(place * np.exp(-1j * math.radians(90.0 - other)))
    spread = np.hypot(sigma, np.arctan2(away * sigma, np.abs(place)))
    likely = 2 * math.pi * np.exp(-((off / spread) ** 2) / 2) / spread / math.sqrt(2 * math.pi)
    met = (0.95 * likely * (np.abs(place) < 20_000.0) + 0.05) @ heard_there / heard_there.sum()
    reports = reports_of(*precise(bearing, other, east_m, half_deg))
    compared = compare(reports, LinkModel(offered=-1e9))
    said = compared.weigh(np.array([0], np.int32), np.array([1], np.int32)).parts[2, 0]
    assert said == pytest.approx(math.log(0.95 * met + 0.05), abs=0.1)


def test_two_that_give_bearings_alone_are_one_incident_where_these_cross_and_its_place_is_measured() -> None:
    across = heard(315.0, source="east") | {"post_longitude": 36.2 + 10_000 * EAST}
    (incident,) = gather(reports_of(heard(), across)).incidents.to_pylist()
    assert (incident["reports"], incident["placed_by"]) == (2, "measurements")
    aside = heard(45.0, source="east") | {"post_longitude": 36.2 + 10_000 * EAST}
    apart = gather(reports_of(heard(), aside, *elsewhere())).links
    assert {frozenset({"post/45.0"}), frozenset({"east/45.0"})} < groups_of(apart)


def elsewhere() -> list[dict[str, Any]]:
    """What else is told of within some hours, far off: time alone says the less."""
    return [
        told(f"s{n % 5}", minutes=10 * n - 60, north_m=-80_000 - 9_000 * n, act="small_arms_fire", reference=f"{n}")
        for n in range(13)
    ]


def test_the_link_of_two_bearings_says_that_they_cross() -> None:
    reports = reports_of(heard(), heard(315.0, source="east") | {"post_longitude": 36.2 + 10_000 * EAST})
    links = gather(reports).links
    said = why(links, reports)
    assert said[Language.ENGLISH].startswith("no distance, but the bearings that both give cross")
    assert said[Language.ARABIC].startswith("المسافة غير معروفة، لكن الاتجاهين اللذين يذكرانهما يتقاطعان")
    assert said[Language.RUSSIAN].startswith("расстояние неизвестно, но пеленги обоих сообщений пересекаются")


def test_its_link_says_that_a_bearing_leads_there() -> None:
    reports = reports_of(*BOTH_SIDES, heard())
    links = gather(reports).links
    own = links.filter(pc.equal(links["report_id"], "post/45.0"))
    said = why(own, reports)
    assert said[Language.ENGLISH].startswith("no distance, but one gives a bearing that leads there")
    assert said[Language.ARABIC].startswith("المسافة غير معروفة، لكن أحدهما يذكر اتجاهاً")
    assert said[Language.RUSSIAN].startswith("расстояние неизвестно, но пеленг")


def test_a_bearing_that_joined_measures_the_place_of_its_incident() -> None:
    second = heard(315.0, source="east") | {"post_longitude": 36.2 + 10_000 * EAST}
    wide = [seen(source, 5_000, radius_m=3_000.0) for source in ("a", "b")]
    (incident,) = gather(reports_of(*wide, heard(), second)).incidents.to_pylist()
    assert (incident["reports"], incident["placed_by"]) == (4, "measurements")


def test_asking_about_a_bearing_gives_what_comparing_it_gives() -> None:
    assert_asking_gives_what_comparing_gives(reports_of(*BOTH_SIDES, seen("c", 0, minutes=4), heard()), "post/45.0")


def test_most_bearings_of_an_exercise_that_join_are_right() -> None:
    assert_most_that_join_are_right(ExerciseSettings(seed=6, reports=3_000, days=70, by_bearing=0.5), "bearing_deg")
