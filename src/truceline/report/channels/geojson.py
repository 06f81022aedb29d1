"""GeoJSON: a FeatureCollection of points, their properties named as our columns. Features count from 1 as lines do."""

from collections.abc import Iterator, Mapping, Sequence

from truceline.errors import Refused, phrase, problem
from truceline.report.channels.json_lines import ObjectRows
from truceline.report.channels.json_values import read_json
from truceline.report.channels.source_file import SourceFile
from truceline.report.channels.truceline import COLUMNS
from truceline.report.faults import Faults
from truceline.report.rows import BLOCK_ROWS, Block

_BEGINNING = 200  # letters of a file, of which a message shows as many as it has room for
# RFC 7946 knows only WGS 84; older files name it so.
_WGS84_NAMES = {
    "urn:ogc:def:crs:OGC:1.3:CRS84",
    "urn:ogc:def:crs:OGC::CRS84",
    "urn:ogc:def:crs:EPSG::4326",
    "EPSG:4326",
}


class GeoJsonTable:
    """A FeatureCollection whose features are reports."""

    def __init__(self, source: SourceFile, faults: Faults, beside: Sequence[str] = ()) -> None:
        self._faults = faults
        self._beside = tuple(beside)
        self.header: Sequence[str] = (*COLUMNS, *self._beside)
        where = faults.where(0)
        try:
            text = source.whole().decode("utf-8-sig")
            collection = read_json(text)
        except UnicodeDecodeError as error:
            raise Refused([problem("R011", where, str(error), hint="")]) from error
        except ValueError as error:
            raise Refused([problem("R035", where, str(error), why=phrase("not-whole-json"))]) from error
        features = collection.get("features") if isinstance(collection, dict) else None
        if not isinstance(collection, dict) or not isinstance(features, list):
            raise Refused([problem("R035", where, " ".join(text[:_BEGINNING].split()), why=phrase("no-features"))])
        if not _is_wgs84(collection.get("crs")):
            raise Refused([problem("R037", where, str(collection.get("crs")))])
        self._features = features

    def blocks(self) -> Iterator[Block]:
        """The features in order, a block at a time."""
        for first in range(0, len(self._features), BLOCK_ROWS):
            gathered = ObjectRows(self._faults, self._beside)
            for number, feature in enumerate(self._features[first : first + BLOCK_ROWS], start=first + 1):
                gathered.add(number, self._report(number, feature))
            yield gathered.block()

    def _report(self, number: int, feature: object) -> Mapping[str, object]:
        """What a feature says, by our columns: its properties, its point, and its id where no reference is given."""
        if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
            self._faults.add(number, "properties", "R033", feature, why=phrase("no-properties"))
            return {}
        said = dict(feature["properties"])
        said.setdefault("reference", feature.get("id"))
        geometry = feature.get("geometry")
        if geometry is not None:
            point = (
                geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
            )
            if not isinstance(point, list) or len(point) not in {2, 3} or not all(isinstance(c, str) for c in point):
                self._faults.add(number, "geometry", "R036", geometry)
            else:
                said["longitude"], said["latitude"] = point[:2]
        return said


def _is_wgs84(crs: object) -> bool:
    if crs is None:
        return True
    properties = crs.get("properties") if isinstance(crs, dict) else None
    return isinstance(properties, dict) and properties.get("name") in _WGS84_NAMES
