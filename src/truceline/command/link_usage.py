"""What can be typed to link reports, judge doubtful pairs and evaluate, in words."""

import argparse
from pathlib import Path
from typing import Any


def add_linking(verbs: Any) -> None:
    """Add `truceline link`, `truceline review` and `truceline evaluate`."""
    _link(verbs.add_parser("link", help="which reports of any lists tell of the same incident; needs no agreement"))
    _review(verbs.add_parser("review", help="judge doubtful pairs of reports at a terminal, one key each"))
    _evaluate(verbs.add_parser("evaluate", help="how well links agree with labelled truth: F1, calibration, hit@k"))


def _link(verb: argparse.ArgumentParser) -> None:
    verb.description = (
        "Link files of reports into incidents. Times without an offset are read in the zone of --time-zone, else of"
        " --agreement, else as UTC, which is told with the lists whose times they are."
    )
    verb.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="files of reports: Truceline CSV, JSONL or XLSX, UCDP GED, ACLED, GTD, SCAD, GeoJSON, OSCE-shaped tables,"
        " plain lists; or reports.parquet of earlier runs",
    )
    verb.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="folder for the tables; written whole or not at all"
    )
    verb.add_argument(
        "--judgements", type=Path, metavar="FILE", help="CSV of judgements; those already in FOLDER are followed too"
    )
    verb.add_argument(
        "--agreement", type=Path, metavar="FOLDER", help="take the time zone and the posts from this agreement"
    )
    verb.add_argument(
        "--time-zone",
        metavar="NAME",
        help="IANA zone of times without an offset, such as Asia/Damascus; with --agreement it goes before the agreement's",
    )
    _numbers(verb)
    verb.add_argument(
        "--places",
        type=Path,
        metavar="FILE",
        help="gazetteer as CSV (name, other_names joined by |, longitude, latitude), or GeoNames' table of a country: where names lead of which reports give no"
        " coordinates, and which names are one",
    )
    verb.add_argument(
        "--pieces",
        action="store_true",
        help="link Parquet files by pieces of time, in little memory; beyond 500,000 reports they always are",
    )
    verb.add_argument(
        "--excel",
        action="store_true",
        help="CSV with the byte order mark by which Excel knows Arabic and Russian letters",
    )
    verb.add_argument("--keep-going", action="store_true", help="leave bad rows out, in set_aside.csv, and exit with 3")
    verb.add_argument("--quiet", action="store_true", help="no progress and no summary on screen")


def _numbers(verb: argparse.ArgumentParser) -> None:
    """By which numbers is linked, where not by those of these reports alone."""
    numbers = verb.add_mutually_exclusive_group()
    numbers.add_argument(
        "--model",
        type=Path,
        metavar="FILE",
        help="link by the numbers of this model.json of an earlier run; left out: all are learnt anew",
    )
    numbers.add_argument(
        "--believe",
        type=Path,
        metavar="FILE",
        help="learn anew, and believe what this model.json counted of reports of one incident: for other reports of the same"
        " sources, from 200 on",
    )


def _review(verb: argparse.ArgumentParser) -> None:
    verb.description = (
        "Show doubtful pairs, those whose answer changes most first, and write each answer to FOLDER/judgements.csv at"
        " once. Keys: s same, d different, a the left report tells of the other's incident too, b the right one does,"
        " l later, u undo, q quit. Without a terminal each line of the input is an answer, and what follows its first"
        " letter the reason."
    )
    verb.add_argument("folder", type=Path, metavar="FOLDER", help="folder that `truceline link` wrote")
    verb.add_argument("--by", required=True, metavar="NAME", help="who judges; it stands beside every judgement")
    verb.add_argument("--likeliest", action="store_true", help="ask the likeliest pairs first")
    verb.add_argument("--language", choices=("en", "ar", "ru"), default="en", help="of all sentences (default en)")
    verb.add_argument(
        "--agreement", type=Path, metavar="FOLDER", help="tell times in this agreement's zone; left out: in UTC"
    )
    verb.add_argument(
        "--time-zone",
        metavar="NAME",
        help="tell times in this IANA zone, such as Asia/Damascus; with --agreement it goes before the agreement's",
    )


def _evaluate(verb: argparse.ArgumentParser) -> None:
    verb.description = (
        "Compare links with labelled truth: precision, recall and F1 over pairs and B-cubed; with scored pairs also"
        " calibration and hit@k."
    )
    verb.add_argument(
        "links",
        type=Path,
        metavar="LINKS",
        help="CSV or Parquet with report_id (or source and reference) and incident_id; or a folder that `truceline link` or `run` wrote",
    )
    verb.add_argument(
        "--truth",
        type=Path,
        required=True,
        metavar="FILE",
        help="CSV or Parquet with report_id (or source and reference) and incident_id, or first, second and same; or a file of"
        " judgements",
    )
    verb.add_argument(
        "--pairs",
        type=Path,
        metavar="FILE",
        help="suggested pairs: first, second (or the source and reference of each), and probability or score (of a folder: its"
        " pairs.parquet)",
    )
    verb.add_argument("--json", action="store_true", help="print the figures as JSON")
