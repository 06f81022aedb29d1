"""Two lists that know only the day: what kilometres and days between their rows are worth, learnt from the lists themselves.

A list that names a town and a date says little of how well it knows them, and what it says is mostly wrong: both lists name
the same town though the one says two kilometres and the other twenty-five; a newspaper is dated the day after. So for
each two lists it is counted how often their rows lie so many kilometres and so many days apart, and how often they do where
nothing can be of one incident, five to nine days apart.

1. Rows that know the day are counted by kilometres and by signed days.
2. Strangers are those five to nine days apart. Fighting comes in bursts: rows of one list, which are two incidents, meet
   more often on one day than that. As bursts of one list are not those of two, half of it is believed (a square root).
3. What is met beyond is of one incident: a share by kilometres times a share by days (Poisson counts, by EM).
4. Nearer never says less than farther.

Where nothing stands out from strangers, there is no law, and the radii and times that are stated are believed.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.compare import Voices, _spots, column_of
from truceline.incident.days import DAYS, EDGES_KM, OTHERS, day_of, knows_the_day
from truceline.incident.kernels import Ints, Longs, Spots
from truceline.incident.model import DayLaw, Floats, LinkModel

_FEWEST = 200  # rows of a list that has a law of its own; smaller lists have one together
_MOST_LISTS = 12
_MOST_PAIRS = 2_000_000.0  # that are counted of two lists; of larger ones every so manieth row looks
_FROM, _TO = 5, 9  # days, on either side, where nothing is of one incident
_STANDS_OUT = 5.0  # standard deviations
_BELIEVED = 30.0  # pairs' worth of belief that one list has no bursts
_ROUNDS = 200
_STEP = 0.05  # nats by which each bin says more than the next at least, so that of equals the nearer comes first


class _Rows(NamedTuple):
    """What is counted of one list: where and on which day its rows are, in order of days."""

    place: Floats  # metres from the centre of the earth, three columns
    day: Longs


def learn_by_day(reports: pa.Table, model: LinkModel, *, voices: Voices, among: Ints) -> tuple[DayLaw, ...]:
    """The law of every two lists for which one stands out; reports in canonical order, `among` the rows that may be origins."""
    spots, _ = _spots(reports, model, voices)
    may = ~np.isnan(spots.x) & knows_the_day(column_of(reports, "occurred_within_s"))
    rows = among[may[among]]
    if len(rows) < 2 * _FEWEST:
        return ()
    lists = _lists(reports["source"].take(pa.array(rows)), spots, rows)
    own = {name: _counted(one, one) for name, one in lists.items()} if len(lists) > 1 else {}
    found = []
    for first, second in combinations(sorted(lists), 2):
        met, strangers = _counted(lists[first], lists[second])
        burst = _burst(own[first], own[second])
        if _stands_out(met, strangers):
            law = _law((first, second), met, strangers[:, None] * burst)
            fewer = min(len(lists[name].day) for name in (first, second))
            crowd = np.log(strangers.sum() * (2 * DAYS + 1) * _stride(lists[first], lists[second]) / fewer)
            found.append(law._replace(crowd=round(float(crowd), 6)))
    return tuple(found)


def _lists(sources: pa.ChunkedArray, spots: Spots, rows: Ints) -> dict[str, _Rows]:
    """The rows of each list that is large enough, and those of all others together."""
    words = sources.combine_chunks().dictionary_encode()
    number = np.asarray(words.indices.to_numpy(), np.int64)
    count = np.bincount(number)
    names = words.dictionary.to_pylist()
    large = sorted(np.flatnonzero(count >= _FEWEST).tolist(), key=lambda n: (-count[n], names[n]))[:_MOST_LISTS]
    place = np.stack([spots.x, spots.y, spots.z], axis=1)[rows]
    day = day_of(spots.at[rows])
    chosen = {names[n]: number == n for n in large}
    chosen[OTHERS] = ~np.isin(number, large)
    ordered = {name: np.flatnonzero(which) for name, which in chosen.items() if which.sum() >= _FEWEST}
    ordered = {name: which[np.argsort(day[which], kind="stable")] for name, which in ordered.items()}
    return {name: _Rows(place[which], day[which]) for name, which in ordered.items()}


def _counted(one: _Rows, other: _Rows) -> tuple[Floats, Floats]:
    """Step 1: pairs by kilometres and days from the first to the second, and those of strangers by kilometres, a day."""
    counts = np.zeros((len(EDGES_KM) - 1, 2 * _TO + 1))
    for km, days in _apart(one, other):
        within = km < EDGES_KM[-1]
        np.add.at(counts, (np.digitize(km[within], EDGES_KM) - 1, days[within] + _TO), 1.0)
    far = np.abs(np.arange(-_TO, _TO + 1)) >= _FROM
    middle = slice(_TO - DAYS, _TO + DAYS + 1)
    if one is other:  # a row is no pair with itself
        counts[0, _TO] -= len(one.day[:: _stride(one, other)])
    return counts[:, middle], np.asarray(counts[:, far].mean(axis=1))


def _stride(one: _Rows, other: _Rows) -> int:
    """Every so manieth row looks, that the pairs stay countable."""
    days = max(int(one.day[-1] - one.day[0]), int(other.day[-1] - other.day[0]), 1)
    return max(int(len(one.day) * len(other.day) * (2 * _TO + 1) / days / _MOST_PAIRS), 1)


def _apart(one: _Rows, other: _Rows) -> Iterator[tuple[Floats, Longs]]:
    """Kilometres and days between rows at most nine days apart, some lookers at a time."""
    lookers = np.arange(0, len(one.day), _stride(one, other))
    for some in np.array_split(lookers, max(len(lookers) // 1_000, 1)):
        since, until = (np.searchsorted(other.day, one.day[some] + by) for by in (-_TO, _TO + 1))
        times = until - since
        nth = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        first, second = np.repeat(some, times), np.repeat(since, times) + nth
        apart = one.place[first] - other.place[second]
        yield np.sqrt((apart**2).sum(axis=1)) / 1_000.0, other.day[second] - one.day[first]


def _burst(*own: tuple[Floats, Floats]) -> Floats:
    """Step 2: how many times more often strangers are met on days so near, by kilometres."""
    met, strangers = own[0][0] + own[1][0], own[0][1] + own[1][1]
    return np.asarray(np.sqrt(np.maximum((met + _BELIEVED) / (strangers[:, None] + _BELIEVED), 0.5)))


def _stands_out(met: Floats, strangers: Floats) -> bool:
    """Whether rows of one day meet more often than strangers do, wherever they do most."""
    more = np.cumsum(met[:, DAYS] - strangers)
    doubt = np.sqrt(np.cumsum(met[:, DAYS] + strangers) + 1.0)
    return bool((more > _STANDS_OUT * doubt).any())


def _law(names: tuple[str, str], met: Floats, strangers: Floats) -> DayLaw:
    """Steps 3 and 4."""
    strangers = strangers + 0.5
    amount = max(float(np.maximum(met - strangers, 0.0).sum()), 1.0)
    far, late = (np.full(size, 1.0 / size) for size in met.shape)
    for _ in range(_ROUNDS):
        expected = amount * np.outer(far, late)
        same = met * expected / (expected + strangers)
        amount = float(same.sum()) + 0.5
        far = (same.sum(axis=1) + 0.5 / len(far)) / amount
        late = (same.sum(axis=0) + 0.5 / len(late)) / amount
    chance = strangers.sum(axis=1) / strangers.sum()
    near = np.log(_never_rising(far, chance)) - _STEP * np.arange(len(far))
    days = np.log(late * len(late))
    return DayLaw(*names, _numbers(near), _numbers(days), 0.0)


def _never_rising(far: npt.NDArray[np.float64], chance: Floats) -> Floats:
    """Ratios of the two, those that would rise with distance taken together with those before them."""
    pools: list[tuple[float, float, int]] = []
    for pool in zip(far.tolist(), chance.tolist(), (1,) * len(far), strict=True):
        pools.append(pool)
        while len(pools) > 1 and pools[-1][0] * pools[-2][1] > pools[-2][0] * pools[-1][1]:
            last, before = pools.pop(), pools.pop()
            pools.append((last[0] + before[0], last[1] + before[1], last[2] + before[2]))
    return np.repeat([one / other for one, other, _ in pools], [size for _, _, size in pools])


def _numbers(values: Floats) -> tuple[float, ...]:
    """As the model's file keeps them."""
    return tuple(np.round(values, 6).tolist())
