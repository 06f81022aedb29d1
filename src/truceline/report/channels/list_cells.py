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
from truceline.report.channels.list_years import SHORT_NUMBERS, SHORT_YEAR, whole_year
from truceline.report.numbers import western_digits
from truceline.report.rows import TEXT, distinct
from truceline.values.party import fold_name

# Marks of direction, which programs put between and around the parts of an Arabic date, and signs without width, which come with what is
# copied. Those that turn letters round (U+202D, U+202E) show other digits than stand there: they stay, and no date or number has them.
_DIRECTIONS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u200b\u2060\ufeff\u202a\u202b\u202c\u2066\u2067\u2068\u2069"))
# What stands between the first and the last of several days.
_TO = re.compile(r" ?[-–—] ?| (?:to|until|till|إلى|الى|حتى|до|по) ")
_DAY_ALONE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_DAY_AND_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE)
# A degree with a comma, as spreadsheets of half the world write it: a thousand is no degree, so the comma can part nothing else.
_COMMA = r"^([+-]?\d{1,3})[,،](\d+)$"
_MIDNIGHT = re.compile(r"[T ](?P<time>00:00(?::00(?:\.0+)?)?)$")
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T/]|$)")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4})(?!\d)")
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])$")
_MONTH_FIRST = re.compile(
    r"(?P<month>[^\W\d]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})(?!\d)", re.IGNORECASE
)
_NAMED = re.compile(r"(?P<day>\d{1,2})(?P<month>[^\d]{2,40})(?P<year>\d{4})(?!\d)")
_IN_UTC = re.compile(r"(?P<moment>.*\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:UTC|GMT)", re.IGNORECASE)
# An hour as the French write it, and as armies do.
_OF_FRENCH, _OF_ARMIES = re.compile(r"(\d{1,2}) ?[hH] ?(\d\d)?"), re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_ABOUT = re.compile("[~≈<>±]")  # about that time, or before or after it
# What the check reads by itself: 06:40Z, 06:40:30.5, 06:40+03:00. 06:00-07:00 is an hour to most people, and an offset to none here.
_WHOLE_TIME = re.compile(r"\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|\+\d\d:?\d\d)?")
# The day that Access and old Excel put before a time of day that has none.
_NO_DAY = re.compile(r"(?:1899-12-30|12/30/1899|30[/.]12[/.]1899)[T ]")
_CLOCK = re.compile(r"(?P<before>\D*)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?P<second>:\d\d)?)?(?P<behind>\D*)")


_ENGLISH = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    "december",
)
_ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ORDINALS = {"st", "nd", "rd", "th"}


def _months() -> dict[str, int]:
    named = ((months, number) for told in (arabic, russian) for number, months in enumerate(told.MONTHS, start=1))
    english = {form: number for number, month in enumerate(_ENGLISH, start=1) for form in (month, month[:3])}
    return english | {"sept": 9} | {fold_name(month): number for months, number in named for month in months}


_MONTHS = _months()
_WEEKDAYS = frozenset(
    form for told in (arabic, russian) for day in map(fold_name, told.WEEKDAYS) for form in (day, without_article(day))
) | {form for day in _ENGLISH_WEEKDAYS for form in (day, day[:3])}
_OF_YEARS = frozenset(map(fold_name, (*arabic.OF_YEARS, *russian.OF_YEARS)))
_OF_HOURS = frozenset(map(fold_name, ("", *arabic.OF_HOURS, *russian.OF_HOURS)))
_NO_HOURS_ALONE = {"", "hrs", "hr", "hours", "lt", "local time"}  # “5 hours” may be how long it was
_HOURS: Mapping[str, frozenset[int]] = {
    "": frozenset(range(24)),
    **dict.fromkeys(("am", "a m"), frozenset(range(12))),
    **dict.fromkeys(("pm", "p m"), frozenset(range(12, 24))),
    **dict.fromkeys(("h", "hrs", "hr", "hours", "lt", "local time"), frozenset(range(24))),
    **{fold_name(word): frozenset(hours) for told in (arabic, russian) for word, hours in told.HOURS.items()},
}


def western(column: Any) -> Any:
    """Texts with the digits of the West, without marks of direction and what has no width."""
    if pc.all(pc.string_is_ascii(column)).as_py() is not False:  # most are, and nothing is to be done
        return column
    return each(column, western_text)


def western_text(text: str) -> str:
    """The same of one text."""
    return western_digits(text.translate(_DIRECTIONS)).strip()


def with_points(column: Any) -> Any:
    """Degrees with a decimal point, where a comma stands for it."""
    return pc.replace_substring_regex(western(column), _COMMA, r"\1.\2")


def degree(cell: str) -> str:
    """The same of one cell."""
    return re.sub(_COMMA, r"\1.\2", western_text(cell))


def days(column: Any, *, heading: str, day_first: bool | None) -> list[str | None]:
    """Days and moments.

    Under a heading that is not in Latin letters days that are written with points, 09.07.2017, stand before their months: so it is
    wherever those letters are written.
    """
    column = western(column)
    by_points = True if day_first is None and not own_name(heading).isascii() else day_first
    orders = {"/": day_first, "-": day_first, ".": by_points}
    told: list[str | None] = each(column, lambda text: _day(text, orders)).to_pylist()
    return told


