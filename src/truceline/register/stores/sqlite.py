"""A store in one SQLite file: write-ahead log, flushed at every commit.

The triggers are not the protection against a thief of the file (the signed checkpoints are); they stop accidents,
and a program that forgot what an append-only record is.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from truceline.errors import Conflict, NotFound, Unavailable, Unverified
from truceline.register.stores.store import Store

# PRAGMA synchronous: 2 is FULL, 3 is EXTRA. NORMAL (1) loses acknowledged commits at a power cut.
_FULL = 2
_PATIENCE_S = 30.0
_APPEND_ONLY = ("register_entry", "register_node", "register_tile", "register_version", "register_checkpoint")

_TABLES = """
CREATE TABLE register_head (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, hashes BLOB NOT NULL);
INSERT INTO register_head VALUES (1, 0, x'');
CREATE TABLE register_entry (number INTEGER PRIMARY KEY, entry BLOB NOT NULL);
CREATE TABLE register_content (number INTEGER PRIMARY KEY, salt BLOB NOT NULL, content BLOB NOT NULL);
CREATE TABLE register_node (level INTEGER, number INTEGER, hash BLOB NOT NULL, PRIMARY KEY (level, number)) WITHOUT ROWID;
CREATE TABLE register_tile (level INTEGER NOT NULL, number INTEGER NOT NULL, hashes BLOB NOT NULL, UNIQUE (level, number));
CREATE TABLE register_version (
    kind TEXT, record TEXT, version INTEGER, number INTEGER NOT NULL, PRIMARY KEY (kind, record, version)
) WITHOUT ROWID;
CREATE TABLE register_checkpoint (size INTEGER NOT NULL, note BLOB NOT NULL);
CREATE INDEX register_checkpoint_size ON register_checkpoint (size);

CREATE TRIGGER register_entry_next BEFORE INSERT ON register_entry
    WHEN NEW.number IS NOT (SELECT coalesce(max(number), -1) + 1 FROM register_entry)
    BEGIN SELECT RAISE(ABORT, 'an entry takes the next number'); END;
CREATE TRIGGER register_head_forward BEFORE UPDATE ON register_head
    WHEN NEW.size <= OLD.size OR NEW.size IS NOT (SELECT max(number) + 1 FROM register_entry)
    BEGIN SELECT RAISE(ABORT, 'the head moves forward, to behind the last entry'); END;
CREATE TRIGGER register_head_stays BEFORE DELETE ON register_head
    BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_head_once BEFORE INSERT ON register_head
    BEGIN SELECT RAISE(ABORT, 'the register has one head'); END;
CREATE TRIGGER register_content_kept BEFORE UPDATE ON register_content
    BEGIN SELECT RAISE(ABORT, 'a content is erased, never changed'); END;
-- INSERT OR REPLACE deletes without asking the triggers on delete: each row is refused a second time.
CREATE TRIGGER register_content_once BEFORE INSERT ON register_content
    WHEN EXISTS (SELECT 1 FROM register_content WHERE number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'a content is erased, never changed'); END;
CREATE TRIGGER register_node_once BEFORE INSERT ON register_node
    WHEN EXISTS (SELECT 1 FROM register_node WHERE level = NEW.level AND number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_tile_once BEFORE INSERT ON register_tile
    WHEN EXISTS (SELECT 1 FROM register_tile WHERE level = NEW.level AND number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
CREATE TRIGGER register_version_once BEFORE INSERT ON register_version
    WHEN EXISTS (SELECT 1 FROM register_version WHERE kind = NEW.kind AND record = NEW.record AND version = NEW.version)
    BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END;
"""


class SqliteDatabase:
    """One connection; a transaction that may write takes the only write lock at once, so that no two take one number."""

    READ_HEAD = "SELECT size, hashes, (SELECT synchronous FROM pragma_synchronous) FROM register_head WHERE one = 1"
    # BEGIN IMMEDIATE holds the lock already.
    LOCK_HEAD = READ_HEAD
    DURABLE: frozenset[object] = frozenset({_FULL, 3})

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def execute(self, statement: str, parameters: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run one statement; a refusal of the database is said as one of our errors."""
        try:
            return self.connection.execute(_spelt(statement), parameters)
        except sqlite3.DatabaseError as error:
            raise _said(error) from error

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert rows into one of the register's tables; a refusal of any is said as one of our errors."""
        try:
            self.connection.executemany(_inserting(table, tuple(columns)), rows)
        except sqlite3.DatabaseError as error:
            raise _said(error) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the write lock; commit at the end, roll back on an error."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.connection.in_transaction

    def scrub(self) -> None:
        """Write the log back and empty it; erased rows were already overwritten with zeros (secure_delete)."""
        busy = self.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise Unavailable("somebody is reading: what was erased still lies in the write-ahead log; try again")

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()


def _said(error: sqlite3.DatabaseError) -> Conflict | Unavailable | Unverified:
    """What the database refuses, as one of our errors."""
    if isinstance(error, sqlite3.IntegrityError):
        return Conflict(f"the register refused: {error}")
    if isinstance(error, sqlite3.OperationalError):
        return Unavailable(f"the register's database cannot be used now: {error}")
    return Unverified(f"the register's database is damaged: {error}")


def make_sqlite(path: Path) -> Store:
    """Make an empty store in a new file; an existing file is refused."""
    if path.exists():
        raise Conflict(f"{path} exists: a register is never made over another")
    store = _opened(str(path))
    store.database.execute("BEGIN IMMEDIATE")
    for statement in _statements():
        store.database.execute(statement)
    store.database.execute("COMMIT")
    return store


def open_sqlite(path: Path) -> Store:
    """Open a store to append to it; refuses unless every commit is flushed before it is acknowledged."""
    _require_file(path)
    return _opened(str(path))


def read_sqlite(path: Path) -> Store:
    """Open a store to read it only: nothing in the file can change through it."""
    _require_file(path)
    mode = "mode=ro"
    if not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        # On a disk that cannot be written to nobody else writes either.
        mode = "immutable=1"
    return _connected(f"{path.resolve().as_uri()}?{mode}")


def _connected(name: str) -> Store:
    try:
        connection = sqlite3.connect(name, uri=name.startswith("file:"), timeout=_PATIENCE_S, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise Unavailable(f"the register's database {name} cannot be opened: {error}") from error
    return Store(SqliteDatabase(connection))


def _opened(name: str) -> Store:
    store = _connected(name)
    for setting in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        store.database.execute(f"PRAGMA {setting}").fetchall()
    journal = store.database.execute("PRAGMA journal_mode").fetchone()[0]
    synchronous = store.database.execute("PRAGMA synchronous").fetchone()[0]
    if (journal, synchronous) != ("wal", _FULL):
        raise Unavailable(f"expected a write-ahead log flushed at every commit; came {journal!r}, {synchronous!r}")
    return store


def _require_file(path: Path) -> None:
    if not path.is_file():
        raise NotFound(f"there is no register in {path}")


def _statements() -> Iterator[str]:
    """The statements of the schema, one by one; executescript would commit between them."""
    statement = ""
    for line in _TABLES.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    for table in _APPEND_ONLY:
        for act in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table}"
                " BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END"
            )


@lru_cache(maxsize=256)
def _spelt(statement: str) -> str:
    """SQLite writes a parameter as a question mark."""
    return statement.replace("%s", "?")


@lru_cache(maxsize=64)
def _inserting(table: str, columns: tuple[str, ...]) -> str:
    """The statement that inserts a row; tables and columns are words of this package."""
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - names of tables and columns are ours, values are bound
