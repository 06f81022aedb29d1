"""Keeping how a side is reached, and opening a sealed address."""

import hashlib
import re
from collections.abc import Mapping

from truceline.contact.contact import Means
from truceline.desk.actions.asking import require
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contact_records import addressees
from truceline.desk.folder import desk_at_hand
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import recorded, spelt
from truceline.desk.tables import AddressView, Channel, Person, SealedAddress
from truceline.desk.vault import Identity, seal, unseal
from truceline.desk.wording import no_longer
from truceline.errors import Conflict, NotFound, Problem, Refused, Where, problem
from truceline.values.identity import new_identity
from truceline.values.language import Language

# Of what kind an address is, by its means; a portal has none.
KEPT = (Means.TELEPHONE, Means.EMAIL, Means.MESSAGE, Means.IN_PERSON)
# One mailbox, and nothing with which a header could be continued: no spaces, commas, angles or line ends.
_MAILBOX = re.compile(r"[^\s<>,;:\"()\[\]@]{1,64}@[A-Za-z0-9.-]{1,190}")


def keep_channel(person: Person, told: Mapping[str, str]) -> Channel:
    """Keep a new way to reach a side. What would tell who answers there is sealed; the register has its sum."""
    require(person, Action.WRITE, Noun.CHANNEL)
    text = {name: told.get(name, "").strip() for name in ("side", "means", "label", "language", "address", "name")}
    _require_channel(text, told.get("preference", "1").strip())
    channel = Channel(
        channel_id=new_identity(),
        side=text["side"],
        means=text["means"],
        label=text["label"],
        language=text["language"],
        preference=int(told.get("preference", "1").strip()),
        is_superior=bool(told.get("is_superior")),
        by=person,
        on=now(),
    )
    sealed = seal(desk_at_hand(), channel.channel_id, {"address": text["address"], "name": text["name"]})
    with recorded(person.pseudonym) as entries:
        channel.content = spelt(
            {
                "side": channel.side,
                "means": channel.means,
                "label": channel.label,
                "language": channel.language,
                "preference": channel.preference,
                "is_superior": channel.is_superior or None,
                "is_open": True,
                "sealed_sha256": hashlib.sha256(sealed).hexdigest(),
            }
        )
        channel.save(force_insert=True)
        SealedAddress.objects.create(channel=channel, sealed=sealed, by=person, on=channel.on)
        entries.record("channel", channel.pk, channel.content)
    return channel


def close_channel(person: Person, channel_id: str, reason: str) -> None:
    """Close a channel: it is used no more, and what went through it stays."""
    require(person, Action.WRITE, Noun.CHANNEL)
    reason = no_longer("reason", reason)
    if not reason:
        raise Conflict("desk-reason-needed")
    with recorded(person.pseudonym) as entries:
        channel = channel_of(channel_id)
        if not channel.is_open:
            raise Conflict("desk-channel-closed-already")
        channel.is_open = False
        channel.content = spelt(
            {"side": channel.side, "means": channel.means, "label": channel.label, "is_open": False}
            | {"reason": reason}
        )
        channel.save()
        entries.record("channel", channel.pk, channel.content)


def open_address(person: Person, channel_id: str) -> tuple[Channel, Identity]:
    """Open the sealed address of a channel, to call there; that it was opened is on the register."""
    require(person, Action.ASK, Noun.CHANNEL)
    channel = channel_of(channel_id)
    identity = address_of(channel)
    with recorded(person.pseudonym) as entries:
        view = AddressView(view_id=new_identity(), channel=channel, by=person, on=now())
        view.content = spelt({"channel": channel.pk, "by": person.pseudonym})
        view.save(force_insert=True)
        entries.record("address_view", view.pk, view.content)
    return channel, identity


def address_of(channel: Channel) -> Identity:
    """What is sealed of a channel, for whatever sends through it."""
    latest = channel.addresses.first()
    if latest is None:
        raise NotFound("desk-no-channel")
    return unseal(desk_at_hand(), channel.channel_id, bytes(latest.sealed))


def channel_of(channel_id: str) -> Channel:
    """A channel by its name; NotFound where there is none."""
    found = Channel.objects.filter(pk=channel_id).first()
    if found is None:
        raise NotFound("desk-no-channel")
    return found


def _require_channel(text: Mapping[str, str], preference: str) -> None:
    wrong: list[Problem] = []
    sides = [party.code for party in addressees(charter_at_hand())]
    for name, known in (("side", sides), ("means", KEPT), ("language", tuple(Language))):
        if text[name] not in set(known):
            wrong.append(problem("D039", Where("", 0, name), text[name][:64], known=", ".join(known)))
    if not text["label"] or len(text["label"]) > 200 or not text["label"].isprintable():
        wrong.append(problem("D156", Where("", 0, "label"), text["label"][:60]))
    address = text["address"]
    is_whole = bool(address) and len(address) <= 300 and address.isprintable()
    if not is_whole or (text["means"] == Means.EMAIL and not _MAILBOX.fullmatch(address)):
        # The address itself is not repeated: a page of problems may be printed or passed on.
        wrong.append(problem("D157", Where("", 0, "address"), ""))
    if len(text["name"]) > 200:
        wrong.append(problem("D156", Where("", 0, "name"), ""))
    if not (preference.isascii() and preference.isdigit() and len(preference) < 3 and int(preference) > 0):
        wrong.append(problem("D039", Where("", 0, "preference"), preference[:10], known="1 … 99"))
    if wrong:
        raise Refused(wrong)
