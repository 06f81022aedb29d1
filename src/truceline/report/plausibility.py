"""What only shows when all reports lie side by side: swapped coordinates, of reports or of a whole list, and exercises among real reports."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.errors import phrase
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
# A list lies among others where its points are in their cells of a fifth of a degree, or in the next: 22 to 44 km. Villages of two
# lists of one war are that near, and of Syria's places few lie so near each other's mirror image.
_CELL_DEG = 0.2
_ROW = 10_000  # more cells than lie around the earth
_STEPS = [north * _ROW + east for north in (-1, 0, 1) for east in (-1, 0, 1)]
_AMONG, _NOT_AMONG = 0.9, 0.5
_FEWEST_NEAR = 3  # so many reports near a swapped point are hardly chance
_THE_OTHERS = phrase("other-reports")

Floats = npt.NDArray[np.float64]


class _Expectation(NamedTuple):
    """Where points belong: one is suspected that lies outside `around` and would lie within `within` if swapped."""

    within: Region
    around: Region
    others: str


def check_swapped(gathered: Gathered, settings: ReadingSettings, faults: Sequence[Faults]) -> npt.NDArray[np.bool_]:
    """Which reports have longitude and latitude in each other's place, by all appearance; each is a problem.

    A point is suspected when it lies outside a region while the swapped point, a degree away or more, lies inside. The regions are the one
    the settings name, or that of their posts, and where the reports themselves lie: by these a point is suspected only if the other way round
    three reports or more are near it, and none as it is told. Reports from all over a continent are suspected by none: among so many places
    some are right either way.
    """
    longitude, latitude = (gathered.table[name].to_numpy().astype(np.float64) for name in ("longitude", "latitude"))
    suspected = np.zeros(len(longitude), bool)
    moved = np.abs(longitude - latitude) >= _LEAST_MOVED_DEG
    for within, around, others in _expectations(longitude, latitude, settings):
        belongs = _inside(around, longitude, latitude)
        found = ~suspected & moved & ~belongs & _inside(within, latitude, longitude)
        if others == _THE_OTHERS:
            # Of a country as far east as north one corner is the other's mirror image: inside its box nothing is told yet.
            others_at = _cells(longitude[belongs], latitude[belongs])
            turned, as_told = (
                _near(cells, others_at) for cells in (_cells(latitude, longitude), _cells(longitude, latitude))
            )
            found &= (turned >= _FEWEST_NEAR) & (as_told == 0)
        for row in np.flatnonzero(found):
            came = phrase("point", longitude=f"{longitude[row]:g}", latitude=f"{latitude[row]:g}")
            faults[gathered.file[row]].add(_line(gathered, int(row)), "longitude", "R026", came, others=others)
        suspected |= found
    return suspected


def note_exchanged(gathered: Gathered, suspected: npt.NDArray[np.bool_], faults: Sequence[Faults]) -> None:
    """Tell of a list whose points lie apart from those of all others, and would lie among them with longitude and latitude exchanged.

    It is a remark, for of two lists nobody can say which is the wrong one: one tells of both, and nothing is changed. Where some of
    its points are suspected one by one, it is a problem beside those: whoever mended them alone would leave the rest.
    """
    exchanged = _exchanged(gathered, len(faults))
    if len(exchanged) == 2 and len(exchanged[0][1]) == 1:
        # Of two lists each lies so to the other: told once, of the one that has suspected points, else of the later.
        exchanged = [max(exchanged, key=lambda each: (suspected[gathered.file == each[0]].sum(), each[0]))]
    for number, others, points in exchanged:
        file = faults[number]
        names = ", ".join(faults[other].file for other in others)
        columns = phrase("two", first=file.called("longitude"), second=file.called("latitude"))
        tell = file.add if suspected[gathered.file == number].any() else file.remark
        tell(0, "", "R074", phrase("points", count=f"{points:,}"), others=names, columns=columns)


def _exchanged(gathered: Gathered, files: int) -> list[tuple[int, list[int], int]]:
    """The lists that lie among the others only the other way round, each with those others and how many points tell it."""
    longitude, latitude = (gathered.table[name].to_numpy().astype(np.float64) for name in ("longitude", "latitude"))
    # Exchanging two numbers that are nearly equal tells nothing; without coordinates the comparison is False.
    known, telling = np.isfinite(longitude + latitude), np.abs(longitude - latitude) >= _LEAST_MOVED_DEG
    as_told, turned = _cells(longitude, latitude), _cells(latitude, longitude)
    bounds = np.searchsorted(gathered.file, np.arange(files + 1))
    rows = [slice(start, end) for start, end in itertools.pairwise(bounds)]
    cells = [np.unique(as_told[each][known[each]]) for each in rows]
    found = []
    for number, each in enumerate(rows):
        own = telling[each]
        others = [other for other in range(files) if other != number and len(cells[other])]
        if own.sum() < _FEWEST or not others:
            continue
        around = _with_next(np.concatenate([cells[other] for other in others]))
        if (
            np.isin(as_told[each][own], around).mean() < _NOT_AMONG
            and np.isin(turned[each][own], around).mean() >= _AMONG
        ):
            found.append((number, others, int(own.sum())))
    return found


def _cells(longitude: Floats, latitude: Floats) -> npt.NDArray[np.int64]:
    """The cell of each point, numbered so that the next to the east is one more and the next to the north a row more; any, without a point."""
    cells = np.floor(latitude / _CELL_DEG) * _ROW + np.floor(longitude / _CELL_DEG)
    return np.asarray(np.nan_to_num(cells), np.int64)


def _with_next(cells: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The cells, and all next to them."""
    return np.unique(np.add.outer(np.unique(cells), _STEPS))


