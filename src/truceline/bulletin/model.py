"""What a bulletin consists of: plain values, so that what is printed depends on nothing but the bulletin.

Figures are frozen under the names of their counting rules, and the digest is of them and of what they were made from.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from truceline.agreement.charter import Clock
from truceline.agreement.model import Words
from truceline.measure.closing import Tally
from truceline.measure.counting import Rule
from truceline.measure.determined import Standing
from truceline.measure.period import Period
from truceline.measure.rate import Change, Rate
from truceline.values.instant import Instant

Ring = tuple[tuple[float, float], ...]
# From the first to the last of some days.
Span = tuple[date, date]


class Tier(StrEnum):
    """For whom it is composed: anybody, or the desk alone."""

    PUBLIC = "public"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the agreement with its code and its name in three languages."""

    code: str
    name: Words
    article: str = ""


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar of a chart: some days, what happened on them inside a zone, and on how many somebody was looking.

    Days for which nobody has drawn the zone are days of the bar, but nothing can be told of them.
    """

    first_day: date
    days: int
    told_days: int
    observed_days: int
    incidents: int
    candidates: int


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """What is told of one zone."""

    zone: Named
    stage: str | None
    drawn: bool
    last_incident: Instant | None
    rate: Rate | None
    change: Change
    bins: tuple[Bin, ...]
    unobserved: tuple[tuple[date, date], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a side said for the record beside a printed determination, of which the number is told."""

    number: int
    about: str
    provision: str
    side: Named
    said: str
    words: str
    language: str
    said_at: datetime
    is_dissent: bool
    reply_id: str


@dataclass(frozen=True, slots=True)
class Holding:
    """What one side holds beside a printed determination, of which the number is told; on a claim, what it rules."""

    number: int
    about: str
    provision: str
    side: Named
    says: str
    said_at: datetime | None
    claim_of: Named | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of this period beside the same of the period before; the member is a zone's code or empty."""

    figure: str
    change: Change
    member: str = ""


@dataclass(frozen=True, slots=True)
class OpenDetail:
    """A part of the agreement that nobody has agreed yet."""

    code: str
    question: Words
    proposals: int


@dataclass(frozen=True, slots=True)
class Erratum:
    """A figure of an earlier bulletin that is another now; a part that was not named counts none."""

    figure: str
    was: int
    now: int


