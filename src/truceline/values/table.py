"""A table that documents itself: every column has a type, a unit, a meaning and its allowed values.

The Arrow schema, the check of a table, the template and the page in docs all come from the same declaration.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

# Whenever Arrow is given a value of Python it asks for dateutil, and forgets that it is not there: it was looked for in
# every folder of modules 163 times for each file of reports, two thirds of what a small one took. Now that is known.
if find_spec("dateutil") is None:
    sys.modules["dateutil"] = None  # type: ignore[assignment] # so Python is told that there is no such module


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its Arrow type, whether it must be filled, its unit, meaning and allowed codes."""

    name: str
    type: pa.DataType
    meaning: str
    unit: str = ""
    required: bool = False
    allowed: Sequence[str] = ()


@dataclass(frozen=True)
class Declaration:
    """A table's name and columns, in order."""

    name: str
    columns: tuple[Column, ...]

    @cached_property
    def schema(self) -> pa.Schema:
        """The Arrow schema; the meaning and unit of each column travel as its metadata."""
        return pa.schema(
            [
                pa.field(c.name, c.type, nullable=not c.required, metadata={"meaning": c.meaning, "unit": c.unit})
                for c in self.columns
            ]
        )

    @property
    def names(self) -> list[str]:
        """The columns' names, in order."""
        return [c.name for c in self.columns]

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(c for c in self.columns if c.name == name)

    def markdown(self) -> str:
        """Describe the table for a page of documents: a row for each column, and below them the codes of coded ones."""
        lines = [f"## {self.name}", "", "| column | type | filled | unit | meaning |", "|---|---|---|---|---|"]
        for c in self.columns:
            filled = "always" if c.required else ""
            lines.append(f"| `{c.name}` | {c.type} | {filled} | {c.unit} | {c.meaning.replace('|', chr(92) + '|')} |")
        for c in self.columns:
            if c.allowed:
                lines += ["", f"Codes of `{c.name}`: {', '.join(f'`{code}`' for code in c.allowed)}."]
        return "\n".join(lines) + "\n"

    def empty(self) -> pa.Table:
        """A table of no rows."""
        return self.schema.empty_table()

    def completed(self, rows: pa.Table, *, also_required: bool = False) -> pa.Table:
        """The rows with each column that they lack and need not have, null: a table that an earlier version made is read so.

        Columns that must be filled are made up only for whoever says that nothing is read of them.
        """
        lacking = [c for c in self.columns if c.name not in rows.column_names and (also_required or not c.required)]
        for column in lacking:
            rows = rows.append_column(column.name, pa.nulls(rows.num_rows, column.type))
        return rows

    def table(self, columns: Mapping[str, Any]) -> pa.Table:
        """Build a table from columns; those left out are null, and a name the table does not have raises KeyError."""
        unknown = set(columns) - set(self.names)
        if unknown:
            raise KeyError(f"{self.name} has no column {', '.join(sorted(unknown))}")
        length = len(next(iter(columns.values()))) if columns else 0
        arrays = [_filled(columns.get(c.name), c.type, length) for c in self.columns]
        return pa.Table.from_arrays(arrays, schema=self.schema)


def _filled(values: Any, type_: pa.DataType, length: int) -> Any:
    """The values as an Arrow array of the type: NaN and NaT become null, and so does a column that is left out."""
    if values is None:
        return pa.nulls(length, type_)
    if isinstance(values, (pa.Array, pa.ChunkedArray)):
        return values if values.type == type_ else values.cast(type_)
    if isinstance(values, np.ndarray) and values.dtype == np.float64 and type_ == pa.float64():
        return _told_numbers(values, type_)
    return pa.array(values, type=type_, from_pandas=True)


def _told_numbers(values: npt.NDArray[np.float64], type_: pa.DataType) -> pa.Array:
    """The same of floats, which are not copied: Arrow looks at them one by one, and takes three times as long."""
    told = ~np.isnan(values)
    missing = len(values) - int(np.count_nonzero(told))
    valid = pa.py_buffer(np.packbits(told, bitorder="little")) if missing else None
    return pa.Array.from_buffers(type_, len(values), [valid, pa.py_buffer(np.ascontiguousarray(values))], missing)
