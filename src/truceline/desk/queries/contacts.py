"""What was said to the sides: mine, what is due, what has not gone out, where a side stays silent, or all; searched by side and kind, in the address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet

from truceline.contact.contact import Fact, Kind
from truceline.desk.clock import now
from truceline.desk.contact_records import CENTRE, decided
from truceline.desk.recording import read
from truceline.desk.tables import Contact, Person
from truceline.values.language import unmarked

PAGE = 50
SHOWN = ("due", "unsent", "mine", "silent", "all")
COLUMNS = (
    *("number", "contact_id", "together", "kind", "addressee", "means", "incident", "subject", "words", "opened_at"),
    *("due_at", "hours", "given_by", "clock", "held_by", "outcome"),
    *("sent", "failed", "delivered", "read", "acknowledged", "answered", "accepted", "disputed", "silent_at", "by"),
)


@dataclass(frozen=True, slots=True)
class ContactQuery:
    """What is looked for; empty side and kind look for every one."""

    show: str = "due"
    side: str = ""
    kind: str = ""
    page: int = 1
    not_understood: tuple[str, ...] = ()

    def found(self, person: Person) -> QuerySet[Contact]:
        """The contacts found: what is due or has not gone out, the first due first; all else, the latest first."""
        rows = contacts_shown(person, self.show)
        rows = rows.filter(addressee=self.side) if self.side else rows
        return rows.filter(kind=self.kind) if self.kind else rows

    def address(self, **changed: object) -> str:
        """The query as it stands in an address, with changes."""
        told = {"show": self.show, "side": self.side, "kind": self.kind} | changed
        return urlencode({name: str(value) for name, value in told.items() if value})


def read_contact_query(address: Mapping[str, str], sides: list[str]) -> ContactQuery:
    """Read a query from an address; what is not understood is named and looks for nothing in particular."""
    wrong = []
    told = {name: address.get(name, "") for name in ("show", "side", "kind", "page")}
    for name, known in (("show", SHOWN), ("side", sides), ("kind", tuple(Kind))):
        if told[name] and told[name] not in known:
            wrong.append(name)
            told[name] = ""
    page = told["page"] or "1"
    if not (page.isascii() and page.isdigit() and 0 < int(page[:9]) < 10**6):
        wrong.append("page")
        page = "1"
    return ContactQuery(told["show"] or "due", told["side"], told["kind"], int(page), tuple(wrong))


def contacts_shown(person: Person, show: str) -> QuerySet[Contact]:
    """One pile of contacts, in its order."""
    rows = Contact.objects.order_by("-number")
    if show == "due":
        return rows.filter(replied_at__isnull=True, due_at__isnull=False).order_by("due_at", "number")
    if show == "unsent":
        # A request for a word that is not asked any more has no clock, and is not to go out.
        withdrawn = Q(kind=Kind.REQUEST_WORD.value, due_at__isnull=True)
        rows = rows.filter(replied_at__isnull=True, sent_at__isnull=True).exclude(withdrawn)
        return rows.order_by(F("due_at").asc(nulls_last=True), "number")
    if show == "silent":
        return rows.filter(silent_at__isnull=False)
    return rows.filter(by=person) if show == "mine" else rows


def contacts_of_side(side: str) -> QuerySet[Contact]:
    """What went out to a side, the latest first by the time at which it did: its own number is for the centre."""
    rows = Contact.objects.filter(addressee=side, sent_at__isnull=False).exclude(addressee="")
    # What goes to the body above it is for that body.
    rows = rows.exclude(escalates__code="superior")
    # A request for its word is told by what it asks: with them at hand.
    return rows.select_related("determination", "incident").order_by("-sent_at", "contact_id")


def together_with(contact: Contact) -> list[Contact]:
    """The contacts that were made with one, itself among them, in the order of their sides."""
    rows = Contact.objects.filter(together=contact.together).order_by("number")
    return list(
        rows.select_related("by", "incident", "channel", "determination", "escalates__contact").prefetch_related(
            "facts__by", "facts__files", "steps__notices__facts"
        )
    )


def contact_rows(rows: QuerySet[Contact]) -> Iterator[dict[str, Any]]:
    """Contacts as exports give them: each fact with the time at which it was first so, in UTC."""
    moment = now()
    for row in rows.select_related("by", "incident").prefetch_related("facts").iterator(chunk_size=1_000):
        yield contact_row(row, moment)


def contact_row(row: Contact, moment: datetime) -> dict[str, Any]:
    """One contact as a row of texts and numbers."""
    contact = decided(row, row.facts.all())
    clock = contact.clock(CENTRE)
    told = {
        "number": row.number,
        "contact_id": row.contact_id,
        "together": row.together,
        "kind": row.kind,
        "addressee": row.addressee,
        "means": row.means,
        "incident": row.incident.number if row.incident else None,
        "subject": unmarked(row.subject),
        "words": read(row.words),
        "opened_at": _utc(row.opened_at),
        "due_at": _utc(row.due_at),
        "hours": row.hours,
        "given_by": row.given_by or None,
        "clock": clock.state(moment).value if clock else None,
        "held_by": clock.holder if clock and clock.stopped_at is None else None,
        "outcome": contact.outcome(moment),
        "silent_at": _utc(row.silent_at),
        "by": row.by.pseudonym,
    }
    return told | {fact.value: _utc(contact.first(fact)) for fact in Fact}


def _utc(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None
