"""What is learnt of sources without labels: exercises know by how much each errs beyond what it states."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from scenes import charter_of

from truceline.exercise.inventing import Exercise, invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel, SourceError


@cache
def exercise(overconfidence: float) -> Exercise:
    settings = ExerciseSettings(seed=57, reports=3_000, days=70, overconfidence=overconfidence)
    return invent(charter_of("southwest-syria-2017"), settings)


@cache
def learnt(overconfidence: float) -> LinkModel:
    return gather(exercise(overconfidence).reports).models[0]


def found_pairs(links: pa.Table, truth: pa.Table) -> float:
    """F1 over pairs of reports."""
    known = truth.take(pc.index_in(links["report_id"], truth["report_id"].combine_chunks()))
    true = pc.coalesce(known["true_incident"], known["report_id"]).to_pylist()
    held = links["incident_id"].to_pylist()

    def pairs(labels: list[Any]) -> int:
        _, sizes = np.unique(np.array([str(label) for label in labels]), return_counts=True)
        return int((sizes * (sizes - 1) // 2).sum())

    return 2 * pairs(list(zip(true, held, strict=True))) / (pairs(true) + pairs(held))


@pytest.mark.parametrize(("overconfidence", "lowest", "highest"), [(1.0, 0.85, 1.25), (2.0, 1.6, 2.3), (3.0, 2.3, 3.4)])
def test_how_far_sources_err_beyond_what_they_state_is_found(
    overconfidence: float, lowest: float, highest: float
) -> None:
    usual = learnt(overconfidence).usual

    assert lowest < usual.place < highest
    assert lowest < usual.time < highest


def test_incidents_are_found_nearly_as_well_when_errors_are_not_said_as_when_they_are() -> None:
    unsaid = exercise(2.0)
    believing = found_pairs(gather(unsaid.reports, model=LinkModel()).links, unsaid.truth)
    learning = found_pairs(gather(unsaid.reports).links, unsaid.truth)

    assert learning > believing + 0.05


def test_the_order_of_reports_changes_nothing_that_is_learnt() -> None:
    reports = exercise(2.0).reports
    shuffled = reports.take(pa.array(np.random.default_rng(3).permutation(reports.num_rows)))

    assert gather(shuffled).models == (learnt(2.0),)


def test_one_source_that_errs_is_told_from_the_others() -> None:
    """Of one source the places are moved by three times what it states; the others stay as they are."""
    reports, random = exercise(1.0).reports, np.random.default_rng(5)
    source = max(set(reports["source"].to_pylist()) - {None}, key=reports["source"].to_pylist().count)
    its = np.array([word == source for word in reports["source"].to_pylist()])
    columns = {}
    for name, metres in (("longitude", 94_000.0), ("latitude", 111_000.0)):
        sigma = np.nan_to_num(reports["radius_m"].to_numpy(zero_copy_only=False)) / 2.448
        moved = reports[name].to_numpy(zero_copy_only=False) + its * 3 * sigma * random.normal(0, 1, len(its)) / metres
        columns[name] = pa.array(moved, from_pandas=True)
    spoilt = reports
    for name, values in columns.items():
        spoilt = spoilt.set_column(spoilt.column_names.index(name), spoilt.schema.field(name), values)

    errors = gather(spoilt).models[0].errors

    others = [error.place for name, error in errors.items() if name != source]
    assert errors[source].place > 1.8
    assert float(np.median(others)) < 1.3


def test_sources_that_never_meet_are_believed() -> None:
    alone = exercise(1.0).reports
    source = alone["source"][0].as_py()
    alone = alone.filter(pc.equal(alone["source"], source))

    (used,) = gather(alone).models
    assert replace(used, strangers=None) == LinkModel()


def test_a_model_that_is_given_is_used_and_nothing_is_learnt() -> None:
    given = replace(LinkModel(), usual=SourceError(2.0, 2.0))

    (used,) = gather(exercise(1.0).reports, model=given).models
    assert replace(used, strangers=None) == given
