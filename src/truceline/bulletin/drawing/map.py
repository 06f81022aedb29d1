"""The map: zones by stage, contested accounts dashed, what was not observed hatched, incidents as circles of uncertainty.

The disclaimer stands in the picture itself, so that a copied picture keeps it.
"""

import math
from collections.abc import Sequence

from truceline.bulletin.drawing.projection import Projection, degrees
from truceline.bulletin.drawing.svg import digits, element, mark, number, path, words
from truceline.bulletin.model import Map, Outline, Spot
from truceline.bulletin.telling.places import stage
from truceline.bulletin.telling.speaker import Speaker

_WIDTH = 900.0
_LEFT, _TOP, _RIGHT, _FOOT = 50.0, 8.0, 8.0, 66.0
_LEAST_CIRCLE, _MARK = 5.0, 11.0

Box = tuple[float, float, float, float]


def draw_map(drawn: Map, speaker: Speaker) -> str:
    """Draw the map of a bulletin, for one language."""
    on = Projection(drawn, _WIDTH)
    inner = "".join(
        [
            element("rect", class_="ground", width=_WIDTH, height=on.height),
            *_graticule(on),
            *(_outline(outline, on) for outline in drawn.outlines),
            *(_post(post[2], post[3], on) for post in drawn.posts),
            *(_circle(spot, on) for spot in drawn.spots if not drawn.gathered),
            *_spots(drawn, on, speaker),
            *_letters(drawn.outlines, on),
            *_labels(drawn.outlines, on, speaker),
            _north(speaker),
        ]
    )
    width, height = _LEFT + _WIDTH + _RIGHT, _TOP + on.height + _FOOT
    frame = element("clipPath", element("rect", width=_WIDTH, height=on.height), id="map-frame")
    clipped = element("g", inner, clip_path="url(#map-frame)")
    edge = element("rect", class_="frame", width=_WIDTH, height=on.height)
    placed = element(
        "g", clipped, edge, *_edges(on), *_foot(on, speaker), transform=f"translate({number(_LEFT)} {number(_TOP)})"
    )
    return element(
        "svg",
        element("defs", frame),
        placed,
        class_="map",
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        aria_label=speaker.say("map-alt"),
    )


def account_letter(outlines: Sequence[Outline], outline: Outline) -> str:
    """The letter under which a contested account stands on the map and in its legend."""
    contested = [other for other in outlines if other.contested]
    return chr(ord("a") + contested.index(outline) % 26)


def _graticule(on: Projection) -> list[str]:
    lines = []
    for longitude in on.meridians():
        x = on.place(longitude, on.map.north)[0]
        lines.append(element("path", class_="graticule", d=path([(x, 0.0), (x, on.height)], closed=False)))
    for latitude in on.parallels():
        y = on.place(on.map.west, latitude)[1]
        lines.append(element("path", class_="graticule", d=path([(0.0, y), (_WIDTH, y)], closed=False)))
    return lines


def _edges(on: Projection) -> list[str]:
    """Degrees along the lower and the left edge."""
    along = [
        digits(degrees(longitude, "E", "W"), (on.place(longitude, 0)[0], on.height + 15), class_="degrees")
        for longitude in on.meridians()
    ]
    up = [
        digits(degrees(latitude, "N", "S"), (-5.0, on.place(0, latitude)[1] + 4), side="right", class_="degrees")
        for latitude in on.parallels()
    ]
    return [*along, *up]


def _outline(outline: Outline, on: Projection) -> str:
    d = "".join(path([on.place(x, y) for x, y in ring], closed=not outline.is_line) for ring in outline.rings)
    if outline.is_line:
        return element("path", class_="reference-line", d=d)
    if outline.contested:
        return element("path", class_="account", d=d)
    code = (outline.stage or "none").replace(" ", "-")
    drawn = [element("path", class_=f"zone stage-{code}", fill_rule="evenodd", d=d)]
    if outline.observed_share is not None and outline.observed_share < 1:
        pattern = "some-days" if outline.observed_share else "every-day"
        drawn.insert(1, element("path", fill=f"url(#hatch-{pattern})", fill_rule="evenodd", d=d))
    return "".join(drawn)


