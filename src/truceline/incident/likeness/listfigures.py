"""What numbers of dead and injured say of a pair of two lists by the day: how alike they are, and which list tells more.

One list adds up what the other tells apart, counts all dead where the other counts civilians, or holds to the least that anybody says.
Then its numbers are the larger as a rule: that one is larger is hardly a contradiction, and that one is smaller is. So between two
lists of which that was learnt (figurelearning), killed and injured are weighed by how alike the two numbers are *and* whose is the larger, by the
size of either. Only where the model has a law of the two; all other numbers, and those of all other pairs, say what they always do (figures).

All that is asked of a pair is in the pair and in the model.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs
from truceline.incident.columns.remembering import remembered
from truceline.incident.likeness.days import ByDay
from truceline.incident.likeness.figures import Numbers, evidence_by_kind, injured_of, killed_of
from truceline.incident.likeness.twofigures import SIZES, Number, alike_numbers, as_told, size_of
from truceline.incident.model import APART, MISSING, SAME, LinkModel
from truceline.values.shape.compiled import in_place, inlined
from truceline.values.taxonomy import HARMED

VICTIMS = ("killed", "injured")
WAYS = 2 * APART - SAME  # the same; near, related and apart with the first list's smaller, and with it larger
_FIGURE = 7  # row of the parts of scores


class _Tables(NamedTuple):
    """The laws as the kernel looks them up: which there are, by law and kind; and by law, kind, end, size and way what each is worth."""

    told: Bools
    worth: Floats
    harmed: Floats  # by law, and by whom either says were harmed, first nobody


@inlined
def way_of(one: Number, other: Number) -> int:
    """How two numbers stand to each other, each told as low, best and high: how alike they are, and beyond APART the same with the first larger.

    Whoever tells the very range of another tells the same, whatever it takes for the best. "At least three" is three here: what it is worth that a list
    tells the least is learnt of its numbers.
    """
    one, other = as_told(one), as_told(other)
    of_one_range = 0 <= one[0] < one[2] and one[0] == other[0] and one[2] == other[2]
    level = SAME if of_one_range else alike_numbers(one, other)
    return level + APART - SAME if level > SAME and one[1] > other[1] else level


def with_list_figures(
    parts: Floats, told_by: tuple[Numbers, Floats], pairs: tuple[Ints, Ints], by: tuple[LinkModel, ByDay]
) -> Floats:
    """The parts of pairs, that of figures as their two lists have it where the model knows; `told_by` are all numbers, and what they say elsewhere."""
    model, by_day = by
    if not any(law.figures or law.harmed for law in model.by_day):
        return parts
    first, second = pairs
    straight = by_day.number[first] <= by_day.number[second]
    _write(parts[_FIGURE], told_by, pairs, (by_day.law(first, second), straight), _tables(model))
    return parts


@remembered
def _tables(model: LinkModel) -> _Tables:
    laws = model.by_day
    told = np.zeros((len(laws), len(VICTIMS)), np.bool_)
    worth = np.zeros((len(laws), len(VICTIMS), 2, len(SIZES), WAYS + 1))
    harmed = np.zeros((len(laws), len(HARMED) + 1, len(HARMED) + 1))
    for place, law in enumerate(laws):
        for each in law.figures:
            kind = VICTIMS.index(each.kind)
            told[place, kind] = True
            worth[place, kind, :, :, SAME:] = each.by_first, each.by_second
        if law.harmed:
            harmed[place, 1:, 1:] = law.harmed
    return _Tables(told, worth, harmed)


@in_place
def _write(
    figure: Floats,
    told_by: tuple[Numbers, Floats],
    pairs: tuple[Ints, Ints],
    lists: tuple[Longs, Bools],
    tables: _Tables,
) -> None:
    """Write what the figures of each pair say that a law tells of; the lists of a pair are its law, and whether its first row is of the law's first list."""
    numbers, laws = told_by
    law, straight = lists
    for k in range(len(law)):
        place = law[k]
        if place < 0:
            continue
        i, j = pairs[0][k], pairs[1][k]
        counted, calibre, killed, injured = evidence_by_kind(numbers, laws, i, j)
        one, other = (i, j) if straight[k] else (j, i)
        if tables.told[place, 0]:
            killed = _said(tables.worth[place, 0], killed_of(numbers, one), killed_of(numbers, other))
        if tables.told[place, 1]:
            injured = _said(tables.worth[place, 1], injured_of(numbers, one), injured_of(numbers, other))
        whom = tables.harmed[place, numbers.harmed[one] + 1, numbers.harmed[other] + 1]
        figure[k] = counted + calibre + killed + injured + whom


@inlined
def _said(worth: npt.NDArray[np.float64], one: Number, other: Number) -> float:
    """What two numbers of one kind say: the mean of what is to be said of either."""
    way = way_of(one, other)
    if way == MISSING:
        return 0.0
    return float(0.5 * (worth[0, size_of(one[1]), way] + worth[1, size_of(other[1]), way]))
