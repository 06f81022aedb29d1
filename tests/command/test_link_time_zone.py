"""`--time-zone` says whose local time it is; where nobody does, whoever links is told which lists are meant."""

import json
from pathlib import Path
from typing import Any

import pytest
from report_forms import put

from truceline.command import main

AGREEMENT = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"
LOCAL = """id,date,time,lat,lon,type
1,2017-07-10,14:30,32.70,36.10,shelling
2,2017-07-11,02:10,32.75,36.15,sniping
"""
STATED = """id,date,lat,lon,type
1,2017-07-10T14:34:00.000+03:00,32.70,36.10,shelling
2,2017-07-11T02:14:00.000+03:00,32.75,36.15,sniping
"""


def linked(folder: Path, *more: object) -> dict[str, Any]:
    """What linking both lists comes to."""
    lists = [put(folder, LOCAL, "ours.csv"), put(folder, STATED, "kobo.csv")]
    assert main(["link", *map(str, lists), "--out", str(folder / "out"), *map(str, more)]) == 0
    summary: dict[str, Any] = json.loads((folder / "out/summary.json").read_text(encoding="utf-8"))
    return summary


def test_local_times_meet_those_with_an_offset_once_their_zone_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = linked(tmp_path, "--time-zone", "Asia/Damascus")
    told = capsys.readouterr().out

    assert summary["incidents"]["all"] == 2
    assert (summary["time_zone"], summary["without_offset"]) == ("Asia/Damascus", {"ours": 2})
    assert "R098" not in told
    assert f"truceline review {tmp_path / 'out'} --by NAME --time-zone Asia/Damascus\n" in told
    # The second is of the night: its local day is another than that of UTC.
    days = (tmp_path / "out/incidents.csv").read_text(encoding="utf-8")
    assert "2017-07-11,2017-07-11" in days


def test_where_nobody_names_it_the_list_is_named_whose_times_were_read_as_utc(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = linked(tmp_path)
    (told,) = [line for line in capsys.readouterr().out.splitlines() if "R098" in line]

    assert (summary["incidents"]["all"], summary["time_zone"]) == (4, "UTC")
    assert "ours.csv" in told
    assert "in 2 rows" in told
    assert "read as UTC" in told


@pytest.mark.parametrize(("more", "incidents"), [([], 2), (["--time-zone", "UTC"], 4)])
def test_the_zone_that_is_named_goes_before_the_agreements(tmp_path: Path, more: list[str], incidents: int) -> None:
    summary = linked(tmp_path, "--agreement", AGREEMENT, "--quiet", *more)

    assert summary["incidents"]["all"] == incidents
    assert summary["time_zone"] == ("UTC" if more else "Asia/Damascus")


@pytest.mark.parametrize("verb", ["check", "link", "review"])
@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Asia/Damscus", "Near it: Asia/Damascus, "),
        ("damascus", "Near it: Asia/Damascus."),
        ("new york", "Near it: America/New_York."),
        ("+03:00", "an offset names none."),
        ("../../etc/passwd", "an offset names none."),
    ],
)
def test_an_unknown_zone_is_refused_with_those_that_are_near(
    tmp_path: Path, verb: str, name: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    more = {"check": [], "link": ["--out", str(tmp_path / "out")], "review": ["--by", "amina"]}[verb]
    assert main([verb, str(put(tmp_path, LOCAL)), f"--time-zone={name}", *more]) == 1

    told = capsys.readouterr().err
    assert f"expected an IANA time zone such as Asia/Damascus or Europe/Kyiv; came “{name}”." in told
    assert hint in told
    assert not (tmp_path / "out").exists()


def test_a_check_tells_of_them_until_the_zone_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(put(tmp_path, LOCAL, "ours.csv"))
    assert main(["check", path]) == 0
    assert "times without one in 2 rows" in capsys.readouterr().out
    assert main(["check", path, "--time-zone", "Asia/Damascus"]) == 0
    assert "R098" not in capsys.readouterr().out
