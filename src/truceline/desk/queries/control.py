"""Who declares to hold which place: the declarations of the agreement that hold at a moment and that somebody may see."""

from datetime import datetime

from truceline.agreement.charter import Charter
from truceline.agreement.model import Control, TextStatus
from truceline.contact.responsibility import declared_at
from truceline.desk.actions.asking import relation_to_side
from truceline.desk.policy import Action, Noun, State, decide
from truceline.desk.tables import Person


def state_of(one: Control) -> State:
    """A declaration as the policy takes it: public, or not."""
    return State.SHARED if one.status is TextStatus.PUBLIC else State.OPEN


def may_read(person: Person, one: Control, charter: Charter) -> bool:
    """Whether somebody may read a declaration: by its status, and whether their own side made it, itself or by a group of its own."""
    side = charter.side_of(one.declared_by) or one.declared_by
    return decide(person.held(), Action.SEE, Noun.CONTROL, relation_to_side(person, side), state_of(one)).allowed


def declared_to(person: Person, charter: Charter, at: datetime) -> list[Control]:
    """The declarations that hold at a moment and that somebody may read, in the order of the agreement."""
    return [one for one in declared_at(charter, at) if may_read(person, one, charter)]
