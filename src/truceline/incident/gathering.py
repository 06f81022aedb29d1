"""From reports to incidents, and why each report belongs to its incident.

1. Reports that nothing was observed are left out: they are coverage, not incidents.
2. Exercise and real reports are gathered apart: they never meet.
3. What people judged is settled; declared relays and copies find their origins.
4. Pairs within reach are compared, and judged.
5. Origins are clustered; relays follow their origin.
6. Each incident's row is combined from its reports, and each report's link says why.

The result depends on the set of reports and judgements alone, not on their order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import Refused, Where, problem
from truceline.incident.columns.arrays import Floats, Ints, in_one_piece
from truceline.incident.columns.counting import first_rows, ordered, write_most_alike
from truceline.incident.columns.ordering import canonical
from truceline.incident.joining.believing import beside_rivals, looked_up, probability, worth_joining
from truceline.incident.joining.cluster import Offer, cluster
from truceline.incident.joining.judge import Judgement, Settled, judge, settle
from truceline.incident.joining.unplaced import Unplaced, join_unplaced
from truceline.incident.learning.by_day import learn_by_day
from truceline.incident.learning.by_probability import learn_by_probability
from truceline.incident.learning.foreknown import Believed, Known
from truceline.incident.learning.likening import learn_likeness
from truceline.incident.learning.placelearning import learn_places
from truceline.incident.learning.sample import Sample
from truceline.incident.learning.unlabelled import learn
from truceline.incident.likeness.compare import PARTS, Compared, Pairs, compare, no_pairs, together
from truceline.incident.likeness.farther import farther
from truceline.incident.likeness.placenames import Listed
from truceline.incident.model import LinkModel, to_six_digits
from truceline.incident.table import FURTHER_LINKS, INCIDENTS, LINKS
from truceline.incident.telling.combine import Grouped, combine
from truceline.incident.telling.several import Further, further_links
from truceline.incident.voices.echoing import learn_echoes
from truceline.incident.voices.origins import Relays, declared_relays, found_relays, origins
from truceline.incident.voices.quoting import quoted
from truceline.values.identities import repeated
from truceline.values.table import Declaration

NOTHING = "nothing_observed"
LIKELIEST_FIRST = [
    ("probability", "descending"),
    ("score", "descending"),
    ("first", "ascending"),
    ("second", "ascending"),
]


@dataclass(frozen=True)
class Offered:
    """Pairs that were weighed, with the identities of the reports their rows name, and how probable each is."""

    ids: pa.Array
    pairs: Pairs
    reckon: Callable[[], Floats]  # how probable each is, when it is first wanted: incidents need no such number

    @cached_property
    def probability(self) -> Floats:
        """How probable each pair is."""
        return self.reckon()

    def table(self) -> pa.Table:
        """The pairs with their parts, score and probability, for people and other programs."""
        return self.pairs.table(self.ids).append_column("probability", pa.array(self.probability))


@dataclass(frozen=True)
class Beyond:
    """What else to offer where little is within reach (farther), looked for when it is first wanted."""

    look: Callable[[], Offered]

    @cached_property
    def offered(self) -> Offered:
        """The nearest of the same day, and how probable they are."""
        return self.look()


@dataclass(frozen=True, slots=True)
class Gathered:
    """Incidents in order of their first report's time, real ones before exercises, and one link per report.

    `further` are the links of reports that tell of several incidents to those that they are not counted in (several).
    `offered` keeps the pairs that were weighed, and `models` the numbers they were weighed by; `beyond` keeps what else to offer where little is within reach (farther).
    """

    incidents: pa.Table
    links: pa.Table
    further: pa.Table = field(default_factory=FURTHER_LINKS.empty)
    offered: tuple[Offered, ...] = ()
    models: tuple[LinkModel, ...] = ()
    beyond: tuple[Beyond, ...] = ()

    def suggestions(self, *, beyond_reach: bool = True) -> pa.Table:
        """Every pair worth offering with its score, all parts of it, and its probability; the likeliest first, of equals by identity.

        A report with fewer than three has its nearest of the same day beside them, unless only what is within reach is wanted.
        """
        offered = (*self.offered, *(each.offered for each in self.beyond if beyond_reach))
        none = Offered(pa.array([], pa.string()), no_pairs(), lambda: np.empty(0))
        return pa.concat_tables([one.table() for one in offered or (none,)]).sort_by(LIKELIEST_FIRST)


def gather(
    reports: pa.Table,
    *,
    judgements: pa.Table | None = None,
    model: LinkModel | Believed | None = None,
    gazetteer: Sequence[Listed] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Gathered:
    """Gather reports into incidents.

    Every report but nil reports belongs to exactly one incident. Guaranteed: the order of rows changes nothing; two
    reports judged different are never together; one source tells of an incident once, relays and judged follow-ups
    excepted; exercise and real reports never meet. Without a model one is learnt from the reports, and from the judgements
    where they are enough; what a model of others counted may be believed (foreknown). With a model that this gave
    (`Gathered.models`), incidents depend only on what lies within reach of their reports and what is joined with them; the
    rest may be left out or added (see arriving). A gazetteer tells where names of places lead; a given model knows its own.
    Progress is told as steps done and all steps, rising.

    Raises:
        Refused: where a report comes twice, or judgements contradict each other.
    """
    refuse_twice(reports)
    telling = _chosen(reports, pc.fill_null(pc.not_equal(reports.column("act"), NOTHING), True))
    parts = []
    for exercise in (False, True):
        side = _chosen(telling, pc.equal(telling.column("exercise"), exercise))
        if side.num_rows:
            parts.append(_gather_side(side, judgements, model, gazetteer, progress))
    return in_one(parts)


def in_one(parts: Sequence[Gathered]) -> Gathered:
    """What was gathered apart as one: the parts one after the other."""
    if len(parts) == 1:
        return parts[0]
    return Gathered(
        _together(INCIDENTS, [part.incidents for part in parts]),
        _together(LINKS, [part.links for part in parts]),
        _together(FURTHER_LINKS, [part.further for part in parts]),
        tuple(offered for part in parts for offered in part.offered),
        tuple(used for part in parts for used in part.models),
        tuple(beyond for part in parts for beyond in part.beyond),
    )


def refuse_twice(reports: pa.Table) -> None:
    """Each report comes once.

    Raises:
        Refused: where one comes twice (I008).
    """
    twice = repeated(in_one_piece(reports.column("report_id")))
    if twice:
        raise Refused([problem("I008", Where(), report_id) for report_id in twice])


def _chosen(reports: pa.Table, which: pa.ChunkedArray) -> pa.Table:
    """The reports of which it holds; where it holds of all, the same table and no copy."""
    return reports if pc.all(which, skip_nulls=False).as_py() else reports.filter(which)


def _together(declaration: Declaration, tables: list[pa.Table]) -> pa.Table:
    return pa.concat_tables(tables or [declaration.empty()]).combine_chunks()


class Side(NamedTuple):
    """Reports that may meet, in canonical order, and what is known of them before they are compared."""

    reports: pa.Table
    settled: Settled
    relays: Relays
    among: Ints  # the rows that are compared: those that no relay names repeat


class Joined(NamedTuple):
    """What comes of comparing and clustering: which report belongs where, and the pairs of origins that speak for it."""

    grouped: Grouped
    compared: Compared
    pairs: Pairs
    unplaced: Unplaced  # what reports without a place may tell of
    odds: Floats | None = None  # of the pairs beside their rivals, where they are known already


def _gather_side(
    reports: pa.Table,
    judgements: pa.Table | None,
    given: LinkModel | Believed | None,
    gazetteer: Sequence[Listed],
    progress: Callable[[int, int], None] | None,
) -> Gathered:
    """Steps 3 to 6 for reports that may meet."""
    reports = canonical(reports, texts_stay=True)
    # 3. What people hold, and who repeats whom.
    settled = settle(judgements, in_one_piece(reports.column("report_id")))
    relays = declared_relays(reports)
    # 4. Only what may be an origin is compared; the rest follows where its parent goes.
    among = np.flatnonzero(relays.parent == np.arange(reports.num_rows)).astype(np.int32)
    side = Side(reports, settled, relays, among)
    model = given if isinstance(given, LinkModel) else _learnt(side, gazetteer, given)
    compared = compare(reports, model, voices=relays.voices, among=among, progress=progress)
    found = joined(side, compared, learning=model is not given)
    return replace(told(side, found), beyond=(Beyond(partial(_beyond, side, found)),))


def joined(side: Side, compared: Compared, *, learning: bool) -> Joined:
    """Step 5: from compared reports to groups of them. What is learnt of the groups is learnt only where it is asked for."""
    relays, settled = side.relays, side.settled
    parent = quoted(found_relays(relays, compared), side.reports, compared.pairs)
    origin = origins(parent, settled)
    # People judged reports; what holds of a relay holds of its origin.
    moved = Settled(_of_origins(settled.same, origin), settled.same_by, _of_origins(settled.different, origin))
    pairs = compared.pairs
    single = (origin[pairs.first] == pairs.first) & (origin[pairs.second] == pairs.second)
    pairs = pairs.chosen(single)
    decisions = judge(pairs, moved, relays.voices.voice, compared.model)
    open_pairs = pairs.chosen(decisions != Judgement.DIFFERENT)
    odds = None
    if learning:
        odds = beside_rivals(open_pairs, compared.spots.source)
        compared = compared.with_partners(worth_joining(open_pairs, odds, compared.model.partners))
        odds = odds if open_pairs is pairs else None
    group = cluster(Offer(compared, open_pairs, moved))
    lone = compared.unplaced
    lone = lone.chosen((origin[lone.first] == lone.first) & (origin[lone.second] == lone.second))
    unplaced = join_unplaced(group, lone, compared, moved)
    # Numbers run with the first report of each incident, relays included.
    incident = _numbered(unplaced.group[origin])
    echoes = learn_echoes(side.reports, incident, origin) if learning else compared.model.echoes
    return Joined(Grouped(side.reports, incident, origin, echoes), compared, pairs, unplaced, odds)


def told(side: Side, found: Joined) -> Gathered:
    """Step 6: the rows, and the reasons."""
    grouped, compared, pairs, unplaced, _ = found
    incidents = combine(grouped, compared.model)
    ids = in_one_piece(incidents.column("incident_id"))
    links = _links(found, ids, side.settled)
    further = further_links(grouped, pairs, side.settled, compared.model)
    beside = np.bincount(further.incident, minlength=grouped.count)
    place = incidents.column_names.index("told_beside")
    incidents = incidents.set_column(place, incidents.schema.field(place), pa.array(beside.astype(np.int64)))
    report_ids = in_one_piece(side.reports.column("report_id"))
    return Gathered(
        incidents,
        links,
        _further(grouped, ids, compared, further),
        (Offered(report_ids, together(pairs, unplaced.pairs), partial(_probability, found)),),
        (replace(compared.model, echoes=grouped.echoes),),
    )


def _probability(found: Joined) -> Floats:
    """Of pairs within reach, from their odds beside their rivals where those are known already, then of those without a place."""
    odds = beside_rivals(found.pairs, found.compared.spots.source) if found.odds is None else found.odds
    return looked_up(np.concatenate([odds, found.unplaced.odds]), found.compared.model.calibration)


def _beyond(side: Side, found: Joined) -> Offered:
    """The nearest beyond reach of those that repeat nobody."""
    among, origin = side.among, found.grouped.origin
    beyond = farther(found.pairs, found.compared, among[origin[among] == among])
    ids = in_one_piece(side.reports.column("report_id"))
    return Offered(ids, beyond, partial(_probability_beyond, found.pairs, beyond, found.compared))


def _probability_beyond(pairs: Pairs, beyond: Pairs, compared: Compared) -> Floats:
    """What is within reach has no rivals beyond it; what is beyond has all."""
    return probability(together(pairs, beyond), compared.spots.source, compared.model.calibration)[len(pairs) :]


def _learnt(side: Side, gazetteer: Sequence[Listed], believed: Believed | None) -> LinkModel:
    """The model as these reports, and what people judged of them, would have it."""
    reports, among = side.reports, side.among
    some = Sample(reports, voices=side.relays.voices, among=among)
    model = to_six_digits(learn(some, LinkModel(places=learn_places(reports, gazetteer, among))))
    model = replace(model, by_day=learn_by_day(reports, model, among=among))
    known = Known(side.settled, believed.model.codes if believed else ())
    return learn_by_probability(some, learn_likeness(some, model), known)


def _further(grouped: Grouped, incident_ids: pa.Array, compared: Compared, further: Further) -> pa.Table:
    """One row per further link, with what speaks for it."""
    ids = in_one_piece(grouped.reports.column("report_id"))
    pairs = compared.weigh(further.row, further.through)
    return FURTHER_LINKS.table(
        {
            "incident_id": incident_ids.take(pa.array(further.incident)),
            "report_id": ids.take(pa.array(further.row)),
            "nearest_report_id": ids.take(pa.array(further.through)),
            "judged_by": pa.array(further.judged_by, pa.string()),
            "origin_report_id": ids.take(pa.array(grouped.origin[further.row])),
            **dict(zip((*PARTS, "score"), (*pairs.parts, pairs.score), strict=True)),
        }
    )


def _of_origins(pairs: npt.NDArray[np.int32], origin: Ints) -> npt.NDArray[np.int32]:
    return np.sort(origin[pairs], axis=1).astype(np.int32).reshape(-1, 2)


def _numbered(group: Ints) -> Ints:
    """Number groups 0, 1, 2 … in the order in which their first rows come."""
    rows = np.arange(len(group))
    first = first_rows(group, int(group.max(initial=-1)) + 1, rows)
    rank = np.cumsum(first[group] == rows, dtype=np.int32) - 1
    return np.asarray(rank[first[group]], np.int32)


def _links(found: Joined, incident_ids: pa.Array, settled: Settled) -> pa.Table:
    """One row per report: its nearest within the incident, and what speaks for the two."""
    grouped, compared = found.grouped, found.compared
    reports = grouped.reports
    nearest, judged = _nearest(found, settled)
    order = ordered(grouped.incident, grouped.count, np.arange(reports.num_rows, dtype=np.int32))
    through, origin, judged = nearest[order], grouped.origin[order], judged[order]
    linked, repeats = through >= 0, origin != order
    # All in one, those that are linked through none beside themselves: what is weighed is the column.
    pairs = compared.weigh(order, np.where(linked, through, order))
    columns: dict[str, Any] = dict(zip((*PARTS, "score"), (*pairs.parts, pairs.score), strict=True))
    for name, values in columns.items():
        # A relay is linked because it repeats, not because it is alike.
        values[~linked if name in PARTS[:2] else ~linked | repeats] = np.nan
    ids = in_one_piece(reports.column("report_id"))
    return LINKS.table(
        {
            "incident_id": incident_ids.take(pa.array(grouped.incident[order])),
            "report_id": ids.take(pa.array(order)),
            "nearest_report_id": ids.take(pa.array(through, mask=~linked)),
            "judged_by": pa.array(settled.same_by, pa.string()).take(pa.array(judged, mask=judged < 0)),
            "origin_report_id": ids.take(pa.array(origin)),
            **columns,
        }
    )


def _nearest(found: Joined, settled: Settled) -> tuple[Ints, Ints]:
    """The row each report is linked through: whom it repeats, whom a person joined it with, or the most alike; and by which judgement, or -1."""
    grouped = found.grouped
    incident, origin = grouped.incident, grouped.origin
    rows = len(incident)
    nearest = np.full(rows, -1, np.int32)
    judged = np.full(rows, -1, np.int32)
    # From the weakest ground to the strongest: each overwrites what went before.
    first = _first_two_origins(grouped)
    nearest[:] = np.where(first[0][incident] != np.arange(rows), first[0][incident], first[1][incident])
    _write_best(nearest, grouped, found.compared.pairs)
    _write_lone(nearest, found)
    for number, (one, other) in enumerate(settled.same):
        nearest[one], nearest[other] = other, one
        judged[one] = judged[other] = number
    repeats = (origin != np.arange(rows)) & (judged < 0)
    nearest[repeats] = origin[repeats]
    return nearest, judged


def _first_two_origins(grouped: Grouped) -> tuple[Ints, Ints]:
    """The first and the second origin of each incident, -1 where there is no second."""
    rows = np.flatnonzero(grouped.is_origin).astype(np.int32)
    order = ordered(grouped.incident, grouped.count, rows)
    count = np.bincount(grouped.incident[order], minlength=grouped.count)
    start = np.cumsum(count) - count
    second = np.full(grouped.count, -1, np.int32)
    second[count > 1] = order[start[count > 1] + 1]
    return order[start], second


def _write_lone(nearest: Ints, found: Joined) -> None:
    """Give each report without a place, and nobody else, the most alike origin of its incident: through it nothing else is linked, unless none has a place."""
    chosen = np.full(len(nearest), -1, np.int32)
    pairs, lone = found.unplaced.pairs, found.compared.lone
    for blind in (True, False):  # rather through one that has a place
        _write_best(chosen, found.grouped, pairs.chosen((lone[pairs.first] & lone[pairs.second]) == blind))
    nearest[lone & (chosen >= 0)] = chosen[lone & (chosen >= 0)]


def _write_best(nearest: Ints, grouped: Grouped, pairs: Pairs) -> None:
    """Give each report the most alike origin of its incident, of equals the first."""
    own = grouped.is_origin[pairs.first] & grouped.is_origin[pairs.second]
    own &= grouped.incident[pairs.first] == grouped.incident[pairs.second]
    pairs = pairs.chosen(own)
    write_most_alike(nearest, pairs.first, pairs.second, pairs.score)
