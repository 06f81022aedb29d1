"""One desk in a process, brought back between the files of tests to what it was when nothing had happened in it yet."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from throwaway_postgres import Cluster

ROOT = Path(__file__).resolve().parents[1]
SOUTHWEST = ROOT / "agreements" / "southwest-syria-2017"


def new_desk(folder: Path, database: str | None) -> Any:
    """Make a desk as `truceline serve` does, and make it the one that this process serves."""
    from truceline.desk.folder import FOLDER_VARIABLE, NAMES_VARIABLE, make_desk

    made = make_desk(folder / "desk", "desk.example/tests", SOUTHWEST, database)
    os.environ[FOLDER_VARIABLE] = str(made.path)
    os.environ[NAMES_VARIABLE] = "testserver"
    os.environ["DJANGO_SETTINGS_MODULE"] = "truceline.desk.settings"
    from truceline.desk.starting import prepare

    prepare()
    return made


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
