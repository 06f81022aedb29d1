"""Where an exercise plays: what becomes of each zone, where it is hot, where posts stand, what places are called.

The zones of the agreement get different fates, so that a reader of the bulletin meets every case: incidents,
observed quiet, not observed, and a zone that is at an earlier stage. Names of places are invented so that nobody
takes them for real ones: Tell al-Mithal is "Example Hill".
"""

import itertools
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from truceline.agreement.charter import Charter
from truceline.agreement.model import Role, Stage, Standing
from truceline.errors import Refused, Where, problem
from truceline.exercise.settings import ExerciseSettings
from truceline.values.place import place_from_bearing

Floats = npt.NDArray[np.float64]

# Hill, village, spring, valley … of the example, the exercise, the supposition, the trial, imagination, the model.
PLACES = (
    ("Tell al-Mithal", "تل المثال", "Телль-эль-Мисаль"),
    ("Kafr Tamrin", "كفر تمرين", "Кафр-Тамрин"),
    ("Ain al-Iftirad", "عين الافتراض", "Айн-эль-Ифтирад"),
    ("Deir Tajriba", "دير تجربة", "Дейр-Таджриба"),
    ("Wadi al-Khayal", "وادي الخيال", "Вади-эль-Хаяль"),
    ("Khirbet Namudhaj", "خربة نموذج", "Хирбет-Намузадж"),
    ("Burj al-Tadrib", "برج التدريب", "Бурдж-эт-Тадриб"),
    ("Umm Faradiya", "أم فرضية", "Умм-Фарадия"),
    ("Birket al-Mithal", "بركة المثال", "Биркет-эль-Мисаль"),
    ("Qasr Tajriba", "قصر تجربة", "Каср-Таджриба"),
    ("Tell al-Khayal", "تل الخيال", "Телль-эль-Хаяль"),
    ("Ain Tamrin", "عين تمرين", "Айн-Тамрин"),
    ("Kafr Namudhaj", "كفر نموذج", "Кафр-Намузадж"),
    ("Deir al-Iftirad", "دير الافتراض", "Дейр-эль-Ифтирад"),
    ("Khirbet al-Tadrib", "خربة التدريب", "Хирбет-эт-Тадриб"),
    ("Bir al-Mithal", "بئر المثال", "Бир-эль-Мисаль"),
)


class Fate(Enum):
    """What an exercise makes of a zone."""

    INCIDENTS = "incidents"
    QUIET = "observed quiet"
    UNWATCHED = "not observed"
    EARLIER = "incidents, unobserved by own posts"


@dataclass(frozen=True, slots=True)
class Area:
    """One zone: its shape (what all accounts that are drawn agree on, and what any says), and its fate."""

    zone: str
    agreed: Any
    claimed: Any
    fate: Fate


@dataclass(frozen=True, slots=True)
class Spots:
    """Hot spots: where, whose fire, which act most, how hot."""

    longitude: Floats
    latitude: Floats
    side: npt.NDArray[np.int64]
    act: npt.NDArray[np.int64]
    weight: Floats


@dataclass(frozen=True, slots=True)
class Post:
    """Where the centre's monitors stand."""

    code: str
    longitude: float
    latitude: float
    zone: str


