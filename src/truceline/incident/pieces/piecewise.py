"""Gathering more reports than fit into memory: piece by piece of time, with the result of gathering them all at once.

With a kept model an incident depends on its surroundings alone (arriving). So reports are read in order of time, and

1. what ties them over any distance of time is known beforehand (ties);
2. some reports at a time are compared, together with those that are held from before;
3. a report is surrounded when no later one can lie within reach of it: how crowded it is there stands from then on;
4. what pairs, relays and judgements connect is finished when all of it is here and surrounded: its incidents and links are given;
5. what is not finished is held, and with it what lies within reach of those that are not surrounded yet.

Guaranteed: together the pieces are, byte for byte, what `gather(reports, model=model, judgements=judgements)` gives of all
reports, however large the pieces; `beyond` alone is left out (the nearest of the same day where little is within reach). Memory grows with a
piece and with what hangs together, not with the number of reports, but for some twenty numbers of each.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import Refused, Where, phrase, problem
from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.columns.ordering import canonical
from truceline.incident.gathered import Offered
from truceline.incident.gathering import Joined, Side, gather, joined, told
from truceline.incident.joining.judge import Settled
from truceline.incident.joining.parts import parts_of
from truceline.incident.learning.foreknown import Believed
from truceline.incident.likeness.by_time import LEAST
from truceline.incident.likeness.compare import Compared, Pairs, compare
from truceline.incident.likeness.placenames import Listed
from truceline.incident.model import LinkModel, weights_of
from truceline.incident.pieces.ties import Read, Ties, refuse_repeated, side_of, ties_of
from truceline.incident.voices.origins import Relays, voices_told
from truceline.report.table import REPORTS

PIECE = 100_000  # reports: larger ones are hardly quicker
_SAMPLE_BLOCKS, _SAMPLE_BLOCK = 4, 25_000  # reports that a model is learnt from
_NOT_READ = ("channel", "language", "not_understood", "reliability", "credibility", "original_sha256", "original_line")  # fmt: skip
COLUMNS = tuple(name for name in REPORTS.names if name not in _NOT_READ)


@dataclass(frozen=True, slots=True)
class Piece:
    """Finished incidents with their links, further links and suggestions, and where each row stands in the whole.

    The whole is in order of these places: incidents and links by their incident's first report, further links by their own. Rows of one
    place are in order already, and never in two pieces; a further link is in one with the incident of which it tells. Suggestions are in no order.
    """

    incidents: pa.Table
    links: pa.Table
    further: pa.Table
    suggestions: pa.Table
    incident_at: Longs
    link_at: Longs
    further_at: Longs
    reports: pa.Table  # those that the rows are of, among others


@dataclass(frozen=True, slots=True)
class Asked:
    """How reports are to be gathered: what people judged, by which model (none, or one that is believed: one is learnt of a sample, with a gazetteer), and in pieces of how many."""

    judgements: pa.Table | None = None
    model: LinkModel | Believed | None = None
    piece: int = PIECE
    gazetteer: Sequence[Listed] = ()


def gather_in_pieces(
    read: Read,
    asked: Asked,
    *,
    learnt: Callable[[LinkModel], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Piece]:
    """Gather reports that come in order of time, and give what is finished; real reports first, then exercises.

    `learnt` is told the model that each side is gathered by. Progress is told as reports that were read and all there are.

    Raises:
        Refused: where a report comes twice (I008), judgements contradict each other (I007), or the model does not say what strangers are like (I013).
    """
    given = asked.model if isinstance(asked.model, LinkModel) else None
    if given is not None and given.strangers is None:
        raise Refused([problem("I013", Where(), phrase("none"))])
    refuse_repeated(read)
    start = 0
    for exercise in (False, True):
        count = sum(block.num_rows for block in side_of(read, (), exercise=exercise))
        if not count:
            continue
        model = given or learn_of_sample(read, count, asked, exercise=exercise)
        if learnt:
            learnt(model)
        ties = ties_of(read, asked.judgements, model, exercise=exercise)
        window = _Window(ties, model, start, asked.piece)
        for block in _blocks(side_of(read, COLUMNS, exercise=exercise), window.wanted):
            yield window.take(block)
            if progress:
                progress(start + window.read, start + count)
        start += count


def learn_of_sample(read: Read, count: int, asked: Asked, *, exercise: bool) -> LinkModel:
    """The model that is learnt of a sample: four blocks of 25,000 neighbours in time, spread evenly; of all, if these are no more.

    Errors and likenesses are learnt of as many reports as `gather` looks at in a large set. What it counts in all
    reports (lists by the day, echoes, from what odds partners are joined) is counted in the sample, and only judgements of its
    reports teach.
    """
    first = np.linspace(0, max(count - _SAMPLE_BLOCK, 0), _SAMPLE_BLOCKS).astype(np.int64)
    rows = np.unique(np.minimum(first[:, None] + np.arange(_SAMPLE_BLOCK), count - 1).ravel())
    if count <= _SAMPLE_BLOCKS * _SAMPLE_BLOCK:
        rows = np.arange(count)
    taken, start = [], 0
    for block in side_of(read, COLUMNS, exercise=exercise):
        here = rows[np.searchsorted(rows, start) : np.searchsorted(rows, start + block.num_rows)] - start
        start += block.num_rows
        if len(here):
            taken.append(block.take(pa.array(here)))
    sample = as_reports(pa.concat_tables(taken))
    return gather(sample, judgements=asked.judgements, model=asked.model, gazetteer=asked.gazetteer).models[-1]


def as_reports(table: pa.Table) -> pa.Table:
    """The table with all columns of reports; those that it has not are null, for nothing is compared by them."""
    return REPORTS.completed(table, also_required=True).select(REPORTS.names).combine_chunks()


def _blocks(blocks: Iterator[pa.Table], wanted: Callable[[], int]) -> Iterator[tuple[pa.Table, bool]]:
    """The same rows in blocks of as many as are wanted each time, and whether it is the last."""
    waiting: list[pa.Table] = []
    room = wanted()
    for block in blocks:
        start = 0
        while start < block.num_rows:
            if room == 0:
                yield pa.concat_tables(waiting).combine_chunks(), False
                waiting, room = [], wanted()
            some = block.slice(start, room)
            waiting.append(some)
            start, room = start + some.num_rows, room - some.num_rows
    yield pa.concat_tables(waiting).combine_chunks(), True


@dataclass(frozen=True, slots=True)
class _Held:
    """Reports that are here: their rows among all, how crowded it is around those that are surrounded (else NaN), and which are given already."""

    reports: pa.Table
    row: Ints
    crowd: Floats
    given: Bools

    def chosen(self, which: Bools) -> "_Held":
        """Some of them."""
        return _Held(self.reports.filter(pa.array(which)), self.row[which], self.crowd[which], self.given[which])


class _Window:
    """The reports of one side that are at hand, and what moves on when more come."""

    def __init__(self, ties: Ties, model: LinkModel, start: int, piece: int) -> None:
        self.ties, self.model, self.start, self.piece = ties, model, start, piece
        self.read = 0
        self.held: _Held | None = None

    def wanted(self) -> int:
        """How many reports are to come next: as many as are held at least, or what never ends would be worked at for ever."""
        return max(self.piece, 0 if self.held is None else len(self.held.row))

    def take(self, coming: tuple[pa.Table, bool]) -> Piece:
        """Steps 2 to 5 for the next reports."""
        block, is_last = coming
        here = self._with(block)
        side = self._side(here)
        compared = _as_crowded(
            compare(side.reports, self.model, voices=side.relays.voices, among=side.among), here.crowd
        )
        at = compared.spots.at
        reach = self._reach(compared)
        surrounded = np.full(len(at), True) if is_last else at + reach < at[-1]
        found = joined(side, compared, learning=False)
        done = ~here.given & self._finished(side, compared, surrounded, here.row)
        piece = self._piece(here, side, found, done)
        crowd = np.where(surrounded, compared.chance.crowd, np.nan)
        waiting = ~here.given & ~done
        farthest = float(reach.max(initial=0.0))
        around = _are_compared(compared) & (at >= at[-1] - 2.0 * farthest)
        self.held = _Held(here.reports, here.row, crowd, here.given | done).chosen(waiting | around)
        return piece

    def _with(self, block: pa.Table) -> _Held:
        """What is held, and the next rows."""
        count = block.num_rows
        row = np.arange(self.read, self.read + count, dtype=np.int32)
        self.read += count
        fresh = _Held(canonical(as_reports(block)), row, np.full(count, np.nan), np.zeros(count, np.bool_))
        if self.held is None:
            return fresh
        return _Held(
            pa.concat_tables([self.held.reports, fresh.reports]).unify_dictionaries().combine_chunks(),
            np.concatenate([self.held.row, row]),
            np.concatenate([self.held.crowd, fresh.crowd]),
            np.concatenate([self.held.given, fresh.given]),
        )

    def _side(self, here: _Held) -> Side:
        """What is known beforehand of the reports at hand, by their rows here. A relay whose report is not here yet stands for itself, uncompared."""
        ties, row = self.ties, here.row
        parent = _here(row, ties.parent[row])
        alone = np.arange(len(row), dtype=np.int32)
        voices = voices_told(here.reports, ties.bare[row], ties.absent[row])
        relays = Relays(np.where(parent >= 0, parent, alone).astype(np.int32), voices)
        among = np.flatnonzero(ties.parent[row] == row).astype(np.int32)
        return Side(here.reports, _settled_here(row, ties.settled), relays, among)

    def _reach(self, compared: Compared) -> Floats:
        """Of each report how many seconds later another may be within reach; none where it is not compared."""
        weights, spots = weights_of(self.model), compared.spots
        variance = spots.variance_s2 + self.ties.deviation_s2 + weights.duration2
        return np.where(_are_compared(compared), np.sqrt(weights.span2 * variance) + 1.0, 0.0)

    def _finished(self, side: Side, compared: Compared, surrounded: Bools, row: Ints) -> Bools:
        """Step 4: the reports of which all that is connected with them is here and surrounded."""
        settled, parent = side.settled, side.relays.parent
        moved = np.flatnonzero(parent != np.arange(len(parent))).astype(np.int32)
        part = parts_of(
            len(row),
            np.concatenate([compared.pairs.first, compared.unplaced.first, moved]),
            np.concatenate([compared.pairs.second, compared.unplaced.second, parent[moved]]),
            np.concatenate([settled.same, settled.also]),
        )
        open_parts = np.zeros(len(row), np.bool_)
        open_parts[part[~surrounded | (self.ties.last[row] >= self.read)]] = True
        return np.asarray(~open_parts[part])

    def _piece(self, here: _Held, side: Side, found: Joined, done: Bools) -> Piece:
        """What is finished of all that was gathered."""
        gathered, incident = told(side, found), found.grouped.incident
        row = here.row.astype(np.int64) + self.start
        first = np.unique(incident, return_index=True)[1]
        of_link = np.lexsort((np.arange(len(incident)), incident))
        link_done = done[of_link]
        of_further = np.asarray(pc.index_in(gathered.further["report_id"], side.reports["report_id"]), np.int64)
        offered = gathered.offered[0]
        which = done[offered.pairs.first]
        return Piece(
            gathered.incidents.filter(pa.array(done[first])),
            gathered.links.filter(pa.array(link_done)),
            gathered.further.filter(pa.array(done[of_further])),
            Offered(offered.ids, (offered.pairs.chosen(which),), lambda: offered.probability[which]).table(),
            row[first[done[first]]],
            row[first[incident[of_link[link_done]]]],
            row[of_further[done[of_further]]],
            side.reports,
        )


def _are_compared(compared: Compared) -> Bools:
    """Who is compared with any other."""
    return np.asarray(compared.comparable | compared.spanning | compared.lone)


def _here(row: Ints, wanted: Ints) -> Ints:
    """Where rows of all reports stand among those here, -1 where they are not."""
    if not len(row):
        return np.full(len(wanted), -1, np.int32)
    place = np.minimum(np.searchsorted(row, wanted), len(row) - 1)
    return np.where(row[place] == wanted, place, -1).astype(np.int32)


def _settled_here(row: Ints, settled: Settled) -> Settled:
    """What people hold of two reports that are both here."""
    same, different, also = (
        _here(row, each.ravel()).reshape(-1, 2) for each in (settled.same, settled.different, settled.also)
    )
    held, told_of = (np.flatnonzero((pairs >= 0).all(axis=1)) for pairs in (same, also))
    return Settled(
        same[held],
        tuple(settled.same_by[k] for k in held),
        different[(different >= 0).all(axis=1)],
        also[told_of],
        tuple(settled.also_by[k] for k in told_of),
    )


def _as_crowded(compared: Compared, known: Floats) -> Compared:
    """Weighed by how crowded it is known to be, where fewer are here than lie around.

    Of those who are not here nothing was met, so pairs can have been offered that are not worth it, and none is missing.
    """
    measured = compared.chance.crowd
    crowd = np.where(np.isnan(known), measured, known)
    found = replace(compared, chance=compared.chance._replace(crowd=crowd))
    moved = crowd != measured
    pairs = _weighed_again(found, compared.pairs, moved, compared.model.offered)
    return replace(found, pairs=pairs, unplaced=_weighed_again(found, compared.unplaced, moved, LEAST))


def _weighed_again(found: Compared, pairs: Pairs, moved: Bools, least: float) -> Pairs:
    """The pairs, those of reports around which the crowd is another weighed again; what is below the least score is left out."""
    again = np.flatnonzero(moved[pairs.first] | moved[pairs.second])
    if not len(again):
        return pairs
    score = pairs.score.copy()
    score[again] = found.weigh(pairs.first[again], pairs.second[again]).score
    return found.of_score(pairs.first, pairs.second, score).chosen(score >= least)
