"""Procedure: whether the step was taken that the act calls for.

Whether it was taken stands in the record of contacts, which no report of an incident holds: what concerns the
provision is always "cannot tell".
"""

from truceline.agreement.provision import ProcedureProvision
from truceline.finding.answers import CANNOT_TELL, Answers, all_of
from truceline.finding.concern import concerned_by_act
from truceline.finding.scene import Scene


def ask(provision: ProcedureProvision, scene: Scene) -> Answers:
    """Ask, in this order: is it one of the acts, was it inside a zone in force, was the actor bound, was the step taken."""
    return all_of(
        concerned_by_act(scene.incidents, provision.acts),
        scene.inside(provision.zones),
        scene.actors.bound_by(),
        Answers.same(len(scene), CANNOT_TELL, "no_contact_record"),
    )
