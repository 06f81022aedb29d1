"""Bringing a desk back from a backup, and never pretending that nothing is missing.

What comes back is older than what was signed after it was made. So the register is verified whole and held against every
checkpoint that can still be seen: at the witnesses, and in the second place where that lies outside the backup. Where any
of them saw more, the register goes read-only before anything can be signed, and the desk starts read-only.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from truceline.desk.backup import DATABASE, KEYS, SECRETS, TABLES, copy_sqlite, read_manifest
from truceline.desk.dumping import migrations_of, put_back, require_empty
from truceline.desk.folder import FOLDER_VARIABLE, DeskFolder, ExerciseTime, new_secret, write_settings
from truceline.errors import Conflict, Refused, Unavailable, Unverified, Where, problem
from truceline.register.cosigning import all_shown
from truceline.register.durable import write_durably
from truceline.register.folder import SETTINGS, RegisterFolder, open_folder
from truceline.register.guard import Seen, contradiction, go_read_only
from truceline.register.stores.postgres import make_postgres
from truceline.register.verification import Verification
from truceline.register.verify import Trust, verify_register

_SQLITE = "desk.db"
# All steps of all applications in one process: starting Django takes longer than any of them. Where they are the last
# ones of this version, as they mostly are, in one go: each go begins by reading all migrations.
_MIGRATE_EACH = """
import json, sys, django
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
django.setup()
steps = json.loads(sys.argv[1])
are_last = steps == dict(MigrationLoader(None).graph.leaf_nodes())
for go in [()] if are_last else steps.items():
    call_command("migrate", *go, verbosity=0, interactive=False)
"""
# Each command's words, as one line of JSON, once it is done: how many there are tells which one failed.
_STEPS = """
import io, json, sys, django
from django.core.management import CommandError, call_command
django.setup()
for command in json.loads(sys.argv[1]):
    said = io.StringIO()
    try:
        call_command(*command, stdout=said)
    except CommandError as error:
        sys.exit(f"{type(error).__name__}: {error}")
    except SystemExit:
        sys.exit(said.getvalue())
    print(json.dumps(said.getvalue()), flush=True)
"""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: the desk, what was verified, where later checkpoints could not be looked for, and what it is behind."""

    desk: DeskFolder
    entries: int
    verification: Verification
    silent: tuple[str, ...]
    behind: str | None
    lacks: tuple[str, ...]


def restore(backup: Path, folder: Path, *, database: str | None = None, keys: Path | None = None) -> Restored:
    """Bring a backup back into a new folder (and, from PostgreSQL, into an empty database).

    1. Every file is held to the manifest.
    2. Database, files and keys are put in their places; sessions begin anew.
    3. The register is verified, and held against the witnesses and the second place.
    """
    manifest = read_manifest(backup)  # (1)
    if folder.exists() and any(folder.iterdir()):
        raise Conflict(f"{folder} is not empty: a desk is brought back into a folder of its own")
    is_sqlite = manifest["database"] == "sqlite"
    if is_sqlite != (database is None):
        raise Refused(
            [
                problem(
                    "D113",
                    Where("TRUCELINE_DATABASE"),
                    "none" if database is None else "an address",
                    kind=manifest["database"],
                )
            ]
        )
    played = manifest["exercise_time"]
    times = ExerciseTime(*(datetime.fromisoformat(moment) for moment in played)) if played else None
    desk = DeskFolder(folder, str(manifest["origin"]), database or _SQLITE, times)
    folder.mkdir(parents=True, exist_ok=True)
    lacks = _put_files(backup, desk, keys or backup / KEYS)  # (2)
    if is_sqlite:
        copy_sqlite(backup / DATABASE, folder / _SQLITE)
        write_settings(desk)
    else:
        _put_tables(backup / TABLES, desk)
    register = open_folder(desk.register)
    seen, silent = _seen(register)  # (3)
    store = register.store("read")
    try:
        verification = verify_register(register, store, Trust(register.log, register.policy()))
        size = store.head().size
        found = contradiction(store, size, register.log, seen)
    finally:
        store.close()
    behind = found[1] if found else None
    if found is not None:
        go_read_only(register.read_only_mark, *found)
    elif not verification.holds:
        evidence = Seen("the backup", register.second_place.read_bytes() if register.second_place.is_file() else b"")
        go_read_only(register.read_only_mark, evidence, "the register that was brought back does not verify")
    missed = tuple(name for name in lacks if name != SECRETS[1] or manifest["has_vault"])
    return Restored(desk, size, verification, tuple(silent), behind, missed)


