"""Deadline: whether it was done by then. No incident answers that; the agreement's clocks do."""

from truceline.agreement.provision import DeadlineProvision
from truceline.finding.answers import NO, Answers
from truceline.finding.scene import Scene


def ask(provision: DeadlineProvision, scene: Scene) -> Answers:  # noqa: ARG001 - every kind is asked alike
    """Say of every incident that a deadline is not kept or missed by it."""
    return Answers.same(len(scene), NO, "deadline_is_not_an_incident")
