"""What each likeness of two reports is worth: how often it is of one incident, against how often it is mere chance.

How often it is of one incident is in the model. What is chance is measured on the reports themselves:

- of distances and gaps on pairs of *one* source, which are two incidents, so bursts of fire are in it;
- of codes, figures and words on all pairs of two sources within reach, less what the model says is of one incident
  among them: each source has its own vocabulary, and only two sources show how two vocabularies meet.
"""

from collections.abc import Mapping, Sequence
from math import erf
from typing import NamedTuple

import numpy as np

from truceline.incident.kernels import BINS, NAMED, Chance, Spots, Survey
from truceline.incident.likeness import LEVELS, MOST_LEVELS
from truceline.incident.model import (
    ACT_CODES,
    APART,
    MISSING,
    NEAR,
    RELATED,
    SAME,
    WEAPON_CODES,
    Bytes,
    Floats,
    Ints,
    LinkModel,
    Strangers,
    Vocabulary,
    act_alikeness,
    weapon_alikeness,
)

EDGES = (np.arange(BINS + 1) / BINS) ** 2  # of the steps, in reaches
_FAITH = 200.0  # pairs' worth of belief in the levels, beside which codes go together
_FEWEST = 0.3  # what is of one incident never explains more than this is left of how often a likeness is met
_MOST_NATS = 5.0
_EXPECTED = 8.0
BETWEEN = " | "
_LEVEL_NAMES = {SAME: "(same)", NEAR: "(near)", RELATED: "(related)", APART: "(apart)"}
_TOLD = 1e-5  # codes that hardly anybody tells stand for their level
_PART_OF = {
    "count": "figures",
    "killed": "figures",
    "injured": "figures",
    "name": "words",
    "said": "words",
    "direction": "act",
}


class Table(NamedTuple):
    """The codes of a table, how often each is said, and how alike any two are."""

    names: Sequence[str]
    often: Floats
    alike: Bytes


def fresh_survey(reports: int) -> Survey:
    """A survey of nothing yet."""
    acts, weapons, names = len(ACT_CODES) + 1, len(WEAPON_CODES) + 1, NAMED + 2
    kinds = (BINS, BINS, (acts, acts), (weapons, weapons), (names, names), (names, names))
    more = (*kinds, (len(LEVELS), MOST_LEVELS))
    return Survey(np.zeros(reports, np.int64), *(np.zeros(size) for size in more))


def strangers_of(spots: Spots, survey: Survey, known: Vocabulary, model: LinkModel) -> Strangers:
    """Turn counts into evidence, in nats, to six digits, as the model's file keeps it."""
    shares: dict[str, tuple[float, ...]] = {
        "act": model.act_shares,
        "weapon": (*model.weapon_shares[:2], 0.0, model.weapon_shares[2]),
        "actor": (model.actor_share, 0.0, 0.0, 1.0 - model.actor_share),
        "target": (model.target_share, 0.0, 0.0, 1.0 - model.target_share),
    }
    counts = {"act": survey.acts, "weapon": survey.weapons, "actor": survey.actor, "target": survey.target}
    weight = model.part_weights
    times = {"act": weight["act"], "weapon": weight["act"] * model.weapon_weight}
    times |= {"actor": weight["actor"], "target": weight["actor"]}
    tables = {
        trait: _told_by_names(
            times[trait] * _worth(table, counts[trait], (shares[trait], model.tables.get(trait, {})), model), table
        )
        for trait, table in tables_for(spots, known).items()
    }
    space = _stepped(survey.space, model.space_shares or space_shares(model), np.diff(EDGES**2), model)
    time = _stepped(survey.time, model.time_shares or time_shares(model), np.diff(EDGES), model)
    levels = _levels(survey.levels, model)
    return Strangers(
        space=_rounded(weight["space"] * space),
        time=_rounded(weight["time"] * time),
        **tables,
        levels={trait: _rounded(weight[_PART_OF[trait]] * levels[row]) for row, trait in enumerate(LEVELS)},
        vocabulary=known,
    )


def chance_of(crowd: Floats, strangers: Strangers) -> Chance:
    """What the kernels need, from what is kept."""
    known = strangers.vocabulary
    weapons, names = weapon_alikeness(), _names_alike()
    return Chance(
        crowd=crowd,
        space=np.array(strangers.space),
        time=np.array(strangers.time),
        act=_by_names(strangers.act, ACT_CODES, act_alikeness()),
        weapon=_by_names(strangers.weapon, WEAPON_CODES, weapons),
        actor=_by_names(strangers.actor, known.actors, names),
        target=_by_names(strangers.target, known.targets, names),
        levels=np.array([strangers.levels[trait] for trait in LEVELS]),
    )


def _rounded(values: Floats) -> tuple[float, ...]:
    return tuple(np.round(values, 6).tolist())


