"""What is known of a neighbourhood so far, and what must still be asked about it.

What is asked for rests on what is known, and nothing is asked for twice.
"""

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.arriving.neighbours import (
    Store,
    Texts,
    neighbours_of,
    neighbours_together,
    telling,
)
from truceline.incident.arriving.surroundings import SIDES, Wanted, boxes_beside, touching, within
from truceline.incident.arriving.views import AtHand, View, changed, connected, view
from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.columns.ordering import COMPARED
from truceline.incident.gathering import refuse_twice
from truceline.incident.joining.judge import Settled, settle
from truceline.incident.voices.copying import COPIED_WITHIN_S

_OF_WORDS = Wanted().words.schema
_ASKED = ("report_ids", "names", "relayed_from", "media", "sources")
_LOOK_AHEAD = 2.0  # boxes are asked for as many times larger than they are: what lies next is usually wanted next
_LOOK_AHEAD_DEG, _LOOK_AHEAD_S = 0.05, 7_200.0  # but no farther beyond: vague reports have large boxes


class Neighbourhood:
    """What is known of a neighbourhood. Identities are numbered as they come; of the rows what arrived is first, then what went, then what stands.

    Raises:
        Refused: where a report arrives twice (I008).
    """

    def __init__(self, came: tuple[pa.Table, pa.Table, frozenset[str]], store: Store, judgements: pa.Table) -> None:
        arrived, gone = (telling(table) for table in came[:2])
        refuse_twice(arrived)
        reports = pa.concat_tables([arrived, gone])
        self._store, self._judgements, self._judged = store, judgements, sorted(came[2])
        self._neighbours = neighbours_of(reports, store.model, store.names())
        self._texts = Texts(self._neighbours.texts)
        self._reports: list[Callable[[], pa.Table]] = [lambda: reports]
        self._arrived, self._named = arrived.num_rows, reports.num_rows
        self._number_of: dict[str, int] = {}
        self._numbers = self._numbered(self._texts.report_id)
        self._here = set(self._texts.report_id)
        self._numbered(self._judged)
        self._given = np.ones(len(self._number_of), np.bool_)
        self._touched = self._given
        self._asked_boxes = np.empty((6, 0))
        self._asked: dict[str, set[str]] = {name: set() for name in _ASKED}
        self._words_asked = np.array([[np.inf], [-np.inf]])[:, :0]  # by the number of the words: from when, till when
        self._after: View | None = None

    @property
    def held(self) -> int:
        """How many reports that stand are known."""
        return int(len(self._numbers) - self._named)

    @property
    def after(self) -> View:
        """What is known as it stands, compared."""
        return self._after or self._compare()

    @property
    def touched(self) -> list[str]:
        """Of what something may have changed, and stands."""
        return [name for name, touched in zip(self._number_of, self._touched.tolist(), strict=True) if touched]

    @property
    def named(self) -> list[str]:
        """What arrived or went."""
        return self._texts.report_id[: self._named]

    def reports(self) -> pa.Table:
        """The reports themselves, row by row, with what they are compared by."""
        return pa.concat_tables([give().select(COMPARED) for give in self._reports]).combine_chunks()

    def _numbered(self, ids: list[str]) -> Longs:
        return np.array([self._number_of.setdefault(each, len(self._number_of)) for each in ids], np.int64)

    def ask(self, wanted: Wanted) -> None:
        """Take in what the store gives."""
        found = self._store.find(wanted, self._here)
        if not len(found.neighbours):
            return
        before = len(self._numbers)
        self._texts.add(found.neighbours.texts)
        self._neighbours = neighbours_together([self._neighbours, found.neighbours])
        new_ids = self._texts.report_id[before:]
        self._numbers = np.concatenate([self._numbers, self._numbered(new_ids)])
        self._here.update(new_ids)
        new = np.zeros(len(self._number_of) - len(self._given), np.bool_)
        self._given, self._touched = np.append(self._given, new), np.append(self._touched, new)
        self._reports.append(found.reports)
        self._after = None

    def wanted(self, rounds: int) -> Wanted:
        """What must be known before the answer stands; nothing, when it does."""
        if rounds == 0:  # nothing is known that could be compared
            return self._around(self._are(self._given), rounds)
        if rounds == 1:  # whoever is near what changed may change too: they are asked about before all is compared
            given = self._are(self._given)
            wanted = self._around(given | touching(self._neighbours.boxes, self._boxes(given)), rounds)
            if len(wanted):
                return wanted
        if self._after is None:
            self._compare()
        return self._around(self._are(self._touched), rounds)

    def _compare(self) -> View:
        """Compare what is known, as it stood and as it stands, and find what may have changed."""
        at, ids = self._neighbours.at.tolist(), self._texts.report_id
        order = np.array(sorted(range(len(at)), key=lambda row: (at[row], ids[row])), np.int32)
        at_hand = AtHand(self._neighbours, self._texts, self._numbers, self._settled)
        before = view(at_hand._replace(settled=self._settled_before), order[order >= self._arrived])
        self._after = view(at_hand, order[(order < self._arrived) | (order >= self._named)])
        self._touched = connected(self._after, changed(before, self._after, self._given))
        return self._after

    def _settled(self, ids: list[str]) -> Settled:
        """What people hold of these reports."""
        return _settled_among(self._judgements, ids)

    def _settled_before(self, ids: list[str]) -> Settled:
        """The same without what was judged now: with a report that went meanwhile it might contradict what was held, and those judged are given."""
        now = pa.array(self._judged, pa.string())
        both = pc.and_(*(pc.is_in(self._judgements[name], now) for name in ("first", "second")))
        return _settled_among(self._judgements.filter(pc.invert(both)), ids)

    def _are(self, which: Bools) -> Bools:
        """The rows of these identities, and what arrived or went."""
        rows = which[self._numbers]
        rows[: self._named] = True
        return rows

    def _boxes(self, which: Bools) -> Floats:
        boxes = self._neighbours.boxes
        return boxes[:, which & ~np.isnan(boxes[0])]

    def _around(self, concerned: Bools, rounds: int) -> Wanted:
        """What surrounds these rows and was not asked for yet."""
        boxes = self._neighbours.boxes
        near = concerned | touching(boxes, self._boxes(concerned))
        missing = concerned & ~np.isnan(boxes[0]) & (within(boxes, self._asked_boxes) < 0)
        beside = boxes_beside(self._neighbours.telling.chosen(np.flatnonzero(near)))
        beside = beside[:, within(beside, self._asked_boxes) < 0]
        grown = _together(np.concatenate([_grown(boxes[:, missing], rounds), beside], axis=1))
        self._asked_boxes = np.concatenate([self._asked_boxes, grown], axis=1)
        return Wanted(
            boxes=pa.table(dict(zip(SIDES, grown, strict=True))),
            words=self._said(near),
            **self._names(np.flatnonzero(concerned).tolist(), np.flatnonzero(near).tolist()),
        )

    def _names(self, own: list[int], around: list[int]) -> dict[str, pa.Array]:
        """Whom those near repeat, who else repeats the same, and who repeats or was judged with those concerned."""
        texts = self._texts
        named = {text for row in around if (text := texts.relayed_from[row]) is not None and "/" in text}
        slashed = {text for row in own if "/" in (text := texts.source[row])}
        found = {
            "report_ids": self._judged_with(own) | set(self._judged),
            "names": named,
            "relayed_from": named | {text for row in own if (text := texts.name[row]) is not None} | slashed,
            "media": {text for row in around if (text := texts.media[row]) is not None},
            "sources": named,
        }
        wanted = {}
        for name, every in found.items():
            fresh = every - self._asked[name]
            self._asked[name] |= fresh
            wanted[name] = sorted(fresh)
        # What is here need not be fetched.
        wanted["report_ids"] = [text for text in wanted["report_ids"] if text not in self._here]
        wanted["besides"] = self.named
        return {name: pa.array(fresh, pa.string()) for name, fresh in wanted.items()}

    def _judged_with(self, own: list[int]) -> set[str]:
        """Whom people judged together with these or with those given."""
        if not self._judgements.num_rows:
            return set()
        ids = pa.array([*(self._texts.report_id[row] for row in own), *self._judged], pa.string())
        sides = [self._judgements[name].combine_chunks() for name in ("first", "second")]
        return {text for one, other in (sides, sides[::-1]) for text in other.filter(pc.is_in(one, ids)).to_pylist()}

    def _said(self, near: Bools) -> pa.Table:
        """The runs of same words that those near belong to, twelve hours beyond either end: of one word all between them."""
        at, number = self._neighbours.laid.spots.at, self._texts.numbers["words"]
        more = len(self._texts.known["words"]) - self._words_asked.shape[1]
        asked = np.append(self._words_asked, np.tile([[np.inf], [-np.inf]], more), axis=1)
        first, last = _runs(number, at, near)
        since, until = at[first] - COPIED_WITHIN_S, at[last] + COPIED_WITHIN_S
        fresh = (since < asked[0, number[first]]) | (until > asked[1, number[first]])
        first, since, until = first[fresh], since[fresh], until[fresh]
        np.minimum.at(asked[0], number[first], since - COPIED_WITHIN_S)
        np.maximum.at(asked[1], number[first], until + COPIED_WITHIN_S)
        self._words_asked = asked
        row_of = dict(zip(number[first].tolist(), first.tolist(), strict=True))
        words = [self._texts.words[row] for row in row_of.values()]
        columns = (words, *asked[:, np.array(list(row_of), np.int64)])
        return pa.table(
            [pa.array(each, kind) for each, kind in zip(columns, _OF_WORDS.types, strict=True)], schema=_OF_WORDS
        )


