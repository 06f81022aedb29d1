"""Suggestions: kept with the incidents, put off by people, never decided here."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from truceline.desk.actions.asking import require
from truceline.desk.clock import now
from truceline.desk.pacing import Pace
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import spelt
from truceline.desk.tables import Incident, Link, Person, Postponement, Suggestion
from truceline.errors import NotFound
from truceline.incident.likeness.compare import PARTS

# So many rows in one statement; outside a transaction of somebody else, in one of their own.
_AT_ONCE = 500


def write_suggestions(offered: pa.Table, links: pa.Table, touched: Sequence[str] | None = None) -> int:
    """Keep the offered pairs whose reports stand in different incidents, in place of those before; return how many changed.

    `offered` and `links` are all that gathering gives of the touched reports (None: of all): what is not among them is
    offered no more.
    """
    incident = dict(zip(links["report_id"].to_pylist(), links["incident_id"].to_pylist(), strict=True))
    fresh: dict[tuple[str, str], tuple[float, str]] = {}
    for row in offered.to_pylist():
        first, second = sorted((row["first"], row["second"]))
        if incident.get(first) != incident.get(second):
            parts = {name: round(row[name], 6) for name in PARTS if row[name] is not None}
            # As exact as it is shown: what moves it by less is no change to whom it was put off by.
            parts["probability"] = round(row["probability"], 2)
            fresh[first, second] = row["score"], spelt({"first": first, "second": second, **parts})
    standing = {(one.first_id, one.second_id): one for one in _standing(touched)}
    gone = [one.pk for pair, one in standing.items() if pair not in fresh or fresh[pair][1] != one.content]
    pace = Pace(_AT_ONCE, least=_AT_ONCE // 10, most=_AT_ONCE * 4)
    pace.write(gone, lambda some: Suggestion.objects.filter(pk__in=some).delete())
    new = [
        Suggestion(first_id=first, second_id=second, score=score, content=content)
        for (first, second), (score, content) in fresh.items()
        if (first, second) not in standing or standing[first, second].content != content
    ]
    pace.write(new, lambda some: Suggestion.objects.bulk_create(some, batch_size=_AT_ONCE))
    return len(new) + len(gone)


def _standing(touched: Sequence[str] | None) -> Iterator[Suggestion]:
    """The suggestions between touched reports: whoever is offered with a touched one is touched too."""
    if touched is None:
        yield from Suggestion.objects.all()
        return
    for at in range(0, len(touched), _AT_ONCE):
        yield from Suggestion.objects.filter(first__in=touched[at : at + _AT_ONCE])


def basis_of(suggestion: Suggestion, incidents: list[str]) -> str:
    """What a suggestion looked like: its own parts, and both incidents as they stood."""
    told = "\n".join([suggestion.content, *sorted(incidents)])
    return hashlib.sha256(told.encode()).hexdigest()


def postpone(person: Person, first: str, second: str) -> None:
    """Put a suggestion off for oneself: it comes back when anything about the pair changes."""
    require(person, Action.JUDGE, Noun.JUDGEMENT)
    first, second = sorted((first, second))
    suggestion = Suggestion.objects.filter(first=first, second=second).first()
    if suggestion is None:
        raise NotFound("desk-suggestion-gone")
    here = Link.objects.filter(report__in=[first, second]).values("incident")
    contents = list(Incident.objects.filter(pk__in=here).values_list("content", flat=True))
    defaults: dict[str, Any] = {"basis": basis_of(suggestion, contents), "on": now()}
    Postponement.objects.update_or_create(person=person, first=first, second=second, defaults=defaults)
