"""Area: whether this category of act, weapon or actor may be here at all, whoever is bound."""

from truceline.agreement.provision import AreaProvision
from truceline.finding.answers import Answers, all_of
from truceline.finding.concern import concerned_by_act, concerned_by_weapon, showing_presence
from truceline.finding.scene import Scene


def ask(provision: AreaProvision, scene: Scene) -> Answers:
    """Ask, in this order: does the act show such a presence, is it the weapon, the place, the actor.

    A provision that names no acts is about what stands there, so only acts that show presence concern it: where a
    shell fell does not say where the gun stood.
    """
    incidents = scene.incidents
    steps = [
        concerned_by_act(incidents, provision.acts) if provision.acts else showing_presence(incidents),
        concerned_by_weapon(incidents, provision.weapons),
        scene.inside(provision.zones),
    ]
    if provision.actors:
        steps.append(scene.actors.among(frozenset(provision.actors)))
    return all_of(*steps)
