"""What an agreement is made of. Every class is one kind of paragraph in agreement.yaml.

Whatever is not promised, not public or not yet agreed has a way to say so; nothing is assumed.
"""

from enum import StrEnum

from pydantic import Field

from truceline.agreement.paragraph import Code, Moment, Paragraph, SourceText, Span, Words
from truceline.agreement.provision import (
    AccessProvision,
    ActProvision,
    AnyProvision,
    AreaProvision,
    DeadlineProvision,
    DistanceLimit,
    DistanceProvision,
    Done,
    ProcedureProvision,
    Provision,
    QuantityLimit,
    QuantityProvision,
    Quota,
    Standard,
)

__all__ = [
    "AccessProvision",
    "ActProvision",
    "Agreement",
    "AnyProvision",
    "AreaProvision",
    "Certainty",
    "Code",
    "Consensus",
    "Control",
    "DeadlineProvision",
    "Detail",
    "DistanceLimit",
    "DistanceProvision",
    "Document",
    "Done",
    "Edges",
    "Excluded",
    "Group",
    "Joined",
    "JointRule",
    "Line",
    "Moment",
    "Paragraph",
    "Party",
    "Post",
    "ProcedureProvision",
    "Proposal",
    "Provision",
    "QuantityLimit",
    "QuantityProvision",
    "Quota",
    "Resolution",
    "Role",
    "ShapeVersion",
    "SourceText",
    "Span",
    "Stage",
    "StageChange",
    "Standard",
    "Standing",
    "Term",
    "TextStatus",
    "Words",
    "Zone",
]


