"""Answers over many incidents at once, and how several answers become one.

Verdicts stand in an order: no < cannot tell < needs a ruling < candidate. What must all be true is answered by the
lowest of its parts, what may be true in one of several ways by the highest (Kleene's logic of three values, with
the ruling between "cannot tell" and "candidate"). Where parts are equal, the one asked first gives the reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from truceline.finding.columns import Flags
from truceline.finding.table import REASONS, Verdict

ORDER = (Verdict.NO, Verdict.CANNOT_TELL, Verdict.NEEDS_RULING, Verdict.CANDIDATE)
NO, CANNOT_TELL, NEEDS_RULING, CANDIDATE = range(4)
REASON = {code: number for number, code in enumerate(REASONS)}

Ranks = npt.NDArray[np.int8]
Column = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Answers:
    """One answer for every incident: its rank in ORDER, its reason, and the columns that tell how it came about."""

    rank: Ranks
    reason: npt.NDArray[np.int16]
    told: Mapping[str, Column] = field(default_factory=dict)

    @classmethod
    def same(cls, rows: int, rank: int, reason: str) -> "Answers":
        """The same answer for every row."""
        return cls(np.full(rows, rank, np.int8), np.full(rows, REASON[reason], np.int16))

    @classmethod
    def yes(cls, rows: int) -> "Answers":
        """Nothing that speaks against a breach, on every row; the reason is given by what is asked first of all."""
        return cls.same(rows, CANDIDATE, "breach_everywhere")

    def where(self, rows: Flags, rank: int, reason: str) -> "Answers":
        """Answer otherwise on some rows."""
        return Answers(
            np.where(rows, np.int8(rank), self.rank),
            np.where(rows, np.int16(REASON[reason]), self.reason),
            self.told,
        )

    def telling(self, **columns: Column) -> "Answers":
        """Tell more about how the answers came about."""
        return Answers(self.rank, self.reason, {**self.told, **columns})


def all_of(first: Answers, *others: Answers) -> Answers:
    """The lowest of the answers on each row; what each of them tells is kept."""
    answer = first
    for other in others:
        lower = other.rank < answer.rank
        answer = Answers(
            np.where(lower, other.rank, answer.rank),
            np.where(lower, other.reason, answer.reason),
            {**answer.told, **other.told},
        )
    return answer


def any_of(first: Answers, *others: Answers) -> Answers:
    """The highest of the answers on each row, and what that one tells; all must tell the same columns.

    Where answers are equal and tell a `distance_m`, the nearest is taken: a reader asks how far it is to the
    nearest zone, not to the first in a list.
    """
    answer = first
    for other in others:
        better = (other.rank > answer.rank) | ((other.rank == answer.rank) & _nearer(other, answer))
        answer = either(better, other, answer)
    return answer


def either(rows: Flags, one: Answers, other: Answers) -> Answers:
    """One answer on some rows and another on the rest; both must tell the same columns."""
    return Answers(
        np.where(rows, one.rank, other.rank),
        np.where(rows, one.reason, other.reason),
        {name: np.where(rows, one.told[name], column) for name, column in other.told.items()},
    )


def _nearer(one: Answers, other: Answers) -> Flags:
    """Whether one answer is about something nearer; what is beyond measure is farthest."""
    if "distance_m" not in one.told:
        return np.zeros(len(one.rank), np.bool_)
    ours, theirs = (np.nan_to_num(answer.told["distance_m"], nan=np.inf) for answer in (one, other))
    return np.asarray(ours < theirs)
