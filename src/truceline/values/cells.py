"""Small files that people keep, such as judgements, places and truth: CSV in UTF-8, with commas between the columns, or semicolons, tabs or upright strokes (|).

Spreadsheets write semicolons wherever a comma stands in decimals. Which of the four it is, the first line says; a file holds one, and what is
added to it later has the same (`separator_of`). A row with more or fewer cells than the first line has names is not read: a cell that stands
where another belongs says what nobody wrote.
"""

import csv
import io
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from truceline.errors import Problem, Refused, Where, phrase, problem

# What other files begin with, as a person calls them.
_FOREIGN = (
    (b"PK\x03\x04", "an Excel workbook (.xlsx) or another archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)"),
    (b"PAR1", "Parquet"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
)
SEPARATORS = ",;\t|"


def separator_of(first: str) -> str:
    """The separator that stands most often in a line of names, outside quotation marks; a comma where none does."""
    bare = re.sub(r'"[^"]*"', "", first)
    return max(SEPARATORS, key=bare.count)


def heading(name: str) -> str:
    """By what a column is known whose name may have capitals, and spaces or hyphens for underscores."""
    return re.sub(r"[\s-]+", "_", name.strip()).casefold()


def read_cells(path: Path, code: str) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """The names of the columns, and of each line that is not empty its number and its cells by column.

    Raises:
        Refused: as `read_rows`.
    """
    header, rows = read_rows(path, code)
    return header, [(line, dict(zip(header, (cell.strip() for cell in row), strict=True))) for line, row in rows]


def read_rows(path: Path, code: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The names of the columns, and each row that is not empty with the line at which it begins: as many cells as there are names.

    Empty cells beyond the last name, as spreadsheets save them, are left out.

    Raises:
        Refused: by the code, where it cannot be read or is no CSV in UTF-8: what it is instead is said, and at which line. With every row that
            has more or fewer cells (I040), and every name that comes twice (I041).
    """
    try:
        raw = path.read_bytes()
    except OSError as trouble:
        raise Refused([problem(code, Where(path.name), trouble.strerror or "an error")]) from trouble
    text = _text(raw, path.name, code)
    named = next((line for line in io.StringIO(text) if line.strip(f"{SEPARATORS} \r\n")), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(named), strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as trouble:
        raise Refused([problem(code, Where(path.name, line), _unsplit(trouble))]) from trouble
    if not rows:
        return [], []
    names = [name.strip() for name in _up_to(0, rows[0][1])]
    fitting = [(line, _up_to(len(names), row)) for line, row in rows[1:]]
    problems = [*named_twice(names, Where(path.name, rows[0][0])), *_misfits(len(names), fitting, path.name)]
    if problems:
        raise Refused(problems)
    return names, fitting


def named_twice(names: Sequence[str], where: Where) -> Iterator[Problem]:
    """A problem for each column that has the name of one before it, in capitals or not: nobody can say which of the two is meant."""
    headings = [heading(name) for name in names]
    for number, name in enumerate(names):
        if name and headings[number] in headings[:number]:
            yield problem("I041", replace(where, column=name), name)


def _up_to(count: int, row: list[str]) -> list[str]:
    """A row without the empty cells at its end that are more than so many."""
    filled = max((number for number, cell in enumerate(row, 1) if cell.strip()), default=0)
    return row[: max(filled, count)]


def _misfits(width: int, rows: Iterable[tuple[int, list[str]]], file: str) -> Iterator[Problem]:
    for line, row in rows:
        if len(row) != width:
            yield problem("I040", Where(file, line), phrase("cells", count=len(row)), width=width)


def told_beside(absent: Container[int | str], found: Iterable[Problem]) -> list[Problem]:
    """What is wrong with cells, to be told together with a heading that lacks some columns: nothing that adding those would mend."""
    return [each for each in found if each.where.column not in absent]


def _text(raw: bytes, name: str, code: str) -> str:
    """The bytes as text; of what is no UTF-8 the line is told."""
    for mark, said in _FOREIGN:
        if raw.startswith(mark):
            raise Refused([problem(code, Where(name), said)])
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return raw.decode()
    except UnicodeDecodeError as trouble:
        line = raw.count(b"\n", 0, trouble.start) + 1
        raise Refused([problem(code, Where(name, line), "bytes that are no UTF-8")]) from trouble


def _unsplit(trouble: csv.Error) -> str:
    """Why a row cannot be split into cells, without the reader's own words."""
    said = str(trouble)
    if "end of data" in said:
        return "a quotation mark that is not closed"
    if "expected after" in said:
        return "text behind a closing quotation mark"
    return "a cell too long to be one" if "limit" in said else "a row that cannot be split into cells"
