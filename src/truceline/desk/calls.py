"""What a caller said, from the hotline's form to one row of a report. Pure: the row then goes through the same checks as any file.

Nothing is filled in that was not said. A caller whose watch is wrong is corrected by what it shows now, and the correction
is told. What was not understood stands in a field of its own, never guessed at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

# Every field of the form, in its order; what is not listed is not read.
FIELDS = (
    *("call", "said", "language", "not_understood", "day", "time", "watch", "within_minutes"),
    *("place_name", "longitude", "latitude", "radius_m", "post", "bearing_deg", "distance_m"),
    *("read_back", "corrected", "observed", "act", "count", "unit", "direction", "weapon"),
    *("actor", "target", "killed_low", "killed_high", "injured_low", "injured_high"),
    *("source", "source_family", "callback", "urgency", "exercise"),
)
_SAME_NAME = (
    *("said", "language", "not_understood", "place_name", "longitude", "latitude", "radius_m"),
    *("post", "bearing_deg", "distance_m", "observed", "act", "count", "unit", "direction", "weapon"),
    *("killed_low", "killed_high", "injured_low", "injured_high", "source_family"),
)
URGENCIES = ("normal", "urgent")
# How far a caller may be off who says a time of day; the widest stands for “some time that day”.
WITHIN_MINUTES = ("5", "15", "30", "60", "180")
# A watch that is off by less is right.
_WATCH_SLACK = timedelta(minutes=2)
_HALF_DAY, _DAY = timedelta(hours=12), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """The local time at which something happened, and by how many minutes the caller's watch was put right."""

    local: datetime
    correction_minutes: int


def heard_moment(day: str, time: str, watch: str, received: datetime, zone: ZoneInfo) -> Moment:
    """The time that a caller means.

    `watch` is what their watch shows at the moment of the call; empty: it is taken to be right.

    Raises:
        ValueError: where day, time or watch are none.
    """
    said = datetime.fromisoformat(f"{day}T{time}")
    if not watch:
        return Moment(said, 0)
    here = received.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
    shown = datetime.fromisoformat(f"{here.date()}T{watch}")
    ahead = (here - shown + _HALF_DAY) % _DAY - _HALF_DAY
    if abs(ahead) < _WATCH_SLACK:
        return Moment(said, 0)
    return Moment(said + ahead, ahead // timedelta(minutes=1))


def row_of_call(form: Mapping[str, str], received: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """The row of a report that a form makes; texts as they were typed, to be checked like those of a file."""
    row: dict[str, Any] = {name: form[name] for name in _SAME_NAME if form.get(name, "").strip()}
    call = form["call"]
    row["source"] = form.get("source", "").strip() or f"caller-{call.replace('-', '')[-12:]}"
    row["reference"] = f"call-{call}"
    row["channel"] = "hotline"
    row["received_at"] = received.isoformat()
    row["exercise"] = "true" if form.get("exercise") else "false"
    day, time = form.get("day", "").strip(), form.get("time", "").strip()
    row["occurred_at"] = day
    if time:
        try:
            moment = heard_moment(day, time, form.get("watch", "").strip(), received, zone)
        except (ValueError, OverflowError):
            row["occurred_at"] = f"{day}T{time}"  # for the checks to name
        else:
            row["occurred_at"] = moment.local.isoformat(timespec="minutes")
            row["occurred_within_s"] = str(float(form.get("within_minutes") or 0) * 60)
    return row
