"""The centre's agenda: proposals for open details, what is said of them, meetings, working groups, and the decision.

Said at the table: every guarantor hears what another says there. Nothing is written over; words that change ask all again. What a form
asks for that comes again was done, and is not done twice.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from truceline.agreement.model import Detail
from truceline.contact.decision import Vote
from truceline.desk.actions.asking import relation_to_side, require
from truceline.desk.actions.sent_again import sent_again
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.forms import Form
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import Entries, read, recorded, spelt
from truceline.desk.tables import DetailMeeting, DetailProposal, DetailVote, Person, WorkingGroup
from truceline.errors import Conflict, NotFound
from truceline.values.identity import new_identity
from truceline.values.language import Language


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is proposed: by whom (a code; empty: the centre), in which words, when it was put, from where it is known."""

    by: str
    words: Mapping[str, str]
    put_at: datetime
    source: str


@dataclass(frozen=True, slots=True)
class Voted:
    """What somebody said of a proposal, when, and from where it is known."""

    by: str
    vote: Vote
    said_at: datetime
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Met:
    """The record of a meeting."""

    held_at: datetime
    place: str
    present: Sequence[str]
    record: str


@dataclass(frozen=True, slots=True)
class Group:
    """Who works on a detail, and when they meet next."""

    name: str
    members: Sequence[str]
    next_at: datetime | None


def open_detail(code: str) -> Detail:
    """The detail of the agreement in effect, still open; NotFound where there is none, Conflict where it is closed."""
    detail = next((one for one in charter_at_hand().agreement.details if one.code == code), None)
    if detail is None:
        raise NotFound("desk-detail-unknown")
    if detail.resolution is not None:
        raise Conflict("desk-detail-closed")
    return detail


def sum_of_words(words: Mapping[str, str]) -> str:
    """The sum of the very words that somebody agrees to, in all three languages."""
    return hashlib.sha256("\0".join(words[one.value] for one in Language).encode()).hexdigest()


def put_proposal(person: Person, detail: str, proposed: Proposed) -> DetailProposal:
    """Put a proposal for an open detail: in one's own name, or taken down for somebody."""
    require(person, Action.WRITE, Noun.DETAIL, relation_to_side(person, proposed.by))
    open_detail(detail)
    proposal = DetailProposal(proposal_id=new_identity(), detail=detail, by=proposed.by, made_by=person, on=now())
    with recorded(person.pseudonym) as entries:
        made = DetailProposal.objects.filter(detail=detail, made_by=person)
        if again := sent_again(made, spelt(_worded(proposal, proposed)), person):
            return again
        _keep_words(entries, proposal, proposed, insert=True)
    return proposal


def reword_proposal(person: Person, proposal: DetailProposal, proposed: Proposed) -> None:
    """Put a proposal in other words; whatever was said of the former words counts no more, and stays.

    Raises:
        Conflict: where it is withdrawn, its detail is closed, or the words are the same.
    """
    require(person, Action.WRITE, Noun.DETAIL, relation_to_side(person, proposal.by))
    open_detail(proposal.detail)
    with recorded(person.pseudonym) as entries:
        standing = _standing(proposal)
        if sum_of_words(proposed.words) == standing.words_sha256:
            raise Conflict("desk-proposal-same-words")
        standing.on = now()  # since when these words lie here
        _keep_words(entries, standing, Proposed(standing.by, proposed.words, proposed.put_at, proposed.source))


def withdraw_proposal(person: Person, proposal: DetailProposal, reason: str) -> None:
    """Take a proposal back; it stays readable, with the reason."""
    require(person, Action.WRITE, Noun.DETAIL, relation_to_side(person, proposal.by))
    if not reason.strip():
        raise Conflict("desk-reason-needed")
    with recorded(person.pseudonym) as entries:
        standing = _standing(proposal)
        standing.is_withdrawn = True
        _keep(entries, standing, {**read(standing.content), "is_withdrawn": True, "reason": reason.strip()})


def say_of_proposal(person: Person, proposal: DetailProposal, voted: Voted, words_sha256: str) -> DetailVote:
    """Write down what somebody says of a proposal's words, as they were shown (`words_sha256`).

    Raises:
        Conflict: where the words are others by now, or it is withdrawn, or its detail is closed.
    """
    require(person, Action.WRITE, Noun.DETAIL, relation_to_side(person, voted.by))
    open_detail(proposal.detail)
    with recorded(person.pseudonym) as entries:
        standing = _standing(proposal)
        if standing.words_sha256 != words_sha256:
            raise Conflict("desk-proposal-other-words")
        return keep_vote(entries, person, standing, voted)