@dataclass(frozen=True, slots=True)
class Names:
    """Places and what they are called in English, Arabic and Russian."""

    longitude: Floats
    latitude: Floats
    words: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that stands still while an exercise plays."""

    areas: tuple[Area, ...]
    spots: Spots
    posts: tuple[Post, ...]
    names: Names
    parties: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    guarantors: tuple[str, ...]
    excluded: tuple[str, ...]
    start: datetime
    end: datetime


def set_scene(charter: Charter, settings: ExerciseSettings, acts: Floats, random: np.random.Generator) -> Scene:
    """Set the scene over an agreement; `acts` is how often each act happens, adding up to one.

    Raises:
        Refused: where no zone has a shape that may be seen, where the agreement has no start and none is given, or
            where the settings ask for no report, no day or no source.
    """
    _refuse_empty(settings)
    start = _start(charter, settings)
    areas = _areas(charter, start)
    if not areas:
        raise Refused([problem("X001", Where(charter.agreement.agreement), "no zone with a shape")])
    spots = _spots(areas, settings, acts, random)
    posts = _posts(charter, areas, spots, random, number=_posts_wanted(settings, len(spots.weight)))
    named = [party for party in charter.agreement.parties if Role.PARTY in party.roles]
    parties = tuple(party.code for party in named[:2]) or tuple(p.code for p in charter.agreement.parties[:2])
    groups = tuple(tuple(g.code for g in charter.agreement.groups if g.side == party) for party in parties)
    end = start + timedelta(days=settings.days)
    excluded = {e.code for e in charter.agreement.excluded if _overlaps(charter.span(e), start, end)}
    return Scene(
        areas=areas,
        spots=spots,
        posts=posts,
        names=_names(spots, random),
        parties=parties,
        groups=groups,
        guarantors=tuple(p.code for p in charter.agreement.parties if Role.GUARANTOR in p.roles),
        excluded=tuple(sorted(excluded)),
        start=start,
        end=end,
    )


def _refuse_empty(settings: ExerciseSettings) -> None:
    asked = {"reports": settings.reports, "days": settings.days, "sources": len(settings.sources)}
    empty = [
        problem("X003", Where(column=name), str(number), name=name) for name, number in asked.items() if number < 1
    ]
    if empty:
        raise Refused(empty)


def _start(charter: Charter, settings: ExerciseSettings) -> datetime:
    if settings.start:
        try:
            return charter.moment(settings.start)
        except ValueError as trouble:
            raise Refused([problem("X002", Where(column="start"), settings.start)]) from trouble
    start = charter.span(charter.agreement.term)[0]
    if start is None:
        raise Refused([problem("X002", Where(charter.agreement.agreement, column="term"), "")])
    return start.astimezone(UTC)


def _overlaps(span: tuple[datetime | None, datetime | None], start: datetime, end: datetime) -> bool:
    return (span[0] is None or span[0] < end) and (span[1] is None or span[1] > start)


def _areas(charter: Charter, start: datetime) -> tuple[Area, ...]:
    """Give each zone that can be drawn its fate: one in force has incidents, the others show the other cases."""
    shapes: dict[str, list[Any]] = {}
    working: dict[str, list[Any]] = {}
    for placed in charter.zone_shapes():
        if placed.geometry is not None and _overlaps((placed.start, placed.end), start, start + timedelta(days=1)):
            shapes.setdefault(placed.code, []).append(placed.geometry)
            if placed.standing is Standing.WORKING:
                working.setdefault(placed.code, []).append(placed.geometry)
    in_force = [zone for zone in shapes if charter.stage_of(zone, start) is Stage.IN_FORCE]
    first = (in_force or list(shapes))[:1]
    fates = itertools.cycle((Fate.QUIET, Fate.UNWATCHED, Fate.EARLIER, Fate.INCIDENTS))
    areas = []
    for zone, drawn in shapes.items():
        agreed = shapely.intersection_all(working.get(zone) or drawn)
        claimed = shapely.union_all(drawn)
        fate = Fate.INCIDENTS if zone in first else next(fates)
        areas.append(Area(zone, agreed if not agreed.is_empty else claimed, claimed, fate))
    return tuple(areas)


def _spots(areas: tuple[Area, ...], settings: ExerciseSettings, acts: Floats, random: np.random.Generator) -> Spots:
    """Heat: most spots inside, some at the boundary, some where accounts of the zone differ, some outside near it."""
    many = max(10, settings.reports // 150)
    points, weights = [], []
    for area in areas:
        share = {Fate.INCIDENTS: 1.0, Fate.EARLIER: 0.15}.get(area.fate, 0.0)
        number = round(many * share) if share == 1.0 else min(3, many)
        if not share:
            continue
        edge = shapely.line_interpolate_point(
            area.claimed.boundary, random.random(max(1, number // 5)), normalized=True
        )
        disputed = area.claimed.difference(area.agreed)
        kinds = (
            (inside(area.agreed, max(1, number // 2), random), 1.0),
            (shapely.get_coordinates(edge), 0.5),
            (_within_km(area, max(1, number // 6), random), 0.4),
            (inside(disputed if disputed.area > 1e-4 else area.agreed, max(1, number // 6), random), 0.7),
        )
        found = np.concatenate([kind for kind, _ in kinds])
        heat = np.concatenate([np.full(len(kind), heat) for kind, heat in kinds])
        points.append(found)
        # A few spots are hot, most are not (Zipf); a zone at an earlier stage has fewer incidents.
        weights.append(share * heat / (1.0 + random.permutation(len(found))) ** 0.8)
    where, weight = np.concatenate(points), np.concatenate(weights)
    return Spots(
        longitude=where[:, 0],
        latitude=where[:, 1],
        side=random.integers(0, 2, len(where)),
        act=random.choice(len(acts), len(where), p=acts),
        weight=weight / weight.sum(),
    )


def inside(shape: Any, number: int, random: np.random.Generator) -> Floats:
    """Points spread evenly over a shape, by trying its bounding box."""
    west, south, east, north = shape.bounds
    found = np.empty((0, 2))
    while len(found) < number:
        tried = random.random((max(4 * number, 64), 2)) * [east - west, north - south] + [west, south]
        found = np.concatenate([found, tried[shapely.contains_xy(shape, tried[:, 0], tried[:, 1])]])
    return found[:number]


def _within_km(area: Area, number: int, random: np.random.Generator) -> Floats:
    """Points outside a zone but within some 15 km of it."""
    return inside(area.claimed.buffer(0.15).difference(area.claimed), number, random)


def _posts_wanted(settings: ExerciseSettings, spots: int) -> int:
    """More posts where there are more hot spots, but no more than leave nil reports a small part of all."""
    return max(settings.posts, min(spots // 12, int(0.15 * settings.reports / settings.days)))


def _posts(
    charter: Charter, areas: tuple[Area, ...], spots: Spots, random: np.random.Generator, *, number: int
) -> tuple[Post, ...]:
    """The agreement's own posts; where a zone that is to be observed has none, invented ones near its hottest spots."""
    posts: list[Post] = []
    for area in areas:
        own = [
            Post(code, place[0], place[1], area.zone)
            for code, place in charter.posts().items()
            if shapely.contains_xy(area.claimed, *place)
        ]
        if not own and area.fate is Fate.INCIDENTS:
            places = _near_hottest(area, spots, number, random)
            own = _invented_posts(area, places)
        elif not own and area.fate is Fate.QUIET:
            own = _invented_posts(area, inside(area.agreed, 1, random))
        posts += own if area.fate in (Fate.INCIDENTS, Fate.QUIET) else []
    return tuple(posts)


