"""Names of columns that stand in two rows, as merged cells have them: “Killed” over “low”, “best” and “high”, “Place” over “Latitude” and “Longitude”.

Read by the upper row alone, all but the first column below a merged cell had no name and were left out, and the second row was a report
without a day. They are one row of names where more of those are known than of the upper row alone, and that is told; else the table is as it came.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from truceline.errors import Refused
from truceline.report.channels.headings import Near
from truceline.report.faults import Faults
from truceline.report.rows import Block, Table, is_nameless


class NamedByTwoRows:
    """A table whose first row of cells is the second row of its names."""

    def __init__(self, names: Sequence[str], table: Table) -> None:
        self.header = names
        self._table = table

    def blocks(self) -> Iterator[Block]:
        """The rows below both."""
        names = dict(zip(self._table.header, self.header, strict=True))
        for number, block in enumerate(self._table.blocks()):
            passed = 0 if number else 1
            named = {names[name]: column.slice(passed) for name, column in block.columns.items()}
            yield Block(named, block.lines[passed:])


def with_names_together(table: Table, faults: Faults, near: Near, again: Callable[[], Table]) -> Table:
    """The table with the names of two rows as one, where it has them so; else as it is. `again` opens it once more, to look at its first row."""
    header = table.header
    if not any(map(is_nameless, header)) or len({*header}) < len(header):
        return table
    line, below = _first_row(again)
    if line != faults.names_line + 1 or len(below) != len(header) or any(map(_has_digit, below)):
        return table
    names = _together(header, below, near)
    if len({*names}) < len(names) or near(names) <= near(header):
        return table
    faults.names_line = line
    faults.remark_on_all("", "R109", ", ".join(name for name in names if not is_nameless(name)))
    return NamedByTwoRows(names, table)


def _first_row(again: Callable[[], Table]) -> tuple[int, list[str]]:
    """The line of the first row below the names, and its cells; nothing of a table that cannot be read so far."""
    with suppress(Refused):
        table = again()
        for block in table.blocks():
            cells = (block.columns[name].slice(0, 1).to_pylist()[0] for name in table.header)
            return int(block.lines[0]), [(cell or "").strip() for cell in cells]
    return 0, []


def _together(above: Sequence[str], below: Sequence[str], near: Near) -> list[str]:
    """One name for each column: of both its words, of those below or above alone, the first that is known; what stands over several is above each."""
    names, over = [], ""
    for upper, lower in zip(above, below, strict=True):
        over = over if is_nameless(upper) else upper
        if not lower:
            names.append(upper)
            continue
        ways = [f"{over} {lower}".strip(), lower, *([] if is_nameless(upper) else [upper])]
        names.append(next((way for way in ways if near([way])), ways[0]))
    return names


def _has_digit(text: str) -> bool:
    return any(map(str.isdecimal, text))
