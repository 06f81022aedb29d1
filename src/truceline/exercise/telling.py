"""What each source tells of what happened: with its own error, stated or not, its own gaps and its own interest."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from truceline.exercise.acts import Profile, is_access
from truceline.exercise.happening import Happened, Ints, Words
from truceline.exercise.scene import Floats, Post, Scene
from truceline.exercise.settings import ExerciseSettings, Source
from truceline.values.place import RADIUS_95_IN_SIGMAS, WGS84, place_from_bearing
from truceline.values.taxonomy import Family

Rows = dict[str, npt.NDArray[Any]]

_GROSS_SCALE = 5.0
_BEARING_SIGMA_DEG = 4.0
_DISTANCE_SIGMA = 0.12  # of the distance, by ear
_NAMED_WRONG = 0.05  # share of reports that name the wrong side
_WEATHER = (0.9, 1.15)  # counts differ: each source hears this share, on average, of what another does


@dataclass(frozen=True, slots=True)
class World:
    """What sources tell of, and by which rules."""

    scene: Scene
    profiles: tuple[Profile, ...]
    happened: Happened
    settings: ExerciseSettings


def tell(world: World, random: np.random.Generator) -> Rows:
    """Let every source tell of what it knows; rows come source by source."""
    told = [_told_by(world, source, random) for source in named_sources(world)]
    return stacked(told)


def stacked(parts: list[Rows]) -> Rows:
    """Rows below rows."""
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def named_sources(world: World) -> list[Source]:
    """The sources with the names of this agreement's parties and guarantors; those it has none for stay away."""
    named = []
    for source in world.settings.sources:
        code = source.code
        for word, codes in (("{party}", world.scene.parties), ("{guarantor}", world.scene.guarantors)):
            if word in code:
                code = code.replace(word, codes[source.side]) if source.side < len(codes) else ""
        if code:
            copies = source.copies.replace("{party}", world.scene.parties[0])
            named.append(replace(source, code=code, copies=copies))
    return named


def _told_by(world: World, source: Source, random: np.random.Generator) -> Rows:
    """One source's reports of true incidents."""
    if source.reach_m:
        incident, post, distance = _in_reach(world, source, random)
    else:
        incident = np.flatnonzero(random.random(len(world.happened)) < _chances(world, source))
        post, distance = np.full(len(incident), -1), np.full(len(incident), np.nan)
    size = len(incident)
    scale = random.lognormal(0.0, 0.35, size)
    rows: Rows = {"incident": incident.astype(np.int64), "repeats": np.full(size, -1)}
    rows["source"] = _source_codes(world.scene.posts, source, post)
    rows["source_family"] = _filled(source.family.value, size)
    rows["channel"] = _filled(source.channel, size)
    rows["language"] = _object(source.languages)[random.integers(0, len(source.languages), size)]
    rows["observed"] = _filled(source.observed, size)
    rows["reliability"] = _filled(source.reliability, size)
    rows["credibility"] = _object(("2", "3", "4"))[random.choice(3, size, p=(0.5, 0.4, 0.1))]
    rows |= _when(world, source, (incident, scale), random)
    rows |= (
        _from_post(world, (incident, post, distance), random)
        if source.reach_m
        else _where(world, source, (incident, scale), random)
    )
    rows |= _what(world, source, incident, random)
    rows |= _by_whom(world, source, incident, random)
    rows |= _how_many(world, source, incident, random)
    rows["delay_s"] = random.exponential(source.delay_s, size).round()
    return rows


def _chances(world: World, source: Source) -> Floats:
    """How likely the source tells of each incident: parties tell of the other side, hospitals of harm."""
    happened = world.happened
    chance = np.full(len(happened), source.chance)
    access = np.array([is_access(profile.act) for profile in world.profiles])[happened.act]
    if source.family is Family.PARTY:
        chance *= np.where(happened.side == source.side, 0.35, 1.6)
    if source.family is Family.MEDICAL:
        chance *= (happened.killed + happened.injured) > 0
    if source.family is Family.HUMANITARIAN:
        chance *= access
    return chance


def _in_reach(world: World, source: Source, random: np.random.Generator) -> tuple[Ints, Ints, Floats]:
    """Which incidents which post notices: of the two posts nearest to the spot, the nearer the surer."""
    posts, happened, spots = world.scene.posts, world.happened, world.scene.spots
    if not posts:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
    place = np.array([(post.longitude, post.latitude) for post in posts])
    quiet = np.array([is_access(p.act) or p.unit in (None, "person") for p in world.profiles])[happened.act]
    found = []
    nearest = _two_nearest(place, np.stack([spots.longitude, spots.latitude], axis=1))
    for column in range(nearest.shape[1]):
        post = nearest[happened.spot, column]
        distance = np.asarray(
            WGS84.inv(place[post, 0], place[post, 1], happened.longitude, happened.latitude)[2], np.float64
        )
        chance = source.chance * np.exp(-((distance / source.reach_m) ** 2)) * np.where(quiet, 0.15, 1.0)
        chance[distance > 2 * source.reach_m] = 0.0
        noticed = np.flatnonzero(random.random(len(happened)) < chance)
        found.append((noticed, post[noticed], distance[noticed]))
    incident, post, distance = (np.concatenate(columns) for columns in zip(*found, strict=True))
    return incident, post, distance


