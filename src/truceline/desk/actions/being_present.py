"""Saying that one edits something, and hearing who else does."""

from datetime import UTC, datetime, timedelta

from truceline.desk.actions.asking import may
from truceline.desk.policy import Action, Noun, decide
from truceline.desk.tables import Person, Presence
from truceline.errors import NotAllowed, NotFound

# A page says every 20 seconds that it is still there; after four silences its reader is held to have gone.
FADES_AFTER = timedelta(seconds=80)
# What may be edited by several, and what lets somebody take part in it (and so hear who else does).
SUBJECTS = {
    "incident": (Action.ASSIGN, Noun.INCIDENT),
    "report": (Action.ASSIGN, Noun.REPORT),
    "hotline": (Action.ASSIGN, Noun.REPORT),
    "shift": (Action.WRITE, Noun.SHIFT),
}


def others_at(person: Person, noun: str, record: str) -> list[Presence]:
    """Who else edits it now, the longest first."""
    _require(person, noun)
    here = Presence.objects.filter(noun=noun, record=record, seen_at__gt=datetime.now(UTC) - FADES_AFTER)
    return list(here.exclude(person=person).select_related("person").order_by("since"))


def begin_editing(person: Person, noun: str, record: str) -> None:
    """Say that somebody edits it, from now on or still; a desk that is read-only keeps nothing."""
    _require(person, noun)
    if not may(person, *SUBJECTS[noun]):
        return
    now = datetime.now(UTC)
    mine = Presence.objects.filter(noun=noun, record=record, person=person)
    if not mine.filter(seen_at__gt=now - FADES_AFTER).update(seen_at=now):
        Presence.objects.update_or_create(
            noun=noun, record=record, person=person, defaults={"since": now, "seen_at": now}
        )
        Presence.objects.filter(seen_at__lt=now - timedelta(days=1)).delete()


def end_editing(person: Person, noun: str, record: str) -> None:
    """Say that somebody has done."""
    _require(person, noun)
    Presence.objects.filter(noun=noun, record=record, person=person).delete()


def _require(person: Person, noun: str) -> None:
    """Let in whoever works on such things; asked before anything is looked up."""
    if noun not in SUBJECTS:
        raise NotFound("desk-no-such-subject")
    decision = decide(person.held(), *SUBJECTS[noun])
    if not decision.allowed:
        raise NotAllowed(decision.reason)
