"""The small map of a case shows what a post tells of how far off it was, where nobody tells in which direction."""

import re
from typing import Any

import pytest

from truceline.desk.pages.case_map import draw_case
from truceline.values.language import Language

POST = {"post_longitude": 36.2, "post_latitude": 32.6}
HELD: dict[str, Any] = {"longitude": 36.2, "latitude": 32.6, "radius_m": 4_000.0}


def rings(*reports: dict[str, Any]) -> list[float]:
    """The circles drawn around posts, in metres: the circle of what is held has 4,000."""
    drawn = draw_case(HELD, list(enumerate(reports, start=1)), Language.ENGLISH)
    by_kind = re.findall(r'<circle class="(\w+)"[^>]* r="([\d.]+)"', str(drawn))
    held = next(float(radius) for kind, radius in by_kind if kind == "held")
    return [float(radius) / held * 4_000 for kind, radius in by_kind if kind == "bearing"]


def test_a_distance_alone_is_a_ring_around_its_post() -> None:
    assert rings({**POST, "distance_m": 3_600.0}) == pytest.approx([3_600], rel=0.01)


def test_seconds_from_flash_to_sound_are_a_ring_too() -> None:
    """Ten seconds at 20 degrees are 3,432 metres."""
    assert rings({**POST, "sound_delay_s": 10.0, "air_temperature_c": 20.0}) == pytest.approx([3_432], rel=0.01)


def test_a_bearing_is_a_line_and_a_place_a_circle_and_neither_a_ring() -> None:
    assert rings({**POST, "distance_m": 3_600.0, "bearing_deg": 40.0}, {**POST}) == []
    assert rings({**POST, "distance_m": 3_600.0, "longitude": 36.2, "latitude": 32.6, "radius_m": 500.0}) == []


def test_the_map_is_wide_enough_for_the_ring() -> None:
    drawn = str(draw_case({}, [(1, {**POST, "distance_m": 9_000.0})], Language.ARABIC))
    x, y, radius = (float(re.findall(rf' {name}="([\d.]+)"', drawn)[0]) for name in ("cx", "cy", "r"))
    assert radius <= min(x, 480 - x, y, 300 - y)


def numbers(*reports: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Where each number of a report is written; what is held is at the post, in the middle of the map."""
    drawn = str(draw_case(HELD, list(enumerate(reports, start=1)), Language.ENGLISH))
    found = re.findall(r'<text class="number"([^>]*)>([^<]+)<', drawn)
    at = {name: [float(re.findall(rf' {axis}="([-\d.]+)"', told)[0]) for axis in "xy"] for told, name in found}
    return {name: (x - 240, y - 150) for name, (x, y) in at.items()}


def test_a_bearing_has_its_report_number_on_its_side_of_the_post_and_two_bearings_of_a_post_one_each() -> None:
    found = numbers({**POST, "bearing_deg": 90.0}, {**POST, "bearing_deg": 270.0})
    assert found["1"][0] > 8, "east of the post"
    assert found["2"][0] < -8, "west of the post"


def test_a_ring_has_its_report_number_on_top() -> None:
    far, near = ({**POST, "distance_m": metres} for metres in (3_600.0, 1_800.0))
    found = numbers(far, near)
    assert found["1"][1] < found["2"][1] < 0
    assert found["1"][1] == pytest.approx(found["2"][1] * 2, abs=20)


def test_a_post_that_tells_neither_has_its_report_number_beside_it() -> None:
    assert set(numbers({**POST})) == {"1"}
