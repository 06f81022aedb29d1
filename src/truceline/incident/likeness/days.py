"""How a pair of two lists that know only the day is weighed: by kilometres and whole days, by the law of its two lists.

Only where a law was learnt (by_day) and both rows know the day and no more, or span some days, up to a month. A row that spans days means any of
them alike: it is spread over them, and the chance that two meet falls with the span. Distance, gap, act and actor stay as they are; the parts
space, time and crowd are those of the law, and own words say nothing. All that is asked of a pair is in the pair and in the model.

A row that knows better than the day is weighed by the law of its list beside rows alone that span more than three days, which would be compared with it
by nothing else; beside all others it is compared as ever.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs, coded
from truceline.incident.model import DayLaw, LinkModel
from truceline.values.instant import BY_DAY_S
from truceline.values.shape.compiled import in_place

EDGES_KM = np.array([0.0, 0.1, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0])
DAYS = 2  # on either side, that a law tells of
OTHERS = ""  # the name under which a law has all lists that are too small for one of their own
_DAY_S = 86_400.0
_MOSTLY_DAYS_S = 90_000.0  # a day and the one before
LONGEST_SPAN_S = 15.5 * _DAY_S  # a half-width: a month; rows that span more tell of a war, not of a day
_MOST_STRANGERS = 5_000.0  # that a law expects near a row in the days that it spans
_FARTHER_S = 2.0 * _DAY_S  # beyond its span a row is looked for as far as a law tells of
_TWO_DAYS_OFF_S = 180_000.0  # and two hours, for clocks are set twice a year
# Nats: half as often as strangers. Where it is rarer, as many more strangers would be met for hardly a partner.
_WORTH_LOOKING = -0.7
_NEAR_DAYS = 8  # of two that span days, days farther apart add nothing that could be told
COLUMNS = ("number", "told_as", "day", "before", "after")  # of reports
# Rows of one list: which know better than the day, which tell days, which more than three.
_WAYS = 3
_EXACT, _OF_DAYS, _LONG = range(_WAYS)
_LONGER_DAYS = 3
_NEAREST_KM = 0.03
FARTHER_KM = np.array([128.0, 256.0, 512.0, 1_024.0, np.inf])  # beyond the bins, where strangers are counted
_FARTHER_AT_KM = np.array([181.0, 362.0, 724.0, 1_000.0])
_BEYOND = (
    -3.0
)  # nats at a thousand kilometres beside those in the last bin, where strangers are no more there than near
# Of partners that lie beyond the bins: a town of the same name, or a slip. Of three pairs of real lists it is 0.01 to 0.05 (docs/linking/hand-linked.md).
_FAR_APART = 0.02
_OF_THE_WORLD = 4.0  # strangers beyond the bins for each within, from which on it counts how far they lie
# Of partners, by how far they lie apart: so many as of the last bin, or the few that are believed to err so, whatever the lists are like. They are fewer
# than above, for scores hold it for some seven times as likely that there is a partner as that there is none, and here nothing that is counted bears that out.
_BESIDE_THE_LAST = np.array([1.0, 0.6, 0.35, 0.1])
_LEAST_APART = np.array([0.0015, 0.0013, 0.001, 0.0004])
_LAST_KM = float(np.sqrt(EDGES_KM[-2] * EDGES_KM[-1]))
_ON_THE_WAY = np.log(_FARTHER_AT_KM / _LAST_KM) / np.log(_FARTHER_AT_KM[-1] / _LAST_KM)
_KNOTS = np.log([*np.sqrt(np.maximum(EDGES_KM[:-1], _NEAREST_KM) * EDGES_KM[1:]), *_FARTHER_AT_KM])
_LEAST_RADIUS_M = (
    9_000.0  # two such places are within reach at 31 km: the law has to say what that is worth, not the radii
)
_SPACE, _TIME, _CROWD, _WORDS = 2, 3, 6, 9  # rows of the parts of scores

Days = npt.NDArray[np.int8]


def knows_the_day(within_s: Floats) -> npt.NDArray[np.bool_]:
    """Whether a time is known by the day, no better and not much worse."""
    return np.asarray((within_s >= BY_DAY_S) & (within_s <= _MOSTLY_DAYS_S))


def spans_days(within_s: Floats) -> Bools:
    """Whether a time is known by some days, and no better."""
    return np.asarray(within_s > _MOSTLY_DAYS_S)


def has_law(number: Ints, within_s: Floats, laws: tuple[DayLaw, ...]) -> Bools:
    """Whether a law tells of rows of these lists (-1: of none) whose times are known so: by the day, or by some days, up to a month.

    The more strangers a law expects in five days, the fewer days a row may span: among too many nothing tells its partner, and to look at
    all of them would be the whole work. So no row meets more strangers than that in the mean, however many span a month.
    """
    longest = np.append(_longest_spans(laws), 0.0)[number]
    return np.asarray((within_s >= BY_DAY_S) & (within_s <= longest))


@lru_cache(maxsize=4)
def _longest_spans(laws: tuple[DayLaw, ...]) -> Floats:
    """Of each list the longest half-width of which any of its laws tells."""
    crowd = np.full(len(names_of(laws)), -np.inf)
    for law in laws:
        for name in (law.first, law.second):
            place = names_of(laws).index(name)
            crowd[place] = max(crowd[place], law.crowd)
    days = (2 * DAYS + 1) * _MOST_STRANGERS / np.exp(crowd)
    return np.asarray(np.clip(days * _DAY_S / 2.0, _MOSTLY_DAYS_S, LONGEST_SPAN_S))


def spans(listed: Bools, within_s: Floats, longest_s: float) -> Bools:
    """Which reports of lists that have a law span so many days that nothing but a law can tell of them."""
    return np.asarray(listed & (within_s > longest_s))


def time_variance(within_s: Floats, number: Ints, scale: Floats, model: LinkModel) -> Floats:
    """How well times are known, as variances, of rows of these lists (-1: of none that has a law).

    A row that spans days is looked for within two days of them, and no farther: a span is stated, not erred, and what errors of its source
    are worth does not widen it. One that knows the day is found two days off where a law says that this is worth it.
    """
    known = (within_s * scale) ** 2 / 3.0  # of a time that lies anywhere between two bounds
    farther = _look_two_days_off(model.by_day)[number] & knows_the_day(within_s)
    if np.any(farther):
        known = np.where(farther, np.fmax(known, (_TWO_DAYS_OFF_S / model.span_sigmas) ** 2 / 2.0), known)
    spanning = spans(number >= 0, within_s, model.longest_s)
    return np.where(spanning, ((within_s + _FARTHER_S) / model.span_sigmas) ** 2, known) if np.any(spanning) else known


def _look_two_days_off(laws: tuple[DayLaw, ...]) -> Bools:
    """Of each list whether a law of it finds enough two days off to look there: half as much as strangers have at least. Last: of none."""
    names = names_of(laws)
    worth = [{law.first, law.second} for law in laws if max(law.days[0], law.days[-1]) >= _WORTH_LOOKING]
    return np.array([*(any(name in both for both in worth) for name in names), False])


def day_of(at: Floats) -> Longs:
    """The day of the middle of a time, UTC; lists of one country differ from its own days alike."""
    return np.asarray(np.floor(at / _DAY_S), np.int64)


@dataclass(frozen=True, slots=True)
class ByDay:
    """Of each report the number of its list, -1 where no law tells of it, how it is told of, and its day; and the laws, by how two are told of."""

    number: Ints
    told_as: Ints  # three times the number, and how well the row knows its time (_EXACT, _OF_DAYS, _LONG)
    day: Longs
    before: Days  # how many days before it a report may mean, and how many after: it spans them all
    after: Days
    laws: tuple[DayLaw, ...]
    law_of: npt.NDArray[np.int64]  # by `told_as` of two: the place of their law, -1 where there is none

    def each_column(self, changed: Callable[[npt.NDArray[Any]], npt.NDArray[Any]]) -> "ByDay":
        """The same columns of reports, each of them changed."""
        number, told_as, day, before, after = (changed(getattr(self, name)) for name in COLUMNS)
        return ByDay(number, told_as, day, before, after, self.laws, self.law_of)

    @property
    def listed(self) -> npt.NDArray[np.bool_]:
        """Which reports that know their day or some days any law tells of: of the others it does beside long spans alone."""
        return np.asarray((self.number >= 0) & (self.told_as % _WAYS != _EXACT))

    @property
    def of_days(self) -> Ints:
        """The number of the list of each of these, -1 of all others."""
        return np.asarray(np.where(self.listed, self.number, -1), np.int32)

    def told(self, first: Ints, second: Ints) -> Bools:
        """Which pairs a law tells of."""
        return np.asarray(self.law(first, second) >= 0) if self.laws else np.zeros(len(first), np.bool_)

    def law(self, first: Ints, second: Ints) -> Longs:
        """The place of the law that tells of each pair, -1 where none does."""
        place = np.empty(len(first), np.int64)
        _write_laws(self.told_as, self.law_of, (first, second), place)
        return place

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
            km = np.log(np.maximum(parts[0, rows] / 1_000.0, _NEAREST_KM / 2))
            parts[_SPACE, rows] = np.interp(km, _KNOTS, [*told.near, *(told.near[-1] + by for by in told.beyond)])
            straight = one[rows] <= other[rows]
            ends = (np.where(straight, first[rows], second[rows]), np.where(straight, second[rows], first[rows]))
            parts[_TIME, rows] = self._of_days(told, ends, np.where(straight, apart[rows], -apart[rows]))
            parts[_CROWD, rows] = further - told.crowd
            parts[_WORDS:, rows] = 0.0  # learning by distance and day has no such part
        return parts

    def _of_days(self, law: DayLaw, ends: tuple[Ints, Ints], days: Longs) -> Floats:
        """What a law says of pairs so many days apart: of those that span days, in the mean of all days that they may mean."""
        said = _of_days(law, days)
        one, other = ends
        spanning = np.flatnonzero(self.before[one] + self.after[one] + self.before[other] + self.after[other])
        if len(spanning):
            one, other, days = one[spanning], other[spanning], days[spanning]
            latest = days + self.after[other] + self.before[one]
            earliest = days - self.before[other] - self.after[one]
            lengths = self._length(one), self._length(other)
            said[spanning] = _of_spans(law, (earliest, latest), lengths)
        return said

    def _length(self, rows: Ints) -> Longs:
        """How many days each may mean."""
        return np.asarray(1 + self.before[rows].astype(np.int64) + self.after[rows])


@in_place
def _write_laws(told_as: Ints, law_of: Longs, pairs: tuple[Ints, Ints], place: Longs) -> None:
    """Write of each pair the place of the law of its two lists, -1 where there is none: most reports are of no list."""
    first, second = pairs
    for k in range(len(place)):
        one, other = told_as[first[k]], told_as[second[k]]
        place[k] = law_of[one, other] if one >= 0 and other >= 0 else -1


def _of_days(law: DayLaw, days: Longs) -> Floats:
    """What a law says of so many days, in nats: beyond those that it tells of, one less with every day."""
    beyond = np.maximum(np.abs(days) - DAYS, 0)
    return np.asarray(np.array(law.days)[np.clip(days, -DAYS, DAYS) + DAYS] - beyond)


def _of_spans(law: DayLaw, bounds: tuple[Longs, Longs], lengths: tuple[Longs, Longs]) -> Floats:
    """The same in the mean over all days of the one and of the other, of which the ones are so many days apart at least and at most."""
    earliest, latest = bounds
    both, least = lengths[0] * lengths[1], np.minimum(*lengths)
    # Where they nowhere come near, the nearest of their days say it.
    whole = np.exp(_of_days(law, np.clip(0, earliest, latest)))
    near = np.zeros(len(whole))
    for days in range(-_NEAR_DAYS, _NEAR_DAYS + 1):
        times = np.minimum(least, np.minimum(days - earliest, latest - days) + 1)
        near += np.maximum(times, 0) * np.exp(_of_days(law, np.array(days)))
    return np.asarray(np.log(np.maximum(near, whole) / both))


def mostly_span(number: Ints, comparable: Bools, spanning: Bools) -> Bools:
    """Which of those that span days are of lists (-1: of none) of which more rows do than know better."""
    listed = number >= 0
    size = int(number.max(initial=-1)) + 1
    long, better = (np.bincount(number[which & listed], minlength=size) for which in (spanning, comparable))
    return np.asarray(spanning & np.append(long > better, False)[number])


def by_day_of(sources: pa.ChunkedArray, at: Floats, within_s: Floats, laws: tuple[DayLaw, ...]) -> ByDay:
    """Which reports the laws tell of."""
    names = names_of(laws)
    words = coded(sources)
    known = np.array([number_of(source, names) for source in words.dictionary.to_pylist()] + [-1], np.int32)
    number, days = told_of(known[np.asarray(words.indices.to_numpy(), np.int64)], (at, within_s), laws)
    return ByDay(number, told_as(number, within_s, days), day_of(at), *days, laws, _law_of(laws, names))


def told_of(number: Ints, time: tuple[Floats, Floats], laws: tuple[DayLaw, ...]) -> tuple[Ints, tuple[Days, Days]]:
    """The numbers of the lists of rows of which the laws tell, -1 of all others, and how many days before and after its own each may mean."""
    at, within_s = time
    listed = has_law(number, within_s, laws)
    days = days_around(at, within_s, listed)
    return np.where(listed | (within_s < BY_DAY_S), number, -1).astype(np.int32), days


def told_as(number: Ints, within_s: Floats, days: tuple[Days, Days]) -> Ints:
    """By which of its list's rows of `law_of` each is told of."""
    before, after = days
    known = np.where(within_s < BY_DAY_S, _EXACT, np.where(before + after >= _LONGER_DAYS, _LONG, _OF_DAYS))
    return np.where(number < 0, -1, _WAYS * number + known).astype(np.int32)


