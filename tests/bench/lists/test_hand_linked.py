"""What a title of Airwars tells, as it is read for the comparison with UCDP's events."""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from benches import Bench


@pytest.fixture(scope="module")
def hand_linked(lists: Bench) -> Any:
    return lists("hand_linked")


def told(hand_linked: Any, headline: str, office: str = "Airwars") -> list[tuple[Any, ...]]:
    article = hand_linked.Article(office, "2017-07-01", headline, {7})
    return [tuple(one) for one in hand_linked.incidents_of([article])]


@pytest.mark.parametrize(
    ("headline", "days", "where"),
    [
        ("May 5th 2017: (S681) دبسي عفنان, Dibsi Afnan, Raqqa governorate, Syria", ((5, 5), (5, 5)), ("دبسي عفنان, Dibsi Afnan", "Raqqa")),
        ("June 4th-5th 2017: هنيدة Hunaida, northern Raqqa governorate, Syria", ((6, 4), (6, 5)), ("هنيدة Hunaida", "Raqqa")),
        ("May 31st–June 1st, 2017: Raqqa city", ((5, 31), (6, 1)), ("Raqqa city", "")),
    ],
)  # fmt: skip
def test_a_title_tells_its_days_its_place_and_its_governorate(
    hand_linked: Any, headline: str, days: tuple[tuple[int, int], ...], where: tuple[str, str]
) -> None:
    assert told(hand_linked, headline) == [(*(date(2017, *day) for day in days), *where, {7})]


@pytest.mark.parametrize("headline", ["R3946", "US-led Coalition in Iraq & Syria", "June 31st 2017: Raqqa city"])
def test_what_tells_no_day_and_what_another_office_says_is_left_out(hand_linked: Any, headline: str) -> None:
    assert told(hand_linked, headline) == []
    assert told(hand_linked, "June 4th 2017: Raqqa city", "Reuters News") == []


def test_a_row_is_the_local_days_it_names_and_has_no_coordinates(hand_linked: Any) -> None:
    one = hand_linked.Incident(date(2017, 6, 4), date(2017, 6, 5), "هنيدة Hunaida", "Raqqa", {7})
    (row,) = hand_linked.reports_of_incidents([one]).to_pylist()
    assert (row["occurred_at"].isoformat(), row["occurred_within_s"]) == ("2017-06-04T21:00:00+00:00", 86_400.0)
    assert (row["place_name"], row["admin1"], row["longitude"]) == ("هنيدة Hunaida", "Raqqa", None)


def test_where_the_lists_are_not_there_is_no_scene(hand_linked: Any, tmp_path: Path) -> None:
    assert list(hand_linked.lists_linked_by_hand(1, tmp_path)) == []


def test_the_plain_ways_take_a_row_to_lie_where_they_are_told(lists: Bench) -> None:
    """Teeth: rows that give no coordinates would be nearest to nothing, and the plain ways be beaten by nobody's merit."""
    scenes, ways = lists("scenes"), lists("ways")
    whole = scenes.two_lists("like", scenes.invented(31, {"days": 30, "reports": 300}), 31, scenes.Telling(by_day=2))
    longitude, latitude = (whole.reports[name].to_numpy() for name in ("longitude", "latitude"))
    lost = scenes.without_coordinates(whole, 1.0, 31)
    beside = scenes.replace(lost, place=(longitude, latitude))
    assert len(ways.near_pairs(lost).km) < len(ways.near_pairs(beside).km)
    assert np.array_equal(ways.near_pairs(beside).km, ways.near_pairs(whole).km)
