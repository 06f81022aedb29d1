"""Where and when an incident was, by what its voices say of it: means weighted by precision.

Where voices disagree by more than they state, each states less than it errs, and nobody knows whose error it is: a variance between voices
is added to that of each, as small as chance allows. So whoever states a second or a metre has no greater weight than the disagreement
allows, and where neither of two lies within what the other states, the mean is never known better than by half their distance.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints, seconds_of
from truceline.incident.columns.counting import Runs, first_rows
from truceline.incident.model import LinkModel
from truceline.incident.table import PLACED_BY
from truceline.incident.telling.crossing import AROUND, PLACED, cross
from truceline.incident.telling.grouped import Grouped
from truceline.values.instant import BY_DAY_S
from truceline.values.place import RADIUS_95_IN_SIGMAS
from truceline.values.shape.compiled import in_place

_EAST_M, _NORTH_M = 6_378_137.0, 6_356_752.0
_MEASURES = ("bearing_deg", "distance_m", "sound_delay_s")
_PER_DEGREE = math.pi / 180.0
_SEVERAL = 2  # a voice alone disagrees with nobody
_ROUNDS, _NEAR_ENOUGH = 60, 1e-9  # a handful of steps as a rule, and halving at worst


def _fused(
    off: Sequence[Floats], sigma: Floats, grouped: Grouped, which: Bools
) -> tuple[list[Floats], npt.NDArray[np.float64]]:
    """Means of values along some axes, weighted by precision, and the standard deviation of a mean; NaN where nothing is told.

    What disagreement the variance between voices leaves widens the mean by Birge's ratio, the root of what is met by what is to be expected.
    """
    variance = np.maximum(sigma, 1e-3) ** 2
    between, ratio = np.zeros(grouped.count), np.ones(grouped.count)
    one, other = off[0], off[1] if len(off) > 1 else np.zeros(len(sigma))
    _write_between(grouped.runs, which, (one, other, variance), len(off), (between, ratio))
    weight = 1.0 / (variance + between[grouped.incident])
    total = np.zeros(grouped.count)
    means = [np.zeros(grouped.count) for _ in off]
    for value, mean in zip(off, means, strict=True):
        total[:] = 0.0
        _fuse((grouped.incident, which), value, weight, (total, mean))
    with np.errstate(divide="ignore"):
        return means, np.sqrt(ratio / total)


@in_place
def _fuse(told: tuple[Ints, Bools], value: Floats, weight: Floats, found: tuple[Floats, Floats]) -> None:
    """Add row by row, in that order; where nothing is to be added the mean is NaN."""
    incident, which = told
    total, mean = found
    for row in range(len(incident)):
        if which[row]:
            total[incident[row]] += weight[row]
            mean[incident[row]] += weight[row] * value[row]
    for at in range(len(total)):
        mean[at] /= total[at]


@in_place
def _write_between(
    runs: Runs, which: Bools, told: tuple[Floats, Floats, Floats], axes: int, found: tuple[Floats, Floats]
) -> None:
    """Write the variance that voices must have between them, beside what each states, for their disagreement to be by chance; and what is left of it.

    Nought where they agree within what they state. Else it is the root of Q(t) = what is to be expected and a standard deviation more, with Q
    the squared deviations from the weighted mean, each divided by the stated variance and t: Paule and Mandel's estimate (J. Res. Natl. Bur.
    Stand. 87, 1982, 377) with the cautious end of Viechtbauer's interval (Stat. Med. 26, 2007, 37). It is the same for all, so nobody
    dominates by stating little. A step is Newton's on 1 / Q, which for two voices is a straight line; one that leaves the bracket halves it.
    """
    between, ratio = found
    for k in range(len(between)):
        start, end = runs.start[k], runs.start[k + 1]
        voices = 0
        for m in range(start, end):
            voices += int(which[runs.rows[m]])
        if voices < _SEVERAL:
            continue
        freedom = axes * (voices - 1.0)
        by_chance = freedom + math.sqrt(2.0 * freedom)
        squares, slope = _deviations((runs.rows, start, end), which, told, 0.0)
        least, most, at = 0.0, math.inf, 0.0
        for _ in range(_ROUNDS):
            if abs(squares - by_chance) <= _NEAR_ENOUGH * by_chance or (at == 0.0 and squares < by_chance):
                break
            if squares > by_chance:
                least = at
            else:
                most = at
            at += (squares / by_chance - 1.0) * squares / slope
            if not least < at < most:
                at = (least + most) / 2.0
            squares, slope = _deviations((runs.rows, start, end), which, told, at)
        between[k], ratio[k] = at, max(squares / freedom, 1.0)


@in_place
def _deviations(
    of: tuple[Ints, int, int], which: Bools, told: tuple[Floats, Floats, Floats], between: float
) -> tuple[float, float]:
    """The squared deviations from the weighted mean, in variances with what lies between, and how quickly they fall as that grows."""
    one, other, variance = told
    rows, start, end = of
    total = mean = beside = 0.0
    for m in range(start, end):
        row = rows[m]
        if which[row]:
            weight = 1.0 / (variance[row] + between)
            total += weight
            mean += weight * one[row]
            beside += weight * other[row]
    mean, beside = mean / total, beside / total
    squares = slope = 0.0
    for m in range(start, end):
        row = rows[m]
        if which[row]:
            weight = 1.0 / (variance[row] + between)
            off, aside = one[row] - mean, other[row] - beside
            square = weight * (off * off + aside * aside)
            squares += square
            slope += weight * square
    return squares, slope


def time_of(grouped: Grouped) -> tuple[Floats, Floats]:
    """Fuse the times of voices; one report's time stays exactly what it was."""
    at = seconds_of(grouped.reports.column("occurred_at"))
    within = grouped.column("occurred_within_s")
    which = grouped.one_of_each_voice(_tells_hour(grouped, at, within))
    rows = np.flatnonzero(which).astype(np.int32)
    first = first_rows(grouped.incident, grouped.count, rows).astype(np.int32)
    # A half-width bounds the time on both sides: its standard deviation is that of an even spread.
    late = at - at[first][grouped.incident]
    (mean,), sigma = _fused((late,), within / np.sqrt(3), grouped, which)
    count = np.bincount(grouped.incident[which], minlength=grouped.count)
    half = sigma * np.sqrt(3)
    # Whoever knows the day alone has no clock: of several the time is no better known than by the best of them.
    least = np.full(grouped.count, np.inf)
    np.minimum.at(least, grouped.incident[which], within[which])
    half = np.where(least >= BY_DAY_S, np.maximum(half, least), half)
    alone = count == 1
    return np.where(alone, at[first], at[first] + mean), np.where(alone, within[first], half)


