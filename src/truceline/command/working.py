"""Keeps one worker running beside the server: started with it, started again if it dies, stopped with it."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

COMMAND = (sys.executable, "-m", "truceline.desk.worker")
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 30.0
_LIVED_WELL_S = 60.0


@contextmanager
def a_worker(command: tuple[str, ...] = COMMAND, first_pause_s: float = _FIRST_PAUSE_S) -> Iterator["Supervisor"]:
    """Hold one worker for as long as the block runs."""
    supervisor = Supervisor(command, first_pause_s)
    supervisor.start()
    try:
        yield supervisor
    finally:
        supervisor.stop()


class Supervisor:
    """Starts a process again whenever it ends by itself, after a pause that grows while it keeps dying."""

    def __init__(self, command: tuple[str, ...], first_pause_s: float) -> None:
        self.command, self.first_pause_s = command, first_pause_s
        self.starts = 0
        self.process: subprocess.Popen[bytes] | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Start the process and watch it."""
        self._thread.start()

    def stop(self) -> None:
        """Stop the process and start it no more; all it does can be begun again."""
        self._stopping.set()
        if self.process is not None:
            self.process.kill()
        self._thread.join(timeout=10)

    def _watch(self) -> None:
        pause = self.first_pause_s
        while not self._stopping.is_set():
            # A session of its own: Ctrl+C at the terminal is for the server, which then stops the worker.
            self.process = subprocess.Popen(  # noqa: S603 - a program of ours
                self.command, stdin=subprocess.PIPE, start_new_session=True
            )
            self.starts += 1
            if self._stopping.is_set():
                self.process.kill()
            try:
                self.process.wait(timeout=_LIVED_WELL_S)
            except subprocess.TimeoutExpired:
                pause = self.first_pause_s
                self.process.wait()
            if not self._stopping.is_set():
                print(
                    f"The worker ended ({self.process.returncode}) and is started again.", file=sys.stderr, flush=True
                )
            self._stopping.wait(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_S)
