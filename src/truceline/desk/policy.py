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
    EVIDENCE = "evidence"  # files as received
    TASK = "task"
    ASSESSMENT = "assessment"  # an answer to one of the four questions
    DETERMINATION = "determination"  # what people rule of an incident and a provision
    COUNTERSIGNATURE = "countersignature"  # a guarantor's own name, or its dissent, under what is determined jointly
    COMMENT = "comment"  # a reviewer's remark on one field
    AGREEMENT = "agreement"
    CONTROL = "control"  # who declares to hold which place
    DETAIL = "detail"  # what is open: proposals, what is said of them, meetings, decisions
    NOTICE = "notice"  # what somebody announces of themselves
    ACCESS = "access"  # humanitarian access: requests, answers, passages
    RESTRICTION = "restriction"  # how monitors were kept from moving or looking
    RECOMMENDATION = "recommendation"  # what a force should do, and whether it was done
    SITE = "site"  # posts, checkpoints, cameras and storage sites, with inspections
    WORD = "word"  # who is to be told of the ceasefire, of a change, of a notice
    ZONE = "zone"  # the stages of the zones, as far as their texts are public
    SHIFT = "shift"  # the shift log and its handover
    FILTER = "filter"  # a saved search
    SOURCE = "source"  # who stands behind a pseudonym: the vault
    VOICE = "voice"  # that two sources are one voice, as learnt, or speak independently, as a person says
    POST = "post"
    SETTING = "setting"  # clocks, code lists
    MODE = "mode"  # normal, read-only, closed
    CONTACT = "contact"  # what was said to a side, and what it said
    CHANNEL = "channel"  # how a side is reached, and who speaks for it
    HISTORY = "history"  # a record's entries on the register, with proofs
    ACCOUNT = "account"
    RECONCILIATION = "reconciliation"  # another's list beside ours
    HANDED_LIST = "handed_list"  # a party's own list, as the party sees it
    OUTCOME = "outcome"  # what came of the lines of a party's list, told to it
    STANCE = "stance"  # what a guarantor or party holds of an incident
    PORTAL_STANCE = "portal_stance"  # what a party itself says, in its portal, that it holds of what was put to it
    CLAIM = "claim"  # that the target was an excluded group
    RULING = "ruling"  # what whoever the agreement names says of a claim
    FOR_THE_RECORD = "for_the_record"  # what sides put on the record beside what was signed, as the bulletin reads it


class Action(StrEnum):
    """What can be done."""

    SEE = "see"
    RECEIVE = "receive"  # take in what somebody said or sent
    JUDGE = "judge"  # hold two reports to be the same, or not
    ASSIGN = "assign"  # take it, give it to somebody, or put it back
    MOVE = "move"  # take an incident to the next step of its life, or reopen it
    WRITE = "write"  # make one, or change one's own
    ANSWER = "answer"  # say something to what was addressed to one's side
    RESOLVE = "resolve"  # say that it is done
    APPROVE = "approve"  # the second pair of eyes
    SIGN = "sign"  # make it the centre's word
    STRIKE = "strike"  # put a line through it; it stays readable
    TAKE_BACK = "take_back"  # take such a line back: it counts again
    ASK = "ask"  # ask to be shown who stands behind a pseudonym
    GRANT = "grant"  # agree that somebody is shown it
    SHARE = "share"
    CHANGE = "change"
    INVITE = "invite"  # give somebody an account
    CLOSE = "close"  # take an account away


class Relation(StrEnum):
    """What the record is to the one who asks."""

    OWN = "own"  # made by them, or addressed to them
    OTHER = "other"


class State(StrEnum):
    """How far a record has come; what has no such steps is open."""

    OPEN = "open"
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SIGNED = "signed"
    STRUCK = "struck"
    SHARED = "shared"  # told to one, and by that one to all guarantors; of what an agreement holds: public


