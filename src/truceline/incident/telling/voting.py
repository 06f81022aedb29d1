"""What the reports of an incident call it: what most name, what all agree on, and nothing where they disagree."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Ints, Longs, coded, places_among
from truceline.incident.columns.counting import Runs
from truceline.incident.likeness.numbering import SCRIPTS, Names, is_of_group, one_name
from truceline.values.shape.compiled import in_place

# A relay's vote breaks no tie between origins that it could not break alone: it counts where no origin speaks.
_VOTE, _RELAYED_VOTE = 1 << 20, 1
_NOBODY, _EVERY, _GROUPS_OWN = -1, -2, -3


def leading(column: pa.ChunkedArray, runs: Runs, *, origin: Bools | None = None, order: Sequence[str] = ()) -> pa.Array:
    """The word most origins use; of equals the first of the order given, else of the alphabet; null where none is used."""
    words = coded(column)
    known = list(order) or sorted(word for word in words.dictionary.to_pylist() if word is not None)
    return words_of(known, leading_of(places_among(words, known), len(known), runs, origin=origin))


def leading_of(place: Ints, known: int, runs: Runs, *, origin: Bools | None = None) -> Ints:
    """The same of words by their places among so many, as such a place, and -1 where none is used."""
    return _led(place, _each(known), _every(runs), (runs, origin))[0]


def leading_code(column: pa.ChunkedArray, group_of: Mapping[str, str], runs: Runs, *, origin: Bools) -> pa.Array:
    """The code most origins name, within the group most name.

    1. The group named most leads; where two lead, they disagree and the answer is null.
    2. Within it the code named most; where two lead, or only the group was named, the group itself.
    """
    known = sorted(group_of)
    groups = np.array([known.index(group_of[code]) for code in known], np.int32)
    place = places_among(column, known)
    leader, leads = _led(np.append(groups, _NOBODY)[place], _each(len(known)), _every(runs), (runs, origin))
    group = np.where(leads == 1, leader, _NOBODY).astype(np.int32)
    # The group's own code is no rival to its members: "fire" agrees with "mortar fire".
    members = np.where(groups == np.arange(len(groups)), _GROUPS_OWN, groups).astype(np.int32)
    leader, leads = _led(place, members, group, (runs, origin))
    return words_of(known, np.where(leads == 1, leader, group))


def agreed(column: pa.ChunkedArray | pa.Array, incident: Ints, count: int, *, votes: Bools) -> tuple[pa.Array, Bools]:
    """The name all that have a vote agree on, in the first spelling and script; and where theirs differ, that they do."""
    names = coded(column)
    first, disputed = np.full(count, _NOBODY, np.int32), np.zeros(count, np.bool_)
    code = np.where(votes, Names({}).numbers(names), _NOBODY).astype(np.int32)
    _write_first(code, incident, np.full(count * SCRIPTS, _NOBODY, np.int32), first, disputed)
    return names.take(pa.array(first, mask=(first < 0) | disputed)).cast(pa.string()), disputed


def _each(known: int) -> Ints:
    """Words of no groups."""
    return np.full(known, _EVERY, np.int32)


def _every(runs: Runs) -> Ints:
    """For each incident, that every word may lead."""
    return np.full(runs.groups, _EVERY, np.int32)


def _led(place: Ints, group_of: Ints, may_lead: Ints, told: tuple[Runs, Bools | None]) -> tuple[Ints, Ints]:
    """For each incident the word most use of those of the group that may lead there, of equals the first, and how many lead."""
    runs, origin = told
    voices = np.ones(len(place), np.bool_) if origin is None else origin
    leader, leads = np.full(runs.groups, _NOBODY, np.int32), np.zeros(runs.groups, np.int32)
    _count_votes((place, voices), (group_of, may_lead), runs, np.zeros(len(group_of), np.int64), (leader, leads))
    return leader, leads


@in_place
def _count_votes(
    told: tuple[Ints, Bools], asked: tuple[Ints, Ints], runs: Runs, total: Longs, found: tuple[Ints, Ints]
) -> None:
    """Write who leads. `total` is room for the votes of each word, and is left empty."""
    place, origin = told
    group_of, may_lead = asked
    leader, leads = found
    for k in range(len(leader)):
        for m in range(runs.start[k], runs.start[k + 1]):
            word = place[runs.rows[m]]
            if word >= 0 and group_of[word] == may_lead[k]:
                total[word] += _VOTE if origin[runs.rows[m]] else _RELAYED_VOTE
        most = 0
        for m in range(runs.start[k], runs.start[k + 1]):
            word = place[runs.rows[m]]
            if word < 0 or total[word] == 0:
                continue
            # Relays are heard only where no origin speaks.
            votes = total[word] // _VOTE * _VOTE if total[word] >= _VOTE else total[word]
            total[word] = 0
            if votes > most:
                most, leader[k], leads[k] = votes, word, 1
            elif votes == most:
                leader[k], leads[k] = min(leader[k], word), leads[k] + 1


@in_place
def _write_first(code: Ints, incident: Ints, spelt: Ints, first: Ints, disputed: Bools) -> None:
    """Write the first row of each incident that names any, and whether any two name two. The room has the last spelling in each script."""
    for row in range(len(code)):
        at = incident[row]
        if code[row] < 0:
            continue
        if first[at] < 0:
            first[at] = row
        elif not one_name(code[row], code[first[at]]):
            disputed[at] = True
        # The first may be of one name with two that are not of one with each other: they are spelt otherwise in one script.
        for script in range(SCRIPTS):
            if is_of_group(code[row], code[first[at]], script):
                before = spelt[at * SCRIPTS + script]
                disputed[at] |= before >= 0 and before != code[row]
                spelt[at * SCRIPTS + script] = code[row]


def words_of(known: Sequence[str], place: npt.NDArray[Any]) -> pa.Array:
    """The words at these places, and null where one is below 0."""
    return pa.array(known, pa.string()).take(pa.array(place, mask=place < 0))
