"""Columns of reports as arrays: numbers, seconds, and words as codes."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.values.party import fold_name

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]


def column_of(reports: pa.Table, name: str) -> Floats:
    """A column of numbers; null is NaN."""
    values = pc.cast(reports.column(name), pa.float64()).combine_chunks()
    numbers = np.asarray(values.to_numpy(zero_copy_only=False), np.float64)
    return numbers if numbers.flags.writeable else numbers.copy()


def seconds_of(column: pa.ChunkedArray) -> Floats:
    """Instants as seconds since 1970, UTC."""
    return np.asarray(pc.cast(column, pa.int64()).to_numpy(), dtype=np.float64) / 1e6


def coded(column: pa.ChunkedArray | pa.Array) -> pa.DictionaryArray:
    """Words as numbers of different words; what is coded already stays as it is."""
    words = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return words.dictionary_encode()


def encoded(column: pa.ChunkedArray | pa.Array, *, fold: bool = False, known: Iterable[str] = ()) -> Ints:
    """Numbers that are equal where the words are; -1 for null. Folding makes spellings of one name equal; known ones come first."""
    words = coded(column)
    numbers = np.asarray(words.indices.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.int32)
    if not fold:
        return numbers
    place: dict[str, int] = {name: code for code, name in enumerate(known)}
    folded = [place.setdefault(fold_name(word), len(place)) for word in words.dictionary.to_pylist()]
    return np.array([*folded, -1], dtype=np.int32)[numbers]


def places_among(column: pa.ChunkedArray | pa.Array, known: Sequence[str], *, otherwise: int = -1) -> Ints:
    """The place of each word among those known."""
    words = coded(column)
    found = pc.index_in(words.dictionary, pa.array(known, pa.string())).fill_null(otherwise)
    place = np.append(np.asarray(found.to_numpy(zero_copy_only=False), np.int32), np.int32(otherwise))
    return np.asarray(place[np.asarray(words.indices.fill_null(-1).to_numpy(zero_copy_only=False))])


def is_among(column: pa.ChunkedArray, known: Sequence[str]) -> Bools:
    """Whether each word is among those known."""
    return places_among(column, known) >= 0
