import dataclasses
import re
from typing import Any

import numpy as np
import pytest
import shapely
from scenes import charter_of
from small_record import BAND, BASIN, days, fire, nil, record_of, rich_record

from truceline.bulletin.composing import Bulletin, Tier, compose
from truceline.bulletin.drawing.chart import bar_length, draw_charts
from truceline.bulletin.drawing.lettering import _free_spot, account_letter, labels, letters
from truceline.bulletin.drawing.map import ALONE, CLOSER, draw_map
from truceline.bulletin.drawing.marks import SHAPES, definitions
from truceline.bulletin.drawing.projection import Projection, degrees
from truceline.bulletin.drawing.svg import digits, element, mark, number, path, words
from truceline.bulletin.model import Map
from truceline.bulletin.picture import MOST_SPOTS
from truceline.bulletin.telling.speaker import Speaker
from truceline.finding.table import Verdict
from truceline.values.language import Language
from truceline.values.place import WGS84

WEEK = days("2020-02-08", "2020-02-14")


def map_of(bulletin: Bulletin) -> Map:
    assert bulletin.map is not None
    return bulletin.map


def drawn(bulletin: Bulletin, language: Language = Language.ENGLISH) -> str:
    return draw_map(map_of(bulletin), Speaker(bulletin, language))


def square(*incidents: tuple[float, float], tier: Tier = Tier.DESK, **more: object) -> Bulletin:
    fires = [fire(f"2020-02-09T10:{n:02d}Z", place, **more) for n, place in enumerate(incidents)]
    return compose(record_of(*fires), WEEK, tier=tier)


# --- projection


def test_the_scale_bar_is_as_long_on_the_ground_as_it_says() -> None:
    on = Projection(map_of(square(BASIN)), ALONE)
    middle = (on.map.south + on.map.north) / 2
    units = on.scale_km() * 1_000 / on.metres_per_unit
    _, _, metres = WGS84.inv(on.map.west, middle, on.map.west + units / on.per_degree, middle)

    assert metres == pytest.approx(on.scale_km() * 1_000, rel=0.005)


def test_north_and_east_are_to_the_same_scale_in_the_middle_of_the_map() -> None:
    on = Projection(map_of(square(BASIN)), ALONE)
    middle = (on.map.south + on.map.north) / 2
    x, y = on.place(36.2, middle)
    _, _, east = WGS84.inv(36.2, middle, 36.3, middle)
    _, _, north = WGS84.inv(36.2, middle, 36.2, middle + 0.1)
    x_east, _ = on.place(36.3, middle)
    _, y_north = on.place(36.2, middle + 0.1)

    assert (x_east - x) / east == pytest.approx((y - y_north) / north, rel=0.01)


def test_the_corners_of_the_extent_are_the_corners_of_the_picture() -> None:
    on = Projection(map_of(square(BASIN)), ALONE)

    assert on.place(on.map.west, on.map.north) == (0, 0)
    assert on.place(on.map.east, on.map.south) == pytest.approx((ALONE, on.height))


def test_the_graticule_is_at_round_degrees_within_the_map() -> None:
    on = Projection(map_of(square(BASIN)), ALONE)

    assert 2 <= len(on.meridians()) <= 7
    assert all(on.map.west <= longitude <= on.map.east for longitude in on.meridians())
    assert all(on.map.south <= latitude <= on.map.north for latitude in on.parallels())
    assert degrees(36.25, "E", "W") == "36°15′E"
    assert degrees(-0.5, "N", "S") == "0°30′S"


# --- map


@pytest.mark.parametrize("beyond", [0.0, 0.02, 0.3])
def test_a_longitude_at_the_right_edge_is_written_within_the_picture(beyond: float) -> None:
    bulletin = square(BASIN)
    known = map_of(bulletin)
    last = Projection(known, ALONE).meridians()[-1]
    picture = draw_map(dataclasses.replace(known, east=last + beyond), Speaker(bulletin, Language.ENGLISH))
    written = re.findall(
        r'class="degrees" x="([\d.]+)"[^>]*text-anchor="(\w+)"[^>]*>[\d°]+′E', picture.replace("\u2032", "′")
    )
    assert written
    for x, edge in written:
        reaches = {"middle": 24.0, "end": 0.0}[edge]
        assert float(x) + reaches <= ALONE


