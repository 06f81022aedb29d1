"""A desk's folder: everything that one centre keeps.

desk.toml    the name of the centre, where its database lies and, in an exercise, which day is played
desk.db      people, reports, incidents, findings and the register's entries, in one database (or PostgreSQL)
agreement/   the agreement's folder as it was taken in when the desk was made
versions/    every version of the agreement, each in a folder that bears its digest
register/    the register's key, its second place, its witnesses, and the files as received
secret.key   signs sessions; a new one signs everybody out
"""

import json
import os
import secrets
import shutil
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from truceline.agreement.reading import read_agreement
from truceline.errors import Conflict, NotFound, Unverified
from truceline.register.durable import write_durably
from truceline.register.folder import Places
from truceline.register.log import make_register
from truceline.register.stores.opening import is_postgres

SETTINGS = "desk.toml"
FOLDER_VARIABLE = "TRUCELINE_DESK"
NAMES_VARIABLE = "TRUCELINE_NAMES"
DATABASE_VARIABLE = "TRUCELINE_DATABASE"
_SQLITE = "desk.db"


@dataclass(frozen=True, slots=True)
class ExerciseTime:
    """The moment at which an exercise begins, and the real one at which it was started."""

    began: datetime
    started: datetime


@dataclass(frozen=True, slots=True)
class DeskFolder:
    """A folder that holds a desk, and what its settings say."""

    path: Path
    origin: str
    database: str
    exercise_time: ExerciseTime | None = None

    @property
    def agreement(self) -> Path:
        """The folder of the agreement."""
        return self.path / "agreement"

    @property
    def versions(self) -> Path:
        """The folder in which each version of the agreement has its own."""
        return self.path / "versions"

    @property
    def register(self) -> Path:
        """The folder of the register."""
        return self.path / "register"

    @property
    def secret(self) -> str:
        """What sessions are signed with."""
        return (self.path / "secret.key").read_text(encoding="ascii").strip()

    @property
    def sqlite(self) -> Path | None:
        """The file of the database; None where it is PostgreSQL."""
        return None if is_postgres(self.database) else self.path / self.database


def make_desk(path: Path, origin: str, agreement: Path, database: str | None = None) -> DeskFolder:
    """Make the folder of a new desk, with its register.

    The agreement is read whole first: a faulty one is refused with all its problems and nothing is made. A folder that
    holds a desk, or anything else, is refused. `database` is a PostgreSQL address; left out: a file in the folder.
    """
    read_agreement(agreement)
    if path.exists() and any(path.iterdir()):
        raise Conflict(f"{path} is not empty: a desk is made in a folder of its own")
    desk = DeskFolder(path, origin, database or _SQLITE)
    path.mkdir(parents=True, exist_ok=True)
    shutil.copytree(agreement, desk.agreement)
    # The entries lie in the desk's own database, so that a change and its entry stand or fall together.
    places = Places(database=desk.database if database else f"../{_SQLITE}")
    make_register(desk.register, origin, places).close()
    new_secret(path / "secret.key")
    # Last: a folder without settings is no desk yet.
    write_settings(desk)
    return desk


def play(desk: DeskFolder, began: datetime) -> DeskFolder:
    """Let a desk play another day, from this moment on: everything in it is an exercise, and every page says so."""
    played = replace(desk, exercise_time=ExerciseTime(began.astimezone(UTC), datetime.now(UTC)))
    write_settings(played)
    return played


def write_settings(desk: DeskFolder) -> None:
    """Write a desk's settings: a folder without them is no desk."""
    told = {"origin": desk.origin, "database": desk.database}
    if desk.exercise_time is not None:
        told |= {
            "exercise_began": desk.exercise_time.began.isoformat(),
            "exercise_started": desk.exercise_time.started.isoformat(),
        }
    lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in told.items())
    write_durably(desk.path / SETTINGS, lines.encode())


def open_desk(path: Path) -> DeskFolder:
    """Open a desk's folder; one that holds none, or whose settings are not whole, is refused."""
    settings = path / SETTINGS
    if not settings.is_file():
        raise NotFound(
            f"there is no desk in {path} (no {SETTINGS}); make one with truceline serve {path} --agreement FOLDER"
        )
    try:
        told = tomllib.loads(settings.read_text(encoding="utf-8"))
        origin, database = str(told["origin"]), str(told["database"])
        played = (
            ExerciseTime(*(datetime.fromisoformat(told[name]) for name in ("exercise_began", "exercise_started")))
            if "exercise_began" in told
            else None
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, ValueError, TypeError) as error:
        raise Unverified(f"{settings} is not whole: expected origin and database; {error}") from error
    return DeskFolder(path, origin, database, played)


def desk_at_hand() -> DeskFolder:
    """The desk that this process serves: the folder that the environment names."""
    named = os.environ.get(FOLDER_VARIABLE)
    if not named:
        raise NotFound(f"{FOLDER_VARIABLE} names no folder; truceline serve sets it")
    return open_desk(Path(named))


def new_secret(path: Path) -> None:
    """Write a new secret that nobody else may read; an existing one is never replaced."""
    _write_private(path, secrets.token_urlsafe(48))


def _write_private(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text + "\n")
