"""What only shows when all reports lie side by side: swapped coordinates, and exercises among real reports."""

from collections.abc import Sequence
from typing import NamedTuple

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
# Exchanging two numbers that are nearly equal moves a point hardly at all, and explains nothing.
_LEAST_MOVED_DEG = 1.0


class _Expectation(NamedTuple):
    """Where points belong: one is suspected that lies outside `around` and would lie within `within` if swapped."""

    within: Region
    around: Region
    others: str


def check_swapped(gathered: Gathered, settings: ReadingSettings, faults: Sequence[Faults]) -> npt.NDArray[np.bool_]:
    """Which reports have longitude and latitude in each other's place, by all appearance; each is a problem.

    A point is suspected when it lies outside a region while the swapped point, a degree away or more, lies inside. The regions are the one
    the settings name, or that of their posts, and where the reports themselves lie. Reports from all over a continent
    are suspected by none: among so many places some are right either way.
    """
    longitude, latitude = (gathered.table[name].to_numpy().astype(np.float64) for name in ("longitude", "latitude"))
    suspected = np.zeros(len(longitude), bool)
    moved = np.abs(longitude - latitude) >= _LEAST_MOVED_DEG
    for within, around, others in _expectations(longitude, latitude, settings):
        found = ~suspected & moved & ~_inside(around, longitude, latitude) & _inside(within, latitude, longitude)
        for row in np.flatnonzero(found):
            came = f"longitude {longitude[row]:g}, latitude {latitude[row]:g}"
            faults[gathered.file[row]].add(_line(gathered, int(row)), "longitude", "R026", came, others=others)
        suspected |= found
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


def _expectations(
    longitude: npt.NDArray[np.float64], latitude: npt.NDArray[np.float64], settings: ReadingSettings
) -> list[_Expectation]:
    found = []
    known = np.isfinite(longitude) & np.isfinite(latitude)
    enough = known.sum() >= _FEWEST
    if enough:
        west, east = np.quantile(longitude[known], [0.05, 0.95])
        south, north = np.quantile(latitude[known], [0.05, 0.95])
        if max(east - west, north - south) > _WIDEST_DEG:
            return []
    if settings.region is not None:
        found.append(_Expectation(settings.region, _widened(settings.region), "the places where reports are expected"))
    elif settings.posts:
        places = np.array(list(settings.posts.values()))
        around = _widened((*places.min(axis=0), *places.max(axis=0)))
        found.append(_Expectation(around, around, "the posts"))
    if enough:
        around = _widened((west, south, east, north))
        found.append(_Expectation(around, around, "the other reports"))
    return found


def _widened(region: Region) -> Region:
    west, south, east, north = region
    return west - _MARGIN_DEG, south - _MARGIN_DEG, east + _MARGIN_DEG, north + _MARGIN_DEG


def _inside(
    region: Region, longitude: npt.NDArray[np.float64], latitude: npt.NDArray[np.float64]
) -> npt.NDArray[np.bool_]:
    west, south, east, north = region
    return (longitude >= west) & (longitude <= east) & (latitude >= south) & (latitude <= north)


def _line(gathered: Gathered, row: int) -> int:
    return int(gathered.table["original_line"][row].as_py())
