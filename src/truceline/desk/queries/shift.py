"""What stands in the shift log, what is open, and what would be handed over now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, QuerySet

from truceline.desk.clock import now
from truceline.desk.queries.contacts import contacts_shown
from truceline.desk.queries.queue import pile_of
from truceline.desk.tables import Duty, Handover, Person, ShiftEntry

PAGE = 50
KINDS = ("note", "promise", "watch")
# A note is only to be known; a promise and a thing to watch stay open until somebody says what came of them.
STAY_OPEN = ("promise", "watch")
SHOWN = ("open", "shift", "all")
COLUMNS = ("entry_id", "kind", "text", "to_whom", "due_at", "by", "on", "done_by", "done_on", "outcome")
_MOST_OPEN = 500


@dataclass(frozen=True, slots=True)
class ShiftQuery:
    """What is looked for in the log: what is open, what was written since the last handover, or all of it."""

    show: str = "shift"
    kind: str = ""
    page: int = 1
    not_understood: tuple[str, ...] = ()

    def found(self) -> QuerySet[ShiftEntry]:
        """The entries found, the latest first; what is open, the first due first."""
        rows = ShiftEntry.objects.all()
        if self.show == "open":
            rows = open_entries()
        elif self.show == "shift":
            last = Handover.objects.filter(accepted_on__isnull=False).first()
            rows = rows.filter(on__gte=last.accepted_on) if last else rows
        return rows.filter(kind=self.kind) if self.kind else rows

    def address(self) -> str:
        """The query as it stands in an address."""
        return urlencode({name: value for name, value in (("show", self.show), ("kind", self.kind)) if value})


def read_shift_query(address: Mapping[str, str]) -> ShiftQuery:
    """Read a query from an address; what is not understood is named and looks for nothing in particular."""
    wrong = []
    show, kind, page = address.get("show", "shift"), address.get("kind", ""), address.get("page", "1")
    if show not in SHOWN:
        wrong.append("show")
        show = "shift"
    if kind and kind not in KINDS:
        wrong.append("kind")
        kind = ""
    if not (page.isascii() and page.isdigit() and 0 < int(page[:9]) < 10**6):
        wrong.append("page")
        page = "1"
    return ShiftQuery(show, kind, int(page), tuple(wrong))


def open_entries() -> QuerySet[ShiftEntry]:
    """Promises and things to watch of which nobody said what came of them, the first due first."""
    rows = ShiftEntry.objects.filter(kind__in=STAY_OPEN, done_on__isnull=True)
    return rows.order_by(F("due_at").asc(nulls_last=True), "on", "entry_id")


def on_duty() -> QuerySet[Duty]:
    """Who is on duty now, the longest first."""
    return Duty.objects.filter(until__isnull=True).select_related("person").order_by("since")


def waiting_handover() -> Handover | None:
    """The handover that nobody accepted yet."""
    return Handover.objects.filter(accepted_on__isnull=True).select_related("by").first()


def clocks_at_hand(person: Person) -> dict[str, Any]:
    """How the clocks stand of the queue, and how many contacts have not gone out: how many are late, and when the next is due."""
    return {**_clocks_of(pile_of(person, "all")), "contacts": _clocks_of(contacts_shown(person, "unsent"))}


def _clocks_of(rows: QuerySet[Any]) -> dict[str, Any]:
    moment = now()
    late = rows.filter(due_at__lt=moment).count()
    following = rows.filter(due_at__gte=moment).order_by("due_at").values_list("due_at", flat=True).first()
    return {"running": rows.count() - late, "late": late, "next": following}


def _kept(clocks: dict[str, Any]) -> dict[str, Any]:
    return {**clocks, "next": clocks["next"] and clocks["next"].astimezone(UTC).isoformat()}


def standing_at_hand(person: Person) -> dict[str, Any]:
    """What a handover hands over, as texts: who was on duty, what is open, how the clocks stand."""
    clocks = clocks_at_hand(person)
    return {
        "on_duty": [one.person.pseudonym for one in on_duty()],
        "open": [entry_row(one) for one in open_entries().select_related("by", "done_by")[:_MOST_OPEN]],
        "clocks": {**_kept(clocks), "contacts": _kept(clocks["contacts"])},
    }


def entry_row(one: ShiftEntry) -> dict[str, Any]:
    """An entry as exports and handovers give it: people by their pseudonyms, times in UTC."""
    return {
        "entry_id": one.entry_id,
        "kind": one.kind,
        "text": one.text,
        "to_whom": one.to_whom or None,
        "due_at": one.due_at and one.due_at.astimezone(UTC).isoformat(),
        "by": one.by.pseudonym,
        "on": one.on.astimezone(UTC).isoformat(),
        "done_by": one.done_by.pseudonym if one.done_by else None,
        "done_on": one.done_on and one.done_on.astimezone(UTC).isoformat(),
        "outcome": one.outcome or None,
    }


def entry_rows(rows: QuerySet[ShiftEntry]) -> Iterator[dict[str, Any]]:
    """Entries as exports give them."""
    for one in rows.select_related("by", "done_by").iterator(chunk_size=2_000):
        yield entry_row(one)
