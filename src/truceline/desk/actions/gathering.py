"""From reports to incidents, links and findings; only what changed is written and recorded."""

from collections.abc import Iterable
from itertools import islice

import pyarrow as pa

from truceline.desk.actions.placing import add_looked_days, forget_looked_days, keep_looked_days
from truceline.desk.actions.writing_incidents import Told, write_gathered
from truceline.desk.clock import now
from truceline.desk.contents import report_rows
from truceline.desk.queries.linking import OUTGROWN, learnt_from, model_at_hand
from truceline.desk.queries.surroundings import fetch, marks
from truceline.desk.recording import Entries
from truceline.desk.tables import Judgement, LinkModelKept, Mark, Report
from truceline.errors import Refused
from truceline.incident.arriving import Change, regather
from truceline.incident.gathering import gather
from truceline.incident.judge import JUDGEMENTS
from truceline.incident.model import LinkModel
from truceline.incident.model_file import model_in, write_model
from truceline.values.identity import new_identity

# A neighbourhood that is too large to gather by itself.
_TOO_LARGE = "I014"
_AT_ONCE = 500


def judgements_at_hand() -> pa.Table:
    """All judgements of people, as the engine reads them."""
    rows = [
        {
            "first": j.first_id,
            "second": j.second_id,
            "judgement": j.judgement,
            "by": j.by.pseudonym,
            "on": j.on,
            "reason": j.reason,
        }
        for j in Judgement.objects.select_related("by")
    ]
    return pa.Table.from_pylist(rows, schema=JUDGEMENTS.schema)


def gather_changed(
    entries: Entries, *, arrived: Iterable[str] = (), gone: Iterable[str] = (), judged: Iterable[str] = ()
) -> int:
    """Gather again what arrived, was struck or was judged, with its neighbourhood; return how many incidents changed.

    What comes of it is what gathering all reports with the model in use would give, to the last byte. All are gathered
    anew where there is no model yet, where it is outgrown, and where the neighbourhood has no end.
    """
    model = model_at_hand()
    new = list(arrived)
    if model is None or (new and Report.objects.count() >= OUTGROWN * learnt_from()):
        return gather_anew(entries)
    rows = report_rows(Report.objects.filter(pk__in=new)) if new else report_rows(Report.objects.none())
    struck = report_rows(Report.objects.filter(pk__in=list(gone)))
    change = Change(arrived=rows, gone=struck, judged=frozenset(judged))
    try:
        found = regather(change, fetch, model=model, judgements=judgements_at_hand())
    except Refused as refused:
        if {one.code for one in refused.problems} != {_TOO_LARGE}:
            raise
        return gather_anew(entries)
    add_looked_days(rows)
    forget_looked_days(struck)
    return write_gathered(entries, Told(found.incidents, found.links, found.suggestions), found.touched.to_pylist())


def gather_anew(entries: Entries) -> int:
    """Gather all reports that stand, learn the model anew where it is outgrown, and write what changed.

    An incident that no report tells of any more is struck and keeps its number; one that comes back is the old one.
    """
    reports = report_rows(Report.objects.filter(strike=None))
    model = model_at_hand()
    if model is None or reports.num_rows >= OUTGROWN * learnt_from():
        model = keep_model(entries, learnt_from_all(reports), reports.num_rows)
    mark_missing(reports, model)
    gathered = gather(reports, judgements=judgements_at_hand(), model=model)
    keep_looked_days(reports)
    return write_gathered(
        entries, Told(gathered.incidents, gathered.links, gathered.suggestions(beyond_reach=False)), None
    )


def mark_arrived(reports: Iterable[str]) -> None:
    """Keep the marks of reports that arrived, where a model is in use: the next report finds them by these."""
    model = model_at_hand()
    if model is not None:
        _mark(report_rows(Report.every.filter(pk__in=list(reports))), model)


def mark_missing(reports: pa.Table, model: LinkModel) -> None:
    """Keep the marks of those of these reports that have none."""
    marked = set(Mark.objects.values_list("report_id", flat=True))
    missing = [one not in marked for one in reports["report_id"].to_pylist()]
    _mark(reports.filter(pa.array(missing, pa.bool_())), model)


def learnt_from_all(reports: pa.Table) -> LinkModel:
    """Learn from these reports how sources err and what strangers are like.

    Real reports and exercises never meet, but are linked by one model: that of whichever there are more of.
    """
    learnt = gather(reports, judgements=judgements_at_hand()).models
    if len(learnt) > 1 and sum(reports["exercise"].to_pylist()) * 2 < reports.num_rows:
        return learnt[0]
    return learnt[-1] if learnt else LinkModel()


def keep_model(entries: Entries, model: LinkModel, reports: int) -> LinkModel:
    """Keep what was learnt from so many reports as the model in use; the marks are to be made anew with it."""
    content = write_model(model).decode()
    kept = LinkModelKept(model_id=new_identity(), made_at=now(), reports=reports, content=content)
    kept.save(force_insert=True)
    entries.record("link_model", kept.model_id, content)
    # Boxes are as large as the model says that sources err.
    Mark.objects.all().delete()
    return model_in(content.encode(), kept.model_id)


def _mark(reports: pa.Table, model: LinkModel) -> None:
    every = marks(reports, model)
    # Some at a time: outside a transaction each has one of its own, and others write between.
    while some := list(islice(every, _AT_ONCE)):
        Mark.objects.bulk_create(some)
