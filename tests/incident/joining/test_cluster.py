"""Incidents from pairs and judgements; a plain graph walk and the definition itself hold the answers."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st
from tellings import LAW
from told import groups_of, judged, reports_of, told
from tries import tries

from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident import gathering
from truceline.incident.columns.arrays import Ints
from truceline.incident.columns.ordering import canonical
from truceline.incident.gathering import gather
from truceline.incident.joining import cluster as clustering
from truceline.incident.joining import turns
from truceline.incident.joining.groups import Ground, Groups, each_alone, ground_of
from truceline.incident.joining.judge import Settled
from truceline.incident.joining.sparing import Spared, spared_for
from truceline.incident.likeness.compare import compare
from truceline.incident.model import LinkModel

AGREEMENT = Path(__file__).resolve().parents[3] / "agreements" / "southwest-syria-2017"
FEW = tries(40, phases=[Phase.explicit, Phase.reuse, Phase.generate])


@pytest.fixture
def _machine_code_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the kernels of clustering as plain Python, so that a safeguard can be taken out of them."""
    of_turns = (
        "_join_likely",
        "_likelier_one",
        "_between_any",
        "_explains",
        "_better_group",
        "_move_misplaced",
        "groups_may_join",
        "_fits",
    )
    for module, names in ((clustering, ("gather_parts", "_join_partners", "may_join")), (turns, of_turns)):
        for name in names:
            monkeypatch.setattr(module, name, getattr(module, name).py_func)


def incident_sets(*rows: dict[str, Any], **options: Any) -> set[frozenset[str]]:
    return groups_of(gather(reports_of(*rows), **options).links)


def test_two_sources_that_tell_of_one_place_and_time_tell_of_one_incident() -> None:
    assert incident_sets(told("a"), told("b", north_m=400, minutes=5)) == {frozenset({"a/0-0", "b/5-400"})}


def test_one_source_tells_of_an_incident_once() -> None:
    rows = [told("a", reference="1"), told("a", reference="2", north_m=10, minutes=1), told("b", north_m=5)]
    sizes = sorted(len(group) for group in incident_sets(*rows))
    assert sizes == [1, 2]


def test_of_two_lists_a_report_whose_best_candidate_is_taken_has_its_second() -> None:
    """Best pairs first alone would give it none, or the wrong one; nobody joins a pair that people judged different."""
    rows = [
        told("a", reference="1"),
        told("a", reference="2", north_m=500),
        told("b", north_m=450),
        told("b", north_m=1_100),
    ]
    ends = {frozenset({"a/2", "b/0-1100"}), frozenset({"a/1", "b/0-450"})}
    assert incident_sets(*rows) == ends
    apart = judged(("a/2", "b/0-1100", "different"))
    assert incident_sets(*rows, judgements=apart) == {frozenset({"a/2", "b/0-450"}), frozenset({"a/1", "b/0-1100"})}


def test_the_score_of_a_pair_is_what_weighing_two_single_reports_says_wherever_it_is_believed() -> None:
    """And where it is not, as nobody else was near, it is another number."""
    settings = ExerciseSettings(seed=977, reports=1_500, days=71)
    reports = canonical(invent(read_agreement(AGREEMENT), settings).reports)
    compared = compare(reports, LinkModel())
    crowd = compared.chance.crowd.copy()
    crowd[::7] = -100.0  # as if nobody else were near them
    compared = replace(compared, chance=compared.chance._replace(crowd=crowd))
    pairs = compared.weigh(compared.pairs.first, compared.pairs.second)
    known = clustering._known(pairs, compared.by_day.told(pairs.first, pairs.second), compared)
    ground, groups = ground_of(compared, Settled.nothing()), each_alone(len(crowd))
    told = (groups, spared_for(ground, groups, groups.group, Settled.nothing().different))
    weigh = turns._likelier_one.py_func  # type: ignore[attr-defined] # Numba has no types
    ends = zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    off = np.abs(np.array([weigh(ground, told, two, -np.inf)[0] for two in ends]) - known.evidence)
    assert (known.at == 0).sum() > 1_000
    assert off[known.at == 0].max() < 1e-7
    assert off[known.at < 0].max() > 0.01


def test_a_follow_up_of_one_source_joins_when_people_say_so() -> None:
    rows = [told("a", reference="1"), told("a", reference="2", minutes=300)]
    follow_up = judged(("a/1", "a/2", "same"))
    assert incident_sets(*rows) == {frozenset({"a/1"}), frozenset({"a/2"})}
    assert incident_sets(*rows, judgements=follow_up) == {frozenset({"a/1", "a/2"})}


