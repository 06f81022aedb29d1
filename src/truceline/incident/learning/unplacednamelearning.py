"""What it is worth that two reports call their place the same, or otherwise, where one of them lies nowhere, learnt without labels.

Two who tell of one incident mostly name one place, and sometimes the village and its district, or two villages between which it was. How often,
differs: callers on a hotline name what they hear. So it is counted how often pairs are as near in time as those of one incident are, by whether they name one
place: a mixture of two kinds of pairs, by EM.

1. Pairs of one incident lie as far apart in time as both state, those of two anywhere.
2. Pairs of two incidents name one place as often as reports name that place at all; pairs of one in a share that is learnt (`m`): the same name says m over
   how often it is named, another 1 - m over how often two of two incidents name another.

3. Likewise of the areas that both give, of pairs that do not give one name.
4. No more pairs are of one incident than rows that lie nowhere have partners: one in each other list.

Where pairs are few it is believed that nine in ten name one place. Nothing is asked unless a report that lies nowhere names its place or area; until then it is judged (LinkModel), for such reports
may arrive.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs, column_of, encoded, seconds_of
from truceline.incident.likeness.bearings import aimed
from truceline.incident.likeness.days import time_variance
from truceline.incident.likeness.placenames import sites_of, with_own_names
from truceline.incident.likeness.sharing import Words, weigh_names
from truceline.incident.likeness.unplacednames import (
    WHOLE,
    lookup_of_names,
    names_any,
    place_words_of,
    told_areas,
    told_places,
    words_of_place,
)
from truceline.incident.likeness.words import common_words
from truceline.incident.model import LinkModel, NamesLaw

_ASKED = 1_000  # reports that lie nowhere, and of each the pairs with those that come next to it in time
_NEXT = 24
_FARTHEST = 6.0  # standard deviations
_GROSS, _WIDER = 0.1, 3.0  # of pairs of one incident, and how many times farther apart they are then. Judged
_NAMING, _BELIEVED = 0.9, 50.0  # the share that is believed before, for how many pairs. Judged
_HELD = 10.0  # pairs' worth of belief in how many are of one incident, and how near these are
_ONE_INCIDENT = 0.2  # of pairs that near, to begin with
_NEAR2 = 9.0  # squares of deviations beyond tell of gross errors, not of usual ones
_NEVER, _ALWAYS = 0.05, 0.97
_ROUNDS = 30
_NEARING = 4  # steps in a round towards no more than there are partners; what is left of it the next round takes up
_MADE_WITH = 3  # names that have a word in common which is none itself: Kafr, Tell
_MOST = 1_500  # such words that a model keeps


class _Near(NamedTuple):
    """Pairs near in time of which one lies nowhere, and by how many deviations they lie apart."""

    first: Longs
    second: Longs
    deviations: Floats

    def said(self, words: Words) -> Floats:
        """What the words say of each pair."""
        said = np.empty(len(self.first))
        weigh_names(words, (self.first.astype(np.int32), self.second.astype(np.int32)), said)
        return said


class _Pairs(NamedTuple):
    """Such of which both name a place, or an area."""

    deviations: Floats
    same: Bools
    weight: Floats  # of the name that both have


def learn_unplaced_names(reports: pa.Table, model: LinkModel, among: Ints) -> NamesLaw | None:
    """The law of names among these reports in canonical order; the model's own where none that may be an origin names its place and lies nowhere."""
    areas = _areas(reports)
    law = model.unplaced_names and model.unplaced_names._replace(areas=areas)
    named = among[names_any(reports)[among]]
    named = named[~aimed(reports)[named]]
    if not np.isnan(column_of(reports, "longitude")[named]).any():
        return law
    some = reports.take(pa.array(named))
    lost = np.isnan(sites_of(some, model).longitude)
    if not lost.any():
        return law
    called = with_own_names(some, model.places)
    common = tuple(each for each in common_words(told_places(called)) if each[0].startswith(WHOLE))
    heads = _made_with(pc.unique(called["place_name"].drop_null()).to_pylist())
    silent = NamesLaw(0.0, -1.0, common, heads, areas, 0.0, -1.0, _of_areas(called, areas))
    near = _near(some, model, lost)
    by_name = near.said(place_words_of(called, silent._replace(of_areas=())))
    # Lists by the day are near in time to all of that day: that each row has one partner in each other list at most tells more.
    partners = float(lost.sum()) * (len(pc.unique(some["source"])) - 1)
    same, other = _worth(near, by_name, partners)
    if not silent.of_areas:
        return silent._replace(same=same, other=other)
    by_area = near.said(place_words_of(called, silent)) - by_name
    same_area, other_area = _worth(near, by_area, partners)
    return silent._replace(same=same, other=other, same_area=same_area, other_area=other_area)


