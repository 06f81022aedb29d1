"""Looking after what came in: who takes a report, and how it comes off the queue.

Every act is first foreseen (`foresee`): what it will do to each report that was chosen, and what it leaves alone and why. The page shows
that before many are touched; the act itself does exactly what was foreseen, anew, under the register's lock.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from truceline.desk.actions.asking import require
from truceline.desk.actions.contradicting import told_by_names
from truceline.desk.actions.gathering import gather_changed
from truceline.desk.actions.judging import write_judgement
from truceline.desk.actions.sent_again import is_lately
from truceline.desk.actions.settling import settle, write_handling
from truceline.desk.actions.striking import write_strike
from truceline.desk.clock import now
from truceline.desk.differing import hold_to
from truceline.desk.policy import Action, Noun, decide
from truceline.desk.queries.clocks import rules_at_hand
from truceline.desk.recording import Entries, read, recorded
from truceline.desk.tables import Handling, Link, Person, Report, Settled
from truceline.desk.triage import Came, Rule, due_at
from truceline.errors import Conflict
from truceline.incident.gathering import NOTHING
from truceline.incident.joining.judge import Judgement as Held
from truceline.values.party import fold_name

PUT_OFF = timedelta(minutes=30)
_WORDS = ("source", "reference", "place_name", "admin1", "admin2", "act", "post", "said")
_SEARCHED_LENGTH = 600


class Act(StrEnum):
    """What can be done to reports of the queue."""

    TAKE = "take"
    GIVE = "give"
    BACK = "back"
    SAME = "same"
    DIFFERENT = "different"
    LATER = "later"
    LOOKED_AT = "looked_at"
    STRIKE = "strike"


_ASKS = {
    Act.SAME: (Action.JUDGE, Noun.JUDGEMENT),
    Act.DIFFERENT: (Action.JUDGE, Noun.JUDGEMENT),
    Act.STRIKE: (Action.STRIKE, Noun.REPORT),
}
_HELD = {Act.SAME: Held.SAME, Act.DIFFERENT: Held.DIFFERENT}


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks of some reports. `to` is whom they are given to; `seen` is who had them when the page was made.

    `reason` is why they are struck.
    """

    act: Act
    reports: Sequence[str]
    to: Person | None = None
    reason: str = ""
    seen: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One report that was chosen: whether the act touches it, the sentence that says why not, and the judgement that was made of it."""

    handling: Handling
    reason: str = ""
    judgement: str = ""


def begin_handling(reports: Iterable[Report], *, urgent: bool = False, by_file: bool = True) -> None:
    """Put new reports into the queue, inside the transaction that takes them in.

    When a report must have been looked at follows from when it came, by which channel, and the rules of that moment; its way through
    the queue is on the register from the first step that a person takes. A nil report waits for nobody: it is coverage.
    """
    rules = rules_at_hand()
    told = [(report, read(report.content)) for report in reports]
    Handling.objects.bulk_create(
        (
            _begun(report, said, rules, urgent=urgent, by_file=by_file)
            for report, said in told
            if said.get("act") != NOTHING
        ),
        batch_size=500,
    )


def foresee(asked: Request) -> list[Foreseen]:
    """What the act would do to each of the reports; what is not in the queue at all is left out."""
    rows = Handling.objects.filter(pk__in=list(asked.reports)).select_related("report", "assigned_to", "settled_by")
    links = _nearest(asked.reports)
    told = []
    for row in rows.order_by("turn_at", "report_id"):
        if row.settled:
            reason = "desk-queue-settled-already"
        elif asked.act in _HELD and row.pk not in links:
            reason = "desk-queue-nothing-suggested"
        elif asked.act is Act.BACK and row.assigned_to is None:
            reason = "desk-queue-nobody-has-it"
        elif asked.act in {Act.TAKE, Act.GIVE} and asked.to is not None and row.assigned_to_id == asked.to.pk:
            reason = "desk-queue-has-it-already"
        else:
            reason = ""
        told.append(Foreseen(row, reason))
    return told


def handle(person: Person, asked: Request) -> list[Foreseen]:
    """Do it, all in one transaction; return what was foreseen at that moment, which is what was done.

    Raises:
        Refused: where reports are to be struck without a reason.
        ChangedMeanwhile: where one report was asked for and somebody else has it by now.
        Conflict: where nothing was left to do.
    """
    require(person, *_ASKS.get(asked.act, (Action.ASSIGN, Noun.REPORT)))
    with recorded(person.pseudonym) as entries:
        told = foresee(asked)
        rows = [one.handling for one in told if not one.reason]
        if asked.seen is not None and rows:
            _hold_to(asked.seen, rows[0])
        if not rows:
            raise Conflict(told[0].reason if told else "desk-queue-gone")
        if asked.act in _HELD:
            made = _judge(entries, person, rows, _HELD[asked.act])
            told = [replace(one, judgement=made.get(one.handling.pk, "")) for one in told]
        elif asked.act is Act.LATER:
            _put_off(entries, person, rows)
        elif asked.act is Act.STRIKE:
            for row in rows:
                write_strike(entries, person, row.report, asked.reason)
            gather_changed(entries, gone=[row.pk for row in rows])
        else:
            _change(entries, rows, _CHANGES[asked.act], (person, asked.to))
    return told


def may_handle(person: Person) -> bool:
    """Whether somebody works on the queue; seeing it is not narrowed where the desk is read-only."""
    return decide(person.held(), Action.ASSIGN, Noun.REPORT).allowed


def standing_fields(row: Handling) -> dict[str, str]:
    """What two people could both change of a report's handling, as forms carry it."""
    return {"assigned_to": row.assigned_to.pseudonym if row.assigned_to else ""}