class Mode(StrEnum):
    """What the whole desk is open for: the kill switch."""

    NORMAL = "normal"
    READ_ONLY = "read_only"
    CLOSED = "closed"


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
    """One line of the policy: whose records (all, only one's own, only what somebody else made), in which states."""

    nouns: frozenset[Noun]
    actions: frozenset[Action]
    roles: frozenset[Role]
    whose: frozenset[Relation] = frozenset(Relation)
    states: frozenset[State] = frozenset(State) - {State.STRUCK}


def _grant(nouns: Iterable[Noun], actions: Iterable[Action], roles: Iterable[Role], **more: Any) -> Grant:
    return Grant(frozenset(nouns), frozenset(actions), frozenset(roles), **more)


R, N, A = Role, Noun, Action
OWN, OTHERS = frozenset({Relation.OWN}), frozenset({Relation.OTHER})
EVERY = frozenset(State)  # what was struck stays readable
# Those who work on cases inside the centre.
STAFF = (R.DUTY_OFFICER, R.ANALYST, R.VERIFIER, R.LIAISON_OFFICER, R.HEAD_OF_CENTRE)
ASSESSORS = (R.ANALYST, R.VERIFIER)
# Those who speak with the sides.
IN_CONTACT = (R.DUTY_OFFICER, R.LIAISON_OFFICER, R.HEAD_OF_CENTRE)
WITH_ACCOUNT = tuple(role for role in R if role is not R.PUBLIC)
CASE = (N.REPORT, N.INCIDENT, N.FINDING, N.JUDGEMENT, N.EVIDENCE, N.TASK, N.ASSESSMENT, N.DETERMINATION, N.COMMENT)

