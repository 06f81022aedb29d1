"""What `truceline link` says of sources that are one voice."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

_ALIKE_IN = {
    "everything": "{first} and {second} are one voice where they say the very same: {alike:,} of {told:,} incidents that both tell of.",
    "place and moment": "{first} and {second} are one voice where they name the very same place and moment: {alike:,} of {told:,} incidents that both tell of.",
    "errors": "{first} and {second} are one voice: held against what others say, both err to the same side, by place in {alike:,} of {told:,} incidents, and by moment as clearly.",
}


def told_echoes(echoes: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A sentence for every two sources that are one voice; and where one follows two that do not follow each other, that these remain two."""
    yield from map(_told, echoes)
    one_voice = {frozenset((one["first"], one["second"])): one["alike_in"] for one in echoes}
    follow = [pair for pair, alike_in in one_voice.items() if alike_in == "errors"]
    for mixing in sorted(set().union(*follow)):
        others = sorted(name for pair in follow if mixing in pair for name in pair - {mixing})
        for one, other in combinations(others, 2):
            if frozenset((one, other)) not in one_voice:
                yield f"{one} and {other} do not follow each other: of an incident that both tell of they remain two, and {mixing} is one voice with one of them."


def _told(one: dict[str, Any]) -> str:
    """Which two sources are one voice, and who follows whom."""
    told = _ALIKE_IN[one["alike_in"]].format_map(one)
    if not one["after"]:
        return told
    leader = one["second"] if one["after"] == one["first"] else one["first"]
    return f"{told} {one['after']} comes after {leader}, by {one['lag_s'] / 60:,.0f} minutes as a rule."
