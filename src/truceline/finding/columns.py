"""Incidents as columns of numbers, the form in which they are asked.

Texts become codes into a short list of distinct words, so that whatever is decided about a word is decided once.
The time of an incident is the interval [first, last] in microseconds; a time known to the day ends with the last
microsecond of that day, so it does not touch what begins at midnight.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Instants = npt.NDArray[np.datetime64]

_MICROSECOND = np.timedelta64(1, "us")


@dataclass(frozen=True, slots=True)
class Text:
    """A column of words: an index into the distinct words for each row, the last index for a row without one."""

    words: tuple[str | None, ...]
    index: Codes

    @classmethod
    def of(cls, column: pa.ChunkedArray) -> "Text":
        """Take the distinct words of an Arrow column; the word of a row without one is None."""
        encoded = column.combine_chunks().dictionary_encode()
        words = (*encoded.dictionary.to_pylist(), None)
        index = pc.fill_null(encoded.indices, len(words) - 1).to_numpy(zero_copy_only=False)
        return cls(words, index.astype(np.int32))

    def decide(self, answer: Callable[[str | None], int]) -> npt.NDArray[np.int8]:
        """Answer once for every distinct word, and spread the answers over the rows."""
        return np.array([answer(word) for word in self.words], dtype=np.int8)[self.index]

    def named(self, rename: Callable[[str], str]) -> "Text":
        """The same rows with every word replaced by another."""
        return Text(tuple(None if word is None else rename(word) for word in self.words), self.index)

    def column(self) -> pa.Array:
        """The rows as an Arrow column of text."""
        return pa.DictionaryArray.from_arrays(pa.array(self.index), pa.array(self.words, pa.string())).cast(pa.string())


@dataclass(frozen=True, slots=True)
class Incidents:
    """What screening asks of incidents, row by row in the order of their table."""

    identity: pa.ChunkedArray
    first: Instants
    last: Instants
    middle: Instants
    longitude: Floats
    latitude: Floats
    radius_m: Floats
    act: Text
    weapon: Text
    calibre_mm: Floats
    actor: Text
    actors_disputed: Flags
    target: Text
    exemption: Text
    unit: Text
    count_low: Floats
    count_high: Floats
    exercise: Flags

    @classmethod
    def of(cls, table: pa.Table) -> "Incidents":
        """Take the columns of a table of incidents; what is null becomes NaN or the word None."""
        middle = table["occurred_at"].cast(pa.timestamp("us")).to_numpy()
        within = (numbers(table, "occurred_within_s") * 1e6).round().astype("timedelta64[us]")
        first, last = middle - within, middle + within
        return cls(
            identity=table["incident_id"],
            first=first,
            last=np.where(last > first, last - _MICROSECOND, last),
            middle=middle,
            longitude=numbers(table, "longitude"),
            latitude=numbers(table, "latitude"),
            radius_m=numbers(table, "radius_m"),
            act=Text.of(table["act"]),
            weapon=Text.of(table["weapon"]),
            calibre_mm=numbers(table, "calibre_mm"),
            actor=Text.of(table["actor"]),
            actors_disputed=flags(table, "actors_disputed"),
            target=Text.of(table["target"]),
            exemption=Text.of(table["claimed_exemption"]),
            unit=Text.of(table["unit"]),
            count_low=numbers(table, "count_low"),
            count_high=numbers(table, "count_high"),
            exercise=flags(table, "exercise"),
        )

    def __len__(self) -> int:
        return len(self.middle)

    @property
    def has_place(self) -> Flags:
        """Whether there is a place with its radius; a point without a radius is no known place."""
        return np.isfinite(self.longitude) & np.isfinite(self.latitude) & np.isfinite(self.radius_m)


class Vocabulary:
    """Words as numbers, so that columns of words can be chosen and compared like columns of numbers; -1 is no word."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._codes: dict[str, int] = {}

    def code(self, word: str) -> int:
        """The number of a word, a new one if need be."""
        if word not in self._codes:
            self._codes[word] = len(self._words)
            self._words.append(word)
        return self._codes[word]

    def all(self, word: str, rows: int) -> Codes:
        """A column that holds one word."""
        return np.full(rows, self.code(word), np.int32)

    def column(self, codes: Codes) -> pa.Array:
        """The numbers as an Arrow column of text."""
        index = pa.array(codes, mask=codes < 0)
        return pa.DictionaryArray.from_arrays(index, pa.array(self._words, pa.string())).cast(pa.string())


def numbers(table: pa.Table, name: str) -> Floats:
    """A column as floating-point numbers, NaN where null."""
    column = table[name].cast(pa.float64()).combine_chunks()
    return np.asarray(pc.fill_null(column, float("nan")).to_numpy(zero_copy_only=False), dtype=np.float64)


def flags(table: pa.Table, name: str) -> Flags:
    """A column of true and false, false where null."""
    column = table[name].combine_chunks()
    return np.asarray(pc.fill_null(column, False).to_numpy(zero_copy_only=False), dtype=np.bool_)
