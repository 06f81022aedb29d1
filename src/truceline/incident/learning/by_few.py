"""Two short lists that know only the day: what kilometres and days are worth between them, from few rows and much belief.

In a few dozen rows nothing can be counted beyond chance (by_day). So it is believed beforehand what lists of wars mostly
are like, whatever radius they state, and each pair that looks like one incident moves the belief a little:

1. Strangers are rows at least three days apart; how far apart they lie is held near what it mostly is. How many of them
   there are on a row's day is told by the other rows of its own list, bursts included.
2. A row has a partner in the other list or none, and of all that lie near at most one. How likely each is follows
   from what is believed of kilometres and days, beside all rivals on both sides.
3. What is believed is what was believed beforehand, worth some pairs, and those partners (EM).
4. Nearer never says less than farther.

Of rows that span days, whose day nobody tells, nothing is counted but who lies around: how far apart two of one incident lie and how late they are dated
is what was believed beforehand.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.incident.columns.arrays import Bools, Floats, Longs
from truceline.incident.likeness.days import DAYS, EDGES_KM, FARTHER_KM, beyond, never_rising
from truceline.incident.model import DayLaw

# What is believed beforehand, by bins of kilometres: a town's name and a bad centre of it, now and then another district.
# Judged, not fitted: flat over what lists do, and tried on short pieces of many lists (docs/linking/short-lists.md).
_FAR = np.array([0.03, 0.08, 0.07, 0.12, 0.20, 0.20, 0.13, 0.11, 0.04, 0.02])
_DAYS = np.array([0.03, 0.13, 0.68, 0.13, 0.03])
_STRANGERS = np.array([0.002, 0.008, 0.008, 0.012, 0.025, 0.05, 0.085, 0.15, 0.28, 0.38])
_FAR_HELD, _DAYS_HELD, _STRANGERS_HELD = 20.0, 10.0, 60.0  # pairs' worth
_PARTNERS = (4.0, 4.0)  # rows' worth of belief that half of the shorter list have a partner
_APART = 3  # days from which rows are strangers
_ENOUGH = 500  # pairs of strangers; with fewer, rows of any other day count among them
_FARTHEST_DAYS = 30
_MOST_PAIRS = 4_000_000  # of larger lists every so manieth row looks
_LEAST_AROUND = 0.05  # strangers on a row's day, and share of them within the bins
_ROUNDS = 60
_STEP = 0.05  # nats by which each bin says more than the next at least
_ALL_KM = np.concatenate([EDGES_KM, FARTHER_KM[1:]])


class Rows(NamedTuple):
    """What is counted of one list: where and on which day its rows are, in order of days."""

    place: Floats  # metres from the centre of the earth, three columns
    day: Longs

    def every(self, nth: int) -> "Rows":
        """Every so manieth row."""
        return Rows(self.place[::nth], self.day[::nth])


class Spans(NamedTuple):
    """The same of a list whose rows span days: `day` is the middle of each, and so many days before and after it may be meant."""

    place: Floats
    day: Longs
    around: Longs

    def every(self, nth: int) -> "Spans":
        """Every so manieth row."""
        return Spans(self.place[::nth], self.day[::nth], self.around[::nth])


class _Strangers(NamedTuple):
    """Their shares by kilometres, how many within the bins a row has on its day, and how many times more lie beyond them, by distance."""

    chance: Floats
    around: float
    farther: Floats


class _Near(NamedTuple):
    """Pairs of rows of two lists: their places in the lists, the bin of kilometres (beyond the last: too far), and signed days."""

    first: Longs
    second: Longs
    bin: Longs
    days: Longs


def law_of_few(names: tuple[str, str], one: Rows, other: Rows) -> DayLaw:
    """The law of two lists of which one at least is short, or tells of few days; never none, for what is believed beforehand is one."""
    larger = max(one, other, key=lambda rows: len(rows.day))
    one = one.every(-(-len(one.day) * len(other.day) // _MOST_PAIRS))
    pairs = _pairs(one, other)
    strangers = _strangers(pairs, larger)
    near = np.flatnonzero((np.abs(pairs.days) <= DAYS) & (pairs.bin < len(_FAR)))
    fewer = min(len(one.day), len(other.day))
    around = strangers.around * strangers.chance
    return _law(names, _believed(_Near(*(column[near] for column in pairs)), around, fewer), strangers)


def law_of_spans(names: tuple[str, str], one: Spans, other: Spans) -> DayLaw:
    """The law of two lists of which the rows of one at least span days: what is believed beforehand, beside the strangers that are here."""
    larger = max(one, other, key=lambda rows: len(rows.day))
    one = one.every(-(-len(one.day) * len(other.day) // _MOST_PAIRS))
    pairs = _pairs(one, other)
    apart = np.abs(pairs.days) >= _APART + one.around[pairs.first] + other.around[pairs.second]
    strangers = _strangers_among(pairs, apart, _others_on_a_day(larger))
    return _law(names, (_FAR / _FAR.sum(), _DAYS / _DAYS.sum()), strangers)


def _others_on_a_day(rows: Spans) -> float:
    """How many other rows of the list a row has on a day that it may mean, each spread over all of its days."""
    length = 2 * rows.around + 1
    begin = rows.day - rows.around
    since = int(begin.min())
    steps = np.zeros(int((begin + length).max()) - since + 1)
    np.add.at(steps, begin - since, 1.0 / length)
    np.add.at(steps, begin + length - since, -1.0 / length)
    on_day = np.cumsum(steps)
    return float(((on_day**2).sum() - (1.0 / length).sum()) / len(length))


def _law(names: tuple[str, str], told: tuple[Floats, Floats], strangers: _Strangers) -> DayLaw:
    """Step 4: the law of shares by kilometres and by days among partners, beside the strangers."""
    far, days = told
    near = np.log(never_rising(far, strangers.chance)) - _STEP * np.arange(len(far))
    crowd = round(float(np.log(strangers.around * len(days))), 6)
    far_off = beyond(float(near[-1]), float(strangers.chance[-1]), strangers.farther)
    return DayLaw(*names, _numbers(near), _numbers(np.log(days * len(days))), crowd, beyond=far_off)


def _pairs(one: Rows | Spans, other: Rows | Spans) -> _Near:
    """All pairs of rows at most a month apart."""
    since, until = (np.searchsorted(other.day, one.day + by) for by in (-_FARTHEST_DAYS, _FARTHEST_DAYS + 1))
    times = until - since
    nth = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    first, second = np.repeat(np.arange(len(times)), times), np.repeat(since, times) + nth
    km = np.sqrt(((one.place[first] - other.place[second]) ** 2).sum(axis=1)) / 1_000.0
    return _Near(first, second, np.digitize(km, _ALL_KM) - 1, other.day[second] - one.day[first])


def _strangers(pairs: _Near, larger: Rows) -> _Strangers:
    """Step 1: who strangers are."""
    on_day = np.unique(larger.day, return_counts=True)[1]
    others = float((on_day * (on_day - 1)).sum()) / len(larger.day)
    return _strangers_among(pairs, np.abs(pairs.days) >= _APART, others)


def _strangers_among(pairs: _Near, apart: Bools, others: float) -> _Strangers:
    """The same, by which pairs lie apart and how many others a row has on its day."""
    apart = apart if apart.sum() >= _ENOUGH else pairs.days != 0
    every = np.bincount(pairs.bin[apart], minlength=len(_ALL_KM) - 1).astype(np.float64)
    counts = every[: len(_FAR)]
    within = max(float(counts.sum() + 1.0) / float(every.sum() + 1.0), _LEAST_AROUND)
    chance = counts + _STRANGERS_HELD * _STRANGERS
    farther = every[len(_FAR) :] / max(float(counts.sum()), 1.0)
    return _Strangers(np.asarray(chance / chance.sum()), max(others, _LEAST_AROUND) * within, farther)


def _believed(near: _Near, strangers: Floats, fewer: int) -> tuple[Floats, Floats]:
    """Steps 2 and 3: the shares of the bins and of the days among partners."""
    far, days = _FAR / _FAR.sum(), _DAYS / _DAYS.sum()
    partnered = _PARTNERS[0] / sum(_PARTNERS)
    late = near.days + DAYS
    for _ in range(_ROUNDS):
        odds = partnered / (1.0 - partnered) * far[near.bin] * days[late] / strangers[near.bin]
        by_second = 1.0 + np.bincount(near.second, odds)[near.second] - odds
        odds = odds / by_second
        likely = odds / (1.0 + np.bincount(near.first, odds)[near.first])
        far = np.bincount(near.bin, likely, len(far)) + _FAR_HELD * _FAR
        days = np.bincount(late, likely, len(days)) + _DAYS_HELD * _DAYS
        far, days = far / far.sum(), days / days.sum()
        partnered = min((_PARTNERS[0] + float(likely.sum())) / (sum(_PARTNERS) + fewer), 0.98)
    return far, days


def _numbers(values: npt.NDArray[np.float64]) -> tuple[float, ...]:
    """As the model's file keeps them."""
    return tuple(np.round(values, 6).tolist())
