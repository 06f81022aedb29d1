"""What is told of the text of a date or time that cannot be read."""

import re
from collections.abc import Iterable

from truceline.errors import Phrase, joined, phrase
from truceline.report.channels.list_years import readings
from truceline.report.faults import Faults
from truceline.report.numbers import western_digits
from truceline.report.settings import ReadingSettings
from truceline.report.times import serial_dates
from truceline.values.instant import SPELLINGS

# The years of the Hijri calendar from 1882 to 2077 of ours, and of the Persian one from 1921 to 2121.
OF_ANOTHER_CALENDAR = re.compile(r"(?<!\d)1[34]\d\d(?!\d)")


def tell_misdated(
    name: str, misdated: Iterable[tuple[int, str, str]], settings: ReadingSettings, faults: Faults
) -> None:
    """Note each text of a column that is no date or time, by its line and the code of what is wrong with it.

    What many rows have alike is told of all by the example of the first.
    """
    serial: str = ""
    short: Phrase | str = ""
    for line, code, came in misdated:
        text = western_digits(came)
        details: dict[str, object] = {"zone": settings.clock.key, "spellings": SPELLINGS, "hint": ""}
        if code == "R024":
            serial = serial or text.split("/")[0]
            dates = serial_dates(serial)
            details |= {"serial": serial, "date": dates[0], "since_1970": dates[1]}
        if code == "R018":
            short = short or _short_year(text)
            usual = phrase("year-first") if any(mark in text for mark in "./") else ""
            details["hint"] = short or (phrase("another-calendar") if OF_ANOTHER_CALENDAR.search(text) else usual)
        faults.add(line, name, code, came, **details)


def _short_year(text: str) -> Phrase | str:
    """What a date of numbers alone may mean whose year has two digits, and how to write it; nothing of any other."""
    days = readings(text)
    told = [phrase("in-order", day=day, order=phrase(order.value)) for order, day in days.items()]
    return phrase("short-year", text=text, days=joined(told, "; ")) if told else ""
