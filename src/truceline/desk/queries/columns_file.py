"""The columns in the desk's folder, where a new process finds them: a copy that may be thrown away at any time.

    columns/now.json           which of the folders beside it holds, and of which state of the register it is
    columns/<name>/*.npy       the numbers of every incident, mapped into memory: all processes share them
    columns/<name>/words.json  the words

It tells of an older state, and whoever finds it reads what is newer. A database that was brought back from a backup may be older
still, and have gone on otherwise since: so the copy names the last entry of the register when it was made, and where the database
does not hold that very entry, the copy is of no use.
"""

import hashlib
import json
import secrets
import shutil
from pathlib import Path
from typing import Any

import numpy as np
from django.db import connection

from truceline.desk.folder import desk_at_hand
from truceline.desk.queries.columns import NUMBERS, WORDS, Columns
from truceline.finding.columns import Text

# Of what is laid out, and how; another is not understood.
_FORM = ["2", *NUMBERS, *WORDS]
_NOW = "now.json"


def keep_columns(columns: Columns) -> None:
    """Lay columns down and let new processes find them; whoever still looks at older ones keeps them until it ends."""
    entry = _entry(None)
    if entry is None:
        return
    folder = _folder()
    folder.mkdir(mode=0o700, exist_ok=True)
    made = folder / secrets.token_hex(8)
    made.mkdir(mode=0o700)
    for name in NUMBERS:
        np.save(made / f"{name}.npy", getattr(columns, name))
    for name in WORDS:
        np.save(made / f"{name}.npy", columns.text[name].index)
    np.save(made / "rows.npy", columns.in_time.rows)
    words = {name: columns.text[name].words for name in WORDS}
    (made / "words.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    told = {"form": _FORM, "folder": made.name, "revision": columns.revision, "entry": entry[0], "sha256": entry[1]}
    draft = made / _NOW
    draft.write_text(json.dumps(told), encoding="utf-8")
    draft.replace(folder / _NOW)
    for other in folder.iterdir():
        if other.is_dir() and other != made:
            shutil.rmtree(other, ignore_errors=True)


def find_columns() -> Columns | None:
    """The columns as they were kept; None where there are none of this database, or they cannot be read."""
    told = _told()
    if told is None or _entry(told["entry"]) != (told["entry"], told["sha256"]):
        return None
    try:
        return _read(_folder() / told["folder"], int(told["revision"]))
    except (OSError, ValueError, KeyError):
        return None


def kept_revision() -> int:
    """Up to which revision the columns were kept; -1 where there are none."""
    told = _told()
    return -1 if told is None else int(told["revision"])


def _read(folder: Path, revision: int) -> Columns:
    arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in (*NUMBERS, *WORDS)}
    words = json.loads((folder / "words.json").read_text(encoding="utf-8"))
    if len({len(array) for array in arrays.values()}) != 1:
        raise ValueError(folder)
    numbers: dict[str, Any] = {name: arrays[name] for name in NUMBERS}
    columns = Columns(
        revision=revision,
        **numbers,
        text={name: Text(tuple(words[name]), arrays[name]) for name in WORDS},
    )
    columns.set_order(np.load(folder / "rows.npy", mmap_mode="r"))
    return columns


def _told() -> dict[str, Any] | None:
    try:
        told: dict[str, Any] = json.loads((_folder() / _NOW).read_bytes())
        return told if told["form"] == _FORM and told["folder"].isalnum() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _folder() -> Path:
    return desk_at_hand().path / "columns"


def _entry(number: int | None) -> tuple[int, str] | None:
    """An entry of the register, the last where none is named, by its number and digest."""
    which = "ORDER BY number DESC LIMIT 1" if number is None else "WHERE number = %s"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT number, entry FROM register_entry {which}", [] if number is None else [number])  # noqa: S608 - our own words
        found = cursor.fetchone()
    return None if found is None else (found[0], hashlib.sha256(bytes(found[1])).hexdigest())
