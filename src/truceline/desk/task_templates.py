"""Templates of tasks: which tasks an act calls for, and by when. Read from the desk's folder, or as shipped.

A file with any problem is refused whole, with all its problems, each at its line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from truceline.agreement.paragraph import Words
from truceline.agreement.written import Written, read_written
from truceline.desk.folder import desk_at_hand
from truceline.errors import Problem, Refused, phrase, problem
from truceline.values.taxonomy import ACT_GROUP

FILE_NAME = "tasks.yaml"
SHIPPED = Path(__file__).with_name(FILE_NAME)
ANY = "any"
LANGUAGES = ("en", "ar", "ru")
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FIELDS = {"code", "acts", "due_hours", "title"}
_MOST_HOURS = 24 * 366
# Codes of the agreement's reader that leave nothing to check: no such file, too large, no text, no YAML, too deep.
_UNREADABLE = {"A001", "A002", "A003", "A004", "A007"}


@dataclass(frozen=True, slots=True)
class Template:
    """One task that acts call for."""

    code: str
    acts: frozenset[str]
    due_hours: float | None
    title: Words


@dataclass(frozen=True, slots=True)
class Templates:
    """All templates of a desk, in the order of the file."""

    every: tuple[Template, ...]

    def for_act(self, act: str | None) -> list[Template]:
        """The tasks that an act calls for: those of the act itself, of its group, and those of any."""
        asked = {ANY, act, ACT_GROUP.get(act or "")}
        return [one for one in self.every if one.acts & asked]

    def titled(self, code: str) -> Words | None:
        """The title of a template; None where no template has that code any more."""
        return next((one.title for one in self.every if one.code == code), None)


def templates_at_hand() -> Templates:
    """The templates of this desk: those of its folder, or the shipped ones where it has none.

    Raises:
        Refused: every problem of the desk's own file.
    """
    own = desk_at_hand().path / FILE_NAME
    path = own if own.is_file() else SHIPPED
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Templates:
    return read_templates(path)


def read_templates(path: Path) -> Templates:
    """Read a file of templates whole, or refuse it with everything that is wrong with it."""
    written = read_written(path)
    problems = list(written.problems)
    if any(found.code in _UNREADABLE for found in problems):
        raise Refused(problems)
    rows = written.value if isinstance(written.value, list) else []
    if not rows:
        came = "" if written.value is None else phrase("something-else")
        problems.append(problem("D070", written.where(()), came))
    seen: dict[str, int] = {}
    for at in range(len(rows)):
        problems += _problems_of(written, at, seen)
    if problems:
        raise Refused(sorted(problems, key=lambda found: found.where.line))
    return Templates(tuple(_template(row) for row in rows))


def _template(row: dict[str, Any]) -> Template:
    hours = row.get("due_hours")
    return Template(row["code"], frozenset(row["acts"]), float(hours) if hours else None, Words(**row["title"]))


def _problems_of(written: Written, at: int, seen: dict[str, int]) -> Iterator[Problem]:
    row = written.get((at,))
    if not isinstance(row, dict):
        yield problem("D070", written.where((at,)), str(row))
        return
    for name in row:
        if name not in _FIELDS:
            yield problem("D071", written.where((at, name), key=True), name, known=", ".join(sorted(_FIELDS)))
    code = row.get("code")
    where = written.where((at, "code"))
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        yield problem("D072", where, "" if code is None else str(code))
    elif code in seen:
        yield problem("D073", where, code, line=seen[code])
    else:
        seen[code] = where.line
    yield from _problems_of_acts(written, at, row.get("acts"))
    hours = row.get("due_hours")
    if hours is not None and not (isinstance(hours, int | float) and 0 < hours <= _MOST_HOURS):
        yield problem("D067", written.where((at, "due_hours")), str(hours), most=_MOST_HOURS)
    title = row.get("title")
    for language in LANGUAGES:
        words = title.get(language) if isinstance(title, dict) else None
        if not isinstance(words, str) or not words.strip():
            yield problem("D074", written.where((at, "title", language)), "" if words is None else str(words))


def _problems_of_acts(written: Written, at: int, acts: object) -> Iterator[Problem]:
    if not isinstance(acts, list) or not acts:
        yield problem("D075", written.where((at, "acts")), "" if acts is None else str(acts))
        return
    for number, act in enumerate(acts):
        if act != ANY and act not in ACT_GROUP:
            yield problem("D075", written.where((at, "acts", number)), str(act))
