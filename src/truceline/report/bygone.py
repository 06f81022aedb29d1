"""Years that are slips of the pen: a few reports from long before all others of their file, or from long before the centre was told.

Lists of old wars are read like any other. But 1917 among rows of 2017 is a slip, and 1900-01-01 is what programs write where no day is known;
either would be an incident that nobody would look for.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from truceline.errors import Phrase, phrase
from truceline.report.faults import Faults
from truceline.report.repeating import Gathered

# Before this year a report has to have company; from it on nothing is suspected.
ALONE_BEFORE = 1945
_ALONE_BEFORE_US = np.datetime64(f"{ALONE_BEFORE}-01-01", "us").astype(np.int64)
# A life's work apart: a list that reaches further back than that has more than a few rows there.
_LONG_US = 50 * 365 * 86_400 * 1_000_000
_FEW = 0.1  # of the rows of a file; one alone is few in any

Bools = npt.NDArray[np.bool_]
Longs = npt.NDArray[np.int64]


def check_bygone(gathered: Gathered, faults: Sequence[Faults]) -> Bools:
    """Which reports tell of a year that is a slip of the pen, by all appearance; each is a problem.

    Suspected are reports from before 1945 that are one alone, or fewer than a tenth of their file, and fifty years or more before all others of it, and those
    that the centre is said to have received fifty years or more after they happened.
    """
    at = _microseconds(gathered, "occurred_at")
    suspected = np.zeros(len(at), bool)
    old = at < _ALONE_BEFORE_US
    if not old.any():
        return suspected
    late = old & (_microseconds(gathered, "received_at") - at >= _LONG_US)
    _tell(gathered, late, phrase("received-long-after"), faults)
    for number in np.unique(gathered.file[old & ~late]):
        rows = np.flatnonzero((gathered.file == number) & ~late)
        alone = _alone(at[rows])
        suspected[rows] = alone
        if alone.any():
            year = int(np.datetime64(int(at[rows[~alone]].min()), "us").astype("datetime64[Y]").astype(int)) + 1970
            own = np.zeros(len(at), bool)
            own[rows[alone]] = True
            _tell(gathered, own, phrase("long-before-others", year=year), faults)
    return suspected | late


def _alone(at: Longs) -> Bools:
    """The rows of a file that are old, few and far from the others."""
    old = at < _ALONE_BEFORE_US
    if not old.any() or old.all() or old.sum() >= max(_FEW * len(at), 2):
        return np.zeros(len(at), bool)
    far = at[~old].min() - at[old].max() >= _LONG_US
    return np.asarray(old & far)


def _microseconds(gathered: Gathered, name: str) -> Longs:
    """The moments of a column; of a row without one, a time as long ago as can be."""
    column = gathered.table[name].combine_chunks().cast("int64")
    return np.asarray(column.fill_null(np.iinfo(np.int64).min // 2).to_numpy(zero_copy_only=False), np.int64)


def _tell(gathered: Gathered, rows: Bools, hint: Phrase, faults: Sequence[Faults]) -> None:
    for row in np.flatnonzero(rows):
        line, came = gathered.table["original_line"][int(row)].as_py(), gathered.table["occurred_at"][int(row)].as_py()
        faults[gathered.file[row]].add(line, "occurred_at", "R022", f"{came:%Y-%m-%d}", year=ALONE_BEFORE, hint=hint)
