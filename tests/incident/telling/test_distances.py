"""How far apart two reports are told to lie; and where there is no distance, why there is none."""

from typing import Any

import pyarrow as pa
import pytest
from told import judged, reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel, NamedPlace
from truceline.incident.telling.explaining import explain_links
from truceline.report.channels.precision import ASSUMED_M
from truceline.values.language import Language

LOST: dict[str, Any] = {"place": None}


def begins(language: Language, one: dict[str, Any], other: dict[str, Any], space: float | None = None) -> str:
    """What is told of the place of two reports that a person judged the same."""
    reports = reports_of(told("a", reference="1", **one), told("b", reference="2", minutes=5, **other))
    links = gather(reports, judgements=judged(("a/1", "b/2", "same"))).links
    if space is not None:
        place = links.column_names.index("space_score")
        links = links.set_column(place, links.schema.field(place), pa.array([space] * 2))
    sentence = explain_links(links, reports, language)[0].as_py().translate({0x2068: None, 0x2069: None})
    gap = {Language.ENGLISH: ", 5 minutes", Language.ARABIC: "، الفارق 5", Language.RUSSIAN: ", разница 5"}[language]
    return str(sentence.partition(gap)[0].partition(": ")[2])


@pytest.mark.parametrize(
    ("north_m", "english", "arabic", "russian"),
    [
        (0, "at the same point", "في النقطة نفسها", "в той же точке"),
        (3, "less than 10 m apart", "المسافة بينهما أقل من 10 م", "расстояние менее 10 м"),
        (8, "less than 10 m apart", "المسافة بينهما أقل من 10 م", "расстояние менее 10 м"),
        (12, "10 m apart", "المسافة بينهما 10 م", "расстояние 10 м"),
    ],
)
def test_what_lies_at_one_point_is_not_told_to_lie_apart(north_m: int, english: str, arabic: str, russian: str) -> None:
    for language, expected in zip(Language, (english, arabic, russian), strict=True):
        assert begins(language, {}, {"north_m": north_m}) == expected


ASSUMED: dict[str, Any] = {"radius_m": float(ASSUMED_M)}  # as lists are read that do not say how well places are known


@pytest.mark.parametrize(
    ("one", "other", "english", "arabic", "russian"),
    [
        (
            ASSUMED,
            ASSUMED | {"north_m": 100},
            "100 m apart on the map",
            "المسافة بينهما 100 م على الخريطة",
            "расстояние 100 м на карте",
        ),
        (ASSUMED, ASSUMED, "at the same point on the map", "في النقطة نفسها على الخريطة", "в той же точке на карте"),
        (
            ASSUMED,
            {"radius_m": 100.0, "north_m": 1_400},
            "1.4 km apart on the map",
            "المسافة بينهما 1.4 كم على الخريطة",
            "расстояние 1.4 км на карте",
        ),
        (
            ASSUMED,
            ASSUMED | {"north_m": 6_000},
            "6.0 km apart",
            "المسافة بينهما 6.0 كم",
            "расстояние 6.0 км",
        ),
        (
            ASSUMED,
            {"radius_m": 25_000.0, "north_m": 100},
            "within 26 km of each other",
            "المسافة بينهما لا تتجاوز 26 كم",
            "не далее 26 км друг от друга",
        ),
    ],
)
def test_where_nobody_stated_how_well_places_are_known_it_is_told_how_far_apart_the_points_are(
    one: dict[str, Any], other: dict[str, Any], english: str, arabic: str, russian: str
) -> None:
    for language, expected in zip(Language, (english, arabic, russian), strict=True):
        assert begins(language, one, other) == expected
        assert begins(language, other, one) == expected


def test_a_point_on_the_map_beside_a_place_known_by_its_name_is_told_with_the_name() -> None:
    rows = reports_of(told("caller", **LOST, place_name="Nawa"), told("list", **ASSUMED, north_m=100, minutes=5))
    nawa = NamedPlace("nawa", 36.2, 32.6, 1_500.0)
    held = judged(("caller/0-0", "list/5-100", "same"))
    links = gather(rows, model=LinkModel(places=(nawa,)), judgements=held).links
    for language, expected in zip(
        Language,
        (
            "100 m apart on the map (the report of caller placed by its name, Nawa)",
            "المسافة بينهما 100 م على الخريطة (حُدِّد موضع بلاغ caller باسم المكان: Nawa)",
            "расстояние 100 м на карте (место в сообщении источника caller определено по названию: Nawa)",
        ),
        strict=True,
    ):
        sentence = explain_links(links, rows, language)[0].as_py().translate({0x2068: None, 0x2069: None})
        assert expected in sentence


