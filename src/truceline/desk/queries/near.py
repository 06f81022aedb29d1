"""What is known near a place and time, and what places are called: what an officer is shown while somebody is still on the line."""

import math
from datetime import datetime, timedelta
from itertools import islice

import numpy as np

from truceline.desk.gazetteer import Place
from truceline.desk.queries.columns_at_hand import columns_at_hand
from truceline.desk.queries.incidents import incidents_numbered
from truceline.desk.recording import read
from truceline.desk.tables import Incident
from truceline.measure.period import naive
from truceline.values.party import fold_name

NEAR_M = 5_000.0
NEAR_IN_TIME = timedelta(hours=3)
_MOST = 5
_LOOKED_AT = 60
_METRES_PER_DEGREE = 111_320.0


def incidents_near(longitude: float, latitude: float, radius_m: float, at: datetime) -> list[Incident]:
    """The incidents that could be the same: within reach of the place, and of the time within which they were by a few hours.

    The nearest in time come first; of those that may have been at that very time the most exactly known.
    """
    reach = (NEAR_M + radius_m) / _METRES_PER_DEGREE
    across = reach / max(math.cos(math.radians(latitude)), 0.01)
    columns = columns_at_hand()
    away_s = np.maximum(np.abs((columns.at - naive(at)) / np.timedelta64(1, "s")) - columns.within_s, 0.0)
    near = columns.held & (away_s <= NEAR_IN_TIME.total_seconds())
    near &= (np.abs(columns.latitude - latitude) <= reach) & (np.abs(columns.longitude - longitude) <= across)
    rows = np.flatnonzero(near)
    nearest = rows[np.lexsort((-rows, columns.within_s[rows], away_s[rows]))[:_MOST]]
    return incidents_numbered((nearest + 1).tolist())


def told_places(typed: str) -> list[Place]:
    """Places that incidents named by a word typed were told to lie at; each name once, the latest first."""
    words = fold_name(typed).split()
    if not words or len(words[0]) < 2:
        return []
    rows = Incident.objects.filter(is_struck=False, longitude__isnull=False)
    for word in words:
        rows = rows.filter(words__contains=word)
    found: dict[str, Place] = {}
    for content in rows.order_by("-occurred_at").values_list("content", flat=True)[:_LOOKED_AT]:
        row = read(content)
        name = row.get("place_name")
        if name and fold_name(name) not in found:
            admin = ", ".join(row[part] for part in ("admin2", "admin1") if row.get(part))
            place = Place((name,), row["longitude"], row["latitude"], row.get("radius_m", 1_000.0), "told", admin)
            found[fold_name(name)] = place
    return list(islice(found.values(), 20))
