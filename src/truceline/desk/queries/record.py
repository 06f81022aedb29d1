"""What the desk holds as a record, of which a bulletin is composed: the very incidents, answers and signed determinations of its pages.

Nothing is linked or screened anew: what people judged, heard by telephone and signed stands in it as it stands on the desk.
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from truceline.contact.held import STANCES, read_stances
from truceline.contact.reply import FOR_THE_RECORD, read_replies
from truceline.desk.charter import charter_at_hand
from truceline.desk.contents import report_rows, table_of
from truceline.desk.policy import Role
from truceline.desk.queries.determinations import DeterminationQuery, determination_rows
from truceline.desk.queries.held import stance_table_rows
from truceline.desk.queries.replies import reply_rows
from truceline.desk.tables import Determination, Finding, Incident, Link, Report
from truceline.desk.tables.strike import standing
from truceline.finding.approving import Progress
from truceline.finding.determination import DETERMINATIONS, read_determinations
from truceline.finding.placing import place_incidents
from truceline.finding.table import FINDINGS
from truceline.incident.table import INCIDENTS, LINKS
from truceline.measure.record import Record
from truceline.values.table import Declaration

# Whoever keeps the machine reads what the centre itself holds; of stances and replies only what is for the record is given at all.
_CENTRE = [Role.HEAD_OF_CENTRE]


def record_at_hand() -> Record:
    """Give what stands on the desk now: without what was struck, under the version of the agreement that is in effect."""
    charter = charter_at_hand()
    held = Incident.objects.filter(is_struck=False)
    incidents = table_of(INCIDENTS, held.order_by("number").values_list("content", flat=True).iterator())
    links = Link.objects.filter(incident__is_struck=False).order_by("report_id")
    answers = Finding.objects.filter(incident__is_struck=False).order_by("incident__number", "provision")
    signed = DeterminationQuery(Progress.SIGNED.value).found(_CENTRE).filter(incident__is_struck=False)
    with TemporaryDirectory() as made:
        folder = Path(made)
        rulings = _written(DETERMINATIONS, determination_rows(signed, _CENTRE), folder)
        determinations = read_determinations(rulings, incidents, charter)
        replies = _written(FOR_THE_RECORD, reply_rows(signed), folder)
        stances = _written(STANCES, stance_table_rows(signed), folder)
        return Record(
            charter=charter,
            reports=report_rows(Report.objects.filter(standing())),
            incidents=incidents,
            links=table_of(LINKS, links.values_list("content", flat=True).iterator()),
            zone_answers=place_incidents(incidents, charter),
            findings=table_of(FINDINGS, answers.values_list("content", flat=True).iterator()),
            determinations=determinations,
            replies=read_replies(replies, incidents, determinations, charter),
            stances=read_stances(stances, incidents, determinations, charter),
        )


def signed_and_changed() -> list[int]:
    """The numbers of the incidents of which something signed over is not as it was: a bulletin prints it as it was signed."""
    changed = Determination.objects.filter(is_changed_since=True, is_superseded=False, incident__is_struck=False)
    signed = changed.filter(state=Progress.SIGNED.value)
    return sorted(set(signed.values_list("incident__number", flat=True)))


def _written(declaration: Declaration, rows: Iterable[Mapping[str, Any]], folder: Path) -> Path:
    """A table as the page gives it, to be read and checked as one that somebody hands in."""
    path = folder / f"{declaration.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, declaration.names, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path
