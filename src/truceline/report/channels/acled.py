"""ACLED events as reports, by the column names of its exports before and after 2023.

ACLED's actors 1 and 2 do not say who attacked; they are kept as the pair they are. Its figure of fatalities is one
figure, without a low and a high.
"""

import re
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.channels.codebooks import coded
from truceline.report.channels.precision import BY_GEO_PRECISION
from truceline.report.channels.ucdp import around
from truceline.report.rows import TEXT, Block, distinct, recode
from truceline.report.shape import FileReading, Shape, all_but, each
from truceline.values.taxonomy import Family, Observed

SOURCE = "acled"

# Days on either side of the date by time_precision: the day; within a week; within a month (the date is the middle).
_DAYS_BY_PRECISION = {"1": 0, "2": 3, "3": 15}

# What an event was, by its sub-type; None where our list has no such act. Names of 2019 and after, then the older.
ACT_BY_KIND: dict[str, str | None] = {
    "armed clash": "armed_clash",
    "government regains territory": "ground_advance",
    "non-state actor overtakes territory": "ground_advance",
    "chemical weapon": "chemical_allegation",
    "air/drone strike": "air",
    "suicide bomb": "explosion",
    "shelling/artillery/missile attack": "fire",
    "remote explosive/landmine/ied": "mine_blast",
    "grenade": "grenade_fire",
    "sexual violence": "sexual_violence",
    "attack": "attack_on_civilians",
    "abduction/forced disappearance": "abduction",
    "excessive force against protesters": "attack_on_civilians",
    "arrests": "arrest",
    "looting/property destruction": "looting",
    "headquarters or base established": "position_change",
    "non-violent transfer of territory": "movement",
    "force regrouping": "movement",
    "peaceful protest": "demonstration",
    "protest with intervention": "demonstration",
    "violent demonstration": "riot",
    "mob violence": "riot",
    "agreement": None,
    "change to group/activity": None,
    "disrupted weapons use": None,
    "other": None,
    "battle-no change of territory": "armed_clash",
    "battle-government regains territory": "ground_advance",
    "battle-non-state actor overtakes territory": "ground_advance",
    "remote violence": "explosion",
    "violence against civilians": "attack_on_civilians",
    "riots/protests": "demonstration",
    "riots": "riot",
    "protests": "demonstration",
    "strategic development": None,
    "non-violent activity by a conflict actor": None,
    "battles": "armed_clash",
    "explosions/remote violence": "explosion",
    "strategic developments": None,
}

_NEEDS = ("event_date", "geo_precision", "latitude", "longitude")
_READ = frozenset(
    (
        "event_id_cnty",
        "data_id",
        "event_date",
        "time_precision",
        "geo_precision",
        "latitude",
        "longitude",
        "source",
        "location",
        "admin1",
        "admin2",
        "sub_event_type",
        "event_type",
        "civilian_targeting",
        "actor1",
        "actor2",
        "fatalities",
        "notes",
    )
)
_REFERENCES = ("event_id_cnty", "data_id")
_OLD_DATE = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _own(name: str) -> str:
    return name.casefold()


def _recognises(header: Sequence[str]) -> bool:
    names = {_own(name) for name in header}
    return {"event_date", "geo_precision"} <= names and not names.isdisjoint(_REFERENCES)


def _claims(block: Block, reading: FileReading) -> Block:
    raw = Block({_own(name): column for name, column in block.columns.items()}, block.lines)
    reference = next(name for name in _REFERENCES if name in raw.columns)
    radius = coded(raw, "geo_precision", BY_GEO_PRECISION, "radius_m", reading)
    return Block(
        {
            "source": pa.array([SOURCE] * len(raw), TEXT),
            "source_family": pa.array([Family.RESEARCH.value] * len(raw), TEXT),
            "reference": raw.tidy(reference),
            "channel": pa.array(["file"] * len(raw), TEXT),
            "relayed_from": _only_source(raw.tidy("source")),
            "occurred_at": _time(raw),
            "longitude": raw.tidy("longitude"),
            "latitude": raw.tidy("latitude"),
            "radius_m": radius,
            "place_name": raw.get("location"),
            "admin1": raw.get("admin1"),
            "admin2": raw.get("admin2"),
            "observed": pa.array([Observed.TOLD.value] * len(raw), TEXT),
            "act": _act(raw, reading),
            "actor": raw.get("actor1"),
            "target": raw.get("actor2"),
            "killed_best": raw.tidy("fatalities"),
            "harmed": _harmed(raw),
            "said": raw.get("notes"),
        },
        raw.lines,
    )


def _harmed(raw: Block) -> object:
    """Civilians, where ACLED says that they were the main or only target and that somebody died; of others it does not say who the dead were."""
    killed = pc.fill_null(pc.match_substring_regex(raw.tidy("fatalities"), "[1-9]"), False)
    at_civilians = pc.and_(pc.is_valid(raw.tidy("civilian_targeting")), killed)
    return pc.if_else(at_civilians, "civilians", pa.scalar(None, TEXT))


def _act(raw: Block, reading: FileReading) -> object:
    """The act by sub-type, or by type in exports that have no sub-type; a new kind is kept without an act."""
    kind = raw.tidy("sub_event_type") if "sub_event_type" in raw.columns else raw.tidy("event_type")
    texts, index = distinct(kind)
    folded = pa.array([None if text is None else text.casefold() for text in texts], TEXT).take(pa.array(index))
    act, unknown = recode(folded, ACT_BY_KIND)
    for row in np.flatnonzero(unknown):
        reading.faults.remark(raw.lines[row], "act", "R063", kind[row].as_py())
    return act


def _time(raw: Block) -> object:
    precision = raw.tidy("time_precision").to_pylist()
    days, index = distinct(raw.tidy("event_date"))
    dates = [None if day is None else iso_day(day) for day in days]
    spans = [
        text
        if text is None or not _DAYS_BY_PRECISION.get(code or "1")
        else around(text, _DAYS_BY_PRECISION[code or "1"])
        for text, code in zip((dates[i] for i in index), precision, strict=True)
    ]
    return pa.array(spans, TEXT)


def iso_day(day: str) -> str:
    """“01 January 2020” and “1-Jan-2020” as 2020-01-01; anything else as it came."""
    match = _OLD_DATE.fullmatch(day)
    month = match[2][:3].casefold() if match else ""
    if match is None or month not in _MONTHS:
        return day
    return f"{match[3]}-{_MONTHS.index(month) + 1:02}-{int(match[1]):02}"


def _only_source(sources: pa.Array) -> object:
    """The source whose word the event is, where ACLED names a single one."""
    texts, index = distinct(sources)
    return pa.array([None if text is None or ";" in text else text for text in texts], TEXT).take(pa.array(index))


ACLED = Shape(
    name="ACLED",
    recognises=_recognises,
    needs=_NEEDS,
    claims=_claims,
    own_names=each(_own),
    unknowable=("latitude", "longitude", "fatalities", "event_date"),
    unread=all_but(_READ, _own),
    named={
        "reference": "event_id_cnty / data_id",
        "occurred_at": "event_date",
        "radius_m": "geo_precision",
        "place_name": "location",
        "act": "sub_event_type",
        "actor": "actor1",
        "target": "actor2",
        "killed_best": "fatalities",
        "said": "notes",
        "relayed_from": "source",
    },
)
