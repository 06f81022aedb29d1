"""Peers whose packages cannot lie beside ours: each in an environment of its own, made when it is first asked for.

recordlinkage wants an older pandas than the other benches, dedupe a package that is compiled when it is installed. A
guest gets the rows that Splink gets, and the pairs that Splink's blocking lets through, in files; it gives scores of pairs.
Its seconds are its own and those of blocking; reading files and loading packages are not counted.
"""

import hashlib
import json
import os
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq
from splink_model import blocking_rules, met

GUESTS = Path(__file__).resolve().parent / "guests"
sys.path.append(str(GUESTS))  # what a guest takes is counted there; here, what is done for it beforehand

from spent import Spent  # noqa: E402 - after the line above

LABELS = 900
Longs = npt.NDArray[np.int64]
Given = TypeVar("Given")


class Scored(NamedTuple):
    """Pairs of rows with their scores, the way they were scored, and what that took."""

    pairs: Longs
    score: npt.NDArray[np.float64]
    how: str
    spent: dict[str, float]


def python_of(guest: str) -> Path:
    """The Python of a guest's environment, with what its lock names, unless that is there."""
    lock = GUESTS / f"{guest}.lock"
    room = Path(sys.prefix) / "guests" / guest
    python = room / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = room / "installed"
    wanted = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return python
    print(f"Setting up {room.name} from {lock.name} …", file=sys.stderr, flush=True)
    venv.create(room, with_pip=True, clear=True, symlinks=os.name != "nt")
    install = ["install", "-qq", "--disable-pip-version-check", "--require-hashes", "--no-deps", "-r", str(lock)]
    if subprocess.run([python, "-m", "pip", *install], check=False).returncode:
        raise SystemExit(f"{guest} could not be installed")
    stamp.write_text(wanted)
    return python


def near(rows: pa.Table) -> pa.Table:
    """All pairs that Splink's blocking lets through, each once, in order."""
    return met(rows, blocking_rules())


def labelled(pairs: pa.Table, incident: Longs) -> pa.Table:
    """Pairs of a scene with their truth, half of them of one incident as far as there are so many."""
    one = incident[pairs["first"].to_numpy()] == incident[pairs["second"].to_numpy()]
    draw = np.random.default_rng(1505)
    chosen = [draw.permutation(np.flatnonzero(one == whether))[: LABELS // 2] for whether in (True, False)]
    taken = np.sort(np.concatenate(chosen))
    return pairs.take(pa.array(taken)).append_column("one", pa.array(one[taken]))


def scored_by(guest: str, rows: pa.Table, pairs: pa.Table, labels: pa.Table | None = None) -> Scored:
    """Let a guest score the pairs of rows, taught by labels if it needs any."""
    python = python_of(guest)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for what, table in (("rows", rows), ("pairs", pairs), ("labels", labels)):
            if table is not None:
                pq.write_table(table, folder / f"{what}.parquet")
        command = [str(python), "-W", "ignore", str(GUESTS / f"score_{guest}.py"), name]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode:
            said = ran.stderr.strip().splitlines()
            raise SystemExit(said[-1] if said else f"{guest} ended with {ran.returncode}")
        told, spent = pq.read_table(folder / "scores.parquet"), json.loads((folder / "spent.json").read_text())
    ends = np.stack([told["first"].to_numpy(), told["second"].to_numpy()], axis=1).astype(np.int64)
    return Scored(ends, told.column(2).to_numpy().astype(float), told.column_names[2], spent)


def clocked(work: Callable[[Spent], Given]) -> tuple[Given, dict[str, float]]:
    """What some work of this process gives, and what it took; work that goes on after pairs are scored says when they are."""
    spent = Spent()
    given = work(spent)
    return given, spent.told()
