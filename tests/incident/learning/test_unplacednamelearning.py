"""How often two of one incident name one place is learnt without labels, and five towns are not one incident."""

from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from callers import TOWNS, callers
from told import groups_of, reports_of, told
from vague_lists import rightly

from truceline.incident.gathering import gather
from truceline.incident.likeness.unplacednames import word_of_area
from truceline.incident.model import LinkModel, NamesLaw
from truceline.incident.model_file import model_in, write_model

JUDGED = LinkModel().unplaced_names


def law_of(reports: pa.Table) -> NamesLaw:
    law = gather(reports).models[0].unplaced_names
    assert law is not None
    return law


@pytest.mark.parametrize("right", [0.97, 0.7])
def test_how_often_two_of_one_incident_name_one_place_is_learnt(right: float) -> None:
    """Both name the right one, or both the same wrong one of nine; two of two incidents name one of ten."""
    law, share = law_of(callers(5, 1_000, right)), right**2 + (1.0 - right) ** 2 / 9.0
    assert np.exp(law.same) == pytest.approx(share, abs=0.06)
    assert law.other == pytest.approx(np.log((1.0 - np.exp(law.same)) / 0.9), abs=0.1)


def test_names_that_lead_nowhere_part_what_times_alone_would_join() -> None:
    """Teeth: by the same model without its law of names."""
    calls = callers(6, 300)
    model = gather(calls).models[0]
    assert rightly(gather(calls)).f1 > 0.9
    assert rightly(gather(calls, model=replace(model, unplaced_names=None))).f1 < 0.65


def test_five_who_name_five_towns_at_one_time_do_not_tell_of_one_incident() -> None:
    """Teeth: by a model that knows nothing of names they are one, with five independent sources."""
    rows = [told(f"s{n}", minutes=n, place=None, place_name=town) for n, town in enumerate([*TOWNS][:5])]
    assert {len(group) for group in groups_of(gather(reports_of(*rows)).links)} == {1}
    assert {
        len(group) for group in groups_of(gather(reports_of(*rows), model=LinkModel(unplaced_names=None)).links)
    } == {5}


def test_five_who_name_one_town_do() -> None:
    names = ("Jasim", "جاسم", "Джасим", "Jasem", "Jasim town")
    rows = [told(f"s{n}", minutes=n, place=None, place_name=name) for n, name in enumerate(names)]
    assert {len(group) for group in groups_of(gather(reports_of(*rows)).links)} == {5}


def test_a_caller_joins_the_incident_of_the_town_that_he_names_and_no_other() -> None:
    """Both stand at one time, and a gazetteer that knows the one does not know the other."""
    rows = [
        told("a", place=None, place_name="Jasim"),
        told("b", minutes=1, place=None, place_name="Jasim"),
        told("c", place=None, place_name="Dael"),
        told("d", minutes=1, place=None, place_name="Dael"),
        told("e", minutes=2, place=None, place_name="داعل"),
    ]
    assert groups_of(gather(reports_of(*rows)).links) == {
        frozenset({"a/0-0", "b/1-0"}),
        frozenset({"c/0-0", "d/1-0", "e/2-0"}),
    }


def test_a_word_with_which_three_names_are_made_is_learnt_to_be_none_of_its_own() -> None:
    names = ("Kafr Nabl", "Kafr Zed", "كفر شمس", "Dael", "east of Dael", "west of Dael", "old Dael")
    law = law_of(reports_of(*(told(f"s{n}", place=None, place_name=name) for n, name in enumerate(names))))
    assert law.heads == ("kfr",)


@pytest.mark.parametrize(
    "row",
    [
        told("a", place_name="Jasim"),
        told("a", place=None),
        told("a", place=None, place_name="Jasim", post_longitude=36.2, post_latitude=32.5, bearing_deg=10.0),
    ],
    ids=["coordinates", "no name", "a bearing"],
)
def test_nothing_is_asked_where_no_report_lies_nowhere_and_names_its_place(row: dict[str, Any]) -> None:
    assert gather(reports_of(row, told("b"))).models[0].unplaced_names == JUDGED


def test_a_name_that_leads_somewhere_is_not_asked() -> None:
    rows = [told(f"s{n}", minutes=600 * n, place_name="Jasim") for n in range(3)]
    assert gather(reports_of(*rows, told("a", place=None, place_name="Jasim"))).models[0].unplaced_names == JUDGED


def test_the_law_is_kept_in_the_file_of_the_model() -> None:
    model = gather(callers(7, 30)).models[0]
    assert model_in(write_model(model), "model.json").unplaced_names == model.unplaced_names


def test_the_areas_that_reports_give_are_learnt_to_be_such_whether_or_not_anybody_lies_nowhere() -> None:
    rows = [told("a", admin1="Daraa", admin2="Izra'"), told("b", place_name="Nawa", admin1="درعا")]
    for more in ([], [told("c", place=None, place_name="Nawa")]):
        law = gather(reports_of(*rows, *more)).models[0].unplaced_names
        assert law is not None
        assert law.areas == ("=_zr_", "=dr_")


