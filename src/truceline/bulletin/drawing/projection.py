"""From longitude and latitude to the page: equirectangular, true to scale along the middle parallel of the map.

Over the few degrees of a ceasefire zone the error of scale stays below what a page can show.
"""

import math
from dataclasses import dataclass

from truceline.bulletin.model import Map

_METRES_PER_DEGREE = 111_195.0
# Round steps of a graticule in degrees, and of a scale bar in kilometres.
_STEPS_DEG = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)
_STEPS_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True)
class Projection:
    """Where a place lies on a picture of a given width; y grows downward."""

    map: Map
    width: float

    @property
    def shrink(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, at the middle of the map."""
        return math.cos(math.radians((self.map.south + self.map.north) / 2))

    @property
    def per_degree(self) -> float:
        """Units of the picture in one degree of longitude."""
        return self.width / (self.map.east - self.map.west)

    @property
    def height(self) -> float:
        """The height of the picture."""
        return (self.map.north - self.map.south) * self.per_degree / self.shrink

    @property
    def metres_per_unit(self) -> float:
        """Metres on the ground for one unit of the picture."""
        return _METRES_PER_DEGREE * self.shrink / self.per_degree

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """The point of the picture at which a place lies."""
        return (
            (longitude - self.map.west) * self.per_degree,
            (self.map.north - latitude) * self.per_degree / self.shrink,
        )

    def meridians(self) -> list[float]:
        """Round longitudes within the map, about five of them."""
        return _rounds(self.map.west, self.map.east)

    def parallels(self) -> list[float]:
        """Round latitudes within the map, at the step of the meridians."""
        return _rounds(self.map.south, self.map.north, like=self.map.east - self.map.west)

    def scale_km(self) -> int:
        """A round length that takes about a sixth of the width."""
        sixth = self.width * self.metres_per_unit / 6_000
        return max((step for step in _STEPS_KM if step <= sixth), default=_STEPS_KM[0])


def degrees(value: float, positive: str, negative: str) -> str:
    """A longitude or latitude in degrees and minutes, as on the edge of a chart; 190° east is 170° west."""
    value = value - 360 if value > 180 else value
    minutes = round(abs(value) * 60)
    sign = positive if value >= 0 else negative
    return f"{minutes // 60}°{minutes % 60:02d}′{sign}"


def _rounds(low: float, high: float, *, like: float = 0.0) -> list[float]:
    span = like or high - low
    step = next((step for step in _STEPS_DEG if span / step <= 6), _STEPS_DEG[-1])
    first = math.ceil(low / step)
    return [round(n * step, 6) for n in range(first, math.floor(high / step) + 1)]
