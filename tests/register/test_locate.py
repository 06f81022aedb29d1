"""How the first bad entry is found from hashes that may or may not be believed."""

from hypothesis import given
from hypothesis import strategies as st
from small_register import ORIGIN

from truceline.register.checkpoint import Checkpoint
from truceline.register.levels import Levels, first_difference
from truceline.register.locate import bracket, told
from truceline.register.tree import leaf_hash, node_hash, root_of


def test_the_bracket_is_never_narrower_than_what_is_proven() -> None:
    """An oracle by hand: eight leaves, the sixth is bad, hashes known only for the two halves."""
    good = [leaf_hash(bytes([n])) for n in range(8)]
    bad = [*good[:5], leaf_hash(b"bad"), *good[6:]]
    signed = Checkpoint(ORIGIN, 8, root_of(good))

    def halves(level: int, index: int) -> bytes:
        return root_of(good[index * 4 : index * 4 + 4]) if level == 2 else b""

    everything = Levels(b"".join(good)).subtree
    read = Levels(b"".join(bad))
    assert bracket(read, [signed], []) == (0, 8)
    assert bracket(read, [signed], [halves]) == (4, 8)
    assert bracket(read, [signed], [halves, everything]) == (5, 6)
    assert bracket(read, [signed], [everything]) == (5, 6)
    assert bracket(read, [signed, Checkpoint(ORIGIN, 5, root_of(good[:5]))], []) == (5, 8)
    assert bracket(read, [signed, Checkpoint(ORIGIN, 6, root_of(good[:6]))], []) == (0, 6)


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=70))
def test_the_levels_hold_the_roots_of_every_beginning(leaves: list[bytes]) -> None:
    levels = Levels(b"".join(leaves))

    assert [levels.root(size) for size in range(len(leaves) + 1)] == [
        root_of(leaves[:size]) for size in range(len(leaves) + 1)
    ]
    assert levels.root(len(leaves) + 1) is None
    assert levels.subtree(60, 0) == b""


def test_a_subtree_is_the_hash_over_its_leaves() -> None:
    leaves = [leaf_hash(bytes([n])) for n in range(6)]
    levels = Levels(b"".join(leaves))

    assert levels.subtree(1, 2) == node_hash(leaves[4], leaves[5])
    assert levels.over(4, 6) == node_hash(leaves[4], leaves[5])
    assert levels.over(4, 7) is None


@given(st.integers(0, 300), st.integers(0, 300))
def test_the_first_difference_of_two_rows_is_found(length: int, at: int) -> None:
    row = bytes(range(256))[:32] * length
    changed = bytearray(row)
    if at < length:
        changed[at * 32 + 31] ^= 1

    assert first_difference(row, bytes(changed)) == (at if at < length else None)


def test_of_two_rows_of_different_length_the_first_lone_hash_is_the_difference() -> None:
    assert first_difference(b"a" * 64, b"a" * 96) == 2


def test_the_place_is_told_as_near_as_it_is_known_and_no_nearer() -> None:
    assert told(7, 8, 7, 7).said == "First bad index: 7. Entry 7 is missing; those before it are proven."
    assert told(7, 8, 5, None).said.startswith("First bad index: 7. Entry 7 is not the one that was signed")
    near = told(256, 512, 300, None)
    assert (near.first, near.last, near.named) == (256, 511, False)
    assert "somewhere from 256 to 511" in near.said
    assert "Entries and stored hashes first part at 300" in near.said
    assert "Entries 0 to 255 are proven" in near.said
    cut = told(0, 512, 300, 300)
    assert (cut.first, cut.last) == (0, 300)
    assert "Entry 300 is the first that is missing" in cut.said
    assert "proven" not in cut.said
