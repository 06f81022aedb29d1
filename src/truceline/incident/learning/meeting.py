"""Which pairs of reports are within reach, for those who learn of them: they are met as they are when they are compared."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Ints
from truceline.incident.likeness.chance import strangers_of
from truceline.incident.likeness.compare import Compared, Ground, Voices, compared_on, ground_of, survey_of
from truceline.incident.likeness.laying import Laid, lay
from truceline.incident.likeness.offering import keep_possible
from truceline.incident.model import LinkModel


def surveyed(reports: pa.Table, model: LinkModel, *, voices: Voices, among: Ints) -> Compared:
    """What `compare` finds before it weighs any pair: which reports can be compared, and what chance is among them."""
    return _surveyed(lay(reports, model, wordless=True), voices, among)


def met_within_reach(
    reports: pa.Table, model: LinkModel, *, voices: Voices, among: Ints
) -> tuple[Compared, tuple[Ints, Ints]]:
    """What `compare` finds before it weighs any pair; and all pairs within reach of two voices, whatever they will score."""
    laid = lay(reports, model)
    met: list[tuple[Ints, Ints]] = [(np.empty(0, np.int32),) * 2]
    found = _surveyed(laid, voices, among, met)
    first, second = map(np.concatenate, zip(*met, strict=True))
    return found, (first, second)


def _kept_possible(ground: Ground, laid: Laid, kept: list[tuple[Ints, Ints]]) -> Iterator[tuple[Ints, Ints]]:
    """All pairs within reach; when they were looked at those are kept that may be offered at all.

    Two reports that are too vague for all others meet where a law tells of their lists.
    """
    for pairs in ground.met():
        yield pairs
        count = keep_possible(ground.spots, pairs)
        first, second = (rows[:count] for rows in pairs)
        other = ~(laid.vague[first] | laid.vague[second]) | laid.by_day.told(first, second)
        kept.append((first[other], second[other]))


def _surveyed(laid: Laid, voices: Voices, among: Ints, kept: list[tuple[Ints, Ints]] | None = None) -> Compared:
    """What chance is among these reports; pairs that may be offered are kept where they are asked for."""
    ground = ground_of(laid, voices, among)
    survey = survey_of(ground, ground.met() if kept is None else _kept_possible(ground, laid, kept))
    model = laid.model
    used = model if model.strangers else replace(model, strangers=strangers_of(ground.spots, survey, model))
    return compared_on(ground, laid, used, survey.density)
