"""A gazetteer of the user's own: which places there are, by which names they go, and where they lie.

Read are a desk's `gazetteer.csv` (`name`, `other_names` joined by “|”), an exercise's places (`name_en`, `name_ar`, `name_ru`), whatever CSV
has such columns beside a longitude and a latitude, under the names by which plain lists have them too, and GeoNames' table of a country
(`SY.txt`, tabs, no headings), of which populated places are taken. Columns that are not known are passed over, a row that is no place refuses the whole.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from truceline.errors import Problem, Refused, Where, problem
from truceline.incident.likeness.placenames import Listed
from truceline.report.channels.list_cells import degree
from truceline.report.channels.list_names import chosen, own_name
from truceline.report.numbers import read_number
from truceline.values.cells import read_cells, told_beside

_CALLED = ("name", "name_en", "name_ar", "name_ru", "asciiname")
_IN_ANY = 0  # where a name is missing: no one column is at fault
_FURTHER = {"other_names": "|", "alternatenames": ",", "alternate_names": ","}  # and by what they are parted
_DEGREES = {"longitude": 180.0, "latitude": 90.0}
# GeoNames' main table, by https://download.geonames.org/export/dump/readme.txt: 19 fields, of which these are read.
_GEONAMES = {"name": 1, "asciiname": 2, "alternatenames": 3, "latitude": 4, "longitude": 5}
_GEONAMES_FIELDS, _FEATURE_CLASS, _POPULATED = 19, 6, "P"

Cells = Mapping[str, str]


def read_gazetteer(path: Path) -> tuple[Listed, ...]:
    """Read a gazetteer from CSV, or from GeoNames' table of a country.

    Raises:
        Refused: with every problem of the file: neither of them (I030), columns that are missing (I031), a row without a name (I032), a number
            that cannot be (I033), no place at all (I034). What is wrong below columns that are missing is told with them.
    """
    taken: list[Listed] = []
    places, problems, absent = _geonames(path), list[Problem](), frozenset[int | str]()
    if places is None:
        places, problems, absent = _own(path)
    for line, cells in places:
        wrong = told_beside(absent, _wrong_cells(cells, path.name, line))
        problems += wrong
        if not wrong:
            numbers = (read_number(cells.get(name, "")) for name in (*_DEGREES, "radius_m"))
            taken.append(Listed(_names(cells), *(float("nan") if number is None else number for number in numbers)))
    if not taken and not problems:
        problems.append(problem("I034", Where(path.name), "none"))
    if problems:
        raise Refused(problems)
    return tuple(taken)


def _own(path: Path) -> tuple[list[tuple[int, Cells]], list[Problem], frozenset[int | str]]:
    """The lines of a CSV under our names, what is wrong with its heading, and which of our names that lacks.

    Where no column is called a name, that of a place is one.
    """
    header, lines = read_cells(path, "I030")
    headings = {own_name(heading): heading for heading in reversed(header)}
    heads = {name: headings[name] for name in (*_CALLED, *_FURTHER, "radius_m") if name in headings}
    if not {*_CALLED} & {*heads} and (place := chosen(header, "place_name")):
        heads["name"] = headings[place]
    heads |= {name: headings[theirs] for name in _DEGREES if (theirs := chosen(header, name))}
    absent: frozenset[int | str] = frozenset(_DEGREES) - {*heads}
    if not {*_CALLED} & {*heads}:
        absent |= {_IN_ANY}
    wrong = [problem("I031", Where(path.name, 1), ", ".join(header))] if absent else []
    taken = [(line, {name: cells.get(heading, "") for name, heading in heads.items()}) for line, cells in lines]
    read: list[tuple[int, Cells]] = [
        (line, cells | {name: degree(cells.get(name, "")) for name in _DEGREES}) for line, cells in taken
    ]
    return read, wrong, absent


def _geonames(path: Path) -> list[tuple[int, Cells]] | None:
    """The populated places of GeoNames' table; None where the file is another, by its first line.

    Raises:
        Refused: where another line has (I030).
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None  # told by whoever reads it as CSV
    rows = [(line, row.split("\t")) for line, row in enumerate(text.split("\n"), 1) if row.strip()]
    if not rows or len(rows[0][1]) != _GEONAMES_FIELDS:
        return None
    torn = [line for line, fields in rows if len(fields) != _GEONAMES_FIELDS]
    if torn:
        came = f"{len(torn)} lines with more or fewer fields than GeoNames' {_GEONAMES_FIELDS}"
        raise Refused([problem("I030", Where(path.name, torn[0]), came)])
    places = [(line, fields) for line, fields in rows if fields[_FEATURE_CLASS] == _POPULATED]
    return [(line, {name: fields[at].strip() for name, at in _GEONAMES.items()}) for line, fields in places]


def _names(cells: Cells) -> tuple[str, ...]:
    """All names of a row, each once: its own first."""
    names = [cells.get(name, "") for name in _CALLED]
    names += [name for further, mark in _FURTHER.items() for name in cells.get(further, "").split(mark)]
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def _wrong_cells(cells: Cells, file: str, line: int) -> Iterator[Problem]:
    if not _names(cells):
        yield problem("I032", Where(file, line, _IN_ANY), "none", columns=", ".join(_CALLED))
    for name, most in _DEGREES.items():
        number = read_number(cells.get(name, ""))
        if number is None or not -most <= number <= most:
            form = f"from {-most:.0f} to {most:.0f} degrees"
            yield problem("I033", Where(file, line, name), cells.get(name, ""), name=name, form=form)
    radius = cells.get("radius_m", "")
    if radius and not 0.0 < (read_number(radius) or 0.0) < float("inf"):
        yield problem("I033", Where(file, line, "radius_m"), radius, name="radius_m", form="in metres, above 0")
