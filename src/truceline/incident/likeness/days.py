"""How a pair of two lists that know only the day is weighed: by kilometres and whole days, by the law of its two lists.

Only where a law was learnt (by_day) and both rows know the day and no more. Distance, gap, act and actor stay as they are; the parts
space, time and crowd are those of the law, and own words say nothing. All that is asked of a pair is in the pair and in the model.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs, coded
from truceline.incident.model import DayLaw

EDGES_KM = np.array([0.0, 0.1, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0])
DAYS = 2  # on either side, that a law tells of
OTHERS = ""  # the name under which a law has all lists that are too small for one of their own
_DAY_S = 86_400.0
BY_DAY_S = 36_000.0  # a half-width: a time that is no better known is one of a whole day
_MOSTLY_DAYS_S = 90_000.0  # a day and the one before
_NEAREST_KM = 0.03
_BEYOND = 3.0  # nats less at a thousand kilometres than in the last bin
_KNOTS = np.log([*np.sqrt(np.maximum(EDGES_KM[:-1], _NEAREST_KM) * EDGES_KM[1:]), 1_000.0])
_LEAST_RADIUS_M = (
    9_000.0  # two such places are within reach at 31 km: the law has to say what that is worth, not the radii
)
_SPACE, _TIME, _CROWD, _WORDS = 2, 3, 6, 9  # rows of the parts of scores


def knows_the_day(within_s: Floats) -> npt.NDArray[np.bool_]:
    """Whether a time is known by the day, no better and not much worse."""
    return np.asarray((within_s >= BY_DAY_S) & (within_s <= _MOSTLY_DAYS_S))


def day_of(at: Floats) -> Longs:
    """The day of the middle of a time, UTC; lists of one country differ from its own days alike."""
    return np.asarray(np.floor(at / _DAY_S), np.int64)


@dataclass(frozen=True, slots=True)
class ByDay:
    """Of each report the number of its list, -1 where no law tells of it, and its day; and the laws, by two lists."""

    number: Ints
    day: Longs
    laws: tuple[DayLaw, ...]
    law_of: npt.NDArray[np.int64]  # the place of the law of two lists, -1 where there is none

    @property
    def listed(self) -> npt.NDArray[np.bool_]:
        """Which reports any law tells of."""
        return np.asarray(self.number >= 0)

    def told(self, first: Ints, second: Ints) -> Bools:
        """Which pairs a law tells of."""
        return np.asarray(self.law(first, second) >= 0) if self.laws else np.zeros(len(first), np.bool_)

    def law(self, first: Ints, second: Ints) -> Longs:
        """The place of the law that tells of each pair, -1 where none does."""
        one, other = self.number[first], self.number[second]
        return np.where((one >= 0) & (other >= 0), self.law_of[one, other], -1)

    def weighed(self, parts: Floats, first: Ints, second: Ints, further: float) -> Floats:
        """The parts of pairs, those of two lists by their law; `further` are the model's odds of any further report."""
        return self.weighed_apart(parts, (first, second), self.day[second] - self.day[first], further)

    def weighed_apart(self, parts: Floats, pairs: tuple[Ints, Ints], apart: Longs, further: float) -> Floats:
        """The same for pairs of which the second's day is so many after the first's, whatever their own days are."""
        if not self.laws:
            return parts
        first, second = pairs
        one, other = self.number[first], self.number[second]
        law = self.law(first, second)
        for place, told in enumerate(self.laws):
            rows = np.flatnonzero((law == place) & ~np.isnan(parts[0]))
            if not len(rows):
                continue
            days = np.where(one[rows] <= other[rows], apart[rows], -apart[rows])
            km = np.log(np.maximum(parts[0, rows] / 1_000.0, _NEAREST_KM / 2))
            parts[_SPACE, rows] = np.interp(km, _KNOTS, [*told.near, told.near[-1] - _BEYOND])
            beyond = np.maximum(np.abs(days) - DAYS, 0)
            parts[_TIME, rows] = np.array(told.days)[np.clip(days, -DAYS, DAYS) + DAYS] - beyond
            parts[_CROWD, rows] = further - told.crowd
            parts[_WORDS:, rows] = 0.0  # learning by distance and day has no such part
        return parts


def by_day_of(sources: pa.ChunkedArray, at: Floats, within_s: Floats, laws: tuple[DayLaw, ...]) -> ByDay:
    """Which reports the laws tell of."""
    names = names_of(laws)
    law_of = np.full((len(names), len(names)), -1, np.int64)
    for place, law in enumerate(laws):
        one, other = names.index(law.first), names.index(law.second)
        law_of[one, other] = law_of[other, one] = place
    words = coded(sources)
    known = np.array([number_of(source, names) for source in words.dictionary.to_pylist()] + [-1], np.int32)
    number = known[np.asarray(words.indices.to_numpy(), np.int64)]
    return ByDay(np.where(knows_the_day(within_s), number, -1).astype(np.int32), day_of(at), laws, law_of)


def looking_radius(radius_m: Floats, listed: Bools, widest_m: float) -> Floats:
    """The radius by which a place is looked around: what a list states that has a law bounds it neither way.

    A village is named as exactly as a district; whoever names only the district is compared all the same.
    """
    return np.asarray(np.where(listed, np.clip(radius_m, min(_LEAST_RADIUS_M, widest_m), widest_m), radius_m))


def never_rising(far: npt.NDArray[np.float64], chance: Floats) -> Floats:
    """Ratios of the two, those that would rise with distance taken together with those before them."""
    pools: list[tuple[float, float, int]] = []
    for pool in zip(far.tolist(), chance.tolist(), (1,) * len(far), strict=True):
        pools.append(pool)
        while len(pools) > 1 and pools[-1][0] * pools[-2][1] > pools[-2][0] * pools[-1][1]:
            last, before = pools.pop(), pools.pop()
            pools.append((last[0] + before[0], last[1] + before[1], last[2] + before[2]))
    return np.repeat([one / other for one, other, _ in pools], [size for _, _, size in pools])


def names_of(laws: tuple[DayLaw, ...]) -> list[str]:
    """The lists of all laws, in order; the first of two lists of a law is always the earlier."""
    return sorted({name for law in laws for name in (law.first, law.second)})


def number_of(source: Any, names: list[str]) -> int:
    """The number of a source's list: its own, or that of all others, or -1."""
    return names.index(source) if source in names else names.index(OTHERS) if OTHERS in names else -1
