"""Where an incident lies by what its observers measured: bearings, distances, seconds from flash to sound, and places.

Every measurement is weighed by its own error, by least squares on the ellipsoid:

1. Places, posts and bearings are laid into a plane around one of them; distances and directions from that point are
   geodesics, and each post's north is turned as the geodesic between the two turns.
2. From a first guess (the mean of what gives a place; else where the bearings cross; else where circles around posts cross, or a bearing
   crosses one) the place is improved until it rests (Gauss and Newton). Circles cross on both sides of a line of posts: both are tried.
3. The errors leave an ellipse, which holds the true place with 95 % probability. Where measurements disagree by more
   than they claim it widens by Birge's ratio.
4. Where lines cross at a small angle, what fits them reaches farther than the ellipse, which is as long as the angle at the best place makes
   it: whoever crosses them too near would get a small one. It widens until it holds all that fits as well as its own edge is to.
5. Where a distance alone is told, or two places fit, there is a circle that holds all that is possible (around).

It cannot be told where bearings cross that run side by side within their errors, or apart, or when nothing bounds the distance: then there is no
place, and the answer says so.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints, numbers_in
from truceline.incident.columns.counting import ordered
from truceline.incident.telling.around import are_of_one_post, enclose
from truceline.incident.telling.guessing import first_guess, guess_by_ranges, guess_by_two, is_aimed_at
from truceline.incident.telling.measured import Measured
from truceline.report.places import range_from_post, sigma_of_bearing
from truceline.report.table import OF_PLACE
from truceline.values.place import (
    HALF_95_IN_SIGMAS,
    RADIUS_95_IN_SIGMAS,
    WGS84,
    are_near_where_pointed,
    place_from_bearing,
)
from truceline.values.shape.compiled import in_place, inlined

_DERIVED_WITHIN_M = 50.0  # a place no farther from where bearing and distance point was derived from them
_ROUNDS = 25
_AT_REST_M = 0.01
_TOLD_APART = (
    9.0  # of two places where ranges cross the better one is told where the other fits three standard deviations worse
)
# Beyond this a crossing says along which line it lies, and no more: a report with such a radius is not compared either.
_LONGEST_M = 30_000.0
# What fits may reach so much farther than the ellipse, which then holds 94 to 96 of a hundred as it is.
_FAR_ENOUGH = 1.25
# How it is looked for: in so many directions, by such steps.
_ROUND = np.array([(math.cos(angle), math.sin(angle)) for angle in np.linspace(0.0, 2.0 * math.pi, 36, endpoint=False)])
_FARTHER = 1.05
PLACED, CANNOT_TELL, AROUND, EITHER = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Crossed:
    """By incident: whether measurements gave a place (1), could not (2) or there were none (0), or a circle around one post (3) or several (4); the ellipse."""

    answer: npt.NDArray[np.int8]
    longitude: Floats
    latitude: Floats
    semi_major_m: Floats
    semi_minor_m: Floats
    azimuth_deg: Floats


def cross(reports: pa.Table, incident: Ints, count: int, which: Bools, moving: Bools | None = None) -> Crossed:
    """Place the incidents of which a chosen report measured a bearing or a range from a known post.

    Where some alone are moving, of the others the ellipse is told and no place.
    """
    answer, out = np.zeros(count, np.int8), np.full((5, count), np.nan)
    rows, own_place = _concerned(reports, incident, count, which)
    if not len(rows):
        return Crossed(answer, *out)
    rows = ordered(incident, count, rows)
    there, start = np.unique(incident[rows], return_index=True)
    # A source that gives its own place knows better than its bearing: that is used alone.
    aims = np.where(own_place[rows], np.nan, 1.0)
    column = _columns(reports, rows)
    anchor = _anchors(column, start)
    plane = _in_plane(column, aims, anchor)
    ends = np.append(start, len(rows))
    solved = np.empty((6, len(there)))
    solve(plane, ends, np.empty((2, 6)), solved)
    answer[there] = solved[0].astype(np.int8)
    found = solved[0] != CANNOT_TELL
    moves = np.flatnonzero(found if moving is None else found & moving[there])
    at = (anchor[0][start[moves]], anchor[1][start[moves]])
    east, north = solved[1, moves], solved[2, moves]
    out[:2, there[moves]] = place_from_bearing(*at, np.degrees(np.arctan2(east, north)), np.hypot(east, north))
    for place in (3, 4, 5):
        out[place - 1, there] = np.where(found, solved[place], np.nan)
    return Crossed(answer, *out)


def _columns(reports: pa.Table, rows: npt.NDArray[Any]) -> dict[str, Floats]:
    """What these rows say of place. Few reports measure anything: columns of all others are not looked at."""
    taken = pa.array(rows)
    return {name: numbers_in(reports.column(name).take(taken)) for name in OF_PLACE}


def _concerned(reports: pa.Table, incident: Ints, count: int, which: Bools) -> tuple[Ints, Bools]:
    """The chosen rows that say where an incident lies that somebody measured, and which of all rows give a place of their own."""
    has_post = ~np.isnan(numbers_in(reports.column("post_longitude"))) & ~np.isnan(
        numbers_in(reports.column("post_latitude"))
    )
    posts = np.flatnonzero(has_post & which)
    column = _columns(reports, posts)
    ranged, _ = _ranges(column)
    measured = ~np.isnan(column["bearing_deg"]) | ~np.isnan(ranged)
    own = ~np.isnan(column["longitude"]) & ~_is_derived(column, ranged, measured)
    concerned = np.zeros(count, np.bool_)
    concerned[incident[posts[measured & ~own]]] = True
    if not concerned.any():
        return np.empty(0, np.int32), which
    own_place = which & ~np.isnan(numbers_in(reports.column("longitude")))
    own_place[posts] = own
    says = own_place.copy()
    says[posts] |= measured
    return np.flatnonzero(says & concerned[incident]).astype(np.int32), own_place


def _ranges(column: dict[str, Floats]) -> tuple[Floats, Floats]:
    """How far away each observer puts it, and the half-width: by the watch, else by eye."""
    return range_from_post(column["distance_m"], column["sound_delay_s"], column["air_temperature_c"])


def _is_derived(column: dict[str, Floats], ranged: Floats, measured: Bools) -> Bools:
    """Whether a report's place is only where its bearing and distance point."""
    derived = measured & ~np.isnan(ranged) & ~np.isnan(column["bearing_deg"]) & ~np.isnan(column["longitude"])
    rows = np.flatnonzero(derived)
    if not len(rows):
        return derived
    post, place = ((column[f"{of}longitude"][rows], column[f"{of}latitude"][rows]) for of in ("post_", ""))
    derived[rows] = are_near_where_pointed(post, column["bearing_deg"][rows], ranged[rows], place, _DERIVED_WITHIN_M)
    return derived


