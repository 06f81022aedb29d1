"""Columns of reports as arrays: numbers, seconds, and words as codes."""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.coding import few_words
from truceline.values.party import fold_name
from truceline.values.shape.compiled import in_place

Bools = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.int8]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
_READ_AS_THEY_LIE = (pa.float64(), pa.int64())
_OF_CODES = (-1, 2**31 - 1)  # all that a number of a word can be
_EXACT = 2**53  # from here on not every whole number is a float


def column_of(reports: pa.Table, name: str) -> Floats:
    """A column of numbers; null is NaN."""
    return numbers_in(reports.column(name))


def numbers_in(told: pa.ChunkedArray | pa.Array) -> Floats:
    """The same of a column at hand."""
    column = in_one_piece(told)
    if column.null_count == len(column):
        return np.full(len(column), np.nan)
    # Whole numbers that are none as floats are refused, not rounded: Arrow casts those of which that is not certain.
    if column.type not in _READ_AS_THEY_LIE or not _are_small(column):
        column = column.cast(pa.float64())
    told, raw = column.buffers()
    start, end = column.offset, column.offset + len(column)
    values = np.frombuffer(raw, "f8" if column.type == pa.float64() else "i8")[start:end]
    if not column.null_count:
        return np.array(values, np.float64)
    numbers = np.empty(len(column))
    _write_told(values, np.frombuffer(told, np.uint8), start, (math.nan, numbers))
    return numbers


def _are_small(column: pa.Array) -> bool:
    """Whether all whole numbers of a column, and what lies where one is missing, are floats too; floats are."""
    if column.type == pa.float64():
        return True
    values, _ = values_of(column)
    return bool(values.min() >= -_EXACT and values.max() <= _EXACT)


@in_place
def _write_told(
    values: npt.NDArray[Any], told: npt.NDArray[np.uint8], start: int, written: tuple[float, npt.NDArray[Any]]
) -> None:
    """Write the numbers that are told, by Arrow's bits, and one and the same for the others."""
    otherwise, numbers = written
    # The bits of a byte at once: so eight numbers are chosen together.
    octets = 0 if start & 7 else len(numbers) >> 3
    for octet in range(octets):
        bits = told[(start >> 3) + octet]
        for k in range(8):
            numbers[8 * octet + k] = values[8 * octet + k] if bits >> k & 1 else otherwise
    for k in range(8 * octets, len(numbers)):
        bit = start + k
        numbers[k] = values[k] if told[bit >> 3] >> (bit & 7) & 1 else otherwise


def seconds_of(column: pa.ChunkedArray) -> Floats:
    """Instants as seconds since 1970, UTC."""
    column = in_one_piece(column)
    if column.null_count:
        return np.asarray(pc.cast(column, pa.int64()).to_numpy(zero_copy_only=False), dtype=np.float64) / 1e6
    return np.asarray(values_of(column)[0], np.float64) / 1e6


def in_one_piece(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """The column as one array, which most are."""
    if isinstance(column, pa.Array):
        return column
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def values_of(column: pa.Array) -> tuple[npt.NDArray[Any], Bools | None]:
    """The numbers of a column as they lie in memory (nulls are any), and which are told; none where all are.

    Few rows are read many times over: what Arrow does around such a reading takes longer than the reading.
    """
    valid, raw = column.buffers()
    kind = np.dtype("f8") if column.type == pa.float64() else np.dtype(f"i{column.type.bit_width // 8}")
    start, end = column.offset, column.offset + len(column)
    if not len(column):
        return np.empty(0, kind), None
    values = np.frombuffer(raw, kind)[start:end]
    if not column.null_count:
        return values, None
    bits = np.unpackbits(np.frombuffer(valid, np.uint8), count=end, bitorder="little")
    return values, bits[start:].view(np.bool_)


def coded(column: pa.ChunkedArray | pa.Array) -> pa.DictionaryArray:
    """Words as numbers of different words; what is coded already stays as it is."""
    words = in_one_piece(column)
    if isinstance(words, pa.DictionaryArray):
        return words
    if words.null_count == len(words):  # Arrow looks at each
        return pa.DictionaryArray.from_arrays(pa.nulls(len(words), pa.int32()), pa.array([], words.type))
    few = few_words(words)
    return words.dictionary_encode() if few is None else few


def codes_of(words: pa.DictionaryArray) -> Ints:
    """The numbers of coded words; -1 for null."""
    return whole_numbers(words.indices, *_OF_CODES)


def whole_numbers(column: pa.Array, least: int, most: int) -> Ints:
    """A column of whole numbers, those beyond the bounds at them; the least where none is told."""
    if column.null_count == len(column):
        return np.full(len(column), least, np.int32)
    told, raw = column.buffers()
    start, end = column.offset, column.offset + len(column)
    values = np.frombuffer(raw, f"i{column.type.bit_width // 8}")[start:end]
    bounded = values.dtype == np.int32 and (least, most) == _OF_CODES
    if not (bounded or (values.min() >= least and values.max() <= most)):  # to look takes less room than to write
        values = np.clip(values, np.int64(least), np.int64(most))
    if not column.null_count:
        return np.array(values, np.int32)
    whole = np.empty(len(column), np.int32)
    _write_told(values, np.frombuffer(told, np.uint8), start, (least, whole))
    return whole


def encoded(column: pa.ChunkedArray | pa.Array, *, fold: bool = False, known: Iterable[str] = ()) -> Ints:
    """Numbers that are equal where the words are; -1 for null. Folding makes spellings of one name equal; known ones come first."""
    words = coded(column)
    numbers = codes_of(words)
    if not fold:
        return numbers
    place: dict[str, int] = {name: code for code, name in enumerate(known)}
    folded = [place.setdefault(fold_name(word), len(place)) for word in words.dictionary.to_pylist()]
    return np.array([*folded, -1], dtype=np.int32)[numbers]


def places_among(column: pa.ChunkedArray | pa.Array, known: Sequence[str], *, otherwise: int = -1) -> Ints:
    """The place of each word among those known."""
    words = coded(column)
    place_of = _places(tuple(known))
    place = [place_of.get(word, otherwise) for word in words.dictionary.to_pylist()]
    return np.array([*place, otherwise], np.int32)[codes_of(words)]


@lru_cache(maxsize=64)
def _places(known: tuple[str, ...]) -> dict[str, int]:
    return {word: place for place, word in enumerate(known)}


def is_among(column: pa.ChunkedArray, known: Sequence[str]) -> Bools:
    """Whether each word is among those known."""
    return places_among(column, known) >= 0
