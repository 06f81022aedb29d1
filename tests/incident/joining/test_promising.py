"""What is promised where most reports give the name of a place and no coordinates can be believed too."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel

AGREEMENT = Path(__file__).resolve().parents[3] / "agreements" / "southwest-syria-2017"
SEEDS = (2_611, 2_612, 2_613)


@cache
def exercise(seed: int, share: float) -> tuple[pa.Table, pa.Table]:
    """An exercise of which so many reports give the name of their place alone, and its truth."""
    invented = invent(read_agreement(AGREEMENT), ExerciseSettings(seed=seed, reports=3_000, days=18))
    reports = invented.reports
    named = pc.is_valid(reports["place_name"]).to_numpy() & (np.random.default_rng(seed).random(len(reports)) < share)
    for name in ("longitude", "latitude", "radius_m"):
        column = pc.if_else(pa.array(named), None, reports[name].combine_chunks())
        reports = reports.set_column(reports.column_names.index(name), reports.schema.field(name), column)
    return reports, invented.truth


@cache
def gathered(seed: int, share: float) -> Gathered:
    return gather(exercise(seed, share)[0])


def given_and_right(of: Gathered, truth: pa.Table) -> tuple[np.ndarray, np.ndarray]:
    """What pairs were given, and whether they are one incident."""
    pairs = of.suggestions(beyond_reach=False)
    known = truth["report_id"].combine_chunks()
    one, other = (truth["true_incident"].take(pc.index_in(pairs[name], known)) for name in ("first", "second"))
    return pairs["probability"].to_numpy(), pc.fill_null(pc.equal(one, other), pa.scalar(value=False)).to_numpy()


def test_where_four_in_five_reports_give_a_name_alone_what_is_promised_is_held() -> None:
    """Teeth: by the table alone, as if all were measured, too much is promised."""
    held, by_table = [], []
    for seed in SEEDS:
        reports, truth = exercise(seed, 0.8)
        model = gathered(seed, 0.8).models[0]
        held.append(given_and_right(gathered(seed, 0.8), truth))
        by_table.append(given_and_right(gather(reports, model=replace(model, by_names=0.0)), truth))
    over, over_by_table = (
        _promised_too_much(*map(np.concatenate, zip(*each, strict=True))) for each in (held, by_table)
    )
    assert abs(over) < 0.05
    assert over_by_table > over + 0.02


def _promised_too_much(given: np.ndarray, right: np.ndarray) -> float:
    some = (given >= 0.3) & (given < 0.9)
    return float(given[some].mean() - right[some].mean())


@pytest.mark.parametrize("share", [0.0, 0.8])
def test_the_model_knows_how_many_reports_lie_where_their_names_lead(share: float) -> None:
    reports, _ = exercise(SEEDS[0], share)
    told = reports.filter(pc.fill_null(pc.not_equal(reports["act"], "nothing_observed"), True))
    lost = pc.and_(pc.is_null(told["longitude"]), pc.is_valid(told["place_name"]))
    named = pc.sum(lost).as_py() / (len(told) - told["longitude"].null_count + pc.sum(lost).as_py())
    assert gathered(SEEDS[0], share).models[0].by_names == pytest.approx(named, abs=0.06)


def test_no_incident_depends_on_how_many_are_named() -> None:
    reports, _ = exercise(SEEDS[0], 0.8)
    kept = gathered(SEEDS[0], 0.8)
    other = gather(reports, model=replace(kept.models[0], by_names=0.1))
    assert (other.incidents, other.links) == (kept.incidents, kept.links)
    pairs = [each.suggestions(beyond_reach=False)["probability"].to_numpy().mean() for each in (other, kept)]
    assert pairs[0] > pairs[1]


def test_who_learns_of_nobody_believes_that_all_are_measured() -> None:
    assert LinkModel().by_names == 0.0
