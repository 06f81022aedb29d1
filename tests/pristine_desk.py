"""One desk in a process, brought back between the files of tests to what it was when nothing had happened in it yet."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from throwaway_postgres import Cluster

ROOT = Path(__file__).resolve().parents[1]
SOUTHWEST = ROOT / "agreements" / "southwest-syria-2017"


ORIGIN = "desk.example/tests"
PATIENCE_S = 300


def kept_desk(room: Path) -> Path:
    """The folder of a new desk as `truceline serve` makes it, made once for all processes that share this room; copy it."""
    kept, making = room / "new-desk", room / "new-desk.making"
    end = time.monotonic() + PATIENCE_S
    while not kept.exists():
        assert time.monotonic() < end, f"nobody made {kept}"
        try:
            making.mkdir()
        except FileExistsError:  # another process is at it
            time.sleep(0.1)
            continue
        try:
            _make(making / "desk")
            (making / "desk").rename(kept)
        finally:
            shutil.rmtree(making)
    return kept


def _make(folder: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TRUCELINE_", "DJANGO_"))}
    command = ["serve", str(folder), "--agreement", str(SOUTHWEST), "--origin", ORIGIN, "--prepare"]
    told = subprocess.run(
        [sys.executable, "-m", "truceline", *command],
        env=environment | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr


def desk_of_this_process(folder: Path, kept: Path) -> Any:
    """A copy of the kept desk, which this process then serves."""
    from truceline.desk.folder import open_desk

    made = open_desk(Path(shutil.copytree(kept, folder / "desk")))
    _serve(made)
    import django

    django.setup()
    return made


def new_desk(folder: Path, database: str) -> Any:
    """Make a desk in PostgreSQL as `truceline serve` does, and make it the one that this process serves."""
    from truceline.desk.folder import make_desk

    made = make_desk(folder / "desk", ORIGIN, SOUTHWEST, database)
    _serve(made)
    from truceline.desk.starting import prepare

    prepare()
    return made


def _serve(desk: Any) -> None:
    from truceline.desk.folder import FOLDER_VARIABLE, NAMES_VARIABLE

    os.environ[FOLDER_VARIABLE] = str(desk.path)
    os.environ[NAMES_VARIABLE] = "testserver"
    os.environ["DJANGO_SETTINGS_MODULE"] = "truceline.desk.settings"


@dataclass
class Pristine:
    """A new desk and the copy from which it is brought back; `cluster` where it lies in PostgreSQL."""

    desk: Any
    cluster: Cluster | None

    def __post_init__(self) -> None:
        self.let_go()
        self._copy = self.desk.path.with_name("pristine")
        shutil.copytree(self.desk.path, self._copy)
        if self.cluster:
            self._kept = self.cluster.copy_of(self.desk.database)

    def brought_back(self) -> Any:
        """The desk, with nothing in it that happened since it was made."""
        self.let_go()
        shutil.rmtree(self.desk.path)
        shutil.copytree(self._copy, self.desk.path)
        if self.cluster:
            self.cluster.bring_back(self.desk.database, self._kept)
        return self.desk

    def let_go(self) -> None:
        """Close its database, and forget what this process remembers of it."""
        from django.contrib.contenttypes.models import ContentType
        from django.db import connections

        from truceline.desk.pages.watching import counts
        from truceline.desk.queries.columns_at_hand import forget_columns

        counts.cache_clear()
        forget_columns()
        ContentType.objects.clear_cache()
        connections.close_all()
