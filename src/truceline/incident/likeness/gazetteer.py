"""A gazetteer of the user's own: which places there are, by which names they go, and where they lie.

Read are a desk's `gazetteer.csv` (`name`, `other_names` joined by “|”), an exercise's places (`name_en`, `name_ar`, `name_ru`), and whatever
has these columns beside `longitude` and `latitude`. Columns that are not known are passed over, a row that is no place refuses the whole.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from truceline.errors import Problem, Refused, Where, problem
from truceline.incident.likeness.placenames import Listed
from truceline.report.numbers import read_number
from truceline.values.cells import read_cells

_NAMES = ("name", "name_en", "name_ar", "name_ru")
_DEGREES = {"longitude": 180.0, "latitude": 90.0}


def read_gazetteer(path: Path) -> tuple[Listed, ...]:
    """Read a gazetteer from CSV.

    Raises:
        Refused: with every problem of the file: no CSV (I030), columns that are missing (I031), a row without a name (I032), a number that
            cannot be (I033), no place at all (I034).
    """
    header, lines = read_cells(path, "I030")
    if not {*_DEGREES} <= {*header} or not {*_NAMES} & {*header}:
        raise Refused([problem("I031", Where(path.name, 1), ", ".join(header))])
    problems: list[Problem] = []
    taken = []
    for line, cells in lines:
        wrong = list(_wrong_cells(cells, path.name, line))
        problems += wrong
        if not wrong:
            numbers = (read_number(cells.get(name, "")) for name in (*_DEGREES, "radius_m"))
            taken.append(Listed(_names(cells), *(float("nan") if number is None else number for number in numbers)))
    if not taken and not problems:
        problems.append(problem("I034", Where(path.name), "none"))
    if problems:
        raise Refused(problems)
    return tuple(taken)


def _names(cells: Mapping[str, str]) -> tuple[str, ...]:
    """All names of a row, each once: its own first."""
    names = [*(cells.get(name, "") for name in _NAMES), *cells.get("other_names", "").split("|")]
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def _wrong_cells(cells: Mapping[str, str], file: str, line: int) -> Iterator[Problem]:
    if not _names(cells):
        yield problem("I032", Where(file, line), "none", columns=", ".join(_NAMES))
    for name, most in _DEGREES.items():
        number = read_number(cells.get(name, ""))
        if number is None or not -most <= number <= most:
            form = f"from {-most:.0f} to {most:.0f} degrees"
            yield problem("I033", Where(file, line, name), cells.get(name, ""), name=name, form=form)
    radius = cells.get("radius_m", "")
    if radius and not 0.0 < (read_number(radius) or 0.0) < float("inf"):
        yield problem("I033", Where(file, line, "radius_m"), radius, name="radius_m", form="in metres, above 0")
