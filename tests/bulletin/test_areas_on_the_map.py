"""Areas that lie over the zones of a map: drawn with their label, within the picture, and escaped."""

import re

import shapely
from scenes import charter_of, moment

from truceline.bulletin.drawing.map import draw_map
from truceline.bulletin.model import Overlay
from truceline.bulletin.picture import area_of, draw_shapes
from truceline.bulletin.telling.voice import Voice
from truceline.values.language import Language
from truceline.values.place import circle

CHARTER, AT = charter_of("southwest-syria-2017"), moment("2017-08-01T09:00Z")


def drawn(*geometries: shapely.Geometry) -> str:
    areas = tuple(
        area_of(one, label=str(number), drawn_as="announced", title="<b>The mill</b>")
        for number, one in enumerate(geometries, 1)
    )
    told = draw_shapes(CHARTER, CHARTER.zone_shapes(), AT, Overlay(areas))
    assert told is not None
    return draw_map(told, Voice(Language.ENGLISH), alone=True)


def test_an_area_is_drawn_over_the_zones_with_its_label_and_a_title_that_is_text() -> None:
    picture = drawn(circle(36.1, 32.6, 2_000))
    assert picture.count('class="announced"') == 1
    assert "&lt;b&gt;The mill" in picture
    assert "<b>" not in picture


def test_a_way_is_not_closed_and_what_lies_beyond_the_zones_widens_the_map() -> None:
    way = shapely.LineString([(36.0, 32.5), (36.2, 32.6), (36.3, 32.5)])
    assert area_of(way, label="1", drawn_as="announced", title="A road").is_line
    near = draw_shapes(CHARTER, CHARTER.zone_shapes(), AT)
    far = area_of(circle(45.0, 32.6, 2_000), label="1", drawn_as="announced", title="Far away")
    wide = draw_shapes(CHARTER, CHARTER.zone_shapes(), AT, Overlay((far,)))
    assert near is not None
    assert wide is not None
    assert wide.east > 45.0 > near.east


def test_a_close_map_shows_the_surroundings_of_its_areas_and_a_small_area_lies_beside_its_label() -> None:
    mill = area_of(circle(36.1, 32.6, 500), label="1", drawn_as="announced", title="The mill")
    whole = draw_shapes(CHARTER, CHARTER.zone_shapes(), AT, Overlay((mill,)))
    close = draw_shapes(CHARTER, CHARTER.zone_shapes(), AT, Overlay((mill,), is_close=True))
    assert whole is not None
    assert close is not None
    assert close.east - close.west < (whole.east - whole.west) / 4
    assert close.west < 36.1 < close.east
    assert 'class="letter-ground"' in draw_map(whole, Voice(Language.ENGLISH), alone=True)


def test_areas_at_one_place_have_their_labels_beside_each_other() -> None:
    picture = drawn(circle(36.1, 32.6, 9_000), circle(36.1, 32.6, 9_000))
    places = re.findall(r'class="letter-ground" cx="([0-9.]+)" cy="([0-9.]+)" r="9"', picture)
    assert len(places) == len(set(places)) == 2


def test_a_circle_lies_at_its_distance_from_its_middle() -> None:
    around = circle(36.1, 32.6, 5_000)
    assert around.contains(shapely.Point(36.1, 32.6))
    assert abs(around.bounds[3] - 32.6 - 5 / 110.9) < 0.001
