"""`truceline review` at a real pseudo-terminal: a key answers at once, and whatever sends more than a letter answers nothing."""

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from doubted import doubtful_in
from told import judgements_in

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return doubtful_in(tmp_path)


def kept(folder: Path) -> list[tuple[str, str | None]]:
    table = judgements_in(folder / "judgements.csv")
    return list(zip(table["judgement"].to_pylist(), table["reason"].to_pylist(), strict=True))


class Terminal:
    """A program at a pseudo-terminal, as a person sits before it."""

    def __init__(self, folder: Path) -> None:
        pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
        self.here, there = pty.openpty()
        # A session of its own that takes the terminal, so that Ctrl-C reaches it as it does a person's shell.
        begin = "import fcntl, signal, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)"
        # Whoever runs the tests in the background ignores Ctrl-C, and a child inherits that.
        heed = "signal.signal(signal.SIGINT, signal.default_int_handler)"
        script = f"{begin}; {heed}; from truceline.command import main; sys.exit(main(sys.argv[1:]))"
        command = [sys.executable, "-c", script, "review", str(folder), "--by", "amina"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "dumb", "COLUMNS": "80"}
        self.program = subprocess.Popen(
            command, stdin=there, stdout=there, stderr=there, env=environment, start_new_session=True
        )
        os.close(there)
        self.seen = self.passed = ""

    def wait_for(self, words: str, patience_s: float = 60.0) -> None:
        """Read until the words come; what was read is left behind."""
        until = time.monotonic() + patience_s
        while words not in self.seen:
            assert time.monotonic() < until, f"{words!r} never came: {self.seen[-500:]!r}"
            if select.select([self.here], [], [], 0.5)[0]:
                try:
                    self.seen += os.read(self.here, 65_536).decode("utf-8", errors="replace")
                except OSError:  # the program has left the terminal
                    assert words in self.seen
        before, self.seen = self.seen.split(words, 1)
        self.passed += before + words

    def type(self, keys: str) -> None:
        """Type without a line end unless one is given."""
        os.write(self.here, keys.encode())


def test_at_a_terminal_a_key_answers_at_once_and_a_reason_may_be_typed(folder: Path) -> None:
    terminal = Terminal(folder)
    terminal.wait_for("quit:")
    terminal.type("d")
    terminal.wait_for("no reason)")
    terminal.type("two mills\n")
    terminal.wait_for("quit:")
    terminal.type("s")
    terminal.wait_for("no reason)")
    terminal.type("\n")
    terminal.wait_for("judged")
    assert terminal.program.wait(30) == 0
    assert kept(folder) == [("different", "two mills"), ("same", None)]


# Arrows and their neighbours as terminals send them: plain, of an application's keypad, with Shift or Alt, F1 of the console, Escape alone.
_LONG = ("\x1b[D", "\x1b[A", "\x1b[B", "\x1bOB", "\x1b[1;2D", "\x1b\x1b[D", "\x1bs", "\x1b[[A", "\x1b[3~", "\x1b")


def test_an_arrow_is_one_key_that_means_nothing_and_no_letter_of_it_judges(folder: Path) -> None:
    terminal = Terminal(folder)
    terminal.wait_for("quit:")
    for key in _LONG:
        terminal.type(key)
        terminal.wait_for("This key means nothing here.")
        terminal.wait_for("quit:")
    terminal.type("q")
    terminal.wait_for("Nothing was judged")
    assert terminal.program.wait(30) == 0
    assert terminal.passed.count("This key means nothing here.") == len(_LONG)
    assert not (folder / "judgements.csv").exists()


def test_what_is_typed_ahead_behind_an_arrow_is_not_lost_and_no_arrow_stands_in_a_reason(folder: Path) -> None:
    terminal = Terminal(folder)
    terminal.wait_for("quit:")
    terminal.type("\x1b[B\x1b[Ad")
    terminal.wait_for("no reason)")
    terminal.type("две\x1b[D мельницы\x1b\ns\nq")
    terminal.wait_for("2 pairs were judged")
    assert terminal.program.wait(30) == 0
    assert kept(folder) == [("different", "две мельницы"), ("same", None)]


def test_an_arrow_that_comes_in_pieces_is_one_key(folder: Path) -> None:
    terminal = Terminal(folder)
    terminal.wait_for("quit:")
    for piece in "\x1b[B":
        terminal.type(piece)
        time.sleep(0.02)
    terminal.wait_for("quit:")
    terminal.type("q")
    terminal.wait_for("Nothing was judged")
    assert terminal.passed.count("This key means nothing here.") == 1


def test_interrupting_keeps_what_was_answered_and_gives_the_terminal_back(folder: Path) -> None:
    import termios

    terminal = Terminal(folder)
    terminal.wait_for("quit:")
    terminal.type("d")
    terminal.wait_for("no reason)")
    terminal.type("\n")
    terminal.wait_for("quit:")
    terminal.type("\x03")
    terminal.wait_for("1 pair was judged")
    assert terminal.program.wait(30) == 0
    assert kept(folder) == [("different", None)]
    assert termios.tcgetattr(terminal.here)[3] & (termios.ICANON | termios.ECHO) == termios.ICANON | termios.ECHO
