"""A report that gives neither coordinates nor the name of a place is compared where a name in its text leads, if that is believed."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from told import METRE_NORTH, groups_of, reports_of, told

from truceline.incident.arriving.asking import Standing
from truceline.incident.arriving.regathering import Change, regather
from truceline.incident.arriving.surroundings import standing
from truceline.incident.gathering import gather
from truceline.incident.likeness.compare import compare
from truceline.incident.likeness.placenames import site_of, sites_of
from truceline.incident.likeness.textplaces import TextNames, reader
from truceline.incident.model import LinkModel, NamedPlace, NamesWithin

NUAYMA = NamedPlace("النعيمه", 36.2, 32.6, 2_000.0)
KAFR = NamedPlace("~kfr nbl/1", 36.2, 32.6 + 40_000 * METRE_NORTH, 2_000.0)
OTHERS = tuple(told(f"m{k % 3}", minutes=6_000 + 60 * k, north_m=900 * k, reference=str(k)) for k in range(30))


def note(said: str | None, **more: Any) -> dict[str, Any]:
    return told("hotline", place=None, said=said, **more)


def model(*names: NamedPlace) -> LinkModel:
    return gather(reports_of(*OTHERS), model=LinkModel(in_texts=names)).models[0]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("قصف مدفعي على بلدة النُّعيمة", ["النعيمه"]),
        ("قصف بالنعيمة والنعيمة", ["النعيمه", "النعيمه"]),
        ("قصف على تل النعيمة", ["تل النعيمه"]),  # the longest
        ("Shelling of al-Nuʿayma", []),  # its consonants are not among them
        ("غارة على كفرنبل ثم كفر نبل", ["~kfr nbl/1"]),
        ("A raid on Kafr Nabl", []),  # believed in Arabic alone
        ("Обстрел деревни Кафр-Набль", []),
        ("Shelling at Nawa, and in Nawa-East", ["nawa", "nawa"]),
        ("", []),
        ("x" * 2_100 + " nawa", []),  # what a long text tells of stands at its beginning
    ],
)
def test_names_are_found_in_a_text_as_they_are_spelt_or_by_their_consonants_where_these_are_believed(
    said: str, found: list[str]
) -> None:
    names = TextNames(("النعيمه", "تل النعيمه", "~kfr nbl/1", "nawa"))
    assert list(names.found(said)) == found


def test_a_word_of_two_letters_is_not_what_arabic_joined_with_another() -> None:
    """بنش is Binnish and not “in Nash”, and ولد (a boy) is not “and Ladd”."""
    assert list(TextNames(("نش", "لد", "الد")).found("بنش ولد")) == []
    assert list(TextNames(("نوي",)).found("قصف بنوى")) == ["نوي"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("النعيمة", []),
        ("nawa", []),
        ("nawa north", ["nawa"]),
        ("nawa nawa", ["nawa", "nawa"]),
        ("tall nawa north", ["tall nawa"]),
        ("tall nawa", ["nawa"]),  # all of it is not within it
        ("", []),
    ],
)
def test_what_stands_within_a_name_is_not_all_of_it(name: str, found: list[str]) -> None:
    names = TextNames(("nawa", "tall nawa", "النعيمه"))
    assert list(names.found(name, whole=False)) == found


NUAYMA_NEAR = NUAYMA._replace(radius_m=4_000.0)
WITHIN = NamesWithin((NUAYMA_NEAR, NamedPlace("nawa", 36.2, 33.4, 4_000.0)), (NamedPlace("dr", 36.2, 32.65, 9_000.0),))


@pytest.mark.parametrize(
    ("name", "admin1", "latitude"),
    [
        ("مزارع قرب النعيمة", None, 32.6),
        ("مزارع قرب النعيمة", "درعا", 32.6),
        ("Nawa / النعيمة", None, 33.4),  # the first
        ("Nawa / النعيمة", "Daraa Governorate", 32.6),  # Nawa does not lie there
        ("Farms near Nawa", "Daraa", None),
        ("Farms near Nawa", "Homs", 33.4),  # of which nothing is known
        ("Tall Nawa", None, 32.7),  # leads somewhere as a whole
        ("Farms", None, None),
    ],
)
def test_a_name_that_leads_nowhere_is_read_for_names_within_it_asked_alone_or_among_all(
    name: str, admin1: str | None, latitude: float | None
) -> None:
    known = LinkModel(places=(NamedPlace("tall nawa", 36.2, 32.7, 1_000.0),), in_names=WITHIN)
    reports = reports_of(note(None, place_name=name, admin1=admin1))
    sites = sites_of(reports, known)
    row = site_of(reports.to_pylist()[0], known)
    assert sites.by_name.tolist() == [row[3]] == [latitude is not None]
    if latitude is not None:
        assert row[:3] == (36.2, latitude, 1_000.0 if latitude == 32.7 else 4_000.0)
        assert (sites.longitude[0], sites.latitude[0], sites.radius_m[0]) == row[:3]


def test_a_report_of_farms_near_a_village_joins_what_happened_there() -> None:
    far = told("camp", minutes=10, north_m=60_000)
    reports = reports_of(*OTHERS, told("post"), far, note(None, place_name="مزارع قرب النعيمة", minutes=5))
    together = frozenset({"post/0-0", "hotline/5-0"})
    for within in (None, WITHIN):
        learnt = gather(reports_of(*OTHERS), model=LinkModel(in_names=within)).models[0]
        assert (together in groups_of(gather(reports, model=learnt).links)) == (within is not None)


def test_of_several_names_the_first_is_taken_and_no_text_leads_nowhere() -> None:
    leads = reader((NUAYMA, KAFR))
    assert leads("من كفر نبل الى النعيمة") is KAFR
    assert leads("من النعيمة الى كفر نبل") is NUAYMA
    assert leads("قصف") is leads(None) is None


@pytest.mark.parametrize(
    ("more", "placed"),
    [
        ({}, True),
        ({"place_name": "Elsewhere"}, False),  # what it says in a column counts, wherever that leads
        ({"bearing_deg": 45.0, "post_longitude": 36.1, "post_latitude": 32.6}, False),
        ({"longitude": 36.9, "latitude": 33.0}, False),
        ({"said": None}, False),
    ],
)
def test_a_text_places_a_report_that_nothing_else_does_asked_alone_or_among_all(
    more: dict[str, Any], placed: bool
) -> None:
    reports, known = reports_of(note("قصف على النعيمة") | more), LinkModel(in_texts=(NUAYMA,))
    sites = sites_of(reports, known)
    assert sites.by_name.tolist() == [placed]
    row = site_of(reports.to_pylist()[0], known)
    assert row[3] == placed
    if placed:
        assert row[:3] == NUAYMA[1:4] == (sites.longitude[0], sites.latitude[0], sites.radius_m[0])


def test_a_note_joins_what_happened_where_its_text_leads_and_its_columns_stay_empty() -> None:
    # By its time alone it could as well tell of what happened far away.
    far = told("camp", minutes=10, north_m=60_000)
    reports = reports_of(*OTHERS, told("post"), far, note("قصف على النعيمة", minutes=5))
    together = frozenset({"post/0-0", "hotline/5-0"})
    found = {names: gather(reports, model=model(*names)) for names in ((), (NUAYMA,))}
    assert together in groups_of(found[(NUAYMA,)].links)
    assert together not in groups_of(found[()].links)
    alone = gather(reports_of(*OTHERS, note("قصف على النعيمة")), model=model(NUAYMA))
    link = alone.links.filter(pc.equal(alone.links["report_id"], "hotline/0-0"))["incident_id"].combine_chunks()
    row = alone.incidents.filter(pc.is_in(alone.incidents["incident_id"], link))
    assert row["longitude"].to_pylist() == row["place_name"].to_pylist() == [None]


def test_a_note_that_arrives_or_is_asked_about_is_placed_as_among_all() -> None:
    stands, known = reports_of(*OTHERS, told("post"), told("radio", north_m=700)), model(NUAYMA)
    arrived = reports_of(
        note("قصف على النعيمة", minutes=5) | {"occurred_within_s": 43_200.0}
    )  # time alone tells nothing
    found = Standing(stands, known).ask(arrived.to_pylist()[0])
    whole = pa.concat_tables([stands, arrived])
    pairs = compare(whole, known).pairs
    new = pairs.second == stands.num_rows
    assert found.num_rows == 2
    assert sorted(found["score"].to_pylist()) == pytest.approx(sorted(pairs.score[new].tolist()))
    fresh = regather(Change(arrived=arrived), standing(stands, known), model=known)
    assert "hotline/5-0" in fresh.touched.to_pylist()
    assert fresh.links.num_rows == 3
    every = gather(whole, model=known).links
    touched = every.filter(pc.is_in(every["report_id"], fresh.links["report_id"].combine_chunks()))
    order = [("report_id", "ascending")]
    assert fresh.links.sort_by(order).equals(touched.sort_by(order))
