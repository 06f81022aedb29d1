"""`truceline bulletin`: the bulletin of any period, from a record or from what a desk holds."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

import pyarrow.compute as pc

from truceline.bulletin.composing import Bulletin, compose
from truceline.bulletin.page import render_page
from truceline.bulletin.text import render_text
from truceline.command.folder import refuse_foreign, written_whole
from truceline.command.record import read_record
from truceline.command.wording import counted
from truceline.errors import Refused, Where, problem
from truceline.measure.period import Period
from truceline.measure.record import Record
from truceline.values.language import Language


def run(options: argparse.Namespace) -> int:
    """Compose and write the bulletin in three languages."""
    refuse_foreign(options.out)
    record = record_of_desk(options.desk) if options.desk else read_record(options.record)
    period = chosen_period(record, options.first_day, options.last_day)
    earlier = json.loads(options.errata.read_text(encoding="utf-8")) if options.errata else None
    bulletin = compose(record, period, earlier=earlier)
    with written_whole(options.out) as folder:
        names = write_bulletin(bulletin, folder)
    print(f"The bulletin of {period.first_day} to {period.last_day} is in {options.out}: {', '.join(names)}")
    return 0


def record_of_desk(folder: Path) -> Record:
    """What a desk holds now; it may run meanwhile, and nothing in it is changed.

    Raises:
        Refused: nothing was reported to it yet (C008).
    """
    import django

    from truceline.command.serve import hand_over
    from truceline.desk.folder import open_desk

    hand_over(open_desk(folder), [])
    django.setup()
    from truceline.desk.queries.record import record_at_hand, signed_and_changed

    record = record_at_hand()
    if record.reports.num_rows == 0:
        raise Refused([problem("C008", Where(str(folder)), "none")])
    if changed := signed_and_changed():
        print(
            f"Changed after sign-off, and printed as it was signed: what was determined of {counted(len(changed), 'incident')}"
            f" ({', '.join(map(str, changed))}). Ask the head of the centre before anybody publishes it.",
            file=sys.stderr,
        )
    return record


def write_bulletin(bulletin: Bulletin, folder: Path) -> list[str]:
    """Write pages, texts and the frozen figures; return the names of the files."""
    files = {"bulletin.json": json.dumps(bulletin.frozen(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"}
    for language in Language:
        files[f"bulletin.{language}.html"] = render_page(bulletin, language)
        files[f"bulletin.{language}.txt"] = render_text(bulletin, language)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return list(files)


def chosen_period(record: Record, first: str | None, last: str | None) -> Period:
    """The period that was asked for; an end left out is that of the reports."""
    zone = record.charter.zone_info
    bounds = pc.min_max(record.reports["occurred_at"]).as_py()
    first_day = _day(first, "--from") or bounds["min"].astimezone(zone).date()
    last_day = _day(last, "--to") or bounds["max"].astimezone(zone).date()
    if first_day > last_day:
        raise Refused([problem("C007", Where("--from and --to"), f"{first_day} to {last_day}")])
    return Period(first_day, last_day, zone)


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused([problem("C006", Where(option), text)]) from error
