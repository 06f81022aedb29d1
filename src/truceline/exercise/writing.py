"""The files of an exercise: reports as a centre would receive them, the truth for the trainers, and a note.

Every file name begins with EXERCISE, and every row says so.
"""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from truceline.exercise.inventing import Exercise
from truceline.report.writing import write_reports
from truceline.values.language import Language, say

REPORTS_FILE = "EXERCISE-reports.csv"
TRUTH_FILE = "EXERCISE-truth.csv"
INCIDENTS_FILE = "EXERCISE-incidents.csv"
PLACES_FILE = "EXERCISE-places.csv"
NOTE_FILE = "EXERCISE-README.txt"


def write_exercise(exercise: Exercise, folder: Path) -> list[Path]:
    """Write all files of an exercise into a folder; those that are there under these names are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in (REPORTS_FILE, TRUTH_FILE, INCIDENTS_FILE, PLACES_FILE, NOTE_FILE)]
    write_reports(exercise.reports, paths[0])
    for table, path in zip((exercise.truth, exercise.incidents, exercise.places), paths[1:4], strict=True):
        csv.write_csv(_as_text(table), path, csv.WriteOptions(quoting_style="needed"))
    paths[4].write_text(_note(exercise), encoding="utf-8")
    return paths


def _as_text(table: pa.Table) -> pa.Table:
    """The table with instants spelt as people and spreadsheets read them."""
    for number, field in enumerate(table.schema):
        if pa.types.is_timestamp(field.type):
            spelt = pc.strftime(table.column(number).cast(pa.timestamp("s", tz="UTC")), format="%Y-%m-%dT%H:%M:%SZ")
            table = table.set_column(number, field.name, spelt)
    return table


def _note(exercise: Exercise) -> str:
    """What this folder is, in three languages."""
    told = {
        "agreement": exercise.agreement,
        "seed": str(exercise.settings.seed),
        "reports": exercise.reports.num_rows,
        "incidents": exercise.incidents.num_rows,
    }
    return "\n\n".join(say("exercise-note", language, isolating=False, **told) for language in Language) + "\n"