def _two_nearest(place: Floats, spots: Floats) -> Ints:
    """The two posts nearest to each spot, a block of spots at a time."""
    shrink = np.cos(np.radians(spots[:, 1].mean()))
    blocks = []
    for first in range(0, len(spots), 1_000):
        block = spots[first : first + 1_000]
        away = ((block[:, None, :] - place[None, :, :]) * [shrink, 1.0]) ** 2
        blocks.append(np.argsort(away.sum(axis=2), axis=1, kind="stable")[:, :2])
    return np.concatenate(blocks)


def _source_codes(posts: tuple[Post, ...], source: Source, post: Ints) -> Words:
    if not source.reach_m:
        return _filled(source.code, len(post))
    codes = [p.code if source.family is Family.MONITOR else f"{source.code}-{p.code}" for p in posts]
    return _object(codes)[post] if len(post) else _filled("", 0)


def _errors(world: World, size: int, random: np.random.Generator) -> Floats:
    """How many times larger the true errors are than those stated."""
    gross = random.random(size) < world.settings.gross
    return world.settings.overconfidence * np.where(gross, _GROSS_SCALE, 1.0)


def _when(world: World, source: Source, drawn: tuple[Ints, Floats], random: np.random.Generator) -> Rows:
    incident, scale = drawn
    sigma = source.error_s * scale * world.settings.error_scale
    error = random.normal(0, 1, len(incident)) * sigma * _errors(world, len(incident), random)
    at = world.happened.at_s[incident] + error
    # People round to five minutes and more when they know no better; devices to the second.
    step = np.where(sigma > 600, 300.0, np.where(sigma > 60, 60.0, 1.0))
    return {"at_s": np.rint(at / step) * step, "occurred_within_s": np.maximum(np.ceil(2 * sigma / 60) * 60, 30.0)}


def _where(world: World, source: Source, drawn: tuple[Ints, Floats], random: np.random.Generator) -> Rows:
    incident, scale = drawn
    size = len(incident)
    sigma = source.error_m * scale * world.settings.error_scale
    away = np.hypot(*random.normal(0, 1, (2, size))) * sigma * _errors(world, size, random)
    longitude, latitude = place_from_bearing(
        world.happened.longitude[incident], world.happened.latitude[incident], random.random(size) * 360, away
    )
    placeless = random.random(size) < source.missing / 3
    radius = np.ceil(sigma * RADIUS_95_IN_SIGMAS / 50) * 50
    nowhere = np.full(size, np.nan)
    return {
        "longitude": np.where(placeless, np.nan, longitude.round(5)),
        "latitude": np.where(placeless, np.nan, latitude.round(5)),
        "radius_m": np.where(placeless, np.nan, radius),
        "named": random.random(size) >= source.missing,
        "post": np.full(size, None, dtype=object),
        "post_longitude": nowhere,
        "post_latitude": nowhere,
        "bearing_deg": nowhere,
        "distance_m": nowhere,
    }


def _from_post(world: World, seen: tuple[Ints, Ints, Floats], random: np.random.Generator) -> Rows:
    """Bearing and distance as observed from the post, and the place that follows from them."""
    incident, post, distance = seen
    size = len(incident)
    place = np.array([(p.longitude, p.latitude) for p in world.scene.posts]).reshape(-1, 2)[post]
    happened = world.happened
    true = np.asarray(
        WGS84.inv(place[:, 0], place[:, 1], happened.longitude[incident], happened.latitude[incident])[0], np.float64
    )
    wrong = world.settings.error_scale * _errors(world, size, random)
    bearing = np.rint((true + random.normal(0, _BEARING_SIGMA_DEG, size) * wrong) % 360) % 360
    judged = np.maximum(distance * (1 + random.normal(0, _DISTANCE_SIGMA, size) * wrong), 100.0)
    judged = np.rint(judged / 100) * 100
    longitude, latitude = place_from_bearing(place[:, 0], place[:, 1], bearing, judged)
    across = judged * np.radians(_BEARING_SIGMA_DEG)
    sigma = np.sqrt(((judged * _DISTANCE_SIGMA) ** 2 + across**2) / 2) * world.settings.error_scale
    codes = _object([p.code for p in world.scene.posts])
    near, far = (_share_of(size, share, random) for share in (world.settings.by_bearing, world.settings.by_distance))
    far &= ~near
    blind = near | far
    return {
        "longitude": np.where(blind, np.nan, longitude.round(5)),
        "latitude": np.where(blind, np.nan, latitude.round(5)),
        "radius_m": np.where(blind, np.nan, np.ceil(sigma * RADIUS_95_IN_SIGMAS / 50) * 50),
        "named": random.random(size) < 0.7,
        "post": codes[post] if size else _filled("", 0),
        "post_longitude": place[:, 0],
        "post_latitude": place[:, 1],
        "bearing_deg": np.where(far, np.nan, bearing),
        "distance_m": np.where(near, np.nan, judged),
    }


