"""What is sent from an incident's page: each form becomes one action; refused ones change nothing and say everything."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from truceline.desk.actions.answering import Answer, answer_question
from truceline.desk.actions.asking import require, require_some
from truceline.desk.actions.asking_steps import note_step
from truceline.desk.actions.attaching import Brought, attach_evidence
from truceline.desk.actions.commenting import Remark, resolve_comment, write_comment
from truceline.desk.actions.countersigning import Said, countersign
from truceline.desk.actions.determining import Ruling, handle_determination, rewrite_determination, write_determination
from truceline.desk.actions.moving import move_case
from truceline.desk.actions.striking import strike_report
from truceline.desk.actions.tasking import Wish, add_task, add_tasks_of_act, assign_task, resolve_task, strike_task
from truceline.desk.differing import ChangedMeanwhile, chosen
from truceline.desk.pages.case_page import CasePage, numbered
from truceline.desk.pages.case_rulings import RULING, ruling_names
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.presence import difference_page
from truceline.desk.policy import Action, Noun, Relation, State
from truceline.desk.tables import Comment, Determination, Incident, Person, Report, Task
from truceline.desk.wording import no_longer
from truceline.errors import NotFound, Refused, Where, problem
from truceline.finding.approving import Handling
from truceline.finding.life import Step
from truceline.values.language import say

_LONGEST = 20_000  # characters: reasons are a page or two


@require_POST
def moved(request: HttpRequest, number: int) -> HttpResponse:
    """Take the case to another step."""
    person = person_of(request)
    require(person, Action.MOVE, Noun.INCIDENT)
    one = numbered(number)
    to, seen = _one_of(request, "to", Step), _one_of(request, "seen", Step)
    move_case(person, one, to, _told(request, "reason"), seen)
    return _back(request, one, "life", "desk-case-moved")


@require_POST
def answered(request: HttpRequest, number: int) -> HttpResponse:
    """Answer one of the four questions."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.ASSESSMENT)
    one = numbered(number)
    given = Answer(**{name: _told(request, name) for name in ("question", "answer", "about", "standard", "reasons")})
    answer_question(person, one, given)
    return _back(request, one, f"question-{given.question}", "desk-case-answered")


@require_POST
def step_noted(request: HttpRequest, number: int) -> HttpResponse:
    """Write down whose fire it returned, or that its side gave notice of discipline."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.CONTACT)
    one = numbered(number)
    note_step(person, one, {name: _told(request, name) for name in ("kind", "other", "at", "evidence")})
    return _back(request, one, "procedure", "desk-procedure-said")


@require_POST
def determined(request: HttpRequest, number: int) -> HttpResponse:
    """Begin a determination."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.DETERMINATION, Relation.OWN, State.DRAFT)
    one = numbered(number)
    write_determination(person, one, Ruling(**{name: _told(request, name) for name in RULING}))
    return _back(request, one, "determinations", "desk-case-drafted")


@require_POST
def redetermined(request: HttpRequest, number: int, determination_id: str) -> HttpResponse:
    """Change a draft; where it was changed meanwhile, both versions are shown beside each other."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.DETERMINATION, Relation.OWN, State.DRAFT)
    one = numbered(number)
    found = _of(one, Determination, determination_id)
    told, seen = chosen(request.POST, RULING)
    try:
        rewrite_determination(person, found, Ruling(**told), seen)
    except ChangedMeanwhile as changed:
        labels = {name: say(f"desk-field-{name}", language_of(request)) for name in RULING}
        return difference_page(request, changed, told, labels, ruling_names(CasePage.of(request, number)))
    return _back(request, one, "determinations", "desk-case-rewritten")


@require_POST
def handled(request: HttpRequest, number: int, determination_id: str) -> HttpResponse:
    """Submit, send back, approve, sign or strike a determination."""
    person = person_of(request)
    require_some(person, (Action.WRITE, Action.APPROVE, Action.SIGN, Action.STRIKE), Noun.DETERMINATION)
    one = numbered(number)
    found = _of(one, Determination, determination_id)
    handling = _one_of(request, "handling", Handling)
    handle_determination(person, found, handling, _told(request, "reason"))
    return _back(request, one, "determinations", f"desk-handled-{handling.value}")


@require_POST
def countersigned(request: HttpRequest, number: int, determination_id: str) -> HttpResponse:
    """Sign what is determined jointly, or dissent from it, in the name of the guarantor that one speaks for."""
    person = person_of(request)
    require_some(person, (Action.SIGN,), Noun.COUNTERSIGNATURE)
    require(person, Action.SEE, Noun.INCIDENT)
    one = numbered(number)
    found = _of(one, Determination, determination_id)
    # Until the centre signed it, a guarantor does not learn that there is one.
    if found.state != State.SIGNED.value:
        raise NotFound("desk-no-such-record")
    said = Said(**{name: _told(request, name) for name in ("word", "words", "language", "seen")})
    made = countersign(person, found, said)
    return _back(request, one, "determinations", f"desk-countersigned-{made.word}")


@require_POST
def commented(request: HttpRequest, number: int) -> HttpResponse:
    """Remark on one field of a determination or an answer."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.COMMENT)
    one = numbered(number)
    write_comment(person, one, Remark(**{name: _told(request, name) for name in ("about", "field", "colour", "text")}))
    return _back(request, one, "determinations", "desk-case-commented")


