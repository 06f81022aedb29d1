"""Whether both sides are treated alike: what each was told and what it answered, side by side, over a period; and as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from truceline.agreement.charter import Charter
from truceline.contact.stepping import sides_of
from truceline.contact.symmetry import OUTCOMES, TREATMENT, treatment
from truceline.desk.actions.asking import require
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contact_records import addressees, decided
from truceline.desk.pages.contact_telling import Telling
from truceline.desk.pages.every_page import person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.queue_rows import span_told
from truceline.desk.policy import Action, Noun
from truceline.desk.tables import Contact
from truceline.errors import Refused, Where, problem

_DAYS = 30
# Beyond these a day more or less is no date any more.
_YEARS = range(1900, 2200)
_COLUMNS = ("from", "to", "group", *TREATMENT.names)


@dataclass(frozen=True, slots=True)
class Period:
    """Local days, the first and the last."""

    first: date
    last: date
    not_understood: tuple[str, ...] = ()

    def rows(self, charter: Charter, at: datetime) -> list[dict[str, Any]]:
        """One row for each side, in the order of the agreement, then one for each guarantor: its outcomes add up to its contacts.

        What the ladder tells is not counted again.
        """
        begin = datetime.combine(self.first, time(), charter.zone_info).astimezone(UTC)
        end = datetime.combine(self.last + timedelta(days=1), time(), charter.zone_info).astimezone(UTC)
        found = Contact.objects.filter(opened_at__gte=begin, opened_at__lt=end, escalates=None).prefetch_related(
            "facts"
        )
        held = [decided(row, row.facts.all()) for row in found.iterator(chunk_size=1_000)]
        # Each among its like: what was said to both sides was not therefore said to every guarantor.
        rows: list[dict[str, Any]] = [
            {"group": name, **row}
            for name, sides in groups_of(charter)
            for row in treatment(held, sides, at).to_pylist()
        ]
        return [{"from": self.first.isoformat(), "to": self.last.isoformat(), **row} for row in rows]


def groups_of(charter: Charter) -> list[tuple[str, list[str]]]:
    """Who is treated alike: the sides, and the guarantors that are no side."""
    sides = sides_of(charter)
    others = [one.code for one in addressees(charter) if one.code not in sides]
    return [("sides", sides), *([("guarantors", others)] if others else [])]


def read_period(address: Mapping[str, str], charter: Charter, at: datetime) -> Period:
    """Read the period from an address; left out it is the last thirty days."""
    today = at.astimezone(charter.zone_info).date()
    wrong: list[str] = []

    def day(name: str, usual: date) -> date:
        told = address.get(name, "")
        try:
            found = date.fromisoformat(told) if told else usual
        except ValueError:
            found = date.max
        if found.year in _YEARS:
            return found
        wrong.append(name)
        return usual

    last = day("to", today)
    first = day("from", last - timedelta(days=_DAYS - 1))
    if first > last:
        wrong.append("from")
        first = last
    return Period(first, last, tuple(wrong))


@require_GET
def treated(request: HttpRequest) -> HttpResponse:
    """Show what was done to each side beside the other: a line for every figure, a column for every side."""
    require(person_of(request), Action.SEE, Noun.CONTACT)
    telling = Telling.of(request)
    period = read_period(request.GET.dict(), telling.charter, telling.at)
    rows = period.rows(telling.charter, telling.at)
    told = {
        "period": period,
        "groups": [
            _group(telling, name, [row for row in rows if row["group"] == name])
            for name, _ in groups_of(telling.charter)
        ],
        "exports": [(one, f"/contacts/treatment.{one}?from={period.first}&to={period.last}") for one in ENDINGS],
    }
    return render(request, "desk/treatment.html", told, status=400 if period.not_understood else 200)


@require_GET
def treated_exported(request: HttpRequest, ending: str) -> HttpResponse | StreamingHttpResponse:
    """Give the same figures as a file, one row for each side and each guarantor."""
    require(person_of(request), Action.SEE, Noun.CONTACT)
    charter, at = charter_at_hand(), now()
    period = read_period(request.GET.dict(), charter, at)
    if period.not_understood:
        raise Refused(
            [problem("D003", Where("", 0, name), request.GET.get(name, "")) for name in period.not_understood]
        )
    return export(Listing("treatment", _COLUMNS, period.rows(charter, at), "side"), ending)


def _group(telling: Telling, name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A line for every figure, a column for everybody who is treated alike."""
    figures = ["contacts", *OUTCOMES, "together", "acknowledged", "due", "in_time"]
    spans = ("reply_median_s", "given_median_s")
    return {
        "name": telling.say(f"desk-treatment-of-{name}"),
        "sides": [telling.name(row["side"]) for row in rows],
        "figures": [
            {"name": _named(telling, figure), "is_part": figure in OUTCOMES, "values": [row[figure] for row in rows]}
            for figure in figures
        ]
        + [
            {"name": _named(telling, figure), "is_part": False, "values": [_span(row[figure], telling) for row in rows]}
            for figure in spans
        ],
    }


def _named(telling: Telling, figure: str) -> str:
    if figure in OUTCOMES and figure != "waiting":  # counted with what no reply is due to
        return telling.say(f"desk-contact-outcome-{figure}")
    return telling.say(f"desk-treatment-{figure.replace('_', '-')}")


def _span(seconds: float | None, telling: Telling) -> str:
    return span_told(timedelta(seconds=seconds), telling.language) if seconds is not None else "–"
