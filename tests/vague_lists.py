"""Two invented lists of one district whose places and hours are so vague that partners hardly stand out among strangers, though texts may tell."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from landmarks import names
from told import reports_of, told

from truceline.incident.evaluation.evaluating import Belonging, Quality, pairwise
from truceline.incident.gathered import Gathered

TELLINGS = ("all", "some", "none")
_DAYS, _WITHIN_S, _ERROR_M = (
    30,
    10_800.0,
    0.41,
)  # hours are known to three; errors of place by axis, in shares of the radius
_LANDMARKS, _TOWNS = names(20, seed=2), names(10, seed=3)
_WEST, _SOUTH, _WIDTH = 36.5, 35.6, 0.2  # degrees: a district of 18 by 22 kilometres
_DEGREE_M = 111_000.0


def vague_lists(seed: int, rows: int, shared: float, radius_m: float, telling: str = "all") -> pa.Table:
    """Two lists of so many rows together; this share of the incidents stands in both, and rows of one incident have one reference.

    Texts tell of all a landmark and a town; of some one of twenty landmarks, rightly in three of five, another in one of five; or of none.
    """
    lots = random.Random(seed)  # noqa: S311 - a test repeats itself
    begin, found = datetime(2017, 1, 1, tzinfo=UTC), list[dict[str, Any]]()
    for number in range(round(rows / (1 + shared))):
        east, north = (edge + lots.uniform(0.0, _WIDTH) for edge in (_WEST, _SOUTH))
        at = begin + timedelta(hours=lots.uniform(0.0, 24.0 * _DAYS))
        landmark, town = lots.randrange(len(_LANDMARKS)), lots.randrange(len(_TOWNS))
        only = None if lots.random() < shared else lots.choice("ab")
        for source in "ab":
            said, longitude, latitude = (
                _said(lots, (source, landmark, town), telling),
                *_near(lots, (east, north), radius_m),
            )
            minutes = timedelta(minutes=round(lots.gauss(0.0, 90.0)))
            row = {
                "reference": str(number),
                "said": said,
                "language": "en",
                "radius_m": radius_m,
                "act": "artillery_fire",
            }
            row |= {"occurred_at": at + minutes, "occurred_within_s": _WITHIN_S}
            if only in (None, source):
                found.append(told(source, **row, longitude=longitude, latitude=latitude))
    return reports_of(*found)


def _near(lots: random.Random, place: tuple[float, float], radius_m: float) -> tuple[float, float]:
    east, north = (degrees + lots.gauss(0.0, _ERROR_M * radius_m / _DEGREE_M) for degrees in place)
    return round(east, 5), round(north, 5)


def _said(lots: random.Random, of: tuple[str, int, int], telling: str) -> str:
    source, landmark, town = of
    if telling == "none":
        return "nothing told"
    if telling == "all":
        words = _LANDMARKS[landmark][0], _TOWNS[town][0]
        return ("Shells hit the {} of {}" if source == "a" else "Shelling of the {} in {}").format(*words)
    lot, other = lots.random(), lots.randrange(len(_LANDMARKS))
    named = landmark if lot < 0.6 else other if lot < 0.8 else None
    return "Shelling" if named is None else f"Shelling of the {_LANDMARKS[named][0]}"


def rightly(gathered: Gathered) -> Quality:
    """How right the incidents of such lists are, over pairs of their rows."""
    links = gathered.links
    true = pc.list_element(pc.split_pattern(links["report_id"], "/"), 1)
    put, belong = (
        Belonging(np.arange(links.num_rows), column.combine_chunks().dictionary_encode().indices.to_numpy())
        for column in (links["incident_id"], true)
    )
    return pairwise(put, belong)
