"""The desk's own tests on PostgreSQL, each run in a process of its own: a process has one desk, and a desk one database."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from throwaway_postgres import programs

HERE = Path(__file__).parent
# What a centre does most, through every layer down to the database; quick enough for every run.
THIN = (
    "test_shift.py::test_a_promise_stands_in_the_log_and_on_the_register_until_somebody_says_what_came_of_it",
    "test_administration.py::test_a_clock_takes_a_reason_and_the_latest_stands",
    "test_administration.py::test_a_post_of_the_desk_can_be_taken_bearings_from_until_it_is_closed",
    "test_versions.py::test_the_agreement_of_a_new_desk_is_its_first_version_and_on_the_register",
    "test_hotline.py::test_a_call_becomes_a_report_in_the_callers_words_with_its_form_as_evidence",
    "test_arriving.py::test_what_is_in_a_file_is_told_and_nothing_is_taken_in_before_somebody_confirms",
    "test_hostile_forms.py::test_a_number_larger_than_any_database_counts_names_nothing",
    "test_hostile_values.py::test_the_worst_values_dealt_over_its_fields_end_at_no_form_in_an_error_of_the_desk",
    "test_hostile_values.py::test_teeth_a_text_that_is_too_long_for_its_column_is_found_on_postgresql",
    "test_counts.py::test_every_list_as_it_is_opened_is_counted",
)

# Files whose tests have no desk of the session, or a browser, or ask SQLite by which way it answers, or are these.
APART = {
    *("test_browser.py", "test_every_page.py", "test_walk.py", "test_decision_day.py", "test_guarantors_day.py"),
    *("test_on_postgresql.py", "test_backup.py", "test_running.py", "test_case_plans.py"),
}


def run_on_postgresql(*wanted: str) -> tuple[int, str]:
    """Run tests of this folder on a PostgreSQL of their own; return how many passed, and what was said."""
    programs()  # skips, with a word, where there is none
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TRUCELINE_", "DJANGO_"))}
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--show-capture=no"]
        + [str(HERE / one) for one in wanted],
        env={**environment, "TRUCELINE_TEST_DATABASE": "postgresql"},
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    said = told.stdout[-6_000:] + told.stderr[-2_000:]
    assert told.returncode == 0, said
    passed = re.search(r"(\d+) passed", told.stdout)
    return int(passed[1]) if passed else 0, said


def test_what_a_centre_does_most_works_on_postgresql() -> None:
    passed, said = run_on_postgresql(*THIN)
    assert passed == len(THIN), said


@pytest.mark.promise
@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("test_*.py") if path.name not in APART))
def test_whatever_holds_on_sqlite_holds_on_postgresql(name: str, record_property: Callable[[str, float], None]) -> None:
    passed, _ = run_on_postgresql(name)
    record_property("tests", passed)
