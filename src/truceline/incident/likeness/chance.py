"""How alike strangers are (two reports that are certainly of two incidents), and what a likeness of a pair is therefore worth.

A model that knows strangers says it once and for all; without one it is measured on the reports at hand.
"""

from typing import Any

import numpy as np

from truceline.incident.columns.arrays import Bytes, Floats, Ints
from truceline.incident.columns.remembering import remembered
from truceline.incident.likeness.figures import Alike, alike_by_chance, laws_of, tables_of
from truceline.incident.likeness.kernels import Chance, Spots, Survey
from truceline.incident.likeness.naming import table_of_codes, table_of_names
from truceline.incident.likeness.numbering import shares_that_are_one
from truceline.incident.likeness.spread import EDGES, at_most, fit_chance, table_of
from truceline.incident.likeness.words import NO_WORDS
from truceline.incident.model import (
    ACT_CODES,
    DIRECTION_CODES,
    SAME,
    WEAPON_CODES,
    LinkModel,
    Strangers,
    act_alikeness,
    weapon_alikeness,
)

_FEW_NAMES = 4
_NO_WORTH = np.zeros((len(DIRECTION_CODES) + 1, len(DIRECTION_CODES) + 1))  # of directions, until it is learnt


def fresh_survey(reports: int) -> Survey:
    """A survey of so many reports in which nothing is counted yet."""
    kinds = (len(EDGES) - 1, len(EDGES) - 1, 5, 5, 2, 2)
    return Survey(np.zeros(reports, np.int64), *(np.zeros(size) for size in kinds))


@remembered
def chance_of(model: LinkModel) -> Chance:
    """What a model that knows strangers says of chance, everywhere alike: of any report's crowd and words nothing is known yet."""
    strangers = model.strangers
    if strangers is None:
        raise ValueError("expected a model that knows what strangers are like")
    space = table_of(model.place_shares, strangers.space, model.reach_sigmas, 2)
    time = table_of(model.time_shares, strangers.time, model.span_sigmas, 1)
    return Chance(
        crowd=np.empty(0),
        space=space,
        time=time,
        at_most=at_most((space, time)),
        act=table_of_codes(np.array(strangers.act)[act_alikeness()], model.codes, "act", ACT_CODES),
        weapon=table_of_codes(np.array(strangers.weapon)[weapon_alikeness()], model.codes, "weapon", WEAPON_CODES),
        actor=np.array(strangers.actor),
        target=np.array(strangers.target),
        actors=table_of_names(model, "actor", strangers.actor),
        targets=table_of_names(model, "target", strangers.target),
        figures=tables_of(strangers.figures, model.figure_shares),
        direction=table_of_codes(_NO_WORTH, model.codes, "direction", DIRECTION_CODES),
        own_words=NO_WORDS,
        unplaced_names=NO_WORDS,
    )


def strangers_of(spots: Spots, survey: Survey, model: LinkModel, alike: Alike | None = None) -> Strangers:
    """What the survey says of strangers, to six digits, as the model's file keeps it; how alike their numbers are is counted unless it is known."""
    alike = alike_by_chance(spots.numbers) if alike is None else alike
    shares = np.array([0.0, *model.weapon_shares[:2], 0.0, model.weapon_shares[2]])
    weapon = _levels(spots.weapon, weapon_alikeness(), (survey.weapons, shares), model)
    parts = {
        "space": fit_chance(survey.space, model.place_shares, model.reach_sigmas, 2, model.pseudo_pairs),
        "time": fit_chance(survey.time, model.time_shares, model.span_sigmas, 1, model.pseudo_pairs),
        "act": _levels(spots.act, act_alikeness(), (survey.acts, np.array([0.0, *model.act_shares])), model),
        "weapon": model.weapon_weight * weapon,
        "actor": _agreement(spots.actor, survey.actor, model.actor_share, model),
        "target": _agreement(spots.target, survey.target, model.target_share, model),
    }
    told: dict[str, Any] = {name: tuple(np.round(values, 6).tolist()) for name, values in parts.items()}
    return Strangers(**told, figures=laws_of(alike, model.figure_shares))


def _levels(codes: Ints, alike: Bytes, said: tuple[Floats, Floats], model: LinkModel) -> Floats:
    """The evidence of each level of likeness: how likely it is of one incident, against that of strangers.

    Where strangers agree as often as witnesses do, agreement says nothing: it never counts against.
    """
    counts, shares = said
    often = np.bincount(codes, minlength=len(alike))[: len(alike)] + 0.02
    often[-1] = 0.0
    often = often / often.sum()
    even = np.bincount(alike.ravel(), weights=np.outer(often, often).ravel(), minlength=5)
    strangers = (counts + model.pseudo_pairs * even) / (counts[1:].sum() + model.pseudo_pairs)
    evidence = np.zeros(5)
    told = shares > 0
    evidence[told] = np.log(shares[told] / np.maximum(strangers[told], 1e-3))
    evidence[SAME] = max(evidence[SAME], 0.0)
    return evidence


def _agreement(codes: Ints, counts: Floats, share: float, model: LinkModel) -> Floats:
    """The evidence of two names that differ and of two that agree."""
    told = codes[codes >= 0]
    equal = shares_that_are_one(told)
    # Few names tell little of how often two strangers name the same: until then it is two times in five.
    even = (equal * len(told) + 0.4 * _FEW_NAMES) / (len(told) + _FEW_NAMES)
    same = (counts[1] + model.pseudo_pairs * even) / (counts.sum() + model.pseudo_pairs)
    same = min(max(same, 1e-3), 1 - 1e-3)
    return np.array([min(np.log((1 - share) / (1 - same)), 0.0), max(np.log(share / same), 0.0)])
