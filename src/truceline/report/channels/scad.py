"""SCAD events (Social Conflict Analysis Database) as reports, by the column names of its tables of Africa and Latin America.

SCAD has a row for each place of an event. Each is a report of its own, for others may tell of the event at any of them.
"""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.channels.codebooks import coded, known_name, known_persons, without_shared
from truceline.report.channels.precision import BY_LOCNUM, METRES
from truceline.report.rows import TEXT, Block
from truceline.report.shape import FileReading, Shape, all_but, each
from truceline.values.taxonomy import Family, Observed

SOURCE = "scad"

# What an event was, by etype; strikes are no acts of our list. Violence of 7, by government, and 9, by others, is against persons by
# definition; of 8, against government, and 10, within it, by those who bear arms.
ACT_BY_TYPE: dict[str, str | None] = {
    "1": "demonstration",
    "2": "demonstration",
    "3": "riot",
    "4": "riot",
    "5": None,
    "6": None,
    "7": "attack_on_civilians",
    "8": "fire",
    "9": "attack_on_civilians",
    "10": "armed_clash",
}
_SEVERAL_PLACES = ("4", "5", "7", "8")
_NEEDS = ("eventid", "startdate", "enddate", "latitude", "longitude")
_READ = frozenset(
    (
        "eventid",
        "sublocal",
        "startdate",
        "enddate",
        "latitude",
        "longitude",
        "locnum",
        "location_precision",
        "ilocal",
        "elocal",
        "etype",
        "actor1",
        "target1",
        "ndeath",
        "issuenote",
        "notes",
    )
)


def _recognises(header: Sequence[str]) -> bool:
    return {"eventid", "etype", "ndeath", "elocal", "locnum"} <= {name.casefold() for name in header}


def _claims(block: Block, reading: FileReading) -> Block:
    raw = Block({name.casefold(): column for name, column in block.columns.items()}, block.lines)
    radius = _radius(raw, reading)
    placed = pc.and_(pc.is_valid(radius), pc.is_valid(raw.tidy("longitude")))
    return Block(
        {
            "source": pa.array([SOURCE] * len(raw), TEXT),
            "source_family": pa.array([Family.RESEARCH.value] * len(raw), TEXT),
            "reference": _reference(raw),
            "channel": pa.array(["file"] * len(raw), TEXT),
            "occurred_at": _time(raw),
            "longitude": pc.if_else(placed, raw.tidy("longitude"), None),
            "latitude": pc.if_else(placed, raw.tidy("latitude"), None),
            "radius_m": pc.if_else(placed, radius, None),
            "place_name": pc.coalesce(raw.tidy("ilocal"), raw.tidy("elocal")),
            "observed": pa.array([Observed.TOLD.value] * len(raw), TEXT),
            "act": coded(raw, "etype", ACT_BY_TYPE, "act", reading),
            "actor": known_name(raw.tidy("actor1")),
            "target": known_name(raw.tidy("target1")),
            "killed_best": _killed(raw, reading),
            "said": pc.coalesce(raw.tidy("issuenote"), raw.tidy("notes")),
        },
        raw.lines,
    )


def _time(raw: Block) -> Any:
    """From the first day to the last."""
    start = raw.tidy("startdate")
    end = pc.coalesce(raw.tidy("enddate"), start)
    return pc.if_else(pc.equal(start, end), start, pc.binary_join_element_wise(start, end, "/"))


def _reference(raw: Block) -> Any:
    """The event, and from its second place on which of them it is."""
    number = raw.tidy("sublocal")
    further = pc.invert(pc.is_in(number, pa.array(["1", None], TEXT)))
    placed = pc.binary_join_element_wise(raw.tidy("eventid"), number, "-")
    return pc.if_else(further, placed, raw.tidy("eventid"))


def _killed(raw: Block, reading: FileReading) -> Any:
    """How many died; of an event at several places SCAD tells one number, which is no row's own unless it is nought."""
    killed = known_persons(raw, "ndeath", "killed_best", reading)
    some = pc.fill_null(pc.not_equal(killed, "0"), False)
    shared = pc.and_(some, pc.is_in(raw.tidy("locnum"), pa.array(_SEVERAL_PLACES, TEXT)))
    return without_shared(raw, killed, shared, "killed_best", reading)


def _radius(raw: Block, reading: FileReading) -> Any:
    """How well each place is known, less well where SCAD calls it imprecise: near what is named; none where no place is."""
    location = coded(raw, "locnum", BY_LOCNUM, "radius_m", reading)
    vague = pc.and_(
        pc.fill_null(pc.equal(raw.tidy("location_precision"), "no"), False),
        pc.fill_null(pc.equal(location, METRES["named"]), False),
    )
    return pc.if_else(vague, METRES["near"], location)


SCAD = Shape(
    name="SCAD",
    recognises=_recognises,
    needs=_NEEDS,
    claims=_claims,
    own_names=each(str.casefold),
    unknowable=("latitude", "longitude", "ndeath", "startdate", "enddate"),
    unread=all_but(_READ),
    named={
        "reference": "eventid",
        "occurred_at": "startdate / enddate",
        "radius_m": "locnum",
        "place_name": "ilocal / elocal",
        "act": "etype",
        "actor": "actor1",
        "target": "target1",
        "killed_best": "ndeath",
        "said": "issuenote",
    },
)