def _anchors(column: dict[str, Floats], start: npt.NDArray[np.int64]) -> list[Floats]:
    """For each row the point around which its incident's plane is laid: the first row's place, or else its post."""
    placed = ~np.isnan(column["longitude"])
    of_row = np.repeat(start, np.diff(np.append(start, len(placed))))
    return [np.where(placed, column[name], column[f"post_{name}"])[of_row] for name in ("longitude", "latitude")]


def _in_plane(used: dict[str, Floats], aims: Floats, anchor: list[Floats]) -> Measured:
    """Step 1."""
    own, ranges = np.isnan(aims), _ranges(used)
    # Who gives a place of its own has no say by its post, and who does not none by its place.
    x, y, _ = _flat(anchor, (np.where(own, used["longitude"], np.nan), used["latitude"]))
    post_x, post_y, turn = _flat(anchor, (np.where(own, np.nan, used["post_longitude"]), used["post_latitude"]))
    radius = np.where(np.isnan(used["radius_m"]), 5_000.0, used["radius_m"])
    return Measured(
        x,
        y,
        np.maximum(radius / RADIUS_95_IN_SIGMAS, 1.0),
        post_x,
        post_y,
        np.radians(used["bearing_deg"] * aims) + turn,
        sigma_of_bearing(used["bearing_within_deg"]),
        ranges[0] * aims,
        np.maximum(ranges[1] / HALF_95_IN_SIGMAS, 1.0),
    )


def _flat(anchor: list[Floats], points: tuple[Floats, Floats]) -> tuple[Floats, Floats, Floats]:
    """Points by geodesic direction and distance from the anchor, and how much north at each is turned there."""
    given = np.isfinite(points[0]) & np.isfinite(points[1])
    x, y = (np.where(given, 0.0, np.nan) for _ in range(2))
    turn = np.zeros(len(x))
    # The anchor itself is no way off.
    off = np.flatnonzero(given & ((points[0] != anchor[0]) | (points[1] != anchor[1])))
    here, there = [side[off] for side in anchor], [side[off] for side in points]
    towards, back, away = (np.asarray(values) for values in WGS84.inv(here[0], here[1], there[0], there[1]))
    x[off], y[off] = away * np.sin(np.radians(towards)) + 0.0, away * np.cos(np.radians(towards)) + 0.0
    # What the geodesic back to the anchor is in the plane, against what it is by the compass at the point.
    turn[off] = np.where(away > 1e-3, np.arctan2(-x[off], -y[off]) - np.radians(back), 0.0)
    return x, y, turn


