"""`truceline demo`: an invented week in southwest Syria, July 2017, from reports to bulletin."""

import argparse
import os
import shutil
import sys
import webbrowser
from pathlib import Path

from truceline.command import exercise as exercise_command
from truceline.command import run as run_command
from truceline.errors import NotFound
from truceline.exercise.writing import REPORTS_FILE

AGREEMENT = "southwest-syria-2017"


def run(options: argparse.Namespace) -> int:
    """Invent an exercise, run the main job on it, and open or name the bulletin."""
    agreement = shipped_agreements() / AGREEMENT
    reports = options.out / "reports"
    record = options.out / "record"
    exercise_command.run(argparse.Namespace(agreement=agreement, out=reports, seed=1, reports=400, days=10, start=None))
    code = run_command.run(
        argparse.Namespace(
            agreement=agreement,
            reports=[reports / REPORTS_FILE],
            out=record,
            first_day=None,
            last_day=None,
            judgements=None,
            determinations=None,
            register=None,
            keep_going=False,
            quiet=False,
        )
    )
    if code == 0 and not options.no_open:
        _open(record / "bulletin.en.html")
    return code


def shipped_agreements() -> Path:
    """The folder of agreements that come with Truceline: installed beside the code, or in a checkout."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "agreements", package.parents[1] / "agreements"):
        if folder.is_dir():
            return folder
    raise NotFound("The agreements that come with Truceline are not where they should be; install it anew.")


def _open(page: Path) -> None:
    """Open the page where a person sits at a screen; anywhere else its name has been told already."""
    at_a_screen = sys.stdout.isatty() and (sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY")))
    if at_a_screen and (sys.platform != "linux" or shutil.which("xdg-open")):
        webbrowser.open(page.resolve().as_uri())
