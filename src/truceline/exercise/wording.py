"""What sources say in their own words: sentences in Arabic, English and Russian, each marked as an exercise.

Sentences are made from the Fluent messages of exercise.ftl. Each distinct phrase is made once and the rows are
filled in from it, so that a million reports have words as quickly as a hundred.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import shapely

from truceline.exercise.happening import Words
from truceline.exercise.scene import Floats, Scene
from truceline.exercise.spoiling import NIL, RELAY, SILENT
from truceline.exercise.telling import Rows
from truceline.values.language import Language, say

Longs = npt.NDArray[np.int64]

_LANGUAGES = {"en": 0, "ar": 1, "ru": 2}
_SLOTS = ("time", "what", "place", "bearing", "distance", "harm", "source")


def place_names(scene: Scene, rows: Rows) -> Words:
    """The name each report gives its place: that of the nearest place, in the report's own language, or none."""
    place = _nearest_place(scene, rows["longitude"], rows["latitude"])
    language = np.array([_LANGUAGES[tag] for tag in rows["language"].tolist()])
    words = np.array(scene.names.words, dtype=object)
    names: Words = words[place, language]
    names[~rows["named"].astype(bool) | np.isnan(rows["longitude"])] = None
    return names


def _nearest_place(scene: Scene, longitude: Floats, latitude: Floats) -> Longs:
    """The nearest place to each report; the first where a report has no place."""
    shrink = np.cos(np.radians(scene.names.latitude.mean()))
    tree = shapely.STRtree(shapely.points(scene.names.longitude * shrink, scene.names.latitude))
    placed = ~np.isnan(longitude)
    nearest = np.zeros(len(longitude), np.int64)
    nearest[placed] = tree.nearest(shapely.points(longitude[placed] * shrink, latitude[placed]))
    return nearest


def words_said(rows: Rows, start: datetime, zone: ZoneInfo) -> Words:
    """What each report says; silent copies say what their original says."""
    times = _clock_times(rows["at_s"], start, zone)
    said = np.empty(len(times), dtype=object)
    kinds = np.where(rows["kind"] == RELAY, "relay", np.where(rows["kind"] == NIL, "nil", rows["source_family"]))
    columns = [rows[name].tolist() for name in ("language", "act", "unit", "place_name", "relayed_source")]
    columns += [_known(rows[name]) for name in ("count", "bearing_deg", "distance_m", "killed_best", "injured_best")]
    for row, (kind, time, *cells) in enumerate(zip(kinds.tolist(), times, *columns, strict=True)):
        language, act, unit, place, source, count, bearing, distance, killed, injured = cells
        said[row] = _frame(kind, language).format(
            time=time,
            what=_what(language, act, unit, count),
            place=place or _phrase("exercise-nowhere", language),
            bearing="" if bearing is None else f"{bearing:03.0f}",
            distance="" if distance is None else f"{distance / 1_000:.1f}",
            harm="" if killed is None else _harm(language, int(killed), int(injured)),
            source=source,
        )
    silent = rows["relay_kind"] == SILENT
    said[silent] = said[rows["repeats"][silent]]
    return said


def _known(numbers: npt.NDArray[np.float64]) -> list[float | None]:
    known = numbers.astype(object)
    known[np.isnan(numbers.astype(float))] = None
    return known.tolist()  # type: ignore[no-any-return] # an array of objects says no more of its values


def _clock_times(at_s: Floats, start: datetime, zone: ZoneInfo) -> Sequence[str]:
    """Local day, month, hour and minute of each time; the zone is asked once for each hour."""
    seconds = int(start.timestamp()) + np.rint(at_s).astype(np.int64)
    hours, back = np.unique(seconds // 3_600, return_inverse=True)
    offset = [_offset_s(hour * 3_600, zone) for hour in hours.tolist()]
    local = (seconds + np.array(offset, np.int64)[back]).astype("datetime64[s]")
    return [f"{t[8:10]}.{t[5:7]}. {t[11:16]}" for t in np.datetime_as_string(local).tolist()]


def _offset_s(seconds: int, zone: ZoneInfo) -> int:
    offset = datetime.fromtimestamp(seconds, UTC).astimezone(zone).utcoffset() or timedelta(0)
    return int(offset.total_seconds())


@cache
def _phrase(message: str, language: str) -> str:
    return say(message, Language(language), isolating=False)


@cache
def _frame(kind: str, language: str) -> str:
    """The sentence of a kind of source, with a slot for each thing it may say."""
    slots = {slot: f"{{{slot}}}" for slot in _SLOTS}
    return say(f"exercise-said-{kind}", Language(language), isolating=False, **slots)


@cache
def _what(language: str, act: str | None, unit: str | None, count: float | None) -> str:
    """The act, and how many where it was counted."""
    name = _phrase(f"act-{act}", language) if act else _phrase("exercise-something", language)
    if unit is None or count is None:
        return name
    counted = say(f"unit-{unit}", Language(language), isolating=False, count=int(count))
    return f"{name} ({counted})"


@cache
def _harm(language: str, killed: int, injured: int) -> str:
    if not killed and not injured:
        return ""
    return " " + say("exercise-harm", Language(language), isolating=False, killed=killed, injured=injured)
