"""What the sides of two rows say together where lists name them in an order of their own: whoever began, or the government always first.

There the actor of one row is as soon the target of the other. What is known of a pair is then not its two actors and its two targets,
but the two sides of the one beside the two of the other, as it was learnt (crosswise). Only between two lists of which that was learnt, and
only of sides that the model knows; else actors and targets say what they always do.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.incident.columns.arrays import Floats, Ints, Longs
from truceline.incident.columns.remembering import remembered
from truceline.incident.likeness.days import ByDay
from truceline.incident.likeness.kernels import Spots
from truceline.incident.likeness.naming import known_names
from truceline.incident.likeness.numbering import GROUP_BITS
from truceline.incident.model import LinkModel

_ACTOR = 5  # row of the parts of scores


class _Known(NamedTuple):
    """The sides that a model knows by the numbers of an actor and a target, which laws cross, and what any two sides are worth."""

    number: Longs  # -1: not known; after the numbers of names stand that of all others, and of none
    crossing: npt.NDArray[np.bool_]  # by the place of a law; last of none
    worth: Floats

    def of(self, spots: Spots, rows: Ints) -> Longs:
        """The number of each row's sides."""
        places = []
        for code, size in zip((spots.actor[rows], spots.target[rows]), self.number.shape, strict=True):
            places.append(np.where(code < 0, size - 1, np.minimum(code >> GROUP_BITS, size - 2)))
        return np.asarray(self.number[places[0], places[1]])


def with_sides(parts: Floats, spots: Spots, pairs: tuple[Ints, Ints], by: tuple[LinkModel, ByDay]) -> Floats:
    """The parts of pairs, that of actors as both sides say it where two lists cross and the model knows the sides of both rows."""
    model, by_day = by
    if model.sides is None:
        return parts
    known = _known(model)
    one, other = (known.of(spots, rows) for rows in pairs)
    told = np.flatnonzero(known.crossing[by_day.law(*pairs)] & (one >= 0) & (other >= 0))
    parts[_ACTOR, told] = known.worth[one[told], other[told]]
    return parts


@remembered
def _known(model: LinkModel) -> _Known:
    places = [{name: place for place, name in enumerate(known_names(model, of))} for of in ("actor", "target")]
    sides = model.sides
    if sides is None:
        raise ValueError("expected a model that knows of sides")
    number = np.full([len(place) + 2 for place in places], -1, np.int64)
    last: dict[tuple[int, ...], int] = {}
    ends = []
    for met in sides.met:
        for names in (met.first, met.second):
            at = tuple(place[name] if name else len(place) + 1 for place, name in zip(places, names, strict=True))
            ends.append(last.setdefault(at, len(last)))
            number[at] = last[at]
    worth = np.zeros((len(last), len(last)))
    for one, other, met in zip(ends[::2], ends[1::2], sides.met, strict=True):
        worth[one, other] = worth[other, one] = met.worth
    crossing = [(law.first, law.second) in {each[:2] for each in sides.crossing} for law in model.by_day]
    return _Known(number, np.array([*crossing, False]), worth)
