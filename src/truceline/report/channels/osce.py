"""A table shaped like the annex of ceasefire incidents that the OSCE's mission in Ukraine published with its reports.

One row is one observation from one post: what was heard, seen or recorded, how many, in which direction and how far
off. N/K stands for "not known" and becomes null. The place follows from the post, if its place is known.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from truceline.report.rows import Block, text_column
from truceline.report.shape import FileReading, Shape, each
from truceline.values.taxonomy import Family, Observed

SOURCE = "osce-smm"

_NEEDS = ("smm position", "event location", "means", "no.", "observation", "description", "weapon", "date, time")
_NOT_KNOWN = {"n/k", "n/a", "nk", "-", "undetermined", "unknown"}
_MEANS = {"heard": Observed.HEARD, "saw": Observed.SEEN, "seen": Observed.SEEN, "recorded": Observed.RECORDED}
# The words of the annex by our units; a tracer is a projectile seen flying, a muzzle flash a shot seen being fired.
_UNITS = {
    "explosion": "explosion",
    "airburst": "explosion",
    "burst": "burst",
    "shot": "shot",
    "muzzle flash": "shot",
    "projectile": "projectile",
    "tracer": "projectile",
    "rocket": "projectile",
    "impact": "impact",
    "flight": "flight",
    "flare": "event",
}
_DIRECTIONS = {
    "in-out": "both",
    "in and out": "both",
    "outgoing": "outgoing",
    "incoming": "incoming",
    "crossfire": "crossfire",
    "impact": "impact",
    "undetermined": "unknown",
}
# Words for weapons, longest meaning first: code of the weapon and the act that its fire is.
_WEAPONS: Sequence[tuple[str, str, str]] = (
    ("heavy machine gun", "heavy_machine_gun", "heavy_machine_gun_fire"),
    ("heavy-machine-gun", "heavy_machine_gun", "heavy_machine_gun_fire"),
    ("hmg", "heavy_machine_gun", "heavy_machine_gun_fire"),
    ("anti-aircraft gun", "air_defence", "fire"),
    ("zu-23", "air_defence", "fire"),
    ("automatic grenade launcher", "grenade_launcher", "grenade_fire"),
    ("grenade launcher", "grenade_launcher", "grenade_fire"),
    ("under-barrel", "grenade_launcher", "grenade_fire"),
    ("agl", "grenade_launcher", "grenade_fire"),
    ("ags", "grenade_launcher", "grenade_fire"),
    ("rpg", "grenade_launcher", "grenade_fire"),
    ("anti-tank", "anti_tank_missile", "anti_tank_fire"),
    ("atgm", "anti_tank_missile", "anti_tank_fire"),
    ("spg", "light_weapons", "anti_tank_fire"),
    ("recoilless", "light_weapons", "anti_tank_fire"),
    ("mlrs", "rocket_launcher", "rocket_fire"),
    ("multiple launch", "rocket_launcher", "rocket_fire"),
    ("mortar", "mortar", "mortar_fire"),
    ("howitzer", "howitzer", "artillery_fire"),
    ("artillery", "artillery", "artillery_fire"),
    ("infantry fighting vehicle", "fighting_vehicle", "fire"),
    ("ifv", "fighting_vehicle", "fire"),
    ("bmp", "fighting_vehicle", "fire"),
    ("apc", "fighting_vehicle", "fire"),
    ("btr", "fighting_vehicle", "fire"),
    ("tank", "tank", "tank_fire"),
    ("sniper", "sniper_rifle", "sniper_fire"),
    ("small arms", "small_arms", "small_arms_fire"),
    ("small-arms", "small_arms", "small_arms_fire"),
    ("light machine", "machine_gun", "small_arms_fire"),
)
_BEARING = re.compile(
    r"(?:(?P<low>\d+(?:\.\d+)?)(?:\s*[-–]\s*(?P<high>\d+(?:\.\d+)?))?\s*(?P<unit>k?m)\s*)?(?P<wind>[NESW]{1,3})?"
)
_CALIBRE = re.compile(r"(\d+(?:\.\d+)?)\s*-?\s*mm")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(
    r"(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<day>\d{1,2})[./ -](?P<month>\d{1,2}|[A-Za-z]{3,9})[./ -](?P<year>\d{4}))"
    r"(?:(?:,\s*|\s+)(?P<from>\d{1,2}:\d\d)(?:\s*[-–]\s*(?P<until>\d{1,2}:\d\d))?)?"
)

Row = Mapping[str, str]


def _own(name: str) -> str:
    folded = " ".join(name.casefold().split())
    return {"no": "no.", "date and time": "date, time", "date,time": "date, time", "number": "no."}.get(folded, folded)


def _recognises(header: Sequence[str]) -> bool:
    return {"smm position", "event location", "observation"} <= {_own(name) for name in header}


def _claims(block: Block, reading: FileReading) -> Block:
    names = {_own(name): name for name in block.columns}
    columns = {own: block.get(name).to_pylist() for own, name in names.items()}
    readers: Mapping[str, Callable[[Row], str | None]] = {
        "source": lambda row: SOURCE,  # noqa: ARG005 - one shape for all columns
        "source_family": _family,
        "reference": lambda row: _reference(row, reading),
        "channel": lambda row: "file",  # noqa: ARG005 - see above
        "occurred_at": lambda row: _time(row["date, time"]),
        "post": lambda row: row["smm position"],
        "place_name": lambda row: _known(row["event location"]),
        "bearing_deg": lambda row: _away(row["event location"])[0],
        "distance_m": lambda row: _away(row["event location"])[1],
        "observed": lambda row: _MEANS.get(row["means"].casefold().split(" ")[0], _known(row["means"])),
        "act": _act,
        "count": lambda row: _known(row["no."]),
        "unit": lambda row: _first(row["observation"], _UNITS),
        "direction": lambda row: _first(row["description"], _DIRECTIONS),
        "weapon": lambda row: _weapon(row["weapon"])[0],
        "calibre_mm": lambda row: found[1] if (found := _CALIBRE.search(row["weapon"])) else None,
        "said": lambda row: " | ".join(row[name] for name in _NEEDS),
        "language": lambda row: "en",  # noqa: ARG005 - see above
    }
    rows = [{name: (columns[name][i] or "").strip() for name in _NEEDS} for i in range(len(block))]
    for row, line in zip(rows, block.lines, strict=True):
        if _known(row["event location"]) and _away(row["event location"]) == (None, None):
            reading.faults.add(line, "bearing_deg", "R045", row["event location"])
        if row["date, time"] and _time(row["date, time"]) is None:
            reading.faults.add(line, "occurred_at", "R046", row["date, time"])
    cells = {name: [read(row) for row in rows] for name, read in readers.items()}
    return Block(
        {name: text_column(name, column, block.lines, reading.faults) for name, column in cells.items()}, block.lines
    )


def _known(text: str) -> str | None:
    return None if not text or text.casefold() in _NOT_KNOWN else text


def _first(text: str, words: Mapping[str, str]) -> str | None:
    """The code of the first word of the list that stands in a text."""
    folded = text.casefold()
    return next((code for word, code in words.items() if word in folded), None)


def _family(row: Row) -> str:
    """A camera is a device; whoever stands at a post is a monitor."""
    return Family.DEVICE if "camera" in row["smm position"].casefold() else Family.MONITOR


def _weapon(text: str) -> tuple[str | None, str | None]:
    folded = text.casefold()
    return next(
        ((code, act) for word, code, act in _WEAPONS if re.search(rf"\b{re.escape(word)}", folded)), (None, None)
    )


def _act(row: Row) -> str | None:
    """A live-fire exercise is one whatever is fired; otherwise the fire of the weapon, or no more than what was heard."""
    if "exercise" in row["description"].casefold():
        return "exercise_held"
    act = _weapon(row["weapon"])[1]
    if act is not None:
        return act
    unit = _first(row["observation"], _UNITS)
    return (
        "explosion" if unit in {"explosion", "impact"} else "fire" if unit in {"burst", "shot", "projectile"} else None
    )


def _away(text: str) -> tuple[str | None, str | None]:
    """“2-3km NNE” as the wind and a range in metres; either may be missing, and then it stays unknown."""
    match = _BEARING.fullmatch(re.sub(r"^(about|approx\.?|at)\s+", "", text.strip(), flags=re.IGNORECASE))
    if match is None:
        return None, None
    scale = 1000 if match["unit"] == "km" else 1
    ends = [f"{float(end) * scale:g}" for end in (match["low"], match["high"]) if end]
    return match["wind"], "-".join(ends) or None


def _time(text: str) -> str | None:
    """“02/11/2019, 14:35” (day before month, as the annex writes it) as an ISO time; None where it is no such thing."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    day = match["iso"]
    if day is None:
        month = match["month"].casefold()
        if month.isdigit():
            number = int(month)
        elif month[:3] in _MONTHS:
            number = _MONTHS.index(month[:3]) + 1
        else:
            return None
        day = f"{match['year']}-{number:02}-{int(match['day']):02}"
    times = [f"{day}T{clock:0>5}" for clock in (match["from"], match["until"]) if clock]
    if len(times) == 2 and times[1] < times[0]:
        times[1] = _next_day(day) + times[1][10:]
    return "/".join(times) or day


