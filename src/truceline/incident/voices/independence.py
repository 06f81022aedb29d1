"""How many voices stand behind an incident, and how many of them contradict what most say.

Origins are counted, not messages: a report that repeats another has its origin's voice. And of origins, two that
cannot be independent of each other are one voice:

- reports of one source, where people judged them the same: a follow-up confirms nothing that its own source told before;
- outlets of one party or body (`speaks_for`);
- recordings of one camera (recorded, from one post);
- reports of outlets that say the very same nearly always, where they do, or that err to one side (echoing); it is the voice of the one that comes first.

Where not each two of those that hang together so are one, the voices are the most of which each two are independent (between): who speaks
for a party and was recorded by another's camera makes these two no less two.

Guaranteed: what a source tells, whatever it says of itself, leaves no fewer voices of what others tell; unless these say the very same, as it
does, and it is an echo of each.

A voice contradicts in what it says of the act, of the actor, or of a number. It is counted against the largest group
of voices that can all be right, each two of them together. Nobody is outvoted: the claims stand beside each other, and the numbers say how many.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs, encoded, is_among, places_among
from truceline.incident.columns.counting import Runs
from truceline.incident.likeness.numbering import SCRIPTS, Names, is_of_group
from truceline.incident.model import ACT_CODES, Echo, contradicting_acts
from truceline.incident.voices.between import Between, spoken_for
from truceline.incident.voices.echoing import SameVoice, same_voices
from truceline.values.shape.compiled import in_place
from truceline.values.taxonomy import Observed

DAMAGE = ("killed", "injured")
DISPUTED = ("act", "actor", "count", *DAMAGE)
# Who counts bursts in the dark counts half or double: counts contradict where one is more than twice the other.
_COUNTED_ALIKE = 2.0
_SEVERAL = 2  # a voice alone contradicts nobody
_PAIR = 2  # of two nobody stands between
_MOST_WORDS = 62  # different acts that one number holds as bits: there are fewer codes (test_independence)


_Room = tuple[Longs, Longs, Longs, Longs, Longs]


def voices(reports: pa.Table, incident: Ints, origin: Ints, speaker: Ints, echoes: tuple[Echo, ...] = ()) -> Ints:
    """For each report the row of the origin that speaks with its voice; rows in canonical order. `speaker` says whose word each carries."""
    chain = encoded(reports.column("speaks_for"), fold=True).astype(np.int64)
    post = encoded(reports.column("post"), fold=True).astype(np.int64)
    camera = is_among(reports.column("observed"), [Observed.RECORDED.value]) & (post >= 0)
    rows = np.arange(len(origin), dtype=np.int32)
    chained, filmed = (
        _alike(incident, rows[(origin == rows) & told], key) for told, key in ((chain >= 0, chain), (camera, post))
    )
    echoed = same_voices(reports, incident, origin, echoes)
    before = _before(incident, origin, speaker)
    again = np.flatnonzero(before >= 0).astype(np.int32)
    grounds = (chained, filmed, echoed.same, (before[again], again))
    # An outlet of a party may show what another's camera recorded: each ground counts, whatever others there are.
    voice = _united(rows.copy(), _all_pairs((*grounds, echoed.following)))
    found = _led(voice, echoed)
    if np.bincount(voice).max(initial=0) > _PAIR:
        teller = np.stack([encoded(reports.column("source")).astype(np.int64), speaker], axis=1)
        for between in _between(voice, [_united(rows.copy(), ground) for ground in grounds], echoed, teller):
            spoken = spoken_for(between)
            found[list(spoken)] = list(spoken.values())
    return np.asarray(found[origin])


def _all_pairs(grounds: Sequence[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    one, other = (np.concatenate([ground[end] for ground in grounds]) for end in (0, 1))
    return one, other


def _between(voice: Ints, shared: Sequence[Ints], echoed: SameVoice, teller: Longs) -> Iterator[Between]:
    """Those that hang together, three or more, and do not share any one ground all of them."""
    others = np.flatnonzero(voice != np.arange(len(voice)))
    heads = voice[others]
    several = np.bincount(voice, minlength=len(voice)) > _PAIR
    for one in shared:
        apart = np.zeros(len(voice), np.bool_)
        apart[heads[one[others] != one[heads]]] = True
        several &= apart
    together: dict[int, list[int]] = {head: [head] for head in np.flatnonzero(several).tolist()}
    for row in others[several[heads]].tolist():
        together[int(voice[row])].append(row)
    pairs: dict[int, list[tuple[int, int]]] = {head: [] for head in together}
    follow = several[voice[echoed.following[0]]]
    for first, second in zip(*(end[follow].tolist() for end in echoed.following), strict=True):
        pairs[int(voice[first])].append((first, second))
    after = frozenset(echoed.after.tolist()) if together else frozenset()
    for head, rows in together.items():
        tellers = dict(zip(rows, map(tuple, teller[rows].tolist()), strict=True))
        classes = [dict(zip(rows, one[rows].tolist(), strict=True)) for one in shared]
        yield Between(rows, tellers, classes, pairs[head], after)


def _alike(incident: Ints, rows: Ints, key: Longs) -> tuple[Ints, Ints]:
    """Each of these rows behind the first one of its incident that has the same key."""
    named = incident[rows].astype(np.int64) * (int(key.max(initial=0)) + 1) + key[rows]
    _, first, back = np.unique(named, return_index=True, return_inverse=True)
    return rows[first][back.ravel()], rows


def _before(incident: Ints, origin: Ints, speaker: Ints) -> Ints:
    """Of each origin the last one before it in its incident with the same speaker, or -1."""
    last, above, found = np.full((3, len(origin)), -1, np.int32)
    _write_before(incident, (origin, speaker), (last, above), found)
    return found


@in_place
def _write_before(incident: Ints, told: tuple[Ints, Ints], room: tuple[Ints, Ints], found: Ints) -> None:
    """Write the row before each. The room has by incident the last row so far, and by row the one above it, -1 at first."""
    origin, speaker = told
    last, above = room
    for row in range(len(origin)):
        if origin[row] != row:
            continue
        at = last[incident[row]]
        while at >= 0 and speaker[at] != speaker[row]:
            at = above[at]
        found[row] = at
        above[row] = last[incident[row]]
        last[incident[row]] = row


def _led(voice: Ints, echoed: SameVoice) -> Ints:
    """The voices, each that would be a follower's given to the first row of it that follows nobody."""
    rows = np.unique(np.concatenate((*echoed.same, *echoed.following)))
    leaders = rows[~np.isin(rows, echoed.after)]
    leaders = leaders[np.isin(voice[leaders], echoed.after)]
    head = np.arange(len(voice), dtype=np.int32)
    head[voice[leaders[::-1]]] = leaders[::-1]  # the last write stands: the first row
    return head[voice]


