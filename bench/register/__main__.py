"""Measure the register: durable appends per second, and how fast any tampering is found and its index named.

    ./dev bench register [FOLDER]        everything; FOLDER keeps the register of 10^6 entries for the next time (1 GB)
    ./dev bench register --only appends

One process; for the tamperings it is bound to one core. They are those of the tests (tests/tampering.py); each is made by a thief who holds the file
and has removed the triggers, and is undone after it was found.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from small_register import ORIGIN, change, thief, verified_through  # noqa: E402 - the path is set above
from tampering import TAMPERINGS, Tampering  # noqa: E402 - likewise

from truceline.register.log import Log, make_register, open_register  # noqa: E402 - likewise
from truceline.register.spelling import encode  # noqa: E402 - likewise

BATCH = 10_000


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--only", choices=["appends", "small", "large"])
    parser.add_argument("--large", type=int, default=100, help="tamperings of the register of 10^6")
    options = parser.parse_args()
    print(f"load before: {', '.join(f'{one:.1f}' for one in os.getloadavg())}; Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory(prefix="truceline-bench-") as scratch:
        folder = options.folder or Path(scratch)
        if options.only in (None, "appends"):
            measure_appends(Path(scratch))
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        if options.only in (None, "small"):
            measure_tampering(register_of(folder / "10000", 10_000), 1000)
        if options.only in (None, "large"):
            measure_tampering(register_of(folder / "1000000", 1_000_000), options.large)


def measure_appends(scratch: Path) -> None:
    """Single appends, each in its own transaction, each flushed; beside what the disk itself can flush."""
    flushes = per_second(lambda: flush_once(scratch / "flushed"), 2000)
    log = make_register(scratch / "appends", ORIGIN)
    numbers = iter(range(10**9))

    def append_one() -> None:
        with log.transaction():
            log.append(change(next(numbers)))

    def append_bytes() -> None:
        with log.store.transaction():
            log.store.append(entry_bytes(next(numbers)))

    print(f"the disk alone: {flushes:,.0f} flushes of 4 KiB a second")
    for words, one in (("changes (entry, content, version)", append_one), ("bare entries", append_bytes)):
        core = time.process_time()
        rates = [per_second(one, 2000) for _ in range(5)]
        core = (time.process_time() - core) / 10_000
        print(
            f"durable single appends, SQLite synchronous=FULL, {words}: median {statistics.median(rates):,.0f}/s of {[round(r) for r in rates]}; "
            f"{core * 1e6:,.0f} µs of the core each, so that {1 / core:,.0f}/s is what a disk that never waits would allow"
        )
    started, core = time.perf_counter(), time.process_time()
    with log.transaction():
        log.append_many(change(next(numbers)) for _ in range(100_000))
    seconds, core = time.perf_counter() - started, time.process_time() - core
    print(
        f"100,000 changes in one transaction: {100_000 / seconds:,.0f}/s by the clock, {100_000 / core:,.0f}/s of the core"
    )
    log.close()


def per_second(one: Callable[[], object], times: int) -> float:
    """How often an act can be done in a second."""
    started = time.perf_counter()
    for _ in range(times):
        one()
    return times / (time.perf_counter() - started)


def flush_once(path: Path) -> None:
    """What every durable append costs at least."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(descriptor, b"x" * 4096)
    os.fsync(descriptor)
    os.close(descriptor)


def entry_bytes(number: int) -> bytes:
    """An entry as large as those of incidents (about 230 bytes)."""
    commitment = encode(random.Random(number).randbytes(32))  # noqa: S311 - only its length matters
    return (
        f"truceline-entry/v1\nkind incident\ntime 2017-07-09T12:00:00Z\nrecord 0195d2a0-7c4e-7b1a-9d3e-{number:012d}\n"
        f"version 1\nschema 1\nactor officer-amina-of-the-northern-compartment\ncommitment {commitment}\n"
    ).encode()


def register_of(folder: Path, size: int) -> Log:
    """The register of a size, made once; signed ten times on its way."""
    if (folder / "register.toml").exists():
        log = open_register(folder)
        if log.store.head().size == size:
            return log
        sys.exit(f"{folder} holds a register of another size: remove it")
    print(f"making a register of {size:,} entries …", flush=True)
    log = make_register(folder, ORIGIN)
    signer = log.folder.signer()
    for start in range(0, size, min(BATCH, size // 10)):
        with log.transaction():
            log.store.append_many([entry_bytes(number) for number in range(start, start + min(BATCH, size // 10))])
        if start % (size // 10) == 0:
            log.checkpoint(signer)
    log.checkpoint(signer)
    log.store.database.scrub()
    return log


def measure_tampering(log: Log, times: int) -> None:
    """Tamper, verify, compare the index that is named with the one that must be, undo."""
    size = log.store.head().size
    luck = random.Random(size)  # noqa: S311 - so that it can be had again
    print(f"{size:,} entries, untouched: {told([timed(log, None, luck) for _ in range(3)])}", flush=True)
    taken: dict[str, list[Seconds]] = {}
    for number in range(times):
        tampering = TAMPERINGS[number % len(TAMPERINGS)]
        taken.setdefault(tampering.__name__, []).append(timed(log, tampering, luck))
    for name, found in taken.items():
        print(f"  {name}: {len(found)} found, {told(found)}")
    every = [one for found in taken.values() for one in found]
    print(
        f"{size:,} entries: {len(every)} of {times} tamperings found and their index named; {told(every)}", flush=True
    )


class Seconds(NamedTuple):
    """How long it took, and how much of that this process had the core."""

    by_the_clock: float
    of_the_core: float


def told(found: list[Seconds]) -> str:
    """Median and longest, by the clock and of the core: on a shared machine only the second says what the program needs."""
    clock, core = [one.by_the_clock for one in found], [one.of_the_core for one in found]
    return (
        f"by the clock median {statistics.median(clock):.2f} s, longest {max(clock):.2f} s; "
        f"of the core median {statistics.median(core):.2f} s, longest {max(core):.2f} s"
    )


def timed(log: Log, tampering: Tampering | None, luck: random.Random) -> Seconds:
    """What verification took; stops the benchmark where it names another index than the one that was tampered with."""
    with thief(log) as connection:
        expected = tampering(connection, luck.randrange(log.store.head().size), luck) if tampering else None
        clock, core = time.perf_counter(), time.process_time()
        verification = verified_through(connection, log)
        seconds = Seconds(time.perf_counter() - clock, time.process_time() - core)
    place = verification.place
    if tampering is None:
        verification.require()
    elif place is None or (place.first, place.last) != (expected, expected) or verification.holds:
        sys.exit(f"{tampering.__name__} at {expected}: {place}")
    return seconds


if __name__ == "__main__":
    main()
