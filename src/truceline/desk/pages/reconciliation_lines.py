"""How the lines of a reconciliation are told: what we hold, what they hold, and the points in which both cannot be true."""

from datetime import datetime
from typing import Any

from truceline.agreement.charter import Charter
from truceline.contact.reconciliation import POINTS
from truceline.contact.resolving import Said
from truceline.desk.pages.telling import act_of, name_of, when, where
from truceline.desk.queries.reconciliations import latest_of
from truceline.desk.recording import read
from truceline.desk.tables import ReconciledLine
from truceline.values.figures import counted_told, figures_told
from truceline.values.language import Language, say

# What can be said of a line, by what stands in it.
SAYINGS = {
    "confirmed": (Said.SAME, Said.DIFFERENT),
    "disputed": (Said.SAME, Said.DIFFERENT),
    "only_theirs": (Said.ALONE, Said.SAME),
    "only_ours": (Said.ALONE,),
}
MARKS = {"confirmed": "both", "disputed": "candidate", "only_theirs": "theirs", "only_ours": "ours"}


def line_told(line: ReconciledLine, charter: Charter, language: Language) -> dict[str, Any]:
    """One line, as a page and the agenda tell it."""
    content = read(line.content)
    ours = read(line.incident.content) if line.incident else {}
    theirs = read(line.theirs) if line.theirs else {}
    said = latest_of(line)
    differs = (content.get("differs") or "").split()
    sayings = SAYINGS[line.outcome]
    if line.is_resolved:
        sayings = (*sayings, Said.OPEN)
    return {
        "line_id": line.pk,
        "outcome": line.outcome,
        "mark": "unclear" if _choices(content, line) else MARKS[line.outcome],
        "number": line.incident.number if line.incident else None,
        "is_gone": bool(line.incident and line.incident.is_struck),
        "reference": line.reference,
        "ours": side_told(ours, charter, language) if ours else None,
        "theirs": side_told(theirs, charter, language) if theirs else None,
        "said": theirs.get("said", ""),
        "stance": stance_told(content, language),
        "apart": _apart(content, language) if ours and theirs else "",
        "points": [
            {
                "point": say(f"desk-point-{point}", language),
                "ours": _value(point, ours, charter, language),
                "theirs": _value(point, theirs, charter, language),
                "differs": point in differs,
            }
            for point in POINTS
            if ours and theirs and (_value(point, ours, charter, language) or _value(point, theirs, charter, language))
        ],
        "differs": [say(f"desk-point-{point}", language) for point in differs],
        "is_resolved": line.is_resolved,
        "resolution": {
            "told": say(f"desk-said-{said.said}", language),
            "reason": said.reason,
            "by": said.by.name,
            "on": f"{said.on.astimezone(charter.zone_info):%Y-%m-%d %H:%M}",
        }
        if said
        else None,
        "earlier": max(len(line.resolutions.all()) - 1, 0),
        "sayings": [(one.value, say(f"desk-say-{one.value}", language)) for one in sayings],
        "choices": _choices(content, line),
        "may_name": Said.SAME in sayings and line.outcome == "only_theirs",
    }


def stance_told(content: dict[str, Any], language: Language) -> dict[str, str] | None:
    """What its holder says of a line, in its own words."""
    told = content.get("stance")
    return {**told, "told": say(f"desk-holds-{told['stance']}", language)} if told else None


def _choices(content: dict[str, Any], line: ReconciledLine) -> list[dict[str, int]]:
    """Which of ours a line of theirs may be, while nobody has said anything of it."""
    told = content.get("choices") if line.outcome == "only_theirs" and not line.is_resolved else None
    return [{"number": number, "chance": chance} for number, chance in told or []]


def side_told(row: dict[str, Any], charter: Charter, language: Language) -> dict[str, str]:
    """One side of a line: when, what, where."""
    return {
        "when": _value("time", row, charter, language),
        "act": act_of(row, language),
        "where": where(row, language),
    }


def _value(point: str, row: dict[str, Any], charter: Charter, language: Language) -> str:
    """What one side says of a point; empty where it says nothing."""
    match point:
        case "place":
            return where(row, language) if "longitude" in row or row.get("place_name") or row.get("admin1") else ""
        case "time":
            return when(datetime.fromisoformat(row["occurred_at"]), row.get("occurred_within_s"), charter, language)
        case "act":
            return act_of(row, language) if row.get("act") else ""
        case "count":
            return counted_told(row, language, held="origins" in row)
        case "killed" | "injured":
            return figures_told(row, point, language, held="origins" in row)
        case _:
            return name_of(row.get(point), charter, language) or ""


def _apart(content: dict[str, Any], language: Language) -> str:
    """How far and how long the two are apart."""
    gap = say("desk-list-minutes", language, isolating=False, count=round((content.get("gap_s") or 0) / 60))
    metres = content.get("distance_m")
    if metres is None:
        return gap
    length = (
        say("desk-metres", language, isolating=False, count=metres)
        if metres < 1_000
        else say("desk-kilometres", language, isolating=False, length=f"{metres / 1_000:.1f}")
    )
    return f"{length} · {gap}"
