"""Which line of another list is which incident of ours: all pairs weighed together, and told apart only as far as that is sure.

Each incident has at most one line and each line at most one incident. How probable a pair is, beside every other way to join the
two lists, is worked out by passing messages between lines and incidents (belief propagation for matchings) until nothing
changes. What is sure is joined; then, from the surest on, what is likely, for as long as those joined are right in all but four of a
hundred by their own probabilities. What is left is for a person to choose.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# These four were chosen on 60 exercises (seeds 1 to 20, 201 to 220, 301 to 320) and tried on others: docs/contact.md.
PRIOR = -1.5  # what a pair within reach is worth before anything is known of it, in nats
SURE = 0.85  # such a pair is joined whatever the others are
RIGHT = 0.96  # so many of those joined are right, by their own probabilities
LIKELY = 0.5  # no pair is joined that is more probably none
# What a person is shown of a line that is not joined: its likeliest incidents, down to this.
WORTH_A_LOOK, MOST_CHOICES = 0.05, 3
_ROUNDS, _SETTLED = 500, 1e-9


@dataclass(frozen=True, slots=True)
class Edges:
    """Pairs that may be one: the row of ours, the row of theirs, and the evidence that they are, in nats."""

    ours: Ints
    theirs: Ints
    evidence: Floats


@dataclass(frozen=True, slots=True)
class Matched:
    """The pairs that are joined, as rows of ours and theirs; and for each other line its likeliest incidents, with their probabilities."""

    joined: tuple[tuple[int, int], ...]
    choices: dict[int, tuple[tuple[int, float], ...]]


def match(edges: Edges) -> Matched:
    """Join what is sure, and say of every other line what it may be."""
    believed = probabilities(edges)
    order = sorted(range(len(believed)), key=lambda at: (-believed[at], edges.ours[at], edges.theirs[at]))
    joined = _sure([at for at in order if believed[at] >= LIKELY], edges, believed)
    lines = {line for _, line in joined}
    choices: dict[int, list[tuple[int, float]]] = {}
    for at in order:
        line = int(edges.theirs[at])
        offered = choices.setdefault(line, [])
        if line not in lines and believed[at] >= WORTH_A_LOOK and len(offered) < MOST_CHOICES:
            offered.append((int(edges.ours[at]), float(believed[at])))
    return Matched(tuple(joined), {line: tuple(offered) for line, offered in choices.items() if offered})


def probabilities(edges: Edges) -> Floats:
    """How probable each pair is, given that an incident has at most one line and a line at most one incident."""
    if not len(edges.ours):
        return np.empty(0)
    weight = np.exp(np.clip(edges.evidence + PRIOR, -50.0, 50.0))
    rows, columns = int(edges.ours.max()) + 1, int(edges.theirs.max()) + 1
    free_line = np.ones(len(weight))  # how free the line of a pair is of the others that want it
    for _ in range(_ROUNDS):
        free_ours = 1 / (1 + _others(edges.ours, weight * free_line, rows))
        fresh = 1 / (1 + _others(edges.theirs, weight * free_ours, columns))
        moved = float(np.abs(fresh - free_line).max())
        free_line = (free_line + fresh) / 2
        if moved < _SETTLED:
            break
    free_ours = 1 / (1 + _others(edges.ours, weight * free_line, rows))
    odds = weight * free_ours * free_line
    return np.asarray(odds / (1 + odds))


def _others(end: Ints, wanted: Floats, count: int) -> Floats:
    """For each pair how much all others at one of its ends want that end."""
    return np.maximum(np.bincount(end, wanted, count)[end] - wanted, 0.0)


def _sure(order: Sequence[int], edges: Edges, believed: Floats) -> list[tuple[int, int]]:
    """The pairs, the surest first, for as long as so many of those joined are right. Two that are likelier than not share no end."""
    joined: list[tuple[int, int]] = []
    ours: set[int] = set()
    theirs: set[int] = set()
    right = 0.0
    for at in order:
        here, there = int(edges.ours[at]), int(edges.theirs[at])
        if here in ours or there in theirs:
            continue
        if believed[at] < SURE and (right + believed[at]) / (len(joined) + 1) < RIGHT:
            break
        right += float(believed[at])
        joined.append((here, there))
        ours.add(here)
        theirs.add(there)
    return joined
