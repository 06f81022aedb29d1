"""A backup of a desk, made while it runs: one consistent state of the database, and every file that this state names.

First the database, then the files: whatever a row names was on the disk before the row was written. In it lie

manifest.json     what this is, of which desk, how far its register had come, and the sum of every file
database.db       the database (SQLite), or tables/ with a file for each table (PostgreSQL)
register/         register.toml, the last checkpoint that the database holds, the policy, the evidence
agreement/, versions/
keys/             only where they were asked for

Without the keys nobody can sign in, sign a checkpoint, or read who stands behind a pseudonym; sessions are left out as well.
"""

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from truceline import __version__
from truceline.desk.dumping import dump
from truceline.desk.folder import DeskFolder
from truceline.errors import Conflict, Unverified
from truceline.register.durable import write_durably
from truceline.register.folder import open_folder
from truceline.register.stores.sqlite import read_sqlite
from truceline.register.stores.store import Store

MANIFEST, DATABASE, TABLES, KEYS = "manifest.json", "database.db", "tables", "keys"
FORMAT = "truceline backup 1"
# What lets its holder in, or tells who is who, lies beside a backup only where it was asked for.
SECRETS = ("secret.key", "vault.key")
# Whoever holds a session is signed in: none leaves the desk.
NOT_TAKEN = frozenset({"desk_desksession", "django_session", "desk_tally", "desk_heartbeat"})


def back_up(desk: DeskFolder, out: Path, *, with_keys: bool = False) -> dict[str, Any]:
    """Write a backup into a new folder, whole or not at all, and return its manifest."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Conflict(f"{out} is not empty: a backup is written into a folder of its own")
    draft = out.with_name(f".{out.name}.being-written")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        head = _database(desk, draft)
        _files(desk, draft, head["checkpoint"])
        if with_keys:
            _keys(desk, draft / KEYS)
        manifest = {
            "format": FORMAT,
            "truceline": __version__,
            "made_on": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "origin": desk.origin,
            "database": "sqlite" if desk.sqlite else "postgresql",
            "register_entries": head["size"],
            "exercise_time": _exercise_time(desk),
            "has_vault": (desk.path / SECRETS[1]).is_file(),
            "with_keys": with_keys,
            "files": sums(draft),
        }
        write_durably(draft / MANIFEST, (json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode())
        if out.exists():
            out.rmdir()
        draft.rename(out)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return manifest


def _exercise_time(desk: DeskFolder) -> list[str] | None:
    times = desk.exercise_time
    return [times.began.isoformat(), times.started.isoformat()] if times else None


def read_manifest(backup: Path) -> dict[str, Any]:
    """Read a backup's manifest and hold every file to its sum; one that is not whole is refused."""
    path = backup / MANIFEST
    try:
        manifest: dict[str, Any] = json.loads(path.read_bytes())
        named = dict(manifest["files"])
        if manifest["format"] != FORMAT:
            raise Unverified(f"{path}: expected “{FORMAT}”, came “{manifest['format']}”")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unverified(
            f"{backup} holds no whole backup: {MANIFEST} cannot be read ({type(error).__name__})"
        ) from error
    found = sums(backup)
    wrong = sorted(name for name in named.keys() | found.keys() if named.get(name) != found.get(name))
    if wrong:
        raise Unverified(
            f"{backup}: {wrong[0]} is not what was backed up" + (f", and {len(wrong) - 1} more" if wrong[1:] else "")
        )
    return manifest


def sums(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder but the manifest, by its name."""
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if name != MANIFEST:
            with path.open("rb") as file:
                found[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def _database(desk: DeskFolder, draft: Path) -> dict[str, Any]:
    """One state of the database; how many entries its register has, and the last checkpoint that it holds."""
    if desk.sqlite is None:
        return dump(desk.database, draft / TABLES, NOT_TAKEN)
    copy_sqlite(desk.sqlite, draft / DATABASE)
    with closing(sqlite3.connect(draft / DATABASE, isolation_level=None)) as database:
        held = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in sorted(NOT_TAKEN & held):
            database.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
        database.execute("VACUUM")
        database.execute("PRAGMA journal_mode = DELETE")
    store: Store = read_sqlite(draft / DATABASE)
    try:
        return {"size": store.head().size, "checkpoint": store.last_checkpoint()}
    finally:
        store.close()


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a SQLite database while others use it: the state of one moment, by SQLite's own way of doing it."""
    name = f"{source.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(name, uri=True)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)


def _files(desk: DeskFolder, draft: Path, checkpoint: bytes | None) -> None:
    for name in ("agreement", "versions"):
        if (desk.path / name).is_dir():
            shutil.copytree(desk.path / name, draft / name)
    if (desk.path / "tasks.yaml").is_file():
        shutil.copy2(desk.path / "tasks.yaml", draft / "tasks.yaml")
    register = open_folder(desk.register)
    (draft / "register").mkdir()
    for name in ("register.toml", "policy", "approvers"):
        if (register.path / name).is_file():
            shutil.copy2(register.path / name, draft / "register" / name)
    # Not the file of the second place: that may be ahead of the state that was copied.
    if checkpoint is not None:
        (draft / "register" / "last-checkpoint").write_bytes(checkpoint)
    if register.evidence.is_dir():
        shutil.copytree(
            register.evidence, draft / "register" / "evidence", ignore=shutil.ignore_patterns(".receiving-*")
        )


def _keys(desk: DeskFolder, target: Path) -> None:
    target.mkdir(mode=0o700)
    register = open_folder(desk.register)
    kept = [desk.path / name for name in SECRETS] + [register.path / register.places.signing_key]
    for path, name in zip(kept, [*SECRETS, "signing.key"], strict=True):
        if path.is_file():
            shutil.copy2(path, target / name)
            (target / name).chmod(0o600)
