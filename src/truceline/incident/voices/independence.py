"""How many voices stand behind an incident, and how many of them contradict what most say.

Origins are counted, not messages: a report that repeats another has its origin's voice. And of origins, those that
cannot be independent of each other are one voice:

- outlets of one party or body (`speaks_for`);
- recordings of one camera (recorded, from one post);
- reports of outlets that say the very same nearly always, where they do (echoing); it is the voice of the one that comes first.

A voice contradicts in what it says of the act, of the actor, or of a number. It is counted against the largest group
of voices that can all be right. Nobody is outvoted: the claims stand beside each other, and the numbers say how many.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints, column_of, encoded, is_among, places_among
from truceline.incident.columns.counting import several_told
from truceline.incident.model import ACT_CODES, APART, Echo, act_alikeness
from truceline.incident.voices.echoing import SameVoice, same_voices
from truceline.values.taxonomy import Observed

DISPUTED = ("act", "actor", "count", "killed", "injured")
# Who counts bursts in the dark counts half or double: counts contradict where one is more than twice the other.
_COUNTED_ALIKE = 2.0


def voices(reports: pa.Table, incident: Ints, origin: Ints, echoes: tuple[Echo, ...] = ()) -> Ints:
    """For each report the row of the first origin that speaks with its voice; rows in canonical order."""
    chain = encoded(reports.column("speaks_for"), fold=True).astype(np.int64)
    post = encoded(reports.column("post"), fold=True).astype(np.int64)
    camera = is_among(reports.column("observed"), [Observed.RECORDED.value]) & (post >= 0)
    rows = np.arange(len(origin), dtype=np.int32)
    key = np.where(chain >= 0, 3 * chain, np.where(camera, 3 * post + 1, 3 * rows.astype(np.int64) + 2))
    origins = rows[origin == rows]
    voice = rows.copy()
    named = incident[origins].astype(np.int64) * (int(key.max(initial=0)) + 1) + key[origins]
    _, first, back = np.unique(named, return_index=True, return_inverse=True)
    voice[origins] = origins[first][back.ravel()]
    echoed = same_voices(reports, incident, origin, echoes)
    return np.asarray(_led(_united(voice, echoed[:2]), echoed)[origin])


def _led(voice: Ints, echoed: SameVoice) -> Ints:
    """The voices, each that would be a follower's given to the first row of it that follows nobody."""
    rows = np.unique(np.concatenate(echoed[:2]))
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


def disputes(reports: pa.Table, incident: Ints, count: int, speaks: Bools) -> dict[str, npt.NDArray[Any]]:
    """For each of DISPUTED, how many of the voices that say anything of it contradict the largest group that agrees."""
    at = incident[speaks]
    counted = column_of(reports, "count")[speaks]
    unit = encoded(reports.column("unit"))[speaks].astype(np.int64)
    found = {
        "act": _acts(places_among(reports.column("act"), ACT_CODES)[speaks].astype(np.int64), at, count),
        "actor": _names(encoded(reports.column("actor"), fold=True)[speaks], at, count),
        "count": _counts(counted, unit, at, count),
    }
    for kind in ("killed", "injured"):
        ends = [column_of(reports, f"{kind}_{end}")[speaks] for end in ("low", "best", "high")]
        low = np.fmin(np.fmin(ends[0], ends[1]), ends[2])
        high = np.fmax(np.fmax(ends[0], ends[1]), ends[2])
        found[kind] = _ranges((low, high), at, count)
    return {f"disputed_{name}": found[name] for name in DISPUTED}


def _names(code: Ints, at: Ints, count: int) -> npt.NDArray[np.int64]:
    """Those who name another than most do."""
    told = several_told(at, code >= 0, count)
    names = int(code.max(initial=0)) + 1
    claims, votes = np.unique(at[told].astype(np.int64) * names + code[told], return_counts=True)
    most = np.zeros(count, np.int64)
    np.maximum.at(most, claims // names, votes)
    return np.asarray(np.bincount(at[told], minlength=count) - most)


def _acts(code: npt.NDArray[np.int64], at: Ints, count: int) -> npt.NDArray[np.int64]:
    """Those whose act is another than what most can have meant."""
    told = several_told(at, code >= 0, count)
    claims, votes = np.unique(at[told].astype(np.int64) * len(ACT_CODES) + code[told], return_counts=True)
    incident, act = claims // len(ACT_CODES), claims % len(ACT_CODES)
    # Where all name one act there is nothing to weigh.
    several = np.flatnonzero(np.bincount(incident, minlength=count) > 1)
    place_of = np.full(count, -1, np.int64)
    place_of[several] = np.arange(len(several))
    chosen = place_of[incident] >= 0
    # Small whole numbers, exact as floats too; only of those is a product of matrices quick.
    votes_of = np.zeros((len(several), len(ACT_CODES)), np.float32)
    votes_of[place_of[incident[chosen]], act[chosen]] = votes[chosen]
    can_agree = (act_alikeness()[:-1, :-1] != APART).astype(np.float32)
    agree = np.where(votes_of > 0, votes_of @ can_agree, 0.0)
    dissent = np.zeros(count, np.int64)
    dissent[several] = votes_of.sum(axis=1) - agree.max(axis=1, initial=0)
    return dissent


def _counts(counted: Floats, unit: npt.NDArray[np.int64], at: Ints, count: int) -> npt.NDArray[np.int64]:
    """Those who count far from where most do, unit by unit."""
    told = ~np.isnan(counted) & (unit >= 0)
    units = int(unit.max(initial=0)) + 1
    # 0 and 1 are alike, and a count stands for what lies between its root half and its root double.
    each = at.astype(np.int64) * units + np.maximum(unit, 0)
    told = several_told(each, told, count * units)
    logs = np.log(np.maximum(counted[told], 1.0))
    half = np.log(_COUNTED_ALIKE) / 2
    within = _ranges((logs - half, logs + half), each[told], count * units)
    return np.asarray(within.reshape(count, units).sum(axis=1))


def _ranges(ends: tuple[Floats, Floats], at: npt.NDArray[Any], count: int) -> npt.NDArray[np.int64]:
    """Those whose range has nothing in common with the most that have a number in common."""
    told = several_told(at, ~np.isnan(ends[0]), count)
    low, high, row = ends[0][told], ends[1][told], at[told]
    value = np.concatenate([low, high])
    step = np.concatenate([np.ones(len(low), np.int64), np.full(len(low), -1)])
    both = np.concatenate([row, row])
    # At one number the ranges that begin there come before those that end there: ends touch.
    order = np.lexsort((-step, value, both))
    open_now = np.cumsum(step[order])
    most = np.zeros(count, np.int64)
    np.maximum.at(most, both[order], open_now)
    return np.asarray(np.bincount(row, minlength=count) - most)
