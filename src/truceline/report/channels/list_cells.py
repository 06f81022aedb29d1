"""What the cells of plain lists say of days, hours and numbers, as people write them in English, Arabic and Russian.

Each is turned into the one spelling that the check of all formats reads. What may say two things is left as it came, and the check
names it: 9/7/2017 is two days to two readers, 2017/7/9 and 9 تموز 2017 are one to everybody.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.channels import list_names_arabic as arabic
from truceline.report.channels import list_names_russian as russian
from truceline.report.channels.acled import iso_day
from truceline.report.channels.list_names import own_name, without_article
from truceline.report.numbers import western_digits
from truceline.report.rows import TEXT, distinct
from truceline.values.party import fold_name

# Marks of direction, which programs put between the parts of an Arabic date.
_DIRECTIONS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))
# A degree with a comma, as spreadsheets of half the world write it: a thousand is no degree, so the comma can part nothing else.
_COMMA = r"^([+-]?\d{1,3})[,،](\d+)$"
_MIDNIGHT = r"[T ]00:00(:00(\.0+)?)?$"
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T/]|$)")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4})(?!\d)")
_NAMED = re.compile(r"(?P<day>\d{1,2})(?P<month>[^\d]{2,40})(?P<year>\d{4})(?!\d)")
_CLOCK = re.compile(r"(?P<before>\D*)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?P<second>:\d\d)?)?(?P<behind>\D*)")


def _months() -> dict[str, int]:
    named = ((months, number) for told in (arabic, russian) for number, months in enumerate(told.MONTHS, start=1))
    return {fold_name(month): number for months, number in named for month in months}


_MONTHS = _months()
_WEEKDAYS = frozenset(
    form for told in (arabic, russian) for day in map(fold_name, told.WEEKDAYS) for form in (day, without_article(day))
)
_OF_YEARS = frozenset(map(fold_name, (*arabic.OF_YEARS, *russian.OF_YEARS)))
_OF_HOURS = frozenset(map(fold_name, ("", *arabic.OF_HOURS, *russian.OF_HOURS)))
_HOURS: Mapping[str, frozenset[int]] = {
    "": frozenset(range(24)),
    **dict.fromkeys(("am", "a m"), frozenset(range(12))),
    **dict.fromkeys(("pm", "p m"), frozenset(range(12, 24))),
    **{fold_name(word): frozenset(hours) for told in (arabic, russian) for word, hours in told.HOURS.items()},
}


def western(column: Any) -> Any:
    """Texts with the digits of the West and without marks of direction."""
    if pc.all(pc.string_is_ascii(column)).as_py() is not False:  # most are, and nothing is to be done
        return column
    return _each(column, lambda text: western_digits(text.translate(_DIRECTIONS)).strip())


def degrees(column: Any) -> Any:
    """Degrees with a decimal point, where a comma stands for it."""
    return pc.replace_substring_regex(western(column), _COMMA, r"\1.\2")


def degree(cell: str) -> str:
    """The same of one cell."""
    return re.sub(_COMMA, r"\1.\2", western_digits(cell.translate(_DIRECTIONS)).strip())


def days(column: Any, *, heading: str, day_first: bool | None) -> list[str | None]:
    """Days and moments; where every row says midnight, none says a time.

    Under a heading that is not in Latin letters days that are written with points, 09.07.2017, stand before their months: so it is
    wherever those letters are written.
    """
    column = western(column)
    if pc.all(pc.match_substring_regex(column, _MIDNIGHT)).as_py():
        column = pc.replace_substring_regex(column, _MIDNIGHT, "")
    by_points = True if day_first is None and not own_name(heading).isascii() else day_first
    orders = {"/": day_first, "-": day_first, ".": by_points}
    told: list[str | None] = _each(column, lambda text: _day(text, orders)).to_pylist()
    return told


def times(column: Any) -> list[str | None]:
    """Times of day: 06:40, 6:40 am, ٦٫٤٠ مساءً; what is none stays as it came."""
    told: list[str | None] = _each(western(column), lambda text: _clock(text) or text).to_pylist()
    return told


def _each(column: Any, tell: Callable[[str], str]) -> Any:
    """A column with each distinct text told once."""
    texts, index = distinct(column)
    return pa.array([None if text is None else tell(text) for text in texts], TEXT).take(pa.array(index))


def _day(text: str, orders: Mapping[str, bool | None]) -> str:
    """A day as 2017-07-09, with the time that stands behind it; anything else as it came."""
    if _ISO.match(text):
        return text
    bare = _without_weekday(text)
    for pattern in (_YEAR_FIRST, _YEAR_LAST, _NAMED):
        found = pattern.match(bare)
        day = _in_order(found, orders) if found else None
        if found and day:
            behind = _without_year_mark(bare[found.end() :])
            hour = _clock(behind.removeprefix("T")) if behind else None
            # What the check reads by itself, such as an offset or a second day, is left to it.
            return day + ("" if not behind else f"T{hour}" if hour else bare[found.end() :])
    return iso_day(text)


def _in_order(found: re.Match[str], orders: Mapping[str, bool | None]) -> str | None:
    """A day by its year, month and day; None where their order is not told, or a month is none."""
    parts = found.groupdict()
    if "first" in parts:
        day_first = orders[parts["sign"]]
        if day_first is None:
            return None
        day, month = (parts["first"], parts["second"]) if day_first else (parts["second"], parts["first"])
    else:
        day, month = parts["day"], parts["month"]
    number = month if month.isdecimal() else _month(month)
    return None if number is None else f"{parts['year']}-{int(number):02}-{int(day):02}"


def _month(text: str) -> int | None:
    """The number of a month that is named, once or in two ways: تموز, يوليو, تموز/يوليو."""
    words = fold_name(text).split()
    if words and words[0] == "من":  # 9 من تموز
        del words[0]
    halves = [(" ".join(words[:end]), " ".join(words[end:])) for end in range(1, len(words) + 1)]
    named = (_MONTHS.get(first) for first, second in halves if not second or _MONTHS.get(second) == _MONTHS.get(first))
    return next((number for number in named if number is not None), None)


def _without_weekday(text: str) -> str:
    """A date without the day of the week that stands before it."""
    before = re.match(r"\D+", text)
    words = fold_name(before[0]).split() if before else []
    return text[before.end() :] if before and words and set(words) <= _WEEKDAYS else text


def _without_year_mark(text: str) -> str:
    """What stands behind a date, without the sign or word that belongs to its year."""
    behind = text.strip(" ,،")
    word = re.match(r"[^\W\d]+\.?", behind)
    return (
        (behind[word.end() :] if word and fold_name(word[0]) in _OF_YEARS else behind).lstrip(" ,،").removeprefix("- ")
    )


def _clock(text: str) -> str | None:
    """A time of day as 06:40 (or 06, or 06:40:30), where it is one time and no other."""
    found = _CLOCK.fullmatch(text)
    if not found or fold_name(found["before"]) not in _OF_HOURS:
        return None
    behind = fold_name(found["behind"])
    stated = int(found["hour"])
    if behind not in _HOURS or not (behind or found["minute"]):
        return None
    meant = {stated} if not behind or stated > 12 else {stated % 12, stated % 12 + 12}
    hours = meant & _HOURS[behind]
    if len(hours) != 1:
        return None
    minute = f":{found['minute']}" if found["minute"] else ""
    return f"{hours.pop():02}{minute}{found['second'] or ''}"
