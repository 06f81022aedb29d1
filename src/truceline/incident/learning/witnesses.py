"""Which act a second witness of an incident tells of, where a first tells of one: what is believed before any pair is counted.

Levels of likeness hold *mortar fire* and *small-arms fire* for near, as both are fire, and nobody takes the one for the other. Until pairs
have told, and from few they never tell, that is what joins strangers; and what is counted of pairs that were joined wrongly confirms it. So
counting begins from the table below (by_probability). It knows acts alone: names of actors are those of one conflict, and of weapons exercises have no
mistake.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np

from truceline.incident.columns.arrays import Bools, Floats, Ints
from truceline.incident.model import ACT_CODES, APART, NamesMet, act_alikeness

_OTHERWISE = 0.1  # of pairs of one incident, which tell as by chance of any two acts that are not apart: other witnesses err otherwise
_BELIEVED = 30.0  # pairs' worth of belief that it is so many
_ROUNDS = 15
_STRANGERS = 0.3  # of two incidents near each other, so many are of one act: from 0.15 to 0.45 it made no difference
_MOST_NATS = 4.0

# Counted on ten training exercises (`./dev bench link --fit-acts`), each counting alike: of the reports beside one that tells of the first
# act, the shares that tell of each other. What is rarer than one in two hundred is left out. It is how exercises have witnesses mistaken,
# which was judged from practice, not measured; real pairs outvote it (by_probability).
# fmt: off
_TOLD_BESIDE: Mapping[str, Mapping[str, float]] = {
    "access": {"access_denied": 0.752, "access_delayed": 0.168, "access": 0.081},
    "access_delayed": {"access_delayed": 0.662, "access_denied": 0.324, "access": 0.013},
    "access_denied": {"access_denied": 0.636, "access_delayed": 0.265, "aid_blocked": 0.05, "access": 0.049},
    "aid_blocked": {"aid_blocked": 0.729, "access_denied": 0.271},
    "air": {"air_strike": 0.548, "aircraft_flight": 0.164, "air": 0.103, "explosion": 0.082, "helicopter_strike": 0.078, "drone_flight": 0.025},
    "air_strike": {"air_strike": 0.681, "air": 0.095, "explosion": 0.091, "helicopter_strike": 0.088, "barrel_bomb": 0.044},
    "aircraft_flight": {"drone_flight": 0.454, "aircraft_flight": 0.452, "reconnaissance": 0.05, "air": 0.044},
    "armed_clash": {"armed_clash": 0.52, "small_arms_fire": 0.31, "ground_advance": 0.134, "fire": 0.019, "heavy_machine_gun_fire": 0.017},
    "artillery_fire": {"artillery_fire": 0.587, "mortar_fire": 0.153, "explosion": 0.11, "rocket_fire": 0.098, "tank_fire": 0.032, "fire": 0.013, "mine_blast": 0.006},
    "barrel_bomb": {"barrel_bomb": 0.716, "air_strike": 0.201, "explosion": 0.084},
    "drone_flight": {"drone_flight": 0.693, "aircraft_flight": 0.211, "reconnaissance": 0.093},
    "explosion": {"explosion": 0.438, "artillery_fire": 0.177, "mortar_fire": 0.15, "mine_blast": 0.091, "air_strike": 0.062, "rocket_fire": 0.035, "fire": 0.018, "barrel_bomb": 0.013, "air": 0.01, "helicopter_strike": 0.008},
    "fire": {"small_arms_fire": 0.278, "mortar_fire": 0.27, "heavy_machine_gun_fire": 0.162, "fire": 0.088, "tank_fire": 0.05, "artillery_fire": 0.044, "grenade_fire": 0.043, "explosion": 0.037, "armed_clash": 0.028},
    "fortification": {"fortification": 0.592, "position_change": 0.379, "presence": 0.029},
    "grenade_fire": {"grenade_fire": 0.745, "mortar_fire": 0.163, "fire": 0.091},
    "ground_advance": {"ground_advance": 0.582, "armed_clash": 0.368, "small_arms_fire": 0.049},
    "heavy_machine_gun_fire": {"heavy_machine_gun_fire": 0.623, "small_arms_fire": 0.269, "fire": 0.094, "armed_clash": 0.015},
    "helicopter_strike": {"air_strike": 0.7, "air": 0.108, "helicopter_strike": 0.1, "explosion": 0.092},
    "mine_blast": {"explosion": 0.736, "mine_blast": 0.18, "artillery_fire": 0.084},
    "mortar_fire": {"mortar_fire": 0.662, "artillery_fire": 0.144, "explosion": 0.088, "fire": 0.076, "grenade_fire": 0.021, "rocket_fire": 0.008},
    "position_change": {"position_change": 0.473, "presence": 0.435, "fortification": 0.091},
    "presence": {"presence": 0.689, "position_change": 0.307},
    "reconnaissance": {"drone_flight": 0.723, "aircraft_flight": 0.181, "reconnaissance": 0.096},
    "rocket_fire": {"rocket_fire": 0.497, "artillery_fire": 0.385, "explosion": 0.085, "mortar_fire": 0.033},
    "small_arms_fire": {"small_arms_fire": 0.579, "heavy_machine_gun_fire": 0.118, "armed_clash": 0.114, "sniper_fire": 0.111, "fire": 0.071, "ground_advance": 0.007},
    "sniper_fire": {"sniper_fire": 0.742, "small_arms_fire": 0.258},
    "tank_fire": {"tank_fire": 0.728, "artillery_fire": 0.186, "fire": 0.086},
}
# fmt: on


def are_known() -> Bools:
    """Which acts, by their places in ACT_CODES, the table tells of."""
    return np.asarray(_shares().sum(axis=1) > 0.0)


def told_together(told: Floats, otherwise: float = _OTHERWISE) -> Floats:
    """How often two reports of one incident tell of every two acts, where reports tell of each act so often: shares of all pairs.

    A share of them is told otherwise than the table has it. Of acts that the table does not know there are none.
    """
    by_table, by_chance = _by_table_and_by_chance(told)
    return (1.0 - otherwise) * by_table + otherwise * by_chance


def told_otherwise(pairs: Floats, told: Floats) -> float:
    """Which share of pairs is told otherwise than the table has it: how far witnesses here are those of the table.

    `pairs` are counted by two acts. Of few pairs it is what is believed beforehand.
    """
    by_table, by_chance = _by_table_and_by_chance(told)
    counted = by_table + by_chance > 0.0
    table, chance, often = by_table[counted], by_chance[counted], pairs[counted]
    otherwise = _OTHERWISE
    for _ in range(_ROUNDS):
        share = otherwise * chance
        found = float((often * share / ((1.0 - otherwise) * table + share)).sum())
        otherwise = (found + _BELIEVED * _OTHERWISE) / (float(often.sum()) + _BELIEVED)
    return otherwise


def _by_table_and_by_chance(told: Floats) -> tuple[Floats, Floats]:
    """How often two reports tell of every two acts that the table knows, as it has it; and as by chance, of those that are not apart."""
    known = np.where(are_known(), told, 0.0)
    if known.sum() <= 0.0:
        return np.zeros((len(told), len(told))), np.zeros((len(told), len(told)))
    known = known / known.sum()
    by_table = known[:, None] * _shares() * (known > 0.0)
    by_table = (by_table + by_table.T) / max(float(2.0 * by_table.sum()), 1e-12)
    by_chance = np.outer(known, known) * (act_alikeness()[:-1, :-1] != APART)
    return by_table, by_chance / by_chance.sum()


def worth_beforehand(acts: Ints) -> tuple[NamesMet, ...]:
    """What every two acts that reports tell of are worth by the table alone, in nats; `acts` by report, -1 where it tells of none."""
    told = np.bincount(acts[acts >= 0], minlength=len(ACT_CODES)).astype(np.float64)
    same = told_together(told)
    known = same.sum(axis=1)
    strange = _STRANGERS * same + (1.0 - _STRANGERS) * np.outer(known, known)
    met = strange > 0.0
    worth = np.full(same.shape, -_MOST_NATS)
    worth[met] = np.log(np.maximum(same[met] / strange[met], np.exp(-_MOST_NATS)))
    cells = np.argwhere(np.triu(met)).tolist()
    return tuple(NamesMet("act", ACT_CODES[a], ACT_CODES[b], round(float(worth[a, b]), 3)) for a, b in cells)


@cache
def _shares() -> Floats:
    """The table by places in ACT_CODES. Nobody may write into it."""
    place = {code: index for index, code in enumerate(ACT_CODES)}
    shares = np.zeros((len(ACT_CODES), len(ACT_CODES)))
    for one, others in _TOLD_BESIDE.items():
        for other, share in others.items():
            shares[place[one], place[other]] = share
    return shares
