"""Outlets that say what another says, to the last detail, nearly always: they are one voice, though neither names the other.

Who tells of an incident by himself differs a little: a minute, a street, a number. Of two sources that tell of the same
incidents, it is counted how often they say the very same: one place, one moment, one act, one count, as many killed and
injured. Only where at least two of these are telling does it count, for or against: a place known within 2 km, a moment
known within four hours, a number of two or more. No moment is telling of a source that names quarters of an hour (in four of
five of its reports the minute is 0, 15, 30 or 45): two who round so name the same one by themselves. Where they say the very same in four of five such incidents, of twelve
at least, and twice as often as the sources here that do not, the two are echoes of each other. Which of them copies, or
whether both copy a third, does not matter.

An outlet that copies and changes a detail is known by its clock. Where two of which both places and moments are told so
precisely tell of the very same place and moment that often, whatever else differs, they are echoes if one is received after the other
in nine of ten, by a lag that is short (six hours at most) and steady (four in five lie within half of the usual lag, or
five minutes, from it). To come late is no sign by itself: so do lists, and news of places that all call by one name.
Of any echoes in which one comes after the other in nine of ten, the first leads: their voice is its voice.

Only those reports of theirs that do say the very same are then one voice; where they differ, each speaks for itself. Who moves
the place and the moment is known by its errors (erring), and all that it says of an incident is then one voice with the other.
Who names a place between those of two others follows both, is one voice with one of them, and these remain two (between).
Two that both saw or heard it themselves are never counted, and never joined.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, get_args

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import (
    Bools,
    Floats,
    Ints,
    Longs,
    coded,
    column_of,
    encoded,
    is_among,
    places_among,
    seconds_of,
)
from truceline.incident.columns.counting import ordered, pairs_while
from truceline.incident.model import AlikeIn, Echo
from truceline.incident.voices.copying import WITNESSES
from truceline.incident.voices.erring import Spoken, errors_that_follow

_FEWEST = 12  # incidents of which both tell
_NEARLY_ALWAYS = 0.8
_TIMES_OTHERS = 2.0
_AFTER = 0.9  # share of what they say alike in which one comes after the other
_LAG_AT_MOST_S, _LAG_WITHIN_S, _LAG_WITHIN = 21_600.0, 300.0, 0.5
_OTHERS_AT_LEAST = 20  # pairs of others that are believed to differ, before any is met
_PRECISE_M, _PRECISE_S, _NUMBER = 2_000.0, 14_400.0, 2.0
_MINUTE_S, _QUARTER = 60.0, 15.0
_PLACE = ("longitude", "latitude")
_FIGURES = ("count", "killed_best", "injured_best")


class Alike(NamedTuple):
    """Two rows of other sources in one incident, neither relaying; whether they say the very same, and if that is telling.

    And whether they say the same place and moment (there), and both of these precisely.
    """

    first: Ints
    second: Ints
    same: Bools
    telling: Bools
    there: Bools
    precise: Bools


class SameVoice(NamedTuple):
    """Rows, two by two, that are one voice: as both say the very same, or as their errors follow; and those of them that come after another."""

    same: tuple[Ints, Ints]
    following: tuple[Ints, Ints]
    after: Ints


class Lag(NamedTuple):
    """By how long the second of two sources comes after the first as a rule (before it: less than nought), and whether that is steady."""

    usual_s: float
    steady: bool


class Met(NamedTuple):
    """The names of all sources, in order; of each row its source; all pairs that are looked at; and of each pair its two sources as one number."""

    names: list[str]
    source: Longs
    pairs: Alike
    both: Longs

    def lag(self, reports: pa.Table, key: int, chosen: Longs) -> Lag:
        """By how long the second of the two sources of a number comes after the first in the chosen pairs."""
        first, second = self.pairs.first[chosen], self.pairs.second[chosen]
        swapped = self.source[first] != key // len(self.names)
        return _lag(reports, np.where(swapped, second, first), np.where(swapped, first, second))

    def echo(self, key: int, counted: tuple[int, int], lag: Lag, alike_in: AlikeIn) -> Echo:
        """The two sources of a number as an echo."""
        one, other = (self.names[source] for source in divmod(key, len(self.names)))
        after = other if lag.usual_s > 0 else one if lag.usual_s < 0 else ""
        return Echo(one, other, *counted, after, abs(lag.usual_s), alike_in)


def learn_echoes(reports: pa.Table, incident: Ints, origin: Ints) -> tuple[Echo, ...]:
    """Find the sources that are echoes of each other, in order of their names."""
    names = sorted(coded(reports.column("source")).dictionary.to_pylist())
    source = places_among(reports.column("source"), names).astype(np.int64)
    itself, rounds = origin == np.arange(len(origin)), _rounds(reports, source)
    pairs = _met(reports, incident, np.flatnonzero(itself), ~rounds)
    one, other = source[pairs.first], source[pairs.second]
    met = Met(names, source, pairs, np.minimum(one, other) * len(names) + np.maximum(one, other))
    found = list(_saying_the_same(reports, met))
    spoken = Spoken(incident, source, _known_voices(names, found))
    exact = itself, itself & ~rounds
    for key, counted in errors_that_follow(reports, (pairs.first, pairs.second), spoken, exact):
        lag = met.lag(reports, key, np.flatnonzero(met.both == key))
        found.append(met.echo(key, counted, lag, "errors"))
    return tuple(sorted(found))


def _saying_the_same(reports: pa.Table, met: Met) -> Iterator[Echo]:
    """Sources that say the very same, or name the very same place and moment and follow steadily."""
    pairs, both = met.pairs, met.both
    left = np.ones(len(both), np.bool_)
    kinds: tuple[tuple[Bools, Bools, AlikeIn], ...] = (
        (pairs.same, pairs.telling, "everything"),
        (pairs.there, pairs.precise, "place and moment"),
    )
    for same, telling, alike_in in kinds:
        for key, told, alike in _nearly_always(both[telling & left], same[telling & left]):
            chosen = np.flatnonzero(both == key)
            left[chosen] = False
            lag = met.lag(reports, key, chosen[same[chosen]])
            if alike_in == "everything" or lag.steady:
                yield met.echo(key, (told, alike), lag, alike_in)


def _known_voices(names: list[str], found: Sequence[Echo]) -> Longs:
    """Of each source the first with which it is known to be one voice."""
    voice = np.arange(len(names), dtype=np.int64)
    for echo in found:
        ends = voice[names.index(echo.first)], voice[names.index(echo.second)]
        voice[voice == max(ends)] = min(ends)
    return voice


def _nearly_always(both: npt.NDArray[np.int64], same: Bools) -> Iterator[tuple[int, int, int]]:
    """Pairs of sources that say the same nearly always and more often than others, of how many incidents, and in how many."""
    met, told = np.unique(both, return_counts=True)
    alike = np.zeros(len(met), np.int64)
    met_alike, often = np.unique(both[same], return_counts=True)
    alike[np.searchsorted(met, met_alike)] = often
    share = alike / told
    suspect = (told >= _FEWEST) & (share >= _NEARLY_ALWAYS)
    others = (alike[~suspect].sum() + 1) / (told[~suspect].sum() + _OTHERS_AT_LEAST)
    for k in np.flatnonzero(suspect & (share >= _TIMES_OTHERS * others)):
        yield int(met[k]), int(told[k]), int(alike[k])


def _lag(reports: pa.Table, first: Ints, second: Ints) -> Lag:
    """How two sources that say the same come in, one after the other; 0 where neither comes after the other in nine of ten."""
    # Of few pairs only: their times are taken alone.
    one, other = (seconds_of(reports.column("received_at").take(pa.array(rows))) for rows in (first, second))
    late = (other - one)[~np.isnan(other - one)]
    if len(late) < _FEWEST or max(np.mean(late > 0), np.mean(late < 0)) < _AFTER:
        return Lag(0.0, False)
    usual = float(np.median(late))
    near = np.mean(np.abs(late - usual) <= max(_LAG_WITHIN_S, _LAG_WITHIN * abs(usual)))
    return Lag(usual, bool(abs(usual) <= _LAG_AT_MOST_S and near >= _NEARLY_ALWAYS))


def that_copy(reports: pa.Table, echoes: tuple[Echo, ...]) -> Bools:
    """Which reports are of a source that copies another which is heard: of echoes that is one that comes after no other, and of these the one that tells most."""
    names = sorted({name for echo in echoes for name in echo[:2]})
    place = places_among(reports.column("source"), names)
    often, late = np.bincount(place[place >= 0], minlength=len(names)), {echo.after for echo in echoes}
    heard = set[str]()
    for name in sorted(names, key=lambda name: (name in late, -often[names.index(name)], name)):
        if not any(name in echo[:2] and heard.intersection(echo[:2]) for echo in echoes):
            heard.add(name)
    copies = np.array([*(name not in heard for name in names), False], np.bool_)
    return np.asarray(copies[place])


def same_voices(reports: pa.Table, incident: Ints, origin: Ints, echoes: tuple[Echo, ...]) -> SameVoice:
    """The rows, two by two, that echoes make one voice, and those that come after another."""
    none = np.empty(0, np.int32)
    if not echoes:
        return SameVoice((none, none), (none, none), none)
    names = sorted({name for echo in echoes for name in echo[:2]})
    place = places_among(reports.column("source"), names)
    pairs = _met(reports, incident, np.flatnonzero((origin == np.arange(len(origin))) & (place >= 0)))
    kinds = {kind: np.zeros((len(names), len(names)), np.bool_) for kind in get_args(AlikeIn)}
    after = np.zeros((len(names), len(names)), np.bool_)
    for echo in echoes:
        one, other = names.index(echo.first), names.index(echo.second)
        kinds[echo.alike_in][[one, other], [other, one]] = True
        if echo.after:
            late, early = (one, other) if echo.after == echo.first else (other, one)
            after[late, early] = True
    ends = place[pairs.first], place[pairs.second]
    same = pairs.same & kinds["everything"][ends]
    same |= pairs.there & pairs.precise & kinds["place and moment"][ends]
    following = kinds["errors"][ends] & ~same & ~_comes_before(reports, pairs, after[ends], after[ends[::-1]])
    either = same | following
    first, second = pairs.first[either], pairs.second[either]
    follow = second[after[place[second], place[first]]], first[after[place[first], place[second]]]
    return SameVoice(
        (pairs.first[same], pairs.second[same]),
        (pairs.first[following], pairs.second[following]),
        np.unique(np.concatenate(follow)),
    )


def _comes_before(reports: pa.Table, pairs: Alike, first_follows: Bools, second_follows: Bools) -> Bools:
    """Whether the one that comes after the other as a rule was received before it."""
    received = seconds_of(reports.column("received_at"))
    lag = received[pairs.second] - received[pairs.first]
    return (first_follows & (lag > 0)) | (second_follows & (lag < 0))


def _rounds(reports: pa.Table, source: Longs) -> Bools:
    """Whether the source of each row names quarters of an hour nearly always, where it names a moment.

    Who writes a minute means its middle, as moments are read: 12:00 stands here as half a minute past twelve.
    """
    moment = seconds_of(reports.column("occurred_at"))
    told = ~np.isnan(moment)
    often, round_ones = (
        np.bincount(source[rows], minlength=int(source.max(initial=-1)) + 1)
        for rows in (told, told & (np.floor(moment / _MINUTE_S) % _QUARTER == 0.0))
    )
    return np.asarray((round_ones >= _NEARLY_ALWAYS * often)[source])


def _met(
    reports: pa.Table, incident: Ints, rows: npt.NDArray[Any], to_the_minute: Bools | np.bool_ = np.True_
) -> Alike:
    """Every two of the rows that share an incident, are of two sources, and were not both observed at first hand."""
    source = encoded(reports.column("source"))
    witness = is_among(reports.column("observed"), WITNESSES)
    order = ordered(incident, int(incident.max(initial=-1)) + 1, rows.astype(np.int32))
    first, second = pairs_while(order, lambda one, other: incident[one] == incident[other])
    apart = (source[first] != source[second]) & ~(witness[first] & witness[second])
    first, second = first[apart], second[apart]
    column = {name: column_of(reports, name) for name in (*_PLACE, *_FIGURES)}
    telling, precise = _telling(reports, column, to_the_minute)
    same, there = _say_the_same(reports, column, (first, second))
    return Alike(first, second, same, telling[first] | telling[second], there, precise[first] & precise[second])


def _say_the_same(reports: pa.Table, column: dict[str, Floats], pairs: tuple[Ints, Ints]) -> tuple[Bools, Bools]:
    """Whether two rows say the very same, and whether they say the same place and moment; saying nothing is the same as saying nothing."""
    first, second = pairs
    moment = seconds_of(reports.column("occurred_at"))
    there, same = np.zeros(len(first), np.bool_), np.zeros(len(first), np.bool_)
    # Few say the same moment: only of those more is asked.
    left = np.flatnonzero(_equal(moment, first, second))
    for name in _PLACE:
        left = left[_equal(column[name], first[left], second[left])]
    there[left] = True
    act = encoded(reports.column("act"))
    left = left[act[first[left]] == act[second[left]]]
    for name in _FIGURES:
        left = left[_equal(column[name], first[left], second[left])]
    same[left] = True
    return same, there


def _equal(told: npt.NDArray[np.float64], first: Ints, second: Ints) -> Bools:
    one, other = told[first], told[second]
    return np.asarray((one == other) | (np.isnan(one) & np.isnan(other)))


def _telling(reports: pa.Table, column: dict[str, Floats], to_the_minute: Bools | np.bool_) -> tuple[Bools, Bools]:
    """Whether at least two things that a row says are such as two would hardly say alike by chance; whether place and moment are."""
    place = (column_of(reports, "radius_m") <= _PRECISE_M) & ~np.isnan(column["longitude"])
    moment = column_of(reports, "occurred_within_s") <= _PRECISE_S
    moment &= to_the_minute
    number = np.any([column[name] >= _NUMBER for name in _FIGURES], axis=0)
    return np.asarray(place.astype(np.int8) + moment + number >= 2), np.asarray(place & moment)
