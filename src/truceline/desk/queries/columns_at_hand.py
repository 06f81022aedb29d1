"""The columns of all incidents, kept in this process and brought up to date before every answer.

A process reads only what is newer than what it has (Incident.revision). What it begins with is read from the desk's folder
(`columns_file`), so that the first page of a new process need not wait until all incidents are read.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import connection
from django.db.models import Max

from truceline.desk.queries.columns import CANDIDATE, NUMBERS, RULING, UNCLEAR, WORDS, Columns, mercator
from truceline.desk.queries.columns_file import find_columns, keep_columns, kept_revision
from truceline.desk.tables import Incident
from truceline.finding.columns import Text

_READ = (
    "number",
    "revision",
    "is_struck",
    "occurred_at",
    "within_s",
    "longitude",
    "latitude",
    "radius_m",
    "candidates",
    "rulings",
    "unclear",
    *WORDS,
)
_EPOCH, _US = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
_CHUNK = 50_000
# When so many incidents changed since the columns were kept in the folder, they are kept anew: a new process reads as many.
_KEPT_ANEW_AFTER = 20_000


class _Kept:
    """The columns of one database in this process, the numbers of their words, and room for what comes."""

    def __init__(self, columns: Columns | None = None) -> None:
        self.columns = columns or _no_columns()
        self._codes: dict[str, dict[str | None, int]] | None = None
        self._room: dict[str, npt.NDArray[Any]] = {}

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
            **{name: np.array(told[name], np.float64) for name in ("within_s", "longitude", "latitude", "radius_m")},
            "down": mercator(np.array(told["latitude"], np.float64)),
            "verdicts": bits,
            **{name: np.array(self._coded(name, told[name]), np.int32) for name in WORDS},
        }

    def _coded(self, name: str, words: Iterable[str | None]) -> list[int]:
        if self._codes is None:
            self._codes = {
                one: {word: code for code, word in enumerate(text.words)} for one, text in self.columns.text.items()
            }
        codes = self._codes[name]
        return [codes.setdefault(word, len(codes)) for word in words]

    def _with(self, fresh: dict[str, npt.NDArray[Any]]) -> Columns:
        old = self.columns
        size = max(len(old), int(fresh["row"].max()) + 1)
        numbers: dict[str, Any] = {name: self._grown(name, getattr(old, name), fresh, size) for name in NUMBERS}
        columns = Columns(
            revision=int(fresh["changed"].max()),
            **numbers,
            text={
                name: Text(self._words(name), self._grown(name, old.text[name].index, fresh, size)) for name in WORDS
            },
        )
        if "in_time" in old.__dict__:
            _carry_over(old, columns, fresh["row"])
        return columns

    def _words(self, name: str) -> tuple[str | None, ...]:
        known, codes = self.columns.text[name].words, (self._codes or {}).get(name, {})
        return known if len(codes) == len(known) else tuple(codes)

    def _grown(
        self, name: str, column: npt.NDArray[Any], fresh: dict[str, npt.NDArray[Any]], size: int
    ) -> npt.NDArray[Any]:
        """A column with what changed. Rows that somebody may be looking at are written elsewhere; new ones behind them."""
        row, value = fresh["row"], fresh[name]
        old = row < len(column)
        is_other = not np.array_equal(column[row[old]], value[old], equal_nan=column.dtype.kind == "f")
        if size == len(column) and not is_other:
            return column
        room = self._room.get(name)
        if room is None or len(room) < size or is_other:
            room = self._room[name] = np.zeros(size + size // 16, column.dtype)
            room[: len(column)] = column
        room[row] = value
        return room[:size]


def _no_columns() -> Columns:
    none = np.empty(0, np.float64)
    return Columns(
        revision=-1,
        changed=np.empty(0, np.int64),
        held=np.empty(0, np.bool_),
        at=np.empty(0, "datetime64[us]"),
        within_s=none,
        longitude=none,
        latitude=none,
        down=none,
        radius_m=none,
        verdicts=np.empty(0, np.uint8),
        text={name: Text((None,), np.empty(0, np.int32)) for name in WORDS},
    )


def _carry_over(old: Columns, new: Columns, rows: npt.NDArray[np.int64]) -> None:
    """Work the order of the new columns out of the old one, and keep what holds still."""
    before = rows[rows < len(old)]
    moved = before[(old.held[before] != new.held[before]) | (old.at[before] != new.at[before])]
    rows = np.union1d(moved, rows[rows >= len(old)])
    gone = np.zeros(len(old), np.bool_)
    gone[moved] = True
    fresh = rows[new.held[rows]].astype(np.int32)
    new.__dict__["in_time"] = old.in_time.changed(gone, fresh, new.at) if len(rows) else old.in_time
    if new.in_time is old.in_time and new.text["places"].index is old.text["places"].index:
        new.known.update({key: known for key, known in list(old.known.items()) if key[0] == "inside"})


_kept: dict[str, _Kept] = {}
_one_reads = Lock()


def columns_at_hand() -> Columns:
    """All incidents as they stand now."""
    last = Incident.objects.aggregate(last=Max("revision"))["last"]
    database = str(connection.settings_dict["NAME"])
    with _one_reads:
        kept = _kept.get(database)
        if kept is None:
            kept = _kept[database] = _Kept(find_columns())
        if last is None or last < kept.columns.revision:
            # An older state was brought back: nothing of what was read may stay.
            kept = _kept[database] = _Kept()
        if last is not None and last != kept.columns.revision:
            kept.read_newer()
        return kept.columns


def keep_columns_at_hand() -> bool:
    """Keep the columns in the desk's folder where much changed since they were kept there; return whether they were."""
    newer = Incident.objects.filter(revision__gt=kept_revision()).order_by()[:_KEPT_ANEW_AFTER]
    if newer.count() < _KEPT_ANEW_AFTER:
        return False
    keep_columns(columns_at_hand())
    return True


def forget_columns() -> None:
    """Let go of the columns in this process: the next answer finds or reads them again."""
    with _one_reads:
        _kept.clear()
