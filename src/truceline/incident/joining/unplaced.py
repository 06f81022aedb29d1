"""Which incident a report without a place tells of: the one that its time, act, actor and numbers make likelier than all others and none.

1. Incidents are made of reports with places first. A report without one then joins at most one of them, and adds nothing to how the others
   hang together. An incident is weighed as when two groups are joined (cluster): its fused time, what act, actor, numbers and place names of its
   reports say in the mean, and its fused place where the report gives a bearing. Of several incidents and of none at most one is right, and
   of several reports of one source at most one is of an incident: they are rivals, unless people joined them, and what is likely is reckoned
   over all ways to give each one at most (believing). It joins where one is likelier than all the rest together.
2. Those that are still alone join each other: two where it is likelier than not that both tell of one incident, several where it is so in the
   mean of all pairs between them. Each may be with any incident that has a place, or with none, and with none together.

Whoever names another place than the others do joins nothing, unless those of one incident are known to do so often: time alone says too little
against it. Whoever knows the day and no more joins only what its own words, numbers, names or bearing speak for clearly: one day is no likeness. Of two
lists by the day a row joins one that stands alone by the score of their pair, as their law has it of days, names, words and numbers.

Never: an incident of which its own source or voice tells already, or from which a person judged it apart; of several reports of one
voice without a place the likeliest joins. What a person joined with a report that has a place stays where it is; those without one that a person
joined go together, where one of them is likely to belong, or not at all.
"""

import math
from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.columns.counting import ordered
from truceline.incident.joining.believing import beside_rivals, in_all_assignments, looked_up
from truceline.incident.joining.groups import Ground, Groups, each_alone, ground_of, join, may_join
from truceline.incident.joining.judge import Settled
from truceline.incident.joining.weighing import NOTHING_TOLD, heard, mean_told
from truceline.incident.likeness.bearings import Bearings
from truceline.incident.likeness.compare import PARTS, Compared, Pairs, summed, together
from truceline.incident.likeness.crowd import crowd_in_time
from truceline.incident.likeness.kernels import Chance, Spots, one_voice, time_evidence
from truceline.incident.likeness.posts import measured_evidence
from truceline.incident.likeness.sharing import names_evidence, weigh_names
from truceline.incident.model import Knots, Weights
from truceline.values.instant import BY_DAY_S
from truceline.values.shape.compiled import in_place

_LESS_BY_LAW = 0.3  # nats that scores promise too much between two lists by the day beyond what all do (believing), of exercises and of an invented list beside UCDP's events (seeds 22, 31, 57)
_LIKELY = 0.5
_BY_PAIR = 0.2  # so much of a probability is that of the pair alone, as on the training exercises (probabilities)
_ALONE = 0.01  # whatever speaks for incidents, that a report is with none is as likely as that. Judged, not measured
_BESIDE_TIME = ("space", "act", "actor", "figure", "direction", "words")
_MOST = 50.0  # nats
_OTHER_PLACE = -1.0  # nats that names say, where two of one incident name two places in one of three or less. Judged
_CLEARLY = 2.0  # nats that what a report tells must say beside its time, where that is no better known than by the day. Judged, not measured
_BY_DAY_S2 = BY_DAY_S**2 / 3.0  # the variance of such a time


class Unplaced(NamedTuple):
    """The group of every report, and the pairs of those without a place that may be of one incident, with their odds beside all others."""

    group: Ints
    pairs: Pairs
    odds: Floats  # their logarithm, by the incidents of which the two may be
    rivals: Ints  # of whom each report is a rival: those of the same number


class _Choices(NamedTuple):
    """Which report may be with which incident that has a place, in order of reports, and the odds of that beside all others."""

    row: Ints
    at: Ints
    odds: Floats  # their logarithm
    clear: Bools  # whether enough speaks for it beside the time


