"""Reports that stand, held in memory and found again by their marks: no question looks at more of them than it has to.

Boxes lie in order of their beginning, those of like length together: what touches a span of time is one run of each length.
Names are found by numbers of their texts. What is found is what `surroundings.finds` finds, which looks at every report.
Reports come and go meanwhile, one by one: a stream needs no other store.
"""

from collections.abc import Collection

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.arriving.neighbours import TEXTS, Found, Neighbours, neighbours_of, neighbours_together
from truceline.incident.arriving.surroundings import SIDES, Wanted, touches
from truceline.incident.columns.arrays import Bools, Floats, Longs, column_of, is_among
from truceline.incident.columns.counting import distinct
from truceline.incident.columns.ordering import COMPARED
from truceline.incident.gathering import NOTHING, refuse_twice
from truceline.incident.likeness.laying import names_of_model, numbers_known
from truceline.incident.likeness.numbering import Names
from truceline.incident.model import LinkModel
from truceline.report.table import REPORTS
from truceline.values.shape.compiled import kernel

_OfSource = tuple[str, bool]  # a source, and whether reports of it are of exercises or not
_NO_ROWS = np.empty(0, np.int64)
_LARGER = 4  # times: a layer that is no more than so much larger than the next is joined with it


class Held:
    """Reports in memory, each laid out once by one model, that answer what `regathering` wants of a store. One thread asks at a time.

    Changes are taken in as they come. Reports lie in layers, each a few times larger than the next: what comes is a layer of its own, and
    is joined with those before it once they are not much larger, so that a question looks into few and no report is moved often.
    """

    def __init__(self, reports: pa.Table, model: LinkModel) -> None:
        self.model = model
        self._names: dict[str, dict[str, int]] = {column: {} for column in numbers_known(model)}
        self._layers = [self._layer(reports)]

    def __len__(self) -> int:
        """How many stand."""
        return sum(len(layer) for layer in self._layers)

    def take_in(self, arrived: pa.Table | None = None, gone: Collection[str] = ()) -> None:
        """Let reports arrive and go, the latter by their identities; one that arrives takes the place of the one that has its identity.

        Guaranteed: everything is answered as by a store that was made of what stands now, but for the order of rows. What goes and is
        not here changes nothing.

        Raises:
            Refused: where a report arrives twice (I008); nothing has changed then.
        """
        comes = REPORTS.empty() if arrived is None else arrived
        refuse_twice(comes)
        leaving = pa.array([*gone, *comes["report_id"].to_pylist()], pa.string())
        for layer in self._layers:
            layer.leave(leaving)
        if comes.num_rows:
            self._layers.append(self._layer(comes))
        # Of those that all have left nothing is kept but the first.
        self._layers = [layer for place, layer in enumerate(self._layers) if not place or len(layer)]
        while len(self._layers) > 1 and len(self._layers[-2]) < _LARGER * len(self._layers[-1]):
            self._layers[-2:] = [_joined(self._layers[-2], self._layers[-1])]

    def names(self) -> dict[str, Names]:
        """The names of all that are held."""
        return names_of_model(self.model, self._names)

    def fetch(self, wanted: Wanted) -> pa.Table:
        """Give every report that any of the marks finds, each once; of a source the first that is wanted."""
        found = self._found(wanted)
        return pa.concat_tables([layer.reports.take(pa.array(rows)) for layer, rows in found]).combine_chunks()

    def find(self, wanted: Wanted, known: Collection[str]) -> Found:
        """The same, laid out: those that are not known yet, and no nil reports."""
        found = [(layer, layer.fresh(rows, known)) for layer, rows in self._found(wanted)]
        found = [(layer, rows) for layer, rows in found if len(rows)] or [(self._layers[0], _NO_ROWS)]
        return Found(
            neighbours_together([layer.every.chosen(rows) for layer, rows in found]),
            lambda: pa.concat_tables([layer.compared.take(pa.array(rows)) for layer, rows in found]),
        )

    def _layer(self, reports: pa.Table) -> "_Layer":
        told = REPORTS.completed(reports).select(REPORTS.names).cast(REPORTS.schema).combine_chunks()
        names = self.names()
        every = neighbours_of(told, self.model, names)
        for column, numbers in self._names.items():
            numbers.update(names[column].met)
        return _Layer(told, every)

    def _found(self, wanted: Wanted) -> "list[tuple[_Layer, Longs]]":
        """By layer the rows of all that is found; what one layer has of a source is not looked for in the next."""
        found = []
        asked = {(source, exercise) for source in wanted.sources.to_pylist() for exercise in (False, True)}
        for layer in self._layers:
            of_sources = layer.first_besides(asked, wanted.besides) if asked else {}
            asked -= of_sources.keys()
            found.append((layer, layer.found(wanted, list(of_sources.values()))))
        return found


