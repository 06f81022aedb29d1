"""Takes columns from a caller as the kernels want them, and refuses what is no place or no time."""

from typing import TypeVar

import numpy as np
import numpy.typing as npt

from truceline.values.shape.compiled import kernel

Floats = npt.NDArray[np.float64]
Times = npt.NDArray[np.int64]
Column = TypeVar("Column", Floats, Times)

# The number of NaT comes first, so that an unknown time precedes every other.
NEVER_STARTED = int(np.iinfo(np.int64).min)
NEVER_ENDED = int(np.iinfo(np.int64).max)
FARTHEST_EAST = 180.0
FARTHEST_NORTH = 90.0


def as_places(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats]:
    """Take two columns of degrees of the same length; NaN is no place, and what is not on the earth raises ValueError."""
    places = as_pair(longitude, latitude)
    check_places(*places)
    return places


def as_pair(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats]:
    """Take two columns of degrees of the same length, wherever they lead."""
    x, y = (read_only(np.asarray(column, dtype=np.float64)) for column in (longitude, latitude))
    if x.ndim != 1 or x.shape != y.shape:
        raise ValueError(f"{x.shape} longitudes but {y.shape} latitudes")
    return x, y


def check_places(longitude: Floats, latitude: Floats) -> None:
    """Refuse what is not on the earth with a ValueError; NaN is no place and passes."""
    for column, limit, name in (
        (longitude, FARTHEST_EAST, "longitude"),
        (latitude, FARTHEST_NORTH, "latitude"),
    ):
        if lies_beyond(column, limit):
            raise ValueError(f"a {name} lies beyond {limit:.0f}°")


@kernel
def lies_beyond(column: Floats, limit: float) -> bool:
    """Whether any number is farther from nought than the limit."""
    count = 0
    for number in column:
        count += abs(number) > limit
    return count > 0


def as_moments(times: npt.NDArray[np.datetime64] | None, count: int, missing: int) -> Times:
    """Take a column of times as microseconds since 1970, NaT or no column at all as the number given for it."""
    if times is None:
        return read_only(np.full(count, missing, dtype=np.int64))
    column = np.asarray(times, dtype="datetime64[us]")
    if column.shape != (count,):
        raise ValueError(f"{count} rows but {column.shape} times")
    moments = column.view(np.int64)
    return read_only(np.where(np.isnat(column), missing, moments) if missing != NEVER_STARTED else moments)


def read_only(column: Column) -> Column:
    """Show a column as the kernels are compiled for: contiguous and not to be written, as columns of Arrow tables are."""
    view = np.ascontiguousarray(column).view()
    view.flags.writeable = False
    return view
