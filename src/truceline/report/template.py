"""The form for reports: a file to fill in, with two invented examples and, in a workbook, what every column means.

Our own reader reads it back without a problem; a test holds it to that.
"""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from truceline.report.channels.truceline import COLUMNS, REQUIRED
from truceline.report.channels.workbook import CODES_SHEET, COLUMNS_SHEET, SHEET
from truceline.report.table import REPORTS
from truceline.values.table import Column

# Two invented reports of one invented incident: one observed from a post, one told by a network. Everybody who fills
# in the form replaces them.
EXAMPLES: tuple[Mapping[str, str | int | float | bool], ...] = (
    {
        "source": "post-4",
        "source_family": "monitor",
        "reference": "EXERCISE-0001",
        "channel": "file",
        "received_at": "2017-07-10T07:05",
        "occurred_at": "2017-07-10T06:40",
        "post": "post-4",
        "post_longitude": 36.2,
        "post_latitude": 32.6,
        "bearing_deg": "NNE",
        "distance_m": "2000-3000",
        "observed": "heard",
        "act": "mortar_fire",
        "count": 3,
        "unit": "explosion",
        "direction": "incoming",
        "weapon": "mortar",
        "calibre_mm": 120,
        "said": "EXERCISE. Three explosions 2-3 km north-north-east of the post, assessed as 120 mm mortar.",
        "language": "en",
        "reliability": "B",
        "credibility": "2",
        "exercise": True,
    },
    {
        "source": "village-network",
        "source_family": "local_network",
        "reference": "EXERCISE-0002",
        "channel": "message",
        "received_at": "2017-07-10T07:20",
        "occurred_at": "2017-07-10T06:30/2017-07-10T07:00",
        "longitude": 36.21,
        "latitude": 32.622,
        "radius_m": 1000,
        "place_name": "تل نعيمة",
        "observed": "told",
        "act": "mortar_fire",
        "count": 3,
        "unit": "explosion",
        "weapon": "mortar",
        "actor": "north",
        "target": "south",
        "killed_best": 0,
        "injured_low": 1,
        "injured_best": 2,
        "injured_high": 2,
        "said": "تمرين. سقطت ثلاث قذائف قرب التل وجرح شخصان.",
        "language": "ar",
        "reliability": "C",
        "credibility": "3",
        "exercise": True,
    },
)

# A list inside a cell's drop-down may have 255 characters; the lists lie on a sheet of their own and are referred to.
_ROWS_WITH_LISTS = 5000
_HEAD = PatternFill("solid", fgColor="FFDDE6EE")
_HEAD_REQUIRED = PatternFill("solid", fgColor="FFF5D9A8")


ENDINGS = (".csv", ".jsonl", ".xlsx")
# Columns in which sentences are written.
_LONG = ("said", "stance_words")


Example = Mapping[str, str | int | float | bool]


@dataclass(frozen=True, slots=True)
class Beside:
    """Further columns that stand beside those of reports, and what each of the examples says in them."""

    columns: tuple[Column, ...] = ()
    examples: tuple[Mapping[str, str], ...] = ({},) * len(EXAMPLES)


def write_template(path: Path, beside: Beside | None = None) -> None:
    """Write the empty form with its examples as .csv, .jsonl or .xlsx; another suffix raises ValueError.

    `beside` adds the columns of a form that is more than reports, such as a list of one's own.
    """
    more = beside or Beside()
    form = _Form(
        (*(REPORTS.column(name) for name in COLUMNS), *more.columns),
        tuple({**example, **said} for example, said in zip(EXAMPLES, more.examples, strict=True)),
    )
    match path.suffix.casefold():
        case ".csv":
            _write_csv(path, form)
        case ".jsonl":
            lines = (json.dumps(example, ensure_ascii=False) for example in form.examples)
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
        case ".xlsx":
            _write_workbook(path, form)
        case other:
            raise ValueError(f"the form is written as .csv, .jsonl or .xlsx, not {other!r}")


@dataclass(frozen=True, slots=True)
class _Form:
    columns: tuple[Column, ...]
    examples: tuple[Example, ...]

    @property
    def names(self) -> list[str]:
        return [one.name for one in self.columns]


def how_to_fill(name: str) -> str:
    """What may be written in a column beyond what its declaration says; empty for most."""
    return _HOW_TO_FILL.get(name, "")


