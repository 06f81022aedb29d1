"""Rows that were left out although the others were taken, in a file of their own: as they came, and what is wrong with each.

They can be mended there or in the list, and brought once more. A row that cannot be split into cells stands with what is wrong alone.
"""

import csv
from collections.abc import Sequence
from pathlib import Path

from truceline.errors import Phrase, Problem, Refused
from truceline.report.channels.source_file import SourceFile
from truceline.report.faults import Faults
from truceline.report.recognising import open_table
from truceline.values.cell import guarded

FILE = "set_aside.csv"
_OURS = ("file", "line", "what_is_wrong")

Row = tuple[str, int]
Rows = dict[Row, dict[str, str]]


def write_set_aside(problems: Sequence[Problem], paths: Sequence[Path], folder: Path) -> int:
    """Write the rows that problems name, each once, in the order in which they are named; and say how many they are.

    The columns are those of all the files, behind the file's name, the line and what is wrong. A text or a name of a column that a spreadsheet
    would run as a formula is guarded by an apostrophe.
    """
    wrong = rows_at_fault(problems)
    cells: Rows = {}
    for path in paths:
        cells |= _rows(path, {line for file, line in wrong if file == str(path)})
    columns = list(dict.fromkeys(name for found in cells.values() for name in found if name not in _OURS))
    with (folder / FILE).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([*_OURS, *map(guarded, columns)])
        for (name, line), said in wrong.items():
            row = cells.get((name, line), {})
            written = [Path(name).name, str(line or ""), " ".join(said), *(row.get(column, "") for column in columns)]
            writer.writerow([guarded(cell) for cell in written])
    # Of JSON Lines the first line is a row too.
    return sum(line > 1 or (name, line) in cells for name, line in wrong)


def rows_at_fault(problems: Sequence[Problem]) -> dict[Row, list[str]]:
    """The file and line of every row that problems name, each once, with what is wrong with it."""
    wrong: dict[Row, list[str]] = {}
    for one in problems:
        column = f"{one.where.column}: " if one.where.column else ""
        told = f"{column}expected {one.expected}; came {one.came}. {one.remedy} [{one.code}]"
        for place in [(one.where.file, one.where.line), *_others(one)]:
            wrong.setdefault(place, []).append(told)
    return wrong


def lines_of(path: Path) -> set[int]:
    """The lines at which rows of a file begin; none where it cannot be split into rows to its end."""
    with SourceFile(path) as source:
        try:
            return {line for block in open_table(source, Faults(str(path))).blocks() for line in block.lines.tolist()}
        except Refused:
            return set()


def _others(one: Problem) -> list[Row]:
    """The other row that is left out for a problem: of two that say different things under one reference neither is taken."""
    other = one.details.get("other")
    if one.code != "R030" or not isinstance(other, Phrase):
        return []
    return [(str(other.details["file"]), int(str(other.details["line"])))]


def _rows(path: Path, lines: set[int]) -> Rows:
    """The rows of a file at these lines, by its own names of columns; fewer where the file cannot be split into rows."""
    found: Rows = {}
    if not lines:
        return found
    with SourceFile(path) as source:
        try:
            for block in open_table(source, Faults(str(path))).blocks():
                for row in (row for row, line in enumerate(block.lines.tolist()) if line in lines):
                    cells = {name: column[row].as_py() or "" for name, column in block.columns.items()}
                    found[str(path), int(block.lines[row])] = cells
        except Refused:  # what can be split was split: the problems say what is wrong with the rest
            pass
    return found
