"""What is learnt of sources without labels: exercises know by how much each errs beyond what it states."""

from dataclasses import replace
from datetime import timedelta
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
from truceline.incident.learning.beyond import Beyond
from truceline.incident.learning.untaught import untaught
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
    assert lowest < learnt(overconfidence).usual.place < highest


def test_incidents_are_found_nearly_as_well_when_errors_are_not_said_as_when_they_are() -> None:
    unsaid = exercise(2.0)
    believing = found_pairs(gather(unsaid.reports, model=LinkModel()).links, unsaid.truth)
    learning = found_pairs(gather(unsaid.reports).links, unsaid.truth)

    assert learning > believing + 0.05


def test_from_reports_of_two_days_nothing_is_learnt_and_it_would_do_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    """They cannot be moved by whole days to where chance is as it was; one report from long ago changes nothing of that."""
    short = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=6, reports=1_000, days=2))
    at = short.reports["occurred_at"].to_pylist()
    at[at.index(min(at))] -= timedelta(days=40)
    place = short.reports.column_names.index("occurred_at")
    reports = short.reports.set_column(
        place, short.reports.schema.field(place), pa.array(at, pa.timestamp("us", "UTC"))
    )
    gathered = gather(reports)

    kept = replace(gathered.models[0], codes=(), figure_shares=LinkModel().figure_shares)
    assert replace(kept, strangers=None, places=(), partners=LinkModel().partners) == LinkModel()
    monkeypatch.setattr("truceline.incident.learning.sample._SHORTEST_S", 0.0)
    harmed = found_pairs(gather(reports).links, short.truth)
    assert found_pairs(gathered.links, short.truth) > harmed + 0.1


def test_the_order_of_reports_changes_nothing_that_is_learnt() -> None:
    reports = exercise(2.0).reports
    shuffled = reports.take(pa.array(np.random.default_rng(3).permutation(reports.num_rows)))

    assert gather(shuffled).models == (learnt(2.0),)


def test_two_lists_of_one_source_each_with_names_of_their_own_are_matched_by_what_recurs() -> None:
    """One list calls every actor otherwise; that names differ then says nothing against a pair."""
    whole = exercise(1.0).reports
    side = np.array([len(name) % 2 for name in whole["source"].to_pylist()])
    named = pa.array(
        [a if a is None or s else f"forces of {a}" for a, s in zip(whole["actor"].to_pylist(), side, strict=True)]
    )
    sources = pa.array(["list-b" if s else "list-a" for s in side])
    lists = whole
    for name, column in (("actor", named), ("source", sources)):
        lists = lists.set_column(lists.column_names.index(name), lists.schema.field(name), column)

    strangers = gather(lists).models[0].strangers

    assert strangers is not None
    believing = gather(lists, model=LinkModel()).models[0].strangers
    assert believing is not None
    assert believing.actor[0] + 0.5 < strangers.actor[0]


def test_where_nothing_is_of_one_incident_nothing_is_learnt() -> None:
    """The same reports, each source's moved by another number of days: towns and habits are alike, incidents are not."""
    apart = exercise(1.0).reports
    column = apart["source"].combine_chunks().dictionary_encode().indices.to_numpy()
    moved = apart["occurred_at"].cast(pa.int64()).to_numpy() + column.astype(np.int64) * 9 * 86_400_000_000
    at = pa.array(moved, pa.int64()).cast(apart.schema.field("occurred_at").type)
    apart = apart.set_column(apart.column_names.index("occurred_at"), apart.schema.field("occurred_at"), at)
    apart = apart.set_column(
        apart.column_names.index("relayed_from"), apart.schema.field("relayed_from"), pa.nulls(len(apart), pa.string())
    )

    (used,) = gather(apart).models

    kept = replace(used, reach_sigmas=LinkModel().reach_sigmas, partners=LinkModel().partners)
    assert replace(kept, strangers=None, places=()) == LinkModel()
    assert used.partners >= LinkModel().partners  # and nothing is joined more readily


def test_how_far_reports_look_does_not_hang_on_what_stands_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is what costs little: two lists that miss being learnt of by a hair would have their partners beyond reach."""
    learning, reports = learnt(1.0), exercise(1.0).reports
    monkeypatch.setattr(Beyond, "stands_out", lambda _: False)

    (used,) = gather(reports).models

    assert used.place_shares == LinkModel().place_shares != learning.place_shares
    assert used.reach_sigmas == learning.reach_sigmas > LinkModel().reach_sigmas


def test_sources_that_never_meet_are_believed() -> None:
    alone = exercise(1.0).reports
    source = alone["source"][0].as_py()
    alone = alone.filter(pc.equal(alone["source"], source))

    (used,) = gather(alone).models
    assert replace(used, strangers=None, places=()) == untaught(LinkModel())  # they are too few, too


def test_a_model_that_is_given_is_used_and_nothing_is_learnt() -> None:
    given = replace(LinkModel(), usual=SourceError(2.0, 2.0))

    (used,) = gather(exercise(1.0).reports, model=given).models
    assert replace(used, strangers=None) == given
