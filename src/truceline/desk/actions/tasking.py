"""Tasks: what has to be done about an incident, from a template or in one's own words; assigned, resolved, struck."""

from dataclasses import dataclass
from datetime import timedelta

from truceline.desk.actions.asking import require
from truceline.desk.actions.sent_again import sent_again
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import Entries, recorded, spelt
from truceline.desk.tables import Incident, Person, Task
from truceline.desk.task_templates import Template, templates_at_hand
from truceline.errors import Conflict, Problem, Refused, Where, problem
from truceline.values.identity import new_identity

_LONGEST_H = 24 * 366


@dataclass(frozen=True, slots=True)
class Wish:
    """A task as a form has it, not checked yet."""

    title: str
    hours: str
    assigned_to: str


def add_task(person: Person, incident: Incident, wish: Wish) -> Task:
    """Add one task in one's own words; hours left out: without a clock. A form that comes again is the task that was added."""
    require(person, Action.WRITE, Noun.TASK)
    found: list[Problem] = []
    if not wish.title:
        found.append(problem("D066", Where("", 0, "title"), ""))
    hours = _hours(wish.hours)
    if wish.hours and hours is None:
        found.append(problem("D067", Where("", 0, "hours"), wish.hours, most=_LONGEST_H))
    to = _colleague(wish.assigned_to)
    if wish.assigned_to and to is None:
        found.append(problem("D068", Where("", 0, "assigned_to"), wish.assigned_to))
    if found:
        raise Refused(found)
    at = now()
    task = Task(title=wish.title, due_at=at + timedelta(hours=hours) if hours else None, assigned_to=to)
    task.incident = incident
    with recorded(person.pseudonym) as entries:
        if again := sent_again(Task.objects.filter(incident=incident, made_by=person), _told(task), person):
            return again
        _make(entries, person, incident, task)
    return task


def add_tasks_of_act(person: Person, incident: Incident) -> int:
    """Add the tasks that the templates have for the act of this incident; those that are there already are not added twice."""
    require(person, Action.WRITE, Noun.TASK)
    templates = templates_at_hand()
    with recorded(person.pseudonym) as entries:
        here = set(Task.objects.filter(incident=incident, is_struck=False).values_list("template", flat=True))
        fresh: list[Template] = [one for one in templates.for_act(incident.act) if one.code not in here]
        at = now()
        for one in fresh:
            due = at + timedelta(hours=one.due_hours) if one.due_hours else None
            _make(entries, person, incident, Task(template=one.code, title=one.title.en, due_at=due))
    return len(fresh)


def assign_task(person: Person, task: Task, assigned_to: str) -> None:
    """Give a task to somebody by pseudonym, or put it back with an empty one."""
    require(person, Action.ASSIGN, Noun.TASK)
    to = _colleague(assigned_to)
    if assigned_to and to is None:
        raise Refused([problem("D068", Where("", 0, "assigned_to"), assigned_to)])
    with recorded(person.pseudonym) as entries:
        standing = _open(task)
        standing.assigned_to = to
        _keep(entries, standing)


def resolve_task(person: Person, task: Task, note: str) -> None:
    """Say that a task is done, with what came of it; its clock stops."""
    require(person, Action.RESOLVE, Noun.TASK)
    if not note.strip():
        raise Refused([problem("D069", Where("", 0, "note"), "")])
    with recorded(person.pseudonym) as entries:
        standing = _open(task)
        standing.resolved_by, standing.resolved_at, standing.note = person, now(), note.strip()
        _keep(entries, standing)


def strike_task(person: Person, task: Task, reason: str) -> None:
    """Put a line through a task that is not to be done after all; it stays, with the reason."""
    require(person, Action.STRIKE, Noun.TASK)
    if not reason.strip():
        raise Refused([problem("D063", Where("", 0, "reason"), "")])
    with recorded(person.pseudonym) as entries:
        standing = _open(task)
        standing.is_struck, standing.note = True, reason.strip()
        _keep(entries, standing)


def _open(task: Task) -> Task:
    standing = Task.objects.select_related("incident", "made_by", "assigned_to").get(pk=task.pk)
    if standing.resolved_at is not None or standing.is_struck:
        raise Conflict("desk-task-closed-already")
    return standing


def _make(entries: Entries, person: Person, incident: Incident, task: Task) -> None:
    task.task_id, task.incident, task.made_by, task.on = new_identity(), incident, person, now()
    _keep(entries, task)


def _keep(entries: Entries, task: Task) -> None:
    task.content = _told(task)
    task.save()
    entries.record("task", task.pk, task.content)


def _told(task: Task) -> str:
    return spelt(
        {
            "incident": task.incident_id,
            "template": task.template or None,
            "title": task.title,
            "due_at": task.due_at,
            "assigned_to": task.assigned_to.pseudonym if task.assigned_to else None,
            "resolved_by": task.resolved_by.pseudonym if task.resolved_by else None,
            "resolved_at": task.resolved_at,
            "note": task.note or None,
            "is_struck": task.is_struck or None,
        }
    )


def _hours(told: str) -> float | None:
    try:
        hours = float(told)
    except ValueError:
        return None
    if "_" in told:  # Python reads 1_0 as ten; a person does not write it
        return None
    return hours if 0 < hours <= _LONGEST_H else None


def _colleague(pseudonym: str) -> Person | None:
    return Person.objects.filter(pseudonym=pseudonym, is_active=True).first() if pseudonym else None
