"""Words and signs by which people and programs say that nothing is known: read as empty cells, and told of.

In a figure each would refuse its row; as an actor it would be one that two lists agree on. “NA” is R's; in small letters it may be a
village. “None” is Python's, and of a number of dead it may mean nobody: there it is no empty cell.
"""

from collections.abc import Container
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.channels import list_names_arabic as arabic
from truceline.report.channels import list_names_russian as russian
from truceline.report.rows import TEXT, Block, tidy
from truceline.report.shape import FileReading

_OF_PROGRAMS = ("null", "nan", "nat", "<na>", "#n/a", "\\n")
_IN_ENGLISH = (
    *("n/k", "n/a", "n.a.", "-", "–", "—", "--", ".", "?", "؟", "unknown", "not known", "not available", "no data"),
    *("not specified", "unspecified", "tbd", "tbc"),
)
NOT_KNOWN = (*_OF_PROGRAMS, *_IN_ENGLISH, *arabic.NOT_KNOWN, *russian.NOT_KNOWN)
NOT_AVAILABLE = "NA"
NONE = "none"


def without_unknown(block: Block, read: Container[str], reading: FileReading, counts: Container[str] = ()) -> Block:
    """The rows with cells empty that say that nothing is known, in the columns that are read; how often is counted for `tell_unknown`.

    In columns of `counts` “none” stays, for it may be a number.
    """

    def known(name: str, column: Any) -> Any:
        told = tidy(column)
        unknown = pc.or_(pc.is_in(pc.utf8_lower(told), pa.array(NOT_KNOWN, TEXT)), pc.equal(told, NOT_AVAILABLE))
        if name not in counts:
            unknown = pc.or_(unknown, pc.equal(pc.utf8_lower(told), NONE))
        unknown = pc.fill_null(unknown, False)
        if not pc.any(unknown).as_py():
            return column
        for each in pc.value_counts(told.filter(unknown)).to_pylist():
            reading.unknown[name, each["values"]] += each["counts"]
        return pc.if_else(unknown, None, column)

    return Block(
        {name: known(name, column) if name in read else column for name, column in block.columns.items()}, block.lines
    )


def tell_unknown(reading: FileReading) -> None:
    """Say once of each column and each word in it that it was read as empty, and in how many rows."""
    for (column, word), rows in sorted(reading.unknown.items()):
        reading.faults.remark_on_all(column, "R085", word, rows=f"{rows:,}")
