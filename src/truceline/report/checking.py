"""Whether rows can be taken as reports: one check for every format, over columns.

A row with any problem is not taken. What is taken satisfies the declaration of REPORTS.
"""

from datetime import UTC
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import phrase
from truceline.report.faults import Faults
from truceline.report.figures import with_figures
from truceline.report.misdated import OF_ANOTHER_CALENDAR, tell_misdated
from truceline.report.numbers import BOUNDS, Floats, check_number, western_digits
from truceline.report.places import check_places
from truceline.report.rows import Block, Lines, tidy
from truceline.report.settings import ReadingSettings
from truceline.report.table import OF_PLACE, REPORTS
from truceline.report.times import Times, read_times
from truceline.report.words import check_codes, check_exercise, check_filled, check_words
from truceline.values.identities import named_by
from truceline.values.table import Column

# The first whole year of the Gregorian calendar, by which all days are read. Years such as 0217 are slips of the pen, and those of the Hijri
# and the Persian calendar lie before it.
EARLIEST_YEAR = 1583
# What is wrong with two cells together: of which other cell it is told beside that of the day.
_BESIDE = {"R020": "time", "R021": "time", "R023": "last"}
_EARLIEST_US = np.datetime64(f"{EARLIEST_YEAR}-01-01", "us").astype(np.int64)
_FIGURES = (
    ("count_low", "count", "count_high"),
    ("killed_low", "killed_best", "killed_high"),
    ("injured_low", "injured_best", "injured_high"),
)
_COUNTED = ("tells_of", "calibre_mm", "occurred_within_s")
_WHOLE_COLUMNS = tuple(name for name, bounds in BOUNDS.items() if bounds.whole)
_REQUIRED_WORDS = ("source", "source_family", "reference")


def check_block(block: Block, settings: ReadingSettings, faults: Faults) -> pa.Table:
    """The good rows of a block as reports; what is wrong with the others goes to the faults.

    1. Words and codes. 2. Figures, and that low ≤ best ≤ high. 3. Times. 4. Places. 5. The rows without a problem
    are named by source and reference.
    """
    lines = block.lines
    columns: dict[str, Any] = {}
    for column in REPORTS.columns:
        if _is_words(column):
            check = check_codes if column.allowed else check_words
            columns[column.name] = check(column.name, block.get(column.name), lines, faults)
    for name in _REQUIRED_WORDS:
        check_filled(name, columns[name], lines, faults)
    columns["exercise"] = check_exercise(block.get("exercise"), lines, faults, assumed=settings.exercise)

    told = {name: block.tidy(name) for name in _COUNTED}
    for figures in _FIGURES:
        told |= with_figures(block, figures, faults)
    numbers = {name: check_number(name, cells, lines, faults) for name, cells in told.items()}
    for figures in _FIGURES:
        _check_order(figures, numbers, lines, faults)

    columns |= _check_times(block, numbers.pop("occurred_within_s"), settings, faults)
    places = check_places(block, columns["post"], settings, faults)
    numbers |= {name: getattr(places, name) for name in OF_PLACE}
    columns |= {name: _as_arrow(name, values) for name, values in numbers.items()}
    return _taken(columns, lines, faults)


def _is_words(column: Column) -> bool:
    return column.type == pa.string() and column.name not in {"report_id", "original_sha256"}


def _as_arrow(name: str, values: Floats) -> Any:
    found = pa.array(values, from_pandas=True)
    return found.cast(pa.int64()) if name in _WHOLE_COLUMNS else found


def _check_order(names: tuple[str, str, str], numbers: dict[str, Floats], lines: Lines, faults: Faults) -> None:
    """The lowest figure is not above the best, nor the best (or, without it, the lowest) above the highest."""
    for low, high in ((names[0], names[1]), (names[1], names[2]), (names[0], names[2])):
        wrong = numbers[low] > numbers[high]
        if high == names[2] and low == names[0]:
            wrong &= np.isnan(numbers[names[1]])
        for row in np.flatnonzero(wrong):
            came = phrase("two", first=f"{numbers[low][row]:.0f}", second=f"{numbers[high][row]:.0f}")
            faults.add(lines[row], low, "R029", came, low=faults.called(low), high=faults.called(high))


