"""From reports to incidents, links and findings; only what changed is written and recorded.

What is near is gathered in the transaction that changed it; what is wide is owed, and left to the worker.
"""

from collections.abc import Iterable

import pyarrow as pa

from truceline.desk.actions.gathering_near import (
    Ahead,
    bound_of,
    judgements_at_hand,
    near_changed,
    refuse_contradictions,
    rows_changed,
)
from truceline.desk.actions.placing import add_looked_days, forget_looked_days, keep_looked_days
from truceline.desk.actions.writing_incidents import Told, write_gathered
from truceline.desk.clock import now
from truceline.desk.contents import report_rows
from truceline.desk.folder import desk_at_hand
from truceline.desk.gazetteer import listed_places
from truceline.desk.pacing import Pace
from truceline.desk.queries.linking import OUTGROWN, learnt_from, model_at_hand, model_to_mark_by
from truceline.desk.queries.surroundings import marks
from truceline.desk.queries.voices import held_apart
from truceline.desk.recording import Entries
from truceline.desk.tables import LinkModelKept, Mark, Owed, Report, standing
from truceline.desk.tables.owed import Change as Owing
from truceline.incident.arriving.regathering import Change, Regathered
from truceline.incident.arriving.surroundings import SIDES
from truceline.incident.gathering import gather
from truceline.incident.likeness.placenames import Listed
from truceline.incident.model import LinkModel
from truceline.incident.model_file import model_in, write_model
from truceline.values.identity import new_identity

_AT_ONCE, _READ_AT_ONCE = 500, 2_000
# What a model says of a report: all that a mark has beside the report.
MARKED = (*SIDES, "span", "name", "source", "relayed_from", "words", "media", "occurred_s")
# Everybody else waits while a change is gathered; where there are no more than so many reports in all, all of them take no longer.
WHOLE = 1_000
# A desk learns its first models from its first files, before anybody waits; one that has more reports leaves that to the worker.
LEARNT_AT_ONCE = 5_000


def gather_changed(
    entries: Entries,
    *,
    arrived: Iterable[str] = (),
    gone: Iterable[str] = (),
    judged: Iterable[str] = (),
    ahead: Ahead | None = None,
) -> int:
    """Gather again what arrived, was struck or was judged, with its neighbourhood; return how many incidents changed.

    What was worked out `ahead` of the transaction is written where it still holds; else it is worked out again.

    What comes of it is what gathering all reports with the model in use would give, to the last byte. Where the neighbourhood is
    wide, or a model is to be learnt from many reports, that is owed: the worker gathers it (`gathering_owed`). Until it has,
    whatever else changes is owed too, so that nobody builds on what is not true yet.
    """
    change = (list(arrived), list(gone), frozenset(judged))
    if Owed.objects.exists():
        return owe(entries, *change)
    model, many = model_at_hand(), _bounded(LEARNT_AT_ONCE + 1)
    if many <= LEARNT_AT_ONCE and (model is None or (change[0] and many >= OUTGROWN * learnt_from())):
        return gather_anew(entries)
    if model is not None:
        if ahead is not None and not change[2] and ahead.holds(entries, *change[:2]):
            rows, found = ahead.change, ahead.found
        else:
            rows = rows_changed(*change)
            found = near_changed(rows, model, bound_of(rows))
        if found is not None:
            return write_near(entries, rows, found)
    return gather_anew(entries) if many <= WHOLE else owe(entries, *change)


def gather_all(entries: Entries) -> int:
    """Gather all reports anew by the model in use, as something changed that is for all of them; return how many incidents changed.

    Where there are many, that is owed: the worker does it, and no incident changes yet.
    """
    if _bounded(WHOLE + 1) <= WHOLE and not Owed.objects.exists():
        return gather_anew(entries)
    newest = Report.objects.filter(standing()).order_by("-received_at").first()
    if newest is not None:
        Owed.objects.create(report=newest, change=Owing.ALL, actor=entries.actor, since=now())
    return 0


def _bounded(most: int) -> int:
    """How many reports there are, up to a bound."""
    return int(Report.every.order_by().values("pk")[:most].count())


def owe(entries: Entries, arrived: Iterable[str], gone: Iterable[str], judged: Iterable[str]) -> int:
    """Leave a change to the worker; no incident changes yet.

    Raises:
        Refused: where judgements contradict each other by it (I007): the worker could tell nobody, and could gather nothing any more.
    """
    arrived, judged, at = list(arrived), list(judged), now()
    refuse_contradictions([*arrived, *judged])
    named = [
        *((Owing.ARRIVED, one) for one in arrived),
        *((Owing.GONE, one) for one in gone),
        *((Owing.JUDGED, one) for one in sorted(judged)),
    ]
    Owed.objects.bulk_create(
        [Owed(report_id=one, change=change, actor=entries.actor, since=at) for change, one in named],
        batch_size=_AT_ONCE,
    )
    return 0


