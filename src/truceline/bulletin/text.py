"""The bulletin as plain text, for e-mail: the same words and figures as the page, a line for each row."""

import textwrap
from collections.abc import Iterator

from truceline.bulletin.model import Bulletin
from truceline.bulletin.telling.pieces import Cell, Row, Section, Table
from truceline.bulletin.telling.voice import Name
from truceline.bulletin.telling.whole import tell
from truceline.values.language import SEMICOLON, Language, say

_WIDTH = 76
# A cell that a table leaves open: in a line its heading would stand alone.
_NOTHING = ("", "–")


def render_text(bulletin: Bulletin, language: Language) -> str:
    """Render the bulletin in one language as lines of text; the same bulletin gives the same bytes."""
    telling = tell(bulletin, language)
    band = f"*** {' · '.join(say('bulletin-band', other) for other in Language)} ***"
    lines = [band, telling.exercise, ""] if bulletin.exercise else []
    for line in (telling.kind, telling.title, telling.period, *telling.about):
        lines += _wrapped(line)
    for section in telling.sections:
        lines += ["", "", section.title, "=" * len(section.title), *_section(section, language)]
    if bulletin.exercise:
        lines += ["", band]
    return "\n".join(lines) + "\n"


def _section(section: Section, language: Language) -> Iterator[str]:
    for sentence in section.sentences:
        yield from _wrapped(sentence)
    for table in section.tables:
        yield ""
        yield from _wrapped(table.caption)
        yield from _rows(table, language)
    for quote in section.quotes:
        yield ""
        yield from _wrapped(quote.about)
        for line in quote.lines:
            yield from _quoted(line)
    if section.notes:
        yield ""
    for note in section.notes:
        yield from _wrapped(note)


def _rows(table: Table, language: Language) -> Iterator[str]:
    """A line for each row, with the name of each column before its figure: no alignment that a mail would break."""
    for row in table.rows:
        yield from _wrapped(
            f"{'=' if row.is_total else '-'} {_text(row.about)}: {_cells(table, row, language)}", indent="  "
        )


def _cells(table: Table, row: Row, language: Language) -> str:
    named = zip(table.headings[1:], row.cells, strict=True)
    if len(row.cells) == 1:
        return _text(row.cells[0])
    told = (f"{heading.text}: {_text(cell)}" for heading, cell in named if cell.text not in _NOTHING)
    return f"{SEMICOLON[language]} ".join(told)


def _text(cell: Cell) -> str:
    """A cell's text; a name is isolated, as the page isolates it by an element."""
    return Name(cell.text).isolated if cell.kind == "name" else cell.text


def _quoted(line: str) -> list[str]:
    """A line of somebody's own words, each piece of it marked, so that nothing in it passes for the bulletin's."""
    kept = textwrap.wrap(line, _WIDTH, replace_whitespace=False, break_long_words=False, break_on_hyphens=False)
    return [f"> {piece}" for piece in kept or [""]]


def _wrapped(text: str, *, indent: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
