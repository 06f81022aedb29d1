"""Names and letters on the map, placed so that they do not cover each other: above an outline, else below, else within."""

from collections.abc import Sequence

from truceline.bulletin.drawing.projection import Projection
from truceline.bulletin.drawing.svg import Point, digits, element, words
from truceline.bulletin.model import Outline
from truceline.bulletin.telling.places import stage
from truceline.bulletin.telling.voice import Voice

# About the width of a letter of a name.
_LETTER = 7.6
_LINE = 16.0

Box = tuple[float, float, float, float]


def account_letter(outlines: Sequence[Outline], outline: Outline) -> str:
    """The letter under which a contested account stands on the map and in its legend."""
    contested = [other for other in outlines if other.contested]
    return chr(ord("a") + contested.index(outline) % 26)


def letters(outlines: Sequence[Outline], on: Projection) -> list[str]:
    """A letter on each contested account, at the corner of its outline that lies farthest from the other accounts."""
    drawn: list[str] = []
    contested = [outline for outline in outlines if outline.contested]
    points = [_points(outline, on) for outline in contested]
    taken: list[Point] = []
    for number, outline in enumerate(contested):
        visible = [p for p in points[number] if 12 < p[0] < on.width - 12 and 12 < p[1] < on.height - 12]
        if not visible:
            continue
        others = [p for n, some in enumerate(points) if n != number for p in some] + taken
        x, y = max(visible, key=lambda point: (_distance(point, others), point))
        taken.append((x, y))
        drawn.append(element("circle", class_="letter-ground", cx=x, cy=y, r=8.0))
        drawn.append(digits(account_letter(outlines, outline), (x, y + 3.8), class_="letter"))
    return drawn


def labels(outlines: Sequence[Outline], on: Projection, speaker: Voice) -> list[str]:
    """The names of zones, with their stage, and of lines; one name for all accounts of one zone."""
    taken: list[Box] = []
    drawn = []
    for code in dict.fromkeys(outline.code for outline in outlines):
        named = [outline for outline in outlines if outline.code == code]
        named = [outline for outline in named if not outline.contested] or named
        points = [point for outline in named for point in _points(outline, on)]
        if not any(0 <= x <= on.width and 0 <= y <= on.height for x, y in points):
            continue
        name = speaker.name(named[0].name)
        lines = _split(name, on.width / 2)
        lines += [] if named[0].is_line else [stage(speaker, named[0].stage)]
        others = [_around(other, on) for other in outlines if other.code != code and not other.is_line]
        spots = _spots(points, on.place(*named[0].label), on, lines)
        x, y = _free_spot(spots, taken, others)
        for place, line in enumerate(lines):
            class_ = "stage" if place and place == len(lines) - 1 else "name"
            drawn.append(words(line, (x, y + _LINE * place), speaker.language, class_=class_))
    return drawn


def _points(outline: Outline, on: Projection) -> list[Point]:
    return [on.place(x, y) for ring in outline.rings for x, y in ring]


def _distance(point: Point, others: Sequence[Point]) -> float:
    return min(((point[0] - x) ** 2 + (point[1] - y) ** 2 for x, y in others), default=0.0)


def _split(name: str, width: float) -> list[str]:
    """A name on one line, or on two where it is longer than half the map."""
    if len(name) * _LETTER <= width or " " not in name:
        return [str(name)]
    spaces = [n for n, letter in enumerate(name) if letter == " "]
    middle = min(spaces, key=lambda n: abs(n - len(name) / 2))
    return [name[:middle], name[middle + 1 :]]


def _spots(points: Sequence[Point], within: Point, on: Projection, lines: Sequence[str]) -> list[tuple[Point, Box]]:
    """The places for a label that suit an outline and lie on the map, each with the room that the label takes there; the best first, within it last."""
    width, height = max(len(line) for line in lines) * _LETTER, _LINE * len(lines)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    middle = (min(x for x, _ in points) + max(x for x, _ in points)) / 2
    x = min(max(middle, width / 2 + 4), on.width - width / 2 - 4)
    above, below = top - height + 8, bottom + 18
    places = ((x, above), (x, below), within, (x, max(top, 0.0) + 18), (x, min(bottom, on.height) - height), within)
    boxed = [(at, (at[0] - width / 2, at[1] - _LINE, at[0] + width / 2, at[1] + height - 6)) for at in places]
    return [spot for spot in boxed[:-1] if spot[1][1] >= 0 and spot[1][3] <= on.height] + boxed[-1:]


def _free_spot(spots: Sequence[tuple[Point, Box]], taken: list[Box], others: Sequence[Box]) -> Point:
    """The first place where a label covers neither another label nor another zone, whose name it would be read as; else no other label; else the last."""
    for avoided in ((*taken, *others), tuple(taken)):
        for at, box in spots[:-1]:
            if not any(_overlap(box, other) for other in avoided):
                taken.append(box)
                return at
    return spots[-1][0]


def _around(outline: Outline, on: Projection) -> Box:
    points = _points(outline, on)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
