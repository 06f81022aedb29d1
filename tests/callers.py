"""Callers who name a town and give no coordinates, of a list in which nobody says where any town lies."""

from datetime import timedelta
from typing import Any

import numpy as np
import pyarrow as pa
from told import NOON, reports_of, told

from truceline.incident.likeness.placenames import Listed

TOWNS = {
    "Nawa": (36.04, 32.89),
    "Dael": (36.12, 32.75),
    "Tafas": (36.07, 32.74),
    "Inkhil": (36.12, 33.02),
    "Jasim": (36.06, 32.99),
    "Busra": (36.48, 32.52),
    "Izra": (36.25, 32.85),
    "Sanamayn": (36.18, 33.07),
    "Hirak": (36.30, 32.75),
    "Saida": (36.22, 32.63),
}
GAZETTEER = tuple(Listed((name,), *where) for name, where in TOWNS.items())


def callers(seed: int, incidents: int, right: float = 1.0) -> pa.Table:
    """Shelling in one of ten towns every 48 minutes in the mean, told by one to three of five callers, some minutes off.

    In this share of calls the town is right, else it is any other. Calls of one incident have one reference.
    """
    lots = np.random.default_rng(seed)
    found = list[dict[str, Any]]()
    for number in range(incidents):
        at = NOON + timedelta(minutes=float(lots.uniform(0.0, 48.0 * incidents)))
        town = str(lots.choice([*TOWNS]))
        for caller in lots.choice([*"abcde"], lots.integers(1, 4), replace=False).tolist():
            named = town if lots.random() < right else str(lots.choice([other for other in TOWNS if other != town]))
            off = timedelta(minutes=float(lots.normal(0.0, 8.0)))
            told_so = {"reference": str(number), "occurred_at": at + off, "occurred_within_s": 900.0}
            found.append(told(caller, **told_so, place=None, place_name=named))
    return reports_of(*found)
