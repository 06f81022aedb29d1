"""What can be typed: every verb with its options, in words. Imports nothing but the standard library."""

import argparse
from pathlib import Path

from truceline import __version__
from truceline.command.keeping_usage import add_keeping
from truceline.command.link_usage import add_linking
from truceline.command.register_usage import add_register
from truceline.command.witness_usage import add_witness

DAY = "YYYY-MM-DD, a local day of the agreement"


def parser() -> argparse.ArgumentParser:
    """Build the parser of the whole command line."""
    whole = argparse.ArgumentParser(
        prog="truceline",
        description="The system of a ceasefire monitoring centre: from an agreement and reports to incidents, findings and a bulletin.",
        epilog="Exit codes: 0 done, 1 refused, 2 wrong usage, 3 done in part, 4 not found, 7 not verified, 8 unavailable. docs/errors.md explains every problem code.",
    )
    whole.add_argument("--version", action="version", version=f"truceline {__version__}")
    verbs = whole.add_subparsers(dest="verb", metavar="COMMAND", required=True)
    _check(
        verbs.add_parser(
            "check", help="check an agreement's folder or files of reports; print every error, or a summary to verify"
        )
    )
    _template(
        verbs.add_parser("template", help="write an empty table of reports to fill in, with every column explained")
    )
    _run(
        verbs.add_parser("run", help="the main job: reports and an agreement in; incidents, findings and bulletins out")
    )
    _bulletin(
        verbs.add_parser("bulletin", help="print the bulletin of any period from what `run` wrote or a desk holds")
    )
    _exercise(verbs.add_parser("exercise", help="invent a scenario with known truth over any agreement"))
    _demo(
        verbs.add_parser(
            "demo", help="invent an exercise over southwest Syria 2017, run the main job on it, open the desk on it"
        )
    )
    _document(
        verbs.add_parser(
            "document", help="write the pages and the JSON Schema that are made from the code (for maintainers)"
        )
    )
    add_linking(verbs)
    _serve(verbs.add_parser("serve", help="the desk: take reports in, join and assess them, in a browser"))
    add_keeping(verbs)
    add_witness(verbs)
    add_register(verbs)
    return whole


def _check(verb: argparse.ArgumentParser) -> None:
    verb.description = (
        "Check agreements (folders) and reports (files). Exits with 1 if anything is wrong and writes nothing."
    )
    verb.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a folder with agreement.yaml, or a file of reports"
    )
    verb.add_argument(
        "--agreement",
        type=Path,
        metavar="FOLDER",
        help="take the time zone and the posts for files of reports from this agreement",
    )
    verb.add_argument(
        "--time-zone",
        metavar="NAME",
        help="IANA zone of times without an offset in files of reports, such as Asia/Damascus; with --agreement it goes before the"
        " agreement's, and without either they are read as UTC",
    )
    _add_for(verb)
    verb.add_argument(
        "--each", action="store_true", help="a line for every problem and remark, also where many rows have the same"
    )


def _template(verb: argparse.ArgumentParser) -> None:
    verb.description = "Write a template for reports. The ending chooses the kind: .xlsx, .csv or .jsonl."
    verb.add_argument("file", type=Path, metavar="FILE", help="the file to write; an existing one is never overwritten")
    _add_for(verb)


def _add_for(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--for",
        dest="for_",
        choices=("reports", "lists"),
        default="reports",
        help="what the file is for: reports, or a guarantor's or party's own list, in which it may say what it holds of each line",
    )


def _run(verb: argparse.ArgumentParser) -> None:
    verb.description = (
        "Read reports, link them into incidents, screen every incident against every provision, and write the bulletin."
    )
    verb.add_argument("--agreement", type=Path, required=True, metavar="FOLDER", help="folder of the agreement")
    verb.add_argument(
        "--reports",
        type=Path,
        required=True,
        nargs="+",
        metavar="FILE",
        help="files of reports: Truceline CSV, JSONL or XLSX, UCDP GED, ACLED, GTD, SCAD, GeoJSON, OSCE-shaped tables, plain lists",
    )
    verb.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="folder for the record; written whole or not at all"
    )
    _period(verb)
    verb.add_argument("--judgements", type=Path, metavar="FILE", help="CSV of officers' judgements on pairs of reports")
    verb.add_argument("--determinations", type=Path, metavar="FILE", help="CSV of determinations made by people")
    verb.add_argument("--steps", type=Path, metavar="FILE", help="CSV of what a record of contacts says of procedures")
    verb.add_argument(
        "--replies", type=Path, metavar="FILE", help="CSV of what sides said for the record, dissent among it"
    )
    verb.add_argument(
        "--stances", type=Path, metavar="FILE", help="CSV of what each side holds of them, and of rulings on claims"
    )
    verb.add_argument("--keep-going", action="store_true", help="leave bad rows out, list them, and exit with 3")
    verb.add_argument(
        "--register",
        type=Path,
        metavar="FOLDER",
        help="a register (truceline register init): record every report, incident, finding and the bulletin on it",
    )
    verb.add_argument("--quiet", action="store_true", help="no progress and no summary on screen")


