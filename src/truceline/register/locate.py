"""Where a log and what was signed part: the index of the first bad entry, or as near to it as can be proven.

Against one signed root only this can be proven: *something* before it was changed. To say what, hashes are needed that
lead to that root. They lie beside the entries, in tiles above them, and on mirrors; an attacker may have rewritten some or all of them. So
from a signed root downwards each pair of hashes is believed only if it hashes to the one above it, whoever supplied it. Where nobody
supplies a believable pair, the answer is a range. Older signed checkpoints narrow it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.errors import Unverified
from truceline.register.checkpoint import Checkpoint
from truceline.register.levels import Levels
from truceline.register.tree import Subtree, node_hash, range_hash


@dataclass(frozen=True)
class Place:
    """The first bad entry: its index where first and last are equal, else the range it lies in, both included."""

    first: int
    last: int
    said: str

    @property
    def named(self) -> bool:
        """Whether it is one index."""
        return self.first == self.last


def bracket(read: Levels, checkpoints: Sequence[Checkpoint], sources: Sequence[Subtree]) -> tuple[int, int]:
    """The narrowest range that provably holds the first entry in which what was read parts from what was signed.

    Start included, end not. The checkpoints are verified ones of one log, and at least one is not of the tree that was read.
    """
    proven = max((one.size for one in checkpoints if read.root(one.size) == one.root), default=0)
    parted = min((one for one in checkpoints if read.root(one.size) != one.root), key=lambda one: one.size)
    start, end, known = 0, parted.size, parted.root
    while end - start > 1:
        middle = start + (1 << ((end - start - 1).bit_length() - 1))
        pair = _believable(start, middle, end, known, sources)
        if pair is None:
            break
        if read.over(start, middle) != pair[0]:
            end, known = middle, pair[0]
        else:
            start, known = middle, pair[1]
    return max(start, proven), end


def _believable(
    start: int, middle: int, end: int, known: bytes, sources: Sequence[Subtree]
) -> tuple[bytes, bytes] | None:
    """The hashes of both halves of a range, from the first source whose pair hashes to the one that is known."""
    for source in sources:
        try:
            left, right = range_hash(start, middle, source), range_hash(middle, end, source)
        except Unverified:
            continue
        if node_hash(left, right) == known:
            return left, right
    return None


def told(first: int, end: int, bad: int | None, missing: int | None) -> Place:
    """Say where the first bad entry is: exactly, or how near it can be told and why no nearer."""
    if end - first == 1:
        what = "is missing" if first == missing else "is not the one that was signed"
        return Place(first, first, f"First bad index: {first}. Entry {first} {what}; those before it are proven.")
    last = end - 1 if missing is None else min(end - 1, missing)
    lines = [
        f"First bad index: somewhere from {first} to {last}.",
        "The hashes stored beside the entries were rewritten too; a mirror in other hands (--mirror) can name the index.",
    ]
    if bad is not None and bad == missing:
        lines.append(f"Entry {bad} is the first that is missing.")
    elif bad is not None:
        lines.append(f"Entries and stored hashes first part at {bad}.")
    if first:
        lines.append(f"Entries 0 to {first - 1} are proven.")
    return Place(first, last, " ".join(lines))
