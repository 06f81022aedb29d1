"""A guarantor answers what the centre took down in its name: it confirms that it said so, or contradicts it with its own word.

Only its own representative can, under its own account. What was taken down stays; the answer is a vote of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from truceline.contact.decision import Vote
from truceline.desk.actions.asking import relation_to_side, require
from truceline.desk.actions.deciding import Voted, keep_vote, open_detail
from truceline.desk.clock import now
from truceline.desk.forms import Form
from truceline.desk.policy import Action, Noun, Relation
from truceline.desk.queries.details import is_own
from truceline.desk.recording import read, recorded
from truceline.desk.tables import DetailProposal, DetailVote, Person
from truceline.errors import Conflict, NotAllowed


class Answer(StrEnum):
    """What somebody says of a vote that was taken down in their name."""

    CONFIRMS = "confirms"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Own:
    """The answer; where it contradicts, what they say instead, and in which words."""

    answer: Answer
    vote: Vote
    words: str


def answer_vote(person: Person, vote: DetailVote, own: Own) -> DetailVote:
    """Confirm or contradict what was taken down in one's own name.

    1. Only whoever speaks for it: the centre, which took it down, confirms nothing.
    2. It is about the words that stand, and was not answered already by the same side.
    3. Confirmed, it was said when it was taken down as said; contradicted, one's own word counts from now.

    Raises:
        Conflict: where it is not about the words that stand, is one's own word already, or its detail is closed.
    """
    if relation_to_side(person, vote.by) is not Relation.OWN:  # (1)
        raise NotAllowed("desk-vote-not-in-your-name")
    require(person, Action.WRITE, Noun.DETAIL, Relation.OWN)
    open_detail(vote.proposal.detail)
    with recorded(person.pseudonym) as entries:
        proposal = DetailProposal.objects.select_for_update().get(pk=vote.proposal_id)
        if proposal.is_withdrawn:
            raise Conflict("desk-proposal-withdrawn")
        if vote.words_sha256 != proposal.words_sha256:  # (2)
            raise Conflict("desk-proposal-other-words")
        if is_own(vote) or vote.pk in answered(proposal.votes.all()):
            raise Conflict("desk-vote-answered")
        if own.answer is Answer.CONFIRMS:  # (3)
            source = read(vote.content)["source"]
            said = Voted(vote.by, Vote(vote.vote), vote.said_at, source, read(vote.content).get("reason", ""))
        else:
            said = Voted(vote.by, own.vote, now(), "", own.words)
        return keep_vote(entries, person, proposal, said, {own.answer.value: vote.pk})


def answered(votes: Sequence[DetailVote]) -> set[str]:
    """Which of these votes somebody confirmed or contradicted among them."""
    told = [read(one.content) for one in votes]
    return {row[answer.value] for row in told for answer in Answer if answer.value in row}


def read_own(form: Form, vote: DetailVote) -> Own:
    """An answer as a form has it. Whoever contradicts says something else, and what they did say."""
    answer = form.one_of("answer", [one.value for one in Answer])
    if answer != Answer.CONTRADICTS:
        form.check()
        return Own(Answer.CONFIRMS, Vote(vote.vote), "")
    others = [one.value for one in Vote if one.value != vote.vote]
    instead, words = form.one_of("vote", others), form.text("words")
    form.check()
    return Own(Answer.CONTRADICTS, Vote(instead), words)