class _Layer:
    """Reports that were laid out together, found again by their marks; some may have left."""

    def __init__(self, reports: pa.Table, every: Neighbours) -> None:
        self.reports, self.every = reports, every
        self.compared = reports.select(COMPARED)
        self._stands = np.ones(reports.num_rows, np.bool_)
        self._tells = ~is_among(reports["act"], (NOTHING,))
        self._boxes = _Boxes(every.boxes)
        texts = every.texts
        self._rows_of = {
            name: _Rows(texts[name].combine_chunks(), every.laid.spots.at) for name in TEXTS if name != "source"
        }
        self._sources = texts["source"].combine_chunks()
        self._first_of = self._first_of_each()

    def __len__(self) -> int:
        return int(np.count_nonzero(self._stands))

    @property
    def standing(self) -> Longs:
        """The rows that have not left."""
        return np.flatnonzero(self._stands)

    def leave(self, report_ids: pa.Array) -> None:
        """Reports that are here and leave are found no more."""
        rows = self._rows_of["report_id"].having(report_ids.to_pylist())
        self._stands[rows] = False
        for source in set(self._sources.take(pa.array(rows)).to_pylist()):
            for of in ((source, False), (source, True)):
                if of in self._first_of and not self._stands[self._first_of[of]]:
                    del self._first_of[of]
                    left = self._having_told(of)
                    if left.any():
                        self._first_of[of] = int(left.argmax())

    def first_besides(self, asked: Collection[_OfSource], besides: pa.Array) -> dict[_OfSource, int]:
        """Of each of these that has any the first row that stands, tells of something and is none of these reports."""
        known = {of: self._first_of[of] for of in asked if of in self._first_of}
        if not known or not len(besides):
            return known
        others = self._stands.copy()
        others[self._rows_of["report_id"].having(besides.to_pylist())] = False
        for of in [of for of, row in known.items() if not others[row]]:
            left = self._having_told(of) & others
            known[of] = int(left.argmax())
            if not left.any():
                del known[of]
        return known

    def _having_told(self, of: _OfSource) -> Bools:
        """Which rows stand, are of a source, of exercises or not, and tell of something."""
        source, exercise = of
        own = pc.equal(self._sources, source).to_numpy(zero_copy_only=False)
        return np.asarray(self._stands & self._tells & own & (self.every.exercise == exercise))

    def _first_of_each(self) -> dict[_OfSource, int]:
        """Of each source the first row that tells of something, of exercises and not."""
        first: dict[_OfSource, int] = {}
        for exercise in (False, True):
            rows = np.flatnonzero(self._tells & (self.every.exercise == exercise))
            own = self._sources.take(pa.array(rows))
            each = own.unique()
            at = rows[pc.index_in(each, own).to_numpy(zero_copy_only=False)]
            first |= {(source, exercise): row for source, row in zip(each.to_pylist(), at.tolist(), strict=True)}
        return first

    def fresh(self, rows: Longs, known: Collection[str]) -> Longs:
        """Of these rows those that are not known yet, and tell of something."""
        rows = rows[self._tells[rows]]
        ids = self.every.texts["report_id"].take(pa.array(rows)).to_pylist()
        return np.asarray(rows[np.array([report_id not in known for report_id in ids], np.bool_)])

    def found(self, wanted: Wanted, of_sources: list[int]) -> Longs:
        """The rows that any of the marks finds, and those of the sources, that have not left."""
        found = [
            self._rows_of[name].having(texts.to_pylist())
            for name, texts in (
                ("report_id", wanted.report_ids),
                ("name", wanted.names),
                ("relayed_from", wanted.relayed_from),
                ("media", wanted.media),
            )
        ]
        found.append(np.array(of_sources, np.int64))
        span = (column_of(wanted.words, side) for side in ("since", "until"))
        found.append(self._rows_of["words"].having(wanted.words["words"].to_pylist(), *span))
        boxes = np.stack([column_of(wanted.boxes, side) for side in SIDES])
        found.append(self._boxes.touched(boxes))
        rows = distinct(np.concatenate(found))
        return np.asarray(rows[self._stands[rows]])


def _joined(one: _Layer, other: _Layer) -> _Layer:
    """Two layers as one, without what has left: nothing is laid out anew."""
    several = (one, other)
    reports = pa.concat_tables([layer.reports.take(pa.array(layer.standing)) for layer in several])
    return _Layer(
        reports.combine_chunks(), neighbours_together([layer.every.chosen(layer.standing) for layer in several])
    )


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
