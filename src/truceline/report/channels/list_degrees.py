"""Degrees as people write them: with a decimal comma, a sign of degrees, minutes and seconds, and the letter of a hemisphere.

32°36'15"N is one place to everybody. Sixty minutes are the next degree, and sixty seconds the next minute: so programs write 5°59.99' that they
round. A letter of the other axis, more than sixty of either, or a minus beside a letter is left as it came, and the check names it.
"""

import re
from typing import Any

from truceline.report.channels.list_cells import each, with_points
from truceline.report.numbers import read_numbers

_PART = r"\d{1,3}(?:[.,]\d+)?"
_WRITTEN = re.compile(
    rf"(?P<before>[NSEW])?\s?(?P<sign>[+-])?(?P<degrees>{_PART})\s?(?P<mark>[°º˚])?\s?"
    rf"(?:(?P<minutes>{_PART})\s?['′’´]\s?(?:(?P<seconds>{_PART})\s?(?:[\"″”]|''|′′|’’)\s?)?)?(?P<behind>[NSEW])?"
)
# Hemispheres in Russian and Arabic, without points and spaces.
_HEMISPHERES = dict(
    zip(
        ("сш", "юш", "вд", "зд", "شمالا", "شمال", "جنوبا", "جنوب", "شرقا", "شرق", "غربا", "غرب"),
        ("N", "S", "E", "W", "N", "N", "S", "S", "E", "E", "W", "W"),
        strict=True,
    )
)
_HEMISPHERE = re.compile(r"[^\W\d_][^\W\d_.\s]*(?:\.?\s?[^\W\d_]\.)?$")
AXES = {"latitude": "NS", "longitude": "EW"}
_LONGEST = 40
_WHOLE = 60  # minutes of a degree, and seconds of a minute


def degrees(column: Any, axis: str) -> Any:
    """Degrees of latitude or longitude as decimal numbers; what is none, or says two things, stays as it came."""
    told = with_points(column)
    if not read_numbers(told)[1].any():  # most columns are numbers alone
        return told
    return each(told, lambda text: _decimal(text, AXES[axis]) or text)


def degree_with_letter(text: str, axis: str) -> str | None:
    """A degree of this axis, if a letter of its hemisphere says that it is one; None otherwise."""
    letters = AXES[axis]
    said = _with_letters(text)
    return _decimal(text, letters) if said[:1] in letters or said[-1:] in letters else None


def _decimal(text: str, letters: str) -> str | None:
    """Degrees with their parts as a decimal number; None where they are not written so."""
    if len(text) > _LONGEST:
        return None
    found = _WRITTEN.fullmatch(_with_letters(text))
    if found is None:
        return None
    before, behind = found["before"], found["behind"]
    if not (found["mark"] or before or behind) or (before and behind) or (found["sign"] and (before or behind)):
        return None
    if (letter := before or behind) and letter not in letters:
        return None
    whole, minutes, seconds = (
        float((found[name] or "0").replace(",", ".")) for name in ("degrees", "minutes", "seconds")
    )
    if minutes > _WHOLE or seconds > _WHOLE or (found["minutes"] and whole != int(whole)):
        return None
    value = whole + minutes / 60 + seconds / 3600
    return f"{-value if letter in {'S', 'W'} or found['sign'] == '-' else value:.8f}".rstrip("0").rstrip(".")


def _with_letters(text: str) -> str:
    """The text with the letter of its hemisphere, where it is written in Russian or Arabic."""
    found = _HEMISPHERE.search(text)
    letter = _HEMISPHERES.get(re.sub(r"[.\s]", "", found[0]).casefold()) if found else None
    return (text[: found.start()] + letter) if found and letter else text.upper()
