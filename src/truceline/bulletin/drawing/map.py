"""The map: zones by stage, contested accounts dashed, what was not observed hatched, incidents as circles of uncertainty.

The disclaimer stands in the picture itself, so that a copied picture keeps it.
"""

import html
import math
import textwrap

from truceline.bulletin.drawing.lettering import labels, letters
from truceline.bulletin.drawing.projection import Projection, degrees
from truceline.bulletin.drawing.svg import digits, element, mark, number, path, words
from truceline.bulletin.model import Area, Map, Outline, Spot
from truceline.bulletin.telling.voice import Voice

# The width of a map that stands alone, of a closer map, and of the overview beside it.
ALONE, CLOSER, OVERVIEW = 900.0, 700.0, 400.0
_LEFT, _TOP, _RIGHT = 50.0, 8.0, 8.0
# About the width of a letter of the disclaimer.
_LETTER = 5.9
_LEAST_CIRCLE, _MARK = 5.0, 11.0
# An area lower than this would vanish under its label.
_HIDES = 26.0
_APART = 19.0
_HALF_A_NUMBER = 24.0  # as wide as half of 138°00′E is drawn, in units of the picture


def draw_map(drawn: Map, speaker: Voice, *, width: float = ALONE, alone: bool = False) -> str:
    """Draw a map at a width, for one language; one that stands alone needs no style of its own to stand beside another."""
    on = Projection(drawn, width)
    is_overview = drawn.frame is not None
    inner = "".join(
        [
            element("rect", class_="ground", width=on.width, height=on.height),
            *_graticule(on),
            *(_outline(outline, on) for outline in drawn.outlines),
            *(_area(area, on) for area in drawn.areas),
            *(_post(post[2], post[3], on) for post in drawn.posts if not is_overview),
            *(_dots(drawn, on) if is_overview else _incidents(drawn, on, speaker)),
            *([] if is_overview else letters(drawn.outlines, on)),
            *labels(drawn.outlines, on, speaker),
            *_area_labels(drawn, on),
            *_frame(drawn, on),
            _north(on, speaker),
        ]
    )
    clip = f"clip-{number(width)}"
    clipping = element("clipPath", element("rect", width=on.width, height=on.height), id=clip)
    clipped = element("g", inner, clip_path=f"url(#{clip})")
    edge = element("rect", class_="frame", width=on.width, height=on.height)
    foot, depth = _foot(on, speaker)
    moved = f"translate({number(_LEFT)} {number(_TOP)})"
    placed = element("g", clipped, edge, *_edges(on), *foot, transform=moved)
    across, down = _LEFT + on.width + _RIGHT, _TOP + on.height + depth
    beside: dict[str, object] = {} if alone else {"style": f"--aspect: {across / down:.3f}"}
    return element(
        "svg",
        element("defs", clipping),
        placed,
        class_="map",
        viewBox=f"0 0 {number(across)} {number(down)}",
        **beside,
        role="img",
        aria_label=speaker.say("map-alt"),
    )


def _graticule(on: Projection) -> list[str]:
    lines = []
    for longitude in on.meridians():
        x = on.place(longitude, on.map.north)[0]
        lines.append(element("path", class_="graticule", d=path([(x, 0.0), (x, on.height)], closed=False)))
    for latitude in on.parallels():
        y = on.place(on.map.west, latitude)[1]
        lines.append(element("path", class_="graticule", d=path([(0.0, y), (on.width, y)], closed=False)))
    return lines


def _edges(on: Projection) -> list[str]:
    """Degrees along the lower and the left edge; what would reach beyond the right edge ends there."""
    along = []
    for longitude in on.meridians():
        x = on.place(longitude, 0)[0]
        ends = on.width - x < _HALF_A_NUMBER
        place = (on.width if ends else x, on.height + 15)
        along.append(digits(degrees(longitude, "E", "W"), place, side="right" if ends else "middle", class_="degrees"))
    up = [
        digits(degrees(latitude, "N", "S"), (-5.0, on.place(0, latitude)[1] + 4), side="right", class_="degrees")
        for latitude in on.parallels()
    ]
    return [*along, *up]


def _outline(outline: Outline, on: Projection) -> str:
    d = "".join(path([on.place(x, y) for x, y in ring], closed=not outline.is_line) for ring in outline.rings)
    if outline.is_line:
        return element("path", class_="reference-line", d=d)
    code = (outline.stage or "none").replace(" ", "-")
    account = " account" if outline.contested else ""
    drawn = [element("path", class_=f"zone stage-{code}{account}", fill_rule="evenodd", d=d)]
    if outline.observed_share is not None and outline.observed_share < 1:
        pattern = "some-days" if outline.observed_share else "every-day"
        drawn.insert(1, element("path", fill=f"url(#hatch-{pattern})", fill_rule="evenodd", d=d))
    return "".join(drawn)


def _area(area: Area, on: Projection) -> str:
    d = "".join(path([on.place(x, y) for x, y in ring], closed=not area.is_line) for ring in area.rings)
    title = element("title", html.escape(area.title))
    return element("path", title, class_=area.drawn_as, fill_rule="evenodd", d=d)


