"""How one report of the queue is told in one line: its clock, where it came from, its first words, where, and what it may belong to."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.http import HttpRequest

from truceline.agreement.charter import Charter
from truceline.desk.actions.being_present import FADES_AFTER
from truceline.desk.actions.handling import may_handle
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contents import table_of
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.link_reasons import link_reasons
from truceline.desk.pages.telling import act_of, when, where
from truceline.desk.policy import Noun, project
from truceline.desk.queries.source_names import held_alike
from truceline.desk.recording import read
from truceline.desk.tables import Handling, Link, Owed, Person, Presence, Report
from truceline.desk.triage import Standing, standing
from truceline.incident.table import LINKS
from truceline.report.table import REPORTS
from truceline.values.language import Language, say

FIRST_WORDS = 90


def told_rows(rows: list[Handling], request: HttpRequest) -> list[dict[str, Any]]:
    """The lines of these reports; all that is needed beside them is asked for at once, never line by line.

    `line` holds what the queue shows of each, plain, so that what was written of the same is remembered.
    """
    language, person, moment, charter = language_of(request), person_of(request), now(), charter_at_hand()
    ids = [row.pk for row in rows]
    links = list(Link.objects.filter(report_id__in=ids).select_related("incident"))
    suggested, alone = _suggested(links, language), _alone(links)
    present = _present(ids, person, language)
    said_of = {row.pk: project(person.held(), Noun.REPORT, read(row.report.content)) for row in rows}
    alike = held_alike(filter(None, (said.get("source") for said in said_of.values())))
    owed = set(Owed.objects.filter(report_id__in=ids).values_list("report_id", flat=True))
    told = []
    for row in rows:
        said = said_of[row.pk]
        line = {
            "id": row.pk,
            "urgent": row.urgent,
            **_told_report(row, said, (charter, language)),
            "clock": clock_told(row, moment, (charter, language)),
            "mine": row.assigned_to_id == person.pk,
            "had_by": row.assigned_to.pseudonym if row.assigned_to else "-",
            "assigned_to": row.assigned_to.name if row.assigned_to else "",
            "settled": row.settled,
            "settled_by": row.settled_by.name if row.settled_by else "",
            "suggested": suggested.get(row.pk),
            "alone": alone.get(row.pk),
            "owed": row.pk in owed,
            "alike": {"name": said["source"], "other": alike[said["source"]]} if said.get("source") in alike else None,
            "present": present.get(row.pk, ""),
        }
        told.append({"handling": row, "row": said, "line": line, **line})
    return told


def clock_told(row: Handling, moment: datetime, how: tuple[Charter, Language]) -> dict[str, str]:
    """How a report's clock stands: its mark, and in words how much time is left or how late it is."""
    charter, language = how
    stands = standing(row.due_at, moment, row.settled_at, struck=row.settled == "struck")
    left = row.due_at - (row.settled_at or moment) if row.due_at else timedelta()
    text = say(f"desk-clock-{stands.value}", language, isolating=False, time=span_told(abs(left), language))
    due = row.due_at.astimezone(charter.zone_info).strftime("%Y-%m-%d %H:%M") if row.due_at else ""
    return {"mark": stands.value, "text": text, "due": due, "urgent": urgent(stands, left)}


def urgent(stands: Standing, left: timedelta) -> str:
    """Whether a running clock nears its end: the last quarter of an hour."""
    return "soon" if stands is Standing.RUNNING and left < timedelta(minutes=15) else ""


def span_told(span: timedelta, language: Language = Language.ENGLISH) -> str:
    """Hours and minutes, as a clock shows them; days before them where there are any, in the letters of the language."""
    minutes = int(span.total_seconds()) // 60
    days, hours = divmod(minutes // 60, 24)
    clock = f"{hours:02}:{minutes % 60:02}"
    return say("desk-clock-days", language, isolating=False, days=str(days), clock=clock) if days else clock


def colleagues(person: Person) -> list[Person]:
    """Those to whom a report can be given: everybody who works on the queue, oneself first."""
    found = [one for one in Person.objects.filter(is_active=True).order_by("name") if may_handle(one)]
    return sorted(found, key=lambda one: one.pk != person.pk)


def _told_report(row: Handling, said: dict[str, Any], how: tuple[Charter, Language]) -> dict[str, Any]:
    charter, language = how
    words = " ".join(str(said.get("said", "")).split())
    return {
        "reference": said.get("reference", ""),
        "language": said.get("language", ""),
        "words": words[:FIRST_WORDS] + ("…" if len(words) > FIRST_WORDS else ""),
        "channel": say(f"channel-{row.channel}", language) if row.channel else say("channel-file", language),
        "act": act_of(said, language),
        "when": when(row.report.occurred_at, said.get("occurred_within_s"), charter, language),
        "where": where(said, language),
    }


def _alone(links: list[Link]) -> dict[str, dict[str, Any]]:
    """For each report that was joined with none: its incident, and whether anything repeats it there."""
    return {
        link.report_id: {"number": link.incident.number, "repeated": link.incident.reports > 1}
        for link in links
        if not read(link.content).get("nearest_report_id")
    }


def _suggested(links: list[Link], language: Language) -> dict[str, dict[str, Any]]:
    """For each report that was joined with others: the incident, and why, in one sentence."""
    links = [link for link in links if read(link.content).get("nearest_report_id")]
    reasons = _reasons(links, language)
    return {
        link.report_id: {
            "number": link.incident.number,
            "reports": link.incident.reports,
            "reason": reason,
            "unconfirmed": link.incident.origins == 1,
            "nearest": read(link.content)["nearest_report_id"],
        }
        for link, reason in zip(links, reasons, strict=True)
    }


# Why two reports were joined, as it was said before: neither of them changes, and a link that does has another content.
_SAID: dict[tuple[str, str, Language], str] = {}
_MOST_SAID = 5_000


def _reasons(links: list[Link], language: Language) -> list[str]:
    """Why each of these reports was joined with others, in one sentence each; those said before are not asked for again."""
    desk = str(connection.settings_dict["NAME"])
    said = {link.content: _SAID.get((desk, link.content, language)) for link in links}
    fresh = [content for content, sentence in said.items() if sentence is None]
    if fresh:
        table = table_of(LINKS, fresh)
        wanted = {*table["report_id"].to_pylist(), *table["nearest_report_id"].to_pylist()}
        contents = Report.objects.filter(pk__in=wanted).values_list("content", flat=True)
        told = dict(zip(fresh, link_reasons(fresh, table_of(REPORTS, contents), language), strict=True))
        if len(_SAID) + len(told) > _MOST_SAID:
            _SAID.clear()
        _SAID.update({(desk, content, language): sentence for content, sentence in told.items()})
        said |= told
    return [str(said[link.content]) for link in links]


def _present(ids: list[str], person: Person, language: Language) -> dict[str, str]:
    zone = charter_at_hand().zone_info
    here = Presence.objects.filter(noun="report", record__in=ids, seen_at__gt=datetime.now(UTC) - FADES_AFTER).exclude(
        person=person
    )
    return {
        one.record: say("desk-presence-since", language, name=one.person.name, at=f"{one.since.astimezone(zone):%H:%M}")
        for one in here.select_related("person").order_by("-since")
    }
