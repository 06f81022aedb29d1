"""What a form says, read field by field: every problem is told at once, and nothing is guessed."""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from truceline.desk.clock import now
from truceline.errors import Problem, Refused, Where, phrase, problem
from truceline.values.instant import read_moment

LONGEST = 4_000
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
# As people write numbers, no longer than any of ours; what a programming language takes besides is none.
_NUMBER = re.compile(r"[-+]?[0-9]{1,12}(\.[0-9]{0,20})?", re.ASCII)


class Form:
    """One form as it was sent; moments are local time, as `<input type="datetime-local">` writes them."""

    def __init__(self, told: Mapping[str, str], zone: ZoneInfo) -> None:
        self._told, self._zone = told, zone
        self.problems: list[Problem] = []

    def check(self) -> None:
        """Refuse a form with any problem.

        Raises:
            Refused: with all of them.
        """
        if self.problems:
            raise Refused(self.problems)

    def text(self, name: str, *, needed: bool = True, most: int = LONGEST) -> str:
        """Words, without space around them."""
        text = str(self._told.get(name, "")).strip()
        if needed and not text:
            self.tell("D300", name, "")
        if len(text) > most:
            self.tell("D304", name, phrase("characters", count=len(text)), most=most)
        return text

    def one_of(self, name: str, allowed: Iterable[str], *, needed: bool = True) -> str:
        """One of these codes; empty where none was chosen and none is needed."""
        code, codes = str(self._told.get(name, "")).strip(), list(allowed)
        if (code or needed) and code not in codes:
            self.tell("D301", name, code[:40], allowed=", ".join(codes))
            return ""
        return code

    def some_of(self, name: str, allowed: Iterable[str]) -> list[str]:
        """Those of these codes that were chosen, in the order given; a code that is none is a problem."""
        listed = getattr(self._told, "getlist", None)
        chosen = list(listed(name)) if listed else list(filter(None, str(self._told.get(name, "")).split()))
        codes = list(allowed)
        for code in chosen:
            if code not in codes:
                self.tell("D301", name, code[:40], allowed=", ".join(codes))
        return [code for code in codes if code in chosen]

    def moment(self, name: str, *, needed: bool = True) -> datetime | None:
        """A moment in UTC."""
        text = str(self._told.get(name, "")).strip()
        if not text and not needed:
            return None
        try:
            at = read_moment(text, self._zone)
        except (ValueError, OverflowError):
            at = None
        # The calendar's ends cannot be told in every time zone.
        if at is None or not _FIRST_YEAR <= at.year <= _LAST_YEAR:
            self.tell("D302", name, text[:40])
            return None
        return at

    def past(self, name: str, *, needed: bool = True) -> datetime | None:
        """A moment that is not yet to come; the minute that runs now is past."""
        at = self.moment(name, needed=needed)
        if at is not None and at > now():
            self.tell("D305", name, self._local(at), limit=self._local(now()))
        return at

    def not_before(self, name: str, at: datetime | None, limit: datetime | None) -> None:
        """Tell of a moment that lies before another."""
        if at is not None and limit is not None and at < limit:
            self.tell("D306", name, self._local(at), limit=self._local(limit))

    def number(self, name: str, least: float, most: float, *, needed: bool = True) -> float | None:
        """A number within bounds."""
        text = str(self._told.get(name, "")).strip()
        if not text and not needed:
            return None
        value = float(text) if _NUMBER.fullmatch(text) else math.nan
        if not least <= value <= most:
            self.tell("D303", name, text[:40], least=f"{least:g}", most=f"{most:g}")
            return None
        return value

    def tell(self, code: str, name: str, came: object, **details: object) -> None:
        """Note a problem with a field."""
        self.problems.append(problem(code, Where("", 0, name), came, **details))

    def _local(self, at: datetime) -> str:
        return f"{at.astimezone(self._zone):%Y-%m-%dT%H:%M}"
