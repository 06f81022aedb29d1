"""How alike two reports are in what they say, as small numbers: counts, casualties, place names, words, direction.

A level is 0 where one of the two says nothing. What each level is worth is no matter of this module: it is measured
on the reports (chance.py) and learnt (learning.py).
"""

import numpy as np
import numpy.typing as npt

from truceline.values.shape.compiled import inlined, kernel

Ints = npt.NDArray[np.int32]
Shorts = npt.NDArray[np.int16]
Masks = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]

COUNT, KILLED, INJURED, NAME, SAID, DIRECTION = range(6)  # the traits, as rows of tables
LEVELS: dict[str, tuple[str, ...]] = {
    "count": ("other unit", "same, 1 or 2", "same, 3 to 9", "same, 10 or more", "near", "within half", "within three times", "apart"),
    "killed": ("both none", "same, 1 or 2", "same, 3 to 9", "same, 10 or more", "near", "within twice", "one none", "apart"),
    "injured": ("both none", "same, 1 or 2", "same, 3 to 9", "same, 10 or more", "near", "within twice", "one none", "apart"),
    "name": ("same, rare", "same, usual", "same, common", "alike", "partly alike", "apart"),
    "said": ("no rare word shared", "one", "two", "three or four", "five or more"),
    "direction": ("same", "other"),
}  # fmt: skip
MOST_LEVELS = 1 + max(len(levels) for levels in LEVELS.values())
NOT_SAID = -1
_COMMON, _RARE = 0.1, 0.01  # shares of reports that name a place


# What of a report is compared beside where and when stands in one row of whole numbers, so that it is at hand together.
ACT, WEAPON, ACTOR, TARGET, UNIT, COUNTED, KILLED_LOW, KILLED_BEST, KILLED_HIGH = range(9)
INJURED_LOW, INJURED_BEST, INJURED_HIGH, NAMED_AS, NAME_KIND, NAME_BITS = range(9, 15)
WORD_BITS, TONGUE, HEADING, COLUMNS = 18, 22, 23, 24


def kind_of_names(names: Ints) -> npt.NDArray[np.int8]:
    """Whether each name is rare, usual or common among those that are named."""
    told = names[names >= 0]
    share = np.bincount(told) / max(len(told), 1)
    return (1 + (share >= _COMMON).astype(np.int8) - (share < _RARE).astype(np.int8)).astype(np.int8)


@inlined
def bits_of(mask: int) -> int:
    """How many of 32 bits are set."""
    m = np.uint32(mask)
    m = m - ((m >> np.uint32(1)) & np.uint32(0x55555555))
    m = (m & np.uint32(0x33333333)) + ((m >> np.uint32(2)) & np.uint32(0x33333333))
    m = (m + (m >> np.uint32(4))) & np.uint32(0x0F0F0F0F)
    return np.int64((m * np.uint32(0x01010101)) & np.uint32(0xFFFFFFFF)) >> 24  # type: ignore[return-value] # a machine integer


@kernel
def shared_bits(one: Ints, other: Ints, at: int) -> int:
    """How many of the 128 bits that begin in a column are set in both rows."""
    shared = 0
    for k in range(at, at + 4):
        both = one[k] & other[k]
        if both != 0:
            shared += bits_of(both)
    return shared


@inlined
def count_level(one: Ints, other: Ints) -> int:
    """How alike two counts are; counts in different units are not compared."""
    level = 0
    if one[COUNTED] >= 0 and other[COUNTED] >= 0:
        more, less = max(one[COUNTED], other[COUNTED]), min(one[COUNTED], other[COUNTED])
        if one[UNIT] != other[UNIT]:
            level = 1
        elif more == less:
            level = 2 if more <= 2 else 3 if more <= 9 else 4
        elif more - less <= 1 or more <= 1.2 * less:
            level = 5
        elif more <= 1.6 * less:
            level = 6
        elif more <= 3 * less:
            level = 7
        else:
            level = 8
    return level


@kernel
def toll_level(first: Ints, second: Ints, at: int) -> int:
    """How alike two tolls are, whose lowest figures stand in a column; near too where one best figure is in the other's range."""
    one, other = first[at + 1], second[at + 1]
    level = 0
    if one >= 0 and other >= 0:
        more, less = max(one, other), min(one, other)
        if more == less:
            level = 1 if more == 0 else 2 if more <= 2 else 3 if more <= 9 else 4
        elif less == 0 and more > 1:
            level = 7
        elif (
            more - less <= 1
            or more <= 1.35 * less
            or first[at] <= other <= first[at + 2]
            or second[at] <= one <= second[at + 2]
        ):
            level = 5
        elif more <= 2 * less:
            level = 6
        else:
            level = 8
    return level


@kernel
def name_level(one: Ints, other: Ints) -> int:
    """How alike two place names are."""
    if one[NAMED_AS] < 0 or other[NAMED_AS] < 0:
        return 0
    if one[NAMED_AS] == other[NAMED_AS]:
        return int(1 + one[NAME_KIND])
    shared = 2 * shared_bits(one, other, NAME_BITS)
    whole = shared_bits(one, one, NAME_BITS) + shared_bits(other, other, NAME_BITS)
    return 4 if shared >= 0.65 * whole else 5 if shared >= 0.4 * whole else 6


@kernel
def said_level(one: Ints, other: Ints) -> int:
    """How many rare words two reports share. In two languages only names can be shared: none then says nothing."""
    if one[TONGUE] < 0 or other[TONGUE] < 0:
        return 0
    shared = shared_bits(one, other, WORD_BITS)
    if shared == 0:
        return 1 if one[TONGUE] == other[TONGUE] else 0
    return 1 + (shared if shared <= 2 else 3 if shared <= 4 else 4)


@inlined
def direction_level(one: Ints, other: Ints) -> int:
    """Whether two directions of fire are the same."""
    return 0 if one[HEADING] < 0 or other[HEADING] < 0 else 1 if one[HEADING] == other[HEADING] else 2
