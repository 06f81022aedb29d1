"""How many rows of the shorter of two lists by the day have a partner in the longer one: held against the same rows moved by five to nine days.

Of two lists that tell of one war every row of the one may have a partner in the other, or one in four: so much surer, or less sure, is any likely pair,
and nothing that two rows say tells which it is. But a row that has no partner finds among its neighbours what it finds among those of other
days, and one that has finds more. So of all rows it is asked how firmly the candidates of its own day speak together, and how firmly those do that lie
five to nine days off, each by all that both tell and as if it were the right day. How many more speak firmly on their own day is how many have a partner.

Where kilometres and days alone would give each row more than one partner, fighting came in bursts, on other days there was none, and nothing can be told: then as
many are believed to have one as not. So it is of short lists, and of those that span days (by_few, by_spans).
"""

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.likeness.compare import Compared
from truceline.incident.likeness.days import DAYS, names_of
from truceline.incident.model import DayLaw

_MOVED = (-9, -8, -7, -6, -5, 5, 6, 7, 8, 9)  # days, where nothing is of one incident (by_day)
_TOLD_WITHIN = 18  # days, before and after, within which a list must have rows: else it tells nothing of a day
_MOST_LOOKERS = 2_000  # rows of a list; of more every so manieth looks
_NEAR_M = 64_000.0
_LESS = 1.0  # nats that scores promise too much (believing)
_FIRMLY = np.arange(-2.0, 3.5, 0.5)  # nats from which candidates may be held to speak firmly
_LEAST_NONE = 0.01  # of the rows that find no candidates that speak so on other days
_HELD = 10.0  # rows' worth of belief that as many have a partner as not
_MOST = 0.95  # have one, or have none
_LEAST_NATS, _MOST_NATS = -50.0, 30.0
_TIME = 3  # row of the parts of scores


def learn_partnered(compared: Compared, among: Ints, nearer: Floats) -> tuple[DayLaw, ...]:
    """The laws with what is learnt of each: the logarithm of the odds that a row has a partner. `among` are rows that may be origins.

    Of each law `nearer` is how many pairs of one incident each row of the shorter list has by kilometres and days alone; 0: nobody counted.
    """
    by_day = compared.by_day
    may = by_day.listed & ~np.isnan(compared.spots.x) & (by_day.before == 0) & (by_day.after == 0)
    rows = among[may[among]]
    names, number = names_of(by_day.laws), by_day.number[rows]
    found = []
    for law, each in zip(compared.model.by_day, nearer.tolist(), strict=True):
        sides = [rows[number == names.index(name)] for name in (law.first, law.second)]
        of_first = len(sides[0]) < len(sides[1])
        lookers, longer = sides if of_first else sides[::-1]
        share = _partnered(compared, lookers, longer) if 0.0 < each <= 1.0 and len(lookers) else 0.5
        found.append(law._replace(partnered=round(float(np.log(share / (1.0 - share))), 6), of_first=of_first))
    return tuple(found)


def _partnered(compared: Compared, shorter: Ints, longer: Ints) -> float:
    """What share of the rows of the shorter of two lists have a partner."""
    lookers = shorter[:: -(-len(shorter) // _MOST_LOOKERS)]
    longer = longer[np.argsort(compared.by_day.day[longer], kind="stable")]
    own = _spoken(compared, lookers, longer, 0)
    moved = np.concatenate([_spoken(compared, lookers, longer, days) for days in _MOVED])
    if not len(own) or not len(moved):
        return 0.5
    firm, by_chance = ((said[:, None] >= _FIRMLY).mean(axis=0) for said in (own, moved))
    none = np.maximum(1.0 - by_chance, _LEAST_NONE)
    more = (firm - by_chance) / none
    doubt = np.sqrt(by_chance * (1.0 - by_chance) / len(own)) / none
    # Where all speak so, or none, lots alone would make many of few.
    share = (len(own) * float(more[int((more - doubt).argmax())]) + _HELD * 0.5) / (len(own) + _HELD)
    return float(np.clip(share, 1.0 - _MOST, _MOST))


def _spoken(compared: Compared, lookers: Ints, longer: Ints, moved: int) -> Floats:
    """How firmly the candidates of each looker that are about so many days off speak together, as if that were the right day: in nats.

    Only of lookers of whose day, so moved, the longer list tells.
    """
    day = compared.by_day.day
    there = day[longer]
    lookers = lookers[_tells_of(there, day[lookers] + moved)]
    since, until = (np.searchsorted(there, day[lookers] + moved + by) for by in (-DAYS, DAYS + 1))
    whose = np.repeat(np.arange(len(lookers)), until - since)
    nth = np.arange(len(whose)) - np.repeat(np.cumsum(until - since) - (until - since), until - since)
    looker, other = lookers[whose], longer[since[whose] + nth]
    near = _near(compared, looker, other)
    whose, looker, other = whose[near], looker[near], other[near]
    first, second = np.minimum(looker, other), np.maximum(looker, other)
    parts = compared.parts_of(first, second)
    apart = np.where(first == looker, 1, -1) * (day[other] - day[looker] - moved)
    as_if = compared.by_day.weighed_apart(parts.copy(), (first, second), apart, compared.weights.further)
    parts[_TIME] = as_if[_TIME]
    odds = np.exp(np.minimum(parts[2:].sum(axis=0) - _LESS, _MOST_NATS))
    return np.log(np.maximum(np.bincount(whose, odds, len(lookers)), np.exp(_LEAST_NATS)))


def _tells_of(there: Longs, days: Longs) -> Bools:
    """Of which of these days a list tells, whose days are these in order: it has rows soon before and soon after."""
    after = np.searchsorted(there, days)
    before = np.searchsorted(there, days, side="right") - 1
    known = (before >= 0) & (after < len(there))
    last, following = (there[np.clip(place, 0, len(there) - 1)] for place in (before, after))
    return np.asarray(known & (days - last <= _TOLD_WITHIN) & (following - days <= _TOLD_WITHIN))


def _near(compared: Compared, one: Ints, other: Ints) -> Bools:
    spots = compared.spots
    square = sum((axis[one] - axis[other]) ** 2 for axis in (spots.x, spots.y, spots.z))
    return np.asarray(square <= _NEAR_M**2)
