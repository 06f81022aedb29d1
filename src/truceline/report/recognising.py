"""What kind of file it is: by its bytes first, then by the names of its columns.

Its suffix decides only between spellings of JSON. Nothing is taken on trust, and what is not known is refused with a
word on what to do.
"""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from truceline.errors import Phrase, Refused, joined, phrase, problem
from truceline.report.channels.acled import ACLED
from truceline.report.channels.delimited import DelimitedTable
from truceline.report.channels.geojson import GeoJsonTable
from truceline.report.channels.gtd import GTD
from truceline.report.channels.json_lines import JsonLinesTable
from truceline.report.channels.list_groups import own_names
from truceline.report.channels.list_names import lacking
from truceline.report.channels.osce import OSCE
from truceline.report.channels.plain_list import PLAIN_LIST
from truceline.report.channels.scad import SCAD
from truceline.report.channels.source_file import SourceFile
from truceline.report.channels.truceline import REQUIRED, TRUCELINE
from truceline.report.channels.two_rows import with_names_together
from truceline.report.channels.ucdp import UCDP
from truceline.report.faults import Faults
from truceline.report.misnamed import how_many_known, is_nearly_a_list, unknown_in
from truceline.report.rows import Table, is_nameless
from truceline.report.shape import FileReading, Shape
from truceline.values.cells import SEPARATORS

SHAPES = (UCDP, ACLED, GTD, SCAD, OSCE, PLAIN_LIST, TRUCELINE)

# A title stands in one cell, or with a date in a second; no table of reports has so few columns.
_MOST_OF_A_TITLE = 2

# As many names as a person reads through.
_MOST_UNKNOWN = 20

# In UTF-16 each second byte of Latin, Cyrillic and Arabic letters and of signs between them.
_HIGHER_BYTES = frozenset((0, 4, 6))

# What grids of maps call their columns.
_GRIDS = ("mgrs", "usng", "utm", "easting", "northing", "grid", "grid_ref", "grid reference")

# What other files begin with, and the phrase that says what to do about each.
_FOREIGN: Sequence[tuple[bytes, str]] = (
    (b"\xd0\xcf\x11\xe0", "old-workbook"),
    (b"%PDF", "pdf"),
    (b"PAR1", "parquet"),
    (b"<", "markup"),
    (b"{\\rtf", "rich-text"),
    (b"[", "json-list"),
    (b"SQLite format 3", "database"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"BZh", "bzip2"),
    (b"7z\xbc\xaf", "archive-packed"),
    (b"Rar!", "archive-packed"),
)


def open_table(source: SourceFile, faults: Faults, beside: Sequence[str] = ()) -> Table:
    """Open a file as rows, by what its bytes say it is; `beside` names further columns that objects may have."""
    table = _opened(source, faults, beside)
    if faults.is_of_objects:
        return table
    with ExitStack() as stack:
        again = partial(_opened_again, source.path, stack)
        return with_names_together(table, faults, how_many_known, again)


def _opened_again(path: Path, stack: ExitStack) -> Table:
    """The same table once more, to be looked at; what is wrong with it is told of the one that is read."""
    return _opened(stack.enter_context(SourceFile(path)), Faults(str(path)), ())


def _opened(source: SourceFile, faults: Faults, beside: Sequence[str]) -> Table:
    head = source.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head and source.size <= len(source.head):
        raise Refused([problem("R002", faults.where(0), "")])
    if head.startswith(b"PK\x03\x04"):
        # Few files are workbooks, and loading what reads them takes as long as linking ten thousand reports.
        from truceline.report.channels.workbook import WorkbookTable  # noqa: PLC0415 - see above

        return WorkbookTable(source, faults, _is_known, how_many_known)
    for mark, hint in _FOREIGN:
        if head.startswith(mark):
            raise Refused([problem("R001", faults.where(0), phrase("another-kind"), hint=phrase(hint))])
    first = head.split(b"\n", 1)[0]
    if b"\0" in first and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        if any(set(first[at::2]) <= _HIGHER_BYTES for at in (0, 1)):
            raise Refused([problem("R011", faults.where(1), phrase("no-mark"), hint=phrase("utf-16-bare"))])
        raise Refused([problem("R001", faults.where(0), phrase("another-kind"), hint=phrase("no-text"))])
    if head.startswith(b"{"):
        kind = GeoJsonTable if _is_geojson(head, source) else JsonLinesTable
        return kind(source, faults, beside)
    return DelimitedTable(source, faults, _is_known, how_many_known)


