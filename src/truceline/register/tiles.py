"""Tiles (C2SP tlog-tiles v0.1.0): the tree in files of at most 256 hashes, and entries in bundles of at most 256.

A hash at tile level L stands for a complete subtree of 256**L leaves. A tile that is not full yet is partial, and its
name says how wide it is; whoever reads a log needs nothing but these files and a checkpoint.
"""

import struct
from collections.abc import Callable, Iterator, Sequence

from truceline.errors import Unverified
from truceline.register.tree import HASH_SIZE, Subtree, node_hash

HEIGHT = 8
WIDTH = 1 << HEIGHT
LARGEST_ENTRY = 65_535
_LENGTH = struct.Struct(">H")

# Reads a tile by level, number and width; raises NotFound or Unverified where it is not to be had whole.
TileReader = Callable[[int, int, int], bytes]


def tile_path(level: int, number: int, width: int = WIDTH) -> str:
    """The name of a tile below the log's prefix."""
    return f"tile/{level}/{_number_path(number)}{_partial(width)}"


def bundle_path(number: int, width: int = WIDTH) -> str:
    """The name of a bundle of entries below the log's prefix."""
    return f"tile/entries/{_number_path(number)}{_partial(width)}"


def _number_path(number: int) -> str:
    """A number in groups of three digits, all but the last with an x: 1234067 is x001/x234/067."""
    groups = [f"{number % 1000:03d}"]
    while number := number // 1000:
        groups.append(f"x{number % 1000:03d}")
    return "/".join(reversed(groups))


def _partial(width: int) -> str:
    return "" if width == WIDTH else f".p/{width}"


def tiles_of(size: int) -> Iterator[tuple[int, int, int]]:
    """Every tile of a log of a size: level, number, width; lowest level first."""
    level, hashes = 0, size
    while hashes:
        full, rest = divmod(hashes, WIDTH)
        yield from ((level, number, WIDTH) for number in range(full))
        if rest:
            yield level, full, rest
        level, hashes = level + 1, full


def tile_width(size: int, level: int, number: int) -> int:
    """How many hashes a tile holds in a log of a size; 0 where it does not exist."""
    return max(0, min(WIDTH, (size >> (HEIGHT * level)) - number * WIDTH))


def subtree_reader(size: int, read_tile: TileReader) -> Subtree:
    """The subtree hashes of a log of a size, from its tiles."""

    def subtree(level: int, index: int) -> bytes:
        tile_level, rest = divmod(level, HEIGHT)
        first = index << rest
        number, offset = divmod(first, WIDTH)
        raw = read_tile(tile_level, number, tile_width(size, tile_level, number))
        hashes = [raw[at * HASH_SIZE : (at + 1) * HASH_SIZE] for at in range(offset, offset + (1 << rest))]
        return subtree_root(hashes)

    return subtree


def subtree_root(hashes: Sequence[bytes]) -> bytes:
    """The root over a complete subtree's hashes: their number is a power of two."""
    row = list(hashes)
    while len(row) > 1:
        row = [node_hash(row[at], row[at + 1]) for at in range(0, len(row), 2)]
    return row[0]


def write_bundle(entries: Sequence[bytes]) -> bytes:
    """The bytes of a bundle: each entry behind its length in two bytes."""
    for entry in entries:
        require_entry(entry)
    return b"".join(_LENGTH.pack(len(entry)) + entry for entry in entries)


def split_bundle(raw: bytes) -> tuple[list[bytes], int]:
    """The entries of a bundle up to where it is not whole, and how many bytes are left over there."""
    entries, at = [], 0
    while at + _LENGTH.size <= len(raw):
        (length,) = _LENGTH.unpack_from(raw, at)
        end = at + _LENGTH.size + length
        if end > len(raw):
            break
        entries.append(raw[at + _LENGTH.size : end])
        at = end
    return entries, len(raw) - at


def read_bundle(raw: bytes, width: int) -> list[bytes]:
    """The entries of a bundle; it must hold exactly as many as its name says."""
    entries, left = split_bundle(raw)
    if left:
        raise Unverified(f"a bundle ends inside entry {len(entries)} of it")
    if len(entries) != width:
        raise Unverified(f"expected a bundle of {width} entries; came {len(entries)}")
    return entries


def require_entry(entry: bytes) -> None:
    """Refuse an entry that a bundle cannot hold."""
    if len(entry) > LARGEST_ENTRY:
        raise Unverified(f"an entry is at most {LARGEST_ENTRY} bytes; came {len(entry)}")
