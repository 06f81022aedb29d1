"""Where names lead is learnt from the reports that use them and from a gazetteer, and refused where it is doubtful."""

from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from told import METRE_NORTH, reports_of, told

from truceline.incident.columns.ordering import canonical
from truceline.incident.learning.placelearning import learn_places
from truceline.incident.likeness.placenames import Listed, names_known, place_called
from truceline.incident.model import NamedPlace

HAJAR = Listed(("Al-Hajar al-Aswad", "الحجر الأسود", "Black Stone"), 36.2, 32.6)
DEGREE_M = 111_195.0


def at(name: str, *north_m: int, source: str = "post", **more: Any) -> list[dict[str, Any]]:
    return [
        told(source, north_m=north, place_name=name, reference=f"{name}-{k}", **more) for k, north in enumerate(north_m)
    ]


def learnt(*rows: list[dict[str, Any]], listed: tuple[Listed, ...] = ()) -> dict[str, NamedPlace]:
    reports = reports_of(*(row for some in rows for row in some))
    return names_known(learn_places(reports, listed, np.arange(reports.num_rows, dtype=np.int32)))


def test_a_name_leads_to_the_middle_of_its_reports_as_widely_as_they_lie() -> None:
    """Of a circular normal about 95 % lie within the radius; few reports are rather as vague as names are here."""
    rng = np.random.default_rng(3)
    rows = [told(place_name="Nawa", north_m=int(n), longitude=36.2 + e / DEGREE_M / 0.8425, reference=f"{k}")
            for k, (e, n) in enumerate(rng.normal(0.0, 2_000.0, (400, 2)).tolist())]  # fmt: skip
    place = learnt(rows)["~nf_"]
    assert abs(place.latitude - 32.6) * DEGREE_M < 300.0
    assert place.radius_m == pytest.approx(2_000.0 * 2.45, rel=0.1)
    few = at("Jasim", 90_000, 90_000, 90_000)
    assert learnt(few)["~jsm"].radius_m == 1_000.0
    assert learnt(rows, few)["~jsm"].radius_m > 1_500.0


def test_one_report_leads_as_vaguely_as_names_are_used_and_relays_say_nothing() -> None:
    reports = reports_of(*at("Nawa", 0), *at("Jasim", 9_000, 9_100))
    assert [place.name for place in learn_places(reports, (), np.array([0], np.int32))] == ["nawa", "~nf_"]
    widely = at("Inkhil", 30_000, 34_000, 36_000, 38_000, 42_000)
    alone = learnt(at("Nawa", 0), widely)["~nf_"]
    assert alone.latitude == pytest.approx(32.6, abs=1e-5)
    assert alone.radius_m > 3_000.0
    assert learnt(at("Nawa", 0, 60_000)) == {}


def test_of_two_villages_of_one_name_the_area_of_a_report_tells_which_is_meant() -> None:
    """Areas are known in any script and by any kind of word: Idlib Governorate, محافظة إدلب."""
    near = at("Madaya", 0, 100, 200, 300, source="one", admin1="Idlib Governorate")
    far = at("Madaya", 90_000, 90_100, source="two", admin1="Rif Dimashq")
    known = learnt(near, far)
    for area, north_m in (("محافظة إدلب", 150), ("Idlib", 150), ("Rif Dimashq Governorate", 90_050)):
        place = place_called("Madaya town", known, area)
        assert place is not None
        assert place.latitude == pytest.approx(32.6 + north_m * METRE_NORTH, abs=1e-4)
    assert place_called("Madaya", known) is None
    assert place_called("Madaya", known, "Daraa") is None


def test_a_name_that_leads_to_one_place_is_not_kept_for_each_of_its_areas() -> None:
    rows = [at("Nawa", 0, 100, source=area, admin1=area) for area in ("Daraa", "Quneitra")]
    assert set(learnt(*rows)) == {"nawa", "~nf_"}


@pytest.mark.parametrize("north_m", [(0, 0, 0, 0, 60_000, 60_000), (0, 20_000, 40_000, 60_000, 80_000)])
def test_a_name_of_two_villages_or_of_a_district_is_refused(north_m: tuple[int, ...]) -> None:
    assert learnt(at("Kafr Nabl", *north_m)) == {}
    one_wrong = learnt(at("Kafr Nabl", 0, 0, 0, 0, 0, 0, 60_000))
    assert place_called("Kafr Nabl", one_wrong) is not None


@pytest.mark.parametrize("other", ["Duma", "دوما", "г. Дума"])
def test_a_name_of_two_consonants_leads_in_every_script_and_nowhere_if_two_places_have_them(other: str) -> None:
    """Teeth: without its vowels Douma would be Adam and Dam too."""
    known = learnt(at("Douma", 0, 100), at("Adam", 40_000), at("Dam", 80_000))
    place = place_called(other, known)
    assert place is not None
    assert place.latitude == pytest.approx(32.6 + 50 * METRE_NORTH, abs=1e-4)
    assert place_called(other, learnt(at("Douma", 0, 100), at("Dimeh", 40_000))) is None


def test_a_doubtful_spelling_spoils_what_its_consonants_say() -> None:
    rows = at("Kafr Nabl", *range(0, 900, 100)), at("Kafar Nabil", 0, 0, 60_000, 60_000)
    assert place_called("Kafar Nabil", learnt(*rows)) is None
    assert place_called("Kafr Nabl", learnt(*rows)) is not None


