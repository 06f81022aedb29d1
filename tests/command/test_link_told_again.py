"""`truceline link` says which sources tell twice, whether it gathers all at once or by pieces."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from told_twice import exercise_told_twice

from truceline.command import main
from truceline.command.link_amiss import told_twice
from truceline.exercise.settings import ExerciseSettings


def test_of_a_source_that_tells_twice_it_is_said_how_often_and_what_to_do() -> None:
    assert told_twice({"source": "caller", "told": 1_180, "again": 560, "by_day": False}) == (
        "caller tells of incidents twice: 560 of its 1,180 reports that say where and when tell again, within a quarter of an hour and a"
        " kilometre, what it told before, and others tell of one. Each counts with the first. Where they are two, judge them different."
    )


def test_of_a_list_with_several_rows_for_one_incident_it_is_said_likewise() -> None:
    assert told_twice({"source": "list", "told": 5_718, "again": 1_303, "by_day": True}) == (
        "list has several rows for one incident: 1,303 of its 5,718 rows that say which day and where lie, by one act or none, at the spot of"
        " an earlier row of that day (100 m), and few lie there on other days. Each counts with the first. Where they are two, judge them"
        " different."
    )


@pytest.mark.parametrize("pieces", [[], ["--pieces"]])
def test_what_is_said_stands_in_the_summary_and_the_model(
    pieces: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports, out = tmp_path / "reports.parquet", tmp_path / "out"
    pq.write_table(exercise_told_twice(ExerciseSettings(seed=12, reports=1_000, days=24)).reports, reports)

    assert main(["link", str(reports), "--out", str(out), *pieces]) == 0

    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    (told,) = summary["told_again"]
    assert [one["what"] for one in summary["amiss"]] == []  # what counts once is no more amiss
    assert told["source"] == "local-network"
    assert told_twice(told) in capsys.readouterr().out
    assert json.loads((out / "model.json").read_text(encoding="utf-8"))["model"]["told_again"] == [[*told.values()]]
