"""An exercise is invented whole: marked, seeded, plausible for its agreement, and its truth is known."""

from collections import Counter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
import shapely
from scenes import charter_of

from truceline.errors import Refused
from truceline.exercise.inventing import Exercise, invent
from truceline.exercise.settings import SOURCES, ExerciseSettings
from truceline.incident.gathering import NOTHING
from truceline.report.table import REPORTS
from truceline.values.identity import derived_identity
from truceline.values.place import distance_between
from truceline.values.taxonomy import ACTS

SOUTHWEST = "southwest-syria-2017"


@pytest.fixture(scope="module")
def demo() -> Exercise:
    return invent(charter_of(SOUTHWEST), ExerciseSettings())


@pytest.fixture(scope="module")
def large() -> Exercise:
    return invent(charter_of(SOUTHWEST), ExerciseSettings(seed=8, reports=6_000, days=150))


def test_every_report_is_marked_as_an_exercise_in_its_flag_and_in_its_words(demo: Exercise) -> None:
    assert pc.all(demo.reports["exercise"]).as_py()
    marks = ("EXERCISE.", "تمرين.", "УЧЕНИЯ.")
    assert all(said.startswith(marks) for said in demo.reports["said"].to_pylist())
    assert all(pc.all(table["exercise"]).as_py() for table in (demo.truth, demo.incidents, demo.places))


def test_one_seed_gives_one_exercise_and_another_seed_another(demo: Exercise) -> None:
    charter = charter_of(SOUTHWEST)
    again, other = invent(charter, ExerciseSettings()), invent(charter, ExerciseSettings(seed=2))
    assert again.reports.equals(demo.reports)
    assert again.truth.equals(demo.truth)
    assert not other.reports.equals(demo.reports)


def test_the_reports_are_what_a_reader_would_make_of_them(demo: Exercise) -> None:
    assert demo.reports.schema == REPORTS.schema
    for column in REPORTS.columns:
        said = set(demo.reports[column.name].to_pylist()) - {None}
        if column.allowed:
            assert said <= set(column.allowed), column.name
        if column.required:
            assert demo.reports[column.name].null_count == 0, column.name
    names = zip(demo.reports["source"].to_pylist(), demo.reports["reference"].to_pylist(), strict=True)
    assert demo.reports["report_id"].to_pylist() == [derived_identity(*parts) for parts in names]


