"""The files as they came: named by the sum of their bytes, and kept under that name, never overwritten."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from truceline.errors import Unverified

_PIECE = 2**20


@dataclass(frozen=True, slots=True)
class Original:
    """A file that reports came in: where it lay, the SHA-256 of its bytes, and how many there were."""

    path: Path
    sha256: str
    size: int


def store_originals(originals: Iterable[Original], folder: Path) -> list[Path]:
    """Keep files under their sums; say where each now lies.

    1. The file is copied beside its place and hashed on the way; if it is no longer what was read, Unverified is
       raised and nothing is kept of it.
    2. The copy is on disk before it gets its name.
    3. A name that exists is never written again: what lies there must have that very sum, or Unverified is raised.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_store(original, folder) for original in originals]


def sum_of(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _store(original: Original, folder: Path) -> Path:
    place = folder / original.sha256
    if place.exists():
        return _checked(place)
    handle, name = tempfile.mkstemp(prefix=".incoming-", dir=folder)
    copy = Path(name)
    try:
        found = hashlib.sha256()
        with os.fdopen(handle, "wb") as written, original.path.open("rb") as read:
            while piece := read.read(_PIECE):
                found.update(piece)
                written.write(piece)
            written.flush()
            os.fsync(written.fileno())
        if found.hexdigest() != original.sha256:
            raise Unverified(f"{original.path} is no longer the file that was read: read it again.")
        copy.chmod(0o444)
        try:
            # A link fails where the name exists; a rename would silently replace what lies there.
            place.hardlink_to(copy)
        except FileExistsError:
            return _checked(place)
        _sync_folder(folder)
        return place
    finally:
        copy.unlink(missing_ok=True)


def _checked(place: Path) -> Path:
    if sum_of(place) != place.name:
        raise Unverified(f"{place} does not hold what its name says: it was changed after it was stored.")
    return place


def _sync_folder(folder: Path) -> None:
    """Put the new name on disk too; systems that cannot open folders (Windows) write names through by themselves."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
