"""A log as a folder of static files (C2SP tlog-tiles): what guarantors keep, and any web server can show.

The file `checkpoint` is written last, after everything it speaks of was flushed: whoever finds it finds the whole log.
Full tiles are written once and never again. A mirror holds entries, never contents.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from truceline.errors import NotFound, Unverified
from truceline.register.checkpoint import Checkpoint, open_checkpoint
from truceline.register.durable import make_folder, write_durably
from truceline.register.levels import Levels
from truceline.register.note import Verifier
from truceline.register.stores.store import Store
from truceline.register.tiles import (
    WIDTH,
    bundle_path,
    split_bundle,
    subtree_reader,
    tile_path,
    tile_width,
    tiles_of,
    write_bundle,
)
from truceline.register.tree import EMPTY_ROOT, HASH_SIZE, leaf_hash, range_hash

CHECKPOINT = "checkpoint"


class Mirror:
    """A folder of tiles, read as it lies there; nothing is verified by reading."""

    def __init__(self, folder: Path) -> None:
        path = folder / CHECKPOINT
        if not path.is_file():
            raise NotFound(f"there is no mirror of a log in {folder} (no file {CHECKPOINT!r})")
        self.folder = folder
        self.note = path.read_bytes()

    def page(self, start: int, end: int) -> list[bytes]:
        """The entries from start to end (not included), up to the first that is missing or cannot be read."""
        entries: list[bytes] = []
        for number in range(start // WIDTH, -(-end // WIDTH)):
            first = number * WIDTH
            width = min(WIDTH, end - first)
            bundle = split_bundle(_widest(self.folder, bundle_path(number, width), bundle_path(number)))[0][:width]
            entries += bundle[max(0, start - first) :]
            if len(bundle) < width:
                break
        return entries

    def tile(self, level: int, number: int, width: int) -> bytes:
        """A tile as it lies there; shorter than its width where hashes are missing."""
        raw = _widest(self.folder, tile_path(level, number, width), tile_path(level, number))
        return raw[: width * HASH_SIZE]

    def strays(self, size: int) -> Iterator[str]:
        """The names of partial files, left from smaller sizes, that are no beginning of the file that replaced them."""
        for level, number, width in tiles_of(size):
            for path_of in (_tile_names(level), bundle_path) if level == 0 else (_tile_names(level),):
                parts = self.folder / f"{path_of(number, WIDTH)}.p"
                if parts.is_dir():
                    whole = _widest(self.folder, path_of(number, width), path_of(number, WIDTH))
                    for part in sorted(parts.iterdir()):
                        raw = part.read_bytes()
                        if not whole.startswith(raw) and not raw.startswith(whole):
                            yield str(part.relative_to(self.folder))


def write_mirror(store: Store, note: bytes, log: Verifier, folder: Path) -> Checkpoint:
    """Bring a folder of tiles up to a signed checkpoint, and return it.

    1. The checkpoint is the log's own, and not smaller than the one that stands in the folder.
    2. Each new tile leads to the tile above it, and each new bundle's entries to their tile; what does not is not written.
    3. The tiles lead to the signed root.
    4. The file `checkpoint` is replaced, last.
    """
    checkpoint, _ = open_checkpoint(note, log)
    if (folder / CHECKPOINT).is_file():
        former, _ = open_checkpoint((folder / CHECKPOINT).read_bytes(), log)
        if former.size > checkpoint.size:
            raise Unverified(
                f"{folder} holds a checkpoint of {former.size:,} entries; one of {checkpoint.size:,} goes back"
            )  # (1)
    make_folder(folder.resolve())
    for level, number, width in tiles_of(checkpoint.size):
        if width == WIDTH and (folder / tile_path(level, number)).is_file():
            continue
        tile = store.tile(level, number, width)
        _require_parent(store, checkpoint.size, (level, number, tile))  # (2)
        if level == 0:
            _write(folder, bundle_path(number, width), _bundle(store, number, tile))
            _drop_partial(folder / f"{bundle_path(number)}.p", width)
        _write(folder, tile_path(level, number, width), tile)
        _drop_partial(folder / f"{tile_path(level, number)}.p", width)
    reader = subtree_reader(checkpoint.size, lambda *tile: _widest(folder, tile_path(*tile), tile_path(*tile[:2])))
    root = range_hash(0, checkpoint.size, reader) if checkpoint.size else EMPTY_ROOT
    if root != checkpoint.root:
        raise Unverified(
            "the tiles do not lead to the signed root: run truceline register verify; the mirror's checkpoint stays"
        )  # (3)
    write_durably(folder / CHECKPOINT, note)  # (4)
    return checkpoint


def _tile_names(level: int) -> Callable[[int, int], str]:
    """The names of the tiles of one level, by number and width."""
    return lambda number, width: tile_path(level, number, width)


def _require_parent(store: Store, size: int, named: tuple[int, int, bytes]) -> None:
    """Refuse a full tile whose root is not the hash that stands for it one level up."""
    level, number, tile = named
    levels = Levels(tile)
    if levels.size < WIDTH:
        return
    above, at = divmod(number, WIDTH)
    parent = store.tile(level + 1, above, tile_width(size, level + 1, above))
    if levels.root(WIDTH) != parent[at * HASH_SIZE : (at + 1) * HASH_SIZE]:
        raise Unverified(
            f"{tile_path(level, number)} does not lead to the tile above it: run truceline register verify"
        )


def _bundle(store: Store, number: int, tile: bytes) -> bytes:
    """The bundle beside a tile of the lowest level; each entry must have the hash that stands for it there."""
    first, width = number * WIDTH, len(tile) // HASH_SIZE
    entries = store.page(first, first + width)
    if b"".join(map(leaf_hash, entries)) != tile:
        raise Unverified(
            f"the entries from {first} to {first + width - 1} are not those of their tile: run truceline register verify"
        )
    return write_bundle(entries)


def _write(folder: Path, name: str, raw: bytes) -> None:
    make_folder((folder / name).parent.resolve())
    write_durably(folder / name, raw)


def _drop_partial(parts: Path, width: int) -> None:
    """A partial file may go once its full one is there; until then somebody may still read it for an older checkpoint."""
    if width == WIDTH and parts.is_dir():
        shutil.rmtree(parts)


def _widest(folder: Path, exact: str, full: str) -> bytes:
    """A tile's or bundle's file of the exact width, or the full one that has replaced it, or the widest there is."""
    for path in (folder / exact, folder / full):
        if path.is_file():
            return path.read_bytes()
    parts = [int(path.name) for path in (folder / f"{full}.p").glob("*") if path.name.isdecimal()]
    return (folder / f"{full}.p" / str(max(parts))).read_bytes() if parts else b""