GRANTS = (
    # --- seeing
    _grant((*CASE, N.HISTORY, N.SHIFT, N.SETTING), (A.SEE,), STAFF, states=EVERY),
    # A guarantor sees what is held and why, and of reports what project leaves: never who said it.
    _grant((N.REPORT, N.INCIDENT, N.FINDING, N.HISTORY), (A.SEE,), (R.GUARANTOR, R.AUDITOR), states=EVERY),
    _grant((N.DETERMINATION,), (A.SEE,), (R.GUARANTOR, R.PUBLISHER), states=frozenset({State.SIGNED})),
    _grant(
        (N.JUDGEMENT, N.TASK, N.ASSESSMENT, N.DETERMINATION, N.COMMENT, N.SHIFT, N.SETTING),
        (A.SEE,),
        (R.AUDITOR,),
        states=EVERY,
    ),
    _grant((N.INCIDENT, N.FINDING), (A.SEE,), (R.PUBLISHER,), states=EVERY),
    # Whoever goes to the field may be stopped and searched there: a device shows what its owner sent, no more.
    _grant((N.REPORT, N.EVIDENCE), (A.SEE,), (R.FIELD_MONITOR,), whose=OWN),
    _grant((N.AGREEMENT, N.POST), (A.SEE,), [role for role in WITH_ACCOUNT if role is not R.PARTY_CONTACT]),
    # Who holds a place is a target where it is read by the wrong one: unless it is public, the centre reads it and whoever declared it.
    _grant((N.CONTROL,), (A.SEE,), (*STAFF, R.AUDITOR)),
    _grant((N.CONTROL,), (A.SEE,), WITH_ACCOUNT, states=frozenset({State.SHARED})),
    _grant((N.CONTROL,), (A.SEE,), (R.PARTY_CONTACT, R.GUARANTOR), whose=OWN),
    # --- what is still to be agreed: said at the table, where every guarantor hears it; parties hear the decision
    _grant((N.DETAIL,), (A.SEE,), (*STAFF, R.GUARANTOR, R.AUDITOR)),
    _grant((N.DETAIL,), (A.WRITE,), (R.LIAISON_OFFICER, R.HEAD_OF_CENTRE)),
    _grant((N.DETAIL,), (A.WRITE,), (R.GUARANTOR,), whose=OWN),
    # A decision is brought as a version of the agreement: by those who may bring one.
    _grant((N.DETAIL,), (A.RESOLVE,), (R.ANALYST, R.HEAD_OF_CENTRE)),
    _grant((N.WORD,), (A.SEE,), (*STAFF, R.GUARANTOR, R.AUDITOR)),
    _grant((N.WORD,), (A.WRITE,), IN_CONTACT),
    # Outside the centre only what was confirmed is seen: a draft may say where somebody is, and nobody else announced it.
    _grant((N.NOTICE,), (A.SEE,), (*STAFF, R.AUDITOR), states=EVERY),
    _grant((N.NOTICE,), (A.SEE,), (R.GUARANTOR,), states=frozenset({State.APPROVED})),
    # A party sees what it announced itself and what it was told, once that was confirmed; never that there is more.
    _grant((N.NOTICE,), (A.SEE,), (R.PARTY_CONTACT,), whose=OWN, states=frozenset({State.APPROVED})),
    _grant((N.NOTICE,), (A.WRITE, A.STRIKE), IN_CONTACT),
    _grant((N.NOTICE,), (A.APPROVE,), (R.LIAISON_OFFICER, R.HEAD_OF_CENTRE), states=frozenset({State.DRAFT})),
    _grant((N.ACCESS, N.RESTRICTION), (A.SEE,), (*STAFF, R.GUARANTOR, R.AUDITOR)),
    _grant((N.ACCESS,), (A.WRITE,), IN_CONTACT),
    _grant((N.RESTRICTION,), (A.SEE,), (R.FIELD_MONITOR,), whose=OWN),
    _grant((N.RESTRICTION,), (A.WRITE,), (*IN_CONTACT, R.FIELD_MONITOR), whose=OWN),
    _grant((N.RECOMMENDATION, N.SITE), (A.SEE,), (*STAFF, R.GUARANTOR, R.AUDITOR)),
    _grant((N.RECOMMENDATION,), (A.WRITE,), (*ASSESSORS, R.LIAISON_OFFICER, R.HEAD_OF_CENTRE)),
    _grant((N.RECOMMENDATION,), (A.RESOLVE,), STAFF),
    _grant((N.SITE,), (A.WRITE,), IN_CONTACT),
    # Where each zone stands is told to everybody, with an account or without one; project withholds what is restricted.
    _grant((N.ZONE,), (A.SEE,), R),
    # --- what comes in, and what it amounts to
    _grant((N.REPORT, N.EVIDENCE), (A.RECEIVE,), (R.DUTY_OFFICER, R.FIELD_MONITOR, R.ANALYST)),
    _grant((N.REPORT, N.INCIDENT, N.TASK), (A.ASSIGN,), STAFF),
    _grant((N.REPORT,), (A.STRIKE,), (R.DUTY_OFFICER, R.ANALYST)),
    # Whoever struck a report does not bring it back; the head of the centre may where nobody else is there.
    _grant(
        (N.REPORT,),
        (A.TAKE_BACK,),
        (R.DUTY_OFFICER, R.ANALYST, R.HEAD_OF_CENTRE),
        whose=OTHERS,
        states=frozenset({State.STRUCK}),
    ),
    _grant((N.JUDGEMENT,), (A.JUDGE,), (R.DUTY_OFFICER, *ASSESSORS)),
    _grant((N.INCIDENT,), (A.MOVE,), (R.DUTY_OFFICER, *ASSESSORS, R.HEAD_OF_CENTRE)),
    _grant((N.TASK,), (A.WRITE, A.RESOLVE, A.STRIKE), STAFF),
    # --- what it means: one writes, another approves, the head signs
    _grant((N.ASSESSMENT,), (A.WRITE,), ASSESSORS),
    _grant((N.DETERMINATION,), (A.WRITE, A.STRIKE), ASSESSORS, whose=OWN, states=frozenset({State.DRAFT})),
    _grant((N.DETERMINATION,), (A.APPROVE,), (R.VERIFIER,), whose=OTHERS, states=frozenset({State.IN_REVIEW})),
    _grant((N.DETERMINATION,), (A.SIGN,), (R.HEAD_OF_CENTRE,), whose=OTHERS, states=frozenset({State.APPROVED})),
    _grant((N.DETERMINATION,), (A.STRIKE,), (R.HEAD_OF_CENTRE,)),
    # What is determined jointly is signed at one table: whoever sees it sees by whom. Nobody signs for a guarantor but itself.
    _grant((N.COUNTERSIGNATURE,), (A.SEE,), (*STAFF, R.GUARANTOR, R.AUDITOR, R.PUBLISHER), states=EVERY),
    # A party signs where the agreement names it, and reads what it is asked to sign in its portal: nothing else of the case.
    _grant(
        (N.COUNTERSIGNATURE,), (A.SIGN,), (R.GUARANTOR, R.PARTY_CONTACT), whose=OWN, states=frozenset({State.SIGNED})
    ),
    _grant((N.COMMENT,), (A.WRITE,), (*ASSESSORS, R.HEAD_OF_CENTRE, R.LIAISON_OFFICER)),
    _grant((N.COMMENT,), (A.RESOLVE,), (*ASSESSORS, R.HEAD_OF_CENTRE), whose=OWN),
    # --- contact: a side sees and answers what was addressed to it, and never learns that anything was said to another
    _grant((N.CONTACT,), (A.SEE,), (*STAFF, R.AUDITOR)),
    _grant((N.CONTACT,), (A.SEE, A.ANSWER), (R.PARTY_CONTACT, R.GUARANTOR), whose=OWN),
    _grant((N.CONTACT,), (A.WRITE,), IN_CONTACT),
    _grant((N.CHANNEL,), (A.SEE,), (*IN_CONTACT, R.AUDITOR)),
    _grant((N.CHANNEL,), (A.ASK,), IN_CONTACT),
    _grant((N.CHANNEL,), (A.WRITE,), (R.LIAISON_OFFICER, R.HEAD_OF_CENTRE)),
    # --- the agreement: who brings a version does not put it into effect
    _grant((N.AGREEMENT,), (A.WRITE,), (R.ANALYST, R.HEAD_OF_CENTRE)),
    _grant((N.AGREEMENT,), (A.APPROVE,), (R.HEAD_OF_CENTRE,), whose=OTHERS, states=frozenset({State.DRAFT})),
    _grant((N.AGREEMENT,), (A.STRIKE,), (R.ANALYST, R.HEAD_OF_CENTRE), states=frozenset({State.DRAFT})),
    # --- the room
    _grant((N.SHIFT,), (A.WRITE, A.RESOLVE), STAFF),
    _grant((N.FILTER,), (A.SEE, A.WRITE, A.STRIKE, A.SHARE), WITH_ACCOUNT, whose=OWN),
    _grant((N.SOURCE,), (A.WRITE, A.ASK), (R.DUTY_OFFICER, R.ANALYST, R.VERIFIER)),
    # Nobody agrees to their own asking; whoever was granted sees what they asked for, and it becomes theirs.
    _grant((N.SOURCE,), (A.GRANT,), (R.HEAD_OF_CENTRE, R.VERIFIER), whose=OTHERS),
    _grant(
        (N.SOURCE,), (A.SEE,), (R.DUTY_OFFICER, R.ANALYST, R.VERIFIER), whose=OWN, states=frozenset({State.APPROVED})
    ),
    # It names sources: for those who know them.
    _grant((N.VOICE,), (A.SEE,), STAFF),
    _grant((N.VOICE,), (A.JUDGE,), ASSESSORS),
    _grant((N.POST, N.SETTING), (A.SEE, A.CHANGE), (R.ADMINISTRATOR,)),
    _grant((N.MODE,), (A.SEE,), WITH_ACCOUNT),
    _grant((N.MODE,), (A.CHANGE,), (R.ADMINISTRATOR, R.HEAD_OF_CENTRE)),
    # --- what others hold: one's own and what was shared; each side's word is written in its name or taken down
    _grant((N.RECONCILIATION, N.STANCE), (A.SEE,), (*STAFF, R.AUDITOR), states=EVERY),
    _grant((N.RECONCILIATION, N.STANCE), (A.SEE, A.SHARE), (R.GUARANTOR,), whose=OWN),
    _grant((N.RECONCILIATION, N.STANCE), (A.SEE,), (R.GUARANTOR,), states=frozenset({State.SHARED})),
    _grant((N.RECONCILIATION, N.STANCE), (A.SHARE,), (R.LIAISON_OFFICER, R.HEAD_OF_CENTRE)),
    _grant((N.RECONCILIATION,), (A.RECEIVE,), (R.LIAISON_OFFICER, R.ANALYST)),
    _grant((N.RECONCILIATION,), (A.RECEIVE,), (R.GUARANTOR,), whose=OWN),
    _grant((N.RECONCILIATION,), (A.RESOLVE,), (R.LIAISON_OFFICER, *ASSESSORS, R.HEAD_OF_CENTRE)),
    # A party hands in its own list, and sees what came of its lines once the centre tells it: never what others said.
    _grant((N.HANDED_LIST,), (A.SEE, A.RECEIVE), (R.PARTY_CONTACT,), whose=OWN),
    _grant((N.OUTCOME,), (A.SEE,), (R.PARTY_CONTACT,), whose=OWN, states=frozenset({State.SHARED})),
    _grant((N.OUTCOME,), (A.SHARE,), (R.LIAISON_OFFICER, R.HEAD_OF_CENTRE)),
    _grant((N.STANCE,), (A.WRITE,), (R.LIAISON_OFFICER,)),
    _grant((N.STANCE,), (A.WRITE,), (R.GUARANTOR,), whose=OWN),
    # A party says itself what it holds of what was put to it, and reads that; no incident's page and no list of stances opens to it.
    _grant((N.PORTAL_STANCE,), (A.SEE, A.WRITE), (R.PARTY_CONTACT,), whose=OWN),
    _grant((N.FOR_THE_RECORD,), (A.SEE,), (*STAFF, R.GUARANTOR, R.AUDITOR, R.PUBLISHER)),
    # Who has to rule on a claim has to see it.
    _grant((N.CLAIM, N.RULING), (A.SEE,), (*STAFF, R.GUARANTOR, R.AUDITOR), states=EVERY),
    # A guarantor rules in its own name, the head of the centre in that of an organ of the agreement.
    _grant((N.RULING,), (A.WRITE,), (R.LIAISON_OFFICER,)),
    _grant((N.RULING,), (A.WRITE,), (R.GUARANTOR, R.HEAD_OF_CENTRE), whose=OWN),
    # An administrator keeps accounts and sees no case; a head of centre does not hand out accounts.
    _grant((N.ACCOUNT,), (A.SEE, A.INVITE, A.CLOSE), (R.ADMINISTRATOR,)),
    _grant((N.ACCOUNT,), (A.SEE,), (R.HEAD_OF_CENTRE, R.AUDITOR)),
    _grant((N.ACCOUNT,), (A.SEE,), WITH_ACCOUNT, whose=OWN),
)

