"""Act: whether this act by this actor in this place is forbidden."""

from truceline.agreement.provision import ActProvision
from truceline.finding.answers import Answers, all_of
from truceline.finding.concern import concerned_by_act
from truceline.finding.scene import Scene


def ask(provision: ActProvision, scene: Scene) -> Answers:
    """Ask, in this order: is it one of the acts, was it inside a zone in force, was the actor bound."""
    steps = [concerned_by_act(scene.incidents, provision.acts), scene.inside(provision.zones)]
    if provision.bound == "joined":
        steps.append(scene.actors.bound_by())
    return all_of(*steps)
