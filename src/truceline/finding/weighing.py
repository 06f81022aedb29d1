"""Whether the sources of an incident reach a standard of proof.

This asks one question only: did it happen? By whom, and whether it was exempt, have their own standards. What is
counted are origins (relays and repetitions count once), the families they belong to, and witnesses: origins that
saw or recorded it themselves.

    standard of proof             what the sources must show
    reasonable suspicion          one origin
    reasonable grounds to believe two origins; or the centre's own monitors or devices saw or recorded it
    balance of probabilities      two origins of two families; or own monitors or devices and another origin
    clear and convincing          two origins of two families, one of which saw or recorded it
    beyond reasonable doubt       as clear and convincing; whether doubt remains is for persons to say

The names and their order are those of fact-finding practice (S. Wilkinson, Standards of Proof in International
Humanitarian and Human Rights Fact-Finding and Inquiry Missions, Geneva Academy; OHCHR, Commissions of Inquiry and
Fact-Finding Missions: Guidance and Practice, 2015). The numbers of sources are ours: the Admiralty scale asks of "confirmed" that
independent sources agree, and sources of one family are seldom independent. What reaches a standard reaches every
weaker one.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from truceline.agreement.provision import Standard
from truceline.errors import Refused, Where, problem
from truceline.finding.answers import CANDIDATE, CANNOT_TELL, NO, Ranks
from truceline.finding.columns import Text, numbers
from truceline.values.table import Column, Declaration
from truceline.values.taxonomy import Family

_TEXT, _WHOLE = pa.string(), pa.int64()

ANSWERS = ("reached", "not_reached", "cannot_tell")
# Each is also a sentence `weight-<code>` in finding.ftl: what reached the standard, or what is missing.
REASONS = (
    "one_source",
    "two_sources",
    "own_witness",
    "own_witness_and_another",
    "two_families",
    "two_families_and_witness",
    "second_source_missing",
    "second_family_missing",
    "witness_missing",
    "witness_unknown",
    "left_to_persons",
)
WEIGHTS = Declaration(
    "weights",
    (
        Column("incident_id", _TEXT, "The incident.", required=True),
        Column("standard", _TEXT, "The standard of proof.", required=True, allowed=tuple(Standard)),
        Column("answer", _TEXT, "Whether the sources reach it.", required=True, allowed=ANSWERS),
        Column("reason", _TEXT, "What reached it, or what is missing, as a code.", required=True, allowed=REASONS),
        Column("origins", _WHOLE, "Independent origins counted.", required=True),
        Column("families", _WHOLE, "Families of sources counted.", required=True),
        Column("witness_families", _TEXT, "Families that saw or recorded it; null where that is not known."),
    ),
)
OWN = (Family.MONITOR, Family.DEVICE)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What is known of the sources of every incident; ranks are no, cannot tell, and CANDIDATE for yes."""

    two_origins: Ranks
    two_families: Ranks
    witness: Ranks
    own_witness: Ranks


def weigh(incidents: pa.Table, standard: Standard) -> pa.Table:
    """Answer for every incident whether its sources reach the standard, and what reached it or is missing.

    Raises:
        Refused: An incident without any source; nothing at all can be weighed then.

    """
    origins, families = numbers(incidents, "origins"), numbers(incidents, "families")
    without = np.flatnonzero(~(origins >= 1) | ~(families >= 1))
    if len(without):
        raise Refused(problem("F001", Where(), incidents["incident_id"][int(row)].as_py()) for row in without)
    evidence = _Evidence(
        two_origins=_yes(origins >= 2),
        two_families=_yes((families >= 2) & (origins >= 2)),
        witness=_witness(incidents, tuple(Family)),
        own_witness=_witness(incidents, OWN),
    )
    rank, reason = _LADDER[standard](evidence)
    answer = np.select([rank == NO, rank == CANNOT_TELL], ["not_reached", "cannot_tell"], "reached")
    return WEIGHTS.table(
        {
            "incident_id": incidents["incident_id"],
            "standard": pa.repeat(str(standard), incidents.num_rows),
            "answer": pa.array(answer.tolist(), _TEXT),
            "reason": pa.array(reason.tolist(), _TEXT),
            "origins": incidents["origins"],
            "families": incidents["families"],
            "witness_families": incidents["witness_families"],
        }
    )


_Weighed = tuple[Ranks, np.ndarray[tuple[int], np.dtype[np.str_]]]


def _suspicion(evidence: _Evidence) -> _Weighed:
    rank = np.full(len(evidence.witness), CANDIDATE, np.int8)
    return rank, np.full(len(rank), "one_source")


def _grounds(evidence: _Evidence) -> _Weighed:
    rank = np.maximum(evidence.two_origins, evidence.own_witness)
    reached = np.where(evidence.two_origins == CANDIDATE, "two_sources", "own_witness")
    return rank, _reasons(rank, reached, np.full(len(rank), "second_source_missing"))


def _balance(evidence: _Evidence) -> _Weighed:
    rank = np.maximum(evidence.two_families, np.minimum(evidence.own_witness, evidence.two_origins))
    reached = np.where(evidence.two_families == CANDIDATE, "two_families", "own_witness_and_another")
    missing = np.where(evidence.two_origins == NO, "second_source_missing", "second_family_missing")
    return rank, _reasons(rank, reached, missing)


def _clear(evidence: _Evidence) -> _Weighed:
    rank = np.minimum(evidence.two_families, evidence.witness)
    missing = np.where(
        evidence.two_origins == NO,
        "second_source_missing",
        np.where(evidence.two_families == NO, "second_family_missing", "witness_missing"),
    )
    return rank, _reasons(rank, np.full(len(rank), "two_families_and_witness"), missing)


def _beyond_doubt(evidence: _Evidence) -> _Weighed:
    rank, reason = _clear(evidence)
    shown = rank == CANDIDATE
    return np.where(shown, np.int8(CANNOT_TELL), rank), np.where(shown, "left_to_persons", reason)


_LADDER: dict[Standard, Callable[[_Evidence], _Weighed]] = {
    Standard.REASONABLE_SUSPICION: _suspicion,
    Standard.REASONABLE_GROUNDS: _grounds,
    Standard.BALANCE: _balance,
    Standard.CLEAR: _clear,
    Standard.BEYOND_DOUBT: _beyond_doubt,
}


def _reasons(
    rank: Ranks, reached: np.ndarray[tuple[int], np.dtype[np.str_]], missing: np.ndarray[tuple[int], np.dtype[np.str_]]
) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
    return np.where(rank == CANDIDATE, reached, np.where(rank == NO, missing, "witness_unknown"))


def _yes(holds: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Ranks:
    return np.where(holds, np.int8(CANDIDATE), np.int8(NO))


def _witness(incidents: pa.Table, families: tuple[Family, ...]) -> Ranks:
    """Whether somebody of the families saw or recorded it; unknown only where one of them reports it at all."""

    def any_of(words: str | None) -> bool:
        return not set(families).isdisjoint((words or "").split())

    witnesses = Text.of(incidents["witness_families"])
    seen = witnesses.decide(any_of) == 1
    unknown = (witnesses.decide(lambda words: words is None) == 1) & (
        Text.of(incidents["family_names"]).decide(any_of) == 1
    )
    return np.where(unknown, np.int8(CANNOT_TELL), _yes(seen))
