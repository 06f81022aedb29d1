"""A country's name, and what a source leaves without a place again and again, place nobody; a town of that name does."""

from typing import Any

import numpy as np
import pytest
from told import reports_of, told

from truceline.incident.learning import placelearning
from truceline.incident.learning.placelearning import learn_places
from truceline.incident.likeness.placenames import Listed, names_known, place_called
from truceline.incident.model import NamedPlace

NOWHERE: dict[str, Any] = {"longitude": None, "latitude": None, "radius_m": None}
NAWA, ALGIERS = "Nawa", ("Algeria", "الجزائر", "Алжир")


def called(name: str, *places: dict[str, Any], source: str = "list") -> list[dict[str, Any]]:
    return [told(source, place_name=name, reference=f"{name}-{k}", **one) for k, one in enumerate(places)]


def norths(*north_m: int) -> list[dict[str, Any]]:
    return [{"north_m": north} for north in north_m]


def learnt(*rows: list[dict[str, Any]], listed: tuple[Listed, ...] = ()) -> dict[str, NamedPlace]:
    reports = reports_of(*(row for some in rows for row in some))
    return names_known(learn_places(reports, listed, np.arange(reports.num_rows, dtype=np.int32)))


@pytest.mark.parametrize("name", ["Syria", "سوريا", "سورية", "Сирия", "Jordan"])
def test_a_countrys_name_places_nobody_however_many_give_its_middle(name: str) -> None:
    known = learnt(called(name, *norths(0, 0, 0, 0)), called(NAWA, *norths(9_000, 9_200)))

    assert place_called(name, known) is None
    assert place_called(NAWA, known) is not None


def test_were_countries_not_known_their_middles_would_place_whoever_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """The teeth."""
    monkeypatch.setattr("truceline.incident.learning.placeless.is_country", lambda _: False)
    assert place_called("Syria", learnt(called("Syria", *norths(0, 0, 0, 0)))) is not None


@pytest.mark.parametrize("name", ALGIERS)
def test_a_town_of_a_countrys_name_is_believed_where_its_reports_lie_at_several_points_of_it(name: str) -> None:
    in_town = learnt(called(name, *norths(0, 1_500, 3_000, 4_500, 3_000)))
    place = place_called(name, in_town)

    assert place is not None
    assert place.radius_m < 10_000.0
    assert place_called(name, learnt(called(name, *norths(0, 1_500, 0)))) is None
    assert place_called(name, learnt(called(name, *norths(0, 60_000, 120_000, 180_000)))) is None


def test_a_gazetteer_places_a_town_of_a_countrys_name() -> None:
    town = Listed(("Lebanon",), 36.2, 32.6)
    assert place_called("Lebanon", learnt(called(NAWA, *norths(9_000)), listed=(town,))) is not None


def test_a_country_is_no_town_with_its_consonants() -> None:
    town = Listed(("Saraya",), 36.2, 32.6)
    known = learnt(called("Saraya", *norths(0, 100, 200)), listed=(town,))

    assert place_called("Saraya", known) is not None
    assert place_called("سرايا", known) is not None
    assert place_called("Siria", known) is not None  # a slip, which is no country's name
    assert place_called("Syria", known) is None


def coded(*placed: bool) -> list[dict[str, Any]]:
    """A source that gives coordinates for forty named villages; under one more name it has them so."""
    villages = [told("ucdp", north_m=k * 2_000, place_name=f"village {k}", reference=f"v{k}") for k in range(40)]
    cells = [{"north_m": 500} if one else NOWHERE for one in placed]
    return villages + called("Jazira", *cells, source="ucdp")


@pytest.mark.parametrize(
    ("placed", "leads"),
    [
        ([True], True),
        ([True, False, False], True),  # a slip or two
        ([True, False, False, False], False),
        ([True, True, True, True, False, False, False], True),
    ],
)
def test_what_a_source_leaves_without_a_place_again_and_again_is_the_name_of_none(
    placed: list[bool], leads: bool
) -> None:
    assert (place_called("Jazira", learnt(coded(*placed))) is not None) is leads


def test_a_source_that_often_gives_no_coordinates_says_nothing_by_it() -> None:
    others = [told("caller", place_name=f"hamlet {k}", reference=f"h{k}", **NOWHERE) for k in range(20)]
    villages = [told("caller", north_m=k * 2_000, place_name=f"village {k}", reference=f"v{k}") for k in range(20)]
    jazira = called("Jazira", *norths(500), NOWHERE, NOWHERE, NOWHERE, source="caller")

    assert place_called("Jazira", learnt(others, villages, jazira)) is not None


def test_names_that_places_are_learnt_of_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The teeth of the second: were nothing asked, the one row that is placed would place all."""
    monkeypatch.setattr(placelearning, "placeless", lambda names, _: np.zeros(len(names), np.bool_))
    assert place_called("Jazira", learnt(coded(True, False, False, False))) is not None
