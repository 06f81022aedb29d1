"""Four eyes, then a head: who may do what to a determination, and when."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from truceline.finding.approving import Handling, Hindrance, Paper, Progress, after, hindrance


def test_one_writes_another_approves_a_third_signs() -> None:
    paper = Paper(Progress.DRAFT, "amina")

    assert hindrance(paper, Handling.SUBMIT, "amina") is None
    assert hindrance(paper, Handling.SUBMIT, "boris") is Hindrance.NOT_THE_AUTHOR
    in_review = Paper(Progress.IN_REVIEW, "amina")
    assert hindrance(in_review, Handling.APPROVE, "amina") is Hindrance.OWN_WORK
    assert hindrance(in_review, Handling.APPROVE, "boris") is None
    approved = Paper(Progress.APPROVED, "amina", approver="boris")
    assert {who: hindrance(approved, Handling.SIGN, who) for who in ("amina", "boris", "clara")} == {
        "amina": Hindrance.OWN_WORK,
        "boris": Hindrance.OWN_WORK,
        "clara": None,
    }


def test_one_red_comment_blocks_approval_and_signature() -> None:
    assert hindrance(Paper(Progress.IN_REVIEW, "a", red=1), Handling.APPROVE, "b") is Hindrance.RED_COMMENT
    assert hindrance(Paper(Progress.APPROVED, "a", "b", red=1), Handling.SIGN, "c") is Hindrance.RED_COMMENT


def test_sending_back_and_striking_take_a_reason() -> None:
    for handling in (Handling.SEND_BACK, Handling.STRIKE):
        assert hindrance(Paper(Progress.IN_REVIEW, "a"), handling, "b", " ") is Hindrance.NEEDS_REASON
        assert hindrance(Paper(Progress.IN_REVIEW, "a"), handling, "b", "the place is wrong") is None


@given(st.lists(st.tuples(st.sampled_from(Handling), st.sampled_from("abc")), max_size=30))
def test_whatever_is_tried_a_signed_paper_had_three_people(tried: list[tuple[Handling, str]]) -> None:
    progress, approver, signer = Progress.DRAFT, None, None
    for handling, by in tried:
        if hindrance(Paper(progress, "a", approver), handling, by, "because") is None:
            progress = after(progress, handling)
            approver = by if handling is Handling.APPROVE else approver
            signer = by if handling is Handling.SIGN else signer
    if progress is Progress.SIGNED:
        assert len({"a", approver, signer}) == 3


def test_what_is_struck_or_signed_goes_no_further() -> None:
    for handling, progress in itertools.product(Handling, (Progress.STRUCK, Progress.SIGNED)):
        is_strike_of_signed = (handling, progress) == (Handling.STRIKE, Progress.SIGNED)
        found = hindrance(Paper(progress, "a"), handling, "b", "because")
        assert (found is Hindrance.NOT_AT_THIS_STEP) != is_strike_of_signed