def _near_hottest(area: Area, spots: Spots, number: int, random: np.random.Generator) -> Floats:
    """Places a few kilometres from the hottest spots of a zone; the spot's own place where that would lie outside."""
    within = np.flatnonzero(shapely.contains_xy(area.agreed, spots.longitude, spots.latitude))
    hottest = within[np.argsort(-spots.weight[within], kind="stable")][:number]
    here = np.stack([spots.longitude[hottest], spots.latitude[hottest]], axis=1)
    away = place_from_bearing(
        here[:, 0], here[:, 1], random.random(len(hottest)) * 360, 1_500 + random.random(len(hottest)) * 3_000
    )
    moved = np.stack(away, axis=1)
    return np.where(shapely.contains_xy(area.agreed, moved[:, 0], moved[:, 1])[:, None], moved, here)


def _invented_posts(area: Area, places: Floats) -> list[Post]:
    return [
        Post(f"{area.zone}-post-{number}", float(longitude), float(latitude), area.zone)
        for number, (longitude, latitude) in enumerate(places.round(4), 1)
    ]


def _names(spots: Spots, random: np.random.Generator) -> Names:
    """A place near every hot spot; where there are more spots than names, names get a number."""
    number = len(spots.longitude)
    longitude, latitude = place_from_bearing(
        spots.longitude, spots.latitude, random.random(number) * 360, random.random(number) * 1_500
    )
    words = []
    for k in range(number):
        names, lap = PLACES[k % len(PLACES)], k // len(PLACES)
        words.append(names if not lap else tuple(f"{name} {lap + 1}" for name in names))
    return Names(longitude.round(4), latitude.round(4), tuple((en, ar, ru) for en, ar, ru in words))
