"""How one list counts its victims beside another is learnt from the pairs of both: which adds up, and that one that does not is left in peace."""

from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from rightly import asked_and_in_all, suggested_first
from told import reports_of, told

from truceline.incident.columns.ordering import canonical
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning import by_probability, figurelearning
from truceline.incident.learning.figurelearning import _Chance, _chance, _of_sizes, _turned, learn_list_figures
from truceline.incident.likeness.days import ByDay
from truceline.incident.model import DayLaw, LinkModel, ListFigures

TOWNS, SPAN_DAYS, ROWS = 10, 100, 900
A_DAY = {"occurred_within_s": 43_200.0, "radius_m": 2_000.0, "act": None}
SAME, NEAR_LESS, RELATED_LESS, APART_LESS, NEAR_MORE, RELATED_MORE, APART_MORE = range(7)


@cache
def two_lists(*, adding: float, rows: int = ROWS, seed: int = 5) -> pa.Table:
    """Two lists of one war, half of whose rows tell of one thing: of so many of these the second tells a part of the first's dead."""
    rng = np.random.default_rng(seed)
    town, day = rng.integers(0, TOWNS, (2, rows)), rng.integers(0, SPAN_DAYS * rows // ROWS, (2, rows))
    killed = np.minimum(np.ceil(rng.exponential(9.0, (2, rows))), 90).astype(int)
    both, part = rng.random(rows) < 0.5, rng.random(rows) < adding
    town[1], day[1], killed[1] = (np.where(both, each[0], each[1]) for each in (town, day, killed))
    killed[1] = np.where(part, np.ceil(killed[1] * rng.random(rows)), killed[1])
    return reports_of(
        *(
            told(
                source,
                reference=f"{n}",
                north_m=int(town[k, n]) * 9_000 + 700 * k,
                minutes=int(day[k, n]) * 1_440,
                killed_best=int(killed[k, n]),
                **A_DAY,
            )
            for k, source in enumerate(("list-a", "list-b"))
            for n in range(rows)
        )
    )


@cache
def gathered(adding: float) -> Gathered:
    return gather(two_lists(adding=adding))


def learnt(model: LinkModel) -> tuple[ListFigures, ...]:
    assert len(model.by_day) == 1
    return model.by_day[0].figures


def told_by_a_list(*numbers: int) -> Any:
    """Numbers without ranges, as they are counted: each once, and how often."""
    values, often = np.unique(np.array(numbers, np.int32), return_counts=True)
    return (values, values, values), often


def test_strangers_are_counted_by_the_size_of_the_one_and_nothing_is_believed_of_who_tells_more() -> None:
    """Beside 3 stand one 3, one 9 and two 1: the same, apart and less, and two that are related and less than 3."""
    chance = _chance(told_by_a_list(3, 3), told_by_a_list(1, 1, 3, 9), np.array([0.55, 0.28, 0.11, 0.06]))

    assert chance.share[3] == pytest.approx([0.25, 0.0, 0.0, 0.25, 0.0, 0.5, 0.0], abs=1e-4)
    assert chance.possible[3].tolist() == [1.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0]
    believed = np.array([0.55, 0.0, 0.0, 0.06, 0.0, 0.11, 0.0])
    assert chance.believed[3] == pytest.approx(believed / believed.sum(), abs=1e-3)
    of_few = (
        np.array([2.0 + 5.0, 0.0, 1.0, 1.0 + 5.0, 0.0, 10.0, 0.0]) / 24.0
    )  # nobody told 1: four beside it, and twenty as all
    assert chance.share[1] == pytest.approx(of_few, abs=1e-4)
    turned = _turned(chance)
    assert turned.share[3] == pytest.approx([0.25, 0.0, 0.5, 0.0, 0.0, 0.0, 0.25], abs=1e-4)
    assert turned.possible[3].tolist() == [1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]


def test_what_is_counted_of_all_is_believed_of_each_size_and_what_is_counted_of_a_size_outweighs_it() -> None:
    """Of 300 pairs that are the same, all told 4: all are believed with 300 pairs' worth of chance, and 4 with 30 of that."""
    even = np.full((13, 7), 1.0 / 7.0)
    counts = np.zeros((13, 7))
    counts[4, SAME] = 300.0
    worth = _of_sizes(counts, _Chance(even, np.ones((13, 7)), even))

    of_all = 0.5 + 0.5 / 7.0
    assert worth[5, SAME] == pytest.approx(np.log(7.0 * of_all))
    assert worth[5, APART_MORE] == pytest.approx(np.log(0.5))
    assert worth[4, SAME] == pytest.approx(np.log(7.0 * (300.0 + 30.0 * of_all) / 330.0))


def test_of_a_list_that_adds_up_it_is_learnt_that_its_number_is_the_larger() -> None:
    """In the mean of three wars, for each size: in a war of its own the worth of a size lies 0.3 nats higher or lower by its lots alone."""
    wars = [learnt(gather(two_lists(adding=0.6, seed=seed)).models[0]) for seed in (5, 6, 7)]

    assert all([figures.kind for figures in war] == ["killed"] for war in wars)
    by_size = np.mean([(*war[0].by_first[5:9], *war[0].by_second[5:9]) for war in wars], axis=0)  # sizes of 5 to 25
    assert (by_size[:, SAME] > 1.0).all()
    assert (by_size[:, APART_LESS] < -1.5).all(), "the part is larger than the whole"
    assert (by_size[:, APART_MORE] > by_size[:, APART_LESS] + 1.1).all()


def test_of_lists_that_count_alike_neither_direction_is_believed() -> None:
    (killed,) = learnt(gathered(0.0).models[0])

    for by_size in (killed.by_first, killed.by_second):
        for worth in by_size[5:9]:
            assert max(worth[APART_LESS], worth[APART_MORE]) < -1.5
            assert abs(worth[APART_LESS] - worth[APART_MORE]) < 1.2


def test_as_many_pairs_are_believed_to_be_of_one_incident_as_stand_out_by_place_and_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Teeth: scores promise a fifth too many here, and who is a stranger blurs what parts say."""
    firm = learnt(gathered(0.6).models[0])[0]
    monkeypatch.setattr(figurelearning, "_MOST_MOVED", 0.0)
    blurred = learnt(gather(two_lists(adding=0.6)).models[0])[0]

    for worth, other in zip(
        (*firm.by_first[5:9], *firm.by_second[5:9]), (*blurred.by_first[5:9], *blurred.by_second[5:9]), strict=True
    ):
        assert worth[APART_LESS] < other[APART_LESS]
    assert max(other[APART_LESS] for other in blurred.by_first[5:9]) > -1.5


@pytest.mark.parametrize("adding", [0.6, 0.0])
def test_with_what_is_learnt_the_true_partner_is_first_more_often_where_one_adds_up_and_as_often_where_none_does(
    adding: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In three wars, of some 1,300 that are first: in a war of its own lots make one more or less."""
    wars = [two_lists(adding=adding, seed=seed) for seed in (5, 6, 7)]
    first = sum(suggested_first(table, gather(table).models[0]) for table in wars)
    monkeypatch.setattr(figurelearning, "_FEWEST", 1e9)
    without = [gather(table).models[0] for table in wars]

    assert [learnt(model) for model in without] == [()] * 3
    more = first - sum(suggested_first(table, model) for table, model in zip(wars, without, strict=True))
    assert more > 16 if adding else more >= -1


def taught_by_the_true_pairs(table: pa.Table, monkeypatch: pytest.MonkeyPatch) -> LinkModel:
    """The model of two lists as if somebody had told which pairs are of one incident, and nothing else were believed of them."""
    told_as = np.array(canonical(table)["reference"].to_pylist())

    def by_truth(model: LinkModel, by_day: ByDay, pairs: Any, *given: Any) -> tuple[DayLaw, ...]:
        first, second, _ = pairs
        one_day = by_day.day[first] == by_day.day[second]
        true = one_day & (told_as[first] == told_as[second])
        return learn_list_figures(model, by_day, (first, second, true.astype(float)), *given)

    with monkeypatch.context() as patch:
        patch.setattr(by_probability, "learn_list_figures", by_truth)
        for constant, value in (("_ROUNDS", 0), ("_HELD_OF_ALL", 1.0), ("_FEWEST", 1.0)):
            patch.setattr(figurelearning, constant, value)
        return gather(table).models[0]


@pytest.mark.parametrize("adding", [0.6, 0.0])
@pytest.mark.parametrize("rows", [ROWS, 2 * ROWS])
def test_what_is_learnt_of_figures_suggests_as_well_as_what_the_true_pairs_would_teach(
    adding: float, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within two in a hundred, though nobody told it a single pair."""
    table = two_lists(adding=adding, rows=rows)
    unlabelled, taught = gather(table).models[0], taught_by_the_true_pairs(table, monkeypatch)

    for by_size in (taught.by_day[0].figures[0].by_first, taught.by_day[0].figures[0].by_second):
        assert max(worth[APART_LESS] for worth in by_size[5:9]) < -3.0, "the truth was told"
    assert suggested_first(table, unlabelled) >= 0.98 * suggested_first(table, taught)


def test_few_pairs_teach_nothing_of_figures() -> None:
    model = gather(two_lists(adding=0.6, rows=80)).models[0]

    assert model.by_day
    assert learnt(model) == ()


def test_what_figures_said_of_pairs_is_taken_from_their_odds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: else fewer of the parts are found among the pairs that were made improbable by being parts."""
    honest = learnt(gathered(0.6).models[0])[0]
    monkeypatch.setattr(figurelearning, "_ROUNDS", 0)
    hasty = learnt(gather(two_lists(adding=0.6)).models[0])[0]

    for worth, other in zip(honest.by_first[5:9], hasty.by_first[5:9], strict=True):
        assert worth[APART_MORE] > other[APART_MORE] + 0.2


def test_it_is_learnt_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Learnt again by its own odds, it would hang on what rivals were already thrown out by it."""
    times = []

    def once_more(*given: Any) -> tuple[DayLaw, ...]:
        times.append(learn_list_figures(*given))
        return times[-1]

    monkeypatch.setattr(by_probability, "learn_list_figures", once_more)

    model = gather(two_lists(adding=0.6)).models[0]
    assert times == [tuple(law._replace(partnered=0.0, of_first=False) for law in model.by_day)]


def test_the_order_of_rows_changes_nothing_of_what_is_learnt_of_figures() -> None:
    table = two_lists(adding=0.6)
    mixed = table.take(pa.array(np.random.default_rng(3).permutation(table.num_rows)))

    assert gather(mixed).models == gathered(0.6).models


def test_one_report_asked_about_is_weighed_by_figures_of_its_lists_as_all_are() -> None:
    got, expected = asked_and_in_all(gathered(0.6), two_lists(adding=0.6), "list-b/3", "figure_score")

    assert got == expected
    assert any(expected.values())


def test_how_many_are_parts_is_learnt_by_what_is_oftener_the_larger_and_nothing_where_lists_count_alike() -> None:
    """Of a list that adds up seven in ten at least where its number is apart, of twice the rows four in five; never of the other."""
    (adding,), (alike,) = (learnt(gathered(share).models[0]) for share in (0.6, 0.0))

    of_the_first, of_the_second = adding.parts[1], adding.parts[0]
    assert of_the_first[2] > 0.72
    assert of_the_second == (0.0, 0.0, 0.0)
    assert alike.parts == ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0))
    assert learnt(gather(two_lists(adding=0.6, rows=2 * ROWS)).models[0])[0].parts[1][2] > 0.8
