"""Outlets that say what another says, to the last detail, nearly always: they are one voice, though neither names the other.

Who tells of an incident by himself differs a little: a minute, a street, a number. Of two sources that tell of the same
incidents, it is counted how often they say the very same: one place, one moment, one act, one count, as many killed and
injured. Only where at least two of these are telling does it count, for or against: a place known within 2 km, a moment
known within four hours, a number of two or more. Where they say the very same in four of five such incidents, of twelve
at least, and twice as often as the sources here that do not, the two are echoes of each other. Which of them copies, or
whether both copy a third, does not matter.

Only those reports of theirs that do say the very same are then one voice; where they differ, each speaks for itself.
Two that both saw or heard it themselves are never counted, and never joined.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.candidates import Bools
from truceline.incident.columns import coded, column_of, encoded, is_among, places_among, seconds_of
from truceline.incident.kernels import Ints
from truceline.incident.model import Echo
from truceline.incident.origins import WITNESSES

_FEWEST = 12  # incidents of which both tell
_NEARLY_ALWAYS = 0.8
_TIMES_OTHERS = 2.0
_OTHERS_AT_LEAST = 20  # pairs of others that are believed to differ, before any is met
_PRECISE_M, _PRECISE_S, _NUMBER = 2_000.0, 14_400.0, 2.0
_PLACE = ("longitude", "latitude")
_FIGURES = ("count", "killed_best", "injured_best")


class Alike(NamedTuple):
    """Two rows of other sources in one incident, neither relaying; whether they say the very same, and if that is telling."""

    first: Ints
    second: Ints
    same: Bools
    telling: Bools


def learn_echoes(reports: pa.Table, incident: Ints, origin: Ints) -> tuple[Echo, ...]:
    """Find the sources that are echoes of each other, in order of their names."""
    names = sorted(coded(reports.column("source")).dictionary.to_pylist())
    source = places_among(reports.column("source"), names).astype(np.int64)
    pairs = _met(reports, incident, np.flatnonzero(origin == np.arange(len(origin))))
    one, other = source[pairs.first[pairs.telling]], source[pairs.second[pairs.telling]]
    met, back = np.unique(np.minimum(one, other) * len(names) + np.maximum(one, other), return_inverse=True)
    told = np.bincount(back, minlength=len(met))
    alike = np.bincount(back[pairs.same[pairs.telling]], minlength=len(met))
    share = alike / told
    suspect = (told >= _FEWEST) & (share >= _NEARLY_ALWAYS)
    others = (alike[~suspect].sum() + 1) / (told[~suspect].sum() + _OTHERS_AT_LEAST)
    echoes = np.flatnonzero(suspect & (share >= _TIMES_OTHERS * others))
    return tuple(
        Echo(
            names[int(met[k]) // len(names)],
            names[int(met[k]) % len(names)],
            int(told[k]),
            int(alike[k]),
        )
        for k in echoes
    )


def same_voices(reports: pa.Table, incident: Ints, origin: Ints, echoes: tuple[Echo, ...]) -> tuple[Ints, Ints]:
    """The rows, two by two, that echoes make one voice: first and second of each."""
    none = np.empty(0, np.int32)
    if not echoes:
        return none, none
    names = sorted({name for echo in echoes for name in echo[:2]})
    place = places_among(reports.column("source"), names)
    pairs = _met(reports, incident, np.flatnonzero((origin == np.arange(len(origin))) & (place >= 0)))
    are_echoes = np.zeros((len(names), len(names)), np.bool_)
    for echo in echoes:
        one, other = names.index(echo.first), names.index(echo.second)
        are_echoes[one, other] = are_echoes[other, one] = True
    chosen = pairs.same & are_echoes[place[pairs.first], place[pairs.second]]
    return pairs.first[chosen], pairs.second[chosen]


def _met(reports: pa.Table, incident: Ints, rows: npt.NDArray[Any]) -> Alike:
    """Every two of the rows that share an incident, are of two sources, and were not both observed at first hand."""
    source = encoded(reports.column("source"))
    witness = is_among(reports.column("observed"), WITNESSES)
    order = rows[np.argsort(incident[rows], kind="stable")].astype(np.int32)
    first, second = _within(order, incident)
    apart = (source[first] != source[second]) & ~(witness[first] & witness[second])
    first, second = first[apart], second[apart]
    telling = _telling(reports)
    return Alike(first, second, _say_the_same(reports, first, second), telling[first] | telling[second])


def _within(order: Ints, incident: Ints) -> tuple[Ints, Ints]:
    """All pairs of neighbours, next neighbours, and so on, while any share an incident."""
    firsts, seconds = [order[:0]], [order[:0]]
    begin, step = np.arange(len(order)), 1
    while len(begin):
        begin = begin[begin + step < len(order)]
        begin = begin[incident[order[begin]] == incident[order[begin + step]]]
        firsts.append(order[begin])
        seconds.append(order[begin + step])
        step += 1
    return np.concatenate(firsts), np.concatenate(seconds)


def _say_the_same(reports: pa.Table, first: Ints, second: Ints) -> Bools:
    """Whether two rows say the very same; saying nothing is the same as saying nothing."""
    act = encoded(reports.column("act"))
    same = act[first] == act[second]
    for told in (
        seconds_of(reports.column("occurred_at")),
        *(column_of(reports, name) for name in (*_PLACE, *_FIGURES)),
    ):
        one, other = told[first], told[second]
        same &= (one == other) | (np.isnan(one) & np.isnan(other))
    return np.asarray(same)


def _telling(reports: pa.Table) -> Bools:
    """Whether at least two things that a row says are such as two would hardly say alike by chance."""
    place = (column_of(reports, "radius_m") <= _PRECISE_M) & ~np.isnan(column_of(reports, "longitude"))
    moment = column_of(reports, "occurred_within_s") <= _PRECISE_S
    number = np.any([column_of(reports, name) >= _NUMBER for name in _FIGURES], axis=0)
    return np.asarray(place.astype(np.int8) + moment + number >= 2)
