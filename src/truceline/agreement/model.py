"""What an agreement is made of. Every class is one kind of paragraph in agreement.yaml.

Whatever is not promised, not public or not yet agreed has a way to say so; nothing is assumed. Moments are local
time in the agreement's zone unless they carry an offset; a date alone is its first moment. `from` is the first
moment at which something holds, `until` the first at which it no longer does.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Code = Annotated[
    str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Lower-case letters, digits and hyphens; never reused.")
]
Moment = Annotated[
    str,
    Field(
        pattern=r"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$",
        description="A date, or a date and time: 2017-07-09 or 2017-07-09T12:00.",
    ),
]
SourceText = Annotated[str, Field(min_length=1, description="Where this is known from.")]


class Paragraph(BaseModel):
    """The rules of every paragraph: unknown words are refused, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, str_strip_whitespace=True)


class Words(Paragraph):
    """The same words in the three languages."""

    en: str = Field(min_length=1)
    ar: str = Field(min_length=1)
    ru: str = Field(min_length=1)


class Span(Paragraph):
    """A time during which something holds."""

    start: Moment | None = Field(
        default=None, alias="from", description="First moment at which it holds; left out: as long as is known."
    )
    end: Moment | None = Field(
        default=None, alias="until", description="First moment at which it no longer holds; left out: no end."
    )


class TextStatus(StrEnum):
    """Who may read a text or a map."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    NOT_PUBLIC = "not public"


class Document(Paragraph):
    """A text of the agreement: a memorandum, an annex, a map."""

    code: Code
    title: Words
    date: Moment
    status: TextStatus
    languages: list[str] = Field(default_factory=list, description="Languages in which it is authentic.")
    source: SourceText
    note: Words | None = None


class Role(StrEnum):
    """What an organ is to the agreement."""

    PARTY = "party"
    GUARANTOR = "guarantor"
    WITNESS = "witness"


class Party(Paragraph):
    """A party, guarantor or witness."""

    code: Code
    name: Words
    roles: list[Role] = Field(min_length=1)
    aliases: list[str] = Field(default_factory=list, description="Other names by which reports call it.")
    source: SourceText | None = None


class Joined(Span):
    """A time during which a group was bound by the agreement."""

    source: SourceText


class Group(Paragraph):
    """An armed group or force: to which side it belongs, and when it was bound."""

    code: Code
    name: Words
    side: Code | None = Field(default=None, description="The party to whose side it belongs.")
    aliases: list[str] = Field(default_factory=list)
    joined: list[Joined] = Field(default_factory=list, description="Empty: never bound.")
    foreign: bool = Field(default=False, description="Whether it is a foreign force in the agreement's sense.")
    source: SourceText | None = None


class Excluded(Span):
    """A designation that puts a group outside the ceasefire, for a time, by a named designator."""

    code: Code
    name: Words
    aliases: list[str] = Field(default_factory=list)
    designated_by: Words
    source: SourceText


class Stage(StrEnum):
    """How far a zone has come."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    IN_FORCE = "in force"
    SUSPENDED = "suspended"
    ENDED = "ended"


class StageChange(Paragraph):
    """From this moment the zone was at this stage, until the next change."""

    stage: Stage
    start: Moment = Field(alias="from")
    source: SourceText


class Standing(StrEnum):
    """Whether a shape is the one the centre works with, or one of several accounts that differ."""

    WORKING = "working"
    CONTESTED = "contested"


class Edges(StrEnum):
    """What lies between two corners: a straight line in longitude and latitude, or the shortest way on the ground."""

    STRAIGHT = "straight"
    GEODESIC = "geodesic"


class Certainty(StrEnum):
    """How the shape came about."""

    SURVEYED = "surveyed"
    AGREED_MAP = "agreed map"
    APPROXIMATION = "approximation"


class ShapeVersion(Span):
    """One account of where a zone or line lies, for a time, and whose account it is."""

    version: Code
    held_by: Words = Field(description="Who says so.")
    standing: Standing = Standing.WORKING
    status: TextStatus = TextStatus.PUBLIC
    shape: str | None = Field(
        default=None,
        pattern=r"^[\w./-]+\.geojson#[\w.-]+$",
        description="file.geojson#id of the feature; left out where nobody may see it.",
    )
    edges: Edges = Edges.STRAIGHT
    certainty: Certainty = Certainty.APPROXIMATION
    source: SourceText
    note: Words | None = None


class Zone(Paragraph):
    """An area of the agreement, its stages and the accounts of its extent."""

    code: Code
    name: Words
    track: Words | None = Field(default=None, description="Where it is being negotiated.")
    stages: list[StageChange] = Field(min_length=1)
    versions: list[ShapeVersion] = Field(min_length=1)


class Line(Paragraph):
    """A reference line; where sides measure from different lines, one line per side."""

    code: Code
    name: Words
    side: Code | None = Field(default=None, description="The party that measures from this line; left out: both.")
    versions: list[ShapeVersion] = Field(min_length=1)


class Post(Paragraph):
    """A named place from which monitors observe; reports may give bearing and distance from it."""

    code: Code
    name: Words
    longitude: float = Field(ge=-180, le=180)
    latitude: float = Field(ge=-90, le=90)
    source: SourceText | None = None


class Proposal(Paragraph):
    """One answer that somebody proposed to an open detail."""

    by: Code | None = None
    on: Moment | None = None
    text: Words
    source: SourceText | None = None


class Resolution(Paragraph):
    """How an open detail was closed."""

    decided: Moment
    effective: Moment
    text: Words
    source: SourceText