def _is_known(header: Sequence[str]) -> bool:
    return _shape_of(header) is not None


def _shape_of(header: Sequence[str]) -> Shape | None:
    return next((shape for shape in SHAPES if shape.recognises(header)), None)


def recognise(table: Table, reading: FileReading) -> Shape | None:
    """Which table it is, by its names; what is missing, twice there or unknown is noted, and that the reading is misnamed by it.

    Of names that no table has it is a plain list that lacks something, where they are near to that, else None.
    """
    faults = reading.faults
    header = table.header
    before = len(faults.problems)
    shape = _shape_of(header)
    if shape is None:
        faults.add(faults.names_line, "", "R001", ", ".join(header), hint=_why_unknown(header))
    found = shape or (PLAIN_LIST if is_nearly_a_list(header) else None)
    if found is not None:
        _note_doubled(found, header, reading)
    if shape is not None:
        names = shape.own_names(header)
        for name in shape.needs:
            if name not in names:
                faults.add(faults.names_line, "", "R005", name=name, or_so="")
        shape.check_header(header, reading)
        faults.named = shape.named
    reading.misnamed = len(faults.problems) > before
    return found


def _note_doubled(shape: Shape, header: Sequence[str], reading: FileReading) -> None:
    faults = reading.faults
    names = shape.own_names(header)
    unread = shape.unread(header, reading)
    for number, name in enumerate(names):
        if name in names[:number] and not is_nameless(name) and header[number] not in unread:
            other = header[names.index(name)]
            alone = shape.own_names([header[number]]) == shape.own_names([other])
            code, told = ("R006", {}) if alone else ("R101", {"other": other})
            faults.add(faults.names_line, header[number], code, header[number], **told)


def _why_unknown(header: Sequence[str]) -> Phrase:
    """Why no table has such names, and what to do: they may be those of a grid, or a title, or lack something of a list."""
    named = [name if is_nameless(name) else own for name, own in zip(header, own_names(header), strict=True)]
    lacks = lacking(named)
    unknown = unknown_in(header)[:_MOST_UNKNOWN] if lacks and is_nearly_a_list(header) else []
    is_title = sum(not is_nameless(name) for name in header) <= _MOST_OF_A_TITLE
    in_one_cell = len(header) == 1 and any(mark in header[0] for mark in SEPARATORS)
    by_grid = any(name.casefold() in _GRIDS for name in header)
    hints = (
        phrase("unknown-table"),
        phrase("grid") if by_grid else "",
        phrase("names-first") if is_title and not in_one_cell else "",
        phrase("one-cell") if in_one_cell else "",
        phrase("misread-utf-8") if any(map(_is_misread, header)) else "",
        phrase("list-lacks", lacks=lacks) if lacks else "",
        phrase("names-unknown", names=", ".join(unknown)) if unknown else "",
        phrase("ours-needs", columns=", ".join(REQUIRED)),
    )
    return joined(hints, " ")


def _is_misread(name: str) -> bool:
    """Whether letters of another script were written one by one for the bytes of UTF-8."""
    try:
        return not name.isascii() and not name.encode("cp1252").decode().isascii()
    except UnicodeError:
        return False


def _is_geojson(head: bytes, source: SourceFile) -> bool:
    """Tell a FeatureCollection from JSON Lines: both begin with a brace."""
    first = head.split(b"\n", 1)[0]
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        # The object goes on beyond the line: a document, unless somebody names it otherwise.
        return source.path.suffix.casefold() != ".jsonl" or b'"FeatureCollection"' in head[:4096]
    return isinstance(value, dict) and value.get("type") in {"FeatureCollection", "Feature"}