def times(column: Any) -> list[str | None]:
    """Times of day: 06:40, 6:40 am, 6h40, 0640, ٦٫٤٠ مساءً; "" where a cell says none that is understood."""
    told: list[str | None] = each(western(column), _time_of_day).to_pylist()
    return told


def _time_of_day(text: str) -> str:
    bare = _NO_DAY.sub("", text, count=1)
    if found := _OF_FRENCH.fullmatch(bare) or _OF_ARMIES.fullmatch(bare):
        bare = f"{found[1]}:{found[2] or '00'}" if found[2] else f"{found[1]} h"
    return _clock(bare) or (bare if _WHOLE_TIME.fullmatch(bare) else "")


def each(column: Any, tell: Callable[[str], str]) -> Any:
    """A column with each distinct text told once."""
    texts, index = distinct(column)
    return pa.array([None if text is None else tell(text) for text in texts], TEXT).take(pa.array(index))


def _day(text: str, orders: Mapping[str, bool | None]) -> str:
    """A day as 2017-07-09, with the time that stands behind it; anything else as it came."""
    if in_utc := _IN_UTC.fullmatch(text):
        text = f"{in_utc['moment']}Z"
    if _ISO.match(text):
        return text
    if midnight := _MIDNIGHT.search(text):
        whole = _day(text[: midnight.start()], orders)
        return f"{whole}T{midnight['time']}" if _WHOLE_DAY.fullmatch(whole) else text
    bare = _without_weekday(text)
    if several := _several_days(bare, orders):
        return several
    for pattern in (_COMPACT, _YEAR_FIRST, _YEAR_LAST, _MONTH_FIRST, _NAMED, SHORT_YEAR, SHORT_NUMBERS):
        found = pattern.match(bare)
        day = _in_order(found, orders) if found else None
        if found and day:
            behind = _without_year_mark(bare[found.end() :])
            hour = _clock(behind.removeprefix("T")) if behind else None
            # What the check reads by itself, such as an offset or a second day, is left to it.
            return day + ("" if not behind else f"T{hour}" if hour else bare[found.end() :])
    return iso_day(text)


def _several_days(text: str, orders: Mapping[str, bool | None]) -> str | None:
    """The first and the last of several days in one cell (15–17 March 2020, March 30 – April 2, 2020); None where it is none of that.

    The month or the year that the one leaves out is the other's; a first day that would be after the last is of the year before.
    """
    for between in _TO.finditer(text):
        first, last = text[: between.start()], text[between.end() :]
        if ahead := _DAY_AND_YEAR.fullmatch(last):  # March 15–17, 2020
            begin = _day(f"{first}, {ahead[2]}", orders)
            end = f"{begin[:8]}{int(ahead[1]):02}"
        else:
            end = _day(last, orders)
            begin = _first_day(first, end, orders)
        if _WHOLE_DAY.fullmatch(begin) and _WHOLE_DAY.fullmatch(end) and begin < end:
            return f"{begin}/{end}"
    return None


def _first_day(text: str, end: str, orders: Mapping[str, bool | None]) -> str:
    """The first day, whose month or year may be that of the last."""
    if alone := _DAY_ALONE.fullmatch(text):
        return f"{end[:8]}{int(alone[1]):02}"
    whole = _day(text, orders)
    if _WHOLE_DAY.fullmatch(whole) or not end[:4].isdecimal():
        return whole
    tries = (_day(f"{text}{sign}{year}", orders) for year in (end[:4], str(int(end[:4]) - 1)) for sign in (" ", ", "))
    return next((day for day in tries if _WHOLE_DAY.fullmatch(day) and day < end), whole)


def _in_order(found: re.Match[str], orders: Mapping[str, bool | None]) -> str | None:
    """A day by its year, month and day; None where their order is not told, or a month is none."""
    parts = found.groupdict()
    if "first" in parts:
        # Points alone tell that the day stands first, not that the year stands last.
        day_first = orders[parts["sign"] if len(parts["year"]) == 4 else "/"]
        if day_first is None:
            return None
        day, month = (parts["first"], parts["second"]) if day_first else (parts["second"], parts["first"])
    else:
        day, month = parts["day"], parts["month"]
    number = month if month.isdecimal() else _month(month)
    year = whole_year(parts["year"])
    return None if number is None or year is None else f"{year}-{int(number):02}-{int(day):02}"


def _month(text: str) -> int | None:
    """The number of a month that is named, once or in two ways: تموز, يوليو, تموز/يوليو."""
    words = fold_name(text).split()
    while words and words[0] in {"من", "of", *_ORDINALS}:  # 9 من تموز, 9th of July
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
    if not found or fold_name(found["before"]) not in _OF_HOURS or _ABOUT.search(text):
        return None
    behind = fold_name(found["behind"])
    stated = int(found["hour"])
    if behind not in _HOURS or not (found["minute"] or behind not in _NO_HOURS_ALONE):
        return None
    meant = {stated} if not behind or stated > 12 else {stated % 12, stated % 12 + 12}
    hours = meant & _HOURS[behind]
    if len(hours) != 1:
        return None
    minute = f":{found['minute']}" if found["minute"] else ""
    return f"{hours.pop():02}{minute}{found['second'] or ''}"
