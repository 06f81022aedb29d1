"""What kind of file it is: by its bytes first, then by the names of its columns.

Its suffix decides only between spellings of JSON. Nothing is taken on trust, and what is not known is refused with a
word on what to do.
"""

import json
from collections.abc import Sequence

from truceline.errors import Refused, problem
from truceline.report.channels.acled import ACLED
from truceline.report.channels.delimited import DelimitedTable
from truceline.report.channels.geojson import GeoJsonTable
from truceline.report.channels.gtd import GTD
from truceline.report.channels.json_lines import JsonLinesTable
from truceline.report.channels.list_names import lacking
from truceline.report.channels.osce import OSCE
from truceline.report.channels.plain_list import PLAIN_LIST
from truceline.report.channels.scad import SCAD
from truceline.report.channels.source_file import SourceFile
from truceline.report.channels.truceline import REQUIRED, TRUCELINE
from truceline.report.channels.ucdp import UCDP
from truceline.report.channels.workbook import WorkbookTable
from truceline.report.faults import Faults
from truceline.report.rows import NAMES_FIRST, Table, is_nameless
from truceline.report.shape import FileReading, Shape

SHAPES = (UCDP, ACLED, GTD, SCAD, OSCE, PLAIN_LIST, TRUCELINE)

# A title stands in one cell, or with a date in a second; no table of reports has so few columns.
_MOST_OF_A_TITLE = 2

# What other files begin with, and what to do about each.
_FOREIGN: Sequence[tuple[bytes, str]] = (
    (b"\xd0\xcf\x11\xe0", "It is an old or password-protected Excel workbook: save it as .xlsx without a password."),
    (b"%PDF", "It is a PDF: tables in PDF have to be copied into the form first."),
    (b"PAR1", "It is Parquet: write it as CSV or JSON Lines."),
    (b"<", "It is XML or HTML: save the table as .xlsx or .csv."),
    (b"[", "It is a JSON list: write JSON Lines, one object on each line."),
    (b"SQLite format 3", "It is a database: export the table as CSV."),
    (b"\x89PNG", "It is a picture."),
    (b"\xff\xd8\xff", "It is a picture."),
    (b"BZh", "It is packed with bzip2: unpack it, or pack it with gzip."),
    (b"7z\xbc\xaf", "It is an archive: unpack it."),
    (b"Rar!", "It is an archive: unpack it."),
)


def open_table(source: SourceFile, faults: Faults, beside: Sequence[str] = ()) -> Table:
    """Open a file as rows, by what its bytes say it is; `beside` names further columns that objects may have."""
    head = source.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head and source.size <= len(source.head):
        raise Refused([problem("R002", faults.where(0), "")])
    if head.startswith(b"PK\x03\x04"):
        return WorkbookTable(source, faults)
    for mark, hint in _FOREIGN:
        if head.startswith(mark):
            raise Refused([problem("R001", faults.where(0), "another kind of file", hint=hint)])
    if head.startswith(b"{"):
        kind = GeoJsonTable if _is_geojson(head, source) else JsonLinesTable
        return kind(source, faults, beside)
    return DelimitedTable(source, faults)


def recognise(table: Table, reading: FileReading) -> Shape | None:
    """Which table it is, by its names; None after noting what is missing, twice there, or unknown."""
    faults = reading.faults
    header = table.header
    shape = next((shape for shape in SHAPES if shape.recognises(header)), None)
    if shape is None:
        lacks = lacking(header)
        for_a_list = f" For a plain list it lacks: {lacks}." if lacks else ""
        is_title = sum(not is_nameless(name) for name in header) <= _MOST_OF_A_TITLE
        no_names = f" {NAMES_FIRST}" if is_title else ""
        hint = f"No known table has such columns.{no_names}{for_a_list} Ours needs at least {', '.join(REQUIRED)}."
        faults.add(1, "", "R001", ", ".join(header), hint=hint)
        return None
    before = len(faults.problems)
    names = [shape.own_name(name) for name in header]
    for number, name in enumerate(names):
        if name in names[:number] and not is_nameless(name):
            faults.add(1, header[number], "R006", header[number])
    for name in shape.needs:
        if name not in names:
            faults.add(1, "", "R005", name=name, or_so="")
    shape.check_header(header, reading)
    faults.named = shape.named
    return shape if len(faults.problems) == before else None


def _is_geojson(head: bytes, source: SourceFile) -> bool:
    """Tell a FeatureCollection from JSON Lines: both begin with a brace."""
    first = head.split(b"\n", 1)[0]
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        # The object goes on beyond the line: a document, unless somebody names it otherwise.
        return source.path.suffix.casefold() != ".jsonl" or b'"FeatureCollection"' in head[:4096]
    return isinstance(value, dict) and value.get("type") in {"FeatureCollection", "Feature"}
