"""What the kinds of provision ask about: incidents, their places, their actors, and the agreement.

Each question here is one that several kinds ask; each answers for all incidents at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from truceline.agreement.charter import Charter
from truceline.agreement.provision import Provision
from truceline.finding.answers import CANNOT_TELL, NO, Answers, any_of, either
from truceline.finding.binding import Actors
from truceline.finding.columns import Incidents, Vocabulary
from truceline.finding.measuring import LineDistances
from truceline.finding.placing import POSITION, ZonePlaces
from truceline.finding.table import Position
from truceline.finding.timing import moment

# What each position says, where it is not inside.
_SAYS = {
    Position.OUTSIDE: (NO, "outside_zone"),
    Position.STRADDLES: (CANNOT_TELL, "straddles_boundary"),
    Position.ACCOUNTS_DIFFER: (CANNOT_TELL, "accounts_of_zone_differ"),
    Position.NO_PLACE: (CANNOT_TELL, "place_unknown"),
    Position.NO_SHAPE: (CANNOT_TELL, "zone_not_drawn"),
}


@dataclass(frozen=True)
class Scene:
    """Incidents as one agreement sees them."""

    charter: Charter
    incidents: Incidents
    actors: Actors
    zones: dict[str, ZonePlaces]
    lines: LineDistances
    vocabulary: Vocabulary
    # What the record of contacts answers, by procedure; none where it is not at hand.
    steps: Mapping[str, Answers] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.incidents)

    def inside(self, zones: Sequence[str]) -> Answers:
        """Whether the incident lies in one of the zones while that zone is in force; no zones: everywhere."""
        if not zones:
            return self._everywhere()
        return any_of(*(self._inside(self.zones[code]) for code in zones))

    def by_side(self, limits: Sequence[tuple[str | None, Answers]]) -> Answers:
        """Answer by the limits of the actor's own side and those of no side.

        Where the actor's side is unknown, what all sides' limits say alike is said; what they say differently cannot
        be told.
        """
        sides = sorted({side for side, _ in limits if side is not None})
        whole = any_of(*(answer for _, answer in limits))
        if not sides:
            return whole
        shared = [answer for side, answer in limits if side is None]
        everyone = np.ones(len(self), np.bool_)
        answer = any_of(*shared) if shared else whole.where(everyone, NO, "not_this_actor")
        theirs = {side: any_of(*shared, *(a for s, a in limits if s == side)) for side in sides}
        unsure = np.zeros(len(self), np.bool_)
        for side in sides:
            surely, possibly = self.actors.of_side(side, self.charter)
            answer = either(surely, theirs[side], answer)
            unsure |= possibly & ~surely
        ranks = np.stack([a.rank for a in theirs.values()])
        alike = (ranks == ranks[0]).all(axis=0)
        return either(unsure & alike, whole, either(unsure, whole.where(everyone, CANNOT_TELL, "side_unknown"), answer))

    def settled(self, provision: Provision) -> Answers:
        """Whether every open detail without which the provision cannot be assessed was decided and effective then."""
        answer = Answers.yes(len(self))
        open_detail = np.full(len(self), -1, np.int32)
        details = {detail.code: detail for detail in self.charter.agreement.details}
        for code in provision.waits_for:
            resolution = details[code].resolution
            effective = self.charter.moment(resolution.effective) if resolution else None
            still_open = self.incidents.first < moment(effective, np.datetime64("9999-12-31", "us"))
            open_detail = np.where(still_open & (open_detail < 0), self.vocabulary.code(code), open_detail)
            answer = answer.where(still_open, CANNOT_TELL, "detail_open")
        return answer.telling(detail=open_detail)

    def _inside(self, zone: ZonePlaces) -> Answers:
        answer = Answers.yes(len(self))
        for position, (rank, reason) in _SAYS.items():
            answer = answer.where(zone.position == POSITION[position], rank, reason)
        hidden = zone.restricted & (zone.position == POSITION[Position.NO_SHAPE])
        answer = answer.where(hidden, CANNOT_TELL, "geometry_restricted")
        outside = answer.rank == NO
        answer = answer.where(zone.in_force.partly & ~outside, CANNOT_TELL, "zone_stage_uncertain")
        answer = answer.where(~zone.in_force.possibly & ~outside, NO, "zone_not_in_force")
        return answer.telling(
            position=zone.position,
            zone=zone.zone,
            zone_version=zone.zone_version,
            probability=zone.probability,
            distance_m=zone.distance_m,
        )

    def _everywhere(self) -> Answers:
        unknown = np.full(len(self), np.nan)
        return Answers.yes(len(self)).telling(
            position=np.full(len(self), POSITION[Position.EVERYWHERE], np.int8),
            zone=np.full(len(self), -1, np.int32),
            zone_version=np.full(len(self), -1, np.int32),
            probability=unknown,
            distance_m=unknown,
        )