def join_unplaced(group: Ints, pairs: Pairs, compared: Compared, settled: Settled) -> Unplaced:
    """Join reports without a place with the groups of those that have one, then with each other; groups are named by a row of theirs."""
    nowhere = compared.lone[pairs.first] & compared.lone[pairs.second]
    placed, blind = pairs.chosen(~nowhere), pairs.chosen(nowhere)
    lone, other = _ends(placed, compared)
    may = ~_apart(group, (lone, group[other]), compared, settled)
    placed, lone, other = placed.chosen(may), lone[may], other[may]
    keys, choice = np.unique(_keys(lone, group[other]), return_inverse=True)
    row, at = (keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)
    evidence, told, called = _weighed(group, (row, at), compared)
    by_law, said = _by_law(placed, (choice, len(row)), compared)
    by_law &= np.bincount(group)[at] == 1  # whoever else speaks there tells more than the day
    evidence = _held(np.where(by_law, said - _LESS_BY_LAW, evidence), called)
    clear = by_law | (compared.spots.variance_s2[row] < _BY_DAY_S2) | (told >= _CLEARLY)
    rivals = _rivals(group, compared)
    choices = _Choices(row, at, _beside_others((row, at), np.minimum(evidence, _MOST), rivals), clear)
    joined = _with_places(group, choices, compared.spots, settled)
    together_odds = np.empty(0)
    if len(blind):
        may = ~_apart(group, (blind.first, group[blind.second]), compared, settled)
        blind = blind.chosen(may)
        called = np.empty(len(blind))
        weigh_names(compared.chance.unplaced_names, (blind.first, blind.second), called)
        together_odds = _held(_of_one(blind, choices, rivals), called)
        _with_each_other(joined, (blind, together_odds), compared, settled)
    return Unplaced(joined, together(placed, blind), np.concatenate([choices.odds[choice], together_odds]), rivals)


def probability_unplaced(unplaced: Unplaced, calibration: Knots) -> Floats:
    """How probable it is that each of its pairs tells of one incident: by their incidents, and in part by the pair alone beside its rivals.

    An incident may be made of reports of several, or be one of two that are one: then it says little of any two.
    """
    alone = beside_rivals(unplaced.pairs, unplaced.rivals)
    by_incident, by_pair = (looked_up(odds, calibration) for odds in (unplaced.odds, alone))
    return np.asarray((1.0 - _BY_PAIR) * by_incident + _BY_PAIR * by_pair)


def _held(odds: Floats, called: Floats) -> Floats:
    """The same, of those who name another place no more than even: they join nothing, and people may."""
    return np.asarray(np.where(called <= _OTHER_PLACE, np.minimum(odds, 0.0), odds))


def _rivals(group: Ints, compared: Compared) -> Ints:
    """Of each report its source, but a number of its own for whoever is nobody's rival: who has no place and follows up another of its source, or is settled elsewhere, by what people judged."""
    spots = compared.spots
    several = np.flatnonzero(compared.lone & (np.bincount(group, minlength=len(group))[group] > 1))
    first = np.unique(_keys(group[several], spots.source[several]), return_index=True)[1]
    speaks = np.zeros(len(several), np.bool_)
    speaks[first] = ~_with_a_place(group, spots)[several[first]]
    rivals, others = spots.source.copy(), several[~speaks]
    rivals[others] = int(rivals.max(initial=0)) + 1 + np.arange(len(others))
    return rivals


def _beside_others(choices: tuple[Ints, Ints], evidence: Floats, rivals: Ints) -> Floats:
    """The logarithm of the odds of choices beside all others: a report is with one incident at most, and an incident has one of several rivals."""
    row, at = choices
    count = len(rivals)
    incidents = np.arange(count, 2 * count, dtype=np.int32)  # numbered after the reports, all as of one source
    of = np.concatenate([rivals, np.full(count, rivals.max(initial=0) + 1, rivals.dtype)])
    return in_all_assignments((row, incidents[at]), evidence, of)