def _united(voice: Ints, pairs: tuple[Ints, Ints]) -> Ints:
    """The voices, those of every pair of rows made one: the first of them."""
    before = None
    while before is None or not np.array_equal(before, voice):
        before = voice.copy()
        first = np.minimum(voice[pairs[0]], voice[pairs[1]])
        for row in pairs:
            np.minimum.at(voice, before[row], first)
        voice = voice[voice]
    return voice


def disputes(
    reports: pa.Table,
    speaking: Callable[[Ints], Runs],
    counted: tuple[Floats, Floats],
    harm: Mapping[str, tuple[Floats, Floats]],
) -> dict[str, npt.NDArray[Any]]:
    """For each of DISPUTED, how many of the voices that say anything of it contradict the largest group that agrees.

    Who speaks for the voices of each incident is asked of each matter, by its number for each report, -1 where that tells nothing of it; the units of counts
    are matters of their own. Beside each report stand the least and the most that it counts, and that it gives of killed and injured.
    """
    acts = places_among(reports.column("act"), ACT_CODES)
    # 0 and 1 are alike. Two counts, each stretched to its double, have a number in common where neither is more than the other's double.
    least, most = (np.maximum(end, 1.0) for end in counted)
    unit = np.where(np.isnan(counted[0]), -1, encoded(reports.column("unit"))).astype(np.int32)
    actor = Names({}).numbers(reports.column("actor"))
    room = np.zeros(len(actor), np.int64)
    of_acts, of_actors = speaking(_any(acts)), speaking(_any(actor))
    can_agree, of_words = ~contradicting_acts(), tuple(np.zeros((5, _MOST_WORDS + 1), np.int64))
    found = {
        "act": _found(of_acts, _contradict_acts, acts, can_agree, of_words),
        "actor": _found(of_actors, _contradict_names, actor, room),
        "count": _found(speaking(unit), _contradict_ranges, unit, least, most * _COUNTED_ALIKE),
    }
    for kind, (low, high) in harm.items():
        one_unit = np.where(np.isnan(low), -1, 0).astype(np.int32)
        found[kind] = _found(speaking(one_unit), _contradict_ranges, one_unit, low, high)
    return {f"disputed_{name}": found[name] for name in DISPUTED}