def write_near(entries: Entries, change: Change, found: Regathered) -> int:
    """Write what became of a change and its neighbourhood; return how many incidents changed."""
    add_looked_days(change.arrived)
    forget_looked_days(change.gone)
    told = Told(found.incidents, found.links, found.further, found.suggestions)
    return write_gathered(entries, told, found.touched.to_pylist())


def gather_anew(entries: Entries) -> int:
    """Gather all reports that stand, learn the model anew where it is outgrown, and write what changed.

    An incident that no report tells of any more is struck and keeps its number; one that comes back is the old one.
    """
    reports = report_rows(Report.objects.filter(standing()))
    model = model_at_hand()
    if model is None or reports.num_rows >= OUTGROWN * learnt_from():
        model = keep_model(entries, learnt_from_all(reports), reports.num_rows, is_marked=True)
        Mark.objects.all().delete()  # Boxes are as large as the model says that sources err.
    mark_missing(reports, model)
    gathered = gather(reports, judgements=judgements_at_hand(), model=model)
    keep_looked_days(reports)
    offered = gathered.suggestions(beyond_reach=False)
    return write_gathered(entries, Told(gathered.incidents, gathered.links, gathered.further, offered), None)


def mark_arrived(reports: Iterable[str]) -> None:
    """Keep the marks of reports that arrived, where a model was learnt: the next report finds them by these."""
    model = model_to_mark_by()
    if model is not None:
        _mark(report_rows(Report.every.filter(pk__in=list(reports))), model)


def mark_missing(reports: pa.Table, model: LinkModel) -> None:
    """Keep the marks of those of these reports that have none."""
    marked = set(Mark.objects.values_list("report_id", flat=True))
    missing = [one not in marked for one in reports["report_id"].to_pylist()]
    _mark(reports.filter(pa.array(missing, pa.bool_())), model)


def learnt_from_all(reports: pa.Table) -> LinkModel:
    """Learn from these reports how sources err and what strangers are like, and from officers' judgements what likeness is worth.

    The centre's own list of places tells where names lead.

    Real reports and exercises never meet, but are linked by one model: that of whichever there are more of.
    """
    places = listed_places(desk_at_hand().path)
    known = [Listed(place.names, place.longitude, place.latitude, place.radius_m) for place in places]
    learnt = gather(reports, judgements=judgements_at_hand(), gazetteer=known).models
    if len(learnt) > 1 and sum(reports["exercise"].to_pylist()) * 2 < reports.num_rows:
        return learnt[0]
    return learnt[-1] if learnt else LinkModel()


def mark_anew(model: LinkModel) -> None:
    """Make the marks of all reports anew by the model in waiting, some at a time, and take it in use then.

    What arrives meanwhile is marked by it as well (`mark_arrived`), so none is missing at the end. Begun again after a stop it comes
    to the same.
    """
    reached, pace = "", Pace(_AT_ONCE, least=_AT_ONCE // 10, most=_AT_ONCE * 4)
    while some := list(Report.every.filter(pk__gt=reached).order_by("pk").values_list("pk", flat=True)[:_READ_AT_ONCE]):
        made = marks(report_rows(Report.every.filter(pk__in=some)), model)
        pace.write(made, _put)
        reached = some[-1]
    LinkModelKept.objects.filter(is_marked=False).update(is_marked=True)


def keep_model(entries: Entries, model: LinkModel, reports: int, *, is_marked: bool) -> LinkModel:
    """Keep what was learnt from so many reports: as the model in use, or in waiting until all reports are marked by it; return it as it is used."""
    content = write_model(model).decode()
    kept = LinkModelKept(model_id=new_identity(), made_at=now(), reports=reports, content=content, is_marked=is_marked)
    kept.save(force_insert=True)
    entries.record("link_model", kept.model_id, content)
    return held_apart(model_in(content.encode(), kept.model_id))


def _mark(reports: pa.Table, model: LinkModel) -> None:
    Pace(_AT_ONCE, least=_AT_ONCE // 10, most=_AT_ONCE * 4).write(marks(reports, model), Mark.objects.bulk_create)


def _put(some: list[Mark]) -> None:
    """Write marks, in place of those that are there."""
    Mark.objects.bulk_create(some, update_conflicts=True, unique_fields=["report"], update_fields=MARKED)
