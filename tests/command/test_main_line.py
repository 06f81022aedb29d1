"""The main job as a person runs it: files in, a record out."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from truceline.bulletin.composing import compose
from truceline.command import main
from truceline.command.bulletin import chosen_period
from truceline.command.record import read_record
from truceline.command.recording import items_of
from truceline.finding.table import FINDINGS
from truceline.incident.model_file import read_model
from truceline.incident.table import INCIDENTS, LINKS
from truceline.report.table import REPORTS

ROOT = Path(__file__).resolve().parents[2]
SOUTHWEST = ROOT / "agreements" / "southwest-syria-2017"
# Events that UCDP's own file labels Daraa, Quneitra or As Suwayda, by month of their first day.
LABELLED = {"2017-06": 87, "2017-07": 27, "2017-08": 31, "2018-05": 20, "2018-06": 77}
SOUTHWEST_LABELS = {"Daraa Governorate", "Quneitra Governorate", "As Suwayda Governorate"}


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exercise") / "files"
    assert run("exercise", "--agreement", SOUTHWEST, "--out", folder, "--reports", 150, "--days", 5) == 0
    return folder / "EXERCISE-reports.csv"


@pytest.fixture(scope="module")
def record(exercise: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record") / "record"
    assert run("run", "--agreement", SOUTHWEST, "--reports", exercise, "--out", folder, "--quiet") == 0
    return folder


def test_a_record_holds_every_file_that_was_promised(record: Path, exercise: Path) -> None:
    names = {path.name for path in record.iterdir()}

    assert names >= {"reports.parquet", "incidents.parquet", "findings.parquet", "incidents.geojson", "summary.json"}
    assert names >= {f"bulletin.{language}.{kind}" for language in ("en", "ar", "ru") for kind in ("html", "txt")}
    assert [path.read_bytes() for path in (record / "originals").rglob("*") if path.is_file()] == [
        exercise.read_bytes()
    ]
    assert read_model(record / "model.json").strangers is not None
    assert read_record(record).model == (record / "model.json").read_bytes()
    assert pq.read_schema(record / "reports.parquet").names == REPORTS.names
    assert pq.read_schema(record / "incidents.parquet").names == INCIDENTS.names
    assert pq.read_schema(record / "links.parquet").names == LINKS.names
    assert pq.read_schema(record / "findings.parquet").names[: len(FINDINGS.names)] == FINDINGS.names


def test_every_incident_has_an_answer_from_every_provision_with_a_sentence_in_every_language(record: Path) -> None:
    findings = pq.read_table(record / "findings.parquet")
    incidents = pq.read_table(record / "incidents.parquet")
    provisions = set(findings["provision"].to_pylist())

    assert findings.num_rows == incidents.num_rows * len(provisions)
    for name in ("sentence_en", "sentence_ar", "sentence_ru"):
        assert pc.all(pc.greater(pc.utf8_length(findings[name]), 5)).as_py()


def test_the_same_inputs_give_the_same_bytes(record: Path, exercise: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert run("run", "--agreement", SOUTHWEST, "--reports", exercise, "--out", again, "--quiet") == 0

    assert digests(again) == digests(record)


def test_reading_the_same_file_twice_changes_nothing_but_the_count_of_repetitions(
    record: Path, exercise: Path, tmp_path: Path
) -> None:
    twice = tmp_path / "twice"
    copy = Path(shutil.copy(exercise, tmp_path / "EXERCISE-copy.csv"))
    assert run("run", "--agreement", SOUTHWEST, "--reports", exercise, copy, "--out", twice, "--quiet") == 0
    told = json.loads((twice / "summary.json").read_text(encoding="utf-8"))

    assert told["reports"]["repeated"] == told["reports"]["read"] > 100
    assert (twice / "findings.parquet").read_bytes() == (record / "findings.parquet").read_bytes()
    assert (twice / "bulletin.en.html").read_bytes() == (record / "bulletin.en.html").read_bytes()


def spoilt(exercise: Path, folder: Path) -> Path:
    """The exercise with an impossible latitude in the third row."""
    lines = exercise.read_text(encoding="utf-8").splitlines()
    header = lines[0].split(",")
    cells = lines[3].split(",")
    cells[header.index("latitude")] = "123.4"
    path = folder / "EXERCISE-spoilt.csv"
    path.write_text("\n".join([*lines[:3], ",".join(cells), *lines[4:]]) + "\n", encoding="utf-8")
    return path


def test_a_bad_row_refuses_the_whole_and_names_line_and_column(
    exercise: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = spoilt(exercise, tmp_path)
    out = tmp_path / "out"

    assert run("run", "--agreement", SOUTHWEST, "--reports", path, "--out", out, "--quiet") == 1
    assert not out.exists()
    told = capsys.readouterr().err
    assert "EXERCISE-spoilt.csv, line 4, column latitude: expected" in told
    assert "123.4" in told


def test_with_keep_going_the_good_rows_are_taken_and_it_never_says_success(
    exercise: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = spoilt(exercise, tmp_path)
    out = tmp_path / "out"

    assert run("run", "--agreement", SOUTHWEST, "--reports", path, "--out", out, "--quiet", "--keep-going") == 3
    told = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert told["reports"]["problems"] == 1
    assert "Done in part" in capsys.readouterr().err


def test_the_bulletin_of_another_period_comes_from_the_record_and_its_errata_from_an_earlier_one(
    record: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    period = ("--from", "2017-07-09", "--to", "2017-07-10")
    assert run("bulletin", "--record", record, "--out", first, *period) == 0
    assert run("bulletin", "--record", record, "--out", second, "--errata", first / "bulletin.json") == 0

    assert json.loads((first / "bulletin.json").read_text(encoding="utf-8"))
    assert (first / "bulletin.en.html").read_bytes() != (record / "bulletin.en.html").read_bytes()
    assert "EXERCISE" in (second / "bulletin.ru.txt").read_text(encoding="utf-8")


def test_days_that_are_none_or_in_the_wrong_order_are_refused(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("bulletin", "--record", record, "--out", tmp_path / "b", "--from", "09/07/2017") == 1
    assert (
        run("bulletin", "--record", record, "--out", tmp_path / "b", "--from", "2017-07-12", "--to", "2017-07-10") == 1
    )
    assert run("bulletin", "--record", tmp_path, "--out", tmp_path / "b") == 1
    told = capsys.readouterr().err

    assert all(code in told for code in ("C006", "C007", "C005"))


def test_a_template_is_written_once_and_read_back_without_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("reports.csv", "reports.jsonl", "reports.xlsx"):
        assert run("template", tmp_path / name) == 0
        assert run("check", tmp_path / name) == 0
        assert run("template", tmp_path / name) == 1
    assert "C004" in capsys.readouterr().err


def test_a_template_for_lists_has_the_columns_in_which_a_guarantor_says_what_it_holds_and_is_checked_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("list.csv", "list.jsonl", "list.xlsx"):
        assert run("template", "--for", "lists", tmp_path / name) == 0
        assert run("check", "--for", "lists", tmp_path / name) == 0
        assert run("check", tmp_path / name) == 1  # as reports, its columns of stances are unknown
    told = (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    assert told.split("\n")[0].strip().endswith("stance,stance_words,stance_language")
    (tmp_path / "wrong.csv").write_text(told.replace("denies", "doubts"), encoding="utf-8")
    assert run("check", "--for", "lists", tmp_path / "wrong.csv") == 1
    assert "D185" in capsys.readouterr().err


def test_every_shipped_agreement_is_good(capsys: pytest.CaptureFixture[str]) -> None:
    folders = sorted(path.parent for path in (ROOT / "agreements").glob("*/agreement.yaml"))

    assert len(folders) == 5
    assert run("check", *folders) == 0
    assert "Eastern Ghouta" in capsys.readouterr().out


def test_ucdp_events_of_four_years_run_through_and_agree_with_the_labels_of_the_file(
    shared_data: Path, tmp_path: Path
) -> None:
    events = shared_data / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz"
    assert run("run", "--agreement", SOUTHWEST, "--reports", events, "--out", tmp_path / "out", "--quiet") == 0
    told = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    months = told["reports"]["by_month_and_area"]
    counted = {month: sum(n for area, n in months[month].items() if area in SOUTHWEST_LABELS) for month in LABELLED}

    assert told["reports"]["read"] == told["incidents"] == 16_566
    assert counted == LABELLED
    assert {zone: sum(answers.values()) for zone, answers in told["zone_answers"].items()} == dict.fromkeys(
        ("southwest", "homs", "eastern-ghouta", "idlib"), 16_566
    )


def test_the_demo_invents_runs_and_seats_somebody_in_every_role(tmp_path: Path) -> None:
    demo = [sys.executable, "-m", "truceline", "demo", "--out", str(tmp_path / "demo"), "--no-serve"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TRUCELINE_", "DJANGO_"))}
    environment["TRUCELINE_DATABASE"] = "postgresql://me:secret@nowhere/mine"  # what is invented does not come into it
    runs = [subprocess.run(demo, capture_output=True, text=True, check=True, env=environment) for _ in range(2)]
    told = [run.stdout for run in runs]

    assert all("TRUCELINE_DATABASE is set, and not used" in run.stderr for run in runs)
    assert not any("secret" in run.stdout + run.stderr for run in runs)
    assert all(zone in told[0] for zone in ("southwest", "homs", "eastern-ghouta", "idlib"))
    assert "bulletin.en.html" in told[0]
    assert "EXERCISE" in (tmp_path / "demo" / "record" / "bulletin.ar.html").read_text(encoding="utf-8")
    assert all(role in told[0] for role in ("duty officer", "guarantor representative", "administrator"))
    # A second demo opens the desk as it was left: the same people with the same password.
    accounts = (tmp_path / "demo" / "desk" / "EXERCISE-accounts.txt").read_text(encoding="utf-8")
    assert all(accounts in one for one in told)


def test_a_run_onto_a_register_that_is_not_there_says_so_before_it_reads_anything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even the agreement, which is not there either."""
    job = ("run", "--agreement", tmp_path / "no", "--reports", tmp_path / "no.csv", "--out", tmp_path / "out")
    assert run(*job, "--register", tmp_path / "nowhere") == 4
    assert "there is no register in" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_run_onto_a_register_can_be_verified_and_a_second_run_records_nothing(
    exercise: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = tmp_path / "register"
    assert run("register", "init", register, "--origin", "centre.example/register") == 0
    job = ("run", "--agreement", SOUTHWEST, "--reports", exercise, "--out", tmp_path / "out", "--register", register)
    assert run(*job) == 0
    assert run(*job) == 0
    told = capsys.readouterr().err
    assert "Recorded 0 entries" in told
    assert run("register", "verify", register) == 0
    assert run("register", "audit", register) == 0
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    findings = sum(sum(answers.values()) for answers in summary["findings"].values())
    entries = (
        summary["reports"]["read"]
        + summary["incidents"]
        + summary["links"]
        + findings
        + len(("bulletin", "link_model"))
    )
    assert f"{entries:,}" in told


def test_the_model_that_linked_the_reports_is_on_the_register_as_the_very_bytes_of_its_file(record: Path) -> None:
    held = read_record(record)
    items = items_of(held, compose(held, chosen_period(held, None, None)))
    models = [(name, content) for kind, name, content in items if kind == "link_model"]
    assert models == [("southwest-syria-2017", (record / "model.json").read_bytes())]
    assert hashlib.sha256(models[0][1]).hexdigest() == digests(record)["model.json"]


def test_what_was_determined_and_said_for_the_record_goes_through_the_run_into_every_bulletin(
    record: Path, exercise: Path, tmp_path: Path
) -> None:
    incident = pq.read_table(record / "incidents.parquet")["incident_id"][0].as_py()
    (tmp_path / "determinations.csv").write_text(
        "incident_id,provision,outcome,standard,decided_on,decided_by,reasons,manner,signed_by,dissent_by,awaited\n"
        f"{incident},cease-fire,no_violation,clear and convincing,2017-09-01,head,Nobody fired,joint,russia,,jordan\n"
    )
    (tmp_path / "stances.csv").write_text(
        "incident_id,about,provision,side,says,claim_of,excluded_group,said_at\n"
        f"{incident},incident,,united-states,silent,,,\n{incident},determination,cease-fire,russia,signs,,,2017-09-02T10:00Z\n"
    )
    (tmp_path / "replies.csv").write_text(
        "reply_id,incident_id,about,provision,side,said,words,language,said_at,source\n"
        f"1,{incident},determination,cease-fire,jordan,denies,<b>We</b> heard it,en,2017-09-02T10:00Z,note 3\n"
    )
    made, again = tmp_path / "made", tmp_path / "again"
    given = ("--determinations", tmp_path / "determinations.csv", "--replies", tmp_path / "replies.csv")
    held = ("--stances", tmp_path / "stances.csv")
    assert run("run", "--agreement", SOUTHWEST, "--reports", exercise, "--out", made, "--quiet", *given, *held) == 0

    assert pq.read_table(made / "replies.parquet")["words"].to_pylist() == ["<b>We</b> heard it"]
    for language in ("en", "ar", "ru"):
        assert "&lt;b&gt;We&lt;/b&gt; heard it" in (made / f"bulletin.{language}.html").read_text(encoding="utf-8")
        assert "> <b>We</b> heard it" in (made / f"bulletin.{language}.txt").read_text(encoding="utf-8")
    told = (made / "bulletin.en.txt").read_text(encoding="utf-8")
    assert "put nothing on the record" in told
    assert "not signed yet by" in told
    assert run("bulletin", "--record", made, "--out", again) == 0
    assert all((again / name.name).read_bytes() == name.read_bytes() for name in made.glob("bulletin.*"))
    # A table of steps under a provision that is no procedure is refused, with its line.
    (tmp_path / "steps.csv").write_text(
        f"incident_id,provision,taken,reason,side,after_h,within_h\n{incident},cease-fire,no,side_silent,,,24\n"
    )
    steps = ("--steps", tmp_path / "steps.csv")
    assert run("run", "--agreement", SOUTHWEST, "--reports", exercise, "--out", made, "--quiet", *steps) == 1
    # What nobody determined has no words beside it: the same table without the determinations is refused.
    assert run("run", "--agreement", SOUTHWEST, "--reports", exercise, "--out", made, "--quiet", *given[2:]) == 1
