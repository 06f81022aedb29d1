"""Which report a relay repeats that names a mere source, in `relayed_from` or in its words (attributing): the third of the rules by which origins are found (origins).

It repeats the report of that source that it most probably tells of, if any is within reach, held against what that source
repeats too, where it is a relay itself. How probable that is its score alone does not say: a report that another one fits better is
hardly its origin, so pairs are held beside their rivals, as all are (believing). What a person judged the same of the two is
repeated, and what was judged different is not. A relay that finds nobody tells for itself, with the word of the source it names: it is
compared as any report is, and of an incident all who name that source are one voice. Two lists that cite one office for all they have
are joined row by row, as if they cited nobody.

Whoever names a source may still be taken for the relay of another report of it. So all reports that it may repeat are offered with it, not the
one alone.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs, in_one_piece
from truceline.incident.joining.believing import beside_rivals, looked_up
from truceline.incident.joining.holding import held
from truceline.incident.joining.judge import Settled, follow
from truceline.incident.likeness.compare import Compared, Pairs, together
from truceline.incident.voices.attributing import attributed, naming_any
from truceline.incident.voices.origins import Relays, roots_of

_SAID_SO = 1.6  # nats: how much likelier two are one incident, since one says that it repeats the other's source. Judged, not measured
_LIKELY = 0.3  # what is less probable is not taken for the origin: the report that is repeated may never have come. Judged, not measured


class Relayed(NamedTuple):
    """Whom each report repeats (itself: nobody known), and the pairs of relays with all that they may repeat."""

    parent: Ints
    pairs: Pairs

    def of_relays(self, repeats: Bools) -> "Relayed":
        """The same with the pairs alone of which one repeats another: others are offered as all pairs are."""
        which = repeats[self.pairs.first] | repeats[self.pairs.second]
        return self._replace(pairs=self.pairs.chosen(which))


class _Asked(NamedTuple):
    """Pairs by their places, with the relay and the other report of each, and the report that would be repeated."""

    place: Longs
    child: Ints
    other: Ints
    told: Ints

    def chosen(self, which: Bools) -> "_Asked":
        """Some of them."""
        return _Asked(self.place[which], self.child[which], self.other[which], self.told[which])


_NOBODY = _Asked(np.empty(0, np.int64), *(np.empty(0, np.int32) for _ in range(3)))


def found_relays(reports: pa.Table, relays: Relays, compared: Compared, settled: Settled) -> Relayed:
    """Complete the parents: each relay of a mere source repeats what it most probably tells of among what that source tells."""
    parent, pairs = relays.parent.copy(), compared.pairs
    relay = relays.voices.relay
    # Few are relays: of the pairs of others nothing more is asked.
    some = np.flatnonzero(relay[pairs.first] | relay[pairs.second])
    several = _may_repeat(relays, pairs, some), _in_words(reports, relays, pairs)
    asked = _not_judged_apart(_together(*several), settled, parent)
    likely = _likely(asked, compared)
    _adopt(parent, (asked.child, asked.other, asked.told), likely, likely >= _LIKELY)
    _adopt_judged(parent, relays, settled)
    return Relayed(parent, pairs.chosen(np.unique(asked.place)))


def _may_repeat(relays: Relays, pairs: Pairs, some: Longs) -> _Asked:
    """The pairs of relays with what the source they name tells, or with what it repeats."""
    source, word, relay = relays.voices.source, relays.voices.word, relays.voices.relay
    first, second = pairs.first[some], pairs.second[some]
    asking = np.flatnonzero(np.concatenate([relay[first], relay[second]]))
    child, other = (np.concatenate(ends)[asking] for ends in ((first, second), (second, first)))
    named, told = word[child], other.copy()
    beyond = np.flatnonzero((source[other] != named) & ((word[other] != named) | relay[other]))
    told[beyond] = _relay_of(relays, other[beyond], named[beyond])
    every = _Asked(np.tile(some, 2)[asking], child, other, told)
    return every.chosen(told >= 0)


def _together(one: _Asked, other: _Asked) -> _Asked:
    return _Asked(
        np.concatenate([one.place, other.place]),
        np.concatenate([one.child, other.child]),
        np.concatenate([one.other, other.other]),
        np.concatenate([one.told, other.told]),
    )


def _in_words(reports: pa.Table, relays: Relays, pairs: Pairs) -> _Asked:
    """The pairs of reports whose text says who told them with what that source tells; who names somebody in `relayed_from` has said it there."""
    silent = np.asarray(in_one_piece(reports.column("relayed_from")).is_null().to_numpy(zero_copy_only=False))
    naming = np.zeros(len(silent), np.bool_)
    naming[naming_any(reports, silent & (relays.parent == np.arange(len(silent))))] = True
    if not naming.any():
        return _NOBODY
    some = np.flatnonzero(naming[pairs.first] | naming[pairs.second])
    place = np.concatenate([some, some])
    ends = (
        np.concatenate([pairs.first[some], pairs.second[some]]),
        np.concatenate([pairs.second[some], pairs.first[some]]),
    )
    which = np.flatnonzero(naming[ends[0]])
    child, other = ends[0][which], ends[1][which]
    return _Asked(place[which], child, other, other).chosen(attributed(reports, child, other))


def _not_judged_apart(asked: _Asked, settled: Settled, parent: Ints) -> _Asked:
    """Those that people did not judge different."""
    return asked.chosen(~follow(settled, len(parent), asked.child, asked.told)[1])


def _likely(asked: _Asked, compared: Compared) -> Floats:
    """How probable each pair is beside its rivals on both sides: those of the relay, and those of the other report."""
    pairs = compared.pairs
    place = np.unique(asked.place)
    named = np.zeros(len(compared.spots.at), np.bool_)
    named[asked.child] = named[asked.other] = True
    beside = named[pairs.first] | named[pairs.second]
    beside[place] = False
    rivals = pairs.chosen(beside)
    odds = odds_beside(rivals, pairs.chosen(place), compared)[len(rivals) :]
    return looked_up(odds[np.searchsorted(place, asked.place)], compared.model.calibration)


def odds_beside(pairs: Pairs, relayed: Pairs, compared: Compared) -> Floats:
    """The logarithm of the odds of pairs, and then of those of relays, beside all of them: a report that is repeated was told of by the relay's source."""
    every = together(pairs, relayed)
    score = np.concatenate([pairs.score, relayed.score + _SAID_SO])
    raised = replace(every, score=score)
    return beside_rivals(raised, compared.spots.source, held(raised, compared))


