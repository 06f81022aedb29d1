"""A program that appends to a register until it is killed, and says each index only after the commit.

    python appending_until_killed.py FOLDER WORD [too-early]

With `too-early` it acknowledges before the commit: the fault that the tests must be able to see.
"""

import os
import sys
import time
from itertools import count
from pathlib import Path

from truceline.register.log import Change, Log, open_register
from truceline.register.stores.opening import is_postgres


def server_process(log: Log) -> int:
    """The process of the database that works for us; 0 for SQLite, which has none."""
    if not is_postgres(log.folder.places.database):
        return 0
    return int(log.store.database.execute("SELECT pg_backend_pid()").fetchone()[0])


def append_until_killed(folder: Path, word: str, *, too_early: bool) -> None:
    log = open_register(folder)
    os.write(1, b"process %d\n" % server_process(log))
    for number in count():
        content = f"{word} {number}"
        with log.transaction():
            index = log.append(Change("incident", f"{word}-{number}", content.encode(), "officer-amina"))
            if too_early:
                os.write(1, f"{index} {content}\n".encode())
                # Wide enough that a few kills fall into it: a server finishes a commit that it was sent.
                time.sleep(0.005)
        if not too_early:
            os.write(1, f"{index} {content}\n".encode())


if __name__ == "__main__":
    append_until_killed(Path(sys.argv[1]), sys.argv[2], too_early="too-early" in sys.argv)
