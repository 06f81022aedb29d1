"""Frozen figures read back, and what changed since they were printed.

A bulletin that was printed is never changed. When the record says something else today, the next bulletin says so,
figure by figure: what was printed, and what it is now.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from truceline.bulletin.model import Errata, Erratum, Tier
from truceline.errors import Refused, Where, problem
from truceline.measure.period import Period

# What may say that a figure was counted at all; a file of another making is refused before it is compared.
_KEYS = {
    "bulletin": int,
    "agreement": str,
    "first_day": str,
    "last_day": str,
    "tier": str,
    "digest": str,
    "figures": dict,
}


@dataclass(frozen=True, slots=True)
class Frozen:
    """The figures of an earlier bulletin, as they were printed."""

    agreement: str
    first_day: date
    last_day: date
    tier: Tier
    digest: str
    figures: Mapping[str, int]

    def period(self, zone: ZoneInfo) -> Period:
        """The period it told of."""
        return Period(self.first_day, self.last_day, zone)


def read_frozen(content: Mapping[str, Any], agreement: str) -> Frozen:
    """Read what `Bulletin.frozen` wrote; anything else, or a bulletin under another agreement, is refused."""
    wrong = [key for key, kind in _KEYS.items() if not isinstance(content.get(key), kind)]
    figures = content.get("figures")
    if not wrong and not all(isinstance(value, int) for value in dict(figures or {}).values()):
        wrong = ["figures"]
    if wrong:
        raise Refused([problem("B005", Where("bulletin.json"), f"without a proper {', '.join(wrong)}")])
    if content["agreement"] != agreement:
        raise Refused([problem("B006", Where("bulletin.json"), content["agreement"], agreement=agreement)])
    try:
        days = date.fromisoformat(content["first_day"]), date.fromisoformat(content["last_day"])
        tier = Tier(content["tier"])
    except ValueError as error:
        raise Refused([problem("B005", Where("bulletin.json"), str(error))]) from error
    return Frozen(agreement, *days, tier, content["digest"], dict(content["figures"]))


def find_errata(earlier: Frozen, today: Mapping[str, int]) -> Errata:
    """Compare an earlier bulletin's figures with what the record says of the same days today.

    A part that one of the two does not name was counted there as none.
    """
    changed = [
        Erratum(name, earlier.figures.get(name, 0), today.get(name, 0))
        for name in sorted(earlier.figures.keys() | today.keys())
        if earlier.figures.get(name, 0) != today.get(name, 0)
    ]
    return Errata(earlier.first_day, earlier.last_day, earlier.digest, tuple(changed))