# What of a report would tell who said it, or let its source be found.
_ITS_WORDS = {
    "source",
    "reference",
    "relayed_from",
    "channel",
    "said",
    "language",
    "original_sha256",
    "original_line",
    "speaks_for",
    "media_sha256",
}
_ITS_STAND = {
    "post",
    "post_longitude",
    "post_latitude",
    "bearing_deg",
    "bearing_within_deg",
    "distance_m",
    "sound_delay_s",
    "air_temperature_c",
}
_TELLS_THE_SOURCE = _ITS_WORDS | _ITS_STAND
# What of a text or map that is restricted only those who work with it read.
_IN_A_RESTRICTED_TEXT = {"text", "note", "limits", "geometry", "size", "source", "distance"}
_NEVER_PRINTED = {"source", "excluded_group"}  # where it was said, and of whom it is claimed that they were excluded
_RESTRICTED_IS_KNOWN_TO = frozenset((*STAFF, R.GUARANTOR, R.AUDITOR))
_SOURCES_ARE_KNOWN_TO = frozenset((*STAFF, R.FIELD_MONITOR))


class _About:
    """The lines of GRANTS by what they are about: a page asks some hundred times."""

    def __init__(self) -> None:
        self._grants: tuple[Grant, ...] = ()
        self._lines: dict[tuple[Action, Noun], tuple[Grant, ...]] = {}

    def lines(self, action: Action, noun: Noun) -> tuple[Grant, ...]:
        """The lines about doing this to that."""
        if self._grants is not GRANTS:
            self._grants, self._lines = GRANTS, {}
        asked = (action, noun)
        if asked not in self._lines:
            self._lines[asked] = tuple(one for one in GRANTS if action in one.actions and noun in one.nouns)
        return self._lines[asked]


