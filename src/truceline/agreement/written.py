"""agreement.yaml as it is written: plain values, and the line and column of every one of them.

The YAML taken is the part that reads the same to everybody: texts, numbers, true, false, null, lists and mappings.
Dates and words such as yes, no and on stay text. Anchors, aliases, tags, keys given twice and a second document are
refused, so no few lines can unfold into gigabytes and nothing is decided by which of two keys comes last.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath

import yaml

from truceline.errors import Problem, Where, phrase, problem

Step = str | int
Path = tuple[Step, ...]

# The longest agreement shipped has well under 100,000 bytes; half a million are two hundred pages in three languages.
MOST_BYTES = 500_000
# The deepest value of the model lies six levels down.
MOST_LEVELS = 12

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
# Characters that turn the direction of what follows them: a name could rearrange the sentence it is quoted in.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(slots=True)
class Written:
    """The plain values of a file and where each stands; every problem found on the way."""

    file: str
    value: object = None
    problems: list[Problem] = field(default_factory=list)
    _values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    _keys: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def where(self, path: Path, *, key: bool = False) -> Where:
        """The place of a value, or of its key; of the nearest paragraph around it where it is not written."""
        while path and path not in self._values:
            path, key = path[:-1], False
        line, column = (self._keys if key else self._values).get(path) or self._values.get(path, (0, 0))
        return Where(self.file, line, column)

    def get(self, path: Path) -> object:
        """The value at a path, or None where nothing is written."""
        value = self.value
        for step in path:
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def add(self, path: Path, position: tuple[int, int], key: tuple[int, int] | None) -> None:
        """Note where a value and its key stand."""
        self._values[path] = position
        if key is not None:
            self._keys[path] = key


def read_text(path: FilePath, *, most_bytes: int = MOST_BYTES) -> str | Problem:
    """Read a file as UTF-8 text of at most that many bytes, or say what is wrong with it."""
    file = str(path)
    try:
        raw = path.read_bytes() if path.stat().st_size <= most_bytes else None
    except OSError:
        return problem("A001", Where(file), phrase("no-such-file"))
    if raw is None:
        came = phrase("bytes", count=f"{path.stat().st_size:,}")
        return problem("A002", Where(file), came, limit=f"{most_bytes:,}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8-sig", errors="replace")) + 1
        here = Where(file, before.count(b"\n") + 1, column)
        byte, position = f"0x{raw[error.start]:02X}", f"{error.start:,}"
        return problem("A003", here, phrase("byte-at", byte=byte, position=position))


def read_written(path: FilePath) -> Written:
    """Read a YAML file into values and places; what cannot be read becomes problems, never an exception."""
    written = Written(str(path))
    text = read_text(path)
    if isinstance(text, Problem):
        written.problems.append(text)
        return written
    for line, words in enumerate(text.split("\n"), start=1):
        if match := _TURNING.search(words):
            here = Where(written.file, line, match.start() + 1)
            written.problems.append(problem("A009", here, f"U+{ord(match[0]):04X}"))
    try:
        _Builder(written).build(_events(text))
    except yaml.YAMLError as error:
        written.problems.append(_malformed(error, text, written.file))
    except _TooDeep as error:
        written.problems.append(problem("A007", error.where, phrase("deeper"), limit=MOST_LEVELS))
    return written


class _TooDeep(Exception):
    """The text is nested deeper than any agreement."""

    def __init__(self, where: Where) -> None:
        super().__init__(str(where))
        self.where = where


def _events(text: str) -> Iterator[yaml.Event]:
    """The events of the pure Python parser: it words its errors alike on every machine."""
    return yaml.parse(text, Loader=yaml.SafeLoader)


class _Builder:
    """Puts values together from the events of a parser, without recursion."""

    def __init__(self, written: Written) -> None:
        self.written = written
        self.documents = 0
        # For each open mapping or list: its values, its path, and the key that waits for its value.
        self.open: list[tuple[dict[str, object] | list[object], Path]] = []
        self.key: list[tuple[str, tuple[int, int], bool] | None] = []

    def build(self, events: Iterator[yaml.Event]) -> None:
        """Take every event in turn."""
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self._refuse("A008", event, phrase("second-document"))
                    return
            elif isinstance(event, yaml.AliasEvent):
                self._refuse("A006", event, f"*{event.anchor}")
                if self._is_key_next():
                    self.key[-1] = _no_key(event)
                else:
                    self._take(None, event)
            elif isinstance(event, yaml.ScalarEvent):
                self._plain(event)
                self._take_scalar(event)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._plain(event)
                self._start({} if isinstance(event, yaml.MappingStartEvent) else [], event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self.open.pop()
                self.key.pop()

    def _plain(self, event: yaml.NodeEvent) -> None:
        """Refuse an anchor or a tag."""
        if event.anchor is not None:
            self._refuse("A006", event, f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._refuse("A006", event, tag)

    def _start(self, value: dict[str, object] | list[object], event: yaml.Event) -> None:
        if self._is_key_next():
            # A mapping or list as a key has no place in an agreement; an odd text stands in for it.
            self._refuse("A004", event, phrase("list-as-key"), why=phrase("yaml-key"))
            self.key[-1] = _no_key(event)
            path: Path = ("",)
        else:
            path = self._take(value, event)
        self.open.append((value, path))
        self.key.append(None)
        if len(self.open) > MOST_LEVELS:
            raise _TooDeep(_where(event, self.written.file))

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        if self._is_key_next():
            self._take_key(event.value, event)
        else:
            self._take(_resolve(event), event)

    def _is_key_next(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1][0], dict) and self.key[-1] is None

    def _take_key(self, key: str, event: yaml.Event) -> None:
        mapping = self.open[-1][0]
        again = key in mapping
        if again:
            first = self.written.where((*self.open[-1][1], key), key=True)
            self._refuse("A005", event, key, line=first.line)
        self.key[-1] = (key, _position(event), again)

    def _take(self, value: object, event: yaml.Event) -> Path:
        """Put a value where it belongs and note its place; of a key given twice the first value stands."""
        position = _position(event)
        if not self.open:
            self.written.value = value
            self.written.add((), position, None)
            return ()
        holder, path = self.open[-1]
        if isinstance(holder, list):
            here: Path = (*path, len(holder))
            holder.append(value)
            self.written.add(here, position, None)
            return here
        key, key_position, again = self.key[-1] or _no_key(event)
        self.key[-1] = None
        here = (*path, key)
        if not again:
            holder[key] = value
            self.written.add(here, position, key_position)
        return here

    def _refuse(self, code: str, event: yaml.Event, came: str, **details: object) -> None:
        self.written.problems.append(problem(code, _where(event, self.written.file), came, **details))


def _resolve(event: yaml.ScalarEvent) -> object:
    """The value of a scalar: text in quotes is text; plain text may be a number, true, false or nothing."""
    text = event.value
    if event.style is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text):
        return float(text)
    return text


def _position(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def _no_key(event: yaml.Event) -> tuple[str, tuple[int, int], bool]:
    """What stands in for a key that was refused: its value is passed over, as that of a key given twice is."""
    return "", _position(event), True


def _where(event: yaml.Event, file: str) -> Where:
    return Where(file, *_position(event))


# What the parser complains of, and the phrase that says it to a person who has never seen YAML.
_IN_WORDS = (
    ("found character '\\t'", "yaml-tab"),
    ("mapping values are not allowed", "yaml-colon-in-text"),
    ("expected <block end>", "yaml-indentation"),
    ("could not find expected ':'", "yaml-colon-after-key"),
    ("while scanning a quoted scalar", "yaml-quotes"),
    ("expected ',' or", "yaml-bracket"),
    ("special characters are not allowed", "yaml-control"),
    ("unacceptable character", "yaml-control"),
)


def _malformed(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Say where the text stops being YAML, and what to do about it."""
    said = " ".join(str(error).split())
    why = phrase(next((name for sign, name in _IN_WORDS if sign in said), "yaml-look"))
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        lines = text.splitlines() or [""]
        line = min(mark.line, len(lines) - 1)
        return problem("A004", Where(file, mark.line + 1, mark.column + 1), lines[line].strip(), why=why)
    position = getattr(error, "position", 0)
    here = Where(file, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))
    return problem("A004", here, f"U+{ord(text[position]):04X}" if position < len(text) else "", why=why)
