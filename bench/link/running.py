"""Runs a candidate in a process of its own, and stops it where it takes more memory or time than one run should.

Whatever ends the wait, the candidate and all that it started have ended too.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import psutil

HERE = Path(__file__).resolve().parent
_LOOKED_EVERY_S = 0.5


class Bounds(NamedTuple):
    """How long a candidate may run, and how much memory it may hold, its children included."""

    minutes: float
    memory_mb: float

    @classmethod
    def of_machine(cls, minutes: float) -> "Bounds":
        """As long as asked, and three quarters of the memory that is free now."""
        return cls(minutes, psutil.virtual_memory().available / 1024**2 * 0.75)


def run(name: str, folder: Path, bounds: Bounds) -> dict[str, Any]:
    """What a candidate measured, or why it did not."""
    command = [sys.executable, "-W", "ignore", str(HERE / "candidates.py"), name, str(folder)]
    with tempfile.TemporaryFile("w+") as told, tempfile.TemporaryFile("w+") as wrong:
        child = subprocess.Popen(command, stdout=told, stderr=wrong)
        try:
            stopped = _watched(child, bounds)
        finally:  # where the wait itself was broken off (Ctrl-C), too
            _stop(child)
        told.seek(0), wrong.seek(0)
        measured = {"candidate": name, "load": os.getloadavg()[0]}
        if stopped:
            return {**measured, "failed": stopped}
        if child.returncode:
            said = wrong.read().strip().splitlines()
            return {**measured, "failed": said[-1] if said else f"ended with {child.returncode}"}
        return {**measured, **json.loads(told.read().splitlines()[-1])}


def middle(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Of several runs of one candidate the one whose processor seconds are in the middle, with those of all; one that failed, where one did."""
    failed = next((one for one in runs if "failed" in one), None)
    if failed:
        return failed
    in_order = sorted(runs, key=lambda one: one["pairs_cpu_s"])
    each = {f"each_{unit}": [one[unit] for one in runs] for unit in ("pairs_cpu_s", "incidents_cpu_s", "cpu_s")}
    return {**in_order[len(in_order) // 2], **each}


def _watched(child: "subprocess.Popen[bytes]", bounds: Bounds) -> str:
    """Wait for a child until it ends or passes a bound; which bound it was, or nothing."""
    end = time.monotonic() + bounds.minutes * 60
    while True:
        try:
            child.wait(_LOOKED_EVERY_S)
        except subprocess.TimeoutExpired:
            held = _memory_mb(child.pid)
        else:
            return ""
        if held > bounds.memory_mb:
            return f"stopped at {held:,.0f} MB"
        if time.monotonic() > end:
            return f"did not finish in {bounds.minutes:g} minutes"


def _family(pid: int) -> list[psutil.Process]:
    """A process, and all that it started and that still run."""
    try:
        one = psutil.Process(pid)
        return [one, *one.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _memory_mb(pid: int) -> float:
    held = 0
    for one in _family(pid):
        try:
            held += one.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return held / 1024**2


def _stop(child: "subprocess.Popen[bytes]") -> None:
    """End a child that has not ended, itself first: it could start another while its children end."""
    if child.poll() is not None:
        return
    for one in _family(child.pid):
        try:
            one.kill()
        except psutil.NoSuchProcess:
            continue
    child.wait()