def keep_vote(
    entries: Entries,
    person: Person,
    proposal: DetailProposal,
    voted: Voted,
    answers: Mapping[str, str] = MappingProxyType({}),
) -> DetailVote:
    """Keep a vote on the words that stand, inside an open transaction; where it answers another, which and how."""
    vote = DetailVote(
        vote_id=new_identity(),
        proposal=proposal,
        by=voted.by,
        vote=voted.vote.value,
        words_sha256=proposal.words_sha256,
        said_at=voted.said_at,
        made_by=person,
        on=now(),
    )
    content = spelt(
        {
            "proposal": proposal.pk,
            "by": voted.by,
            "vote": vote.vote,
            "words_sha256": vote.words_sha256,
            "said_at": voted.said_at,
            "source": voted.source,
            "reason": voted.reason or None,
            **answers,
        }
    )
    if again := sent_again(DetailVote.objects.filter(proposal=proposal, by=voted.by), content, person):
        return again
    vote.content = content
    vote.save(force_insert=True)
    entries.record("detail_vote", vote.pk, vote.content)
    return vote


def record_meeting(person: Person, detail: str, met: Met) -> DetailMeeting:
    """Keep the record of a meeting on a detail."""
    require(person, Action.WRITE, Noun.DETAIL)
    meeting = DetailMeeting(meeting_id=new_identity(), detail=detail, held_at=met.held_at, made_by=person, on=now())
    meeting.content = spelt(
        {
            "detail": detail,
            "held_at": met.held_at,
            "place": met.place,
            "present": list(met.present),
            "record": met.record,
        }
    )
    with recorded(person.pseudonym) as entries:
        if again := sent_again(DetailMeeting.objects.filter(detail=detail, made_by=person), meeting.content, person):
            return again
        meeting.save(force_insert=True)
        entries.record("detail_meeting", meeting.pk, meeting.content)
    return meeting


def set_working_group(person: Person, detail: str, group: Group) -> WorkingGroup:
    """Say who works on a detail from now on, and when they meet next; who did before stays readable."""
    require(person, Action.WRITE, Noun.DETAIL)
    open_detail(detail)
    made = WorkingGroup(group_id=new_identity(), detail=detail, made_by=person, on=now())
    made.content = spelt(
        {"detail": detail, "name": group.name, "members": list(group.members), "next_at": group.next_at}
    )
    with recorded(person.pseudonym) as entries:
        if again := sent_again(WorkingGroup.objects.filter(detail=detail), made.content, person):
            return again
        made.save(force_insert=True)
        entries.record("working_group", made.pk, made.content)
    return made


def read_proposed(form: Form, codes: Sequence[str]) -> Proposed:
    """A proposal as a form has it; moments in the future and empty words are refused."""
    words = {one.value: form.text(f"words_{one.value}") for one in Language}
    proposed = Proposed(
        form.one_of("by", codes, needed=False), words, form.past("put_at") or now(), form.text("source")
    )
    form.check()
    return proposed


def read_voted(form: Form, codes: Sequence[str], proposal: DetailProposal) -> Voted:
    """What somebody said, as a form has it; nobody spoke of words before they were put."""
    by, vote = form.one_of("by", codes), form.one_of("vote", [one.value for one in Vote])
    said_at = form.past("said_at")
    form.not_before("said_at", said_at, proposal.put_at)
    source, reason = form.text("source", most=1_000), form.text("reason", needed=False)
    form.check()
    return Voted(by, Vote(vote), said_at or now(), source, reason)


def _standing(proposal: DetailProposal) -> DetailProposal:
    standing = DetailProposal.objects.select_for_update().get(pk=proposal.pk)
    if standing.is_withdrawn:
        raise Conflict("desk-proposal-withdrawn")
    return standing


def _keep_words(entries: Entries, proposal: DetailProposal, proposed: Proposed, *, insert: bool = False) -> None:
    proposal.words_sha256, proposal.put_at = sum_of_words(proposed.words), proposed.put_at
    _keep(entries, proposal, _worded(proposal, proposed), insert=insert)


def _worded(proposal: DetailProposal, proposed: Proposed) -> dict[str, Any]:
    return {
        "detail": proposal.detail,
        "by": proposal.by or None,
        "words": dict(proposed.words),
        "words_sha256": sum_of_words(proposed.words),
        "put_at": proposed.put_at,
        "source": proposed.source,
    }


def _keep(entries: Entries, proposal: DetailProposal, content: Mapping[str, Any], *, insert: bool = False) -> None:
    proposal.content = spelt(content)
    proposal.save(force_insert=insert)
    entries.record("detail_proposal", proposal.pk, proposal.content)