def _bulletin(verb: argparse.ArgumentParser) -> None:
    verb.description = "Print the bulletin of a period in English, Arabic and Russian, as pages and as text."
    source = verb.add_mutually_exclusive_group(required=True)
    source.add_argument("--record", type=Path, metavar="FOLDER", help="folder that `truceline run` wrote")
    source.add_argument(
        "--desk", type=Path, metavar="FOLDER", help="folder of a desk: what it holds now, with what was signed on it"
    )
    verb.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="folder for the bulletin's files")
    _period(verb)
    verb.add_argument(
        "--errata", type=Path, metavar="FILE", help="an earlier bulletin.json: say what changed since it was printed"
    )


def _period(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--from", dest="first_day", metavar="DAY", help=f"first day ({DAY}); left out: the first day with a report"
    )
    verb.add_argument(
        "--to", dest="last_day", metavar="DAY", help=f"last day ({DAY}); left out: the last day with a report"
    )


def _exercise(verb: argparse.ArgumentParser) -> None:
    verb.description = "Invent reports whose truth is known. Every file and every row is marked EXERCISE; the same seed gives the same bytes."
    verb.add_argument("--agreement", type=Path, required=True, metavar="FOLDER", help="folder of the agreement")
    verb.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="folder for the files")
    verb.add_argument("--seed", type=int, default=1, help="another seed, another scenario (default 1)")
    verb.add_argument("--reports", type=int, default=400, metavar="N", help="about how many reports (default 400)")
    verb.add_argument("--days", type=int, default=10, metavar="N", help="how many days (default 10)")
    verb.add_argument(
        "--start", metavar="DAY", help=f"first day ({DAY}); left out: the day on which the agreement takes effect"
    )


def _demo(verb: argparse.ArgumentParser) -> None:
    verb.description = (
        "Show the whole main line on an invented week in southwest Syria, July 2017, and open the desk on it with "
        "somebody in every role."
    )
    verb.add_argument(
        "--out", type=Path, default=Path("out/demo"), metavar="FOLDER", help="where the result goes (default out/demo)"
    )
    verb.add_argument("--no-open", action="store_true", help="name the page, do not open it")
    verb.add_argument("--no-serve", action="store_true", help="make everything, name it, and stop")
    verb.add_argument("--port", type=int, default=8017, help="the port of the desk (default 8017)")
    verb.set_defaults(host="127.0.0.1", workers=1, no_worker=False)


def _serve(verb: argparse.ArgumentParser) -> None:
    verb.description = (
        "Serve the desk from a folder that holds everything of one centre. The first start makes the folder and prints "
        "the one-time link of the first account. TRUCELINE_DATABASE=postgresql://… at the first start keeps it in PostgreSQL."
    )
    verb.add_argument("folder", type=Path, metavar="FOLDER", help="the desk's folder; a new one is made")
    verb.add_argument("--agreement", type=Path, metavar="FOLDER", help="the agreement of a new desk; it is copied")
    verb.add_argument(
        "--origin", default="desk.example/register", metavar="NAME", help="the name of a new desk's register, for good"
    )
    verb.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (default 127.0.0.1: this machine only)"
    )
    verb.add_argument("--port", type=int, default=8017, help="the port (default 8017)")
    verb.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="HOST",
        help="a name by which browsers reach the desk; may be repeated",
    )
    verb.add_argument(
        "--no-worker",
        action="store_true",
        help="start no worker: large files wait until one runs (python -m truceline.desk.worker)",
    )
    verb.add_argument("--prepare", action="store_true", help="make the folder and the tables, print the link, and stop")
    verb.add_argument("--workers", type=int, default=1, help="how many processes answer (default 1)")


def _document(verb: argparse.ArgumentParser) -> None:
    verb.description = "Write docs/tables.md, docs/errors.md and agreements/agreement.schema.json from the code."
    verb.add_argument(
        "--root", type=Path, default=Path(), metavar="FOLDER", help="the project's folder (default: here)"
    )
    verb.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 if a committed file is not current"
    )
