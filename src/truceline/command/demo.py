"""`truceline demo`: an invented week in southwest Syria, July 2017: from reports to a bulletin, and on the desk."""

import argparse
import os
import shutil
import sys
import webbrowser
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from truceline.command import exercise as exercise_command
from truceline.command import run as run_command
from truceline.command import serve as serve_command
from truceline.desk.folder import DATABASE_VARIABLE, SETTINGS, DeskFolder, make_desk, open_desk, play
from truceline.errors import NotFound
from truceline.exercise.writing import REPORTS_FILE
from truceline.report.table import INSTANT, REPORTS
from truceline.report.writing import write_reports

AGREEMENT = "southwest-syria-2017"
_ACCOUNTS = "EXERCISE-accounts.txt"


def run(options: argparse.Namespace) -> int:
    """Invent an exercise, run the main job on it, and open the desk on it.

    1. The exercise is invented and the main job run: a record with bulletins in three languages.
    2. A desk is made that plays the evening of the last day, with somebody in every role and the day's reports waiting;
       one that is there already is opened as it was left.
    3. The desk is served, on this machine only, until it is stopped.

    Raises:
        Refused: before anything, where somebody listens on the port already (C016).
    """
    if not options.no_serve:
        serve_command.refuse_taken(options)
    if os.environ.get(DATABASE_VARIABLE):
        # Its address holds a password, and is not repeated.
        print(
            f"{DATABASE_VARIABLE} is set, and not used: a demonstration keeps its desk in a file below {options.out}, so that nothing"
            " invented comes into a database of yours. A desk of your own is made there by truceline serve FOLDER --agreement FOLDER.",
            file=sys.stderr,
        )
    agreement = shipped_agreements() / AGREEMENT
    reports, record = options.out / "reports", options.out / "record"
    exercise_command.run(argparse.Namespace(agreement=agreement, out=reports, seed=1, reports=400, days=10, start=None))
    code = run_command.run(_main_job(agreement, reports / REPORTS_FILE, record))
    if code:
        return code
    desk, is_new = _desk(options.out / "desk", agreement, record)
    serve_command.hand_over(desk, [])
    from truceline.desk.starting import prepare

    prepare()
    if is_new:
        _seat(desk, _two_files(record, desk.exercise_time.began, reports) if desk.exercise_time else [])
    address = f"http://localhost:{options.port}/"
    print(f"\n{(desk.path / _ACCOUNTS).read_text(encoding='utf-8')}\nThe bulletin: {record / 'bulletin.en.html'}")
    if options.no_serve:
        print(f"The desk: truceline serve {desk.path}")
        return 0
    print(f"The desk: {address}   (stop it with Ctrl+C)", flush=True)
    if not options.no_open:
        _open(address)
    serve_command.serve(options)
    return 0


def _main_job(agreement: Path, reports: Path, record: Path) -> argparse.Namespace:
    return argparse.Namespace(
        agreement=agreement,
        reports=[reports],
        out=record,
        first_day=None,
        last_day=None,
        judgements=None,
        determinations=None,
        replies=None,
        steps=None,
        stances=None,
        register=None,
        keep_going=False,
        quiet=False,
    )


def _desk(folder: Path, agreement: Path, record: Path) -> tuple[DeskFolder, bool]:
    """The demonstration's desk; one whose accounts were never told was not finished, and is made anew."""
    if (folder / _ACCOUNTS).exists() and (folder / SETTINGS).exists():
        return open_desk(folder), False
    shutil.rmtree(folder, ignore_errors=True)
    desk = make_desk(folder, "exercise.example/register", agreement)
    return play(desk, _evening_after(record)), True


def _evening_after(record: Path) -> datetime:
    """Half an hour after the last thing that happened."""
    last: datetime = pc.max(pq.read_table(record / "reports.parquet", columns=["occurred_at"])["occurred_at"]).as_py()
    return last + timedelta(minutes=30)


def _two_files(record: Path, began: datetime, folder: Path) -> list[Path]:
    """What had come in by that evening: the days before, and the last day, whose reports still wait for somebody."""
    reports = pq.read_table(record / "reports.parquet", columns=REPORTS.names)
    come = reports.filter(pc.less_equal(reports["received_at"], pa.scalar(began, INSTANT)))
    recent = pc.greater(come["occurred_at"], pa.scalar(began - timedelta(hours=20), INSTANT))
    paths = [folder / "EXERCISE-days-before.csv", folder / "EXERCISE-last-day.csv"]
    for path, some in zip(paths, (come.filter(pc.invert(recent)), come.filter(recent)), strict=True):
        write_reports(some, path)
    return paths


def _seat(desk: DeskFolder, files: list[Path]) -> None:
    from truceline.desk.demonstration import new_password, play_parts, play_reports, seat_the_cast
    from truceline.desk.policy import Role

    password = new_password()
    called = seat_the_cast(password)
    for file in files:
        play_reports([file], called[Role.DUTY_OFFICER])
    play_parts(called)
    lines = [f"  {username:34} {role.value.replace('_', ' ')}" for role, username in called.items()]
    told = ["EXERCISE: everybody is invented. Sign in as one of them:", *lines, f"The password of each: {password}", ""]
    (desk.path / _ACCOUNTS).write_text("\n".join(told), encoding="utf-8")


def shipped_agreements() -> Path:
    """The folder of agreements that come with Truceline: installed beside the code, or in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "agreements", package.parents[1] / "agreements"):
        if folder.is_dir():
            return folder
    raise NotFound("The agreements that come with Truceline are not where they should be; install it anew.")


def _open(address: str) -> None:
    """Open the page where a person sits at a screen; anywhere else its address has been told already."""
    at_a_screen = sys.stdout.isatty() and (sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY")))
    if at_a_screen and (sys.platform != "linux" or shutil.which("xdg-open")):
        webbrowser.open(address)
