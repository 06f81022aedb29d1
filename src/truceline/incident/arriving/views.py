"""Reports of a neighbourhood compared as they stood before a change and as they stand after it, and what differs.

Rows are those of the neighbours at hand; identities have numbers, for a report that was corrected is two rows of one identity.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from truceline.incident.arriving.neighbours import Neighbours, Texts, relays_among
from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.joining.judge import Settled
from truceline.incident.joining.parts import parts_of
from truceline.incident.likeness.compare import Compared, compare_laid
from truceline.incident.voices.origins import Relays
from truceline.incident.voices.telling_again import completed

_NONE = np.empty(0, np.int64)


class AtHand(NamedTuple):
    """Neighbours, the numbers of their identities, and what people hold of some of them, by their identities."""

    neighbours: Neighbours
    texts: Texts
    numbers: Longs
    settled: Callable[[list[str]], Settled]


class ViewedSide(NamedTuple):
    """Reports that may meet, by their rows in canonical order, as gathering has them before it joins any."""

    rows: Ints
    settled: Settled
    relays: Relays
    among: Ints
    compared: Compared


@dataclass(frozen=True, slots=True)
class View:
    """Reports compared: of each the number of its identity, whom it repeats, how crowded it is around it; and all edges."""

    numbers: Longs
    repeats: Longs
    relay: Bools
    crowd: Floats
    edges: Longs  # pairs of numbers: offered, repeating, judged the same
    sides: tuple[ViewedSide, ...]  # by which they are gathered


def view(at_hand: AtHand, rows: Ints) -> View:
    """Compare these rows, in canonical order, and no others; those of exercises and real ones are looked at apart."""
    exercise = at_hand.neighbours.exercise[rows]
    sides = tuple(_side(at_hand, some) for some in (rows[~exercise], rows[exercise]) if len(some))
    of_side = [(at_hand.numbers[side.rows], side) for side in sides]
    return View(
        np.concatenate([_NONE, *(numbers for numbers, _ in of_side)]),
        np.concatenate([_NONE, *(numbers[side.relays.parent] for numbers, side in of_side)]),
        np.concatenate([_NONE.astype(np.bool_), *(side.relays.voices.relay for side in sides)]),
        np.concatenate([_NONE.astype(np.float64), *(side.compared.chance.crowd for side in sides)]),
        np.concatenate([_NONE.reshape(0, 2), *(numbers[_edges(side)] for numbers, side in of_side)]),
        sides,
    )


def _side(at_hand: AtHand, rows: Ints) -> ViewedSide:
    settled = at_hand.settled([at_hand.texts.report_id[row] for row in rows.tolist()])
    relays = relays_among(at_hand.neighbours, at_hand.texts, rows)
    parent = completed(relays.parent, at_hand.neighbours.telling.chosen(rows), settled.different)
    relays = replace(relays, parent=parent)
    among = np.flatnonzero(relays.parent == np.arange(len(rows))).astype(np.int32)
    laid = at_hand.neighbours.laid.chosen(rows)
    return ViewedSide(rows, settled, relays, among, compare_laid(laid, voices=relays.voices, among=among))


def _edges(side: ViewedSide) -> Ints:
    """Who is connected with whom: offered, repeating, judged the same."""
    row, parent = np.arange(len(side.rows), dtype=np.int32), side.relays.parent
    compared, settled = side.compared, side.settled
    offered = [np.stack([pairs.first, pairs.second], axis=1) for pairs in (compared.pairs, compared.unplaced)]
    repeating = np.stack([row, parent], axis=1)[parent != row]
    return np.concatenate([*offered, repeating, settled.same, settled.also])


def changed(before: View, after: View, given: Bools) -> Bools:
    """Those given, all that changed between two views, and all that was or is connected with these, by number."""
    moved = given.copy()
    for then, now in zip(*(_by_number(each, len(given)) for each in (before, after)), strict=True):
        moved |= then != now
    found = moved.copy()
    for each in (before, after):
        found[each.edges[moved[each.edges].any(axis=1)].ravel()] = True
    return found


def _by_number(seen: View, count: int) -> tuple[Longs, Bools, Floats]:
    """Whom each identity repeats, whether it is a relay, and how crowded it is around it; nobody's where it is not seen."""
    columns = np.full(count, -1, np.int64), np.zeros(count, np.bool_), np.zeros(count)
    for column, values in zip(columns, (seen.repeats, seen.relay, seen.crowd), strict=True):
        column[seen.numbers] = values
    return columns


def connected(seen: View, found: Bools) -> Bools:
    """Those of these that are seen, and all that edges connect with any of them, by number."""
    first, second = (np.ascontiguousarray(ends) for ends in seen.edges.astype(np.int32).T)
    part = parts_of(len(found), first, second, np.empty((0, 2), np.int32))
    reached, present = np.zeros(len(found), np.bool_), np.zeros(len(found), np.bool_)
    reached[part[found]] = True
    present[seen.numbers] = True
    return np.asarray(present & reached[part])