def _with_a_place(group: Ints, spots: Spots) -> Bools:
    """Whether anybody in the group of each report gives a place."""
    placed = np.zeros(len(group), np.bool_)
    placed[group[~np.isnan(spots.x)]] = True
    return placed[group]


def _with_places(group: Ints, choices: _Choices, spots: Spots, settled: Settled) -> Ints:
    """Step 1: the groups, with every report in the one that is likelier than all the rest, and with it those that people joined with it."""
    row, at, odds, clear = choices
    best = np.flatnonzero(~_with_a_place(group, spots)[row] & clear & (odds > 0.0))
    best = best[np.lexsort((row[best], -odds[best]))]
    best = best[np.sort(np.unique(group[row[best]], return_index=True)[1])]
    for voice in (spots.source, spots.voice):
        best = best[_first_of_voice(group, (row[best], at[best]), voice)]
    best = best[~_judged_apart(group, (row[best], at[best]), settled)]
    goes = np.arange(len(group), dtype=group.dtype)
    goes[group[row[best]]] = at[best]
    return goes[group]


def _judged_apart(group: Ints, choices: tuple[Ints, Ints], settled: Settled) -> Bools:
    """Of reports that would join groups, best first and one of each group, those judged apart from one before them that joins the same."""
    row, at = choices
    place = np.full(len(group), -1)
    place[group[row]] = np.arange(len(row))
    both = np.sort(place[group[settled.different]].reshape(-1, 2), axis=1)
    both = both[(both[:, 0] >= 0) & (at[both[:, 0]] == at[both[:, 1]])] if len(row) else both[:0]
    apart = np.zeros(len(row), np.bool_)
    for before, after in both[np.argsort(both[:, 1], kind="stable")].tolist():
        apart[after] |= not apart[before]
    return apart


def _first_of_voice(group: Ints, choices: tuple[Ints, Ints], voice: Ints) -> Bools:
    """Of reports that would join groups, best first, those whose voice nobody before them has there, nor the voice of any that people joined with them."""
    row, at = choices
    members, start = _members(group, np.flatnonzero(np.isin(group, group[row])).astype(np.int32))
    many = start[group[row] + 1] - start[group[row]]
    of = np.repeat(np.arange(len(row)), many)
    place = np.arange(len(of)) - np.repeat(np.cumsum(many) - many, many) + np.repeat(start[group[row]], many)
    _, first, back = np.unique(_keys(at[of], voice[members[place]]), return_index=True, return_inverse=True)
    return np.asarray(np.bincount(of, of[first][back] != of, len(row)) == 0)


def _of_one(pairs: Pairs, choices: _Choices, rivals: Ints) -> Floats:
    """The logarithm of the odds that two without a place tell of one incident: with one that has a place, or together with none."""
    rows = len(rivals)
    alike = np.exp(np.minimum(beside_rivals(pairs, rivals), _MOST))
    start = np.concatenate([[0], np.cumsum(np.bincount(choices.row, minlength=rows))])
    likely = 1.0 / (1.0 + np.exp(-choices.odds))
    alone = np.maximum(1.0 - np.bincount(choices.row, likely, rows), _ALONE)
    shared = np.zeros(len(pairs))
    _add_shared((choices.at, likely / alone[choices.row]), start, (pairs.first, pairs.second), shared)
    apart = np.maximum(1.0 / (alone[pairs.first] * alone[pairs.second]) - shared, 1.0)
    return np.asarray(np.log((alike + shared) / apart))


@in_place
def _add_shared(choices: tuple[Ints, Floats], start: Longs, pairs: tuple[Ints, Ints], shared: Floats) -> None:
    """Add up, over all incidents with places that two may both be with, the odds of that."""
    incident, odds = choices
    for k in range(len(shared)):
        a, b = start[pairs[0][k]], start[pairs[1][k]]
        while a < start[pairs[0][k] + 1] and b < start[pairs[1][k] + 1]:
            one, other = incident[a], incident[b]
            if one == other:
                shared[k] += odds[a] * odds[b]
            a += int(one <= other)
            b += int(other <= one)