def _post(longitude: float, latitude: float, on: Projection) -> str:
    x, y = on.place(longitude, latitude)
    return mark("post", x, y - 5, _MARK)


def _circle(spot: Spot, on: Projection) -> str:
    x, y = on.place(spot.longitude, spot.latitude)
    radius = max(_LEAST_CIRCLE, spot.radius_m / on.metres_per_unit)
    return element("circle", class_="uncertainty", cx=x, cy=y, r=radius)


def _spots(drawn: Map, on: Projection, speaker: Speaker) -> list[str]:
    """A single incident as the mark of its verdict; several as a disc with their number and the share of candidates."""
    most = max((spot.incidents for spot in drawn.spots), default=1)
    shapes = []
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


def _letters(outlines: Sequence[Outline], on: Projection) -> list[str]:
    """A letter on each contested account, on its own side of the outline so that letters do not cover each other."""
    letters = []
    for outline in (o for o in outlines if o.contested):
        letter = account_letter(outlines, outline)
        points = [on.place(x, y) for ring in outline.rings for x, y in ring]
        keys = ((1.0, 0.25), (-1.0, 0.25), (0.25, 1.0), (0.25, -1.0))
        across, down = keys[(ord(letter) - ord("a")) % len(keys)]
        x, y = max(points, key=lambda point: point[0] * across + point[1] * down)
        x, y = min(max(x, 10.0), _WIDTH - 10), min(max(y, 12.0), on.height - 8)
        letters.append(element("circle", class_="letter-ground", cx=x, cy=y, r=8.0))
        letters.append(digits(letter, (x, y + 3.8), class_="letter"))
    return letters


def _labels(outlines: Sequence[Outline], on: Projection, speaker: Speaker) -> list[str]:
    """Names of zones and lines, above their outline where there is room, else below or within."""
    taken: list[Box] = []
    labels = []
    for outline in (o for o in outlines if not o.contested):
        name = speaker.name(outline.name)
        lines = [name] if outline.is_line else [name, stage(speaker, outline.stage)]
        x, y = _free_spot(outline, on, taken, max(len(line) for line in lines) * 7.4)
        for place, line in enumerate(lines):
            class_ = "name" if place == 0 else "stage"
            labels.append(words(line, (x, y + 14 * place), speaker.language, class_=class_))
    return labels


def _free_spot(outline: Outline, on: Projection, taken: list[Box], width: float) -> tuple[float, float]:
    points = [on.place(x, y) for ring in outline.rings for x, y in ring]
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    middle = (min(x for x, _ in points) + max(x for x, _ in points)) / 2
    x = min(max(middle, width / 2 + 4), _WIDTH - width / 2 - 4)
    within = on.place(*outline.label)
    for at_x, at_y in ((x, top - 20), (x, bottom + 16), (within[0], within[1]), (x, top + 18), (x, bottom - 22)):
        box = (at_x - width / 2, at_y - 13, at_x + width / 2, at_y + 18)
        if box[1] >= 0 and box[3] <= on.height and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            return at_x, at_y
    return within


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _north(speaker: Speaker) -> str:
    x, y = _WIDTH - 22, 14.0
    arrow = path([(x, y), (x + 7, y + 22), (x, y + 16), (x - 7, y + 22)], closed=True)
    return element("path", class_="solid", d=arrow) + words(speaker.say("map-north"), (x, y + 38), speaker.language)


def _foot(on: Projection, speaker: Speaker) -> list[str]:
    """The scale bar and the disclaimer under the frame."""
    km = on.scale_km()
    length = km * 1_000 / on.metres_per_unit
    y = on.height + 34
    bar = element("path", class_="scale", d=path([(0.0, y - 5), (0.0, y), (length, y), (length, y - 5)], closed=False))
    half = element("path", class_="scale-half", d=path([(0.0, y - 2), (length / 2, y - 2)], closed=False))
    told = speaker.say("map-kilometres", km=km)
    disclaimer = speaker.say("map-short-disclaimer")
    return [
        bar,
        half,
        words(told, (length + 8, y + 1), speaker.language, side="left"),
        words(disclaimer, (_WIDTH / 2, y + 22), speaker.language, class_="degrees"),
    ]
