"""The codes that reports, agreements and bulletins share: acts, weapons, units, ways of observing, source families.

Each code's name in three languages is the sentence `<list>-<code>` of taxonomy.ftl. Codes are never reused or renamed.
"""

from enum import StrEnum

# Acts by the group they belong to. The group is itself a code: a report that says no more than "fire" uses it.
ACTS: dict[str, tuple[str, ...]] = {
    "fire": (
        "small_arms_fire",
        "sniper_fire",
        "heavy_machine_gun_fire",
        "grenade_fire",
        "anti_tank_fire",
        "mortar_fire",
        "artillery_fire",
        "rocket_fire",
        "tank_fire",
        "explosion",
        "armed_clash",
    ),
    "air": ("air_strike", "helicopter_strike", "barrel_bomb", "drone_strike", "aircraft_flight", "drone_flight"),
    "mine": ("mine_laid", "mine_blast"),
    "chemical": ("chemical_allegation",),
    "movement": (
        "ground_advance",
        "position_change",
        "fortification",
        "presence",
        "reconnaissance",
        "sabotage",
        "exercise_held",
    ),
    "person": ("attack_on_civilians", "abduction", "arrest", "recruitment_of_children", "sexual_violence"),
    "access": ("access_denied", "access_delayed", "checkpoint_obstruction", "aid_blocked", "repair_obstructed"),
    "monitor": ("fire_on_monitors", "interference_with_monitoring", "jamming"),
    "other": ("incitement", "looting", "demonstration", "riot", "withdrawal", "inspection", "nothing_observed"),
}

WEAPONS: dict[str, tuple[str, ...]] = {
    "small_arms": ("rifle", "machine_gun", "sniper_rifle"),
    "light_weapons": ("heavy_machine_gun", "grenade_launcher", "anti_tank_missile", "portable_air_defence"),
    "mortar": (),
    "artillery": ("gun", "howitzer"),
    "rocket_launcher": ("heavy_rocket_launcher", "tactical_missile"),
    "armour": ("tank", "fighting_vehicle"),
    "aircraft": ("aeroplane", "helicopter", "drone", "barrel_bomb_device"),
    "air_defence": (),
    "mine_or_device": ("anti_personnel_mine", "anti_vehicle_mine", "improvised_device", "unexploded_ordnance"),
    "chemical_agent": (),
}

UNITS = (
    "explosion",
    "burst",
    "shot",
    "projectile",
    "impact",
    "flight",
    "person",
    "vehicle",
    "tank",
    "gun",
    "weapon",
    "ship",
    "event",
)
HARMED = ("civilians", "fighters", "both")
DIRECTIONS = ("incoming", "outgoing", "impact", "crossfire", "both", "unknown")
CLAIMED_EXEMPTIONS = ("excluded_target", "self_defence", "announced_activity", "monitoring_flight", "medical")
CHANNELS = ("file", "hotline", "email", "message", "form", "radio", "meeting", "web", "device")
RELIABILITY = ("A", "B", "C", "D", "E", "F")
CREDIBILITY = ("1", "2", "3", "4", "5", "6")


class Observed(StrEnum):
    """How the source knows: with its own eyes or ears, by a device, or told by somebody else."""

    SEEN = "seen"
    HEARD = "heard"
    RECORDED = "recorded"
    TOLD = "told"


class Family(StrEnum):
    """Whose word it is. Two reports of one family rarely confirm each other; of two families they may."""

    MONITOR = "monitor"
    DEVICE = "device"
    GUARANTOR = "guarantor"
    PARTY = "party"
    LOCAL_NETWORK = "local_network"
    MEDICAL = "medical"
    HUMANITARIAN = "humanitarian"
    MEDIA = "media"
    SOCIAL_MEDIA = "social_media"
    SATELLITE = "satellite"
    RESEARCH = "research"
    PUBLIC = "public"


# Families by which others' words come; of a party or body that speaks through one of them, and itself too, it is the word of its own family.
OUTLETS = (Family.MEDIA, Family.SOCIAL_MEDIA, Family.PUBLIC)


def members(groups: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Every code with the group it belongs to; a group belongs to itself."""
    return {code: group for group, codes in groups.items() for code in (group, *codes)}


ACT_GROUP = members(ACTS)
WEAPON_GROUP = members(WEAPONS)
# Acts by which somebody used force; figures of "fire" and linking treat them alike.
FORCEFUL_GROUPS = ("fire", "air", "mine", "chemical")
