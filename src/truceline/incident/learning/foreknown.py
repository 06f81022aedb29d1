"""What is known before anything is counted by probability: what people judged of these reports, and what a model counted on others.

What people judged is certain, and so is what follows from it: such pairs count as one incident or as two, and not by their probability.
Whichever pairs people are asked about, that is right of each of them, and those that nobody was asked about stay as probable as they are.

What two acts or names are worth has two sides, and only one carries over. How often they are met in one incident belongs to witnesses and
sources: who takes mortars for artillery does so elsewhere. How often they are met by chance belongs to these places and weeks, and is
counted on the reports at hand. So of another model only the first is believed, for as many pairs as it counted, and no more than a bound.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.incident.columns.arrays import Floats, Ints
from truceline.incident.joining.judge import Settled, follow
from truceline.incident.model import LinkModel, NamesMet, Sides, Taught

FEWEST = 50  # judged pairs: fewer would move the model by a hair, and with it, here and there, an incident that nobody judged
MOST_BELIEVED = 300.0  # pairs' worth of belief in what was counted on other reports


class Believed(NamedTuple):
    """A model of other reports: what it counted in one incident is believed, and all else is learnt of the reports at hand."""

    model: LinkModel


class Known(NamedTuple):
    """What people judged of the reports at hand, by their rows; and what another model counted of two acts or names, or of sides."""

    settled: Settled = Settled.nothing()
    met: tuple[NamesMet, ...] = ()
    sides: Sides | None = None  # and of two rows' sides, between lists that name them each in an order of its own

    @property
    def taught(self) -> Taught | None:
        """How many judgements teach; none where they are too few."""
        same, different = len(self.settled.same), len(self.settled.different)
        return Taught(same + different, same) if same + different >= FEWEST else None

    def of_rows(self, rows: npt.NDArray[np.integer], count: int) -> "Known":
        """The same of these of so many rows alone, each by its place among them."""
        place = np.full(count, -1, np.int32)
        place[rows] = np.arange(len(rows), dtype=np.int32)
        same, different = (place[pairs] for pairs in (self.settled.same, self.settled.different))
        joined, apart = (np.flatnonzero((pairs >= 0).all(axis=1)) for pairs in (same, different))
        by = tuple(self.settled.same_by[pair] for pair in joined.tolist())
        return self._replace(settled=Settled(same[joined], by, different[apart]))

    def write_judged(self, likely: Floats, count: int, first: Ints, second: Ints) -> None:
        """Give pairs of so many rows what people hold of them for their probability."""
        if self.taught:
            same, different = follow(self.settled, count, first, second)
            likely[same], likely[different] = 1.0, 0.0

    def with_believed(self, of: str, words: Sequence[str], levels: tuple[Floats, float]) -> tuple[Floats, float]:
        """How often two words of a column are met in one incident, and how many pairs that is worth, as levels and the other model have it.

        Of words that the other model did not meet, levels alone tell.
        """
        believed, held = levels
        place = {word: number for number, word in enumerate(words)}
        counted, met = np.zeros_like(believed), np.zeros(len(words), np.bool_)
        for each in self.met:
            one, other = place.get(each.first, -1), place.get(each.second, -1)
            if each.of == of and min(one, other) >= 0:
                met[[one, other]] = True
                counted[one, other] += each.pairs / 2.0
                counted[other, one] += each.pairs / 2.0
        pairs = float(counted.sum())
        if pairs <= 0.0:
            return levels
        told, more = np.ix_(met, met), min(pairs, MOST_BELIEVED)
        elsewhere = believed.copy()
        elsewhere[told] = counted[told] * (believed[told].sum() / pairs)
        return (held * believed + more * elsewhere) / (held + more), held + more


NOTHING_KNOWN = Known()
