"""Periods: whole local days, from the first to the last, in the agreement's time zone.

A day begins at local midnight, so days on which the clocks change have 23 or 25 hours and still count as one.
"""

from calendar import isleap
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from truceline.errors import Refused, Where, phrase, problem
from truceline.values.instant import read_moment

Instants = npt.NDArray[np.datetime64]
Days = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Period:
    """Local days from the first to the last, both included; a first day after the last one is refused."""

    first_day: date
    last_day: date
    zone: ZoneInfo

    def __post_init__(self) -> None:
        if self.first_day > self.last_day:
            raise Refused([problem("B004", Where(), phrase("from-to", first=self.first_day, last=self.last_day))])

    @property
    def days(self) -> int:
        """How many local days it has."""
        return (self.last_day - self.first_day).days + 1

    @property
    def start(self) -> datetime:
        """The first moment of the first day, in UTC."""
        return read_moment(self.first_day.isoformat(), self.zone)

    @property
    def end(self) -> datetime:
        """The first moment after the last day, in UTC."""
        return read_moment((self.last_day + timedelta(days=1)).isoformat(), self.zone)

    def day(self, number: int) -> date:
        """The local day with that number, counted from 0."""
        return self.first_day + timedelta(days=number)

    def previous(self) -> "Period":
        """The period of as many days that ends where this one begins."""
        return Period(self.first_day - timedelta(days=self.days), self.first_day - timedelta(days=1), self.zone)

    @cached_property
    def edges(self) -> Instants:
        """The first moment of every day and of the day after the last, in UTC."""
        return _edges(self.first_day, self.days, self.zone)

    def days_of(self, instants: Instants) -> Days:
        """The number of the local day of each instant (UTC), -1 outside the period."""
        number = np.searchsorted(self.edges, instants, side="right") - 1
        return np.where(number < self.days, number, -1).astype(np.int32)


@lru_cache(maxsize=64)
def _edges(first_day: date, days: int, zone: ZoneInfo) -> Instants:
    """The midnights of so many days, and the one after the last of them."""
    years = range(first_day.year, (first_day + timedelta(days=days)).year + 1)
    midnights = np.concatenate([_midnights(year, zone) for year in years])
    first = (first_day - date(first_day.year, 1, 1)).days
    edges = midnights[first : first + days + 1]
    edges.setflags(write=False)  # they are everybody's
    return edges


@lru_cache(maxsize=512)
def _midnights(year: int, zone: ZoneInfo) -> Instants:
    """The midnights of a year, kept: those of thirty years cost more than all that is counted between them.

    Where the clocks change at midnight itself, it is read as the moments of an agreement are.
    """
    moments = [read_moment(f"{year:04}-01-01", zone).replace(tzinfo=None)]
    for number in range(1, 365 + isleap(year)):
        midnight = datetime.combine(date(year, 1, 1) + timedelta(days=number), time(), zone)
        offset = midnight.utcoffset()
        if offset is None or offset != midnight.replace(fold=1).utcoffset():
            moments.append(read_moment(midnight.date().isoformat(), zone).replace(tzinfo=None))
        else:
            moments.append(midnight.replace(tzinfo=None) - offset)
    return np.array(moments, "datetime64[us]")


def instants(column: Any) -> Instants:
    """An Arrow column of instants as NumPy sees them: UTC without saying so."""
    return np.asarray(column.cast("timestamp[us]").to_numpy(), dtype="datetime64[us]")


def utc(moment: np.datetime64) -> datetime:
    """An instant of NumPy's as a datetime that says it is UTC."""
    said: datetime = moment.astype("datetime64[us]").astype(datetime)
    return said.replace(tzinfo=UTC)


def naive(moment: datetime) -> np.datetime64:
    """A moment as NumPy sees it: UTC without saying so."""
    return np.datetime64(moment.astimezone(UTC).replace(tzinfo=None), "us")