def _share_of(size: int, share: float, random: np.random.Generator) -> npt.NDArray[np.bool_]:
    """A share of so many; nothing is drawn where there is none: what an exercise was, it stays."""
    return random.random(size) < share if share else np.zeros(size, np.bool_)


def _what(world: World, source: Source, incident: Ints, random: np.random.Generator) -> Rows:
    """The act, rightly or mistaken for a like one, and its weapon."""
    size = len(incident)
    true = world.happened.act[incident]
    acts = _object([profile.act for profile in world.profiles])[true]
    most = max(len(profile.mistaken) for profile in world.profiles)
    other = _object([(profile.mistaken * most)[:most] or (profile.act,) * most for profile in world.profiles])
    mistaken = other[true, random.integers(0, most, size)]
    right = random.random(size) < source.right
    weapon = _object([profile.weapon for profile in world.profiles])[true]
    calibre = np.array([profile.calibre_mm or np.nan for profile in world.profiles])[true]
    knows = right & (random.random(size) > 0.2 + source.missing)
    return {
        "act": _said(np.where(right, acts, mistaken), random.random(size) >= source.missing / 2),
        "weapon": _said(weapon, knows),
        "calibre_mm": np.where(knows & (random.random(size) < 0.4), calibre, np.nan),
        "direction": _object(("incoming", "outgoing", "impact", None))[random.integers(0, 4, size)]
        if source.reach_m
        else np.full(size, None, dtype=object),
    }


def _by_whom(world: World, source: Source, incident: Ints, random: np.random.Generator) -> Rows:
    """Actor and target: parties accuse the other side and excuse their own."""
    happened, size = world.happened, len(incident)
    actor, target = happened.actor[incident], happened.target[incident]
    swapped = random.random(size) < _NAMED_WRONG
    actor, target = np.where(swapped, target, actor), np.where(swapped, actor, target)
    unknown = random.random((2, size)) < (0.8 if source.reach_m else 0.3 + source.missing)
    claim = np.full(size, None, dtype=object)
    if source.family is Family.PARTY:
        own = happened.side[incident] == source.side
        unknown[0] &= own
        excuse = np.where(happened.at_excluded[incident], "excluded_target", "self_defence")
        exercise = _object([profile.act == "exercise_held" for profile in world.profiles])[happened.act[incident]]
        excuse = np.where(exercise, "announced_activity", excuse)
        claim = np.where(own & (random.random(size) < 0.7), excuse, claim)
    return {
        "actor": _said(actor, ~unknown[0]),
        "target": _said(target, ~unknown[1]),
        "claimed_exemption": claim,
    }


def _how_many(world: World, source: Source, incident: Ints, random: np.random.Generator) -> Rows:
    """Counts and casualties as this source has them: best, and for some lowest and highest."""
    happened, size = world.happened, len(incident)
    unit = _object([profile.unit for profile in world.profiles])[happened.act[incident]]
    heard = np.maximum(np.rint(happened.count[incident] * random.uniform(*_WEATHER, size)), 1)
    counted = (random.random(size) > 0.25 + source.missing) & (unit != _filled(None, size))
    rows: Rows = {"unit": _said(unit, counted), "count": np.where(counted, heard, np.nan)}
    harmed = (happened.killed + happened.injured)[incident] > 0
    tells = harmed & (random.random(size) < (0.95 if source.family is Family.MEDICAL else 0.45))
    ranged = random.random(size) < 0.4
    for kind, true in (("killed", happened.killed), ("injured", happened.injured)):
        best = np.maximum(true[incident] + random.integers(-1, 2, size) * (random.random(size) < 0.3), 0)
        rows[f"{kind}_best"] = np.where(tells, best, np.nan)
        rows[f"{kind}_low"] = np.where(tells & ranged, np.maximum(best - random.integers(0, 2, size), 0), np.nan)
        rows[f"{kind}_high"] = np.where(tells & ranged, best + random.integers(0, 3, size), np.nan)
    return rows


def _object(words: Any) -> Words:
    return np.array(words, dtype=object)


def _said(words: Words, told: npt.NDArray[np.bool_]) -> Words:
    """The words where they are told, None elsewhere."""
    kept = words.astype(object)
    kept[~told] = None
    return kept


def _filled(word: str | None, size: int) -> Words:
    return np.full(size, word, dtype=object)
