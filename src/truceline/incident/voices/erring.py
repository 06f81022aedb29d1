"""Outlets whose errors follow another's: they are one voice, though each names a place and a moment of its own.

Who copies a report and moves its place and its moment still errs to the side to which that report errs; who tells by
himself errs by himself. The truth is not known, but others tell of the same incident. So wherever two sources and two
others tell of one, it is looked how far the first of the two is from one of the others, and the second from the other
one: that no report stands on both sides is what makes the two departures independent, if the sources are. Then they point to one
side as often as to opposite ones, however large the errors of each are; what a source is off by as a rule (always
north, always late) is taken off before. The two others are those that know best, never of one voice, and do not say the very same.

Counted are cosines between the two departures, by place and by moment; their sum over the root of the sum of their squares
is at most as far from nought as a standard normal number is, nearly, where each may as well have the other sign (Efron 1969,
Student's t-test under symmetry conditions). Errors follow only where

- it is 3 or more **both** by place and by moment, of twelve incidents at least each: one of the two is so by chance in one case of
  700, and sources that name villages by two gazetteers, or wait for one bulletin to tell the time, err alike in one alone;
- it is 2 or more, both, where all that is held against the same two others is counted as one: of four sources nobody can say which
  two are one, for whatever the latter two prove of the former the former prove of them; so many others must tell that it cannot be what these have in common;
- what the two have in common is half at least of what the errors of either show, by its departures from both others: who
  copies now and then stays a voice of his own.

Where several pairs of sources may follow, any other two of them are held to be one voice while two are asked about: what those two proved of
these would be what they prove of themselves, and where many copy at once the two that know best are mostly such a pair.

Where two follow, all that is reckoned of others is reckoned anew: what is held against both would seem to err alike. Two whom a third made
one voice are asked about last, and by themselves: of three copies each two follow, and who mixes what two others say follows both.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs, column_of, seconds_of
from truceline.incident.columns.counting import distinct
from truceline.values.place import to_centre
from truceline.values.shape.compiled import kernel

_FEWEST = 12  # incidents of which two others tell
_BEYOND_CHANCE = 3.0  # standard deviations
_WHOEVER = 2.0  # the same, where all that the same two others prove is one proof
_SHARED = 0.5
_ENOUGH = 200_000  # pairs of reports: of more those of every second, third, … incident are looked at
_PLACE, _WITHIN = ("longitude", "latitude"), ("radius_m", "occurred_within_s")
_BEST = 4  # of so many voices two are left when two are taken out


Numbers = npt.NDArray[np.float64]  # a row each


class Witnessed(NamedTuple):
    """What all reports say of one thing: a row of numbers each (NaN: nothing), and how far it may be off."""

    said: Numbers
    within: Floats


class Side(NamedTuple):
    """What all say of one thing, and for each incident the rows of those voices that know it best."""

    told: Witnessed
    best: npt.NDArray[np.int32]


class Departures(NamedTuple):
    """Of some pairs of reports, by their place: how far each of the two is from one of two others, and from the other one, and whose these are."""

    pair: Longs
    one: Numbers
    other: Numbers
    one_crosswise: Numbers
    other_crosswise: Numbers
    against: Longs  # the voices of the two others as one number


class Spoken(NamedTuple):
    """By row its incident and its source, and by source the voice that it is known to belong to."""

    incident: Ints
    source: Longs
    voice: Longs


def errors_that_follow(
    reports: pa.Table, pairs: tuple[Ints, Ints], spoken: Spoken, exact: tuple[Bools, Bools]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Find sources whose errors follow each other's, the surest first, then those that two such pairs made one voice already.

    Each as one number (the lesser times how many sources there are, and the other), of how many incidents that is told, and in how many they err to one side.

    It is looked at every two reports that share an incident and are of two sources, by what they and others are known to say. Of which
    reports the place counts, and of which the moment, is told: those that repeat none, and of the moment those that do not round it.
    """
    known = spoken.voice
    every = -(-len(pairs[0]) // _ENOUGH) or 1
    looked_at = spoken.incident % every == 0
    witnessed = _what_is_said(reports, *(looked_at & each for each in exact))
    here = looked_at[pairs[0]]
    first, second = pairs[0][here], pairs[1][here]
    source = spoken.source
    swapped = source[first] > source[second]
    ends = np.where(swapped, second, first), np.where(swapped, first, second)
    both = source[ends[0]] * len(known) + source[ends[1]]
    voice, found = known.copy(), list[int]()
    while surest := _surest(ends, both, spoken._replace(voice=voice), witnessed):
        yield surest
        found.append(surest[0])
        one, other = divmod(surest[0], len(voice))
        voice[voice == voice[other]] = voice[one]
    for key in distinct(both).tolist():
        one, other = divmod(key, len(voice))
        if voice[one] != voice[other] or known[one] == known[other] or key in found:
            continue
        apart = voice.copy()
        apart[other] = len(voice)
        these = both == key
        if surest := _surest((ends[0][these], ends[1][these]), both[these], spoken._replace(voice=apart), witnessed):
            yield surest


def _what_is_said(reports: pa.Table, placed: Bools, timed: Bools) -> tuple[Witnessed, Witnessed]:
    """What some reports say of place, and some of the moment; of all others nothing."""
    places, moments = (np.full((reports.num_rows, axes), np.nan) for axes in (3, 1))
    places[placed] = np.column_stack(to_centre(*(column_of(reports, name)[placed] for name in _PLACE)))
    moments[timed, 0] = seconds_of(reports.column("occurred_at"))[timed]
    place, moment = (np.nan_to_num(column_of(reports, name), nan=np.inf) for name in _WITHIN)
    return Witnessed(places, place), Witnessed(moments, moment)


def _surest(
    ends: tuple[Ints, Ints], both: Longs, spoken: Spoken, witnessed: tuple[Witnessed, Witnessed]
) -> tuple[int, tuple[int, int]] | None:
    """The two sources of two voices whose errors follow most surely, if any do; of how many incidents that is told, and in how many they err to one side."""
    by_row, sides = _held_against(spoken, witnessed)
    best, surest = None, _BEYOND_CHANCE
    suspects = _may_follow(ends, both, by_row, sides).tolist()
    for key in suspects:
        if len(suspects) > 1:
            by_row, sides = _held_against(_but_for(suspects, key, spoken), witnessed)
        chosen = np.flatnonzero(both == key)
        some = ends[0][chosen], ends[1][chosen]
        place, moment = (_less_usual(_departures(some, by_row, each)) for each in sides)
        beyond = min(_beyond_chance(place), _beyond_chance(moment))
        if beyond < surest or min(_whoever_is_asked(place), _whoever_is_asked(moment)) < _WHOEVER:
            continue
        if min(_in_common(place), _in_common(moment)) >= _SHARED:
            alike = int(np.count_nonzero(_cosines(place.one, place.other) > 0))
            best, surest = (key, (len(place.one), alike)), beyond
    return best


def _held_against(spoken: Spoken, witnessed: tuple[Witnessed, Witnessed]) -> tuple[tuple[Ints, Longs], list[Side]]:
    """By row its incident and its voice, and of place and moment those that know best."""
    by_row = spoken.incident, spoken.voice[spoken.source]
    return by_row, [Side(each, _knowing_best(*by_row, each)) for each in witnessed]


def _but_for(suspects: Sequence[int], key: int, spoken: Spoken) -> Spoken:
    """The same, any two others that may follow each other one voice: whatever these would prove of the two they prove of themselves."""
    asked, voice = set(divmod(key, len(spoken.voice))), spoken.voice.copy()
    for one, other in (divmod(suspect, len(voice)) for suspect in suspects):
        if not asked & {one, other}:
            voice[voice == voice[other]] = voice[one]
    return spoken._replace(voice=voice)


def _may_follow(ends: tuple[Ints, Ints], both: Longs, by_row: tuple[Ints, Longs], sides: Sequence[Side]) -> Longs:
    """Pairs of sources that are beyond chance before what each is off by as a rule is taken off, in order."""
    named = distinct(both)
    at = np.searchsorted(named, both)
    beyond = np.ones(len(named), np.bool_)
    for side in sides:
        others = _held_against_two(ends, by_row, side)
        pair = np.flatnonzero(others[:, 0] >= 0)
        cosine, told = np.empty(len(pair)), at[pair]
        _write_cosines((pair, *ends), others, side.told.said, cosine)
        often, total, squares = (
            np.bincount(told, weights=weight, minlength=len(named)) for weight in (None, cosine, cosine * cosine)
        )
        beyond &= (often >= _FEWEST) & (total >= _BEYOND_CHANCE * np.sqrt(squares))
    return np.asarray(named[beyond])


def _less_usual(departures: Departures) -> Departures:
    """The same, what each source is off by as a rule taken off."""
    pair, one, other, one_crosswise, other_crosswise, against = departures
    one, other, one_crosswise, other_crosswise = map(_around_middle, (one, other, one_crosswise, other_crosswise))
    return Departures(pair, one, other, one_crosswise, other_crosswise, against)


def _around_middle(numbers: Numbers) -> Numbers:
    return numbers - np.median(numbers, axis=0) if len(numbers) else numbers


def _beyond_chance(departures: Departures) -> float:
    """By how many standard deviations more often than chance has it the two are off to one side; of too few that is not known, and below any."""
    cosine = _cosines(departures.one, departures.other)
    squares = float(np.sum(cosine * cosine))
    return float(np.sum(cosine)) / np.sqrt(squares) if len(cosine) >= _FEWEST and squares else -math.inf


def _whoever_is_asked(departures: Departures) -> float:
    """The same, all that is held against the same two others counted as one: it cannot be what these have in common."""
    two, at = np.unique(departures.against, return_inverse=True)
    sums = np.bincount(at, weights=_cosines(departures.one, departures.other), minlength=len(two))
    squares = float(np.sum(sums * sums))
    return float(np.sum(sums)) / np.sqrt(squares) if squares else 0.0


def _in_common(departures: Departures) -> float:
    """How much of what the errors of either show is the other's as well."""
    shown = (
        float(np.mean(_cosines(*own)))
        for own in (
            (departures.one, departures.one_crosswise),
            (departures.other, departures.other_crosswise),
        )
    )
    return float(np.mean(_cosines(departures.one, departures.other))) / max(min(shown), 1e-9)


def _cosines(one: Numbers, other: Numbers) -> Floats:
    """How much two departures point to one side, 1 to -1; 0 where one is none."""
    lengths = np.sqrt(np.sum(one * one, axis=1) * np.sum(other * other, axis=1))
    inner = np.sum(one * other, axis=1)
    return np.asarray(np.divide(inner, lengths, out=np.zeros(len(inner)), where=lengths > 0))


def _knowing_best(incident: Ints, voice: Longs, told: Witnessed) -> npt.NDArray[np.int32]:
    """For each incident the rows of those voices that know best, -1 where there are no more."""
    best = np.full((int(incident.max(initial=-1)) + 1, _BEST), -1, np.int32)
    _write_best(incident, voice, told.said, told.within, best)
    return best


def _held_against_two(ends: tuple[Ints, Ints], by_row: tuple[Ints, Longs], side: Side) -> npt.NDArray[np.int32]:
    """For each pair of reports two rows that may be held against them, -1 where there are none."""
    others = np.full((len(ends[0]), 2), -1, np.int32)
    _write_others(ends, by_row, (side.told.said, side.best), others)
    return others


def _departures(ends: tuple[Ints, Ints], by_row: tuple[Ints, Longs], side: Side) -> Departures:
    """Of those pairs of reports that two others may be held against."""
    others = _held_against_two(ends, by_row, side)
    pair = np.flatnonzero(others[:, 0] >= 0)
    first, second = others[pair].T
    said, voice = side.told.said, by_row[1]
    one, other = (said[end[pair]] for end in ends)
    against = np.sort(np.stack([voice[first], voice[second]]), axis=0)
    return Departures(
        pair,
        one - said[first],
        other - said[second],
        one - said[second],
        other - said[first],
        against[0] * (int(voice.max(initial=0)) + 1) + against[1],
    )


@kernel
def _write_best(incident: Ints, voice: Longs, said: Numbers, within: Floats, best: npt.NDArray[np.int32]) -> None:
    """Write for each incident the rows of those voices that know best, the best first; of equals the first row."""
    for row in range(len(incident)):
        if np.isnan(said[row, 0]):
            continue
        held = best[incident[row]]
        # Where it belongs, if no better one of its voice is held, or none that says the very same.
        at, end = 0, _BEST - 1
        while at < _BEST and held[at] >= 0 and within[held[at]] <= within[row]:
            if voice[held[at]] == voice[row] or _is_same(said, held[at], row):
                break
            at += 1
        if at == _BEST or (held[at] >= 0 and within[held[at]] <= within[row]):
            continue
        for k in range(at, _BEST):
            if held[k] < 0 or voice[held[k]] == voice[row] or _is_same(said, held[k], row):
                end = k
                break
        for k in range(end, at, -1):
            held[k] = held[k - 1]
        held[at] = row


@kernel
def _is_same(said: Numbers, one: int, other: int) -> bool:
    different = 0
    for axis in range(said.shape[1]):
        different += int(said[one, axis] != said[other, axis])
    return different == 0


@kernel
def _write_others(
    ends: tuple[Ints, Ints], by_row: tuple[Ints, Longs], side: tuple[Numbers, npt.NDArray[np.int32]], others: Ints
) -> None:
    """Write for each pair of reports two rows that may be held against them; none against two that say the very same, or one of which says nothing."""
    incident, voice = by_row
    said, best = side
    for k in range(len(ends[0])):
        one, other = ends[0][k], ends[1][k]
        unlike = voice[one] != voice[other] and not np.isnan(said[one, 0]) and not np.isnan(said[other, 0])
        if not unlike or _is_same(said, one, other):
            continue
        found = -1
        for row in best[incident[one]]:
            if row < 0 or voice[row] == voice[one] or voice[row] == voice[other]:
                continue
            if found < 0:
                found = row
            elif voice[row] != voice[found] and not _is_same(said, row, found):
                others[k, 0], others[k, 1] = found, row
                break


@kernel
def _write_cosines(
    pairs: tuple[Longs, Ints, Ints], others: npt.NDArray[np.int32], said: Numbers, cosine: Floats
) -> None:
    """Write for these pairs how much both point to one side of the two that are held against them (_cosines)."""
    for n in range(len(cosine)):
        k = pairs[0][n]
        i, j, first, second = pairs[1][k], pairs[2][k], others[k, 0], others[k, 1]
        inner = one = other = 0.0
        for axis in range(said.shape[1]):
            a, b = said[i, axis] - said[first, axis], said[j, axis] - said[second, axis]
            inner, one, other = inner + a * b, one + a * a, other + b * b
        lengths = np.sqrt(one * other)
        cosine[n] = inner / lengths if lengths > 0.0 else 0.0
