"""What some files have besides the columns of their table: spelt out for people, and left to be worked out by programs."""

import pyarrow as pa

from truceline.incident.table import TEXT, WHOLE
from truceline.values.language import Language
from truceline.values.table import Column, Declaration

_DAY = pa.date32()
_NAMED = {Language.ENGLISH: "in English", Language.ARABIC: "in Arabic", Language.RUSSIAN: "in Russian"}


def _in_each_language(name: str, meaning: str) -> tuple[Column, ...]:
    return tuple(Column(f"{name}_{language}", TEXT, f"{meaning}, {named}.") for language, named in _NAMED.items())


def _known_by(prefix: str, which: str) -> tuple[Column, ...]:
    """By what its own list knows a report."""
    return (
        Column(f"{prefix}source", TEXT, f"The source of {which}."),
        Column(f"{prefix}reference", TEXT, f"The number or name by which that source knows {which}."),
    )


INCIDENTS_BESIDES = Declaration(
    "incidents.csv, besides",
    (
        Column("number", WHOLE, "On the desk alone: the incident's number there."),
        Column("first_day", _DAY, "The first local day on which it may have been (UTC without an agreement)."),
        Column("last_day", _DAY, "The last such day."),
        *_in_each_language(
            "voices",
            "Of `truceline link` and in `incidents.geojson`: how many voices tell of it and what they contradict, in a sentence",
        ),
        Column(
            "told_by",
            TEXT,
            "On the desk, for those who may know who said what: source and reference of every report, joined by semicolons.",
        ),
    ),
)
MAP_BESIDES = Declaration(
    "incidents.geojson, besides",
    (
        Column("candidate", TEXT, "Codes of the provisions that it may breach, joined by spaces."),
        Column("needs_ruling", TEXT, "Codes of those under which it waits for a person's ruling, likewise."),
        Column(
            "cannot_tell",
            TEXT,
            "Codes of those under which it cannot be told, likewise; those that say no are left out.",
        ),
    ),
)
LINKS_BESIDES = Declaration(
    "links.csv and further_links.csv, besides",
    (
        *_known_by("", "the report"),
        *_known_by("nearest_", "the report nearest to it"),
        *_in_each_language("why", "Why the report belongs to its incident, in a sentence"),
    ),
)
PAIRS_BESIDES = Declaration(
    "pairs.csv, besides", (*_known_by("first_", "the first"), *_known_by("second_", "the second"))
)
FINDINGS_BESIDES = Declaration(
    "findings.parquet, besides", _in_each_language("sentence", "The answer and its reason in a sentence")
)
