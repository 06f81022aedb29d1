"""Access: whether passage was refused or hindered in a way that the provision names."""

import numpy as np

from truceline.agreement.provision import AccessProvision
from truceline.finding.answers import CANNOT_TELL, Answers, all_of
from truceline.finding.concern import concerned_by_act
from truceline.finding.scene import Scene


def ask(provision: AccessProvision, scene: Scene) -> Answers:
    """Ask, in this order: is it one of the acts, was it inside a zone in force, was the actor bound, was a quota kept.

    Whether a quota was kept follows from the record of passages asked for and granted, never from one incident.
    """
    quota = Answers.yes(len(scene))
    if provision.quota is not None:
        quota = quota.where(np.ones(len(scene), np.bool_), CANNOT_TELL, "no_access_record")
    return all_of(
        concerned_by_act(scene.incidents, provision.acts),
        scene.inside(provision.zones),
        scene.actors.bound_by(),
        quota,
    )
