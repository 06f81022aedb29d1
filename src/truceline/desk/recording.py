"""How a change gets onto the register: in the very transaction that changes the tables.

`Entries` is opened inside `transaction.atomic()`; what it records stands or falls with the rows. After the commit a
checkpoint is signed over everything that was committed, on the same connection and with a register that each thread keeps open:
opened anew, it would cost several times the change itself.
"""

import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from truceline.desk.folder import DeskFolder, desk_at_hand
from truceline.register.folder import RegisterFolder, open_folder
from truceline.register.log import Change, Log
from truceline.register.note import Signer
from truceline.register.recording import canonical_json
from truceline.register.stores.sqlite import SqliteDatabase
from truceline.register.stores.store import Database, Store

# How a moment is spelt in what is kept.
SPELT_MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"


@contextmanager
def recorded(actor: str, desk: DeskFolder | None = None) -> Iterator["Entries"]:
    """Hold one transaction for rows and entries; when it is committed, sign a checkpoint over it."""
    register = _register_at_hand(desk or desk_at_hand())
    # Durable: inside another transaction nothing would be committed yet when the checkpoint is signed.
    with transaction.atomic(durable=True):
        # PostgreSQL's driver begins a transaction with its first statement, and the register asks whether one is open.
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        entries = Entries(register.log, actor)
        # Held from the start: whoever changes a case waits here for whoever came first.
        entries.begun_at = entries.log.store.locked_head().size
        yield entries
    if entries.count:
        register.log.checkpoint(register.signer)


class Entries:
    """What one action records."""

    def __init__(self, log: Log, actor: str) -> None:
        self.log, self.actor, self.count = log, actor, 0
        # How many entries there were before it.
        self.begun_at = 0

    def record(self, kind: str, record: str, content: str) -> int:
        """Append a record's new content and return the entry's index."""
        self.count += 1
        return self.log.append(Change(kind, record, content.encode(), self.actor))

    def record_many(self, kind: str, contents: Iterable[tuple[str, str]]) -> range:
        """Append the new contents of many records, each with its record, in their order; return the entries' indexes."""
        indexes = self.log.append_many(
            Change(kind, record, content.encode(), self.actor) for record, content in contents
        )
        self.count += len(indexes)
        return indexes


def register_at_hand(desk: DeskFolder | None = None) -> tuple[RegisterFolder, Store]:
    """The register of this desk, to read from, over Django's own connection."""
    desk = desk or desk_at_hand()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")  # PostgreSQL's driver connects with its first statement
    return open_folder(desk.register), Store(_database(desk))


def spelt(row: Mapping[str, Any]) -> str:
    """A row in the one spelling that is kept and committed to; nothing that was not said is written."""
    said = {
        name: value.astimezone(UTC).strftime(SPELT_MOMENT) if isinstance(value, datetime) else value
        for name, value in row.items()
        if value is not None
    }
    return canonical_json(said).decode()


def read(content: str) -> dict[str, Any]:
    """A row as it was spelt; instants stay text."""
    row: dict[str, Any] = json.loads(content)
    return row


@dataclass(frozen=True, slots=True)
class _Register:
    """A desk's register, open on one of Django's connections, with its key."""

    path: Path
    connection: object
    log: Log
    signer: Signer


_kept = threading.local()


def _register_at_hand(desk: DeskFolder) -> _Register:
    """The register of a desk, opened once for each thread and connection."""
    connection.ensure_connection()
    kept: _Register | None = getattr(_kept, "register", None)
    if kept is None or (kept.path, kept.connection) != (desk.register, connection.connection):
        folder = open_folder(desk.register)
        log = Log(folder, Store(_database(desk)))
        kept = _kept.register = _Register(desk.register, connection.connection, log, folder.signer())
    return kept


def _database(desk: DeskFolder) -> Database:
    """Django's own connection, as the register's store needs it."""
    if desk.sqlite is not None:
        return SqliteDatabase(connection.connection)
    # Loaded here: a desk on SQLite needs no psycopg.
    from truceline.register.stores.postgres import PostgresDatabase  # noqa: PLC0415 - loaded where it is used

    return PostgresDatabase(connection.connection)
