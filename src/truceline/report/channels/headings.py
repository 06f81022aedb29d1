"""Which row of a table names its columns: the first, or one below a title, a note or empty lines.

A row below others is taken only where its names are known and those above it fill fewer cells: whatever stands above is
named in a remark, never left out in silence.
"""

from collections.abc import Callable, Iterable, Sequence

from truceline.report.faults import Faults
from truceline.report.rows import column_names

MOST_ABOVE = 20  # rows: the longest preambles of spreadsheets (who made it, when, by which query) have a dozen
_LONGEST_TOLD = 200

Known = Callable[[Sequence[str]], bool]
Near = Callable[[Sequence[str]], int]
"""How many of the names in a row are known."""


def names_of(row: Sequence[str | None]) -> list[str]:
    """The names in a row, without what is empty behind the last of them."""
    names = list(row)
    while names and not (names[-1] or "").strip():
        names.pop()
    return column_names(names)


def names_over(row: Sequence[str | None], below: Sequence[str | None]) -> list[str]:
    """The names in a row, without what is empty behind the last of them, but where words stand below: merged cells have one name for several columns."""
    names, behind = names_of(row), [(cell or "").strip() for cell in below]
    while behind and not behind[-1]:
        behind.pop()
    if len(behind) <= len(names) or any(map(str.isdecimal, "".join(behind))):
        return names
    return column_names([*row[: len(names)], *[None] * (len(behind) - len(names))])


def place_of_names(rows: Iterable[Sequence[str | None]], known: Known) -> int | None:
    """Which of the first rows holds known names, with nothing above it that fills as many cells; None where none does."""
    most = 0
    for place, row in enumerate(rows):
        filled = sum(bool((cell or "").strip()) for cell in row)
        if filled and known(names_of(row)):
            return place if filled > most or not place else None
        most = max(most, filled)
    return None


def place_of_likeliest(rows: Iterable[Sequence[str | None]], near: Near) -> int:
    """Which of the first rows has most known names, two or more, where those of none are a table's: the one of which is told what it lacks."""
    likeliest, best, most = 0, 1, 0
    for place, row in enumerate(rows):
        filled = sum(bool((cell or "").strip()) for cell in row)
        if filled > most and (found := near(names_of(row))) > best:
            likeliest, best = place, found
        most = max(most, filled)
    return likeliest


def tell_above(above: Sequence[Sequence[str | None]], line: int, faults: Faults) -> None:
    """Remark on the rows above the names, which stand at a line; empty ones are nothing that a person has to know."""
    faults.names_line = line
    told = [cell.strip() for row in above for cell in row if cell and cell.strip()]
    if told:
        faults.remark(line - 1, "", "R081", " ".join(told)[:_LONGEST_TOLD], below=line)
