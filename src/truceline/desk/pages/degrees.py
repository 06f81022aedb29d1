"""Coordinates in words: degrees with the side of the earth on which they lie, a range only where its ends are told differently."""

from truceline.values.language import Language, say

LATITUDE, LONGITUDE = ("south", "north"), ("west", "east")
# Of one place four digits are told, some ten metres; of where many lie two, about a kilometre.
_OF_ONE, _OF_MANY = 4, 2


def place_in_degrees(latitude: float, longitude: float, language: Language) -> str:
    """Tell where one place lies."""
    told = (_told(latitude, LATITUDE, _OF_ONE, language), _told(longitude, LONGITUDE, _OF_ONE, language))
    return say("incident-comma", language, isolating=False).join(told)


def range_in_degrees(first: float, last: float, sides: tuple[str, str], language: Language) -> str:
    """Tell from where to where places lie; ends that are told alike are one."""
    low, high = (_told(degrees, sides, _OF_MANY, language) for degrees in (first, last))
    if low == high:
        return low
    if (first < 0) == (last < 0):
        ends = sorted((abs(first), abs(last)))
        return _on_side(f"{ends[0]:.{_OF_MANY}f}…{ends[1]:.{_OF_MANY}f}", first, sides, language)
    return f"{low} … {high}"


def _told(degrees: float, sides: tuple[str, str], digits: int, language: Language) -> str:
    rounded = round(degrees, digits)
    return _on_side(f"{abs(rounded):.{digits}f}", rounded, sides, language)


def _on_side(shown: str, degrees: float, sides: tuple[str, str], language: Language) -> str:
    return say(f"desk-degrees-{sides[degrees >= 0]}", language, isolating=False, degrees=shown)
