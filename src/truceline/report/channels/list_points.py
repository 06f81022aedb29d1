"""Points that stand in one cell.

As forms on telephones write them (32.6 36.2 0 12), as maps do (POINT (36.2 32.6)), with the letters of their hemispheres (32.6 N 36.2 E), or in an order
that the heading says. Which of two numbers is the latitude is never guessed.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from truceline.errors import phrase
from truceline.report.channels.list_cells import western
from truceline.report.channels.list_degrees import degree_with_letter
from truceline.report.channels.list_names import order_of_points
from truceline.report.channels.precision import OF_A_DEVICE
from truceline.report.rows import TEXT, distinct
from truceline.report.shape import FileReading, Understood

_NUMBER = r"[+-]?\d{1,3}(?:\.\d+)?"
# Latitude, longitude, altitude and accuracy, in metres the last two: the geopoint of ODK and KoBo.
_OF_A_FORM = re.compile(
    rf"(?P<latitude>{_NUMBER}) (?P<longitude>{_NUMBER}) [+-]?\d{{1,5}}(?:\.\d+)? (?P<accuracy>\d{{1,7}}(?:\.\d+)?)"
)
# Well-known text is x before y; EWKT names its system, and WGS 84 is 4326.
_OF_A_MAP = re.compile(
    rf"(?:SRID=4326;\s?)?POINT\s?Z?\s?\(\s?(?P<longitude>{_NUMBER}) (?P<latitude>{_NUMBER})(?: [+-]?\d{{1,5}}(?:\.\d+)?)?\s?\)",
    re.IGNORECASE,
)
_TWO = r"\(?(?P<FIRST>NUMBER)(?:\s?[,;/]\s?|\s)(?P<SECOND>NUMBER)\)?".replace("NUMBER", _NUMBER)
_PARTED = re.compile(r" ?[,;/] ?| ")
_LONGEST = 80  # of two degrees with minutes, seconds and letters
_HIGHEST = {"latitude": 90.0, "longitude": 180.0}


class Points(NamedTuple):
    """Of each row the point in its cell, as texts, the radius that its device tells, and whether there is one."""

    latitude: Any
    longitude: Any
    radius_m: Any
    there: Any


def points_of(column: Any, heading: str) -> Points:
    """The points in a column; a cell that is none, or whose order nothing says, has none."""
    texts, index = distinct(western(column))
    order = order_of_points(heading)
    patterns = [_OF_A_FORM, _OF_A_MAP]
    if order:
        patterns.append(re.compile(_TWO.replace("FIRST", order[0]).replace("SECOND", order[1])))
    read = [None if text is None else _point(" ".join(text.split()), patterns) for text in texts]
    rows = pa.array(index)

    def told(part: int) -> Any:
        return pa.array([None if point is None else point[part] for point in read], TEXT).take(rows)

    return Points(told(0), told(1), told(2), pa.array([point is not None for point in read]).take(rows))


def _point(text: str, patterns: Sequence[re.Pattern[str]]) -> tuple[str, str, str | None] | None:
    for pattern in patterns:
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            if _is_on_earth(parts):
                accuracy = float(parts.get("accuracy") or 0)
                # A point that was set on a map by hand has the accuracy 0: nothing is said of it.
                radius = f"{max(1.0, accuracy * OF_A_DEVICE):.1f}" if accuracy else None
                return parts["latitude"], parts["longitude"], radius
    return _of_letters(text.strip("()")) if len(text) <= _LONGEST else None


def _of_letters(text: str) -> tuple[str, str, None] | None:
    """Two degrees of which each has the letter of its hemisphere, in whichever order."""
    for parted in _PARTED.finditer(text):
        ends = text[: parted.start()], text[parted.end() :]
        for one, other in (ends, ends[::-1]):
            latitude, longitude = degree_with_letter(one, "latitude"), degree_with_letter(other, "longitude")
            if latitude and longitude and _is_on_earth({"latitude": latitude, "longitude": longitude}):
                return latitude, longitude, None
    return None


def _is_on_earth(parts: Mapping[str, str]) -> bool:
    return all(abs(float(parts[name])) <= most for name, most in _HIGHEST.items())


def count_points(points: Points, reading: FileReading) -> None:
    """Count the radii that devices told, for the summary of the list."""
    texts, index = distinct(points.radius_m)
    for text, rows in zip(texts, np.bincount(index, minlength=len(texts)).tolist(), strict=True):
        if text is not None and rows:
            reading.precisions[Understood(text, phrase("read-devices"))] += rows


def refuse_no_points(column: Any, points: Points, lines: Any, reading: FileReading) -> None:
    """Each cell of a column of points that is none is a problem."""
    wrong = ~points.there.to_numpy(zero_copy_only=False) & column.is_valid().to_numpy(zero_copy_only=False)
    for row in np.flatnonzero(wrong):
        came = column[int(row)].as_py()
        reading.faults.add(lines[row], "latitude", "R087", came, points=phrase("known-points"))