@dataclass(frozen=True, slots=True)
class Errata:
    """What changed since an earlier bulletin was printed."""

    first_day: date
    last_day: date
    digest: str
    changed: tuple[Erratum, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not printed, how many of it, and by its code why."""

    code: str
    count: int = 0
    name: Words | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """One account of a zone's extent or a line's course, as it is drawn."""

    code: str
    name: Words
    stage: str | None
    contested: bool
    held_by: Words
    is_line: bool
    rings: tuple[Ring, ...]
    label: tuple[float, float]
    observed_share: float | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """An area that lies over the zones: what is announced there, say. Its label on the map, how it is drawn, and what it is called."""

    label: str
    drawn_as: str  # classes of the style sheet
    title: str
    rings: tuple[Ring, ...]
    at: tuple[float, float]
    is_line: bool = False


@dataclass(frozen=True, slots=True)
class Overlay:
    """Areas over a map of zones; where it is close, the map shows their surroundings and not every zone."""

    areas: tuple[Area, ...] = ()
    is_close: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """One incident, or several that lie close together, with the radius that holds the place and how they stand."""

    longitude: float
    latitude: float
    radius_m: float
    incidents: int
    candidates: int
    verdict: str


@dataclass(frozen=True, slots=True)
class Map:
    """What is drawn: outlines, posts and spots within an extent, and how many incidents it cannot show.

    The frame is the extent of a closer map of a part, where there is one. An incident beyond the extent, without a place, or whose place is known too coarsely is counted, not drawn.
    """

    west: float
    south: float
    east: float
    north: float
    outlines: tuple[Outline, ...]
    posts: tuple[tuple[str, Words, float, float], ...]
    spots: tuple[Spot, ...]
    gathered: bool
    beyond: int
    without_place: int
    too_coarse: int
    frame: tuple[float, float, float, float] | None = None
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True)
class Bulletin:
    """The bulletin of one period, complete and unchangeable."""

    agreement: Named
    version: str
    agreement_digest: str
    originals_digest: str
    period: Period
    exercise: bool
    tier: Tier
    tallies: Mapping[str, Tally]
    casualties: Mapping[str, int]
    sources: int
    unsure: Mapping[str, int]
    zones: tuple[ZoneLine, ...]
    provisions: tuple[Named, ...]
    details: tuple[OpenDetail, ...]
    clocks: tuple[Clock, ...]
    determinations: tuple[Standing, ...]
    compared: tuple[Compared, ...]
    record_begins: date | None
    errata: Errata | None
    left_out: tuple[LeftOut, ...]
    map: Map | None
    closer: Map | None
    replies: tuple[Quoted, ...] = ()
    dissents: tuple[tuple[int, Named], ...] = ()
    # Who is named by what was determined jointly.
    parties: tuple[Named, ...] = ()
    stances: tuple[Holding, ...] = ()
    rulings: tuple[Holding, ...] = ()
    # On which days the incident of each determination happened, as far as that is told; None where only the period is.
    determined_days: tuple[Span | None, ...] = ()
    # The first and the last day of the period of which any report speaks.
    reported_days: Span | None = None

    @property
    def figures(self) -> dict[str, int]:
        """Every figure under the name of its rule, division, subject and member."""
        return name_figures(self.tallies, self.casualties)

    @property
    def digest(self) -> str:
        """SHA-256 of the frozen figures and of what they were made from."""
        canonical = json.dumps(self._content(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def frozen(self) -> dict[str, Any]:
        """The figures as they stay, to be kept as bulletin.json: the same bulletin gives the same ones."""
        return self._content() | {"digest": self.digest}

    def _content(self) -> dict[str, Any]:
        # Named only where something was said, so that bulletins without replies keep their digest.
        said = {"replies_sha256": self._replies_digest()} if self.replies or self.dissents else {}
        if any(found.joint for found in self.determinations):
            said["joint_sha256"] = self._joint_digest()
        if self.stances or self.rulings:
            said["stances_sha256"] = self._stances_digest()
        if self.determined_days:
            said["days_sha256"] = self._days_digest()
        return said | {
            "bulletin": 1,
            "agreement": self.agreement.code,
            "agreement_version": self.version,
            "agreement_sha256": self.agreement_digest,
            "originals_sha256": self.originals_digest,
            "first_day": self.period.first_day.isoformat(),
            "last_day": self.period.last_day.isoformat(),
            "time_zone": self.period.zone.key,
            "tier": str(self.tier),
            "exercise": self.exercise,
            "figures": self.figures,
        }

    def _replies_digest(self) -> str:
        told = [(one.number, one.about, one.provision, one.side.code, one.said, one.words) for one in self.replies]
        when = [(one.language, one.said_at.isoformat(), one.is_dissent) for one in self.replies]
        dissents = [(number, side.code) for number, side in self.dissents]
        canonical = json.dumps([told, when, dissents], ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def _stances_digest(self) -> str:
        held = [
            (one.number, one.about, one.provision, one.side.code, one.says, one.said_at and one.said_at.isoformat())
            + ((one.claim_of.code,) if one.claim_of else ())
            for one in (*self.stances, *self.rulings)
        ]
        return hashlib.sha256(json.dumps(held, separators=(",", ":")).encode()).hexdigest()

    def _days_digest(self) -> str:
        told = [days and [day.isoformat() for day in days] for days in self.determined_days]
        return hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()

    def _joint_digest(self) -> str:
        joint = [
            (number, found.joint.signed, found.joint.dissent, found.joint.missing)
            # Named only where somebody let the time run out, so that bulletins from before keep their digest.
            + ((found.joint.silent,) if found.joint.silent else ())
            for number, found in enumerate(self.determinations, 1)
            if found.joint
        ]
        return hashlib.sha256(json.dumps(joint, separators=(",", ":")).encode()).hexdigest()


def name_figures(tallies: Mapping[str, Tally], casualties: Mapping[str, int]) -> dict[str, int]:
    """Give every total and every part the name under which it is frozen."""
    figures: dict[str, int] = {}
    for name, tally in tallies.items():
        figures[name] = tally.total
        figures |= {f"{name}={member}": count for member, count in tally.parts}
    return figures | {f"{Rule.CASUALTIES}={name}": count for name, count in casualties.items()}
