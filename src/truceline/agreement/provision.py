"""The seven kinds of provision, and what each of them says beyond what all of them say."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from truceline.agreement.paragraph import Code, Moment, Paragraph, SourceText, Span, Words

Metres = Annotated[float, Field(gt=0, strict=True, allow_inf_nan=False)]
Millimetres = Annotated[float, Field(gt=0, strict=True, allow_inf_nan=False)]


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
    article: str = Field(min_length=1, description="Its article or paragraph there.")
    title: Words = Field(description="A short name for it.")
    text: Words = Field(description="What it says.")
    wording: Literal["authentic", "translation", "summary"] = Field(
        description="Whether the words are those of the text, a translation, or our summary."
    )
    note: Words | None = Field(default=None, description="What a reader has to know: other versions, doubts.")
    zones: list[Code] = Field(
        default_factory=list, description="Zones in which it holds; empty: wherever the agreement holds."
    )
    exemptions: list[
        Literal["excluded_target", "self_defence", "announced_activity", "monitoring_flight", "medical"]
    ] = Field(default_factory=list, description="What may be claimed against it; a person rules on every claim.")
    standard: Standard = Field(
        default=Standard.REASONABLE_GROUNDS, description="How sure one must be before a finding may be published."
    )
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
        default=False,
        strict=True,
        description="Whether only a person may rule on it (offensive, intent, good faith).",
    )


class DistanceLimit(Paragraph):
    """How far from a line something must stay."""

    weapons: list[str] = Field(
        default_factory=list, description="Classes of weapon; empty: any force named by the provision."
    )
    calibre_from_mm: Millimetres | None = Field(default=None, description="Calibres from this one on.")
    calibre_below_mm: Millimetres | None = Field(default=None, description="Calibres below this one.")
    line: Code = Field(description="A line, or a zone whose boundary is measured from.")
    side: Code | None = Field(default=None, description="The side that measures from this line; left out: both.")
    at_least_m: Metres = Field(description="The least distance, in metres.")


class DistanceProvision(Provision):
    """Keeps weapons or forces away from a line, by each side's own line."""

    kind: Literal["distance"]
    limits: list[DistanceLimit] = Field(min_length=1, description="One for each class of weapon and each side.")
    foreign_only: bool = Field(default=False, strict=True, description="Whether it concerns only foreign forces.")


class AreaProvision(Provision):
    """Keeps a category of acts, weapons or actors out of zones altogether."""

    kind: Literal["area"]
    acts: list[str] = Field(default_factory=list, description="Codes of acts, or of groups of acts.")
    weapons: list[str] = Field(default_factory=list, description="Classes of weapon.")
    actors: list[Code] = Field(default_factory=list, description="Parties or groups that may not be there.")


class QuantityLimit(Paragraph):
    """The most that may be in a zone."""

    unit: Literal["person", "tank", "gun", "vehicle", "weapon"] = Field(description="What is counted.")
    weapons: list[str] = Field(default_factory=list, description="Classes of weapon that count.")
    at_most: int = Field(ge=0, strict=True, description="The most that is allowed.")
    zone: Code = Field(description="The band or zone in which it is counted.")
    side: Code | None = Field(default=None, description="The side it limits; left out: each.")


class QuantityProvision(Provision):
    """Limits numbers within bands."""

    kind: Literal["quantity"]
    limits: list[QuantityLimit] = Field(min_length=1, description="One for each unit, band and side.")


class Done(Paragraph):
    """When and by whose account a deadline was met."""

    on: Moment = Field(description="When it was done; a date alone: at some time of that day.")
    source: SourceText


class DeadlineProvision(Provision):
    """Something to be done by a moment: met, late, or unknown."""

    kind: Literal["deadline"]
    due: Moment = Field(description="By when; a date alone: by the end of that day, 2017-06-04.")
    done: Done | None = Field(
        default=None, description="Left out: no evidence that it was done, which is not the same as not done."
    )


class Quota(Paragraph):
    """What must at least be granted in a period."""

    count: int = Field(ge=1, strict=True, description="How many.")
    unit: Words = Field(description="Of what: ships, flights, convoys.")
    days: int = Field(ge=1, le=3660, strict=True, description="In how many days.")


class AccessProvision(Provision):
    """Demands passage; the acts named are ways of breaking it."""

    kind: Literal["access"]
    acts: list[str] = Field(min_length=1, description="Codes of acts by which passage is refused or hindered.")
    quota: Quota | None = Field(default=None, description="What must at least be granted.")


class ProcedureProvision(Provision):
    """Demands a step before, or soon after, an act."""

    kind: Literal["procedure"]
    acts: list[str] = Field(min_length=1, description="The acts that call for the step.")
    step: Words = Field(description="The step.")
    within_hours: Annotated[float, Field(gt=0, strict=True, allow_inf_nan=False)] | None = Field(
        default=None, description="How soon; left out: before the act."
    )
    shown_by: Literal["call", "told", "asked", "reply", "discipline"] | None = Field(
        default=None,
        description="What of the record of contacts shows the step: a call to the hotline before the fire, that both sides were told or asked, that a side replied, that it gave notice of discipline; left out: nothing does.",
    )


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
