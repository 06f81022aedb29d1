"""Which reports make up each incident: from scored pairs and what people hold, to groups of reports.

1. What people judged the same is joined first, and never taken apart by the machine.
2. The best pairs come first. Two groups join when one incident behind all their reports is likelier than two: their
   fused places and times are weighed like those of two reports (of a group that people joined, whose members may disagree, those of
   any member too), act, weapon, actor, target and each kind of number by the mean over the pairs that tell it.
3. Then single reports move to the neighbouring group that explains them clearly better, or stand alone where none
   does; and what became joinable is joined.

Where only two sources speak in a part, or lists that have laws of their own in nine of ten of its pairs, a report has at most one
partner, and its rivals are all there is to know: there pairs are joined by their odds in all assignments together (believing), best first,
for such a report may lose its best candidate to another and have a second. Who else speaks there joins what has been joined so. Where many
others speak, they tell more than rivals do, and all are joined as groups.

Never, whatever the scores: two reports that people judged different, or two reports of one voice (one source tells
of an incident once) that nobody judged the same, in one incident. The result depends on the set of reports alone, and in each part of them that pairs and judgements
connect on that part alone: a report that arrives changes nothing beyond the parts that it touches.
"""

from dataclasses import dataclass

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.columns.counting import first_rows, ordered
from truceline.incident.joining.believing import beside_rivals
from truceline.incident.joining.groups import Ground, Groups, each_alone, ground_of, join, lists_in_order, may_join
from truceline.incident.joining.holding import held
from truceline.incident.joining.judge import Settled
from truceline.incident.joining.parts import best_first, come_in_order, of_two, parts_of
from truceline.incident.joining.sparing import spared_for
from truceline.incident.joining.turns import CLEARLY_ONE, State, Weighed, gather_parts
from truceline.incident.joining.visiting import in_neighbourhoods, visits_for
from truceline.incident.likeness.compare import Compared, Pairs
from truceline.incident.likeness.crowd import NOBODY
from truceline.incident.likeness.offering import ROUNDING
from truceline.values.shape.compiled import in_place

_NEARLY_ALL = 0.9  # of the pairs of a part


@dataclass(frozen=True, slots=True)
class Offer:
    """What clustering works on: compared reports, the pairs that were not judged different, and what people hold of origins."""

    compared: Compared
    pairs: Pairs
    settled: Settled
    odds: Floats | None = None  # of the pairs beside their rivals, where they are known already


def cluster(offer: Offer) -> Ints:
    """Give every report the number of its incident: the first row that belongs to it.

    Rows must be in canonical order (by time, then identity); pairs may come in any order.
    """
    compared, settled = offer.compared, offer.settled
    rows = len(compared.spots.at)
    ground = ground_of(compared, settled)
    groups = each_alone(rows)
    for one, other in settled.same:
        join(groups, groups.group[one], groups.group[other])
    fixed = ground.judged.astype(np.int8)
    open_pairs, odds = _in_order(offer.pairs, offer.odds)
    parts = parts_of(rows, open_pairs.first, open_pairs.second, settled.same)
    by_law = compared.by_day.told(open_pairs.first, open_pairs.second)
    two = of_two(parts, compared.spots.source)[parts[open_pairs.first]]
    asked = two | _of_lists(parts[open_pairs.first], by_law)
    lists = two | (asked & by_law)
    likely = _odds(open_pairs, odds, asked, compared)[lists[asked]]
    _join_partners(ground, groups, _partners(open_pairs.chosen(lists), likely, compared))
    joined = np.flatnonzero(groups.size[groups.group] > 1).astype(np.int32)
    fixed[joined] = 1
    open_pairs = open_pairs.chosen(~lists)
    part = parts[open_pairs.first]
    # Parts that no pair connects cannot meet: part by part the outcome is the same, and the reports at hand are few.
    order = best_first(part, rows, open_pairs.score)
    moved, large = in_neighbourhoods(order, part)
    best = open_pairs.chosen(moved)
    weighed = _known(best, by_law[~lists][moved], compared)
    edges = lists_in_order(rows, open_pairs.first, open_pairs.second)
    members = ordered(parts, rows, np.flatnonzero(edges.start[1:] > edges.start[:-1]).astype(np.int32))
    visits = visits_for(order, (moved, large), (best.first, best.second), edges.start)
    state = State(parts, members, fixed, visits)
    known = (weighed, spared_for(ground, groups, members, joined))
    gather_parts(ground, groups, (best.first, best.second, edges), known, state)
    return _named_by_first(groups.group)


def _of_lists(part: Ints, by_law: Bools) -> Bools:
    """Of each pair, by its part, whether nearly all pairs there are of two lists that have a law of their own."""
    pairs, of_lists = (np.bincount(some, minlength=int(part.max(initial=-1)) + 1) for some in (part, part[by_law]))
    return np.asarray((of_lists > 0) & (of_lists >= _NEARLY_ALL * pairs))[part]


def _odds(pairs: Pairs, odds: Floats | None, asked: Bools, compared: Compared) -> Floats:
    """The odds of the pairs of whole parts beside all their rivals there, which may be known."""
    if odds is not None:
        return odds[asked]
    pairs = pairs.chosen(asked)
    return beside_rivals(pairs, compared.spots.source, held(pairs, compared))


def _known(pairs: Pairs, by_law: Bools, compared: Compared) -> Weighed:
    """What is known of two groups before any is weighed: of two single reports the score of their pair says it.

    It does not where a law of two lists weighs the pair, or where nobody was near one of them: then groups are weighed
    otherwise. Near what decides, the last digit might: those are weighed too. What is found later is written into these scores.
    """
    at = np.empty(len(pairs), np.int64)
    _write_known((pairs.first, pairs.second), pairs.score, (compared.chance.crowd, by_law), at)
    return Weighed(pairs.score, at)


@in_place
def _write_known(ends: tuple[Ints, Ints], score: Floats, told: tuple[Floats, Bools], at: Longs) -> None:
    """Write which pairs are known at the beginning, and -1 for the others."""
    crowd, by_law = told
    for k in range(len(at)):
        near = (crowd[ends[0][k]] > NOBODY) & (crowd[ends[1][k]] > NOBODY)
        clear = (abs(score[k]) > ROUNDING) & (abs(score[k] - CLEARLY_ONE) > ROUNDING)
        at[k] = int(near & clear & (not by_law[k])) - 1


def _partners(pairs: Pairs, odds: Floats, compared: Compared) -> tuple[Ints, Ints]:
    """The pairs of two lists that are likely enough beside all others, best first."""
    order = np.lexsort((pairs.second, pairs.first, -odds))
    likely = order[odds[order] >= compared.model.partners]
    return pairs.first[likely], pairs.second[likely]


def _in_order(pairs: Pairs, odds: Floats | None) -> tuple[Pairs, Floats | None]:
    """The pairs in the order of their rows, as comparing gives them, and their odds."""
    if come_in_order(pairs.first, pairs.second):
        return pairs, odds
    order = np.lexsort((pairs.second, pairs.first))
    return pairs.chosen(order), odds if odds is None else odds[order]


def _named_by_first(group: Ints) -> Ints:
    first = first_rows(group, int(group.max(initial=-1)) + 1, np.arange(len(group)))
    return first[group].astype(np.int32)


@in_place
def _join_partners(ground: Ground, groups: Groups, ends: tuple[Ints, Ints]) -> None:
    """Join pairs, best first, where nothing forbids it."""
    for k in range(len(ends[0])):
        one, other = groups.group[ends[0][k]], groups.group[ends[1][k]]
        if one != other and may_join(ground, groups, one, other):
            join(groups, one, other)
