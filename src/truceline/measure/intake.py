"""How files of reports are read for an agreement: by its local time or that of a zone that is named, with its posts, where its zones lie."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import shapely

from truceline.agreement.charter import Charter
from truceline.errors import told_together
from truceline.report.reading import ReadReports, read_reports
from truceline.report.settings import Held, ReadingSettings, Region


@dataclass(frozen=True, slots=True)
class Form:
    """What is read of files in their senders' form.

    Where `knows_posts` is false nothing is filled in from the agreement's posts: whoever sent the file may not know where they are.
    `beside` names further columns that are given beside the reports, `held` says what is held where these come to. `zone` is that of local times where it is said; it goes before the
    agreement's.
    """

    knows_posts: bool = True
    beside: tuple[str, ...] = ()
    held: Held | None = None
    zone: ZoneInfo | None = None


OURS = Form()
# A sheet, and columns or cells of columns, from which nothing was read.
_SHEET, _NOT_READ = "R062", ("R070", "R080", "R082", "R103")


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
        held=form.held,
        progress=progress,
    )
    return read_reports(paths, settings)


def remarks_told(read: ReadReports, most: int = 10) -> str:
    """What a person should know of what was taken: each kind once, those on whole files before those on rows, and how many more.

    What says that something was not read is never among those that are only counted, and each sheet that was not is named.
    """
    sheets = [str(remark) for remark in read.remarks if remark.code == _SHEET]
    not_read = told_together(remark for remark in read.remarks if remark.code in _NOT_READ)
    others = [remark for remark in read.remarks if remark.code not in (_SHEET, *_NOT_READ)]
    # Many kinds of a first file would otherwise hide what is said of a second one.
    of_files_first = told_together(sorted(others, key=lambda remark: remark.where.line > 1))
    kept = of_files_first[: max(0, most - len(sheets) - len(not_read))]
    shown = [f"  {told}" for told in (*sheets, *not_read, *kept)]
    if more := len(of_files_first) - len(kept):
        shown.append(f"  … and {more:,} more of other kinds")
    return "\n".join(shown)


def remarks_by_code(read: ReadReports) -> dict[str, int]:
    """How many remarks there are of each code; docs/errors.md says what each means."""
    return dict(sorted(Counter(remark.code for remark in read.remarks).items()))


def _region(charter: Charter) -> Region | None:
    """Where reports are expected: where the agreement draws its zones and lines."""
    if not charter.shapes:
        return None
    west, south, east, north = shapely.total_bounds(list(charter.shapes.values()))
    return west, south, east, north
