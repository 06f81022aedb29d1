"""Signing what is determined jointly, or dissenting from it: each guarantor itself, once, under its own account."""

import re
from dataclasses import dataclass
from typing import Any

from truceline.desk.actions.asking import relation_to_side, require
from truceline.desk.actions.asking_word import note_word
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun, State
from truceline.desk.recording import read, recorded, spelt
from truceline.desk.tables import Countersignature, Determination, Person
from truceline.errors import Conflict, NotAllowed, Refused, Where, problem
from truceline.finding.approving import Progress
from truceline.finding.countersigning import Bar, Joint, Sheet, Word, bar_to, joint
from truceline.values.identity import new_identity

_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Said:
    """What a form says: signs or dissents, in which words, and the digest of what it was shown."""

    word: str
    words: str
    language: str
    seen: str


def countersign(person: Person, determination: Determination, said: Said) -> Countersignature:
    """Put a guarantor's name, or its dissent, under a joint determination.

    1. Nobody signs for a guarantor but its own representative; the centre takes no signature down.
    2. It signs what it was shown: where the digest is another by now, or the determination does not stand, it is refused.
    3. The signature and the determination, which says who signed and who dissents, are recorded in one transaction.
    4. What asked for it waits no more.
    """
    require(
        person, Action.SIGN, Noun.COUNTERSIGNATURE, relation_to_side(person, person.speaks_for), State.SIGNED
    )  # (1)
    word = _checked(said)
    with recorded(person.pseudonym) as entries:
        standing = Determination.objects.select_for_update().get(pk=determination.pk)
        kept, sheet = read(standing.content), sheet_of(standing)
        bar = bar_to(sheet, person.speaks_for, word)
        if bar is Bar.NOT_ASKED:
            raise NotAllowed("desk-countersign-not_asked")
        if bar is not None:  # (2)
            raise Conflict(f"desk-countersign-{bar.value}")
        if said.seen != kept["signed_over_sha256"]:
            raise Conflict("desk-countersign-other-seal")
        made = Countersignature(
            countersignature_id=new_identity(),
            determination=standing,
            incident_id=standing.incident_id,
            side=person.speaks_for,
            word=word.value,
            by=person,
            on=now(),
        )
        made.content = spelt(_content(made, said))
        made.save(force_insert=True)
        stands = joint(sheet.asked, [*sheet.said, (made.side, word)])
        standing.is_awaited = not stands.is_complete
        standing.content = spelt({**kept, "signed_by": list(stands.signed), "dissent_by": list(stands.dissent)})
        standing.save(update_fields=["is_awaited", "content"])
        entries.record("countersignature", made.pk, made.content)  # (3)
        entries.record("determination", standing.pk, standing.content)
        note_word(entries, made)  # (4)
    return made


def sheet_of(standing: Determination) -> Sheet:
    """A determination as far as it can be signed, from what it says of itself."""
    kept = read(standing.content)
    said = [(code, Word.SIGNS) for code in kept.get("signed_by", ())]
    said += [(code, Word.DISSENTS) for code in kept.get("dissent_by", ())]
    is_standing = standing.state == Progress.SIGNED.value and not standing.is_superseded
    asked, silent = tuple(kept.get("asked", ())), tuple(kept.get("silent", ()))
    return Sheet(asked, tuple(said), is_standing, standing.is_changed_since, silent)


def stands_of(one: Determination) -> Joint | None:
    """How a determination stands that was put to guarantors; None for any other."""
    sheet = sheet_of(one)
    return joint(sheet.asked, sheet.said, sheet.silent) if sheet.asked else None


def _content(made: Countersignature, said: Said) -> dict[str, Any]:
    return {
        "determination": made.determination_id,
        "incident": made.incident_id,
        "side": made.side,
        "word": made.word,
        "words": said.words.strip() or None,
        "language": (said.language.strip() or None) if said.words.strip() else None,
        "signed_over_sha256": said.seen,
        "by": made.by.pseudonym,
        "on": made.on,
    }


def _checked(said: Said) -> Word:
    """What is said, or every problem of it: dissent without words tells nobody anything."""
    wrong = []
    if said.word not in set(Word):
        wrong.append(problem("D332", Where("", 0, "word"), said.word, words=", ".join(Word)))
    has_words = bool(said.words.strip())
    if said.word == Word.DISSENTS and not has_words:
        wrong.append(problem("D333", Where("", 0, "words"), ""))
    if has_words and not _LANGUAGE.fullmatch(said.language.strip()):
        wrong.append(problem("D334", Where("", 0, "language"), said.language))
    if wrong:
        raise Refused(wrong)
    return Word(said.word)
