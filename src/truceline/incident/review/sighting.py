"""Whom else to offer beside a report that gives a bearing and no place: who lies on that bearing, and whose bearing crosses it.

A post that heard a blast to the north-east and could not judge how far gives no place. It is compared by time and by its bearing (by_time, bearings), and
on a busy day little stands out. What is not offered so is offered to a person: two posts whose bearings cross, and those of which one
knows the day alone. Of all directions few lead to where another source places something at that time. Once judged the same, they are crossed (crossing).

1. Looked at are reports of other sources whose times touch, no farther from the post than an explosion is heard.
2. A place counts by how far off the bearing it lies (bearings). A bearing counts if it crosses in front of both posts, as
   one pair in four would by chance.
3. Of what one source reports at most one is right, and often none: what is left beside the rivals is the probability.
"""

from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, Floats, Ints, column_of, encoded, seconds_of
from truceline.incident.likeness.bearings import Bearings, bearings_of
from truceline.incident.likeness.compare import PARTS
from truceline.incident.likeness.posts import HEARD_M, evidence_at
from truceline.values.instant import BY_DAY_S
from truceline.values.place import WGS84, sigma_of_radius, to_centre

_WIDEST_M, _LONGEST_S = 30_000.0, 129_600.0  # places and times that are known no better are not compared either
_DURATION_S = 600.0  # an incident lasts ten minutes
_CROSSED_BY_CHANCE = 0.25  # of two rays in a plane that start and point anywhere
_LEAST_ANGLE_DEG = 10.0  # bearings that run side by side cross anywhere
_NONE = 3.0  # odds that a source tells nothing of it. Judged, not measured: exercises have no such reports


class _Told(NamedTuple):
    """What is needed of each report, by row."""

    at: Floats
    within: Floats
    place: Floats  # metres from the centre of the earth, one column each; NaN where there is none
    radius: Floats
    post: Floats
    bearing: Floats
    bearings: Bearings
    source: Ints
    exercise: Bools


def with_bearings(pairs: pa.Table, links: pa.Table, reports: pa.Table) -> pa.Table:
    """The suggested pairs, and beside them those of reports that give a bearing and no place; the likeliest first."""
    told = _told(reports)
    ids = reports["report_id"].combine_chunks()
    own = links.filter(pc.equal(links["report_id"], links["origin_report_id"]))["report_id"]
    may = np.asarray(pc.is_in(ids, own.combine_chunks()).to_numpy(zero_copy_only=False))
    blind = (told.bearings.of >= 0) & ~np.isnan(told.bearing) & may
    rows = np.flatnonzero(may & (told.within <= _LONGEST_S))
    standing = rows[np.argsort(told.at[rows], kind="stable")].astype(np.int32)
    first, second, evidence = _found(told, standing, blind)
    if not len(first):
        return pairs
    likely = _beside_rivals(first, told.source[second], evidence)
    # Two that give a bearing alone are found from either side: the likelier of the two stands.
    order = np.lexsort((-likely, np.maximum(first, second), np.minimum(first, second)))
    key = np.minimum(first, second).astype(np.int64) << 32 | np.maximum(first, second)
    kept = order[np.unique(key[order], return_index=True)[1]]
    added = _table(ids, told.at, (first[kept], second[kept]), (evidence[kept], likely[kept]))
    added = added.filter(pc.invert(pc.is_in(_named(added), _named(pairs))))
    for name in set(pairs.column_names) - set(added.column_names):
        added = added.append_column(name, pa.nulls(added.num_rows, pairs.schema.field(name).type))
    by = [("probability", "descending"), ("score", "descending"), ("first", "ascending"), ("second", "ascending")]
    return pa.concat_tables([pairs, added.select(pairs.column_names)]).sort_by(by)


def _named(pairs: pa.Table) -> pa.Array:
    """One text for each pair."""
    return pc.binary_join_element_wise(pairs["first"], pairs["second"], "\n").combine_chunks()


def _told(reports: pa.Table) -> _Told:
    longitude, latitude = (column_of(reports, name) for name in ("longitude", "latitude"))
    return _Told(
        seconds_of(reports["occurred_at"]),
        column_of(reports, "occurred_within_s"),
        np.asarray(to_centre(longitude, latitude)),
        column_of(reports, "radius_m"),
        np.column_stack([column_of(reports, name) for name in ("post_longitude", "post_latitude")]),
        column_of(reports, "bearing_deg"),
        bearings_of(reports),
        encoded(reports["source"]),
        np.asarray(reports["exercise"].to_numpy(), np.bool_),
    )


