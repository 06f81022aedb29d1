"""Bearings, distances and sound place an incident: cases counted by hand, and thousands of draws."""

from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from pyproj import Geod
from told import judged, reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel
from truceline.incident.telling import crossing
from truceline.incident.telling.combine import combine
from truceline.incident.telling.crossing import CANNOT_TELL, PLACED, cross, solve
from truceline.incident.telling.grouped import Grouped
from truceline.values.place import range_of_sound

WGS84 = Geod(ellps="WGS84")
TARGET = (36.2, 32.6)


def from_post(source: str, towards: float, away_m: float, **said: Any) -> dict[str, Any]:
    """A report from a post that lies so far from the target, in the direction from the target to the post."""
    longitude, latitude, back = WGS84.fwd(*TARGET, towards, away_m)
    aimed = {"post": source, "post_longitude": longitude, "post_latitude": latitude, "bearing_deg": back % 360}
    return told(source, place=None, **(aimed | said))


def combined(*rows: dict[str, Any]) -> dict[str, Any]:
    """The row of one incident of all these reports."""
    reports = reports_of(*rows)
    each = np.arange(len(rows), dtype=np.int32)
    (incident,) = combine(Grouped(reports, np.zeros(len(rows), np.int32), each, each), LinkModel()).to_pylist()
    return dict(incident)


def away_m(incident: dict[str, Any]) -> float:
    return float(WGS84.inv(*TARGET, incident["longitude"], incident["latitude"])[2])


def test_two_bearings_at_right_angles_cross_in_a_circle() -> None:
    """Each is off by two degrees at 10 km: 178 m in one standard deviation across, 436 m with 95 % in both directions."""
    rows = [
        from_post("west", 270, 10_000, bearing_within_deg=2.0),
        from_post("south", 180, 10_000, bearing_within_deg=2.0),
    ]
    incident = combined(*rows)
    assert incident["placed_by"] == "measurements"
    assert away_m(incident) < 0.05
    sigma = 10_000 * np.radians(2) / 1.96
    assert incident["semi_major_m"] == pytest.approx(2.4477 * sigma, rel=1e-3)
    assert incident["semi_minor_m"] == pytest.approx(2.4477 * sigma, rel=1e-3)
    assert incident["radius_m"] == incident["semi_major_m"]


def test_a_sharp_crossing_is_long_along_the_view() -> None:
    rows = [from_post(name, towards, 8_000, bearing_within_deg=1.0) for name, towards in (("a", 265), ("b", 275))]
    incident = combined(*rows)
    assert incident["semi_major_m"] > 8 * incident["semi_minor_m"]
    assert incident["azimuth_deg"] == pytest.approx(90, abs=1)


def test_one_bearing_and_distance_make_an_ellipse_across_the_view_and_the_reported_place_stays() -> None:
    row = from_post("west", 270, 5_000, distance_m=5_000.0, bearing_within_deg=10.0)
    alone = row | {"longitude": TARGET[0], "latitude": TARGET[1], "radius_m": 2_000.0}
    incident = combined(alone)
    # Ten degrees at 5 km are 872 m to the side, a fifth of 5 km is 1,000 m along: both 95 % of one direction.
    assert (incident["longitude"], incident["latitude"], incident["radius_m"]) == (*TARGET, 2_000.0)
    assert incident["semi_major_m"] == pytest.approx(1_000 / 1.96 * 2.4477, rel=1e-3)
    assert incident["semi_minor_m"] == pytest.approx(5_000 * np.radians(10) / 1.96 * 2.4477, rel=1e-3)
    assert incident["azimuth_deg"] == pytest.approx(90, abs=0.1)


def test_the_seconds_from_flash_to_sound_bound_what_bearings_side_by_side_leave_open() -> None:
    rows = [from_post(name, towards, 8_000, bearing_within_deg=1.0) for name, towards in (("a", 269), ("b", 271))]
    timed = from_post("c", 270, 8_000, bearing_within_deg=1.0, sound_delay_s=8_000 / 343.2, air_temperature_c=20.0)
    bounded = combined(*rows, timed)
    assert (
        combined(*rows)["placed_by"] == "cannot_tell"
    )  # two degrees apart, and off by one each: it may be any distance off
    assert bounded["placed_by"] == "measurements"
    assert bounded["semi_major_m"] < 600
    assert away_m(bounded) < 60


