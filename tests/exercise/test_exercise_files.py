"""The files of an exercise: marked by name and row, the same bytes for one seed, and our own reader takes them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from scenes import charter_of

from truceline.exercise.inventing import Exercise, invent
from truceline.exercise.settings import ExerciseSettings
from truceline.exercise.writing import write_exercise
from truceline.incident.gathering import gather
from truceline.report.reading import read_reports
from truceline.report.settings import ReadingSettings


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    return invent(charter_of("southwest-syria-2017"), ExerciseSettings())


def test_every_file_is_named_an_exercise_and_every_row_says_so(exercise: Exercise, tmp_path: Path) -> None:
    paths = write_exercise(exercise, tmp_path)
    assert len(paths) == 5
    assert all(path.name.startswith("EXERCISE-") and path.exists() for path in paths)
    for path in paths[:4]:
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        assert header.replace('"', "").endswith("exercise")
        assert all(row.endswith("true") for row in rows)


def test_one_seed_writes_the_same_bytes(exercise: Exercise, tmp_path: Path) -> None:
    again = invent(charter_of("southwest-syria-2017"), ExerciseSettings())
    first, second = write_exercise(exercise, tmp_path / "a"), write_exercise(again, tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_our_reader_takes_every_row_and_the_same_incidents_come_out(exercise: Exercise, tmp_path: Path) -> None:
    charter = charter_of("southwest-syria-2017")
    path = write_exercise(exercise, tmp_path)[0]
    settings = ReadingSettings(zone=charter.zone_info, now=datetime(2026, 1, 1, tzinfo=UTC), posts=charter.posts())
    read = read_reports([path], settings)
    assert read.problems == ()
    assert read.table.num_rows == exercise.reports.num_rows
    direct, through_files = gather(exercise.reports), gather(read.table)
    assert through_files.incidents.equals(direct.incidents)
    assert through_files.links.equals(direct.links)


def test_the_note_warns_in_three_languages(exercise: Exercise, tmp_path: Path) -> None:
    note = write_exercise(exercise, tmp_path)[4].read_text(encoding="utf-8")
    assert all(mark in note for mark in ("NOTHING OF THIS HAPPENED", "لم يقع شيء", "НИЧЕГО ИЗ ЭТОГО НЕ ПРОИСХОДИЛО"))
    assert "southwest-syria-2017" in note