class Detail(Paragraph):
    """A part that nobody had agreed when the text was signed."""

    code: Code
    question: Words
    proposals: list[Proposal] = Field(default_factory=list)
    resolution: Resolution | None = Field(default=None, description="Left out: still open.")


class Standard(StrEnum):
    """How sure one must be before a finding may be published, weakest first."""

    REASONABLE_SUSPICION = "reasonable suspicion"
    REASONABLE_GROUNDS = "reasonable grounds to believe"
    BALANCE = "balance of probabilities"
    CLEAR = "clear and convincing"
    BEYOND_DOUBT = "beyond reasonable doubt"


class Provision(Span):
    """What every kind of provision has."""

    code: Code
    document: Code = Field(description="The text in which it stands.")
    article: str = Field(min_length=1)
    title: Words
    text: Words
    wording: Literal["authentic", "translation", "summary"] = Field(
        description="Whether the words are those of the text, a translation, or our summary."
    )
    zones: list[Code] = Field(
        default_factory=list, description="Zones in which it holds; empty: wherever the agreement holds."
    )
    exemptions: list[
        Literal["excluded_target", "self_defence", "announced_activity", "monitoring_flight", "medical"]
    ] = Field(default_factory=list)
    standard: Standard = Standard.REASONABLE_GROUNDS
    verification: Words = Field(description="The method of verification that the parties agreed.")
    waits_for: list[Code] = Field(default_factory=list, description="Open details without which it cannot be assessed.")
    ruled_by: Code | None = Field(default=None, description="The organ that rules on exemptions.")
    source: SourceText


class ActProvision(Provision):
    """Forbids acts by those bound, inside zones."""

    kind: Literal["act"]
    acts: list[str] = Field(min_length=1, description="Codes of acts, or of groups of acts.")
    bound: Literal["joined", "anyone"] = Field(
        default="joined", description="Whether it binds only parties and groups that joined."
    )
    always_ruled: bool = Field(
        default=False, description="Whether only a person may rule on it (offensive, intent, good faith)."
    )


class DistanceLimit(Paragraph):
    """How far from a line something must stay."""

    weapons: list[str] = Field(
        default_factory=list, description="Classes of weapon; empty: any force named by the provision."
    )
    calibre_from_mm: float | None = None
    calibre_below_mm: float | None = None
    line: Code = Field(description="A line, or a zone whose boundary is measured from.")
    side: Code | None = Field(default=None, description="The side that measures from this line; left out: both.")
    at_least_m: float = Field(gt=0)


class DistanceProvision(Provision):
    """Keeps weapons or forces away from a line, by each side's own line."""

    kind: Literal["distance"]
    limits: list[DistanceLimit] = Field(min_length=1)
    foreign_only: bool = Field(default=False, description="Whether it concerns only foreign forces.")


class AreaProvision(Provision):
    """Keeps a category of acts, weapons or actors out of zones altogether."""

    kind: Literal["area"]
    acts: list[str] = Field(default_factory=list)
    weapons: list[str] = Field(default_factory=list)
    actors: list[Code] = Field(default_factory=list)


class QuantityLimit(Paragraph):
    """The most that may be in a zone."""

    unit: Literal["person", "tank", "gun", "vehicle", "weapon"]
    weapons: list[str] = Field(default_factory=list)
    at_most: int = Field(ge=0)
    zone: Code
    side: Code | None = None


class QuantityProvision(Provision):
    """Limits numbers within bands."""

    kind: Literal["quantity"]
    limits: list[QuantityLimit] = Field(min_length=1)


class Done(Paragraph):
    """When and by whose account a deadline was met."""

    on: Moment
    source: SourceText


class DeadlineProvision(Provision):
    """Something to be done by a moment: met, late, or unknown."""

    kind: Literal["deadline"]
    due: Moment
    done: Done | None = Field(
        default=None, description="Left out: no evidence that it was done, which is not the same as not done."
    )


class Quota(Paragraph):
    """What must at least be granted in a period."""

    count: int = Field(ge=1)
    unit: Words
    days: int = Field(ge=1)


class AccessProvision(Provision):
    """Demands passage; the acts named are ways of breaking it."""

    kind: Literal["access"]
    acts: list[str] = Field(min_length=1)
    quota: Quota | None = None


class ProcedureProvision(Provision):
    """Demands a step before, or soon after, an act."""

    kind: Literal["procedure"]
    acts: list[str] = Field(min_length=1, description="The acts that call for the step.")
    step: Words
    within_hours: float | None = Field(default=None, description="How soon; left out: before the act.")


AnyProvision = Annotated[
    ActProvision
    | DistanceProvision
    | AreaProvision
    | QuantityProvision
    | DeadlineProvision
    | AccessProvision
    | ProcedureProvision,
    Field(discriminator="kind"),
]


class Term(Span):
    """How long the agreement runs, and how it is extended."""

    extension: Words | None = None


class Agreement(Paragraph):
    """An agreement as one file: what was promised, by whom, where, for how long, and what is still open."""

    agreement: Code
    version: Code = Field(description="Version of this file; goes into every finding.")
    title: Words
    summary: Words
    exercise: bool = Field(default=False, description="Whether it is invented, for training.")
    time_zone: str
    term: Term
    texts: list[Document] = Field(min_length=1)
    parties: list[Party] = Field(min_length=1)
    groups: list[Group] = Field(default_factory=list)
    excluded: list[Excluded] = Field(default_factory=list)
    zones: list[Zone] = Field(default_factory=list)
    lines: list[Line] = Field(default_factory=list)
    posts: list[Post] = Field(default_factory=list)
    provisions: list[AnyProvision] = Field(min_length=1)
    details: list[Detail] = Field(default_factory=list)
