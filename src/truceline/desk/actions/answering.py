"""Answering the four questions: did it happen, which clause, by whom, and was it accident, intent or exempt."""

from dataclasses import dataclass
from enum import StrEnum

from truceline.agreement.provision import Standard
from truceline.desk.actions.asking import require
from truceline.desk.actions.sealing import mark_changed
from truceline.desk.actions.sent_again import sent_again
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import recorded, spelt
from truceline.desk.tables import Assessment, Incident, Person
from truceline.errors import Problem, Refused, Where, problem
from truceline.values.identity import new_identity


class Question(StrEnum):
    """The four questions, kept apart; each has its own standard of proof, reasons and author."""

    HAPPENED = "happened"
    CLAUSE = "clause"
    ACTOR = "actor"
    EXEMPT = "exempt"


class Reply(StrEnum):
    """Three answers, never two."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"


# What a "yes" to the fourth question may name, beside the exemptions of the agreement.
CAUSES = ("accident", "intent", "exempt")
# Questions to which a "yes" names something: which clause, whom, which of the three.
_NAMES = (Question.CLAUSE, Question.ACTOR, Question.EXEMPT)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as a form has it, not checked yet."""

    question: str
    answer: str
    about: str
    standard: str
    reasons: str


def answer_question(person: Person, incident: Incident, given: Answer) -> Assessment:
    """Record an answer; a former answer of anybody to the same question stays, superseded. A form that comes again is no other answer.

    Raises:
        Refused: every problem of the form.
    """
    require(person, Action.WRITE, Noun.ASSESSMENT)
    if problems := _problems(given):
        raise Refused(problems)
    content = spelt(
        {
            "incident": incident.pk,
            "question": given.question,
            "answer": given.answer,
            "about": given.about or None,
            "standard": given.standard,
            "reasons": given.reasons,
            "by": person.pseudonym,
        }
    )
    with recorded(person.pseudonym) as entries:
        if again := sent_again(Assessment.objects.filter(incident=incident, question=given.question), content, person):
            return again
        made = Assessment.objects.create(
            assessment_id=new_identity(),
            incident=incident,
            question=given.question,
            answer=given.answer,
            by=person,
            on=now(),
            content=content,
        )
        entries.record("assessment", made.pk, content)
        mark_changed(entries, [incident.pk])
    return made


def _problems(given: Answer) -> list[Problem]:
    found = []
    if given.question not in set(Question):
        found.append(problem("D060", Where("", 0, "question"), given.question, known=", ".join(Question)))
    if given.answer not in set(Reply):
        found.append(problem("D060", Where("", 0, "answer"), given.answer, known=", ".join(Reply)))
    if given.standard not in set(Standard):
        found.append(problem("F012", Where("", 0, "standard"), given.standard, standards=", ".join(Standard)))
    if not given.reasons:
        found.append(problem("F015", Where("", 0, "reasons"), ""))
    if given.answer == Reply.YES and given.question in _NAMES and not given.about:
        found.append(problem("D061", Where("", 0, "about"), ""))
    provisions = {one.code for one in charter_at_hand().agreement.provisions}
    if given.question == Question.CLAUSE and given.about and given.about not in provisions:
        found.append(problem("F009", Where("", 0, "about"), given.about, provisions=", ".join(sorted(provisions))))
    if given.question == Question.EXEMPT and given.about and given.about not in CAUSES:
        found.append(problem("D060", Where("", 0, "about"), given.about, known=", ".join(CAUSES)))
    return found
