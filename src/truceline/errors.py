"""Every error of Truceline, on one page.

    TrucelineError
    ├── Refused       fix the input: carries every problem found, each with its place
    ├── NotAllowed    somebody else may do this
    ├── NotFound      what was named does not exist
    ├── Conflict      somebody changed it meanwhile: look again
    ├── Unverified    stop: a sum, a signature or the register does not hold
    └── Unavailable   try later

A problem has a stable code, says what was expected and what came, where, and what to do.
"Unknown" and "cannot tell" are values, never errors.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from truceline.error_codes import CODES


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file, as an editor or a spreadsheet shows it: lines and columns count from 1.

    The column is a character for text and a column's name for a table.
    """

    file: str = ""
    line: int = 0
    column: int | str = 0

    def __str__(self) -> str:
        parts = [self.file] if self.file else []
        if self.line:
            parts.append(f"line {self.line}")
        if self.column:
            parts.append(f"column {self.column}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what was expected, what came, where, and what to do."""

    code: str
    expected: str
    came: str
    where: Where
    remedy: str

    def __str__(self) -> str:
        place = f"{self.where}: " if str(self.where) else ""
        return f"{place}expected {self.expected}; came {self.came}. {self.remedy} [{self.code}]"


def problem(code: str, where: Where, came: object, **details: object) -> Problem:
    """Build the problem that a code of the catalogue names, with its details filled in.

    What came is quoted and cut at 80 characters, so that no input can flood a message.
    """
    expected, remedy = CODES[code]
    text = came if isinstance(came, str) else str(came)
    shown = text if len(text) <= 80 else text[:77] + "…"
    quoted = "“" + "".join(c if c.isprintable() else "·" for c in shown) + "”" if text else "nothing"
    return Problem(code, expected.format(**details), quoted, where, remedy.format(**details))


# As many of a kind as are each read; of more it is read once what came, and where.
_TOLD_APART = 3
_MOST_CAME, _MOST_SPANS = 5, 12


def told_together(problems: Iterable[Problem]) -> list[str]:
    """Tell each kind of problem of a column in one sentence, where more than three rows have it; others each by itself.

    A kind is one code, one expectation and one remedy. Its sentence says how many rows have it and on which lines, and what came
    most. The kinds stand in the order in which they are first met.
    """
    kinds: dict[tuple[object, ...], list[Problem]] = {}
    for one in problems:
        kinds.setdefault((one.code, one.where.file, one.where.column, one.expected, one.remedy), []).append(one)
    return [sentence for alike in kinds.values() for sentence in _told(alike)]


def _told(alike: list[Problem]) -> Iterator[str]:
    if len(alike) <= _TOLD_APART:
        yield from map(str, alike)
        return
    often = Counter(one.came for one in alike)
    came = [f"{text} ({count:,} times)" if count > 1 else text for text, count in often.most_common(_MOST_CAME)]
    more = f" and {len(often) - len(came):,} more" if len(often) > len(came) else ""
    first = alike[0]
    listed = next(iter(often)) if len(often) == 1 else ", ".join(came) + more
    lines = _lines(sorted({one.where.line for one in alike}))
    place = ", ".join(filter(None, (str(replace(first.where, line=0)), f"{len(alike):,} rows ({lines})")))
    yield f"{place}: expected {first.expected}; came {listed}. {first.remedy} [{first.code}]"


def _lines(lines: list[int]) -> str:
    """The lines, those that follow one another as from first to last; of very many the first."""
    spans: list[list[int]] = []
    for line in lines:
        if spans and line == spans[-1][1] + 1:
            spans[-1][1] = line
        else:
            spans.append([line, line])
    told = [str(first) if first == last else f"{first} to {last}" for first, last in spans[:_MOST_SPANS]]
    return ("lines " if len(lines) > 1 else "line ") + ", ".join(told) + (", …" if len(spans) > _MOST_SPANS else "")


class TrucelineError(Exception):
    """Whatever Truceline refuses to do, said to a person."""


class Refused(TrucelineError):
    """The input is not taken; every problem found in it is listed, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))


class NotAllowed(TrucelineError):
    """The act is for somebody else."""


class NotFound(TrucelineError):
    """What was named does not exist."""


class Conflict(TrucelineError):
    """It was changed meanwhile."""


class Unverified(TrucelineError):
    """A sum, a signature or a record does not hold: nothing may be built on it."""


class Unavailable(TrucelineError):
    """A part that is needed cannot be reached now."""
