"""Which acts and weapons a provision is concerned with: yes, no, or the report does not say enough.

A provision that names a group covers its members. A report that says no more than a group, or a word such as
"explosion" that several acts may stand behind, concerns a provision on one of them as "cannot tell".
"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from truceline.finding.answers import CANDIDATE, CANNOT_TELL, NO, Answers
from truceline.finding.columns import Floats, Incidents
from truceline.values.taxonomy import ACT_GROUP, ACTS, WEAPON_GROUP, WEAPONS

_EXPLODES = (
    "grenade_fire",
    "anti_tank_fire",
    "mortar_fire",
    "artillery_fire",
    "rocket_fire",
    "tank_fire",
    "air_strike",
    "helicopter_strike",
    "barrel_bomb",
    "drone_strike",
    "mine_blast",
)
_FIRE = tuple(act for act in ACTS["fire"] if act not in {"explosion", "armed_clash"})
# Acts whose word does not say how it was done, and what may stand behind it. The word itself stands for every other
# way. Whoever fires on monitors fires, so that one leaves only the kinds of fire open.
MAY_BE: dict[str, tuple[str, ...]] = {
    **ACTS,
    "explosion": ("explosion", *_EXPLODES),
    "armed_clash": ("armed_clash", *_FIRE),
    "fire_on_monitors": _FIRE,
    "attack_on_civilians": ("attack_on_civilians", *ACTS["fire"], *ACTS["air"], *ACTS["mine"], *ACTS["chemical"]),
}
# Acts that show who or what stood at the place of the incident. Fire is seen where it falls, so its place does not
# say where the weapon stood; a report that says no more than "fire" shows no presence either.
SHOWS_PRESENCE = frozenset({*ACTS["movement"], "movement", "armed_clash", "inspection"})
# The class of weapon that an act names by itself.
WEAPON_OF_ACT = {
    "small_arms_fire": "small_arms",
    "sniper_fire": "sniper_rifle",
    "heavy_machine_gun_fire": "heavy_machine_gun",
    "grenade_fire": "grenade_launcher",
    "anti_tank_fire": "anti_tank_missile",
    "mortar_fire": "mortar",
    "artillery_fire": "artillery",
    "rocket_fire": "rocket_launcher",
    "tank_fire": "tank",
    "air_strike": "aircraft",
    "helicopter_strike": "helicopter",
    "barrel_bomb": "barrel_bomb_device",
    "drone_strike": "drone",
    "drone_flight": "drone",
    "aircraft_flight": "aircraft",
    "mine_laid": "mine_or_device",
    "mine_blast": "mine_or_device",
}
# The class that a unit names by itself.
WEAPON_OF_UNIT = {"tank": "tank", "gun": "gun"}


def concerned_by_act(incidents: Incidents, acts: Iterable[str]) -> Answers:
    """Whether the act is one that the provision names."""
    named = _covered(acts, ACTS)
    rank = incidents.act.decide(lambda act: _concern(act, named, ACT_GROUP, MAY_BE))
    return _said(rank, no="not_this_act", unknown="act_unknown")


def showing_presence(incidents: Incidents) -> Answers:
    """Whether the act shows who or what stood at the place; an act that nobody names may."""
    rank = incidents.act.decide(lambda act: CANNOT_TELL if act is None else CANDIDATE if act in SHOWS_PRESENCE else NO)
    return _said(rank, no="not_this_act", unknown="act_unknown")


def concerned_by_weapon(incidents: Incidents, weapons: Iterable[str]) -> Answers:
    """Whether the weapon is of a class that the provision names; naming none concerns every weapon.

    Where no weapon is given, what was counted may name it, or the act: mortar fire is fire of a mortar.
    """
    named = _covered(weapons, WEAPONS)
    if not named:
        return Answers.yes(len(incidents))

    def concern(weapon: str | None) -> int:
        return _concern(weapon, named, WEAPON_GROUP, WEAPONS)

    rank = incidents.act.decide(lambda act: concern(WEAPON_OF_ACT.get(act or "")))
    counted = incidents.unit.decide(lambda unit: unit in WEAPON_OF_UNIT) == 1
    rank = np.where(counted, incidents.unit.decide(lambda unit: concern(WEAPON_OF_UNIT.get(unit or ""))), rank)
    given = incidents.weapon.decide(lambda weapon: weapon is not None) == 1
    rank = np.where(given, incidents.weapon.decide(concern), rank)
    return _said(rank, no="not_this_weapon", unknown="weapon_unknown")


def concerned_by_calibre(calibre_mm: Floats, at_least_mm: float | None, below_mm: float | None) -> Answers:
    """Whether the calibre lies in a range, its lower end included; a calibre nobody gave cannot be told."""
    outside = np.zeros(len(calibre_mm), np.bool_)
    if at_least_mm is not None:
        outside |= calibre_mm < at_least_mm
    if below_mm is not None:
        outside |= calibre_mm >= below_mm
    asked = at_least_mm is not None or below_mm is not None
    answer = Answers.yes(len(calibre_mm)).where(outside, NO, "not_this_weapon")
    return answer.where(np.isnan(calibre_mm), CANNOT_TELL, "weapon_unknown") if asked else answer


def _said(rank: npt.NDArray[np.int8], *, no: str, unknown: str) -> Answers:
    answer = Answers.yes(len(rank))
    return answer.where(rank == NO, NO, no).where(rank == CANNOT_TELL, CANNOT_TELL, unknown)


def _covered(codes: Iterable[str], groups: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The codes named, with all members of the groups among them."""
    return frozenset(member for code in codes for member in (code, *groups.get(code, ())))


def _concern(
    code: str | None, named: frozenset[str], group_of: dict[str, str], may_be: dict[str, tuple[str, ...]]
) -> int:
    """How far a provision on the named codes concerns an incident with this one; no word may be anything."""
    if code is None or code not in group_of:
        return CANNOT_TELL
    if code in named:
        return CANDIDATE
    ways = may_be.get(code, ())
    if ways and named.issuperset(ways):
        return CANDIDATE
    return NO if named.isdisjoint(ways) else CANNOT_TELL
