"""The two reports of each link, as rows, and what the parts of its score are."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Floats, Ints, column_of

Whole = npt.NDArray[np.int64]
UNSAID = -1  # of a word, a row or a likeness: there is none


@dataclass(frozen=True)
class Ends:
    """Links, and the reports among which those that they join are found."""

    links: pa.Table
    reports: pa.Table

    @cached_property
    def here(self) -> Ints:
        """The row of the report that each link is of."""
        return self._rows("report_id")

    @cached_property
    def there(self) -> Ints:
        """The row of the one to which it is most alike; -1 where there is none."""
        return self._rows("nearest_report_id")

    def _rows(self, name: str) -> Ints:
        found = pc.index_in(self.links.column(name).combine_chunks(), self.reports.column("report_id").combine_chunks())
        return np.asarray(found.fill_null(UNSAID).to_numpy(zero_copy_only=False), np.int32)

    def score(self, part: str) -> Floats:
        """What a part of the score says; nothing where it was not weighed."""
        return np.nan_to_num(column_of(self.links, f"{part}_score"))

    @cached_property
    def lost(self) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        """Which of the two give no coordinates."""
        lost = np.isnan(column_of(self.reports, "longitude"))
        return lost[self.here], lost[self.there]


def encoded_by(column: pa.ChunkedArray, place: dict[str, int]) -> Whole:
    """The number of each word, -1 for null."""
    words = column.combine_chunks().dictionary_encode()
    numbers = np.array([*(place.get(word, UNSAID) for word in words.dictionary.to_pylist()), UNSAID], np.int64)
    return np.asarray(numbers[np.asarray(words.indices.fill_null(-1).to_numpy(zero_copy_only=False), np.int64)])
