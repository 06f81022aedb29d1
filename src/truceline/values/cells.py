"""Small files that people keep, such as judgements, places and truth: CSV in UTF-8, with commas between the columns.

Other separators are refused, not guessed: to some of these files lines are added later, and a file holds one separator.
"""

import csv
import io
from pathlib import Path

from truceline.errors import Refused, Where, problem

# What other files begin with, as a person calls them.
_FOREIGN = (
    (b"PK\x03\x04", "an Excel workbook (.xlsx) or another archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)"),
    (b"PAR1", "Parquet"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
)
_SEPARATORS = {";": "semicolons between the columns", "\t": "tabs between the columns"}


def read_cells(path: Path, code: str) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """The names of the columns, and of each line that is not empty its number and its cells by column.

    Raises:
        Refused: by the code, as `read_rows`.
    """
    header, rows = read_rows(path, code)
    return header, [(line, dict(zip(header, (cell.strip() for cell in row), strict=False))) for line, row in rows]


def read_rows(path: Path, code: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The names of the columns, and each row that is not empty with the line at which it begins.

    Raises:
        Refused: by the code, where it cannot be read or is no CSV in UTF-8 with commas: what it is instead is said, and at which line.
    """
    try:
        raw = path.read_bytes()
    except OSError as trouble:
        raise Refused([problem(code, Where(path.name), trouble.strerror or "an error")]) from trouble
    reader = csv.reader(io.StringIO(_text(raw, path.name, code), newline=""), strict=True)
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
    first, names = rows[0]
    for separator, said in _SEPARATORS.items():
        if len(names) == 1 and separator in names[0]:
            raise Refused([problem(code, Where(path.name, first), said)])
    return [name.strip() for name in names], rows[1:]


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
