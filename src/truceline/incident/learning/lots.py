"""Drawing pairs by lot: a share of them that is the same in whatever order reports come."""

from truceline.incident.columns.arrays import Bytes, Ints, Longs
from truceline.incident.likeness.kernels import Spots, square_distance
from truceline.incident.model import Weights
from truceline.values.shape.compiled import in_place

LOTS = 1 << 32
KINDS = 6  # of pairs that are drawn: of two sources far apart, near or next to each other, of one source likewise
_NEAR2 = (36.0, 16.0)  # squares of deviations of place and time; hardly any pair of one incident is farther apart
_NEXT2 = (6.25, 4.0)  # nor most


@in_place
def draw(spots: Spots, weights: Weights, pairs: tuple[Ints, Ints], drawn: tuple[Longs, Longs, Longs, Bytes]) -> int:
    """Keep, in place, the pairs whose lot is below the bound of their kind; tell how many, and write lots and kinds.

    A pair's lot is mixed from those of its two reports, which of them comes first is all the same.
    """
    first, second = pairs
    lot_of, bound, lots, kinds = drawn
    count = 0
    for k in range(len(first)):
        i, j = first[k], second[k]
        lot = ((lot_of[i] + lot_of[j]) * 2_654_435_761) & 0xFFFFFFFF
        lot = ((lot ^ (lot >> 15)) * 2_246_822_519) & 0xFFFFFFFF
        lot ^= lot >> 13
        gap = spots.at[i] - spots.at[j]
        variance = spots.variance_m2[i] + spots.variance_m2[j] + weights.extent2
        spread = spots.variance_s2[i] + spots.variance_s2[j] + weights.duration2
        distance2, gap2 = square_distance(spots, i, j) / variance, gap * gap / spread
        kind = int(distance2 < _NEAR2[0] and gap2 < _NEAR2[1]) + int(distance2 < _NEXT2[0] and gap2 < _NEXT2[1])
        kind += 3 * int(spots.source[i] == spots.source[j])
        if lot < bound[kind]:
            first[count], second[count], lots[count], kinds[count] = i, j, lot, kind
            count += 1
    return count