@pytest.mark.parametrize(
    ("one", "other", "english", "arabic", "russian"),
    [
        (
            LOST,
            {},
            "no distance, as one gives no place",
            "المسافة غير معروفة لأن أحدهما لا يذكر مكاناً",
            "расстояние неизвестно: в одном из сообщений не указано место",
        ),
        (
            LOST | {"place_name": "Nawa"},
            {"place_name": "Jasim"},
            "no distance, as the place that one names, Nawa, leads nowhere",
            "المسافة غير معروفة لأن أحدهما يسمّي مكاناً لا يُعرف موضعه: Nawa",
            "расстояние неизвестно: в одном из сообщений названо место, положение которого неизвестно: Nawa",
        ),
        (
            LOST,
            LOST | {"place_name": "Nawa"},
            "no distance, as one gives no place, and the other only a name, Nawa",
            "المسافة غير معروفة لأن أحدهما لا يذكر مكاناً، والآخر يكتفي باسم: Nawa",
            "расстояние неизвестно: в одном из сообщений место не указано, в другом дано только название: Nawa",
        ),
        (
            LOST | {"place_name": "Nawa"},
            LOST | {"place_name": "Nawa"},
            "no distance, as the place that both name, Nawa, leads nowhere",
            "المسافة غير معروفة لأن كليهما يسمّي مكاناً لا يُعرف موضعه: Nawa",
            "расстояние неизвестно: в обоих сообщениях названо место, положение которого неизвестно: Nawa",
        ),
        (
            LOST | {"place_name": "Nawa"},
            LOST | {"place_name": "Jasim"},
            "no distance, as not both names lead to a place: Nawa and Jasim",
            "المسافة غير معروفة لأن موضع أحد المكانين المذكورين على الأقل غير معروف: Nawa وJasim",
            "расстояние неизвестно: положение по крайней мере одного из названных мест неизвестно: Nawa и Jasim",
        ),
    ],
)
def test_a_place_whose_name_leads_nowhere_is_told_as_such_and_not_as_none(
    one: dict[str, Any], other: dict[str, Any], english: str, arabic: str, russian: str
) -> None:
    for language, expected in zip(Language, (english, arabic, russian), strict=True):
        assert begins(language, one, other) == expected


def seen_from(north_deg: float, bearing: float) -> dict[str, Any]:
    """A report that gives a bearing from a post, and no place."""
    return LOST | {"post": "tower", "post_longitude": 36.2, "post_latitude": 32.6 + north_deg, "bearing_deg": bearing}


@pytest.mark.parametrize(
    ("one", "other", "space", "expected"),
    [
        (seen_from(-0.05, 0.0), {}, None, "no distance, but one gives a bearing that leads there"),
        (seen_from(-0.05, 180.0), {}, None, "no distance, and one gives a bearing that leads elsewhere"),
        (seen_from(-0.05, 0.0), {}, 0.1, "no distance, but one gives a bearing that leads there"),
        (seen_from(-0.05, 0.0), {}, -0.1, "no distance, and one gives a bearing that leads elsewhere"),
        (seen_from(0.0, 45.0), seen_from(0.05, 135.0), None, "no distance, but the bearings that both give cross"),
        (
            seen_from(0.0, 225.0),
            seen_from(0.1, 45.0),
            None,
            "no distance, and the bearings that both give do not cross",
        ),
        (
            seen_from(0.0, 45.0),
            seen_from(0.0, 45.0),
            None,
            "no distance, but both give a like bearing from one post",
        ),
    ],
)
def test_what_a_bearing_says_of_the_place_is_told_for_and_against(
    one: dict[str, Any], other: dict[str, Any], space: float | None, expected: str
) -> None:
    assert begins(Language.ENGLISH, one, other, space) == expected
    for language in (Language.ARABIC, Language.RUSSIAN):
        assert begins(language, one, other, space) != begins(language, LOST, {})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (seen_from(0.0, 0.0), seen_from(0.1, 180.0)),  # towards each other
        (seen_from(0.0, 0.0), seen_from(0.002, 2.0) | {"post_longitude": 36.204}),  # side by side within their errors
    ],
)
def test_bearings_that_give_their_incident_no_place_are_not_said_to_cross(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    gathered = gather(reports_of(told("a", reference="1", **one), told("b", reference="2", minutes=5, **other)))
    assert gathered.incidents["placed_by"].to_pylist() == ["cannot_tell"]
    for language, expected in zip(Language, PLACELESSLY, strict=True):
        assert begins(language, one, other) == expected


PLACELESSLY = (
    "no distance, but the bearings that both give fit each other, without crossing in one place",
    "المسافة غير معروفة، لكن الاتجاهين اللذين يذكرانهما متوافقان وإن لم يتقاطعا في موضع واحد",
    "расстояние неизвестно, но пеленги обоих сообщений согласуются, хотя и не пересекаются в одном месте",
)