@in_place
def solve(plane: Measured, ends: npt.NDArray[np.int64], room: Floats, out: Floats) -> None:
    """Steps 2 to 5 for each run of rows: answer, x, y, semi-axes (95 %) and the azimuth of the longer one. `room` is for two places."""
    for k in range(len(ends) - 1):
        first, last = ends[k], ends[k + 1]
        out[:, k] = math.nan
        out[0, k] = CANNOT_TELL
        at, is_open = _fitting(plane, first, last, room)
        if at >= 0:
            found, freedom = room[at], _freedom(plane, first, last)
            ratio = max(found[5] / freedom, 1.0) if freedom > 0 else 1.0
            _ellipse(out[:, k], (found[2], found[3], found[4]), ratio)
            reach = _reach(plane, (first, last), found, out[:, k], ratio)
            out[3, k], out[4, k] = out[3, k] * reach, out[4, k] * reach
            if out[3, k] <= _LONGEST_M and _before_all(plane, first, last, found[0], found[1]):
                out[0, k], out[1, k], out[2, k] = PLACED, found[0], found[1]
                continue
        if is_open and enclose(plane, first, last, room[0]) and room[0, 2] <= _LONGEST_M:
            out[0, k] = AROUND if are_of_one_post(plane, first, last) else EITHER
            out[1, k], out[2, k], out[3, k], out[4, k] = room[0, 0], room[0, 1], room[0, 2], room[0, 2]
            out[5, k] = math.nan


@in_place
def _fitting(plane: Measured, first: int, last: int, room: Floats) -> tuple[int, bool]:
    """Which of two places in the room fits, -1 for neither alone; and whether both do, or nothing leads to one: then a circle may stand instead."""
    x, y, leads = first_guess(plane, first, last)
    other_x, other_y, crosses = x, y, False
    if not leads:
        x, y, other_x, other_y, crosses = guess_by_ranges(plane, first, last)
    # A place may lie between two crossings, and lead to neither rather than to the other.
    if not crosses and not (leads and is_aimed_at(plane, first, last)):
        one_x, one_y, two_x, two_y, crosses = guess_by_two(plane, first, last)
        if crosses:
            x, y, other_x, other_y = one_x, one_y, two_x, two_y
    one = (leads or crosses) and _comes_to_rest(plane, first, last, (x, y), room[0])
    # Of two only those count that lie before all observers.
    one = one and (not crosses or _before_all(plane, first, last, room[0, 0], room[0, 1]))
    other = crosses and _comes_to_rest(plane, first, last, (other_x, other_y), room[1])
    other = other and _before_all(plane, first, last, room[1, 0], room[1, 1])
    if not (one and other):
        return (0 if one else 1 if other else -1), not leads
    apart = math.hypot(room[0, 0] - room[1, 0], room[0, 1] - room[1, 1]) > 1.0
    if apart and abs(room[0, 5] - room[1, 5]) <= _TOLD_APART:
        return -1, True
    return int(room[0, 5] > room[1, 5]), not leads


@in_place
def _comes_to_rest(plane: Measured, first: int, last: int, guess: tuple[float, float], out: Floats) -> bool:
    """Improve a place until it rests, and write it, the information matrix (xx, xy, yy) and the squares left; whether it does."""
    x, y = guess
    for _ in range(_ROUNDS):
        xx = xy = yy = gx = gy = chi2 = 0.0
        for i in range(first, last):
            for part in range(4):
                if not _is_measured(plane, i, part):
                    continue
                jx, jy, residual = _residual(plane, i, part, x, y)
                if not math.isnan(residual):
                    xx, xy, yy = xx + jx * jx, xy + jx * jy, yy + jy * jy
                    gx, gy, chi2 = gx + jx * residual, gy + jy * residual, chi2 + residual * residual
        determinant = xx * yy - xy * xy
        if not determinant > 1e-9 * xx * yy:
            return False
        dx, dy = -(yy * gx - xy * gy) / determinant, -(xx * gy - xy * gx) / determinant
        x, y = x + dx, y + dy
        out[0], out[1], out[2], out[3], out[4], out[5] = x, y, xx, xy, yy, chi2
        if dx * dx + dy * dy < _AT_REST_M * _AT_REST_M:
            return True
    return False


