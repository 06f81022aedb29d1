"""Quantity: whether there was more than the limit in the band.

One incident tells of what was counted at one place, so it can show that a limit is broken, not that it is kept.
"""

import numpy as np

from truceline.agreement.provision import QuantityLimit, QuantityProvision
from truceline.finding.answers import CANNOT_TELL, NO, Answers, all_of
from truceline.finding.concern import concerned_by_act, concerned_by_weapon
from truceline.finding.scene import Scene

# Acts by which somebody counts what stands there; who meets an enemy or a patrol on the move counts nothing.
_COUNTED_BY = ("presence", "position_change", "exercise_held", "inspection")
# Units that count the things of another unit among others.
_MAY_COUNT = {"weapon": ("tank", "gun"), "vehicle": ("tank",)}


def ask(provision: QuantityProvision, scene: Scene) -> Answers:
    """Ask, in this order: does the act show a presence, is it in the zones, is any limit exceeded, was the actor bound."""
    return all_of(
        concerned_by_act(scene.incidents, _COUNTED_BY),
        scene.inside(provision.zones),
        scene.by_side([(limit.side, _ask_limit(limit, scene)) for limit in provision.limits]),
        scene.actors.bound_by(),
    )


def _ask_limit(limit: QuantityLimit, scene: Scene) -> Answers:
    """Ask whether this limit is on what was counted, whether it was counted in the band, and whether it is exceeded."""
    concerned = all_of(_concerned_by_unit(limit.unit, scene), concerned_by_weapon(scene.incidents, limit.weapons))
    place = scene.inside([limit.zone])
    answer = all_of(concerned, place, _exceeds(limit.at_most, scene))
    # A limit on something else says nothing of its band: the nearest band that counts is told.
    other = concerned.rank == NO
    return answer.telling(
        distance_m=np.where(other, np.nan, place.told["distance_m"]),
        counted=np.where(other, np.nan, answer.told["counted"]),
        limit=np.where(other, np.nan, float(limit.at_most)),
    )


def _concerned_by_unit(unit: str, scene: Scene) -> Answers:
    counted = scene.incidents.unit
    wider = counted.decide(lambda word: unit in _MAY_COUNT.get(word or "", ())) == 1
    same = counted.decide(lambda word: word == unit or word in _MAY_COUNT.get(unit, ())) == 1
    missing = counted.decide(lambda word: word is None) == 1
    answer = Answers.yes(len(scene)).where(~same & ~wider, NO, "not_this_count")
    return answer.where(wider | missing, CANNOT_TELL, "count_unknown")


def _exceeds(at_most: int, scene: Scene) -> Answers:
    low, high = scene.incidents.count_low, scene.incidents.count_high
    one_end = np.isnan(low) != np.isnan(high)
    answer = Answers.yes(len(scene)).where(~(low > at_most), CANNOT_TELL, "count_straddles_limit")
    answer = answer.where(one_end & ~(low > at_most), CANNOT_TELL, "count_left_open")
    answer = answer.where(high <= at_most, NO, "within_limit")
    answer = answer.where(np.isnan(low) & np.isnan(high), CANNOT_TELL, "count_unknown")
    # What is told is the figure that decides: over the limit by the lowest, within it by the highest; else the only one that there is.
    return answer.telling(counted=np.where((low > at_most) | np.isnan(high), low, high))
