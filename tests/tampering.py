"""What a thief of the database's file can do to it: every way to change the record, each with the index that must be named.

Each tampering takes the connection, an index and chance, and returns the first index at which the record then differs.
"""

import random
import sqlite3
from collections.abc import Callable

Tampering = Callable[[sqlite3.Connection, int, random.Random], int]


def chance(seed: object = 0) -> random.Random:
    """Chance that can be had again."""
    return random.Random(repr(seed))  # noqa: S311 - nothing is kept secret with it


def size_of(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("SELECT max(number) + 1 FROM register_entry").fetchone()[0]
    return found


def entry_at(connection: sqlite3.Connection, index: int) -> bytes:
    found: bytes = connection.execute("SELECT entry FROM register_entry WHERE number = ?", (index,)).fetchone()[0]
    return found


def put(connection: sqlite3.Connection, index: int, entry: bytes) -> None:
    connection.execute("UPDATE register_entry SET entry = ? WHERE number = ?", (entry, index))


def flip(raw: bytes, chance: random.Random) -> bytes:
    """The same bytes with one bit turned over."""
    at = chance.randrange(len(raw) * 8)
    changed = bytearray(raw)
    changed[at // 8] ^= 1 << at % 8
    return bytes(changed)


def alter_one_bit(connection: sqlite3.Connection, index: int, chance: random.Random) -> int:
    put(connection, index, flip(entry_at(connection, index), chance))
    return index


def replace_by_another_content(connection: sqlite3.Connection, index: int, chance: random.Random) -> int:
    """The entry of another record, in the right spelling."""
    other = chance.choice([at for at in (0, 1) if at != index])
    put(connection, index, entry_at(connection, other))
    return index


def delete(connection: sqlite3.Connection, index: int, _: random.Random) -> int:
    connection.execute("DELETE FROM register_entry WHERE number = ?", (index,))
    return index


def delete_and_close_the_gap(connection: sqlite3.Connection, index: int, _: random.Random) -> int:
    connection.execute("DELETE FROM register_entry WHERE number = ?", (index,))
    shift(connection, index + 1, -1)
    return index


def swap(connection: sqlite3.Connection, index: int, chance: random.Random) -> int:
    other = chance.choice([at for at in (0, size_of(connection) // 2, size_of(connection) - 1) if at != index])
    first, second = entry_at(connection, index), entry_at(connection, other)
    put(connection, index, second)
    put(connection, other, first)
    return min(index, other)


def insert(connection: sqlite3.Connection, index: int, chance: random.Random) -> int:
    forged = flip(entry_at(connection, index), chance)
    shift(connection, index, 1)
    connection.execute("INSERT INTO register_entry VALUES (?, ?)", (index, forged))
    return index


def truncate(connection: sqlite3.Connection, index: int, _: random.Random) -> int:
    connection.execute("DELETE FROM register_entry WHERE number >= ?", (index,))
    return index


def truncate_with_the_head(connection: sqlite3.Connection, index: int, _: random.Random) -> int:
    """The head row is set back too, as a restored database would have it."""
    connection.execute("DELETE FROM register_entry WHERE number >= ?", (index,))
    hashes = b"\0" * 32 * index.bit_count()
    connection.execute("UPDATE register_head SET size = ?, hashes = ?", (index, hashes))
    return index


def shift(connection: sqlite3.Connection, start: int, by: int) -> None:
    """Move the numbers from `start` on; by way of negative ones, so that no number is taken twice on the way."""
    connection.execute("UPDATE register_entry SET number = -number - 10 WHERE number >= ?", (start,))
    connection.execute("UPDATE register_entry SET number = -number - 10 + ? WHERE number <= ?", (by, -10 - start))


TAMPERINGS: tuple[Tampering, ...] = (
    alter_one_bit,
    replace_by_another_content,
    delete,
    delete_and_close_the_gap,
    swap,
    insert,
    truncate,
    truncate_with_the_head,
)