@in_place
def _reach(plane: Measured, rows: tuple[int, int], found: Floats, ellipse: Floats, ratio: float) -> float:
    """How many times as far as the ellipse there is what fits as well as its edge is to (step 4); infinitely far where nothing ends it."""
    fits = found[5] + RADIUS_95_IN_SIGMAS * RADIUS_95_IN_SIGMAS * ratio
    azimuth, reach = math.radians(ellipse[5]), _FAR_ENOUGH
    right, ahead = math.sin(azimuth), math.cos(azimuth)
    for ray in range(len(_ROUND)):
        along, across = ellipse[3] * _ROUND[ray, 0], ellipse[4] * _ROUND[ray, 1]
        east, north = along * right + across * ahead, along * ahead - across * right
        while _fits(plane, rows, (found[0] + reach * east, found[1] + reach * north), fits):
            reach *= _FARTHER
            if reach * ellipse[3] > _LONGEST_M:
                return math.inf
    return reach if reach > _FAR_ENOUGH else 1.0


@in_place
def _fits(plane: Measured, rows: tuple[int, int], at: tuple[float, float], most: float) -> bool:
    """Whether what all measurements are off by from a place, in their standard deviations and squared, is no more than so much."""
    squares = 0.0
    for i in range(rows[0], rows[1]):
        for part in range(4):
            if _is_measured(plane, i, part):
                residual = _residual(plane, i, part, at[0], at[1])[2]
                squares += 0.0 if math.isnan(residual) else residual * residual
        if squares > most:  # mostly the first says so
            return False
    return True


@in_place
def _freedom(plane: Measured, first: int, last: int) -> int:
    """How many more measurements there are than a place needs."""
    freedom = -2
    for i in range(first, last):
        for part in range(4):
            if _is_measured(plane, i, part) and not math.isnan(_residual(plane, i, part, 0.0, 0.0)[2]):
                freedom += 1
    return freedom


@inlined
def _is_measured(plane: Measured, i: int, part: int) -> bool:
    """Whether there is anything of which a residual could be told: of most rows there is little."""
    if part < 2:
        return not math.isnan(plane.x[i])
    if part == 2:
        return not math.isnan(plane.bearing[i])
    return not math.isnan(plane.range[i])


@inlined
def _residual(plane: Measured, i: int, part: int, x: float, y: float) -> tuple[float, float, float]:
    """How far one measurement is off, in its standard deviations, and how that changes to the east and north."""
    if part < 2:
        off = (x - plane.x[i]) if part == 0 else (y - plane.y[i])
        slope = 1.0 / plane.sigma[i]
        return slope * (part == 0), slope * (part == 1), off * slope
    east, north = x - plane.post_x[i], y - plane.post_y[i]
    away = max(math.hypot(east, north), 1.0)
    if part == 2:
        off = math.atan2(east, north) - plane.bearing[i]
        off -= 2.0 * math.pi * math.floor(off / (2.0 * math.pi) + 0.5)
        slope = 1.0 / (plane.bearing_sigma[i] * away)
        return north / away * slope, -east / away * slope, off / plane.bearing_sigma[i]
    slope = 1.0 / plane.range_sigma[i]
    return east / away * slope, north / away * slope, (away - plane.range[i]) * slope


@in_place
def _before_all(plane: Measured, first: int, last: int, x: float, y: float) -> bool:
    """Whether the place lies before every observer, on the side where its bearing points."""
    for i in range(first, last):
        if math.isnan(plane.bearing[i]):
            continue
        east, north = x - plane.post_x[i], y - plane.post_y[i]
        if east * math.sin(plane.bearing[i]) + north * math.cos(plane.bearing[i]) <= 0:
            return False
    return True


@in_place
def _ellipse(out: Floats, information: tuple[float, float, float], ratio: float) -> None:
    """The 95 % ellipse of an information matrix, so much widened in its variances where measurements disagree."""
    xx, xy, yy = information
    determinant = xx * yy - xy * xy
    widen = ratio / determinant
    vx, vxy, vy = yy * widen, -xy * widen, xx * widen
    middle, half = (vx + vy) / 2, math.hypot((vx - vy) / 2, vxy)
    out[3] = math.sqrt(middle + half) * RADIUS_95_IN_SIGMAS
    out[4] = math.sqrt(max(middle - half, 0.0)) * RADIUS_95_IN_SIGMAS
    # East is sine and north cosine of an azimuth: the longer axis, from 0 to 180 degrees.
    azimuth = 0.5 * math.atan2(2 * vxy, vy - vx)
    out[5] = math.degrees(azimuth) % 180.0
