"""What changes when reports arrive or go, or a person judges: the incidents of the neighbourhood, and no others.

With a kept model an incident depends on its surroundings alone, so only these are gathered again:

1. What is asked for rests on what is known: first, before anything is compared, the surroundings of what arrives, goes or was judged.
2. Reports are compared twice, as they stood and as they stand. Those of which the crowd around them or whom they
   repeat has changed, and all that were or are offered with them, may change.
3. So may all that offered pairs, relays and judgements of sameness connect them with.
4. Where the surroundings of one of these are not known whole, they are asked for, and it goes on at 2. What is
   not known yet can only take pairs away (a crowd that grows makes alikeness say less): nothing is left out early.
5. What is known was compared as it stands: it is joined, and what may have changed is given. The rest would come out as it stands.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import Refused, Where, problem
from truceline.incident.arriving.surroundings import SIDES, Fetch, Wanted, marks_of, touching, within
from truceline.incident.columns.arrays import Bools, Floats, Ints
from truceline.incident.columns.ordering import canonical
from truceline.incident.gathering import NOTHING, Side, in_one, joined, refuse_twice, told
from truceline.incident.joining.groups import parts_of
from truceline.incident.joining.judge import JUDGEMENTS, settle
from truceline.incident.likeness.compare import Compared, compare_laid
from truceline.incident.likeness.laying import Laid, lay
from truceline.incident.model import LinkModel
from truceline.incident.voices.origins import COPIED_WITHIN_S, declared_relays
from truceline.report.table import REPORTS

_ASKED = ("report_ids", "names", "relayed_from", "media", "sources")
_MOST_ROUNDS = 12
_MOST_REPORTS = 50_000
_LOOK_AHEAD = 2.0  # boxes are asked for as many times larger than they are: what lies next is usually wanted next
_LOOK_AHEAD_DEG, _LOOK_AHEAD_S = 0.05, 7_200.0  # but no farther beyond: vague reports have large boxes


@dataclass(frozen=True, slots=True)
class Change:
    """What changed: reports that arrived, reports that no longer stand, and the reports of judgements given or undone.

    A report that was corrected is in both tables. Judgements are named by the identities of their two reports.
    """

    arrived: pa.Table = field(default_factory=REPORTS.empty)
    gone: pa.Table = field(default_factory=REPORTS.empty)
    judged: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Regathered:
    """The incidents and links of exactly the reports of which something may have changed.

    The links of `touched` are to be replaced by `links`, their further links by `further`, their incidents by `incidents`; an incident that no link names
    any more is gone. `suggestions` are all pairs worth offering that have a touched report.
    """

    incidents: pa.Table
    links: pa.Table
    further: pa.Table
    suggestions: pa.Table
    touched: pa.Array
    rounds: int
    fetched: int


def regather(
    change: Change, fetch: Fetch, *, model: LinkModel, judgements: pa.Table | None = None, most: int = _MOST_REPORTS
) -> Regathered:
    """Gather again what a change may have changed, and give what `gather` of all would give of it, byte for byte.

    `fetch` answers what is wanted from the reports that stand (whether those that arrived or went are among them
    does not matter); `judgements` are all that stand after the change.

    Guaranteed: incidents, links and suggestions are those of a full run with this model over all reports; reports that
    are not touched keep theirs. Refused: a model that does not hold what strangers are like (take that of a full run,
    `Gathered.models`), judgements that contradict each other, and a neighbourhood of more than `most` reports or that
    does not end: gather all anew then.

    Raises:
        Refused: as above (I013, I007, I014).
    """
    if model.strangers is None:
        raise Refused([problem("I013", Where(), "none")])
    known = _Known(change, model, judgements if judgements is not None else JUDGEMENTS.empty())
    refuse_twice(known.arrived)
    for rounds in range(_MOST_ROUNDS):
        wanted = known.wanted(rounds)
        if not len(wanted):
            return known.regathered(rounds)
        known.add(fetch(wanted))
        if known.held.num_rows > most:
            break
    raise Refused([problem("I014", Where(), f"{known.held.num_rows:,}", most=most)])


class _Side(NamedTuple):
    """Reports that may meet, compared, as gathering has them before it joins any."""

    side: Side
    compared: Compared


@dataclass(frozen=True, slots=True)
class _View:
    """Reports as they stood or stand, compared: by row the identity, whom it repeats, how crowded it is; and all edges."""

    ids: pa.Array
    repeats: pa.Array
    relay: Bools
    crowd: Floats
    edges: Ints  # pairs of rows: offered, repeating, judged the same
    sides: tuple[_Side, ...]  # by which they are gathered

    def rows(self, ids: pa.Array) -> Ints:
        """The rows of these reports, of those that are here."""
        found = pc.index_in(ids, self.ids).drop_null()
        return np.asarray(found.to_numpy(zero_copy_only=False), np.int32)


def _laid(reports: pa.Table, model: LinkModel) -> list[Laid]:
    """Lay out those that may meet; reports of exercises and real ones are looked at apart."""
    sides = [reports.filter(which) for which in (pc.invert(reports["exercise"]), reports["exercise"])]
    return [lay(canonical(each), model) for each in sides if each.num_rows]


def _without(sides: list[Laid], ids: pa.Array) -> list[Laid]:
    """The same without some of the reports."""
    left = []
    for laid in sides:
        stays = ~np.asarray(pc.is_in(laid.reports["report_id"], ids).to_numpy(), np.bool_)
        if stays.any():
            left.append(laid.chosen(np.flatnonzero(stays).astype(np.int32)))
    return left


def _view(laid: list[Laid], judgements: pa.Table) -> _View:
    """Compare reports that may meet."""
    sides = tuple(_side(each, judgements) for each in laid)
    ids = [side.reports["report_id"].combine_chunks() for side, _ in sides]
    parents = [ids_.take(pa.array(side.relays.parent)) for ids_, (side, _) in zip(ids, sides, strict=True)]
    starts = np.cumsum([0, *map(len, ids)])
    edges = [_edges(*each) + start for each, start in zip(sides, starts[:-1].tolist(), strict=True)]
    return _View(
        pa.concat_arrays([_no_ids(), *ids]),
        pa.concat_arrays([_no_ids(), *parents]),
        np.concatenate([np.empty(0, np.bool_), *(side.relays.voices.relay for side, _ in sides)]),
        np.concatenate([np.empty(0), *(compared.chance.crowd for _, compared in sides)]),
        np.concatenate([np.empty((0, 2), np.int32), *edges]).astype(np.int32),
        sides,
    )


def _side(laid: Laid, judgements: pa.Table) -> _Side:
    reports = laid.reports
    ids = reports["report_id"].combine_chunks()
    relays = declared_relays(reports)
    among = np.flatnonzero(relays.parent == np.arange(reports.num_rows)).astype(np.int32)
    side = Side(reports, settle(_between(judgements, ids), ids), relays, among)
    return _Side(side, compare_laid(laid, voices=relays.voices, among=among))


def _edges(side: Side, compared: Compared) -> Ints:
    """Who is connected with whom: offered, repeating, judged the same."""
    row, parent = np.arange(side.reports.num_rows, dtype=np.int32), side.relays.parent
    offered = [np.stack([pairs.first, pairs.second], axis=1) for pairs in (compared.pairs, compared.unplaced)]
    repeating = np.stack([row, parent], axis=1)[parent != row]
    return np.concatenate([*offered, repeating, side.settled.same, side.settled.also])


def _between(judgements: pa.Table, ids: pa.Array) -> pa.Table:
    """The judgements of which both reports are among these."""
    both = pc.and_(*(pc.is_in(judgements[name], ids) for name in ("first", "second")))
    return judgements.filter(both)


class _Known:
    """What is known of the neighbourhood so far, and what is still wanted."""

    def __init__(self, change: Change, model: LinkModel, judgements: pa.Table) -> None:
        self.change, self.model, self.judgements = change, model, judgements
        self.arrived, self.gone = _telling(change.arrived), _telling(change.gone)
        self._named = pa.concat_arrays([_ids(self.arrived), _ids(self.gone)])
        self._given = pc.unique(pa.concat_arrays([self._named, pa.array(sorted(change.judged), pa.string())]))
        self.held = REPORTS.empty()
        # Of all that is known: what arrived, what went, what stands.
        self.marks, self.boxes = _marks(pa.concat_tables([self.arrived, self.gone]), model)
        self.asked_boxes = np.empty((6, 0))
        self.asked: dict[str, set[str]] = {name: set() for name in _ASKED}
        self.words: dict[str, tuple[float, float]] = {}
        self.touched = self._given
        self.after: _View | None = None

    def add(self, fetched: pa.Table) -> None:
        """Take in what a store gave, each report once."""
        fetched = _telling(fetched.select(REPORTS.names).cast(REPORTS.schema))
        new = pc.invert(pc.is_in(fetched["report_id"], pa.concat_arrays([self._named, _ids(self.held)])))
        fetched = fetched.filter(new)
        first = pc.index_in(pc.unique(fetched["report_id"]), _ids(fetched))
        fetched = fetched.take(first).combine_chunks()
        self.held = pa.concat_tables([self.held, fetched]).combine_chunks()
        marks, boxes = _marks(fetched, self.model)
        self.marks = pa.concat_tables([self.marks, marks]).combine_chunks()
        self.boxes = np.concatenate([self.boxes, boxes], axis=1)

    def wanted(self, rounds: int) -> Wanted:
        """What must be known before the answer stands; nothing, when it does."""
        if rounds:  # at first nothing is known that could be compared
            self.compare()
        marks, boxes = self.marks, self.boxes
        concerned = np.asarray(pc.is_in(marks["report_id"], pa.concat_arrays([self.touched, self._named])).to_numpy())
        missing = concerned & ~np.isnan(boxes[0]) & (within(boxes, self.asked_boxes) < 0)
        grown = _together(_grown(boxes[:, missing], rounds))
        self.asked_boxes = np.concatenate([self.asked_boxes, grown], axis=1)
        near = concerned | touching(boxes, boxes[:, concerned & ~np.isnan(boxes[0])])
        return Wanted(
            boxes=pa.table(dict(zip(SIDES, grown, strict=True))),
            words=self._words(marks, near),
            **self._names(marks, concerned, near),
        )

    def compare(self) -> _View:
        """Compare what is known, as it stood and as it stands, and find what may have changed."""
        standing = _laid(pa.concat_tables([self.held, self.arrived]), self.model)
        if self.gone.num_rows:
            stood = _laid(pa.concat_tables([self.held, self.gone]), self.model)
        else:  # what stood is laid out among what stands
            stood = _without(standing, _ids(self.arrived))
        before, after = _view(stood, self.judgements), _view(standing, self.judgements)
        self.touched = _connected(after, _changed(before, after, self._given))
        self.after = after
        return after

    def _names(self, marks: pa.Table, concerned: Bools, near: Bools) -> dict[str, pa.Array]:
        """Whom those near repeat, who else repeats the same, and who repeats or was judged with those concerned."""
        own, around = (marks.filter(pa.array(which)) for which in (concerned, near))
        relayed = around["relayed_from"].drop_null()
        named = relayed.filter(pc.match_substring(relayed, "/"))
        slashed = own["source"].filter(pc.match_substring(own["source"], "/"))
        ids = pa.concat_arrays([_ids(own), pa.array(sorted(self.change.judged), pa.string())])
        sides = [self.judgements[name].combine_chunks() for name in ("first", "second")]
        judged = [other.filter(pc.is_in(one, ids)) for one, other in (sides, sides[::-1])]
        found = {
            "report_ids": [*judged, pa.array(sorted(self.change.judged), pa.string())],
            "names": [named.combine_chunks()],
            "relayed_from": [part.combine_chunks() for part in (named, own["name"], slashed)],
            "media": [around["media"].drop_null().combine_chunks()],
            "sources": [named.combine_chunks()],
        }
        wanted = {}
        for name, parts in found.items():
            fresh = sorted(set(pa.concat_arrays(parts).to_pylist()) - self.asked[name])
            self.asked[name].update(fresh)
            wanted[name] = pa.array(fresh, pa.string())
        # What is here need not be fetched.
        here = pa.concat_arrays([_ids(marks), self._named])
        wanted["report_ids"] = wanted["report_ids"].filter(pc.invert(pc.is_in(wanted["report_ids"], here)))
        return wanted

    def _words(self, marks: pa.Table, near: Bools) -> pa.Table:
        """The runs of same words that those near belong to, twelve hours beyond either end."""
        coded = marks["words"].combine_chunks().dictionary_encode()
        code = np.asarray(coded.indices.fill_null(-1).to_numpy(zero_copy_only=False))
        at = marks["occurred_s"].to_numpy()
        order = np.lexsort((at, code))[np.count_nonzero(code < 0) :]
        ends = (np.diff(code[order]) != 0) | (np.diff(at[order]) > COPIED_WITHIN_S)
        rows = []
        for run in np.split(order, np.flatnonzero(ends) + 1):
            if not near[run].any():
                continue
            word = coded.dictionary[int(code[run[0]])].as_py()
            known = self.words.get(word, (np.inf, -np.inf))
            since, until = at[run[0]] - COPIED_WITHIN_S, at[run[-1]] + COPIED_WITHIN_S
            if since < known[0] or until > known[1]:
                low, high = min(known[0], since - COPIED_WITHIN_S), max(known[1], until + COPIED_WITHIN_S)
                self.words[word] = (low, high)
                rows.append({"words": word, "since": low, "until": high})
        return pa.Table.from_pylist(rows, schema=Wanted().words.schema)

    def regathered(self, rounds: int) -> Regathered:
        """Gather what is known, and give what was touched."""
        after = self.after or self.compare()
        gathered = in_one([told(side, joined(side, compared, learning=False)) for side, compared in after.sides])
        links = gathered.links.filter(pc.is_in(gathered.links["report_id"], self.touched))
        named = pc.is_in(gathered.incidents["incident_id"], links["incident_id"].combine_chunks())
        suggestions = gathered.suggestions(beyond_reach=False)
        offered = pc.and_(*(pc.is_in(suggestions[name], self.touched) for name in ("first", "second")))
        return Regathered(
            gathered.incidents.filter(named).combine_chunks(),
            links.combine_chunks(),
            gathered.further.filter(pc.is_in(gathered.further["report_id"], self.touched)).combine_chunks(),
            suggestions.filter(offered).combine_chunks(),
            pc.unique(pa.concat_arrays([self.touched, self._named])),
            rounds,
            self.held.num_rows,
        )


def _telling(reports: pa.Table) -> pa.Table:
    """Without nil reports: they are coverage, and no incident depends on them."""
    return reports.filter(pc.fill_null(pc.not_equal(reports["act"], NOTHING), True))


def _ids(reports: pa.Table) -> pa.Array:
    return reports["report_id"].combine_chunks()


def _no_ids() -> pa.Array:
    return pa.array([], pa.string())


def _marks(reports: pa.Table, model: LinkModel) -> tuple[pa.Table, Floats]:
    marks = marks_of(reports, model)
    return marks, np.stack([marks[side].to_numpy() for side in SIDES])


def _changed(before: _View, after: _View, given: pa.Array) -> pa.Array:
    """Step 2: what arrived, went or was judged, what changed by that, and all that was or is connected with these."""
    back = pc.index_in(after.ids, before.ids)
    both = np.flatnonzero(back.is_valid().to_numpy(zero_copy_only=False))
    then = np.asarray(back.drop_null().to_numpy(zero_copy_only=False), np.int64)
    other = np.ones(len(after.ids), np.bool_)
    same_word = pc.equal(after.repeats.take(pa.array(both)), before.repeats.take(pa.array(then)))
    other[both] = ~np.asarray(same_word.to_numpy(zero_copy_only=False)) | (after.relay[both] != before.relay[then])
    other[both] |= after.crowd[both] != before.crowd[then]
    gone = pc.invert(pc.is_in(before.ids, after.ids))
    moved = pa.concat_arrays([given, after.ids.filter(pa.array(other)), before.ids.filter(gone)])
    found = [moved]
    for view in (before, after):
        rows = np.zeros(len(view.ids), np.bool_)
        rows[view.rows(moved)] = True
        ends = view.edges[rows[view.edges].any(axis=1)].ravel()
        found.append(view.ids.take(pa.array(np.unique(ends))))
    return pc.unique(pa.concat_arrays(found))


def _connected(view: _View, ids: pa.Array) -> pa.Array:
    """Step 3: these reports and all that edges connect them with."""
    part = parts_of(len(view.ids), view.edges[:, 0].copy(), view.edges[:, 1].copy(), np.empty((0, 2), np.int32))
    return view.ids.filter(pa.array(np.isin(part, part[view.rows(ids)])))


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
    if not boxes.shape[1]:
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
