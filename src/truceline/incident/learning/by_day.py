"""Two lists that know only the day: what kilometres and days between their rows are worth, learnt from the lists themselves.

A list that names a town and a date says little of how well it knows them, and what it says is mostly wrong: both lists name
the same town though the one says two kilometres and the other twenty-five; a newspaper is dated the day after. So for
each two lists it is counted how often their rows lie so many kilometres and so many days apart, and how often they do where
nothing can be of one incident, five to nine days apart.

1. Rows that know the day are counted by kilometres and by signed days.
2. Strangers are those five to nine days apart, for each day on which both lists tell: of lists of ten days, few days lie so far apart.
   Fighting comes in bursts: rows of one list, which are two incidents, meet more often on one day than that.
3. What is met beyond is of one incident: a share by kilometres times a share by days (Poisson counts, by EM).
4. With it is learnt how many strangers there are. Bursts of one list need not be those of two, and where a list has one row for all of a day and
   place, who has a partner there meets nobody else: which power of its bursts both share is anything from none to all. And by kilometres
   strangers are more or fewer than a week apart by as much as they vary from day to day, beyond chance. Of thousands a hundred kilometres away a
   twentieth more would else be partners, and a row of another town as likely one as the next street's.
5. Nearer never says less than farther.

Where nothing stands out from strangers, there is no law, and the radii and times that are stated are believed. But where both tell of
three months together or less, partners cannot stand out for certain, and of a week no strangers can be counted at all: there much is
believed beforehand, as of short lists (by_few); so it is of lists most of whose rows span days (by_spans).
"""

import math
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Floats, Ints, Longs, column_of, in_one_piece, seconds_of
from truceline.incident.learning.by_few import Rows, law_of_few
from truceline.incident.learning.by_spans import laws_of_spans
from truceline.incident.likeness.days import (
    DAYS,
    EDGES_KM,
    FARTHER_KM,
    OTHERS,
    beyond,
    day_of,
    knows_the_day,
    never_rising,
    spans_days,
)
from truceline.incident.likeness.placenames import SITED_BY, sites_of
from truceline.incident.model import DayLaw, LinkModel
from truceline.report.table import OF_PLACE
from truceline.values.place import to_centre
from truceline.values.shape.compiled import in_place

_FEWEST = 200  # rows of a list of which a law is counted; smaller lists count together, and fewer are believed (by_few)
_BY_DAY = 0.5  # of the rows of a short list that must know only the day
_MOST_LISTS = 12
_MOST_PAIRS = 2_000_000.0  # that are counted of two lists; of larger ones every so manieth row looks
_FROM, _TO = 5, 9  # days, on either side, where nothing is of one incident
_GAP = 2 * _TO  # days without a row after which a list is silent; a shorter gap is part of what it tells of
_FEW_DAYS = 100  # of which both tell, among which strangers are too few for partners to stand out from them
_LEAST_MET = 0.5  # pairs of strangers that are believed where none is met
_STANDS_OUT = 5.0  # standard deviations
_BELIEVED = 30.0  # pairs' worth of belief that one list has no bursts
_SHARED = 0.5  # the power of one list's bursts that two are believed to share
_SHARED_HELD = 12.0  # and how firmly: a twelfth is the variance of anything from 0 to 1
# Nats of bursts of which any power may be shared. Of fourfold ones a half is: they are mostly one incident told in several rows.
_DOUBLED = math.log(2.0)
_ENOUGH = 5.0  # strangers of a day and distance; where fewer are to be expected, it is not asked how they vary
# Pairs' worth of belief that strangers near in days are as many as others, where they never vary beyond chance.
_CERTAIN = 1e6
_APART = np.abs(np.arange(-_TO, _TO + 1))
_FAR, _MIDDLE = np.flatnonzero(_APART >= _FROM), np.flatnonzero(_APART <= DAYS)
_ALL_KM = np.concatenate([EDGES_KM, FARTHER_KM[1:]])
_ROUNDS = 200
_STEP = 0.05  # nats by which each bin says more than the next at least, so that of equals the nearer comes first


