"""Taking down what a guarantor or party holds of an incident, in its own words; and sharing it with all guarantors."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from truceline.agreement.charter import Charter
from truceline.agreement.model import Role as Standing
from truceline.contact.position import Stance as Held
from truceline.desk.actions.asking import relation_to_side, require
from truceline.desk.actions.sent_again import sent_again
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import Entries, read, recorded, spelt
from truceline.desk.tables import Claim, Determination, Incident, Person, Stance
from truceline.errors import Conflict, Problem, Refused, Where, problem
from truceline.finding.approving import Progress
from truceline.values.identity import new_identity
from truceline.values.instant import read_moment

# A stance on the incident as a whole, on a provision, or on a determination, as a form says it.
PROVISION, DETERMINATION = "provision:", "determination:"


@dataclass(frozen=True, slots=True)
class Word:
    """What a form says of a stance, not checked yet."""

    holder: str
    stance: str
    about: str
    taken_at: str
    instrument: str
    quotation: str
    language: str
    group: str = ""
    evidence: str = ""
    is_shared: bool = False
    # The contact in whose portal page the side wrote it itself; empty: somebody else took it down.
    contact: str = ""


def holders(charter: Charter) -> list[str]:
    """Whose stances stand side by side: the guarantors, then the parties."""
    parties = charter.agreement.parties
    guarantors = [party.code for party in parties if Standing.GUARANTOR in party.roles]
    return guarantors + [p.code for p in parties if Standing.PARTY in p.roles and p.code not in guarantors]


def take_stance(person: Person, incident: Incident, word: Word) -> Stance:
    """Take one stance down: whose, on what, said where and when, in its own words.

    Whoever speaks for a guarantor writes its stances; a liaison officer takes down anybody's.
    """
    require(person, Action.WRITE, Noun.STANCE, relation_to_side(person, word.holder))
    if incident.is_struck:
        raise Conflict("desk-struck")
    return write_stance(person, incident, word)


def write_stance(person: Person, incident: Incident, word: Word, known: Collection[Held] = tuple(Held)) -> Stance:
    """Write what a side holds, for whoever was let; `known`: what may be held here.

    1. What was said stands as it was said: nothing is averaged, a later word supersedes and deletes nothing.
    2. A form that comes again is the stance that was written.
    3. That the target was an excluded group is a claim too: it is put before those who rule, and clears nothing.
    """
    told = _checked(incident, word, charter_at_hand(), known)
    is_claim = told["stance"] == Held.CLAIMS_EXCLUSION
    with recorded(person.pseudonym) as entries:  # (1)
        made = Stance(
            stance_id=new_identity(),
            incident=incident,
            holder=word.holder,
            stance=told["stance"],
            provision=told["provision"] or "",
            determination=told["determination"],
            taken_at=told["taken_at"],
            is_shared=word.is_shared or is_claim,
            by=person,
            on=now(),
        )
        made.content = spelt(
            _content(made)
            | {name: told[name] or None for name in ("quotation", "instrument", "language")}
            | ({"contact": word.contact} if word.contact else {})
        )
        again = sent_again(Stance.objects.filter(incident=incident, holder=word.holder), made.content, person)
        if again and not (is_claim and _claims(again) != (word.group, _evidence_of(word))):  # (2)
            return again
        made.save(force_insert=True)
        entries.record("stance", made.pk, made.content)
        if is_claim:
            _write_claim(entries, made, word)  # (3)
    return made


def share_stance(person: Person, stance: Stance) -> None:
    """Let all guarantors see a stance. It cannot be taken back: what was seen was seen."""
    require(person, Action.SHARE, Noun.STANCE, relation_to_side(person, stance.holder))
    with recorded(person.pseudonym) as entries:
        standing = Stance.objects.select_for_update().get(pk=stance.pk)
        if standing.is_shared:
            raise Conflict("desk-stance-shared-already")
        standing.is_shared = True
        standing.content = spelt(read(standing.content) | {"is_shared": True})
        standing.save()
        entries.record("stance", standing.pk, standing.content)


def _content(made: Stance) -> dict[str, Any]:
    return {
        "incident": made.incident_id,
        "holder": made.holder,
        "stance": made.stance,
        "provision": made.provision or None,
        "determination": made.determination_id,
        "taken_at": made.taken_at,
        "is_shared": made.is_shared,
        "by": made.by.pseudonym,
    }


def _write_claim(entries: Entries, made: Stance, word: Word) -> None:
    claim = Claim(
        claim_id=new_identity(),
        stance=made,
        incident_id=made.incident_id,
        provision=made.provision,
        claimed_by=made.holder,
        group=word.group,
        made_at=made.taken_at,
    )
    claim.content = spelt(
        {
            "incident": claim.incident_id,
            "stance": made.pk,
            "provision": claim.provision,
            "claimed_by": claim.claimed_by,
            "group": claim.group,
            "made_at": claim.made_at,
            "evidence": _evidence_of(word),
            "standing": None,
        }
    )
    claim.save(force_insert=True)
    entries.record("claim", claim.pk, claim.content)


def _evidence_of(word: Word) -> list[str]:
    return [line.strip() for line in word.evidence.splitlines() if line.strip()]


def _claims(stance: Stance) -> tuple[str, list[str]] | None:
    """Of which group a stance claims that the target was, and with what evidence."""
    claim = Claim.objects.filter(stance=stance).first()
    return (claim.group, read(claim.content)["evidence"]) if claim else None


def _checked(incident: Incident, word: Word, charter: Charter, may_hold: Collection[Held]) -> dict[str, Any]:
    """What a form says, read; every problem of it at once."""
    wrong: list[Problem] = []
    known = holders(charter)
    if word.holder not in known:
        wrong.append(problem("D190", Where("", 0, "holder"), word.holder, known=", ".join(known)))
    stance = word.stance if word.stance in set(may_hold) else ""
    if not stance:
        wrong.append(problem("D191", Where("", 0, "stance"), word.stance[:40], known=", ".join(may_hold)))
    provision, determination, problems = _about(incident, word, charter)
    wrong += problems
    taken_at = _moment(word.taken_at, charter)
    if taken_at is None or taken_at > now():
        wrong.append(problem("D193", Where("", 0, "taken_at"), word.taken_at))
    if not word.instrument.strip():
        wrong.append(problem("D194", Where("", 0, "instrument"), ""))
    if stance != Held.SILENT and not (word.quotation.strip() and word.language.strip()):
        wrong.append(problem("D195", Where("", 0, "quotation"), word.quotation))
    if stance == Held.CLAIMS_EXCLUSION:
        groups = sorted({one.code for one in charter.agreement.excluded})
        if word.group not in groups:
            wrong.append(problem("D196", Where("", 0, "group"), word.group, known=", ".join(groups)))
        if not provision or not word.evidence.strip():
            wrong.append(problem("D197", Where("", 0, "evidence"), word.evidence))
    if wrong:
        raise Refused(wrong)
    return {
        "stance": stance,
        "provision": provision,
        "determination": determination,
        "taken_at": taken_at,
        "quotation": word.quotation.strip(),
        "instrument": word.instrument.strip(),
        "language": word.language.strip(),
    }


def _about(incident: Incident, word: Word, charter: Charter) -> tuple[str | None, Determination | None, list[Problem]]:
    """What a stance is about: nothing said is the incident as a whole."""
    if not word.about:
        return None, None, []
    if word.about.startswith(PROVISION):
        code = word.about.removeprefix(PROVISION)
        if code in {one.code for one in charter.agreement.provisions}:
            return code, None, []
    elif word.about.startswith(DETERMINATION):
        named = word.about.removeprefix(DETERMINATION)
        signed = Determination.objects.filter(incident=incident, state=Progress.SIGNED.value, pk=named).first()
        if signed is not None:
            return signed.provision or None, signed, []
    return None, None, [problem("D192", Where("", 0, "about"), word.about)]


def _moment(text: str, charter: Charter) -> datetime | None:
    try:
        return read_moment(text.strip().replace(" ", "T", 1), charter.zone_info)
    except ValueError:
        return None
