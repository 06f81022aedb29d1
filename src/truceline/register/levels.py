"""All levels of a tree at once, from the hashes of its leaves: for whoever checks a whole log.

Holds 64 bytes per leaf and computes each inner node once; root, subtree and first difference are then look-ups.
"""

import hashlib

from truceline.register.tree import EMPTY_ROOT, HASH_SIZE, range_hash

_PAIR = 2 * HASH_SIZE


class Levels:
    """The hashes of all complete subtrees over a row of leaves, laid end to end, level by level."""

    def __init__(self, leaves: bytes) -> None:
        self.size = len(leaves) // HASH_SIZE
        self.rows = [leaves[: self.size * HASH_SIZE]]
        new = hashlib.sha256
        while len(below := self.rows[-1]) >= _PAIR:
            pairs = range(0, len(below) - _PAIR + 1, _PAIR)
            # Written out, not by node_hash: a million calls of a function would cost as much as the hashing.
            self.rows.append(b"".join([new(b"\x01" + below[at : at + _PAIR]).digest() for at in pairs]))

    def subtree(self, level: int, index: int) -> bytes:
        """The hash of the complete subtree of 2**level leaves at an index; nothing where there are not so many leaves."""
        if level >= len(self.rows):
            return b""
        return self.rows[level][index * HASH_SIZE : (index + 1) * HASH_SIZE]

    def over(self, start: int, end: int) -> bytes | None:
        """The hash over leaves start to end (not included), where start is aligned as a tree's subtrees are; None where there are fewer."""
        return range_hash(start, end, self.subtree) if start < end <= self.size else None

    def root(self, size: int) -> bytes | None:
        """The root over the first leaves; None where there are fewer."""
        return self.over(0, size) if size else EMPTY_ROOT


def first_difference(one: bytes, other: bytes) -> int | None:
    """The index of the first hash in which two rows part, counting one that only one of them has; None where they are equal."""
    if one == other:
        return None
    shorter = min(len(one), len(other)) // HASH_SIZE
    low, high = 0, shorter
    while low < high:
        middle = (low + high + 1) // 2
        if one[low * HASH_SIZE : middle * HASH_SIZE] == other[low * HASH_SIZE : middle * HASH_SIZE]:
            low = middle
        else:
            high = middle - 1
    return low