_MOMENT = "2017-07-10T06:40 is local time; add +03:00 or Z for another offset."
_HOW_TO_FILL = {
    "received_at": _MOMENT,
    "occurred_at": f"{_MOMENT} 2017-07-10 alone is that whole day. Two of them joined by “/” say from when to when.",
    "occurred_within_s": "Leave empty if the date and time say it all; else by how many seconds more it may be off.",
    "longitude": "Decimal degrees. Leave longitude, latitude and radius_m empty where they follow from a post.",
    "radius_m": "Must be filled where longitude and latitude are.",
    "bearing_deg": "0 to 360, or one of 16 winds: N, NNE, NE …",
    "distance_m": "A number, or a range: 2000-3000.",
    "bearing_within_deg": "Leave empty if not known: 10 degrees for a number, a sixteenth of the circle for a wind.",
    "sound_delay_s": "Count from the flash to the sound. The place follows from bearing and seconds.",
    "tells_of": "Leave empty for one.",
    "count": "A number; 5-7, at least 5, up to 7 and about 6 are read here too.",
    "post_longitude": "Leave empty for posts that the agreement lists.",
    "post_latitude": "Leave empty for posts that the agreement lists.",
    "exercise": "true or false; empty means false.",
}


def _write_csv(path: Path, form: _Form) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        # The mark at the beginning makes Excel read Arabic and Russian as what they are.
        writer = csv.DictWriter(file, form.names, restval="")
        writer.writeheader()
        writer.writerows({k: str(v).lower() if isinstance(v, bool) else v for k, v in e.items()} for e in form.examples)


def _write_workbook(path: Path, form: _Form) -> None:
    book = openpyxl.Workbook()
    reports: Any = book.active
    reports.title = SHEET
    reports.append(form.names)
    for example in form.examples:
        reports.append([example.get(name) for name in form.names])
    reports.freeze_panes = "A2"
    for number, name in enumerate(form.names, start=1):
        head = reports.cell(1, number)
        head.font = Font(bold=True)
        head.fill = _HEAD_REQUIRED if name in REQUIRED else _HEAD
        reports.column_dimensions[get_column_letter(number)].width = 60 if name in _LONG else max(12, len(name) + 2)
        if name.endswith("_at"):
            # As text, a time says how precise it is; Excel would turn it into a date cell of its own.
            for row in range(2, _ROWS_WITH_LISTS):
                reports.cell(row, number).number_format = "@"
    _explain(book.create_sheet(COLUMNS_SHEET), form)
    codes = book.create_sheet(CODES_SHEET)
    codes.sheet_state = "hidden"
    _add_lists(reports, codes, form)
    book.save(path)


def _explain(sheet: Any, form: _Form) -> None:
    """One row for each column: what it means, in which unit, whether it must be filled, what may stand in it."""
    sheet.append(["column", "must be filled", "meaning", "unit", "how to fill it", "codes"])
    for column in form.columns:
        name = column.name
        codes = ", ".join(str(code) for code in column.allowed)
        required = "yes" if name in REQUIRED else ""
        sheet.append([name, required, column.meaning, column.unit, how_to_fill(name), codes])
    for letter, width in zip("ABCDEF", (20, 14, 60, 24, 60, 90), strict=True):
        sheet.column_dimensions[letter].width = width
        sheet[f"{letter}1"].font = Font(bold=True)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"


def _add_lists(reports: Any, codes: Any, form: _Form) -> None:
    """A drop-down for each coded column, from a column of the sheet of codes."""
    coded = {one.name: [str(code) for code in one.allowed] for one in form.columns if one.allowed}
    for number, (name, allowed) in enumerate((coded | {"exercise": ["true", "false"]}).items(), start=1):
        for row, code in enumerate([name, *allowed], start=1):
            codes.cell(row, number, code)
        letter = get_column_letter(number)
        choice = DataValidation(
            type="list", formula1=f"{CODES_SHEET}!${letter}$2:${letter}${len(allowed) + 1}", allow_blank=True
        )
        choice.errorTitle, choice.error = name, "Choose one of the codes of the list."
        reports.add_data_validation(choice)
        at = get_column_letter(form.names.index(name) + 1)
        choice.add(f"{at}2:{at}{_ROWS_WITH_LISTS}")
