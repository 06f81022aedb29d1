"""The map of a bulletin as values: which outlines, posts and incidents are drawn, and which are only counted.

A place is an area of uncertainty, never a pin. Where more lie in view than a reader can tell apart, neighbours are
gathered and the number is written; nothing is dropped without being counted.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from truceline.agreement.charter import Charter, PlacedShape
from truceline.agreement.model import Line, Stage, Standing, Words, Zone
from truceline.bulletin.model import Area, LeftOut, Map, Outline, Overlay, Ring, Spot
from truceline.bulletin.withholding import Allowance, Places, coarsen, drawable
from truceline.finding.columns import Flags
from truceline.measure.figures import Figures
from truceline.measure.period import Period
from truceline.measure.rows import NOT_ASKED, VERDICTS, IncidentRows

# More circles than this cannot be told apart on a page of A4.
MOST_SPOTS = 250
# Columns of the grid on which neighbours are gathered.
_GRID = 36
# A place known no better than this is somewhere in the province: a circle would hide the map and say nothing.
COARSEST_RADIUS_M = 50_000.0
_MARGIN = 0.07
# The height of a map over its width, least and most: alone or close, and as an overview beside a closer one.
_FLATTEST, _TALLEST = (0.42, 0.82), (0.9, 1.6)
_LEAST_EXTENT_DEG = 0.1

Owners = dict[str, Zone | Line]
Extent = tuple[float, float, float, float]
_NAMES = (*(str(verdict) for verdict in VERDICTS), NOT_ASKED)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map of everything, a closer one of the zones in force where they are small on it, and what was left out."""

    map: Map | None
    closer: Map | None
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What maps of any extent are cut from: outlines, posts, and the incidents as a tier may see them."""

    outlines: list[Outline]
    posts: tuple[tuple[str, Words, float, float], ...]
    places: Places
    verdict: npt.NDArray[np.int8]
    without_place: int


def draw_from(charter: Charter, rows: IncidentRows, figures: Figures, allowance: Allowance) -> Drawn:
    """Choose what the maps of a period show.

    1. Shapes in force at the period's end that are public, contested accounts among them.
    2. Incidents of the period with a place, made as coarse as the tier demands.
    3. An extent that holds all shapes (or the incidents, where nothing is drawn).
    4. A closer one around the zones in force, where they take up less than half of the first.
    """
    owners = _owners(charter)
    last_moment = figures.period.end - timedelta(microseconds=1)
    shapes, hidden = drawable([*charter.zone_shapes(), *charter.line_shapes()])
    left_out = [LeftOut("shape", count, owners[code].name) for code, count in hidden.items()]
    chosen = figures.chosen & rows.has_place
    places = coarsen(rows.longitude[chosen], rows.latitude[chosen], rows.radius_m[chosen], allowance)
    if places.coarsened:
        left_out.append(LeftOut("places", places.coarsened))
    scene = _Scene(
        outlines=_outlines(charter, [s for s in shapes if _held(s, figures.period)], last_moment, figures),
        posts=tuple((p.code, p.name, p.longitude, p.latitude) for p in charter.agreement.posts),
        places=places,
        verdict=rows.verdict[chosen],
        without_place=int(np.count_nonzero(figures.chosen & ~rows.has_place)),
    )
    if _crosses_antimeridian(scene):
        scene = _eastward(scene)
    whole = _extent(scene.outlines, _FLATTEST, places)
    if whole is None:
        return Drawn(None, None, tuple(left_out))
    part = _extent([o for o in scene.outlines if o.stage == Stage.IN_FORCE], _FLATTEST)
    if part is None or _area(part) > _area(whole) / 2:
        return Drawn(_cut(scene, whole), None, tuple(left_out))
    overview = replace(_cut(scene, _extent(scene.outlines, _TALLEST) or whole), frame=part)
    return Drawn(overview, _cut(scene, part), tuple(left_out))


def draw_shapes(
    charter: Charter, shapes: Sequence[PlacedShape], at: datetime, over: Overlay | None = None
) -> Map | None:
    """The map of these shapes, which the reader may see, as they stand at a moment, with areas over them; None where nothing is drawn then."""
    standing = [shape for shape in shapes if shape.geometry is not None and _stands(shape, at)]
    posts = tuple((p.code, p.name, p.longitude, p.latitude) for p in charter.agreement.posts)
    nowhere = np.empty(0, np.float64)
    scene = _Scene(
        _outlines(charter, standing, at), posts, Places(nowhere, nowhere, nowhere, 0), np.empty(0, np.int8), 0
    )
    areas, is_close = (over.areas, over.is_close) if over else ((), False)
    if _crosses_antimeridian(scene):
        scene, areas = _eastward(scene), tuple(_eastward_area(area) for area in areas)
    extent = _around(_extent(areas, _FLATTEST)) if is_close and areas else _extent([*scene.outlines, *areas], _FLATTEST)
    return replace(_cut(scene, extent), areas=areas) if extent else None


def _around(extent: Extent | None) -> Extent | None:
    """An extent with its surroundings: half as much again on every side."""
    if extent is None:
        return None
    west, south, east, north = extent
    x, y = (east - west) / 2, (north - south) / 2
    return (round(west - x, 5), round(south - y, 5), round(east + x, 5), round(north + y, 5))


def area_of(geometry: Any, *, label: str, drawn_as: str, title: str) -> Area:
    """A geometry as an area to be drawn over the zones."""
    at = geometry.representative_point()
    is_line = geometry.geom_type.endswith("LineString")
    return Area(label, drawn_as, title, _rings(geometry), (round(at.x, 5), round(at.y, 5)), is_line)


def _eastward_area(area: Area) -> Area:
    rings = tuple(tuple((x % 360, y) for x, y in ring) for ring in area.rings)
    return replace(area, rings=rings, at=(area.at[0] % 360, area.at[1]))


def _stands(shape: PlacedShape, at: datetime) -> bool:
    return (shape.start is None or shape.start <= at) and (shape.end is None or at < shape.end)


def _owners(charter: Charter) -> Owners:
    owners: Owners = {zone.code: zone for zone in charter.agreement.zones}
    return owners | {line.code: line for line in charter.agreement.lines}


def _cut(scene: _Scene, extent: Extent) -> Map:
    """The map of one extent; whatever it cannot show is counted."""
    west, south, east, north = extent
    places = scene.places
    across = (places.longitude >= west) & (places.longitude <= east)
    within = across & (places.latitude >= south) & (places.latitude <= north)
    # An unknown radius is no closeness: it is too coarse as well.
    fine = within & (places.radius_m <= COARSEST_RADIUS_M)
    spots, gathered = _spots(places, scene.verdict, fine, extent)
    tolerance = (east - west) / 1_500
    return Map(
        *extent,
        outlines=tuple(_simplified(outline, tolerance) for outline in scene.outlines),
        posts=tuple(post for post in scene.posts if west <= post[2] <= east and south <= post[3] <= north),
        spots=spots,
        gathered=gathered,
        beyond=int(np.count_nonzero(~within)),
        without_place=scene.without_place,
        too_coarse=int(np.count_nonzero(within & ~fine)),
    )


def _crosses_antimeridian(scene: _Scene) -> bool:
    """Whether what is drawn lies on both sides of 180° and is narrower when told from 0° to 360°."""
    told = [x for outline in scene.outlines for ring in outline.rings for x, _ in ring] or scene.places.longitude
    longitude = np.asarray(told, np.float64)
    if not len(longitude):
        return False
    return bool(np.ptp((longitude + 180) % 360) > 180 and np.ptp(longitude % 360) < 180)


def _eastward(scene: _Scene) -> _Scene:
    """The same scene with longitudes from 0° to 360°, so that a map across 180° is not drawn around the world."""
    outlines = [
        replace(
            outline,
            rings=tuple(tuple((x % 360, y) for x, y in ring) for ring in outline.rings),
            label=(outline.label[0] % 360, outline.label[1]),
        )
        for outline in scene.outlines
    ]
    posts = tuple((code, name, x % 360, y) for code, name, x, y in scene.posts)
    return replace(
        scene, outlines=outlines, posts=posts, places=replace(scene.places, longitude=scene.places.longitude % 360)
    )


def _held(shape: PlacedShape, period: Period) -> bool:
    return (shape.start is None or shape.start < period.end) and (shape.end is None or shape.end >= period.end)


def _outlines(
    charter: Charter, shapes: Sequence[PlacedShape], at: datetime, figures: Figures | None = None
) -> list[Outline]:
    """Zones first, so that lines and contested accounts lie over them; with their stages at a moment."""
    owners = _owners(charter)
    outlines = []
    for shape in shapes:
        owner = owners[shape.code]
        version = next(v for v in owner.versions if v.version == shape.version)
        stage = charter.stage_of(shape.code, at) if isinstance(owner, Zone) else None
        label = shape.geometry.representative_point()
        outlines.append(
            Outline(
                code=shape.code,
                name=owner.name,
                stage=str(stage) if stage else None,
                contested=shape.standing is Standing.CONTESTED,
                held_by=version.held_by,
                is_line=isinstance(owner, Line),
                rings=_rings(shape.geometry),
                label=(round(label.x, 5), round(label.y, 5)),
                observed_share=_observed_share(shape.code, figures) if figures else None,
            )
        )
    return sorted(outlines, key=lambda outline: (outline.contested, outline.is_line))


def _observed_share(code: str, figures: Figures) -> float | None:
    zones = figures.coverage.zones
    if code not in zones or not figures.coverage.is_drawn(zones.index(code)):
        return None
    number = zones.index(code)
    return figures.coverage.observed_days(number) / int(np.count_nonzero(figures.coverage.state[number] >= 0))


def _rings(geometry: Any) -> tuple[Ring, ...]:
    """The closed rings of polygons, holes among them, or the courses of lines."""
    rings: list[Ring] = []
    for part in getattr(geometry, "geoms", (geometry,)):
        courses = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        rings += [tuple((round(x, 6), round(y, 6)) for x, y, *_ in course.coords) for course in courses]
    return tuple(rings)


def _simplified(outline: Outline, tolerance: float) -> Outline:
    """Leave out corners that the page cannot show; rings that would vanish stay as they are."""
    rings = []
    for ring in outline.rings:
        line = shapely.LineString(ring).simplify(tolerance)
        kept = tuple((round(x, 5), round(y, 5)) for x, y in line.coords)
        rings.append(kept if len(kept) >= (2 if outline.is_line else 4) else ring)
    return replace(outline, rings=tuple(rings))


def _extent(
    outlines: Sequence[Outline | Area], shape: tuple[float, float], places: Places | None = None
) -> Extent | None:
    """The box that holds the outlines, else the places, with a margin, and with a height that suits its width."""
    points = np.array([point for outline in outlines for ring in outline.rings for point in ring], np.float64)
    if not len(points) and places is not None:
        points = np.column_stack([places.longitude, places.latitude])
    if not len(points):
        return None
    west, east = float(points[:, 0].min()), float(points[:, 0].max())
    south, north = float(points[:, 1].min()), float(points[:, 1].max())
    shrink = math.cos(math.radians((south + north) / 2))
    flattest, tallest = shape
    width = max(_LEAST_EXTENT_DEG, east - west) * (1 + 2 * _MARGIN)
    height = max(_LEAST_EXTENT_DEG * shrink, north - south) * (1 + 2 * _MARGIN)
    width = max(width, height / shrink / tallest)
    height = max(height, width * shrink * flattest)
    x, y = (west + east) / 2, (south + north) / 2
    return (round(x - width / 2, 5), round(y - height / 2, 5), round(x + width / 2, 5), round(y + height / 2, 5))


def _area(extent: Extent) -> float:
    return (extent[2] - extent[0]) * (extent[3] - extent[1])


def _spots(
    places: Places, verdict: npt.NDArray[np.int8], shown: Flags, extent: Extent
) -> tuple[tuple[Spot, ...], bool]:
    """Incidents at one place together; where there are too many places, neighbours on a grid together."""
    longitude, latitude = places.longitude[shown], places.latitude[shown]
    radius, standing = places.radius_m[shown], verdict[shown]
    if not len(longitude):
        return (), False
    keys = np.column_stack([np.round(longitude, 5), np.round(latitude, 5)])
    cells, group = np.unique(keys, axis=0, return_inverse=True)
    gathered = len(cells) > MOST_SPOTS
    if gathered:
        step = (extent[2] - extent[0]) / _GRID
        keys = np.column_stack([np.floor((longitude - extent[0]) / step), np.floor((latitude - extent[1]) / step)])
        cells, group = np.unique(keys, axis=0, return_inverse=True)
    group = group.ravel()
    incidents = np.bincount(group, minlength=len(cells))
    candidates = np.bincount(group[standing == 0], minlength=len(cells))
    east = np.bincount(group, longitude, minlength=len(cells)) / incidents
    north = np.bincount(group, latitude, minlength=len(cells)) / incidents
    widest, gravest = np.zeros(len(cells)), np.full(len(cells), len(VERDICTS), np.int8)
    np.maximum.at(widest, group, radius)
    np.minimum.at(gravest, group, standing)
    spots = [
        Spot(round(float(x), 5), round(float(y), 5), round(float(r), 0), int(n), int(c), _NAMES[g])
        for x, y, r, n, c, g in zip(east, north, widest, incidents, candidates, gravest, strict=True)
    ]
    # The widest first, so that small circles lie on top.
    return tuple(sorted(spots, key=lambda s: (-s.radius_m, -s.incidents, s.longitude, s.latitude))), gathered
