"""Small files that people keep, such as judgements and places: CSV in UTF-8, its lines with the cells that are filled in."""

import csv
from pathlib import Path

from truceline.errors import Refused, Where, problem


def read_cells(path: Path, code: str) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """The names of the columns, and of each line that is not empty its number and its cells by column.

    Raises:
        Refused: by the code, where it is no CSV in UTF-8.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))
    except (UnicodeDecodeError, csv.Error, OSError) as trouble:
        raise Refused([problem(code, Where(path.name), str(trouble))]) from trouble
    header = rows[0] if rows else []
    lines = [
        (line, dict(zip(header, (cell.strip() for cell in row), strict=False)))
        for line, row in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in row)
    ]
    return header, lines
