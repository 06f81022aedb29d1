"""Inviting people, and accepting an invitation."""

import base64
import json
from datetime import UTC, datetime, timedelta

from django.utils.crypto import salted_hmac

from truceline.agreement.charter import Charter
from truceline.agreement.model import Role as Standing
from truceline.desk.actions.asking import require
from truceline.desk.charter import charter_at_hand
from truceline.desk.policy import Action, Noun, Role
from truceline.desk.recording import recorded, spelt
from truceline.desk.tables import Invitation, Person
from truceline.desk.tables.person import sum_of
from truceline.errors import Conflict, NotFound, Refused, Where, problem
from truceline.values.identity import new_identity

INVITED_FOR = timedelta(days=3)
# Who speaks for somebody, and what that somebody is to the agreement.
SPEAKS_FOR = {Role.GUARANTOR: Standing.GUARANTOR, Role.PARTY_CONTACT: Standing.PARTY}


class UsernameTaken(Conflict):
    """Somebody has this name at the door already."""


def invite(person: Person, roles: list[Role], speaks_for: str = "", form: str = "") -> str:
    """Make a one-time link for somebody with these roles; its secret is kept nowhere.

    A representative speaks for a party or guarantor of the agreement, nobody else speaks for any. `form` names the form that asks, a random
    text of the page: one that comes again has the link that it made, and makes no second, as long as nobody used it.

    Raises:
        Refused: where it is not said for whom a representative speaks, or said of somebody who is none.
    """
    require(person, Action.INVITE, Noun.ACCOUNT)
    charter = charter_at_hand()
    fitting = {code for role in roles for code in represented(charter, role)}
    if (speaks_for or any(role in SPEAKS_FOR for role in roles)) and speaks_for not in fitting:
        who = ", ".join(sorted(fitting)) or "nobody: these roles speak for none"
        raise Refused([problem("D140", Where("", 0, "speaks_for"), speaks_for, who=who)])
    secret = _secret_of(person, form, roles, speaks_for) if form else ""
    return Invitation.issue(roles, datetime.now(UTC) + INVITED_FOR, speaks_for, secret)


def _secret_of(person: Person, form: str, roles: list[Role], speaks_for: str) -> str:
    """The secret of one form as it was filled in: as long as a random one, and known to nobody without the desk's key."""
    told = json.dumps([person.pseudonym, form, sorted(role.value for role in roles), speaks_for])
    code = salted_hmac("truceline.invitation", told, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(code).decode().rstrip("=")


def represented(charter: Charter, role: Role) -> list[str]:
    """For whom somebody in this role may speak: the guarantors, the parties, or nobody."""
    standing = SPEAKS_FOR.get(role)
    return [party.code for party in charter.agreement.parties if standing in party.roles]


def open_invitation(secret: str) -> Invitation:
    """The invitation of a link; one that was used, is too old or never was is not found, whichever it is."""
    invitation = Invitation.objects.filter(
        secret_sha256=sum_of(secret), used_by=None, expires_at__gt=datetime.now(UTC)
    ).first()
    if invitation is None:
        raise NotFound("desk-invitation-void")
    return invitation


def accept(secret: str, username: str, name: str, password: str) -> Person:
    """Make the account that an invitation promises; the link is used up in the same transaction.

    The register tells that a pseudonym got these roles; names stay in the desk.
    """
    pseudonym = new_identity()
    with recorded(pseudonym) as entries:
        invitation = Invitation.objects.select_for_update().get(pk=open_invitation(secret).pk)
        if Person.objects.filter(username=username.casefold()).exists():
            raise UsernameTaken("desk-username-taken")
        person = Person(
            username=username.casefold(),
            name=name,
            pseudonym=pseudonym,
            roles=invitation.roles,
            speaks_for=invitation.speaks_for,
        )
        person.set_password(password)
        person.save()
        invitation.used_by = person
        invitation.save()
        entries.record("account", pseudonym, _told(person))
    return person


def close_account(person: Person, other: Person) -> None:
    """Take an account away; whoever is signed in with it is out at once. Nobody closes their own."""
    require(person, Action.CLOSE, Noun.ACCOUNT)
    if person.pk == other.pk:
        raise Conflict("desk-not-oneself")
    with recorded(person.pseudonym) as entries:
        other.is_active = False
        other.set_unusable_password()
        other.save()
        entries.record("account", other.pseudonym, _told(other))


def _told(person: Person) -> str:
    return spelt({"roles": person.roles, "is_open": person.is_active, "speaks_for": person.speaks_for or None})
