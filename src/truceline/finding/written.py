"""Tables that people write and the machine never fills: CSV whose every row knows its line, so that every problem does."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from truceline.errors import Problem, Refused, Where, phrase, problem
from truceline.values.cells import separator_of

_LONGEST_CELL = 100_000  # characters; reasons are a page or two
_MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One line of the file, and where it stands."""

    cells: dict[str, str]
    file: str
    line: int

    def problem(self, code: str, column: str, **details: object) -> Problem:
        """What is wrong in one of its cells."""
        return problem(code, Where(self.file, self.line, column), self.cells[column], **details)


def read_rows(path: Path, names: Sequence[str], *later: Sequence[str]) -> tuple[list[WrittenRow], list[Problem]]:
    """Read the rows whose cells fit the columns, and a problem for every one that does not.

    Columns that came `later`, each group after the one before, may be missing from some group on: each is then empty in every row.

    Raises:
        Refused: It is no table in UTF-8 with these columns, or too large to be one.

    """
    file = path.name
    size = path.stat().st_size
    if size > _MOST_BYTES:
        raise Refused([problem("F002", Where(file), phrase("bytes", count=f"{size:,}"), most=_MOST_BYTES)])
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Refused([problem("F003", Where(file, line), raw[error.start : error.start + 1].hex())]) from None
    separator = separator_of(text.split("\n", 1)[0])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows, problems = [], []
    try:
        header = [name.strip() for name in next(reader, [])]
        missing = [name for group in later for name in group if name not in header]
        may_miss = ([name for group in later[start:] for name in group] for start in range(len(later) + 1))
        if sorted(header + (missing if missing in may_miss else [])) != sorted(names):
            raise Refused([problem("F004", Where(file, 1), ", ".join(header), columns=", ".join(names))])
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            longest = max(map(len, cells), default=0)
            if longest > _LONGEST_CELL:
                came = phrase("cell-of-characters", count=f"{longest:,}")
                problems.append(problem("F006", Where(file, line), came))
            elif len(cells) == len(header):
                stripped = (cell.strip() for cell in cells)
                given = dict(zip(header, stripped, strict=True))
                rows.append(WrittenRow(dict.fromkeys(missing, "") | given, file, line))
            elif any(cell.strip() for cell in cells):
                problems.append(problem("F005", Where(file, line), len(cells), columns=len(header)))
    except csv.Error as error:
        problems.append(problem("F006", Where(file, reader.line_num), str(error)))
    return rows, problems
