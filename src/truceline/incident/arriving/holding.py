"""Reports that stand, held in memory and found again by their marks: no question looks at more of them than it has to.

Boxes lie in order of their beginning, those of like length together: what touches a span of time is one run of each length.
Names lie in order of their text. What is found is what `surroundings.finds` finds, which looks at every report.
"""

from bisect import bisect_left
from itertools import count, takewhile

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.arriving.surroundings import SIDES, Wanted, marks_of, touching
from truceline.incident.columns.arrays import Floats, Longs, column_of
from truceline.incident.model import LinkModel


class Held:
    """Reports in memory that answer what `arriving` wants of a store."""

    def __init__(self, reports: pa.Table, model: LinkModel) -> None:
        marks = marks_of(reports, model)
        self._reports = reports.combine_chunks()
        self._at = column_of(marks, "occurred_s")
        self._runs = _runs(np.stack([column_of(marks, side) for side in SIDES]))
        named = ("report_id", "name", "relayed_from", "media", "words")
        self._names = {name: _Names(marks[name].combine_chunks()) for name in named}
        sources = marks["source"].combine_chunks()
        distinct = sources.unique()
        self._first_of = dict(zip(distinct.to_pylist(), pc.index_in(distinct, sources).to_pylist(), strict=True))

    def fetch(self, wanted: Wanted) -> pa.Table:
        """Give every report that any of the marks finds, each once; of a source the first."""
        found = {
            row
            for name, texts in (
                ("report_id", wanted.report_ids),
                ("name", wanted.names),
                ("relayed_from", wanted.relayed_from),
                ("media", wanted.media),
            )
            for text in texts.to_pylist()
            for row in self._names[name].rows(text)
        }
        found.update(self._first_of[source] for source in wanted.sources.to_pylist() if source in self._first_of)
        for said in wanted.words.to_pylist():
            rows = self._names["words"].rows(said["words"])
            found.update(row for row in rows if said["since"] <= self._at[row] <= said["until"])
        boxes = np.stack([column_of(wanted.boxes, side) for side in SIDES])
        near = [run.touched(boxes) for run in self._runs]
        every = np.unique(np.concatenate([np.array(sorted(found), np.int64), *near]))
        return self._reports.take(pa.array(every))


class _Names:
    """Which rows have which text."""

    def __init__(self, texts: pa.Array) -> None:
        order = pc.sort_indices(texts)[: len(texts) - texts.null_count]  # nulls come last
        self._rows = order.to_numpy()
        self._texts = texts.take(order)

    def rows(self, text: str) -> list[int]:
        """The rows that have this text."""
        first = bisect_left(range(len(self._rows)), text, key=self._text)
        same = takewhile(lambda k: k < len(self._rows) and self._text(k) == text, count(first))
        return [int(self._rows[k]) for k in same]

    def _text(self, k: int) -> str:
        return str(self._texts[k].as_py())


class _Run:
    """Boxes of like length, in order of their beginning."""

    def __init__(self, boxes: Floats, rows: Longs) -> None:
        order = np.argsort(boxes[4], kind="stable")
        self._boxes, self._rows = boxes[:, order], rows[order]
        self._longest = float((boxes[5] - boxes[4]).max())

    def touched(self, wanted: Floats) -> Longs:
        """The rows whose boxes touch any of those wanted."""
        first = np.searchsorted(self._boxes[4], wanted[4] - self._longest)
        last = np.searchsorted(self._boxes[4], wanted[5], side="right")
        found = [np.empty(0, np.int64)]
        for k in np.flatnonzero(first < last).tolist():
            some = slice(int(first[k]), int(last[k]))
            found.append(self._rows[some][touching(self._boxes[:, some], wanted[:, k : k + 1])])
        return np.concatenate(found)


def _runs(boxes: Floats) -> list[_Run]:
    """All boxes there are, by the power of two that their length does not exceed."""
    rows = np.flatnonzero(~np.isnan(boxes[4]))
    length = np.ceil(np.log2(np.maximum(boxes[5, rows] - boxes[4, rows], 1.0)))
    return [_Run(boxes[:, rows[length == each]], rows[length == each]) for each in np.unique(length).tolist()]
