"""Answers from a person: single keys at a terminal, lines where the input is no terminal.

At a terminal a key answers at once, and after a judgement its reason may be typed (Enter: none). Elsewhere each line
is an answer: a key by itself, or a key, a space and the reason. No other word is guessed at: the question is asked again. The end of
the input is leaving.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import TextIO


class Answer(Enum):
    """What a key means; the letters are the same in every language, as they are on every keyboard of a centre."""

    SAME = "s"
    DIFFERENT = "d"
    FIRST_ALSO = "a"  # the first report tells of the second's incident too, beside its own
    SECOND_ALSO = "b"
    LATER = "l"
    UNDO = "u"
    QUIT = "q"
    UNKNOWN = ""


# The answers that are judgements, and may have a reason.
JUDGING = frozenset({Answer.SAME, Answer.DIFFERENT, Answer.FIRST_ALSO, Answer.SECOND_ALSO})

Ask = Callable[[], tuple[Answer, str]]
Say = Callable[[], None]


@contextmanager
def answers(source: TextIO, prompt: Say, reason: Say) -> Iterator[Ask]:
    """Yield what asks for one answer; however it ends, the terminal is as it was before."""
    if not source.isatty() or sys.platform == "win32":
        yield lambda: _from_line(source, prompt)
        return
    import termios
    import tty

    number = source.fileno()
    before = termios.tcgetattr(number)

    def ask() -> tuple[Answer, str]:
        try:
            # Before the question is shown, and without throwing away what was typed ahead: no key is lost.
            tty.setcbreak(number, termios.TCSADRAIN)
            prompt()
            answer = _meant(source.read(1) or "q")
        finally:
            termios.tcsetattr(number, termios.TCSADRAIN, before)
        print(answer.value, flush=True)
        if answer not in JUDGING:
            return answer, ""
        reason()
        return answer, source.readline().strip()

    try:
        yield ask
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)


def _from_line(source: TextIO, prompt: Say) -> tuple[Answer, str]:
    prompt()
    line = source.readline()
    print(flush=True)
    if not line:
        return Answer.QUIT, ""
    key, _, reason = line.strip().partition(" ")
    return _meant(key), reason.strip()


def _meant(key: str) -> Answer:
    if key == "\x04":
        return Answer.QUIT
    return next((answer for answer in Answer if answer.value == key.lower()), Answer.UNKNOWN)
