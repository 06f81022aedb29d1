"""Which articles tell of one event: the truth, the plain way and the figures, each on a few articles counted by hand."""

import runpy
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from benches import BENCH, Bench
from told import reports_of, told

DAY = 1_440


@pytest.fixture(scope="module")
def bench(reconstruct: Bench) -> dict[str, Any]:
    """What `./dev bench reconstruct` runs."""
    assert reconstruct("articles")
    return runpy.run_path(str(BENCH / "reconstruct" / "__main__.py"), run_name="bench_reconstruct")


def by(bench: dict[str, Any], *offices: tuple[str, set[int]]) -> Any:
    """Articles of these offices, and the events for which they are cited."""
    article = bench["Article"]
    return [article(office, "2018-05-06", "", events) for office, events in offices]


def article(number: int, part: int = 0, **said: Any) -> dict[str, Any]:
    """A report of an article, as `reports_of` of the benchmark makes them."""
    return told(f"office-{number}", reference="x", **said) | {"report_id": f"{number}/{part}"}


def test_what_is_true_are_two_offices_cited_for_one_event(bench: dict[str, Any]) -> None:
    articles = by(bench, ("AFP", {1, 2}), ("SANA", {1}), ("SANA", {2, 3}), ("AFP", {1}), ("SOHR", {9}))

    assert bench["true_pairs"](articles) == {(0, 1), (0, 2), (1, 3)}


def test_times_touch_where_what_is_said_of_them_leaves_one_moment(bench: dict[str, Any]) -> None:
    """Of two days and of one: they touch at the midnight between, and a minute later no more; other reports change nothing."""
    half: dict[str, Any] = {"occurred_within_s": 43_200.0}
    times = bench["times_of"](
        reports_of(
            article(0, **half),
            article(0, 1, north_m=9_000, **half),
            article(1, minutes=DAY, **half),
            article(2, minutes=DAY + 1, **half),
        )
    )

    assert [bench["is_timely"](times, pair) for pair in ((0, 1), (0, 2), (1, 2))] == [True, False, True]
    assert bench["times_of"](reports_of(article(0))) != times


def test_the_nearest_is_of_another_office_within_a_day_and_fifteen_kilometres(bench: dict[str, Any]) -> None:
    """3 lies in the same place and is of the same office; 4 is two days later, 5 lies 16 km away, 6 has no place."""
    offices = ["a", "b", "c", "a", "b", "b", "b"]
    reports = reports_of(
        article(0),
        article(1, north_m=3_000),
        article(2, north_m=4_000),
        article(3),
        article(4, minutes=2 * DAY),
        article(5, minutes=-5, north_m=-16_000),
        article(6, place=None),
    )

    linked, scores = bench["nearest"](reports, by(bench, *((office, set()) for office in offices)))

    assert linked == {(0, 1), (1, 2), (1, 3)}
    assert set(scores) == {(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)}
    assert scores[0, 1] == pytest.approx(-3.0, rel=0.01)


def test_an_article_of_several_places_counts_by_its_nearest(bench: dict[str, Any]) -> None:
    reports = reports_of(article(0, north_m=1_000), article(0, 1, north_m=9_000), article(1))

    _, scores = bench["nearest"](reports, by(bench, ("a", set()), ("b", set())))

    assert scores == {(0, 1): pytest.approx(-1.0, rel=0.01)}


def test_ours_are_pairs_of_articles_of_two_offices_each_once(bench: dict[str, Any]) -> None:
    """Two articles tell of one moment and place, one of them of another place too; the third is alone."""
    reports = reports_of(
        article(0), article(0, 1, north_m=90_000), article(1), article(2, minutes=30 * DAY, north_m=200_000)
    )

    linked, scores = bench["ours"](reports, by(bench, ("a", set()), ("b", set()), ("c", set())))

    assert linked <= set(scores) == {(0, 1)}
    assert 0 < scores[0, 1] <= 1


def test_a_row_tells_what_was_right_of_what_was_linked_and_of_what_is_true(bench: dict[str, Any]) -> None:
    """Two linked, one rightly, of four true ones. Of the six articles with a partner 0 and 1 have it first, 4 has it second."""
    truth = {(0, 1), (2, 3), (4, 5), (2, 5)}
    scores = {(0, 1): 5.0, (1, 4): 4.0, (4, 5): 3.0, (5, 7): 4.0, (5, 8): 4.0, (5, 9): 4.0}

    row = bench["told"]("so", ({(0, 1), (1, 4)}, scores), truth, 1.25)

    assert row == "| so | 2 | 1 | 0.500 / 0.250 / 0.333 | 0.333 / 0.500 / 0.667 | 1.2 |"


def test_of_candidates_that_are_ranked_alike_a_right_one_counts_as_often_as_it_would_be_drawn(
    bench: dict[str, Any],
) -> None:
    """Article 0 has four candidates in its town, one of them right, behind one that is nearer; 9 has a partner and no candidate.

    Of 0 none is first, of the next two drawn one is right in two of four orders, and with ten all are seen. Article 1 has one candidate.
    """
    scores = {(0, 7): -1.0, (0, 1): -2.0, (0, 2): -2.0, (0, 3): -2.0, (0, 4): -2.0}

    found = bench["among_first"](scores, {(0, 1), (0, 9)})

    assert found == pytest.approx([1 / 3, (0.5 + 1) / 3, 2 / 3])


def test_where_there_is_no_real_data_it_says_which(
    bench: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["reconstruct", str(tmp_path)])

    with pytest.raises(SystemExit, match=r"^Skipped: there is no real data in .* ucdp/, gazetteer/ and boundaries/"):
        bench["main"]()


def test_the_article_of_a_report_is_the_number_before_its_part(bench: dict[str, Any]) -> None:
    assert bench["article_of"](pa.chunked_array([["0/0", "12/3"]])).tolist() == [0, 12]
