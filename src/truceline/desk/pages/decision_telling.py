"""How the agenda is told: every detail, proposal, vote, meeting and decision in the words of the page's language."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from truceline.agreement.charter import Charter
from truceline.contact.decision import Vote
from truceline.desk.actions.answering_vote import Answer
from truceline.desk.contact_records import actors_of
from truceline.desk.pages.telling import name_of, verdict_mark
from truceline.desk.policy import Role
from truceline.desk.queries.details import (
    AgendaItem,
    Standing,
    changes_by,
    earlier_votes,
    is_own,
    latest_votes,
    would_change,
)
from truceline.desk.recording import read
from truceline.desk.tables import DetailDecision, DetailVote, FindingChange, Step
from truceline.values.language import Language

_MOST_CHANGES = 50


class DecisionTelling:
    """Tells the agenda of one agreement in one language to somebody with these roles."""

    def __init__(self, charter: Charter, language: Language, held: Sequence[Role], speaks_for: str = "") -> None:
        self.charter, self.language, self.held, self.speaks_for = charter, language, held, speaks_for
        self.rulers = tuple(charter.agreement.decisions.agreed_by) if charter.agreement.decisions else ()

    def rule(self) -> dict[str, Any] | None:
        """By which rule details are closed; None where the agreement sets none."""
        consensus = self.charter.agreement.decisions
        if consensus is None:
            return None
        return {
            "of": [self.named(code) for code in consensus.agreed_by],
            "abstaining_blocks": consensus.abstaining_blocks,
            "silence_hours": consensus.silence_hours,
            "own_word": consensus.own_word,
            "source": consensus.source,
        }

    def item(self, item: AgendaItem) -> dict[str, Any]:
        """One line of the agenda."""
        standing = [one for one in item.proposals if not one.proposal.is_withdrawn]
        group = read(item.group.content) if item.group else None
        waits = {who for one in standing if one.outcome for who in one.outcome.waits_for}
        objects = {who for one in standing if one.outcome for who in one.outcome.objects}
        return {
            "code": item.detail.code,
            "question": getattr(item.detail.question, self.language),
            "state": item.state,
            "proposals": len(standing) + len(item.detail.proposals),
            "waits_for": [self.named(code) for code in self.rulers if code in waits],
            "objects": [self.named(code) for code in self.rulers if code in objects],
            "group": group["name"] if group else None,
            "next": self._told(group.get("next_at")) if group else None,
            "last_met": self.local(item.meetings[0].held_at) if item.meetings else None,
            "provisions": self._waiting(item.detail.code),
        }

    def whole(self, item: AgendaItem) -> dict[str, Any]:
        """One detail with all that is known of it."""
        resolution, group = item.detail.resolution, read(item.group.content) if item.group else None
        return {
            "item": self.item(item),
            "known": [
                {
                    "by": self.named(one.by) if one.by else None,
                    "on": one.on,
                    "text": getattr(one.text, self.language),
                    "source": one.source,
                }
                for one in item.detail.proposals
            ],
            "resolution": {
                "text": getattr(resolution.text, self.language),
                "decided": self.local(self.charter.moment(resolution.decided)),
                "effective": self.local(self.charter.moment(resolution.effective)),
                "source": resolution.source,
            }
            if resolution
            else None,
            "proposals": [self._proposal(one) for one in item.proposals],
            "group": group and {**group, "members": [self.named(one) for one in group["members"]]},
            "group_codes": group["members"] if group else [],
            "next": self._told(group.get("next_at")) if group else None,
            "meetings": [self._meeting(read(one.content)) for one in item.meetings],
            "decisions": [self._decision(one) for one in item.decisions],
            "is_set": item.state == "set",
            "actors": [(code, self.named(code)) for code in actors_of(self.charter)],
            "rulers": [(code, self.named(code)) for code in self.rulers],
            "votes": [vote.value for vote in Vote],
        }

    def named(self, code: str) -> str:
        """A party, guarantor or group by its name."""
        return name_of(code, self.charter, self.language) or code

    def local(self, at: datetime) -> str:
        """A moment in local time."""
        return f"{at.astimezone(self.charter.zone_info):%Y-%m-%d %H:%M}"

    def _told(self, text: str | None) -> str | None:
        return self.local(datetime.fromisoformat(text)) if text else None

    def _waiting(self, code: str) -> list[dict[str, str]]:
        return [
            {"code": one.code, "title": getattr(one.title, self.language)}
            for one in self.charter.agreement.provisions
            if code in one.waits_for
        ]

    def _proposal(self, standing: Standing) -> dict[str, Any]:
        content, latest, found = standing.content, latest_votes(standing), standing.outcome
        others = [code for code in latest if code not in self.rulers]
        silences = [
            one for one in standing.proposal.silences.all() if one.words_sha256 == standing.proposal.words_sha256
        ]
        return {
            "id": standing.proposal.pk,
            "by": self.named(standing.proposal.by) if standing.proposal.by else None,
            "by_code": standing.proposal.by,
            "put": self.local(standing.proposal.put_at),
            "text": content["words"][self.language],
            "words": [(one.value, content["words"][one.value]) for one in Language],
            "source": content["source"],
            "sum": standing.proposal.words_sha256,
            "is_withdrawn": standing.proposal.is_withdrawn,
            "reason": content.get("reason"),
            "stands": found.result.value if found else "no-rule",
            "since": self.local(found.since) if found and found.since else None,
            "waits_for": [self.named(code) for code in (found.waits_for if found else ())],
            "objects": [self.named(code) for code in (found.objects if found else ())],
            "said": [self._said(code, latest.get(code), code in self.rulers) for code in [*self.rulers, *others]],
            "silence_until": self.local(standing.silence_until)
            if standing.silence_until and not standing.proposal.is_withdrawn
            else None,
            # By the rule that held then, whatever holds now.
            "silent_since": self.local(silences[0].since) if silences else None,
            "silences": [self.named(one.by) for one in silences],
            "earlier": [self._said(one.by, one, one.by in self.rulers) for one in earlier_votes(standing)],
            "is_decided": bool(found and found.result.value == "decided"),
            "decided_input": f"{found.since.astimezone(self.charter.zone_info):%Y-%m-%dT%H:%M}"
            if found and found.since
            else "",
        }

    def _said(self, code: str, vote: DetailVote | None, counts: bool) -> dict[str, Any]:
        content = read(vote.content) if vote else {}
        return {
            "name": self.named(code),
            "vote": vote.vote if vote else "silent",
            "at": self.local(vote.said_at) if vote else None,
            "source": content.get("source"),
            "reason": content.get("reason"),
            "counts": counts,
            **self._whose(vote, content),
        }

    def _whose(self, vote: DetailVote | None, content: dict[str, Any]) -> dict[str, Any]:
        """Whether it is one's own word, or the centre took it down, and then what it counts; and whether whoever looks may answer it."""
        if vote is None:
            return {"by_whom": None}
        consensus = self.charter.agreement.decisions
        if is_own(vote):
            said = next((one.value for one in Answer if one.value in content), "itself")
            return {"by_whom": f"desk-vote-by-{said}"}
        if vote.vote == Vote.OBJECTS:
            weight = "desk-vote-blocks-until"
        else:
            weight = "desk-vote-counts-once" if consensus and consensus.own_word else "desk-vote-counts-until"
        return {
            "by_whom": "",
            "weight": weight if vote.by in self.rulers else "",
            "vote_id": vote.pk,
            "is_mine": bool(self.speaks_for) and self.speaks_for == vote.by,
            "others": [one.value for one in Vote if one.value != vote.vote],
        }

    def _meeting(self, content: dict[str, Any]) -> dict[str, Any]:
        return {
            "held": self._told(content["held_at"]),
            "place": content["place"],
            "present": [self.named(one) for one in content["present"]],
            "record": content["record"],
        }

    def _decision(self, decision: DetailDecision) -> dict[str, Any]:
        content, version = read(decision.content), decision.version
        count, others, first = changes_by(decision, _MOST_CHANGES)
        return {
            "text": read(decision.proposal.content)["words"][self.language],
            "agreed_by": [self.named(code) for code in content["agreed_by"]],
            "decided": self.local(decision.decided_at),
            "effective": self.local(decision.effective_at),
            "source": content["source"],
            "version": version.version,
            "version_id": version.pk,
            "step": version.step,
            "is_held": version.step in {Step.IN_EFFECT, Step.PAST},
            "would_change": would_change(decision),
            "changed": count,
            "others": others,
            "changes": [self._change(one) for one in first],
        }

    def _change(self, change: FindingChange) -> dict[str, Any]:
        titles = {one.code: getattr(one.title, self.language) for one in self.charter.agreement.provisions}
        return {
            "number": change.incident.number,
            "title": titles.get(change.provision, change.provision),
            "before": change.before,
            "before_mark": verdict_mark(change.before) if change.before else "",
            "after": change.after,
            "after_mark": verdict_mark(change.after) if change.after else "",
            "entry": change.entry,
        }