def _begun(report: Report, said: dict[str, Any], rules: list[Rule], *, urgent: bool, by_file: bool) -> Handling:
    channel = str(said.get("channel", ""))
    occurred_at = datetime.fromisoformat(said["occurred_at"])
    due = due_at(rules, Came(channel, occurred_at, report.received_at, by_file=by_file, urgent=urgent))
    words = fold_name(" ".join(str(said[name]) for name in _WORDS if said.get(name)))[:_SEARCHED_LENGTH]
    return Handling(
        report=report,
        channel=channel,
        urgent=urgent,
        received_at=report.received_at,
        due_at=due,
        turn_at=due or report.received_at,
        words=words,
    )


def _nearest(reports: Sequence[str]) -> dict[str, str]:
    """The report with which each is suggested to be one incident; without those that stand alone."""
    links = Link.objects.filter(report_id__in=list(reports)).values_list("report_id", "content")
    found = {report: read(content).get("nearest_report_id") for report, content in links}
    return {report: nearest for report, nearest in found.items() if nearest}


def _hold_to(seen: Mapping[str, str], row: Handling) -> None:
    hold_to(seen, standing_fields(row), row.assigned_to.name if row.assigned_to else "")


def _take(row: Handling, person: Person, to: Person | None) -> None:
    row.assigned_to = to or person


def _put_back(row: Handling, person: Person, to: Person | None) -> None:
    del person, to
    row.assigned_to = None


def _look_at(row: Handling, person: Person, to: Person | None) -> None:
    del to
    row.settled, row.settled_by, row.settled_at = Settled.LOOKED_AT, person, now()


_Change = Callable[[Handling, Person, Person | None], None]
_CHANGES: dict[Act, _Change] = {
    Act.TAKE: _take,
    Act.GIVE: _take,
    Act.BACK: _put_back,
    Act.LOOKED_AT: _look_at,
}


def _change(entries: Entries, rows: list[Handling], change: _Change, who: tuple[Person, Person | None]) -> None:
    for row in rows:
        change(row, *who)
        write_handling(entries, row)


def _put_off(entries: Entries, person: Person, rows: list[Handling]) -> None:
    """Put reports off, but for those that the same person did just now: that is the form come again."""
    for row in rows:
        before = read(row.content) if row.content else {}
        if before.get("put_off_by") != person.pseudonym or not is_lately(before.get("put_off_at")):
            row.turn_at = max(row.turn_at, now()) + PUT_OFF
            write_handling(entries, row, put_off_by=person)


def _judge(entries: Entries, person: Person, rows: list[Handling], held: Held) -> dict[str, str]:
    """Judge each report and what it was suggested with; then all incidents are made anew, once. Return the judgement of each.

    What was held not to be the same stays in the queue if it is now suggested with another incident.
    """
    nearest = _nearest([row.pk for row in rows])
    reports = Report.objects.in_bulk([*nearest, *nearest.values()])
    made = {
        row.pk: str(write_judgement(entries, person, (reports[row.pk], reports[nearest[row.pk]]), held).pk)
        for row in rows
    }
    with told_by_names():
        gather_changed(entries, judged=reports)
    still = _nearest([row.pk for row in rows]) if held is Held.DIFFERENT else {}
    for row in rows:
        if row.pk not in still:
            settle(entries, row, Settled.SAME if held is Held.SAME else Settled.DIFFERENT, person)
    return made