def _area_labels(drawn: Map, on: Projection) -> list[str]:
    """The label of each area on it, above it where it is small; one that would cover another stands beside that."""
    told: list[str] = []
    taken: list[tuple[float, float]] = []
    for area in drawn.areas:
        x, y = on.place(*area.at)
        high = [on.place(*point)[1] for ring in area.rings for point in ring]
        if max(high) - min(high) < _HIDES:
            y = min(high) - _HIDES / 2
        while any(abs(x - other[0]) < _APART and abs(y - other[1]) < _APART for other in taken):
            x += _APART
        taken.append((x, y))
        told.append(element("circle", class_="letter-ground", cx=x, cy=y, r=9.0))
        told.append(digits(area.label, (x, y + 3.8), class_="letter"))
    return told


def _post(longitude: float, latitude: float, on: Projection) -> str:
    x, y = on.place(longitude, latitude)
    return mark("post", x, y - 5, _MARK)


def _incidents(drawn: Map, on: Projection, speaker: Voice) -> list[str]:
    """Circles of uncertainty below; above them one incident as its mark, several as a disc with their number."""
    most = max((spot.incidents for spot in drawn.spots), default=1)
    shapes = [] if drawn.gathered else [_circle(spot, on) for spot in drawn.spots]
    for spot in drawn.spots:
        x, y = on.place(spot.longitude, spot.latitude)
        if spot.incidents == 1 and not drawn.gathered:
            shapes.append(mark(spot.verdict, x, y, _MARK))
            continue
        radius = 3 + 19 * math.sqrt(spot.incidents / most) if drawn.gathered else 8 + 1.4 * math.sqrt(spot.incidents)
        shapes.append(_disc(spot, x, y, radius))
        if radius >= 8:
            shapes.append(digits(speaker.number(spot.incidents), (x, y + 3.5), class_="disc-number"))
    return shapes


def _circle(spot: Spot, on: Projection) -> str:
    x, y = on.place(spot.longitude, spot.latitude)
    radius = max(_LEAST_CIRCLE, spot.radius_m / on.metres_per_unit)
    return element("circle", class_="uncertainty", cx=x, cy=y, r=radius)


def _dots(drawn: Map, on: Projection) -> list[str]:
    """On an overview, only that there were incidents, and about how many."""
    dots = []
    for spot in drawn.spots:
        x, y = on.place(spot.longitude, spot.latitude)
        dots.append(element("circle", class_="dot", cx=x, cy=y, r=min(9.0, 1.6 + 0.7 * math.sqrt(spot.incidents))))
    return dots


def _frame(drawn: Map, on: Projection) -> list[str]:
    """The extent of the closer map."""
    if drawn.frame is None:
        return []
    west, south, east, north = drawn.frame
    corners = [on.place(x, y) for x, y in ((west, north), (east, north), (east, south), (west, south))]
    return [element("path", class_="closer-frame", d=path(corners, closed=True))]


def _disc(spot: Spot, x: float, y: float, radius: float) -> str:
    """A disc whose filled sector, clockwise from the top, is the share of candidates."""
    whole = element("circle", class_="disc", cx=x, cy=y, r=radius)
    share = spot.candidates / spot.incidents
    if not share:
        return whole
    if share == 1:
        return whole + element("circle", class_="disc-share", cx=x, cy=y, r=radius)
    angle = 2 * math.pi * share
    end_x, end_y = x + radius * math.sin(angle), y - radius * math.cos(angle)
    arc = f"A{number(radius)} {number(radius)} 0 {int(share > 0.5)} 1 {number(end_x)} {number(end_y)}"
    sector = f"M{number(x)} {number(y)}L{number(x)} {number(y - radius)}{arc}Z"
    return whole + element("path", class_="disc-share", d=sector)


def _north(on: Projection, speaker: Voice) -> str:
    x, y = on.width - 22, 14.0
    arrow = path([(x, y), (x + 7, y + 22), (x, y + 16), (x - 7, y + 22)], closed=True)
    return element("path", class_="solid", d=arrow) + words(speaker.say("map-north"), (x, y + 38), speaker.language)


def _foot(on: Projection, speaker: Voice) -> tuple[list[str], float]:
    """The scale bar and the disclaimer under the frame, and how deep they are."""
    km = on.scale_km()
    length = km * 1_000 / on.metres_per_unit
    y = on.height + 34
    bar = path([(0.0, y - 5), (0.0, y), (length, y), (length, y - 5)], closed=False)
    half = path([(0.0, y - 2), (length / 2, y - 2)], closed=False)
    told = speaker.say("map-kilometres", km=km)
    lines = textwrap.wrap(speaker.say("map-short-disclaimer"), int(on.width / _LETTER))
    disclaimer = [
        words(line, (on.width / 2, y + 22 + 15 * row), speaker.language, class_="degrees")
        for row, line in enumerate(lines)
    ]
    drawn = [
        element("path", class_="scale", d=bar),
        element("path", class_="scale-half", d=half),
        words(told, (length + 8, y + 1), speaker.language, side="left"),
        *disclaimer,
    ]
    return drawn, 46.0 + 15 * len(lines)