def test_what_people_joined_stays_together_however_far_apart() -> None:
    rows = [told("a"), told("b", north_m=50_000, minutes=2_000), told("c", place=None)]
    joined = judged(("a/0-0", "b/2000-50000", "same"), ("b/2000-50000", "c/0-0", "same"))
    assert incident_sets(*rows, judgements=joined) == {frozenset({"a/0-0", "b/2000-50000", "c/0-0"})}


def test_two_reports_judged_different_are_apart_though_all_speaks_for_one() -> None:
    rows = [told("a"), told("b"), told("c")]
    apart = judged(("a/0-0", "b/0-0", "different"))
    assert incident_sets(*rows) == {frozenset({"a/0-0", "b/0-0", "c/0-0"})}
    for group in incident_sets(*rows, judgements=apart):
        assert not {"a/0-0", "b/0-0"} <= group


@pytest.mark.usefixtures("_machine_code_is_off")
def test_the_safeguard_of_different_bites(monkeypatch: pytest.MonkeyPatch) -> None:
    """Taken out in the judging and in the clustering, what people hold different comes together after all."""
    rows = [told("a"), told("b"), told("c")]
    apart = judged(("a/0-0", "b/0-0", "different"))
    together = frozenset({"a/0-0", "b/0-0", "c/0-0"})
    assert together not in incident_sets(*rows, judgements=apart)
    nobody = np.empty((0, 2), np.int32)
    monkeypatch.setattr(gathering, "Settled", lambda same, by, _different: Settled(same, by, nobody))
    assert together in incident_sets(*rows, judgements=apart)


