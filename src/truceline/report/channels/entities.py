"""Entities of HTML in tables that came out of a browser's page (`Dar&#8217;a`, `&amp;`): read as the letters for which they stand, and told of.

Two lists that write one village in two ways would not meet. What comes of it is text as any other: it is checked like it, and every page
escapes it. What names a report or its source is left as it came, for by it the report is known again; our own form is kept to the letter.
"""

import html
import re
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.rows import TEXT, Block, distinct
from truceline.report.shape import FileReading

TEXTS = ("place_name", "admin1", "admin2", "actor", "target", "said")
# Without its semicolon it may be a name: AT&T, R&D.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def without_entities(claims: Block, reading: FileReading) -> Block:
    """The same with the letters for entities in its texts; how many rows of which column had any is counted for `tell_entities`."""
    columns = dict(claims.columns)
    for name in TEXTS:
        if name in columns and pc.any(pc.match_substring(columns[name], "&")).as_py():
            columns[name] = _decoded(name, columns[name], reading)
    return Block(columns, claims.lines, claims.written)


def _decoded(name: str, column: Any, reading: FileReading) -> Any:
    texts, index = distinct(column)
    decoded = [None if text is None else _ENTITY.sub(lambda found: html.unescape(found[0]), text) for text in texts]
    column = pa.array(decoded, TEXT).take(pa.array(index))
    changed = {at for at, two in enumerate(zip(texts, decoded, strict=True)) if two[0] != two[1]}
    if changed:
        first = next(found[0] for at in sorted(changed) if (found := _ENTITY.search(texts[at] or "")))
        first, before = reading.entities.get(name, (first, 0))
        reading.entities[name] = first, before + sum(at in changed for at in index.tolist())
    return column


def tell_entities(reading: FileReading) -> None:
    """Say once of each column that entities in it were read as letters, with the first of them and in how many rows."""
    for name, (first, rows) in sorted(reading.entities.items()):
        reading.faults.remark_on_all(name, "R094", first, rows=f"{rows:,}")
