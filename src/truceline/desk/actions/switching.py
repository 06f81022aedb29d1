"""The kill switch: normal, read-only, closed."""

from truceline.desk.actions.asking import require
from truceline.desk.clock import now
from truceline.desk.policy import Action, Mode, Noun
from truceline.desk.queries.mode import mode_at_hand
from truceline.desk.recording import recorded, spelt
from truceline.desk.tables import ModeChange, Person
from truceline.errors import Conflict
from truceline.values.identity import new_identity


def switch_mode(person: Person, mode: Mode, reason: str) -> None:
    """Open, narrow or close the desk for everybody, at once; it takes a reason, and is on the register.

    Read-only refuses every change but this one; closed refuses every page to all who may not open it again.
    """
    require(person, Action.CHANGE, Noun.MODE)
    if not reason.strip():
        raise Conflict("desk-mode-needs-reason")
    if mode is mode_at_hand():
        raise Conflict("desk-mode-already")
    with recorded(person.pseudonym) as entries:
        change_id = new_identity()
        content = spelt({"mode": mode.value, "reason": reason.strip()})
        ModeChange.objects.create(
            change_id=change_id,
            mode=mode.value,
            reason=reason.strip(),
            by=person,
            on=now(),
            content=content,
        )
        entries.record("mode", change_id, content)
