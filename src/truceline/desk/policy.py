"""Who may see and do what: the one place that decides, pure and on one page.

Nothing is allowed that no line of GRANTS allows. `decide` answers one question with its reason, `scope` says which
records of a kind somebody sees at all, `project` leaves of a record the fields that the audience may see. Every page,
export and action asks here; none has a rule of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """What somebody is in the centre. A person may have several; each allows, none forbids."""

    DUTY_OFFICER = "duty_officer"
    FIELD_MONITOR = "field_monitor"
    ANALYST = "analyst"
    VERIFIER = "verifier"
    LIAISON_OFFICER = "liaison_officer"
    GUARANTOR = "guarantor_representative"
    PARTY_CONTACT = "party_contact"
    PUBLISHER = "publisher"
    HEAD_OF_CENTRE = "head_of_centre"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    PUBLIC = "public"


class Noun(StrEnum):
    """What can be seen or acted on."""

    REPORT = "report"
    INCIDENT = "incident"
    FINDING = "finding"
    JUDGEMENT = "judgement"
    ACCOUNT = "account"


class Action(StrEnum):
    """What can be done."""

    SEE = "see"
    RECEIVE = "receive"  # take reports in
    JUDGE = "judge"  # hold two reports to be the same, or not
    INVITE = "invite"  # give somebody an account
    CLOSE = "close"  # take an account away


class Relation(StrEnum):
    """What the record is to the one who asks."""

    OWN = "own"  # made by them
    OTHER = "other"


class Scope(StrEnum):
    """Which records of a kind somebody sees."""

    ALL = "all"
    OWN = "own"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether it is allowed, and why not: the reason is the name of a sentence."""

    allowed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Grant:
    """One line of the policy."""

    nouns: frozenset[Noun]
    actions: frozenset[Action]
    roles: frozenset[Role]
    only_own: bool = False


def _grant(nouns: Iterable[Noun], actions: Iterable[Action], roles: Iterable[Role], *, own: bool = False) -> Grant:
    return Grant(frozenset(nouns), frozenset(actions), frozenset(roles), own)


R, N, A = Role, Noun, Action
# Those who work on cases inside the centre.
STAFF = (R.DUTY_OFFICER, R.ANALYST, R.VERIFIER, R.LIAISON_OFFICER, R.HEAD_OF_CENTRE)

GRANTS = (
    _grant((N.REPORT, N.INCIDENT, N.FINDING, N.JUDGEMENT), (A.SEE,), STAFF),
    # A guarantor sees what is held and why, and of reports what project leaves: never who said it.
    _grant((N.REPORT, N.INCIDENT, N.FINDING), (A.SEE,), (R.GUARANTOR, R.AUDITOR)),
    _grant((N.JUDGEMENT,), (A.SEE,), (R.AUDITOR,)),
    _grant((N.INCIDENT, N.FINDING), (A.SEE,), (R.PUBLISHER,)),
    # Whoever goes to the field may be stopped and searched there: a device shows what its owner sent, no more.
    _grant((N.REPORT,), (A.SEE,), (R.FIELD_MONITOR,), own=True),
    _grant((N.REPORT,), (A.RECEIVE,), (R.DUTY_OFFICER, R.FIELD_MONITOR, R.ANALYST)),
    _grant((N.JUDGEMENT,), (A.JUDGE,), (R.DUTY_OFFICER, R.ANALYST, R.VERIFIER)),
    # An administrator keeps accounts and sees no case; a head of centre does not hand out accounts.
    _grant((N.ACCOUNT,), (A.SEE, A.INVITE, A.CLOSE), (R.ADMINISTRATOR,)),
    _grant((N.ACCOUNT,), (A.SEE,), (R.HEAD_OF_CENTRE, R.AUDITOR)),
    _grant((N.ACCOUNT,), (A.SEE,), [role for role in R if role is not R.PUBLIC], own=True),
)

# What of a report would tell who said it, or let its source be found.
_ITS_WORDS = {"source", "reference", "relayed_from", "channel", "said", "language", "original_sha256", "original_line"}
_ITS_STAND = {"post", "post_longitude", "post_latitude", "bearing_deg", "distance_m"}
_TELLS_THE_SOURCE = _ITS_WORDS | _ITS_STAND
_SOURCES_ARE_KNOWN_TO = frozenset((*STAFF, R.FIELD_MONITOR))


def decide(roles: Iterable[Role], action: Action, noun: Noun, relation: Relation = Relation.OTHER) -> Decision:
    """Decide whether somebody with these roles may do this to a record of this kind, which is theirs or not."""
    held = frozenset(roles)
    for grant in GRANTS:
        fits = noun in grant.nouns and action in grant.actions and held & grant.roles
        if fits and (relation is Relation.OWN or not grant.only_own):
            return Decision(True, "desk-allowed")
    fitting = [grant.roles for grant in GRANTS if noun in grant.nouns and action in grant.actions]
    if not fitting:
        return Decision(False, "desk-nobody")
    return Decision(False, "desk-not-own" if any(held & roles for roles in fitting) else "desk-other-role")


def scope(roles: Iterable[Role], noun: Noun) -> Scope:
    """Say which records of a kind somebody sees."""
    held = list(roles)
    if decide(held, Action.SEE, noun, Relation.OTHER).allowed:
        return Scope.ALL
    return Scope.OWN if decide(held, Action.SEE, noun, Relation.OWN).allowed else Scope.NONE


def project(roles: Iterable[Role], noun: Noun, record: Mapping[str, Any]) -> dict[str, Any]:
    """Leave of a record what somebody who may see it sees of it; what is withheld is absent, not empty."""
    held = frozenset(roles)
    if noun is Noun.REPORT and not held & _SOURCES_ARE_KNOWN_TO:
        return {name: value for name, value in record.items() if name not in _TELLS_THE_SOURCE}
    return dict(record)
