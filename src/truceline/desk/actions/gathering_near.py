"""What becomes of a change and its neighbourhood: worked out before anybody waits for it, and held to what stands when it is written.

What gathering gives rests on the reports that stand, on judgements and on the model, and what is written of it on incidents and
links. Each of these is an entry of the register: what was worked out before a transaction holds in it where no such entry came between.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from truceline.desk.contents import report_rows, table_of
from truceline.desk.queries.linking import model_at_hand
from truceline.desk.queries.surroundings import Surroundings, TooWide
from truceline.desk.recording import Entries, register_at_hand
from truceline.desk.tables import Judgement, Owed, Report, standing
from truceline.errors import Refused
from truceline.incident.arriving.regathering import Change, Regathered, regather
from truceline.incident.gathering import sides
from truceline.incident.joining.judge import JUDGEMENTS, settle
from truceline.incident.model import LinkModel
from truceline.register.entry import read_entry
from truceline.report.table import REPORTS

# A neighbourhood that is too large to gather by itself.
_TOO_LARGE = "I014"
_AT_ONCE = 500
# A neighbourhood is looked at no further than so many reports, and so many more for each report of the change.
NEAR, NEAR_EACH = 600, 5
# What an entry must not be of between working out and writing; of more entries than these it is not asked.
_GROUNDS = frozenset({"report", "strike", "judgement", "voice_ruling", "link_model", "incident", "link"})
_MOST_BETWEEN = 500


@dataclass(frozen=True, slots=True)
class Ahead:
    """What was found of a change before its transaction (None: it is wide), and how many entries the register had then."""

    change: Change
    found: Regathered | None
    size: int

    def holds(self, entries: Entries, arrived: Sequence[str], gone: Sequence[str]) -> bool:
        """Whether it was worked out of this change and of what stood when this transaction began."""
        if (named(self.change.arrived), named(self.change.gone)) != (set(arrived), set(gone)):
            return False
        if entries.begun_at - self.size > _MOST_BETWEEN:
            return False
        between = entries.log.store.entries(self.size, entries.begun_at)
        return not any(read_entry(entry).header.kind in _GROUNDS for _, entry in between)


def named(reports: pa.Table) -> set[str]:
    """The identities of some reports."""
    return set(reports["report_id"].to_pylist())


def gather_ahead(*, arriving: Iterable[str] = (), going: Sequence[str] = ()) -> Ahead | None:
    """Work out, before the transaction, what becomes of reports that arrive, as they will be kept, or go; None where that is for later.

    Nothing is written. Where anything is owed, and before a model was learnt, whatever comes is left to others.
    """
    size = register_at_hand()[1].head().size
    model = model_at_hand()
    contents = list(arriving)
    if model is None or not (contents or going) or Owed.objects.exists():
        return None
    change = Change(arrived=table_of(REPORTS, contents), gone=rows_named(going))
    return Ahead(change, near_changed(change, model, bound_of(change)), size)


def bound_of(change: Change) -> int:
    """How many reports are looked at for a change at most: whoever waits does not wait for more."""
    return NEAR + NEAR_EACH * (change.arrived.num_rows + change.gone.num_rows + len(change.judged))


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


def refuse_contradictions(reports: Iterable[str]) -> None:
    """Hold what people judged of these reports, and of all that judgements tie to them, to itself: what is owed is gathered when nobody can be told.

    Raises:
        Refused: where a chain of same joins two reports judged different (I007).
    """
    judged = judgements_at_hand()
    beside: dict[str, set[str]] = {}
    for one, other in zip(judged["first"].to_pylist(), judged["second"].to_pylist(), strict=True):
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    found, fresh = set[str](), beside.keys() & set(reports)
    while fresh:
        found |= fresh
        fresh = set[str]().union(*(beside[one] for one in fresh)) - found
    stand = set(Report.objects.filter(standing(), pk__in=found).values_list("pk", flat=True)) if found else set()
    for side in sides(rows_named(sorted(stand))):
        settle(judged, side["report_id"].combine_chunks())


def rows_changed(arrived: Sequence[str], gone: Sequence[str], judged: frozenset[str]) -> Change:
    """A change with the contents of its reports."""
    return Change(arrived=rows_named(arrived), gone=rows_named(gone), judged=judged)


def rows_named(reports: Sequence[str]) -> pa.Table:
    """Reports by their identities, struck ones too."""
    some = [
        report_rows(Report.every.filter(pk__in=reports[at : at + _AT_ONCE])) for at in range(0, len(reports), _AT_ONCE)
    ]
    return pa.concat_tables(some) if some else REPORTS.empty()


def near_changed(change: Change, model: LinkModel, most: int) -> Regathered | None:
    """What becomes of a change and its neighbourhood; None where that is of more than so many reports, or has no end."""
    try:
        return regather(change, Surroundings(most).fetch, model=model, judgements=judgements_at_hand(), most=most)
    except TooWide:
        return None
    except Refused as refused:
        if {one.code for one in refused.problems} != {_TOO_LARGE}:
            raise
        return None
