"""How much the words weigh that two reports have both, and what that says of a pair.

These are the compiled loops; which words a report has is told elsewhere (words, framing, calling, unplacednames).
"""

import math
from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bytes, Floats, Ints, Longs
from truceline.values.shape.compiled import in_place, inlined

SHARED = np.array(
    [0.01, 2.0, 3.3, 5.3, 8.0, 12.0, 18.0, 27.0, 40.0]
)  # edges: what the words weigh that two reports share


AREAS_FROM = 1 << 31  # the numbers of areas among the words of names; those of all words are smaller
PART_OF_NAME = 0.001  # what a word of a place's name weighs that is not the whole of it
NUMBER_OF_VAGUE = 0  # of what stands first among the words of a vague name: those of all words are larger


class Words(NamedTuple):
    """The words of each report (words.py): where its own start, their numbers, rising, and what each weighs; and what it is worth to share some."""

    start: Longs
    number: Longs
    weight: Floats
    worth: Floats  # by SHARED; none: words say nothing


@inlined
def shared_words(words: Words, i: int, j: int) -> float:
    """What the words weigh that two reports share; below nothing where one has none."""
    a, b, ends_a, ends_b = words.start[i], words.start[j], words.start[i + 1], words.start[j + 1]
    if a == ends_a or b == ends_b:
        return -1.0
    total = 0.0
    while a < ends_a and b < ends_b:
        if words.number[a] == words.number[b]:
            total += words.weight[a]
            a += 1
            b += 1
        elif words.number[a] < words.number[b]:
            a += 1
        else:
            b += 1
    return total


@inlined
def words_evidence(words: Words, i: int, j: int) -> float:
    """What the words that two reports share say; nothing where one has none, or where words were not learnt to say anything."""
    if len(words.worth) == 0:
        return 0.0
    total = shared_words(words, i, j)
    if total < 0.0:
        return 0.0
    level = 0
    while level < len(SHARED) and total >= SHARED[level]:
        level += 1
    return float(words.worth[level])


@inlined
def names_evidence(names: Words, i: int, j: int) -> float:
    """What the names by which two reports call their places say (unplacednames): another name counts against them, and the same one for them, the rarer the more.

    Names that share a part say nothing, nor do two others of which one is vague, nor one alone, nor any where names were not learnt to say anything. So do
    the areas that both give, unless both give one name, in which that lies already.
    """
    if len(names.worth) == 0:
        return 0.0
    a, b, ends_a, ends_b = names.start[i], names.start[j], names.start[i + 1], names.start[j + 1]
    if a == ends_a or b == ends_b:
        return 0.0
    named = names.number[a] < AREAS_FROM and names.number[b] < AREAS_FROM
    in_areas = names.number[ends_a - 1] >= AREAS_FROM and names.number[ends_b - 1] >= AREAS_FROM
    vague = names.number[a] == NUMBER_OF_VAGUE or names.number[b] == NUMBER_OF_VAGUE
    rarest = area = 0.0
    while a < ends_a and b < ends_b:
        one, other = names.number[a], names.number[b]
        if one == other and one < AREAS_FROM:
            rarest = max(rarest, names.weight[a])
        elif one == other:
            area = max(area, names.weight[a])
        a += int(one <= other)
        b += int(other <= one)
    if rarest > PART_OF_NAME:
        return float(names.worth[1] + rarest)
    told = float(names.worth[0]) if named and rarest == 0.0 and not vague else 0.0
    if in_areas:
        told += float(names.worth[3] + area if area > 0.0 else names.worth[2])
    return told


@inlined
def words_at_most(words: Words) -> float:
    """The most that words say for any two, and no less than nothing."""
    most = 0.0
    for level in range(len(words.worth)):
        most = max(most, words.worth[level])
    return most


@in_place
def weigh_shared(words: Words, pairs: tuple[Ints, Ints], found: Floats) -> None:
    """Write of each pair what the words weigh that it shares."""
    for k in range(len(found)):
        found[k] = shared_words(words, pairs[0][k], pairs[1][k])


@in_place
def weigh_names(names: Words, pairs: tuple[Ints, Ints], found: Floats) -> None:
    """Write of each pair what its names say."""
    for k in range(len(found)):
        found[k] = names_evidence(names, pairs[0][k], pairs[1][k])


@in_place
def add_words(parts: Floats, words: Words, pairs: tuple[Ints, Ints], told: tuple[Bytes, float]) -> None:
    """Write what words say into the last part of the pairs of which they are asked: nothing where their other parts are below the least score."""
    asked, least = told
    for k in range(len(pairs[0])):
        total = 0.0
        for part in range(2, len(parts) - 1):
            total += parts[part, k]
        if asked[k]:
            # What words say was learnt at like distance: where there is none, what both call their places says more.
            named = parts[-1, k] if math.isnan(parts[0, k]) else 0.0
            parts[-1, k] = named + (words_evidence(words, pairs[0][k], pairs[1][k]) if total >= least else 0.0)