class TextStatus(StrEnum):
    """Who may read a text or a map."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    NOT_PUBLIC = "not public"


class Document(Paragraph):
    """A text of the agreement: a memorandum, an annex, a map."""

    code: Code
    title: Words = Field(description="Its title.")
    date: Moment = Field(description="The day on which it was signed or issued: 2017-07-07.")
    status: TextStatus = Field(description="Who may read it.")
    languages: list[str] = Field(default_factory=list, description="Languages in which it is authentic.")
    source: SourceText
    note: Words | None = Field(default=None, description="What a reader has to know of it.")


class Role(StrEnum):
    """What somebody is to the agreement; an organ is a body that it sets up, such as a monitoring centre."""

    PARTY = "party"
    GUARANTOR = "guarantor"
    WITNESS = "witness"
    ORGAN = "organ"


class Party(Paragraph):
    """A party, guarantor, witness or organ. Only what has the role of a party is bound by it."""

    code: Code
    name: Words = Field(description="Its name.")
    roles: list[Role] = Field(min_length=1, description="What it is to the agreement.")
    aliases: list[str] = Field(default_factory=list, description="Other names by which reports call it.")
    source: SourceText | None = None


class Joined(Span):
    """A time during which a group was bound by the agreement."""

    source: SourceText


class Group(Paragraph):
    """An armed group or force: to which side it belongs, and when it was bound."""

    code: Code
    name: Words = Field(description="Its name.")
    side: Code | None = Field(default=None, description="The party to whose side it belongs.")
    under: Code | None = Field(
        default=None, description="The group that commands it and answers for it; left out: none but its side."
    )
    aliases: list[str] = Field(default_factory=list, description="Other names by which reports call it.")
    joined: list[Joined] = Field(default_factory=list, description="When it was bound; empty: never.")
    foreign: bool = Field(
        default=False, strict=True, description="Whether it is a foreign force in the agreement's sense."
    )
    source: SourceText | None = None


class Excluded(Span):
    """A designation that puts a group outside the ceasefire, for a time, by a named designator.

    A group that several designate has one paragraph for each of them, all with its code.
    """

    code: Code
    name: Words = Field(description="Its name.")
    aliases: list[str] = Field(default_factory=list, description="Other names by which reports call it.")
    designated_by: Words = Field(description="Who designates it.")
    source: SourceText


class Control(Span):
    """What somebody declares of who holds a place, for a time. A declaration, never the centre's finding.

    Where sides differ, each declaration has a paragraph of its own.
    """

    code: Code
    name: Words = Field(description="The place.")
    longitude: float = Field(ge=-180, le=180, strict=True, description="Degrees east, WGS 84.")
    latitude: float = Field(ge=-90, le=90, strict=True, description="Degrees north, WGS 84.")
    radius_m: float = Field(gt=0, le=200_000, strict=True, description="How far the place reaches, in metres.")
    controller: Code = Field(description="The party or group that is said to hold it.")
    declared_by: Code = Field(description="Who declares so.")
    status: TextStatus = Field(
        default=TextStatus.RESTRICTED,
        description="Who may read it; left out: the centre, and whoever declares so.",
    )
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

    stage: Stage = Field(description="The stage it reached.")
    start: Moment = Field(alias="from", description="The moment at which it reached it.")
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

    version: Code = Field(description="A name for this account, unique within the zone or line.")
    held_by: Words = Field(description="Who says so.")
    standing: Standing = Field(default=Standing.WORKING, description="Whether the centre works with it.")
    status: TextStatus = Field(default=TextStatus.PUBLIC, description="Who may see it.")
    shape: str | None = Field(
        default=None,
        pattern=r"^[\w./-]+\.geojson#[\w.-]+$",
        description="file.geojson#id of the feature; left out where nobody may see it.",
    )
    edges: Edges = Field(default=Edges.STRAIGHT, description="What lies between two corners.")
    certainty: Certainty = Field(default=Certainty.APPROXIMATION, description="How this shape came about.")
    source: SourceText
    note: Words | None = Field(default=None, description="What a reader has to know of it.")


class Zone(Paragraph):
    """An area of the agreement, its stages and the accounts of its extent."""

    code: Code
    name: Words = Field(description="Its name.")
    track: Words | None = Field(default=None, description="Where it is being negotiated.")
    guarantors: list[Code] = Field(
        default=[], description="The guarantors that stand behind it; left out: all of the agreement."
    )
    stages: list[StageChange] = Field(min_length=1, description="Its stages, in order of time.")
    versions: list[ShapeVersion] = Field(min_length=1, description="The accounts of its extent.")


class Line(Paragraph):
    """A reference line; where sides measure from different lines, one line per side."""

    code: Code
    name: Words = Field(description="Its name.")
    side: Code | None = Field(default=None, description="The party that measures from this line; left out: both.")
    versions: list[ShapeVersion] = Field(min_length=1, description="The accounts of its course.")


class Post(Paragraph):
    """A named place from which monitors observe; reports may give bearing and distance from it."""

    code: Code
    name: Words = Field(description="Its name.")
    longitude: float = Field(ge=-180, le=180, strict=True, description="Degrees east, WGS 84.")
    latitude: float = Field(ge=-90, le=90, strict=True, description="Degrees north, WGS 84.")
    source: SourceText | None = None


class Proposal(Paragraph):
    """One answer that somebody proposed to an open detail."""

    by: Code | None = Field(default=None, description="The party, guarantor or group that proposed it.")
    on: Moment | None = Field(default=None, description="When.")
    text: Words = Field(description="What was proposed.")
    source: SourceText | None = None


class Resolution(Paragraph):
    """How an open detail was closed."""

    decided: Moment = Field(description="When it was decided.")
    effective: Moment = Field(description="From when it holds; not before it was decided.")
    text: Words = Field(description="What was decided.")
    source: SourceText


class Detail(Paragraph):
    """A part that nobody had agreed when the text was signed."""

    code: Code
    question: Words = Field(description="What is open.")
    proposals: list[Proposal] = Field(default_factory=list, description="Answers that were proposed.")
    resolution: Resolution | None = Field(default=None, description="Left out: still open.")


class Consensus(Paragraph):
    """How an open detail is closed: all of these agree to the very same words."""

    agreed_by: list[Code] = Field(min_length=1, description="The parties or guarantors that all have to agree.")
    abstaining_blocks: bool = Field(default=False, strict=True, description="Whether abstaining stands in the way.")
    silence_hours: int | None = Field(
        default=None, ge=1, strict=True, description="After so many hours silence is consent; left out: it never is."
    )
    own_word: bool = Field(
        default=False,
        strict=True,
        description="Whether agreement counts only once its representative gave or confirmed it; left out: what the centre took down counts until it is contradicted.",
    )
    source: SourceText


class JointRule(Paragraph):
    """Who signs a determination that is made jointly: each of these for itself, whatever the centre says of it."""

    signed_by: list[Code] = Field(min_length=1, description="The guarantors or parties that are asked to sign.")
    within_hours: int | None = Field(
        default=None, ge=1, strict=True, description="How long they have; left out: the centre's own time."
    )
    remind_hours: int | None = Field(
        default=None,
        ge=1,
        strict=True,
        description="So long before the end whoever has not spoken is reminded; left out: when a third of the time is left.",
    )
    source: SourceText


class Term(Span):
    """How long the agreement runs, and how it is extended."""

    extension: Words | None = Field(default=None, description="How it is extended.")


class Agreement(Paragraph):
    """An agreement as one file: what was promised, by whom, where, for how long, and what is still open."""

    agreement: Code
    version: Code = Field(description="Version of this file; goes into every finding.")
    title: Words = Field(description="Its title.")
    summary: Words = Field(description="What it is, in two or three sentences.")
    exercise: bool = Field(default=False, strict=True, description="Whether it is invented, for training.")
    time_zone: str = Field(description="The IANA time zone of its local times: Asia/Damascus.")
    term: Term = Field(description="How long it runs.")
    texts: list[Document] = Field(min_length=1, description="Its texts, with who may read them.")
    parties: list[Party] = Field(min_length=1, description="Parties, guarantors, witnesses and organs.")
    groups: list[Group] = Field(default_factory=list, description="Groups and forces, and when each was bound.")
    excluded: list[Excluded] = Field(default_factory=list, description="Groups outside the ceasefire, and who says so.")
    control: list[Control] = Field(default_factory=list, description="Who declares who holds which place, and when.")
    zones: list[Zone] = Field(default_factory=list, description="Its zones.")
    lines: list[Line] = Field(default_factory=list, description="Its reference lines.")
    posts: list[Post] = Field(default_factory=list, description="Places from which monitors observe.")
    provisions: list[AnyProvision] = Field(min_length=1, description="What was promised.")
    details: list[Detail] = Field(default_factory=list, description="What nobody had agreed when it was signed.")
    decisions: Consensus | None = Field(
        default=None, description="How an open detail is closed; left out: nobody knows, and none can be closed here."
    )
    joint_determinations: JointRule | None = Field(
        default=None,
        description="Who signs what is determined jointly; left out: the guarantors of the zones in question.",
    )
