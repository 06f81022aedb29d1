"""Forms of reports for tests: one sound row, in which a test changes one thing."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from truceline.errors import Problem, Refused
from truceline.report.reading import ReadingSettings, read_reports

DAMASCUS = ZoneInfo("Asia/Damascus")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SETTINGS = ReadingSettings(zone=DAMASCUS, now=NOW)

SOUND = {
    "source": "post-4",
    "source_family": "monitor",
    "reference": "r1",
    "occurred_at": "2017-07-10T06:40",
    "longitude": "36.2",
    "latitude": "32.6",
    "radius_m": "500",
    "observed": "heard",
    "act": "mortar_fire",
    "count": "3",
    "unit": "explosion",
    "killed_low": "0",
    "killed_best": "1",
    "killed_high": "2",
    "said": "Three explosions.",
    "language": "en",
    "exercise": "false",
}


def csv_text(*rows: dict[str, str], columns: Sequence[str] = ()) -> str:
    """A form with these rows, each the sound one with something changed; numbered so that references differ."""
    whole = [{**SOUND, "reference": f"r{number}", **row} for number, row in enumerate(rows or ({},), start=1)]
    names = list(columns) or list(dict.fromkeys(name for row in whole for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(whole)
    return out.getvalue()


def put(folder: Path, content: str | bytes, name: str = "reports.csv") -> Path:
    """Write a file and say where."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def problems_of(*paths: Path, settings: ReadingSettings = SETTINGS) -> tuple[Problem, ...]:
    """The problems for which a reading is refused."""
    with pytest.raises(Refused) as caught:
        read_reports(paths, settings)
    return caught.value.problems


def found(problems: Sequence[Problem]) -> list[tuple[str, int, int | str]]:
    """Code, line and column of each problem."""
    return [(problem.code, problem.where.line, problem.where.column) for problem in problems]


def with_part(path: Path, name: str, content: bytes) -> Path:
    """The same workbook with one more part, or another in its place."""
    kept = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    path.write_bytes(kept.getvalue())
    return path
