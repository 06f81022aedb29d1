"""What waits for a person: the piles of the queue, searched and counted. State lies in the address."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Func, QuerySet

from truceline.desk.clock import now
from truceline.desk.policy import Noun, Role, project
from truceline.desk.recording import read
from truceline.desk.tables import Handling, Person
from truceline.desk.triage import standing
from truceline.report.table import REPORTS
from truceline.values.party import fold_name
from truceline.values.taxonomy import CHANNELS

PAGE = 50
# No more of a pile are counted and paged through, and no more of a long one looked through for words: each is a walk.
MOST, SEARCHED = 5_000, 3_000
# What waits against a clock, by who has it; what came for the archive and has none; what was settled, the latest first.
PILES = ("mine", "unassigned", "all", "history", "settled")
# These grow with the years; the others hold what people have yet to do.
_LONG = ("history", "settled")
# Written into the statement: given as a value, it hides from SQLite that a pile's index holds only such rows, and each is looked up.
_NOTHING = Func(template="''", output_field=CharField())
_AT_ONCE = 500
COLUMNS = ("report_id", "clock", "due_at", "assigned_to", "settled", "settled_by", *REPORTS.names[1:])


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """What is looked for; empty words and channel look for everything."""

    pile: str = "unassigned"
    words: str = ""
    channel: str = ""
    page: int = 1
    not_understood: tuple[str, ...] = ()

    def found(self, person: Person) -> "Waiting":
        """The reports found, the one whose turn it is first; words and channel are looked for in the first of a long pile."""
        rows, wanted = pile_of(person, self.pile), fold_name(self.words).split()
        if not self.is_narrowed:
            return Waiting(rows)
        if self.pile in _LONG:
            # Read once and looked through here: asked of the database, each of its walks would cost as much as all of this.
            first = list(rows.values_list("pk", "words", "channel")[: SEARCHED + 1])
            here = [
                pk
                for pk, words, channel in first[:SEARCHED]
                if all(word in words for word in wanted) and self.channel in {"", channel}
            ]
            return Waiting(rows, here, is_cut=len(first) > SEARCHED)
        for word in wanted:
            rows = rows.filter(words__contains=word)
        return Waiting(rows.filter(channel=self.channel) if self.channel else rows)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is looked for within the pile."""
        return bool(self.channel or fold_name(self.words).split())

    def address(self, **changed: object) -> str:
        """The query as it stands in an address, with changes."""
        told = {"pile": self.pile, "q": self.words, "channel": self.channel, "page": None} | changed
        return urlencode({name: str(value) for name, value in told.items() if value})


def read_queue_query(address: Mapping[str, str]) -> QueueQuery:
    """Read a query from an address; what is not understood is named and looks for nothing in particular."""
    wrong = []
    pile, channel, page = address.get("pile", "unassigned"), address.get("channel", ""), address.get("page", "1")
    if pile not in PILES:
        wrong.append("pile")
        pile = "unassigned"
    if channel and channel not in CHANNELS:
        wrong.append("channel")
        channel = ""
    if not (page.isascii() and page.isdigit() and 0 < int(page[:9]) < 10**6):
        wrong.append("page")
        page = "1"
    return QueueQuery(pile, address.get("q", "").strip()[:200], channel, int(page), tuple(wrong))


def pile_of(person: Person, pile: str) -> QuerySet[Handling]:
    """The reports of one pile, in the order of their turn."""
    if pile == "settled":
        return Handling.objects.filter(settled_at__isnull=False).order_by("-settled_at", "report_id")
    rows = Handling.objects.filter(settled=_NOTHING, due_at__isnull=pile == "history").order_by("turn_at", "report_id")
    if pile == "mine":
        return rows.filter(assigned_to=person)
    return rows.filter(assigned_to=None) if pile == "unassigned" else rows


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are; where there are more than are counted, that many and more."""

    number: int
    is_more: bool

    def __str__(self) -> str:
        return f"{self.number:,}+" if self.is_more else str(self.number)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The reports that were found, in the order of their turn: counted, paged and exported alike.

    Of a long pile that was looked through, `here` names those found; `is_cut` says that the pile is longer than that.
    """

    rows: QuerySet[Handling]
    here: list[str] | None = None
    is_cut: bool = False

    def count(self) -> Count:
        """How many, up to a bound."""
        return count_of(self.rows) if self.here is None else Count(len(self.here), is_more=False)

    def __getitem__(self, wanted: slice) -> list[Handling]:
        """Those of one page, with all that a line shows of them."""
        if self.here is None:
            return list(_whole(self.rows)[wanted])
        return self._named(self.here[wanted])

    def __iter__(self) -> Iterator[Handling]:
        """All of them."""
        if self.here is None:
            yield from _whole(self.rows).iterator(chunk_size=2_000)
            return
        for at in range(0, len(self.here), _AT_ONCE):
            yield from self._named(self.here[at : at + _AT_ONCE])

    def _named(self, names: list[str]) -> list[Handling]:
        known = _whole(Handling.objects).in_bulk(names)
        return [known[name] for name in names if name in known]


def _whole(rows: Any) -> QuerySet[Handling]:
    found: QuerySet[Handling] = rows.select_related("report", "assigned_to", "settled_by")
    return found


def count_of(rows: QuerySet[Handling]) -> Count:
    """Count reports, up to a bound."""
    # In their order: it leads SQLite to the pile's own index; without one it takes that of everything which nobody has.
    number = rows.values("pk")[: MOST + 1].count()
    return Count(min(number, MOST), number > MOST)


def pile_counts(person: Person) -> dict[str, Count]:
    """How many reports lie on each pile that waits."""
    return {pile: count_of(pile_of(person, pile)) for pile in PILES if pile != "settled"}


def queue_rows(rows: Iterable[Handling], roles: list[Role]) -> Iterator[dict[str, Any]]:
    """Reports of the queue as exports give them: their clocks and, as far as these roles see it, what they say."""
    moment = now()
    for row in rows:
        told = {
            "report_id": row.pk,
            "clock": standing(row.due_at, moment, row.settled_at).value,
            "due_at": row.due_at and row.due_at.astimezone(UTC).isoformat(),
            "assigned_to": row.assigned_to.pseudonym if row.assigned_to else None,
            "settled": row.settled or None,
            "settled_by": row.settled_by.pseudonym if row.settled_by else None,
        }
        yield told | project(roles, Noun.REPORT, read(row.report.content))
