"""What the numbers of two reports say, by cases counted by hand."""

import itertools

import numpy as np
import pyarrow as pa
import pytest
from scenes import charter_of
from told import reports_of, told

from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.evaluation.evaluating import Belonging, pairwise
from truceline.incident.gathering import gather
from truceline.incident.likeness.compare import PARTS, compare
from truceline.incident.likeness.figures import (
    CALIBRE,
    INJURED,
    KILLED,
    KINDS,
    alike_by_chance,
    figure_levels,
    laws_of,
    number_of_report,
    numbers_of,
    tables_of,
)
from truceline.incident.likeness.twofigures import ABOVE, BELOW, SIZES, alike_numbers
from truceline.incident.model import APART, MISSING, NEAR, RELATED, SAME, FigureShares, LinkModel
from truceline.report.table import REPORTS

FIGURE = PARTS.index("figure_score")
SHARES = FigureShares()


def exact(number: int) -> tuple[int, int, int]:
    return number, number, number


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (exact(3), exact(3), SAME),
        (exact(0), exact(1), NEAR),
        (exact(10), exact(12), NEAR),
        (exact(10), exact(13), RELATED),
        (exact(1), exact(3), RELATED),
        (exact(0), exact(3), APART),
        (exact(10), exact(25), APART),
        ((2, 3, 6), (5, 9, 9), NEAR),  # the ranges have five in common
        (exact(-1), exact(3), MISSING),
    ],
)
def test_numbers_are_alike_by_what_lies_between_their_ranges(
    one: tuple[int, int, int], other: tuple[int, int, int], alike: int
) -> None:
    assert alike_numbers(one, other) == alike_numbers(other, one) == alike


def score(first: dict[str, object], second: dict[str, object]) -> float:
    pairs = compare(reports_of(told("a", **first), told("b", **second)), LinkModel(offered=-1e9)).pairs
    return float(pairs.parts[FIGURE, 0])


def test_the_same_number_speaks_for_a_pair_another_against_it_and_none_says_nothing() -> None:
    assert score({"killed_best": 7}, {"killed_best": 7}) > 0 > score({"killed_best": 7}, {"killed_best": 1})
    assert score({"killed_best": 7}, {}) == 0
    assert score({"count": 5, "unit": "explosion"}, {"count": 5, "unit": "shot"}) == 0
    assert score({"count": 5, "unit": "shot"}, {"count": 40, "unit": "shot"}) < 0
    assert score({"calibre_mm": 120}, {"calibre_mm": 120.0}) > 0 > score({"calibre_mm": 120}, {"calibre_mm": 23})


def test_a_number_that_few_tell_says_more_than_one_that_many_tell() -> None:
    """Of a hundred reports ninety have one victim, and two have thirty-seven: by hand, nine in ten and two in a hundred."""
    told_by = [told("a", minutes=n, killed_best=1) for n in range(90)]
    told_by += [told("a", minutes=100 + n, killed_best=n) for n in (2, 3, 4, 5, 6, 8, 9, 12, 37, 37)]
    (law,) = [law for law in laws_of(alike_by_chance(numbers_of(reports_of(*told_by))), SHARES) if law.kind == "killed"]
    rare, usual = law.worth[SIZES.index(26)][0], law.worth[SIZES.index(1)][0]

    assert rare == pytest.approx(np.log(0.55 / ((2 + 20 * 0.35) / 120)), abs=1e-6)
    assert usual == 0.0  # log(0.55 / 0.81) would speak against a pair that agrees


def test_the_numbers_of_one_report_are_those_that_a_table_of_it_has() -> None:
    """Somebody else holds the answer: a table of one row, which is how they were taken."""
    beyond = {"count": 9_999_999, "unit": "shot", "killed_low": 0, "harmed": "civilians", "tells_of": None}
    rows = [
        told("a", **beyond),
        told("b", unit="no unit", injured_high=7, calibre_mm=122.0),
        told("c", tells_of=3, killed_best=4),
        told("d"),
    ]
    numbers = numbers_of(reports_of(*rows))
    for row, report in enumerate(reports_of(*rows).to_pylist()):
        assert [column[0] for column in number_of_report(report)] == [column[row] for column in numbers]


def test_a_range_counts_as_its_middle_where_no_number_is_held_best() -> None:
    numbers = number_of_report({"killed_low": 2, "killed_high": 6, "injured_best": 4})
    assert [column[0] for column in numbers[:11]] == [-1, -1, -1, -1, -1, 2, 4, 6, 4, 4, 4]


def test_whichever_ends_of_a_range_are_told_the_best_lies_between_them_and_one_alone_leaves_the_other_open() -> None:
    for said, range_of in (
        ((None, None, None), [-1, -1, -1]),
        ((3, None, None), [3, 3, ABOVE]),
        ((None, None, 3), [BELOW, 3, 3]),
        ((None, None, 0), [0, 0, 0]),
        ((2, None, 5), [2, 3, 5]),
        ((None, 2, 5), [2, 2, 5]),
        ((1, 2, None), [1, 2, 2]),
        ((4, 2, 1), [2, 2, 2]),
    ):
        ends = zip(("low", "best", "high"), said, strict=True)
        numbers = number_of_report({f"killed_{end}": number for end, number in ends})
        assert [column[0] for column in (numbers.killed_low, numbers.killed, numbers.killed_high)] == range_of