class Counted(NamedTuple):
    """Pairs of two lists by kilometres and signed days, how many strangers are to be expected there and beyond, and how many pairs' worth that is certain."""

    met: Floats
    strangers: Floats
    certain: float
    farther: Floats = np.zeros(len(FARTHER_KM) - 1)  # so many times more strangers lie beyond the bins, by distance


class Strangers(NamedTuple):
    """What is known of strangers (step 4): as many as a week apart, times a level by kilometres, times a power of bursts."""

    counted: Counted
    burst: Floats
    level: Floats | float = 1.0
    shared: float = _SHARED

    def expected(self) -> Floats:
        """How many, by kilometres and days; half a one more than are counted, for none is no proof."""
        return np.asarray(self.level * self._in_bursts() + 0.5)

    def learnt_of(self, met: Floats) -> "Strangers":
        """The same with the level of these strangers, and half a step of Newton's towards the power of their bursts."""
        usual, certain = self._in_bursts(), self.counted.certain
        level = (certain + met.sum(axis=1, keepdims=True)) / (certain + usual.sum(axis=1, keepdims=True))
        by, expected = np.log(self.burst), level * usual
        slope = float(((met - expected) * by).sum()) - _SHARED_HELD * (self.shared - _SHARED)
        bend = float((expected * by * by).sum()) + _SHARED_HELD
        most = _SHARED * min(max(2.0 - float(np.abs(by).max()) / _DOUBLED, 0.0), 1.0)
        shared = min(max(self.shared + slope / bend / 2.0, _SHARED - most), _SHARED + most)
        return self._replace(level=level, shared=shared)

    def _in_bursts(self) -> Floats:
        return np.asarray(self.counted.strangers * self.burst**self.shared)


class Learnt(NamedTuple):
    """The law of two lists, and how many pairs of one incident lie nearer than by chance, for each placed row of the shorter; 0: nobody counted."""

    law: DayLaw
    nearer: float


def learn_by_day(reports: pa.Table, model: LinkModel, *, among: Ints) -> tuple[Learnt, ...]:
    """What is learnt of every two lists for which a law stands out; reports in canonical order, `among` the rows that may be origins."""
    within = column_of(reports, "occurred_within_s")[among]
    rows, spanning, among = among[knows_the_day(within)], among[spans_days(within)], among[~spans_days(within)]
    lists, found = _of_days(reports, model, (rows, among)) if len(rows) else ({}, ())
    if not len(spanning):
        return found
    known = tuple(learnt.law for learnt in found)
    return found + tuple(Learnt(law, 0.0) for law in laws_of_spans(reports, model, (spanning, among), (lists, known)))


def _of_days(
    reports: pa.Table, model: LinkModel, told: tuple[Ints, Ints]
) -> tuple[dict[str, Rows], tuple[Learnt, ...]]:
    """The lists that know the day, and what is learnt of every two of them; rows that know it, and all that know it or better."""
    rows, among = told
    chosen = reports.select(("occurred_at", *SITED_BY, *OF_PLACE)).take(pa.array(rows))
    sites = sites_of(chosen, model)
    place = np.stack(to_centre(sites.longitude, sites.latitude), axis=1)
    placed = ~np.isnan(place[:, 0])
    known = Rows(place[placed], day_of(seconds_of(chosen.column("occurred_at"))[placed]))
    lists = _lists(in_one_piece(reports["source"]), known, (rows[placed], rows, among))
    large = [name for name, one in lists.items() if len(one.day) >= _FEWEST]
    own = {name: _counted(lists[name], lists[name]) for name in large} if len(large) > 1 else {}
    found = []
    for first, second in combinations(sorted(lists), 2):
        one, other = lists[first], lists[second]
        if first not in large or second not in large:
            found.append(Learnt(law_of_few((first, second), one, other), 0.0))
            continue
        both = _told_days(one, other)
        counted = _counted(one, other)
        if both[_FAR].sum() >= both[_TO] and _stands_out(counted.met, counted.strangers):
            law, nearer = _law((first, second), Strangers(counted, _burst(own[first], own[second])))
            around = max(float(counted.strangers.sum()), _LEAST_MET)
            of_each = _stride(one, other) / min(len(one.day), len(other.day))
            found.append(Learnt(law._replace(crowd=round(math.log(around * of_each), 6)), nearer * of_each))
        elif both[_TO] <= _FEW_DAYS:
            found.append(Learnt(law_of_few((first, second), one, other), 0.0))
    return lists, tuple(found)


