"""Names of two vocabularies: which of them are one is learnt from what is met beyond chance, and from nothing else."""

from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from rightly import asked_and_in_all
from told import reports_of, told

from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning.likening import vocabulary
from truceline.incident.likeness.compare import compare
from truceline.incident.likeness.naming import known_names, table_of_names
from truceline.incident.model import LinkModel, NamesMet, Strangers

TOWNS, SPAN_DAYS, ROWS, ACTORS = 20, 100, 600, 4
A_DAY = {"occurred_within_s": 43_200.0, "radius_m": 2_000.0, "act": None}


@cache
def two_lists(second: str, *, by_town: bool = False) -> pa.Table:
    """Two lists of one war, half of whose rows tell of one thing; the second calls its actors `second` and a number."""
    rng = np.random.default_rng(7)
    town, day = rng.integers(0, TOWNS, (2, ROWS)), rng.integers(0, SPAN_DAYS, (2, ROWS))
    actor = rng.integers(0, ACTORS, (2, ROWS))
    both = rng.random(ROWS) < 0.5
    town[1], day[1], actor[1] = (np.where(both, each[0], each[1]) for each in (town, day, actor))
    actor = town % ACTORS if by_town else actor
    rows = [
        told(
            source,
            reference=f"{n}",
            north_m=int(town[k, n]) * 9_000 + 700 * k,
            minutes=int(day[k, n]) * 1_440,
            actor=f"{name} {actor[k, n]}",
            **A_DAY,
        )
        for k, (source, name) in enumerate((("list-a", "group"), ("list-b", second)))
        for n in range(ROWS)
    ]
    return reports_of(*rows)


@cache
def gathered() -> Gathered:
    return gather(two_lists("faction"))


def test_names_that_are_met_beyond_chance_speak_for_a_pair_and_others_against_it() -> None:
    met = {(each.first, each.second): each.worth for each in gathered().models[0].names}
    assert len({each.of for each in gathered().models[0].names}) == 1
    for a in range(ACTORS):
        for b in range(ACTORS):
            worth = met.get((f"faction {b}", f"group {a}"), 0.0)
            assert worth > 0.6 if a == b else worth < -0.3, (a, b, worth)


def test_with_names_learnt_the_true_partner_is_first_more_often() -> None:
    """Teeth: the same model without what it learnt of names."""

    def right(model: LinkModel) -> int:
        best: dict[str, str] = {}
        pairs = gather(two_lists("faction"), model=model).suggestions()
        for one, other in zip(pairs["first"].to_pylist(), pairs["second"].to_pylist(), strict=True):
            a, b = (one, other) if one.startswith("list-a") else (other, one)
            best.setdefault(b, a)
        return sum(best.get(f"list-b/{n}") == f"list-a/{n}" for n in range(ROWS))

    model = gathered().models[0]
    assert right(model) > right(replace(model, names=())) + ROWS // 50


def test_names_that_several_sources_use_are_known_by_equality_alone() -> None:
    assert gather(two_lists("group")).models[0].names == ()


def test_a_name_that_follows_from_the_place_says_nothing() -> None:
    """Teeth: each town has its one actor, whatever happens there and to whoever is asked."""
    met = gather(two_lists("faction", by_town=True)).models[0].names
    assert max(each.worth for each in met if each.first[-1] == each.second[-1]) < 0.4


def test_lists_with_nothing_in_common_teach_no_names() -> None:
    """Teeth: the second list is told a month later."""
    table = two_lists("faction")
    later = pc.if_else(pc.equal(table["source"], "list-b"), 30 * 86_400_000_000, 0)
    at = pc.add(table["occurred_at"].cast(pa.int64()), later).cast(table.schema.field("occurred_at").type)
    moved = table.set_column(table.column_names.index("occurred_at"), table.schema.field("occurred_at"), at)
    assert max((abs(each.worth) for each in gather(moved).models[0].names), default=0.0) < 0.5


def test_one_report_asked_about_is_weighed_by_names_as_all_are() -> None:
    got, expected = asked_and_in_all(gathered(), two_lists("faction"), "list-b/3", "actor_score")
    assert got == expected
    assert any(expected.values())


def test_a_table_tells_of_its_names_and_leaves_all_others_to_equality() -> None:
    met = (NamesMet("actor", "rebels", "opposition", 1.5), NamesMet("actor", "rebels", "army", -0.7))
    model = LinkModel(names=met)
    assert known_names(model, "actor") == ("army", "opposition", "rebels")
    assert known_names(model, "target") == ()
    table = table_of_names(model, "actor", (-1.0, 2.0))
    assert table.tolist() == [[2.0, -1.0, -0.7], [-1.0, 2.0, 1.5], [-0.7, 1.5, 2.0]]
    rows = [
        told("a", actor="Rebels"),
        told("b", actor="opposition", minutes=5),
        told("c", actor="Army", minutes=9),
        told("d", actor="nobody known", minutes=12),
    ]
    flat = Strangers((0.0,) * 9 + (1.0,), (0.0,) * 9 + (1.0,), (0.0,) * 5, (0.0,) * 5, (-1.0, 2.0), (0.0, 0.0))
    found = compare(reports_of(*rows), LinkModel(names=met, strangers=flat, offered=-1e9)).pairs
    worth = dict(zip(zip(found.first.tolist(), found.second.tolist(), strict=True), found.parts[5], strict=True))
    assert [worth[0, 1], worth[0, 2], worth[1, 2], worth[0, 3]] == [1.5, -0.7, -1.0, -1.0]


def test_a_rare_name_and_one_that_others_use_are_no_vocabulary_of_a_source() -> None:
    source = np.repeat([0, 1], 40).astype(np.int32)
    names = ["own"] * 30 + ["both"] * 8 + ["rare"] * 2 + ["other"] * 32 + ["both"] * 8
    said = vocabulary(pa.chunked_array([names]), source)
    assert dict(zip(said.names, said.own.tolist(), strict=True)) == {"other": True, "own": True, "both": False}
    assert said.code[38] == -1
    assert np.isclose(said.together.sum(), 1.0)
