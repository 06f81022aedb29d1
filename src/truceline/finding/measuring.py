"""How far incidents lie from the lines that an agreement measures from, the error of place and time honoured.

By one account of a line an incident is nearer than a limit when the whole circle that holds its true place is, and
beyond it when none of the circle is nearer; otherwise the circle straddles the limit. Accounts of a line are weighed
against each other as accounts of a zone are.
"""

from dataclasses import dataclass

import numpy as np

from truceline.agreement.charter import Charter, PlacedShape
from truceline.agreement.model import TextStatus
from truceline.agreement.provision import DistanceProvision
from truceline.finding.answers import CANDIDATE, CANNOT_TELL, NO, Answers
from truceline.finding.columns import Flags, Floats, Incidents, Vocabulary
from truceline.finding.placing import TOLD_M
from truceline.finding.timing import overlap
from truceline.finding.versions import versions_held
from truceline.values.shape import Lines


@dataclass(frozen=True, slots=True)
class LineDistances:
    """Every incident's distance in metres from every account of every line, unknown where it is beyond any limit."""

    incidents: Incidents
    accounts: dict[str, list[PlacedShape]]
    distance_m: dict[tuple[str, str], Floats]

    def nearer_than(self, limit_m: float, line: str, vocabulary: Vocabulary) -> Answers:
        """Whether incidents lie nearer to a line than a limit."""
        rows = len(self.incidents)
        accounts = self.accounts[line]
        drawn = [account for account in accounts if account.geometry is not None]
        held = [overlap(self.incidents, [(account.start, account.end)]).possibly for account in drawn]
        covered = overlap(self.incidents, [(account.start, account.end) for account in drawn]).surely
        near, far, nearest = np.zeros(rows, np.bool_), np.zeros(rows, np.bool_), np.full(rows, np.nan)
        straddles = near.copy()
        radius = self.incidents.radius_m
        for when, account in zip(held, drawn, strict=True):
            distance = np.nan_to_num(self.distance_m[account.code, account.version], nan=np.inf)
            inner, outer = distance + radius < limit_m, distance - radius >= limit_m
            near, far, straddles = near | (when & inner), far | (when & outer), straddles | (when & ~inner & ~outer)
            nearest = np.fmin(
                nearest, np.where(when & (distance <= np.maximum(TOLD_M, limit_m + radius)), distance, np.nan)
            )
        answer = Answers.same(rows, CANDIDATE, "breach_nearer_than_limit")
        answer = answer.where(far, NO, "beyond_limit").where(straddles, CANNOT_TELL, "straddles_limit")
        answer = answer.where(near & far, CANNOT_TELL, "accounts_of_zone_differ")
        answer = answer.where(~covered, CANNOT_TELL, "zone_not_drawn")
        answer = answer.where(~covered & self._hidden(accounts), CANNOT_TELL, "geometry_restricted")
        # That nobody may see the line is said even where there is no place: no better report could help.
        answer = answer.where(covered & ~self.incidents.has_place, CANNOT_TELL, "place_unknown")
        return answer.telling(
            zone=vocabulary.all(line, rows),
            zone_version=versions_held(held, [account.version for account in drawn], rows, vocabulary),
            distance_m=nearest,
            limit_m=np.full(rows, limit_m),
        )

    def _hidden(self, accounts: list[PlacedShape]) -> Flags:
        spans = [(a.start, a.end) for a in accounts if a.geometry is None and a.status is not TextStatus.PUBLIC]
        return overlap(self.incidents, spans).possibly


class Rulers:
    """The lines from which an agreement measures, and the boundaries of zones it measures from, indexed once."""

    def __init__(self, charter: Charter) -> None:
        limits = [
            limit
            for provision in charter.agreement.provisions
            if isinstance(provision, DistanceProvision)
            for limit in provision.limits
        ]
        self._accounts: dict[str, list[PlacedShape]] = {limit.line: [] for limit in limits}
        for placed in (*charter.line_shapes(), *charter.zone_shapes()):
            if placed.code in self._accounts:
                self._accounts[placed.code].append(placed)
        self._reach_m = max((limit.at_least_m for limit in limits), default=0.0)
        self._drawn = [p for accounts in self._accounts.values() for p in accounts if p.geometry is not None]
        zones = {zone.code for zone in charter.agreement.zones}
        drawn = [p.geometry.boundary if p.code in zones else p.geometry for p in self._drawn]
        self._lines = Lines.of(drawn, geodesic=[p.geodesic for p in self._drawn]) if drawn else None

    def measure(self, incidents: Incidents) -> LineDistances:
        """Measure every incident's distance from every line, as far as any limit and the incident's radius reach."""
        distance = np.full((len(self._drawn), len(incidents)), np.nan)
        fine = incidents.radius_m <= TOLD_M
        for some in (incidents.has_place & fine, incidents.has_place & ~fine):
            at = np.flatnonzero(some)
            if self._lines is not None and len(at):
                reach = self._reach_m + float(incidents.radius_m[at].max())
                distance[:, at] = self._lines.distance(
                    incidents.longitude[at], incidents.latitude[at], cap_m=max(TOLD_M, reach)
                ).T
        return LineDistances(
            incidents, self._accounts, {(p.code, p.version): distance[n] for n, p in enumerate(self._drawn)}
        )
