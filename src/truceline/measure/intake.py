"""How files of reports are read for an agreement: by its local time or that of a zone that is named, with its posts, where its zones lie."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import shapely

from truceline.agreement.charter import Charter
from truceline.errors import told_together
from truceline.report.reading import ReadReports, read_reports
from truceline.report.settings import ReadingSettings, Region


@dataclass(frozen=True, slots=True)
class Form:
    """What is read of files in their senders' form.

    Where `knows_posts` is false nothing is filled in from the agreement's posts: whoever sent the file may not know where they are.
    `beside` names further columns that are given beside the reports. `zone` is that of local times where it is said; it goes before the
    agreement's.
    """

    knows_posts: bool = True
    beside: tuple[str, ...] = ()
    zone: ZoneInfo | None = None


OURS = Form()


def read_files(
    paths: list[Path],
    charter: Charter | None,
    *,
    keep_going: bool = False,
    form: Form = OURS,
    progress: Callable[[int, int], None] | None = None,
) -> ReadReports:
    """Read files of reports as an agreement has them read; where nobody says whose local times are, they are read as UTC, with a remark.

    `form` says what the files may hold beside reports, and what is filled into them.
    """
    settings = ReadingSettings(
        zone=form.zone or (charter.zone_info if charter else None),
        now=datetime.now(UTC),
        posts=charter.posts() if charter and form.knows_posts else {},
        region=_region(charter) if charter else None,
        exercise=bool(charter and charter.agreement.exercise),
        keep_going=keep_going,
        beside=form.beside,
        progress=progress,
    )
    return read_reports(paths, settings)


def remarks_told(read: ReadReports, most: int = 10) -> str:
    """What a person should know of what was taken: each kind once, those on whole files before those on rows, and how many more."""
    # Many kinds of a first file would otherwise hide that columns of a second one are not read.
    of_files_first = told_together(sorted(read.remarks, key=lambda remark: remark.where.line > 1))
    shown = [f"  {told}" for told in of_files_first[:most]]
    if more := len(of_files_first) - len(shown):
        shown.append(f"  … and {more:,} more of other kinds")
    return "\n".join(shown)


def _region(charter: Charter) -> Region | None:
    """Where reports are expected: where the agreement draws its zones and lines."""
    if not charter.shapes:
        return None
    west, south, east, north = shapely.total_bounds(list(charter.shapes.values()))
    return west, south, east, north