_ABOUT = _About()


def decide(
    roles: Iterable[Role],
    action: Action,
    noun: Noun,
    relation: Relation = Relation.OTHER,
    state: State = State.OPEN,
) -> Decision:
    """Decide whether somebody with these roles may do this to a record of this kind, which is theirs or not, in that state."""
    held = frozenset(roles)
    about = _ABOUT.lines(action, noun)
    lines = [grant for grant in about if held & grant.roles]
    if any(relation in grant.whose and state in grant.states for grant in lines):
        return Decision(True, "desk-allowed")
    if not about:
        return Decision(False, "desk-nobody")
    if not lines:
        return Decision(False, "desk-other-role")
    if not any(state in grant.states for grant in lines):
        return Decision(False, "desk-not-in-this-state")
    return Decision(False, "desk-not-own" if relation is Relation.OTHER else "desk-not-ones-own")


def open_for(mode: Mode, roles: Iterable[Role], action: Action, noun: Noun) -> Decision:
    """Decide whether the desk is open for this at all: read-only lets people see, closed lets in only who can open it."""
    held = frozenset(roles)
    if mode is Mode.NORMAL or (noun is Noun.MODE and decide(held, Action.CHANGE, Noun.MODE).allowed):
        return Decision(True, "desk-allowed")
    if mode is Mode.CLOSED:
        return Decision(False, "desk-closed")
    return Decision(True, "desk-allowed") if action is Action.SEE else Decision(False, "desk-read-only")


