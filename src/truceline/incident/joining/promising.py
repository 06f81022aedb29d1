"""What the odds of a pair beside its rivals promise: the probability that is told to people, and joins nothing.

A table of the model (`LinkModel.calibration`) says how often pairs with such odds were right where the truth is known. Two things that it was not
made of are known of the reports at hand:

- Where reports give the name of a place and no coordinates, it is more crowded than is counted: whoever is near is counted as spread over all that
  lies within its reach, and fire is in the town alone. The more reports are placed so (`LinkModel.by_names`), the less odds are worth of pairs of
  which one was measured; those of two names are worth a little less in any case.
- Two lists by the day have their strangers and partners counted in these very lists, and what their odds say is so, but for how many rows have a
  partner at all. That is learnt of every two lists (partnered): the odds that a row of the shorter one has any are moved by it, and what its
  candidates share among them with that. No table is asked.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Floats, Ints, Longs, column_of
from truceline.incident.joining.believing import beside_rivals, looked_up
from truceline.incident.joining.holding import held
from truceline.incident.likeness.compare import Compared, Pairs, together

# Nats. Of ten training exercises with none, a third, four fifths and nineteen in twenty of all coordinates blanked.
_LESS_BESIDE_NAMES, _LESS_OF_NAMES = 0.8, 0.2
_MOST = 0.995  # that the candidates of a row share
_LESS_OF_LISTS = 0.2  # nats, of exercises by the day and of invented lists beside UCDP's events (seeds 22 and 31)


def promised(pairs: Pairs, odds: Floats, compared: Compared, reports: pa.Table) -> Floats:
    """How probable each pair of these reports is that has such odds beside its rivals; of two lists by the day all rivals must be among them."""
    likely = looked_up(odds - _less(pairs, compared, reports), compared.model.calibration)
    law = compared.by_day.law(pairs.first, pairs.second)
    by_law = np.flatnonzero(law >= 0)
    if len(by_law):
        likely[by_law] = _of_lists((pairs.first[by_law], pairs.second[by_law]), odds[by_law], law[by_law], compared)
    return likely


def promised_beyond(within: Sequence[Pairs], beyond: Pairs, told: tuple[Compared, pa.Table]) -> Floats:
    """What is within reach has no rivals beyond it; what is beyond has all."""
    compared, reports = told
    every = together(*(compared.of_score(pairs.first, pairs.second, pairs.score) for pairs in (*within, beyond)))
    odds = beside_rivals(every, compared.spots.source, held(every, compared))
    return promised(every, odds, compared, reports)[len(every) - len(beyond) :]


def _of_lists(ends: tuple[Ints, Ints], odds: Floats, law: Longs, compared: Compared) -> Floats:
    """The same of pairs of two lists by the day: what the candidates of a row of the shorter one share among them is moved by how many rows have a partner."""
    laws, number, source = compared.model.by_day, compared.by_day.number, compared.spots.source
    likely = 1.0 / (1.0 + np.exp(_LESS_OF_LISTS - odds))
    first, second = ends
    of_first = np.array([law.of_first for law in laws])[law]
    is_first = of_first == (number[first] <= number[second])
    row, other = np.where(is_first, first, second), np.where(is_first, second, first)
    _, place = np.unique(row.astype(np.int64) << 32 | source[other], return_inverse=True)
    shared = np.minimum(np.bincount(place, likely), _MOST)[place]
    moved = np.exp(np.array([law.partnered for law in laws]))[law] * shared
    return np.asarray(likely * moved / (1.0 - shared + moved) / shared)


def _less(pairs: Pairs, compared: Compared, reports: pa.Table) -> Floats:
    """By how much less the odds are worth where names tell of places; where one of the two lies nowhere, by nothing."""
    lost = np.isnan(column_of(reports, "longitude"))
    ends = (pairs.first, pairs.second)
    of_names = np.where(lost[ends[0]] & lost[ends[1]], _LESS_OF_NAMES, _LESS_BESIDE_NAMES * compared.model.by_names)
    nowhere = np.isnan(compared.spots.x)
    return np.asarray(np.where(nowhere[ends[0]] | nowhere[ends[1]], 0.0, of_names))
