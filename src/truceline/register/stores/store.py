"""What a store of entries promises, whichever database it lies in.

Entries are numbered from 0 without gaps: the number is taken from one locked head row in the caller's own transaction,
never from a sequence, so that a change that is rolled back leaves no hole. Entries are never updated or deleted; the database refuses.
Contents with their salts lie beside them and may be erased.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from truceline.register.tiles import HEIGHT, WIDTH, TileReader, tile_width
from truceline.register.tree import HASH_SIZE, CompactRange, leaf_hash


@dataclass(frozen=True)
class Content:
    """What an entry commits to, with the salt; None where both were erased."""

    salt: bytes
    content: bytes


class Database(Protocol):
    """The statements a store needs, as Python's database interface gives them (PEP 249)."""

    def execute(self, statement: str, parameters: Sequence[Any] = ()) -> Any:
        """Run one statement in the caller's transaction and return its cursor."""


class Store:
    """A log's entries in a database. Whoever appends holds the transaction and commits it with whatever else belongs to the change."""

    def __init__(self, database: Database, *, locking: str = "") -> None:
        self._database = database
        self._locking = locking

    def append(self, entry: bytes, content: Content | None = None) -> int:
        """Append one entry in the caller's transaction and return its index; the head row stays locked until the caller commits."""
        head = self._head(locking=self._locking)
        index = head.size
        self._database.execute("INSERT INTO register_entry (number, entry) VALUES (%s, %s)", (index, entry))
        if content is not None:
            self._database.execute(
                "INSERT INTO register_content (number, salt, content) VALUES (%s, %s, %s)",
                (index, content.salt, content.content),
            )
        completed = head.append(leaf_hash(entry))
        # Tiles above the lowest are made of the hashes of complete subtrees of 256, 256^2 … entries.
        for level, hash_ in enumerate(completed[HEIGHT::HEIGHT], 1):
            number = (head.size >> (HEIGHT * level)) - 1
            self._database.execute(
                "INSERT INTO register_node (level, number, hash) VALUES (%s, %s, %s)", (level, number, hash_)
            )
        self._database.execute(
            "UPDATE register_head SET size = %s, hashes = %s WHERE one = 1 AND size = %s",
            (head.size, b"".join(head.hashes), index),
        )
        return index

    def head(self) -> CompactRange:
        """The tree as it is now."""
        return self._head()

    def _head(self, locking: str = "") -> CompactRange:
        size, hashes = self._database.execute(
            f"SELECT size, hashes FROM register_head WHERE one = 1{locking}"
        ).fetchone()
        raw = bytes(hashes)
        return CompactRange(size, [raw[at : at + HASH_SIZE] for at in range(0, len(raw), HASH_SIZE)])

    def entries(self, start: int = 0, end: int | None = None) -> Iterator[tuple[int, bytes]]:
        """The entries from start to end (not included) with their numbers, as they lie there."""
        limit = 2**62 if end is None else end
        cursor = self._database.execute(
            "SELECT number, entry FROM register_entry WHERE number >= %s AND number < %s ORDER BY number",
            (start, limit),
        )
        for number, entry in cursor:
            yield number, bytes(entry)

    def content(self, index: int) -> Content | None:
        """The content of an entry; None where it was erased or never lay here."""
        row = self._database.execute(
            "SELECT salt, content FROM register_content WHERE number = %s", (index,)
        ).fetchone()
        return Content(bytes(row[0]), bytes(row[1])) if row else None

    def erase_content(self, index: int) -> bool:
        """Erase a content and its salt; the entry stays and the log still verifies. Returns whether there was one."""
        return bool(self._database.execute("DELETE FROM register_content WHERE number = %s", (index,)).rowcount)

    def tile_reader(self) -> TileReader:
        """Reads tiles out of the database."""
        return self._tile

    def _tile(self, level: int, number: int, width: int) -> bytes:
        first = number * WIDTH
        if level == 0:
            return b"".join(leaf_hash(entry) for _, entry in self.entries(first, first + width))
        rows = self._database.execute(
            "SELECT hash FROM register_node WHERE level = %s AND number >= %s AND number < %s ORDER BY number",
            (level, first, first + width),
        )
        return b"".join(bytes(row[0]) for row in rows)

    def full_tile(self, level: int, number: int) -> bytes:
        """A tile as wide as it is now."""
        return self._tile(level, number, tile_width(self.head().size, level, number))
