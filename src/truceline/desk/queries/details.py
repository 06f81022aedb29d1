"""The agenda as it stands: every detail of the agreement with its proposals, what was said of each, and what is waited for."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F

from truceline.agreement.charter import Charter
from truceline.agreement.model import Detail
from truceline.contact.decision import Outcome, Rule, Said, Vote, outcome
from truceline.desk.recording import read
from truceline.desk.tables import (
    DetailDecision,
    DetailMeeting,
    DetailProposal,
    DetailVote,
    FindingChange,
    Step,
    WorkingGroup,
)


@dataclass(slots=True)
class Standing:
    """One proposal with its votes, and where it stands by the agreement's rule; None where the agreement sets none."""

    proposal: DetailProposal
    votes: list[DetailVote]
    outcome: Outcome | None
    silence_until: datetime | None = None

    @property
    def content(self) -> dict[str, Any]:
        """What the proposal says."""
        return read(self.proposal.content)


@dataclass(slots=True)
class AgendaItem:
    """One detail: what was put on this desk, who works on it, when they met, and what was decided."""

    detail: Detail
    proposals: list[Standing] = field(default_factory=list)
    group: WorkingGroup | None = None
    meetings: list[DetailMeeting] = field(default_factory=list)
    decisions: list[DetailDecision] = field(default_factory=list)

    @property
    def state(self) -> str:
        """Closed; set (decided, and waits to take effect); else where the furthest proposal stands; open without any."""
        if self.detail.resolution is not None:
            return "closed"
        if any(one.version.step in {Step.DRAFT, Step.SET} for one in self.decisions):
            return "set"
        found = {one.outcome.result.value for one in self.proposals if one.outcome and not one.proposal.is_withdrawn}
        return next((one for one in ("decided", "waiting", "superseded", "blocked") if one in found), "open")


def agenda(charter: Charter, at: datetime, only: str | None = None) -> list[AgendaItem]:
    """Every detail of the agreement, in its order; with `only`, that one. Few queries, however many there are."""
    items = {one.code: AgendaItem(one) for one in charter.agreement.details if only in {None, one.code}}
    proposals = DetailProposal.objects.filter(detail__in=items).prefetch_related("votes__made_by", "silences")
    for proposal in proposals:
        votes, rule = list(proposal.votes.all()), rule_of(charter, proposal)
        found = outcome(proposal.words_sha256, map(said_of, votes), rule, at) if rule else None
        items[proposal.detail].proposals.append(Standing(proposal, votes, found, rule.silence_until if rule else None))
    for group in WorkingGroup.objects.filter(detail__in=items):
        items[group.detail].group = items[group.detail].group or group
    for meeting in DetailMeeting.objects.filter(detail__in=items):
        items[meeting.detail].meetings.append(meeting)
    for decision in DetailDecision.objects.filter(detail__in=items).select_related("version", "proposal", "made_by"):
        items[decision.detail].decisions.append(decision)
    return list(items.values())


def rule_of(charter: Charter, proposal: DetailProposal) -> Rule | None:
    """How the agreement lets this proposal be decided; None where it does not say."""
    consensus = charter.agreement.decisions
    if consensus is None:
        return None
    until = timedelta(hours=consensus.silence_hours) if consensus.silence_hours else None
    # Nobody consents by silence to words that did not lie here to be read yet, whenever they are said to have been put.
    begins = max(proposal.put_at, proposal.on)
    return Rule(
        tuple(consensus.agreed_by),
        consensus.abstaining_blocks,
        begins + until if until is not None else None,
        consensus.own_word,
    )


def outcome_of(proposal: DetailProposal, rule: Rule, at: datetime) -> Outcome:
    """Where a proposal stands at a moment."""
    return outcome(proposal.words_sha256, map(said_of, proposal.votes.all()), rule, at)


def changes_by(decision: DetailDecision, most: int) -> tuple[int, int, list[FindingChange]]:
    """How many findings answer otherwise since the decision took effect, how many say the same on other grounds, and the first of the former."""
    changes = FindingChange.objects.filter(version=decision.version).select_related("incident")
    otherwise = changes.exclude(before=F("after"))
    count = otherwise.count()
    return count, changes.count() - count, list(otherwise[:most])


def would_change(decision: DetailDecision) -> int | None:
    """How many findings would answer otherwise, as the last trial counted; None before it is finished."""
    trial = decision.version.screenings.filter(is_trial=True).exclude(finished_on=None).first()
    if trial is None or not trial.counts:
        return None
    return sum(count for _, was, is_, _, count in json.loads(trial.counts) if was != is_)


def latest_votes(standing: Standing) -> dict[str, DetailVote]:
    """Of each who spoke of the very words that stand, the latest; one's own word before what was taken down after it."""
    told: dict[str, DetailVote] = {}
    for one in standing.votes:
        if one.words_sha256 == standing.proposal.words_sha256:
            own = one.by in told and is_own(told[one.by]) and not is_own(one)
            if not own or one.vote == Vote.OBJECTS:
                told[one.by] = one
    return told


def earlier_votes(standing: Standing) -> list[DetailVote]:
    """What was said before, of these or of former words."""
    latest = {one.pk for one in latest_votes(standing).values()}
    return [one for one in standing.votes if one.pk not in latest]


def said_of(vote: DetailVote) -> Said:
    """A vote as the core counts it; whoever speaks for somebody here gave or confirmed it themselves."""
    return Said(vote.by, Vote(vote.vote), vote.words_sha256, vote.said_at, is_own(vote))


def is_own(vote: DetailVote) -> bool:
    """Whether a representative gave or confirmed it; else the centre took it down."""
    return vote.made_by.speaks_for == vote.by


def rows_of(items: Iterable[AgendaItem], language: str) -> Iterable[dict[str, Any]]:
    """The agenda as a table: a row for each proposal, and one for each detail without any."""
    for item in items:
        about = {"detail": item.detail.code, "question": getattr(item.detail.question, language), "state": item.state}
        if not item.proposals:
            yield about | {"row": f"{item.detail.code}."}
        for one in item.proposals:
            latest = latest_votes(one)
            yield about | {
                "row": f"{item.detail.code}.{one.proposal.pk}",
                "proposal": one.proposal.pk,
                "by": one.proposal.by,
                "words": one.content["words"][language],
                "put_at": one.content["put_at"],
                "stands": one.outcome.result.value if one.outcome else None,
                "is_withdrawn": one.proposal.is_withdrawn,
                "said": {who: vote.vote for who, vote in sorted(latest.items())},
                "taken_down": sorted(who for who, vote in latest.items() if not is_own(vote)),
            }
