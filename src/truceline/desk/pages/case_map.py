"""A small map of one incident, drawn by the server: what each report says as a circle, bearings and distances from posts, what is held.

North is up; over the few kilometres it shows, a degree is as long everywhere. Nothing is fetched from anywhere.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from truceline.bulletin.drawing.svg import digits, element, path, words
from truceline.report.places import range_told
from truceline.values.language import Language, say

_WIDTH, _HEIGHT, _EDGE = 480.0, 300.0, 26.0
_METRES_PER_DEGREE = 111_195.0
_STEPS_KM = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)
_LEAST_M = 600.0  # a map of less would show a precision that nobody has
_LEAST_CIRCLE = 4.0
_FROM_POST = 22.0  # clear of the triangle, and within the edge, since a post may lie at it
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What part of the ground is drawn, at which scale; y grows downward."""

    longitude: float
    latitude: float
    metres_per_unit: float

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        east, north = _metres(longitude - self.longitude, latitude - self.latitude, self.latitude)
        return _WIDTH / 2 + east / self.metres_per_unit, _HEIGHT / 2 - north / self.metres_per_unit

    def length(self, metres: float) -> float:
        return metres / self.metres_per_unit


def draw_case(held: Row, reports: list[tuple[int, Row]], language: Language) -> SafeString:
    """Draw an incident with its reports, each under its number on the page; nothing where nobody gives a place."""
    frame = _frame([held, *(row for _, row in reports)])
    if frame is None:
        return SafeString()
    shapes = [
        element("rect", class_="ground", width=_WIDTH, height=_HEIGHT),
        *(_from_post(row, frame) for _, row in reports if row.get("post_longitude") is not None),
        *(_circle(row, frame, "told") for _, row in reports if row.get("longitude") is not None),
        *([_circle(held, frame, "held")] if held.get("longitude") is not None else []),
        *_numbers(reports, frame),
        *_scale(frame, language),
    ]
    drawn = element(
        "svg",
        *shapes,
        class_="case-map",
        viewBox=f"0 0 {_WIDTH:.0f} {_HEIGHT:.0f}",
        role="img",
        aria_label=say("desk-case-map", language, isolating=False, count=len(reports)),
    )
    return mark_safe(drawn)  # noqa: S308 - every text in it was escaped by drawing.svg


def _frame(rows: list[Row]) -> _Frame | None:
    """The ground that holds every circle and post, and the ring around a post that tells how far off it was, and not where."""
    spots = [
        (row["longitude"], row["latitude"], row.get("radius_m") or 0.0)
        for row in rows
        if row.get("longitude") is not None
    ]
    spots += [
        (row["post_longitude"], row["post_latitude"], _ring_m(row) or 0.0)
        for row in rows
        if row.get("post_longitude") is not None
    ]
    if not spots:
        return None
    at = spots[0][:2]
    reach = [(*_metres(x - at[0], y - at[1], at[1]), radius) for x, y, radius in spots]
    west, east = min(x - r for x, _, r in reach), max(x + r for x, _, r in reach)
    south, north = min(y - r for _, y, r in reach), max(y + r for _, y, r in reach)
    scale = max(max(east - west, _LEAST_M) / (_WIDTH - 2 * _EDGE), max(north - south, _LEAST_M) / (_HEIGHT - 2 * _EDGE))
    middle_north = (south + north) / 2 / _METRES_PER_DEGREE
    middle_east = (west + east) / 2 / (_METRES_PER_DEGREE * _shrink(at[1]))
    return _Frame(at[0] + middle_east, at[1] + middle_north, scale)


def _circle(row: Row, frame: _Frame, kind: str) -> str:
    x, y = frame.point(row["longitude"], row["latitude"])
    radius = max(frame.length(row.get("radius_m") or 0.0), _LEAST_CIRCLE)
    return element("circle", class_=kind, cx=x, cy=y, r=radius)


def _from_post(row: Row, frame: _Frame) -> str:
    """A post as a triangle, and the line along which something was seen or heard; the ring on which it lies where only its distance is told."""
    x, y = frame.point(row["post_longitude"], row["post_latitude"])
    triangle = path([(x, y - 7), (x + 6, y + 5), (x - 6, y + 5)], closed=True)
    post = element("path", class_="post", d=triangle)
    if (ring_m := _ring_m(row)) is not None:
        return element("circle", class_="bearing", cx=x, cy=y, r=frame.length(ring_m)) + post
    if row.get("bearing_deg") is None:
        return post
    angle = math.radians(row["bearing_deg"])
    away_m = range_told(row)
    length = _WIDTH if away_m is None else frame.length(away_m)
    end = (x + length * math.sin(angle), y - length * math.cos(angle))
    return element("path", class_="bearing", d=path([(x, y), end], closed=False)) + post


def _ring_m(row: Row) -> float | None:
    """How far from its post a report puts what has neither a bearing nor a place; None of any other."""
    alone = row.get("bearing_deg") is None and row.get("longitude") is None
    return range_told(row) if alone else None


def _numbers(reports: list[tuple[int, Row]], frame: _Frame) -> Iterator[str]:
    """The numbers of the reports at their places, or at their rings and bearings; those at one place in one line."""
    at: dict[tuple[int, int], list[int]] = {}
    for number, row in reports:
        if (place := _numbered_at(row, frame)) is not None:
            x, y = place
            at.setdefault((round(x / 14), round(y / 14)), []).append(number)
    for (x, y), found in at.items():
        shown = ", ".join(map(str, found[:6])) + (" …" if len(found) > 6 else "")
        yield digits(shown, (x * 14.0, y * 14.0 + 4), class_="number")


def _numbered_at(row: Row, frame: _Frame) -> tuple[float, float] | None:
    """Where a report's number stands: at its place, on top of its ring, along its bearing, or under its post."""
    if row.get("longitude") is not None:
        return frame.point(row["longitude"], row["latitude"])
    if row.get("post_longitude") is None:
        return None
    x, y = frame.point(row["post_longitude"], row["post_latitude"])
    if (ring_m := _ring_m(row)) is not None:
        return x, y - frame.length(ring_m)
    if row.get("bearing_deg") is None:
        return x, y + _FROM_POST
    angle = math.radians(row["bearing_deg"])
    return x + _FROM_POST * math.sin(angle), y - _FROM_POST * math.cos(angle)


def _scale(frame: _Frame, language: Language) -> Iterator[str]:
    quarter = _WIDTH * frame.metres_per_unit / 4_000
    length = max((step for step in _STEPS_KM if step <= quarter), default=_STEPS_KM[0])
    units = frame.length(length * 1_000)
    y = _HEIGHT - 10
    bar = path([(10.0, y - 4), (10.0, y), (10.0 + units, y), (10.0 + units, y - 4)], closed=False)
    yield element("path", class_="scale", d=bar)
    shown = say("desk-kilometres", language, isolating=False, length=f"{length:g}")
    yield words(shown, (16.0 + units, y), language, side="left", class_="label")
    yield element("path", class_="scale", d=path([(_WIDTH - 16, 26.0), (_WIDTH - 16, 10.0)], closed=False))
    yield words(say("desk-case-north", language), (_WIDTH - 16, 38.0), language, class_="label")


def _metres(east_deg: float, north_deg: float, latitude: float) -> tuple[float, float]:
    return east_deg * _METRES_PER_DEGREE * _shrink(latitude), north_deg * _METRES_PER_DEGREE


def _shrink(latitude: float) -> float:
    return max(math.cos(math.radians(latitude)), 0.01)
