"""How far apart two reports lie: of one incident, and of two that have nothing to do with each other.

Distances and gaps are told in standard deviations of what both reports state. Both laws are mixtures of normal ones of
fixed widths: a place named from the same list lies nearer than stated, a grossly wrong one farther. Chance has one part
more, even over all that is within reach. Every share can be read; what is learnt are shares, never shapes.
"""

from collections.abc import Sequence
from functools import cache
from math import erf

import numpy as np

from truceline.incident.columns.arrays import Floats
from truceline.incident.model import SCALES
from truceline.values.shape.compiled import in_place, inlined

EDGES = np.concatenate([[0.0], np.geomspace(0.05, 128.0, 46)])  # standard deviations; bins of what was counted
_ROUNDS = 200
_HELD = 60.0  # pairs' worth of belief that chance is as its law has it
_FEW = 3.0  # pairs by which chance may miss its law for nothing
_MISSED = 0.1  # by which share what is measured of chance may be wrong
_TOO_FEW = 0.005  # shares below this are none
_AS_SAME = 0.1  # of what is believed beforehand of chance
# The kernels look evidence up by the square, in eight even steps for each doubling, so fine that lines between them are exact to a hundredth.
# Where among them a square lies, the bits of a float say, and no logarithm need be taken.
STEPS, PER_DOUBLING, FINEST = 224, 8, 1_000.0
_LEAST = 1e-6  # no distance is less likely of one incident than this, against an even chance
_SQUARES = (
    np.ldexp(1.0 + np.arange(STEPS) % PER_DOUBLING / PER_DOUBLING, np.arange(STEPS) // PER_DOUBLING) - 1.0
) / FINEST
# The bin in which each step begins; bins are wider than steps, so that no more than one edge lies within a step.
BIN_OF_STEP = np.searchsorted(EDGES, np.sqrt(_SQUARES), side="right") - 1
# What is far is told by the square itself, in even steps: of most pairs within reach no logarithm need be taken.
FAR_STEPS, FAR_PER_STEP = 1024, 4.0


def binned(deviations: Floats, weight: Floats | None = None) -> Floats:
    """How many deviations lie in each bin; those beyond the last edge are left out."""
    counts = np.zeros(len(EDGES) - 1)
    _count(np.asarray(deviations), np.ones(len(deviations)) if weight is None else weight, EDGES, counts)
    return counts


@in_place
def _count(deviations: Floats, weight: Floats, edges: Floats, counts: Floats) -> None:
    for k in range(len(deviations)):
        if not edges[0] <= deviations[k] <= edges[-1]:
            continue
        low, high = 0, len(counts) - 1  # the last edge belongs to the last bin
        while low < high:
            middle = (low + high + 1) // 2
            if edges[middle] <= deviations[k]:
                low = middle
            else:
                high = middle - 1
        counts[low] += weight[k]


def within(reach: float, axes: int) -> Floats:
    """For each scale, the share of deviations of one incident that lie within reach."""
    scales = np.array(SCALES)
    if axes == 2:
        return np.asarray(1.0 - np.exp(-0.5 * (reach / scales) ** 2))
    return np.array([erf(reach / scale / np.sqrt(2.0)) for scale in SCALES])


@cache
def _cells(axes: int) -> Floats:
    """The share of each scale (rows) in each bin (columns). Nobody may write into it."""
    return np.asarray(np.diff(np.stack([within(edge, axes) for edge in EDGES], axis=1), axis=1))


def fit_same(beyond: tuple[Floats, Floats], start: Sequence[float], belief: float, axes: int) -> Floats:
    """The shares of the scales among pairs of one incident, from what is met (by bins) and how much of it is chance.

    What is chance stays as it is; the shares are held near `start` by so many pairs' worth of belief.
    Where days or a list of places leave gaps, chance has them too, and nothing of one incident is expected there.
    """
    met, chance = beyond
    smooth = fit_chance(chance, (1.0,) * len(start), float(EDGES[-1]), axes)
    even = np.concatenate([_cells(axes), _even(float(EDGES[-1]), axes)[None, :]])
    possible = (chance + _FEW) / ((smooth @ even) * chance.sum() + _FEW)
    cells = _cells(axes) * possible
    cells /= np.maximum(cells.sum(axis=1, keepdims=True), 1e-12)
    believed = np.array(start)
    # Chance is measured to a tenth or so, however many pairs it is measured on: many pairs weigh less than they count.
    trust = 1.0 / (1.0 + _MISSED**2 * chance)
    seen = cells @ trust
    found = np.empty(len(cells))
    amounts = (0.5 * believed + 0.5 / len(believed)) * max(float(np.maximum(met - chance, 0.0).sum()), 1.0)
    # First what was met alone, so that belief does not outweigh it before it is heard.
    for held, rounds in ((0.0, _ROUNDS // 4), (belief, _ROUNDS - _ROUNDS // 4)):
        _settle(amounts, (cells, seen, chance, trust * met), (held * believed, held), (found, rounds))
    shares = amounts / max(float(amounts.sum()), 1e-12)
    shares = np.where(shares < _TOO_FEW, 0.0, shares)
    return np.asarray(shares / shares.sum())


def _even(reach: float, axes: int) -> Floats:
    """The share of what is even within reach in each bin."""
    return np.asarray(np.diff((np.minimum(EDGES, reach) / reach) ** axes))


def fit_chance(counts: Floats, same: Sequence[float], reach: float, axes: int, held: float = _HELD) -> Floats:
    """The shares of the scales, and last of what is even, among strangers within reach; held to be even.

    Chance is told no finer than what is of one incident is: points of one list lie on each other, of one incident or not.
    """
    cells = np.concatenate([_cells(axes), _even(reach, axes)[None, :]])
    inside = EDGES[1:] <= reach * 1.0001
    counts = np.where(inside, counts, 0.0)
    shares = np.append(np.cumsum(same) > 0, 1.0)
    shares /= shares.sum()
    # What lies on one point by chance was perhaps only not met yet: nothing is believed to be wholly of one incident.
    belief = held * np.append(_AS_SAME * np.array(same), 1.0 - _AS_SAME)
    found, nothing = np.empty(len(cells)), np.zeros(len(counts))
    _share_out(shares, (cells, nothing, counts), belief, (found, _ROUNDS))
    return np.asarray(shares)


@in_place
def _settle(
    amounts: Floats,
    told: tuple[Floats, Floats, Floats, Floats],
    believed: tuple[Floats, float],
    room: tuple[Floats, int],
) -> None:
    """Bring the amounts of the scales nearer to what was met, round by round: what each explains, with what is believed of it."""
    cells, seen, given, counts = told
    found, rounds = room
    for _ in range(rounds):
        _explain(amounts, cells, (given, counts), found)
        whole = 0.0
        for row in range(len(amounts)):
            whole += amounts[row]
        for row in range(len(amounts)):
            least = max(seen[row] + believed[1] / max(whole, 1e-6), 1e-12)
            amounts[row] = (found[row] + believed[0][row]) / least


@in_place
def _share_out(shares: Floats, told: tuple[Floats, Floats, Floats], believed: Floats, room: tuple[Floats, int]) -> None:
    """Likewise the shares, which make one."""
    cells, given, counts = told
    found, rounds = room
    for _ in range(rounds):
        _explain(shares, cells, (given, counts), found)
        whole = 0.0
        for row in range(len(shares)):
            whole += found[row] + believed[row]
        for row in range(len(shares)):
            shares[row] = (found[row] + believed[row]) / max(whole, 1e-12)


@inlined
def _explain(amounts: Floats, cells: Floats, told: tuple[Floats, Floats], found: Floats) -> None:
    """Write how much of what was counted, by bins, each scale explains beside the others and beside what is given."""
    given, counts = told
    scales, bins = cells.shape
    for row in range(scales):
        found[row] = 0.0
    for k in range(bins):
        expected = 0.0
        for row in range(scales):
            expected += amounts[row] * cells[row, k]
        part = counts[k] / max(expected + given[k], 1e-12)
        for row in range(scales):
            found[row] += amounts[row] * cells[row, k] * part


def table_of(same: Sequence[float], chance: Sequence[float], reach: float, axes: int) -> Floats:
    """The evidence, in nats, at each step of the squares that kernels look up."""
    one, other = (_density(shares, reach, axes) for shares in (same, chance[:-1]))
    return np.asarray(np.log(np.maximum(one, _LEAST)) - np.log(np.maximum(other + chance[-1], 1e-9)))


def at_most(tables: Sequence[Floats]) -> Floats:
    """The most that each of these can say (rows) where the square of the deviations is at each even step or beyond it."""
    squares = np.arange(FAR_STEPS) / FAR_PER_STEP
    most = np.empty((len(tables), FAR_STEPS))
    for row, table in enumerate(tables):
        beyond = np.append(np.maximum.accumulate(table[::-1])[::-1], -np.inf)[np.searchsorted(_SQUARES, squares)]
        most[row] = np.maximum(np.interp(squares, _SQUARES, table), beyond)
    return most


def _density(shares: Sequence[float], reach: float, axes: int) -> Floats:
    """The density of a mixture, against one that is even within reach."""
    scales = np.array(SCALES)
    height = 0.5 * (reach / scales) ** 2 if axes == 2 else reach * np.sqrt(2.0 / np.pi) / scales
    return np.asarray((np.array(shares) * height) @ np.exp(-0.5 * _SQUARES[None, :] / scales[:, None] ** 2))
