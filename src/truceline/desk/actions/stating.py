"""A party says itself, in its portal, what it holds of what was put to it: its own word, which nobody has to confirm."""

from collections.abc import Mapping

from truceline.contact.position import Stance as Held
from truceline.desk.actions.asking import require
from truceline.desk.actions.replying import addressed_to
from truceline.desk.actions.taking_stance import PROVISION, Word, write_stance
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun, Relation
from truceline.desk.recording import read
from truceline.desk.tables import Contact, Person, Stance
from truceline.errors import NotFound

# Where it was said, as the stance has it.
PORTAL = "portal"
# Whoever writes is not silent.
STATED = tuple(one for one in Held if one is not Held.SILENT)


def state(person: Person, contact_id: str, form: Mapping[str, str]) -> Stance:
    """Say what one's side holds of the incident of a contact that was addressed to it, in its own words; a later word supersedes it.

    It reaches an incident through what was put to the side, and no other way. What the centre did with the incident since changes
    nothing of the answer: a side may say what it holds of what was struck too, and does not learn that it was.
    """
    require(person, Action.WRITE, Noun.PORTAL_STANCE, Relation.OWN)
    contact = addressed_to(person, contact_id, Action.ANSWER)
    if contact.incident is None:
        raise NotFound("desk-no-contact")
    provision = form.get("provision", "")
    word = Word(
        holder=person.speaks_for,
        stance=form.get("stance", ""),
        about=f"{PROVISION}{provision}" if provision else "",
        taken_at=now().isoformat(),
        instrument=PORTAL,
        quotation=form.get("quotation", "").replace("\r\n", "\n"),
        language=form.get("language", ""),
        group=form.get("group", ""),
        evidence=form.get("evidence", ""),
        contact=contact.pk,
    )
    return write_stance(person, contact.incident, word, STATED)


def stated(person: Person, contact: Contact) -> list[Stance]:
    """What one's side said in the portal of this contact; what it said elsewhere would tell it which contacts are about one incident."""
    require(person, Action.SEE, Noun.PORTAL_STANCE, Relation.OWN)
    rows = Stance.objects.filter(incident=contact.incident_id, holder=person.speaks_for) if contact.incident_id else []
    return [row for row in rows if read(row.content).get("contact") == contact.pk]
