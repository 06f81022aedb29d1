"""From reports to incidents: what is left out, what never meets, what every link says, and how quick it is."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from counted_calls import calls_of
from scenes import charter_of
from told import groups_of, judged, reports_of, told

from truceline.errors import Refused
from truceline.exercise.inventing import Exercise, invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.gathered import Gathered, in_one
from truceline.incident.gathering import gather
from truceline.incident.likeness.compare import PARTS
from truceline.incident.model_file import read_model, write_model
from truceline.incident.table import INCIDENTS, LINKS
from truceline.incident.telling.explaining import with_reasons
from truceline.report.reading import ReadingSettings, read_reports
from truceline.report.table import REPORTS
from truceline.values.identity import derived_identity

SCORES = PARTS[2:]  # what a score is the sum of


def test_nil_reports_are_coverage_and_make_no_incident() -> None:
    gathered = gather(reports_of(told("a", act="nothing_observed"), told("b", act=None)))
    assert gathered.links["report_id"].to_pylist() == ["b/0-0"]


def test_exercise_and_real_reports_never_meet() -> None:
    rows = [told("a"), told("b", exercise=False), told("c", relayed_from="b/0-0")]
    gathered = gather(reports_of(*rows))
    # For exercises the real report does not exist: c carries the word of an absent b, and that confirms a.
    assert groups_of(gathered.links) == {frozenset({"b/0-0"}), frozenset({"a/0-0", "c/0-0"})}
    assert gathered.incidents["exercise"].to_pylist() == [False, True]


def test_no_report_is_no_incident() -> None:
    gathered = gather(reports_of())
    assert gathered.incidents.schema == INCIDENTS.schema
    assert gathered.links.schema == LINKS.schema
    assert gathered.incidents.num_rows == gathered.links.num_rows == 0


def test_a_report_that_comes_twice_is_refused() -> None:
    with pytest.raises(Refused, match=r"a/0-0.*I008"):
        gather(reports_of(told("a"), told("a")))


@pytest.mark.parametrize("lacking", [column.name for column in REPORTS.columns if not column.required])
def test_a_column_that_an_earlier_version_did_not_have_is_one_in_which_nothing_was_said(lacking: str) -> None:
    reports = reports_of(told("a"), told("b", north_m=300, minutes=5), told("c", north_m=9_000))
    silent = reports.set_column(
        REPORTS.names.index(lacking), REPORTS.schema.field(lacking), pa.nulls(3, REPORTS.schema.field(lacking).type)
    )
    earlier = reports.drop_columns([lacking])
    whole, gathered = gather(silent), gather(earlier)
    assert (gathered.incidents, gathered.links) == (whole.incidents, whole.links)
    assert with_reasons(gathered.links, earlier) == with_reasons(whole.links, silent)


def test_an_incident_is_named_by_the_first_of_its_reports() -> None:
    gathered = gather(reports_of(told("b"), told("a", minutes=1)))
    assert gathered.incidents["incident_id"].to_pylist() == [derived_identity("incident", "a/1-0")]


def test_a_link_names_the_most_alike_and_adds_up() -> None:
    gathered = gather(reports_of(told("a"), told("b", north_m=300, minutes=5), told("c", north_m=1_500, minutes=9)))
    links = {link["report_id"]: link for link in gathered.links.to_pylist()}
    assert links["a/0-0"]["nearest_report_id"] == "b/5-300"
    assert links["a/0-0"]["distance_m"] == pytest.approx(300, rel=0.01)
    assert links["a/0-0"]["gap_s"] == 300
    for link in links.values():
        assert link["score"] == pytest.approx(sum(link[part] for part in SCORES))
        assert link["origin_report_id"] == link["report_id"]
        assert link["judged_by"] is None


def test_an_only_report_has_a_link_without_a_score() -> None:
    (link,) = gather(reports_of(told("a"))).links.to_pylist()
    assert link["score"] is link["nearest_report_id"] is link["distance_m"] is None


def test_a_link_that_a_person_made_says_who() -> None:
    gathered = gather(reports_of(told("a"), told("a", minutes=90)), judgements=judged(("a/0-0", "a/90-0", "same")))
    assert gathered.links["judged_by"].to_pylist() == ["officer-amina", "officer-amina"]
    assert gathered.links["gap_s"].to_pylist() == [5_400, 5_400]


def test_progress_rises_to_the_whole() -> None:
    seen: list[tuple[int, int]] = []
    gather(reports_of(*(told(f"s{k}") for k in range(5))), progress=lambda done, whole: seen.append((done, whole)))
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]


@pytest.fixture(scope="module")
def invented() -> tuple[Exercise, Gathered]:
    exercise = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=21, reports=5_000, days=120))
    return exercise, gather(exercise.reports)


def pairwise_f1(true: list[str], found: list[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of reports, counted from the sizes of the groups."""

    def pairs(*labels: list[str]) -> int:
        _, sizes = np.unique(np.array(list(zip(*labels, strict=True))), axis=0, return_counts=True)
        return int((sizes * (sizes - 1) // 2).sum())

    right = pairs(true, found)
    precision, recall = right / pairs(found), right / pairs(true)
    return precision, recall, 2 * precision * recall / (precision + recall)


def test_f1_is_counted_as_it_is_defined() -> None:
    assert pairwise_f1(["x", "x", "x", "y"], ["1", "1", "2", "2"]) == (1 / 2, 1 / 3, 0.4)


def test_most_of_an_exercise_is_found_again(invented: tuple[Exercise, Gathered]) -> None:
    """An honest floor, well below what is measured (docs/linking/peers.md): it catches a broken part, not a worse one."""
    exercise, gathered = invented
    truth = dict(zip(*(exercise.truth[name].to_pylist() for name in ("report_id", "true_incident")), strict=True))
    ids = gathered.links["report_id"].to_pylist()
    precision, recall, f1 = pairwise_f1([truth[i] or i for i in ids], gathered.links["incident_id"].to_pylist())
    assert precision > 0.7
    assert recall > 0.6
    assert f1 > 0.7


def test_declared_relays_are_with_their_origin_and_add_no_origin(invented: tuple[Exercise, Gathered]) -> None:
    exercise, gathered = invented
    relayed = {
        row["report_id"]: row["relayed_from"]
        for row in exercise.reports.to_pylist()
        if "/" in (row["relayed_from"] or "")
    }
    named = {f"{row['source']}/{row['reference']}": row["report_id"] for row in exercise.reports.to_pylist()}
    links = {link["report_id"]: link for link in gathered.links.to_pylist()}
    assert len(relayed) > 100
    for relay, origin in relayed.items():
        assert links[relay]["incident_id"] == links[named[origin]]["incident_id"]
        assert links[relay]["origin_report_id"] != relay


def test_a_war_of_four_centuries_before_is_linked_as_one_of_today(invented: tuple[Exercise, Gathered]) -> None:
    exercise, gathered = invented
    reports, old = exercise.reports, exercise.reports
    for name in ("occurred_at", "received_at"):  # after 400 years days and weeks are the same again
        before = pc.subtract(reports[name].cast(pa.int64()), 146_097 * 86_400 * 1_000_000).cast(reports[name].type)
        old = old.set_column(REPORTS.names.index(name), REPORTS.schema.field(name), before)
    again = gather(old)
    assert pc.min(again.incidents["occurred_at"]).as_py().year < 1618
    assert groups_of(again.links) == groups_of(gathered.links)


def test_an_exercise_in_another_order_gives_the_same_incidents(invented: tuple[Exercise, Gathered]) -> None:
    exercise, gathered = invented
    order = np.random.default_rng(5).permutation(exercise.reports.num_rows)
    again = gather(exercise.reports.take(pa.array(order)))
    assert again.incidents.equals(gathered.incidents)
    assert again.links.equals(gathered.links)


def test_a_kept_model_gives_the_same_bytes_as_the_run_that_it_is_of(
    invented: tuple[Exercise, Gathered], tmp_path: Path
) -> None:
    exercise, gathered = invented
    (tmp_path / "model.json").write_bytes(write_model(gathered.models[0]))
    again = gather(exercise.reports, model=read_model(tmp_path / "model.json"))
    assert again.models == gathered.models
    assert again.incidents.equals(gathered.incidents)
    assert again.links.equals(gathered.links)


def test_with_a_kept_model_reports_elsewhere_change_nothing(invented: tuple[Exercise, Gathered]) -> None:
    """The later half of the time is gathered alone; far from the cut all is as it was in the whole."""
    exercise, gathered = invented
    cut, far = datetime(2017, 9, 1, tzinfo=UTC), datetime(2017, 9, 20, tzinfo=UTC)
    later = exercise.reports.filter(pc.greater(exercise.reports["occurred_at"], pa.scalar(cut)))
    half = gather(later, model=gathered.models[0])
    tables = []
    for table in (half.incidents, gathered.incidents):
        beyond = table.filter(pc.greater(table["occurred_at"], pa.scalar(far)))
        tables.append(beyond.sort_by("incident_id"))
    assert tables[0].num_rows > 200
    assert tables[0].equals(tables[1])


def test_one_source_of_16566_reports_makes_16566_incidents_and_none_is_held_against_all(shared_data: Path) -> None:
    """A research dataset is one source: its rows are distinct incidents, however close they lie."""
    settings = ReadingSettings(zone=ZoneInfo("Asia/Damascus"), now=datetime(2026, 1, 1, tzinfo=UTC), keep_going=True)
    table = read_reports([shared_data / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz"], settings).table
    assert table.num_rows == 16_566
    gathered = gather(table)
    assert calls_of(lambda: gather(table)) < 2 * calls_of(lambda: gather(table.slice(0, 8_283)))
    assert gathered.suggestions(beyond_reach=False).num_rows == 0
    assert gathered.incidents.num_rows == gathered.links.num_rows == 16_566


def test_pairs_that_were_weighed_are_told_best_first_with_parts_that_add_up() -> None:
    gathered = gather(reports_of(told("a"), told("b", north_m=300, minutes=5), told("c", north_m=1_500, minutes=9)))
    suggested = gathered.suggestions()
    score = suggested["score"].to_numpy()
    assert score.tolist() == sorted(score.tolist(), reverse=True)
    assert (suggested["first"][0].as_py(), suggested["second"][0].as_py()) == ("a/0-0", "b/5-300")
    assert np.allclose(sum(suggested[part].to_numpy() for part in SCORES), score)


def test_what_was_gathered_apart_is_one_in_the_order_of_its_parts() -> None:
    rows = [
        told("a", exercise=False),
        told("b", north_m=300, minutes=5, exercise=False),
        told("a", minutes=1),
        told("b", minutes=9),
    ]
    real, invented = gather(reports_of(*rows[:2])), gather(reports_of(*rows[2:]))
    whole, parts = gather(reports_of(*rows)), in_one([real, invented])
    assert parts.links.equals(whole.links)
    assert parts.incidents.equals(whole.incidents)
    assert parts.suggestions().equals(whole.suggestions())
    assert in_one([]).links.equals(LINKS.empty())


def test_no_report_gives_no_suggestion_in_the_same_columns() -> None:
    assert gather(reports_of()).suggestions().schema == gather(reports_of(told("a"))).suggestions().schema