def _lists(sources: pa.StringArray, known: Rows, told: tuple[Ints, Ints, Ints]) -> dict[str, Rows]:
    """The rows of each list that is large enough, and those of all others together; where those are few too, each by itself.

    `told` are the placed rows that know the day, all that know it, and all that know it or better: what mostly knows the hour is no short list
    by the day, and one whose rows mostly lie nowhere is.
    """
    rows = told[0]
    words = sources.dictionary_encode()
    of_row = np.asarray(words.indices.to_numpy(), np.int64)
    names = words.dictionary.to_pylist()
    number = of_row[rows]
    count, days, all_rows = (np.bincount(of_row[some], minlength=len(names)) for some in told)
    ordered = sorted(range(len(names)), key=lambda n: (-count[n], names[n]))
    named = [n for n in ordered if count[n] >= _FEWEST][:_MOST_LISTS]
    # Two short lists that counted together would be one, and no law is of one list.
    if len(rows) - count[named].sum() < _FEWEST or not named:
        few = [n for n in ordered if n not in named and count[n] and days[n] > _BY_DAY * all_rows[n]]
        named += few[: _MOST_LISTS - len(named)]
        number = np.where(np.isin(number, [*named, *few]), number, -1)
    place, day = known
    chosen = {names[n]: number == n for n in named}
    chosen[OTHERS] = ~np.isin(number, [*named, -1])
    ordered_rows = {name: np.flatnonzero(which) for name, which in chosen.items() if which.any()}
    ordered_rows = {name: which[np.argsort(day[which], kind="stable")] for name, which in ordered_rows.items()}
    return {name: Rows(place[which], day[which]) for name, which in ordered_rows.items()}


def _counted(one: Rows, other: Rows) -> Counted:
    """Step 1: pairs by kilometres and days from the first to the second, and as many strangers as are to be expected there."""
    bins = len(EDGES_KM) - 1
    counts = np.zeros((bins + len(FARTHER_KM) - 1, 2 * _TO + 1))
    lookers = np.arange(0, len(one.day), _stride(one, other))
    since, until = (np.searchsorted(other.day, one.day[lookers] + by) for by in (-_TO, _TO + 1))
    _count((one, other), lookers, (since, until), counts)
    both = _told_days(one, other)
    counts, beyond_bins = counts[:bins], counts[bins:, _FAR].sum(axis=1)
    within = counts[:, _FAR].sum(axis=1)
    strangers = within / max(both[_FAR].sum(), 1.0)
    if one is other:  # a row is no pair with itself
        counts[0, _TO] -= len(lookers)
    certain = _certain(counts[:, _FAR], both[_FAR])
    return Counted(
        counts[:, _MIDDLE], np.outer(strangers, both[_MIDDLE]), certain, beyond_bins / max(within.sum(), 1.0)
    )


def _certain(met: Floats, told: Floats) -> float:
    """How many pairs' worth of belief it is that strangers of other days are as many as these: how they vary from day to day, two deviations beyond chance."""
    of_day = told / max(told.sum(), 1.0)
    expected = met.sum(axis=1, keepdims=True) * of_day
    enough = expected >= _ENOUGH
    beyond = float(((met - expected)[enough] ** 2 / expected[enough]).sum())
    by_chance = float((enough * (1.0 - of_day)).sum())
    varied = beyond - by_chance - 2.0 * math.sqrt(2.0 * by_chance)
    return min(max(float(expected[enough].sum()), 1.0) / max(varied, _LEAST_MET), _CERTAIN)


