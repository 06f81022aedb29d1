"""The shapes of an agreement: polygons for zones and lines for lines, from GeoJSON files in its folder.

A shape is taken as it is drawn or refused with the place of what is wrong; nothing is repaired, closed, cut or
turned round unasked, because a shape that software has changed is no longer the one that somebody agreed to.
"""

import statistics
from pathlib import Path as FilePath
from typing import Any

import shapely

from truceline.agreement.drawing import Drawing, read_drawing
from truceline.agreement.model import Post
from truceline.agreement.review import Review
from truceline.agreement.wording import nearest
from truceline.agreement.written import Path
from truceline.errors import Problem, phrase
from truceline.values.place import WGS84

_EXPECTED = {"zones": ("Polygon", "MultiPolygon"), "lines": ("LineString", "MultiLineString")}
# A shape this far from everything else of an agreement, and four times nearer when turned, has its axes exchanged.
_FAR_KM = 1_000.0


def read_shapes(review: Review, folder: FilePath) -> dict[str, Any]:
    """Read every shape that a version of a zone or line names, by its name; every problem goes into the review."""
    shapes: dict[str, Any] = {}
    files: dict[str, Drawing | None] = {}
    used: list[tuple[Drawing, str]] = []
    for path, place in review.of("zones", "lines"):
        for index, version in enumerate(place.versions):
            if version.shape is None:
                continue
            here = (*path, "versions", index, "shape")
            file, _, feature = version.shape.partition("#")
            if file not in files:
                files[file] = _open(review, here, folder, file)
            drawing = files[file]
            if drawing is None or not _is_drawn(review, here, drawing, feature):
                continue
            geometry = _geometry(drawing, feature, str(path[0]))
            if geometry is not None:
                shapes[version.shape] = geometry
                used.append((drawing, feature))
    _check_axes(review, used)
    for found in files.values():
        review.problems += found.problems if found else []
    return shapes


def shape_file(folder: FilePath, file: str) -> FilePath | None:
    """The path of a shape file, or None where it lies outside the folder or does not exist."""
    path = folder / file
    inside = not file.startswith("/") and path.resolve().is_relative_to(folder.resolve())
    return path if inside and path.is_file() else None


def _open(review: Review, here: Path, folder: FilePath, file: str) -> Drawing | None:
    path = shape_file(folder, file)
    if path is None:
        review.tell("A301", here, file)
        return None
    drawing = read_drawing(path)
    if isinstance(drawing, Problem):
        review.problems.append(drawing)
        return None
    return drawing


def _is_drawn(review: Review, here: Path, drawing: Drawing, feature: str) -> bool:
    if feature in drawing.features:
        return True
    hint = nearest(feature, drawing.features) if drawing.features else phrase("no-feature-id")
    review.tell("A302", here, feature, file=FilePath(drawing.file).name, hint=hint)
    return False


def _geometry(drawing: Drawing, feature: str, name: str) -> Any:
    """The shape of a feature, once it is of the kind that a zone or line needs and nothing is wrong with it."""
    path = drawing.features[feature]
    kind = drawing.get((*path, "geometry", "type"))
    wanted = _EXPECTED[name]
    if kind not in wanted:
        if isinstance(kind, str):
            noun = "zone-shape" if name == "zones" else "line-shape"
            where = drawing.where((*path, "geometry", "type"))
            drawing.tell("A305", where, kind, expected=phrase(noun, first=wanted[0], other=wanted[1], feature=feature))
        return None
    return drawing.geometry(feature)


def _check_axes(review: Review, used: list[tuple[Drawing, str]]) -> None:
    """Find shapes whose longitude and latitude are exchanged, by how far they lie from the posts and other shapes."""
    centres = [_centre(drawing.geometry(feature)) for drawing, feature in used]
    posts = [(post.longitude, post.latitude) for _, post in review.of("posts") if isinstance(post, Post)]
    for index, (drawing, feature) in enumerate(used):
        others = [*posts, *centres[:index], *centres[index + 1 :]]
        if not others:
            continue
        middle = statistics.median(x for x, _ in others), statistics.median(y for _, y in others)
        longitude, latitude = centres[index]
        if abs(longitude) > 90:
            continue
        distance, swapped = _km((longitude, latitude), middle), _km((latitude, longitude), middle)
        if distance > _FAR_KM and swapped < distance / 4:
            where = drawing.where((*drawing.features[feature], "geometry", "coordinates"))
            came = f"{longitude:.2f}, {latitude:.2f}"
            drawing.tell("A311", where, came, distance=f"{distance:,.0f}", swapped=f"{swapped:,.0f}")


def _centre(geometry: Any) -> tuple[float, float]:
    centre = shapely.centroid(geometry)
    return float(centre.x), float(centre.y)


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(WGS84.inv(*one, *other)[2]) / 1000
