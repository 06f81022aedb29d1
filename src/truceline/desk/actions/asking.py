"""Whether somebody may do what they are about to do."""

from truceline.desk.policy import Action, Noun, Relation, State, decide, open_for
from truceline.desk.queries.mode import mode_at_hand
from truceline.desk.tables import Person
from truceline.errors import NotAllowed


def require(
    person: Person, action: Action, noun: Noun, relation: Relation = Relation.OTHER, state: State = State.OPEN
) -> None:
    """Refuse what the policy does not allow, or what the desk is not open for now.

    The error's text is the name of the sentence that says why.
    """
    held = person.held()
    for decision in (open_for(mode_at_hand(), held, action, noun), decide(held, action, noun, relation, state)):
        if not decision.allowed:
            raise NotAllowed(decision.reason)


def may(
    person: Person, action: Action, noun: Noun, relation: Relation = Relation.OTHER, state: State = State.OPEN
) -> bool:
    """Whether `require` would let it pass; pages show nothing that would be refused."""
    held = person.held()
    return open_for(mode_at_hand(), held, action, noun).allowed and decide(held, action, noun, relation, state).allowed


def relation_to(person: Person, maker: Person | None) -> Relation:
    """What a record that somebody made, or that is addressed to somebody, is to this person."""
    return Relation.OWN if maker is not None and maker.pk == person.pk else Relation.OTHER
