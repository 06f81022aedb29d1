"""Which names are believed within others is learnt from reports that give coordinates and such a name, and refused where these show no more than chance."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from told import METRE_NORTH, reports_of, told

from truceline.incident.columns.ordering import canonical
from truceline.incident.gathering import gather
from truceline.incident.learning import partlearning
from truceline.incident.learning.partlearning import learn_in_names
from truceline.incident.likeness.placenames import place_meant, sites_of
from truceline.incident.model import LinkModel, NamedPlace, NamesWithin

APART_M = 30_000  # from one village to the next
VILLAGES = ("Falaj", "Nuwayma", "Jasim", "Zorma", "Hirak", "Sanamayn")
WAYS = ("Farms near {}", "{} or the dam", "Between {} and nowhere", "The camp of {}", "Orchards south of {}")
LOST = "Wells near Jasim"
NEAR_M = (500, 1_000, 1_500, 2_000, 2_500)  # of the ways, north of the village


def place(number: int, name: str) -> NamedPlace:
    return NamedPlace(name.lower(), 36.2, 32.6 + APART_M * number * METRE_NORTH, 1_000.0)


PLACES = tuple(place(number, name) for number, name in enumerate(VILLAGES))


def report(name: str, north_m: int, **more: Any) -> dict[str, Any]:
    return told("list", north_m=north_m, place_name=name, reference=f"{name} {north_m} {more.get('admin1')}", **more)


def scene(astray: int = 0, villages: int = len(VILLAGES), **more: Any) -> list[dict[str, Any]]:
    """Of each village five reports whose names have its own within them; they lie near it, or near one so many villages on."""
    return [
        report(way.format(VILLAGES[number]), (number + astray) % len(VILLAGES) * APART_M + metres, **more)
        for number in range(villages)
        for way, metres in zip(WAYS, NEAR_M, strict=True)
    ]


def lost(name: str = LOST, **more: Any) -> dict[str, Any]:
    return told("hotline", place=None, place_name=name, **more)


def learnt(*rows: dict[str, Any], places: tuple[NamedPlace, ...] = PLACES) -> NamesWithin | None:
    reports = canonical(reports_of(*rows))
    return learn_in_names(reports, places, np.arange(reports.num_rows, dtype=np.int32))


def test_names_that_lead_right_within_others_are_believed_as_vaguely_as_these_lie() -> None:
    """Five ways to lie near each of six villages, 0.5 to 2.5 km away: nineteen in twenty of the thirty lie within 2.5 km."""
    found = learnt(*scene(), lost())
    assert found is not None
    assert {one.name for one in found.names} == {name.lower() for name in VILLAGES}
    assert [one.radius_m for one in found.names] == pytest.approx([2_500.0] * 6, rel=0.01)
    jasim = place_meant(LOST, LinkModel(places=PLACES, in_names=found))
    assert jasim is not None
    assert jasim[1:3] == PLACES[2][1:3]


def test_few_that_lie_near_tell_nothing_of_how_vague_all_are() -> None:
    others = [report(f"Tall {k}", -9 * APART_M - 1_000 * k) for k in range(30)]
    found = learnt(*scene(villages=3), *others, lost())
    assert found is not None
    assert {one.radius_m for one in found.names} == {2_000.0}


def test_names_that_mislead_are_refused() -> None:
    assert learnt(*scene(astray=2), lost()) is None


def test_a_name_that_is_an_ordinary_word_within_others_is_refused_and_the_others_are_not() -> None:
    """A village called Farms: five names of villages begin so, far away from it."""
    found = learnt(*scene(), lost(), places=(*PLACES, place(9, "Farms")))
    assert found is not None
    assert {one.name for one in found.names} == {name.lower() for name in VILLAGES}


def test_a_name_that_is_all_of_the_other_says_nothing_of_what_stands_within(monkeypatch: pytest.MonkeyPatch) -> None:
    """Al Jasim is Jasim, and lies where it does. Teeth: else these would be evidence for all that stands near anything."""
    said = [(f"{the} {name}", APART_M * n) for n, name in enumerate(VILLAGES) for the in ("Al", "As", "El")]
    rows = [report(name, north_m) for name, north_m in said]
    assert learnt(*rows, lost()) is None
    monkeypatch.setattr(partlearning, "_bare", lambda _: None)
    assert learnt(*rows, lost()) is not None


def test_a_village_that_many_say_in_one_way_counts_once() -> None:
    often = [told(f"s{k}", place_name="Farms near Jasim", north_m=2 * APART_M, reference=str(k)) for k in range(40)]
    assert learnt(*often, lost()) is None


def test_an_area_is_where_reports_lie_that_say_it_and_a_name_that_lies_elsewhere_is_not_meant() -> None:
    """Jasim lies in the north; who says the south and names no village of it that is known is placed nowhere."""
    north, south = scene(admin1="North Governorate"), [
        report(f"South {k}", -APART_M * 4 - 1_000 * k, admin1="South") for k in range(21)
    ]  # fmt: skip
    found = learnt(*north, *south, lost(admin1="South"))
    assert found is not None
    assert [(area.name, area.longitude) for area in found.areas] == [("nrt", 36.2), ("st", 36.2)]
    assert found.areas[1].latitude == pytest.approx(32.6 - (4 * APART_M + 10_000) * METRE_NORTH, abs=1e-5)
    assert found.areas[1].radius_m == pytest.approx(9_500.0, rel=0.06)  # of 21, 0 to 10 km away on either side
    model = LinkModel(places=PLACES, in_names=found)
    for area, led in (("North", True), ("South", False), (None, True), ("Elsewhere", True)):
        assert (place_meant(LOST, model, area) is not None) == led


def test_a_name_that_leads_astray_of_its_area_is_no_evidence_against_it() -> None:
    """Farms near another Jasim, in the south: by the area it is known not to be meant. Teeth: without areas it would be refused."""
    south = [report(f"South {k}", -APART_M * 4 - 1_000 * k, admin1="South") for k in range(21)]
    others = [report(f"{way} Jasim", -APART_M * 4, admin1="South") for way in ("Mill of", "Dam of", "Road to", "At",
              "By", "Before", "Hills above", "Hills below", "Bridge of", "Far from")]  # fmt: skip
    north = scene(admin1="North")
    with_areas, without = (learnt(*north, *south, *([row | more for row in others]), lost())
                           for more in ({}, {"admin1": None}))  # fmt: skip
    assert with_areas is not None
    assert without is not None
    assert ("jasim" in {one.name for one in with_areas.names}, "jasim" in {one.name for one in without.names}) == (
        True,
        False,
    )


@pytest.mark.parametrize(
    "row",
    [
        lost("Jasim"),  # leads somewhere as a whole
        lost("The wells"),
        told("hotline", place=None, said=LOST),
        lost(bearing_deg=45.0, post_longitude=36.1, post_latitude=32.6),
        told("post", place_name=LOST),
    ],
)
def test_nothing_is_read_where_no_report_needs_it(row: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: where one does, all are."""
    monkeypatch.setattr(partlearning, "placed_reports", lambda *_: pytest.fail("read for nothing"))
    assert learnt(*scene(), row) is None
    assert learnt(*scene(), lost(), places=()) is None
    with pytest.raises(pytest.fail.Exception):
        learnt(*scene(), lost())


