"""The pages that stand on top, in the order of a case's life; somebody sees those that are theirs."""

from dataclasses import dataclass

from truceline.desk.policy import Action, Noun, Relation, Role, Scope, State, decide, scope


@dataclass(frozen=True, slots=True)
class Door:
    """One entry: its address, its name as a sentence, and what opens it: seeing all of a kind, or doing something."""

    address: str
    name: str
    noun: Noun
    action: Action = Action.SEE
    whose: Relation = Relation.OTHER
    state: State = State.OPEN

    def opens_for(self, roles: list[Role]) -> bool:
        """Whether somebody with these roles may go in."""
        if self.action is Action.SEE and self.whose is Relation.OTHER:
            return scope(roles, self.noun, self.state) is Scope.ALL
        return decide(roles, self.action, self.noun, self.whose).allowed


DOORS = (
    Door("/situation/", "desk-situation", Noun.INCIDENT),
    Door("/queue/", "desk-queue", Noun.REPORT, Action.ASSIGN),
    Door("/hotline/", "desk-hotline", Noun.REPORT, Action.RECEIVE),
    Door("/incidents/", "desk-incidents", Noun.INCIDENT),
    # Guarantors and publishers see signed ones alone; what is determined jointly waits there for a guarantor's signature.
    Door("/determinations/", "desk-determinations", Noun.DETERMINATION, state=State.SIGNED),
    Door("/contacts/", "desk-contacts", Noun.CONTACT),
    Door("/portal/", "desk-portal", Noun.CONTACT, Action.ANSWER, Relation.OWN),
    Door("/take-in/", "desk-take-in", Noun.REPORT, Action.RECEIVE),
    Door("/reconciliation/", "desk-reconciliation", Noun.RECONCILIATION, Action.SEE, Relation.OWN),
    Door("/agreement/", "desk-agreement", Noun.AGREEMENT),
    Door("/decisions/", "desk-decisions", Noun.DETAIL),
    Door("/administration/", "desk-administration", Noun.SETTING),
    Door("/shift/", "desk-shift", Noun.SHIFT),
    Door("/people/", "desk-people", Noun.ACCOUNT),
    Door("/mode/", "desk-mode", Noun.MODE, Action.CHANGE),
)


# Where each zone stands is told to everybody; who comes to it by the decisions needs no entry of its own.
ZONES = Door("/zones/", "desk-zones-title", Noun.ZONE)
_LEADS_TO_ZONES = "/decisions/"


def doors_for(roles: list[Role]) -> list[Door]:
    """The entries that somebody sees."""
    found = [door for door in DOORS if door.opens_for(roles)]
    return found if any(door.address == _LEADS_TO_ZONES for door in found) else [*found, ZONES]
