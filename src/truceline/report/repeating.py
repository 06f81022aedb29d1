"""Reports that came before: the same source and reference names the same report.

The same words again change nothing and are counted. Other words under the same reference are a problem that names
both places: which of the two the source means, only the source can say.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import Phrase, phrase
from truceline.report.faults import Faults
from truceline.report.rows import Lines

# Where and when a report came in is not what it says.
_NOT_SAID = {"report_id", "received_at", "original_sha256", "original_line"}


@dataclass(frozen=True, slots=True)
class Gathered:
    """The reports of all files in order, and for each the number of its file."""

    table: pa.Table
    file: Lines

    def where(self, row: int, faults: Sequence[Faults]) -> Phrase:
        """The place of a report, as a problem of another file says it."""
        return phrase("place", file=faults[self.file[row]].file, line=self.table["original_line"][row].as_py())

    def keep(self, rows: npt.NDArray[np.bool_]) -> "Gathered":
        """Only those reports."""
        if rows.all():
            return self
        return Gathered(self.table.filter(pa.array(rows)), self.file[rows])


def without_repetitions(gathered: Gathered, faults: Sequence[Faults]) -> tuple[Gathered, int]:
    """Keep the first of each report, and say how many more of the same there were.

    Where two differ, neither is taken: both are named in the problem.
    """
    table = gathered.table
    if not table.num_rows:
        return gathered, 0
    encoded = table["report_id"].combine_chunks().dictionary_encode().indices.to_numpy(zero_copy_only=False)
    _, first_of, index = np.unique(encoded, return_index=True, return_inverse=True)
    first = first_of[index]
    again = np.flatnonzero(first != np.arange(len(first)))
    if not len(again):
        return gathered, 0
    differing = _differing(table, first[again], again)
    kept = np.ones(len(first), bool)
    kept[again] = False
    for row, original, name in zip(again, first[again], differing, strict=True):
        if name:
            kept[original] = False
            faults[gathered.file[original]].leave_out(table["original_line"][int(original)].as_py())
            file = faults[gathered.file[row]]
            other = gathered.where(int(original), faults)
            line = table["original_line"][int(row)].as_py()
            file.add(line, "reference", "R030", table["reference"][int(row)].as_py(), other=other, differing=name)
    same = sum(1 for name in differing if not name)
    return gathered.keep(kept), same


def _differing(table: pa.Table, first: Lines, again: Lines) -> list[str]:
    """For each repetition the first column in which it says something else; "" where it says the same."""
    earlier, later = table.take(pa.array(first)), table.take(pa.array(again))
    names = np.full(len(again), "", dtype=object)
    for name in table.column_names:
        if name in _NOT_SAID:
            continue
        one, other = earlier[name].combine_chunks(), later[name].combine_chunks()
        both_null = pc.and_(pc.is_null(one), pc.is_null(other))
        alike = pc.or_(both_null, pc.fill_null(pc.equal(one, other), False)).to_numpy(zero_copy_only=False)
        names[(names == "") & ~alike] = name
    return [str(name) for name in names]