@pytest.mark.parametrize(
    "posts",
    [
        [("a", 270.0, 8_000.0, {}), ("b", 270.0, 7_000.0, {})],  # one behind the other
        [("a", 270.0, 8_000.0, {"bearing_deg": 270.0}), ("b", 180.0, 8_000.0, {"bearing_deg": 180.0})],  # away from it
        [("a", 270.0, 8_000.0, {})],  # a single bearing bounds nothing
        [("a", 269.9, 8_000.0, {}), ("b", 270.1, 8_000.0, {})],  # side by side
    ],
)
def test_what_cannot_cross_says_so_and_gives_no_place(posts: list[tuple[str, float, float, dict[str, float]]]) -> None:
    incident = combined(*(from_post(name, towards, away, **said) for name, towards, away, said in posts))
    assert incident["placed_by"] == "cannot_tell"
    assert incident["longitude"] is incident["radius_m"] is incident["semi_major_m"] is None


def test_nineteen_of_twenty_true_places_lie_in_the_ellipse() -> None:
    """Three posts, two with bearings alone, one with a distance too, and a report with a radius: 1,500 draws."""
    random, draws = np.random.default_rng(11), 1_500
    rows = []
    for draw in range(draws):
        for name, towards, away, ranged in (("a", 200, 6_000, False), ("b", 290, 9_000, False), ("c", 30, 4_000, True)):
            row = from_post(name, towards, away, reference=str(draw), bearing_within_deg=5.0)
            row["bearing_deg"] = (row["bearing_deg"] + random.normal(0, 5 / 1.96)) % 360
            row["distance_m"] = away * (1 + random.normal(0, 0.2 / 1.96)) if ranged else None
            rows.append(row)
        east, north = random.normal(0, 1_500 / 2.4477, 2)
        longitude, latitude, _ = WGS84.fwd(*TARGET, np.degrees(np.arctan2(east, north)), np.hypot(east, north))
        rows.append(told("d", reference=str(draw), longitude=longitude, latitude=latitude, radius_m=1_500.0))
    incident = np.repeat(np.arange(draws, dtype=np.int32), 4)
    found = cross(reports_of(*rows), incident, draws, np.ones(len(rows), np.bool_))
    assert (found.answer == PLACED).all()
    true = (np.full(draws, TARGET[0]), np.full(draws, TARGET[1]))
    azimuth, _, away = WGS84.inv(found.longitude, found.latitude, true[0], true[1])
    turned = np.radians(azimuth - found.azimuth_deg)
    along, across = away * np.cos(turned), away * np.sin(turned)
    inside = (along / found.semi_major_m) ** 2 + (across / found.semi_minor_m) ** 2 <= 1
    # Birge's ratio only widens: somewhat more than 95 of a hundred are held.
    assert 0.94 < inside.mean() < 0.99


def drawn(posts: list[tuple[float, float]], half_deg: float, draws: int = 800) -> tuple[float, float]:
    """Posts in these directions and so far from the target, with bearings off by the normal law: of how many a place is told, and how many of these hold the true one."""
    random, rows = np.random.default_rng(31), []
    for draw in range(draws):
        for name, (towards, away) in zip("abc", posts, strict=False):
            row = from_post(name, towards, away, reference=str(draw), bearing_within_deg=half_deg)
            rows.append(row | {"bearing_deg": (row["bearing_deg"] + random.normal(0, half_deg / 1.96)) % 360})
    incident = np.repeat(np.arange(draws, dtype=np.int32), len(posts))
    found = cross(reports_of(*rows), incident, draws, np.ones(len(rows), np.bool_))
    placed = found.answer == PLACED
    true = (np.full(draws, TARGET[0])[placed], np.full(draws, TARGET[1])[placed])
    azimuth, _, away_m = WGS84.inv(found.longitude[placed], found.latitude[placed], *true)
    turned = np.radians(azimuth - found.azimuth_deg[placed])
    along, across = away_m * np.cos(turned), away_m * np.sin(turned)
    inside = np.hypot(along / found.semi_major_m[placed], across / found.semi_minor_m[placed]) <= 1
    return float(placed.mean()), float(inside.mean())


