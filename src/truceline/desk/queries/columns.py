"""Incidents as columns of numbers: what every filter, count, map and timeline is answered from.

A list, its count, its exports and the cells of a map are one selection of rows (`InTime`), so they cannot disagree. Columns never
change in place; they hold their rows in the order in which lists show them, so that a period is a slice and a page the first
rows of it, however many there are. Where they come from: `columns_at_hand`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from truceline.desk.recording import read
from truceline.finding.columns import Flags, Floats, Text
from truceline.measure.period import Instants
from truceline.measure.rows import CANNOT_TELL, INSIDE
from truceline.values.instant import BY_DAY_S

# Which of its findings an incident has, as bits.
CANDIDATE, RULING, UNCLEAR = 1, 2, 4
# The columns of numbers, and those of words.
NUMBERS = ("changed", "held", "at", "within_s", "longitude", "latitude", "down", "radius_m", "verdicts")
WORDS = ("act", "weapon", "admin1", "admin2", "places", "answers", "words", "case__step")
Rows = npt.NDArray[np.int32]
_MERCATOR_EDGE = 85.051129


@dataclass(frozen=True, slots=True, eq=False)
class InTime:
    """Some rows in the order of lists: the latest first, those of one moment by their numbers."""

    rows: Rows
    # Microseconds before 1970, so that they ascend.
    before: npt.NDArray[np.int64]

    @classmethod
    def of(cls, rows: Rows, at: Instants) -> "InTime":
        """Put ascending rows into that order."""
        before = -at[rows].astype(np.int64)
        order = np.argsort(before, kind="stable")
        return cls(rows[order].astype(np.int32), before[order])

    def __len__(self) -> int:
        return len(self.rows)

    def only(self, flags: Flags) -> "InTime":
        """Those of these rows that are flagged."""
        return InTime(self.rows[flags], self.before[flags])

    def between(self, start: np.datetime64 | None, end: np.datetime64 | None) -> "InTime":
        """Those from a moment on and before another; nothing is copied."""
        last = len(self.rows) if start is None else np.searchsorted(self.before, -_us(start), side="right")
        first = 0 if end is None else np.searchsorted(self.before, -_us(end), side="right")
        return InTime(self.rows[first:last], self.before[first:last])

    def outside(self, start: np.datetime64 | None, end: np.datetime64 | None) -> tuple["InTime", "InTime"]:
        """What `between` leaves: those from its end on, and those before its start."""
        none = InTime(self.rows[:0], self.before[:0])
        later = none if end is None else self.between(end, None)
        return later, none if start is None else self.between(None, start)

    def until(self, moment: np.datetime64) -> "InTime":
        """Those that came to pass up to a moment."""
        first = np.searchsorted(self.before, -_us(moment), side="left")
        return InTime(self.rows[first:], self.before[first:])

    def latest(self) -> np.datetime64 | None:
        """When the latest of them came to pass."""
        return np.datetime64(-int(self.before[0]), "us") if len(self.before) else None

    def earliest(self) -> np.datetime64 | None:
        """When the earliest of them came to pass."""
        return np.datetime64(-int(self.before[-1]), "us") if len(self.before) else None

    def local_days(self, edges: Instants) -> npt.NDArray[np.int64]:
        """How many fall on each local day; the edges are the midnights around them."""
        # Before an edge lies what comes after its place in this order.
        later = np.searchsorted(self.before, -edges.astype("datetime64[us]").astype(np.int64), side="right")
        return -np.diff(later).astype(np.int64)

    def changed(self, gone: Flags, fresh: Rows, at: Instants) -> "InTime":
        """The same order without the rows that are flagged and with others, which ascend; only these are sorted."""
        kept = self.only(~gone[self.rows])
        added = InTime.of(fresh, at)
        place, end = (np.searchsorted(kept.before, added.before, side=side) for side in ("left", "right"))
        for one in np.flatnonzero(place < end):  # of one moment: by their numbers
            place[one] += np.searchsorted(kept.rows[place[one] : end[one]], added.rows[one])
        return InTime(np.insert(kept.rows, place, added.rows), np.insert(kept.before, place, added.before))


@dataclass(frozen=True, eq=False)
class Columns:
    """All incidents; the row of an incident is its number less one. Rows that are not held (struck, or never given) count nowhere."""

    revision: int
    changed: npt.NDArray[np.int64]
    held: Flags
    # The middle of the time within which it was, and how many seconds that reaches to either side.
    at: Instants
    within_s: Floats
    longitude: Floats
    latitude: Floats
    down: Floats  # how far down the map it lies, from 0 to 1 (Mercator)
    radius_m: Floats
    verdicts: npt.NDArray[np.uint8]
    text: dict[str, Text]
    # What was worked out of them already; it holds as long as they do.
    known: dict[Any, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.held)

    @cached_property
    def in_time(self) -> InTime:
        """The rows that are held."""
        return InTime.of(np.flatnonzero(self.held).astype(np.int32), self.at)

    def set_order(self, rows: Rows) -> None:
        """Take the order of the rows that are held from whoever worked it out before."""
        self.__dict__["in_time"] = InTime(rows, -self.at[rows].astype(np.int64))

    def has_place(self, rows: Rows) -> Flags:
        """Of which of these rows a place is known at all."""
        return np.isfinite(self.longitude[rows]) & np.isfinite(self.latitude[rows])

    def says(self, column: str, rows: Rows, holds: Callable[[str | None], bool]) -> Flags:
        """Of which of these rows a column of words holds; answered once for each distinct word that there is among them."""
        text = self.text[column]
        index = text.index[rows]
        if len(text.words) <= len(rows):
            return np.array([holds(word) for word in text.words], np.bool_)[index]
        distinct, place = np.unique(index, return_inverse=True)
        return np.array([holds(text.words[one]) for one in distinct], np.bool_)[place.ravel()]

    def lie_in(self, zone: str, rows: Rows, *, unclear_too: bool = False) -> Flags:
        """Which of these rows surely lie inside a zone; also those that may, where asked."""
        wanted = {INSIDE, CANNOT_TELL} if unclear_too else {INSIDE}
        return self.says("places", rows, lambda places: read(places or "{}").get(zone) in wanted)

    def from_to(self, rows: Rows | slice = slice(None)) -> tuple[Instants, Instants]:
        """From when and until when each of these may have been; of whole days the end is the midnight after the last."""
        half = (self.within_s[rows] * 1e6).astype("timedelta64[us]")
        return self.at[rows] - half, self.at[rows] + half

    @cached_property
    def by_day(self) -> InTime:
        """The rows of which no clock is known: each may have been at any moment of its days."""
        return self.in_time.only(self.within_s[self.in_time.rows] >= BY_DAY_S)

    def in_days(self, start: np.datetime64 | None, end: np.datetime64 | None) -> InTime:
        """Those that may have been from one midnight on and before another: by their moment, where no clock is known by any of their days."""
        parts = [self.in_time.between(start, end)]
        if len(self.by_day):
            widest = np.timedelta64(int(self.within_s[self.by_day.rows].max()) + 1, "s")
            # Times are told to the second: a half-width is a number and misses midnight by its last digits.
            if end is not None:
                later = self.by_day.between(end, end + widest)
                parts.insert(0, later.only(_to_the_second(self.from_to(later.rows)[0]) < end))
            if start is not None:
                earlier = self.by_day.between(start - widest, start)
                parts.append(earlier.only(_to_the_second(self.from_to(earlier.rows)[1]) > start))
        return InTime(np.concatenate([one.rows for one in parts]), np.concatenate([one.before for one in parts]))

    def inside(self, zone: str) -> InTime:
        """All that surely lies inside a zone."""
        key = ("inside", zone)
        if key not in self.known:
            self.known[key] = self.in_time.only(self.lie_in(zone, self.in_time.rows))
        found: InTime = self.known[key]
        return found


def _to_the_second(moments: Instants) -> Instants:
    return (moments + np.timedelta64(500_000, "us")).astype("datetime64[s]")


def mercator(latitude: Floats) -> Floats:
    """How far down the map a latitude lies, from 0 to 1; near the poles the map ends."""
    bound = np.radians(np.clip(latitude, -_MERCATOR_EDGE, _MERCATOR_EDGE))
    return np.asarray(0.5 - np.log(np.tan(np.pi / 4 + bound / 2)) / (2 * np.pi), np.float64)


def _us(moment: np.datetime64) -> int:
    return int(moment.astype("datetime64[us]").astype(np.int64))
