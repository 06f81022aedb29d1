"""What each provision caught: how many incidents it says what of."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection
from django.db.models import Count

from truceline.desk.tables import Finding

# A count that takes longer than this is not made anew at every look, and pages say when it was made.
_SLOW_S, _KEPT_S = 0.2, 60.0


@dataclass(frozen=True, slots=True)
class Caught:
    """How many incidents each provision says what of, and when they were counted."""

    counts: Mapping[tuple[str, str], int]
    counted_on: datetime
    took_s: float


class _Kept:
    last: tuple[object, Caught] | None = None


def caught() -> Caught:
    """Count, or give the last count where nothing was recorded since; on a large desk a count may be a minute old."""
    # The count is that of one state of the register: whatever changes a finding adds an entry.
    state = _entries()
    if _Kept.last is not None:
        counted_at, kept = _Kept.last
        age = (datetime.now(UTC) - kept.counted_on).total_seconds()
        if counted_at == state or (kept.took_s > _SLOW_S and age < _KEPT_S):
            return kept
    begun = time.monotonic()
    rows = (
        Finding.objects.filter(is_struck=False, incident__is_struck=False)
        .values_list("provision", "verdict")
        .annotate(count=Count("pk"))
        .order_by()
    )
    counts = {(provision, verdict): count for provision, verdict, count in rows}
    made = Caught(counts, datetime.now(UTC), time.monotonic() - begun)
    _Kept.last = (state, made)
    return made


def _entries() -> tuple[str, int]:
    """Which register this is, and how many entries it has."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT size FROM register_head")
        return str(connection.settings_dict["NAME"]), int(cursor.fetchone()[0])