@pytest.mark.usefixtures("_machine_code_is_off")
def test_the_safeguard_of_one_source_bites(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [told("a", reference="1"), told("a", reference="2"), told("b"), told("c")]
    assert max(len(group) for group in incident_sets(*rows)) == 3
    monkeypatch.setattr(turns, "groups_may_join", lambda *_: True)
    monkeypatch.setattr(clustering, "may_join", lambda *_: True)
    assert max(len(group) for group in incident_sets(*rows)) == 4


def test_a_report_of_grossly_wrong_place_does_not_drag_two_incidents_into_one() -> None:
    here = [told("a"), told("b", north_m=200)]
    there = [told("c", north_m=6_000), told("d", north_m=6_200)]
    groups = incident_sets(*here, *there)
    assert groups == {frozenset({"a/0-0", "b/0-200"}), frozenset({"c/0-6000", "d/0-6200"})}


@pytest.mark.parametrize("astray", [{"minutes": 300}, {"north_m": 9_400}])
@pytest.mark.usefixtures("_machine_code_is_off")
def test_who_is_judged_the_same_as_one_that_errs_is_not_parted_from_those_that_agree(
    astray: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies between the two is far from each of them; one of them is right, and the others may be with that one."""
    agree, errs = [told("a"), told("c"), told("d"), told("e")], told("b", **astray)
    same = judged(("a/0-0", errs["report_id"], "same"))
    assert {len(group) for group in incident_sets(*agree, errs)} == {4, 1}
    assert {len(group) for group in incident_sets(*agree, errs, judgements=same)} == {5}
    monkeypatch.setattr(turns, "_beside_any", lambda *_: -np.inf)
    assert {len(group) for group in incident_sets(*agree, errs, judgements=same)} == {3, 2}


TELLINGS = st.lists(
    st.tuples(
        st.sampled_from("abcde"), st.integers(0, 120), st.integers(0, 4_000), st.sampled_from(["mortar_fire", None])
    ),
    min_size=1,
    max_size=24,
    unique_by=lambda telling: telling[:3],
)


@FEW
@given(TELLINGS, st.randoms(use_true_random=False), st.data())
def test_the_order_of_arrival_changes_nothing(
    tellings: list[tuple[str, int, int, str | None]], chance: random.Random, data: st.DataObject
) -> None:
    rows = [told(source, minutes=minutes, north_m=north, act=act) for source, minutes, north, act in tellings]
    ids = [row["report_id"] for row in rows]
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=3))
    held = judged(*((one, other, "different") for one, other in pairs if one != other))
    first = gather(reports_of(*rows), judgements=held)
    chance.shuffle(rows)
    second = gather(reports_of(*rows), judgements=held)
    assert first.incidents.equals(second.incidents)
    assert first.links.equals(second.links)


@FEW
@given(TELLINGS, st.data())
def test_every_report_is_in_one_incident_that_keeps_the_rules(
    tellings: list[tuple[str, int, int, str | None]], data: st.DataObject
) -> None:
    rows = [told(source, minutes=minutes, north_m=north, act=act) for source, minutes, north, act in tellings]
    ids = [row["report_id"] for row in rows]
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=4))
    apart = [(one, other) for one, other in pairs if one != other]
    groups = incident_sets(*rows, judgements=judged(*((*pair, "different") for pair in apart)))
    assert sorted(report for group in groups for report in group) == sorted(ids)
    for group in groups:
        sources = [report.split("/")[0] for report in group]
        assert len(sources) == len(set(sources))
        assert not any(set(pair) <= group for pair in apart)


@FEW
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=20, unique=True), st.data())
def test_where_incidents_lie_far_apart_they_are_the_parts_that_a_graph_walk_reaches(
    drawn: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Sites lie 100 km apart and every source speaks once of each: reports of one site are one connected part."""
    rows = [
        told(f"s{source}", reference=str(site), north_m=100_000 * site + data.draw(st.integers(0, 150)))
        for site, source in drawn
    ]
    walked: set[frozenset[str]] = set()
    for row in rows:
        part, queue = set(), [row]
        while queue:
            here = queue.pop()
            part.add(here["report_id"])
            queue += [
                near
                for near in rows
                if near["report_id"] not in part and abs(near["latitude"] - here["latitude"]) < 0.01
            ]
        walked.add(frozenset(part))
    assert incident_sets(*rows) == walked


def test_a_third_source_changes_nothing_between_two_lists_that_have_a_law_but_where_it_joins() -> None:
    """Teeth: where what others say of a few rows decided how all rows are joined that hang together with them, most of these joins changed."""
    rng = np.random.default_rng(5)
    rows = [
        told(
            f"s{k % 2}",
            minutes=1_440 * int(rng.integers(0, 6)),
            north_m=float(rng.uniform(0, 60_000)),
            reference=str(k),
            occurred_within_s=43_200.0,
            act=None,
        )
        for k in range(80)
    ]
    model = LinkModel(by_day=(LAW,))
    post = told("post", minutes=2 * 1_440 + 30, north_m=30_000, reference="post")

    def joined(*more: dict[str, Any]) -> set[frozenset[str]]:
        links = gather(reports_of(*rows, *more), model=model).links.to_pylist()
        incidents: dict[str, set[str]] = {}
        for link in links:
            incidents.setdefault(link["incident_id"], set()).add(link["report_id"])
        return {frozenset(one) for one in incidents.values() if len(one) > 1}

    alone, beside = joined(), joined(post)
    assert len(alone) > 10
    assert any("post/" in report for one in beside for report in one)
    assert {frozenset(r for r in one if "post/" not in r) for one in beside} >= alone


def test_lists_that_were_joined_by_their_laws_tell_once_where_a_pair_without_a_law_would_join_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two small lists have laws with each large one, and none with each other: their pairs alone are left when the large ones are joined."""
    laws = (*(LAW._replace(first="", second=large) for large in ("s0", "s1")), LAW)
    rng = np.random.default_rng(2)
    rows = [
        told(
            str(rng.choice(["s0", "s1", "s2", "s3"], p=[0.42, 0.42, 0.08, 0.08])),
            minutes=1_440 * int(rng.integers(0, 6)),
            north_m=float(rng.uniform(0, 60_000)),
            reference=str(k),
            occurred_within_s=43_200.0,
            act=None,
        )
        for k in range(120)
    ]

    def telling_twice() -> int:
        incidents = groups_of(gather(reports_of(*rows), model=LinkModel(by_day=laws)).links)
        sources = [[report.split("/")[0] for report in one] for one in incidents]
        assert max(map(len, sources)) > 3
        return sum(len(set(one)) < len(one) for one in sources)

    assert telling_twice() == 0
    # Teeth: of the members of parts alone.

    def of_parts_alone(ground: Ground, groups: Groups, members: Ints, _: Ints) -> Spared:
        return spared_for(ground, groups, members, np.zeros(0, np.int32))

    monkeypatch.setattr(clustering, "spared_for", of_parts_alone)
    assert telling_twice() > 0
