"""Exclusions: that the target was an excluded group is a claim. It waits for a named ruling and never clears a case by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from truceline.agreement.charter import Charter
from truceline.agreement.model import Role
from truceline.errors import Refused, Where, problem
from truceline.values.language import Language


class Ruling(StrEnum):
    """What whoever rules may say of a claim."""

    EXCLUDED = "excluded"  # the target was outside the ceasefire
    NOT_EXCLUDED = "not_excluded"
    NOT_ESTABLISHED = "not_established"


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody's claim that what was struck was an excluded group, with what they show for it."""

    claim_id: str
    incident_id: str
    claimed_by: str
    group: str
    evidence: tuple[str, ...]
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Ruled:
    """A named ruling on a claim."""

    claim_id: str
    ruling: Ruling
    ruled_by: str
    reasons: str
    ruled_at: datetime


def rulers(charter: Charter, provision: str) -> tuple[str, ...]:
    """Who may rule on claims against a provision: the organ it names, else the guarantors together."""
    held = next(one for one in charter.agreement.provisions if one.code == provision)
    if held.ruled_by is not None:
        return (held.ruled_by,)
    return tuple(party.code for party in charter.agreement.parties if Role.GUARANTOR in party.roles)


def designators(charter: Charter, group: str, at: datetime, language: Language = Language.ENGLISH) -> list[str]:
    """Who had designated the group at that moment, by the agreement; empty: it was not excluded then."""
    return [
        str(getattr(one.designated_by, language.value))
        for one in charter.agreement.excluded
        if one.code == group and _holds(charter.span(one), at)
    ]


def _holds(span: tuple[datetime | None, datetime | None], at: datetime) -> bool:
    start, end = span
    return (start is None or start <= at) and (end is None or at < end)


def standing(claim: Claim, rulings: Sequence[Ruled], may_rule: Sequence[str]) -> Ruling | None:
    """The ruling that stands on a claim, None while it waits. It is one's own claim to prove: nobody rules on theirs.

    Where several have to rule, all must have ruled, and alike: else it waits.

    Raises:
        Refused: a ruling by somebody who may not rule, without reasons, or by whoever claimed it.
    """
    mine = [one for one in rulings if one.claim_id == claim.claim_id]
    wrong = [
        problem("N005", Where("", 0, "ruled_by"), one.ruled_by, who=", ".join(may_rule))
        for one in mine
        if one.ruled_by not in may_rule
    ]
    wrong += [
        problem("N006", Where("", 0, "ruled_by"), one.ruled_by) for one in mine if one.ruled_by == claim.claimed_by
    ]
    wrong += [problem("N007", Where("", 0, "reasons"), "") for one in mine if not one.reasons.strip()]
    if wrong:
        raise Refused(wrong)
    latest = {one.ruled_by: one.ruling for one in sorted(mine, key=lambda one: one.ruled_at)}
    needed = [who for who in may_rule if who != claim.claimed_by]
    said = {latest.get(who) for who in needed}
    return said.pop() if needed and len(said) == 1 and None not in said else None