def test_who_names_the_area_joins_what_happened_in_a_town_of_it() -> None:
    """Teeth: of a town that is none of it no more is said, and it does not."""
    shelled = told("a", place_name="Nawa", admin1="Daraa"), told("b", minutes=1, place_name="Nawa", admin1="Daraa")
    for name, incidents in (("Daraa", 1), ("Dael", 2)):
        reports = reports_of(*shelled, told("c", minutes=1, place=None, place_name=name))
        assert gather(reports).incidents.num_rows == incidents


def test_a_name_with_which_three_are_written_is_learnt_to_be_none_of_its_own() -> None:
    names = ("Jasim, Hauran", "Dael, Hauran", "Nawa (Hauran)", "Tafas, Jaidur")
    law = law_of(reports_of(*(told(f"s{n}", place=None, place_name=name) for n, name in enumerate(names))))
    assert law.heads == ("=hrn", "hrn")


CITIES = ("Marwan", "Dahkal", "Tibnin", "Rafsan", "Kulum", "Sabgar", "Hodan", "Zelqat", "Balmud", "Ghifra")


def lists_of_cities(written: str) -> pa.Table:
    """Two lists by the day of 480 incidents in ten cities, of which no middle tells; the second gives no coordinates, and of a city and its region one cell."""
    lots, rows = np.random.default_rng(9), []
    for nth in range(480):
        of = int(lots.integers(10))
        on: dict[str, Any] = {
            "minutes": 1_440 * (nth // 4),
            "occurred_within_s": 43_200.0,
            "reference": str(nth),
            "act": None,
        }
        spot = {
            "latitude": 32.0 + 0.6 * of + float(lots.normal(0.0, 0.12)),
            "longitude": 36.0 + float(lots.normal(0.0, 0.12)),
        }
        rows.append(told("ours", **on, **spot, place_name=CITIES[of]))
        rows.append(told("theirs", **on, place=None, place_name=written.format(CITIES[of], f"R{of % 4}X")))
    return reports_of(*rows)


@pytest.mark.parametrize("written", ["{0}, {1}", "{0} ({1})", "{1}، {0}"])
def test_lists_of_cities_meet_by_their_names_where_one_writes_the_region_behind_them(written: str) -> None:
    """As well as where it does not; some days have two incidents of one city, which nothing tells apart."""
    bare, beside = (law_of(lists_of_cities(each)) for each in ("{0}", written))
    assert beside.same == pytest.approx(bare.same, abs=0.05)
    assert beside.other == pytest.approx(bare.other, abs=0.1)
    joined = [
        sum(len(group) == 2 for group in groups_of(gather(lists_of_cities(each)).links)) for each in ("{0}", written)
    ]
    assert joined[1] > joined[0] - 5


def test_of_two_lists_by_the_day_no_more_pairs_are_of_one_incident_than_rows_have_partners() -> None:
    """Teeth: counted as a hotline's calls are, a day of four strangers for each partner is held for one incident, and another name says nothing."""
    assert np.exp(law_of(lists_of_cities("{0}")).same) > 0.8


PROVINCES = ("Homs", "Hama", "Idlib", "Aleppo", "Daraa", "Raqqa", "Tartus", "Latakia", "Damascus", "Hasakah")


def lists_by_province(right: float, given: bool = True) -> pa.Table:
    """Two lists by the day of 480 incidents in ten provinces; the second gives no coordinates, and of every other place the province alone, rightly in such a share."""
    lots, rows = np.random.default_rng(3), []
    for nth in range(480):
        of = int(lots.integers(10))
        said = PROVINCES[of] if lots.random() < right else PROVINCES[int(lots.integers(10))]
        on: dict[str, Any] = {
            "minutes": 1_440 * (nth // 4),
            "occurred_within_s": 43_200.0,
            "reference": str(nth),
            "act": None,
        }
        rows.append(told("ours", **on, latitude=32.0 + 0.4 * of, place_name=f"Town {of}", admin1=PROVINCES[of]))
        name = None if nth % 2 else f"Town {of}"
        rows.append(told("theirs", **on, place=None, place_name=name, admin1=said if given else None))
    return reports_of(*rows)


def rightly_joined(reports: pa.Table) -> int:
    """How many of the 240 rows that name a province alone are joined with their own."""
    groups = groups_of(gather(reports).links)
    return sum(frozenset({f"ours/{nth}", f"theirs/{nth}"}) in groups for nth in range(1, 480, 2))


def test_how_often_two_of_one_incident_give_one_area_is_learnt() -> None:
    often, seldom = (law_of(lists_by_province(right)) for right in (0.97, 0.5))
    assert np.exp(often.same_area) > np.exp(seldom.same_area)
    assert often.other_area < seldom.other_area < 0.0
    assert {area for area, _ in often.of_areas} == {word_of_area(area) for area in PROVINCES}


def test_who_says_no_more_than_the_province_joins_what_happened_there_on_that_day() -> None:
    """Teeth: without their provinces hardly any does."""
    joined = [rightly_joined(lists_by_province(0.97, given=given)) for given in (True, False)]
    assert joined[0] > 180
    assert joined[1] < 100


def test_what_one_source_alone_calls_an_area_says_nothing() -> None:
    rows = [
        told(f"s{n}", minutes=n, place=None, place_name="Nawa", admin1=area)
        for n, area in enumerate(("North", "Daraa", "درعا"))
    ]
    assert [area for area, _ in law_of(reports_of(*rows)).of_areas] == ["@dr_"]
