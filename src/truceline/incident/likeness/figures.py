"""What the numbers of two reports say: counts in one unit, calibre, killed and injured.

Two numbers are the same, near, related or apart (twofigures). Witnesses of one incident often give the same number; how often strangers
do depends on the number: many incidents have one victim, few have thirty-seven. So each kind of number has a law by its size. Numbers in different units say nothing, and a number that is not told says nothing.
Neither do counts and victims of a report that tells of several incidents (`tells_of`): they are of all of them together.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Floats, Ints, column_of, in_one_piece, places_among, whole_numbers
from truceline.incident.likeness.twofigures import (
    ABOVE,
    BELOW,
    LAST,
    SIZE_OF,
    SIZES,
    Number,
    alike_numbers,
    figure_evidence_of,
    level_of,
)
from truceline.incident.model import FigureLaw, FigureShares
from truceline.values.shape.compiled import in_place, inlined, kernel
from truceline.values.taxonomy import HARMED, UNITS

KINDS = (*UNITS, "calibre", "killed", "injured")  # a count is a kind of number by its unit
CALIBRE, KILLED, INJURED = range(len(UNITS), len(UNITS) + 3)
UNTOLD = -1
# The columns of what is told as low, best and high: counts, killed, injured.
_RANGES = (
    ("count_low", "count", "count_high"),
    *((f"{kind}_low", f"{kind}_best", f"{kind}_high") for kind in ("killed", "injured")),
)
_LARGEST = 1_000_000
_COUNTED = (1 << len(UNITS)) - 1  # the bits of Numbers.told that are of counts
_TENTHS = 10.0  # calibres are told in tenths of a millimetre
_FEW = 20.0  # reports' worth of belief in how often strangers' numbers are so alike
_BELIEVED = {"calibre": (0.3, 0.1, 0.1, 0.5), "killed": (0.35, 0.3, 0.15, 0.2), "injured": (0.3, 0.25, 0.15, 0.3)}
_BELIEVED_OF_COUNTS = (0.25, 0.25, 0.2, 0.3)
_MOST = 4.0  # nats
_LEAST = 1e-3


class Numbers(NamedTuple):
    """The numbers of reports, -1 where one is not told; low and high are best where no range is, and BELOW and ABOVE where that end is left open.

    Most pairs have no kind of number in common: `told` has a bit for each of KINDS that a report tells, so that one look says so.
    """

    unit: Ints  # by its place in UNITS
    counted_low: Ints
    counted: Ints
    counted_high: Ints
    calibre: Ints
    killed_low: Ints
    killed: Ints
    killed_high: Ints
    injured_low: Ints
    injured: Ints
    injured_high: Ints
    told: Ints
    harmed: Ints  # whom they count, by place in HARMED
    incidents: Ints  # of how many incidents the report tells; of more than one it gives no number of any


def numbers_of(reports: pa.Table) -> Numbers:
    """Take the numbers from reports; a range without a best number has the middle of it."""
    unit = places_among(reports.column("unit"), UNITS, otherwise=UNTOLD)
    calibre = np.empty(len(unit), np.int32)
    counted, killed, injured = (_range(reports, names) for names in _RANGES)
    harmed = places_among(reports.column("harmed"), HARMED, otherwise=UNTOLD)
    told = np.empty(len(unit), np.int32)
    several = np.maximum(_whole(reports, "tells_of"), 1)
    numbers = Numbers(unit, *counted, calibre, *killed, *injured, told, harmed, several)
    _complete(numbers, column_of(reports, "calibre_mm"))
    return numbers


def _whole(reports: pa.Table, name: str) -> Ints:
    """A column of numbers as whole ones within bounds."""
    column = in_one_piece(reports.column(name))
    if column.null_count == len(column) or column.type == pa.int64():
        return whole_numbers(column, UNTOLD, _LARGEST)
    told = column_of(reports, name)
    told[np.isnan(told)] = UNTOLD
    return np.asarray(np.rint(np.clip(told, UNTOLD, _LARGEST)), np.int32)


def _range(reports: pa.Table, names: Sequence[str]) -> tuple[Ints, Ints, Ints]:
    low, best, high = (_whole(reports, name) for name in names)
    return low, best, high


@in_place
def _complete(numbers: Numbers, calibre_mm: Floats) -> None:
    """Write calibres and what is untold of ranges, and which kinds of number each report tells; a count without a unit is of no kind, nor is a unit without a count."""
    for k in range(len(calibre_mm)):
        _complete_range(numbers.counted_low, numbers.counted, numbers.counted_high, k)
        _complete_range(numbers.killed_low, numbers.killed, numbers.killed_high, k)
        _complete_range(numbers.injured_low, numbers.injured, numbers.injured_high, k)
        tenths = min(max(calibre_mm[k] * _TENTHS, float(UNTOLD)), float(_LARGEST))
        numbers.calibre[k] = UNTOLD if math.isnan(calibre_mm[k]) else int(np.rint(tenths))
        if numbers.incidents[k] > 1:
            _leave_untold(numbers, k)
        if numbers.counted[k] < 0:
            numbers.unit[k] = UNTOLD
        told = 0 if numbers.unit[k] < 0 else 1 << numbers.unit[k]
        told |= int(numbers.calibre[k] >= 0) << CALIBRE
        told |= int(numbers.killed[k] >= 0) << KILLED | int(numbers.injured[k] >= 0) << INJURED
        numbers.told[k] = told


@inlined
def _leave_untold(numbers: Numbers, k: int) -> None:
    """Write that a report counts nothing and nobody."""
    numbers.counted[k] = numbers.killed[k] = numbers.injured[k] = UNTOLD
    numbers.counted_low[k] = numbers.counted_high[k] = UNTOLD
    numbers.killed_low[k] = numbers.killed_high[k] = numbers.injured_low[k] = numbers.injured_high[k] = UNTOLD


@inlined
def _complete_range(low: Ints, best: Ints, high: Ints, k: int) -> None:
    """Write what is untold of a range: the best is then in the middle of both ends, and an end at the best; of one end alone the best is there, and the other is open."""
    at_least, at_most = best[k] < 0 <= low[k] and high[k] < 0, best[k] < 0 < high[k] and low[k] < 0
    if best[k] < 0:
        best[k] = (low[k] + high[k]) // 2 if low[k] >= 0 and high[k] >= 0 else max(low[k], high[k])
    low[k] = BELOW if at_most else min(low[k], best[k]) if low[k] >= 0 else best[k]
    high[k] = ABOVE if at_least else max(high[k], best[k]) if high[k] >= 0 else best[k]


def number_of_report(report: Mapping[str, Any]) -> Numbers:
    """The numbers of one report, as numbers_of takes them from a table; to lay one of one row took three tenths of all that asking about a report takes."""
    places = (
        known.index(report[name]) if report.get(name) in known else UNTOLD
        for name, known in (("unit", UNITS), ("harmed", HARMED))
    )
    unit, harmed = (np.array([place], np.int32) for place in places)
    counted, killed, injured = (_range_of(report, names) for names in _RANGES)
    calibre, told = np.empty(1, np.int32), np.empty(1, np.int32)
    several = np.maximum(_whole_of(report.get("tells_of")), 1)
    numbers = Numbers(unit, *counted, calibre, *killed, *injured, told, harmed, several)
    calibre_mm = report.get("calibre_mm")
    _complete(numbers, np.array([np.nan if calibre_mm is None else calibre_mm], np.float64))
    return numbers


def _range_of(report: Mapping[str, Any], names: Sequence[str]) -> tuple[Ints, Ints, Ints]:
    low, best, high = (_whole_of(report.get(name)) for name in names)
    return low, best, high


def _whole_of(told: int | None) -> Ints:
    """One number as a whole one within bounds."""
    return np.array([UNTOLD if told is None else min(max(told, UNTOLD), _LARGEST)], np.int32)


@inlined
def figure_evidence(numbers: Numbers, laws: Floats, i: int, j: int) -> float:
    """What all numbers of two reports say, in nats."""
    counted, calibre, killed, injured = evidence_by_kind(numbers, laws, i, j)
    return float(counted + calibre + killed + injured)


@inlined
def evidence_by_kind(numbers: Numbers, laws: Floats, i: int, j: int) -> tuple[float, float, float, float]:
    """The same by what they are of: counts in one unit, calibre, killed, injured."""
    counted = calibre = killed = injured = 0.0
    both = numbers.told[i] & numbers.told[j]
    if both == 0:
        return counted, calibre, killed, injured
    if both & _COUNTED:
        counted = figure_evidence_of(laws[numbers.unit[i]], counted_of(numbers, i), counted_of(numbers, j))
    if both >> CALIBRE & 1:
        one, other = numbers.calibre[i], numbers.calibre[j]
        calibre = figure_evidence_of(laws[CALIBRE], (one, one, one), (other, other, other))
    if both >> KILLED & 1:
        killed = figure_evidence_of(laws[KILLED], killed_of(numbers, i), killed_of(numbers, j))
    if both >> INJURED & 1:
        injured = figure_evidence_of(laws[INJURED], injured_of(numbers, i), injured_of(numbers, j))
    return counted, calibre, killed, injured


@inlined
def counted_of(numbers: Numbers, i: int) -> Number:
    """How many were counted in the unit, as low, best and high."""
    return numbers.counted_low[i], numbers.counted[i], numbers.counted_high[i]


@inlined
def killed_of(numbers: Numbers, i: int) -> Number:
    """How many were killed, likewise."""
    return numbers.killed_low[i], numbers.killed[i], numbers.killed_high[i]


@inlined
def injured_of(numbers: Numbers, i: int) -> Number:
    """How many were injured, likewise."""
    return numbers.injured_low[i], numbers.injured[i], numbers.injured_high[i]


def figure_levels(numbers: Numbers, first: Ints, second: Ints, *, open_too: bool = False) -> npt.NDArray[np.int8]:
    """How alike the numbers of pairs are: rows are count, calibre, killed, injured.

    Of numbers that leave an end open little is to be learnt; where they are to be told (`open_too`) two that may be the same are MAY (level_of).
    """
    levels = np.zeros((4, len(first)), np.int8)
    _write_levels(levels, numbers, (first, second), open_too)
    return levels


@in_place
def _write_levels(levels: npt.NDArray[np.int8], numbers: Numbers, pairs: tuple[Ints, Ints], open_too: bool) -> None:
    for k in range(len(pairs[0])):
        i, j = pairs[0][k], pairs[1][k]
        if numbers.unit[i] == numbers.unit[j]:
            levels[0, k] = level_of(counted_of(numbers, i), counted_of(numbers, j), open_too)
        one, other = numbers.calibre[i], numbers.calibre[j]
        levels[1, k] = alike_numbers((one, one, one), (other, other, other))
        levels[2, k] = level_of(killed_of(numbers, i), killed_of(numbers, j), open_too)
        levels[3, k] = level_of(injured_of(numbers, i), injured_of(numbers, j), open_too)


Alike = dict[
    str, Floats
]  # of strangers, by kind of number: by size, how often another's is the same, near, related or apart


def alike_by_chance(numbers: Numbers) -> Alike:
    """How alike the numbers of strangers are, of all kinds that these reports tell: it hangs on them alone.

    It is counted on all numbers of the kind, by size; few are believed to be as others'.
    """
    told = ((kind, _told(numbers, place)) for place, kind in enumerate(KINDS))
    return {kind: _strangers(some, kind) for kind, some in told if len(some)}


BySize = Mapping[str, Floats]  # of FigureShares, where it is known, the same by size


def laws_of(alike: Alike, shares: FigureShares, by_size: BySize | None = None) -> tuple[FigureLaw, ...]:
    """The laws of all kinds of number: how alike two of one incident are, by size where that is known, against how alike strangers' are."""
    known = {**shares._asdict(), **(by_size or {})}
    worth = ((kind, np.round(_worth(kind, strangers, known), 6).tolist()) for kind, strangers in alike.items())
    return tuple(FigureLaw(kind, tuple(tuple(row) for row in rows)) for kind, rows in worth)


