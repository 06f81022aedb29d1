"""What can happen in an exercise: for each act the weapon, the unit it is counted in, and whom it harms."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from truceline.agreement.charter import Charter
from truceline.values.taxonomy import ACT_GROUP, ACTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How an act looks to those who tell of it."""

    act: str
    often: float  # how often it happens, against the others
    weapon: str | None = None
    calibre_mm: float | None = None
    unit: str | None = "explosion"
    count: float = 4.0  # mean of the number counted
    harms: float = 0.0  # chance that anybody is hurt
    mistaken: tuple[str, ...] = ()  # what else witnesses call it


PROFILES = (
    Profile(
        act="small_arms_fire",
        often=10,
        weapon="rifle",
        calibre_mm=7.62,
        unit="burst",
        count=12,
        harms=0.1,
        mistaken=("heavy_machine_gun_fire", "armed_clash", "fire"),
    ),
    Profile(
        act="heavy_machine_gun_fire",
        often=6,
        weapon="heavy_machine_gun",
        calibre_mm=12.7,
        unit="burst",
        count=8,
        harms=0.1,
        mistaken=("small_arms_fire", "fire"),
    ),
    Profile(
        act="sniper_fire",
        often=3,
        weapon="sniper_rifle",
        unit="shot",
        count=2,
        harms=0.4,
        mistaken=("small_arms_fire",),
    ),
    Profile(
        act="mortar_fire",
        often=9,
        weapon="mortar",
        calibre_mm=82,
        count=5,
        harms=0.25,
        mistaken=("artillery_fire", "explosion", "fire"),
    ),
    Profile(
        act="artillery_fire",
        often=6,
        weapon="howitzer",
        calibre_mm=122,
        count=8,
        harms=0.3,
        mistaken=("mortar_fire", "explosion", "rocket_fire"),
    ),
    Profile(
        act="rocket_fire",
        often=2,
        weapon="rocket_launcher",
        calibre_mm=122,
        unit="projectile",
        count=10,
        harms=0.3,
        mistaken=("artillery_fire", "explosion"),
    ),
    Profile(
        act="tank_fire", often=2, weapon="tank", unit="shot", count=4, harms=0.2, mistaken=("artillery_fire", "fire")
    ),
    Profile(
        act="grenade_fire", often=2, weapon="grenade_launcher", count=5, harms=0.1, mistaken=("mortar_fire", "fire")
    ),
    Profile(
        act="armed_clash",
        often=3,
        weapon="small_arms",
        unit=None,
        harms=0.5,
        mistaken=("small_arms_fire", "ground_advance"),
    ),
    Profile(act="explosion", often=3, count=2, harms=0.1, mistaken=("mine_blast", "artillery_fire")),
    Profile(
        act="air_strike",
        often=3,
        weapon="aeroplane",
        unit="explosion",
        count=3,
        harms=0.5,
        mistaken=("explosion", "helicopter_strike", "air"),
    ),
    Profile(act="barrel_bomb", often=1, weapon="helicopter", count=2, harms=0.5, mistaken=("air_strike", "explosion")),
    Profile(
        act="aircraft_flight", often=2, weapon="aeroplane", unit="flight", count=1.5, mistaken=("drone_flight", "air")
    ),
    Profile(
        act="drone_flight",
        often=4,
        weapon="drone",
        unit="flight",
        count=1.3,
        mistaken=("aircraft_flight", "reconnaissance"),
    ),
    Profile(act="mine_blast", often=1, weapon="mine_or_device", count=1, harms=0.7, mistaken=("explosion",)),
    Profile(
        act="ground_advance", often=1, weapon="fighting_vehicle", unit="vehicle", count=5, mistaken=("armed_clash",)
    ),
    Profile(act="fortification", often=1, unit=None, mistaken=("position_change",)),
    Profile(act="position_change", often=1, unit="vehicle", count=4, mistaken=("presence", "fortification")),
    Profile(
        act="presence", often=4, weapon="howitzer", calibre_mm=122, unit="gun", count=3, mistaken=("position_change",)
    ),
    Profile(act="exercise_held", often=1, weapon="artillery", unit="explosion", count=9, mistaken=("artillery_fire",)),
    Profile(act="access_denied", often=3, unit="vehicle", count=4, mistaken=("access_delayed", "access")),
    Profile(act="access_delayed", often=2, unit="vehicle", count=3, mistaken=("access_denied",)),
    Profile(act="aid_blocked", often=1, unit="vehicle", count=9, mistaken=("access_denied",)),
    Profile(act="abduction", often=0.7, unit="person", count=1.5, mistaken=("arrest",)),
    Profile(act="jamming", often=0.7, unit=None, mistaken=("interference_with_monitoring",)),
    Profile(act="fire_on_monitors", often=0.5, weapon="rifle", unit="burst", count=2, mistaken=("small_arms_fire",)),
)
# What a monitoring centre is told of whatever its agreement says.
_ALWAYS = ("drone_flight", "access_denied", "presence", "explosion")


def plausible(charter: Charter) -> tuple[Profile, ...]:
    """The acts that the agreement's provisions name, alone or by their group, and those that are always told of."""
    named = {act for provision in charter.agreement.provisions for act in getattr(provision, "acts", ())}
    acts = {code for act in named for code in (act, *ACTS.get(act, ()))}
    chosen = tuple(p for p in PROFILES if p.act in acts or p.act in _ALWAYS)
    # An agreement that names hardly any act (withdrawals, limits) is broken by fire all the same.
    return chosen if len(chosen) >= 8 else PROFILES


def shares(profiles: tuple[Profile, ...]) -> npt.NDArray[np.float64]:
    """How often each act happens, adding up to one."""
    often = np.array([profile.often for profile in profiles])
    return np.asarray(often / often.sum())


def is_access(act: str) -> bool:
    """Whether an act restricts access."""
    return ACT_GROUP[act] == "access"