def _told_days(one: Rows, other: Rows) -> Floats:
    """By signed days from the first to the second: of how many days the first tells, so that the second tells of the day so much later."""
    begin, end = min(one.day[0], other.day[0]) - _TO, max(one.day[-1], other.day[-1]) + _TO
    told = [np.cumsum(_steps(rows.day, int(begin), int(end))) > 0 for rows in (one, other)]
    inner = told[0][_TO : len(told[0]) - _TO]
    return np.array([float((inner & told[1][by : by + len(inner)]).sum()) for by in range(2 * _TO + 1)])


def _steps(day: Longs, begin: int, end: int) -> Longs:
    """By day, one where a list begins to tell, and minus one on the day after it ends."""
    starts = np.concatenate([[True], np.diff(day) > _GAP])
    steps = np.zeros(end - begin + 2, np.int64)
    np.add.at(steps, day[starts] - begin, 1)
    np.add.at(steps, day[np.append(starts[1:], True)] - begin + 1, -1)
    return steps[:-1]


@in_place
def _count(lists: tuple[Rows, Rows], lookers: Longs, bounds: tuple[Longs, Longs], counts: Floats) -> None:
    """Count the pairs of each looker with the rows of the other list between bounds, by kilometres, those beyond the bins too, and days."""
    one, other = lists
    since, until = bounds
    for n in range(len(lookers)):
        i = lookers[n]
        x, y, z = one.place[i, 0], one.place[i, 1], one.place[i, 2]
        for j in range(since[n], until[n]):
            east, north, up = x - other.place[j, 0], y - other.place[j, 1], z - other.place[j, 2]
            km = math.sqrt(east * east + north * north + up * up) / 1_000.0
            bin_ = 0
            while km >= _ALL_KM[bin_ + 1]:
                bin_ += 1
            counts[bin_, other.day[j] - one.day[i] + _TO] += 1.0


def _stride(one: Rows, other: Rows) -> int:
    """Every so manieth row looks, that the pairs stay countable."""
    days = max(int(one.day[-1] - one.day[0]), int(other.day[-1] - other.day[0]), 1)
    return max(int(len(one.day) * len(other.day) * (2 * _TO + 1) / days / _MOST_PAIRS), 1)


def _burst(*own: Counted) -> Floats:
    """Step 2: how many times more often strangers are met on days so near, by kilometres."""
    met, strangers = (sum((np.asarray(each[part]) for each in own), np.zeros(1)) for part in (0, 1))
    return np.asarray(np.maximum((met + _BELIEVED) / (strangers + _BELIEVED), 0.5))


def _stands_out(met: Floats, strangers: Floats) -> bool:
    """Whether rows of one day meet more often than strangers do, wherever they do most."""
    more = np.cumsum(met[:, DAYS] - strangers[:, DAYS])
    doubt = np.sqrt(np.cumsum(met[:, DAYS] + strangers[:, DAYS]) + 1.0)
    return bool((more > _STANDS_OUT * doubt).any())


def _law(names: tuple[str, str], strangers: Strangers) -> tuple[DayLaw, float]:
    """Steps 3 to 5, and how many pairs of one incident there are where the law says that it is likelier than two."""
    met, expected = strangers.counted.met, strangers.expected()
    amount = max(float(np.maximum(met - expected, 0.0).sum()), 1.0)
    far, late = (np.full(size, 1.0 / size) for size in met.shape)
    for _ in range(_ROUNDS):
        partners = amount * np.outer(far, late)
        same = met * partners / (partners + expected)
        amount = float(same.sum()) + 0.5
        far = (same.sum(axis=1) + 0.5 / len(far)) / amount
        late = (same.sum(axis=0) + 0.5 / len(late)) / amount
        strangers = strangers.learnt_of(met - same)
        expected = strangers.expected()
    chance = expected.sum(axis=1) / expected.sum()
    near = np.log(never_rising(far, chance)) - _STEP * np.arange(len(far))
    days = np.log(late * len(late))
    nearer = np.add.outer(near, days) > 0.0
    far_off = beyond(float(near[-1]), float(chance[-1]), strangers.counted.farther)
    return DayLaw(*names, _numbers(near), _numbers(days), 0.0, beyond=far_off), float(same[nearer].sum())


def _numbers(values: Floats) -> tuple[float, ...]:
    """As the model's file keeps them."""
    return tuple(np.round(values, 6).tolist())
