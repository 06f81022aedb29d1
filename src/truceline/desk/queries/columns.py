"""Incidents as columns of numbers in memory: what every filter, count, map and timeline is answered from.

A list, its count, its exports and the cells of a map are one selection of rows, so they cannot disagree; a million
incidents are weighed in milliseconds on either database. The columns are copies: a process keeps them up to date by
reading only what is newer than what it has read (Incident.revision), before it answers. They never change in place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import connection
from django.db.models import Max

from truceline.desk.recording import read
from truceline.desk.tables import Incident
from truceline.finding.columns import Flags, Floats, Text
from truceline.measure.period import Instants
from truceline.measure.rows import CANNOT_TELL, INSIDE

# Which of its findings an incident has, as bits.
CANDIDATE, RULING, UNCLEAR = 1, 2, 4
_WORDS = ("act", "weapon", "admin1", "admin2", "places", "answers", "words", "case__step")
_READ = (
    "number",
    "revision",
    "is_struck",
    "occurred_at",
    "longitude",
    "latitude",
    "radius_m",
    "candidates",
    "rulings",
    "unclear",
    *_WORDS,
)
_EPOCH, _US = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
_CHUNK = 50_000
_MERCATOR_EDGE = 85.051129


@dataclass(frozen=True, eq=False)
class Columns:
    """All incidents; the row of an incident is its number less one. Rows that are not held (struck, or never given) count nowhere."""

    revision: int
    changed: npt.NDArray[np.int64]
    held: Flags
    at: Instants
    longitude: Floats
    latitude: Floats
    down: Floats  # how far down the map it lies, from 0 to 1 (Mercator)
    radius_m: Floats
    verdicts: npt.NDArray[np.uint8]
    text: dict[str, Text]

    def __len__(self) -> int:
        return len(self.held)

    @property
    def has_place(self) -> Flags:
        """Whether a place is known at all."""
        return np.isfinite(self.longitude) & np.isfinite(self.latitude)

    def lie_in(self, zone: str, *, unclear_too: bool = False) -> Flags:
        """Which incidents surely lie inside a zone; also those that may, where asked."""
        wanted = {INSIDE, CANNOT_TELL} if unclear_too else {INSIDE}
        # Answered once for each distinct word.
        return self.text["places"].decide(lambda places: read(places or "{}").get(zone) in wanted).astype(np.bool_)

    def local_days(self, edges: Instants, some: Flags) -> npt.NDArray[np.int64]:
        """How many of some incidents fall on each local day; the edges are the midnights around them."""
        days, at = len(edges) - 1, self.at[some]
        at = at[(at >= edges[0]) & (at < edges[-1])]
        # Local days have 23 to 25 hours and their drift is no more than some hours: the day by the clock, or one beside it.
        day = np.clip((at - edges[0]) // np.timedelta64(1, "D"), 0, days - 1)
        day += at >= edges[day + 1]
        day -= at < edges[day]
        return np.bincount(day, minlength=days)


def mercator(latitude: Floats) -> Floats:
    """How far down the map a latitude lies, from 0 to 1; near the poles the map ends."""
    bound = np.radians(np.clip(latitude, -_MERCATOR_EDGE, _MERCATOR_EDGE))
    return np.asarray(0.5 - np.log(np.tan(np.pi / 4 + bound / 2)) / (2 * np.pi), np.float64)


class _Kept:
    """The columns of one database in this process, and the numbers of their words."""

    def __init__(self) -> None:
        self.codes: dict[str, dict[str | None, int]] = {name: {None: 0} for name in _WORDS}
        none = np.empty(0, np.float64)
        self.columns = Columns(
            revision=-1,
            changed=np.empty(0, np.int64),
            held=np.empty(0, np.bool_),
            at=np.empty(0, "datetime64[us]"),
            longitude=none,
            latitude=none,
            down=none,
            radius_m=none,
            verdicts=np.empty(0, np.uint8),
            text={name: Text((None,), np.empty(0, np.int32)) for name in _WORDS},
        )

    def read_newer(self) -> None:
        """Take in what changed since."""
        rows = Incident.objects.filter(revision__gt=self.columns.revision).values_list(*_READ)
        chunk: list[tuple[Any, ...]] = []
        fresh: list[dict[str, npt.NDArray[Any]]] = []
        for row in rows.iterator(chunk_size=2_000):
            chunk.append(row)
            if len(chunk) == _CHUNK:
                fresh.append(self._laid_out(chunk))
                chunk = []
        if chunk:
            fresh.append(self._laid_out(chunk))
        if fresh:
            self.columns = self._with({name: np.concatenate([one[name] for one in fresh]) for name in fresh[0]})

    def _laid_out(self, rows: list[tuple[Any, ...]]) -> dict[str, npt.NDArray[Any]]:
        told: dict[str, tuple[Any, ...]] = dict(zip(_READ, zip(*rows, strict=True), strict=True))
        bits = np.zeros(len(rows), np.uint8)
        for name, bit in (("candidates", CANDIDATE), ("rulings", RULING), ("unclear", UNCLEAR)):
            bits |= (np.array(told[name], np.int64) > 0).astype(np.uint8) * np.uint8(bit)
        return {
            "row": np.array(told["number"], np.int64) - 1,
            "changed": np.array(told["revision"], np.int64),
            "held": ~np.array(told["is_struck"], np.bool_),
            "at": np.array([(at - _EPOCH) // _US for at in told["occurred_at"]], "datetime64[us]"),
            **{name: np.array(told[name], np.float64) for name in ("longitude", "latitude", "radius_m")},
            "down": mercator(np.array(told["latitude"], np.float64)),
            "verdicts": bits,
            **{name: np.array(self._coded(name, told[name]), np.int32) for name in _WORDS},
        }

    def _coded(self, name: str, words: Iterable[str | None]) -> list[int]:
        codes = self.codes[name]
        return [codes.setdefault(word, len(codes)) for word in words]

    def _with(self, fresh: dict[str, npt.NDArray[Any]]) -> Columns:
        old, row = self.columns, fresh["row"]
        size = max(len(old), int(row.max()) + 1)

        def changed(column: npt.NDArray[Any], name: str) -> npt.NDArray[Any]:
            grown = np.zeros(size, column.dtype)
            grown[: len(column)] = column
            grown[row] = fresh[name]
            return grown

        return Columns(
            revision=int(fresh["changed"].max()),
            **{
                name: changed(getattr(old, name), name)
                for name in ("changed", "held", "at", "longitude", "latitude", "down", "radius_m", "verdicts")
            },
            text={name: Text(tuple(self.codes[name]), changed(old.text[name].index, name)) for name in _WORDS},
        )


_kept: dict[str, _Kept] = {}
_one_reads = Lock()


def columns_at_hand() -> Columns:
    """All incidents as they stand now."""
    last = Incident.objects.aggregate(last=Max("revision"))["last"]
    database = str(connection.settings_dict["NAME"])
    with _one_reads:
        kept = _kept.setdefault(database, _Kept())
        if last is None or last < kept.columns.revision:
            # An older state was brought back: nothing of what was read may stay.
            kept = _kept[database] = _Kept()
        if last is not None and last != kept.columns.revision:
            kept.read_newer()
        return kept.columns
