"""Sending what a machine carries: claimed first, then handed over, then recorded, so that nothing is lost wherever it stops.

What was handed over and not recorded goes out again under the same Message-ID: whoever gets it twice can tell. Nothing goes out unrecorded.
"""

import json
import secrets
import smtplib
import time
from datetime import datetime, timedelta

from django.db.models import F

from truceline.contact.contact import Fact, Means
from truceline.desk.actions.keeping_channels import address_of
from truceline.desk.actions.noting_facts import Noted, note_fact
from truceline.desk.clock import now
from truceline.desk.gateway import ADDRESS, GatewayRefused, gateway_address, gateway_secret, post_message, signed
from truceline.desk.letters import Outgoing, compose
from truceline.desk.mailing import SMTP, centre_mailbox, posting, server
from truceline.desk.policy import Mode
from truceline.desk.queries.exercise import is_invented
from truceline.desk.queries.mode import mode_at_hand
from truceline.desk.recording import read, recorded
from truceline.desk.tables import Contact, Dispatch, Sending
from truceline.errors import Unavailable
from truceline.values.identity import new_identity
from truceline.values.language import Language, say, unmarked

MESSAGE, REMINDER, EARLY_REMINDER = "message", "reminder", "early_reminder"
_DESK = "desk"
# After so many minutes what did not go through is tried again; after the last it has failed, and somebody has to call.
WAITS = (1, 5, 15, 60, 240)
_AT_A_TIME = 50


class _Refused(Exception):
    """What a server says when it will never take it."""


def is_carried(means: Means) -> bool:
    """Whether the desk has what carries messages by this means; what a person carries needs nothing."""
    if means is Means.MESSAGE:
        return gateway_address() is not None
    return means is not Means.EMAIL or server(SMTP) is not None


def new_token() -> str:
    """A token by which a reply is known."""
    return secrets.token_hex(8)


def wait_to_send(contact: Contact, purpose: str, at: datetime) -> None:
    """Let the worker send it with its next look; each purpose once for a contact."""
    host = centre_mailbox().rpartition("@")[2] if contact.means == Means.EMAIL else "gateway"
    Dispatch.objects.create(
        dispatch_id=new_identity(),
        contact=contact,
        purpose=purpose,
        message_id=f"{secrets.token_hex(12)}@{host}",
        try_at=at,
    )


def drop_waiting(contact: Contact) -> None:
    """Send nothing more of a contact that asks for nothing any more."""
    Dispatch.objects.filter(contact=contact, state=Sending.WAITING).update(state=Sending.DROPPED)


def send_due() -> int:
    """Send what waits, the oldest first; return how many went out."""
    if mode_at_hand() is not Mode.NORMAL:
        return 0
    waiting = Dispatch.objects.filter(state=Sending.WAITING, try_at__lte=now()).select_related("contact__channel")
    return sum(_send(one) for one in waiting[:_AT_A_TIME])


def _send(one: Dispatch) -> int:
    """Send one: claim it, hand it over, record what came of it."""
    attempt = one.attempts + 1
    again = now() + timedelta(minutes=WAITS[min(one.attempts, len(WAITS) - 1)])
    mine = Dispatch.objects.filter(pk=one.pk, state=Sending.WAITING, attempts=one.attempts)
    if not mine.update(attempts=F("attempts") + 1, try_at=again):
        return 0  # another worker was quicker
    try:
        _hand_over(one)
    except (_Refused, GatewayRefused) as error:
        return _record(one, Fact.FAILED, str(error)[:500])
    except (smtplib.SMTPException, OSError, Unavailable) as error:
        said = f"{type(error).__name__}: {error}"[:500]
        Dispatch.objects.filter(pk=one.pk).update(said=said)
        return _record(one, Fact.FAILED, said) if attempt > len(WAITS) else 0
    return _record(one, Fact.SENT, f"<{one.message_id}>")


def _record(one: Dispatch, fact: Fact, evidence: str) -> int:
    is_sent = fact is Fact.SENT
    with recorded(_DESK) as entries:
        Dispatch.objects.filter(pk=one.pk).update(
            state=Sending.SENT if is_sent else Sending.FAILED, said="" if is_sent else evidence
        )
        contact = Contact.objects.get(pk=one.contact_id)
        # A reminder is a step that stands already; only the message itself was sent, or failed.
        if one.purpose == MESSAGE and not (is_sent and contact.sent_at is not None):
            note_fact(entries, contact, Noted(fact, now(), evidence), None)
    return int(is_sent)


def _hand_over(one: Dispatch) -> None:
    if one.contact.means == Means.MESSAGE:
        _post(one)
        return
    to = server(SMTP)
    contact = one.contact
    if to is None or contact.channel is None:
        raise Unavailable(f"{SMTP} names no server")
    letter = compose(
        Outgoing(
            sender=centre_mailbox(),
            to=address_of(contact.channel)["address"],
            subject=_subject(one),
            text=letter_text(contact),
            token=contact.token or "",
            message_id=one.message_id,
            at=now(),
        )
    )
    with posting(to) as client:
        wants = ["NOTIFY=SUCCESS,FAILURE"] if client.has_extn("dsn") else []
        try:
            client.send_message(letter, rcpt_options=wants)
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            raise (_Refused if code >= 500 else smtplib.SMTPException)(
                f"{code} {said.decode(errors='replace')}"
            ) from error
        except smtplib.SMTPResponseException as error:
            if error.smtp_code >= 500:
                raise _Refused(f"{error.smtp_code} {error.smtp_error!r}") from error
            raise


def _post(one: Dispatch) -> None:
    """Hand a message to the gateway, signed; the gateway knows one that comes twice by its `id`."""
    address, secret, contact = gateway_address(), gateway_secret(), one.contact
    if address is None or secret is None or contact.channel is None:
        raise Unavailable(f"{ADDRESS} names no gateway")
    told = {
        "id": one.message_id,
        "token": contact.token,
        "to": address_of(contact.channel)["address"],
        "language": contact.channel.language,
        "text": unmarked(f"{_subject(one)}\n\n{letter_text(contact)}"),
    }
    body = json.dumps(told, ensure_ascii=False).encode()
    post_message(address, signed(secret, int(time.time()), body), body)


def _subject(one: Dispatch) -> str:
    language = Language(one.contact.channel.language) if one.contact.channel else Language.ENGLISH
    subject = unmarked(one.contact.subject)  # those of earlier versions have marks for pages
    if one.purpose in (REMINDER, EARLY_REMINDER):
        subject = f"{say('desk-letter-reminder', language, isolating=False)}: {subject}"
    return f"{' · '.join(say('bulletin-band', each) for each in Language)}: {subject}" if is_invented() else subject


def letter_text(contact: Contact) -> str:
    """What stands in a letter: the same words as for every side, the side's own language first, and how to reply."""
    words: dict[str, str] = read(contact.words)
    own = contact.channel.language if contact.channel else ""
    order = sorted(words, key=lambda name: (name != own, list(Language).index(Language(name))))
    how = [say("desk-letter-reply", Language(name), isolating=False) for name in order]
    band = [" · ".join(say("bulletin-band", each) for each in Language)] if is_invented() else []
    return "\n\n".join([*band, *(words[name] for name in order), "— ", *how])
