"""Distance: whether a weapon or force was nearer to a line than allowed, by its own side's line."""

import numpy as np

from truceline.agreement.provision import DistanceLimit, DistanceProvision
from truceline.finding.answers import NO, Answers, all_of
from truceline.finding.concern import concerned_by_calibre, concerned_by_weapon, showing_presence
from truceline.finding.scene import Scene


def ask(provision: DistanceProvision, scene: Scene) -> Answers:
    """Ask, in this order: does the act show a presence, is it in the zones, who is it, and is any limit broken."""
    foreign = frozenset(group.code for group in scene.charter.agreement.groups if group.foreign)
    return all_of(
        showing_presence(scene.incidents),
        scene.inside(provision.zones),
        scene.by_side([(limit.side, _ask_limit(limit, scene)) for limit in provision.limits]),
        scene.actors.among(foreign) if provision.foreign_only else scene.actors.bound_by(),
    )


def _ask_limit(limit: DistanceLimit, scene: Scene) -> Answers:
    """Ask whether the limit is on this weapon and calibre, and whether it was nearer; else no line is told."""
    measured = scene.lines.nearer_than(limit.at_least_m, limit.line, scene.vocabulary)
    concerned = all_of(
        concerned_by_weapon(scene.incidents, limit.weapons),
        concerned_by_calibre(scene.incidents.calibre_mm, limit.calibre_from_mm, limit.calibre_below_mm),
    )
    other = concerned.rank == NO
    told = measured.told
    return all_of(concerned, measured).telling(
        zone=np.where(other, -1, told["zone"]),
        zone_version=np.where(other, -1, told["zone_version"]),
        distance_m=np.where(other, np.nan, told["distance_m"]),
        limit_m=np.where(other, np.nan, told["limit_m"]),
    )
