"""The table of findings: what one provision, as in force at that time, says of one incident.

The machine screens; it never rules. A verdict is one of four and always carries its reason as a code with numbers.
"""

from enum import StrEnum

import pyarrow as pa

from truceline.values.table import Column, Declaration
from truceline.values.taxonomy import ACT_GROUP

TEXT = pa.string()
NUMBER = pa.float64()


class Verdict(StrEnum):
    """What a screening may say: a candidate breach, no, cannot tell, or that a person has to rule."""

    CANDIDATE = "candidate"
    NO = "no"
    CANNOT_TELL = "cannot_tell"
    NEEDS_RULING = "needs_ruling"


class Position(StrEnum):
    """Where the incident lies with regard to the provision's zone, its location error honoured."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    STRADDLES = "straddles"
    ACCOUNTS_DIFFER = "accounts_differ"
    NO_PLACE = "no_place"
    NO_SHAPE = "no_shape"
    EVERYWHERE = "everywhere"


# Each reason is also a sentence `finding-<code>` in finding.ftl; the comment names the numbers that it uses.
REASONS = (
    "breach_inside",  # zone, distance_m, hours_from_start
    "breach_nearer_than_limit",  # distance_m, limit_m, radius_m, line
    "breach_over_limit",  # counted, limit
    "breach_everywhere",  # hours_from_start: a provision without a zone
    "not_in_force_yet",  # hours_from_start
    "no_longer_in_force",  # hours_from_start: hours since it ended
    "not_this_act",  # (act)
    "act_unknown",
    "not_this_weapon",
    "weapon_unknown",
    "outside_zone",  # zone, distance_m
    "straddles_boundary",  # zone, distance_m, radius_m, probability
    "accounts_of_zone_differ",  # zone
    "place_unknown",
    "zone_not_drawn",  # zone
    "zone_not_in_force",  # zone: its stage at that time is not "in force"
    "zone_stage_uncertain",  # zone: its stage changed within the time that the incident may have happened
    "time_straddles_start",  # hours_from_start
    "time_straddles_end",  # hours_from_start
    "beyond_limit",  # distance_m, limit_m
    "straddles_limit",  # distance_m, limit_m, radius_m
    "within_limit",  # counted, limit
    "count_straddles_limit",  # counted (the highest figure), limit
    "count_left_open",  # counted (the only figure: “at least” or “at most”), limit
    "count_unknown",
    "not_this_count",  # the incident counts something else than the provision limits
    "side_unknown",
    "party_not_bound",  # actor
    "not_this_actor",  # actor
    "actor_unknown",  # asked only where the provision turns on who it is
    "actor_not_listed",  # actor: a name that the agreement does not list
    "actor_disputed",
    "time_straddles_joining",  # actor: bound during a part of the time only
    "exclusion_claimed",  # the target or actor is claimed to be an excluded group
    "exemption_claimed",  # exemption
    "detail_open",  # detail
    "geometry_restricted",  # zone or line
    "deadline_is_not_an_incident",
    "no_access_record",
    "no_contact_record",
    # Of a procedure, what the record of contacts answers (finding.steps); of the side, with hours.
    "step_in_time",
    "step_late",
    "step_still_open",
    "step_not_taken",
    "side_not_asked",
    "replied_in_time",
    "replied_late",
    "side_silent",
    "nothing_to_return",
    "return_not_said",
    "side_not_known",
    "order_of_fire_unknown",
    "hotline_tried",
    "hotline_tried_after",
    "hotline_not_tried",
    "call_at_the_time_of_fire",
    "nothing_determined",
    "discipline_notified",
    "discipline_notified_late",
    "discipline_not_notified",
    "discipline_not_heard_of",
    "stands_under_ruling",  # provision that only a person may rule on
)

FINDINGS = Declaration(
    "findings",
    (
        Column("incident_id", TEXT, "The incident.", required=True),
        Column("agreement", TEXT, "Code of the agreement.", required=True),
        Column("agreement_version", TEXT, "Version of the agreement's file.", required=True),
        Column("provision", TEXT, "Code of the provision.", required=True),
        Column(
            "kind",
            TEXT,
            "Kind of provision.",
            required=True,
            allowed=("act", "distance", "area", "quantity", "deadline", "access", "procedure"),
        ),
        Column("verdict", TEXT, "The screening's answer.", required=True, allowed=tuple(Verdict)),
        Column("reason", TEXT, "Why, as a code.", required=True, allowed=REASONS),
        Column("position", TEXT, "Where the incident lies with regard to the zone.", allowed=tuple(Position)),
        Column("zone", TEXT, "Zone or line the answer is about; the nearest where the provision names several."),
        Column(
            "zone_version", TEXT, "Version of its shape; several, joined by spaces, where accounts stand in parallel."
        ),
        Column("probability", NUMBER, "Probability that the true place lies inside the zone.", "0 to 1"),
        Column(
            "distance_m",
            NUMBER,
            "Distance to the boundary (negative inside) or to the line; null beyond 50 km and beyond any limit asked.",
            "metres",
        ),
        Column("radius_m", NUMBER, "Radius of the incident's place.", "metres"),
        Column("limit_m", NUMBER, "The distance the provision demands.", "metres"),
        Column("counted", NUMBER, "What was counted.", "unit of the provision"),
        Column("limit", NUMBER, "What the provision allows.", "unit of the provision"),
        Column(
            "hours_from_start",
            NUMBER,
            "Hours from the provision's start (negative before) or, where it has ended, since its end.",
            "hours",
        ),
        Column(
            "side",
            TEXT,
            "Of a procedure, the side that the answer is about; of several, the one that fell farthest short.",
        ),
        Column("after_h", NUMBER, "Of a procedure, how long after it was called for, or before the fire.", "hours"),
        Column("within_h", NUMBER, "Of a procedure, the time that the agreement gives.", "hours"),
        Column("detail", TEXT, "The open detail on which the answer waits."),
        Column("exemption", TEXT, "The exemption that is claimed."),
        Column("act", TEXT, "The act, as the incident has it.", allowed=tuple(ACT_GROUP)),
        Column("actor", TEXT, "The alleged actor: a code of the agreement where it lists that name, else the name."),
        Column("exercise", pa.bool_(), "True where the incident is invented.", required=True),
    ),
)

# Made by finding.placing.place_incidents(incidents, charter): one row for every incident and every zone of the
# agreement. Screening, the bulletin's figures per zone and the map all stand on these rows, so they cannot disagree.
ZONE_ANSWERS = Declaration(
    "zone_answers",
    (
        Column("incident_id", TEXT, "The incident.", required=True),
        Column("zone", TEXT, "Code of the zone.", required=True),
        Column(
            "position",
            TEXT,
            "Where the incident lies, all accounts of the zone's extent valid at that time considered.",
            required=True,
            allowed=tuple(Position),
        ),
        Column(
            "zone_version",
            TEXT,
            "Version of the shape at that time; several, joined by spaces, where accounts stand in parallel.",
        ),
        Column(
            "probability",
            NUMBER,
            "Probability that the true place lies inside, by the account whose boundary is nearest; empty where accounts differ.",
            "0 to 1",
        ),
        Column(
            "distance_m",
            NUMBER,
            "Distance to the boundary, negative inside; of the nearest account; null beyond 50 km.",
            "metres",
        ),
        Column(
            "stage",
            TEXT,
            "The zone's stage at that time; null before its first stage.",
            allowed=("proposed", "agreed", "in force", "suspended", "ended"),
        ),
        Column(
            "stage_certain",
            pa.bool_(),
            "False where the time may lie on either side of a change of stage.",
            required=True,
        ),
    ),
)