def test_what_is_counted_is_completed_as_what_is_told_of_the_killed() -> None:
    for said in itertools.product((None, 0, 1, 3), repeat=3):
        counted = dict(zip(("count_low", "count", "count_high"), said, strict=True))
        killed = dict(zip(("killed_low", "killed_best", "killed_high"), said, strict=True))
        numbers = number_of_report({**counted, **killed, "unit": "explosion"})
        ours = (numbers.counted_low[0], numbers.counted[0], numbers.counted_high[0])
        assert ours == (numbers.killed_low[0], numbers.killed[0], numbers.killed_high[0])


def test_each_kind_of_number_that_a_report_tells_has_its_bit() -> None:
    for report, kinds in (
        ({"killed_low": 2, "injured_best": 0}, {KILLED, INJURED}),
        ({"calibre_mm": 82.0, "count": 4, "unit": "shot"}, {CALIBRE, KINDS.index("shot")}),
        ({"count_low": 4, "unit": "shot"}, {KINDS.index("shot")}),
        ({"count": 4}, set()),  # of what is not said
        ({"count_low": 4}, set()),
        ({"unit": "shot"}, set()),
    ):
        assert number_of_report(report).told.tolist() == [sum(1 << kind for kind in kinds)]


def test_numbers_are_the_same_from_a_column_of_whole_numbers_and_from_one_of_any() -> None:
    reports = reports_of(told("a", count=5, unit="shot"), told("b"), told("c", count=9_999_999, unit="shot"))
    place = reports.column_names.index("count")
    as_floats = reports.set_column(place, "count", reports.column("count").cast(pa.float64()))
    assert numbers_of(reports).counted.tolist() == numbers_of(as_floats).counted.tolist() == [5, -1, 1_000_000]


def test_levels_of_pairs_are_those_that_are_weighed() -> None:
    reports = reports_of(
        told("a", killed_best=2, count=4, unit="burst", calibre_mm=14.5),
        told("b", killed_best=3, injured_best=1, count=9, unit="burst"),
    )
    levels = figure_levels(numbers_of(reports), np.array([0], np.int32), np.array([1], np.int32))
    assert levels[:, 0].tolist() == [APART, MISSING, NEAR, MISSING]


def test_every_kind_of_number_can_be_looked_up_and_never_turns_evidence_round() -> None:
    table = tables_of((), SHARES)
    assert table.shape == (len(KINDS), len(SIZES), 5)
    assert (table[:, :, SAME] >= 0).all()
    assert (table[:, :, APART] <= 0).all()
    assert not table[:, :, MISSING].any()


def test_figures_find_more_of_what_is_true() -> None:
    """Teeth: without its numbers an exercise is linked worse."""
    exercise = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=31, reports=1_500, days=36))
    truth = dict(zip(exercise.truth["report_id"].to_pylist(), exercise.truth["true_incident"].to_pylist(), strict=True))
    told = (
        *("count_low", "count", "count_high"),
        "calibre_mm",
        *(f"{kind}_{end}" for kind in ("killed", "injured") for end in ("low", "best", "high")),
    )
    silent = exercise.reports.select([name for name in exercise.reports.column_names if name not in told])
    silent = REPORTS.table({name: silent[name] for name in silent.column_names})
    quality = []
    for reports in (silent, exercise.reports):
        links = gather(reports).links
        ids = links["report_id"].to_pylist()
        put, belong = (
            np.unique(words, return_inverse=True)[1]
            for words in (links["incident_id"].to_pylist(), [truth[one] or one for one in ids])
        )
        rows = np.arange(len(ids))
        quality.append(pairwise(Belonging(rows, put), Belonging(rows, belong)).f1)
    assert quality[1] > quality[0] + 0.01


def test_what_a_report_of_several_incidents_counts_says_nothing_of_one() -> None:
    """Nor does it tell how alike strangers' numbers are; a calibre is of every shot, and stays."""
    counted = {
        "killed_best": 6,
        "killed_low": 5,
        "injured_best": 9,
        "count": 30,
        "count_low": 20,
        "count_high": 50,
        "unit": "explosion",
        "calibre_mm": 120.0,
    }
    rows = [told(f"s{n}", **counted, tells_of=several) for n, several in enumerate((None, 1, 3))]
    numbers = numbers_of(reports_of(*rows))
    assert numbers.incidents.tolist() == [1, 1, 3]
    for name in (
        "counted_low",
        "counted",
        "counted_high",
        "killed_low",
        "killed",
        "killed_high",
        "injured_low",
        "injured",
        "injured_high",
        "unit",
    ):
        column = getattr(numbers, name).tolist()
        assert column[0] == column[1] >= 0 > column[2]
    assert numbers.calibre.tolist() == [1_200] * 3
    assert numbers.told[2] == 1 << CALIBRE
    assert [column[0] for column in number_of_report(rows[2])] == [column[2] for column in numbers]
    alone, beside = (alike_by_chance(numbers_of(reports_of(*some))) for some in (rows[:2], rows))
    assert all(np.array_equal(alone[kind], beside[kind]) for kind in ("killed", "injured", "explosion"))
