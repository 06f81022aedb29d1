"""From reports to incidents, and why each report belongs to its incident.

1. Reports that nothing was observed are left out: they are coverage, not incidents.
2. Exercise and real reports are gathered apart: they never meet.
3. What people judged is settled; declared relays, copies and second tellings find their origins.
4. Pairs within reach are compared, and judged.
5. Origins are clustered; relays follow their origin. Where sources are found that copy each other in silence, the model is learnt anew without the
   copies, whose small errors are no errors, and both steps are done again.
6. Each incident's row is combined from its reports, and each report's link says why.

The result depends on the set of reports and judgements alone, not on their order.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import Refused, Where, problem
from truceline.incident.columns.arrays import Bools, Floats, Ints, in_one_piece
from truceline.incident.columns.counting import first_rows, ordered, write_most_alike
from truceline.incident.columns.ordering import canonical
from truceline.incident.gathered import Beyond, Gathered, Offered, in_one
from truceline.incident.joining.believing import beside_rivals, looked_up, worth_joining
from truceline.incident.joining.cluster import Offer, cluster
from truceline.incident.joining.holding import NO_PARTS, Held, Likely, held, likely_parts
from truceline.incident.joining.judge import Settled, are_different, settle
from truceline.incident.joining.promising import promised, promised_beyond
from truceline.incident.joining.unplaced import Unplaced, join_unplaced, probability_unplaced
from truceline.incident.learning.afresh import Afresh
from truceline.incident.learning.againlearning import learn_told_again
from truceline.incident.learning.foreknown import Believed
from truceline.incident.learning.partlearning import learn_areas, learn_in_names
from truceline.incident.learning.placelearning import learn_places
from truceline.incident.learning.textlearning import learn_in_texts
from truceline.incident.likeness.compare import PARTS, Compared, Pairs, compare, together
from truceline.incident.likeness.farther import farther
from truceline.incident.likeness.likeliest import likeliest
from truceline.incident.likeness.placenames import Listed
from truceline.incident.model import LinkModel
from truceline.incident.table import FURTHER_LINKS, LINKS
from truceline.incident.telling.combine import combine
from truceline.incident.telling.grouped import Grouped
from truceline.incident.telling.several import Further, further_links
from truceline.incident.voices.echoing import learn_echoes
from truceline.incident.voices.named_sources import Relayed, found_relays, odds_beside
from truceline.incident.voices.origins import Relays, declared_relays, origins
from truceline.incident.voices.quoting import quoted
from truceline.incident.voices.rows_offered import beside_firsts
from truceline.incident.voices.telling_again import with_told_again
from truceline.report.table import REPORTS
from truceline.values.identities import taken
from truceline.values.numbered import repeated
from truceline.values.shape.compiled import in_place

NOTHING = "nothing_observed"


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
    reports judged different are never together; one source tells of an incident once, relays, second
    tellings and judged follow-ups excepted; exercise and real reports never meet. Without a model one is learnt from the reports, and from the judgements
    where they are enough; what a model of others counted may be believed (foreknown). With a model that this gave
    (`Gathered.models`), incidents depend only on what lies within reach of their reports and what is joined with them; the
    rest may be left out or added (see arriving). A column that an earlier version did not have is one where nothing was said. A gazetteer tells where names of places lead; a given model knows its own.
    Progress is told as steps done and all steps, rising.

    Raises:
        Refused: where a report comes twice, or judgements contradict each other.
    """
    reports = REPORTS.completed(reports)
    refuse_twice(reports)
    weigh = partial(weighed, judgements=judgements, given=model, gazetteer=gazetteer, progress=progress)
    return in_one([reasoned(*belonging(*weigh(side))) for side in sides(reports)])


def sides(reports: pa.Table) -> Iterator[pa.Table]:
    """Steps 1 and 2: real reports and those of exercises, where there are any, without those that nothing was observed."""
    telling = _chosen(reports, pc.fill_null(pc.not_equal(reports.column("act"), NOTHING), True))
    for exercise in (False, True):
        side = _chosen(telling, pc.equal(telling.column("exercise"), exercise))
        if side.num_rows:
            yield side


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
    relayed: Relayed  # what relays of mere sources may repeat
    odds: Floats | None = None  # of the pairs beside their rivals, where they are known already


