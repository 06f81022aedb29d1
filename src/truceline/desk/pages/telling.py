"""How incidents, reports and findings are told on pages: times, places and marks in words."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from truceline.agreement.charter import Charter
from truceline.desk.contents import table_of
from truceline.desk.pages.every_page import language_of
from truceline.desk.policy import Noun, Role, project
from truceline.desk.recording import read, spelt
from truceline.desk.tables import Incident, Report
from truceline.finding.determination import Outcome
from truceline.incident.table import CIRCLED, INCIDENTS
from truceline.incident.telling.explaining import explain_voices
from truceline.values.figures import unit_told
from truceline.values.instant import Instant
from truceline.values.language import Language, say
from truceline.values.taxonomy import UNITS
from truceline.values.telling import tell_instant, tell_utc

_VERDICTS = {"candidate": "candidate", "no": "no", "cannot_tell": "unclear", "needs_ruling": "ruling"}
_ORDER = ("candidate", "needs_ruling", "cannot_tell", "no")


def listed(incident: Incident, charter: Charter, request: HttpRequest) -> dict[str, Any]:
    """One line of the list."""
    language = language_of(request)
    row = read(incident.content)
    return {
        "number": incident.number,
        "mark": "candidate"
        if incident.candidates
        else "ruling"
        if incident.rulings
        else "unclear"
        if incident.unclear
        else "no",
        "when": when(incident.occurred_at, row.get("occurred_within_s"), charter, language),
        "utc": in_utc(incident.occurred_at, row.get("occurred_within_s")),
        "act": act_of(row, language),
        "where": where(row, language),
        "told": say("desk-reports-told", language, isolating=False, reports=incident.reports, origins=incident.origins),
        "candidates": incident.candidates,
        "rulings": incident.rulings,
        "unclear": incident.unclear,
    }


def ruling_told(ruling: tuple[Outcome, bool] | None, language: Language) -> dict[str, Any]:
    """What a list says of the centre's word on an incident: its mark, and a ring where something changed since it was signed."""
    if ruling is None:
        return {}
    outcome, is_changed = ruling
    return {
        "ruling": say(f"outcome-{outcome.value}", language),
        "ruling_mark": outcome_mark(outcome.value),
        "ruling_changed": is_changed,
    }


def outcome_mark(outcome: str) -> str:
    """The mark of an outcome: a violation as one triangle or two, all else as a square."""
    return {"minor_violation": "minor", "serious_violation": "serious", "not_established": "unclear"}.get(outcome, "no")


def when(at: datetime, within_s: float | None, charter: Charter, language: Language) -> str:
    """A local time as precisely as it is known, or the days that it spans."""
    return tell_instant(Instant(at, within_s or 0.0), charter.zone_info, language)


def in_utc(at: datetime, within_s: float | None) -> str:
    """The same in UTC, which stands behind every time."""
    return tell_utc(Instant(at, within_s or 0.0))


def span(seconds: float, language: Language) -> str:
    """A stretch of time in minutes, hours or days."""
    minutes = max(int(seconds // 60), 0)
    if minutes < 60:
        return say("desk-span-minutes", language, isolating=False, count=minutes)
    if minutes < 2_880:
        return say("desk-span-hours", language, isolating=False, hours=minutes // 60, minutes=minutes % 60)
    return say("desk-span-days", language, isolating=False, count=minutes // 1_440)


def voices_told(row: dict[str, Any], language: Language) -> str:
    """How many reports and independent voices tell of an incident and what they contradict, as `link` says it; nothing, where none is left."""
    return explain_voices(table_of(INCIDENTS, [spelt(row)]), language)[0].as_py() or ""


def where(row: dict[str, Any], language: Language) -> str:
    """A place in words, with its precision; never a place without one, and of a circle that is all that is known, that it is one."""
    name = row.get("place_name") or row.get("admin2") or row.get("admin1")
    if "longitude" not in row:
        return say("desk-place-named", language, name=name) if name else say("desk-place-unknown", language)
    length = length_told(row.get("radius_m") or 0, language)
    if not name:
        name = f"{row['latitude']:.4f}, {row['longitude']:.4f}"
    way = row.get("placed_by")
    return say(f"desk-place-{way if way in CIRCLED else 'within'}", language, name=name, length=length)


def report_called(one: Report, held: Collection[Role], charter: Charter, language: Language) -> str:
    """A report by its source and time, where no page has given it a number; by the kind of its source to those who may not know that."""
    row = project(held, Noun.REPORT, read(one.content))
    at = when(one.occurred_at, row.get("occurred_within_s"), charter, language)
    source = row.get("source") or say(f"family-{row['source_family']}", language)
    return say("desk-report-called", language, source=source, when=at)


def length_told(metres: float, language: Language) -> str:
    """A length to ten metres below a kilometre, to a tenth of a kilometre above."""
    if metres < 1_000:
        return say("desk-metres", language, isolating=False, count=max(round(metres, -1), 10))
    return say("desk-kilometres", language, isolating=False, length=f"{metres / 1_000:.1f}")


def act_of(row: dict[str, Any], language: Language) -> str:
    """What happened, in words; “not agreed” where reports disagree, “not said” where none says it."""
    if row.get("act"):
        return say(f"act-{row['act']}", language)
    return say("desk-act-disputed" if row.get("disputed_act") else "desk-act-unsaid", language)


def name_of(told: str | None, charter: Charter, language: Language) -> str | None:
    """An actor by the name that the agreement gives it; one that it does not list stays as it was told."""
    agreement = charter.agreement
    named = {one.code: one.name for one in agreement.parties}
    named |= {one.code: one.name for one in agreement.groups} | {one.code: one.name for one in agreement.excluded}
    return getattr(named[told], language) if told in named else told


def units_told(language: Language) -> list[tuple[str, str]]:
    """What can be counted, each in the plural and without its number."""
    return [(unit, unit_told(unit, language)) for unit in UNITS]


def verdict_mark(verdict: str) -> str:
    """The mark of a verdict."""
    return _VERDICTS[verdict]


def verdict_rank(verdict: str) -> int:
    """What needs a person first comes first."""
    return _ORDER.index(verdict)
