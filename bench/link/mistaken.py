"""Which act the reports beside one of an incident tell of, on the training exercises: what is believed of witnesses beforehand."""

from dataclasses import replace

import numpy as np
from believed import FITTED_ON
from scene import invented, settings_of

from truceline.incident.columns.arrays import places_among
from truceline.incident.model import ACT_CODES

_LEAST = 0.005  # what is rarer is left out


def fitted(reports: int = 10_000) -> dict[str, dict[str, float]]:
    """The table of `incident.learning.witnesses` anew. Each exercise counts alike; whoever repeats another tells nothing of its own."""
    pairs = np.zeros((len(ACT_CODES), len(ACT_CODES)))
    for seed, kind, density in FITTED_ON:
        told, known = invented(replace(settings_of(kind, reports, density), seed=seed))
        act = places_among(told.column("act"), ACT_CODES, otherwise=-1)
        own = (act >= 0) & ~known["relay"].to_numpy()
        incident = known["incident"].to_numpy()[own]
        often = np.zeros((int(incident.max()) + 1, len(ACT_CODES)))
        np.add.at(often, (incident, act[own]), 1.0)
        beside = often.T @ often - np.diag(often.sum(axis=0))
        pairs += beside / beside.sum()
    table = {}
    for code, beside in zip(ACT_CODES, pairs, strict=True):
        if beside.sum() > 0.0:
            shares = beside / beside.sum()
            order = np.argsort(-shares, kind="stable")
            table[code] = {ACT_CODES[k]: round(float(shares[k]), 3) for k in order if shares[k] >= _LEAST}
    return table
