"""Who is bound, who is excluded, and what only a person may rule on.

By whom it was done is a question of its own. An act by somebody nobody names is a candidate all the same: it
happened there and then. It is "no" only where the actor is known and was not bound, and never where the actor or the
target is said to be an excluded group: that waits for a ruling.
"""

from dataclasses import dataclass

import numpy as np

from truceline.agreement.charter import Charter
from truceline.finding.answers import CANNOT_TELL, NEEDS_RULING, NO, Answers
from truceline.finding.columns import Flags, Incidents, Text
from truceline.finding.timing import overlap


@dataclass(frozen=True, slots=True)
class Actors:
    """The alleged actors and targets of incidents, as the agreement names them."""

    actor: Text
    listed: Flags
    named: Flags
    disputed: Flags
    bound: Flags
    partly_bound: Flags
    excluded: Flags
    claims: Text

    @classmethod
    def of(cls, incidents: Incidents, charter: Charter) -> "Actors":
        """Find the actors and targets among the agreement's, and whether they were bound or excluded then."""
        names = charter.actors()
        codes = {word: names.code(word) for word in {*incidents.actor.words, *incidents.target.words} if word}
        rows = len(incidents)
        bound, partly, excluded = (np.zeros(rows, np.bool_) for _ in range(3))
        for number, word in enumerate(incidents.actor.words):
            code = codes.get(word or "")
            if code is not None:
                theirs = incidents.actor.index == number
                span = overlap(incidents, charter.bound(code))
                bound |= theirs & span.surely
                partly |= theirs & span.partly
        for text in (incidents.actor, incidents.target):
            for number, word in enumerate(text.words):
                code = codes.get(word or "")
                if code is not None and (spans := charter.excluded(code)):
                    # A time that may lie within the designation is a claim all the same.
                    excluded |= (text.index == number) & overlap(incidents, spans).possibly
        return cls(
            actor=incidents.actor.named(lambda word: codes[word] or word),
            listed=incidents.actor.decide(lambda word: codes.get(word or "") is not None) == 1,
            named=incidents.actor.decide(lambda word: word is not None) == 1,
            disputed=incidents.actors_disputed,
            bound=bound,
            partly_bound=partly,
            excluded=excluded,
            claims=incidents.exemption,
        )

    def __len__(self) -> int:
        return len(self.listed)

    def bound_by(self) -> Answers:
        """Whether the actor was bound: known and not bound is "no", unknown leaves the question of clause open."""
        answer = Answers.yes(len(self))
        not_bound = self.listed & ~self.bound & ~self.partly_bound & ~self.excluded
        answer = answer.where(self.listed & self.partly_bound, CANNOT_TELL, "time_straddles_joining")
        answer = answer.where(not_bound, NO, "party_not_bound")
        answer = answer.where(self.named & ~self.listed, CANNOT_TELL, "actor_not_listed")
        return answer.where(self.disputed, CANNOT_TELL, "actor_disputed")

    def among(self, codes: frozenset[str]) -> Answers:
        """Whether the actor is one of those named; here who it is decides, so unknown is "cannot tell"."""
        answer = Answers.yes(len(self))
        other = self.actor.decide(lambda code: code not in codes) == 1
        answer = answer.where(other, NO, "not_this_actor")
        answer = answer.where(self.named & ~self.listed, CANNOT_TELL, "actor_not_listed")
        answer = answer.where(~self.named, CANNOT_TELL, "actor_unknown")
        return answer.where(self.disputed, CANNOT_TELL, "actor_disputed")

    def of_side(self, side: str, charter: Charter) -> tuple[Flags, Flags]:
        """Whether the actor is surely of a side, and whether it may be."""
        sides = {code: charter.side_of(code) for code in self.actor.words if code}
        theirs = self.actor.decide(lambda code: sides.get(code or "") == side) == 1
        of_none = self.actor.decide(lambda code: sides.get(code or "") is None) == 1
        unsure = self.disputed | of_none
        return theirs & ~unsure, theirs | unsure

    def rulings(self, *, always: bool) -> Answers:
        """What only a person may rule on: an exclusion or exemption that somebody claims, and what always is."""
        answer = Answers.yes(len(self))
        if always:
            answer = answer.where(np.ones(len(self), np.bool_), NEEDS_RULING, "stands_under_ruling")
        claimed = self.claims.decide(lambda claim: claim is not None) == 1
        target = self.claims.decide(lambda claim: claim == "excluded_target") == 1
        answer = answer.where(claimed, NEEDS_RULING, "exemption_claimed")
        return answer.where(self.excluded | target, NEEDS_RULING, "exclusion_claimed")
