"""What posts measured may leave in several places: the circle holds all of them, as a search of the ground finds them by geodesics."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import shapely
from pyproj import Geod
from told import NOON, reports_of, told

from truceline.incident.model import LinkModel
from truceline.incident.telling import around
from truceline.incident.telling.combine import combine
from truceline.incident.telling.explaining import explain_voices
from truceline.incident.telling.grouped import Grouped
from truceline.incident.telling.measured import Measured
from truceline.report.places import DISTANCE_HALF_SHARE
from truceline.values.language import Language

Floats = npt.NDArray[np.float64]
EARTH = Geod(ellps="WGS84")
TARGET = (36.2, 32.6)
STEP_M, REACH_M = 150.0, 14_000.0
# Of one error nineteen in twenty are smaller than 1.96, of two at once 2.45 standard deviations.
OF_ONE, OF_TWO = 1.0, 2.4477 / 1.96


def from_post(source: str, towards: float, away_m: float, **said: Any) -> dict[str, Any]:
    """A report from a post so far from the target, in the direction from the target to the post."""
    longitude, latitude, _ = EARTH.fwd(*TARGET, towards, away_m)
    at = {"post": source, "post_longitude": longitude, "post_latitude": latitude}
    return told(source, place=None, **(at | said))


def ranged(source: str, towards: float, away_m: float, said_m: float | None = None) -> dict[str, Any]:
    return from_post(source, towards, away_m, distance_m=away_m if said_m is None else said_m)


def aimed(source: str, towards: float, away_m: float, **said: Any) -> dict[str, Any]:
    return from_post(source, towards, away_m, **({"bearing_deg": (towards + 180) % 360} | said))


def incident_of(*rows: dict[str, Any]) -> dict[str, Any]:
    """The row of one incident of all these reports."""
    each = np.arange(len(rows), dtype=np.int32)
    grouped = Grouped(reports_of(*rows), np.zeros(len(rows), np.int32), each, each)
    (incident,) = combine(grouped, LinkModel()).to_pylist()
    return dict(incident)


def possible(rows: list[dict[str, Any]], wide: float) -> Floats:
    """Every place of the ground, a step apart, that fits what all say; in metres east and north of the target."""
    steps = np.arange(-REACH_M, REACH_M + 1, STEP_M)
    east, north = (side.ravel() for side in np.meshgrid(steps, steps))
    start = (np.full(len(east), TARGET[0]), np.full(len(east), TARGET[1]))
    place = EARTH.fwd(start[0], start[1], np.degrees(np.arctan2(east, north)), np.hypot(east, north))[:2]
    fits = np.logical_and.reduce([_fits(row, *place, wide) for row in rows])
    return np.stack([east[fits], north[fits]], axis=1)


def _fits(row: dict[str, Any], longitude: Floats, latitude: Floats, wide: float) -> npt.NDArray[np.bool_]:
    here = (np.full(len(longitude), row["post_longitude"]), np.full(len(longitude), row["post_latitude"]))
    towards, _, away = EARTH.inv(here[0], here[1], longitude, latitude)
    if row.get("distance_m") is not None:
        return np.asarray(np.abs(away - row["distance_m"]) <= wide * DISTANCE_HALF_SHARE * row["distance_m"])
    off = (towards - row["bearing_deg"] + 180) % 360 - 180
    return np.asarray(np.abs(off) <= wide * row["bearing_within_deg"])


def middle_of(incident: dict[str, Any]) -> Floats:
    """Metres east and north of the target."""
    towards, _, away = EARTH.inv(*TARGET, incident["longitude"], incident["latitude"])
    turned = np.radians(towards)
    return np.array([away * np.sin(turned), away * np.cos(turned)])


def test_one_distance_is_a_circle_around_its_post() -> None:
    row = ranged("a", 70, 4_000)
    incident = incident_of(row)
    assert incident["placed_by"] == "around_post"
    assert (incident["longitude"], incident["latitude"]) == pytest.approx((row["post_longitude"], row["post_latitude"]))
    assert incident["radius_m"] == incident["semi_major_m"] == incident["semi_minor_m"] == pytest.approx(4_800)
    assert incident["azimuth_deg"] is None


def test_the_seconds_from_flash_to_sound_are_a_circle_too() -> None:
    """At 20 degrees sound goes 343 m in a second; half a second of the watch and three in a hundred of the wind."""
    incident = incident_of(from_post("a", 70, 3_430, sound_delay_s=10.0, air_temperature_c=20.0))
    assert incident["placed_by"] == "around_post"
    assert incident["radius_m"] == pytest.approx(3_432 + np.hypot(171.6, 103.0), abs=3)


SEVERAL = {
    "two circles that cross twice": [ranged("a", 180, 3_000), ranged("b", 120, 3_000)],
    "two of posts opposite each other, which touch": [ranged("a", 180, 3_000), ranged("b", 0, 3_000)],
    "one within the other, which touch": [ranged("a", 180, 5_000), ranged("b", 180, 2_000)],
    "three of posts along a line": [ranged("a", 200, 4_000), ranged("b", 180, 3_759), ranged("c", 160, 4_000)],
    "a bearing that enters a circle and leaves it": [
        ranged("a", 180, 4_000),
        aimed("b", 120, 12_000, bearing_within_deg=5.0),
    ],
}


@pytest.mark.parametrize("name", SEVERAL)
def test_the_circle_holds_every_place_that_fits_and_little_more(name: str) -> None:
    """And no circle that does is smaller by a third."""
    rows = SEVERAL[name]
    incident = incident_of(*rows)
    assert incident["placed_by"] == "several_crossings"
    ground = possible(rows, OF_TWO)
    off = np.hypot(*(ground - middle_of(incident)).T)
    assert off.max() <= incident["radius_m"] + 5  # the plane is not the ellipsoid
    least = shapely.minimum_bounding_radius(shapely.MultiPoint(ground))
    assert incident["radius_m"] < 1.34 * (least + STEP_M)


def test_two_distances_of_one_post_are_a_circle_around_it() -> None:
    incident = incident_of(ranged("a", 180, 4_000), ranged("b", 180, 4_000) | {"occurred_at": NOON})
    assert incident["placed_by"] == "around_post"
    ground = possible([ranged("a", 180, 4_000)], OF_ONE)
    assert np.hypot(*(ground - middle_of(incident)).T).max() <= incident["radius_m"] + 5


def test_distances_that_do_not_meet_give_a_wider_circle() -> None:
    """Two posts six kilometres apart that both heard it a kilometre away: they differ by four kilometres, and the circle says so."""
    agreeing = incident_of(ranged("a", 180, 3_000), ranged("b", 0, 3_000))
    differing = incident_of(ranged("a", 180, 3_000, 1_000), ranged("b", 0, 3_000, 1_000))
    assert differing["placed_by"] == "several_crossings"
    assert differing["radius_m"] > agreeing["radius_m"] / 2
    assert np.hypot(*middle_of(differing)) < 1


def test_nineteen_of_twenty_true_places_lie_in_the_circle() -> None:
    """Two posts that judge distances, anywhere around: 400 draws, of which hardly any may be left without an answer."""
    draw, held = np.random.default_rng(77), []
    for _ in range(400):
        rows = []
        for name, towards, away in zip("ab", draw.uniform(0, 360, 2), draw.uniform(1_000, 9_000, 2), strict=True):
            off = 1 + draw.normal() * DISTANCE_HALF_SHARE / 1.96
            rows.append(ranged(name, float(towards), float(away), float(away * off)))
        incident = incident_of(*rows)
        assert incident["placed_by"] in ("several_crossings", "around_post")
        held.append(np.hypot(*middle_of(incident)) <= incident["radius_m"])
    assert np.mean(held) > 0.95


def test_a_bearing_that_misses_the_circle_gives_no_place() -> None:
    rows = [ranged("a", 180, 3_000), aimed("b", 120, 12_000, bearing_deg=20.0, bearing_within_deg=5.0)]
    assert incident_of(*rows)["placed_by"] == "cannot_tell"


def test_a_distance_that_leaves_more_than_thirty_kilometres_places_nothing() -> None:
    assert incident_of(ranged("a", 180, 24_000))["placed_by"] == "around_post"
    assert incident_of(ranged("a", 180, 26_000))["placed_by"] == "cannot_tell"


def test_where_a_relay_gives_a_place_it_stands_rather_than_the_circle() -> None:
    rows = [ranged("a", 180, 3_000), told("agency", radius_m=500.0)]
    grouped = Grouped(reports_of(*rows), np.zeros(2, np.int32), np.array([0, 0], np.int32), np.array([0, 1], np.int32))
    (incident,) = combine(grouped, LinkModel()).to_pylist()
    assert (incident["placed_by"], incident["radius_m"]) == ("places", 500.0)


def test_more_rows_than_can_be_looked_through_give_no_place() -> None:
    """Hundreds of distances from one post would take hours."""
    rows = [ranged(f"p{k}", 180, 3_000) for k in range(61)]
    assert incident_of(*rows)["placed_by"] == "cannot_tell"
    assert incident_of(*rows[:60])["placed_by"] == "around_post"


SENTENCES = {
    Language.ENGLISH: (
        "nobody independent confirms it; somewhere within about 4.8 km of a post, which tells how far but not in which direction.",
        "what posts measured fits several places, all of them within 12 km of the one given.",
    ),
    Language.ARABIC: (
        "لا يؤكده مصدر مستقل آخر؛ في مكان ما ضمن نحو 4.8 كم من نقطة رصد تذكر المسافة ولا تذكر الاتجاه.",
        "ما قيس من نقاط الرصد يتفق مع عدة مواضع، كلها ضمن 12 كم من الموضع المذكور.",
    ),
    Language.RUSSIAN: (
        "независимых подтверждений нет; где-то в пределах примерно 4.8 км от поста, который называет расстояние, но не направление.",
        "измеренному с постов отвечают несколько мест, все в пределах 12 км от указанного.",
    ),
}


@pytest.mark.parametrize("language", Language)
def test_a_sentence_says_that_no_more_than_a_circle_is_known(language: Language) -> None:
    one, other = SENTENCES[language]
    single, two = [ranged("a", 180, 4_000)], [ranged("a", 180, 10_000), ranged("b", 120, 10_000)]
    for rows, said in ((single, one), (two, other)):
        each = np.arange(len(rows), dtype=np.int32)
        incidents = combine(Grouped(reports_of(*rows), 0 * each, each, each), LinkModel())
        assert explain_voices(incidents, language)[0].as_py().endswith(said)


def test_the_widening_of_what_does_not_meet_bites(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it distances that differ would leave nothing at all."""
    bounds = np.empty(6)
    plane = Measured(*(np.full(2, np.nan) for _ in range(9)))
    plane.post_x[:], plane.post_y[:] = 0.0, [-3_000.0, 3_000.0]
    plane.range[:], plane.range_sigma[:] = 1_000.0, 100.0
    assert around.enclose(plane, 0, 2, bounds)
    plain = getattr(around.enclose, "py_func")  # noqa: B009 - compiled functions have it
    monkeypatch.setattr(around, "_width", lambda *_: (2.4477, 2))
    assert not plain(plane, 0, 2, bounds)
