"""Determined jointly: who is asked to sign beside the centre, who signed, who dissents, and who is waited for.

Each guarantor signs or dissents for itself, once; silence is no signature, and nobody's word stands for another's. Pure.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from truceline.agreement.charter import Charter
from truceline.agreement.model import Role
from truceline.values.language import Language, say

# Where the agreement gives no time: a day for the telegram, a day for the capital, a day for its answer.
WITHIN = timedelta(hours=72)
# Where the agreement does not say when whoever has not spoken is reminded: once this part of the time is left.
_REMINDED_AT = 3


class Manner(StrEnum):
    """Whether the centre determines by itself, or asks guarantors to sign beside it."""

    INDIVIDUAL = "individual"
    JOINT = "joint"


class Word(StrEnum):
    """What a guarantor says of a joint determination."""

    SIGNS = "signs"
    DISSENTS = "dissents"


class Bar(StrEnum):
    """Why somebody cannot sign, or dissent, now."""

    NOT_JOINT = "not_joint"
    NOT_ASKED = "not_asked"
    NOT_STANDING = "not_standing"
    SAID_ALREADY = "said_already"
    CHANGED_SINCE = "changed_since"


@dataclass(frozen=True, slots=True)
class Joint:
    """Who signed, who dissents and who has done neither, each in the order in which they were asked."""

    signed: tuple[str, ...]
    dissent: tuple[str, ...]
    missing: tuple[str, ...]
    # Those of the missing whose time ran out without a word.
    silent: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether all who were asked have signed or dissented."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Sheet:
    """A determination as far as it can be signed: whom it asks, what they said, and whether it stands as it was put."""

    asked: tuple[str, ...]
    said: tuple[tuple[str, Word], ...] = ()
    is_standing: bool = True
    is_changed_since: bool = False
    silent: tuple[str, ...] = ()


def asked_of(charter: Charter, provision: str, may_lie_in: Collection[str]) -> tuple[str, ...]:
    """Who is asked to sign a joint determination, in the order of the agreement.

    1. Those whom the agreement names.
    2. Else every guarantor of a zone in question: of the provision's zones those in which the incident may lie; none of
       them, all of the provision's; a provision without zones, all in which it may lie; no zone at all, all guarantors.

    A zone that names no guarantor has all of them. Asked too many rather than too few: who is left out cannot sign.
    """
    rule = charter.agreement.joint_determinations
    if rule is not None:  # (1)
        return tuple(party.code for party in charter.agreement.parties if party.code in rule.signed_by)
    its = next((tuple(one.zones) for one in charter.agreement.provisions if one.code == provision), ())
    both = [code for code in its if code in may_lie_in]
    zones = {
        code: zone for code in (both or its or may_lie_in) for zone in charter.agreement.zones if zone.code == code
    }
    return tuple(  # (2)
        party.code
        for party in charter.agreement.parties
        if Role.GUARANTOR in party.roles
        and (not zones or any(not zone.guarantors or party.code in zone.guarantors for zone in zones.values()))
    )


def sign_by(charter: Charter, put_at: datetime) -> datetime:
    """By when they are to sign or dissent: the agreement's time, else the centre's own."""
    rule = charter.agreement.joint_determinations
    hours = rule.within_hours if rule is not None else None
    return put_at + (timedelta(hours=hours) if hours is not None else WITHIN)


def remind_before(charter: Charter, within: timedelta) -> timedelta:
    """How long before the end whoever has not spoken is reminded: as the agreement says, else once a third of the time is left."""
    rule = charter.agreement.joint_determinations
    if rule is not None and rule.remind_hours is not None:
        return timedelta(hours=rule.remind_hours)
    return within / _REMINDED_AT


def joint(asked: Sequence[str], said: Iterable[tuple[str, Word]], silent: Collection[str] = ()) -> Joint:
    """Set out how a joint determination stands; the word of whoever was not asked counts for nobody.

    Whoever was silent when its time ran out and speaks after all is silent no more: its word is worth more.
    """
    words = dict(said)
    return Joint(
        tuple(code for code in asked if words.get(code) is Word.SIGNS),
        tuple(code for code in asked if words.get(code) is Word.DISSENTS),
        tuple(code for code in asked if code not in words),
        tuple(code for code in asked if code not in words and code in silent),
    )


def told(stands: Joint, named: Callable[[str], str], language: Language) -> str:
    """How it stands in one sentence: joint, signed by whom, dissent of whom, not signed yet by whom, who let the time run out."""
    comma, parts = say("finding-joint-comma", language), []
    waited = tuple(code for code in stands.missing if code not in stands.silent)
    told_of = (("signed", stands.signed), ("dissent", stands.dissent), ("missing", waited), ("silent", stands.silent))
    for name, codes in told_of:
        if codes:
            who = comma.join(f"\u2068{named(code)}\u2069" for code in codes)
            parts.append(say(f"finding-joint-{name}", language, isolating=False, who=who))
    return say("finding-joint", language, isolating=False, parts=say("finding-joint-and", language).join(parts))


def bar_to(sheet: Sheet, side: str, word: Word) -> Bar | None:
    """Why this side cannot say this now; None where it can.

    1. The determination is joint, and asks this side.
    2. It stands: it is signed by the centre, and neither struck nor superseded.
    3. The side has not signed or dissented before; who holds otherwise later takes a stance, or it is determined anew.
    4. What the centre signed over has not changed: nobody puts a name to what does not hold. Dissent is free at any time.
    """
    if not sheet.asked:  # (1)
        return Bar.NOT_JOINT
    if side not in sheet.asked:
        return Bar.NOT_ASKED
    if not sheet.is_standing:  # (2)
        return Bar.NOT_STANDING
    if side in dict(sheet.said):  # (3)
        return Bar.SAID_ALREADY
    if word is Word.SIGNS and sheet.is_changed_since:  # (4)
        return Bar.CHANGED_SINCE
    return None
