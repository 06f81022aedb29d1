"""A list of incidents as people keep one: an id, a date and a point on each row, whatever else it has.

For lists that nobody made for us. Names of columns are taken in any case, from a short list of usual ones; the file is the
source unless a column names it. What is not understood stays empty here and whole in the original; columns that are not read
are named in a remark.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.channels.acled import ACT_BY_KIND, iso_day
from truceline.report.rows import TEXT, Block, distinct, is_nameless, recode
from truceline.report.shape import FileReading, Shape
from truceline.values.taxonomy import ACT_GROUP, Family, Observed

# Our column, and the names under which lists have it, the likeliest first.
NAMES: Mapping[str, Sequence[str]] = {
    "reference": ("reference", "id", "event_id", "incident_id", "ref", "ref_no", "reference_no", "reference_number"),
    "occurred_at": ("date", "event_date", "incident_date", "date_of_incident", "day"),
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "lon", "lng", "long", "x"),
    "source": ("source",),
    "radius_m": ("radius_m",),
    "act": ("act", "type", "event_type", "incident_type", "kind", "kind_of_incident", "category"),
    "actor": ("actor", "actor1", "perpetrator"),
    "target": ("target", "actor2"),
    "place_name": ("place_name", "place", "location", "village", "town"),
    "admin1": ("admin1", "governorate", "province"),
    "admin2": ("admin2", "district"),
    "killed_best": ("killed", "deaths", "dead", "fatalities"),
    "injured_best": ("injured", "wounded"),
    "said": ("said", "text", "notes", "description", "headline", "title"),
}
# Where a list does not say how well a place is known: a village and the fields around it. Assumed, and said so.
RADIUS_M = "5000"
_TIME = "time"
_NEEDED = ("occurred_at", "latitude", "longitude")
# What a person calls the columns without which a row is no report.
_IN_WORDS: Mapping[str, str] = {
    "reference": "id",
    "occurred_at": "date",
    "latitude": "latitude",
    "longitude": "longitude",
}
# As many names as a person reads through, each as long as it is told from others.
_MOST_NAMED, _LONGEST_NAMED = 20, 40
# A file with one of these was meant to be ours: what is wrong with it is told by our own names.
_OURS = {"occurred_at", "source_family"}


def _own(name: str) -> str:
    """The name in the form of ours: “Ref. No” is ref_no; one of signs alone stays as it is."""
    return re.sub(r"\W+", "_", name.casefold()).strip("_") or name


def _chosen(header: Sequence[str], ours: str) -> str | None:
    """Which of its columns says this; None where none does."""
    names = {_own(name) for name in header}
    return next((name for name in NAMES[ours] if name in names), None)


def _recognises(header: Sequence[str]) -> bool:
    names = {_own(name) for name in header}
    return names.isdisjoint(_OURS) and all(_chosen(header, ours) is not None for ours in _NEEDED)


def lacking(header: Sequence[str]) -> str:
    """What a plain list needs and this one does not have, each with the names under which it would be known."""
    missing = [ours for ours in _IN_WORDS if _chosen(header, ours) is None]
    return "; ".join(f"{_IN_WORDS[ours]} (called {', '.join(NAMES[ours])})" for ours in missing)


def _check_header(header: Sequence[str], reading: FileReading) -> None:
    if _chosen(header, "reference") is None:
        others = ", ".join(name for name in NAMES["reference"] if name != "id")
        reading.faults.add(1, "", "R005", name="id", or_so=f", or as one of {others}")
    if unread := _unread(header, reading):
        reading.faults.remark(1, "", "R070", f"{len(unread)} more", names=_listed(unread))
    if _chosen(header, "radius_m") is None:
        reading.faults.remark(1, "radius_m", "R065", metres=f"{int(RADIUS_M):,}")


def _unread(header: Sequence[str], reading: FileReading) -> list[str]:
    """Its columns from which nothing is taken; one of two names for one thing is among them."""
    read = {_chosen(header, ours) for ours in NAMES} | {_TIME, *map(_own, reading.settings.beside)}
    return [name for name in header if not is_nameless(name) and _own(name) not in read]


def _listed(names: Sequence[str]) -> str:
    shown = ["".join(c if c.isprintable() else "·" for c in name[:_LONGEST_NAMED]) for name in names[:_MOST_NAMED]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _claims(block: Block, reading: FileReading) -> Block:
    raw = Block({_own(name): column for name, column in block.columns.items()}, block.lines)
    chosen = {ours: _chosen(list(raw.columns), ours) for ours in NAMES}
    reading.keep_beside(raw)
    reading.faults.named = {ours: name for ours, name in chosen.items() if name}

    def cells(ours: str) -> Any:
        return raw.tidy(chosen[ours] or "")

    columns = {ours: cells(ours) for ours in NAMES}
    placed = pc.is_valid(columns["latitude"])
    stem = Path(reading.faults.file).name.split(".")[0]
    return Block(
        columns
        | {
            "source": pc.coalesce(columns["source"], pa.array([stem] * len(raw), TEXT)),
            "source_family": pa.array([Family.RESEARCH.value] * len(raw), TEXT),
            "channel": pa.array(["file"] * len(raw), TEXT),
            "observed": pa.array([Observed.TOLD.value] * len(raw), TEXT),
            "occurred_at": _time(columns["occurred_at"], raw.tidy(_TIME)),
            "radius_m": pc.if_else(placed, pc.coalesce(columns["radius_m"], pa.scalar(RADIUS_M)), columns["radius_m"]),
            "act": _act(columns["act"], raw, reading),
        },
        raw.lines,
    )


def _act(kinds: Any, raw: Block, reading: FileReading) -> Any:
    """Our own code, or a kind that ACLED has; any other kind is kept without an act, with a remark."""
    texts, index = distinct(kinds)
    folded = pa.array([None if text is None else text.casefold() for text in texts], TEXT).take(pa.array(index))
    act, unknown = recode(folded, {**ACT_BY_KIND, **{code: code for code in ACT_GROUP}})
    for row in np.flatnonzero(unknown):
        reading.faults.remark(raw.lines[row], "act", "R063", kinds[int(row)].as_py())
    return act


def _time(days: Any, times: Any) -> Any:
    """The day, or the minute of it where the list tells it."""
    pairs = zip(days.to_pylist(), times.to_pylist(), strict=True)
    told = [None if day is None else iso_day(day) + (f"T{time}" if time else "") for day, time in pairs]
    return pa.array(told, TEXT)


PLAIN_LIST = Shape(
    name="a plain list", recognises=_recognises, needs=(), claims=_claims, own_name=_own, check_header=_check_header
)
