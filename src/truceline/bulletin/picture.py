"""The map of a bulletin as values: which outlines, posts and incidents are drawn, and which are only counted.

A place is an area of uncertainty, never a pin. Where more lie in view than a reader can tell apart, neighbours are
gathered and the number is written; nothing is dropped without being counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from truceline.agreement.charter import Charter, PlacedShape
from truceline.agreement.model import Line, Standing, Zone
from truceline.bulletin.model import LeftOut, Map, Outline, Ring, Spot
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
_LEAST_EXTENT_DEG = 0.1

Owners = dict[str, Zone | Line]
Extent = tuple[float, float, float, float]
_NAMES = (*(str(verdict) for verdict in VERDICTS), NOT_ASKED)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map, if there is anything to draw, and what was left out of it."""

    map: Map | None
    left_out: tuple[LeftOut, ...]


def draw_from(charter: Charter, rows: IncidentRows, figures: Figures, allowance: Allowance) -> Drawn:
    """Choose what the map of a period shows.

    1. Shapes in force at the period's end that are public, contested accounts among them.
    2. An extent that holds them (or the incidents, where nothing is drawn).
    3. Incidents of the period with a place, made as coarse as the tier demands, gathered where there are too many.
    """
    owners: Owners = {zone.code: zone for zone in charter.agreement.zones}
    owners |= {line.code: line for line in charter.agreement.lines}
    shapes, hidden = drawable([*charter.zone_shapes(), *charter.line_shapes()])
    left_out = [LeftOut("shape", count, owners[code].name) for code, count in hidden.items()]
    outlines = _outlines(charter, owners, [shape for shape in shapes if _held(shape, figures.period)], figures)
    chosen = figures.chosen & rows.has_place
    places = coarsen(rows.longitude[chosen], rows.latitude[chosen], rows.radius_m[chosen], allowance)
    if places.coarsened:
        left_out.append(LeftOut("places", places.coarsened))
    extent = _extent([ring for outline in outlines for ring in outline.rings], places)
    if extent is None:
        return Drawn(None, tuple(left_out))
    west, south, east, north = extent
    tolerance = (east - west) / 1_500
    within = (
        (places.longitude >= west)
        & (places.longitude <= east)
        & (places.latitude >= south)
        & (places.latitude <= north)
    )
    # An unknown radius is no closeness: it is too coarse as well.
    fine = within & (places.radius_m <= COARSEST_RADIUS_M)
    spots, gathered = _spots(places, rows.verdict[chosen], fine, extent)
    posts = tuple((p.code, p.name, p.longitude, p.latitude) for p in charter.agreement.posts)
    picture = Map(
        *extent,
        outlines=tuple(_simplified(outline, tolerance) for outline in outlines),
        posts=tuple(post for post in posts if west <= post[2] <= east and south <= post[3] <= north),
        spots=spots,
        gathered=gathered,
        beyond=int(np.count_nonzero(~within)),
        without_place=int(np.count_nonzero(figures.chosen)) - len(places.longitude),
        too_coarse=int(np.count_nonzero(within & ~fine)),
    )
    return Drawn(picture, tuple(left_out))


def _held(shape: PlacedShape, period: Period) -> bool:
    return (shape.start is None or shape.start < period.end) and (shape.end is None or shape.end >= period.end)


def _outlines(charter: Charter, owners: Owners, shapes: Sequence[PlacedShape], figures: Figures) -> list[Outline]:
    """Zones first, so that lines and contested accounts lie over them."""
    last_moment = figures.period.end - timedelta(microseconds=1)
    outlines = []
    for shape in shapes:
        owner = owners[shape.code]
        version = next(v for v in owner.versions if v.version == shape.version)
        stage = charter.stage_of(shape.code, last_moment) if isinstance(owner, Zone) else None
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
                observed_share=_observed_share(shape.code, figures),
            )
        )
    return sorted(outlines, key=lambda outline: (outline.contested, outline.is_line))


def _observed_share(code: str, figures: Figures) -> float | None:
    zones = figures.coverage.zones
    if code not in zones or not figures.coverage.is_drawn(zones.index(code)):
        return None
    return figures.coverage.observed_days(zones.index(code)) / figures.period.days


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


def _extent(rings: Sequence[Ring], places: Places) -> Extent | None:
    """The box that holds the outlines, else the places, with a margin, neither too flat nor too tall for a page."""
    points = np.array([point for ring in rings for point in ring], np.float64).reshape(-1, 2)
    if not len(points):
        points = np.column_stack([places.longitude, places.latitude])
    if not len(points):
        return None
    west, south = points.min(axis=0)
    east, north = points.max(axis=0)
    shrink = float(np.cos(np.radians((south + north) / 2)))
    width = max(_LEAST_EXTENT_DEG, float(east - west)) * (1 + 2 * _MARGIN)
    height = max(_LEAST_EXTENT_DEG * shrink, float(north - south)) * (1 + 2 * _MARGIN)
    width = max(width, height / shrink / 0.80)
    height = max(height, width * shrink * 0.42)
    middle = (float(west + east) / 2, float(south + north) / 2)
    corners = (middle[0] - width / 2, middle[1] - height / 2, middle[0] + width / 2, middle[1] + height / 2)
    return (round(corners[0], 5), round(corners[1], 5), round(corners[2], 5), round(corners[3], 5))


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