def test_an_incident_is_a_circle_of_its_uncertainty_and_never_a_pin() -> None:
    bulletin = square(BASIN, radius_m=8_000.0)
    on = Projection(map_of(bulletin), ALONE)
    circles = re.findall(r'<circle class="uncertainty"[^>]* r="([\d.]+)"', drawn(bulletin))

    assert [float(radius) for radius in circles] == pytest.approx([8_000 / on.metres_per_unit], abs=0.06)


def test_a_single_incident_carries_the_mark_of_its_answer_and_several_their_number() -> None:
    single, several = drawn(square(BASIN)), drawn(square(BASIN, BASIN, BASIN))

    assert 'href="#mark-candidate"' in single
    assert 'href="#mark-candidate"' not in several
    assert re.search(r'class="disc-number"[^>]*>3</text>', several)


def test_the_filled_part_of_a_disc_is_the_share_of_candidates() -> None:
    record = record_of(fire("2020-02-09T10:00Z"), *(fire("2020-02-09T11:00Z", act="looting") for _ in range(3)))
    picture = drawn(compose(record, WEEK, tier=Tier.DESK))
    sector = re.search(r'class="disc-share" d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)A[^"]* ([\d.]+) ([\d.]+)Z"', picture)

    assert sector is not None
    x, y, top_x, _, end_x, end_y = (float(value) for value in sector.groups())
    # One of four: from the top to three o'clock.
    assert (top_x, end_y) == (x, y)
    assert end_x > x


def test_contested_accounts_are_dashed_lettered_and_explained() -> None:
    bulletin = square(BASIN)
    outlines = map_of(bulletin).outlines
    contested = [outline for outline in outlines if outline.contested]

    assert [outline.code for outline in contested] == ["orchard", "orchard"]
    assert [account_letter(outlines, outline) for outline in contested] == ["a", "b"]
    assert drawn(bulletin).count("stage-in-force account") == 2
    on = Projection(map_of(bulletin), ALONE)
    assert len(letters(outlines, on)) == 4


def test_zones_are_styled_by_their_stage_at_the_end_of_the_period() -> None:
    bulletin = compose(rich_record(), days("2020-04-30", "2020-05-05"))

    assert 'class="zone stage-suspended"' in drawn(bulletin)


def test_zones_not_observed_are_hatched_more_densely_the_less_was_seen() -> None:
    nobody = drawn(square(BAND))
    some = drawn(compose(record_of(reports=(nil("2020-02-09T10:00Z"),)), WEEK))
    week = tuple(nil(f"2020-02-{day:02d}T10:00Z", place) for day in range(8, 15) for place in (BASIN, BAND))
    watched = drawn(compose(record_of(reports=week), WEEK))

    assert nobody.count("hatch-every-day") == 3  # the basin and both accounts of the orchard
    assert "hatch-some-days" in some
    assert watched.count("hatch-every-day") == 2  # the accounts of the orchard
    assert "hatch-some-days" not in watched


def test_the_map_says_in_itself_that_it_implies_no_boundary() -> None:
    for language, word in ((Language.ENGLISH, "No opinion"), (Language.RUSSIAN, "не выражает мнения")):
        joined = " ".join(re.findall(r">([^<]+)</text>", drawn(square(BASIN), language)))
        assert word in joined


def test_arabic_labels_run_from_right_to_left_and_degrees_do_not() -> None:
    picture = drawn(square(BASIN), Language.ARABIC)

    assert re.search(r'class="name"[^>]*direction="rtl"', picture)
    assert not re.search(r'class="degrees"[^>]*direction="rtl"[^>]*>\d', picture)


def test_names_do_not_cover_each_other() -> None:
    bulletin = square(BASIN)
    on = Projection(map_of(bulletin), ALONE)
    placed = labels(map_of(bulletin).outlines, on, Speaker(bulletin, Language.ENGLISH))
    places = [re.search(r'x="([\d.]+)" y="([\d.]+)"', label) for label in placed]
    points = {(match.group(1), match.group(2)) for match in places if match}

    assert len(points) == len(placed)


def test_a_name_does_not_cover_another_zone_whose_name_it_would_be_read_as() -> None:
    """In a bulletin of a month *Southwest* stood on Eastern Ghouta, beyond its northern edge."""
    above, below, within = (((50.0, y), (20.0, y - 10, 80.0, y + 10)) for y in (20.0, 90.0, 50.0))
    spots, zone = [above, below, within, within], (30.0, 15.0, 60.0, 25.0)
    assert _free_spot(spots, [], []) == above[0]
    assert _free_spot(spots, [], [zone]) == below[0]
    # Where other zones lie everywhere, as contested ones do, at least no other name is covered.
    assert _free_spot(spots, [above[1]], [(0.0, 0.0, 100.0, 100.0)]) == below[0]
    assert _free_spot(spots, [spot[1] for spot in spots], []) == within[0]


