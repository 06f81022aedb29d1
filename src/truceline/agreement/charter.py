"""An agreement that answers questions: which stage, which shape, who was bound, what is due, at which moment.

A charter is made of an agreement that has been read whole; it never changes, and every answer is in UTC.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Literal
from zoneinfo import ZoneInfo

from truceline.agreement.model import (
    Agreement,
    DeadlineProvision,
    Edges,
    Excluded,
    Group,
    Party,
    Role,
    ShapeVersion,
    Span,
    Stage,
    Standing,
    TextStatus,
    Zone,
)
from truceline.values.instant import read_instant, read_moment
from truceline.values.party import Names

Time = tuple[datetime | None, datetime | None]
State = Literal["met", "late", "unknown", "running"]


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """One account of where a zone or line lies; no geometry where nobody may see it. Ends are open where None."""

    code: str
    version: str
    standing: Standing
    status: TextStatus
    geometry: Any
    geodesic: bool
    start: datetime | None
    end: datetime | None
    side: str | None


@dataclass(frozen=True, slots=True)
class Clock:
    """A deadline: by when, and how it stands. No evidence that it was done is “unknown”, never “met” or “late”."""

    provision: str
    due: datetime
    state: State
    done_on: datetime | None


@dataclass(frozen=True)
class Charter:
    """One agreement with its shapes, and the answers that follow from them."""

    agreement: Agreement
    shapes: Mapping[str, Any]
    digest: str

    @cached_property
    def zone_info(self) -> ZoneInfo:
        """The time zone of the agreement's local times."""
        return ZoneInfo(self.agreement.time_zone)

    def moment(self, text: str) -> datetime:
        """A moment of the agreement in UTC; a date alone is its first moment."""
        return read_moment(text, self.zone_info)

    def span(self, paragraph: Span) -> Time:
        """From when until when a paragraph holds, in UTC; None where the end is open."""
        return (
            self.moment(paragraph.start) if paragraph.start else None,
            self.moment(paragraph.end) if paragraph.end else None,
        )

    def guarantors_of(self, zone_codes: Collection[str]) -> list[str]:
        """The guarantors that stand behind every one of these zones, in the order of the agreement; of no zones, behind every zone."""
        meant = [zone for zone in self.agreement.zones if not zone_codes or zone.code in zone_codes]
        return [
            party.code
            for party in self.agreement.parties
            if Role.GUARANTOR in party.roles
            and all(not zone.guarantors or party.code in zone.guarantors for zone in meant)
        ]

    def stage_of(self, zone_code: str, at: datetime) -> Stage | None:
        """The stage of a zone at a moment; None before its first stage. An unknown zone raises KeyError."""
        reached = [change.stage for change in self._zones[zone_code].stages if self.moment(change.start) <= at]
        return reached[-1] if reached else None

    def zone_shapes(self) -> list[PlacedShape]:
        """Every account of every zone's extent, in the order of the agreement."""
        return [self._placed(zone.code, None, v) for zone in self.agreement.zones for v in zone.versions]

    def line_shapes(self) -> list[PlacedShape]:
        """Every account of every line's course, in the order of the agreement."""
        return [self._placed(line.code, line.side, v) for line in self.agreement.lines for v in line.versions]

    def actors(self) -> Names:
        """Finds the code of a party, group or excluded group by any of its names or aliases."""
        return self._actors

    def bound(self, actor_code: str) -> list[Time]:
        """The times during which an actor was bound, in order.

        A party is bound for the term, a group while it has joined; guarantors, witnesses and organs are bound only
        where they are parties too. An actor that the agreement does not name is never bound.
        """
        return list(self._bound.get(actor_code, ()))

    def excluded(self, actor_code: str) -> list[Time]:
        """The times during which somebody designated an actor as outside the ceasefire, joined where they touch."""
        return list(self._excluded.get(actor_code, ()))

    def side_of(self, actor_code: str) -> str | None:
        """The party to whose side an actor belongs; None where it has none or is unknown.

        A group that states no side is of the side of whoever commands it.
        """
        return next((side for one in self.command_of(actor_code) if (side := self._sides.get(one)) is not None), None)

    def command_of(self, actor_code: str) -> list[str]:
        """The actor, the group that commands it, the one above that, and so on; at the end nobody commands."""
        above = {group.code: group.under for group in self.agreement.groups}
        way = [actor_code]
        while (superior := above.get(way[-1])) is not None and superior not in way:
            way.append(superior)
        return way

    def posts(self) -> dict[str, tuple[float, float]]:
        """Longitude and latitude of every post, by its code."""
        return {post.code: (post.longitude, post.latitude) for post in self.agreement.posts}

    def clocks(self, at: datetime) -> list[Clock]:
        """Every deadline as it stands at a moment, in the order of the agreement."""
        deadlines = [p for p in self.agreement.provisions if isinstance(p, DeadlineProvision)]
        return [self._clock(deadline, at) for deadline in deadlines]

    @cached_property
    def _zones(self) -> dict[str, Zone]:
        return {zone.code: zone for zone in self.agreement.zones}

    @cached_property
    def _actors(self) -> Names:
        names: dict[str, list[str]] = {}
        actors: list[Party | Group | Excluded] = [
            *self.agreement.parties,
            *self.agreement.groups,
            *self.agreement.excluded,
        ]
        for actor in actors:
            names.setdefault(actor.code, []).extend((actor.name.en, actor.name.ar, actor.name.ru, *actor.aliases))
        return Names(names)

    @cached_property
    def _bound(self) -> dict[str, list[Time]]:
        term = self.span(self.agreement.term)
        bound = {party.code: [term] for party in self.agreement.parties if Role.PARTY in party.roles}
        return bound | {group.code: _joined([self.span(j) for j in group.joined]) for group in self.agreement.groups}

    @cached_property
    def _excluded(self) -> dict[str, list[Time]]:
        times: dict[str, list[Time]] = {}
        for entry in self.agreement.excluded:
            times.setdefault(entry.code, []).append(self.span(entry))
        return {code: _joined(spans) for code, spans in times.items()}

    @cached_property
    def _sides(self) -> dict[str, str | None]:
        sides: dict[str, str | None] = {party.code: party.code for party in self.agreement.parties}
        return sides | {group.code: group.side for group in self.agreement.groups}

    def _placed(self, code: str, side: str | None, version: ShapeVersion) -> PlacedShape:
        start, end = self.span(version)
        return PlacedShape(
            code=code,
            version=version.version,
            standing=version.standing,
            status=version.status,
            geometry=self.shapes[version.shape] if version.shape else None,
            geodesic=version.edges is Edges.GEODESIC,
            start=start,
            end=end,
            side=side,
        )

    def _clock(self, deadline: DeadlineProvision, at: datetime) -> Clock:
        """How a deadline stands at a moment.

        1. What is due on a date alone is due by the end of that day.
        2. Done by then: met. Done after: late.
        3. Done at some time of the day within which the deadline falls: unknown.
        4. No evidence: running before the deadline, unknown after it.
        """
        due = _end_of(deadline.due, self.zone_info)
        if deadline.done is None:
            return Clock(deadline.code, due, "running" if at < due else "unknown", None)
        earliest, latest = self.moment(deadline.done.on), _end_of(deadline.done.on, self.zone_info)
        if at < earliest:
            # Seen from before it was done only the deadline counts: once that has passed, it can only come late.
            return Clock(deadline.code, due, "running" if at < due else "late", None)
        state: State = "met" if latest <= due else "late" if earliest >= due else "unknown"
        return Clock(deadline.code, due, state, earliest)


def _end_of(text: str, zone: ZoneInfo) -> datetime:
    """The exact moment of a time, or the end of the day of a date alone."""
    instant = read_instant(text, zone)
    return instant.latest if len(text) == len("YYYY-MM-DD") else instant.earliest


def _joined(times: list[Time]) -> list[Time]:
    """The same times in order, those that overlap or touch joined into one."""
    joined: list[Time] = []
    for start, end in sorted(times, key=_by_start):
        if not joined:
            joined.append((start, end))
            continue
        first, before = joined[-1]
        if start is None or before is None or start <= before:
            joined[-1] = (first, None if before is None or end is None else max(before, end))
        else:
            joined.append((start, end))
    return joined


def _by_start(time: Time) -> float:
    return float("-inf") if time[0] is None else time[0].timestamp()
