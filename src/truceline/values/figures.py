"""Figures in words: a number, a range, or one end of a range that is open."""

from typing import Any

from truceline.values.language import Language, say


def figures_told(row: dict[str, Any], name: str, language: Language, *, held: bool = False) -> str:
    """A range of figures, and that an end is open where one end alone is told; empty where none is.

    Of what is `held` of an incident the range is its lowest and highest: the best figure of its reports closes no end.
    """
    low, best, high = (row.get(f"{name}_{end}") for end in ("low", "best", "high"))
    if low is None and best is None and high == 0:
        low = 0
    if (low is None) != (high is None) and (held or best is None):
        return say(
            "figure-up-to" if low is None else "figure-at-least",
            language,
            isolating=False,
            figure=low if high is None else high,
        )
    figures = [figure for figure in (low, best, high) if figure is not None]
    if not figures:
        return ""
    low, high = min(figures), max(figures)
    return f"{low}" if low == high else f"{low}–{high}"


def counted_told(row: dict[str, Any], language: Language, *, held: bool = False) -> str:
    """How many of what was counted, by a report or of what is `held`: a number with its unit, a range of them, or an end with what it is of."""
    figures = figures_told(row | {"count_best": row.get("count")}, "count", language, held=held)
    unit = row.get("unit")
    if not (figures and unit):
        return figures
    first, _, last = figures.rpartition("–")
    if not last.isdecimal():
        return say("figure-of-unit", language, isolating=False, figures=figures, unit=unit_told(unit, language))
    most = say(f"unit-{unit}", language, isolating=False, count=int(last))
    return f"{first}–{most}" if first else most


def unit_told(unit: str, language: Language) -> str:
    """What can be counted, in the plural and without its number."""
    return say(f"unit-{unit}", language, isolating=False, count=5).replace("5", "").strip()
