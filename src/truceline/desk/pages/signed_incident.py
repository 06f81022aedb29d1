"""An incident as a signature holds it, in the words of the pages: several columns of numbers are one thing that a person reads.

Every column of the table of incidents is told by one of these facts, and rounded as the pages round it.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.degrees import place_in_degrees
from truceline.desk.pages.telling import act_of, length_told, name_of, when, where
from truceline.incident.telling.harmed import HARMED_COLUMNS, harmed_told
from truceline.incident.voices.independence import DISPUTED
from truceline.values.figures import figures_told, unit_told
from truceline.values.language import say

Row = Mapping[str, Any]
Told = Callable[[dict[str, Any], CasePage], str]


def _place(row: dict[str, Any], page: CasePage) -> str:
    told = where(row, page.language)
    if row.get("longitude") is None or not (row.get("place_name") or row.get("admin2") or row.get("admin1")):
        return told
    at = place_in_degrees(row["latitude"], row["longitude"], page.language)
    return page.say("desk-changed-coordinates", where=told, coordinates=at)


def _shape(row: dict[str, Any], page: CasePage) -> str:
    if row.get("semi_major_m") is None:
        return ""
    if row.get("azimuth_deg") is None:
        return page.say("desk-changed-circle")
    along, across = (length_told(row[name], page.language) for name in ("semi_major_m", "semi_minor_m"))
    return page.say("desk-changed-ellipse", along=along, across=across, degrees=f"{row['azimuth_deg']:.0f}")


def _time(row: dict[str, Any], page: CasePage) -> str:
    moment = datetime.fromisoformat(row["occurred_at"])
    return when(moment, row.get("occurred_within_s"), page.charter, page.language)


def _coded(column: str, kind: str) -> Told:
    """Tell a code by the sentence `<kind>-<code>`."""
    return lambda row, page: page.say(f"{kind}-{row[column]}") if row.get(column) else ""


def _listed(column: str, kind: str) -> Told:
    """Tell codes that stand in one column, with spaces between them."""
    return lambda row, page: _joined(page, (page.say(f"{kind}-{code}") for code in (row.get(column) or "").split()))


def _named(column: str) -> Told:
    return lambda row, page: name_of(row.get(column), page.charter, page.language) or page.say("desk-case-not-said")


def _figures(name: str) -> Told:
    return lambda row, page: figures_told(row, name, page.language, held=True)


def _number(column: str) -> Told:
    def told(row: dict[str, Any], page: CasePage) -> str:
        del page
        return "" if row.get(column) is None else f"{row[column]:g}"

    return told


def _yes_or_no(column: str) -> Told:
    return lambda row, page: page.say("desk-reply-yes" if row.get(column) else "desk-reply-no")


def _count(row: dict[str, Any], page: CasePage) -> str:
    figures, unit = figures_told(row, "count", page.language, held=True), row.get("unit")
    if not (figures and unit):
        return figures
    return page.say("figure-of-unit", figures=figures, unit=unit_told(unit, page.language))


def _harmed(row: dict[str, Any], page: CasePage) -> str:
    return say("incident-semicolon", page.language).join(harmed_told(row, page.language))


def _reports(row: dict[str, Any], page: CasePage) -> str:
    told = [page.say("desk-reports-told", reports=row.get("reports", 0), origins=row.get("origins", 0))]
    told += [
        page.say(f"incident-voices-{name}", count=row[name]) for name in ("repeating", "of_one_voice") if row.get(name)
    ]
    told += [page.say("desk-beside-count", count=row["told_beside"])] if row.get("told_beside") else []
    return say("incident-semicolon", page.language).join(told)


def _disputes(row: dict[str, Any], page: CasePage) -> str:
    named = [f"disputed_{name}" for name in DISPUTED if row.get(f"disputed_{name}")]
    told = [page.say(f"incident-voices-{name}", count=row[name]) for name in named]
    if row.get("actors_disputed") and "disputed_actor" not in named:
        told.append(page.say("incident-actor-other"))
    return say("incident-semicolon", page.language).join(told) or page.say("desk-changed-none")


def _joined(page: CasePage, names: Iterable[str]) -> str:
    return say("incident-comma", page.language).join(names) or page.say("desk-changed-none")


# What a person reads, by the message that names it: the columns behind it, and how it is told. What never changes is not there.
FACTS: dict[str, tuple[tuple[str, ...], Told]] = {
    "desk-where": (
        ("longitude", "latitude", "radius_m", "placed_by", "place_name", "admin1", "admin2"),
        _place,
    ),
    "desk-changed-shape": (("semi_major_m", "semi_minor_m", "azimuth_deg"), _shape),
    "desk-when": (("occurred_at", "occurred_within_s"), _time),
    "desk-claim-act": (("act",), lambda row, page: act_of(row, page.language)),
    "desk-field-weapon": (("weapon",), _coded("weapon", "weapon")),
    "desk-changed-calibre": (("calibre_mm",), _number("calibre_mm")),
    "desk-claim-actor": (("actor",), _named("actor")),
    "desk-field-target": (("target",), _named("target")),
    "desk-changed-exemption": (("claimed_exemption",), _coded("claimed_exemption", "exemption")),
    "desk-claim-count": (("unit", "count_low", "count_high"), _count),
    "desk-claim-killed": (("killed_low", "killed_high"), _figures("killed")),
    "desk-changed-killed-best": (("killed_best",), _number("killed_best")),
    "desk-claim-injured": (("injured_low", "injured_high"), _figures("injured")),
    "desk-changed-injured-best": (("injured_best",), _number("injured_best")),
    "desk-claim-harmed": (HARMED_COLUMNS, _harmed),
    "desk-changed-reports": (("reports", "origins", "repeating", "of_one_voice", "told_beside"), _reports),
    "desk-changed-families": (("families", "family_names"), _listed("family_names", "family")),
    "desk-changed-observed": (("observed_names",), _listed("observed_names", "observed")),
    "desk-changed-witnesses": (("witness_families",), _listed("witness_families", "family")),
    "desk-changed-disputes": (("actors_disputed", *(f"disputed_{name}" for name in DISPUTED)), _disputes),
    "desk-changed-exercise": (("exercise",), _yes_or_no("exercise")),
    "desk-changed-struck": (("is_struck",), _yes_or_no("is_struck")),
}
