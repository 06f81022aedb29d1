"""How a source has written its times until now: what comes of it in one more file is read by that."""

from truceline.desk.queries.surroundings import digest
from truceline.desk.recording import read
from truceline.desk.tables import Report
from truceline.values.instant import BY_DAY_S

# So many of its latest reports that came in files are looked at, and so few are no habit.
_LATEST, _FEWEST = 30, 3


def tells_days_alone(source: str) -> bool:
    """Whether the latest reports of a source that came in files, three of them or more, all tell the day alone."""
    latest = Report.objects.filter(mark__source=digest(source), arrival__isnull=False).order_by("-received_at", "pk")
    within = [
        float(read(content)["occurred_within_s"]) for content in latest.values_list("content", flat=True)[:_LATEST]
    ]
    return len(within) >= _FEWEST and min(within) >= BY_DAY_S
