"""Numbers of names of actors and targets, which tell whether two names are one: in one script as they are folded, in two by their consonants.

“Ahrar al-Sham”, أحرار الشام and Ахрар аш-Шам are one actor. Two names in one script that are spelt otherwise are two, whatever their consonants say:
a patrol is no petrol. So a number holds a group, of names with the same consonants, and in it the spelling and its script. Of a name that
the model knows (naming) the group has the place; names in other scripts join it, and are weighed as it is beside what else the model knows.
A name of fewer than three consonants is its own in every script.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Ints, coded, codes_of
from truceline.incident.likeness.words import outlines, script_of
from truceline.values.party import fold_name
from truceline.values.shape.compiled import inlined

_FEWEST_CONSONANTS = 3
_SCRIPT_BITS, GROUP_BITS = 2, 8
_SCRIPT = (1 << _SCRIPT_BITS) - 1
SCRIPTS = 1 << _SCRIPT_BITS
_SPELLINGS = 1 << GROUP_BITS - _SCRIPT_BITS  # of a group in one script


def are_one(one: Any, other: Any) -> Any:
    """Whether two numbers, or columns of them, are of one name; -1, of none, is as any other."""
    return (one == other) | ((one >> GROUP_BITS == other >> GROUP_BITS) & ((one ^ other) & _SCRIPT != 0))


@inlined
def one_name(one: int, other: int) -> bool:
    """The same of two numbers, for loops over them."""
    return bool(one == other or (one >> GROUP_BITS == other >> GROUP_BITS and (one ^ other) & _SCRIPT != 0))


@inlined
def is_of_group(other: int, one: int, script: int) -> bool:
    """Whether a number is of the group of another, in this script; -1, of none, is of no group."""
    return bool(other >= 0 and other >> GROUP_BITS == one >> GROUP_BITS and other & _SCRIPT == script)


def shares_that_are_one(numbers: Ints) -> float:
    """How many of all pairs of these are of one name, each with itself too: whole groups, without two spellings in one script."""
    groups, scripts = numbers >> GROUP_BITS, numbers & _SCRIPT
    whole, in_script, spelt = (
        float((np.unique(of, return_counts=True)[1].astype(np.float64) ** 2).sum())
        for of in (groups, groups << _SCRIPT_BITS | scripts, numbers)
    )
    return (whole - in_script + spelt) / max(len(numbers), 1) ** 2


def founder(group: int, folded: str) -> int:
    """The number of the name that a group has its place from."""
    return group << GROUP_BITS | script_of(folded)


class Names:
    """Numbers of names by their folded spelling: those that a model knows, and after them others as they are met.

    Guaranteed: whether two numbers are of one name depends on the two names and on what is known alone, never on what else is met
    or in which order. What is met has the same number in every column that is numbered here; what is known never changes.
    """

    def __init__(self, known: Mapping[str, int], others: Mapping[str, int] | None = None) -> None:
        self._known, self._others = known, others or {}
        self.met: dict[str, int] = {}
        self._founded: dict[str, list[int]] | None = None
        self._group_of: dict[str, int] = {}
        self._used: dict[tuple[int, int], int] = {}
        self._next = len(known)

    def numbers(self, column: pa.ChunkedArray | pa.Array) -> Ints:
        """The number of each name; -1 for null."""
        words = coded(column)
        found = [self.number(word) for word in words.dictionary.to_pylist()]
        return np.array([*found, -1], np.int32)[codes_of(words)]

    def number(self, name: str) -> int:
        """The number of one name."""
        folded = fold_name(name)
        for numbers in (self._known, self._others, self.met):
            if folded in numbers:
                return numbers[folded]
        self.met[folded] = number = self._fresh(folded)
        return number

    def _fresh(self, folded: str) -> int:
        founded = self._founded if self._founded is not None else self._found()
        key, script = _key(folded), script_of(folded)
        # What is known comes first, and of several the first in order.
        group = next((number >> GROUP_BITS for number in founded.get(key, ()) if number & _SCRIPT != script), -1)
        if group < 0:
            group = self._group_of.get(key, -1)
            if group < 0 or self._used.get((group, script), 0) >= _SPELLINGS:
                self._group_of[key] = group = self._next
                self._next += 1
        spelling = self._used.get((group, script), 0)
        self._used[group, script] = spelling + 1
        return group << GROUP_BITS | spelling << _SCRIPT_BITS | script

    def _found(self) -> dict[str, list[int]]:
        """The names that are known by what they have in every script; and how far the groups of what was met are filled."""
        founded: dict[str, list[int]] = {}
        self._founded = founded
        for name, number in self._known.items():
            founded.setdefault(_key(name), []).append(number)
            self._used[number >> GROUP_BITS, number & _SCRIPT] = 1
        for name, number in self._others.items():
            group, script = number >> GROUP_BITS, number & _SCRIPT
            spelling = (number & (1 << GROUP_BITS) - 1) >> _SCRIPT_BITS
            self._used[group, script] = max(self._used.get((group, script), 0), spelling + 1)
            if group >= len(self._known):
                self._group_of[_key(name)] = group
                self._next = max(self._next, group + 1)
        return founded


def in_two_scripts(one: str, other: str) -> bool:
    """Whether two folded names are one in two scripts."""
    return script_of(one) != script_of(other) and _key(one) == _key(other)


def _key(folded: str) -> str:
    """What a name has in every script; of a name of too few consonants, itself."""
    lines = outlines(folded.split()).replace(" ", "")
    return lines if sum(map(str.isalpha, lines)) >= _FEWEST_CONSONANTS else f"={folded}"
