"""A PostgreSQL database as files and back, through COPY: no program of the server's version is needed.

All tables are read in one snapshot. They are put back into tables that this version of Truceline made, so that what is
restored is always tables that it knows.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from truceline.errors import Conflict, Unavailable, Unverified
from truceline.register.stores.postgres import read_postgres

_COLUMNS = "columns.json"
_MIGRATIONS = "django_migrations"
_TABLES = """
    SELECT c.table_name, array_agg(c.column_name::text ORDER BY c.ordinal_position)
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
    GROUP BY c.table_name ORDER BY c.table_name
"""
_SEQUENCES = """
    SELECT table_name, column_name, pg_get_serial_sequence(quote_ident(table_name), column_name)
    FROM information_schema.columns WHERE table_schema = current_schema()
    AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL
"""


def dump(address: str, folder: Path, not_taken: Iterable[str]) -> dict[str, Any]:
    """Write every table into a file of a new folder, all of one snapshot; return how far the register had come."""
    folder.mkdir()
    with _connected(address) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        tables: dict[str, list[str]] = dict(connection.execute(_TABLES).fetchall())
        for table, columns in tables.items():
            if table in not_taken:
                continue
            statement = f"COPY {_quoted(table)} ({', '.join(map(_quoted, columns))}) TO STDOUT"
            with (folder / f"{table}.copy").open("wb") as file, connection.cursor().copy(statement.encode()) as rows:
                for part in rows:
                    file.write(part)
        size = connection.execute("SELECT size FROM register_head").fetchone()[0]
        note = connection.execute("SELECT note FROM register_checkpoint ORDER BY size DESC LIMIT 1").fetchone()
    (folder / _COLUMNS).write_text(json.dumps(tables, indent=1, sort_keys=True), encoding="utf-8")
    return {"size": size, "checkpoint": bytes(note[0]) if note else None}


def migrations_of(folder: Path) -> dict[str, str]:
    """The last migration of each app that the dumped tables had."""
    columns = json.loads((folder / _COLUMNS).read_text(encoding="utf-8"))[_MIGRATIONS]
    last: dict[str, tuple[int, str]] = {}
    for line in (folder / f"{_MIGRATIONS}.copy").read_text(encoding="utf-8").splitlines():
        row = dict(zip(columns, line.split("\t"), strict=True))
        last[row["app"]] = max(last.get(row["app"], (0, "")), (int(row["id"]), row["name"]))
    return {app: name for app, (_, name) in last.items()}


def put_back(address: str, folder: Path) -> None:
    """Fill tables that were just made with what was dumped, all or nothing; tables that are missing refuse it."""
    tables: dict[str, list[str]] = json.loads((folder / _COLUMNS).read_text(encoding="utf-8"))
    with _connected(address) as connection:
        here: dict[str, list[str]] = dict(connection.execute(_TABLES).fetchall())
        missing = sorted(table for table, columns in tables.items() if set(here.get(table, [])) != set(columns))
        if missing:
            raise Unverified(f"the tables do not fit: {missing[0]} was backed up with other columns than are here")
        registers = [table for table in here if table.startswith("register_")]
        for table in registers:
            # They refuse to be emptied: only here, before anything lies in them, they are asked not to.
            connection.execute(f"ALTER TABLE {_quoted(table)} DISABLE TRIGGER USER".encode())
        for table in here:
            connection.execute(f"DELETE FROM {_quoted(table)}".encode())  # noqa: S608 - names out of the catalogue
        for table, columns in tables.items():
            path = folder / f"{table}.copy"
            if path.is_file():
                _fill(connection, f"COPY {_quoted(table)} ({', '.join(map(_quoted, columns))}) FROM STDIN", path)
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in registers:
            connection.execute(f"ALTER TABLE {_quoted(table)} ENABLE TRIGGER USER".encode())
        for table, column, sequence in connection.execute(_SEQUENCES).fetchall():
            last = f"SELECT COALESCE(MAX({_quoted(column)}), 0) + 1 FROM {_quoted(table)}"  # noqa: S608 - the catalogue's names
            connection.execute(f"SELECT setval(%s, ({last}), false)".encode(), (sequence,))


def require_empty(address: str) -> None:
    """Refuse a database that holds anything."""
    with _connected(address) as connection:
        found = connection.execute(_TABLES).fetchall()
    if found:
        raise Conflict(f"the database is not empty (it has a table {found[0][0]}): a backup goes into an empty one")


def entries_in(address: str) -> int:
    """How many entries the register in a database has."""
    store = read_postgres(address)
    try:
        return store.head().size
    finally:
        store.close()


def _fill(connection: Any, statement: str, path: Path) -> None:
    with path.open("rb") as file, connection.cursor().copy(statement.encode()) as rows:
        while part := file.read(1 << 20):
            rows.write(part)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """One transaction of its own; committed at the end, rolled back on an error."""
    # Loaded here: a desk on SQLite needs no psycopg.
    import psycopg  # noqa: PLC0415 - a desk on SQLite needs none

    try:
        with psycopg.connect(address) as connection:
            yield connection
    except psycopg.OperationalError as error:
        raise Unavailable(f"the database cannot be used now: {str(error).strip()}") from error
