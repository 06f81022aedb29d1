"""What act, actor and numbers of several pairs say together: the mean of each, over the pairs that say anything."""

from truceline.incident.likeness.kernels import Chance, Spots, code_evidence
from truceline.values.shape.compiled import inlined

Told = tuple[float, int, float, int, float, int]  # the sum of what acts say, and how many pairs say it; actors; numbers

NOTHING_TOLD: Told = (0.0, 0, 0.0, 0, 0.0, 0)


@inlined
def heard(spots: Spots, chance: Chance, pair: tuple[int, int], told: Told) -> Told:
    """What was told so far, and what one more pair says."""
    act, acts, actor, actors, figure, figures = told
    by_act, by_actor, by_figure = code_evidence(spots, chance, pair[0], pair[1])
    act, acts = act + by_act, acts + int(by_act != 0.0)
    actor, actors = actor + by_actor, actors + int(by_actor != 0.0)
    figure, figures = figure + by_figure, figures + int(by_figure != 0.0)
    return act, acts, actor, actors, figure, figures


@inlined
def mean_told(told: Told) -> float:
    """The sum of the three means: whoever gives no number takes nothing from those that do."""
    act, acts, actor, actors, figure, figures = told
    return act / max(acts, 1) + actor / max(actors, 1) + figure / max(figures, 1)
