"""A row that tells of more victims may hold several rows of another list: its parts take no place of each other's, and a row of its own number leaves them little."""

from itertools import combinations

import numpy as np
import pyarrow as pa
import pytest
from tellings import adding_up
from told import reports_of, told

from truceline.incident import gathering
from truceline.incident.gathering import gather
from truceline.incident.joining import cluster
from truceline.incident.joining.believing import beside_rivals
from truceline.incident.joining.holding import Held
from truceline.incident.learning import by_probability
from truceline.incident.likeness.compare import PARTS, Pairs
from truceline.incident.model import LinkModel

A_DAY = {"occurred_within_s": 43_200.0, "radius_m": 2_000.0, "act": None}
# The sum is row 0 of one list; 1, 2 and 3 are of the other.
SOURCE = np.array([0, 1, 1, 1], np.int32)


def of_the_sum(*scores: float) -> Pairs:
    parts = np.zeros((len(PARTS), len(scores)))
    parts[2] = scores
    rows = np.arange(1, len(scores) + 1, dtype=np.int32)
    return Pairs.of_parts(np.zeros(len(scores), np.int32), rows, parts)


def rivals(*at_first: float) -> Held:
    return Held(np.array(at_first), np.ones(len(at_first)))


def test_two_parts_take_no_place_of_each_other_at_their_sum() -> None:
    pairs = of_the_sum(3.0, 2.5)

    assert beside_rivals(pairs, SOURCE, rivals(0.0, 0.0)).tolist() == pytest.approx([2.0, 1.5])
    # Teeth: as rivals neither is likelier than not.
    assert max(beside_rivals(pairs, SOURCE)) < 0.8


def test_a_row_that_tells_the_same_number_leaves_the_parts_little_and_loses_nothing_by_them() -> None:
    the_same, part = beside_rivals(of_the_sum(4.0, 3.0), SOURCE, rivals(1.0, 0.0))

    assert the_same == pytest.approx(3.0)
    assert part == pytest.approx(2.0 - np.log1p(np.exp(3.0)), abs=0.05)


def test_who_is_half_a_rival_leaves_half_the_room_at_least() -> None:
    first, second = beside_rivals(of_the_sum(9.0, 2.0), SOURCE, rivals(0.5, 0.5))
    assert second == pytest.approx(1.0 + np.log(0.5), abs=0.01)
    assert first == pytest.approx(8.0, abs=0.8)


def test_where_all_are_rivals_odds_are_what_they_were() -> None:
    pairs = of_the_sum(4.0, 3.0, 1.0)
    assert beside_rivals(pairs, SOURCE, rivals(1.0, 1.0, 1.0)) == pytest.approx(beside_rivals(pairs, SOURCE))


def with_room(room: int, candidates: int) -> Held:
    """A summary (row 0) that tells of so many incidents, and candidates that tell of one each."""
    every = np.ones(candidates)
    return Held(every, every, np.array([room] * candidates + [1] * candidates, np.int32))


@pytest.mark.parametrize("room", [1, 2, 3, 4, 5, 17])
def test_who_tells_of_several_has_room_for_so_many_as_all_ways_to_choose_have_it(room: int) -> None:
    """Four candidates of one source: every set of them that the summary can tell of, weighed one by one."""
    scores = (4.0, 3.5, 1.5, 0.5)
    weight = np.exp(np.array(scores) - 1.0)
    found = beside_rivals(of_the_sum(*scores), np.array([0, 1, 1, 1, 1], np.int32), with_room(room, 4))
    for one in range(4):
        others = [weight[k] for k in range(4) if k != one]
        ways = [sum(np.prod(some) for some in combinations(others, size)) for size in range(4)]
        with_it, without = weight[one] * sum(ways[:room]), sum(ways[: room + 1])
        # Ten rounds of answers come as near as this, with room for one too.
        assert found[one] == pytest.approx(np.log(with_it / without), abs=5e-3)


