"""One file as it came: hashed while it is read, unpacked within limits, decoded without ever guessing.

What is hashed is what was read: the sum belongs to the very bytes that the reports came from.
"""

import gzip
import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from truceline.errors import Refused, Where, phrase, problem

MEBIBYTE = 2**20
# Ten million reports as CSV come to about this much.
FILE_LIMIT = 4 * 1024 * MEBIBYTE
# What has to lie in memory as a whole (workbooks, GeoJSON) is held far smaller.
WHOLE_LIMIT = 256 * MEBIBYTE
# Real tables shrink ten- to thirtyfold under gzip; a file of one repeated byte a thousandfold.
RATIO_LIMIT = 200
RATIO_FROM = 16 * MEBIBYTE
# One line of a table; the longest in UCDP's events has 16,000 characters.
LINE_LIMIT = MEBIBYTE

# As many rows as an Excel sheet has: a gap as long as that is no gap in a table.
GAP_LIMIT = 2**20

GZIP = b"\x1f\x8b"


_LINE_ENDS = frozenset({"\n", "\r\n", "\r"})


class SourceFile:
    """A file being read; leaving the `with` reads what is left, so that the sum is always that of the whole file."""

    def __init__(self, path: Path, progress: Callable[[int], None] | None = None) -> None:
        self.path = path
        self.size = path.stat().st_size
        with path.open("rb") as head:
            self.head = head.read(64 * 1024)
        self.packed = self.head.startswith(GZIP)
        if self.packed:
            self.head = _unpack_head(self.head)
        self._raw: BinaryIO = path.open("rb", buffering=0)
        self._hashed = _Hashed(self._raw, progress)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Not through the streams above: a reader that stopped early may have closed them.
        while self._hashed.take(MEBIBYTE):
            pass
        self._raw.close()

    @property
    def sha256(self) -> str:
        """The sum of the file's bytes; valid once the `with` has been left."""
        return self._hashed.sum.hexdigest()

    @property
    def bytes_read(self) -> int:
        """How many bytes went into the sum."""
        return self._hashed.count

    def stream(self) -> io.BufferedReader:
        """The bytes, unpacked where they came packed."""
        if self.size > FILE_LIMIT:
            raise _refused(
                self.path, "R003", phrase("bytes", count=f"{self.size:,}"), limit=f"{FILE_LIMIT // MEBIBYTE:,} MiB"
            )
        if self.packed:
            return io.BufferedReader(_Unpacked(self.path, self._hashed), MEBIBYTE)
        return io.BufferedReader(self._hashed, MEBIBYTE)

    def whole(self, limit: int = WHOLE_LIMIT) -> bytes:
        """All bytes at once, for formats that cannot be read in pieces; more than the limit is refused."""
        content = self.stream().read(limit + 1)
        if len(content) > limit:
            raise _refused(
                self.path, "R003", phrase("more-bytes", count=f"{limit:,}"), limit=f"{limit // MEBIBYTE:,} MiB"
            )
        return content

    def lines(self) -> Iterator[str]:
        """The lines with their ends, whatever the end: LF, CRLF or CR.

        Bytes that are not UTF-8 come through as lone surrogates, to be named with their line and column later.
        UTF-16 is read where a byte order mark says so. A line longer than any report is refused,
        and so is a gap of empty lines as long as a whole sheet.
        """
        wide = self.head.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = io.TextIOWrapper(
            self.stream(),
            encoding="utf-16" if wide else "utf-8-sig",
            errors="strict" if wide else "surrogateescape",
            newline="",
        )
        number = gap = 0
        try:
            while line := text.readline(LINE_LIMIT):
                number += 1
                if len(line) == LINE_LIMIT and not line.endswith(("\n", "\r")):
                    raise _refused(self.path, "R004", line, line=number, limit=LINE_LIMIT)
                gap = gap + 1 if line in _LINE_ENDS else 0
                if gap > GAP_LIMIT:
                    raise _refused(self.path, "R050", phrase("empty-lines"), line=number, limit=f"{GAP_LIMIT:,}")
                yield line
        except UnicodeError as error:
            raise _refused(self.path, "R011", str(error), line=number + 1, hint=phrase("utf-16")) from error


class _Hashed(io.RawIOBase):
    """Passes bytes on and adds them to the sum."""

    def __init__(self, raw: BinaryIO, progress: Callable[[int], None] | None) -> None:
        self._source = raw
        self._progress = progress
        self.sum = hashlib.sha256()
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # typeshed asks for any buffer; io gives a memoryview
        chunk = self.take(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def take(self, count: int) -> bytes:
        """The next bytes, added to the sum; none at the end."""
        chunk = self._source.read(count)
        self.sum.update(chunk)
        self.count += len(chunk)
        if self._progress is not None:
            self._progress(len(chunk))
        return chunk


class _Unpacked(io.RawIOBase):
    """Unpacks gzip and counts as it goes: what the file says of its own size is not believed."""

    def __init__(self, path: Path, packed: _Hashed) -> None:
        self._path = path
        self._packed = packed
        self._stream = gzip.GzipFile(fileobj=packed, mode="rb")
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # typeshed asks for any buffer; io gives a memoryview
        try:
            chunk = self._stream.read(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            raise _refused(self._path, "R001", str(error), hint=phrase("gzip-damaged")) from error
        self._given += len(chunk)
        grown = self._given > RATIO_FROM and self._given > RATIO_LIMIT * self._packed.count
        if grown or self._given > FILE_LIMIT:
            limit = phrase("times-its-size", count=RATIO_LIMIT) if grown else f"{FILE_LIMIT // MEBIBYTE:,} MiB"
            raise _refused(self._path, "R040", phrase("bytes-so-far", count=f"{self._given:,}"), limit=limit)
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _unpack_head(packed: bytes) -> bytes:
    """The first bytes inside a gzip file; nothing where it cannot be unpacked (reading it will say why)."""
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, 64 * 1024)
    except zlib.error:
        return b""


def _refused(path: Path, code: str, came: str, *, line: int = 0, **details: object) -> Refused:
    return Refused([problem(code, Where(str(path), line), came, **details)])
