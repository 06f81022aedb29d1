"""The facts of the shipped agreements, checked against what public reports say; every date is in UTC here."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
import shapely
from conftest import ROOT
from shapely import LineString, Point

from truceline.agreement.charter import Charter
from truceline.agreement.model import Role, Stage, Standing
from truceline.agreement.provision import DistanceProvision, QuantityProvision
from truceline.agreement.reading import read_agreement
from truceline.agreement.summary import area_km2

CODES = ("southwest-syria-2017", "astana-memorandum-2017", "donbas-measures-2020", "undof-1974", "training-naima")


def utc(year: int, month: int, day: int, hour: int = 0) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


@pytest.fixture(scope="module")
def charters() -> dict[str, Charter]:
    return {code: read_agreement(ROOT / "agreements" / code) for code in CODES}


@pytest.fixture
def southwest(charters: dict[str, Charter]) -> Charter:
    return charters["southwest-syria-2017"]


def provision(charter: Charter, code: str) -> Any:
    return next(p for p in charter.agreement.provisions if p.code == code)


def areas(charter: Charter) -> dict[tuple[str, str], float]:
    return {(s.code, s.version): area_km2(s) for s in charter.zone_shapes() if s.geometry is not None}


def test_only_the_training_agreement_is_an_exercise(charters: dict[str, Charter]) -> None:
    assert {code for code, charter in charters.items() if charter.agreement.exercise} == {"training-naima"}


@pytest.mark.parametrize("code", CODES)
def test_the_folder_has_the_code_of_its_agreement_and_names_its_sources(
    code: str, charters: dict[str, Charter]
) -> None:
    assert charters[code].agreement.agreement == code
    readme = (ROOT / "agreements" / code / "README.md").read_text(encoding="utf-8")
    assert "**Invented.**" in readme
    assert f"truceline check agreements/{code}" in readme


@pytest.mark.parametrize("code", CODES)
def test_no_shape_has_more_than_thirty_corners(code: str, charters: dict[str, Charter]) -> None:
    """They are drawn by hand; boundary data of others has hundreds."""
    shapes = [*charters[code].zone_shapes(), *charters[code].line_shapes()]
    assert max(shapely.get_num_coordinates(shape.geometry) for shape in shapes) <= 30


def test_the_ceasefire_began_at_noon_in_damascus_which_was_nine_in_utc(southwest: Charter) -> None:
    assert southwest.span(provision(southwest, "cease-fire"))[0] == utc(2017, 7, 9, 9)
    assert southwest.span(southwest.agreement.term) == (utc(2017, 7, 9, 9), None)


@pytest.mark.parametrize(
    ("at", "stages"),
    [
        # TASS, 10 July 2017: the southwest begins, Homs and eastern Ghouta close to final, Idlib talks continue.
        (utc(2017, 7, 10), (Stage.IN_FORCE, Stage.PROPOSED, Stage.PROPOSED, Stage.PROPOSED)),
        # Eastern Ghouta from noon of 22 July (09:00 UTC).
        (utc(2017, 7, 22, 8), (Stage.IN_FORCE, Stage.PROPOSED, Stage.PROPOSED, Stage.PROPOSED)),
        (utc(2017, 7, 22, 9), (Stage.IN_FORCE, Stage.PROPOSED, Stage.IN_FORCE, Stage.PROPOSED)),
        # North of Homs: agreed in Cairo on 31 July, in force from 12:00 (09:00 GMT) of 3 August.
        (utc(2017, 8, 3, 8), (Stage.IN_FORCE, Stage.AGREED, Stage.IN_FORCE, Stage.PROPOSED)),
        (utc(2017, 8, 3, 9), (Stage.IN_FORCE, Stage.IN_FORCE, Stage.IN_FORCE, Stage.PROPOSED)),
        # Idlib: boundaries agreed at the sixth meeting, 15 September.
        (utc(2017, 9, 16), (Stage.IN_FORCE, Stage.IN_FORCE, Stage.IN_FORCE, Stage.AGREED)),
        (utc(2018, 8, 1), (Stage.ENDED, Stage.ENDED, Stage.ENDED, Stage.AGREED)),
    ],
)
def test_the_four_zones_of_the_origin_are_at_their_stages(
    southwest: Charter, at: datetime, stages: tuple[Stage, ...]
) -> None:
    zones = ("southwest", "homs", "eastern-ghouta", "idlib")
    assert tuple(southwest.stage_of(zone, at) for zone in zones) == stages


def test_three_accounts_of_the_southwest_stand_side_by_side_and_none_is_preferred(southwest: Charter) -> None:
    accounts = [shape for shape in southwest.zone_shapes() if shape.code == "southwest"]
    assert {account.standing for account in accounts} == {Standing.CONTESTED}
    smaller, larger, middle = (account.geometry for account in accounts)
    assert larger.covers(middle.buffer(-0.02))
    assert middle.covers(smaller.buffer(-0.02))


def test_daraa_lies_in_every_account_sweida_town_in_two_and_salkhad_in_one(southwest: Charter) -> None:
    accounts = {s.version: s.geometry for s in southwest.zone_shapes() if s.code == "southwest"}
    within = {
        town: {version for version, shape in accounts.items() if shape.contains(Point(place))}
        for town, place in {
            "Daraa": (36.106, 32.625),
            "As-Suwayda": (36.566, 32.709),
            "Shahba east": (37.0, 32.9),
        }.items()
    }
    assert within["Daraa"] == set(accounts)
    assert within["As-Suwayda"] == {"three-governorates", "western-sweida"}
    assert within["Shahba east"] == {"three-governorates"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Government of Syria", "syrian-government"),  # UCDP
        ("Syrian insurgents", "armed-opposition"),  # UCDP
        ("Southern Front", "southern-front"),
        ("Military Forces of Syria (2000-)", "syrian-government"),  # ACLED
        ("Opposition Rebels (Syria)", "armed-opposition"),  # ACLED
        ("IS", "isil"),
        ("HTS", "hts"),
        ("Jabhat Fateh al-Sham", "nusra"),
        ("Shohadaa al-Yarmouk", "jaysh-khalid"),
        ("Rahman Corps", "rahman-corps"),
        ("Hezbollah", "hezbollah"),
        ("الجيش العربى السورى", "syrian-government"),
        ("Civilians", None),
        ("Ahrar al-Sham, HTS, Southern Front", None),  # a mixture of bound and excluded is nobody's name
    ],
)
def test_actors_as_datasets_name_them_are_found(southwest: Charter, name: str, code: str | None) -> None:
    assert southwest.actors().code(name) == code


def test_parties_are_bound_and_guarantors_are_not(southwest: Charter) -> None:
    assert southwest.bound("syrian-government") == [(utc(2017, 7, 9, 9), None)]
    assert [southwest.bound(code) for code in ("russia", "united-states", "jordan", "amman-centre")] == [[], [], [], []]


def test_faylaq_al_rahman_was_bound_from_nine_in_the_evening_of_18_august(southwest: Charter) -> None:
    assert southwest.bound("rahman-corps")[0][0] == utc(2017, 8, 18, 18)


def test_the_desert_factions_whom_nobody_told_were_never_bound(southwest: Charter) -> None:
    assert southwest.bound("suwayda-desert-factions") == []


def test_who_designates_decides_since_when_a_group_is_excluded(southwest: Charter) -> None:
    by = {
        e.designated_by.en.split(",")[0]: southwest.span(e)[0] for e in southwest.agreement.excluded if e.code == "hts"
    }
    assert sorted(start for start in by.values() if start) == [
        utc(2017, 1, 27, 22),
        utc(2018, 5, 30, 21),
        utc(2018, 6, 4, 21),
    ]
    assert southwest.bound("hts") == []
    assert southwest.excluded("isil")


def test_foreign_forces_wait_for_a_line_that_nobody_may_see(southwest: Charter) -> None:
    (limit,) = provision(southwest, "foreign-forces").limits
    assert limit.at_least_m == 5000
    (line,) = southwest.line_shapes()
    assert line.geometry is None
    assert provision(southwest, "foreign-forces").waits_for == ["foreign-forces-line"]


def test_the_exclusion_claimed_for_an_air_strike_needs_a_ruling(southwest: Charter) -> None:
    strikes = provision(southwest, "air-attacks")
    assert strikes.exemptions == ["excluded_target"]
    assert strikes.ruled_by == "amman-centre"
    assert {p.code: p.roles for p in southwest.agreement.parties}["amman-centre"] == [Role.ORGAN]
    assert provision(southwest, "frozen-positions").always_ruled


@pytest.mark.parametrize(
    ("agreement", "zone", "published", "tolerance"),
    [
        # UN, Blue Helmets: the area of separation has about 235 km².
        ("undof-1974", ("area-of-separation", "hand-drawn"), 235, 0.15),
        # Ten kilometres on each side of lines of about 77 km.
        ("undof-1974", ("band-10-east", "hand-drawn"), 775, 0.10),
        # Framework Decision: at least 2 by 2 km.
        ("donbas-measures-2020", ("zolote", "hand-drawn"), 4.0, 0.02),
        ("training-naima", ("quiet-square", "agreed"), 4.0, 0.02),
        # Governorates: Daraa 3,730, Sweida 5,550 km² (Statistical Abstract), Quneitra without the occupied part about 650.
        ("southwest-syria-2017", ("southwest", "daraa-quneitra"), 3730 + 650, 0.10),
        ("southwest-syria-2017", ("southwest", "three-governorates"), 3730 + 650 + 5550, 0.15),
        # Idlib governorate 6,100 km² and parts of three others.
        ("southwest-syria-2017", ("idlib", "hand-drawn"), 7500, 0.25),
    ],
)
def test_areas_are_plausible_against_published_figures(
    charters: dict[str, Charter], agreement: str, zone: tuple[str, str], published: float, tolerance: float
) -> None:
    assert areas(charters[agreement])[zone] == pytest.approx(published, rel=tolerance)


def test_maps_were_due_by_the_end_of_4_june_and_came_late_if_at_all(charters: dict[str, Charter]) -> None:
    clocks = {c.provision: c for c in charters["astana-memorandum-2017"].clocks(utc(2018, 1, 1))}
    assert clocks["maps-completed"].due == utc(2017, 6, 4, 21)
    assert {code: clock.state for code, clock in clocks.items()} == {
        "working-group-formed": "unknown",
        "maps-completed": "late",
        "first-term": "met",
    }


def test_before_a_deadline_its_clock_is_running(charters: dict[str, Charter]) -> None:
    states = [clock.state for clock in charters["astana-memorandum-2017"].clocks(utc(2017, 5, 10))]
    assert states == ["running", "running", "running"]


def test_the_six_months_of_astana_run_out_on_5_november(charters: dict[str, Charter]) -> None:
    astana = charters["astana-memorandum-2017"]
    assert astana.moment("2017-11-05").month - astana.span(astana.agreement.term)[0].month == 6  # type: ignore[union-attr] # there is one


def test_each_side_in_donbas_measures_half_the_zone_from_its_own_line(charters: dict[str, Charter]) -> None:
    withdrawal = provision(charters["donbas-measures-2020"], "withdrawal-of-heavy-weapons")
    assert isinstance(withdrawal, DistanceProvision)
    lines = {limit.side: limit.line for limit in withdrawal.limits}
    assert lines == {"ukraine": "actual-contact-line", "armed-formations": "line-of-19-september-2014"}
    distances = {limit.weapons[0]: 2 * limit.at_least_m / 1000 for limit in withdrawal.limits}
    assert distances == {
        "mortar": 50,
        "artillery": 50,
        "rocket_launcher": 70,
        "heavy_rocket_launcher": 140,
        "tactical_missile": 140,
    }
    assert {limit.calibre_from_mm for limit in withdrawal.limits if limit.weapons[0] == "artillery"} == {100}


def test_debaltseve_lies_between_the_two_lines_of_donbas(charters: dict[str, Charter]) -> None:
    now, then = (shape.geometry for shape in charters["donbas-measures-2020"].line_shapes())
    meridian = LineString([(38.41, 47.8), (38.41, 49.0)])
    assert then.intersection(meridian).y < 48.34 < now.intersection(meridian).y


def test_the_measures_of_2020_begin_one_minute_after_midnight_in_kyiv(charters: dict[str, Charter]) -> None:
    donbas = charters["donbas-measures-2020"]
    start = donbas.span(provision(donbas, "no-fire"))[0]
    assert start == datetime(2020, 7, 26, 21, 1, tzinfo=UTC)


def test_the_limits_of_1974_hold_for_each_side_in_its_own_band(charters: dict[str, Charter]) -> None:
    near = provision(charters["undof-1974"], "limits-to-10-km")
    assert isinstance(near, QuantityProvision)
    assert {(limit.side, limit.zone) for limit in near.limits} == {
        ("israel", "band-10-west"),
        ("syria", "band-10-east"),
    }
    assert [(limit.unit, limit.at_most) for limit in near.limits if limit.side == "syria"] == [
        ("person", 6000),
        ("tank", 75),
        ("gun", 36),
    ]
    far = provision(charters["undof-1974"], "limits-10-to-20-km")
    assert "(unverified)" in far.source


def test_the_bands_of_1974_overlap_the_southwest_zone_of_2017(charters: dict[str, Charter]) -> None:
    band = next(s.geometry for s in charters["undof-1974"].zone_shapes() if s.code == "band-10-east")
    zone = next(s.geometry for s in charters["southwest-syria-2017"].zone_shapes() if s.version == "daraa-quneitra")
    assert band.intersection(zone).area > band.area / 2


def test_the_training_agreement_has_all_seven_kinds_and_every_state(charters: dict[str, Charter]) -> None:
    naima = charters["training-naima"]
    kinds = {p.kind for p in naima.agreement.provisions}
    assert kinds == {"act", "distance", "area", "quantity", "deadline", "access", "procedure"}
    assert {clock.state for clock in naima.clocks(utc(2024, 4, 1))} == {"met", "late", "unknown"}
    assert {change.stage for zone in naima.agreement.zones for change in zone.stages} == set(Stage)


def test_no_text_mixes_cyrillic_and_latin_letters_in_one_word() -> None:
    mixed = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
    for code in CODES:
        text = (ROOT / "agreements" / code / "agreement.yaml").read_text(encoding="utf-8")
        assert mixed.findall(text) == []


def test_every_word_of_arabic_and_russian_is_in_its_own_letters(charters: dict[str, Charter]) -> None:
    """A text left in English, or put under the wrong language, has no letter of its own alphabet."""

    def words(value: Any) -> Any:
        if isinstance(value, dict):
            if set(value) == {"en", "ar", "ru"}:
                yield value
            else:
                for inner in value.values():
                    yield from words(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from words(inner)

    for charter in charters.values():
        for said in words(charter.agreement.model_dump()):
            assert any("\u0621" <= letter <= "\u064a" for letter in said["ar"]), said
            assert any("\u0400" <= letter <= "\u04ff" for letter in said["ru"]), said


def test_behind_a_zone_stand_its_own_guarantors_and_behind_several_those_of_all(southwest: Charter) -> None:
    assert southwest.guarantors_of(["southwest"]) == ["russia", "united-states", "jordan"]
    assert southwest.guarantors_of(["idlib"]) == ["russia", "turkey", "iran"]
    assert southwest.guarantors_of(["southwest", "idlib"]) == southwest.guarantors_of([]) == ["russia"]