def test_spellings_in_all_scripts_are_one_name() -> None:
    rows = at("Kafr Nabl", 0), at("كفر نبل", 200), at("Кафр-Набль", 400)
    place = place_called("Kafr Nabil", learnt(*rows))
    assert place is not None
    assert place.latitude == pytest.approx(32.6 + 200 * METRE_NORTH, abs=1e-4)


def test_a_gazetteer_places_what_no_report_places_and_knows_other_names_of_it() -> None:
    found = learnt(at("Nawa", 5_000, 9_000, 13_000), listed=(HAJAR,))
    usual = found["~nf_"].radius_m
    for name in HAJAR.names:
        place = place_called(name, found)
        assert place is not None
        assert place[1:4] == (36.2, 32.6, usual)
    assert found["black stone"].also == "al hajar al aswad"
    assert place_called("Hajar Aswad", found) is not None


def test_reports_say_better_than_a_gazetteer_where_what_they_name_is() -> None:
    """All names of one entry count together: what some call it is told of what others do."""
    rows = at("Black Stone", 3_000, 3_100), at("الحجر الأسود", 2_900)
    place = place_called("Al-Hajar al-Aswad", learnt(*rows, listed=(HAJAR,)))
    assert place is not None
    assert place.latitude == pytest.approx(32.6 + 3_000 * METRE_NORTH, abs=1e-4)
    wide = at("Black Stone", 0, 0, 60_000), at("الحجر الأسود", 60_000)
    assert place_called("Al-Hajar al-Aswad", learnt(*wide, listed=(HAJAR,))) is None


def test_a_gazetteer_takes_no_place_away_that_a_name_has_by_itself() -> None:
    """The town's name, and that of its province, which the gazetteer gives to one place."""
    rows = at("Al-Hajar al-Aswad", *range(0, 900, 100)), at("Black Stone", *range(0, 80_000, 10_000))
    listed, unlisted = learnt(*rows, listed=(HAJAR,)), learnt(*rows)
    for name in ("Al-Hajar al-Aswad", "الحجر الأسود"):
        assert place_called(name, listed) == place_called(name, unlisted) is not None
    assert place_called("Black Stone", listed) is None


def test_of_several_places_of_one_name_the_only_one_around_the_reports_is_meant() -> None:
    far, near = HAJAR._replace(latitude=36.9), HAJAR._replace(latitude=32.9)
    around = at("Nawa", 0, 100)
    assert place_called("Black Stone", learnt(around, listed=(far, HAJAR))) is not None
    assert place_called("Black Stone", learnt(around, listed=(near, HAJAR))) is None
    assert place_called("Black Stone", learnt(listed=(far, HAJAR))) is None
    same = HAJAR._replace(latitude=32.601)
    assert place_called("Black Stone", learnt(around, listed=(same, HAJAR))) is not None


def test_nothing_depends_on_the_order_of_reports_or_lines() -> None:
    rows = [*at("Kafr Nabl", 0, 300, 500, 900), *at("كفر نبل", 200, 100), *at("Nawa", 5_000, 9_000, 13_000)]
    listed = (HAJAR, HAJAR._replace(names=("Jasim",), latitude=32.7), HAJAR._replace(names=("Inkhil",)))
    reports = reports_of(*rows)
    found = learn_places(reports, listed, np.arange(len(rows), dtype=np.int32))
    turned = reports.take(pa.array(np.random.default_rng(1).permutation(len(rows))))
    assert learn_places(turned, listed[::-1], np.arange(len(rows), dtype=np.int32)) == found


def test_of_a_large_gazetteer_what_reports_name_and_what_lies_near_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.incident.learning.placelearning._MOST", 4)
    listed = tuple(HAJAR._replace(names=(f"Ayo {word}",), latitude=32.6 + k) for k, word in enumerate("abcdefg"))
    found = learnt(at("Ayo G", 0), listed=listed)
    assert set(found) == {"ayo g", "ayo a", "ayo b", "ayo c"}


def test_of_many_reports_every_so_manieth_tells_where_names_lead(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [*at("Nawa", *range(0, 900, 10)), *at("Jasim", *range(5_000, 5_080, 10)), *at("Inkhil", 9)]
    reports = canonical(reports_of(*rows))
    among = np.arange(0, reports.num_rows, 2, dtype=np.int32)
    assert [place.name for place in learn_places(reports, (), among)] == ["nawa", "~jsm", "~nf_", "~nhl"]
    some = learn_places(reports, (), among[::5])
    monkeypatch.setattr("truceline.incident.learning.placelearning._ENOUGH", len(among[::5]))
    assert learn_places(reports, (), among) == some
    assert [place.name for place in some] == ["nawa", "~nf_", "~nhl"]


def test_of_many_spellings_those_are_looked_at_that_most_reports_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that as many use as use the last of them too, so that nothing depends on their order."""
    rows = (
        at("Nawa", *range(0, 90, 10)),
        at("Inkhil", 0, 10, 20, 30),
        at("Tasil", 0, 10, 20, 30),
        at("Jasim", 0, 10, 20),
    )
    assert set(learnt(*rows)) == {"nawa", "~nf_", "~nhl", "~tsl", "~jsm"}
    monkeypatch.setattr("truceline.incident.learning.placelearning._LOOKED_AT", 2)
    assert set(learnt(*rows)) == {"nawa", "~nf_", "~nhl", "~tsl"}
    monkeypatch.setattr("truceline.incident.learning.placelearning._OF_MANY", 1)
    assert set(learnt(*rows)) == {"nawa", "~nf_", "~nhl", "~tsl"}
    monkeypatch.setattr("truceline.incident.learning.placelearning._ENOUGH", 19)
    assert set(learnt(*rows)) == {"nawa", "~nf_"}