def test_the_order_of_reports_changes_nothing() -> None:
    rows = [*scene(admin1="North"), lost()]
    assert learnt(*rows) == learnt(*rows[::-1])


def test_a_village_of_the_same_name_in_another_province_leads_nobody_who_says_this_one() -> None:
    rows = [
        told(f"m{nth % 3}", minutes=600 * nth, north_m=km * 1_000 + 900 * nth, place_name=f"{name} {nth}", admin1=name)
        for name, km in (("Daraa", 0), ("Aleppo", 300))
        for nth in range(6)
    ]
    rows += [told("post", place_name="Nawa", admin1="Daraa")]
    reports = reports_of(*rows, *(told(of, place=None, place_name="Nawa", admin1=of) for of in ("Daraa", "Aleppo")))
    model = gather(reports).models[0]
    assert [area.name for area in model.areas] == ["dr", "hlb"]
    assert sites_of(reports, model).by_name[-2:].tolist() == [True, False]
    assert sites_of(reports, replace(model, areas=())).by_name[-2:].tolist() == [True, True]


def test_where_areas_lie_is_not_asked_unless_a_report_without_coordinates_names_a_place_and_its_area() -> None:
    rows = [told(f"m{nth % 3}", minutes=600 * nth, place_name="Nawa", admin1="Daraa") for nth in range(8)]
    for more in (told("a"), told("a", place=None, place_name="Nawa"), told("a", place=None, admin1="Daraa")):
        assert gather(reports_of(*rows, more)).models[0].areas == ()
