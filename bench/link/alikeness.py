"""How alike two reports of one incident are, on the training exercises: in part what few reports are linked by (incident.learning.untaught)."""

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from believed import FITTED_ON
from scene import invented, settings_of

from truceline.incident.columns.arrays import Floats, Ints
from truceline.incident.likeness.figures import figure_levels
from truceline.incident.likeness.laying import lay
from truceline.incident.model import (
    FigureShares,
    LinkModel,
    act_alikeness,
    weapon_alikeness,
)

_OF_CODES, _OF_FIGURES = 0.2, 0.5  # the parts, tried on short lists (seeds 2021 to 2032 of exercises, 31 of two lists)
_LEVELS = 5  # missing, same, near, related, apart
_OF_WEAPONS = (1, 2, 4)  # weapons are the same, of one group, or apart


def counted(reports: int = 10_000) -> dict[str, Any]:
    """The shares by the names of the model. Each exercise counts alike; whoever repeats another tells nothing of its own."""
    several = [_shares(*_pairs(kind, reports, density, seed)) for seed, kind, density in FITTED_ON]
    return {name: np.mean([each[name] for each in several], axis=0).tolist() for name in several[0]}


def fitted(reports: int = 10_000) -> dict[str, Any]:
    """The numbers of `incident.learning.untaught` anew: each in part as the exercises have it, the rest as it was judged from practice."""
    judged = LinkModel()
    told = {"act_shares": (judged.act_shares, _OF_CODES), "weapon_shares": (judged.weapon_shares, _OF_CODES)}
    told |= {f"figure_shares.{kind}": (each, _OF_FIGURES) for kind, each in judged.figure_shares._asdict().items()}
    return {name: _in_part(shares, *told[name]) for name, shares in counted(reports).items()}


def _in_part(counted_so: list[float], judged: tuple[float, ...], part: float) -> list[float]:
    """What has nothing in common stays as judged: nobody denies anything in an exercise."""
    alike, judged_alike = np.array(counted_so[:-1]), np.array(judged[:-1])
    shares = part * alike / alike.sum() + (1.0 - part) * judged_alike / judged_alike.sum()
    others = [*map(float, np.round(shares[1:] * (1.0 - judged[-1]), 3)), judged[-1]]
    return [round(1.0 - sum(others), 3), *others]


def _pairs(kind: str, reports: int, density: float, seed: int) -> tuple[pa.Table, Ints, Ints]:
    """The reports of one exercise, and all pairs of one incident among those that repeat nobody."""
    told, known = invented(replace(settings_of(kind, reports, density), seed=seed))
    incident = np.where(known["relay"].to_numpy(), -1, known["incident"].to_numpy())
    order = np.argsort(incident, kind="stable")
    order = order[incident[order] >= 0]
    first, second = [], []
    step = 1
    while (together := np.flatnonzero(incident[order][step:] == incident[order][:-step])).size:
        first.append(order[together])
        second.append(order[together + step])
        step += 1
    return told, np.concatenate(first).astype(np.int32), np.concatenate(second).astype(np.int32)


def _shares(reports: pa.Table, first: Ints, second: Ints) -> dict[str, Floats]:
    """What these pairs show, by the names of the model."""
    spots = lay(reports, LinkModel()).spots
    acts = act_alikeness()[spots.act[first], spots.act[second]]
    weapons = weapon_alikeness()[spots.weapon[first], spots.weapon[second]]
    figures = figure_levels(spots.numbers, first, second)
    return {
        "act_shares": _of_levels(acts, (1, 2, 3, 4)),
        "weapon_shares": _of_levels(weapons, _OF_WEAPONS),
        **{
            f"figure_shares.{kind}": _of_levels(each, (1, 2, 3, 4))
            for kind, each in zip(FigureShares._fields, figures, strict=True)
        },
    }


def _of_levels(levels: npt.NDArray[Any], of: tuple[int, ...]) -> Floats:
    """Which share of the pairs that both say it is so alike."""
    counts = np.bincount(levels, minlength=_LEVELS)[list(of)]
    return np.asarray(counts / counts.sum())
