"""What several pairs say together of acts, actors, directions, numbers and own words: of each trait the mean, over the pairs that say anything of it.

Whoever gives no number takes nothing from those that do, and who counts the dead takes nothing from who counts the shells.
"""

from truceline.incident.likeness.figures import evidence_by_kind
from truceline.incident.likeness.kernels import Chance, Spots, direction_evidence, named_evidence
from truceline.incident.likeness.sharing import words_evidence
from truceline.values.shape.compiled import inlined

Sums = tuple[float, float, float, float, float, float, float, float, float, float]
Counts = tuple[int, int, int, int, int, int, int, int, int, int]
Told = tuple[Sums, Counts]  # trait by trait: the sum of what pairs say, and how many say it

NOTHING_TOLD: Told = ((0.0,) * 10, (0,) * 10)


@inlined
def _said(spots: Spots, chance: Chance, i: int, j: int) -> Sums:
    """What two reports say: of act, weapon, actor, target, counts, calibre, killed, injured, of the direction of fire, and own words; 0 where one of them says nothing."""
    counted, calibre, killed, injured = evidence_by_kind(spots.numbers, chance.figures, i, j)
    return (
        float(chance.act[spots.act[i], spots.act[j]]),
        float(chance.weapon[spots.weapon[i], spots.weapon[j]]),
        named_evidence(chance.actor, chance.actors, spots.actor[i], spots.actor[j]),
        named_evidence(chance.target, chance.targets, spots.target[i], spots.target[j]),
        counted,
        calibre,
        killed,
        injured,
        direction_evidence(spots, chance, i, j),
        words_evidence(chance.own_words, i, j),
    )


@inlined
def heard(spots: Spots, chance: Chance, pair: tuple[int, int], told: Told) -> Told:
    """What was told so far, and what one more pair says."""
    said = _said(spots, chance, pair[0], pair[1])
    sums, counts = told
    return (
        (
            sums[0] + said[0],
            sums[1] + said[1],
            sums[2] + said[2],
            sums[3] + said[3],
            sums[4] + said[4],
            sums[5] + said[5],
            sums[6] + said[6],
            sums[7] + said[7],
            sums[8] + said[8],
            sums[9] + said[9],
        ),
        (
            counts[0] + int(said[0] != 0.0),
            counts[1] + int(said[1] != 0.0),
            counts[2] + int(said[2] != 0.0),
            counts[3] + int(said[3] != 0.0),
            counts[4] + int(said[4] != 0.0),
            counts[5] + int(said[5] != 0.0),
            counts[6] + int(said[6] != 0.0),
            counts[7] + int(said[7] != 0.0),
            counts[8] + int(said[8] != 0.0),
            counts[9] + int(said[9] != 0.0),
        ),
    )


@inlined
def mean_told(told: Told) -> float:
    """The sum of the means."""
    sums, counts = told
    total = 0.0
    for k in range(10):
        # Few traits are told by several pairs, and dividing takes longest.
        total += sums[k] / counts[k] if counts[k] > 1 else sums[k]
    return total
