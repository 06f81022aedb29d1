"""Taking in what the gateway posts: what became of a message, or what a side answered. The same bytes are taken in once, however often they come."""

import io
import json
from typing import Any

from truceline.contact.contact import Fact, Means
from truceline.desk.actions.attaching import Brought, evidence_at_hand, record_file
from truceline.desk.actions.keeping_channels import address_of
from truceline.desk.actions.noting_facts import ONCE, Noted, note_fact
from truceline.desk.actions.taking_letters import AUTOMATIC, TAKEN, keep_letter, shown_by
from truceline.desk.clock import now
from truceline.desk.letters import LONGEST_TEXT
from truceline.desk.recording import recorded
from truceline.desk.tables import Contact, IncomingLetter
from truceline.errors import Refused, Where, problem
from truceline.values.identity import new_identity

_DESK = "desk"
_FACTS = (Fact.DELIVERED, Fact.READ, Fact.FAILED, Fact.ANSWERED)


def take_message(raw: bytes) -> bool:
    """Take one post of the gateway in, whose signature was seen; return whether it is new.

    It is a JSON object: `id` of its own, `token` of the message that it is about, `fact` (delivered, read, failed or answered), and for an
    answer `from` and `text`. An answer from another number than the channel's waits for a person.
    """
    told = _read(raw)
    received = evidence_at_hand().receive(io.BytesIO(raw), largest=None)
    contact = Contact.objects.select_related("channel").filter(token=told["token"], means=Means.MESSAGE).first()
    standing = _standing(told, contact)
    with recorded(_DESK) as entries:
        if IncomingLetter.objects.filter(sha256=received.sha256).exists():
            return False
        kept = IncomingLetter(
            letter_id=new_identity(), sha256=received.sha256, contact=contact, standing=standing, subject="", on=now()
        )
        record_file(entries, received, Brought(io.BytesIO(), "message.json", "application/json", ""))
        keep_letter(entries, kept, is_new=True)
        fact = Fact(told["fact"])
        is_said = fact in ONCE and contact is not None and contact.facts.filter(fact=fact.value).exists()
        if standing in (TAKEN, AUTOMATIC) and contact is not None and not is_said:
            words = told["text"] if fact is Fact.ANSWERED else ""
            note_fact(entries, contact, Noted(fact, kept.on, shown_by(kept), words), None)
    return True


def _standing(told: dict[str, str], contact: Contact | None) -> str:
    if contact is None or (contact.sent_at is None and told["fact"] != Fact.FAILED):
        return "unknown"
    if told["fact"] != Fact.ANSWERED:
        return AUTOMATIC
    address = address_of(contact.channel)["address"] if contact.channel else ""
    is_theirs = bool(address) and _number(told["from"]) == _number(address)
    return TAKEN if is_theirs and told["text"] else "another_sender"


def _number(told: str) -> str:
    """A number as it is compared: without what people put between its digits."""
    return "".join(c for c in told.casefold() if c.isalnum() or c in "@+._")


def _read(raw: bytes) -> dict[str, str]:
    try:
        told: Any = json.loads(raw)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise Refused([problem("D200", Where("", 0, "body"), "")])
    read = {name: told.get(name, "") for name in ("id", "token", "fact", "from", "text")}
    wrong = [
        name for name, value in read.items() if not isinstance(value, str) or "\0" in value or len(value) > LONGEST_TEXT
    ]
    wrong += [name for name in ("id", "token") if not read[name]]
    if read["fact"] not in set(_FACTS):
        wrong.append("fact")
    if wrong:
        raise Refused([problem("D200", Where("", 0, name), "") for name in dict.fromkeys(wrong)])
    return {name: str(value) for name, value in read.items()}
