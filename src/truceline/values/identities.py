"""Identities by the column: many derived at once, which comes first, and which come twice.

Identities are compared as their text is, byte by byte. Their first eight bytes tell most of them apart, and those are
numbers; only where they do not is the text looked at.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.values.digests import crc32_of_each, sha256_of_each
from truceline.values.identity import derived_identity
from truceline.values.shape.compiled import in_place

Rows = npt.NDArray[np.int64]
_HEX = np.frombuffer(b"0123456789abcdef", np.uint8)
_DASHES = (8, 13, 18, 23)
_LENGTH = 36
_MOST_BYTES = 2**31 - 1  # in one column of text
_MANY_EACH = 200  # rows of a source: of fewer each is named by itself, for what names many at once has to be loaded
_DIGITS = np.setdiff1d(np.arange(_LENGTH), _DASHES)


def derived_identities(kind: str, names: pa.StringArray) -> pa.StringArray:
    """What `derived_identity(kind, name)` gives for each name; none may be missing."""
    head = len(kind.encode()).to_bytes(4, "big") + kind.encode()
    return _as_uuids(sha256_of_each(head, *text_of(names))[:, :16])


def named_by(sources: pa.Array, references: pa.StringArray) -> pa.StringArray:
    """What `derived_identity(source, reference)` gives for each row; none may be missing."""
    coded = sources.dictionary_encode()
    if len(sources) <= _MANY_EACH * len(coded.dictionary):
        rows = zip(sources.to_pylist(), references.to_pylist(), strict=True)
        return pa.array([derived_identity(*row) for row in rows], pa.string())
    code = coded.indices.to_numpy()
    order = np.argsort(code, kind="stable")
    ends = np.searchsorted(code[order], np.arange(len(coded.dictionary) + 1)).tolist()
    together = references.take(pa.array(order))
    named = [
        derived_identities(source, together.slice(start, end - start))
        for source, start, end in zip(coded.dictionary.to_pylist(), ends, ends[1:], strict=False)
    ]
    place = np.empty(len(order), np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return taken(pa.concat_arrays(named), place)


def _as_uuids(sums: npt.NDArray[np.uint8]) -> pa.StringArray:
    """Sixteen bytes each as the text of a UUID version 8 (RFC 9562, 5.8)."""
    text = np.full((len(sums), _LENGTH), ord("-"), np.uint8)
    _write_digits(sums, _DIGITS, _HEX, text)
    ends = np.arange(len(sums) + 1, dtype=np.int32) * _LENGTH
    return pa.StringArray.from_buffers(len(sums), pa.py_buffer(ends), pa.py_buffer(text))


@in_place
def _write_digits(
    sums: npt.NDArray[np.uint8], places: Rows, digits: npt.NDArray[np.uint8], text: npt.NDArray[np.uint8]
) -> None:
    for n in range(len(sums)):
        for k in range(16):
            octet = sums[n, k]
            if k == 6:
                octet = 0x80 | (octet & 0x0F)
            elif k == 8:
                octet = 0x80 | (octet & 0x3F)
            text[n, places[2 * k]], text[n, places[2 * k + 1]] = digits[octet >> 4], digits[octet & 15]


def checksums(names: pa.StringArray) -> Rows:
    """A number of 32 bits of each text (CRC-32)."""
    return crc32_of_each(*text_of(names))


def first_of_each(identities: pa.StringArray, group: npt.NDArray[Any], count: int) -> Rows:
    """The row of the first identity of each group 0, 1, 2 … of so many; every group has one."""
    told = leading(identities)
    least = np.full(count, np.iinfo(np.uint64).max, np.uint64)
    np.minimum.at(least, group, told)
    rows = np.flatnonzero(told == least[group])
    first = np.empty(count, np.int64)
    first[group[rows]] = rows
    if len(rows) > count:
        several = rows[np.bincount(group[rows], minlength=count)[group[rows]] > 1]
        texts = identities.take(pa.array(several)).to_pylist()
        # The last write stands: the first identity.
        for _, row in sorted(zip(texts, several.tolist(), strict=True), reverse=True):
            first[group[row]] = row
    return first


def taken(identities: pa.StringArray, rows: npt.NDArray[np.int32]) -> pa.StringArray:
    """The identities of these rows, and null for rows below 0: what Arrow's own `take` gives.

    Where all are of one length, as those that are derived are, they are copied whole, each at the place that it must have.
    """
    told = rows >= 0
    missing = len(rows) - int(np.count_nonzero(told))
    raw, ends = text_of(identities)
    length = int(ends[1] - ends[0]) if len(ends) > 1 else 0
    fits = length and length * len(rows) <= _MOST_BYTES and not identities.null_count
    if not fits or not (np.diff(ends) == length).all():
        return identities.take(pa.array(rows, mask=~told))
    whole = raw[ends[0] : ends[-1]].view(f"V{length}")
    places = np.zeros(len(rows) + 1, np.int32)
    if not missing:
        places[:] = np.arange(len(rows) + 1, dtype=np.int32) * np.int32(length)
        valid = None
    else:
        np.cumsum(told, out=places[1:])
        places *= length
        valid = pa.py_buffer(np.packbits(told, bitorder="little"))
    text = np.take(whole, rows[told] if missing else rows)
    return pa.StringArray.from_buffers(len(rows), pa.py_buffer(places), pa.py_buffer(text), valid, missing)


def leading(identities: pa.StringArray) -> npt.NDArray[np.uint64]:
    """The first eight bytes of each identity as a number, shorter ones filled up with zeros: in the order of the text."""
    numbers = np.zeros(len(identities), np.uint64)
    _write_leading(*text_of(identities), numbers)
    return numbers


@in_place
def _write_leading(raw: npt.NDArray[np.uint8], ends: npt.NDArray[np.int32], numbers: npt.NDArray[np.uint64]) -> None:
    for n in range(len(numbers)):
        for k in range(8):
            at = ends[n] + k
            byte = np.uint64(raw[at]) if at < ends[n + 1] else np.uint64(0)
            numbers[n] = numbers[n] << np.uint64(8) | byte


def text_of(words: pa.StringArray) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int32]]:
    """The bytes of a column of text, and where each begins and the last ends."""
    _, ends, raw = words.buffers()
    if ends is None:
        return np.empty(0, np.uint8), np.zeros(len(words) + 1, np.int32)
    told = np.frombuffer(ends, np.int32)[words.offset : words.offset + len(words) + 1]
    return np.frombuffer(raw or b"", np.uint8), told
