"""How a determination comes about: one person writes it, another approves it, a third signs it.

draft → in review → approved → signed. It can be sent back until it is signed, and struck at any time; struck ones
stay. One red comment that nobody resolved blocks approval and signature. Pure: who asks is told by pseudonym.
"""

from dataclasses import dataclass
from enum import StrEnum


class Progress(StrEnum):
    """How far a determination has come."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SIGNED = "signed"
    STRUCK = "struck"


class Handling(StrEnum):
    """What is done to it."""

    SUBMIT = "submit"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    SIGN = "sign"
    STRIKE = "strike"


class Colour(StrEnum):
    """What a reviewer's comment means: as it should be, to be looked at, not so."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


_AFTER: dict[tuple[Progress, Handling], Progress] = {
    (Progress.DRAFT, Handling.SUBMIT): Progress.IN_REVIEW,
    (Progress.IN_REVIEW, Handling.SEND_BACK): Progress.DRAFT,
    (Progress.IN_REVIEW, Handling.APPROVE): Progress.APPROVED,
    (Progress.APPROVED, Handling.SEND_BACK): Progress.DRAFT,
    (Progress.APPROVED, Handling.SIGN): Progress.SIGNED,
    **{(progress, Handling.STRIKE): Progress.STRUCK for progress in Progress if progress is not Progress.STRUCK},
}


class Hindrance(StrEnum):
    """Why it cannot be done now."""

    NOT_AT_THIS_STEP = "not_at_this_step"
    NOT_THE_AUTHOR = "not_the_author"
    OWN_WORK = "own_work"
    RED_COMMENT = "red_comment"
    NEEDS_REASON = "needs_reason"


@dataclass(frozen=True, slots=True)
class Paper:
    """A determination as far as its progress turns on it."""

    progress: Progress
    author: str
    approver: str | None = None
    red: int = 0  # comments in red that nobody resolved


def hindrance(paper: Paper, handling: Handling, by: str, reason: str = "") -> Hindrance | None:
    """Why this person cannot do this to it now; None where they can.

    1. It stands at the step that this is done from.
    2. Whoever wrote it submits it, and neither approves nor signs it; whoever approved it does not sign it.
    3. No red comment is unresolved when it is approved or signed.
    4. Sending back and striking take a reason.
    """
    if (paper.progress, handling) not in _AFTER:  # (1)
        return Hindrance.NOT_AT_THIS_STEP
    if handling is Handling.SUBMIT and by != paper.author:  # (2)
        return Hindrance.NOT_THE_AUTHOR
    if handling in {Handling.APPROVE, Handling.SIGN} and by == paper.author:
        return Hindrance.OWN_WORK
    if handling is Handling.SIGN and by == paper.approver:
        return Hindrance.OWN_WORK
    if handling in {Handling.APPROVE, Handling.SIGN} and paper.red:  # (3)
        return Hindrance.RED_COMMENT
    if handling in {Handling.SEND_BACK, Handling.STRIKE} and not reason.strip():  # (4)
        return Hindrance.NEEDS_REASON
    return None


def after(progress: Progress, handling: Handling) -> Progress:
    """Where a determination stands once this was done to it; what cannot be done raises KeyError."""
    return _AFTER[progress, handling]
