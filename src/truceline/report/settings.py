"""What a reader must know beyond the files: the zone of local times, the present moment, the posts, and how strict to be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa

UTC = ZoneInfo("UTC")
Region = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Held:
    """What is held where reports come to: which of some are held already, word for word, and whether a source told days alone until now."""

    same: Callable[[pa.Table], npt.NDArray[np.bool_]]
    by_day: Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSettings:
    """How files of reports are read.

    `zone` is where local times were written; None says that nobody knows: they are read as UTC, and that is remarked on. `now` is the moment after which nothing can have happened yet (with an
    offset). `posts` gives longitude and latitude of posts by code or name. With `keep_going` the good rows are taken
    beside the list of the bad ones. `exercise` marks everything read as invented. `region` (west, south, east, north)
    is where the reports are expected: a point outside it whose longitude and latitude, swapped, fall inside is a
    problem. `beside` names further columns that our own table and plain lists may have: their cells are given beside the reports, which do not
    hold them. `held` says what is held where these come to: it shows how their sources write a day. `progress` is told bytes read and bytes in all.
    """

    zone: ZoneInfo | None
    now: datetime
    posts: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    keep_going: bool = False
    exercise: bool = False
    region: Region | None = None
    beside: tuple[str, ...] = ()
    held: Held | None = None
    progress: Callable[[int, int], None] | None = None

    @property
    def clock(self) -> ZoneInfo:
        """The zone by which local times are read."""
        return self.zone or UTC

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise ValueError("`now` needs an offset: a naive moment names no instant")