def _near(cells: npt.NDArray[np.int64], others: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """How many of the others lie in each of the cells or next to it."""
    ordered = np.sort(others)
    looked = np.add.outer(cells, _STEPS)
    there = np.searchsorted(ordered, looked, "right") - np.searchsorted(ordered, looked, "left")
    return np.asarray(there.sum(axis=1), np.int64)


def mixed_exercise(gathered: Gathered, faults: Sequence[Faults]) -> bool:
    """Whether exercise and real reports came together, which is a problem even for those who want to keep going."""
    flags = gathered.table["exercise"].to_numpy()
    if not len(flags) or flags.all() or not flags.any():
        return False
    first, other = (int(np.flatnonzero(flags == kind)[0]) for kind in (flags[0], not flags[0]))
    kinds = {True: phrase("an-exercise-report"), False: phrase("a-real-report")}
    place = gathered.where(first, faults)
    file = faults[gathered.file[other]]
    file.add(_line(gathered, other), "exercise", "R031", kinds[bool(flags[other])], other=place)
    return True


def _expectations(longitude: Floats, latitude: Floats, settings: ReadingSettings) -> list[_Expectation]:
    found = []
    known = np.isfinite(longitude) & np.isfinite(latitude)
    enough = known.sum() >= _FEWEST
    if enough:
        west, east = np.quantile(longitude[known], [0.05, 0.95])
        south, north = np.quantile(latitude[known], [0.05, 0.95])
        if max(east - west, north - south) > _WIDEST_DEG:
            return []
    if settings.region is not None:
        found.append(_Expectation(settings.region, _widened(settings.region), phrase("expected-places")))
    elif settings.posts:
        places = np.array(list(settings.posts.values()))
        around = _widened((*places.min(axis=0), *places.max(axis=0)))
        found.append(_Expectation(around, around, phrase("the-posts")))
    if enough:
        around = _widened((west, south, east, north))
        found.append(_Expectation(around, around, _THE_OTHERS))
    return found


def _widened(region: Region) -> Region:
    west, south, east, north = region
    return west - _MARGIN_DEG, south - _MARGIN_DEG, east + _MARGIN_DEG, north + _MARGIN_DEG


def _inside(region: Region, longitude: Floats, latitude: Floats) -> npt.NDArray[np.bool_]:
    west, south, east, north = region
    return (longitude >= west) & (longitude <= east) & (latitude >= south) & (latitude <= north)


def _line(gathered: Gathered, row: int) -> int:
    return int(gathered.table["original_line"][row].as_py())