def test_many_places_are_gathered_and_every_incident_is_still_counted() -> None:
    places = [(36.0 + n % 40 * 0.005, 32.5 + n // 40 * 0.02) for n in range(400)]
    fires = [fire(f"2020-02-09T{n // 60:02d}:{n % 60:02d}Z", place) for n, place in enumerate(places)]
    picture = map_of(compose(record_of(*fires), WEEK, tier=Tier.DESK))

    assert picture.gathered
    assert len(picture.spots) < MOST_SPOTS
    assert sum(spot.incidents for spot in picture.spots) == 400
    assert 'class="uncertainty"' not in draw_map(picture, Speaker(square(BASIN), Language.ENGLISH))


def test_what_the_map_cannot_show_is_counted() -> None:
    record = record_of(
        fire("2020-02-09T10:00Z"),
        fire("2020-02-09T11:00Z", (50.0, 10.0)),
        fire("2020-02-09T12:00Z", None),
        fire("2020-02-09T13:00Z", radius_m=90_000.0),
    )
    picture = map_of(compose(record, WEEK))

    assert (picture.beyond, picture.without_place, picture.too_coarse) == (1, 1, 1)
    assert sum(spot.incidents for spot in picture.spots) == 1


def test_zones_in_force_that_are_small_on_the_map_get_a_closer_one() -> None:
    """Four zones of 2017 lie 400 km apart, and one of them is in force."""
    charter = charter_of("southwest-syria-2017")
    record = record_of({"at": "2017-07-12T10:00Z", "place": (36.1, 32.65), "act": "mortar_fire"}, charter=charter)
    bulletin = compose(record, days("2017-07-10", "2017-07-16", charter))

    assert bulletin.closer is not None
    assert map_of(bulletin).frame == (
        bulletin.closer.west,
        bulletin.closer.south,
        bulletin.closer.east,
        bulletin.closer.north,
    )
    speaker = Speaker(bulletin, Language.ENGLISH)
    assert "closer-frame" in draw_map(map_of(bulletin), speaker)
    assert "closer-frame" not in draw_map(bulletin.closer, speaker, width=CLOSER)


def test_without_any_zone_the_map_is_of_the_incidents() -> None:
    charter = charter_of("square")
    bare = dataclasses.replace(
        charter,
        agreement=charter.agreement.model_copy(
            update={"zones": [], "lines": [], "provisions": charter.agreement.provisions[4:5]}
        ),
    )
    bulletin = compose(record_of(fire("2020-02-09T10:00Z", act="abduction"), charter=bare), WEEK)
    picture = map_of(bulletin)

    assert picture.outlines == ()
    assert picture.west < 36.1 < picture.east
    assert "mark-candidate" in drawn(bulletin)


def test_a_zone_across_the_antimeridian_is_drawn_whole_and_small() -> None:
    """Every account of the square is moved to the middle of the Pacific."""
    charter = charter_of("square")
    moved = {key: shapely.transform(shape, _moved) for key, shape in charter.shapes.items()}
    split = {key: shapely.transform(shape, _wrapped) for key, shape in moved.items()}
    for shapes in (moved, split):
        pacific = dataclasses.replace(charter, shapes=shapes)
        record = record_of(fire("2020-02-09T10:00Z", (-179.99, 32.6)), charter=pacific)
        picture = map_of(compose(record, WEEK, tier=Tier.DESK))

        assert picture.east - picture.west < 4
        assert picture.west < 180 < picture.east
        assert sum(spot.incidents for spot in picture.spots) == 1
    assert degrees(190.0, "E", "W") == "170°00′W"


def _moved(points: Any) -> Any:
    return points + np.array([143.9, 0.0])


def _wrapped(points: Any) -> Any:
    return np.where(points > 180, points - [360.0, 0.0], points)


# --- charts


def chart_of(bulletin: Bulletin, zone: int = 0, language: Language = Language.ENGLISH) -> str:
    return draw_charts(bulletin.zones, Speaker(bulletin, language))[zone][1]


def test_a_day_nobody_watched_is_hatched_over_its_whole_height_and_never_a_bar_of_nought() -> None:
    bulletin = compose(record_of(fire("2020-02-09T10:00Z"), reports=(nil("2020-02-11T10:00Z"),)), WEEK)
    whole = re.findall(r'<rect class="unobserved"[^>]*height="96"', chart_of(bulletin))

    assert len(whole) == 5


def test_without_the_hatching_an_unwatched_day_would_look_like_a_quiet_one() -> None:
    """Teeth: the picture of a day watched in vain and of a day not watched differ in nothing but the hatching."""
    watched = compose(record_of(reports=tuple(nil(f"2020-02-{day:02d}T10:00Z") for day in range(8, 15))), WEEK)
    bars = watched.zones[0].bins
    unwatched = dataclasses.replace(
        watched.zones[0], bins=tuple(dataclasses.replace(bar, observed_days=0) for bar in bars)
    )
    blind = dataclasses.replace(watched, zones=(unwatched, *watched.zones[1:]))
    strip = re.compile(r'<rect class="(unobserved|observed)"[^>]*/>|aria-label="[^"]*"')

    assert chart_of(watched) != chart_of(blind)
    assert strip.sub("", chart_of(watched)) == strip.sub("", chart_of(blind))


def test_bars_are_as_high_as_their_counts_on_one_scale_for_all_zones() -> None:
    record = record_of(
        *(fire(f"2020-02-09T{hour:02d}:00Z") for hour in range(8, 12)),
        fire("2020-02-09T10:00Z", BAND, act="looting"),
    )
    bulletin = compose(record, WEEK)
    basin = re.findall(r'class="bar-candidate"[^>]*height="([\d.]+)"', chart_of(bulletin, 0))
    band = re.findall(r'class="bar-other"[^>]*height="([\d.]+)"', chart_of(bulletin, 1))

    assert [float(height) for height in basin] == [96.0]
    assert [float(height) for height in band] == [24.0]


def test_a_bar_says_what_it_stands_for() -> None:
    for first, last, length in (
        ("2020-02-08", "2020-02-14", "day"),
        ("2020-01-01", "2020-03-31", "week"),
        ("2019-01-01", "2020-12-31", "month"),
    ):
        assert bar_length(compose(rich_record(), days(first, last)).zones) == length


def test_a_chart_tells_in_words_what_it_shows() -> None:
    bulletin = compose(record_of(fire("2020-02-09T10:00Z")), WEEK)

    assert "1 incident inside, of them candidates: 1; days not observed: 6 of 7." in chart_of(bulletin)


def test_zones_that_are_not_drawn_have_no_chart() -> None:
    bulletin = compose(rich_record(), WEEK)

    assert [name for name, _ in draw_charts(bulletin.zones, Speaker(bulletin, Language.ENGLISH))] == [
        "Basin",
        "Band",
        "Orchard",
    ]


# --- marks and elements


def test_every_verdict_outcome_and_state_has_a_mark_of_its_own_shape() -> None:
    codes = [*map(str, Verdict), "minor_violation", "serious_violation", "changed", "not_observed", "quiet"]

    assert set(codes) <= SHAPES.keys()
    assert len({SHAPES[code] for code in codes}) == len(codes)
    assert all(f'id="mark-{code}"' in definitions() for code in codes)


def test_text_of_an_element_is_escaped_and_so_are_attributes() -> None:
    assert words("<script>", (1, 2), Language.ENGLISH).endswith(">&lt;script&gt;</text>")
    assert digits("1<2", (1, 2)).endswith(">1&lt;2</text>")
    assert element("g", a='"><x') == '<g a="&quot;&gt;&lt;x"/>'


def test_a_line_of_text_keeps_its_edge_in_either_direction() -> None:
    assert 'text-anchor="start"' in words("a", (0, 0), Language.ENGLISH, side="left")
    assert 'text-anchor="end"' in words("ا", (0, 0), Language.ARABIC, side="left")


def test_coordinates_are_short_and_never_minus_nought() -> None:
    assert [number(value) for value in (1.0, 1.25, -0.01, 12.34)] == ["1", "1.2", "0", "12.3"]
    assert path([(0.0, 0.0), (1.5, 2.0)], closed=True) == "M0 0L1.5 2Z"
    assert mark("post", 6.0, 6.0, 12.0) == '<use href="#mark-post" x="0" y="0" width="12" height="12"/>'
