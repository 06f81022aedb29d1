"""Where incidents lie with regard to every zone, the error of place and time honoured.

1. Accounts of a zone's extent that held at any moment the incident may have happened are considered, all alike.
   An account that nobody drew, or nobody may see, decides nothing where others are drawn.
2. By one account the incident is inside or outside when the whole circle that holds its true place is; when the
   boundary is no farther away than the radius, it straddles. A point known exactly and on the boundary is inside.
3. Accounts that all say the same give that answer. One that says inside against one that says outside gives
   "accounts differ"; otherwise it straddles.
4. The stage is the one at the estimated time, and is certain where no change falls into the possible time.

Shrinking a radius only ever turns "straddles" into inside or outside, never one of these into the other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.agreement.charter import Charter, PlacedShape
from truceline.agreement.model import Stage, TextStatus, Zone
from truceline.finding.columns import Codes, Flags, Floats, Incidents, Vocabulary
from truceline.finding.table import ZONE_ANSWERS, Position
from truceline.finding.timing import Overlap, Spans, moment, overlap
from truceline.finding.versions import versions_held
from truceline.values.shape import Shapes

POSITIONS = tuple(Position)
POSITION = {position: number for number, position in enumerate(POSITIONS)}
STAGES = tuple(Stage)
# Beyond this a distance to a boundary is not told: nothing at that distance turns on its metres.
TOLD_M = 50_000.0

_INSIDE, _OUTSIDE, _STRADDLES = (POSITION[p] for p in (Position.INSIDE, Position.OUTSIDE, Position.STRADDLES))
Places = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class ZonePlaces:
    """Every incident's place with regard to one zone, and the zone's stage then."""

    zone: Codes
    position: Places
    zone_version: Codes
    probability: Floats
    distance_m: Floats
    restricted: Flags
    stage: Places
    stage_certain: Flags
    in_force: Overlap


@dataclass(frozen=True, slots=True)
class _Account:
    """Every incident's place by one account of a zone's extent."""

    position: Places
    probability: Floats
    distance_m: Floats


class Ground:
    """The zones of an agreement, indexed once and asked about many incidents."""

    def __init__(self, charter: Charter) -> None:
        self._charter = charter
        self._zones = {zone.code: zone for zone in charter.agreement.zones}
        self._accounts: dict[str, list[PlacedShape]] = {code: [] for code in self._zones}
        for placed in charter.zone_shapes():
            self._accounts[placed.code].append(placed)
        drawn = [p for accounts in self._accounts.values() for p in accounts if p.geometry is not None]
        self._shape_of = {(p.code, p.version): number for number, p in enumerate(drawn)}
        self._shapes = Shapes.of([p.geometry for p in drawn], geodesic=[p.geodesic for p in drawn]) if drawn else None

    def place(self, incidents: Incidents, vocabulary: Vocabulary) -> dict[str, ZonePlaces]:
        """Place incidents with regard to every zone."""
        by_shape = self._by_shape(incidents)
        return {code: self._place_in(code, incidents, by_shape, vocabulary) for code in self._zones}

    def _place_in(
        self, code: str, incidents: Incidents, by_shape: Sequence[_Account], vocabulary: Vocabulary
    ) -> ZonePlaces:
        accounts = self._accounts[code]
        drawn = [p for p in accounts if p.geometry is not None]
        held = [overlap(incidents, [(p.start, p.end)]).possibly for p in drawn]
        theirs = [by_shape[self._shape_of[p.code, p.version]] for p in drawn]
        covered = overlap(incidents, [(p.start, p.end) for p in drawn]).surely
        position = np.where(covered, _agreed(held, theirs, len(incidents)), np.int8(POSITION[Position.NO_SHAPE]))
        hidden = [(p.start, p.end) for p in accounts if p.geometry is None and p.status is not TextStatus.PUBLIC]
        probability, distance_m = _of_nearest(held, theirs, len(incidents))
        told = covered & incidents.has_place
        stage, certain, in_force = _stages(self._zones[code], incidents, self._charter)
        return ZonePlaces(
            zone=vocabulary.all(code, len(incidents)),
            position=np.where(incidents.has_place, position, np.int8(POSITION[Position.NO_PLACE])),
            zone_version=versions_held(held, [p.version for p in drawn], len(incidents), vocabulary),
            # Of accounts that differ none is preferred: a probability would be that of the accounts, not of the place.
            probability=np.where(told & (position != POSITION[Position.ACCOUNTS_DIFFER]), probability, np.nan),
            distance_m=distance_m,
            restricted=overlap(incidents, hidden).possibly & ~covered,
            stage=stage,
            stage_certain=certain,
            in_force=in_force,
        )

    def _by_shape(self, incidents: Incidents) -> list[_Account]:
        """Every incident's place by every account, whenever it held.

        Places known worse than the distance that is told are asked apart: they need the boundary's distance as far
        as their radius reaches, and one country-wide radius must not make every other question dear.
        """
        rows, shapes = len(incidents), len(self._shape_of)
        position = np.full((shapes, rows), _OUTSIDE, np.int8)
        probability = np.zeros((shapes, rows))
        distance = np.full((shapes, rows), np.nan)
        fine = incidents.radius_m <= TOLD_M
        for some in (incidents.has_place & fine, incidents.has_place & ~fine):
            at = np.flatnonzero(some)
            if self._shapes is None or not len(at):
                continue
            radius = incidents.radius_m[at]
            related = self._shapes.relate(
                incidents.longitude[at], incidents.latitude[at], radius, cap_m=max(TOLD_M, float(radius.max()))
            )
            cell = (related.shape, at[related.point])
            error = radius[related.point]
            crosses = (np.abs(related.distance_m) <= error) & (error > 0)
            position[cell] = np.where(crosses, _STRADDLES, np.where(related.inside, _INSIDE, _OUTSIDE))
            probability[cell] = related.probability
            distance[cell] = np.where(np.abs(related.distance_m) <= TOLD_M, related.distance_m, np.nan)
        return [_Account(*parts) for parts in zip(position, probability, distance, strict=True)]


def place_incidents(incidents: pa.Table, charter: Charter) -> pa.Table:
    """Place every incident with regard to every zone of the agreement: one row for each, in the order of incidents."""
    ground, vocabulary = Ground(charter), Vocabulary()
    asked = Incidents.of(incidents)
    zones = list(ground.place(asked, vocabulary).values())
    if not zones:
        return ZONE_ANSWERS.empty()

    def column(of: Callable[[ZonePlaces], npt.NDArray[Any]]) -> npt.NDArray[Any]:
        return np.stack([of(zone) for zone in zones], axis=1).ravel()

    stages = Vocabulary()
    codes = np.array([*(stages.code(stage) for stage in STAGES), -1], np.int32)
    return ZONE_ANSWERS.table(
        {
            "incident_id": incidents["incident_id"].combine_chunks().take(np.repeat(np.arange(len(asked)), len(zones))),
            "zone": vocabulary.column(column(lambda zone: zone.zone)),
            "position": pa.array(POSITIONS).take(pa.array(column(lambda zone: zone.position))),
            "zone_version": vocabulary.column(column(lambda zone: zone.zone_version)),
            "probability": column(lambda zone: zone.probability),
            "distance_m": column(lambda zone: zone.distance_m),
            "stage": stages.column(codes[column(lambda zone: zone.stage)]),
            "stage_certain": column(lambda zone: zone.stage_certain),
        }
    )


def _agreed(held: Sequence[Flags], accounts: Sequence[_Account], rows: int) -> Places:
    """What the accounts that held say together."""
    said = {
        position: np.logical_or.reduce(
            [when & (account.position == position) for when, account in zip(held, accounts, strict=True)]
            or [np.zeros(rows, np.bool_)]
        )
        for position in (_INSIDE, _OUTSIDE, _STRADDLES)
    }
    answer = np.where(said[_INSIDE], np.int8(_INSIDE), np.int8(_OUTSIDE))
    answer = np.where(said[_STRADDLES], np.int8(_STRADDLES), answer)
    return np.where(said[_INSIDE] & said[_OUTSIDE], np.int8(POSITION[Position.ACCOUNTS_DIFFER]), answer)


def _of_nearest(held: Sequence[Flags], accounts: Sequence[_Account], rows: int) -> tuple[Floats, Floats]:
    """Probability and distance by one account, the one whose boundary is nearest; the last one where none is near."""
    probability, distance = np.zeros(rows), np.full(rows, np.nan)
    for when, account in zip(held, accounts, strict=True):
        nearer = when & ~np.isnan(account.distance_m) & ~(np.abs(account.distance_m) >= np.abs(distance))
        probability = np.where(nearer | (when & np.isnan(distance)), account.probability, probability)
        distance = np.where(nearer, account.distance_m, distance)
    return probability, distance


def _stages(zone: Zone, incidents: Incidents, charter: Charter) -> tuple[Places, Flags, Overlap]:
    """The stage at the estimated time (-1 before the first), whether it is certain, and whether it is in force."""
    changes = sorted((charter.moment(change.start), STAGES.index(change.stage)) for change in zone.stages)
    starts = np.array([moment(start, np.datetime64("NaT")) for start, _ in changes], "datetime64[us]")
    stages = np.array([*(stage for _, stage in changes), -1], np.int8)
    first, middle, last = (
        np.searchsorted(starts, at, side="right") - 1 for at in (incidents.first, incidents.middle, incidents.last)
    )
    ends = [*(start for start, _ in changes[1:]), None]
    spans: Spans = [
        (start, end) for (start, stage), end in zip(changes, ends, strict=True) if STAGES[stage] is Stage.IN_FORCE
    ]
    return stages[middle], np.asarray(first == last), overlap(incidents, spans)
