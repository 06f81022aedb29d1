"""How alike the numbers of one incident are, of all of a kind and by their size, counted over pairs by how probable each is (by_probability).

Whoever hears two explosions tells of two; of forty one tells 38 and another 45. So that both tell the same is hardly to be missed of small numbers, and
lucky of large ones; and where small ones differ, that says more.

1. Of each kind of number (counts in whatever unit, calibre, killed, injured) it is counted how often the two of a pair are the same, near, related or apart.
2. Of counts, killed and injured the same by size: of each pair half for the one's size, half for the other's. Of a size it is believed as of all and of the
   sizes next to it, which are told by more.

What is learnt depends on the set of pairs alone. It says nothing of how often strangers' numbers are so alike (figures).
"""

import numpy as np

from truceline.incident.columns.arrays import Floats, Ints, Longs
from truceline.incident.learning.nearby import tally
from truceline.incident.likeness.figures import BySize, Numbers, figure_levels
from truceline.incident.likeness.twofigures import LAST, SIZE_OF, SIZES
from truceline.incident.model import APART, MISSING, SAME, FigureShares

_HELD = 10.0  # pairs' worth of belief in what is believed of all numbers of a kind, and of those of one size
_NEXT = 0.5  # so much of what is counted of a size is believed of those next to it

Pairs = tuple[Ints, Ints, Floats]  # the rows of both reports, and how probable it is that they tell of one incident


def learn_shares(numbers: Numbers, pairs: Pairs, believed: FigureShares) -> tuple[FigureShares, BySize]:
    """Of one incident, how often numbers are so alike: of all of a kind, and by kind and size; of calibres it hangs on no size."""
    first, second, likely = pairs
    shares, by_size = [], {}
    for name, levels, belief in zip(FigureShares._fields, figure_levels(numbers, first, second), believed, strict=True):
        counts = np.bincount(levels, likely, APART + 1)[SAME:] + _HELD * np.array(belief)
        whole = np.round(counts / counts.sum(), 6)
        shares.append(tuple(whole.tolist()))
        if name != "calibre":
            told = np.flatnonzero(levels != MISSING)
            kinds = levels[told].astype(np.int64) - SAME
            one, other = (_counted(getattr(numbers, name)[ends[told]], kinds, likely[told]) for ends in (first, second))
            by_size[name] = _of_sizes(0.5 * (one + other), whole)
    return FigureShares(*shares), by_size


def _counted(told: Ints, kinds: Longs, likely: Floats) -> Floats:
    """How many pairs are so alike, by the size of one of their numbers."""
    size = SIZE_OF[np.minimum(told, LAST)].astype(np.int64)
    return tally(size * APART + kinds, likely, len(SIZES) * APART).reshape(len(SIZES), APART)


def _of_sizes(counted: Floats, whole: Floats) -> Floats:
    """Step 2, from what is counted by size and what is known of all."""
    beside = counted.copy()
    beside[1:] += _NEXT * counted[:-1]
    beside[:-1] += _NEXT * counted[1:]
    return _beside(counted, _beside(beside, whole))


def _beside(counted: Floats, believed: Floats) -> Floats:
    """The shares, from what is counted and what is believed of them."""
    return np.asarray((counted + _HELD * believed) / (counted.sum(axis=1, keepdims=True) + _HELD))
