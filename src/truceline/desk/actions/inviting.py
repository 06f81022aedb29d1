"""Inviting people, and accepting an invitation."""

from datetime import UTC, datetime, timedelta

from truceline.desk.actions.asking import require
from truceline.desk.policy import Action, Noun, Role
from truceline.desk.recording import recorded, spelt
from truceline.desk.tables import Invitation, Person
from truceline.desk.tables.person import sum_of
from truceline.errors import Conflict, NotFound
from truceline.values.identity import new_identity

INVITED_FOR = timedelta(days=3)


class UsernameTaken(Conflict):
    """Somebody has this name at the door already."""


def invite(person: Person, roles: list[Role]) -> str:
    """Make a one-time link for somebody with these roles; its secret is returned once and kept nowhere."""
    require(person, Action.INVITE, Noun.ACCOUNT)
    return Invitation.issue(roles, datetime.now(UTC) + INVITED_FOR)


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
        person = Person(username=username.casefold(), name=name, pseudonym=pseudonym, roles=invitation.roles)
        person.set_password(password)
        person.save()
        invitation.used_by = person
        invitation.save()
        entries.record("account", pseudonym, spelt({"roles": invitation.roles, "is_open": True}))
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
        entries.record("account", other.pseudonym, spelt({"roles": other.roles, "is_open": False}))
