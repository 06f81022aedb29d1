"""Judging whether two reports tell of the same incident; what people hold always wins over the machine."""

from django.db.models import Q

from truceline.desk.actions.asking import require
from truceline.desk.actions.contradicting import told_by_names
from truceline.desk.actions.gathering import gather_changed
from truceline.desk.actions.sent_again import made_lately
from truceline.desk.actions.settling import wait_again
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import Entries, recorded, spelt
from truceline.desk.tables import Handling, Judgement, Person, Report
from truceline.incident.joining.judge import Judgement as Held
from truceline.values.identity import new_identity


def judge(person: Person, first: Report, second: Report, held: Held, reason: str = "") -> int:
    """Record a judgement, gather all reports anew, and return how many incidents changed.

    Nothing is kept where it contradicts what people held before (Refused): a chain of "same" may not join two reports
    that are "not the same". Undone by judging the two undecided: what came off the queue by the judgement waits there again.
    A form that comes again is the judgement that was made.
    """
    require(person, Action.JUDGE, Noun.JUDGEMENT)
    with recorded(person.pseudonym) as entries:
        last = made_lately(Judgement.objects.filter(first__in=(first, second), second__in=(first, second)))
        if last and (last.by, last.judgement, last.reason) == (person, held.value, reason):
            return 0
        if held is Held.UNDECIDED:
            _wait_again(entries, first, second)
        write_judgement(entries, person, (first, second), held, reason)
        with told_by_names():
            return gather_changed(entries, judged=(first.pk, second.pk))


def last_of(first: Report, second: Report) -> Judgement | None:
    """The judgement that stands of two reports."""
    pair = Q(first=first, second=second) | Q(first=second, second=first)
    return Judgement.objects.filter(pair).order_by("on", "judgement_id").last()


def _wait_again(entries: Entries, first: Report, second: Report) -> None:
    """Put what came off the queue by the judgement that stands of two reports back: where nothing later was said of the report before it came off."""
    taken_back = last_of(first, second)
    for report in (first, second):
        row = Handling.objects.filter(pk=report.pk, settled_at__isnull=False).first()
        if taken_back is None or row is None or row.settled_at is None:
            continue
        about = Judgement.objects.filter(Q(first=report) | Q(second=report), on__lte=row.settled_at)
        if about.order_by("on", "judgement_id").last() == taken_back and row.settled_by_id == taken_back.by_id:
            wait_again(entries, report.pk, taken_back.judgement)


def write_judgement(
    entries: Entries, person: Person, pair: tuple[Report, Report], held: Held, reason: str = ""
) -> Judgement:
    """Keep one judgement and its entry; part of the transaction that gathers anew.

    Whichever of the two was named first is no difference, but where the first tells of the second's incident *also*: that has a direction.
    """
    one, other = pair if held is Held.ALSO else sorted(pair, key=lambda report: str(report.pk))
    made = Judgement.objects.create(
        judgement_id=new_identity(),
        first=one,
        second=other,
        judgement=held.value,
        by=person,
        on=now(),
        reason=reason,
    )
    content = spelt({"first": one.pk, "second": other.pk, "judgement": held.value, "reason": reason or None})
    entries.record("judgement", made.judgement_id, content)
    return made
