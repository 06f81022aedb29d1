"""Procedure: whether the step was taken that the act calls for.

Whether it was taken stands in the record of contacts, which no report of an incident holds: without that record what
concerns the provision is "cannot tell". A step that was not taken, or late, is a candidate; one that was taken in time
is "no".
"""

import numpy as np

from truceline.agreement.provision import ProcedureProvision
from truceline.finding.answers import CANDIDATE, Answers, all_of
from truceline.finding.concern import concerned_by_act
from truceline.finding.scene import Scene
from truceline.finding.steps import no_record


def ask(provision: ProcedureProvision, scene: Scene) -> Answers:
    """Ask, in this order: is it one of the acts, was it inside a zone in force, was the actor bound, was the step taken."""
    return all_of(
        concerned_by_act(scene.incidents, provision.acts),
        scene.inside(provision.zones),
        scene.actors.bound_by(),
        _step(provision, scene),
    )


def breach(provision: ProcedureProvision, scene: Scene, otherwise: str) -> Answers:
    """A breach on every row, told by the reason that the record gives; `otherwise` where it gives none."""
    step = _step(provision, scene)
    fell_short = step.rank == CANDIDATE
    told = Answers.same(len(scene), CANDIDATE, otherwise)
    return Answers(told.rank, np.where(fell_short, step.reason, told.reason))


def _step(provision: ProcedureProvision, scene: Scene) -> Answers:
    return scene.steps.get(provision.code) or no_record(len(scene))