def scope(roles: Iterable[Role], noun: Noun, state: State = State.OPEN) -> Scope:
    """Say which records of a kind somebody sees."""
    held = list(roles)
    if decide(held, Action.SEE, noun, Relation.OTHER, state).allowed:
        return Scope.ALL
    return Scope.OWN if decide(held, Action.SEE, noun, Relation.OWN, state).allowed else Scope.NONE


def project(roles: Iterable[Role], noun: Noun, record: Mapping[str, Any]) -> dict[str, Any]:
    """Leave of a record what somebody who may see it sees of it; what is withheld is absent, not empty."""
    held = frozenset(roles)
    if noun is Noun.REPORT and not held & _SOURCES_ARE_KNOWN_TO:
        return {name: value for name, value in record.items() if name not in _TELLS_THE_SOURCE}
    if noun is Noun.AGREEMENT and record.get("status") == "restricted" and not held & _RESTRICTED_IS_KNOWN_TO:
        return {name: value for name, value in record.items() if name not in _IN_A_RESTRICTED_TEXT}
    if noun is Noun.FOR_THE_RECORD and not decide(held, Action.SEE, Noun.CLAIM).allowed:
        return {name: value for name, value in record.items() if name not in _NEVER_PRINTED}
    return dict(record)


def tells_the_source(roles: Iterable[Role]) -> bool:
    """Whether somebody with these roles may know who said what: only they are shown what would name a source."""
    return bool(frozenset(roles) & _SOURCES_ARE_KNOWN_TO)
