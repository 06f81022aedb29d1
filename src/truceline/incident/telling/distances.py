"""How far apart two reports are told to lie, and by what either was placed that gives no coordinates: a name, or a name in its text."""

from collections.abc import Sequence

from truceline.values.language import Language, say

UNKNOWN, AIMED, NEITHER, CROSSING = (
    -1,
    -2,
    -3,
    -4,
)  # instead of metres: no place; but a bearing; none at all; two bearings that cross
_PLACELESS = {UNKNOWN: "unsaid", AIMED: "aimed", NEITHER: "neither", CROSSING: "crossing"}
IN_TEXT = ""  # stands for a name that is in a text alone


def say_distance(metres: int, named: Sequence[str | None], language: Language) -> str:
    """Say it in words; `named` are the names by which the two were placed, and the source of the one that was, where that has to be told."""
    if metres in _PLACELESS:
        return say(f"incident-distance-{_PLACELESS[metres]}", language)
    first, second, source = named
    name = first if second is None else second
    if name is None:
        return _apart(metres, language)
    if first is not None and second is not None:
        return _of_two(metres, (first, second), language)
    how = "in-text" if name == IN_TEXT else "named"
    if source is None:
        return say(f"incident-distance-{how}", language, distance=_apart(metres, language), name=name)
    return say(f"incident-distance-{how}-of", language, distance=_apart(metres, language), source=source, name=name)


def _of_two(metres: int, named: tuple[str, str], language: Language) -> str:
    """The same of two that were both placed so."""
    first, second = named
    if first == second and metres == 0:
        return say(f"incident-distance-same-{'in-text' if first == IN_TEXT else 'name'}", language, name=first)
    apart = _apart(metres, language)
    if IN_TEXT not in named:
        return say("incident-distance-two-named", language, distance=apart, first=first, second=second)
    if first == second:
        return say("incident-distance-two-in-text", language, distance=apart)
    return say("incident-distance-named-and-in-text", language, distance=apart, name=first or second)


def _apart(metres: int, language: Language) -> str:
    if metres < 1_000:
        return say("incident-distance-m", language, isolating=False, metres=f"{max(metres, 10)}")
    shown = f"{metres / 1_000:.1f}" if metres < 10_000 else f"{metres // 1_000}"
    return say("incident-distance-km", language, isolating=False, kilometres=shown)
