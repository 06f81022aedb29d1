"""Lists as files: every list of the desk is also .csv, .json and .geojson, all of it, streamed."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import StreamingHttpResponse

from truceline.desk.queries.exercise import is_invented
from truceline.values.cell import guarded

_KINDS = {"csv": "text/csv; charset=utf-8", "json": "application/json", "geojson": "application/geo+json"}
ENDINGS = tuple(_KINDS)
# Endings as they stand in addresses: re_path(rf"^incidents\.{ENDING}$", …)
ENDING = r"(?P<ending>csv|json|geojson)"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that is exported: its name (also the file's), its columns, its rows as the policy projects them.

    `identity` names the column that identifies a row. Rows with a geometry, or with longitude and latitude, have a place.
    """

    name: str
    columns: Sequence[str]
    rows: Iterable[dict[str, Any]]
    identity: str
    # How columns that hold lists are spelt in a cell, by their names; others are spelt as JSON.
    spelt: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)


def export(listing: Listing, ending: str) -> StreamingHttpResponse:
    """Stream a list as a file. One with a single invented report in the desk says so in its name."""
    lines = {"csv": _csv, "json": _json, "geojson": _geojson}[ending]
    answer = StreamingHttpResponse(lines(listing), content_type=_KINDS[ending])
    invented = "EXERCISE-" if is_invented() else ""
    answer["Content-Disposition"] = f'attachment; filename="{invented}{listing.name}.{ending}"'
    return answer


def _csv(listing: Listing) -> Iterator[str]:
    """CSV that Excel reads: with a byte order mark, and no cell that it would run as a formula."""
    yield "\ufeff"
    room = io.StringIO()
    writer = csv.writer(room)
    writer.writerow(listing.columns)
    for row in listing.rows:
        told = row | {name: spell(row[name]) for name, spell in listing.spelt.items() if name in row}
        writer.writerow([_harmless(told.get(name, "")) for name in listing.columns])
        if room.tell() > 2**15:
            yield room.getvalue()
            room.seek(0)
            room.truncate()
    yield room.getvalue()


def _harmless(value: object) -> object:
    """A value as a cell: no formula, yes and no as all our tables have them, what is no number or text as JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
    return guarded(text) if isinstance(text, str) else text


def _json(listing: Listing) -> Iterator[str]:
    yield f'{{"{listing.name}": ['
    for at, row in enumerate(listing.rows):
        yield (",\n" if at else "\n") + json.dumps(row, ensure_ascii=False)
    yield "\n]}\n"


def _geojson(listing: Listing) -> Iterator[str]:
    """Every row, those without a place with a null geometry (RFC 7946, 3.2)."""
    yield '{"type": "FeatureCollection", "features": ['
    for at, row in enumerate(listing.rows):
        place = [row["longitude"], row["latitude"]] if "longitude" in row and "latitude" in row else None
        feature = {
            "type": "Feature",
            "id": row[listing.identity],
            "geometry": row.get("geometry") or ({"type": "Point", "coordinates": place} if place else None),
            "properties": {name: value for name, value in row.items() if name != "geometry"},
        }
        yield (",\n" if at else "\n") + json.dumps(feature, ensure_ascii=False)
    yield "\n]}\n"