def _check_times(block: Block, within_s: Floats, settings: ReadingSettings, faults: Faults) -> dict[str, Any]:
    """When it happened, as wide as the words leave it and wider by what occurred_within_s adds; when it was received."""
    now_us = int(np.datetime64(settings.now.astimezone(UTC).replace(tzinfo=None), "us").astype(np.int64))
    occurred = _read("occurred_at", block, settings, faults)
    check_filled("occurred_at", block.tidy("occurred_at"), block.lines, faults)
    within_s = occurred.half_us / 1_000_000 + np.nan_to_num(within_s)
    half_us = np.rint(within_s * 1_000_000).astype(np.int64)
    received = _read("received_at", block, settings, faults)
    # A moment of receipt is as exact as it was written: its first instant stands for it.
    received_us = received.middle_us - received.half_us
    for name, times, earliest in (
        ("occurred_at", occurred, occurred.middle_us - half_us),
        ("received_at", received, received_us),
    ):
        read = times.given & (times.code == "")
        _note(name, read & (earliest > now_us), "R021", block, faults, now=f"{settings.now:%Y-%m-%d %H:%M %Z}")
        _note_early(name, read & (earliest + 2 * times.half_us < _EARLIEST_US), block, faults)
    both = occurred.given & received.given & (occurred.code == "") & (received.code == "")
    before = both & (received.middle_us + received.half_us < occurred.middle_us - half_us)
    _note("received_at", before, "R042", block, faults)
    return {
        "occurred_at": _instants(occurred.middle_us, occurred.given),
        "occurred_within_s": pa.array(within_s),
        "received_at": _instants(received_us, received.given),
    }


def _read(name: str, block: Block, settings: ReadingSettings, faults: Faults) -> Times:
    times = read_times(block.tidy(name), settings.clock)
    rows = np.flatnonzero(times.code != "").tolist()
    misdated = [(block.lines[row], str(times.code[row]), _came(name, times.code[row], block, row)) for row in rows]
    tell_misdated(name, misdated, settings, faults)
    return times


def _came(name: str, code: str, block: Block, row: int) -> str:
    """The cell that is wrong as it came, with the one beside it where only both together are."""
    cell: str = tidy(block.as_written(name).slice(row, 1))[0].as_py()
    beside = block.written.get(_BESIDE.get(code, "")) if name == "occurred_at" else None
    other = None if beside is None else beside[row].as_py()
    return phrase("two", first=cell, second=other) if other else cell


def _note(name: str, rows: npt.NDArray[np.bool_], code: str, block: Block, faults: Faults, **details: object) -> None:
    for row in np.flatnonzero(rows):
        faults.add(block.lines[row], name, code, _came(name, code, block, int(row)), **details)


def _note_early(name: str, rows: npt.NDArray[np.bool_], block: Block, faults: Faults) -> None:
    """Note days before the calendar began; years like 1438 are told to be of another, by all appearance."""
    for row in np.flatnonzero(rows):
        text = _came(name, "R022", block, int(row))
        hint = phrase("another-calendar" if OF_ANOTHER_CALENDAR.search(western_digits(text)) else "calendar-begins")
        faults.add(block.lines[row], name, "R022", text, year=EARLIEST_YEAR, hint=hint)


def _instants(at_us: npt.NDArray[np.int64], given: npt.NDArray[np.bool_]) -> Any:
    return pa.array(at_us, mask=~given).cast(pa.timestamp("us", tz="UTC"))


def _taken(columns: dict[str, Any], lines: Lines, faults: Faults) -> pa.Table:
    """The rows without a problem, each named by its source and reference."""
    good = ~np.isin(lines, list(faults.bad_lines))
    kept = {name: pc.filter(column, pa.array(good)) for name, column in columns.items()}
    kept["report_id"] = named_by(kept["source"], kept["reference"])
    kept["original_line"] = lines[good]
    # The sum is known only when the whole file has been read; the reading puts it in.
    kept["original_sha256"] = [""] * int(good.sum())
    return REPORTS.table(kept)
