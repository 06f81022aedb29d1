"""A store in PostgreSQL: one locked head row, every commit flushed before it is acknowledged.

Nothing here leans on the isolation level: whoever appends waits for the head row (FOR UPDATE), and primary keys refuse the rest.
Imports psycopg; whoever keeps a register in SQLite never loads this module.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg

from truceline.errors import Conflict, NotFound, Unavailable
from truceline.register.stores.store import Store

_APPEND_ONLY = ("register_entry", "register_node", "register_tile", "register_version", "register_checkpoint")

_TABLES = """
CREATE TABLE register_head (one integer PRIMARY KEY CHECK (one = 1), size bigint NOT NULL, hashes bytea NOT NULL);
INSERT INTO register_head VALUES (1, 0, '');
CREATE TABLE register_entry (number bigint PRIMARY KEY, entry bytea NOT NULL);
CREATE TABLE register_content (number bigint PRIMARY KEY, salt bytea NOT NULL, content bytea NOT NULL);
CREATE TABLE register_node (level integer, number bigint, hash bytea NOT NULL, PRIMARY KEY (level, number));
CREATE TABLE register_tile (level integer, number bigint, hashes bytea NOT NULL, PRIMARY KEY (level, number));
CREATE TABLE register_version (
    kind text, record text, version bigint, number bigint NOT NULL, PRIMARY KEY (kind, record, version)
);
CREATE TABLE register_checkpoint (size bigint NOT NULL, note bytea NOT NULL);
CREATE INDEX register_checkpoint_size ON register_checkpoint (size);

CREATE FUNCTION register_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the register is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE FUNCTION register_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.size <= OLD.size OR NEW.size IS DISTINCT FROM (SELECT max(number) + 1 FROM register_entry) THEN
        RAISE EXCEPTION 'the head moves forward, to behind the last entry' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION register_next_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    due bigint := (SELECT size FROM register_head WHERE one = 1);
BEGIN
    -- The numbers differ (primary key): as many as lie between the least and the greatest leave no gap.
    IF EXISTS (
        SELECT 1 FROM appended HAVING count(*) > 0 AND (min(number) <> due OR max(number) <> due + count(*) - 1)
    ) THEN
        RAISE EXCEPTION 'an entry takes the next number' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER register_head_forward BEFORE UPDATE ON register_head FOR EACH ROW EXECUTE FUNCTION register_forward();
CREATE TRIGGER register_head_stays BEFORE INSERT OR DELETE OR TRUNCATE ON register_head EXECUTE FUNCTION register_append_only();
CREATE TRIGGER register_entry_next AFTER INSERT ON register_entry REFERENCING NEW TABLE AS appended
    FOR EACH STATEMENT EXECUTE FUNCTION register_next_numbers();
CREATE TRIGGER register_content_kept BEFORE UPDATE OR TRUNCATE ON register_content EXECUTE FUNCTION register_append_only();
"""
_TABLES += "\n".join(
    f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} EXECUTE FUNCTION register_append_only();"
    for table in _APPEND_ONLY
)


# A statement over so many values is planned with them each time: a plan for any values would compare each with every row.
_MANY = 16
# Binary COPY converts nothing: what is sent must have the column's own type.
_TYPES = {
    **dict.fromkeys(("number", "version"), "int8"),
    **dict.fromkeys(("entry", "salt", "content", "hash", "hashes"), "bytea"),
    **dict.fromkeys(("kind", "record"), "text"),
    "level": "int4",
}


class PostgresDatabase:
    """One connection that commits each statement by itself unless a transaction is held."""

    READ_HEAD = "SELECT size, hashes, current_setting('synchronous_commit') FROM register_head WHERE one = 1"
    LOCK_HEAD = READ_HEAD + " FOR UPDATE"
    # remote_apply waits for more than on does; every other value may lose what was acknowledged.
    DURABLE: frozenset[object] = frozenset({"on", "remote_apply"})

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self.connection = connection

    def execute(self, statement: str, parameters: Sequence[Any] = ()) -> "psycopg.Cursor[Any]":
        """Run one statement; a refusal of the database is said as one of our errors."""
        with _said():
            # Our statements are constants of this package; psycopg asks for literals to stop others.
            return self.connection.execute(
                statement.encode(), parameters or None, prepare=None if len(parameters) < _MANY else False
            )

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert rows into one of the register's tables; a refusal of any is said as one of our errors."""
        # COPY, not INSERT: a row costs the server a third. Tables and columns are words of this package.
        statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN (FORMAT BINARY)"
        with _said(), self.connection.cursor() as cursor, cursor.copy(statement.encode()) as copy:
            copy.set_types([_TYPES[column] for column in columns])
            for row in rows:
                copy.write_row(row)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold a transaction; commit at the end, roll back on an error."""
        with _said(), self.connection.transaction():
            yield

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE

    def scrub(self) -> None:
        """Free the rows that were erased. Copies in the server's own log and in backups go only when these are dropped."""
        self.execute("VACUUM (FULL) register_content")

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


def make_postgres(address: str) -> Store:
    """Make an empty store; a database that holds a register is refused."""
    store = _connected(address)
    if _holds_register(store):
        raise Conflict("this database holds a register already: a register is never made over another")
    with store.transaction():
        store.database.execute(_TABLES)
    return store


def open_postgres(address: str) -> Store:
    """Open a store to append to it; refuses unless every commit is flushed before it is acknowledged."""
    store = _connected(address)
    if not _holds_register(store):
        raise NotFound("this database holds no register")
    for setting in ("synchronous_commit", "fsync", "full_page_writes"):
        value = store.database.execute(f"SHOW {setting}").fetchone()[0]
        if value not in PostgresDatabase.DURABLE:
            raise Unavailable(f"expected {setting} to be on; came {value!r}: acknowledged entries could be lost")
    return store


def read_postgres(address: str) -> Store:
    """Open a store to read it only: nothing can change through it."""
    store = open_postgres(address)
    store.database.execute("SET default_transaction_read_only = on")
    return store


def _connected(address: str) -> Store:
    with _said():
        store = Store(PostgresDatabase(psycopg.connect(address, autocommit=True)))
    store.database.execute("SET synchronous_commit = on")
    # A plan is kept as long as its connection lives, also one made while the tables were small enough to read whole.
    store.database.execute("SET enable_seqscan = off")
    # To compile a plan takes longer than any statement here does.
    store.database.execute("SET jit = off")
    return store


def _holds_register(store: Store) -> bool:
    return store.database.execute("SELECT to_regclass('register_head')").fetchone()[0] is not None


@contextmanager
def _said() -> Iterator[None]:
    """Say what the database refuses as one of our errors."""
    try:
        yield
    except psycopg.IntegrityError as error:
        raise Conflict(f"the register refused: {_first_line(error)}") from error
    except psycopg.Error as error:
        raise Unavailable(f"the register's database cannot be used now: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
