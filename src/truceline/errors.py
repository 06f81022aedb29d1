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
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from truceline.error_codes import CODES
from truceline.error_phrases import OF_ONE, PHRASES


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


class Phrase(str):
    """Words of ours inside a problem: an English text, which knows its name and details, so that other languages can say it.

    One without a name is several texts joined by a separator.
    """

    __slots__ = ("details", "name", "parts", "separator")
    name: str
    details: Mapping[str, object]
    parts: tuple[str, ...]
    separator: str


def phrase(name: str, /, **details: object) -> Phrase:
    """The words of that name in the catalogue, with their details filled in."""
    written = OF_ONE.get(name, PHRASES[name]) if str(details.get("count")) == "1" else PHRASES[name]
    made = Phrase(written.format(**details))
    made.name, made.details, made.parts, made.separator = name, details, (), ""
    return made


def joined(parts: Iterable[str], separator: str) -> Phrase:
    """Several texts as one, those that are empty left out."""
    several = tuple(filter(None, parts))
    made = Phrase(separator.join(several))
    made.name, made.details, made.parts, made.separator = "", {}, several, separator
    return made


def rewritten(details: Mapping[str, object], write: Callable[[str], str]) -> dict[str, object]:
    """Details with every text in them written anew, those within phrases too."""

    def anew(value: object) -> object:
        if not isinstance(value, Phrase):
            return write(value) if isinstance(value, str) else value
        if value.name:
            return phrase(value.name, **rewritten(value.details, write))
        parts = (anew(part) for part in value.parts)
        return joined((part for part in parts if isinstance(part, str)), value.separator)

    return {name: anew(value) for name, value in details.items()}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what was expected, what came, where, and what to do.

    Its texts are English. `details` are what they were filled with, and what came where that is a phrase: other languages are made of them.
    """

    code: str
    expected: str
    came: str
    where: Where
    remedy: str
    details: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    def __str__(self) -> str:
        place = f"{self.where}: " if str(self.where) else ""
        return f"{place}expected {self.expected}; came {self.came}. {self.remedy} [{self.code}]"


def problem(code: str, where: Where, came: object, **details: object) -> Problem:
    """Build the problem that a code of the catalogue names, with its details filled in.

    What came is quoted and cut at 80 characters, so that no input can flood a message.
    """
    expected, remedy = CODES[code]
    text = came if isinstance(came, str) else str(came)
    told = {**details, "came": came} if isinstance(came, Phrase) else details
    return Problem(code, expected.format(**details), quoted(text), where, remedy.format(**details), told)


def quoted(text: str) -> str:
    """What came, in quotation marks, cut at 80 characters and without any that cannot be seen."""
    shown = text if len(text) <= 80 else text[:77] + "…"
    return "“" + "".join(c if c.isprintable() else "·" for c in shown) + "”" if text else NOTHING


# What came where nothing did; whatever came stands in quotation marks.
NOTHING = "nothing"
# As many of a kind as are each read; of more it is read once what came, and where.
_TOLD_APART = 3
_MOST_CAME, _MOST_SPANS = 5, 12


class Alike(NamedTuple):
    """Problems of one kind in one column, as they are told at once: the first, in how many rows, what came most, and on which lines.

    Lines that follow one another are a span from first to last; `more_came` and `more_lines` say that not all are named. What is said of a
    whole file stands at one line of it, however much is said there: of its sources, of each by itself.
    """

    first: Problem
    rows: int = 1
    came: tuple[tuple[str, int], ...] = ()  # quoted; a phrase of ours as itself, that it can be told in any language
    more_came: int = 0
    spans: tuple[tuple[int, int], ...] = ()
    more_lines: bool = False


def alike(problems: Iterable[Problem]) -> list[Alike]:
    """Each kind of problem of a column at once, where more than three rows have it; others each by itself.

    A kind is one code, one expectation and one remedy. The kinds stand in the order in which they are first met.
    """
    kinds: dict[tuple[object, ...], list[Problem]] = {}
    for one in problems:
        kinds.setdefault((one.code, one.where.file, one.where.column, one.expected, one.remedy), []).append(one)
    several: list[Alike] = []
    for kind in kinds.values():
        several += [_at_once(kind)] if len(kind) > _TOLD_APART else map(Alike, kind)
    return several


def told_together(problems: Iterable[Problem]) -> list[str]:
    """Tell each kind of problem of a column in one sentence, where more than three rows have it; others each by itself.

    Its sentence says how many rows have it and on which lines, and what came most.
    """
    return [told(one) for one in alike(problems)]


def told(several: Alike) -> str:
    """One kind of problem as an English sentence."""
    first = several.first
    if not several.came:
        return str(first)
    texts = [(quoted(one) if isinstance(one, Phrase) else one, count) for one, count in several.came]
    came = [f"{text} ({count:,} times)" if count > 1 else text for text, count in texts]
    more = f" and {several.more_came:,} more" if several.more_came else ""
    listed = first.came if len(several.came) == 1 else ", ".join(came) + more
    rows = f"{several.rows:,} rows ({_lines(several)})"
    place = (
        str(first.where) if several.rows == 1 else ", ".join(filter(None, (str(replace(first.where, line=0)), rows)))
    )
    return f"{place}: expected {first.expected}; came {listed}. {first.remedy} [{first.code}]"


def _at_once(kind: list[Problem]) -> Alike:
    often = Counter(one.came for one in kind)
    phrases = {one.came: came for one in kind if isinstance(came := one.details.get("came"), Phrase)}
    came = tuple((phrases.get(text, text), count) for text, count in often.most_common(_MOST_CAME))
    spans: list[tuple[int, int]] = []
    lines = sorted({one.where.line for one in kind})
    for line in lines:
        follows = spans and line == spans[-1][1] + 1
        spans[-1:] = [(spans[-1][0], line)] if follows else [*spans[-1:], (line, line)]
    more_lines = len(spans) > _MOST_SPANS
    return Alike(kind[0], len(lines), came, len(often) - len(came), tuple(spans[:_MOST_SPANS]), more_lines)


def _lines(several: Alike) -> str:
    """The lines, those that follow one another as from first to last; of very many the first."""
    spans = [str(first) if first == last else f"{first} to {last}" for first, last in several.spans]
    is_one = len(several.spans) == 1 and several.spans[0][0] == several.spans[0][1]
    return ("line " if is_one else "lines ") + ", ".join(spans) + (", …" if several.more_lines else "")


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