def _law_of(laws: tuple[DayLaw, ...], names: list[str]) -> Longs:
    """The place of the law of two lists by how their rows are told of; what is exact has none but beside what is long."""
    law_of = np.full((len(names), _WAYS, len(names), _WAYS), -1, np.int64)
    for place, law in enumerate(laws):
        for one, other in ((law.first, law.second), (law.second, law.first)):
            of_two = law_of[names.index(one), :, names.index(other), :]
            of_two[_OF_DAYS:, _OF_DAYS:] = of_two[_EXACT, _LONG] = of_two[_LONG, _EXACT] = place
    return law_of.reshape(_WAYS * len(names), _WAYS * len(names))


def days_around(at: Floats, within_s: Floats, listed: Bools) -> tuple[Days, Days]:
    """How many days before its own each report may mean, and how many after: none where it knows the day, or no law tells of it.

    Its first and its last day are counted by their middles, as all days are (day_of).
    """
    before, after = np.zeros((2, len(at)), np.int8)
    rows = np.flatnonzero(listed & spans_days(within_s))
    if len(rows):
        middle, farther = at[rows], within_s[rows] - _DAY_S / 2
        before[rows] = day_of(middle) - day_of(middle - farther)
        after[rows] = day_of(middle + farther) - day_of(middle)
    return before, after


