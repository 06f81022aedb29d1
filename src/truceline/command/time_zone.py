"""The zone of local times, as it is named on the command line: `--time-zone`, else that of `--agreement`, else nobody says."""

import argparse
import difflib
from zoneinfo import ZoneInfo, available_timezones

from truceline.agreement.charter import Charter
from truceline.errors import Phrase, Refused, Where, phrase, problem

_MOST_NEAR = 3


def zone_named(options: argparse.Namespace, charter: Charter | None) -> ZoneInfo | None:
    """The zone that `--time-zone` names; without it the agreement's; None where nobody says.

    Raises:
        Refused: a name that is no IANA time zone (C017), with those that are near it.
    """
    name = options.time_zone
    if name is None:
        return charter.zone_info if charter else None
    known = available_timezones()
    if name not in known:
        raise Refused([problem("C017", Where("--time-zone"), name, hint=_hint(name, known))])
    return ZoneInfo(name)


def _hint(name: str, known: set[str]) -> Phrase:
    """The zones whose whole name or whose city is spelt like it."""
    spelt: dict[str, list[str]] = {}
    for zone in sorted(known):
        for part in (zone, zone.rpartition("/")[2]):
            spelt.setdefault(part.casefold(), []).append(zone)
    wanted = "_".join(name.casefold().split())
    close = difflib.get_close_matches(wanted, spelt, n=_MOST_NEAR, cutoff=0.7)
    near = list(dict.fromkeys(zone for part in close for zone in spelt[part]))[:_MOST_NEAR]
    return phrase("near-are", names=", ".join(near)) if near else phrase("zones-are-called")