# By the angle under which two posts are seen from the target, and how far off they are: of how many a place is told at least.
SMALL_ANGLES = {
    "three kilometres apart, eight off": ([(169.4, 8_139.0), (190.6, 8_139.0)], 10.0, 0.4),
    "two kilometres apart, six off": ([(170.5, 6_083.0), (189.5, 6_083.0)], 10.0, 0.3),
    "one kilometre apart, five off": ([(174.3, 5_025.0), (185.7, 5_025.0)], 5.0, 0.5),
    "three posts in three kilometres, six off": ([(166.0, 6_185.0), (180.0, 6_000.0), (194.0, 6_185.0)], 10.0, 0.6),
    "facing each other, half a kilometre aside": ([(82.9, 4_031.0), (277.1, 4_031.0)], 10.0, 0.7),
    "facing each other, one near": ([(82.9, 1_800.0), (268.0, 6_200.0)], 5.0, 0.5),
}


@pytest.mark.parametrize("name", SMALL_ANGLES)
def test_nineteen_of_twenty_true_places_lie_in_the_ellipse_of_bearings_that_cross_at_a_small_angle(name: str) -> None:
    """And few are left without an answer but those whose bearings may as well run side by side."""
    posts, half_deg, least = SMALL_ANGLES[name]
    told, held = drawn(posts, half_deg)
    assert told >= least
    assert held > 0.94


def test_hardly_any_wrong_place_is_told_where_bearings_may_as_well_run_side_by_side() -> None:
    """Posts one kilometre apart, five off, known to ten degrees: most are not told, of all draws one in twenty at most is told wrongly."""
    told, held = drawn([(174.3, 5_025.0), (185.7, 5_025.0)], 10.0)
    assert told < 0.3
    assert told * (1 - held) < 0.05


@pytest.mark.parametrize("half_deg", [2.0, 5.0])
def test_the_ellipse_of_bearings_that_cross_well_is_no_wider_than_its_errors(half_deg: float) -> None:
    told, held = drawn([(270.0, 8_000.0), (180.0, 8_000.0)], half_deg)
    assert told == 1.0
    assert 0.93 < held < 0.98


def test_observers_who_disagree_widen_the_ellipse() -> None:
    rows = [from_post(name, towards, 8_000, bearing_within_deg=1.0) for name, towards in (("a", 180), ("b", 270))]
    contrary = from_post("c", 0, 8_000, bearing_within_deg=1.0)
    contrary["bearing_deg"] += 20
    agreeing = combined(*rows, from_post("c", 0, 8_000, bearing_within_deg=1.0))
    assert combined(*rows, contrary)["semi_major_m"] > 3 * agreeing["semi_major_m"]


def test_a_place_that_a_source_gives_itself_counts_and_its_bearing_does_not() -> None:
    own = from_post("a", 270, 8_000, distance_m=8_000.0) | {"longitude": 36.5, "latitude": 32.9, "radius_m": 100.0}
    incident = combined(own)
    assert (incident["placed_by"], incident["semi_major_m"], incident["azimuth_deg"]) == ("places", 100.0, None)


def test_bearings_that_a_person_joined_are_crossed_in_gathering() -> None:
    rows = [from_post("west", 270, 10_000), from_post("south", 180, 10_000)]
    ids = [row["report_id"] for row in rows]
    (incident,) = gather(reports_of(*rows), judgements=judged((ids[0], ids[1], "same"))).incidents.to_pylist()
    assert away_m(incident) < 0.05


