"""What a bulletin leaves out for its readers' tier, and the list that says so.

Nothing is left out silently: each thing withheld is counted under a code whose sentence `bulletin-left-out-<code>` says
what it is and why. Geometry that is not public is never drawn, for no tier.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from truceline.agreement.charter import PlacedShape
from truceline.agreement.model import TextStatus
from truceline.bulletin.model import Holding, LeftOut, Quoted, Tier
from truceline.finding.columns import Floats
from truceline.measure.closing import Tally
from truceline.measure.rate import Change
from truceline.values.taxonomy import ACT_GROUP

# Metres in one degree of latitude on the sphere of the same area as WGS 84; enough for a rounding that only widens.
_METRES_PER_DEGREE = 111_195.0


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one tier may see: how coarse places are, which acts stay unnamed, from which count on a ratio is told, and from how many voices on a day."""

    step_deg: float
    least_radius_m: float
    protected_acts: tuple[str, ...]
    smallest_count: int
    fewest_voices: int
    tells_hours: bool


ALLOWANCES = {
    # Two kilometres hide a house and a post but not a town. Acts against a person's integrity name the victim in a
    # small place (the monitoring and reporting mechanism of resolution 1612 restricts them too). Ratios of fewer than
    # ten mislead. Whoever fired knows when, and looks for who was there: an hour narrows that down, and so does a day
    # of which one voice alone tells.
    Tier.PUBLIC: Allowance(0.02, 2_000.0, ("sexual_violence", "recruitment_of_children"), 10, 2, tells_hours=False),
    Tier.DESK: Allowance(0.0, 0.0, (), 0, 0, tells_hours=True),
}


@dataclass(frozen=True, slots=True)
class Places:
    """Places as a tier may see them, each still inside its radius, and how many had to be made coarser."""

    longitude: Floats
    latitude: Floats
    radius_m: Floats
    coarsened: int


def coarsen(longitude: Floats, latitude: Floats, radius_m: Floats, allowance: Allowance) -> Places:
    """Round places that are known more closely than the tier may see; the wider radius still holds the true place."""
    finer = radius_m < allowance.least_radius_m
    if not allowance.step_deg:
        return Places(longitude, latitude, radius_m, 0)
    step = allowance.step_deg
    moved = step * _METRES_PER_DEGREE * np.sqrt(0.5)
    return Places(
        longitude=np.where(finer, np.round(longitude / step) * step, longitude),
        latitude=np.where(finer, np.round(latitude / step) * step, latitude),
        radius_m=np.where(finer, np.maximum(radius_m + moved, allowance.least_radius_m), radius_m),
        coarsened=int(np.count_nonzero(finer)),
    )


def withhold_acts(tallies: Mapping[str, Tally], allowance: Allowance) -> tuple[dict[str, Tally], list[LeftOut]]:
    """Count protected acts under their group, so that totals still close and no act is named."""
    kept, hidden = dict(tallies), 0
    for name in ("incidents/act", "incidents/candidate_act"):
        parts: dict[str, int] = {}
        for act, count in tallies[name].parts:
            shown = ACT_GROUP[act] if act in allowance.protected_acts else act
            parts[shown] = parts.get(shown, 0) + count
            hidden += count if shown != act and name == "incidents/act" else 0
        kept[name] = replace(tallies[name], parts=tuple(parts.items()))
    return kept, [LeftOut("acts", hidden)] if hidden else []


def withhold_ratio(change: Change, allowance: Allowance) -> Change:
    """Tell no ratio where either count is too small for one."""
    if min(change.before, change.after) >= allowance.smallest_count:
        return change
    return replace(change, ratio=None, low=None, high=None)


def withhold_replies(
    quoted: Sequence[Quoted], acts: Sequence[str | None], allowance: Allowance
) -> tuple[list[Quoted], list[LeftOut]]:
    """Leave out what was said of protected acts, whole: a side's own words could name whom the act was done to."""
    kept = [one for one, act in zip(quoted, acts, strict=True) if act not in allowance.protected_acts]
    hidden = len(quoted) - len(kept)
    return kept, [LeftOut("words", hidden)] if hidden else []


def withhold_stances(
    held: Sequence[Holding], acts: Sequence[str | None], allowance: Allowance
) -> tuple[list[Holding], list[LeftOut]]:
    """Leave out what is held of protected acts: what somebody disputes of one (its place, its target) points at whom it was done to."""
    kept = [one for one, act in zip(held, acts, strict=True) if act not in allowance.protected_acts]
    hidden = len(held) - len(kept)
    return kept, [LeftOut("stances", hidden)] if hidden else []


def drawable(shapes: Iterable[PlacedShape]) -> tuple[list[PlacedShape], dict[str, int]]:
    """The shapes that may be drawn, and how many of each code are restricted or not public: those are never drawn."""
    shown, hidden = [], dict[str, int]()
    for shape in shapes:
        if shape.status is not TextStatus.PUBLIC:
            hidden[shape.code] = hidden.get(shape.code, 0) + 1
        elif shape.geometry is not None:
            shown.append(shape)
    return shown, hidden
