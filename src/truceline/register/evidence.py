"""Evidence: files exactly as received, named by their content, never changed and never overwritten.

A file is acknowledged only after its bytes, its name and the folders above it are on the disk. Its address is its SHA-256; the
SHA-512 and the size lie beside it, so that no weakness of one sum lets another file pass for it.
"""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from truceline.errors import Conflict, NotFound, Refused, Unverified, Where, phrase, problem
from truceline.register.durable import flush_folder, make_folder, write_durably

# The kind of record that an entry of evidence tells of; the record is the file's SHA-256.
EVIDENCE = "evidence"
_CHUNK = 1 << 20
_READ_ONLY = 0o440
_SUMS = re.compile(r"sha512 ([0-9a-f]{128})\nsize (0|[1-9][0-9]*)\n")


@dataclass(frozen=True)
class Received:
    """A file that is stored: its sums and its size in bytes."""

    sha256: str
    sha512: str
    size: int


@dataclass(frozen=True)
class Damage:
    """A stored file that is not what was received: its address, and what is wrong."""

    sha256: str
    said: str


class Evidence:
    """A folder of files as received."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where a file lies, or would."""
        return self.folder / "sha256" / sha256[:2] / sha256

    def receive(self, stream: BinaryIO, *, largest: int | None = None) -> Received:
        """Store a file from a stream; when this returns, a power cut cannot take it back.

        The same bytes again are stored once, after those that lie there were read again; if these are damaged they are put aside, never
        deleted, and the good bytes take their name. More bytes than `largest` are refused, and nothing of them stays.
        """
        make_folder(self.folder.resolve())
        descriptor, name = tempfile.mkstemp(prefix=".receiving-", dir=self.folder)
        draft = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                received = _copy(stream, file, largest)
                file.flush()
                os.fsync(file.fileno())
            draft.chmod(_READ_ONLY)
            self._name(draft, received)
        finally:
            draft.unlink(missing_ok=True)
        return received

    def _name(self, draft: Path, received: Received) -> None:
        """Give a whole, flushed file its name, the sums first: a name without sums never stands."""
        path = self.path(received.sha256)
        make_folder(path.parent.resolve())
        if path.exists() and self._damage(received.sha256) is not None:
            self._put_aside(path)
        if not path.exists():
            write_durably(_beside(path), f"sha512 {received.sha512}\nsize {received.size}\n".encode(), mode=_READ_ONLY)
            try:
                os.link(draft, path)
            except FileExistsError as error:
                # Somebody stored the same bytes at the same moment: theirs are checked like any that lie there.
                if self._damage(received.sha256) is not None:
                    raise Conflict(f"{path} was stored at the same moment, and not whole") from error
        flush_folder(path.parent)

    def _put_aside(self, path: Path) -> None:
        aside = self.folder / "damaged"
        make_folder(aside.resolve())
        number = sum(1 for other in aside.iterdir() if other.name.startswith(path.name))
        path.rename(aside / f"{path.name}.{number}")
        flush_folder(aside)
        flush_folder(path.parent)

    def read(self, sha256: str) -> bytes:
        """The bytes of a file, checked against its address; what is damaged is never handed out as evidence."""
        if not self.path(sha256).is_file():
            raise NotFound(f"no file with the sum {sha256} is stored")
        raw = self.path(sha256).read_bytes()
        if hashlib.sha256(raw).hexdigest() != sha256:
            raise Unverified(f"the stored file {sha256} is damaged")
        return raw

    def erase(self, sha256: str) -> None:
        """Remove a file and its sums, for an erasure that was approved; what the disk keeps of its bytes is not reached."""
        path = self.path(sha256)
        if path.parent.is_dir():
            path.unlink(missing_ok=True)
            _beside(path).unlink(missing_ok=True)
            flush_folder(path.parent)

    def check(self) -> Iterator[Damage]:
        """Read every file again, and tell each that is not what was received."""
        for path in sorted((self.folder / "sha256").glob("??/*")):
            if path.suffix == ".sums":
                if not path.with_suffix("").exists():
                    yield Damage(path.stem, "is gone; only its sums are left")
            elif (said := self._damage(path.name)) is not None:
                yield Damage(path.name, said)

    def _damage(self, sha256: str) -> str | None:
        """What is wrong with a stored file; None where it is what was received."""
        path = self.path(sha256)
        sums = _SUMS.fullmatch(_beside(path).read_text(encoding="latin-1")) if _beside(path).is_file() else None
        with path.open("rb") as file:
            found = _copy(file, None, None)
        if found.sha256 != sha256:
            return f"has the sum {found.sha256}"
        if sums is None:
            return "has no sums beside it, or they cannot be read"
        if (sums[1], int(sums[2])) != (found.sha512, found.size):
            return "has another SHA-512 or size than was received, or its sums were changed"
        return None


def describe(received: Received, *, name: bytes, declared_type: str) -> bytes:
    """What an entry on the register commits to for a received file: its sums, its size, the name's own bytes, the type that was claimed."""
    return json.dumps(
        {
            "name_hex": name.hex(),
            "sha256": received.sha256,
            "sha512": received.sha512,
            "size": received.size,
            "type": declared_type,
        },
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def _copy(stream: BinaryIO, file: BinaryIO | None, largest: int | None) -> Received:
    """Read a stream to its end, summing, and write it where there is a file."""
    sha256, sha512, size = hashlib.sha256(), hashlib.sha512(), 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if largest is not None and size > largest:
            raise Refused([problem("G003", Where(), phrase("more-bytes", count=f"{largest:,}"), largest=largest)])
        sha256.update(chunk)
        sha512.update(chunk)
        if file is not None:
            file.write(chunk)
    return Received(sha256.hexdigest(), sha512.hexdigest(), size)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".sums")