def _told_by_names(worth: Floats, table: Table) -> dict[str, float]:
    """A table of evidence by the names of two codes that are told, and by level for all others."""
    kept = {}
    for level, name in _LEVEL_NAMES.items():
        where = table.alike == level
        kept[name] = round(float(worth[where].mean()), 6) if where.any() else 0.0
    if len(worth) == NAMED + 2:
        kept[_LEVEL_NAMES[SAME]] = round(float(worth[NAMED, NAMED + 1]), 6)
        kept[_LEVEL_NAMES[APART]] = round(float(worth[NAMED, NAMED]), 6)
    told = [k for k in range(len(table.names)) if table.often[k] > _TOLD]
    for at, row in enumerate(told):
        for column in told[at:]:
            kept[f"{table.names[row]}{BETWEEN}{table.names[column]}"] = round(float(worth[row, column]), 6)
    return kept


def _by_names(kept: Mapping[str, float], names: Sequence[str], alike: Bytes) -> Floats:
    """The table again, with the places that names have here."""
    levels = np.array([0.0, *(kept[_LEVEL_NAMES[level]] for level in (SAME, NEAR, RELATED, APART))])
    worth = levels[alike]
    place = {name: number for number, name in enumerate(names)}
    for pair, value in kept.items():
        one, between, other = pair.partition(BETWEEN)
        if between and one in place and other in place:
            worth[place[one], place[other]] = worth[place[other], place[one]] = value
    return np.asarray(worth)


def _names_alike() -> Bytes:
    """How alike any two names are, by their places in a table of names."""
    different = np.full((NAMED + 2, NAMED + 2), APART, np.int8)
    np.fill_diagonal(different, SAME)
    different[-1, :] = different[:, -1] = MISSING
    different[NAMED, NAMED], different[NAMED, NAMED + 1] = APART, SAME
    return different


def tables_for(spots: Spots, vocabulary: Vocabulary) -> dict[str, Table]:
    """The codes that tables are made of."""
    told = {
        "act": (ACT_CODES, spots.act, act_alikeness()),
        "weapon": (WEAPON_CODES, spots.weapon, weapon_alikeness()),
    }
    found = {trait: Table(codes, _often(column, len(codes)), alike) for trait, (codes, column, alike) in told.items()}
    for trait, known, column in (
        ("actor", vocabulary.actors, spots.actor),
        ("target", vocabulary.targets, spots.target),
    ):
        places = np.where(column < 0, NAMED + 1, np.minimum(column, NAMED)).astype(np.int32)
        found[trait] = Table(known, _often(places, NAMED + 1), _names_alike())
    return found


def _often(codes: Ints, known: int) -> Floats:
    often = np.bincount(codes, minlength=known + 1)[: known + 1] + 0.02
    often[-1] = 0.0
    return np.asarray(often / often.sum())


def space_shares(model: LinkModel) -> tuple[float, ...]:
    """How often two reports of one place are so far apart, by steps: a normal error, and the share of gross ones."""
    square = (EDGES * model.reach_sigmas) ** 2

    def within(scale2: float) -> Floats:
        return np.asarray(1.0 - np.exp(-0.5 * square / scale2))

    return tuple(np.diff((1 - model.gross) * within(1.0) + model.gross * within(model.gross_scale**2)).tolist())


def time_shares(model: LinkModel) -> tuple[float, ...]:
    """The same of gaps in time."""
    far = EDGES * model.span_sigmas / np.sqrt(2.0)

    def within(scale: float) -> Floats:
        return np.array([erf(one / scale) for one in far.tolist()])

    return tuple(np.diff((1 - model.gross) * within(1.0) + model.gross * within(model.gross_scale)).tolist())


def _stepped(counts: Floats, shares: Sequence[float], even: Floats, model: LinkModel) -> Floats:
    """The evidence of each step; chance is even over the reach until pairs of one source say otherwise."""
    strangers = (counts + model.pseudo_pairs * even) / (counts.sum() + model.pseudo_pairs)
    return np.asarray(np.log(np.maximum(shares, 1e-9) / strangers))


def _levels(counts: Floats, model: LinkModel) -> Floats:
    """The evidence of each level of each trait; a level that is missing says nothing."""
    evidence = np.zeros(counts.shape)
    for row, (trait, levels) in enumerate(LEVELS.items()):
        told = counts[row, 1 : len(levels) + 1]
        shares = np.array(model.shares[trait])
        shares /= shares.sum()
        met = (told + model.pseudo_pairs * (shares + 1 / len(levels)) / 2) / (told.sum() + model.pseudo_pairs)
        strangers = _less_matched(met, shares, model)
        evidence[row, 1 : len(levels) + 1] = np.clip(
            np.log(np.maximum(shares, 1e-9) / strangers), -_MOST_NATS, _MOST_NATS
        )
    return evidence


