"""Whether somebody may do what they are about to do."""

from truceline.desk.policy import Action, Noun, Relation, decide
from truceline.desk.tables import Person
from truceline.errors import NotAllowed


def require(person: Person, action: Action, noun: Noun, relation: Relation = Relation.OTHER) -> None:
    """Refuse what the policy does not allow; the error's text is the name of the sentence that says why."""
    decision = decide(person.held(), action, noun, relation)
    if not decision.allowed:
        raise NotAllowed(decision.reason)
