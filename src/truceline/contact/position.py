"""Positions: what each guarantor and party holds of an incident, side by side and never averaged.

A position is quoted, dated and sourced. Who has said nothing is silent, which is neither yes nor no.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stance(StrEnum):
    """What is held; several may be held of one incident, of different provisions or of different points."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    DISPUTES_PLACE = "disputes_place"
    DISPUTES_TIME = "disputes_time"
    DISPUTES_NUMBER = "disputes_number"
    DISPUTES_TARGET = "disputes_target"
    CLAIMS_EXCLUSION = "claims_exclusion"  # the target was outside the ceasefire; somebody has to rule on it
    CLAIMS_RETALIATION = "claims_retaliation"
    SILENT = "silent"


# Stances that answer the same question: of these the latest stands. Disputes of single points stand beside each other.
_WHETHER = (Stance.AFFIRMS, Stance.DENIES, Stance.SILENT)


@dataclass(frozen=True, slots=True)
class Position:
    """One stance of one holder, in its own words: where it was said (the instrument), when, in which language."""

    position_id: str
    holder: str
    incident_id: str
    stance: Stance
    taken_at: datetime
    instrument: str
    quotation: str = ""
    language: str = ""
    provision: str | None = None
    determination_id: str | None = None  # where it is about what the centre determined


@dataclass(frozen=True, slots=True)
class Held:
    """What one holder holds now of an incident or of one provision: nothing but silence where it said nothing."""

    holder: str
    stands: tuple[Position, ...]
    superseded: tuple[Position, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether it has said nothing, or that it says nothing."""
        return all(position.stance is Stance.SILENT for position in self.stands)


def side_by_side(positions: Iterable[Position], holders: Sequence[str]) -> list[Held]:
    """Set out what each holder holds, in the order given, one entry each; whoever is none of them is left out.

    On one question the latest word stands and the earlier ones stay as superseded. A withdrawal of a dispute is an
    affirmation made after it: it supersedes the disputes of single points too.
    """
    told = sorted(positions, key=lambda one: (one.taken_at, one.position_id))
    return [_held(holder, [one for one in told if one.holder == holder]) for holder in holders]


def _held(holder: str, told: Sequence[Position]) -> Held:
    stands: dict[tuple[tuple[str | None, str | None], str], Position] = {}
    for one in told:
        about = (one.provision, one.determination_id)
        if one.stance is Stance.AFFIRMS:
            stands = {key: other for key, other in stands.items() if key[0] != about}
        question = "whether" if one.stance in _WHETHER else one.stance.value
        stands[about, question] = one
    kept = {id(one) for one in stands.values()}
    return Held(holder, tuple(stands.values()), tuple(one for one in told if id(one) not in kept))


def agree(held: Iterable[Held]) -> bool | None:
    """Whether all who spoke affirm: True; whether anybody denies or disputes: False; where nobody spoke: None.

    The silent are not counted as agreeing; that they were silent is for the sentence beside it to say.
    """
    spoken = [one for one in held if not one.is_silent]
    if not spoken:
        return None
    return all(
        position.stance is Stance.AFFIRMS
        for one in spoken
        for position in one.stands
        if position.stance is not Stance.SILENT
    )


class Manner(StrEnum):
    """How guarantors stand to a determination of the centre."""

    JOINTLY = "jointly"  # all of them joined it
    INDIVIDUALLY = "individually"  # some joined it, others have not spoken
    DISSENT = "dissent"  # somebody denies it or disputes a point of it
    NOBODY = "nobody"  # nobody has spoken on it


@dataclass(frozen=True, slots=True)
class Support:
    """Who joined a determination, who dissents from it, and who has not spoken: each guarantor once."""

    joined: tuple[str, ...]
    dissent: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def manner(self) -> Manner:
        """How it was determined. Silence is not joining, and dissent stands beside what it dissents from."""
        if self.dissent:
            return Manner.DISSENT
        if not self.joined:
            return Manner.NOBODY
        return Manner.INDIVIDUALLY if self.silent else Manner.JOINTLY


def support(positions: Iterable[Position], determination_id: str, guarantors: Sequence[str]) -> Support:
    """Say how each guarantor stands to one determination, by what it said of that very one."""
    told = [one for one in positions if one.determination_id == determination_id]
    held = side_by_side(told, guarantors)
    joined = [one.holder for one in held if not one.is_silent and agree([one])]
    dissent = [one.holder for one in held if not one.is_silent and not agree([one])]
    return Support(tuple(joined), tuple(dissent), tuple(one.holder for one in held if one.is_silent))
