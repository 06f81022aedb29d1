"""What truly happens in an exercise: a process in which one incident sets off others near it, soon after.

Incidents of their own accord fall evenly over the time, on hot spots by their heat; each sets off further ones
(Poisson), hours later (exponential) and about a kilometre away (normal), which set off others in turn. This is the
space-time pattern of real violence that makes linking hard: bursts, in which incidents are close and alike.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from truceline.exercise.acts import Profile, shares
from truceline.exercise.scene import Floats, Scene
from truceline.exercise.settings import ExerciseSettings
from truceline.values.place import place_from_bearing

Ints = npt.NDArray[np.int64]
Words = npt.NDArray[np.object_]

_HOURS_LATER = 3.0
_METRES_AWAY = 1_200.0
_METRES_ROUND_SPOT = 1_500.0
_LIKE_THE_SPOT = 0.6  # share of incidents that are of the spot's own act
_BY_THE_SPOT = 0.75  # and by the spot's own side
_BY_A_GROUP = 0.3
_AT_EXCLUDED = 0.10
_BY_EXCLUDED = 0.04


@dataclass(frozen=True, slots=True)
class Happened:
    """True incidents in order of time; seconds count from the start of the exercise."""

    at_s: Floats
    longitude: Floats
    latitude: Floats
    spot: Ints
    act: Ints
    side: Ints
    actor: Words
    target: Words
    at_excluded: npt.NDArray[np.bool_]
    count: Ints
    killed: Ints
    injured: Ints

    def __len__(self) -> int:
        return len(self.at_s)


def happen(
    scene: Scene, profiles: tuple[Profile, ...], settings: ExerciseSettings, number: int, random: np.random.Generator
) -> Happened:
    """Let about that many incidents happen."""
    length_s = (scene.end - scene.start).total_seconds()
    at, spot, east, north = _burst(scene, settings, (number, length_s), random)
    order = np.argsort(at, kind="stable")
    at, spot, east, north = at[order], spot[order], east[order], north[order]
    bearing = np.degrees(np.arctan2(east, north)) % 360
    longitude, latitude = place_from_bearing(
        scene.spots.longitude[spot], scene.spots.latitude[spot], bearing, np.hypot(east, north)
    )
    size = len(at)
    act = np.where(
        random.random(size) < _LIKE_THE_SPOT,
        scene.spots.act[spot],
        random.choice(len(profiles), size, p=shares(profiles)),
    )
    side = np.where(random.random(size) < _BY_THE_SPOT, scene.spots.side[spot], 1 - scene.spots.side[spot])
    side = np.minimum(side, len(scene.parties) - 1)
    actor, target, at_excluded = _who(scene, side, random)
    mean = np.array([profile.count for profile in profiles])[act]
    harmed = random.random(size) < np.array([profile.harms for profile in profiles])[act]
    return Happened(
        at_s=at.round(),
        longitude=longitude.round(6),
        latitude=latitude.round(6),
        spot=spot,
        act=act,
        side=side,
        actor=actor,
        target=target,
        at_excluded=at_excluded,
        count=1 + random.poisson(np.maximum(mean - 1, 0)),
        killed=np.where(harmed, random.poisson(0.8, size), 0),
        injured=np.where(harmed, random.poisson(2.0, size), 0),
    )


def _burst(
    scene: Scene, settings: ExerciseSettings, size: tuple[int, float], random: np.random.Generator
) -> tuple[Floats, Ints, Floats, Floats]:
    """Times, spots, and metres east and north of the spot: as many bursts as make the number of incidents."""
    number, length_s = size
    bursts: list[tuple[Floats, Ints, Floats, Floats]] = []
    happened = 0
    while happened < number:
        alone = max(1, round((number - happened) * (1 - settings.burst)))
        at = random.random(alone) * length_s
        spot = random.choice(len(scene.spots.weight), alone, p=scene.spots.weight)
        east, north = random.normal(0, _METRES_ROUND_SPOT, (2, alone))
        while len(at):
            bursts.append((at, spot, east, north))
            happened += len(at)
            further = random.poisson(settings.burst, len(at))
            at, spot, east, north = (np.repeat(column, further) for column in (at, spot, east, north))
            at = at + random.exponential(_HOURS_LATER * 3_600, len(at))
            east = east + random.normal(0, _METRES_AWAY, len(at))
            north = north + random.normal(0, _METRES_AWAY, len(at))
            within = at < length_s
            at, spot, east, north = at[within], spot[within], east[within], north[within]
    # The last generation is cut where it oversteps the number.
    at, spot, east, north = (np.concatenate(columns)[:number] for columns in zip(*bursts, strict=True))
    return at, spot, east, north


def _who(scene: Scene, side: Ints, random: np.random.Generator) -> tuple[Words, Words, npt.NDArray[np.bool_]]:
    """Actors and targets: a party or a group of its side against the other side, now and then an excluded group."""
    size = len(side)
    other = len(scene.parties) - 1 - side
    actor, target = _of_side(scene, side, random), _of_side(scene, other, random)
    at_excluded = np.zeros(size, np.bool_)
    if scene.excluded:
        at_excluded = random.random(size) < _AT_EXCLUDED
        named = _object(scene.excluded)[random.integers(0, len(scene.excluded), size)]
        target = np.where(at_excluded, named, target)
        by_excluded = (random.random(size) < _BY_EXCLUDED) & ~at_excluded
        actor = np.where(by_excluded, named, actor)
    return actor, target, at_excluded


def _of_side(scene: Scene, side: Ints, random: np.random.Generator) -> Words:
    """The party of a side, or one of its groups."""
    codes = _object(scene.parties)[side]
    for number, groups in enumerate(scene.groups):
        if groups:
            by_group = (random.random(len(side)) < _BY_A_GROUP) & (side == number)
            codes = np.where(by_group, _object(groups)[random.integers(0, len(groups), len(side))], codes)
    return codes


def _object(words: Any) -> Words:
    return np.array(words, dtype=object)