def _with_each_other(group: Ints, told: tuple[Pairs, Floats], compared: Compared, settled: Settled) -> None:
    """Step 2: write those that are alone and belong together into one group, named by its first report."""
    pairs, odds = told
    alone = np.bincount(group, minlength=len(group))[group] == 1
    by_day = compared.spots.variance_s2 >= _BY_DAY_S2
    clear = ~(by_day[pairs.first] | by_day[pairs.second]) | (_told(pairs) >= _CLEARLY)
    open_pairs = alone[pairs.first] & alone[pairs.second] & clear
    first, second, odds = pairs.first[open_pairs], pairs.second[open_pairs], odds[open_pairs]
    if not (odds > 0.0).any():
        return
    order = np.lexsort((second, first))
    keys, likely = _keys(first, second)[order], 1.0 / (1.0 + np.exp(-odds[order]))
    best = np.flatnonzero(odds > 0.0)
    best = best[np.lexsort((second[best], first[best], -odds[best]))]
    ground = ground_of(compared, settled)
    groups = each_alone(len(group))
    _join_alike(ground, groups, (first[best], second[best]), (keys, likely))
    rows = np.unique(np.concatenate([first, second]))
    group[rows] = group[groups.first[groups.group[rows]]]


@in_place
def _join_alike(ground: Ground, groups: Groups, pairs: tuple[Ints, Ints], known: tuple[Longs, Floats]) -> None:
    """Join the groups of pairs, best first, where nothing forbids it and one incident is likelier than two in the mean of all pairs between them."""
    keys, likely = known
    for k in range(len(pairs[0])):
        one, other = groups.group[pairs[0][k]], groups.group[pairs[1][k]]
        if one == other or not may_join(ground, groups, one, other):
            continue
        total = 0.0
        i = groups.first[one]
        while i >= 0:
            j = groups.first[other]
            while j >= 0:
                key = np.int64(min(i, j)) << 32 | np.int64(max(i, j))
                place = np.searchsorted(keys, key)
                if place < len(keys) and keys[place] == key:
                    total += likely[place]
                j = groups.following[j]
            i = groups.following[i]
        if total > _LIKELY * groups.size[one] * groups.size[other]:
            join(groups, one, other)


def _told(pairs: Pairs) -> Floats:
    """What pairs say beside their times."""
    return summed(pairs.parts[[PARTS.index(f"{name}_score") for name in _BESIDE_TIME]])


def _ends(pairs: Pairs, compared: Compared) -> tuple[Ints, Ints]:
    """Of each pair the report without a place, and the other."""
    lone = compared.lone[pairs.first]
    return np.where(lone, pairs.first, pairs.second), np.where(lone, pairs.second, pairs.first)


def _members(group: Ints, rows: Ints) -> tuple[Ints, Longs]:
    """These rows, those of one group together, and where those of each group begin, and last where all end."""
    start = np.concatenate([[0], np.cumsum(np.bincount(group[rows], minlength=len(group)))])
    return ordered(group, len(group), rows), start


def _weighed(group: Ints, choices: tuple[Ints, Ints], compared: Compared) -> tuple[Floats, Floats, Floats]:
    """How much likelier it is that each report belongs to the group beside it than that it stands alone, what of that is said beside the time, and what by names."""
    members, start = _members(group, np.flatnonzero(~np.isnan(compared.spots.x)).astype(np.int32))
    evidence, told, called = np.empty((3, len(choices[0])))
    measure = (compared.weights, compared.chance)
    _weigh(compared.spots, measure, (*choices, members, start), (evidence, told, called))
    if len(compared.bearings.seen):
        led = np.zeros(len(evidence))
        _add_bearings(compared.spots, (compared.weights, compared.bearings), (*choices, members, start), led)
        evidence, told = evidence + led, told + led
    return evidence, told, called