def by_days_together(several: Sequence[ByDay]) -> ByDay:
    """The same of several reports, the one after the other; the laws must be the same."""
    number, told_as, day, before, after = (
        np.concatenate([getattr(each, name) for each in several]) for name in COLUMNS
    )
    return ByDay(number, told_as, day, before, after, several[0].laws, several[0].law_of)


def looking_radius(radius_m: Floats, listed: Bools, widest_m: float) -> Floats:
    """The radius by which a place is looked around: what a list states that has a law bounds it neither way.

    A village is named as exactly as a district; whoever names only the district is compared all the same.
    """
    return np.asarray(np.where(listed, np.clip(radius_m, min(_LEAST_RADIUS_M, widest_m), widest_m), radius_m))


def beyond(last: float, strangers: float, farther: Floats) -> tuple[float, ...]:
    """How much more than the last bin, in nats, 181, 362, 724 and 1,000 km say, where of all strangers within the bins a share lies in the last, and so many for each lie farther.

    Lists of the whole world have one of the same day some hundreds of kilometres off for each row, or on another ocean, and that he is the partner is far
    less likely than that there is none.
    """
    every = max(float(farther.sum()), _FAR_APART)
    said = min(_BEYOND, float(np.log(_FAR_APART / every)) - last) * _ON_THE_WAY
    if every > _OF_THE_WORLD:
        partners = np.maximum(_LEAST_APART, np.exp(last) * strangers * _BESIDE_THE_LAST)
        said = np.minimum(said, np.log(partners / np.maximum(farther, partners)) - last)
    return tuple(np.round(np.minimum.accumulate(said), 6).tolist())


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
