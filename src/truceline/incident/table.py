"""The tables of incidents, of the links that make them, and of the pairs of reports that were weighed for it.

An incident holds what its reports agree on, as ranges; the reports themselves stay as they are. A link says why
one report belongs to one incident, with a score and its parts, and can be taken back.
"""

import pyarrow as pa

from truceline.values.table import Column, Declaration
from truceline.values.taxonomy import ACT_GROUP, CLAIMED_EXEMPTIONS, UNITS, WEAPON_GROUP

TEXT = pa.string()
NUMBER = pa.float64()
WHOLE = pa.int64()
INSTANT = pa.timestamp("us", tz="UTC")

CIRCLED = ("around_post", "several_crossings")  # of which a circle alone is known
PLACED_BY = ("places", "measurements", "cannot_tell", *CIRCLED)
# On what ground one report of a pair repeats the other, or a report with which the other was weighed (review.repeating).
REPEATS = (
    "names_report",
    "same_words",
    "same_recording",
    "names_source",
    "told_again",
    "quotes",
    "names_in_words",
    "through_origin",
)
JUDGED = ("same", "different", "also")

INCIDENTS = Declaration(
    "incidents",
    (
        Column(
            "incident_id", TEXT, "Identity derived from the first of its reports in order of identity.", required=True
        ),
        Column(
            "occurred_at",
            INSTANT,
            "Estimated time: the middle of what its reports leave possible.",
            "UTC",
            required=True,
        ),
        Column(
            "occurred_within_s",
            NUMBER,
            "The time lies within this many seconds of occurred_at.",
            "seconds",
            required=True,
        ),
        Column("longitude", NUMBER, "Estimated place, WGS 84; null where no report gives one.", "degrees east"),
        Column("latitude", NUMBER, "Estimated place, WGS 84.", "degrees north"),
        Column("radius_m", NUMBER, "The true place lies within this radius with 95 % probability.", "metres"),
        Column(
            "semi_major_m",
            NUMBER,
            "Longer half-axis of the ellipse that holds the true place with 95 % probability; the radius where nobody measured.",
            "metres",
        ),
        Column("semi_minor_m", NUMBER, "Shorter half-axis of it.", "metres"),
        Column(
            "azimuth_deg",
            NUMBER,
            "Direction of the longer axis, clockwise from true north; null for a circle.",
            "degrees, 0 to 180",
        ),
        Column(
            "placed_by",
            TEXT,
            "What the place rests on: the places that reports give, measurements from posts (bearings, distances, sound), or "
            "measurements that cannot tell it, as bearings run side by side or apart. Where a distance alone is told the circle lies around its "
            "post; where measurements fit several places, as two distances cross twice, it holds them all. Null where there is nothing.",
            allowed=PLACED_BY,
        ),
        Column(
            "place_name",
            TEXT,
            "Place as named by the most precise voice that names one; by what repeats them where none does.",
        ),
        Column("admin1", TEXT, "First-level area as most voices attribute it; null where none does."),
        Column("admin2", TEXT, "Second-level area likewise."),
        Column(
            "act",
            TEXT,
            "The act most voices name; its group where they name several of one group; null where they disagree.",
            allowed=tuple(ACT_GROUP),
        ),
        Column("weapon", TEXT, "The class of weapon, likewise.", allowed=tuple(WEAPON_GROUP)),
        Column("calibre_mm", NUMBER, "Calibre where all voices that name one agree.", "millimetres"),
        Column("actor", TEXT, "The actor all voices that name one agree on; null where they disagree or none does."),
        Column("target", TEXT, "The target likewise."),
        Column("actors_disputed", pa.bool_(), "Whether voices name different actors.", required=True),
        Column(
            "claimed_exemption",
            TEXT,
            "The exemption most voices claim that claim any; of equals the first of the list.",
            allowed=CLAIMED_EXEMPTIONS,
        ),
        Column("unit", TEXT, "The unit in which most voices count.", allowed=UNITS),
        Column(
            "count_low",
            WHOLE,
            "Lowest count of a report in that unit. Null beside a highest one where a report says only “at most”, and nobody counts fewer.",
            "unit",
        ),
        Column(
            "count_high",
            WHOLE,
            "Highest count of a report in that unit. Null beside a lowest one where a report says only “at least”, and nobody counts more.",
            "unit",
        ),
        Column(
            "killed_low",
            WHOLE,
            "Lowest figure of any report; of those that tell of several incidents only where no other gives one. Null beside a highest one where a report says "
            "only “at most”, and nobody names a figure below that.",
            "persons",
        ),
        Column(
            "killed_best",
            WHOLE,
            "Median of the voices' best figures, rounded down; of what repeats them where no voice gives one.",
            "persons",
        ),
        Column(
            "killed_high",
            WHOLE,
            "Highest figure of any report. Null beside a lowest one where a report says only “at least”, and nobody names a figure above that.",
            "persons",
        ),
        Column(
            "injured_low",
            WHOLE,
            "Lowest figure of any report; of those that tell of several incidents only where no other gives one. Null beside a highest one where a report says "
            "only “at most”, and nobody names a figure below that.",
            "persons",
        ),
        Column(
            "injured_best",
            WHOLE,
            "Median of the voices' best figures, rounded down; of what repeats them where no voice gives one.",
            "persons",
        ),
        Column(
            "injured_high",
            WHOLE,
            "Highest figure of any report. Null beside a lowest one where a report says only “at least”, and nobody names a figure above that.",
            "persons",
        ),
        Column(
            "harmed_civilians",
            WHOLE,
            "How many of its independent voices say that civilians were killed or injured.",
            required=True,
        ),
        Column(
            "harmed_fighters",
            WHOLE,
            "How many say that fighters were; who says both counts in both columns.",
            required=True,
        ),
        Column(
            "harmed_unsaid",
            WHOLE,
            "How many do not say whom. That is no answer: it does not mean that nobody was harmed.",
            required=True,
        ),
        Column("reports", WHOLE, "How many reports tell of it.", required=True),
        Column("origins", WHOLE, "How many of them are independent: each voice counts once.", required=True),
        Column(
            "repeating", WHOLE, "How many repeat another: relays, copies, quotations, one recording.", required=True
        ),
        Column(
            "of_one_voice",
            WHOLE,
            "How many repeat nobody, but have the voice of another: outlets of one party, recordings of one camera. "
            "With origins and repeating they make all reports.",
            required=True,
        ),
        *(
            Column(
                f"disputed_{name}",
                WHOLE,
                f"How many independent voices contradict {most}.",
                required=True,
            )
            for name, most in (
                ("act", "what most say was done"),
                ("actor", "most on who did it"),
                ("count", "most on how many: more than twice, or less than half"),
                ("killed", "most on how many were killed: their ranges have no number in common"),
                ("injured", "most on how many were injured, likewise"),
            )
        ),
        Column("families", WHOLE, "How many families of sources those origins belong to.", required=True),
        Column("family_names", TEXT, "Those families, sorted and joined by spaces.", required=True),
        Column("observed_names", TEXT, "How its origins know (seen, heard, recorded, told), sorted, joined by spaces."),
        Column(
            "witness_families",
            TEXT,
            "Families of the origins that saw or recorded it themselves, sorted, joined by spaces; empty: none did.",
        ),
        Column(
            "told_beside",
            WHOLE,
            "How many further reports tell of it beside their own incident, in which alone they are counted (further_links).",
            required=True,
        ),
        Column("exercise", pa.bool_(), "True for invented incidents.", required=True),
    ),
)

