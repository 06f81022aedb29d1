"""What is owed: wide neighbourhoods, gathered by the worker beside the desk, so that nobody waits for them.

1. What is owed is gathered with its neighbourhood, which may be far wider than anybody would wait for.
2. Where that is wider still, or has no end, all reports are gathered.
3. Whichever it was, it is worked out while nobody waits, and written in short transactions; then it is owed no more.

While anything is owed nobody else writes incidents (`gathering.gather_changed`), so what was worked out still holds when it is
written; what came meanwhile is owed in its turn.
"""

from truceline.desk.actions.gathering import write_near
from truceline.desk.actions.gathering_in_pieces import ONE_GATHERS, gather_in_pieces
from truceline.desk.actions.gathering_near import near_changed, rows_changed
from truceline.desk.queries.linking import OUTGROWN, learnt_from, model_at_hand, model_in_waiting
from truceline.desk.recording import recorded
from truceline.desk.tables import Owed, Report
from truceline.desk.tables.owed import Change as Owing
from truceline.incident.arriving.regathering import Change

# So wide a neighbourhood takes some seconds; of so many reports what changed is written in one transaction.
WIDE, WRITTEN_AT_ONCE = 20_000, 300
_DESK = "desk"


def gather_owed() -> int:
    """Gather what is owed; return how many incidents changed. Called by the worker, and safe to be begun again after a crash."""
    owed = list(Owed.objects.all())
    if not owed:
        return 0
    with ONE_GATHERS:
        changed = _near(owed)
        if changed is None:
            changed = gather_in_pieces(owed[0].actor, lambda _done, _of: None)
            Owed.objects.filter(pk__lte=owed[-1].pk).delete()
    return changed


def learn_where_outgrown() -> str:
    """Learn the model anew and gather everything with it where there are many more reports than it was learnt from; say whether.

    One that this version cannot read, of an earlier format or with a number that cannot be, is learnt anew as well.
    """
    is_read = model_at_hand() is not None
    many = Report.every.order_by().values("pk").count()
    if not (is_read or learnt_from()) or (is_read and many < OUTGROWN * learnt_from()):
        return "the model fits"
    with ONE_GATHERS:
        changed = gather_in_pieces(_DESK, lambda _done, _of: None)
    return f"learnt anew, {changed} incidents changed"


def _near(owed: list[Owed]) -> int | None:
    """Gather it with its neighbourhood and write it at once; None where it is too wide, too much to write, or more came meanwhile."""
    model = model_at_hand()
    # Where a stop left a model waiting, some marks are by that already: everything is gathered, and they are finished.
    if model is None or len(owed) > WIDE or model_in_waiting() or any(one.change == Owing.ALL for one in owed):
        return None
    change = _change_of(owed)
    found = near_changed(change, model, WIDE)
    if found is None or len(found.touched) > WRITTEN_AT_ONCE:
        return None
    with recorded(owed[0].actor) as entries:
        if Owed.objects.filter(pk__gt=owed[-1].pk).exists():
            return None
        changed = write_near(entries, change, found)
        Owed.objects.filter(pk__lte=owed[-1].pk).delete()
    return changed


def _change_of(owed: list[Owed]) -> Change:
    """What is owed as one change; a report that came and was struck meanwhile is none, nor one of which a strike was taken back."""
    steps: dict[str, list[str]] = {}
    for one in owed:
        if one.change != Owing.JUDGED:
            steps.setdefault(one.report_id, []).append(one.change)
    # A report comes and goes by turns: with as many steps either way it is where it was.
    moved = {report: told[0] for report, told in steps.items() if told[0] == told[-1]}
    arrived, gone = (
        [report for report, how in sorted(moved.items()) if how == way] for way in (Owing.ARRIVED, Owing.GONE)
    )
    return rows_changed(arrived, gone, frozenset(one.report_id for one in owed if one.change == Owing.JUDGED))