def _of_areas(reports: pa.Table, areas: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """What the areas weigh that several sources give: what one alone calls an area may be anywhere in another's."""
    told = told_areas(reports, lookup_of_names(NamesLaw(0.0, 0.0, (), (), areas)))
    given = np.unique(np.stack([told.word, encoded(reports["source"])[told.row].astype(np.int64)]), axis=1)[0]
    words = np.array(told.skeletons)
    sources = dict(zip(*np.unique(words[given], return_counts=True), strict=True))
    return tuple(each for each in common_words(told) if sources[each[0]] > 1)


def _areas(reports: pa.Table) -> tuple[str, ...]:
    """The names of the areas that reports give, each as one word."""
    names = (name for of in ("admin1", "admin2") for name in pc.unique(reports[of]).to_pylist() if name)
    return tuple(sorted({words[-1] for words in map(words_of_place, names) if words})[:_MOST])


def _made_with(names: Iterable[str]) -> tuple[str, ...]:
    """The words with which several names are made, and which are none by themselves."""
    known = {words[-1]: words[:-1] for words in map(words_of_place, names) if words}
    often = Counter(word for words in known.values() if len(words) > 1 for word in words)
    heads = (word for word, times in often.most_common() if times >= _MADE_WITH and _as_whole(word) not in known)
    return tuple(sorted([*heads][:_MOST]))


def _as_whole(word: str) -> str:
    """A word of names as a name by itself; so is one already that is written with another."""
    return word if word.startswith(WHOLE) else WHOLE + word


def _near(reports: pa.Table, model: LinkModel, lost: Bools) -> _Near:
    """Of each report that lies nowhere the pairs with those next to it in time, of other sources."""
    at, within = seconds_of(reports.column("occurred_at")), column_of(reports, "occurred_within_s")
    variance = time_variance(within, np.full(len(at), -1), np.full(len(at), model.usual.time), model)
    order = np.flatnonzero(within <= model.longest_s)
    order = order[np.argsort(at[order], kind="stable")]
    first, second = _next_in(order, lost)
    source = encoded(reports.column("source"))
    other = source[first] != source[second]
    first, second = first[other], second[other]
    deviations = np.abs(at[first] - at[second])
    deviations /= np.sqrt(variance[first] + variance[second] + model.duration_s**2)
    near = deviations <= _FARTHEST
    return _Near(first[near], second[near], deviations[near])


def _worth(near: _Near, said: Floats, most: float = np.inf) -> tuple[float, float]:
    """What it is worth that two name one place or area, beside what that weighs, and that they name two; no more than so many pairs are of one incident."""
    told = said[said != 0.0]
    pairs = _Pairs(near.deviations[said != 0.0], told > 0.0, np.maximum(told, 0.0))
    share, by_chance = _shares(pairs, min(most / max(len(told), 1), 1.0))
    other = min(np.log1p(-share) - np.log1p(-by_chance), 0.0)
    return round(float(np.log(share)), 3), round(float(other), 3)


def _next_in(order: Longs, lost: Bools) -> tuple[Longs, Longs]:
    """The pairs of those that lie nowhere with the next before and after them in this order, each once."""
    asked = np.flatnonzero(lost[order])
    asked = asked[:: max(-(-len(asked) // _ASKED), 1)]
    beside = asked[:, None] + np.array([step for step in range(-_NEXT, _NEXT + 1) if step])
    place, beside = np.broadcast_to(asked[:, None], beside.shape).ravel(), beside.ravel()
    inside = (beside >= 0) & (beside < len(order))
    both = np.sort(np.stack([place[inside], beside[inside]]), axis=0)
    both = np.unique(both, axis=1)
    return order[both[0]], order[both[1]]


def _shares(pairs: _Pairs, most: float) -> tuple[float, float]:
    """How often two of one incident name one place, and two of two incidents; no more than such a share of pairs is of one."""
    squares, same = pairs.deviations**2, pairs.same
    share, of_one, scale = _NAMING, min(_ONE_INCIDENT, most), 1.0
    by_chance = float(np.exp(-pairs.weight[same]).mean()) if same.any() else 0.0
    for _ in range(_ROUNDS):
        says = np.where(same, share * np.exp(pairs.weight), (1.0 - share) / (1.0 - by_chance))
        odds = of_one / (1.0 - of_one) * _of_one_moment(squares, scale) * _FARTHEST * says
        likely = _likely(odds, most * len(odds))
        met, strangers = float(likely.sum()), float((1.0 - likely).sum())
        share = (float(likely[same].sum()) + _BELIEVED * _NAMING) / (met + _BELIEVED)
        share = min(max(share, _NEVER), _ALWAYS)
        by_chance = float((1.0 - likely)[same].sum()) / (strangers + _HELD)
        scale = float(np.sqrt((float((likely * squares)[squares < _NEAR2].sum()) + _HELD) / (met + _HELD)))
        of_one = min((met + _HELD * _ONE_INCIDENT) / (len(likely) + _HELD), most)
    return share, by_chance


def _likely(odds: Floats, most: float) -> Floats:
    """How likely each pair is of one incident, where no more than so many are: days say of all pairs of one that they are near, and would make all one."""
    likely = odds / (1.0 + odds)
    for _ in range(_NEARING):
        if (met := float(likely.sum())) <= most:
            break
        odds = odds * (most / met)
        likely = odds / (1.0 + odds)
    return likely


def _of_one_moment(squares: Floats, scale: float) -> Floats:
    """How densely the deviations of one moment lie."""
    usual, gross = (np.sqrt(2.0 / np.pi) / wide * np.exp(-0.5 * squares / wide**2) for wide in (scale, _WIDER * scale))
    return np.asarray((1.0 - _GROSS) * usual + _GROSS * gross)