def test_the_check_for_places_behind_the_observer_bites(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who looked the other way did not see it there: without the check his bearing would only widen the ellipse."""
    given = told("d", longitude=TARGET[0], latitude=TARGET[1], radius_m=100.0)
    rows = [given, from_post("a", 270, 8_000, bearing_deg=270.0, bearing_within_deg=60.0)]
    asked = (reports_of(*rows), np.zeros(2, np.int32), 1, np.ones(2, np.bool_))
    assert cross(*asked).answer.tolist() == [CANNOT_TELL]
    assert combined(*rows)["placed_by"] == "places"
    monkeypatch.setattr(crossing, "solve", getattr(solve, "py_func"))  # noqa: B009 - compiled functions have it
    assert cross(*asked).answer.tolist() == [CANNOT_TELL]  # what it calls is compiled, or could not be below
    monkeypatch.setattr(crossing, "_before_all", lambda *_: True)
    for name in ("_residual", "first_guess", "_ellipse"):
        monkeypatch.setattr(crossing, name, getattr(crossing, name).py_func)
    assert cross(*asked).answer.tolist() == [PLACED]


def test_what_does_not_move_has_the_same_ellipse_and_no_place() -> None:
    rows = [from_post(name, 270, 8_000, distance_m=8_000.0, reference=name) for name in "abcd"]
    asked = (reports_of(*rows), np.array([0, 1, 2, 3], np.int32), 4, np.ones(4, np.bool_))
    every, some = cross(*asked), cross(*asked, np.array([True, False, True, False]))
    assert every.answer.tolist() == some.answer.tolist() == [PLACED] * 4
    assert np.isnan(some.longitude).tolist() == np.isnan(some.latitude).tolist() == [False, True, False, True]
    for name in ("semi_major_m", "semi_minor_m", "azimuth_deg"):
        assert getattr(some, name).tolist() == getattr(every, name).tolist()
    assert some.longitude[::2].tolist() == every.longitude[::2].tolist()


def test_no_measurement_gives_no_answer() -> None:
    found = cross(reports_of(told("a")), np.zeros(1, np.int32), 1, np.ones(1, np.bool_))
    assert found.answer.tolist() == [0]
    assert pa.array(found.longitude, from_pandas=True).null_count == 1


def ranged(name: str, towards: float, away: float, said_m: float | None = None) -> dict[str, Any]:
    """A report of a distance alone, true unless another is said."""
    return from_post(name, towards, away, distance_m=away if said_m is None else said_m) | {"bearing_deg": None}


def test_three_distances_without_a_bearing_cross_in_one_point() -> None:
    """Each is known to a fifth of 6 km with 95 %; of three that stand evenly around, east and north have one and a half each."""
    incident = combined(*(ranged(name, towards, 6_000) for name, towards in (("a", 0), ("b", 120), ("c", 240))))
    assert incident["placed_by"] == "measurements"
    assert away_m(incident) < 1
    sigma = 6_000 * 0.2 / 1.96 / 1.5**0.5
    assert incident["semi_major_m"] == pytest.approx(2.4477 * sigma, rel=1e-3)
    assert incident["semi_minor_m"] == pytest.approx(2.4477 * sigma, rel=1e-3)


def test_distances_that_disagree_widen_the_ellipse() -> None:
    agree, differ = (
        combined(*(ranged(name, towards, 6_000, said) for name, towards in (("a", 0), ("b", 120), ("c", 240))))
        for said in (6_000, 9_000)
    )
    assert differ["semi_major_m"] > 2 * agree["semi_major_m"]


def along_a_line(bent_by_deg: float, *, by_watch: bool) -> list[dict[str, Any]]:
    """Three posts on one line south of the target, the middle one moved to the north, and the seconds that sound took."""
    rows = []
    for k, at in enumerate((36.18, 36.2, 36.22)):
        post = (at, 32.57 + bent_by_deg * (k == 1))
        away = float(WGS84.inv(*post, *TARGET)[2])
        row = told(f"p{k}", place=None, post=f"p{k}", post_longitude=post[0], post_latitude=post[1])
        rows.append(
            row | ({"sound_delay_s": away / 343.0, "air_temperature_c": 20.0} if by_watch else {"distance_m": away})
        )
    return rows


def test_circles_that_cross_twice_give_no_place_but_a_circle_around_both() -> None:
    """Of two posts, of posts along one line, and of such as stand so nearly along one that the other side fits as well."""
    two = [ranged("a", 180, 3_000), ranged("b", 120, 3_000)]
    for rows in (two, along_a_line(0.0, by_watch=False), along_a_line(0.003, by_watch=False)):
        incident = combined(*rows)
        assert incident["placed_by"] == "several_crossings"
        assert away_m(incident) < incident["radius_m"]


BESIDE = {
    "a bearing from a third post": from_post("c", 90, 9_000),
    "a place": told("c", radius_m=1_500.0),
    "a distance from a third post": ranged("c", 300, 5_000),
}


@pytest.mark.parametrize("name", BESIDE)
def test_what_another_says_tells_on_which_side_two_circles_cross(name: str) -> None:
    """The crossing itself is counted on the ellipsoid: both circles end there."""
    two = [ranged("a", 180, 3_000), ranged("b", 120, 3_000)]
    incident = combined(*two, BESIDE[name])
    assert incident["placed_by"] == "measurements"
    assert away_m(incident) < 1
    assert incident["semi_major_m"] < combined(*two)["radius_m"]


def test_a_place_known_no_better_than_the_sides_lie_apart_tells_neither() -> None:
    """Two places of ten kilometres between the two sides: each fits both, and no place is told that is surer than it is."""
    two = [ranged("a", 180, 3_000), ranged("b", 120, 3_000)]
    middle = {name: combined(*two)[name] for name in ("longitude", "latitude")}
    vague = [told(name, radius_m=10_000.0, **middle) for name in "cd"]
    incident = combined(*two, *vague)
    assert incident["placed_by"] == "several_crossings"
    assert away_m(incident) < incident["radius_m"]


def test_who_stands_within_a_circle_looks_through_it_once() -> None:
    """A bearing from a kilometre away, and a distance of three from elsewhere."""
    incident = combined(ranged("a", 180, 3_000), from_post("b", 150, 1_000, bearing_within_deg=4.0))
    assert incident["placed_by"] == "measurements"
    assert away_m(incident) < 1


def test_what_others_measure_moves_the_place_that_one_report_gives() -> None:
    """Two bearings known to a degree cross 8 km off, beside a place known to 2 km; alone that place would stay."""
    given = told("d", longitude=TARGET[0], latitude=TARGET[1] + 0.01, radius_m=2_000.0)
    aimed = [from_post(name, towards, 8_000, bearing_within_deg=1.0) for name, towards in (("a", 180), ("b", 270))]
    assert away_m(combined(given)) > 1_000
    incident = combined(given, *aimed)
    assert incident["placed_by"] == "measurements"
    assert away_m(incident) < 60
    assert incident["radius_m"] == incident["semi_major_m"] < 400


def test_the_side_on_which_circles_cross_is_told_by_a_watch_where_eyes_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same posts with seconds from flash to sound; and the other side is what stood in the way of the eyes."""
    by_watch = combined(*along_a_line(0.003, by_watch=True))
    assert by_watch["placed_by"] == "measurements"
    assert away_m(by_watch) < 30
    monkeypatch.setattr(crossing, "_TOLD_APART", 0.0)
    for name in ("guess_by_ranges", "_comes_to_rest", "_freedom", "_fitting"):
        monkeypatch.setattr(crossing, name, getattr(crossing, name).py_func)
    monkeypatch.setattr(crossing, "solve", getattr(solve, "py_func"))  # noqa: B009 - compiled functions have it
    assert combined(*along_a_line(0.003, by_watch=False))["placed_by"] == "measurements"


def test_nineteen_of_twenty_places_by_sound_alone_lie_in_the_ellipse() -> None:
    """Four posts with watches, each off by what it may be; wherever a place is told."""
    draw, inside = np.random.default_rng(1821), []
    for _ in range(200):
        rows = []
        for k, (towards, away) in enumerate(zip(draw.uniform(0, 360, 4), draw.uniform(1_500, 8_000, 4), strict=True)):
            row = ranged(f"p{k}", towards, away)
            half = float(range_of_sound(np.array([away / 343.0]), np.array([20.0]))[1][0])
            heard_s = (away + draw.normal() * half / 1.96) / 343.0
            rows.append(row | {"distance_m": None, "sound_delay_s": heard_s, "air_temperature_c": 20.0})
        incident = combined(*rows)
        if incident["placed_by"] == "measurements":
            towards, _, off = WGS84.inv(incident["longitude"], incident["latitude"], *TARGET)
            turned = np.radians(towards - incident["azimuth_deg"])
            share = off * np.array([np.cos(turned), np.sin(turned)])
            share /= [incident["semi_major_m"], incident["semi_minor_m"]]
            inside.append(share @ share <= 1)
    assert len(inside) > 150
    assert np.mean(inside) > 0.9
