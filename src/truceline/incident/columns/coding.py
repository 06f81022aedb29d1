"""Few different words in many rows, or few pairs of codes, as numbers of them.

Of words it is what Arrow's `dictionary_encode` gives, in half the time.

Arrow takes every word for one of any length. Most of these are of sixteen bytes or fewer, and then their first eight, their last eight and
their length are all there is of them: no word is looked at again to see whether it is the one that was found.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.values.identities import text_of
from truceline.values.shape.compiled import in_place, inlined

_MANY = 1 << 14  # rows: of fewer Arrow takes no longer
_MOST = 1 << 10  # different words; where there are more, they are no few, and Arrow is asked
_PLACES = 1 << 12  # of the table in which they are looked up
_EIGHT = 8
_SPREAD, _OTHER = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)  # odd, their bits in no order
_HALF, _BEYOND = np.uint64(32), np.uint64(64 - 12)  # the last leaves so many bits as tell a place in the table
_FIRST_BYTES = np.array([(1 << 8 * count) - 1 for count in range(9)], np.uint64)  # masks of so many bytes
Ints = npt.NDArray[np.int32]
Octets = npt.NDArray[np.uint8]


_MOST_PAIRS = 1 << 9


class _Different(NamedTuple):
    """The different words that were met: the row of the first of each, and what is looked at of it."""

    row: Ints
    begins: npt.NDArray[np.uint64]
    ends: npt.NDArray[np.uint64]
    bytes: npt.NDArray[np.uint64]


def few_words(words: pa.Array) -> pa.DictionaryArray | None:
    """The words of a column as numbers of different ones, in the order in which these come; none where they are not few, or rows are."""
    if len(words) < _MANY or words.offset or words.type != pa.string():
        return None
    told = words.buffers()[0] if words.null_count else None
    bits = np.empty(0, np.uint8) if told is None else np.frombuffer(told, np.uint8)
    code, table = np.empty(len(words), np.int32), np.full(_PLACES, -1, np.int32)
    different = _Different(np.empty(_MOST, np.int32), *(np.empty(_MOST, np.uint64) for _ in range(3)))
    count = _write_codes(text_of(words), bits, _FIRST_BYTES, (table, different), code)
    if count < 0:
        return None
    codes = pa.Array.from_buffers(pa.int32(), len(words), [told, pa.py_buffer(code)], words.null_count)
    return pa.DictionaryArray.from_arrays(codes, words.take(pa.array(different.row[:count])), safe=False)


@inlined
def _eight(octets: Octets) -> np.uint64:
    """Eight bytes as a number, the first the lowest: one look into memory, as it is compiled."""
    number = np.uint64(octets[0])
    number |= np.uint64(octets[1]) << np.uint64(8) | np.uint64(octets[2]) << np.uint64(16)
    number |= np.uint64(octets[3]) << np.uint64(24) | np.uint64(octets[4]) << np.uint64(32)
    number |= np.uint64(octets[5]) << np.uint64(40) | np.uint64(octets[6]) << np.uint64(48)
    return np.uint64(number | np.uint64(octets[7]) << np.uint64(56))


@inlined
def _one_by_one(raw: Octets, begin: int, end: int) -> np.uint64:
    """The same of as many bytes as there are, eight at most."""
    number = np.uint64(0)
    for k in range(min(end - begin, _EIGHT)):
        number |= np.uint64(raw[begin + k]) << np.uint64(8 * k)
    return number


@in_place
def _write_codes(
    texts: tuple[Octets, Ints],
    told: Octets,
    first_bytes: npt.NDArray[np.uint64],
    known: tuple[Ints, _Different],
    code: Ints,
) -> int:
    """Write the number of each word that is told; tell how many different ones there are, or -1 where there is no room for all."""
    raw, bounds = texts
    table, different = known
    count = 0
    for n in range(len(code)):
        if len(told) and not told[n >> 3] >> (n & 7) & 1:
            code[n] = -1
            continue
        begin, end = int(bounds[n]), int(bounds[n + 1])
        size = end - begin
        within = min(size, _EIGHT)
        if begin + _EIGHT <= len(raw) and end >= _EIGHT:
            begins = _eight(raw[begin : begin + _EIGHT]) & first_bytes[within]
            ends = _eight(raw[end - _EIGHT : end]) >> np.uint64(8 * (_EIGHT - within)) if size else np.uint64(0)
        else:  # at either end of all that lies there
            begins, ends = _one_by_one(raw, begin, end), _one_by_one(raw, end - within, end)
        number = (begins ^ np.uint64(size)) * _SPREAD ^ ends * _OTHER
        place = np.int64((number ^ number >> _HALF) * _SPREAD >> _BEYOND)
        while table[place] >= 0:
            met = table[place]
            one = (different.begins[met] == begins) & (different.ends[met] == ends) & (different.bytes[met] == size)
            if one and size > 2 * _EIGHT:
                other = bounds[different.row[met]]
                for k in range(_EIGHT, size - _EIGHT, _EIGHT):
                    one &= _eight(raw[begin + k : begin + k + _EIGHT]) == _eight(raw[other + k : other + k + _EIGHT])
            if one:
                break
            place = (place + 1) % _PLACES
        if table[place] < 0:
            if count == _MOST:
                return -1
            table[place] = count
            different.row[count], different.bytes[count] = n, size
            different.begins[count], different.ends[count] = begins, ends
            count += 1
        code[n] = table[place]
    return count


def few_pairs(one: Ints, other: Ints) -> tuple[Ints, Ints] | None:
    """The number of each row's two codes together, in the order in which these come, and the first row of each; none where they are not few."""
    number, first, table = np.empty(len(one), np.int32), np.empty(_MOST_PAIRS, np.int32), np.full(_PLACES, -1, np.int32)
    count = _write_numbers(one, other, (table, first), number)
    return None if count < 0 else (number, first[:count])


@in_place
def _write_numbers(one: Ints, other: Ints, known: tuple[Ints, Ints], number: Ints) -> int:
    """Write the number of each row's two codes; tell how many different ones there are, or -1 where there is no room for all."""
    table, first = known
    count = 0
    for n in range(len(number)):
        both = np.uint64(one[n]) << _HALF ^ np.uint64(other[n])
        place = np.int64(both * _SPREAD >> _BEYOND)
        while table[place] >= 0:
            met = first[table[place]]
            if (one[met] == one[n]) & (other[met] == other[n]):
                break
            place = (place + 1) % _PLACES
        if table[place] < 0:
            if count == len(first):
                return -1
            table[place], first[count] = count, n
            count += 1
        number[n] = table[place]
    return count
