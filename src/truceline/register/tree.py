"""The Merkle tree of RFC 6962 over SHA-256: roots, and proofs that an entry is in and that nothing was taken out.

Every function is pure. A proof that does not hold raises Unverified; there is no return value to forget to look at.
Sources: RFC 6962 section 2.1, RFC 9162 sections 2.1.3 and 2.1.4 (the verification algorithms).
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence

from truceline.errors import Unverified

HASH_SIZE = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()

# Gives the hash of the complete subtree of 2**level leaves that begins at leaf index * 2**level.
Subtree = Callable[[int, int], bytes]


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry as a leaf; no inner node can have the same hash."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class CompactRange:
    """The few hashes that stand for a whole tree while it grows: one per bit set in its size, largest subtree first."""

    def __init__(self, size: int = 0, hashes: Sequence[bytes] = ()) -> None:
        if size < 0 or len(hashes) != size.bit_count() or any(len(one) != HASH_SIZE for one in hashes):
            raise Unverified(
                f"a tree of {size} entries has {max(size, 0).bit_count()} hashes of 32 bytes; {len(hashes)} came"
            )
        self.size = size
        self.hashes = list(hashes)

    def append(self, leaf: bytes) -> list[bytes]:
        """Add the hash of one leaf at the right; return the hashes of all complete subtrees that end there, smallest first."""
        merges = (~self.size & (self.size + 1)).bit_length() - 1
        completed = [leaf]
        for _ in range(merges):
            completed.append(node_hash(self.hashes.pop(), completed[-1]))
        self.hashes.append(completed[-1])
        self.size += 1
        return completed

    @property
    def root(self) -> bytes:
        """The root of the tree as it is now."""
        if not self.hashes:
            return EMPTY_ROOT
        root = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            root = node_hash(left, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over the hashes of all leaves, in order."""
    tree = CompactRange()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root


def range_hash(start: int, end: int, subtree: Subtree) -> bytes:
    """The hash over leaves start to end (not included), where start is aligned as the tree's own subtrees are."""
    if end - start == 1:
        return subtree(0, start)
    level = (end - start - 1).bit_length() - 1
    if end - start == 2 << level:
        return subtree(level + 1, start >> (level + 1))
    middle = start + (1 << level)
    return node_hash(subtree(level, start >> level), range_hash(middle, end, subtree))


def compact(size: int, subtree: Subtree) -> CompactRange:
    """The few hashes that stand for the first leaves of a tree, so that it can grow on from there."""
    hashes, start = [], 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            hashes.append(subtree(level, start >> level))
            start += 1 << level
    return CompactRange(size, hashes)


def inclusion_proof(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """The hashes that lead from the leaf at an index to the root of the tree of that size."""
    if not 0 <= index < size:
        raise Unverified(f"entry {index} is not in a tree of {size} entries")
    proof: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + (1 << ((end - start - 1).bit_length() - 1))
        if index < middle:
            proof.append(range_hash(middle, end, subtree))
            end = middle
        else:
            proof.append(range_hash(start, middle, subtree))
            start = middle
    return proof[::-1]


def consistency_proof(old: int, new: int, subtree: Subtree) -> list[bytes]:
    """The hashes that show the tree of the new size to begin with the tree of the old size."""
    if not 0 < old <= new:
        raise Unverified(f"there is no proof from a tree of {old} entries to one of {new}")
    proof: list[bytes] = []
    start, end, whole = 0, new, True
    while old != end:
        middle = start + (1 << ((end - start - 1).bit_length() - 1))
        if old <= middle:
            proof.append(range_hash(middle, end, subtree))
            end = middle
        else:
            proof.append(range_hash(start, middle, subtree))
            start, whole = middle, False
    if not whole:
        proof.append(range_hash(start, end, subtree))
    return proof[::-1]


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Accept only if the leaf stands at that index of the tree with that size and root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        raise Unverified(f"entry {index} is not in a tree of {size} entries")
    _require_hashes(leaf, root, *proof)
    node, last, reached = index, size - 1, leaf
    for part in proof:
        if last == 0:
            raise Unverified("the proof of inclusion is longer than the tree is high")
        if node & 1 or node == last:
            reached = node_hash(part, reached)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            reached = node_hash(reached, part)
        node, last = node >> 1, last >> 1
    if last != 0:
        raise Unverified("the proof of inclusion is shorter than the tree is high")
    if reached != root:
        raise Unverified(f"entry {index} does not lead to the root of the tree of {size} entries")


def verify_consistency(old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> None:
    """Accept only if the tree of the new size and root begins with the tree of the old size and root (RFC 9162, 2.1.4.2)."""
    if not 0 < old <= new:
        raise Unverified(f"there is no proof from a tree of {old} entries to one of {new}")
    if old == new:
        if proof or old_root != new_root:
            raise Unverified(f"two different trees of {old} entries: the record was split")
        return
    _require_hashes(old_root, new_root, *proof)
    path = [old_root, *proof] if old.bit_count() == 1 else list(proof)
    if not path:
        raise Unverified("the proof of consistency is empty")
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    first = second = path[0]
    for part in path[1:]:
        if last == 0:
            raise Unverified("the proof of consistency is longer than the tree is high")
        if node & 1 or node == last:
            first, second = node_hash(part, first), node_hash(part, second)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            second = node_hash(second, part)
        node, last = node >> 1, last >> 1
    if last != 0:
        raise Unverified("the proof of consistency is shorter than the tree is high")
    if first != old_root or second != new_root:
        raise Unverified(f"the tree of {new} entries does not begin with the tree of {old} entries")


def _require_hashes(*hashes: bytes) -> None:
    if any(len(one) != HASH_SIZE for one in hashes):
        raise Unverified("a hash is not 32 bytes long")