def _tells_hour(grouped: Grouped, at: Floats, within: Floats) -> Bools:
    """Whether each report tells an hour of the days that the first of its voice tells: of another day it says no more of the same."""
    head = grouped.voice
    return np.asarray((within < BY_DAY_S) & (np.abs(at - at[head]) <= within[head]))


def place_of(grouped: Grouped, model: LinkModel) -> dict[str, Any]:
    """Fuse the places of origins; where no origin has one, those of relays."""
    longitude, latitude = grouped.column("longitude"), grouped.column("latitude")
    radius = grouped.column("radius_m")
    placed = ~np.isnan(longitude) & ~np.isnan(latitude)
    which = grouped.votes(placed)
    by_origin = np.zeros(grouped.count, np.bool_)
    by_origin[grouped.incident[which & grouped.is_origin]] = True
    rows = np.flatnonzero(which)
    anchor = np.maximum(first_rows(grouped.incident, grouped.count, rows), 0)
    here = longitude[anchor], latitude[anchor]
    scale = np.cos(np.radians(here[1]))
    sigma = np.where(np.isnan(radius), model.unstated_radius_m, radius) / RADIUS_95_IN_SIGMAS
    east, north = np.empty((2, len(which)))
    _write_off(grouped.incident, (longitude, latitude), (*here, scale), (east, north))
    (east, north), sigma = _fused((east, north), sigma, grouped, which)
    count = np.bincount(grouped.incident[rows], minlength=grouped.count)
    wide = sigma * RADIUS_95_IN_SIGMAS
    moved = here[0] + np.degrees(east / (_EAST_M * np.maximum(scale, 1e-9)))
    alone = count == 1
    none = count == 0
    turned = np.where(alone, here[0], (moved + 180.0) % 360.0 - 180.0)
    own = {
        "longitude": np.where(none, np.nan, turned),
        "latitude": np.where(none, np.nan, np.where(alone, here[1], here[1] + np.degrees(north / _NORTH_M))),
        "radius_m": np.where(none, np.nan, np.where(alone, radius[anchor], wide)),
    }
    return _measured(grouped, own, by_origin)


@in_place
def _write_off(
    incident: Ints, place: tuple[Floats, Floats], anchor: tuple[Floats, Floats, Floats], off: tuple[Floats, Floats]
) -> None:
    """Write how far east and north of its incident's anchor each report lies, in metres."""
    for row in range(len(incident)):
        at = incident[row]
        turn = place[0][row] - anchor[0][at] + 180.0
        if not 0.0 <= turn < 360.0:  # hardly any: what is left of a division takes long
            turn %= 360.0
        off[0][row] = (turn - 180.0) * _PER_DEGREE * anchor[2][at] * _EAST_M
        off[1][row] = (place[1][row] - anchor[1][at]) * _PER_DEGREE * _NORTH_M


def _measured(grouped: Grouped, own: dict[str, Any], by_origin: Bools) -> dict[str, Any]:
    """Let what observers measured from their posts place the incident, where they did, and say how it was placed."""
    placed = ~np.isnan(own["longitude"])
    # The place of a report is taken as it is where nobody else says anything of it; only its ellipse says more.
    says = grouped.speaking(~np.isnan(grouped.column("longitude")) | _is_measured(grouped))
    moving = ~placed | (np.bincount(grouped.incident[says], minlength=grouped.count) > 1)
    crossed = cross(grouped.reports, grouped.incident, grouped.count, says, moving)
    # A circle that holds several places stands where nobody gives a place, relays neither, or moves the place that they give.
    found = (crossed.answer == PLACED) | (crossed.answer >= AROUND) & (~placed | moving & by_origin)
    moves = found & moving
    way = np.where(found, crossed.answer, np.where(placed, 0, np.where(crossed.answer > 0, 2, -1)))
    return {
        "longitude": np.where(moves, crossed.longitude, own["longitude"]),
        "latitude": np.where(moves, crossed.latitude, own["latitude"]),
        "radius_m": np.where(moves, crossed.semi_major_m, own["radius_m"]),
        "semi_major_m": np.where(found, crossed.semi_major_m, own["radius_m"]),
        "semi_minor_m": np.where(found, crossed.semi_minor_m, own["radius_m"]),
        "azimuth_deg": np.where(found, crossed.azimuth_deg, np.nan),
        "placed_by": pa.array(PLACED_BY).take(pa.array(way, mask=way < 0)),
    }


def _is_measured(grouped: Grouped) -> Bools:
    """Whether each report measured from a post that is known where it lies."""
    measured = np.logical_or.reduce([~np.isnan(grouped.column(name)) for name in _MEASURES])
    return np.asarray(measured & ~np.isnan(grouped.column("post_longitude")))
