"""The tree against the published cases, the definition in RFC 6962, and forged proofs."""

import hashlib
import json
from base64 import b64decode
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_log import PlainLog
from tries import tries

from truceline.errors import Unverified
from truceline.register import tree
from truceline.register.tree import (
    EMPTY_ROOT,
    CompactRange,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)

SIZES = st.integers(1, 70)


def published(shared_data: Path, kind: str) -> list[tuple[str, dict[str, Any]]]:
    folder = shared_data / "tlog" / "transparency-dev-merkle" / "testdata" / kind
    return [(str(path), json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.rglob("*.json"))]


def hashes(texts: list[str] | None) -> list[bytes]:
    return [b64decode(text) for text in texts or []]


def defined_root(entries: list[bytes]) -> bytes:
    """RFC 6962, 2.1, word for word: the oracle for everything quicker."""
    if not entries:
        return hashlib.sha256(b"").digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    middle = 1
    while middle * 2 < len(entries):
        middle *= 2
    return hashlib.sha256(b"\x01" + defined_root(entries[:middle]) + defined_root(entries[middle:])).digest()


def defined_consistency(old: int, entries: list[bytes], *, is_whole: bool = True) -> list[bytes]:
    """RFC 6962, 2.1.2, SUBPROOF word for word."""
    if old == len(entries):
        return [] if is_whole else [defined_root(entries)]
    middle = 1
    while middle * 2 < len(entries):
        middle *= 2
    if old <= middle:
        return [*defined_consistency(old, entries[:middle], is_whole=is_whole), defined_root(entries[middle:])]
    return [*defined_consistency(old - middle, entries[middle:], is_whole=False), defined_root(entries[:middle])]


def holds(verify: Callable[[], None]) -> bool:
    try:
        verify()
    except Unverified:
        return False
    return True


@pytest.mark.shown
def test_every_published_case_of_inclusion_is_judged_as_published(
    shared_data: Path, record_property: Callable[[str, object], None]
) -> None:
    cases = published(shared_data, "inclusion")
    record_property("published cases", len(cases))

    assert len(cases) == 98
    for name, case in cases:
        proof = hashes(case["proof"])
        arguments = (b64decode(case["leafHash"]), case["leafIdx"], case["treeSize"], proof, b64decode(case["root"]))
        assert holds(partial(verify_inclusion, *arguments)) is not case["wantErr"], name


@pytest.mark.shown
def test_every_published_case_of_consistency_is_judged_as_published(
    shared_data: Path, record_property: Callable[[str, object], None]
) -> None:
    cases = published(shared_data, "consistency")
    record_property("published cases", len(cases))

    assert len(cases) == 98
    for name, case in cases:
        arguments = (
            case["size1"],
            case["size2"],
            hashes(case["proof"]),
            b64decode(case["root1"]),
            b64decode(case["root2"]),
        )
        assert holds(partial(verify_consistency, *arguments)) is not case["wantErr"], name


@pytest.mark.shown
def test_the_vectors_agreed_with_go_hold_and_are_what_we_would_write(
    vectors: dict[str, Any], record_property: Callable[[str, object], None]
) -> None:
    record_property("proofs", len(vectors["inclusion"]) + len(vectors["consistency"]))
    log = PlainLog.of(300)
    for case in vectors["inclusion"]:
        arguments = (b64decode(case["leaf"]), case["index"], case["size"])
        verify_inclusion(*arguments, hashes(case["proof"]), b64decode(case["root"]))
        grown = PlainLog(log.entries[: case["size"]])
        assert inclusion_proof(case["index"], case["size"], grown.subtree()) == hashes(case["proof"])
    roots = {size: b64decode(note.split("\n")[2]) for size, note in vectors["checkpoints"].items()}
    for case in vectors["consistency"]:
        old, new = case["old"], case["new"]
        verify_consistency(old, new, hashes(case["proof"]), roots[str(old)], roots[str(new)])
        assert log.consistency(old, new) == hashes(case["proof"])


@given(SIZES)
def test_roots_are_those_of_the_definition(size: int) -> None:
    log = PlainLog.of(size)

    assert root_of(log.leaves) == defined_root(log.entries)
    assert defined_root([]) == EMPTY_ROOT


@given(SIZES, st.data())
def test_proofs_of_growth_are_those_of_the_definition(size: int, draw: st.DataObject) -> None:
    log, old = PlainLog.of(size), draw.draw(st.integers(1, size))

    assert log.consistency(old) == defined_consistency(old, log.entries)
    verify_consistency(old, size, log.consistency(old), log.root(old), log.root())


