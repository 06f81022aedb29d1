"""What a likeness is worth, against what is met among strangers."""

from dataclasses import replace

import numpy as np
import pytest
from told import reports_of, told

from truceline.incident.chance import (
    EDGES,
    chance_of,
    fresh_survey,
    space_shares,
    strangers_of,
    tables_for,
    tables_of,
    time_shares,
)
from truceline.incident.compare import compare
from truceline.incident.kernels import NAMED
from truceline.incident.model import ACT_CODES, LinkModel, Vocabulary

MODEL = LinkModel()


def test_a_normal_error_and_gross_ones_are_spread_over_the_steps() -> None:
    assert len(space_shares(MODEL)) == len(EDGES) - 1
    assert sum(space_shares(MODEL)) == pytest.approx(0.95 + 0.05 * (1 - np.exp(-(1.5**2) / 2)), abs=1e-3)
    assert 0.98 < sum(time_shares(MODEL)) < 1


def test_a_rare_actor_that_both_name_says_more_than_one_that_all_name() -> None:
    rows = [told("a", actor="north", minutes=k) for k in range(30)]
    reports = reports_of(*rows, told("b", actor="south"), told("c", actor="south", minutes=2))
    compared = compare(reports, MODEL)
    assert compared.model.strangers is not None
    assert compared.model.strangers.vocabulary.actors == ("north", "south")
    assert compared.chance.actor[1, 1] > compared.chance.actor[0, 0] >= 0 > compared.chance.actor[0, 1]


def test_codes_that_were_learnt_to_go_together_speak_for_one_incident_though_they_differ() -> None:
    spots = compare(reports_of(told("a", actor="army"), told("b", actor="forces")), MODEL).spots
    names = Vocabulary(actors=("army", "forces"))
    survey = fresh_survey(2)
    survey.actor[0, 1] = 20.0
    survey.actor[0, 0] = 400.0
    together = replace(MODEL, tables={"actor": {"army | forces": 0.9, "army | army": 0.1, "pairs": 500.0}})
    worth = [
        chance_of(np.zeros(2), strangers_of(spots, survey, names, model)).actor[0, 1] for model in (MODEL, together)
    ]
    assert worth[0] < 0
    assert worth[1] > 1


def test_what_is_learnt_of_codes_is_kept_by_their_names() -> None:
    spots = compare(reports_of(told("a"), told("b", act="artillery_fire")), MODEL).spots
    survey = fresh_survey(2)
    one, other = ACT_CODES.index("mortar_fire"), ACT_CODES.index("artillery_fire")
    survey.acts[one, other] = survey.acts[one, one] = 10.0
    kept = tables_of(survey, tables_for(spots, Vocabulary()))
    assert kept["act"] == {"artillery_fire | mortar_fire": 0.25, "mortar_fire | mortar_fire": 0.5, "pairs": 20.0}
    assert "actor" not in kept


def test_parts_count_as_much_as_the_model_says() -> None:
    rows = [told("a", count=3, unit="burst"), told("b", count=3, unit="burst")]
    half = replace(MODEL, part_weights={**MODEL.part_weights, "figures": 0.5})
    one, other = (compare(reports_of(*rows), model).chance.levels[0] for model in (MODEL, half))
    assert np.allclose(one, 2 * other)
    assert one.any()


def test_names_beyond_the_table_are_still_the_same_or_not() -> None:
    rows = [told(f"s{k}", actor=f"group {k // 2}", minutes=k % 3) for k in range(160)]
    compared = compare(reports_of(*rows), replace(MODEL, offered=-1e9))
    assert compared.chance.actor[NAMED, NAMED + 1] > 0 > compared.chance.actor[NAMED, NAMED]