def _put_files(backup: Path, desk: DeskFolder, keys: Path) -> list[str]:
    """Files and keys in their places; return which keys are lacking."""
    for name in ("agreement", "versions"):
        if (backup / name).is_dir():
            shutil.copytree(backup / name, desk.path / name)
    if (backup / "tasks.yaml").is_file():
        shutil.copy2(backup / "tasks.yaml", desk.path / "tasks.yaml")
    shutil.copytree(backup / "register", desk.register, ignore=shutil.ignore_patterns("last-checkpoint"))
    register = open_folder(desk.register)
    # The database may lie elsewhere now; all else stays as it was.
    text = (desk.register / SETTINGS).read_text(encoding="utf-8")
    place = desk.database if desk.sqlite is None else f"../{_SQLITE}"
    lines = [f'database = "{place}"' if line.startswith("database = ") else line for line in text.splitlines()]
    write_durably(desk.register / SETTINGS, ("\n".join(lines) + "\n").encode())
    second, kept = register.second_place, backup / "register" / "last-checkpoint"
    if not second.exists() and kept.is_file():
        second.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(kept, second)
    lacks = []
    targets = {name: desk.path / name for name in SECRETS}
    targets["signing.key"] = register.path / register.places.signing_key
    for name, target in targets.items():
        if target.exists():
            continue
        if (keys / name).is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(keys / name, target)
            target.chmod(0o600)
        elif name == SECRETS[0]:
            new_secret(target)
        else:
            lacks.append(name)
    return lacks


def _put_tables(tables: Path, desk: DeskFolder) -> None:
    """Make the tables as they were when they were backed up, then fill them."""
    require_empty(desk.database)
    make_postgres(desk.database).close()
    write_settings(desk)
    _run(desk, "migrate", "-c", _MIGRATE_EACH, json.dumps(migrations_of(tables)))
    put_back(desk.database, tables)


def run_django(desk: DeskFolder, *commands: Sequence[str]) -> list[str]:
    """Run some of Django's commands on a desk, all in one process of their own, and return what each said.

    Raises:
        Unavailable: one failed, with its name and why; those after it did not run.
    """
    told = _started(desk, "-c", _STEPS, json.dumps(commands))
    said = told.stdout.splitlines()
    if told.returncode:
        raise _failed(commands[len(said)][0], told)
    return [json.loads(line) for line in said]


def _run(desk: DeskFolder, what: str, *arguments: str) -> None:
    told = _started(desk, *arguments)
    if told.returncode:
        raise _failed(what, told)


def _failed(what: str, told: subprocess.CompletedProcess[str]) -> Unavailable:
    last = (told.stderr.strip() or told.stdout.strip()).splitlines()[-1:]
    return Unavailable(f"{what} could not be done: {last[0] if last else 'it said nothing'}")


def _started(desk: DeskFolder, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        FOLDER_VARIABLE: str(desk.path.resolve()),
        "DJANGO_SETTINGS_MODULE": "truceline.desk.settings",
    }
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own words


def _seen(register: RegisterFolder) -> tuple[list[Seen], list[str]]:
    """Every checkpoint that can still be seen, and who shows none now."""
    seen, silent = [], list[str]()
    if register.second_place.is_file():
        seen.append(Seen(f"the second place ({register.second_place})", register.second_place.read_bytes()))
    try:
        policy = register.policy()
    except Unverified as error:
        return seen, [str(error)]
    if policy is not None and policy.urls:
        shown, unheard = all_shown(policy)
        seen += [Seen(f"the witness {name}", one.note) for name, one in sorted(shown.items())]
        silent = [f"{name}: {error}" for name, error in sorted(unheard.items())]
    return seen, silent
