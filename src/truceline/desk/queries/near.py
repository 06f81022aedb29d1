"""What is known near a place and time, and what places are called: what an officer is shown while somebody is still on the line."""

import math
from datetime import datetime, timedelta
from itertools import islice

from truceline.desk.gazetteer import Place
from truceline.desk.recording import read
from truceline.desk.tables import Incident
from truceline.values.party import fold_name

NEAR_M = 5_000.0
NEAR_IN_TIME = timedelta(hours=3)
_MOST = 5
_LOOKED_AT = 60
_METRES_PER_DEGREE = 111_320.0


def incidents_near(longitude: float, latitude: float, radius_m: float, at: datetime) -> list[Incident]:
    """The incidents that could be the same: within reach of the place and a few hours, the nearest in time first."""
    reach = (NEAR_M + radius_m) / _METRES_PER_DEGREE
    across = reach / max(math.cos(math.radians(latitude)), 0.01)
    rows = Incident.objects.filter(
        is_struck=False,
        occurred_at__range=(at - NEAR_IN_TIME, at + NEAR_IN_TIME),
        latitude__range=(latitude - reach, latitude + reach),
        longitude__range=(longitude - across, longitude + across),
    )
    found = list(rows.order_by("-occurred_at", "number")[:_LOOKED_AT])
    return sorted(found, key=lambda one: abs(one.occurred_at - at))[:_MOST]


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
