"""Which database an address means: postgresql://… is PostgreSQL, anything else the name of a SQLite file."""

from importlib import import_module
from pathlib import Path
from typing import Literal

from truceline.errors import Unavailable
from truceline.register.stores.sqlite import make_sqlite, open_sqlite, read_sqlite
from truceline.register.stores.store import Store

Purpose = Literal["make", "append", "read"]


def is_postgres(address: str) -> bool:
    """Whether an address is PostgreSQL's."""
    return address.startswith(("postgresql://", "postgres://"))


def open_store(address: str, folder: Path, *, purpose: Purpose) -> Store:
    """Open the store at an address; the name of a file is taken from the register's folder."""
    if not is_postgres(address):
        opening = {"make": make_sqlite, "append": open_sqlite, "read": read_sqlite}[purpose]
        return opening(folder / address)
    try:
        # Loaded here, not above: whoever verifies a SQLite register or a mirror needs no psycopg.
        postgres = import_module("truceline.register.stores.postgres")
    except ImportError as error:
        raise Unavailable("a register in PostgreSQL needs psycopg: pip install 'psycopg[binary]'") from error
    names = {"make": "make_postgres", "append": "open_postgres", "read": "read_postgres"}
    store: Store = getattr(postgres, names[purpose])(address)
    return store
