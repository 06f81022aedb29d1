"""The worker beside the server: started, started again when it dies, stopped with it."""

import sys
import time
from collections.abc import Callable

from truceline.command.working import a_worker

STAYS = (sys.executable, "-c", "import sys; sys.stdin.read()")
DIES = (sys.executable, "-c", "raise SystemExit(3)")


def until(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + 60
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def test_a_worker_that_dies_is_started_again_and_none_is_left_behind() -> None:
    with a_worker(DIES, first_pause_s=0.01) as supervisor:
        assert until(lambda: supervisor.starts >= 3)
    starts = supervisor.starts
    time.sleep(0.1)
    assert supervisor.starts == starts
    assert supervisor.process is not None
    assert supervisor.process.returncode is not None


def test_the_worker_is_stopped_with_the_server() -> None:
    with a_worker(STAYS) as supervisor:
        assert until(lambda: supervisor.process is not None)
        process = supervisor.process
        assert process is not None
        assert process.poll() is None
    assert process.poll() is not None
    assert supervisor.starts == 1