@require_POST
def comment_resolved(request: HttpRequest, number: int, comment_id: str) -> HttpResponse:
    """Say that a remark of one's own is answered."""
    person = person_of(request)
    require_some(person, (Action.RESOLVE,), Noun.COMMENT)
    one = numbered(number)
    resolve_comment(person, _of(one, Comment, comment_id))
    return _back(request, one, "determinations", "desk-case-comment-resolved")


@require_POST
def attached(request: HttpRequest, number: int) -> HttpResponse:
    """Take a file of evidence in, for the incident or for one of its reports."""
    person = person_of(request)
    require(person, Action.RECEIVE, Noun.EVIDENCE)
    one = numbered(number)
    file = request.FILES.get("file")
    if file is None:
        raise Refused([problem("D065", Where("", 0, "file"), "")])
    report = _report_of(one, _told(request, "report")) if _told(request, "report") else None
    brought = Brought(file, file.name or "", file.content_type or "", _told(request, "description"))
    attach_evidence(person, one, report, brought)
    return _back(request, one, "evidence", "desk-case-attached")


@require_POST
def struck(request: HttpRequest, number: int) -> HttpResponse:
    """Put a line through a report of this incident."""
    person = person_of(request)
    require(person, Action.STRIKE, Noun.REPORT)
    one = numbered(number)
    strike_report(person, _report_of(one, _told(request, "report")), _told(request, "reason"))
    return _back(request, one, "said", "desk-case-struck")


@require_POST
def tasked(request: HttpRequest, number: int) -> HttpResponse:
    """Add a task in one's own words, or those that the templates have for this act."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.TASK)
    one = numbered(number)
    if request.POST.get("templates"):
        add_tasks_of_act(person, one)
    else:
        add_task(person, one, Wish(**{name: _told(request, name) for name in ("title", "hours", "assigned_to")}))
    return _back(request, one, "tasks", "desk-case-tasked")


@require_POST
def task_handled(request: HttpRequest, number: int, task_id: str) -> HttpResponse:
    """Give a task to somebody, say that it is done, or strike it."""
    person = person_of(request)
    require_some(person, (Action.ASSIGN, Action.RESOLVE, Action.STRIKE), Noun.TASK)
    one = numbered(number)
    acts: dict[str, tuple[Callable[[Person, Task, str], None], str]] = {
        "assign": (assign_task, "assigned_to"),
        "resolve": (resolve_task, "note"),
        "strike": (strike_task, "note"),
    }
    act = request.POST.get("act", "")
    found = _of(one, Task, task_id)
    if act not in acts:
        raise Refused([problem("D060", Where("", 0, "act"), act, known=", ".join(acts))])
    do_it, field = acts[act]
    do_it(person, found, _told(request, field))
    return _back(request, one, "tasks", f"desk-task-{act}-done")


def _told(request: HttpRequest, name: str) -> str:
    return no_longer(name, request.POST.get(name, ""), _LONGEST)


def _one_of(request: HttpRequest, name: str, known: Any) -> Any:
    told = _told(request, name)
    if told not in set(known):
        raise Refused([problem("D060", Where("", 0, name), told, known=", ".join(known))])
    return known(told)


def _of(one: Incident, table: Any, identity: str) -> Any:
    """A record of this incident; one of another is not found."""
    found = table.objects.filter(pk=identity, incident=one).first()
    if found is None:
        raise NotFound("desk-no-such-record")
    return found


def _report_of(one: Incident, report_id: str) -> Report:
    link = one.links.select_related("report").filter(report_id=report_id).first()
    if link is None:
        raise NotFound("desk-no-report-here")
    return link.report


def _back(request: HttpRequest, one: Incident, anchor: str, said: str) -> HttpResponseRedirect:
    messages.success(request, say(said, language_of(request)))
    return HttpResponseRedirect(f"/incidents/{one.number}/#{anchor}")
