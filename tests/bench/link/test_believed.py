"""What is told of probabilities and of people's answers: nobody answers against the truth, and tables rise."""

from typing import Any

import numpy as np
import pytest
from benches import BENCH, Bench

from truceline.incident.evaluation.evaluating import calibration
from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel
from truceline.incident.review.doubting import Held


@pytest.fixture(scope="module")
def believed(link: Bench) -> Any:
    return link("believed")


@pytest.fixture(scope="module")
def asked(link: Bench) -> Any:
    return link("asked")


def test_the_share_of_a_tenth_is_told_with_how_many_pairs_it_is_of(believed: Any) -> None:
    """Four pairs were given 0.3 to 0.4, three of which are right; none was given 0.5 to 0.6."""
    given, right = np.array([0.31, 0.32, 0.33, 0.399, 0.95]), np.array([True, True, True, False, True])

    shares = calibration(given, right)

    assert believed._told(shares, 3) == "0.750 of 4"
    assert believed._told(shares, 9) == "1.000 of 1"
    assert believed._told(shares, 5) == "–"


def test_a_row_of_probabilities_tells_of_all_seeds_together(believed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two seeds there are as many pairs as of the one and of the other."""
    counted = {}
    for seeds in ((977,), (978,), (977, 978)):
        monkeypatch.setattr(believed, "SEEDS", seeds)
        cells = believed.measure("home", 300, 1.0).strip("| ").split(" | ")
        assert len(cells) == len(believed._SHOWN) + 7
        assert cells[:3] == ["home", "300", "1"]
        counted[seeds] = [int(cell.rpartition(" of ")[2]) for cell in cells[3:9] if cell != "–"]

    assert len(counted[977, 978]) == 6
    assert counted[977, 978] == np.sum([counted[977,], counted[978,]], axis=0).tolist()


def test_the_table_of_probabilities_rises_in_odds_and_in_share(believed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(believed, "FITTED_ON", [(11, "home", 1.0), (15, "elsewhere", 16.0)])
    table = believed.fitted(reports=400)
    odds, shares = zip(*table, strict=True)

    assert len(table) > 5
    assert list(odds) == sorted(set(odds))
    assert list(shares) == sorted(set(shares))
    assert 0 <= shares[0] < 0.1
    assert 0.8 < shares[-1] <= 1
    assert LinkModel(calibration=tuple(table))


@pytest.fixture(scope="module")
def exercise(link: Bench) -> Any:
    """Reports, what is known of them, and what gathering makes of them."""
    reports, known = link("scene").exercise_of("home", 300, 4.0, 977)
    return reports, known, gather(reports)


@pytest.mark.parametrize("likeliest_first", [False, True])
def test_who_knows_the_truth_answers_by_it_and_is_not_asked_what_follows(
    asked: Any, exercise: Any, *, likeliest_first: bool
) -> None:
    _, known, gathered = exercise
    rows = asked.answered(gathered, known, 40, likeliest_first=likeliest_first).to_pylist()
    held = Held()

    assert len(rows) == 40
    for row in rows:
        same = known[row["first"]] == known[row["second"]]
        assert row["judgement"] == ("same" if same else "different")
        assert not held.settles(row["first"], row["second"])
        held.add(row["first"], row["second"], same=same)


def test_the_order_of_questions_is_the_one_that_was_asked_for(asked: Any, exercise: Any) -> None:
    _, known, gathered = exercise
    first, other = (
        asked.answered(gathered, known, 40, likeliest_first=order).select(["first", "second"])
        for order in (False, True)
    )

    assert not first.equals(other)


def test_f1_over_all_pairs_is_one_where_links_are_the_truth(asked: Any, exercise: Any) -> None:
    _, known, gathered = exercise
    links = gathered.links.select(["report_id", "incident_id"]).to_pylist()
    found = {row["report_id"]: row["incident_id"] for row in links}

    assert asked.f1_of(gathered, found) == 1.0
    assert 0.5 < asked.f1_of(gathered, known) < 1.0


def test_what_probabilities_cost_is_the_mean_logarithm_of_what_was_given_to_what_is_true(
    asked: Any, exercise: Any
) -> None:
    reports, known, gathered = exercise
    pairs = gathered.suggestions().select(["first", "second", "probability"]).to_pylist()
    given = [
        row["probability"] if known[row["first"]] == known[row["second"]] else 1 - row["probability"] for row in pairs
    ]

    f1, error, cost = asked.quality(reports, known, gathered.models[0])

    assert f1 == asked.f1_of(gathered, known)
    assert 0 <= error < 0.2
    assert cost == pytest.approx(-float(np.mean(np.log(np.maximum(given, 1e-6)))))


def test_the_table_is_fitted_on_the_ten_exercises_that_the_documentation_names(link: Bench, believed: Any) -> None:
    """A trouble that is added to the scenes must not become one of them unseen: the model's table would not be had again."""
    assert [seed for seed, _, _ in believed.FITTED_ON] == list(range(11, 21))
    assert {kind for _, kind, _ in believed.FITTED_ON} <= set(link("scene").KINDS)
    document = (BENCH.parent / "docs" / "linking" / "probabilities.md").read_text(encoding="utf-8")
    assert "in ten training exercises" in document
    assert "the seeds 11 to 20" in document
