"""What a store of entries promises, whichever database it lies in.

Entries are numbered from 0 without gaps: the number is taken from one locked head row in the caller's own transaction,
never from a sequence, so that a change that is rolled back leaves no hole. Entries are never updated or deleted; the
database refuses. Contents with their salts lie beside them and may be erased.

Beside each entry lies its hash, in a table of its own: whoever changes an entry in place is named by its index, because the
hashes still lead to the signed root. Tiles are written once, when they are full; the nodes of a tile that is not full yet lie one by one.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from truceline.errors import Conflict, Unavailable, Unverified
from truceline.register.tiles import HEIGHT, WIDTH, require_entry
from truceline.register.tree import HASH_SIZE, CompactRange, leaf_hash

# Enough entries per statement to hide its cost, few enough to stay small in memory; a multiple of a tile's width.
PAGE = 16 * WIDTH
# How many records are asked for in one statement; every database takes as many parameters.
_ASKED = 512


@dataclass(frozen=True)
class Content:
    """What an entry commits to, with the salt."""

    salt: bytes
    content: bytes


class Database(Protocol):
    """A database as a store needs it; parameters are written %s. Wrap another library's connection in it to append in its transactions."""

    # Reads size, hashes and the setting that decides whether a commit survives a power cut; the second also locks the row.
    READ_HEAD: str
    LOCK_HEAD: str
    # The values of that setting with which an acknowledged entry is never lost.
    DURABLE: frozenset[object]

    def execute(self, statement: str, parameters: Sequence[Any] = ()) -> Any:
        """Run one statement and return its cursor (PEP 249)."""

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert rows into one of the register's tables, as fast as the database can."""

    def transaction(self) -> AbstractContextManager[None]:
        """Hold a transaction that may write; commit at the end, roll back on an error."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""

    def scrub(self) -> None:
        """Drop what was erased from the files of the database as far as it allows."""

    def close(self) -> None:
        """Let the database go."""


class Store:
    """A log's entries in a database. Whoever appends holds the transaction and commits it with whatever else belongs to the change."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def transaction(self) -> AbstractContextManager[None]:
        """A transaction of the store's own database; everything appended inside stands or falls together."""
        return self.database.transaction()

    def close(self) -> None:
        """Let the database go."""
        self.database.close()

    def append(self, entry: bytes, content: Content | None = None, *, head: CompactRange | None = None) -> int:
        """Append one entry in the open transaction and return its index; the head row stays locked until the commit.

        Whoever holds `locked_head` of this transaction already may hand it over; it then moves on with the append.
        Refuses outside a transaction, and where the database would acknowledge a commit that a power cut could take back.
        """
        require_entry(entry)
        head = head or self.locked_head()
        index = head.size
        run = self.database.execute
        run("INSERT INTO register_entry (number, entry) VALUES (%s, %s)", (index, entry))
        if content is not None:
            run(
                "INSERT INTO register_content (number, salt, content) VALUES (%s, %s, %s)",
                (index, content.salt, content.content),
            )
        # Tiles above the lowest are made of the hashes of complete subtrees of 256, 256^2 … entries.
        for level, hash_ in enumerate(head.append(leaf_hash(entry))[::HEIGHT]):
            number = (head.size >> (HEIGHT * level)) - 1
            run("INSERT INTO register_node (level, number, hash) VALUES (%s, %s, %s)", (level, number, hash_))
            if number % WIDTH == WIDTH - 1:
                self._add_tile(level, number // WIDTH)
        self._move_head(index, head)
        return index

    def append_many(
        self, entries: Sequence[bytes], contents: Sequence[Content] | None = None, *, head: CompactRange | None = None
    ) -> range:
        """Append entries in their order, each with its content where there are any, and return their indexes.

        As `append` does, and refused for the same reasons; the head moves once for all of them.
        """
        for entry in entries:
            require_entry(entry)
        head = head or self.locked_head()
        indexes = range(head.size, head.size + len(entries))
        if not entries:
            return indexes
        insert = self.database.insert_many
        insert("register_entry", ("number", "entry"), zip(indexes, entries, strict=True))
        if contents is not None:
            rows = ((at, one.salt, one.content) for at, one in zip(indexes, contents, strict=True))
            insert("register_content", ("number", "salt", "content"), rows)
        nodes = []
        for entry in entries:
            for level, hash_ in enumerate(head.append(leaf_hash(entry))[::HEIGHT]):
                nodes.append((level, (head.size >> (HEIGHT * level)) - 1, hash_))
        insert("register_node", ("level", "number", "hash"), nodes)
        for level, number, _ in nodes:
            if number % WIDTH == WIDTH - 1:
                self._add_tile(level, number // WIDTH)
        self._move_head(indexes.start, head)
        return indexes

    def _move_head(self, start: int, head: CompactRange) -> None:
        moved = self.database.execute(
            "UPDATE register_head SET size = %s, hashes = %s WHERE one = 1 AND size = %s",
            (head.size, b"".join(head.hashes), start),
        ).rowcount
        if moved != 1:
            raise Conflict(f"somebody else appended entry {start} meanwhile")

    def _add_tile(self, level: int, tile: int) -> None:
        """Write a tile whose nodes are all there."""
        self.database.execute(
            "INSERT INTO register_tile (level, number, hashes) VALUES (%s, %s, %s)",
            (level, tile, self._nodes(level, tile * WIDTH, WIDTH)),
        )

    def head(self) -> CompactRange:
        """The tree as it is now."""
        return self._head(self.database.READ_HEAD, durable=False)

    def locked_head(self) -> CompactRange:
        """The tree as it is now, and stays until the open transaction ends; refused where none is open."""
        if not self.database.in_transaction:
            raise Conflict("an entry is appended in the transaction of the change it tells of; none is open")
        return self._head(self.database.LOCK_HEAD, durable=True)

    def _head(self, statement: str, *, durable: bool) -> CompactRange:
        row = self.database.execute(statement).fetchone()
        if row is None:
            raise Unverified("the register's head row is gone")
        size, hashes, setting = row
        if durable and setting not in self.database.DURABLE:
            raise Unavailable(f"the database would lose acknowledged entries at a power cut (it is set to {setting!r})")
        raw = bytes(hashes)
        return CompactRange(size, [raw[at : at + HASH_SIZE] for at in range(0, len(raw), HASH_SIZE)])

    def page(self, start: int, end: int) -> list[bytes]:
        """The entries from start to end (not included), up to the first that is missing."""
        within = "FROM register_entry WHERE number >= %s AND number < %s ORDER BY number"
        rows = self.database.execute(f"SELECT entry {within}", (start, end)).fetchall()
        if len(rows) < end - start:
            numbered = self.database.execute(f"SELECT number, entry {within}", (start, end)).fetchall()
            rows = [(entry,) for expected, (number, entry) in enumerate(numbered, start) if number == expected]
        return [entry for (entry,) in rows]

    def entries_at(self, indexes: Collection[int]) -> dict[int, bytes]:
        """Some entries, with their numbers; those that are missing are left out."""
        found: dict[int, bytes] = {}
        for some, marks in _batches(indexes):
            asked = f"SELECT number, entry FROM register_entry WHERE number IN ({marks})"  # noqa: S608 - marks only
            found |= dict(self.database.execute(asked, some).fetchall())
        return found

    def entries(self, start: int = 0, end: int | None = None) -> Iterator[tuple[int, bytes]]:
        """The entries from start to end (not included; the head where it is left out), with their numbers, up to the first that is missing."""
        last = self.head().size if end is None else end
        for first in range(start, last, PAGE):
            page = self.page(first, min(first + PAGE, last))
            yield from enumerate(page, first)
            if len(page) < min(PAGE, last - first):
                return

    def stray(self, size: int) -> int | None:
        """The number of an entry that lies outside a log of that size; None where there is none."""
        row = self.database.execute(
            "SELECT number FROM register_entry WHERE number < 0 OR number >= %s LIMIT 1", (size,)
        ).fetchone()
        return row[0] if row else None

    def tile(self, level: int, number: int, width: int) -> bytes:
        """A tile as it lies there; shorter than its width where hashes are missing."""
        if width < WIDTH:
            return self._nodes(level, number * WIDTH, width)
        row = self.database.execute(
            "SELECT hashes FROM register_tile WHERE level = %s AND number = %s", (level, number)
        ).fetchone()
        if row:
            return bytes(row[0])
        # Whoever asks for more than there is gets what there is. A tile that is full and was not written is missing.
        nodes = self._nodes(level, number * WIDTH, WIDTH)
        return nodes if len(nodes) < WIDTH * HASH_SIZE else b""

    def _nodes(self, level: int, first: int, count: int) -> bytes:
        rows = self.database.execute(
            "SELECT hash FROM register_node WHERE level = %s AND number >= %s AND number < %s ORDER BY number",
            (level, first, first + count),
        ).fetchall()
        return b"".join([row[0] for row in rows])

    def content(self, index: int) -> Content | None:
        """The content of an entry; None where it was erased or never lay here."""
        row = self.database.execute("SELECT salt, content FROM register_content WHERE number = %s", (index,)).fetchone()
        return Content(bytes(row[0]), bytes(row[1])) if row else None

    def contents(self, start: int, end: int) -> dict[int, Content]:
        """The contents that lie here of the entries from start to end (not included)."""
        rows = self.database.execute(
            "SELECT number, salt, content FROM register_content WHERE number >= %s AND number < %s", (start, end)
        ).fetchall()
        return {number: Content(bytes(salt), bytes(content)) for number, salt, content in rows}

    def contents_at(self, indexes: Collection[int]) -> dict[int, Content]:
        """The contents that lie here of some entries."""
        found: dict[int, Content] = {}
        for some, marks in _batches(indexes):
            asked = f"SELECT number, salt, content FROM register_content WHERE number IN ({marks})"  # noqa: S608 - marks only
            rows = self.database.execute(asked, some).fetchall()
            found |= {number: Content(bytes(salt), bytes(content)) for number, salt, content in rows}
        return found

    def erase_content(self, index: int) -> bool:
        """Erase a content and its salt; the entry stays and the log still verifies. Returns whether there was one."""
        return bool(self.database.execute("DELETE FROM register_content WHERE number = %s", (index,)).rowcount)

    def name_version(self, kind: str, record: str, version: int, index: int) -> None:
        """Note which entry carries a version of a record; two entries cannot carry the same one."""
        self.database.execute(
            "INSERT INTO register_version (kind, record, version, number) VALUES (%s, %s, %s, %s)",
            (kind, record, version, index),
        )

    def name_versions(self, rows: Iterable[tuple[str, str, int, int]]) -> None:
        """Note many of them: kind, record, version, index."""
        self.database.insert_many("register_version", ("kind", "record", "version", "number"), rows)

    def last_versions(self, kind: str, records: Collection[str]) -> dict[str, tuple[int, int]]:
        """The last version and the index of its entry, of those of these records that have one."""
        found: dict[str, tuple[int, int]] = {}
        for some, marks in _batches(records):
            asked = (
                "SELECT record, max(version), max(number) FROM register_version"  # noqa: S608 - marks only
                f" WHERE kind = %s AND record IN ({marks}) GROUP BY record"
            )
            rows = self.database.execute(asked, (kind, *some)).fetchall()
            found |= {record: (version, number) for record, version, number in rows}
        return found

    def last_version(self, kind: str, record: str) -> tuple[int, int] | None:
        """The last version of a record and the index of its entry; None where it has none."""
        row = self.database.execute(
            "SELECT version, number FROM register_version WHERE kind = %s AND record = %s ORDER BY version DESC LIMIT 1",
            (kind, record),
        ).fetchone()
        return (row[0], row[1]) if row else None

    def versions(self) -> list[tuple[int, str, str, int]]:
        """Every noted version: index, kind, record, version, in the order of the entries."""
        return [
            tuple(row)
            for row in self.database.execute(
                "SELECT number, kind, record, version FROM register_version ORDER BY number"
            ).fetchall()
        ]

    def keep_checkpoint(self, size: int, note: bytes) -> None:
        """Keep a signed checkpoint for ever; the same one twice is kept once."""
        self.database.execute(
            "INSERT INTO register_checkpoint (size, note) SELECT %s, %s WHERE NOT EXISTS"
            " (SELECT 1 FROM register_checkpoint WHERE size = %s AND note = %s)",
            (size, note, size, note),
        )

    def checkpoints(self, most: int | None = None) -> list[bytes]:
        """Every signed checkpoint, smallest tree first; of one tree the one with the most signatures last.

        Where there are more trees than `most`, so many of them: the first, the last, and others spread evenly between.
        """
        run = self.database.execute
        sizes = [size for (size,) in run("SELECT DISTINCT size FROM register_checkpoint ORDER BY size").fetchall()]
        if most is not None and len(sizes) > most:
            sizes = [sizes[at * (len(sizes) - 1) // (most - 1)] for at in range(most)]
        notes: list[bytes] = []
        for size in sizes:
            rows = run("SELECT note FROM register_checkpoint WHERE size = %s", (size,)).fetchall()
            notes += sorted((bytes(note) for (note,) in rows), key=lambda note: (len(note), note))
        return notes

    def last_checkpoint(self) -> bytes | None:
        """The signed checkpoint of the largest tree, with the most signatures; None where nothing was signed."""
        rows = self.database.execute(
            "SELECT note FROM register_checkpoint WHERE size = (SELECT max(size) FROM register_checkpoint)"
        ).fetchall()
        return max((bytes(note) for (note,) in rows), key=lambda note: (len(note), note), default=None)

    def count_checkpoints(self) -> int:
        """How many trees were signed."""
        found: int = self.database.execute("SELECT count(DISTINCT size) FROM register_checkpoint").fetchone()[0]
        return found


def _batches(values: Collection[Any]) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Values in batches, with a mark for each; filled up to a power of two, so that the statements are few and stay prepared."""
    every = tuple(values)
    for first in range(0, len(every), _ASKED):
        some = every[first : first + _ASKED]
        width = 1 << (len(some) - 1).bit_length()
        yield some + some[-1:] * (width - len(some)), ", ".join(["%s"] * width)