def test_the_parts_of_a_summary_of_three_are_no_rivals_and_of_one_report_they_are() -> None:
    """Teeth: three that are as sure each; without the room none of them is likelier than not."""
    reports = [told("summary", north_m=250, radius_m=1_500.0, tells_of=3)]
    reports += [told("a", reference=str(n), north_m=250 * n, minutes=n) for n in range(3)]
    several = gather(reports_of(*reports), model=LinkModel()).offered[0].table()
    single = gather(reports_of(reports[0] | {"tells_of": 1}, *reports[1:]), model=LinkModel()).offered[0].table()
    assert min(several["probability"].to_pylist()) > 1.5 * max(single["probability"].to_pylist())


def two_lists(rows: int = 700) -> pa.Table:
    """Two lists of one war: half of the first's rows are in the second too, and of these every other is told in two parts, 600 metres apart."""
    rng = np.random.default_rng(8)
    town, day, killed = (rng.integers(least, most, rows) for least, most in ((0, 12), (0, 90), (2, 30)))
    first = [("list-a", f"{n}", town[n], day[n], killed[n], 0) for n in range(rows)]
    second: list[tuple[str, str, int, int, int, int]] = []
    for n in range(rows // 2):
        part = rng.integers(1, killed[n])
        for own in (part, killed[n] - part) if n % 2 else (killed[n],):
            second.append(("list-b", f"{n}/{own}/{len(second)}", town[n], day[n], own, 600 * (len(second) % 2)))
    of_its_own = zip(
        *(rng.integers(least, most, rows // 2) for least, most in ((0, 12), (0, 90), (1, 30))), strict=True
    )
    second += [("list-b", f"alone/{n}", *at, 0) for n, at in enumerate(of_its_own)]
    return reports_of(
        *(
            told(
                source,
                reference=name,
                north_m=int(town) * 9_000 + int(off),
                minutes=int(day) * 1_440,
                killed_best=int(dead),
                **A_DAY,
            )
            for source, name, town, day, dead, off in (*first, *second)
        )
    )


def parts_whose_sum_is_likely(reports: pa.Table) -> int:
    """Of how many rows of the second list that are parts the whole is half probable or more."""
    named = dict(zip(reports["report_id"].to_pylist(), reports["reference"].to_pylist(), strict=True))
    suggested = gather(reports).suggestions()
    found = 0
    columns = (suggested[name].to_pylist() for name in ("first", "second", "probability"))
    for one, other, likely in zip(*columns, strict=True):
        whole, part = sorted((named[one], named[other]), key=lambda name: "/" in name)
        found += likely >= 0.5 and "/" in part and part.split("/")[0] == whole and int(whole) % 2 == 1
    return found


def test_both_parts_of_a_sum_are_believed_and_without_this_one_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = two_lists()
    told_apart = parts_whose_sum_is_likely(reports)
    for module in (gathering, by_probability):
        monkeypatch.setattr(module, "held", lambda _pairs, _compared: None)

    assert told_apart > 1.2 * parts_whose_sum_is_likely(reports) > 0


def test_of_the_parts_of_a_sum_one_is_joined_with_it_though_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: as rivals, each of twelve is too improbable to be joined."""
    whole = told("s0", killed_best=36, **A_DAY)
    parts = [told("s1", north_m=300 * n, killed_best=3, reference=str(n), **A_DAY) for n in range(12)]

    def sizes() -> list[int]:
        return sorted(gather(reports_of(whole, *parts), model=adding_up()).incidents["reports"].to_pylist())

    assert sizes() == [1] * 11 + [2]
    monkeypatch.setattr(cluster, "held", lambda _pairs, _compared: None)
    assert sizes() == [1] * 13


def test_where_it_is_learnt_one_part_of_a_sum_is_joined_with_it_and_never_two() -> None:
    reports = two_lists()
    named = dict(zip(reports["report_id"].to_pylist(), reports["source"].to_pylist(), strict=True))
    links = gather(reports).links
    told_in = [
        (incident, named[report])
        for incident, report in zip(*(links[name].to_pylist() for name in ("incident_id", "report_id")), strict=True)
    ]
    assert len(told_in) == len(set(told_in))