class Weighed(NamedTuple):
    """What comes of steps 3 and 4: reports, the pairs of them that were weighed, and how the model was learnt from them, if it was."""

    side: Side
    compared: Compared
    learning: Afresh | None


def weighed(
    reports: pa.Table,
    *,
    judgements: pa.Table | None = None,
    given: LinkModel | Believed | None = None,
    gazetteer: Sequence[Listed] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Weighed:
    """Steps 3 and 4 for reports that may meet; what is asked for is as for `gather`."""
    reports = canonical(reports, texts_stay=True)
    # 3. What people hold, and who repeats whom.
    settled = settle(judgements, in_one_piece(reports.column("report_id")))
    relays = declared_relays(reports)
    known = given if isinstance(given, LinkModel) else LinkModel(told_again=learn_told_again(reports, relays.parent))
    relays = replace(relays, parent=with_told_again(relays.parent, reports, known, settled.different))
    # 4. Only what may be an origin is compared; the rest follows where its parent goes.
    among = np.flatnonzero(relays.parent == np.arange(reports.num_rows)).astype(np.int32)
    side = Side(reports, settled, relays, among)
    learning = None
    if not isinstance(given, LinkModel):
        named = replace(_named(reports, gazetteer, among), told_again=known.told_again)
        learning = Afresh(reports, relays.voices, named, settled, given)
    model = learning.model(among) if learning else known
    compared = compare(reports, model, voices=relays.voices, among=among, progress=progress)
    return Weighed(side, compared, learning)


def belonging(side: Side, compared: Compared, learning: Afresh | None) -> tuple[Side, Joined]:
    """Step 5 for reports that were weighed, twice where sources are found that copy each other: who belongs with whom."""
    found = joined(side, compared, learning=learning is not None)
    again = learning and learning.without_copies(side.among, compared.model, found.grouped.echoes)
    if again:
        compared = compare(side.reports, again, voices=side.relays.voices, among=side.among)
        found = joined(side, compared, learning=True)
    return side, found


def reasoned(side: Side, found: Joined) -> Gathered:
    """Step 6 of the same, with what lies beyond reach."""
    gathered = told(side, found)
    looks = partial(_beyond, side, found), partial(_of_rows, side, found, gathered.offered[0])
    return replace(gathered, beyond=tuple(map(Beyond, looks)))


def joined(side: Side, compared: Compared, *, learning: bool) -> Joined:
    """Step 5: from compared reports to groups of them. What is learnt of the groups is learnt only where it is asked for."""
    relays, settled = side.relays, side.settled
    relayed = found_relays(side.reports, relays, compared, settled)
    origin = origins(quoted(relayed.parent, side.reports, compared.pairs), settled)
    # People judged reports; what holds of a relay holds of its origin.
    moved = Settled(_of_origins(settled.same, origin), settled.same_by, _of_origins(settled.different, origin))
    pairs = compared.pairs
    single = origin == np.arange(len(origin))
    pairs = pairs.chosen(single[pairs.first] & single[pairs.second])
    relayed = relayed.of_relays(~single)
    open_pairs = pairs.chosen(~are_different(pairs, moved, relays.voices.voice, compared.model))
    odds = None
    if learning:
        odds = beside_rivals(open_pairs, compared.spots.source)
        compared = compared.with_partners(worth_joining(open_pairs, odds, compared.model.partners))
        by = held(open_pairs, compared)
        # Of the parts of a sum one is joined: how many partners are to be expected, odds say by which all are rivals.
        odds = odds if by is None else beside_rivals(open_pairs, compared.spots.source, by)
    group = cluster(Offer(compared, open_pairs, moved, odds))
    odds = odds if open_pairs is pairs else None
    lone = compared.unplaced
    lone = lone.chosen(single[lone.first] & single[lone.second])
    unplaced = join_unplaced(group, lone, compared, moved)
    incident = _numbered(unplaced.group[origin])
    echoes = learn_echoes(side.reports, incident, origin) if learning else compared.model.echoes
    return Joined(
        Grouped(side.reports, incident, origin, relays.voices.word, echoes), compared, pairs, unplaced, relayed, odds
    )


def told(side: Side, found: Joined) -> Gathered:
    """Step 6: the rows, and the reasons."""
    grouped, compared, pairs, unplaced, relayed, _ = found
    further = further_links(grouped, pairs, side.settled, compared.model, _parts(found))
    incidents = combine(replace(grouped, linked_further=further.row), compared.model)
    ids = in_one_piece(incidents.column("incident_id"))
    beside = np.bincount(further.incident, minlength=grouped.count)
    place = incidents.column_names.index("told_beside")
    incidents = incidents.set_column(place, incidents.schema.field(place), pa.array(beside.astype(np.int64)))
    report_ids, likely = in_one_piece(side.reports.column("report_id")), cache(partial(_probability, found))
    return Gathered(
        incidents,
        _links(found, ids, side.settled),
        _further(grouped, ids, compared, further),
        (Offered(report_ids, (pairs, unplaced.pairs), lambda: likely()[0]),),
        (replace(compared.model, echoes=grouped.echoes),),
        relayed=(Offered(report_ids, (relayed.pairs,), lambda: likely()[1]),),
    )


def _parts(found: Joined) -> Likely:
    """Which rows of a list by the day are likely to hold rows of another, where it is known that the one adds up."""
    by = held(found.pairs, found.compared)
    return NO_PARTS if by is None else likely_parts(found.pairs, _odds(found, by), by)


def _odds(found: Joined, by: Held | None) -> Floats:
    """Of pairs within reach beside their rivals."""
    return beside_rivals(found.pairs, found.compared.spots.source, by) if found.odds is None else found.odds


def _probability(found: Joined) -> tuple[Floats, Floats]:
    """Of pairs within reach, from their odds beside their rivals where those are known already, and of those without a place; and of relays."""
    pairs, relayed, compared = found.pairs, found.relayed.pairs, found.compared
    odds = odds_beside(pairs, relayed, compared) if len(relayed) else _odds(found, held(pairs, compared))
    odds, of_relays = np.split(odds, [len(pairs)])
    likely, calibration = promised(pairs, odds, compared, found.grouped.reports), compared.model.calibration
    unplaced = probability_unplaced(found.unplaced, calibration)
    return np.concatenate([likely, unplaced]), looked_up(of_relays, calibration)


def _beyond(side: Side, found: Joined) -> Offered:
    """The nearest beyond reach of those that repeat nobody, and the likeliest."""
    among, origin = side.among, found.grouped.origin
    among = among[origin[among] == among]
    within = found.pairs, found.unplaced.pairs
    nearest = farther(found.pairs, found.compared, among)
    beyond = together(nearest, likeliest(within, nearest, found.compared, among))
    ids = in_one_piece(side.reports.column("report_id"))
    return Offered(ids, (beyond,), partial(promised_beyond, within, beyond, (found.compared, side.reports)))


def _of_rows(side: Side, found: Joined, offered: Offered) -> Offered:
    """Rows of lists by the day that repeat another of their incident, with whom that one is offered."""
    repeated = side.relays.parent, found.grouped.origin
    pairs, likely = beside_firsts((found.pairs, offered.probability), repeated, found.compared, side.reports)
    return Offered(offered.ids, (pairs,), lambda: likely)


def names_learnt(reports: pa.Table) -> list[LinkModel]:
    """Of each side, in the order of `Gathered.models`, a model that knows only where its own reports have names lead, as one that is learnt from them would."""
    parts = map(partial(canonical, texts_stay=True), sides(REPORTS.completed(reports)))
    origins_of = ((one, np.flatnonzero(declared_relays(one).parent == np.arange(one.num_rows))) for one in parts)
    return [_named(one, (), origin.astype(np.int32)) for one, origin in origins_of]


def _named(reports: pa.Table, gazetteer: Sequence[Listed], among: Ints) -> LinkModel:
    """Where names lead, by themselves, in texts and within others."""
    places = learn_places(reports, gazetteer, among)
    in_texts, in_names = learn_in_texts(reports, places, among), learn_in_names(reports, places, among)
    return LinkModel(places=places, in_texts=in_texts, in_names=in_names, areas=learn_areas(reports, among))


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
    unlinked = np.flatnonzero(~linked)
    unlike = np.flatnonzero(~linked | repeats)  # a relay is linked because it repeats, not because it is alike
    for name, values in columns.items():
        values[unlinked if name in PARTS[:2] else unlike] = np.nan
    ids = in_one_piece(reports.column("report_id"))
    return LINKS.table(
        {
            "incident_id": taken(incident_ids, grouped.incident[order]),
            "report_id": taken(ids, order),
            "nearest_report_id": taken(ids, through),
            "judged_by": pa.array(settled.same_by, pa.string()).take(pa.array(judged, mask=judged < 0)),
            "origin_report_id": taken(ids, origin),
            "voice_report_id": _whose_voice(grouped, ids, order),
            **columns,
        }
    )


def _whose_voice(grouped: Grouped, ids: pa.Array, order: Ints) -> pa.Array:
    """The first report of the voice of each that repeats nobody and is not that first one itself; else null."""
    voice = grouped.voice
    others = grouped.is_origin & ~grouped.is_voice
    return ids.take(pa.array(voice[order], mask=~others[order]))


def _nearest(found: Joined, settled: Settled) -> tuple[Ints, Ints]:
    """The row each report is linked through: whom it repeats, whom a person joined it with, or the most alike; and by which judgement, or -1."""
    grouped = found.grouped
    incident, origin = grouped.incident, grouped.origin
    rows = len(incident)
    nearest = np.full(rows, -1, np.int32)
    judged = np.full(rows, -1, np.int32)
    # From the weakest ground to the strongest: each overwrites what went before.
    _write_first_two(nearest, (incident, grouped.is_origin), np.full((grouped.count, 2), -1, np.int32))
    _write_best(nearest, grouped, found.compared.pairs)
    _write_lone(nearest, found)
    for number, (one, other) in enumerate(settled.same):
        nearest[one], nearest[other] = other, one
        judged[one] = judged[other] = number
    repeats = (origin != np.arange(rows)) & (judged < 0)
    nearest[repeats] = origin[repeats]
    return nearest, judged


@in_place
def _write_first_two(nearest: Ints, told: tuple[Ints, Bools], first: Ints) -> None:
    """Give each report the first origin of its incident, and that one the second, or -1. `first` has room for the two of each incident, -1 at first."""
    incident, is_origin = told
    for row in range(len(nearest)):
        at = incident[row]
        if is_origin[row] and first[at, 1] < 0:
            first[at, int(first[at, 0] >= 0)] = row
    for row in range(len(nearest)):
        at = incident[row]
        nearest[row] = first[at, int(first[at, 0] == row)]


def _write_lone(nearest: Ints, found: Joined) -> None:
    """Give each report without a place, and nobody else, the most alike origin of its incident: through it nothing else is linked, unless none has a place."""
    chosen = np.full(len(nearest), -1, np.int32)
    pairs, lone = found.unplaced.pairs, found.compared.lone
    for blind in (True, False):  # rather through one that has a place
        _write_best(chosen, found.grouped, pairs.chosen((lone[pairs.first] & lone[pairs.second]) == blind))
    nearest[lone & (chosen >= 0)] = chosen[lone & (chosen >= 0)]


def _write_best(nearest: Ints, grouped: Grouped, pairs: Pairs) -> None:
    """Give each report the most alike origin of its incident, of equals the first."""
    among = np.where(grouped.is_origin, grouped.incident, np.int32(-1))
    write_most_alike(nearest, (pairs.first, pairs.second), pairs.score, among)
