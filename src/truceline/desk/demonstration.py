"""A desk to look at: somebody in every role, and an exercise that they work on. Everything in it is invented."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from truceline.desk.actions.inviting import accept, represented
from truceline.desk.actions.taking_in import take_in
from truceline.desk.charter import charter_at_hand
from truceline.desk.demonstration_contacts import play_contacts
from truceline.desk.demonstration_decisions import play_decisions
from truceline.desk.demonstration_joint import play_joint
from truceline.desk.demonstration_positions import play_positions
from truceline.desk.policy import Role
from truceline.desk.tables import Invitation, Person

# Invented people: given names only, from many places, none of them anybody's.
CAST = {
    Role.DUTY_OFFICER: "Amina",
    Role.FIELD_MONITOR: "Birgit",
    Role.ANALYST: "Chen",
    Role.VERIFIER: "Dalia",
    Role.LIAISON_OFFICER: "Emeka",
    Role.GUARANTOR: "Farida",
    Role.PARTY_CONTACT: "Goran",
    Role.PUBLISHER: "Hanne",
    Role.HEAD_OF_CENTRE: "Ines",
    Role.AUDITOR: "Jamal",
    Role.ADMINISTRATOR: "Katya",
}


def new_password() -> str:
    """A password for a demonstration: other for each, easy to type."""
    return "-".join(secrets.token_hex(2) for _ in range(4))


def seat_the_cast(password: str) -> dict[Role, str]:
    """Make an account for every role with one password; return what each is called at the door."""
    called = {role: f"{name.casefold()}-{role.value.replace('_', '-')}" for role, name in CAST.items()}
    for role, username in called.items():
        sides = represented(charter_at_hand(), role)
        secret = Invitation.issue([role], datetime.now(UTC) + timedelta(minutes=10), sides[0] if sides else "")
        accept(secret, username, CAST[role], password)
    return called


def play_reports(files: Sequence[Path], username: str) -> None:
    """Let one of the cast take these files in."""
    take_in(Person.objects.get(username=username), files)


def play_parts(called: dict[Role, str]) -> None:
    """Let the cast do, in each part of the desk, what fills its pages."""
    play_contacts(called)
    play_positions(called)
    play_decisions(called)
    play_joint(called)