def _settled_among(judgements: pa.Table, ids: list[str]) -> Settled:
    """What people hold of these reports."""
    if not judgements.num_rows:
        return Settled.nothing()
    among = pa.array(ids, pa.string())
    both = pc.and_(*(pc.is_in(judgements[name], among) for name in ("first", "second")))
    return settle(judgements.filter(both), among)


def _runs(words: Ints, at: Floats, near: Bools) -> tuple[Longs, Longs]:
    """The first and the last row of each run of same words that any of those near belongs to: no longer apart than copies may be."""
    said = np.flatnonzero(words >= 0)
    order = said[np.lexsort((at[said], words[said]))]
    if not len(order):
        return order, order
    ends = (np.diff(words[order]) != 0) | (np.diff(at[order]) > COPIED_WITHIN_S)
    starts = np.append(0, np.flatnonzero(ends) + 1)
    lasts = np.append(starts[1:], len(order)) - 1
    wanted = np.logical_or.reduceat(near[order], starts)
    return order[starts[wanted]], order[lasts[wanted]]


def _grown(boxes: Floats, rounds: int) -> Floats:
    """Boxes with what lies around them, the farther the larger they are, up to a bound that doubles with every round."""
    grown = boxes.copy()
    for low, high, bound in ((0, 2, _LOOK_AHEAD_DEG), (1, 3, _LOOK_AHEAD_DEG), (4, 5, _LOOK_AHEAD_S)):
        more = np.minimum((boxes[high] - boxes[low]) / 2 * _LOOK_AHEAD, bound * 2.0**rounds)
        grown[low] -= more
        grown[high] += more
    return grown


def _together(boxes: Floats) -> Floats:
    """Fewer boxes that hold all of these: neighbours of like size are put into one."""
    if boxes.shape[1] < 2:
        return boxes
    keys = []
    for low, high in ((0, 2), (1, 3), (4, 5)):
        size = np.exp2(np.ceil(np.log2(boxes[high] - boxes[low])))
        keys += [size, np.floor((boxes[low] + boxes[high]) / 2 / size)]
    _, back = np.unique(np.stack(keys), axis=1, return_inverse=True)
    back = back.ravel()
    joined = np.empty((6, back.max() + 1))
    for side, (least, start) in enumerate(
        [(True, np.inf)] * 2 + [(False, -np.inf)] * 2 + [(True, np.inf), (False, -np.inf)]
    ):
        joined[side] = start
        (np.minimum if least else np.maximum).at(joined[side], back, boxes[side])
    # Largest first: what lies in one of them is asked for with it.
    size = (joined[2] - joined[0]) * (joined[3] - joined[1]) * (joined[5] - joined[4])
    joined = np.ascontiguousarray(joined[:, np.argsort(-size, kind="stable")])
    return joined[:, within(joined, joined) == np.arange(joined.shape[1])]
