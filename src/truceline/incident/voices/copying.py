"""Who copies whom, on one ground: the same words, or the same photo, film or recording.

Each report repeats the first of another source with the same that is within so many seconds and metres of it, and repeats nobody itself on
that ground. Those that lead (their sources saw, heard or recorded it) come before all others, then those received earlier where that is told
of both, then those of earlier times.

1. Of those that lead each repeats the first before it; those that know by their own senses repeat nobody.
2. Each other report repeats the first that leads, before it or after; where there is none, the first of the others before it.
3. Nobody repeats what was received after him, whatever time it names: that one repeats him, unless it knows by its own senses. Only what leads
   and tells of the same moment and place is repeated all the same: a witness is often slower than who passes his words on.

Who was received when is known where he was received promptly: what comes in more than a day after what it tells of comes in a list, and when that
came says nothing but that it was later than who came promptly before it. Where nothing is told or both came at once, their times decide.

So what lies too far away to be copied takes nobody's original from him: a report with a film of another place, an hour earlier, leaves those
here the copies of each other that they are.

Invariant: reports of one code between which more time lies than copies take have nothing to do with each other.
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints, column_of, encoded, is_among, seconds_of
from truceline.incident.voices.wording import telling_words
from truceline.values.place import to_centre
from truceline.values.shape.compiled import inlined, kernel
from truceline.values.taxonomy import Observed

COPIED_WITHIN_S = 43_200.0
_COPIED_WITHIN_M = 10_000.0
# Films of one strike are passed on for days; the same film at another place is an old one used again.
_MEDIA_WITHIN_S = 259_200.0
_MEDIA_WITHIN_M = 30_000.0
_PROMPTLY_S = 86_400.0
_BESIDE_S, _BESIDE_M = 3_600.0, 2_000.0
_OWN_SENSES = (Observed.SEEN.value, Observed.HEARD.value)
_RECORDED = (Observed.RECORDED.value,)
WITNESSES = (*_OWN_SENSES, *_RECORDED)


class Standpoint(NamedTuple):
    """Whose each report is, when and where it happened by what it states (NaN: nowhere), and when it was received (NaN: not told)."""

    source: Ints
    at: Floats
    longitude: Floats
    latitude: Floats
    received: Floats


class Copying(NamedTuple):
    """One ground on which reports are copies: what is equal, who leads, who repeats nobody, and within how many seconds and metres."""

    code: Ints  # -1: nothing to copy
    leads: Bools
    own: Bools
    bounds: tuple[float, float]


class Knowing(NamedTuple):
    """How each report knows: by its own recording, by its own senses."""

    recorded: Bools
    senses: Bools


class _Laid(NamedTuple):
    """Where, when and whose reports are, when they were received, and when promptly (NaN: not told); places in metres on the axes of the earth."""

    code: Ints
    source: Ints
    at: Floats
    x: Floats
    y: Floats
    z: Floats
    received: Floats
    promptly: Floats


class _Rule(NamedTuple):
    """Who leads, who repeats nobody, and within how many seconds and metres copies are."""

    leads: Bools
    own: Bools
    bound_s: float
    bound_m: float


class _Firsts(NamedTuple):
    """Reports of one code that may be repeated, in order of time, and how many they are."""

    rows: Ints
    filled: npt.NDArray[np.int64]


def standpoints_of(reports: pa.Table) -> Standpoint:
    """What copies are told by, beside what is equal."""
    longitude, latitude = (column_of(reports, name) for name in ("longitude", "latitude"))
    at, received = (seconds_of(reports.column(name)) for name in ("occurred_at", "received_at"))
    return Standpoint(encoded(reports.column("source")), at, longitude, latitude, received)


def received_promptly(at: Floats, received: Floats) -> Floats:
    """When reports were received that came promptly after what they tell of, NaN of others: whoever else was received later, came later."""
    return np.where(received - at <= _PROMPTLY_S, received, np.nan)


def knowing_of(reports: pa.Table) -> Knowing:
    """How each report says that it knows."""
    return Knowing(*(is_among(reports.column("observed"), ways) for ways in (_RECORDED, _OWN_SENSES)))


def same_words(reports: pa.Table) -> Copying:
    """Whose words are the same; more reports are to come, and words that nobody else has here are told apart too."""
    return by_words(encoded(telling_words(reports)), knowing_of(reports))


def by_words(code: Ints, knowing: Knowing) -> Copying:
    """Who has the same words, as numbers. Whoever saw, heard or recorded it leads, and repeats nobody."""
    witness = knowing.recorded | knowing.senses
    return Copying(code, witness, witness, (COPIED_WITHIN_S, _COPIED_WITHIN_M))


def same_media(reports: pa.Table) -> Copying:
    """Who passes on the same photo, film or recording."""
    return by_media(encoded(reports.column("media_sha256")), knowing_of(reports))


def by_media(code: Ints, knowing: Knowing) -> Copying:
    """Who has the same recording, as numbers. Whoever recorded it leads; whoever saw or heard it repeats nobody."""
    return Copying(code, *knowing, (_MEDIA_WITHIN_S, _MEDIA_WITHIN_M))


def copies(standpoints: Standpoint, ground: Copying) -> Ints:
    """For each report the row of which it has a copy, or -1."""
    code, leads, own, bounds = ground
    rows = np.flatnonzero(code >= 0).astype(np.int32)
    origin = np.full(len(code), -1, np.int32)
    if not len(rows):
        return origin
    source, *seen = standpoints
    some = Standpoint(source[rows], *(column[rows] for column in seen))
    # Those of one code together, in order of time.
    order = np.lexsort((rows, some.received, some.at, code[rows])).astype(np.int32)
    # Up to thirty kilometres a straight line is as long as a geodesic, to a few centimetres.
    receipts = some.received, received_promptly(some.at, some.received)
    laid = _Laid(code[rows], some.source, some.at, *to_centre(some.longitude, some.latitude), *receipts)
    found = np.full(len(rows), -1, np.int32)
    _write_copies(order, laid, _Rule(leads[rows], own[rows], *bounds), found)
    origin[rows] = np.where(found >= 0, rows[found], -1)
    return origin


@kernel
def _write_copies(order: Ints, laid: _Laid, rule: _Rule, origin: Ints) -> None:
    """Write of whom each has a copy, code by code."""
    leading = _Firsts(np.empty(len(order), np.int32), np.zeros(1, np.int64))
    others = _Firsts(np.empty(len(order), np.int32), np.zeros(1, np.int64))
    start = 0
    for end in range(1, len(order) + 1):
        if end < len(order) and laid.code[order[end]] == laid.code[order[start]]:
            continue
        leading.filled[0] = others.filled[0] = 0
        for leads_now in (True, False):
            since, since_others = 0, 0
            for k in range(start, end):
                row = order[k]
                if rule.leads[row] != leads_now:
                    continue
                since = _within_reach(row, since, leading, (laid.at, rule.bound_s))
                since_others = _within_reach(row, since_others, others, (laid.at, rule.bound_s))
                if not rule.own[row]:
                    origin[row] = _first_near(row, since, leading, (laid, rule), origin)
                    if origin[row] < 0:
                        origin[row] = _first_near(row, since_others, others, (laid, rule), origin)
                if origin[row] < 0:
                    _take_over(row, since, leading, (laid, rule), origin)
                    _take_over(row, since_others, others, (laid, rule), origin)
                    firsts = leading if leads_now else others
                    firsts.rows[firsts.filled[0]] = row
                    firsts.filled[0] += 1
        start = end


@inlined
def _within_reach(row: int, since: int, firsts: _Firsts, time: tuple[Floats, float]) -> int:
    """The place of the first of these that is not too early to be repeated by this row."""
    at, bound_s = time
    while since < firsts.filled[0] and at[row] - at[firsts.rows[since]] > bound_s:
        since += 1
    return since


@inlined
def _first_near(row: int, since: int, firsts: _Firsts, told: tuple[_Laid, _Rule], origin: Ints) -> int:
    """The first of these, from a place on, that this row may repeat, or -1."""
    laid, rule = told
    found = -1
    for k in range(since, firsts.filled[0]):
        other = firsts.rows[k]
        if laid.at[other] - laid.at[row] > rule.bound_s:
            break
        if not _is_near(row, other, told, origin):
            continue
        if _came_before(laid, row, other) and not (
            rule.leads[other] and not rule.leads[row] and _is_beside(laid, row, other)
        ):
            continue
        if found < 0 or _came_before(laid, other, found):
            found = other
    return found


@inlined
def _take_over(row: int, since: int, firsts: _Firsts, told: tuple[_Laid, _Rule], origin: Ints) -> None:
    """Let those that were received after this row repeat it, though they name an earlier time."""
    laid, rule = told
    for k in range(since, firsts.filled[0]):
        other = firsts.rows[k]
        if laid.at[other] - laid.at[row] > rule.bound_s:
            break
        if not rule.own[other] and _came_before(laid, row, other) and _is_near(row, other, told, origin):
            origin[other] = row


@inlined
def _is_near(row: int, other: int, told: tuple[_Laid, _Rule], origin: Ints) -> bool:
    """Whether the other repeats nobody, is of another source, and no farther off than copies are; who gives no place may be anywhere."""
    laid, rule = told
    apart = origin[other] < 0 and laid.source[other] != laid.source[row]
    return apart and not _metres_between(laid, row, other) > rule.bound_m


@inlined
def _came_before(laid: _Laid, one: int, other: int) -> bool:
    """Whether the one was received promptly, and before the other."""
    return bool(laid.promptly[one] < laid.received[other])


@inlined
def _is_beside(laid: _Laid, one: int, other: int) -> bool:
    """Whether both tell of the same moment and the same place."""
    return abs(laid.at[one] - laid.at[other]) <= _BESIDE_S and _metres_between(laid, one, other) <= _BESIDE_M


@inlined
def _metres_between(laid: _Laid, one: int, other: int) -> float:
    """How far two lie apart; NaN where either gives no place."""
    x, y, z = laid.x[one] - laid.x[other], laid.y[one] - laid.y[other], laid.z[one] - laid.z[other]
    return math.sqrt(x * x + y * y + z * z)
