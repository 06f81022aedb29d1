"""The exercise's contacts: how each side is reached, one incident put to both, and a call to which nobody replied. All of it is invented."""

from datetime import timedelta

from truceline.contact.contact import Fact, Kind, Means
from truceline.contact.stepping import sides_of
from truceline.desk.actions.contacting import PREFERRED, Message, make_contacts
from truceline.desk.actions.falling_silent import fall_silent
from truceline.desk.actions.keeping_channels import keep_channel
from truceline.desk.actions.noting_facts import Noted, ReadBack, note_fact
from truceline.desk.actions.replying import Reply, note_seen, reply
from truceline.desk.actions.stating import state
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.pages.contact_templates import subjects_of
from truceline.desk.policy import Role
from truceline.desk.recording import recorded
from truceline.desk.tables import Contact, Incident, Person

_ASKED = {
    "en": "The centre has reports of this incident. What does your side know of it? Was it yours, and what was fired at?",
    "ar": "لدى المركز بلاغات عن هذا الحادث. ماذا يعلم جانبكم عنه؟ هل صدر الفعل عنكم، وما الذي استُهدف؟",
    "ru": "У центра есть сообщения об этом инциденте. Что о нём известно вашей стороне? Ваш ли это огонь и по какой цели?",
}
_SILENT = {"en": "Which unit held the road on that day?", "ar": "أي وحدة كانت تسيطر على الطريق في ذلك اليوم؟"}
_REPLIED = "لم تطلق قواتنا النار في ذلك اليوم. نعترض على المكان والوقت، ونطلب تدوين ذلك."


def play_contacts(called: dict[Role, str]) -> None:
    """Let the liaison officer speak with the sides, and one of them reply."""
    liaison = Person.objects.get(username=called[Role.LIAISON_OFFICER])
    contact = Person.objects.get(username=called[Role.PARTY_CONTACT])
    sides = sides_of(charter_at_hand())
    for side in sides:
        if side != contact.speaks_for:
            keep_channel(liaison, _channel(side))
    found = Incident.objects.filter(is_struck=False, candidates__gt=0).order_by("-occurred_at", "number")[:2]
    if len(found) == 2:
        _put_to_both(liaison, contact, found[0])
        _call_in_vain(liaison, next(side for side in sides if side != contact.speaks_for), found[1])


def _channel(side: str) -> dict[str, str]:
    return {
        "side": side,
        "means": Means.TELEPHONE,
        "label": "Duty room (exercise)",
        "language": "ar",
        "preference": "1",
        "address": "000 000 000",
        "name": "Nobody: this is an exercise",
    }


def _put_to_both(liaison: Person, contact: Person, incident: Incident) -> None:
    """Both are asked in the same moment; one has the portal, and disputes; the other is read the words on the telephone."""
    sides = tuple(sides_of(charter_at_hand()))
    about = _about(incident)
    message = Message(Kind.REQUEST_INFORMATION, sides, PREFERRED, about["en"], _ASKED, "24", about)
    for made in make_contacts(liaison, message, incident):
        if made.addressee == contact.speaks_for:
            for fact in (Fact.DELIVERED, Fact.READ):
                note_seen(contact, made, fact)
            reply(contact, made.contact_id, Reply(Fact.ACKNOWLEDGED, "", "", for_record=False))
            reply(contact, made.contact_id, Reply(Fact.DISPUTED, _REPLIED, "ar", for_record=True))
            state(contact, made.contact_id, {"stance": "denies", "quotation": _REPLIED, "language": "ar"})
        else:
            agreed = ReadBack(was=True, by="Duty room (exercise)", at=made.opened_at)
            _note(liaison, made, Noted(Fact.SENT, made.opened_at, "Read out.", read_back=agreed))


def _call_in_vain(liaison: Person, side: str, incident: Incident) -> None:
    """A call of the morning, with six hours to reply, which are over."""
    about = _about(incident)
    message = Message(Kind.REQUEST_INFORMATION, (side,), Means.TELEPHONE, about["en"], _SILENT, "6", about)
    (made,) = make_contacts(liaison, message, incident)
    _note(liaison, made, Noted(Fact.SENT, now() - timedelta(hours=9), "Read out; the duty room read it back."))
    fall_silent()


def _about(incident: Incident) -> dict[str, str]:
    """What it is about, as the form begins it: never by the incident's number, which is the centre's."""
    return subjects_of(incident, charter_at_hand())


def _note(liaison: Person, made: Contact, noted: Noted) -> None:
    with recorded(liaison.pseudonym) as entries:
        note_fact(entries, made, noted, liaison)
