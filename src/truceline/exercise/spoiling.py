"""What goes wrong between what sources know and what arrives: reports of nothing, and reports that repeat others."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from truceline.exercise.happening import Ints, Words
from truceline.exercise.scene import Fate
from truceline.exercise.settings import Source
from truceline.exercise.telling import Rows, World, named_sources
from truceline.values.place import place_from_bearing

# How a relay is known: it names the report, it names the source, or it copies the words in silence.
DECLARED, BARE, SILENT = range(3)
TOLD, RELAY, SPURIOUS, NIL = "told", "relay", "spurious", "nil"
_RELAY_KINDS = (0.5, 0.25, 0.25)
_NIL_KEPT = 0.85  # share of quiet post-days for which a nil report is made


def marked(rows: Rows, kind: str) -> Rows:
    """The rows, marked with what they are."""
    size = len(rows["incident"])
    return {**rows, "kind": np.full(size, kind, dtype=object), "relay_kind": np.full(size, -1)}


def add_spurious(world: World, rows: Rows, number: int, random: np.random.Generator) -> Rows:
    """Reports of what never happened: like true ones, but some ten kilometres and hours to days off."""
    able = np.flatnonzero(rows["post"] == _nobody(rows))
    chosen = random.choice(able, min(number, len(able)), replace=False) if len(able) else able
    false = {name: column[chosen].copy() for name, column in rows.items()}
    size = len(chosen)
    longitude, latitude = place_from_bearing(
        false["longitude"], false["latitude"], random.random(size) * 360, 8_000 + random.exponential(6_000, size)
    )
    length_s = (world.scene.end - world.scene.start).total_seconds()
    moved = false["at_s"] + random.choice([-1.0, 1.0], size) * (20_000 + random.exponential(40_000, size))
    false["longitude"], false["latitude"] = longitude.round(5), latitude.round(5)
    false["at_s"] = np.rint(np.abs(moved) % length_s / 300) * 300
    false["incident"] = np.full(size, -1)
    return marked(false, SPURIOUS)


def add_relays(world: World, rows: Rows, number: int, random: np.random.Generator) -> Rows:
    """Reports that repeat others: some say which, some say only whom, some copy the words in silence."""
    copiers = [source for source in named_sources(world) if source.copies]
    originals = [np.flatnonzero(rows["source"] == source.copies) for source in copiers]
    weights = np.array([source.chance if len(found) else 0.0 for source, found in zip(copiers, originals, strict=True)])
    if not weights.sum():
        return {name: column[:0] for name, column in marked(rows, RELAY).items()}
    shares = random.multinomial(number, weights / weights.sum())
    chosen = [
        random.choice(found, min(share, len(found)), replace=False)
        for found, share in zip(originals, shares.tolist(), strict=True)
    ]
    whose = np.repeat(np.arange(len(copiers)), [len(rows_) for rows_ in chosen])
    return _repeated(rows, copiers, (np.concatenate(chosen), whose), random)


def _repeated(rows: Rows, copiers: list[Source], drawn: tuple[Ints, Ints], random: np.random.Generator) -> Rows:
    original, whose = drawn
    size = len(original)
    relays = {name: column[original].copy() for name, column in rows.items()}
    for name in ("code", "channel", "reliability"):
        words = np.array([getattr(source, name) for source in copiers], dtype=object)
        relays["source" if name == "code" else name] = words[whose]
    relays["source_family"] = np.array([source.family.value for source in copiers], dtype=object)[whose]
    relays["observed"] = np.full(size, "told", dtype=object)
    for name in ("post", "direction", "claimed_exemption"):
        relays[name] = np.full(size, None, dtype=object)
    for name in ("post_longitude", "post_latitude", "bearing_deg", "distance_m", "calibre_mm"):
        relays[name] = np.full(size, np.nan)
    languages = [source.languages for source in copiers]
    relays["language"] = np.array(
        [
            languages[w][k % len(languages[w])]
            for w, k in zip(whose.tolist(), random.integers(0, 60, size), strict=True)
        ],
        dtype=object,
    )
    relays["repeats"] = original.astype(np.int64)
    delay = np.array([source.delay_s for source in copiers])[whose]
    relays["delay_s"] = relays["delay_s"] + 300 + random.exponential(delay, size).round()
    relays = marked(relays, RELAY)
    relays["relay_kind"] = random.choice(3, size, p=_RELAY_KINDS)
    return relays


def add_nil(world: World, rows: Rows, zone: ZoneInfo, random: np.random.Generator) -> Rows:
    """Nil reports: posts tell of each local day on which they noticed nothing; some forget to."""
    watched = {area.zone for area in world.scene.areas if area.fate in (Fate.INCIDENTS, Fate.QUIET)}
    posts = [post for post in world.scene.posts if post.zone in watched]
    days = _local_days(world, zone)
    edges = np.array([(first - world.scene.start).total_seconds() for first, _ in days])
    code = np.repeat(np.arange(len(posts)), len(days))
    day = np.tile(np.arange(len(days)), len(posts))
    reported = rows["post"] != _nobody(rows)
    place = {post.code: number for number, post in enumerate(posts)}
    busy = np.zeros((len(posts), len(days)), np.bool_)
    who = np.array([place[word] for word in rows["post"][reported].tolist()], np.int64)
    when = np.searchsorted(edges, rows["at_s"][reported], side="right") - 1
    busy[who, np.clip(when, 0, len(days) - 1)] = True
    kept = ~busy[code, day] & (random.random(len(code)) < _NIL_KEPT)
    code, day = code[kept], day[kept]
    return _nil_rows(rows, world, code, np.array([_middle(world, *days[d]) for d in day.tolist()]).reshape(-1, 2))


def _nobody(rows: Rows) -> Words:
    return np.full(len(rows["post"]), None, dtype=object)


def _local_days(world: World, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    """The local days of the exercise, the first and the last as long as it lasted."""
    days: list[tuple[datetime, datetime]] = []
    day = world.scene.start.astimezone(zone).replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
    while True:
        first = max(day.replace(tzinfo=zone).astimezone(world.scene.start.tzinfo), world.scene.start)
        day += timedelta(days=1)
        last = min(day.replace(tzinfo=zone).astimezone(world.scene.start.tzinfo), world.scene.end)
        if first >= world.scene.end:
            return days
        days.append((first, last))


def _middle(world: World, first: datetime, last: datetime) -> tuple[float, float]:
    """The middle of a time in seconds from the start, and half its length."""
    half = (last - first).total_seconds() / 2
    return (first - world.scene.start).total_seconds() + half, half


def _nil_rows(rows: Rows, world: World, code: Ints, times: npt.NDArray[np.float64]) -> Rows:
    watched = [post for post in world.scene.posts if post.code]
    place = np.array([(post.longitude, post.latitude) for post in watched]).reshape(-1, 2)[code]
    size = len(code)
    empty: Rows = {
        name: np.full(
            size, None if column.dtype == object else np.nan, dtype=object if column.dtype == object else float
        )
        for name, column in rows.items()
    }
    words = {
        "source_family": "monitor",
        "channel": "radio",
        "language": "en",
        "observed": "seen",
        "reliability": "A",
        "credibility": "2",
        "act": "nothing_observed",
    }
    filled: Rows = {name: np.full(size, word, dtype=object) for name, word in words.items()}
    post = np.array([p.code for p in watched], dtype=object)[code]
    numbers: Rows = {
        "incident": np.full(size, -1),
        "repeats": np.full(size, -1),
        "source": post,
        "post": post,
        "longitude": place[:, 0],
        "latitude": place[:, 1],
        "post_longitude": place[:, 0],
        "post_latitude": place[:, 1],
        "radius_m": np.full(size, 9_000.0),
        "named": np.zeros(size, np.bool_),
        "at_s": times[:, 0],
        "occurred_within_s": times[:, 1],
        "delay_s": np.full(size, 1_800.0),
    }
    return marked({**empty, **filled, **numbers}, NIL)
