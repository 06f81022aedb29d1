"""What reports call their places, where one lies nowhere: the same name in any script speaks for one incident, another against it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tellings import MODEL as STANDING_MODEL
from told import reports_of, told

from truceline.incident.arriving.asking import Standing
from truceline.incident.gathering import gather
from truceline.incident.likeness.compare import PARTS, compare
from truceline.incident.likeness.unplacednames import (
    lookup_of_names,
    place_words_of,
    place_words_of_one,
    words_of_place,
)
from truceline.incident.model import LinkModel, NamedPlace, NamesLaw

LAW = NamesLaw(-0.5, -2.0, (("=jsm", 3.0),), ("kfr",), ("=dr_",))
MODEL = LinkModel(offered=-1e9, unplaced_names=LAW)
SAME, RARE, OTHER = 2.5, 4.8, -2.0  # 3.0 and 5.3 nats, the weight of Jasim and of a rare name, less a half


def says(one: str | None, other: str | None, model: LinkModel = MODEL, **more: Any) -> float:
    """What words say of a report that lies nowhere and calls its place so, and another that calls its own so."""
    reports = reports_of(told("a", place=None, place_name=one), told("b", place_name=other, **more))
    pairs = compare(reports, model).weigh(np.array([0], np.int32), np.array([1], np.int32))
    return float(pairs.parts[PARTS.index("words_score"), 0])


@pytest.mark.parametrize("other", ["Jasim", "Jasem", "جاسم", "Джасим", "JASIM town", "مدينة جاسم"])
def test_one_name_in_any_script_and_spelling_speaks_for_one_incident(other: str) -> None:
    assert says("Jasim", other) == pytest.approx(SAME)
    assert says("Jasim", other, place=None) == pytest.approx(SAME)


def test_the_rarer_a_name_the_more_it_says() -> None:
    assert says("Sadad", "Sadad") == pytest.approx(RARE)


@pytest.mark.parametrize("other", ["Telshihab", "تل شهاب", "Тель-Шихаб", "Tell Shehab"])
def test_a_name_is_one_whether_it_is_written_as_one_word_or_as_several(other: str) -> None:
    assert says("Tel Shihab", other) == pytest.approx(RARE)


@pytest.mark.parametrize("other", ["Nawa", "نوى", "Нава", "Inkhil"])
def test_another_name_speaks_against_it(other: str) -> None:
    assert says("Jasim", other) == OTHER
    assert says("Jasim", other, place=None) == OTHER


def test_two_who_give_coordinates_are_known_by_these() -> None:
    """Teeth: else what is told apart by a distance would be told apart twice."""
    reports = reports_of(told("a", place_name="Jasim"), told("b", place_name="Nawa"))
    pairs = compare(reports, MODEL).weigh(np.array([0], np.int32), np.array([1], np.int32))
    assert pairs.parts[PARTS.index("words_score")].tolist() == [0.0]


def test_names_that_share_a_word_may_be_of_one_place_and_say_nothing() -> None:
    assert says("Dael", "east of Dael") == 0.0
    assert says("Dael and Tafas", "Tafas") == 0.0


def test_a_word_with_which_many_names_are_made_is_none_that_they_share() -> None:
    assert says("Kafr Zed", "Kafr Nabl") == OTHER
    assert says("Kafr Zed", "Kafr Nabl", replace(MODEL, unplaced_names=LAW._replace(heads=()))) == 0.0


@pytest.mark.parametrize("one", ["Jasim, Hauran", "Jasim (Hauran)", "جاسم، حوران", "Hauran; Jasim"])
def test_a_name_that_is_written_with_another_is_one_with_either(one: str) -> None:
    assert says(one, "Jasim") == says("Jasim", one) == pytest.approx(SAME)
    assert says(one, "Hauran") == pytest.approx(RARE)
    assert says(one, "Nawa") == OTHER


def test_what_many_names_are_written_with_is_none_that_they_share_and_three_names_are_one_with_none() -> None:
    of_many = replace(MODEL, unplaced_names=LAW._replace(heads=("=hrn", "hrn")))
    assert says("Jasim, Hauran", "Nawa, Hauran", of_many) == OTHER
    assert says("Jasim, Hauran", "Jasim", of_many) == pytest.approx(SAME)
    assert says("Jasim, Nawa, Dael", "Jasim") == 0.0


@pytest.mark.parametrize("area", ["Daraa", "درعا", "Деръа", "countryside of Nawa", "ريف نوى", "район Нава"])
def test_no_other_name_speaks_against_that_of_an_area_and_the_same_speaks_for_it(area: str) -> None:
    assert says(area, "Jasim") == says("Jasim", area) == says(area, "Tafas district") == 0.0
    assert says(area, area) == pytest.approx(RARE)


@pytest.mark.parametrize("silent", [None, "…", "Syria", "سوريا"])
def test_no_name_and_that_of_a_country_say_nothing(silent: str | None) -> None:
    assert says(silent, "Jasim") == says("Jasim", silent) == 0.0


def test_what_a_report_with_a_bearing_calls_its_place_may_be_its_post_and_says_nothing() -> None:
    post: dict[str, Any] = {"place": None, "post_longitude": 36.2, "post_latitude": 32.5, "bearing_deg": 10.0}
    assert says("Jasim", "Nawa", **post) == 0.0


def test_a_place_goes_by_all_names_by_which_a_gazetteer_lists_it() -> None:
    listed = NamedPlace("tell hill", 36.2, 32.6, 500.0, also="Jasim")
    assert says("Jasim", "Tell Hill", replace(MODEL, places=(listed,))) == pytest.approx(SAME)


def test_without_a_law_names_say_nothing() -> None:
    assert says("Jasim", "Nawa", LinkModel(offered=-1e9, unplaced_names=None)) == 0.0


def test_before_anything_is_counted_names_say_what_was_judged() -> None:
    """By hand: nine in ten name one place, which one in ten have; one in ten another."""
    model = LinkModel(offered=-1e9)
    assert says("Jasim", "جاسم", model) == pytest.approx(np.log(0.9 / 0.1), abs=0.05)
    assert says("Jasim", "Nawa", model) == pytest.approx(np.log(0.1 / 0.95), abs=0.01)


AREAS = LAW._replace(
    same_area=-0.2, other_area=-1.5, of_areas=(("@hms", 2.2), ("@hm_", 2.2), ("@dr_", 1.2), ("@or", 3.0), ("@ar", 3.0))
)
IN_AREAS = replace(MODEL, unplaced_names=AREAS)


def within(
    one: str | None, other: str | None, names: tuple[str | None, str | None] = (None, None), **more: Any
) -> float:
    """What words say of a report that lies nowhere and gives this area, and another that gives that; and calls their places so."""
    reports = reports_of(
        told("a", place=None, place_name=names[0], admin1=one), told("b", place_name=names[1], admin1=other, **more)
    )
    pairs = compare(reports, IN_AREAS).weigh(np.array([0], np.int32), np.array([1], np.int32))
    return float(pairs.parts[PARTS.index("words_score"), 0])


@pytest.mark.parametrize("other", ["Homs", "Homs Governorate", "محافظة حمص", "Хомс", "حمص"])
def test_one_area_in_any_script_speaks_for_one_incident_where_one_lies_nowhere(other: str) -> None:
    assert within("Homs", other) == pytest.approx(2.0)
    assert within("Homs", other, place=None) == pytest.approx(2.0)


def test_another_area_speaks_against_it_and_one_that_a_single_source_gives_says_nothing() -> None:
    assert within("Homs", "Hama") == pytest.approx(-1.5)
    assert within("Homs", "Eastern front") == within("Eastern front", "Homs") == within(None, "Homs") == 0.0


def test_two_areas_of_one_consonant_are_known_as_they_are_spelt() -> None:
    assert within("OR", "or") == pytest.approx(2.8)
    assert within("OR", "AR") == pytest.approx(-1.5)


def test_an_area_says_nothing_beside_one_name_of_both_and_its_own_beside_two() -> None:
    assert within("Homs", "Homs", ("Jasim", "جاسم")) == pytest.approx(SAME)
    assert within("Homs", "Hama", ("Jasim", "جاسم")) == pytest.approx(SAME)
    assert within("Homs", "Homs", ("Jasim", "Nawa")) == pytest.approx(OTHER + 2.0)


def test_of_two_levels_the_rarer_area_counts_and_who_names_an_area_as_his_place_gives_it() -> None:
    assert within("Daraa", "Homs", admin2="درعا") == pytest.approx(1.0)
    assert within(None, "Homs", ("countryside of Homs", "Rastan")) == pytest.approx(2.0)
    assert within(None, "Daraa", ("Daraa", "Nawa")) == pytest.approx(1.0)  # that it is an area is learnt


def test_what_lies_somewhere_is_not_asked_of_its_area() -> None:
    """Teeth: else what a distance tells would be told again by whoever names a province."""
    reports = reports_of(told("a", admin1="Homs"), told("b", admin1="Hama"))
    pairs = compare(reports, IN_AREAS).weigh(np.array([0], np.int32), np.array([1], np.int32))
    assert pairs.parts[PARTS.index("words_score")].tolist() == [0.0]


@pytest.mark.parametrize("row", range(5))
def test_the_words_of_one_report_are_those_it_has_among_others(row: int) -> None:
    names = ("Jasim", "كفر زد", None, "Dael and Tafas", "Daraa")
    areas = (None, "Homs", "درعا", "Homs", "Nowhere")
    given = zip(names, areas, strict=True)
    reports = reports_of(*(told(f"s{n}", place_name=name, admin1=area) for n, (name, area) in enumerate(given)))
    words = place_words_of(reports, AREAS)
    there = slice(words.start[row], words.start[row + 1])
    alone = place_words_of_one(reports.slice(row, 1).to_pylist()[0], lookup_of_names(AREAS))
    assert alone == (words.number[there].tolist(), words.weight[there].tolist())


def test_a_name_without_consonants_is_known_as_it_is_spelt() -> None:
    assert [words_of_place(name)[-1] for name in ("Ayo", "Dael", "Kafr Nabl 3")] == ["=ayo", "=dl", "=kfrnbl3"]


def test_whoever_asks_of_one_report_is_told_what_a_full_comparison_tells() -> None:
    stand = [
        told("a", place_name="Jasim"),
        told("b", place=None, place_name="Nowhere"),
        told("e", place=None, place_name="Kafr Nabl"),
    ]
    new = told("c", minutes=3, place=None, place_name="نوهير")
    assert words_of_place("نوهير") == words_of_place("Nowhere")
    pairs = gather(reports_of(*stand, new), model=replace(STANDING_MODEL, own_words=None)).suggestions().to_pylist()
    expected = {pair["first"]: pair["words_score"] for pair in pairs if pair["second"] == "c/3-0"}
    answer = Standing(reports_of(*stand), replace(STANDING_MODEL, own_words=None)).ask(reports_of(new).to_pylist()[0])
    assert dict(zip(answer["second"].to_pylist(), answer["words_score"].to_pylist(), strict=True)) == expected
    assert expected["b/0-0"] == pytest.approx(1.7)
