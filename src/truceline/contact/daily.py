"""Daily counts of several lists side by side, joined incident by incident: not only how many, but which of them the others hold too.

Guaranteed: what a list counts on a day is the sum of its areas, and the sum of what it holds alone and together with others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

OURS = "ours"


@dataclass(frozen=True, slots=True)
class Told:
    """One incident that one list tells of, on that list's own day; lines with one key tell of one incident."""

    day: date
    holder: str
    area: str
    key: str


@dataclass(frozen=True, slots=True)
class Counted:
    """What one list counts on one day: by area, the largest first, and by who else holds the same incident."""

    holder: str
    areas: tuple[tuple[str, int], ...]
    together: tuple[tuple[tuple[str, ...], int], ...]

    @property
    def total(self) -> int:
        """How many it counts."""
        return sum(count for _, count in self.areas)

    def held_by(self, other: str) -> int:
        """How many of them another list holds too."""
        return sum(count for others, count in self.together if other in others)


@dataclass(frozen=True, slots=True)
class Day:
    """One day: what each list counts, in the order in which the lists were named. A list that told nothing of it is not there."""

    day: date
    counted: tuple[Counted, ...]


def daily(told: Iterable[Told], holders: Sequence[str]) -> list[Day]:
    """Count what each list tells of each day, in order of the days; a list counts an incident once."""
    lines = {(one.holder, one.key): one for one in told}
    held_by: dict[str, set[str]] = defaultdict(set)
    for holder, key in lines:
        held_by[key].add(holder)
    by_day: dict[date, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for one in lines.values():
        by_day[one.day][one.holder].append(one)
    return [
        Day(day, tuple(_counted(holder, mine[holder], held_by, holders) for holder in holders if holder in mine))
        for day, mine in sorted(by_day.items())
    ]


def _counted(holder: str, told: list[Told], held_by: dict[str, set[str]], holders: Sequence[str]) -> Counted:
    areas = Counter(one.area for one in told)
    others = Counter(tuple(other for other in holders if other != holder and other in held_by[one.key]) for one in told)
    return Counted(
        holder,
        tuple(sorted(areas.items(), key=lambda one: (-one[1], one[0]))),
        tuple(sorted(others.items(), key=lambda one: (-len(one[0]), one[0]))),
    )
