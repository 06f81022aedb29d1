"""Rows of a file as columns of text: what every format is turned into before anything is decided about it.

Blank cells are null. Nothing else is changed here: words stay as they were written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import phrase
from truceline.report.faults import Faults

Lines = npt.NDArray[np.int64]
TEXT = pa.string()
# Rows are worked on in blocks of this many, so that the text of a large file never lies in memory at once.
BLOCK_ROWS = 50_000
# Latin letters for each stray byte, from which a text is Western: a name or two in Latin letters stand in Arabic and Russian texts too.
_MOSTLY_LATIN = 4


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of one file: columns of text, and the line at which each row begins.

    `written` has the cells as they came from which a column of ours was made, where its texts stand in no cell.
    """

    columns: Mapping[str, Any]
    lines: Lines
    written: Mapping[str, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.lines)

    def get(self, name: str) -> Any:
        """The column of that name; all null where the file has none."""
        found = self.columns.get(name)
        return pa.nulls(len(self), TEXT) if found is None else found

    def as_written(self, name: str) -> Any:
        """The column as its cells came."""
        return self.written.get(name, self.get(name))

    def tidy(self, name: str) -> Any:
        """The column without spaces around its texts; what is empty then is null."""
        return tidy(self.get(name))


class Table(Protocol):
    """A file as rows: the names in its first row, then blocks."""

    header: Sequence[str]

    def blocks(self) -> Iterator[Block]:
        """The rows in order; what is wrong with them goes to the faults of the file."""
        ...


def column_names(first_row: Sequence[str | None]) -> list[str]:
    """The names in a first row; a column without one is called by its number, so that its cells are not lost."""
    return [(name or "").strip() or f"(column {number})" for number, name in enumerate(first_row, start=1)]


def is_nameless(name: str) -> bool:
    """Whether that is how column_names calls a column without a name."""
    return name.startswith("(column ")


def tidy(column: Any) -> Any:
    """Take spaces off both ends of each text; what is empty then is null."""
    trimmed = pc.utf8_trim_whitespace(column)
    return pc.if_else(pc.equal(trimmed, ""), None, trimmed)


def distinct(column: Any) -> tuple[list[str | None], Lines]:
    """The distinct texts of a column (the last is None), and for each row which of them it holds.

    Work that is done once for each distinct text costs little in columns of codes, dates and figures.
    """
    encoded = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    encoded = encoded.dictionary_encode()
    texts: list[str | None] = encoded.dictionary.to_pylist()
    index = pc.fill_null(encoded.indices, len(texts)).to_numpy(zero_copy_only=False).astype(np.int64)
    return [*texts, None], index


def recode(column: Any, codes: Mapping[str, str | None]) -> tuple[Any, npt.NDArray[np.bool_]]:
    """Translate texts by a list of codes; also say for which rows the list has no entry. Null stays null."""
    texts, index = distinct(column)
    translated = pa.array([None if text is None else codes.get(text) for text in texts], TEXT)
    unknown = np.array([text is not None and text not in codes for text in texts])
    return translated.take(pa.array(index)), unknown[index]


def text_column(name: str, cells: Sequence[str | None], lines: Lines, faults: Faults) -> Any:
    """A column of text; a cell whose bytes are not UTF-8 becomes null, and a problem (or a remark) that names its line and column."""
    try:
        column = pa.array(cells, TEXT)
    except UnicodeEncodeError:
        sound: list[str | None] = []
        for cell, line in zip(cells, lines, strict=True):
            if cell is not None and not cell.isascii() and has_stray_bytes(cell):
                shown, hint = guess_encoding(cell)
                faults.add_of_cell(int(line), name, "R011", shown, hint=hint)
                sound.append(None)
            else:
                sound.append(cell)
        column = pa.array(sound, TEXT)
    return pc.if_else(pc.equal(column, ""), None, column)


def guess_encoding(cell: str) -> tuple[str, str]:
    """Show a text with stray bytes as what it probably is, and say so: Arabic and Russian Windows are the usual case, or Western among Latin letters."""
    raw = cell.encode("utf-8", "surrogateescape")
    if sum(c.isascii() and c.isalpha() for c in cell) > _MOSTLY_LATIN * sum("\ud800" <= c <= "\udfff" for c in cell):
        return raw.decode("cp1252", "replace"), phrase("like-western")
    arabic = raw.decode("cp1256", "replace")
    letters = [c for c in arabic if ord(c) > 0x7F]
    share = sum("\u0600" <= c <= "\u06ff" for c in letters) / max(1, len(letters))
    # In windows-1256 the small letters of Russian fall on a mixture of French and Arabic ones.
    if share >= 0.85:
        return arabic, phrase("like-arabic")
    return raw.decode("cp1251", "replace"), phrase("like-russian")


def has_stray_bytes(cell: str) -> bool:
    """Whether bytes came through that are not UTF-8."""
    return any("\ud800" <= c <= "\udfff" for c in cell)
