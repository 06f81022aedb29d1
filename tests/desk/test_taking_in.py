"""Taking reports in: all or nothing, once, and on the register."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_reading import counts, entries_of_kind

from truceline.agreement.reading import read_agreement
from truceline.command import main
from truceline.errors import NotAllowed, Refused
from truceline.finding.screening import screen
from truceline.incident.gathering import gather
from truceline.measure.intake import read_files

FIRST = "post-7,monitor,a-{n},2017-07-1{n}T10:00,36.10,32.62,300,artillery_fire,Shelling near the mill {n},en"


def test_the_desk_holds_the_incidents_that_the_engine_finds_by_the_desk_s_own_model(
    somebody: Callable[..., Any], tmp_path: Path, desk: Any
) -> None:
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.queries.linking import model_at_hand
    from truceline.desk.recording import read
    from truceline.desk.tables import Finding, Incident, Report

    main(
        [
            "exercise",
            "--agreement",
            str(desk.agreement),
            "--out",
            str(tmp_path / "x"),
            "--reports",
            "120",
            "--days",
            "4",
        ]
    )
    reports = tmp_path / "x" / "EXERCISE-reports.csv"
    take_in(somebody("duty_officer"), [reports])

    charter = read_agreement(desk.agreement)
    table = read_files([reports], charter).table
    gathered = gather(table, model=model_at_hand())
    expected = gathered.incidents
    ids = set(expected["incident_id"].to_pylist())
    # Other tests added reports of other days to the same desk; they change none of these.
    held = {one.incident_id: read(one.content) for one in Incident.objects.filter(incident_id__in=ids)}
    assert set(held) == ids
    assert sum(row["reports"] for row in held.values()) == sum(expected["reports"].to_pylist())
    assert Report.objects.count() >= 120
    for row in screen(expected, charter).to_pylist():
        assert Finding.objects.get(incident_id=row["incident_id"], provision=row["provision"]).verdict == row["verdict"]


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


def test_a_faulty_file_is_told_with_every_problem_by_the_name_that_its_sender_gave_it(
    browser_of: Callable[..., Any], file_of: Callable[..., Path], desk: Any
) -> None:
    bad = file_of(
        FIRST.format(n=6).replace("36.10", "236.1"), FIRST.format(n=7).replace("artillery_fire", "shooting stars")
    )
    browser = browser_of("duty_officer")
    before = counts(desk)

    with bad.open("rb") as upload:
        answer = browser.post("/take-in/", {"file": upload})

    text = answer.content.decode()
    assert answer.status_code == 400
    assert text.count(f"{bad.name}, line") >= 2
    assert "/tmp" not in text  # noqa: S108 - where files were laid out is nobody's business
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