def _found(told: _Told, standing: Ints, blind: Bools) -> tuple[Ints, Ints, Floats]:
    """Steps 1 and 2: by pair, who gives a bearing alone, whom to offer beside it, and how much speaks for it, in nats."""
    firsts, seconds, nats = [np.empty(0, np.int32)], [np.empty(0, np.int32)], [np.empty(0)]
    at = told.at[standing]
    for row in standing[blind[standing]].tolist():
        around = told.within[row] + _LONGEST_S + _DURATION_S
        since, until = np.searchsorted(at, (told.at[row] - around, told.at[row] + around))
        near = standing[since:until]
        touches = np.abs(told.at[near] - told.at[row]) <= told.within[near] + told.within[row] + _DURATION_S
        touches &= (told.source[near] != told.source[row]) & (told.exercise[near] == told.exercise[row])
        near = near[touches]
        vague = (told.within[row] >= BY_DAY_S) | (told.within[near] >= BY_DAY_S)  # of others time says enough
        placed = near[vague & (told.radius[near] <= _WIDEST_M) & ~np.isnan(told.place[0, near])]
        aimed = near[blind[near]]
        other = np.concatenate([placed, aimed])
        evidence = np.concatenate([_on_bearing(told, row, placed), _crossing(told, row, aimed)])
        speaks = evidence > 0.0
        firsts.append(np.full(int(speaks.sum()), row, np.int32))
        seconds.append(other[speaks])
        nats.append(evidence[speaks])
    return np.concatenate(firsts), np.concatenate(seconds), np.concatenate(nats)


def _seen_from(told: _Told, row: int, points: Floats) -> tuple[Floats, Floats]:
    """The direction and the distance of points from the post of a report."""
    post = np.broadcast_to(told.post[row], points.shape)
    direction, _, distance = WGS84.inv(post[:, 0], post[:, 1], points[:, 0], points[:, 1])
    return np.asarray(direction), np.asarray(distance)


def _on_bearing(told: _Told, row: int, placed: Ints) -> Floats:
    """What the bearing says of places (bearings)."""
    seen = told.bearings.seen[told.bearings.of[row]]
    return evidence_at(seen, told.place[:, placed], sigma_of_radius(told.radius[placed]))


def _crossing(told: _Told, row: int, aimed: Ints) -> Floats:
    """The same of bearings: that they cross in front of both posts, where both are heard."""
    direction, apart = _seen_from(told, row, told.post[aimed])
    # In the triangle of both posts and the crossing: the angles at the posts, on one side of the line between them.
    here = (told.bearing[row] - direction + 180.0) % 360.0 - 180.0
    there = (direction + 180.0 - told.bearing[aimed] + 180.0) % 360.0 - 180.0
    top = 180.0 - np.abs(here) - np.abs(there)
    crosses = (here * there > 0.0) & (top >= _LEAST_ANGLE_DEG)
    sine = np.sin(np.radians(np.where(crosses, top, 90.0)))
    legs = [apart * np.sin(np.radians(np.abs(angle))) / sine for angle in (here, there)]
    crosses &= np.maximum(*legs) <= HEARD_M
    return np.asarray(np.where(crosses, -np.log(_CROSSED_BY_CHANCE), -np.inf))


def _beside_rivals(first: Ints, source: Ints, evidence: Floats) -> Floats:
    """Step 3."""
    rivals = np.unique(first.astype(np.int64) << 32 | source, return_inverse=True)[1].ravel()
    odds = np.exp(evidence)
    return np.asarray(odds / (_NONE + np.bincount(rivals, odds)[rivals]))


def _table(ids: pa.Array, at: Floats, ends: tuple[Ints, Ints], told: tuple[Floats, Floats]) -> pa.Table:
    """The pairs, the earlier report first, with what the bearing says as the part of place."""
    names = np.asarray(ids.to_numpy(zero_copy_only=False))
    turned = (at[ends[0]] > at[ends[1]]) | ((at[ends[0]] == at[ends[1]]) & (names[ends[0]] > names[ends[1]]))
    first, second = np.where(turned, ends[1], ends[0]), np.where(turned, ends[0], ends[1])
    evidence, likely = told
    columns = {"first": ids.take(pa.array(first)), "second": ids.take(pa.array(second))}
    columns |= dict.fromkeys(PARTS, pa.nulls(len(first), pa.float64()))
    columns |= {"gap_s": pa.array(at[second] - at[first]), "space_score": pa.array(evidence)}
    return pa.table({**columns, "score": pa.array(evidence), "probability": pa.array(likely)})
