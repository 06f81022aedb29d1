"""Totals that close: a total and its parts are counted apart, and must be equal before anything is printed.

The press release that prints 556 over parts that add up to 558 is the reason for this module (SLMM, 2002).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from truceline.errors import Refused, Where, problem


@dataclass(frozen=True, slots=True)
class Tally:
    """A total and its parts under one counting rule.

    The rule says what is counted, `by` along what it is divided, and the subject (a zone, a provision) of what it is
    told, if it is not of the whole. The total is counted for itself, never summed from the parts.
    """

    rule: str
    by: str
    total: int
    parts: tuple[tuple[str, int], ...]
    subject: str = ""

    @property
    def name(self) -> str:
        """Its name among the frozen figures: rule, division and subject."""
        return "/".join(part for part in (self.rule, self.by, self.subject) if part)

    def part(self, member: str) -> int:
        """The count of one part; 0 where nothing was counted under that name."""
        return dict(self.parts).get(member, 0)


def close(tallies: Iterable[Tally]) -> None:
    """Refuse totals that their parts do not add up to, every one of them, with the difference named."""
    problems = []
    for tally in tallies:
        added = sum(count for _, count in tally.parts)
        if added != tally.total:
            parts = " + ".join(str(count) for _, count in tally.parts) or "no parts"
            difference = f"{added - tally.total:+d}"
            where = Where(tally.name)
            problems.append(problem("B001", where, parts, total=tally.total, sum=added, difference=difference))
    if problems:
        raise Refused(problems)
