"""Figures: texts as numbers, in columns, with the bounds of every numeric column of a report.

A number is written in digits with a decimal point. The digits may be Western, Arabic-Indic or Persian (with the
Arabic decimal separator), for that is how they are typed where the reports come from. A decimal comma is refused: in
"33,500" nobody can tell it from a separator of thousands. What words say of numbers of people is read before (`report.figures`).
"""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import phrase
from truceline.report.faults import Faults
from truceline.report.rows import Lines, distinct

Floats = npt.NDArray[np.float64]

# Each digit can belong to one part alone: where two may take it, a long text of digits is tried in every way of sharing them out.
_NUMBER = r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$"
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫−", "01234567890123456789.-")
_FORMULA = re.compile(r"[=@]|[+-]\s*[A-Za-z(]|[+-]?[\d.]+\s*[*/+]\s*[\d(A-Za-z]")
_LARGEST_WHOLE = 2**53
_OF_DEGREES = ("longitude", "latitude")
_NO_DEGREES = 1_000.0  # what is larger is no slip of the pen but metres of a projection


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest that a column may hold, and whether only whole numbers."""

    low: float
    high: float
    whole: bool = False


# Ten years: a report that is no more certain of its time says nothing of it.
_WIDEST_S = 10 * 366 * 86_400.0
# A circle of this radius is the whole earth.
_FARTHEST_M = 20_037_508.0
_PERSONS = Bounds(0, 10_000_000, whole=True)
_ACTS = Bounds(0, 1_000_000_000, whole=True)
BOUNDS = {
    "occurred_within_s": Bounds(0, _WIDEST_S),
    "longitude": Bounds(-180, 180),
    "latitude": Bounds(-90, 90),
    "radius_m": Bounds(1, _FARTHEST_M),
    "post_longitude": Bounds(-180, 180),
    "post_latitude": Bounds(-90, 90),
    "bearing_within_deg": Bounds(0, 180),
    "sound_delay_s": Bounds(0, 300),
    "air_temperature_c": Bounds(-60, 60),
    "tells_of": Bounds(1, 1_000, whole=True),
    "count_low": _ACTS,
    "count": _ACTS,
    "count_high": _ACTS,
    "calibre_mm": Bounds(0.1, 1000),
    "killed_low": _PERSONS,
    "killed_best": _PERSONS,
    "killed_high": _PERSONS,
    "injured_low": _PERSONS,
    "injured_best": _PERSONS,
    "injured_high": _PERSONS,
}


def western_digits(text: str) -> str:
    """The text with Arabic-Indic and Persian digits, their decimal separator and the minus sign as ASCII."""
    return text.translate(_DIGITS)


def read_number(text: str) -> float | None:
    """One number, or None where the text is none."""
    western = western_digits(text.strip())
    if re.fullmatch(_NUMBER, western, re.ASCII) is None:
        return None
    value = float(western)
    return value if np.isfinite(value) else None


def are_plain(column: Any) -> bool:
    """Whether every text of a column is a number in the digits of the West, or empty."""
    return pc.all(pc.match_substring_regex(column, _NUMBER)).as_py() is not False


def read_numbers(column: Any) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """The numbers of a column, NaN where there is none, and for which rows the text is no number."""
    texts, index = distinct(column)
    array = pa.array(texts, pa.string())
    plain = pc.match_substring_regex(array, _NUMBER)
    values = np.array(
        pc.fill_null(pc.if_else(plain, array, None).cast(pa.float64()), np.nan).to_numpy(zero_copy_only=False)
    )
    values[~np.isfinite(values)] = np.nan
    wrong = np.zeros(len(texts), bool)
    for row in np.flatnonzero(np.isnan(values)):
        text = texts[row]
        if text is not None:
            number = read_number(text)
            values[row], wrong[row] = (np.nan, True) if number is None else (number, False)
    return values[index], wrong[index]


def check_number(name: str, column: Any, lines: Lines, faults: Faults) -> Floats:
    """The numbers of one of our columns; what is no number, or lies out of its bounds, is a problem and NaN."""
    bounds = BOUNDS[name]
    values, wrong = read_numbers(column)
    for row in np.flatnonzero(wrong):
        text = column[row].as_py()
        code = "R015" if _FORMULA.match(text) else "R014"
        faults.add(lines[row], name, code, text, hint=_hint(name, text))
    outside = (values < bounds.low) | (values > bounds.high)
    if bounds.whole:
        outside |= np.isfinite(values) & (np.floor(values) != values) & (np.abs(values) < _LARGEST_WHOLE)
    for row in np.flatnonzero(outside):
        projected = name in _OF_DEGREES and abs(values[row]) >= _NO_DEGREES
        kind = phrase("whole-number") if bounds.whole else phrase("projected") if projected else ""
        faults.add(
            lines[row],
            name,
            "R016",
            column[row].as_py(),
            low=f"{bounds.low:.10g}",
            high=f"{bounds.high:.10g}",
            unit=kind,
        )
    return np.where(wrong | outside, np.nan, values)


def _hint(name: str, text: str) -> str:
    """What to write instead of a text that is no number of this column."""
    if text.casefold() == "none":
        return phrase("none-or-nobody")
    if BOUNDS[name] is _PERSONS:
        return phrase("people-so")
    if BOUNDS[name] is _ACTS:
        return phrase("count-so")
    return phrase("decimal-comma") if "," in text else ""
