"""A folder that is written whole or not at all.

Everything goes into a folder beside it first; only when all is there does it take the name that was asked for. A
folder that holds anything Truceline did not write is never replaced.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from truceline.errors import Refused, Where, problem

# The file by which we know a folder as our own.
MARKS = ("summary.json", "bulletin.json", "EXERCISE-truth.csv")


@contextmanager
def written_whole(folder: Path) -> Iterator[Path]:
    """Yield an empty folder to write into; on success it takes the place of the one asked for, else it vanishes."""
    refuse_foreign(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = folder.with_name(folder.name + ".being-written")
    former = folder.with_name(folder.name + ".former")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        yield draft
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    shutil.rmtree(former, ignore_errors=True)
    if folder.exists():
        folder.rename(former)
    draft.rename(folder)
    shutil.rmtree(former, ignore_errors=True)


def refuse_foreign(folder: Path) -> None:
    """Refuse a folder that is a file, or that holds something which Truceline did not write."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Refused([problem("C002", Where(str(folder)), "a file")])
    inside = [entry.name for entry in folder.iterdir()]
    if inside and not any(mark in inside for mark in MARKS):
        raise Refused([problem("C003", Where(str(folder)), ", ".join(sorted(inside)[:3]))])