def tables_of(laws: tuple[FigureLaw, ...], shares: FigureShares) -> Floats:
    """The laws as the kernels look them up: by kind, size and likeness. Kinds without a law have what is believed beforehand."""
    table = np.zeros((len(KINDS), len(SIZES), 5))
    for place, kind in enumerate(KINDS):
        table[place, :, 1:] = _worth(kind, np.tile(_believed(kind), (len(SIZES), 1)), shares._asdict())
    for law in laws:
        table[KINDS.index(law.kind), :, 1:] = law.worth
    return table


def _told(numbers: Numbers, place: int) -> Ints:
    """All numbers of one kind."""
    if place < len(UNITS):
        return np.asarray(numbers.counted[(numbers.unit == place) & (numbers.counted >= 0)])
    column = (numbers.calibre, numbers.killed, numbers.injured)[place - len(UNITS)]
    return np.asarray(column[column >= 0])


def _believed(kind: str) -> Floats:
    return np.array(_BELIEVED.get(kind, _BELIEVED_OF_COUNTS))


def _strangers(told: Ints, kind: str) -> Floats:
    """By size, how often the number of another report is the same, near, related or apart."""
    values, often = np.unique(_in_two_digits(told), return_counts=True)
    asked = np.unique(np.concatenate([values, SIZES]))
    alike = _alike_beside(asked, values, often)
    alike = (alike + _FEW * _believed(kind)) / (len(told) + _FEW)
    size, weight = SIZE_OF[np.minimum(asked, LAST)], np.zeros(len(asked))
    weight[np.searchsorted(asked, values)] = often
    weight += 1e-6  # where nobody told such a number, what would be said of the least of its size
    total = np.bincount(size, weight, len(SIZES))
    return np.stack([np.bincount(size, weight * share, len(SIZES)) / total for share in alike.T], axis=1)


