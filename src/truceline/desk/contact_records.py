"""Rows of the desk as the contacts that the core decides on; and what the agreement calls those whom they go to."""

from collections.abc import Iterable, Mapping

from truceline.agreement.charter import Charter
from truceline.agreement.model import Party, Role
from truceline.contact.contact import Contact as Decided
from truceline.contact.contact import Fact, Kind, Known, Means
from truceline.desk.recording import read
from truceline.desk.tables import Contact, ContactFact
from truceline.values.language import Language

# What a clock says of who holds it while nothing went out.
CENTRE = "centre"


def decided(row: Contact, facts: Iterable[ContactFact]) -> Decided:
    """One contact with its facts, as the core takes it."""
    return Decided(
        contact_id=row.contact_id,
        together=row.together,
        kind=Kind(row.kind),
        addressee=row.addressee,
        means=Means(row.means),
        opened_at=row.opened_at,
        due_at=row.due_at,
        incident_id=row.incident_id,
        known=tuple(Known(Fact(one.fact), one.at, one.evidence) for one in facts),
    )


def subject_in(row: Contact, language: Language) -> str:
    """What a contact is about, in a language: as the desk said it when it was made; what a person wrote stays as it was written."""
    said: Mapping[str, str] = read(row.content).get("subjects") or {}
    return said.get(language, row.subject)


def addressees(charter: Charter) -> list[Party]:
    """Whom the centre speaks with: the sides first, then the guarantors."""
    parties = [one for one in charter.agreement.parties if Role.PARTY in one.roles]
    return parties + [one for one in charter.agreement.parties if Role.GUARANTOR in one.roles and one not in parties]


def actors_of(charter: Charter) -> list[str]:
    """The codes of everybody whom the agreement names as acting: parties, guarantors, organs and groups, in its order."""
    agreement = charter.agreement
    return [one.code for one in agreement.parties] + [one.code for one in agreement.groups]
