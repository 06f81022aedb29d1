"""Taking reports in: all or nothing, once, and on the register."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from desk_reading import counts, entries_of_kind

from truceline.command import main
from truceline.errors import NotAllowed, Refused

ROOT = Path(__file__).resolve().parents[2]
SOUTHWEST = ROOT / "agreements" / "southwest-syria-2017"
FIRST = "post-7,monitor,a-{n},2017-07-1{n}T10:00,36.10,32.62,300,artillery_fire,Shelling near the mill {n},en"


A_DESK_OF_ITS_OWN = """
import json, os, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from truceline.desk.folder import FOLDER_VARIABLE
os.environ[FOLDER_VARIABLE] = sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "truceline.desk.settings"
from truceline.desk.starting import prepare
prepare()
from truceline.desk.actions.inviting import accept
from truceline.desk.actions.taking_in import take_in
from truceline.desk.policy import Role
from truceline.desk.tables import Finding, Incident, Invitation
secret = Invitation.issue([Role.DUTY_OFFICER], datetime.now(UTC) + timedelta(hours=1))
take_in(accept(secret, "amina", "Amina", "a sentence to remember 7"), [Path(sys.argv[2])])
incidents = {one.incident_id: one.reports for one in Incident.objects.filter(is_struck=False)}
findings = {f"{one.incident_id} {one.provision}": one.verdict for one in Finding.objects.all()}
print(json.dumps([incidents, findings]))
"""


def test_the_desk_holds_the_incidents_that_the_main_job_finds(tmp_path: Path, kept: Path) -> None:
    out, run = tmp_path / "x", tmp_path / "r"
    main(["exercise", "--agreement", str(SOUTHWEST), "--out", str(out), "--reports", "120", "--days", "4"])
    reports = out / "EXERCISE-reports.csv"
    # Apart from the desk of the other tests: how far sources err is learnt from all reports of a desk.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TRUCELINE_", "DJANGO_"))}
    told = subprocess.run(
        [sys.executable, "-c", A_DESK_OF_ITS_OWN, shutil.copytree(kept, tmp_path / "own"), str(reports)],
        capture_output=True,
        text=True,
        check=True,
        env=environment | {"PYTHONPATH": str(ROOT / "src")},
    )
    incidents, findings = json.loads(told.stdout)

    main(["run", "--agreement", str(SOUTHWEST), "--reports", str(reports), "--out", str(run), "--quiet"])
    expected = pq.read_table(run / "incidents.parquet").to_pylist()
    screened = pq.read_table(run / "findings.parquet").to_pylist()

    assert incidents == {row["incident_id"]: row["reports"] for row in expected}
    assert findings == {f"{row['incident_id']} {row['provision']}": row["verdict"] for row in screened}


def test_every_row_is_an_entry_and_the_register_verifies(
    somebody: Callable[..., Any], file_of: Callable[..., Path], desk: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Finding, Incident, Link, Report

    take_in(somebody("duty_officer"), [file_of(FIRST.format(n=1))])

    for kind, table, identity in (
        ("report", Report, lambda row: row.report_id),
        ("incident", Incident, lambda row: row.incident_id),
        ("link", Link, lambda row: row.report_id),
        ("finding", Finding, lambda row: f"{row.incident_id}.{row.provision}"),
    ):
        written = {identity(row): row.content for row in table.objects.all() if not getattr(row, "is_struck", False)}
        last = entries_of_kind(desk, kind)
        assert {name: last[name] for name in written} == written
    assert main(["register", "verify", str(desk.register)]) == 0, capsys.readouterr()


def test_the_same_file_twice_changes_nothing(
    somebody: Callable[..., Any], file_of: Callable[..., Path], desk: Any
) -> None:
    from truceline.desk.actions.taking_in import take_in

    officer, file = somebody("duty_officer"), file_of(FIRST.format(n=2))
    take_in(officer, [file])
    before = counts(desk)

    again = take_in(officer, [file])

    assert (again.new, again.known, again.changed_incidents) == (0, 1, 0)
    assert counts(desk) == before


def test_other_words_under_a_known_reference_are_refused_and_nothing_is_written(
    somebody: Callable[..., Any], file_of: Callable[..., Path], desk: Any
) -> None:
    from truceline.desk.actions.taking_in import take_in

    officer = somebody("duty_officer")
    take_in(officer, [file_of(FIRST.format(n=3))])
    before = counts(desk)

    with pytest.raises(Refused, match="D001"):
        take_in(officer, [file_of(FIRST.format(n=3).replace("mill", "bridge"), FIRST.format(n=4))])
    assert counts(desk) == before


def test_a_failure_on_the_way_leaves_neither_rows_nor_entries(
    somebody: Callable[..., Any], file_of: Callable[..., Path], desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import taking_in
    from truceline.desk.recording import Entries

    officer = somebody("duty_officer")
    before = counts(desk)
    record_many = Entries.record_many

    def fails_at_incidents(self: Entries, kind: str, contents: Any) -> range:
        if kind == "incident":
            raise RuntimeError("the disk is full")
        return record_many(self, kind, contents)

    monkeypatch.setattr(Entries, "record_many", fails_at_incidents)
    with pytest.raises(RuntimeError, match="full"):
        taking_in.take_in(officer, [file_of(FIRST.format(n=5))])
    assert counts(desk) == before


def test_whoever_may_not_receive_writes_nothing(
    somebody: Callable[..., Any], file_of: Callable[..., Path], desk: Any
) -> None:
    from truceline.desk.actions.taking_in import take_in

    auditor = somebody("auditor")
    before = counts(desk)
    with pytest.raises(NotAllowed):
        take_in(auditor, [file_of(FIRST.format(n=8))])
    assert counts(desk) == before
