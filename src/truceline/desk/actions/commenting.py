"""Reviewers' comments on single fields: green, amber, red. One unresolved red blocks approval; resolved ones stay."""

from dataclasses import dataclass

from truceline.desk.actions.asking import relation_to, require
from truceline.desk.actions.sent_again import sent_again
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import read, recorded, spelt
from truceline.desk.tables import Assessment, Comment, Determination, Incident, Person
from truceline.errors import Conflict, NotFound, Problem, Refused, Where, problem
from truceline.finding.approving import Colour
from truceline.values.identity import new_identity

FIELDS = {
    "determination": ("provision", "outcome", "standard", "reasons"),
    "assessment": ("answer", "about", "standard", "reasons"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment as a form has it, not checked yet."""

    about: str
    field: str
    colour: str
    text: str


def write_comment(person: Person, incident: Incident, remark: Remark) -> Comment:
    """Comment on one field of a determination or an answer of this incident; a form that comes again is the comment that was made."""
    require(person, Action.WRITE, Noun.COMMENT)
    kind = _kind_of(incident, remark.about)
    if problems := _problems(kind, remark):
        raise Refused(problems)
    content = spelt(
        {
            "incident": incident.pk,
            kind: remark.about,
            "field": remark.field,
            "colour": remark.colour,
            "text": remark.text,
            "by": person.pseudonym,
        }
    )
    with recorded(person.pseudonym) as entries:
        if again := sent_again(Comment.objects.filter(incident=incident, by=person), content, person):
            return again
        made = Comment.objects.create(
            comment_id=new_identity(),
            incident=incident,
            about=remark.about,
            field=remark.field,
            colour=remark.colour,
            text=remark.text,
            by=person,
            on=now(),
            content=content,
        )
        entries.record("comment", made.pk, content)
    return made


def resolve_comment(person: Person, comment: Comment) -> None:
    """Say that a comment of one's own is answered; it stays, and blocks nothing any more."""
    require(person, Action.RESOLVE, Noun.COMMENT, relation_to(person, comment.by))
    with recorded(person.pseudonym) as entries:
        standing = Comment.objects.get(pk=comment.pk)
        if standing.resolved_at is not None:
            raise Conflict("desk-comment-resolved-already")
        standing.resolved_at = now()
        standing.content = spelt({**read(standing.content), "resolved_at": standing.resolved_at})
        standing.save()
        entries.record("comment", standing.pk, standing.content)


def _kind_of(incident: Incident, about: str) -> str:
    if Determination.objects.filter(pk=about, incident=incident).exists():
        return "determination"
    if Assessment.objects.filter(pk=about, incident=incident).exists():
        return "assessment"
    raise NotFound("desk-nothing-to-comment")


def _problems(kind: str, remark: Remark) -> list[Problem]:
    found = []
    if remark.field not in FIELDS[kind]:
        found.append(problem("D060", Where("", 0, "field"), remark.field, known=", ".join(FIELDS[kind])))
    if remark.colour not in set(Colour):
        found.append(problem("D060", Where("", 0, "colour"), remark.colour, known=", ".join(Colour)))
    if not remark.text and remark.colour != Colour.GREEN:
        found.append(problem("D062", Where("", 0, "text"), ""))
    return found
