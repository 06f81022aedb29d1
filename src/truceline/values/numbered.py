"""Texts as numbers of 64 bits: which of many come twice, and which may be among others, without keeping one text beside another.

Two equal texts have one number. Two different ones hardly ever do: whoever finds equal numbers looks at the texts.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.values.identities import Rows, leading, text_of
from truceline.values.shape.compiled import in_place, inlined

Numbers = npt.NDArray[np.uint64]
_BEGIN, _TIMES = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)  # FNV-1a of 64 bits (RFC 9923)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio: its multiples lie far from each other
_PLACES_EACH = 16  # of the table, for each number: one in so many is taken for another's
_IN_WORD = 5  # so many bits of a place say where it lies in a word of the table, which has two bits for each


def numbered(texts: pa.StringArray, after: Numbers | None = None) -> Numbers:
    """The number of each text (UTF-8); or of what its row stands `after`, a text of which that is the number, with it behind."""
    begin = np.full(len(texts), _BEGIN, np.uint64) if after is None else after
    numbers = np.empty(len(texts), np.uint64)
    _write_numbers(*text_of(texts), begin, numbers)
    return numbers


@in_place
def _write_numbers(raw: npt.NDArray[np.uint8], ends: npt.NDArray[np.int32], begin: Numbers, numbers: Numbers) -> None:
    for n in range(len(numbers)):
        number = begin[n]
        for at in range(ends[n], ends[n + 1]):
            number = (number ^ np.uint64(raw[at])) * _TIMES
        numbers[n] = number


def coming_twice(numbers: Numbers) -> Rows:
    """The rows of numbers that come more than once, in order."""
    table = _table(len(numbers))
    _mark(numbers, table)
    some = np.empty(len(numbers) + 1, np.int64)
    some = some[: _write_marked(numbers, table, 1, some)]
    order = np.argsort(numbers[some])
    rising = numbers[some[order]]
    equal = rising[1:] == rising[:-1]
    twice = np.zeros(len(some), np.bool_)
    twice[order[1:][equal]] = twice[order[:-1][equal]] = True
    return np.asarray(some[twice])


def perhaps_among(numbers: Numbers, known: Numbers) -> Rows:
    """The rows of all numbers that are among those known, in order, and of a few others."""
    table = _table(len(known))
    _mark(known, table)
    rows = np.empty(len(numbers) + 1, np.int64)
    return rows[: _write_marked(numbers, table, 0, rows)]


def _table(numbers: int) -> Numbers:
    """Two bits for each place at which numbers may stand: whether one does, and whether another does."""
    bits = (numbers * _PLACES_EACH).bit_length()
    return np.zeros(1 << max(bits - _IN_WORD, 0), np.uint64)


@inlined
def _place_in(table: Numbers, number: np.uint64) -> tuple[np.uint64, np.uint64]:
    """The word, and the bit in it, at which a number stands."""
    place = (number * _SPREAD >> np.uint64(20)) & np.uint64((len(table) << _IN_WORD) - 1)
    return place >> np.uint64(_IN_WORD), (place & np.uint64((1 << _IN_WORD) - 1)) << np.uint64(1)


@in_place
def _mark(numbers: Numbers, table: Numbers) -> None:
    """Write that each number stands at its place: one, or more than one."""
    for n in range(len(numbers)):
        word, bit = _place_in(table, numbers[n])
        stands = table[word] >> bit & np.uint64(1)
        table[word] |= (np.uint64(1) | stands << np.uint64(1)) << bit


@in_place
def _write_marked(numbers: Numbers, table: Numbers, which: int, rows: Rows) -> int:
    """Write the rows of numbers at whose place one stands (0), or more than one (1); tell how many. Whoever does not is overwritten by the next."""
    count = 0
    for n in range(len(numbers)):
        word, bit = _place_in(table, numbers[n])
        rows[count] = n
        count += int(table[word] >> (bit | np.uint64(which)) & np.uint64(1))
    return count


def repeated(identities: pa.StringArray) -> list[str]:
    """The identities that come more than once, in order."""
    rows = coming_twice(leading(identities))
    if not len(rows):
        return []
    counted = pc.value_counts(identities.take(pa.array(rows)))
    return sorted(counted.filter(pc.greater(counted.field("counts"), 1)).field("values").to_pylist())
