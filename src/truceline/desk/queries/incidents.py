"""The incidents that somebody looks for. State lies in the address: a link shows another the same list, map and timeline.

One selection of rows (`Found`) stands behind the list, its count, every export, the map and the timeline.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import numpy as np

from truceline.desk.charter import charter_at_hand
from truceline.desk.policy import Noun, Role, Scope, project, scope
from truceline.desk.queries.columns import CANDIDATE, RULING, UNCLEAR, Columns, InTime, Rows
from truceline.desk.queries.columns_at_hand import columns_at_hand
from truceline.desk.queries.told_by import told_by
from truceline.desk.recording import read
from truceline.desk.tables import Incident
from truceline.finding.columns import Flags
from truceline.finding.life import FIRST
from truceline.finding.table import Verdict
from truceline.measure.period import naive
from truceline.values.instant import Instant
from truceline.values.party import fold_name
from truceline.values.telling import days_of

PAGE = 50
STATES = ("candidate", "ruling", "unclear", "no")
_BITS = {"candidate": CANDIDATE, "ruling": RULING, "unclear": UNCLEAR}
# How many incidents are asked for at once when a list is exported.
_CHUNK = 500
# So many questions are remembered with the columns that they were asked of.
_REMEMBERED = 8
_BEFORE_ALL = np.datetime64("0001-01-01", "us")
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class IncidentQuery:
    """What is looked for; None and empty words look for everything. Days are local days of the agreement, both included.

    What is known by the day alone, or spans days, is found on each of its days.

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
            return Found(columns, columns.in_time.between(None, _BEFORE_ALL))
        return self.found_in(columns)

    def found_in(self, columns: Columns) -> "Found":
        """What is found in columns; the last few questions that were asked of them are remembered with them."""
        asked: dict[Any, Found] = columns.known.setdefault("found", {})
        query = replace(self, page=1), charter_at_hand().zone_info.key
        found = asked.get(query)
        if found is None:
            found = Found(columns, self._chosen(columns))
            for old in list(asked)[: max(len(asked) - _REMEMBERED + 1, 0)]:
                asked.pop(old, None)
            asked[query] = found
        return found

    def _chosen(self, columns: Columns) -> InTime:
        """The rows looked for: first a slice of time, then what each further condition leaves of it."""
        chosen = columns.in_days(
            _start_of(self.first_day) if self.first_day else None,
            _start_of(self.last_day + timedelta(days=1)) if self.last_day else None,
        )
        if self.box:
            chosen = chosen.only(within_box(columns, chosen.rows, self.box))
        if self.state:
            bits = columns.verdicts[chosen.rows] & np.uint8(_BITS.get(self.state, 0xFF))
            chosen = chosen.only(bits == 0 if self.state == "no" else bits != 0)
        for column, holds in self._said():
            chosen = chosen.only(columns.says(column, chosen.rows, holds))
        if self.zone:
            chosen = chosen.only(columns.lie_in(self.zone, chosen.rows, unclear_too=self.unclear_too))
        if self.area:
            named = fold_name(self.area)
            within = [
                columns.says(level, chosen.rows, lambda area: area is not None and fold_name(area) == named)
                for level in _AREAS
            ]
            chosen = chosen.only(within[0] | within[1])
        return chosen

    def _said(self) -> Iterator[tuple[str, Callable[[str | None], bool]]]:
        """What is asked of the words of an incident, column by column."""
        if self.act:
            yield "act", lambda act: act == self.act
        if self.step:
            yield "case__step", lambda step: (step or FIRST) == self.step
        if self.weapon:
            yield "weapon", lambda weapon: weapon == self.weapon
        if self.provision:
            yield "answers", self._is_said
        words = fold_name(self.words).split()
        if words:
            yield "words", lambda told: told is not None and all(word in told for word in words)

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
    """The incidents that a query found, the latest first: counted, paged, exported and drawn from the same rows."""

    def __init__(self, columns: Columns, in_time: InTime) -> None:
        self.columns, self.in_time = columns, in_time
        # What was worked out of them already: views of the map.
        self.known: dict[Any, Any] = {}

    @property
    def rows(self) -> Rows:
        """The rows found."""
        return self.in_time.rows

    @cached_property
    def placed(self) -> Rows:
        """Those of them of which a place is known."""
        return self.rows[self.columns.has_place(self.rows)]

    @cached_property
    def candidates(self) -> InTime:
        """Those of them that may breach a provision."""
        return self.in_time.only((self.columns.verdicts[self.rows] & np.uint8(CANDIDATE)) != 0)

    @property
    def without_place(self) -> int:
        """Of how many no place is known."""
        return len(self) - len(self.placed)

    def changed_since(self, revision: int) -> int:
        """How many of them changed after a revision."""
        return int(np.count_nonzero(self.columns.changed[self.rows] > revision))

    def __len__(self) -> int:
        return len(self.in_time)

    def numbers(self, most: int | None = None) -> list[int]:
        """The numbers of the incidents found; only so many of them where a number is given."""
        numbers: list[int] = (self.rows[:most] + 1).tolist()
        return numbers

    def __getitem__(self, wanted: slice) -> list[Incident]:
        """The incidents of one page."""
        return incidents_numbered(self.numbers(wanted.stop)[wanted.start :])

    def contents(self, roles: list[Role]) -> Iterator[dict[str, Any]]:
        """Incidents as exports give them, as far as these roles see them: with their number, the local days that they may have been on, and who tells of them.

        What may not be known of their reports is absent.
        """
        numbers, zone = self.numbers(), charter_at_hand().zone_info
        for start in range(0, len(numbers), _CHUNK):
            rows = incidents_numbered(numbers[start : start + _CHUNK])
            reports = told_by([one.pk for one in rows], roles)
            for one in rows:
                content = read(one.content)
                first, last = days_of(Instant(one.occurred_at, content.get("occurred_within_s") or 0.0), zone)
                told = {"number": one.number, "first_day": first.isoformat(), "last_day": last.isoformat(), **content}
                row = project(roles, Noun.INCIDENT, told)
                yield row | ({"told_by": reports[one.pk]} if one.pk in reports else {})


def incidents_numbered(numbers: list[int]) -> list[Incident]:
    """Incidents by their numbers, in this order, asked for at once."""
    known = {one.number: one for one in Incident.objects.filter(number__in=numbers)}
    return [known[number] for number in numbers if number in known]


def within_box(columns: Columns, rows: Rows, box: Box) -> Flags:
    """Which of these rows have their estimated place within a box."""
    west, south, east, north = box
    longitude, latitude = columns.longitude[rows], columns.latitude[rows]
    beyond_west, before_east = longitude >= west, longitude <= east
    across = beyond_west & before_east if west <= east else beyond_west | before_east
    return across & (latitude >= south) & (latitude <= north)


def _start_of(day: date) -> np.datetime64:
    return naive(datetime.combine(day, time(), charter_at_hand().zone_info))
