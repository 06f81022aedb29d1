"""What observers measured of one incident, in the plane in which it is placed."""

from typing import NamedTuple

from truceline.incident.columns.arrays import Floats


class Measured(NamedTuple):
    """What each observer measured, in the plane: NaN where it did not. A place, or a post with a bearing, a range."""

    x: Floats
    y: Floats
    sigma: Floats
    post_x: Floats
    post_y: Floats
    bearing: Floats  # radians, clockwise from the plane's north
    bearing_sigma: Floats
    range: Floats
    range_sigma: Floats
