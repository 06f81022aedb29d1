"""The clock of consent by silence: where an agreement says that silence is consent after a time, who was silent is recorded when it is over."""

from datetime import datetime

from truceline.contact.decision import Result, counting
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.policy import Mode
from truceline.desk.queries.details import outcome_of, rule_of, said_of
from truceline.desk.queries.mode import mode_at_hand
from truceline.desk.recording import recorded, spelt
from truceline.desk.tables import DetailProposal, DetailSilence
from truceline.values.identity import new_identity

_DESK = "desk"


def hear_silence(moment: datetime | None = None) -> int:
    """Record of every proposal whose time is over who was silent, each once; return how many were recorded.

    It is recorded only where silence decided it: where somebody objects, or nobody agrees, it decides nothing. All who were silent of one
    proposal stand in one transaction: a worker that dies in it recorded none of them, and the next look does.
    """
    charter = charter_at_hand()
    consensus = charter.agreement.decisions
    if consensus is None or not consensus.silence_hours or mode_at_hand() is not Mode.NORMAL:
        return 0
    open_details = [one.code for one in charter.agreement.details if one.resolution is None]
    waiting = DetailProposal.objects.filter(detail__in=open_details, is_withdrawn=False)
    return sum(_heard(one.pk, moment or now()) for one in waiting)


def _heard(proposal_id: str, at: datetime) -> int:
    with recorded(_DESK) as entries:
        proposal = DetailProposal.objects.select_for_update().prefetch_related("votes__made_by").get(pk=proposal_id)
        rule = rule_of(charter_at_hand(), proposal)
        if rule is None or rule.silence_until is None or at <= rule.silence_until:
            return 0
        if outcome_of(proposal, rule, at).result is not Result.DECIDED:
            return 0
        counted = counting(map(said_of, proposal.votes.all()), rule)
        spoke = {
            one.by for one in counted if one.words_sha256 == proposal.words_sha256 and one.at <= rule.silence_until
        }
        known = set(proposal.silences.filter(words_sha256=proposal.words_sha256).values_list("by", flat=True))
        silent = [who for who in rule.of if who not in spoke and who not in known]
        for who in silent:
            made = DetailSilence(
                silence_id=new_identity(),
                proposal=proposal,
                by=who,
                words_sha256=proposal.words_sha256,
                since=rule.silence_until,
            )
            made.content = spelt(
                {"proposal": proposal.pk, "by": who, "words_sha256": made.words_sha256, "since": made.since}
            )
            made.save(force_insert=True)
            entries.record("detail_silence", made.pk, made.content)
    return len(silent)
