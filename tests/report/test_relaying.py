"""A slip in the name of whom a report repeats is told: it would make a confirmation of a repetition."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from truceline.report.reading import read_reports
from truceline.report.settings import ReadingSettings

HEAD = "source,source_family,reference,relayed_from,observed,occurred_at,longitude,latitude,radius_m,act\n"
REST = "told,2017-07-10T10:00Z,36.2,32.6,1000,mortar_fire\n"


def remarks_on(tmp_path: Path, *relayed: str) -> list[tuple[int, str]]:
    """The line and what is meant, of reports that say whom they repeat, beside one of `z` and one of `post b`."""
    path = tmp_path / "reports.csv"
    rows = [f"z,media,Q-1,,{REST}", f"post b,monitor,2,,{REST}"]
    rows += [f"agency,media,{n},{text},{REST}" for n, text in enumerate(relayed)]
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    read = read_reports([path], ReadingSettings(zone=ZoneInfo("UTC"), now=datetime(2017, 8, 1, tzinfo=UTC)))
    return [(one.where.line or 0, str(one.details["meant"])) for one in read.remarks if one.code == "R089"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Z", "z"),
        ("Z/q-1", "z/Q-1"),
        ("z / Q-1", "z/Q-1"),
        ("Post B", "post b"),
        ("z; post b", "z; post b"),
        ("z and Post B", "z; post b"),
        ("z و post b", "z; post b"),
    ],
)
def test_what_seems_to_name_a_source_or_report_that_is_here_is_told(tmp_path: Path, written: str, meant: str) -> None:
    assert remarks_on(tmp_path, written) == [(4, meant)]


@pytest.mark.parametrize("written", ["", "z", "z/Q-1", "post b", "z/Q-9", "reuters", "reuters/17", "z and somebody"])
def test_what_names_what_is_here_or_somebody_who_is_not_is_no_slip(tmp_path: Path, written: str) -> None:
    assert remarks_on(tmp_path, written) == []
