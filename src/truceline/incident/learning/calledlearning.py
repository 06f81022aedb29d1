"""What it is worth that two reports call their place by the same name, or by another (calling), where own words tell nothing.

A name mostly follows from the place, and that two share it from their lying near. So it is counted as own words are (own_wordlearning), but of the name
alone, and **at like distance, like errors and in a like crowd**: where much is told, pairs are less probable and names fewer, and one would seem to follow from
the other. The rarer the name, the more it tells. A name tells little, but it tells it of many: much where coordinates are vague or rounded to a district,
hardly anything where it was written down by the coordinates, and then it says nothing.
"""

import numpy as np
import pyarrow as pa

from truceline.incident.learning.own_wordlearning import (
    FEWEST,
    HELD,
    LEVELS,
    Likely,
    alike,
    by_distance,
    by_lots,
    by_steps,
    worth_at_like,
)
from truceline.incident.likeness.calling import told_names
from truceline.incident.likeness.compare import PARTS
from truceline.incident.likeness.placenames import with_own_names
from truceline.incident.likeness.sharing import SHARED, weigh_shared
from truceline.incident.likeness.words import common_words, weighed_words
from truceline.incident.model import NamedPlace, WordLaw

# Nats of a pair of one incident that names must tell, and how many more of all pairs, so that few teach nothing. Of 146 exercises of 1,000 and 10,000
# reports, whose names follow from their coordinates, one tells so much, which is 0.03 of 5,000 pairs and 0.12 of 500.
_TELLS, _DOUBTED = 0.02, 50.0
_LIKE = tuple(PARTS.index(of) for of in ("distance_m", "space_score", "crowd_score"))


def learn_called(reports: pa.Table, places: tuple[NamedPlace, ...], pairs: Likely) -> WordLaw | None:
    """The law of names among these reports, or none where they tell too little of a pair, or no more than lots would have it."""
    reports = with_own_names(reports.select(["place_name", "longitude"]), places)
    told = told_names(reports)
    called = np.zeros(reports.num_rows, np.bool_)
    called[told.row] = True
    both = np.flatnonzero(called[pairs.first] & called[pairs.second])
    if float(pairs.likely[both].sum()) < FEWEST:
        return None
    silent = WordLaw((0.0,) * LEVELS, common_words(told), names=True)
    shared = np.empty(len(both))
    weigh_shared(weighed_words(told, reports.num_rows, silent), (pairs.first[both], pairs.second[both]), shared)
    tells = np.flatnonzero(shared >= 0.0)  # a name that all have tells nothing
    both, level = both[tells], np.asarray(np.digitize(shared[tells], SHARED), np.int64)
    first, second, likely = pairs.first[both], pairs.second[both], pairs.likely[both]
    if float(likely.sum()) < FEWEST:
        return None
    metres, space, crowd = pairs.parts_of(first, second)[list(_LIKE)]
    like = alike(by_distance(metres), by_steps(space), by_steps(crowd))
    worth, met = worth_at_like(level, likely, like, HELD)
    told_by_it = float((met * worth).sum())
    if by_lots(told_by_it) or told_by_it < _TELLS * float(met.sum()) + _DOUBTED:
        return None
    return silent._replace(worth=tuple((np.round(worth, 3) + 0.0).tolist()))