@pytest.mark.parametrize("reports", [60, 400, 6_000])
def test_about_as_many_reports_come_as_were_asked_for(reports: int) -> None:
    exercise = invent(charter_of(SOUTHWEST), ExerciseSettings(seed=4, reports=reports, days=max(5, reports // 40)))
    assert exercise.reports.num_rows == pytest.approx(reports, rel=0.25)


def test_a_demo_shows_all_four_fates_of_a_zone(demo: Exercise) -> None:
    """Incidents, observed quiet, not observed, and an earlier stage with incidents but no post."""
    shapes: dict[str, list[object]] = {}
    for placed in charter_of(SOUTHWEST).zone_shapes():
        shapes.setdefault(placed.code, []).append(placed.geometry)
    where = {zone: shapely.union_all(drawn) for zone, drawn in shapes.items()}
    nil = pc.equal(demo.reports["act"], NOTHING).fill_null(False)

    def inside(zone: str, table: pa.Table) -> int:
        longitude, latitude = (table[name].to_numpy().astype(float) for name in ("longitude", "latitude"))
        return int(shapely.contains_xy(where[zone], longitude, latitude).sum())

    happened = {zone: inside(zone, demo.incidents) for zone in where}
    quiet = {zone: inside(zone, demo.reports.filter(nil)) for zone in where}
    assert happened["southwest"] > 50
    assert (happened["homs"], happened["eastern-ghouta"]) == (0, 0)
    assert quiet["homs"] >= 7
    assert quiet["eastern-ghouta"] == quiet["idlib"] == 0
    assert 0 < happened["idlib"] < happened["southwest"] / 3


def test_incidents_come_in_bursts_not_evenly(large: Exercise) -> None:
    """The mean number of others within 5 km and 6 hours is many times that of the same places at shuffled times."""
    at = pc.cast(large.incidents["occurred_at"], pa.int64()).to_numpy() / 1e6
    place = np.stack([large.incidents[name].to_numpy() for name in ("longitude", "latitude")], axis=1)

    def company(times: np.ndarray[tuple[int], np.dtype[np.float64]]) -> int:
        near = np.hypot(*(((place[:, None] - place[None]) * [0.84, 1.0]).T)) < 0.045
        return int((near & (np.abs(times[:, None] - times[None]) < 21_600)).sum()) - len(times)

    assert company(at) > 5 * company(np.random.default_rng(1).permutation(at))


def test_errors_are_what_the_sources_say_but_for_the_gross_ones(large: Exercise) -> None:
    """A circle of 95 % holds the true place of about 95 % of the reports, less the few that are grossly wrong."""
    told = large.truth.filter(pc.equal(large.truth["kind"], "told"))
    rows = pc.index_in(told["report_id"], large.reports["report_id"].combine_chunks())
    reports = large.reports.take(rows)
    true = large.incidents.take(pc.index_in(told["true_incident"], large.incidents["true_incident"].combine_chunks()))
    columns = [reports["longitude"], reports["latitude"], true["longitude"], true["latitude"]]
    places = [np.asarray(column.to_numpy(), dtype=float) for column in columns]
    placed = np.isfinite(places[0])
    distance = distance_between(*(column[placed] for column in places))
    held = (distance <= reports["radius_m"].to_numpy().astype(float)[placed]).mean()
    assert 0.90 < held < 0.98
    gap = (
        pc.subtract(pc.cast(reports["occurred_at"], pa.int64()), pc.cast(true["occurred_at"], pa.int64())).to_numpy()
        / 1e6
    )
    assert 0.90 < (np.abs(gap) <= reports["occurred_within_s"].to_numpy()).mean() < 0.985


def test_relays_repeat_a_report_and_tell_so_or_copy_its_words(large: Exercise) -> None:
    reports = {row["report_id"]: row for row in large.reports.to_pylist()}
    truth = {row["report_id"]: row for row in large.truth.to_pylist()}
    ways: Counter[str] = Counter()
    for relay in (row for row in truth.values() if row["kind"] == "relay"):
        mine, original = reports[relay["report_id"]], reports[relay["repeats_report_id"]]
        assert relay["true_incident"] == truth[original["report_id"]]["true_incident"]
        assert mine["received_at"] > original["received_at"]
        if mine["relayed_from"] is None:
            assert (mine["said"], mine["language"]) == (original["said"], original["language"])
            ways["copies"] += 1
        else:
            assert mine["relayed_from"] in (original["source"], f"{original['source']}/{original['reference']}")
            ways["declares" if "/" in mine["relayed_from"] else "names the source"] += 1
    assert len(ways) == 3
    assert sum(ways.values()) == pytest.approx(0.12 * 6_000, rel=0.3)


def test_reports_of_nothing_have_no_true_incident(large: Exercise) -> None:
    for row in large.truth.to_pylist():
        assert (row["true_incident"] is None) == (row["kind"] in ("spurious", "nil"))
    kinds = Counter(large.truth["kind"].to_pylist())
    assert kinds["spurious"] == pytest.approx(0.04 * 6_000, rel=0.3)


def test_parties_claim_exemptions_and_accuse_each_other(large: Exercise) -> None:
    claims = set(large.reports["claimed_exemption"].to_pylist())
    assert {"self_defence", "excluded_target"} <= claims
    liaison = large.reports.filter(pc.equal(large.reports["source"], "armed-opposition-liaison"))
    accused = Counter(liaison["actor"].to_pylist())
    assert accused["syrian-government"] > 2 * accused["armed-opposition"]


def test_posts_give_a_bearing_and_a_distance_and_cameras_record(large: Exercise) -> None:
    own = large.reports.filter(pc.is_valid(large.reports["bearing_deg"]))
    assert set(own["source_family"].to_pylist()) == {"monitor", "device"}
    assert own["post"].null_count == own["post_longitude"].null_count == own["distance_m"].null_count == 0


def test_words_are_said_in_three_languages_and_fields_are_missing(large: Exercise) -> None:
    assert set(large.reports["language"].to_pylist()) == {"ar", "en", "ru"}
    for name in ("longitude", "act", "actor", "weapon", "count", "place_name"):
        assert 0 < large.reports[name].null_count < large.reports.num_rows


def test_acts_are_those_that_the_agreement_speaks_of(large: Exercise) -> None:
    """The southwest arrangement names no abduction, no jamming and no presence of weapons; the last is told of anyway."""
    provisions = charter_of(SOUTHWEST).agreement.provisions
    named = {act for provision in provisions for act in getattr(provision, "acts", ())}
    spoken_of = {code for act in named for code in (act, *ACTS.get(act, ()))}
    happened = set(large.incidents["act"].to_pylist())
    assert happened - spoken_of <= {"presence", "drone_flight", "access_denied", "explosion"}
    assert len(happened) > 12


def test_an_agreement_that_names_hardly_any_act_is_broken_by_fire_all_the_same() -> None:
    exercise = invent(charter_of("undof-1974"), ExerciseSettings(start="1974-07-01"))
    assert "mortar_fire" in exercise.incidents["act"].to_pylist()


@pytest.mark.parametrize("agreement", ["training-naima", "astana-memorandum-2017", "donbas-measures-2020"])
def test_any_agreement_with_a_drawn_zone_has_an_exercise(agreement: str) -> None:
    exercise = invent(charter_of(agreement), ExerciseSettings(reports=200))
    assert exercise.reports.num_rows > 100
    zones = [placed.geometry for placed in charter_of(agreement).zone_shapes() if placed.geometry is not None]
    near = shapely.union_all(zones).buffer(0.3)
    inside = shapely.contains_xy(
        near, exercise.incidents["longitude"].to_numpy(), exercise.incidents["latitude"].to_numpy()
    )
    assert inside.mean() > 0.95


def test_an_exercise_of_nothing_is_refused_with_all_that_is_missing() -> None:
    with pytest.raises(Refused) as refusal:
        invent(charter_of(SOUTHWEST), ExerciseSettings(reports=0, days=0, sources=()))
    assert [problem.code for problem in refusal.value.problems] == ["X003"] * 3
    with pytest.raises(Refused) as refusal:
        invent(charter_of(SOUTHWEST), ExerciseSettings(start="soon"))
    assert [problem.code for problem in refusal.value.problems] == ["X002"]


def test_sources_can_be_chosen() -> None:
    chosen = tuple(source for source in SOURCES if source.code in ("local-network", "social-media"))
    exercise = invent(charter_of(SOUTHWEST), ExerciseSettings(sources=chosen))
    told = exercise.reports.filter(pc.not_equal(exercise.reports["act"].fill_null("none"), NOTHING))
    assert set(told["source"].to_pylist()) == {"local-network", "social-media"}


def test_the_list_of_places_is_incomplete_and_its_names_are_invented(large: Exercise) -> None:
    names = {name for row in large.places.to_pylist() for name in (row["name_en"], row["name_ar"], row["name_ru"])}
    said = set(large.reports["place_name"].to_pylist()) - {None}
    assert said - names, "some places are not in the list"
    assert said & names
