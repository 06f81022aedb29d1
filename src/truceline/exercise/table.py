"""The tables of an exercise's truth: what nobody but the trainers sees."""

import pyarrow as pa

from truceline.exercise.spoiling import NIL, RELAY, SPURIOUS, TOLD
from truceline.values.table import Column, Declaration

_TEXT, _NUMBER, _WHOLE = pa.string(), pa.float64(), pa.int64()
_INSTANT = pa.timestamp("us", tz="UTC")

TRUTH = Declaration(
    "exercise truth",
    (
        Column("report_id", _TEXT, "The report.", required=True),
        Column("true_incident", _TEXT, "The true incident it tells of; null for reports of nothing and nil reports."),
        Column("kind", _TEXT, "How it came about.", required=True, allowed=(TOLD, RELAY, SPURIOUS, NIL)),
        Column("repeats_report_id", _TEXT, "The report that it repeats, said or unsaid."),
        Column("exercise", pa.bool_(), "Always true.", required=True),
    ),
)

TRUE_INCIDENTS = Declaration(
    "exercise incidents",
    (
        Column("true_incident", _TEXT, "Name of the true incident.", required=True),
        Column("occurred_at", _INSTANT, "When it truly happened.", "UTC", required=True),
        Column("longitude", _NUMBER, "Where it truly happened, WGS 84.", "degrees east", required=True),
        Column("latitude", _NUMBER, "Where it truly happened.", "degrees north", required=True),
        Column("act", _TEXT, "What was truly done.", required=True),
        Column("actor", _TEXT, "Who truly did it.", required=True),
        Column("target", _TEXT, "Against whom.", required=True),
        Column("count", _WHOLE, "How many, in the act's unit.", required=True),
        Column("killed", _WHOLE, "How many were killed.", "persons", required=True),
        Column("injured", _WHOLE, "How many were injured.", "persons", required=True),
        Column("exercise", pa.bool_(), "Always true.", required=True),
    ),
)

PLACES = Declaration(
    "exercise places",
    (
        Column("name_en", _TEXT, "Invented name in English.", required=True),
        Column("name_ar", _TEXT, "In Arabic.", required=True),
        Column("name_ru", _TEXT, "In Russian.", required=True),
        Column("longitude", _NUMBER, "Where it lies.", "degrees east", required=True),
        Column("latitude", _NUMBER, "Where it lies.", "degrees north", required=True),
        Column("exercise", pa.bool_(), "Always true.", required=True),
    ),
)