LINKS = Declaration(
    "links",
    (
        Column("incident_id", TEXT, "The incident.", required=True),
        Column("report_id", TEXT, "The report that is held to tell of it.", required=True),
        Column(
            "score",
            NUMBER,
            "Log-likelihood ratio (natural) of the link against chance; null for an only origin and for relays.",
            "nats",
        ),
        Column(
            "nearest_report_id",
            TEXT,
            "The report of the same incident to which this one is most alike, or which it repeats; null for an only origin.",
        ),
        Column(
            "distance_m",
            NUMBER,
            "Distance between the two; of one without coordinates, from where its name leads, or a name in its text.",
            "metres",
        ),
        Column("gap_s", NUMBER, "Time between the two.", "seconds"),
        Column("space_score", NUMBER, "The part of the score that comes from place.", "nats"),
        Column("time_score", NUMBER, "The part that comes from time.", "nats"),
        Column("act_score", NUMBER, "The part that comes from act and weapon.", "nats"),
        Column("actor_score", NUMBER, "The part that comes from actor and target.", "nats"),
        Column(
            "crowd_score",
            NUMBER,
            "The part that comes from how many reports of other incidents are to be expected near it.",
            "nats",
        ),
        Column("figure_score", NUMBER, "The part that comes from counts, calibre, killed and injured.", "nats"),
        Column("direction_score", NUMBER, "The part that comes from the direction of fire.", "nats"),
        Column(
            "words_score",
            NUMBER,
            "The part that comes from words that both have, and from how they call the place.",
            "nats",
        ),
        Column("judged_by", TEXT, "The person who judged the two to be the same; null where the machine links them."),
        Column(
            "origin_report_id", TEXT, "The report that this one repeats (itself, if it is an origin).", required=True
        ),
        Column(
            "voice_report_id",
            TEXT,
            "The first report of the incident with which this one counts as one voice, though it repeats nobody: of one source, one party, one camera, "
            "or of an outlet that copies in silence. Null where it has a voice of its own, or repeats another.",
        ),
    ),
)

FURTHER_LINKS = Declaration("further_links", LINKS.columns)

_PARTS = ("distance_m", "gap_s", *(name for name in LINKS.names if name.endswith("_score")))

PAIRS = Declaration(
    "pairs",
    (
        Column("first", TEXT, "The one report; of a report and what it repeats, the repeated.", required=True),
        Column("second", TEXT, "The other.", required=True),
        *(LINKS.column(name) for name in _PARTS),
        Column(
            "score", NUMBER, "All parts together; null where one repeats another, and the two were not weighed.", "nats"
        ),
        Column("probability", NUMBER, "How probable it is that both tell of one incident.", "0 to 1", required=True),
        Column(
            "repeats",
            TEXT,
            "On what ground one of the two repeats the other, or a report with which the other was weighed; null where neither does.",
            allowed=REPEATS,
        ),
        Column("judged", TEXT, "What people hold of the pair; null where nobody judged.", allowed=JUDGED),
    ),
)
