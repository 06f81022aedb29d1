"""How long apart two reports are told to be, no better than either knows its time."""

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats, column_of
from truceline.incident.likeness.days import spans_days
from truceline.incident.telling.ends import UNSAID, Ends, Whole
from truceline.values.instant import BY_DAY_S
from truceline.values.language import Language, say

_SAME_DAY = -2  # and below it a day less each: whole days between times of which one is known by the day alone
# And below this one less for each of the days that one of the two spans, where the other may lie within them.
_SPANNED = -1_000_000
# And below this one less for each of the hours within which both are, where one is known no better than the gap is long.
_WITHIN = -2_000_000
_VAGUE_S = 3_600.0  # who knows no better than this knows no minutes. Judged
_DAY_S = 86_400.0


def gaps_of(ends: Ends) -> Whole:
    """Minutes: exact below an hour, then whole hours, from two days on whole days; whole days too where a time is no better known.

    Of a time that is known no better than by hours, and than the gap is long, it is told within how many hours both are.
    Of a time that spans days it is told that the other may lie within them, or by how many days it lies beyond.
    """
    exact = column_of(ends.links, "gap_s") / 60
    within = column_of(ends.reports, "occurred_within_s")
    widths = np.stack([within[ends.here], within[ends.there]])
    by_day = widths.max(axis=0) >= BY_DAY_S
    step = np.where(exact < 59.5, 1, np.where(exact < 2_865, 60, 1_440))
    known = np.where(
        by_day, _SAME_DAY - np.rint(np.nan_to_num(exact) / 1_440), np.rint(np.nan_to_num(exact) / step) * step
    )
    within_h = np.ceil((60 * exact + widths.sum(axis=0)) / 3_600)
    known = np.where(_is_vague(60 * exact, widths), _WITHIN - within_h, known)
    known = np.where(spans_days(widths.max(axis=0)), _told_of_spans(60 * exact, widths), known)
    return np.where(np.isnan(exact), UNSAID, known).astype(np.int64)


def _is_vague(gap_s: Floats, widths_s: Floats) -> Bools:
    """Whether one of the times, though not by its day, is known no better than they are apart."""
    wider = widths_s.max(axis=0)
    return np.asarray((wider > _VAGUE_S) & (wider < BY_DAY_S) & (gap_s < wider))


def _told_of_spans(gap_s: Floats, widths_s: Floats) -> Floats:
    """What is told of times, given by their middles and half-widths, of which one spans days."""
    spanned = np.rint(2.0 * widths_s.max(axis=0) / _DAY_S)
    # A time is told by its day at best, where it is counted how many days it is beyond.
    beyond = gap_s - np.maximum(widths_s, _DAY_S / 2).sum(axis=0)
    days = np.maximum(np.rint(beyond / _DAY_S) + 1.0, 1.0)
    return np.asarray(np.where(gap_s < widths_s.sum(axis=0) - 1.0, _SPANNED - spanned, _SAME_DAY - days))


def say_gap(minutes: int, language: Language) -> str:
    """Say it in words."""
    if minutes <= _WITHIN:
        return say("incident-gap-within", language, isolating=False, count=_WITHIN - minutes)
    if minutes <= _SPANNED:
        return say("incident-gap-spanned", language, isolating=False, count=_SPANNED - minutes)
    if minutes == _SAME_DAY:
        return say("incident-gap-same-day", language)
    if minutes < _SAME_DAY:
        return say("incident-gap-days", language, isolating=False, count=_SAME_DAY - minutes)
    if minutes < 60:
        return say("incident-gap-minutes", language, isolating=False, count=max(minutes, 0))
    if minutes < 2_880:
        return say("incident-gap-hours", language, isolating=False, count=minutes // 60)
    return say("incident-gap-days", language, isolating=False, count=minutes // 1_440)
