"""Incidents as a map shows them: each by itself, or gathered by cells where more lie in view than can be told apart.

A cell stands where its incidents are, in the middle of their estimated places. What is gathered is counted, never
dropped: the parts of a view add up to the incidents in it, and with those without a place to all that were found.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from truceline.desk.queries.columns import CANDIDATE, RULING, UNCLEAR, Rows
from truceline.desk.queries.incidents import Box, Found, within_box

# More circles than this can neither be told apart nor drawn at once on a telephone.
MOST_SPOTS = 2_000
WORLD: Box = (-180.0, -90.0, 180.0, 90.0)
# A cell is about 64 pixels wide: a tile of the map has 512, and its edge is halved so often.
_HALVINGS = 3
# No view is wider than so many cells, however it is asked for.
_MOST_ACROSS = 64
# So many views of what was found are remembered with it.
_REMEMBERED = 16


@dataclass(frozen=True, slots=True)
class View:
    """What lies in view: features, how many incidents they stand for, whether they are gathered."""

    features: list[dict[str, Any]]
    in_view: int
    without_place: int
    gathered: bool


def view_of(found: Found, box: Box, zoom: float, most: int = MOST_SPOTS) -> View:
    """The incidents found that lie in a box, each by itself or, where they are more than `most`, by cells that suit the zoom."""
    level = _level(box, zoom)
    key = (box, level, most)
    view: View | None = found.known.get(key)
    if view is None:
        rows = found.placed[within_box(found.columns, found.placed, box)]
        gathered = len(rows) > most
        features = _cells(found, rows, level) if gathered else [_spot(found, int(row)) for row in np.sort(rows)]
        view = View(features, len(rows), found.without_place, gathered)
        if len(found.known) >= _REMEMBERED:
            found.known.clear()
        found.known[key] = view
    return view


def verdict_of(bits: int) -> str:
    """The mark under which an incident stands: the gravest of its findings."""
    for bit, name in ((CANDIDATE, "candidate"), (RULING, "ruling"), (UNCLEAR, "unclear")):
        if bits & bit:
            return name
    return "no"


def _spot(found: Found, row: int) -> dict[str, Any]:
    columns = found.columns
    act, radius = columns.text["act"], columns.radius_m[row]
    return {
        "number": row + 1,
        "longitude": round(float(columns.longitude[row]), 6),
        "latitude": round(float(columns.latitude[row]), 6),
        "radius_m": round(float(radius), 1) if math.isfinite(radius) else None,
        "verdict": verdict_of(int(columns.verdicts[row])),
        "act": act.words[act.index[row]],
    }


def _level(box: Box, zoom: float) -> int:
    """How often the edge of the map is halved: a cell is a square of the map at this zoom, larger where the view would hold too many."""
    across = (box[2] - box[0]) % 360 or 360.0
    return min(max(0, math.floor(zoom)) + _HALVINGS, math.floor(math.log2(360 * _MOST_ACROSS / across)), 24)


def _cells(found: Found, rows: Rows, level: int) -> list[dict[str, Any]]:
    columns = found.columns
    longitude, latitude = columns.longitude[rows], columns.latitude[rows]
    # 1. In which cell each lies.
    size = float(2**level)
    x = np.floor((longitude + 180) * (size / 360)).astype(np.int64)
    y = np.floor(columns.down[rows] * size).astype(np.int64)
    # 2. Incidents of one cell together: each cell has its place in a small grid, nothing is sorted.
    grid, group = _numbered(x, y)
    count = np.bincount(group, minlength=grid)
    cells = np.flatnonzero(count)
    count = count[cells]
    east = np.bincount(group, longitude, minlength=grid)[cells] / count
    north = np.bincount(group, latitude, minlength=grid)[cells] / count
    bits = columns.verdicts[rows]
    marked = {
        name: np.bincount(group[(bits & np.uint8(bit)) != 0], minlength=grid)[cells]
        for name, bit in (("candidates", CANDIDATE), ("rulings", RULING), ("unclear", UNCLEAR))
    }
    return [
        {
            "incidents": int(count[cell]),
            **{name: int(some[cell]) for name, some in marked.items()},
            "longitude": round(float(east[cell]), 5),
            "latitude": round(float(north[cell]), 5),
        }
        for cell in range(len(cells))
    ]


def _numbered(x: npt.NDArray[np.int64], y: npt.NDArray[np.int64]) -> tuple[int, npt.NDArray[np.int64]]:
    """How many cells there may be, and the number of each incident's; a view around 180° leaves its middle out."""
    if int(np.ptp(x)) > 2 * _MOST_ACROSS or int(np.ptp(y)) > 8 * _MOST_ACROSS:
        x, y = (np.unique(axis, return_inverse=True)[1].ravel() for axis in (x, y))
    x, y = x - x.min(), y - y.min()
    high = int(y.max()) + 1
    return (int(x.max()) + 1) * high, x * high + y
