"""A PostgreSQL cluster for one test run, in a temporary folder, reached over a socket; gone with its data at the end."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_OWNER = "postgres"
_PATIENCE_S = 30.0


def programs() -> Path:
    """The folder with initdb and postgres; the test is skipped with a word where they are not installed."""
    found = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found and not debian:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    return Path(found).resolve().parent if found else debian[-1].parent


def _name_in(address: str) -> str:
    return address.split("///", 1)[1].split("?", 1)[0]


class Cluster:
    """A running server of our own."""

    def __init__(self, folder: Path, bin_folder: Path, user: dict[str, Any]) -> None:
        self.folder = folder
        self._bin = bin_folder
        self._user = user
        self._databases = 0
        self.server: subprocess.Popen[bytes] | None = None

    def address(self, database: str = "postgres") -> str:
        return f"postgresql:///{database}?host={self.folder}&user={_OWNER}"

    def start(self) -> None:
        with (self.folder / "log").open("ab") as log:
            command = [str(self._bin / "postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder)]
            self.server = subprocess.Popen([*command, "-c", "listen_addresses="], stdout=log, stderr=log, **self._user)
        self.wait()

    def wait(self) -> None:
        """Wait until the server answers, as after a crash of one of its processes."""
        psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
        end = time.monotonic() + _PATIENCE_S
        while True:
            try:
                psycopg.connect(self.address()).close()
            except psycopg.OperationalError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.02)
            else:
                return

    def new_database(self) -> str:
        """The address of an empty database."""
        self._databases += 1
        name = f"register_{self._databases}"
        self._execute(f"CREATE DATABASE {name}")
        return self.address(name)

    def copy_of(self, address: str) -> str:
        """The address of a new copy of a database that nobody is connected to."""
        self._databases += 1
        name = f"register_{self._databases}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {_name_in(address)}")
        return self.address(name)

    def bring_back(self, address: str, kept: str) -> None:
        """Put a copy in the place of a database, whoever is connected to it."""
        self._execute(f"DROP DATABASE {_name_in(address)} WITH (FORCE)")
        self._execute(f"CREATE DATABASE {_name_in(address)} TEMPLATE {_name_in(kept)}")

    def _execute(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(statement.encode())

    def stop(self) -> None:
        if self.server is not None:
            # An immediate shutdown: nobody will read these data again.
            self.server.send_signal(signal.SIGQUIT)
            self.server.wait()


@contextmanager
def throwaway_cluster() -> Iterator[Cluster]:
    """Make a cluster, start it, and remove it at the end."""
    bin_folder = programs()
    as_root = os.geteuid() == 0
    user: dict[str, Any] = {"user": _OWNER} if as_root else {}
    folder = Path(tempfile.mkdtemp(prefix="truceline-pg-"))
    if as_root:
        shutil.chown(folder, _OWNER)
    folder.chmod(0o755)
    cluster = Cluster(folder, bin_folder, user)
    try:
        initdb = [str(bin_folder / "initdb"), "-D", str(folder / "data"), "-U", _OWNER, "--auth=trust", "--no-sync"]
        subprocess.run(initdb, check=True, capture_output=True, cwd=folder, **user)
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)