def _less_matched(met: Floats, shares: Floats, model: LinkModel) -> Floats:
    """How often a likeness is met among strangers: what is met, less what is of one incident."""
    left = np.maximum(met - model.matched * shares, _FEWEST * met)
    return np.asarray(left / left.sum())


def _worth(words: Table, counts: Floats, said: tuple[Sequence[float], Mapping[str, float]], model: LinkModel) -> Floats:
    """The evidence of any two codes of a table.

    1. By level: how often reports of one incident are so alike, spread over the pairs of codes of that level as the
       codes are said: a rare code that both name says more than one that all name.
    2. Which codes go together, as far as it was learnt.
    3. Against how often the two are met.
    """
    shares, learnt = said
    size = len(words.alike)
    spread = np.outer(words.often, words.often)
    same = np.minimum(words.alike == SAME, 1).astype(bool)
    met = _both_ways(counts)
    told = words.alike != MISSING
    total = met[told].sum()
    expected = np.zeros((size, size))
    for level, share in zip((SAME, NEAR, RELATED, APART), shares, strict=True):
        weight = np.where(words.alike == level, np.where(same, np.sqrt(spread), spread), 0.0)
        if weight.sum() > 0:
            expected += share * weight / weight.sum()
    mine = (_learnt(words, learnt) * learnt.get("pairs", 0.0) + _FAITH * expected) / (learnt.get("pairs", 0.0) + _FAITH)
    around = (met + model.pseudo_pairs * _met_evenly(words, spread)) / (total + model.pseudo_pairs)
    strangers = np.maximum(around - model.matched * mine, _FEWEST * around)
    # Where hardly anything of a pair of codes is to be expected, its level speaks for it.
    few = _EXPECTED / np.maximum(total + model.pseudo_pairs, 1.0)
    worth = np.log(np.maximum(mine + few * _by_level(words.alike, mine, strangers), 1e-12) / (strangers + few))
    # Where strangers agree as often as witnesses do, agreement says nothing: it never counts against.
    worth = np.where(same, np.maximum(worth, 0.0), worth)
    return np.asarray(np.where(told, np.clip(worth, -_MOST_NATS, _MOST_NATS), 0.0))


def _both_ways(counts: Floats) -> Floats:
    """Counts whichever of the two says which; the same other name stands beside the diagonal and stays."""
    turned = (counts + counts.T) / 2.0
    if len(counts) == NAMED + 2:
        turned[NAMED, NAMED + 1] = counts[NAMED, NAMED + 1]
    return np.asarray(turned)


def _met_evenly(words: Table, spread: Floats) -> Floats:
    """How often any two codes are met where nothing is known: by how often they are said, and a little more alike."""
    even = np.where(words.alike == MISSING, 0.0, spread)
    if len(even) == NAMED + 2:
        even[NAMED, NAMED + 1] = even[NAMED, NAMED] * 0.1
    return np.asarray(even / max(even.sum(), 1e-12))


def _by_level(alike: Bytes, mine: Floats, strangers: Floats) -> Floats:
    """For each pair of codes the mean ratio of its level."""
    ratio = np.bincount(alike.ravel(), weights=mine.ravel(), minlength=5) / np.maximum(
        np.bincount(alike.ravel(), weights=strangers.ravel(), minlength=5), 1e-9
    )
    return np.asarray(ratio[alike])


def _learnt(words: Table, learnt: Mapping[str, float]) -> Floats:
    """What was learnt of pairs of codes, in the places they have here."""
    place = {name: number for number, name in enumerate(words.names)}
    table = np.zeros(words.alike.shape)
    for pair, share in learnt.items():
        one, _, other = pair.partition(BETWEEN)
        if one in place and other in place:
            table[place[one], place[other]] = table[place[other], place[one]] = share
    return table


def tables_of(survey: Survey, vocabularies: Mapping[str, Table]) -> dict[str, dict[str, float]]:
    """What is to be kept of which codes go together: the share of each pair of codes, and of how many pairs."""
    kept: dict[str, dict[str, float]] = {}
    for trait, counts in (
        ("act", survey.acts),
        ("weapon", survey.weapons),
        ("actor", survey.actor),
        ("target", survey.target),
    ):
        names = vocabularies[trait].names
        told = _both_ways(counts)[: len(names), : len(names)]
        total = float(_both_ways(counts)[vocabularies[trait].alike != MISSING].sum())
        if total < 1:
            continue
        rows, columns = np.nonzero(np.triu(told) >= 0.5)
        kept[trait] = {
            f"{names[r]}{BETWEEN}{names[c]}": round(float(told[r, c]) / total, 6)
            for r, c in zip(rows.tolist(), columns.tolist(), strict=True)
        } | {"pairs": round(total, 1)}
    return kept