@given(SIZES, st.data())
def test_a_proof_holds_for_its_own_entry_place_size_and_root_only(size: int, draw: st.DataObject) -> None:
    log = PlainLog.of(size)
    index = draw.draw(st.integers(0, size - 1))
    proof, leaf = log.inclusion(index), log.leaves[index]
    verify_inclusion(leaf, index, size, proof, log.root())

    other = draw.draw(st.integers(0, size).filter(lambda place: place != index))
    for forged in (
        (leaf_hash(b"another entry"), index, size, proof, log.root()),
        (leaf, other, size, proof, log.root()),
        (leaf, index, size, [*proof, bytes(32)], log.root()),
        (leaf, index, size, proof, bytes(32)),
        (leaf[:31], index, size, proof, log.root()),
    ):
        with pytest.raises(Unverified):
            verify_inclusion(*forged)


@given(SIZES, st.data())
def test_no_proof_of_growth_survives_a_change(size: int, draw: st.DataObject) -> None:
    log, old = PlainLog.of(size + 1), draw.draw(st.integers(1, size))
    proof, roots = log.consistency(old), (log.root(old), log.root())
    changed = list(proof)
    place = draw.draw(st.integers(0, len(proof) - 1))
    bit = draw.draw(st.integers(0, 255))
    changed[place] = (int.from_bytes(proof[place], "big") ^ 1 << bit).to_bytes(32, "big")
    fork = PlainLog([*log.entries[: old - 1], b"another", *log.entries[old:]])

    for forged in (
        (old, size + 1, changed, *roots),
        (old, size + 1, proof[:place] + proof[place + 1 :], *roots),
        (old, size + 1, [*proof, proof[-1]], *roots),
        (old, size + 1, proof[::-1] if len(set(proof)) > 1 else [], *roots),
        (old, size + 1, fork.consistency(old), roots[0], fork.root()),
        (old, size + 1, fork.consistency(old), *roots) if fork.consistency(old) != proof else (old, old, [], *roots),
        (0, size + 1, [], EMPTY_ROOT, log.root()),
        (size + 2, size + 1, proof, *roots),
    ):
        with pytest.raises(Unverified):
            verify_consistency(*forged)


def test_two_trees_of_one_size_agree_only_when_they_are_one() -> None:
    log, fork = PlainLog.of(5), PlainLog.of(5, "fork")
    verify_consistency(5, 5, [], log.root(), log.root())

    with pytest.raises(Unverified, match="split"):
        verify_consistency(5, 5, [], log.root(), fork.root())
    with pytest.raises(Unverified):
        verify_consistency(5, 5, [log.root()], log.root(), log.root())


def test_an_entry_that_looks_like_an_inner_node_is_not_taken_for_one() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    disguised = b"\x01" + left + right

    assert leaf_hash(disguised) != node_hash(left, right)


def test_teeth_without_the_leaf_prefix_an_inner_node_passes_as_an_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    real = PlainLog([b"a", b"b", b"c", b"d"])
    inner = real.leaves[0] + real.leaves[1]
    with pytest.raises(Unverified):
        verify_inclusion(leaf_hash(inner), 0, 2, [node_hash(real.leaves[2], real.leaves[3])], real.root())

    monkeypatch.setattr(tree, "leaf_hash", lambda entry: hashlib.sha256(entry).digest())
    monkeypatch.setattr(tree, "node_hash", lambda left, right: hashlib.sha256(left + right).digest())
    leaves = [tree.leaf_hash(entry) for entry in real.entries]
    root = tree.root_of(leaves)
    # The harm: a tree of four entries is "proved" to be one of two, with an entry nobody wrote.
    tree.verify_inclusion(tree.leaf_hash(leaves[0] + leaves[1]), 0, 2, [tree.node_hash(leaves[2], leaves[3])], root)


@tries(50)
@given(st.integers(0, 2000))
def test_a_compact_range_can_be_stored_and_goes_on_where_it_was(size: int) -> None:
    grown = CompactRange()
    for number in range(size):
        grown.append(leaf_hash(bytes([number % 251])))
    again = CompactRange(grown.size, grown.hashes)

    assert (again.root, len(again.hashes)) == (grown.root, size.bit_count())
    assert again.append(leaf_hash(b"next")) == grown.append(leaf_hash(b"next"))


@pytest.mark.parametrize(("size", "stored"), [(-1, []), (3, [bytes(32)]), (1, [bytes(31)]), (0, [bytes(32)])])
def test_a_compact_range_of_the_wrong_shape_is_refused(size: int, stored: list[bytes]) -> None:
    with pytest.raises(Unverified):
        CompactRange(size, stored)


@pytest.mark.parametrize(("index", "size"), [(-1, 5), (5, 5), (0, 0)])
def test_no_proof_is_made_for_what_is_not_there(index: int, size: int) -> None:
    with pytest.raises(Unverified):
        inclusion_proof(index, size, PlainLog.of(5).subtree())
    with pytest.raises(Unverified):
        consistency_proof(size + 1, size, PlainLog.of(5).subtree())
