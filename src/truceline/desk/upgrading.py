"""Whether this version of Truceline can bring a desk up to date: tried on a copy, before anybody relies on it."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from truceline.desk.backup import back_up, copy_sqlite
from truceline.desk.folder import DeskFolder, new_secret, write_settings
from truceline.desk.restoring import restore, run_django
from truceline.errors import Refused, Where, problem


@dataclass(frozen=True, slots=True)
class Checked:
    """Which migrations would run, and that they ran on a copy."""

    migrations: tuple[str, ...]


def check_upgrade(desk: DeskFolder, scratch: str | None = None) -> Checked:
    """Run on a copy what the next start would run on the desk, and hold the code to the tables that come out.

    Raises:
        Unavailable: a migration fails, or the code and its migrations do not fit.
        Refused: the desk is in PostgreSQL and no empty database to try it in was named.
    """
    with tempfile.TemporaryDirectory(prefix="truceline-upgrade-") as place:
        copy = _copied(desk, Path(place), scratch)
        # One process for all: Django takes longer to start than any of them to run.
        plan, *_ = run_django(
            copy,
            ("showmigrations", "--plan"),
            ("migrate", "--verbosity", "0", "--no-input"),
            ("makemigrations", "--check", "--dry-run", "desk"),
            ("check",),
        )
        waiting = tuple(line.split("]", 1)[1].strip() for line in plan.splitlines() if line.startswith("[ ]"))
    return Checked(waiting)


def _copied(desk: DeskFolder, place: Path, scratch: str | None) -> DeskFolder:
    if desk.sqlite is not None:
        copy = DeskFolder(place / "desk", desk.origin, "desk.db", desk.exercise_time)
        copy.path.mkdir()
        copy_sqlite(desk.sqlite, copy.path / "desk.db")
        new_secret(copy.path / "secret.key")
        write_settings(copy)
        return copy
    if scratch is None:
        raise Refused([problem("D114", Where("--scratch"), "")])
    back_up(desk, place / "backup")
    return restore(place / "backup", place / "desk", database=scratch).desk
