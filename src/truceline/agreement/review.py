"""What the checks of a whole agreement stand on: every paragraph that could be read, with its place.

A paragraph that is wrong in itself is left out here, but the code it carries stays known: one mistake is told once,
and all others are still found.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import TypeAdapter, ValidationError

from truceline.agreement.model import Agreement, Consensus, JointRule, Paragraph, Term
from truceline.agreement.wording import nearest
from truceline.agreement.written import Path, Written
from truceline.errors import Problem, phrase, problem
from truceline.values.instant import ClockSkippedError, read_moment

Found = tuple[Path, Any]

# Each list of the agreement and what one entry of it is called, by the name of the phrase.
NOUNS = {
    "texts": "noun-text",
    "parties": "noun-party",
    "groups": "noun-group",
    "excluded": "noun-excluded-group",
    "control": "noun-declared-control",
    "zones": "noun-zone",
    "lines": "noun-line",
    "posts": "noun-post",
    "provisions": "noun-provision",
    "details": "noun-detail",
}
_READERS: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(get_args(Agreement.model_fields[name].annotation)[0]) for name in NOUNS
}

# Paragraphs that stand alone, in no list.
_ALONE: dict[str, type[Paragraph]] = {"term": Term, "decisions": Consensus, "joint_determinations": JointRule}


@dataclass(slots=True)
class Review:
    """The paragraphs of one agreement, by list, and the problems found among them."""

    written: Written
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    problems: list[Problem] = field(default_factory=list)
    _paragraphs: dict[str, list[Found]] = field(default_factory=dict)
    _moments: dict[Path, datetime | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._read_zone()
        for name, reader in _READERS.items():
            entries = self.written.get((name,))
            self._paragraphs[name] = []
            for index, entry in enumerate(entries if isinstance(entries, list) else []):
                try:
                    paragraph = reader.validate_python(entry, by_alias=True, by_name=False)
                except ValidationError:
                    continue
                self._paragraphs[name].append(((name, index), paragraph))
        for name, model in _ALONE.items():
            if (paragraph := self._alone(name, model)) is not None:
                self._paragraphs[name] = [((name,), paragraph)]

    def of(self, *names: str) -> list[Found]:
        """The readable entries of lists, each with its path."""
        return [found for name in names for found in self._paragraphs.get(name, [])]

    def everything(self) -> Iterator[Found]:
        """Every readable paragraph, those within others included."""
        for name in self._paragraphs:
            for path, paragraph in self.of(name):
                yield from _within(path, paragraph)

    def codes(self, *names: str) -> dict[str, Path]:
        """Every code given in these lists, also by paragraphs that could not be read, with where it stands first."""
        found: dict[str, Path] = {}
        for name in names:
            entries = self.written.get((name,))
            for index in range(len(entries) if isinstance(entries, list) else 0):
                code = self.written.get((name, index, "code"))
                if isinstance(code, str):
                    found.setdefault(code, (name, index, "code"))
        return found

    def moment(self, text: str | None, path: Path) -> datetime | None:
        """Read a moment in UTC; one that does not exist is a problem, told once, and None."""
        if text is None:
            return None
        if path not in self._moments:
            try:
                self._moments[path] = read_moment(text, self.zone)
            except ClockSkippedError:
                self._moments[path] = None
                self.tell("A204", path, text, why=phrase("clocks-skipped", zone=self.zone.key, text=repr(text)))
            except (ValueError, OverflowError) as error:
                self._moments[path] = None
                self.tell("A204", path, text, why=phrase("not-read", said=str(error)))
        return self._moments[path]

    def span(self, paragraph: Any, path: Path) -> tuple[datetime, datetime]:
        """The span of a paragraph in UTC; open ends reach as far as time does."""
        start = self.moment(paragraph.start, (*path, "from"))
        end = self.moment(paragraph.end, (*path, "until"))
        return start or datetime.min.replace(tzinfo=UTC), end or datetime.max.replace(tzinfo=UTC)

    def tell(self, code: str, path: Path, came: object, **details: object) -> None:
        """Add a problem at the place of a path."""
        self.problems.append(problem(code, self.written.where(path), came, **details))

    def line(self, path: Path) -> int:
        """The line in which the value at a path stands."""
        return self.written.where(path).line

    def _read_zone(self) -> None:
        name = self.written.get(("time_zone",))
        if not isinstance(name, str):
            return
        try:
            self.zone = ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.tell("A205", ("time_zone",), name, hint=nearest(name, available_timezones()))

    def _alone(self, name: str, model: type[Paragraph]) -> Paragraph | None:
        try:
            return model.model_validate(self.written.get((name,)), by_alias=True, by_name=False)
        except ValidationError:
            return None


def _within(path: Path, paragraph: Paragraph) -> Iterator[Found]:
    """A paragraph and all paragraphs within it."""
    yield path, paragraph
    for name, field_info in type(paragraph).model_fields.items():
        value = getattr(paragraph, name)
        here = (*path, field_info.alias or name)
        if isinstance(value, Paragraph):
            yield from _within(here, value)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, Paragraph):
                    yield from _within((*here, index), item)
