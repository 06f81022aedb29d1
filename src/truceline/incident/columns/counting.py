"""Put rows in the order of whole numbers that are few or small, by counting them: many times quicker than by comparing.

And what is asked of rows that are in order: which lie close, which are of one group.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Ints
from truceline.values.shape.compiled import kernel

Rows = npt.NDArray[np.int64]
_FEW_EQUAL = 50  # one number in so many that equals another is few
_LARGEST = 2**63 - 1
_MOST_STEPS = 64  # back, one by one: where it is more, too many are nearly equal


@kernel
def ordered(number: Ints, numbers: int, rows: Ints) -> Ints:
    """These rows by their number (0 to one less than so many); of equals the order in which they are given."""
    start = np.zeros(numbers + 1, np.int64)
    for k in range(len(rows)):
        start[number[rows[k]] + 1] += 1
    for k in range(numbers):
        start[k + 1] += start[k]
    order = np.empty(len(rows), np.int32)
    for k in range(len(rows)):
        place = start[number[rows[k]]]
        order[place] = rows[k]
        start[number[rows[k]]] = place + 1
    return order


def order_of(numbers: npt.NDArray[np.int64] | npt.NDArray[np.float64]) -> Rows:
    """The order of any numbers, of equals that in which they come: as a stable sort has it, which takes six times as long."""
    order = np.argsort(numbers)
    rising = numbers[order]
    equal = int(np.count_nonzero(rising[1:] == rising[:-1]))
    if equal * _FEW_EQUAL > len(numbers):
        return np.argsort(numbers, kind="stable")
    if equal:
        _order_equals(rising, order)
    return order


@kernel
def _order_equals(rising: npt.NDArray[np.int64] | npt.NDArray[np.float64], order: Rows) -> None:
    """Put the places of equal numbers in order: they are few, and each goes back step by step."""
    for k in range(1, len(order)):
        one, at = order[k], k
        while at > 0 and rising[at - 1] == rising[k] and order[at - 1] > one:
            order[at] = order[at - 1]
            at -= 1
        order[at] = one


def falling_order(numbers: npt.NDArray[np.float64]) -> Ints:
    """The order of numbers from the highest down, of equals that in which they come.

    Rounded to 32 bits, and its place behind it in one whole number, each is sorted twice as quickly as by the number itself.
    """
    rounded = (0.0 - numbers).astype(np.float32).view(np.int32)
    rounded ^= (rounded >> 31) & np.int32(0x7FFFFFFF)  # as whole numbers those below nought would rise the other way
    keys = rounded.astype(np.int64) << 32 | np.arange(len(numbers))
    keys.sort()
    order = keys.astype(np.int32)  # the places alone
    return order if _order_rounded(keys, numbers, order) else order_of(-numbers).astype(np.int32)


@kernel
def _order_rounded(keys: Rows, numbers: npt.NDArray[np.float64], order: Ints) -> bool:
    """Put the places of numbers that are rounded to one in order, where each goes back a few steps at most: whether all did."""
    for k in range(1, len(order)):
        one, at = order[k], k
        while at > 0 and keys[at - 1] >> 32 == keys[k] >> 32 and numbers[order[at - 1]] < numbers[one]:
            order[at] = order[at - 1]
            at -= 1
        order[at] = one
        if k - at > _MOST_STEPS:
            return False
    return True


def pairs_while(order: Ints, near: Callable[[Ints, Ints], Bools]) -> tuple[Ints, Ints]:
    """All pairs of neighbours in this order, of next neighbours, and so on, while the two are near: beyond the first that is not near a row none is."""
    firsts, seconds = [order[:0]], [order[:0]]
    begin, step = np.arange(len(order)), 1
    while len(begin):
        begin = begin[begin + step < len(order)]
        begin = begin[near(order[begin], order[begin + step])]
        firsts.append(order[begin])
        seconds.append(order[begin + step])
        step += 1
    return np.concatenate(firsts), np.concatenate(seconds)


class Runs(NamedTuple):
    """Rows, those of one group together and in the order in which they were given: what is asked of groups one after the other."""

    rows: Ints
    start: Rows  # where the rows of each group begin, and last where all end

    @property
    def groups(self) -> int:
        """How many groups."""
        return len(self.start) - 1


def runs_of(group: Ints, count: int, rows: Ints) -> Runs:
    """These rows by their groups 0, 1, 2 … of so many."""
    start = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(group[rows], minlength=count), out=start[1:])
    return Runs(ordered(group, count, rows), start)


@kernel
def write_most_alike(nearest: Ints, ends: tuple[Ints, Ints], score: npt.NDArray[np.float64], group: Ints) -> None:
    """Write for each row of a pair within a group the other row of its best, of equals the first; rows of no pair stay as they are, and those of no group (-1)."""
    first, second = ends
    best = np.full(len(nearest), -np.inf)
    for k in range(len(first)):
        if group[first[k]] < 0 or group[first[k]] != group[second[k]]:
            continue
        for turn in range(2):
            row, other = (first[k], second[k]) if turn == 0 else (second[k], first[k])
            if score[k] > best[row] or (score[k] == best[row] and other < nearest[row]):
                best[row], nearest[row] = score[k], other


def first_rows(group: npt.NDArray[Any], count: int, rows: npt.NDArray[Any]) -> Rows:
    """The first of these rows, as they are given, of each group 0, 1, 2 …, and -1 where a group has none."""
    first = np.full(count, -1, np.int64)
    first[group[rows[::-1]]] = rows[::-1]  # the last write stands
    return first


def distinct(numbers: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The different numbers, in order: like `np.unique`, which looks each up in a table and takes ten times as long."""
    rising = np.sort(numbers)
    return np.asarray(rising[np.append(True, rising[1:] != rising[:-1])[: len(rising)]])


class Distinct(NamedTuple):
    """Different rows of some columns, in order, and the place of each row among them."""

    rows: list[tuple[int, ...]]
    place: Rows

    def words_of(self, words: Sequence[str | None]) -> pa.Array:
        """What is said of each row, where this is said of the different ones."""
        return pa.array(words, pa.string()).take(pa.array(self.place))


def distinct_rows(columns: Sequence[Rows]) -> Distinct:
    """The different rows of columns of one length: all columns as one number, which takes a tenth of comparing rows."""
    code = np.zeros(len(columns[0]), np.int64)
    for column in columns if len(code) else ():
        least, most = int(column.min()), int(column.max())
        if (int(code.max()) + 1) * (most - least + 1) > _LARGEST:
            code = np.unique(code, return_inverse=True)[1]
        code = code * (most - least + 1) + (column - least)
    _, first, place = np.unique(code, return_index=True, return_inverse=True)
    return Distinct(list(zip(*(column[first].tolist() for column in columns), strict=True)), place)
