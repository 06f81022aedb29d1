"""The pieces of a bulletin in words. The page and the plain text print the same pieces, so they say the same.

Whatever a person wrote (names of areas, of zones, of provisions) is marked as a name: it brings its own direction.
"""

from dataclasses import dataclass, field
from typing import Literal

from truceline.values.language import Language

Kind = Literal["words", "number", "name"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, whether it is words, a number or a name, the mark that stands before it."""

    text: str
    kind: Kind = "words"
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column is called; the mark that its figures carry."""

    text: str
    kind: Kind = "number"
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is about, and its cells; a total stands apart."""

    about: Cell
    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption, which names the counting rule of its figures."""

    code: str
    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, in their language, under a line that says whose they are, of what and when."""

    about: str
    lines: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the bulletin under one heading."""

    code: str
    title: str
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that the first page shows large, with the name of what it counts."""

    number: str
    label: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """A whole bulletin in one language."""

    language: Language
    kind: str
    title: str
    period: str
    about: tuple[str, ...]
    exercise: str
    key_figures: tuple[KeyFigure, ...]
    sections: tuple[Section, ...] = field(default_factory=tuple)

    def section(self, code: str) -> Section:
        """The section of that code."""
        return next(section for section in self.sections if section.code == code)
