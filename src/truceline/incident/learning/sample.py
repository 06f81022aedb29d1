"""Which reports are learnt from: all of them, or of many some blocks of neighbours in time, spread evenly.

They are taken once, and all that is learnt of pairs is learnt from the same ones.
"""

from functools import cached_property

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Ints, Longs, coded, in_one_piece, seconds_of
from truceline.incident.columns.counting import distinct
from truceline.incident.likeness.compare import Voices
from truceline.incident.likeness.figures import Alike, alike_by_chance, numbers_of
from truceline.incident.likeness.laying import Laid, laid_by, lay
from truceline.incident.model import LinkModel
from truceline.values.identities import checksums

FEWEST_REPORTS = 200  # of fewer, what seems to stand out is mostly chance (docs/linking/tried-and-left.md)
_BLOCKS, _BLOCK = 4, 5_000  # reports
_SHORTEST_S = 7 * 86_400.0  # reports of fewer days cannot be moved by whole ones to where chance is as it was
_MIDDLE = (0.025, 0.975)  # of the reports, which have to fill such a time: single ones from long ago do not


class Sample:
    """Reports in canonical order that are learnt from, who says them, and the rows that may be origins."""

    def __init__(self, reports: pa.Table, *, voices: Voices, among: Ints) -> None:
        self.of_few_days = _are_of_few_days(reports, among)
        blocks = _spread(reports.num_rows)
        rows = np.concatenate([np.arange(block.start, block.stop) for block in blocks])
        self.rows, self.whole = rows, reports.num_rows  # which of how many they are
        if len(rows) < reports.num_rows:
            origin = np.zeros(reports.num_rows, np.bool_)
            origin[among] = True
            columns = {name: _blocks_of(reports.column(name), blocks) for name in reports.column_names}
            # Whoever looks at all words that there are, looks at those of these reports.
            columns["place_name"] = coded(columns["place_name"].cast(pa.string()))
            reports, among = pa.table(columns), np.flatnonzero(origin[rows]).astype(np.int32)
            voices = Voices(voices.source[rows], voices.voice[rows], voices.relay[rows], voices.word[rows])
        self.reports, self.voices, self.among = reports, voices, among
        self._laid: Laid | None = None

    def laid(self, model: LinkModel) -> Laid:
        """The reports laid out by a model: anew only where it looks at something else than the last did."""
        self._laid = laid_by(self._laid, self.reports, model) if self._laid else lay(self.reports, model, closed=True)
        return self._laid

    @property
    def of_one_source(self) -> bool:
        """Whether no two of them can meet, as all are of one source."""
        return len(distinct(self.voices.source[self.among])) < 2

    @cached_property
    def alike(self) -> Alike:
        """How alike the numbers are that strangers among them tell."""
        return alike_by_chance(self._laid.spots.numbers if self._laid else numbers_of(self.reports))

    @cached_property
    def lots(self) -> Longs:
        """A lot of each report, 32 bits, of its identity."""
        return checksums(in_one_piece(self.reports["report_id"]))


def _are_of_few_days(reports: pa.Table, among: Ints) -> bool:
    """Whether nearly all reports, which are in order of time, lie within less than a week."""
    if not len(among):
        return True
    ends = among[[int(share * (len(among) - 1)) for share in _MIDDLE]]
    first, last = seconds_of(reports.column("occurred_at").take(pa.array(ends)))
    return bool(last - first < (_MIDDLE[1] - _MIDDLE[0]) * _SHORTEST_S)


def _spread(count: int) -> list[slice]:
    """Where those lie that are learnt from: all rows, or blocks of neighbours in time, spread evenly."""
    if count <= _BLOCKS * _BLOCK:
        return [slice(0, count)]
    return [slice(at, at + _BLOCK) for at in np.linspace(0, count - _BLOCK, _BLOCKS).astype(np.int64).tolist()]


def _blocks_of(column: pa.ChunkedArray, blocks: list[slice]) -> pa.Array:
    """These blocks of a column one after the other; Arrow copies blocks in a fifth of the time that it takes for rows."""
    whole = in_one_piece(column)
    return pa.concat_arrays([whole.slice(block.start, block.stop - block.start) for block in blocks])
