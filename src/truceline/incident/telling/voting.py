"""What the reports of an incident call it: what most name, what all agree on, and nothing where they disagree."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Ints, coded, encoded, places_among
from truceline.incident.columns.counting import distinct, first_rows

Voted = npt.NDArray[np.int64]

# A relay's vote breaks no tie between origins that it could not break alone: it counts where no origin speaks.
_VOTE, _RELAYED_VOTE = 1 << 20, 1


def leading(
    column: pa.ChunkedArray,
    incident: Ints,
    count: int,
    *,
    origin: Bools | None = None,
    order: Sequence[str] = (),
) -> pa.Array:
    """The word most origins use; of equals the first of the order given, else of the alphabet; null where none is used."""
    words = coded(column)
    known = list(order) or sorted(word for word in words.dictionary.to_pylist() if word is not None)
    votes = _votes(places_among(words, known).astype(np.int64), len(known), incident, origin)
    row, candidate, total = votes
    leads = np.flatnonzero(total == _most(row, total, count)[row])
    first = first_rows(row, count, leads)  # candidates rise within each row
    return _words(known, np.where(first >= 0, np.append(candidate, -1)[first], -1))


def leading_code(
    column: pa.ChunkedArray, group_of: Mapping[str, str], incident: Ints, count: int, *, origin: Bools
) -> pa.Array:
    """The code most origins name, within the group most name.

    1. The group named most leads; where two lead, they disagree and the answer is null.
    2. Within it the code named most; where two lead, or only the group was named, the group itself.
    """
    known = sorted(group_of)
    groups = np.array([known.index(group_of[code]) for code in known])
    place = places_among(column, known)
    row, group, total = _votes(np.where(place >= 0, groups[place], -1), len(known), incident, origin)
    leader = _single_leader(row, group, total, count, tied=np.full(count, -1, np.int64))
    # The group's own code is no rival to its members: "fire" agrees with "mortar fire".
    exact = (place >= 0) & (leader[incident] >= 0) & (groups[place] == leader[incident]) & (place != groups[place])
    row, code, total = _votes(np.where(exact, place, -1), len(known), incident, origin)
    return _words(known, _single_leader(row, code, total, count, tied=leader))


def agreed(column: pa.ChunkedArray, incident: Ints, count: int) -> tuple[pa.Array, Bools]:
    """The name all that give one agree on, in the first spelling; and where names differ, that they do."""
    names = coded(column)
    code = encoded(names, fold=True)
    rows = np.flatnonzero(code >= 0)
    least, most = np.full(count, np.iinfo(np.int32).max, np.int32), np.full(count, -1, np.int32)
    np.minimum.at(least, incident[rows], code[rows])
    np.maximum.at(most, incident[rows], code[rows])
    first = first_rows(incident, count, rows)
    disputed = (most >= 0) & (least != most)
    return names.take(pa.array(first, mask=(first < 0) | disputed)).cast(pa.string()), disputed


def _votes(place: Voted, known: int, incident: Ints, origin: Bools | None) -> tuple[Voted, Voted, Voted]:
    """Votes as rows of incident, candidate and total; those without a candidate abstain."""
    told = place >= 0
    ballots = incident[told].astype(np.int64) * known + place[told]
    weight = np.full(len(place), _VOTE) if origin is None else np.where(origin, _VOTE, _RELAYED_VOTE)
    lists = distinct(ballots)
    back = np.searchsorted(lists, ballots)
    total = np.bincount(back, weights=weight[told], minlength=len(lists)).astype(np.int64)
    # Relays are heard only where no origin speaks.
    total = np.where(total >= _VOTE, total // _VOTE * _VOTE, total)
    return lists // max(known, 1), lists % max(known, 1), total


def _most(row: Voted, total: Voted, count: int) -> Voted:
    """The most votes that any candidate of each row has."""
    most = np.zeros(count, np.int64)
    np.maximum.at(most, row, total)
    return most


def _single_leader(row: Voted, candidate: Voted, total: Voted, count: int, *, tied: Voted) -> Voted:
    """The candidate with the most votes of each row, or what is said of a tie or of no vote."""
    leads = total == _most(row, total, count)[row]
    leaders = np.bincount(row[leads], minlength=count)
    leader = tied.copy()
    single = leads & (leaders[row] == 1)
    leader[row[single]] = candidate[single]
    return leader


def _words(known: Sequence[str], place: npt.NDArray[Any]) -> pa.Array:
    return pa.array(known, pa.string()).take(pa.array(place, mask=place < 0))
