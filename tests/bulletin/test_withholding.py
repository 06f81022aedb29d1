import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from small_record import days, fire, record_of

from truceline.agreement.charter import PlacedShape
from truceline.agreement.model import Standing, TextStatus
from truceline.bulletin.composing import Tier, compose
from truceline.bulletin.model import LeftOut
from truceline.bulletin.page import render_page
from truceline.bulletin.withholding import ALLOWANCES, coarsen, drawable, withhold_acts, withhold_ratio
from truceline.measure.closing import Tally, close
from truceline.measure.rate import compare
from truceline.values.language import Language
from truceline.values.place import distance_between

WEEK = days("2020-02-08", "2020-02-14")
EXACT = (36.1237, 32.6118)
PUBLIC, DESK = ALLOWANCES[Tier.PUBLIC], ALLOWANCES[Tier.DESK]


@given(
    longitude=st.floats(-179, 179),
    latitude=st.floats(-80, 80),
    radius=st.floats(1, 50_000),
)
def test_a_rounded_place_still_holds_the_true_one_within_its_radius(
    longitude: float, latitude: float, radius: float
) -> None:
    true_longitude, true_latitude = np.array([longitude]), np.array([latitude])
    places = coarsen(true_longitude, true_latitude, np.array([radius]), PUBLIC)
    moved = distance_between(true_longitude, true_latitude, places.longitude, places.latitude)

    assert moved[0] + radius <= places.radius_m[0] * 1.001 + 1e-6
    assert places.radius_m[0] >= min(radius, PUBLIC.least_radius_m)
    if places.coarsened:
        assert places.radius_m[0] >= PUBLIC.least_radius_m


def test_the_desk_sees_places_as_they_are() -> None:
    places = coarsen(np.array([36.1]), np.array([32.6]), np.array([10.0]), DESK)

    assert (places.longitude[0], places.radius_m[0], places.coarsened) == (36.1, 10.0, 0)


def spots_of(tier: Tier) -> set[tuple[float, float]]:
    bulletin = compose(record_of(fire("2020-02-09T10:00Z", EXACT)), WEEK, tier=tier)
    assert bulletin.map is not None
    return {(spot.longitude, spot.latitude) for spot in bulletin.map.spots}


def test_a_public_map_holds_no_exact_place_and_says_so() -> None:
    bulletin = compose(record_of(fire("2020-02-09T10:00Z", EXACT)), WEEK)

    assert spots_of(Tier.PUBLIC) == {(36.12, 32.62)}
    assert ("places", 1) in {(item.code, item.count) for item in bulletin.left_out}
    assert spots_of(Tier.DESK) == {EXACT}


def test_without_the_withholding_the_exact_place_would_be_public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: with the safeguard taken out, the harm happens."""
    monkeypatch.setitem(ALLOWANCES, Tier.PUBLIC, DESK)

    assert spots_of(Tier.PUBLIC) == {EXACT}


def shape(status: TextStatus, code: str) -> PlacedShape:
    square = shapely.box(36.0, 32.5, 36.2, 32.7)
    return PlacedShape(code, "v1", Standing.WORKING, status, square, False, None, None, None)


def test_geometry_that_is_not_public_is_never_drawn_for_any_tier() -> None:
    shapes = [shape(status, str(status)) for status in TextStatus]
    shown, hidden = drawable(shapes)

    assert [placed.code for placed in shown] == ["public"]
    assert hidden == {"restricted": 1, "not public": 1}


@pytest.mark.parametrize("tier", Tier)
def test_what_is_not_drawn_is_named_in_the_list(tier: Tier) -> None:
    bulletin = compose(record_of(fire("2020-02-09T10:00Z")), WEEK, tier=tier)

    assert {item.name.en for item in bulletin.left_out if item.code == "shape" and item.name} == {
        "Hidden Valley",
        "Sealed Line",
    }
    assert bulletin.map is not None
    assert not {"valley", "sealed-line"} & {outline.code for outline in bulletin.map.outlines}


def test_protected_acts_are_counted_under_their_group_and_the_total_stays() -> None:
    record = record_of(fire("2020-02-09T10:00Z", act="sexual_violence"), fire("2020-02-09T11:00Z", act="abduction"))
    public, desk = compose(record, WEEK), compose(record, WEEK, tier=Tier.DESK)

    assert dict(public.tallies["incidents/act"].parts) == {"abduction": 1, "person": 1}
    assert dict(desk.tallies["incidents/act"].parts) == {"abduction": 1, "sexual_violence": 1}
    assert ("acts", 1) in {(item.code, item.count) for item in public.left_out}
    for language in Language:
        assert "sexual" not in render_page(public, language).lower()
    close(public.tallies.values())


def test_an_act_that_falls_together_with_its_group_is_added_to_it() -> None:
    tallies = {
        name: Tally("incidents", name, 3, (("person", 1), ("sexual_violence", 2)))
        for name in ("incidents/act", "incidents/candidate_act")
    }
    kept, left_out = withhold_acts(tallies, PUBLIC)

    assert kept["incidents/act"].parts == (("person", 3),)
    assert [(item.code, item.count) for item in left_out] == [("acts", 2)]


def test_a_ratio_of_fewer_than_ten_is_left_out_and_the_counts_stay() -> None:
    change = compare(9, 40, exposure_before=7, exposure_after=7)
    withheld = withhold_ratio(change, PUBLIC)

    assert (withheld.ratio, withheld.before, withheld.after, withheld.reading) == (None, 9, 40, change.reading)
    assert withhold_ratio(compare(10, 40, exposure_before=7, exposure_after=7), PUBLIC).ratio == 4
    assert withhold_ratio(change, DESK) == change


def test_a_public_bulletin_prints_no_source_no_words_and_no_actor() -> None:
    record = record_of(fire("2020-02-09T10:00Z", actor="Ivan the Neighbour", place_name="Number 7, Mill Lane"))
    bulletin = compose(record, WEEK)
    pages = [render_page(bulletin, language) for language in Language]

    assert LeftOut("persons") in bulletin.left_out
    assert not [secret for secret in ("Ivan", "Mill Lane", "outlet") for page in pages if secret in page]
