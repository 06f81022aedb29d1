"""The incidents that somebody looks for. State lies in the address: a link shows another the same list, map and timeline.

One selection of rows (`Found`) stands behind the list, its count, every export, the map and the timeline.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import numpy as np
import numpy.typing as npt

from truceline.desk.charter import charter_at_hand
from truceline.desk.policy import Noun, Role, Scope, project, scope
from truceline.desk.queries.columns import CANDIDATE, RULING, UNCLEAR, Columns, columns_at_hand
from truceline.desk.recording import read
from truceline.desk.tables import Incident
from truceline.finding.columns import Flags
from truceline.finding.life import FIRST
from truceline.finding.table import Verdict
from truceline.measure.period import naive
from truceline.values.party import fold_name

PAGE = 50
STATES = ("candidate", "ruling", "unclear", "no")
_BITS = {"candidate": CANDIDATE, "ruling": RULING, "unclear": UNCLEAR}
# How many incidents are asked for at once when a list is exported.
_CHUNK = 500
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class IncidentQuery:
    """What is looked for; None and empty words look for everything. Days are local days of the agreement, both included.

    A zone finds what surely lies inside; with `unclear_too` also what may. The box is west, south, east, north; where
    west is beyond east it crosses 180°.
    """

    words: str = ""
    state: str | None = None
    act: str | None = None
    weapon: str | None = None
    step: str | None = None
    area: str = ""
    zone: str | None = None
    unclear_too: bool = False
    box: Box | None = None
    first_day: date | None = None
    last_day: date | None = None
    # What one provision says of them; without a verdict: that it does not say no.
    provision: str | None = None
    verdict: str | None = None
    page: int = 1
    not_understood: tuple[str, ...] = field(default=())

    def found(self, roles: list[Role]) -> "Found":
        """The incidents found that these roles may see, the latest first."""
        columns = columns_at_hand()
        if scope(roles, Noun.INCIDENT) is not Scope.ALL:
            return Found(columns, np.zeros(len(columns), np.bool_))
        return Found(columns, self.chosen(columns))

    def chosen(self, columns: Columns) -> Flags:
        """Which rows are looked for."""
        chosen = columns.held.copy()
        text = columns.text

        def only(column: str, holds: Callable[[str | None], bool]) -> None:
            # Answered once for each distinct word.
            np.logical_and(chosen, text[column].decide(holds).astype(np.bool_), out=chosen)

        if self.act:
            only("act", lambda act: act == self.act)
        if self.step:
            only("case__step", lambda step: (step or FIRST) == self.step)
        if self.weapon:
            only("weapon", lambda weapon: weapon == self.weapon)
        if self.zone:
            chosen &= columns.lie_in(self.zone, unclear_too=self.unclear_too)
        if self.provision:
            only("answers", self._is_said)
        words = fold_name(self.words).split()
        if words:
            only("words", lambda told: told is not None and all(word in told for word in words))
        if self.area:
            named = fold_name(self.area)
            within = [
                text[level].decide(lambda area: area is not None and fold_name(area) == named) for level in _AREAS
            ]
            chosen &= (within[0] | within[1]).astype(np.bool_)
        if self.state:
            bits = columns.verdicts & np.uint8(_BITS.get(self.state, 0xFF))
            chosen &= (bits == 0) if self.state == "no" else (bits != 0)
        if self.first_day:
            chosen &= columns.at >= _start_of(self.first_day)
        if self.last_day:
            chosen &= columns.at < _start_of(self.last_day + timedelta(days=1))
        return chosen & within_box(columns, self.box) if self.box else chosen

    def _is_said(self, answers: str | None) -> bool:
        said = read(answers or "{}").get(self.provision or "")
        return said == self.verdict if self.verdict else said not in (None, Verdict.NO)

    def told(self) -> dict[str, object]:
        """What the query says, under the names that stand in addresses."""
        return {
            "q": self.words,
            "state": self.state,
            "act": self.act,
            "weapon": self.weapon,
            "step": self.step,
            "area": self.area,
            "zone": self.zone,
            "unclear": "1" if self.unclear_too else None,
            "bbox": ",".join(f"{edge:g}" for edge in self.box) if self.box else None,
            "from": self.first_day,
            "to": self.last_day,
            "provision": self.provision,
            "verdict": self.verdict if self.provision else None,
            "page": self.page if self.page > 1 else None,
        }

    def address(self, **changed: object) -> str:
        """The query as it stands in an address, with changes."""
        return urlencode({name: str(value) for name, value in (self.told() | changed).items() if value})


_AREAS = ("admin1", "admin2")


class Found:
    """The incidents that a query found: counted, paged, exported and drawn from the same rows."""

    def __init__(self, columns: Columns, chosen: Flags) -> None:
        self.columns, self.chosen = columns, chosen

    @cached_property
    def rows(self) -> npt.NDArray[np.int64]:
        """The rows found, in the order of their numbers."""
        return np.flatnonzero(self.chosen)

    def __len__(self) -> int:
        return len(self.rows)

    def numbers(self, most: int | None = None) -> list[int]:
        """The numbers of the incidents found, the latest first; only so many of them where a number is given."""
        rows, last_first = self.rows, -self.columns.at[self.rows].astype(np.int64)
        if most is not None and most < len(rows):
            near = last_first <= np.partition(last_first, max(most - 1, 0))[max(most - 1, 0)]
            rows, last_first = rows[near], last_first[near]
        numbers: list[int] = (rows[np.lexsort((rows, last_first))][:most] + 1).tolist()
        return numbers

    def __getitem__(self, wanted: slice) -> list[Incident]:
        """The incidents of one page."""
        return incidents_numbered(self.numbers(wanted.stop)[wanted.start :])

    def contents(self, roles: list[Role]) -> Iterator[dict[str, Any]]:
        """Incidents as exports give them: their content with number, as far as these roles see it."""
        numbers = self.numbers()
        for start in range(0, len(numbers), _CHUNK):
            for one in incidents_numbered(numbers[start : start + _CHUNK]):
                yield project(roles, Noun.INCIDENT, {"number": one.number, **read(one.content)})


def incidents_numbered(numbers: list[int]) -> list[Incident]:
    """Incidents by their numbers, in this order, asked for at once."""
    known = {one.number: one for one in Incident.objects.filter(number__in=numbers)}
    return [known[number] for number in numbers if number in known]


def within_box(columns: Columns, box: Box) -> Flags:
    """Which incidents have their estimated place within a box."""
    west, south, east, north = box
    beyond_west, before_east = columns.longitude >= west, columns.longitude <= east
    across = beyond_west & before_east if west <= east else beyond_west | before_east
    return across & (columns.latitude >= south) & (columns.latitude <= north)


def _start_of(day: date) -> np.datetime64:
    return naive(datetime.combine(day, time(), charter_at_hand().zone_info))
