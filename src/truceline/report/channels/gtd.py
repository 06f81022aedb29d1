"""GTD incidents (Global Terrorism Database) as reports, by the column names of its tables.

What is read are attacks, each at the day on which it began. Figures that GTD divided among several incidents, for its sources tell them
together, are no figures of one of them.
"""

from collections.abc import Sequence
from itertools import starmap
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.channels.codebooks import coded, known_name, known_persons
from truceline.report.channels.list_times import day_of
from truceline.report.channels.precision import BY_SPECIFICITY, METRES
from truceline.report.rows import TEXT, Block
from truceline.report.shape import FileReading, Shape, all_but, each
from truceline.values.taxonomy import Family, Observed

SOURCE = "gtd"

# What an attack was, by attacktype1: assassinations and unarmed assaults are against persons; whatever else is done with arms or fire is
# no more than that. Hijackings are no acts of our list.
ACT_BY_TYPE: dict[str, str | None] = {
    "1": "person",
    "2": "fire",
    "3": "explosion",
    "4": None,
    "5": "abduction",
    "6": "abduction",
    "7": "sabotage",
    "8": "person",
    "9": None,
}
_FIREARMS = "5"  # of weaptype1
_NEEDS = ("eventid", "iyear", "imonth", "iday", "latitude", "longitude", "specificity")
_READ = frozenset(
    (
        "eventid",
        "iyear",
        "imonth",
        "iday",
        "latitude",
        "longitude",
        "specificity",
        "vicinity",
        "city",
        "provstate",
        "attacktype1",
        "weaptype1",
        "gname",
        "target1",
        "nkill",
        "nwound",
        "summary",
    )
)


def _recognises(header: Sequence[str]) -> bool:
    return {"eventid", "iyear", "attacktype1", "gname", "nkill"} <= {name.casefold() for name in header}


def _claims(block: Block, reading: FileReading) -> Block:
    raw = Block({name.casefold(): column for name, column in block.columns.items()}, block.lines)
    radius = _radius(raw, reading)
    placed = pc.and_(pc.is_valid(radius), pc.is_valid(raw.tidy("longitude")))
    return Block(
        {
            "source": pa.array([SOURCE] * len(raw), TEXT),
            "source_family": pa.array([Family.RESEARCH.value] * len(raw), TEXT),
            "reference": raw.tidy("eventid"),
            "channel": pa.array(["file"] * len(raw), TEXT),
            "occurred_at": _time(raw),
            "longitude": pc.if_else(placed, raw.tidy("longitude"), None),
            "latitude": pc.if_else(placed, raw.tidy("latitude"), None),
            "radius_m": pc.if_else(placed, radius, None),
            "place_name": known_name(raw.tidy("city")),
            "admin1": known_name(raw.tidy("provstate")),
            "observed": pa.array([Observed.TOLD.value] * len(raw), TEXT),
            "act": _act(raw, reading),
            "actor": known_name(raw.tidy("gname")),
            "target": known_name(raw.tidy("target1")),
            "killed_best": known_persons(raw, "nkill", "killed_best", reading),
            "injured_best": known_persons(raw, "nwound", "injured_best", reading),
            "said": raw.get("summary"),
        },
        raw.lines,
    )


def _act(raw: Block, reading: FileReading) -> Any:
    """What was done; an armed assault with firearms is fire of small arms."""
    act = coded(raw, "attacktype1", ACT_BY_TYPE, "act", reading)
    shot = pc.and_(pc.equal(act, "fire"), pc.equal(raw.tidy("weaptype1"), _FIREARMS))
    return pc.if_else(pc.fill_null(shot, False), "small_arms_fire", act)


def _time(raw: Block) -> Any:
    """The day on which it began; the month or the year where the day is 0, as GTD writes what is not known."""
    return pa.array(starmap(day_of, zip(*(raw.tidy(of).to_pylist() for of in _NEEDS[1:4]), strict=True)), TEXT)


def _radius(raw: Block, reading: FileReading) -> Any:
    """How well each place is known, less well in the vicinity of a town; none where no place is."""
    radius = coded(raw, "specificity", BY_SPECIFICITY, "radius_m", reading)
    in_town = pc.equal(radius, METRES["named"])
    near = pc.and_(pc.fill_null(pc.equal(raw.tidy("vicinity"), "1"), False), pc.fill_null(in_town, False))
    return pc.if_else(near, METRES["near"], radius)


GTD = Shape(
    name="GTD",
    recognises=_recognises,
    needs=_NEEDS,
    claims=_claims,
    own_names=each(str.casefold),
    unknowable=("latitude", "longitude", "nkill", "nwound", "iyear", "imonth", "iday"),
    unread=all_but(_READ),
    named={
        "reference": "eventid",
        "occurred_at": "iyear / imonth / iday",
        "radius_m": "specificity",
        "place_name": "city",
        "admin1": "provstate",
        "act": "attacktype1",
        "actor": "gname",
        "target": "target1",
        "killed_best": "nkill",
        "injured_best": "nwound",
        "said": "summary",
    },
)