def _by_law(pairs: Pairs, choices: tuple[Longs, int], compared: Compared) -> tuple[Bools, Floats]:
    """Which choices a law of two lists weighs, and what it says of them: the score of the pair."""
    of_pair, count = choices
    told = compared.by_day.told(pairs.first, pairs.second)
    known, score = np.zeros(count, np.bool_), np.zeros(count)
    known[of_pair[told]], score[of_pair[told]] = True, pairs.score[told]
    return known, score


@in_place
def _weigh(
    spots: Spots,
    measure: tuple[Weights, Chance],
    choices: tuple[Ints, Ints, Ints, Longs],
    found: tuple[Floats, Floats, Floats],
) -> None:
    weights, chance = measure
    row, at, members, start = choices
    evidence, beside, called = found
    for k in range(len(row)):
        i = row[k]
        moment = soon = names = 0.0
        naming = 0
        told = NOTHING_TOLD
        for m in range(start[at[k]], start[at[k] + 1]):
            j = members[m]
            weight = 1.0 / (spots.variance_s2[j] + 0.5 * weights.duration2)
            moment, soon = moment + weight, soon + weight * spots.at[j]
            told = heard(spots, chance, (i, j), told)
            name = names_evidence(chance.unplaced_names, i, j)
            names, naming = names + name, naming + int(name != 0.0)
        spread = spots.variance_s2[i] + 0.5 * weights.duration2 + 1.0 / moment
        called[k] = names / max(naming, 1)
        beside[k] = mean_told(told) + called[k]
        crowd = crowd_in_time(weights, chance.crowd[i], spread)
        evidence[k] = time_evidence(chance, spots.at[i] - soon / moment, spread) + beside[k] + crowd


@in_place
def _add_bearings(
    spots: Spots, measure: tuple[Weights, Bearings], choices: tuple[Ints, Ints, Ints, Longs], evidence: Floats
) -> None:
    weights, bearings = measure
    row, at, members, start = choices
    for k in range(len(row)):
        own = bearings.of[row[k]]
        if own < 0:
            continue
        near = x = y = z = 0.0
        for m in range(start[at[k]], start[at[k] + 1]):
            j = members[m]
            weight = 1.0 / (spots.variance_m2[j] + 0.5 * weights.extent2)
            near, x, y, z = near + weight, x + weight * spots.x[j], y + weight * spots.y[j], z + weight * spots.z[j]
        sigma_m = math.sqrt(1.0 / near + 0.5 * weights.extent2)
        evidence[k] += measured_evidence(bearings.seen[own], (x / near, y / near, z / near), sigma_m)


def _apart(group: Ints, choices: tuple[Ints, Ints], compared: Compared, settled: Settled) -> Bools:
    """Whether a report and those that people joined with it may not be with a group: a source or voice of theirs is there, or one from which a person judged one of them apart."""
    lone, at = group[choices[0]], choices[1]
    apart = np.zeros(len(lone), np.bool_)
    if len(lone):
        every = np.arange(len(group), dtype=np.int32)
        _of_one_voice(compared.spots, (lone, at, *_members(group, every)), apart)
    for one, other in (settled.different.T, settled.different.T[::-1]):
        apart |= np.isin(_keys(at, lone), _keys(group[one], group[other]))
    return apart


@in_place
def _of_one_voice(spots: Spots, choices: tuple[Ints, Ints, Ints, Longs], apart: Bools) -> None:
    """Mark groups of which a source or voice speaks in the group beside them."""
    lone, at, members, start = choices
    for k in range(len(lone)):
        for i in range(start[lone[k]], start[lone[k] + 1]):
            for m in range(start[at[k]], start[at[k] + 1]):
                apart[k] |= one_voice(spots, members[i], members[m])


def _keys(one: Ints, other: Ints) -> Longs:
    """One number for each two."""
    return one.astype(np.int64) << 32 | other
