"""Tiles and bundles against the vectors, the specification's own figures, and the published log."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_log import PlainLog
from tries import tries

from truceline.errors import Unverified
from truceline.register.tiles import (
    LARGEST_ENTRY,
    WIDTH,
    bundle_path,
    read_bundle,
    require_entry,
    subtree_reader,
    subtree_root,
    tile_path,
    tile_width,
    tiles_of,
    write_bundle,
)
from truceline.register.tree import consistency_proof, inclusion_proof, leaf_hash, root_of


def tile_of(log: PlainLog, level: int, number: int, width: int) -> bytes:
    """A tile by its definition in tlog-tiles: hash i is the root over 256**level entries."""
    step, leaves = WIDTH**level, log.leaves
    starts = [(number * WIDTH + at) * step for at in range(width)]
    return b"".join(root_of(leaves[start : start + step]) for start in starts)


@pytest.mark.shown
def test_the_tiles_and_bundles_of_the_vectors_come_out(
    vectors: dict[str, Any], record_property: Callable[[str, object], None]
) -> None:
    record_property("tiles and bundles", len(vectors["tiles"]) + len(vectors["bundles"]))
    log = PlainLog.of(300)
    tiles = {tile_path(*tile): tile_of(log, *tile) for tile in tiles_of(300)}
    bundles = {bundle_path(0): log.entries[:256], bundle_path(1, 44): log.entries[256:]}

    assert {path: hashlib.sha256(raw).hexdigest() for path, raw in tiles.items()} == vectors["tiles"]
    assert {path: hashlib.sha256(write_bundle(raw)).hexdigest() for path, raw in bundles.items()} == vectors["bundles"]


def test_the_published_logs_tiles_are_those_of_its_bundles(shared_data: Path) -> None:
    folder = shared_data / "tlog" / "tessera" / "testdata" / "log" / "tile"
    for width in range(1, 16):
        raw = (folder / "entries" / "000.p" / str(width)).read_bytes()
        entries = read_bundle(raw, width)

        assert write_bundle(entries) == raw
        assert b"".join(map(leaf_hash, entries)) == (folder / "0" / "000.p" / str(width)).read_bytes()


def test_names_are_those_of_the_specification() -> None:
    assert tile_path(0, 1234067) == "tile/0/x001/x234/067"
    assert tile_path(1, 0, 7) == "tile/1/000.p/7"
    assert bundle_path(1000, 255) == "tile/entries/x001/000.p/255"


def test_seventy_thousand_entries_have_the_tiles_of_the_specification() -> None:
    tiles = list(tiles_of(70_000))

    assert [sum(t[0] == level and t[2] == WIDTH for t in tiles) for level in (0, 1, 2)] == [273, 1, 0]
    assert [t[2] for t in tiles if t[2] != WIDTH] == [112, 17, 1]
    assert len(list(tiles_of(1_000_000))) == 3_924  # shared/trust.md, A.2
    assert list(tiles_of(0)) == []


@pytest.mark.parametrize("size", [1, 2, 8, 256])
def test_the_root_of_a_complete_subtree_is_the_root_of_its_leaves(size: int) -> None:
    log = PlainLog.of(size)

    assert subtree_root(log.leaves) == log.root()


@tries(40)
@given(st.integers(1, 700), st.data())
def test_proofs_read_from_tiles_are_those_of_the_whole_tree(size: int, draw: st.DataObject) -> None:
    log = PlainLog.of(size)
    subtree = subtree_reader(size, lambda level, number, width: tile_of(log, level, number, width))
    index, old = draw.draw(st.integers(0, size - 1)), draw.draw(st.integers(1, size))

    assert inclusion_proof(index, size, subtree) == log.inclusion(index)
    assert consistency_proof(old, size, subtree) == log.consistency(old)
    assert tile_width(size, 0, index // WIDTH) >= index % WIDTH + 1


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=20))
def test_a_bundle_comes_back_as_it_went_and_only_whole(entries: list[bytes]) -> None:
    raw = write_bundle(entries)

    assert read_bundle(raw, len(entries)) == entries
    for cut in (raw[:-1], raw + b"\x00", raw + b"\x00\x00"):
        with pytest.raises(Unverified):
            read_bundle(cut, len(entries))


def test_an_entry_longer_than_a_bundle_can_say_is_refused() -> None:
    require_entry(bytes(LARGEST_ENTRY))
    for refused in (require_entry, lambda entry: write_bundle([entry])):
        with pytest.raises(Unverified, match="at most 65535"):
            refused(bytes(LARGEST_ENTRY + 1))
