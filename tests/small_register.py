"""Small registers for tests, and a thief with the database's file in hand: triggers are no hindrance to it."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from truceline.register.log import Change, Log, make_register
from truceline.register.stores.sqlite import SqliteDatabase
from truceline.register.stores.store import Store
from truceline.register.verification import Verification
from truceline.register.verify import Trust, verify_register

ORIGIN = "ccm.example/register"


def change(number: int, text: str = "") -> Change:
    """The change of a record whose content nobody else has."""
    return Change("incident", f"i{number}", f'{{"n":{number},"text":"{text}"}}'.encode(), "officer-amina")


def fill(log: Log, numbers: Sequence[int] | range) -> None:
    """Append a change for each number, in one transaction."""
    with log.transaction():
        for number in numbers:
            log.append(change(number))


def register_of(folder: Path, count: int, *, sign: bool = True) -> Log:
    """A new register with so many entries, signed unless that is left to the test."""
    log = make_register(folder, ORIGIN)
    fill(log, range(count))
    if sign:
        log.checkpoint(log.folder.signer())
    return log


@contextmanager
def thief(log: Log) -> Iterator[sqlite3.Connection]:
    """A connection of somebody who holds the file and has taken the triggers away; what it did is undone at the end.

    Nothing is committed: `verified_through` looks through the same connection.
    """
    connection = sqlite3.connect(log.folder.path / log.folder.places.database, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        drop_triggers(connection)
        yield connection
    finally:
        connection.execute("ROLLBACK")
        connection.close()


def drop_triggers(connection: sqlite3.Connection) -> None:
    """Take away what keeps the tables append-only."""
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")


def verified(log: Log, **more: object) -> Verification:
    """Verify a register as its owner would."""
    return verify_register(log.folder, log.store, Trust(log.folder.log, **more))  # type: ignore[arg-type] # names of fields


def verified_through(connection: sqlite3.Connection, log: Log, **more: object) -> Verification:
    """Verify a register as a thief's connection shows it."""
    store = Store(SqliteDatabase(connection))
    return verify_register(log.folder, store, Trust(log.folder.log, **more))  # type: ignore[arg-type] # names of fields
