"""People and clocks of an incident: where its case stands and may go, what has to be done, by whom and by when."""

from typing import Any

from django.core.cache import cache

from truceline.desk.clocks import Clock
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.problems_told import problems_told
from truceline.desk.policy import Action, Noun
from truceline.desk.tables import Case, Move, Person, Task
from truceline.desk.task_templates import Templates, templates_at_hand
from truceline.errors import Refused
from truceline.finding.determination import Outcome
from truceline.finding.life import FIRST, NEXT, Hindrance, Step, hindrance, is_reopening
from truceline.finding.life import Move as Wanted
from truceline.values.problems import Sentence


def life_told(page: CasePage, *, is_signed: bool) -> dict[str, Any]:
    """Where the case stands, how it came there, and where it may go from here."""
    case: Case | None = getattr(page.one, "case", None)
    here = Step(case.step) if case else FIRST
    outcome = Outcome(case.outcome) if case and case.outcome else None
    moves = Move.objects.filter(incident=page.one).select_related("by") if case and page.sees(Noun.JUDGEMENT) else ()
    return {
        "step": here.value,
        "step_told": page.say(f"desk-step-{here.value}"),
        "outcome": page.say(f"outcome-{outcome.value}") if outcome else "",
        "since": page.ago(case.since) if case else "",
        "line": [
            {"step": step.value, "told": page.say(f"desk-step-{step.value}"), "is_here": step is here} for step in Step
        ],
        "moves": [
            {
                "told": page.say(f"desk-step-{one.step}"),
                "by": one.by.name,
                "on": page.local(one.on),
                "reason": one.reason,
            }
            for one in moves
        ],
        "next": _next(page, here, is_signed=is_signed),
    }


def _next(page: CasePage, here: Step, *, is_signed: bool) -> list[dict[str, Any]]:
    """The steps that may follow; those that cannot be taken now say why."""
    if page.one.is_struck or not page.allowed(Action.MOVE, Noun.INCIDENT):
        return []
    roles = frozenset(role.value for role in page.held)
    told = []
    for step in NEXT[here]:
        why_not = hindrance(Wanted(here, step, roles, "reason", is_signed=is_signed))
        if why_not is Hindrance.OTHER_ROLE:
            continue
        told.append(
            {
                "step": step.value,
                "told": page.say("desk-step-reopen" if is_reopening(here, step) else f"desk-step-{step.value}"),
                "needs_reason": is_reopening(here, step),
                "why_not": page.say(f"desk-case-{why_not.value}") if why_not else "",
            }
        )
    return told


def tasks_told(page: CasePage) -> dict[str, Any]:
    """The tasks with their clocks, open ones first and of these the one that is due next."""
    if not page.sees(Noun.TASK):
        return {"tasks": None}
    problems: list[Sentence] = []
    templates = Templates(())
    try:
        templates = templates_at_hand()
    except Refused as refused:
        problems = problems_told(refused.problems, page.language)
    rows = page.kept(Task.objects.select_related("made_by", "assigned_to", "resolved_by"))
    rows.sort(key=lambda one: (one.is_struck, one.resolved_at is not None, one.due_at is None, one.due_at or one.on))
    may = {name: page.allowed(action, Noun.TASK) for name, action in _ACTIONS.items()}
    here = {one.template for one in rows if not one.is_struck}
    return {
        "tasks": [_task(page, one, templates) for one in rows],
        "done": sum(one.resolved_at is not None for one in rows),
        "wanted": sum(not one.is_struck for one in rows),
        "may_task": may,
        "template_problems": problems,
        "templates_waiting": sum(one.code not in here for one in templates.for_act(page.one.act)),
        "colleagues": _colleagues() if may["assign"] and rows else [],
    }


_COLLEAGUES = "desk-colleagues"
_ACTIONS = {"write": Action.WRITE, "assign": Action.ASSIGN, "resolve": Action.RESOLVE, "strike": Action.STRIKE}


def _task(page: CasePage, one: Task, templates: Templates) -> dict[str, Any]:
    title = templates.titled(one.template) if one.template else None
    return {
        "task_id": one.pk,
        "title": getattr(title, page.language) if title else one.title,
        "clock": page.clock(Clock(one.due_at, one.resolved_at)) if one.due_at and not one.is_struck else None,
        "assigned_to": one.assigned_to.name if one.assigned_to else "",
        "assigned_pseudonym": one.assigned_to.pseudonym if one.assigned_to else "",
        "is_open": one.resolved_at is None and not one.is_struck,
        "is_struck": one.is_struck,
        "resolved": page.local(one.resolved_at) if one.resolved_at else "",
        "resolved_by": one.resolved_by.name if one.resolved_by else "",
        "note": one.note,
    }


def _colleagues() -> list[tuple[str, str]]:
    """Who may be given a task: everybody with an open account who works on cases."""
    kept: list[tuple[str, str]] | None = cache.get(_COLLEAGUES)
    if kept is not None:
        return kept
    staff = {"duty_officer", "analyst", "verifier", "liaison_officer", "head_of_centre", "field_monitor"}
    people = Person.objects.filter(is_active=True).order_by("name").only("pseudonym", "name", "roles")
    found = [(one.pseudonym, one.name) for one in people if staff & set(one.roles)]
    # Whoever joined a moment ago may be missing for half a minute; who left is refused by the action.
    cache.set(_COLLEAGUES, found, timeout=30)
    return found