def _adopt_judged(parent: Ints, relays: Relays, settled: Settled) -> None:
    """Give each relay the report of the source it names that people judged the same, of several the first."""
    source, word, relay = relays.voices.source, relays.voices.word, relays.voices.relay
    ends = np.concatenate([settled.same, settled.same[:, ::-1]])
    child, other = ends[np.lexsort((-ends[:, 1], ends[:, 0]))].T
    own = relay[child] & (source[other] == word[child])
    parent[child[own]] = other[own]  # the last write stands: the first row


def _relay_of(relays: Relays, origin: Ints, source: Ints) -> Ints:
    """The first report of each of these sources that is known to repeat this origin, -1 where none is."""
    parent, told_by = relays.parent, relays.voices.source.astype(np.int64)
    asked = np.zeros(int(max(told_by.max(), source.max(initial=0))) + 1, np.bool_)
    asked[source] = True
    repeating = np.flatnonzero((parent != np.arange(len(parent))) & asked[told_by])
    if not len(repeating):
        return np.full(len(origin), -1, np.int32)
    known, first = np.unique(told_by[repeating] << 32 | roots_of(parent)[repeating], return_index=True)
    wanted = source.astype(np.int64) << 32 | origin
    place = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return np.where(known[place] == wanted, repeating[first[place]], -1).astype(np.int32)


def _adopt(parent: Ints, ends: tuple[Ints, Ints, Ints], score: Floats, which: Bools) -> None:
    """Give each child, in these of the pairs, as parent what its best partner has told it by; of equals the first row."""
    child, other, told = (end[which] for end in ends)
    order = np.lexsort((-other, score[which], child))
    parent[child[order]] = told[order]  # the last write stands: the best score, then the first row
