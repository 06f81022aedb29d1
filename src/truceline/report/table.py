"""The canonical table of reports: one row is what one source said of one thing, in its own words, unchanged for ever.

Null means "not said". Nothing is filled in that the source did not say, except what is named as derived.
"""

import pyarrow as pa

from truceline.values.table import Column, Declaration
from truceline.values.taxonomy import (
    ACT_GROUP,
    CHANNELS,
    CLAIMED_EXEMPTIONS,
    CREDIBILITY,
    DIRECTIONS,
    HARMED,
    RELIABILITY,
    UNITS,
    WEAPON_GROUP,
    Family,
    Observed,
)

TEXT = pa.string()
NUMBER = pa.float64()
WHOLE = pa.int64()
INSTANT = pa.timestamp("us", tz="UTC")

# The numbers that say where it was: its place, and what was measured from a post.
OF_PLACE = (
    "longitude",
    "latitude",
    "radius_m",
    "post_longitude",
    "post_latitude",
    "bearing_deg",
    "bearing_within_deg",
    "distance_m",
    "sound_delay_s",
    "air_temperature_c",
)

REPORTS = Declaration(
    "reports",
    (
        Column(
            "report_id",
            TEXT,
            "Identity derived from source and reference: the same file read twice names the same reports.",
            required=True,
        ),
        Column(
            "source",
            TEXT,
            "Code of who says it: a monitor, post, network, outlet, party. Never a person's name.",
            required=True,
        ),
        Column(
            "source_family",
            TEXT,
            "Whose word it is; reports of one family rarely confirm each other.",
            required=True,
            allowed=tuple(Family),
        ),
        Column(
            "speaks_for",
            TEXT,
            "Code of the party or body whose outlet the source is; all outlets of one are one voice.",
        ),
        Column(
            "reference",
            TEXT,
            "The source's own number or name for this report; unique within the source.",
            required=True,
        ),
        Column("channel", TEXT, "The way by which it came.", allowed=CHANNELS),
        Column(
            "relayed_from",
            TEXT,
            "The source whose word this repeats, as “source” or “source/reference”. A relay confirms nothing.",
        ),
        Column("received_at", INSTANT, "When the centre received it.", "UTC"),
        Column(
            "occurred_at",
            INSTANT,
            "When it happened, by the source: the middle of the time it may have been.",
            "UTC",
            required=True,
        ),
        Column(
            "occurred_within_s",
            NUMBER,
            "The true time lies within this many seconds before or after occurred_at.",
            "seconds",
            required=True,
        ),
        Column(
            "longitude",
            NUMBER,
            "Where it happened, WGS 84; null where no place was given.",
            "degrees east, -180 to 180",
        ),
        Column(
            "latitude", NUMBER, "Where it happened, WGS 84; null where no place was given.", "degrees north, -90 to 90"
        ),
        Column("radius_m", NUMBER, "The true place lies within this radius with 95 % probability.", "metres"),
        Column("place_name", TEXT, "The place as the source named it."),
        Column(
            "post", TEXT, "Code of the post from which it was observed; with bearing and distance it gives the place."
        ),
        Column("post_longitude", NUMBER, "Longitude of that post.", "degrees east"),
        Column("post_latitude", NUMBER, "Latitude of that post.", "degrees north"),
        Column(
            "bearing_deg",
            NUMBER,
            "Direction from the post to what was observed, clockwise from true north.",
            "degrees, 0 to 360",
        ),
        Column(
            "bearing_within_deg",
            NUMBER,
            "The true direction lies within this many degrees on either side of bearing_deg.",
            "degrees",
        ),
        Column("distance_m", NUMBER, "Distance from the post to what was observed.", "metres"),
        Column(
            "sound_delay_s",
            NUMBER,
            "Seconds between the flash and its sound at the post: they give the distance.",
            "seconds",
        ),
        Column(
            "air_temperature_c",
            NUMBER,
            "Temperature of the air between, which decides how fast sound is.",
            "degrees Celsius",
        ),
        Column("admin1", TEXT, "First-level area (governorate, oblast) as the source attributed it."),
        Column("admin2", TEXT, "Second-level area (district, raion) as the source attributed it."),
        Column("observed", TEXT, "How the source knows.", allowed=tuple(Observed)),
        Column("act", TEXT, "What was done.", allowed=tuple(ACT_GROUP)),
        Column(
            "tells_of",
            WHOLE,
            "Of how many incidents the report tells, by its own words (places or times that it names); null: of one.",
            "incidents",
        ),
        Column("count_low", WHOLE, "How many, lowest figure of the source, in the unit of the column “unit”.", "unit"),
        Column("count", WHOLE, "How many, the figure the source holds best, or its only one.", "unit"),
        Column("count_high", WHOLE, "How many, highest figure of the source.", "unit"),
        Column("unit", TEXT, "What was counted.", allowed=UNITS),
        Column("direction", TEXT, "Direction of fire as observed from the post or place.", allowed=DIRECTIONS),
        Column("weapon", TEXT, "Class of weapon.", allowed=tuple(WEAPON_GROUP)),
        Column("calibre_mm", NUMBER, "Calibre of the weapon.", "millimetres"),
        Column(
            "actor",
            TEXT,
            "Who is alleged to have done it: a code of the agreement where one fits, else the name as given.",
        ),
        Column("target", TEXT, "Against whom it is alleged to have been done: likewise."),
        Column(
            "claimed_exemption", TEXT, "The exemption that somebody claims for the act.", allowed=CLAIMED_EXEMPTIONS
        ),
        Column("killed_low", WHOLE, "Killed, lowest figure of the source.", "persons"),
        Column("killed_best", WHOLE, "Killed, the figure the source holds best.", "persons"),
        Column("killed_high", WHOLE, "Killed, highest figure of the source.", "persons"),
        Column("injured_low", WHOLE, "Injured, lowest figure of the source.", "persons"),
        Column("injured_best", WHOLE, "Injured, the figure the source holds best.", "persons"),
        Column("injured_high", WHOLE, "Injured, highest figure of the source.", "persons"),
        Column(
            "harmed", TEXT, "Whom the source says were killed or injured; null where it does not say.", allowed=HARMED
        ),
        Column("said", TEXT, "What was said, verbatim, in the language it was said in."),
        Column(
            "media_sha256",
            TEXT,
            "SHA-256 of the photo, film or recording on which the report rests; one recording is one origin.",
            "64 hexadecimal digits",
        ),
        Column("language", TEXT, "Language of the words said.", "BCP 47 tag: ar, ru, en, uk …"),
        Column(
            "not_understood",
            TEXT,
            "What whoever took it down could not make out, in words. A gap is told, never filled.",
        ),
        Column(
            "reliability",
            TEXT,
            "Admiralty grade of the source, A (completely reliable) to F (cannot be judged).",
            allowed=RELIABILITY,
        ),
        Column(
            "credibility",
            TEXT,
            "Admiralty grade of what is said, 1 (confirmed by others) to 6 (cannot be judged).",
            allowed=CREDIBILITY,
        ),
        Column(
            "exercise",
            pa.bool_(),
            "True for invented reports. Exercise and real reports are never mixed.",
            required=True,
        ),
        Column(
            "original_sha256",
            TEXT,
            "SHA-256 of the file it came in; the file is kept under this name.",
            "64 hexadecimal digits",
            required=True,
        ),
        Column(
            "original_line",
            WHOLE,
            "Line (or row, or feature) of that file at which the report begins.",
            "counted from 1",
            required=True,
        ),
    ),
)
