"""How far the word has got: what is to be told, to whom, who was told and who acknowledged it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q

from truceline.agreement.charter import Charter
from truceline.agreement.model import Stage, Zone
from truceline.contact.contact import Fact
from truceline.contact.dissemination import Word as Told
from truceline.contact.dissemination import heard
from truceline.desk.actions.spreading import told_on
from truceline.desk.clock import now
from truceline.desk.recording import read
from truceline.desk.tables import AgreementVersion, AnnouncedNotice, ContactFact, Word

# As many things as a page lists: versions and notices of some months.
MOST = 200
_TOLD = Q(told_at__isnull=False) | Q(contact__sent_at__isnull=False)
_ACKNOWLEDGED = Q(acknowledged_at__isnull=False) | Q(contact__facts__fact=Fact.ACKNOWLEDGED.value)


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that is to be told, and how many are to hear it, were told, and acknowledged it."""

    kind: str
    of: str
    name: str
    all: int
    told: int
    acknowledged: int


def subjects() -> list[Subject]:
    """What is to be told, the latest first; of very many things the latest."""
    rows = (
        Word.objects.values("kind", "of")
        .annotate(
            all=Count("pk", distinct=True),
            told=Count("pk", filter=_TOLD, distinct=True),
            acknowledged=Count("pk", filter=_ACKNOWLEDGED, distinct=True),
            last=Max("owed_on"),
        )
        .order_by("-last", "kind", "of")
    )
    rows = list(rows[:MOST])
    asked = [row["of"] for row in rows]
    names = dict(AgreementVersion.objects.filter(pk__in=asked).values_list("pk", "version"))
    names |= dict(AnnouncedNotice.objects.filter(pk__in=asked).values_list("pk", "number"))
    return [
        Subject(
            row["kind"],
            row["of"],
            str(names.get(row["of"], row["of"])),
            row["all"],
            row["told"],
            row["acknowledged"],
        )
        for row in rows
    ]


def words_of(subject: Subject) -> Iterator[dict[str, Any]]:
    """Of one thing, how each stands who is to hear it; who heard nothing first."""
    words = list(Word.objects.filter(kind=subject.kind, of=subject.of).select_related("contact"))
    answered = _acknowledged_contacts(one.contact_id for one in words if one.contact_id)
    told = [
        Told(one.of, one.unit, "", at, one.acknowledged_at or answered.get(one.contact_id or ""))
        for one in words
        if (at := told_on(one)) is not None
    ]
    states = {one.unit: one.state for one in heard(subject.of, [one.unit for one in words], told, now())}
    order = ("not_told", "told", "acknowledged")
    for word in sorted(words, key=lambda one: order.index(states[one.unit])):
        content = read(word.content)
        yield {
            "word_id": word.pk,
            "kind": word.kind,
            "of": subject.name,
            "unit": word.unit,
            "state": states[word.unit],
            "contact": word.contact.number if word.contact else None,
            **{name: content.get(name) for name in ("owed_on", "how", "evidence")},
            "told_at": _spelt(told_on(word)),
            "acknowledged_at": _spelt(word.acknowledged_at or answered.get(word.contact_id or "")),
        }


def _acknowledged_contacts(contacts: Iterable[str]) -> dict[str, datetime]:
    """When each of these contacts was acknowledged, where it was."""
    facts = ContactFact.objects.filter(contact__in=list(contacts), fact=Fact.ACKNOWLEDGED.value).order_by("-at")
    return {one.contact_id: one.at for one in facts}


def _spelt(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def gaps_on_the_map(rows: Sequence[dict[str, Any]], charter: Charter, at: datetime) -> list[tuple[Zone, list[str]]]:
    """The zones in force in which somebody who is bound there has not been told: those sides and their groups.

    An agreement does not say where each unit stands, and this desk keeps nobody's whereabouts: a side that was not told is a gap in
    every zone in force.
    """
    untold = [row["unit"] for row in rows if row["state"] == "not_told"]
    sides = [unit for unit in untold if charter.side_of(unit) is not None]
    zones = [zone for zone in charter.agreement.zones if charter.stage_of(zone.code, at) is Stage.IN_FORCE]
    return [(zone, sides) for zone in zones] if sides else []
