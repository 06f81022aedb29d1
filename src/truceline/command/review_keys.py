"""Answers from a person: single keys at a terminal, lines where the input is no terminal.

At a terminal a key answers at once, and after a judgement its reason may be typed (Enter: none). Elsewhere each line
is an answer: a key by itself, or a key, a space and the reason. No other word is guessed at: the question is asked again. The end of
the input is leaving. A key that sends more than one character, as the arrows do, is one key that means nothing, and no letter of it is an
answer.
"""

import codecs
import os
import re
import select
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

_ESCAPE = "\x1b"
# What keys such as arrows send, by ECMA-48 5.4; two brackets are F1 to F5 on the console of Linux, O what an application's keypad sends.
_SEQUENCE = re.compile(r"\x1b+(?:\[\[.|\[[0-?]*[ -/]*[@-Z\\-~]|O\d*\D|[^\x1b\[O])", re.DOTALL)
# How long what belongs to one key may be under way: over a slow line it comes in pieces, and nobody types so fast.
_ONE_KEY_S = 0.1
_AT_ONCE = 4_096  # bytes: a terminal holds no longer line

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
    keyboard = _Keyboard(number, source.encoding)

    def ask() -> tuple[Answer, str]:
        try:
            # Before the question is shown, and without throwing away what was typed ahead: no key is lost.
            tty.setcbreak(number, termios.TCSADRAIN)
            prompt()
            answer = _meant(keyboard.key() or "q")
        finally:
            termios.tcsetattr(number, termios.TCSADRAIN, before)
        print(answer.value, flush=True)
        if answer not in JUDGING:
            return answer, ""
        reason()
        return answer, _SEQUENCE.sub("", keyboard.line()).replace(_ESCAPE, "").strip()

    try:
        yield ask
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)


class _Keyboard:
    """What is typed at a terminal: a key at a time or a line, and nothing typed ahead is lost between the two."""

    def __init__(self, number: int, encoding: str) -> None:
        self._number = number
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._typed = ""

    def key(self) -> str:
        """All that one key sends; nothing at the end of the input."""
        while not self._typed and self._came():
            pass
        if not self._typed.startswith(_ESCAPE):
            return self._take(1)
        while not (sent := _SEQUENCE.match(self._typed)) and self._came(within_s=_ONE_KEY_S):
            pass
        return self._take(sent.end() if sent else len(self._typed))

    def line(self) -> str:
        """What is typed up to Enter, or up to the end of the input."""
        while "\n" not in self._typed and self._came():
            pass
        return self._take(self._typed.find("\n") + 1 or len(self._typed))

    def _came(self, *, within_s: float | None = None) -> bool:
        """Wait for more to be typed; False where none came in that time, or the input is at its end."""
        if not select.select([self._number], [], [], within_s)[0]:
            return False
        typed = os.read(self._number, _AT_ONCE)
        self._typed += self._decoder.decode(typed)
        return bool(typed)

    def _take(self, count: int) -> str:
        taken, self._typed = self._typed[:count], self._typed[count:]
        return taken


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
