"""What two acts, weapons, names or numbers are worth here, counted over pairs by how probable it is that each tells of one incident.

Levels of likeness say how often witnesses agree. They do not say that two fly-overs in one hour are rarely two incidents, while two
mortars often are; nor which act is mistaken for which. So, once it is known what levels are worth:

1. Pairs near in place and time are weighed, whatever their score, and each has its probability beside its rivals (believing).
2. Each counts as one incident by its probability, and as two by the rest: of every two acts, two weapons, two names it is counted how often
   they are met in one incident and how often in two. The logarithm of the ratio is their worth.
3. Numbers likewise, by how alike they are, of all sizes and of each (sizelearning); and directions of fire, of which nothing is believed
   beforehand: what is outgoing at one post comes in at another. They say nothing unless what is met in one incident differs from what is met in two
   by more than lots would have it. Last, of lists by the day, how the one counts its victims beside the other (figurelearning).
4. By what they are worth now, it is done once more.
5. Last, what it is worth to share words that no column accounts for (own_wordlearning), or else to call the place alike (calledlearning); unless words
   were what incidents were found by (wordmeeting).
6. Of lists by the day, how many rows have a partner at all (partnered): no pair is weighed or joined by that.

Levels are what is believed until pairs tell otherwise, and the same act or name is believed to be met in one incident as often as it is told.
Which other name is told, where two differ, is held more firmly than that they do. Of acts more is believed: what witnesses take for what
(witnesses). The first time, pairs are weighed by that: those that are joined wrongly would confirm whatever joined them. The fewer pairs are told
otherwise than it has them, the more firmly it is held. Where nothing stands out from chance (unlabelled) or few pairs are probable, the model
stays as it was, to the last digit; else it keeps what strangers are like, where it stands what numbers are worth by their size. What is learnt
depends on the set of reports alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Bytes, Floats, Ints, Longs, places_among
from truceline.incident.joining.believing import beside_rivals, looked_up
from truceline.incident.joining.holding import held
from truceline.incident.learning.calledlearning import learn_called
from truceline.incident.learning.crosswise import learn_sides
from truceline.incident.learning.figurelearning import learn_list_figures
from truceline.incident.learning.foreknown import MOST_BELIEVED, NOTHING_KNOWN, Known
from truceline.incident.learning.harmlearning import learn_harmed
from truceline.incident.learning.meeting import met_within_reach
from truceline.incident.learning.own_wordlearning import Likely, learn_own_words
from truceline.incident.learning.partnered import learn_partnered
from truceline.incident.learning.sample import FEWEST_REPORTS, Sample
from truceline.incident.learning.sizelearning import learn_shares
from truceline.incident.learning.witnesses import are_known, told_otherwise, told_together, worth_beforehand
from truceline.incident.likeness.compare import Compared, Pairs, together
from truceline.incident.likeness.days import names_of
from truceline.incident.likeness.figures import laws_of
from truceline.incident.likeness.kernels import Spots
from truceline.incident.likeness.offering import keep_telling
from truceline.incident.model import (
    ACT_CODES,
    APART,
    DIRECTION_CODES,
    SAME,
    WEAPON_CODES,
    DayLaw,
    LinkModel,
    NamesMet,
    Strangers,
    WordLaw,
    act_alikeness,
    weapon_alikeness,
)
from truceline.values.party import fold_name
from truceline.values.shape.compiled import in_place

_ROUNDS = 2
_FEWEST = 50.0  # pairs of one incident to be expected: fewer teach nothing
_NEAR = 0.0  # nats of place and time from which pairs tell what is met there
_HELD, _HELD_APART = 120.0, 60.0  # pairs' worth of belief in what is believed of one incident, and in chance of two
# The same of acts, times the square of the share of pairs that are told otherwise than is believed of witnesses: 150 pairs' worth where it is
# a tenth, as is believed beforehand, 17 where it is three tenths, as where exercises have other witnesses; never so many that judged pairs say nothing.
_HELD_ACTS = 1.5
# The same of which two names are told where they differ: there are many such, and one or two pairs that were joined wrongly would tell that a rare name
# goes with another. From 150 on F1 was the same (exercises of 1,000 reports, seeds 6001 to 6032); no more than of another model is believed.
_HELD_OTHERS = MOST_BELIEVED
_MOST_NATS = 4.0
_MOST_NAMES = 60  # of each column, the most frequent
_FEWEST_TOLD = 5  # reports with a name
_AT_A_TIME = 1 << 20  # pairs that are weighed again
_SPACE, _TIME = 2, 3  # rows of the parts of scores


@dataclass(frozen=True, slots=True)
class _Seen:
    """Pairs near in place and time, and the probability that each tells of one incident."""

    first: Ints
    second: Ints
    likely: Floats
    spots: Spots


@dataclass(frozen=True, slots=True)
class _Codes:
    """One column in codes: its words, by row the code (-1: none), how alike any two are, and what each level is worth."""

    of: str
    words: tuple[str, ...]
    code: Ints
    alike: Bytes
    levels: Floats
    weight: float = 1.0  # how much of it counts
    silent: bool = False  # unless it stands out, it says nothing


def learn_by_probability(
    some: Sample, model: LinkModel, known: Known = NOTHING_KNOWN, nearer: tuple[float, ...] = ()
) -> LinkModel:
    """The model with what two codes and two numbers are worth here; `nearer` is what was counted of the two lists of each of its laws (by_day)."""
    if not _stands_out(some, model) or some.of_one_source:
        return model
    acts = places_among(some.reports.column("act"), ACT_CODES, otherwise=-1)
    begun = replace(model, codes=worth_beforehand(acts[some.among]))
    # Who is met does not hang on what is learnt here.
    compared, met = met_within_reach(some, begun)
    strangers = _strangers(compared)
    columns = tuple(_columns(some.reports, strangers, model))
    known = known.of_rows(some.rows, some.whole)
    found = model
    for done in range(_ROUNDS):
        seen, met = _seen(compared, met, some.voices.repeating, known)
        if float(seen.likely.sum()) < _FEWEST:
            return model
        codes = tuple(told for column in columns for told in _met(column, seen, known))
        pairs = (seen.first, seen.second, seen.likely)
        shares, by_size = learn_shares(seen.spots.numbers, pairs, model.figure_shares)
        strangers = replace(strangers, figures=laws_of(some.alike, shares, by_size))
        sides = learn_sides(some.reports, compared.by_day, (seen.first, seen.second), seen.likely, known)
        told = replace(model, codes=codes, sides=sides, figure_shares=shares, strangers=strangers, taught=known.taught)
        # Once alone: beside rivals that this has made likelier, what is taken from a pair's odds is no longer all that figures said.
        found = replace(told, by_day=found.by_day if done else _of_list_figures(told, compared, seen, nearer))
        if done + 1 < _ROUNDS:
            compared = compared.by(found, some.reports)
    if model.own_words is None:
        found = replace(found, own_words=_own_words(some, seen, compared))
    if found.by_day:
        found = replace(found, by_day=_with_partners(found, compared, some.among, nearer))
    return found


def _of_list_figures(
    model: LinkModel, compared: Compared, seen: _Seen, nearer: tuple[float, ...]
) -> tuple[DayLaw, ...]:
    """The end of step 3."""
    pairs = (seen.first, seen.second, seen.likely)
    counted = np.array(nearer or (0.0,) * len(compared.by_day.laws), np.float64) * _shorter(compared)
    laws = learn_list_figures(model, compared.by_day, pairs, (seen.spots.numbers, compared.chance.figures), counted)
    return learn_harmed(laws, compared.by_day, pairs, seen.spots.numbers.harmed)


def _with_partners(model: LinkModel, compared: Compared, among: Ints, nearer: tuple[float, ...]) -> tuple[DayLaw, ...]:
    """Step 6; the laws are as they were weighed by, and nothing of them was learnt since but that."""
    learnt = learn_partnered(compared, among, np.array(nearer or (0.0,) * len(model.by_day)))
    return tuple(
        law._replace(partnered=each.partnered, of_first=each.of_first)
        for law, each in zip(model.by_day, learnt, strict=True)
    )


def _shorter(compared: Compared) -> Longs:
    """How many placed rows are here of the shorter list of each law."""
    laws, number = compared.by_day.laws, compared.by_day.number
    names = names_of(laws)
    rows = np.bincount(number[(number >= 0) & ~np.isnan(compared.spots.x)], minlength=len(names))
    return np.array([min(rows[names.index(law.first)], rows[names.index(law.second)]) for law in laws], np.int64)


def _own_words(some: Sample, seen: _Seen, compared: Compared) -> WordLaw | None:
    """Step 5, of pairs that no law of two lists tells of."""
    first, second, likely = seen.first, seen.second, seen.likely
    if compared.by_day.laws:
        other = ~compared.by_day.told(first, second)
        first, second, likely = first[other], second[other], likely[other]
    pairs = Likely(first, second, likely, compared.parts_of)
    places = compared.model.places
    own = learn_own_words(some.reports, places, pairs, some.whole)
    return own or learn_called(some.reports, places, pairs)


def _stands_out(some: Sample, model: LinkModel) -> bool:
    """Whether pairs of one incident are known to be here: what is probable by a model alone would confirm whatever that model says.

    Reports of few days cannot be held against chance (unlabelled); where they are many enough, they are believed to tell of the same.
    """
    if model.strangers is not None or model.by_day:
        return True
    return len(some.among) >= FEWEST_REPORTS and some.of_few_days


def _seen(
    compared: Compared, met: Iterable[tuple[Ints, Ints]], repeating: Bools, known: Known
) -> tuple[_Seen, Iterable[tuple[Ints, Ints]]]:
    """Step 1, and the pairs that are to be weighed the next time; what merely relays a voice tells nothing of its own."""
    model, source = compared.model, compared.spots.source
    first, second, near, offered, score = _telling(compared, met)
    likely = np.zeros(len(first))
    rivals = Pairs(first[offered], second[offered], score, compared.parts_of)
    likely[offered] = looked_up(beside_rivals(rivals, source, held(rivals, compared)), model.calibration)
    known.write_judged(likely, len(repeating), first, second)
    near &= ~(repeating[first] | repeating[second])
    telling = (first, second, likely) if near.all() else (first[near], second[near], likely[near])
    again = ((first[at : at + _AT_A_TIME], second[at : at + _AT_A_TIME]) for at in range(0, len(first), _AT_A_TIME))
    return _Seen(*telling, compared.spots), again


class _Telling(NamedTuple):
    """Pairs that are near, and those that are offered, rivals of these. There may be tens of millions: of most no more is held than which they are."""

    first: Ints
    second: Ints
    near: Bools
    offered: Longs  # which of them are
    score: Floats  # of these


def _telling(compared: Compared, met: Iterable[tuple[Ints, Ints]]) -> _Telling:
    """Pairs of which place and time say that they are near, or whose score is worth offering."""
    least = compared.model.offered
    if compared.by_day.laws:  # which weigh pairs otherwise than by their distance and time
        weighed = (pairs for each in met for pairs in compared.weighed(each))
        kept = [pairs.chosen(_near(pairs) | (pairs.score >= least)) for pairs in weighed]
        pairs = together(*kept) if kept else compared.pairs
        offered = np.flatnonzero(pairs.score >= least)
        return _Telling(pairs.first, pairs.second, _near(pairs), offered, pairs.score[offered])
    measure, passed = (compared.weights, compared.chance, least), 0
    nobody, nothing = np.empty(0, np.int32), np.empty(0)
    told = [_Telling(nobody, nobody, np.empty(0, np.bool_), np.empty(0, np.int64), nothing)]
    for rows in met:
        first, second = (each.copy() for each in rows)
        said, score = np.empty((2, len(first)))
        count = keep_telling(compared.spots, measure, _NEAR, (first, second), (said, score))
        offered = np.flatnonzero(score[:count] >= least)
        # Copies, so that the room of all that tell nothing is given back.
        ends = first[:count].copy(), second[:count].copy()
        told.append(_Telling(*ends, said[:count] > _NEAR, passed + offered, score[offered]))
        passed += count
    return _Telling(*map(np.concatenate, zip(*told, strict=True)))


def _near(pairs: Pairs) -> Bools:
    return np.asarray(_said(pairs) > _NEAR)


def _said(pairs: Pairs) -> Floats:
    """What place and time say."""
    return np.asarray(pairs.parts[_SPACE] + pairs.parts[_TIME])


def _strangers(compared: Compared) -> Strangers:
    """What strangers are like in the model that was used."""
    if compared.model.strangers is None:
        raise ValueError("expected a model that knows what strangers are like")
    return compared.model.strangers


def _columns(reports: pa.Table, strangers: Strangers, model: LinkModel) -> Iterator[_Codes]:
    """What is counted: acts, weapons, and the names that are told most but for those that one source alone uses."""
    act, weapon = (
        places_among(reports.column(of), words, otherwise=-1)
        for of, words in (("act", ACT_CODES), ("weapon", WEAPON_CODES))
    )
    yield _Codes("act", ACT_CODES, act, act_alikeness()[:-1, :-1], np.array(strangers.act))
    worth = np.array(strangers.weapon) / max(model.weapon_weight, 1e-9)
    yield _Codes("weapon", WEAPON_CODES, weapon, weapon_alikeness()[:-1, :-1], worth, model.weapon_weight)
    direction = places_among(reports.column("direction"), DIRECTION_CODES, otherwise=-1)
    alike = np.where(np.eye(len(DIRECTION_CODES), dtype=np.bool_), SAME, APART).astype(np.int8)
    yield _Codes("direction", DIRECTION_CODES, direction, alike, np.zeros(APART + 1), silent=True)
    for of, (apart, same) in (("actor", strangers.actor), ("target", strangers.target)):
        own = {name for met in model.names if met.of == of for name in (met.first, met.second)}
        names, code = _most_told(reports.column(of), own)
        alike = np.where(np.eye(len(names), dtype=np.bool_), SAME, APART).astype(np.int8)
        yield _Codes(of, names, code, alike, np.array([0.0, same, 0.0, 0.0, apart]))


def _most_told(column: pa.ChunkedArray, without: set[str]) -> tuple[tuple[str, ...], Ints]:
    """The names that are told most, and by row which it is; -1 for others and for none."""
    words = column.combine_chunks().dictionary_encode()
    folded = [fold_name(word) for word in words.dictionary.to_pylist()]
    often = np.bincount(words.indices.drop_null().to_numpy(zero_copy_only=False), minlength=len(folded))
    told: dict[str, int] = {}
    for name, count in zip(folded, often.tolist(), strict=True):
        told[name] = told.get(name, 0) + count
    enough = [name for name, count in told.items() if name and count >= _FEWEST_TOLD and name not in without]
    names = tuple(sorted(sorted(enough, key=lambda name: (-told[name], name))[:_MOST_NAMES]))
    place = {name: code for code, name in enumerate(names)}
    code = np.array([*(place.get(name, -1) for name in folded), -1], np.int32)
    return names, code[np.asarray(words.indices.fill_null(len(folded)).to_numpy(zero_copy_only=False), np.int64)]


def _met(column: _Codes, seen: _Seen, known: Known = NOTHING_KNOWN) -> list[NamesMet]:
    """Step 2: what every two codes that are met are worth."""
    one, two = np.zeros((2, len(column.words), len(column.words)))
    _count(column.code, (seen.first, seen.second), seen.likely, (one, two))
    if column.silent and not _differ(one, two):
        return []
    # Of lists of the whole world hardly any two are near and yet of two incidents: what is told there by whom nobody is near, is told by chance too.
    often = (one + two).sum(axis=1) + 0.5
    apart = two.sum(axis=1) + _HELD_APART * often / often.sum()
    apart /= apart.sum()
    strange = (two + _HELD_APART * np.outer(apart, apart)) / (two.sum() + _HELD_APART)
    believed, held = known.with_believed(column.of, column.words, _held(column, one, strange))
    same = _others_held(column, one, (one + held * believed) / (one.sum() + held), believed)
    ratio = np.log(np.maximum(same, 1e-9) / np.maximum(strange, 1e-9))
    worth = np.round(column.weight * np.clip(ratio, -_MOST_NATS, _MOST_NATS), 3)
    pairs = np.round(one + one.T * (1.0 - np.eye(len(one))), 2)
    cells = np.nonzero(np.triu(one + two))
    told = (each.tolist() for each in (*cells, worth[cells], pairs[cells]))
    return [NamesMet(column.of, column.words[a], column.words[b], *rest) for a, b, *rest in zip(*told, strict=True)]


def _others_held(column: _Codes, one: Floats, same: Floats, believed: Floats) -> Floats:
    """How often two codes are met in one incident, but of names that differ which two are told held more firmly than how often they differ."""
    other = ~np.eye(len(one), dtype=np.bool_)
    whole = float(believed[other].sum())
    if column.of not in ("actor", "target") or whole <= 0.0:
        return same
    told = one[other] + _HELD_OTHERS * believed[other] / whole
    held = same.copy()
    held[other] = same[other].sum() * told / told.sum()
    return held


def _differ(one: Floats, two: Floats) -> bool:
    """Whether two tables of counts differ by more than lots would have it: by a likelihood ratio, four deviations beyond its mean."""
    cells = np.triu(np.ones(one.shape, np.bool_)) & (one + two > 0.0)
    both = np.stack([(table + table.T)[cells] / (1.0 + np.eye(len(table)))[cells] for table in (one, two)])
    whole = float(both.sum())
    if min(both.sum(axis=1)) < _FEWEST:
        return False
    expected = both.sum(axis=1, keepdims=True) * both.sum(axis=0) / whole
    ratio = 2.0 * float((both * np.log(np.maximum(both, 1e-9) / expected)).sum())
    free = max(int(cells.sum()) - 1, 1)
    return bool(ratio > free + 4.0 * np.sqrt(2.0 * free))


def _held(column: _Codes, one: Floats, strange: Floats) -> tuple[Floats, float]:
    """How often two codes are believed to be met in one incident, and how many pairs that is worth.

    Of acts as witnesses are known to be mistaken, the more firmly the fewer of the pairs counted as one are told otherwise.
    """
    believed = _believed(column, strange)
    if column.of != "act":
        return believed, _HELD
    told = strange.sum(axis=1)
    otherwise = told_otherwise(one, told)
    known = np.ix_(are_known(), are_known())
    believed[known] = believed[known].sum() * told_together(told, otherwise)[known]
    return believed, min(_HELD_ACTS / otherwise**2, MOST_BELIEVED)


@in_place
def _count(code: Ints, pairs: tuple[Ints, Ints], likely: Floats, counts: tuple[Floats, Floats]) -> None:
    """Count how often two codes are met in one incident and in two, whichever report comes first."""
    one, two = counts
    for k in range(len(likely)):
        a, b = code[pairs[0][k]], code[pairs[1][k]]
        if a >= 0 and b >= 0:
            for row, column in ((a, b), (b, a)):
                one[row, column] += 0.5 * likely[k]
                two[row, column] += 0.5 * (1.0 - likely[k])


def _believed(column: _Codes, strange: Floats) -> Floats:
    """How often two codes are met in one incident, as levels have it: the same as often as it is told, others as by chance."""
    if column.silent:
        return strange
    told = strange.sum(axis=1)
    believed = np.zeros_like(strange)
    whole = 0.0
    for level in range(SAME, APART + 1):
        cells = column.alike == level
        within = np.where(cells, np.diag(told) if level == SAME else strange, 0.0)
        if within.sum() > 0.0:
            share = float(strange[cells].sum() * np.exp(column.levels[level]))
            believed += share * within / within.sum()
            whole += share
    return np.asarray(believed / max(whole, 1e-9))