def _any(words: Ints) -> Ints:
    """One matter, whatever is told of it."""
    return np.minimum(words, 0)


def _found(runs: Runs, count: Callable[..., None], *told: Any) -> Longs:
    """What is counted of each incident."""
    contradicting = np.zeros(runs.groups, np.int64)
    count(runs, contradicting, *told)
    return contradicting


@in_place
def _contradict_acts(runs: Runs, contradicting: Longs, act: Ints, can_agree: Bools, room: _Room) -> None:
    """Those whose act is not of the group told by most of which each two can agree; the table says which can."""
    acts, told_by, beside, left, held = room
    for at in range(len(contradicting)):
        start, end = runs.start[at], runs.start[at + 1]
        if end - start < _SEVERAL:
            continue
        told = different = 0
        for m in range(start, end):
            one = act[runs.rows[m]]
            if one < 0:
                continue
            told += 1
            place = 0
            while place < different and acts[place] != one:
                place += 1
            if place == different:
                acts[place], told_by[place], beside[place] = one, 0, 0
                different += 1
                for other in range(place):
                    if can_agree[one, acts[other]]:
                        beside[place] |= np.int64(1) << other
                        beside[other] |= np.int64(1) << place
            told_by[place] += 1
        contradicting[at] = told - _most_together(different, told_by, beside, (left, held))


@in_place
def _most_together(different: int, told_by: Longs, beside: Longs, room: tuple[Longs, Longs]) -> int:
    """How many tell the words of the group told by most of which each two can stand together.

    Branch and bound, exact (Carraghan and Pardalos, Operations Research Letters 9, 1990, 375): one more word is held, or left aside, until
    all that could yet be held are too few. Of all acts there are at once that takes some hundred steps.
    """
    left, held = room
    left[0], held[0] = (np.int64(1) << different) - 1, 0
    most = depth = 0
    while depth >= 0:
        most = max(most, held[depth])
        hope = held[depth]
        for word in range(different):
            if left[depth] >> word & 1:
                hope += told_by[word]
        if hope <= most:
            depth -= 1
            continue
        word = 0
        while not left[depth] >> word & 1:
            word += 1
        left[depth] &= ~(np.int64(1) << word)
        left[depth + 1] = left[depth] & beside[word]
        held[depth + 1] = held[depth] + told_by[word]
        depth += 1
    return most


@in_place
def _contradict_names(runs: Runs, contradicting: Longs, name: Ints, told_by: Longs) -> None:
    """Those whose name is not of the group told by most of which each two are one: of names alike in all scripts, one spelling in each."""
    for at in range(len(contradicting)):
        start, end = runs.start[at], runs.start[at + 1]
        if end - start < _SEVERAL:
            continue
        told = most = 0
        for m in range(start, end):
            one, alike = name[runs.rows[m]], 0
            for n in range(start, end):
                alike += int(name[runs.rows[n]] == one)
            told_by[runs.rows[m]] = alike
            told += int(one >= 0)
        for m in range(start, end):
            one, together = name[runs.rows[m]], 0
            for script in range(SCRIPTS):
                best = 0
                for n in range(start, end):
                    row = runs.rows[n]
                    if one >= 0 and is_of_group(name[row], one, script):
                        best = max(best, told_by[row])
                together += best
            most = max(most, together)
        contradicting[at] = told - most


@in_place
def _contradict_ranges(runs: Runs, contradicting: Longs, unit: Ints, low: Floats, high: Floats) -> None:
    """Those whose range has nothing in common with the most that have a number in common, unit by unit; -1 has no range."""
    for at in range(len(contradicting)):
        start, end = runs.start[at], runs.start[at + 1]
        if end - start < _SEVERAL:
            continue
        for m in range(start, end):
            of = unit[runs.rows[m]]
            # What says nothing is contradicted by nobody, and neither is the last that says anything.
            if of < 0 or m == end - 1:
                continue
            told = most = 0
            before = m - 1
            while before >= start and unit[runs.rows[before]] != of:
                before -= 1
            if before >= start:
                continue
            for i in range(m, end):
                if unit[runs.rows[i]] != of:
                    continue
                told += 1
                # Ranges that have a number in common have the highest of their lower ends in common: ends touch.
                number, sharing = low[runs.rows[i]], 0
                for j in range(m, end):
                    row = runs.rows[j]
                    sharing += int(unit[row] == of and low[row] <= number <= high[row])
                most = max(most, sharing)
            contradicting[at] += told - most
