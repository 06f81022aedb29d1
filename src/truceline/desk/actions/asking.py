"""Whether somebody may do what they are about to do."""

from collections.abc import Iterable
from itertools import product

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


def relation_to_side(person: Person, side: str) -> Relation:
    """What a record of a party or guarantor is to this person: own where they speak for it."""
    return Relation.OWN if side and person.speaks_for == side else Relation.OTHER


def require_some(person: Person, actions: Iterable[Action], noun: Noun) -> None:
    """Refuse whoever may do none of these to any record of that kind, before one is looked up.

    What may be done to the record that is found is asked again, by its state and whose it is.
    """
    held = person.held()
    asked = list(actions)
    if any(decide(held, action, noun, *cell).allowed for action in asked for cell in product(Relation, State)):
        decision = open_for(mode_at_hand(), held, asked[0], noun)
        if decision.allowed:
            return
        raise NotAllowed(decision.reason)
    raise NotAllowed("desk-other-role")


class Allowed:
    """What somebody may do now: asked as often as a page likes, the mode of the desk looked up once."""

    def __init__(self, person: Person) -> None:
        self.held, self._mode = person.held(), mode_at_hand()

    def __call__(
        self, action: Action, noun: Noun, relation: Relation = Relation.OTHER, state: State = State.OPEN
    ) -> bool:
        """Whether `require` would let it pass."""
        return (
            open_for(self._mode, self.held, action, noun).allowed
            and decide(self.held, action, noun, relation, state).allowed
        )