def _next_day(day: str) -> str:
    """The day after, for a span past midnight; what is no date is left for the check to name."""
    try:
        return date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()
    except (ValueError, OverflowError):
        return day


def _reference(row: Row, reading: FileReading) -> str:
    """Name a row that has no number of its own: by its time, the sum of its words, and which of several like it it is.

    The same annex read twice gives the same names; rows that say exactly the same within one file are different
    observations and are counted as such.
    """
    words = "\x1f".join(row[name] for name in _NEEDS)
    reading.repeated[words] += 1
    digest = hashlib.sha256(words.encode()).hexdigest()[:12]
    return f"{row['date, time']} {digest}-{reading.repeated[words]}"


OSCE = Shape(
    name="OSCE annex",
    recognises=_recognises,
    needs=_NEEDS,
    claims=_claims,
    own_names=each(_own),
    named={
        "occurred_at": "Date, time",
        "post": "SMM position",
        "bearing_deg": "Event location",
        "distance_m": "Event location",
        "place_name": "Event location",
        "observed": "Means",
        **dict.fromkeys(("count_low", "count", "count_high"), "No."),
        "unit": "Observation",
        "act": "Observation",
        "direction": "Description",
        "weapon": "Weapon",
        "calibre_mm": "Weapon",
    },
)
