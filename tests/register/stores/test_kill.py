"""kill -9 at random moments of appending: nothing that was acknowledged is lost, nothing is half there."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from small_register import ORIGIN, verified
from tampering import chance
from throwaway_postgres import Cluster

from truceline.register.entry import opens, read_entry
from truceline.register.folder import Places
from truceline.register.log import Log, make_register
from truceline.register.stores.opening import is_postgres

PROGRAM = Path(__file__).resolve().parents[2] / "appending_until_killed.py"
SOURCE = Path(__file__).resolve().parents[3] / "src"
LONGEST_LIFE_S = 0.03


class Life:
    """How long a program lives at most: a few appends on this machine, however slow its disk is just now."""

    def __init__(self) -> None:
        self.longest = LONGEST_LIFE_S

    def learn(self, acknowledged: int) -> None:
        if acknowledged == 0 and self.longest < 2:
            self.longest *= 1.3
        elif acknowledged > 20:
            self.longest = max(LONGEST_LIFE_S, self.longest / 1.3)


def killed_once(
    folder: Path,
    word: str,
    luck: Random,
    *,
    of_the_server: bool = False,
    fault: str = "",
    longest: float = LONGEST_LIFE_S,
) -> list[str]:
    """Start the program, kill it (or the server's process that works for it) at a random moment, return what it acknowledged."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, str(PROGRAM), str(folder), word, fault]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as program:
        assert program.stdout is not None
        server = int(program.stdout.readline().split()[1])
        time.sleep(luck.uniform(0, longest))
        os.kill(server if of_the_server and server else program.pid, signal.SIGKILL)
        told = program.stdout.read().decode().split("\n")
    # A line that was cut off was not acknowledged.
    return told[:-1]


def lost(log: Log, acknowledged: list[str]) -> list[str]:
    """What was acknowledged and is not there: the entry at its index, with the content it commits to."""
    missing = []
    for line in acknowledged:
        index, _, words = line.partition(" ")
        page = log.store.page(int(index), int(index) + 1)
        content = log.store.content(int(index))
        whole = page and content and content.content == words.encode()
        if not whole or not opens(read_entry(page[0]), content.content, content.salt):  # type: ignore[union-attr] # an entry that was kept has it
            missing.append(line)
    return missing


@pytest.fixture
def log(address: str, tmp_path: Path) -> Iterator[Log]:
    """A new register on either database."""
    made = make_register(tmp_path / "register", ORIGIN, Places(database=address))
    yield made
    made.close()


@pytest.fixture
def server(address: str, request: pytest.FixtureRequest) -> Cluster | None:
    """The server behind it; None for SQLite."""
    return request.getfixturevalue("cluster") if is_postgres(address) else None


def kill_many(log: Log, times: int, server: Cluster | None) -> int:
    """Kill the program so often, the server's process every tenth time; return how many entries were acknowledged."""
    luck, life = chance(times), Life()
    acknowledged = 0
    for number in range(times):
        of_the_server = server is not None and number % 10 == 9
        told = killed_once(log.folder.path, f"r{number}", luck, of_the_server=of_the_server, longest=life.longest)
        life.learn(len(told))
        if of_the_server and server is not None:
            server.wait()
            log.store.close()
            log.store = log.folder.store("append")
        assert lost(log, told) == []
        acknowledged += len(told)
        if number % 100 == 99:
            log.checkpoint(log.folder.signer())
    log.checkpoint(log.folder.signer())
    verification = verified(log)
    assert verification.holds, str(verification)
    assert log.store.head().size >= acknowledged
    return acknowledged


def test_kill_9_loses_nothing_acknowledged(log: Log, server: Cluster | None) -> None:
    assert kill_many(log, 10, server) > 0


@pytest.mark.promise
def test_kill_9_at_a_thousand_random_moments_loses_nothing_acknowledged(
    log: Log, server: Cluster | None, record_property: Callable[[str, object], None]
) -> None:
    count = kill_many(log, 1000, server)

    name = "PostgreSQL" if server else "SQLite"
    record_property(f"kills on {name}", 1000)
    record_property(f"acknowledged on {name}", count)
    record_property(f"lost on {name}", 0)


def test_whoever_acknowledges_before_the_commit_is_seen_to_lose(log: Log) -> None:
    """Teeth: the same test on a program with that fault finds a loss."""
    luck, life = chance("teeth"), Life()
    for number in range(200):
        told = killed_once(log.folder.path, f"r{number}", luck, fault="too-early", longest=life.longest)
        life.learn(len(told))
        if lost(log, told):
            return
    pytest.fail("200 kills of a program that acknowledges too early, and no loss was seen")
