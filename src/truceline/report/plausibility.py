"""What only shows when all reports lie side by side: swapped coordinates, and exercises among real reports."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from truceline.report.faults import Faults
from truceline.report.repeating import Gathered
from truceline.report.settings import ReadingSettings, Region

# A region is where nine tenths of the points lie, and a degree (110 km) around; an agreement's zones span a few
# degrees. Reports that spread wider than this (a continent) say nothing of where a point ought to be.
_MARGIN_DEG = 1.0
_WIDEST_DEG = 15.0
_FEWEST = 5


def check_swapped(gathered: Gathered, settings: ReadingSettings, faults: Sequence[Faults]) -> npt.NDArray[np.bool_]:
    """Which reports have longitude and latitude in each other's place, by all appearance; each is a problem.

    A point is suspected when it lies outside the region while the swapped point lies inside. The region is the one
    the settings name, or that of their posts, or where the reports themselves lie.
    """
    longitude, latitude = (gathered.table[name].to_numpy().astype(np.float64) for name in ("longitude", "latitude"))
    region, others = _region(longitude, latitude, settings)
    if region is None:
        return np.zeros(len(longitude), bool)
    suspected = ~_inside(region, longitude, latitude) & _inside(region, latitude, longitude)
    for row in np.flatnonzero(suspected):
        came = f"longitude {longitude[row]:g}, latitude {latitude[row]:g}"
        faults[gathered.file[row]].add(_line(gathered, int(row)), "longitude", "R026", came, others=others)
    return suspected


def mixed_exercise(gathered: Gathered, faults: Sequence[Faults]) -> bool:
    """Whether exercise and real reports came together, which is a problem even for those who want to keep going."""
    flags = gathered.table["exercise"].to_numpy()
    if not len(flags) or flags.all() or not flags.any():
        return False
    first, other = (int(np.flatnonzero(flags == kind)[0]) for kind in (flags[0], not flags[0]))
    kinds = {True: "an exercise report", False: "a real report"}
    place = f"{faults[gathered.file[first]].file}, {gathered.where(first)}"
    file = faults[gathered.file[other]]
    file.add(_line(gathered, other), "exercise", "R031", kinds[bool(flags[other])], other=place)
    return True


def _region(
    longitude: npt.NDArray[np.float64], latitude: npt.NDArray[np.float64], settings: ReadingSettings
) -> tuple[Region | None, str]:
    if settings.region is not None:
        return settings.region, "the region that was named"
    if settings.posts:
        places = np.array(list(settings.posts.values()))
        west, south = places.min(axis=0) - _MARGIN_DEG
        east, north = places.max(axis=0) + _MARGIN_DEG
        return (west, south, east, north), "the posts"
    known = np.isfinite(longitude) & np.isfinite(latitude)
    if known.sum() < _FEWEST:
        return None, ""
    west, east = np.quantile(longitude[known], [0.05, 0.95])
    south, north = np.quantile(latitude[known], [0.05, 0.95])
    if max(east - west, north - south) > _WIDEST_DEG:
        return None, ""
    return (west - _MARGIN_DEG, south - _MARGIN_DEG, east + _MARGIN_DEG, north + _MARGIN_DEG), "the other reports"


def _inside(
    region: Region, longitude: npt.NDArray[np.float64], latitude: npt.NDArray[np.float64]
) -> npt.NDArray[np.bool_]:
    west, south, east, north = region
    return (longitude >= west) & (longitude <= east) & (latitude >= south) & (latitude <= north)


def _line(gathered: Gathered, row: int) -> int:
    return int(gathered.table["original_line"][row].as_py())
