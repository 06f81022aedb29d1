"""What is known of groups without weighing them, held against what weighing them says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from told import groups_of, judged, reports_of, told

from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.columns.arrays import Ints
from truceline.incident.columns.ordering import canonical
from truceline.incident.gathering import gather
from truceline.incident.joining import cluster as clustering
from truceline.incident.joining import sparing, turns
from truceline.incident.joining.groups import Ground, Groups, each_alone, join, lists_of, may_be_with, may_join
from truceline.incident.joining.groups import ground_of as grounded
from truceline.incident.joining.judge import Settled
from truceline.incident.joining.sparing import EITHER, Spared, spared_for
from truceline.incident.joining.weighing import NOTHING_TOLD, heard, mean_told
from truceline.incident.likeness.compare import Compared, compare
from truceline.incident.likeness.crowd import NOBODY
from truceline.incident.model import LinkModel

AGREEMENT = Path(__file__).resolve().parents[3] / "agreements" / "southwest-syria-2017"
NOBODY_ELSE = Settled.nothing().different
Known = tuple[Ground, Groups, Spared]


@pytest.fixture(scope="module")
def compared() -> Compared:
    reports = invent(read_agreement(AGREEMENT), ExerciseSettings(seed=977, reports=1_500, days=3)).reports
    return compare(canonical(reports), LinkModel())


def ground_of(compared: Compared, apart: Any = NOBODY_ELSE) -> Ground:
    settled = Settled(NOBODY_ELSE, (), np.array(apart, np.int32).reshape(-1, 2))
    return grounded(compared, settled)


def known_of(compared: Compared, apart: Any = NOBODY_ELSE) -> Known:
    ground, groups = ground_of(compared, apart), each_alone(len(compared.spots.at))
    return ground, groups, spared_for(ground, groups, groups.group, NOBODY_ELSE)


@pytest.fixture
def clustered(compared: Compared, monkeypatch: pytest.MonkeyPatch) -> Known:
    """What is known when all is gathered."""
    seen: list[Known] = []

    def remember(ground: Ground, groups: Groups, members: Ints, joined: Ints) -> Spared:
        seen.append((ground, groups, spared_for(ground, groups, members, joined)))
        return seen[-1][2]

    monkeypatch.setattr(clustering, "spared_for", remember)
    clustering.cluster(clustering.Offer(compared, compared.pairs, Settled.nothing()))
    return seen[0]


def some_pairs(count: int, many: int) -> Iterator[tuple[int, int]]:
    yield from np.random.default_rng(11).integers(0, count, (many, 2)).tolist()


def test_no_two_reports_say_more_than_each_can_say_at_most(compared: Compared) -> None:
    ground, _, spared = known_of(compared)
    near = []
    met = zip(compared.pairs.first.tolist(), compared.pairs.second.tolist(), strict=True)
    for one, other in (*some_pairs(len(spared.most), 3_000), *met):
        said = mean_told(heard(ground.spots, ground.chance, (one, other), NOTHING_TOLD))
        near.append(min(spared.most[one], spared.most[other]) - said)
    assert min(near) > -1e-9
    assert min(near) < 0.5, "or else it would spare nothing"


def test_by_what_a_group_was_joined_with_its_last_report_that_is_explained_but_for_rounding(clustered: Known) -> None:
    ground, groups, spared = clustered
    explains = turns._explains.py_func  # type: ignore[attr-defined] # Numba has no types
    held = 0
    for group in np.flatnonzero((groups.size > 1) & (spared.last != sparing._NONE)).tolist():
        i = groups.first[group] if spared.last[group] == EITHER else spared.last[group]
        if ground.chance.crowd[i] > NOBODY:
            said = explains(ground, (groups, spared), (int(i), group), -np.inf)
            assert said == pytest.approx(spared.by[group], abs=1e-7)
            held += 1
    assert held > 50
    assert (spared.last[groups.size > 2] >= 0).any()


def test_groups_keep_the_voices_of_their_reports_however_they_were_joined_and_moved(clustered: Known) -> None:
    ground, groups, spared = clustered
    sets = np.zeros((2, len(groups.group)), np.int64)
    members = np.flatnonzero(spared.sources[groups.group])
    for i in members.tolist():
        for kind, code in enumerate((ground.spots.source[i], ground.spots.voice[i])):
            sets[kind, groups.group[i]] |= np.int64(1) << np.int64(code)
    there = np.unique(groups.group[members])
    assert spared.sources[there].tolist() == sets[0, there].tolist()
    assert spared.voices[there].tolist() == sets[1, there].tolist()
    assert len(there) < len(members)


@pytest.mark.parametrize("sources", [1, 90], ids=["few", "more than there are bits for"])
def test_who_may_join_is_told_by_sets_of_voices_as_one_by_one(compared: Compared, sources: int) -> None:
    spots = compared.spots
    more = spots.source + 20 * (np.arange(len(spots.source)) % sources).astype(np.int32)
    ground = ground_of(compared)._replace(spots=spots._replace(source=more, voice=more))
    judged_apart = lists_of(len(more), np.array([[0, 1], [2, 3]], np.int32))
    answers = set()
    for told_apart in (ground, ground._replace(apart=judged_apart)):
        groups = each_alone(len(more))
        for one, other in some_pairs(400, 500):
            join(groups, groups.group[one], groups.group[other])
        spared = spared_for(told_apart, groups, np.arange(len(more), dtype=np.int32), NOBODY_ELSE)
        assert spared.each == (sources == 1)
        for one, other in some_pairs(len(more), 2_000):
            two = (int(groups.group[one]), int(groups.group[other]))
            if two[0] != two[1]:
                answers.add(may_join(told_apart, groups, *two))
                assert sparing.groups_may_join(told_apart, groups, spared, two) == may_join(told_apart, groups, *two)
                enters = sparing.report_may_enter(told_apart, groups, spared, (one, two[1]))
                assert enters == may_be_with(told_apart, groups, one, two[1])
    assert answers == {True, False}


def test_a_source_that_people_joined_with_an_incident_tells_of_it_no_more_though_no_pair_leads_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [told("a"), told("b", place=None, minutes=1), told("b", reference="x"), told("c", north_m=50)]
    same = judged(("a/0-0", "b/1-0", "same"))

    def sources_with_a() -> list[str]:
        (group,) = (one for one in groups_of(gather(reports_of(*rows), judgements=same).links) if "a/0-0" in one)
        return sorted(report.split("/")[0] for report in group)

    assert sources_with_a().count("b") == 1
    # Teeth: of the members of parts alone.

    def of_parts_alone(ground: Ground, groups: Groups, members: Ints, _: Ints) -> Spared:
        return spared_for(ground, groups, members, NOBODY_ELSE)

    monkeypatch.setattr(clustering, "spared_for", of_parts_alone)
    assert sources_with_a().count("b") == 2


def test_what_is_spared_changes_no_group(compared: Compared, monkeypatch: pytest.MonkeyPatch) -> None:
    offer = clustering.Offer(compared, compared.pairs, Settled.nothing())
    found = clustering.cluster(offer)

    def nothing(ground: Ground, groups: Groups, members: Ints, joined: Ints) -> Spared:
        spared = spared_for(ground, groups, members, joined)
        # Anything may be said, any two may be of one voice, and every group changes in every turn.
        spared.most[:], spared.sources[:], spared.turned[:] = np.inf, -1, 9
        return spared._replace(each=False)

    monkeypatch.setattr(clustering, "spared_for", nothing)
    assert np.array_equal(clustering.cluster(offer), found)


def test_a_change_of_a_partners_group_is_noticed_in_that_turn_and_the_next_and_no_other(compared: Compared) -> None:
    *_, spared = known_of(compared)
    edges = lists_of(len(spared.turned), np.array([[0, 1]], np.int32))
    spared.turned[2] = 2
    assert not sparing.turned_near(spared, edges, 0, 3)
    spared.turned[1] = 2
    assert [sparing.turned_near(spared, edges, 0, turn) for turn in (2, 3, 4)] == [True, True, False]
    assert sparing.turned_near(spared, edges, 1, 3)