@kernel
def _alike_beside(asked: npt.NDArray[np.int64], values: Ints, often: npt.NDArray[np.int64]) -> Floats:
    """Of each number, how many of the others are the same, near, related and apart; each of these was told so often."""
    alike = np.zeros((len(asked), 4))
    for i in range(len(asked)):
        for j in range(len(values)):
            one, other = asked[i], values[j]
            alike[i, alike_numbers((one, one, one), (other, other, other)) - 1] += often[j]
    return alike


def _in_two_digits(told: Ints) -> Ints:
    """Numbers of three digits and more to their first two: there are few of them."""
    tens = 10 ** np.maximum(np.floor(np.log10(np.maximum(told, 1))).astype(np.int64) - 1, 0)
    return np.asarray(told // tens * tens, np.int32)


def _worth(kind: str, strangers: Floats, shares: Mapping[str, Any]) -> Floats:
    """By size and likeness, in nats. That two tell the same never counts against them, and that they are apart never for them."""
    same = np.array(shares.get(kind, shares["counted"]))
    worth = np.clip(np.log(np.maximum(same, _LEAST) / np.maximum(strangers, _LEAST)), -_MOST, _MOST)
    worth[:, 0], worth[:, 3] = np.maximum(worth[:, 0], 0.0), np.minimum(worth[:, 3], 0.0)
    return np.asarray(worth)
