"""What the codes of two reports say, looked up at once: act and weapon together, and actor and target together.

Of most lists few acts come with few weapons, and few actors with few targets. What any two of these say is then reckoned once, and not
again of every pair. Where they are many, or reports few, nothing is written down, and whoever asks reckons it.
"""

from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Floats, Ints
from truceline.incident.columns.coding import few_pairs
from truceline.incident.likeness.kernels import Chance, Spots, act_evidence, actor_evidence, place_in
from truceline.values.shape.compiled import in_place, inlined

_MANY = 1 << 14  # reports


class Codes(NamedTuple):
    """The number of what each report says of both, and what any two of these say: what `act_evidence` and `actor_evidence` do, to the last digit."""

    known: bool  # else the tables are empty
    acts: Ints
    acts_say: Floats
    actors: Ints
    actors_say: Floats
    fires: bool  # whether directions of fire say anything


class Own(NamedTuple):
    """What one report says of both, and its numbers where these are known."""

    act: tuple[int, int]
    actor: tuple[int, int]
    acts: int
    actors: int


def codes_together(spots: Spots, chance: Chance) -> Codes:
    """The codes of these reports as chance has them."""
    fires = bool(chance.direction.any())
    acts, actors = (
        few_pairs(one, other) if len(one) >= _MANY else None
        for one, other in ((spots.act, spots.weapon), (spots.actor, spots.target))
    )
    if acts is None or actors is None:
        nobody, nothing = np.empty(0, np.int32), np.empty((0, 0))
        return Codes(False, nobody, nothing, nobody, nothing, fires)
    acts_say, actors_say = (np.empty((len(rows), len(rows))) for _, rows in (acts, actors))
    _write_said(spots, chance, (acts[1], actors[1]), (acts_say, actors_say))
    return Codes(True, acts[0], acts_say, actors[0], actors_say, fires)


@in_place
def _write_said(spots: Spots, chance: Chance, rows: tuple[Ints, Ints], say: tuple[Floats, Floats]) -> None:
    """Write what the first reports of any two numbers say to each other."""
    for one in range(len(rows[0])):
        for other in range(len(rows[0])):
            i, j = rows[0][one], rows[0][other]
            say[0][one, other] = act_evidence(chance, (spots.act[i], spots.weapon[i]), (spots.act[j], spots.weapon[j]))
    for one in range(len(rows[1])):
        for other in range(len(rows[1])):
            i, j = rows[1][one], rows[1][other]
            actors = (spots.actor[i], spots.target[i])
            say[1][one, other] = actor_evidence(chance, actors, (spots.actor[j], spots.target[j]))


@inlined
def own_codes(spots: Spots, codes: Codes, i: int) -> Own:
    """What is looked at of a report before it is held against others."""
    act, actor = (spots.act[i], spots.weapon[i]), (spots.actor[i], spots.target[i])
    return Own(act, actor, codes.acts[i] if codes.known else 0, codes.actors[i] if codes.known else 0)


@inlined
def codes_say(spots: Spots, measure: tuple[Chance, Codes], own: Own, j: int) -> tuple[float, float]:
    """What the acts and weapons of two reports say, and their actors and targets."""
    chance, codes = measure
    if codes.known:
        act = codes.acts_say[place_in(own.acts), place_in(codes.acts[j])]
        return float(act), float(codes.actors_say[place_in(own.actors), place_in(codes.actors[j])])
    act = act_evidence(chance, own.act, (spots.act[j], spots.weapon[j]))
    return act, actor_evidence(chance, own.actor, (spots.actor[j], spots.target[j]))
