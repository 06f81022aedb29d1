"""Reports that give a place and are compared with nobody all the same, for they know their time or their place too vaguely."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from truceline.command.link_numbers import telling
from truceline.command.wording import counted
from truceline.incident.columns.arrays import Bools, column_of, seconds_of
from truceline.incident.likeness.days import by_day_of, spans
from truceline.incident.model import LinkModel

_DAY_S, _KM_M = 86_400.0, 1_000.0


def too_vague(reports: pa.Table, models: Sequence[LinkModel]) -> int:
    """How many there are, by the model that each was linked by; with two models the first is that of real reports."""
    real = ~reports["exercise"].to_numpy()
    sides = (np.ones(len(real), np.bool_),) if len(models) == 1 else (real, ~real)
    found = [np.flatnonzero(_are_vague(reports, model) & side) for side, model in zip(sides, models, strict=False)]
    # Most reports are not vague: only of those that are is it asked whether they tell of anything.
    return sum(int(telling(reports.take(pa.array(rows))).sum()) for rows in found if len(rows))


def _are_vague(reports: pa.Table, model: LinkModel) -> Bools:
    """Which of them no law of two lists tells of, and are known by no better than pairs are compared by."""
    within, radius = column_of(reports, "occurred_within_s"), column_of(reports, "radius_m")
    vague = reports["longitude"].is_valid().to_numpy() & ((within > model.longest_s) | (radius > model.widest_m))
    rows = np.flatnonzero(vague)
    if len(rows):  # most reports are none of them
        some = reports.select(("source", "occurred_at")).take(pa.array(rows))
        listed = by_day_of(some["source"], seconds_of(some["occurred_at"]), within[rows], model.by_day).listed
        vague[rows] = ~listed | ((within[rows] > model.longest_s) & ~spans(listed, within[rows], model.longest_s))
    return np.asarray(vague)


def told_vague(count: int) -> list[str]:
    """The same in a sentence, with what to do; nothing where there are none."""
    if not count:
        return []
    model = LinkModel()
    knows, its, is_compared = ("knows", "its", "is compared") if count == 1 else ("know", "their", "are compared")
    bounds = (
        f"{2 * model.longest_s / _DAY_S:.0f} days, or {its} place by no better than {model.widest_m / _KM_M:.0f} km"
    )
    told = f"{counted(count, 'report')} {knows} {its} time by no better than {bounds} around, and {is_compared} with nobody:"
    remedy = "give days and places as narrowly as they are known."
    return [
        f"{told} {remedy} A source of ten reports and more, most of which tell weeks, is linked, up to a month each."
    ]
