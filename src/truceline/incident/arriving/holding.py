"""Reports that stand, held in memory and found again by their marks: no question looks at more of them than it has to.

Boxes lie in order of their beginning, those of like length together: what touches a span of time is one run of each length.
Names are found by numbers of their texts. What is found is what `surroundings.finds` finds, which looks at every report.
"""

from collections.abc import Collection
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.arriving.neighbours import TEXTS, Found, neighbours_of
from truceline.incident.arriving.surroundings import SIDES, Wanted, touches
from truceline.incident.columns.arrays import Floats, Longs, Names, column_of, is_among
from truceline.incident.columns.counting import distinct
from truceline.incident.columns.ordering import COMPARED
from truceline.incident.gathering import NOTHING
from truceline.incident.likeness.laying import names_of_model
from truceline.incident.model import LinkModel
from truceline.report.table import REPORTS
from truceline.values.shape.compiled import kernel

_NO_ROWS = np.empty(0, np.int64)


class Held:
    """Reports in memory, laid out once by one model, that answer what `regathering` wants of a store. One thread asks at a time."""

    def __init__(self, reports: pa.Table, model: LinkModel) -> None:
        self.model = model
        self._reports = reports.select(REPORTS.names).cast(REPORTS.schema).combine_chunks()
        self._compared = self._reports.select(COMPARED)
        names = names_of_model(model)
        self._every = neighbours_of(self._reports, model, names)
        self._names = {column: numbers.every() for column, numbers in names.items()}
        self._tells = ~is_among(self._reports["act"], (NOTHING,))
        self._boxes = _Boxes(self._every.boxes)
        texts = self._every.texts
        self._rows_of = {
            name: _Rows(texts[name].combine_chunks(), self._every.laid.spots.at) for name in TEXTS if name != "source"
        }
        sources = texts["source"].combine_chunks()
        each = sources.unique()
        self._first_of = dict(zip(each.to_pylist(), pc.index_in(each, sources).to_pylist(), strict=True))

    def names(self) -> dict[str, Names]:
        """The names of all that are held."""
        return {column: Names(numbers) for column, numbers in self._names.items()}

    def fetch(self, wanted: Wanted) -> pa.Table:
        """Give every report that any of the marks finds, each once; of a source the first."""
        return self._reports.take(pa.array(self._found(wanted)))

    def find(self, wanted: Wanted, known: Collection[str]) -> Found:
        """The same, laid out: those that are not known yet, and no nil reports."""
        rows = self._found(wanted)
        rows = rows[self._tells[rows]]
        ids = self._every.texts["report_id"].take(pa.array(rows)).to_pylist()
        rows = rows[np.array([report_id not in known for report_id in ids], np.bool_)]
        return Found(self._every.chosen(rows), partial(self._compared.take, pa.array(rows)))

    def _found(self, wanted: Wanted) -> Longs:
        found = [
            self._rows_of[name].having(texts.to_pylist())
            for name, texts in (
                ("report_id", wanted.report_ids),
                ("name", wanted.names),
                ("relayed_from", wanted.relayed_from),
                ("media", wanted.media),
            )
        ]
        sources = (self._first_of.get(source) for source in wanted.sources.to_pylist())
        found.append(np.array([row for row in sources if row is not None], np.int64))
        span = (column_of(wanted.words, side) for side in ("since", "until"))
        found.append(self._rows_of["words"].having(wanted.words["words"].to_pylist(), *span))
        boxes = np.stack([column_of(wanted.boxes, side) for side in SIDES])
        found.append(self._boxes.touched(boxes))
        return distinct(np.concatenate(found))


class _Rows:
    """Which rows have which text: in order of a number of each text, then of time; of those with one number the text itself is looked at."""

    def __init__(self, texts: pa.Array, at: Floats) -> None:
        self._texts = texts
        told = np.flatnonzero(texts.is_valid().to_numpy(zero_copy_only=False))
        numbers = _numbers(texts.drop_null().to_pylist())
        order = np.lexsort((at[told], numbers))
        self._rows, self._sorted = told[order], numbers[order]
        self._at = at[self._rows]

    def having(self, texts: list[str], since: Floats | None = None, until: Floats | None = None) -> Longs:
        """The rows that have one of these texts, or have it from one moment to another."""
        numbers = _numbers(texts)
        first, last = np.searchsorted(self._sorted, numbers), np.searchsorted(self._sorted, numbers, side="right")
        if since is not None and until is not None:
            for k in np.flatnonzero(first < last).tolist():
                ends = np.searchsorted(self._at[first[k] : last[k]], [since[k], np.nextafter(until[k], np.inf)])
                first[k], last[k] = first[k] + ends
        which = np.repeat(np.arange(len(texts)), last - first)
        if not len(which):
            return _NO_ROWS
        rows = self._rows[np.arange(len(which)) + np.repeat(last - np.cumsum(last - first), last - first)]
        told = self._texts.take(pa.array(rows)).to_pylist()
        same = np.array([text == texts[k] for text, k in zip(told, which.tolist(), strict=True)], np.bool_)
        return np.asarray(rows[same])


def _numbers(texts: list[str]) -> Longs:
    """Numbers that are equal where texts are, and seldom where they are not."""
    return np.array([hash(text) for text in texts], np.int64)


class _Boxes:
    """Boxes in runs of like length, each run in order of their beginning: what touches a span of time is one piece of each run."""

    def __init__(self, boxes: Floats) -> None:
        rows = np.flatnonzero(~np.isnan(boxes[4]))
        length = boxes[5, rows] - boxes[4, rows]
        # By the power of two that the length does not exceed.
        size = np.ceil(np.log2(np.maximum(length, 1.0)))
        order = np.lexsort((boxes[4, rows], size))
        self._rows = rows[order]
        self._boxes = np.ascontiguousarray(boxes[:, self._rows])
        starts = np.flatnonzero(np.diff(size[order], prepend=-1.0))
        self._runs = np.append(starts, len(order))
        self._longest = np.maximum.reduceat(length[order], starts) if len(starts) else length

    def touched(self, wanted: Floats) -> Longs:
        """The rows whose boxes touch any of those wanted."""
        places = touching_in_runs(self._boxes, (self._runs, self._longest), np.ascontiguousarray(wanted))
        return np.asarray(self._rows[places])


@kernel
def touching_in_runs(boxes: Floats, runs: tuple[Longs, Floats], wanted: Floats) -> Longs:
    """The places of the boxes that touch any of those wanted, one for each that they touch; only those that may touch in time are looked at."""
    starts, longest = runs
    found = np.empty(64, np.int64)
    count = 0
    for run in range(len(longest)):
        for k in range(wanted.shape[1]):
            i = starts[run] + np.searchsorted(boxes[4, starts[run] : starts[run + 1]], wanted[4, k] - longest[run])
            while i < starts[run + 1] and boxes[4, i] <= wanted[5, k]:
                if touches(boxes, i, wanted, k):
                    if count == len(found):
                        found = np.append(found, np.empty(count, np.int64))
                    found[count] = i
                    count += 1
                i += 1
    return found[:count]
