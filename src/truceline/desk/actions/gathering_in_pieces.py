"""From all reports to incidents without holding anybody up: worked out beside the desk, written piece by piece.

1. All reports are owed from here on, in the name of the newest, so that whatever else comes, is struck or is judged meanwhile is owed too,
   and nobody else writes incidents (`gathering.gather_changed`).
2. All reports are gathered while nobody waits.
3. Incidents are screened and written some at a time, each piece with its links, findings, marks on signed rulings and entries in one
   short transaction.
4. What the whole decides (further links, incidents that are gone, suggestions, observed days) is written last, some at a time as well.

No transaction is longer than a pace allows (`pacing`), however many reports there are.

What came meanwhile is left to `gathering_owed`; so is everything where the work broke off: some incidents are those of a new model
then and others not, and the surroundings of the newest report alone would not mend that.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import RLock
from typing import Any

import pyarrow as pa

from truceline.desk.actions.continuing import continued, renamed
from truceline.desk.actions.gathering import keep_model, learnt_from_all, mark_anew, mark_missing
from truceline.desk.actions.gathering_near import judgements_at_hand
from truceline.desk.actions.placing import keep_looked_days
from truceline.desk.actions.sealing import mark_changed
from truceline.desk.actions.suggesting import write_suggestions
from truceline.desk.actions.writing_further_links import further_links_changed, put_further_links
from truceline.desk.actions.writing_incidents import is_other, strike_gone, write_changed, write_links
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contents import report_rows
from truceline.desk.pacing import Pace, Row
from truceline.desk.queries.linking import OUTGROWN, learnt_from, model_at_hand, model_in_waiting
from truceline.desk.recording import Entries, recorded
from truceline.desk.tables import Incident, Link, Owed, Report, standing
from truceline.desk.tables.owed import Change as Owing
from truceline.incident.gathering import gather
from truceline.incident.table import LINKS

# The first piece has so many entries; the next ones follow from how long it took.
ENTRIES_AT_ONCE, _LEAST, _MOST = 1_000, 50, 5_000
_PUT_AT_ONCE = 200

# The worker takes files in and gathers what is owed, each in a thread of its own; one at a time, for each rests on what stands.
ONE_GATHERS = RLock()
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Worked:
    """What was worked out: for each incident its row and its links."""

    rows: list[dict[str, Any]]
    links: dict[str, list[dict[str, Any]]]
    reports: pa.Table
    suggestions: pa.Table
    all_links: pa.Table
    further: pa.Table

    def pieces(self, pace: Pace) -> Iterator[list[dict[str, Any]]]:
        """The incidents in their order, as many at once as the pace allows at that moment."""
        piece: list[dict[str, Any]] = []
        weight, provisions = 0, len(charter_at_hand().agreement.provisions)
        for row in self.rows:
            piece.append(row)
            name = row["incident_id"]
            weight += 1 + provisions + len(self.links.get(name, ()))
            if weight >= pace.size:
                yield piece
                piece, weight = [], 0
        if piece:
            yield piece


def gather_in_pieces(actor: str, progress: Progress) -> int:
    """Gather everything anew and write what changed, in short transactions; return how many incidents did."""
    changed, pace = set[str](), Pace(ENTRIES_AT_ONCE, least=min(ENTRIES_AT_ONCE, _LEAST), most=_MOST)
    owed = _owe_all(actor)  # (1)
    worked = _work_out(actor)  # (2)
    done = 0
    for piece in worked.pieces(pace):  # (3)
        with pace.recorded(actor) as entries:
            changed |= _write_piece(entries, worked, piece)
        done += len(piece)
        progress(done, len(worked.rows))
    changed |= _write_whole(actor, worked)  # (4)
    Owed.objects.filter(pk=owed).delete()
    return len(changed)


def _owe_all(actor: str) -> int | None:
    """Owe all reports in the name of the newest, once everybody who changes something has done so; None where there is none."""
    newest = Report.objects.filter(standing()).order_by("-received_at").first()
    if newest is None:
        return None
    with recorded(actor):
        owed: int = Owed.objects.create(report=newest, change=Owing.ALL, actor=actor, since=now()).pk
    return owed


def _write_whole(actor: str, worked: _Worked) -> set[str]:
    """Write what only the whole decides; return the incidents that are gone."""
    told = {row["incident_id"] for row in worked.rows}
    gone = sorted(set(Incident.objects.filter(is_struck=False).values_list("incident_id", flat=True)) - told)
    write_suggestions(worked.suggestions, worked.all_links)
    keep_looked_days(worked.reports)
    # Every incident stands by now, whichever report of whichever piece tells of it too.
    _some_at_a_time(actor, further_links_changed(worked.further, None), put_further_links)
    _some_at_a_time(actor, gone, _strike_gone)
    return set(gone)


def _some_at_a_time(actor: str, rows: list[Row], put: Callable[[Entries, list[Row]], None]) -> None:
    """Put rows, each piece in a short transaction with its entries."""
    pace, first = Pace(_PUT_AT_ONCE, least=_PUT_AT_ONCE // 10, most=_PUT_AT_ONCE * 4), 0
    while some := rows[first : first + pace.size]:
        with pace.recorded(actor) as entries:
            put(entries, some)
        first += len(some)


def _strike_gone(entries: Entries, gone: list[str]) -> None:
    strike_gone(entries, list(Incident.objects.filter(pk__in=gone, is_struck=False)))
    mark_changed(entries, gone)


def _work_out(actor: str) -> _Worked:
    reports = report_rows(Report.objects.filter(standing()))
    model = model_at_hand()
    if model is None or reports.num_rows >= OUTGROWN * learnt_from():
        # Worked out before anybody waits. A model is never in use without the marks of all reports: until they have them it waits,
        # and everything is owed. One that a stop left waiting is taken up.
        model = model_in_waiting()
        if model is None:
            learnt = learnt_from_all(reports)
            with recorded(actor) as entries:
                model = keep_model(entries, learnt, reports.num_rows, is_marked=False)
        mark_anew(model)
    else:
        mark_missing(reports, model)
    gathered = gather(reports, judgements=judgements_at_hand(), model=model)
    groups = dict(zip(*(gathered.links[name].to_pylist() for name in ("report_id", "incident_id")), strict=True))
    names = continued(groups, dict(Link.objects.values_list("report_id", "incident_id")))
    incidents, all_links = (renamed(table, names) for table in (gathered.incidents, gathered.links))
    links: dict[str, list[dict[str, Any]]] = {}
    for row in all_links.to_pylist():
        links.setdefault(row["incident_id"], []).append(row)
    return _Worked(
        incidents.to_pylist(), links, reports, gathered.suggestions(beyond_reach=False), all_links, gathered.further
    )


def _write_piece(entries: Entries, worked: _Worked, piece: list[dict[str, Any]]) -> set[str]:
    """Write some incidents with their findings and links; return those that are new or changed."""
    names = [row["incident_id"] for row in piece]
    standing = Incident.objects.in_bulk(names)
    fresh = [row for row in piece if is_other(row, standing.get(row["incident_id"]))]
    write_changed(entries, fresh, standing)
    links = [link for name in names for link in worked.links.get(name, [])]
    moved = write_links(
        entries, pa.Table.from_pylist(links, schema=LINKS.schema), [link["report_id"] for link in links]
    )
    changed = {row["incident_id"] for row in fresh}
    # In the same transaction, also those that lost a report: after a stop nobody would know of them any more.
    mark_changed(entries, changed | moved)
    return changed
