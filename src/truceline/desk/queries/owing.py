"""What waits for the worker to be gathered: how many reports, and since when the first of them does."""

from dataclasses import dataclass
from datetime import datetime

from truceline.desk.tables import Owed

# More are not counted: whoever reads of so many looks at the worker, not at the figure.
MOST = 5_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many changes are kept and not gathered yet, counted up to a bound, and when the first of them came."""

    number: int
    is_more: bool
    since: datetime


def waiting() -> Waiting | None:
    """What is owed now; None where nothing is."""
    first = Owed.objects.first()
    if first is None:
        return None
    number = Owed.objects.order_by().values("pk")[: MOST + 1].count()
    return Waiting(min(number, MOST), number > MOST, first.since)
