"""One report asked about gets the scores that a full comparison would give it."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from scenes import charter_of
from tellings import LAW, MODEL, spanning
from told import reports_of, told

from truceline.errors import Refused
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.arriving.asking import Standing
from truceline.incident.arriving.holding import Held
from truceline.incident.arriving.regathering import Change, regather
from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel


def test_the_candidates_of_a_new_report_are_those_of_a_full_comparison() -> None:
    reports = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=9, reports=800, days=20)).reports
    reports = reports.filter(
        pc.and_(pc.is_null(reports["relayed_from"]), pc.not_equal(reports["act"], "nothing_observed"))
    )
    # Nobody has another's words: a report that others copy decides by coming which of them is an origin.
    words = reports.column_names.index("said")
    reports = reports.set_column(words, reports.schema.field(words), pa.nulls(reports.num_rows, pa.string()))
    whole = gather(reports)
    suggested = whole.suggestions(beyond_reach=False)
    asked = by_time = 0
    lone = np.flatnonzero(pc.is_null(reports["longitude"]).to_numpy())[:8].tolist()
    for row in np.random.default_rng(4).permutation(reports.num_rows)[:12].tolist() + lone:
        report = reports.slice(row, 1).to_pylist()[0]
        keep = np.arange(reports.num_rows) != row
        answer = Standing(reports.filter(pa.array(keep)), whole.models[0]).ask(report)
        own = [pc.equal(suggested[name], report["report_id"]) for name in ("first", "second")]
        expected = suggested.filter(pc.or_(*own))
        if pc.any(pc.is_in(expected["first"], answer["second"].combine_chunks())).as_py() or answer.num_rows:
            partners = {*expected["first"].to_pylist(), *expected["second"].to_pylist()} - {report["report_id"]}
            assert partners <= set(answer["second"].to_pylist())
            scores = dict(zip(answer["second"].to_pylist(), answer["score"].to_pylist(), strict=True))
            for pair in expected.to_pylist():
                other = pair["second"] if pair["first"] == report["report_id"] else pair["first"]
                assert scores[other] == pytest.approx(pair["score"], abs=1e-9)
                asked += 1
                by_time += pair["distance_m"] is None
        assert answer["score"].to_pylist() == sorted(answer["score"].to_pylist(), reverse=True)
    assert asked > 20
    assert by_time > 10


def test_the_candidates_of_a_row_that_spans_days_or_meets_such_are_those_of_a_full_comparison() -> None:
    """Every row is asked about in turn: of a day, of weeks, of more than a month, and one that knows the hour."""
    reports, lawful = reports_of(*spanning(80, 30)), replace(MODEL, by_day=(LAW,))
    suggested = gather(reports, model=lawful).suggestions(beyond_reach=False).to_pylist()
    pairs = {frozenset((pair["first"], pair["second"])): pair["score"] for pair in suggested}
    spans = {row["report_id"] for row in reports.to_pylist() if row["occurred_within_s"] > lawful.longest_s}
    asked = 0
    for row, report in enumerate(reports.to_pylist()):
        rest = reports.filter(pa.array(np.arange(reports.num_rows) != row))
        answer = Standing(rest, lawful).ask(report).to_pylist()
        found = {frozenset((pair["first"], pair["second"])): pair["score"] for pair in answer}
        expected = {pair: score for pair, score in pairs.items() if report["report_id"] in pair}
        assert found == pytest.approx(expected)
        asked += sum(bool(pair & spans) for pair in expected)
    assert asked > 50


def test_asking_changes_nothing() -> None:
    reports = reports_of(*(told(f"s{k}", minutes=k, north_m=200 * k) for k in range(8)))
    standing = Standing(reports, gather(reports).models[0])
    asked = reports_of(told("new", minutes=3)).to_pylist()[0]
    first = standing.ask(asked)
    assert first.num_rows > 0
    assert standing.ask(asked).equals(first)


def test_whoever_is_of_the_same_source_or_too_vague_is_no_candidate() -> None:
    reports = reports_of(told("a"), told("b", north_m=100))
    standing = Standing(reports, gather(reports).models[0])
    some_time = told("c", place=None, occurred_within_s=140_000.0)
    for row, count in ((some_time, 0), (told("a", minutes=2), 1), (told("c", radius_m=90_000.0), 0)):
        assert standing.ask(reports_of(row).to_pylist()[0]).num_rows == count


def test_a_report_without_a_place_has_candidates_by_its_time() -> None:
    reports = reports_of(told("a"), told("b", north_m=100), told("e", minutes=600))
    standing = Standing(reports, gather(reports).models[0])
    answer = standing.ask(reports_of(told("c", minutes=3, place=None)).to_pylist()[0])
    assert answer["second"].to_pylist() == ["a/0-0", "b/0-100"]
    assert answer["distance_m"].to_pylist() == [None, None]


def test_a_model_that_measured_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="I013"):
        Standing(reports_of(told("a")), LinkModel())


def test_a_direction_of_fire_counts_as_in_a_full_comparison() -> None:
    reports = reports_of(told("a", direction="incoming"), told("b", direction="outgoing"), told("e", direction=None))
    new = told("c", minutes=3, direction="incoming")
    pairs = gather(pa.concat_tables([reports, reports_of(new)]), model=MODEL).suggestions().to_pylist()
    worth = {pair["first"]: pair["direction_score"] for pair in pairs if pair["second"] == "c/3-0"}
    assert worth == {"a/0-0": 0.9, "b/0-0": -0.7, "e/0-0": 0.0}
    answer = Standing(reports, MODEL).ask(reports_of(new).to_pylist()[0])
    assert dict(zip(answer["second"].to_pylist(), answer["direction_score"].to_pylist(), strict=True)) == worth


@pytest.mark.parametrize("holds", [True, False], ids=["laid out", "fetched"])
def test_who_keeps_the_tables_of_an_earlier_version_gathers_a_neighbourhood_as_well(holds: bool) -> None:
    reports = reports_of(told("a"), told("b", north_m=300, minutes=5))
    earlier = reports.drop_columns(["harmed"])

    def gathered(stand: pa.Table) -> tuple[pa.Table, pa.Table]:
        store = Held(stand, MODEL) if holds else lambda _: stand
        fresh = regather(Change(arrived=stand.slice(1)), store, model=MODEL)
        return fresh.incidents, fresh.links

    assert gathered(earlier) == gathered(reports)
    asked = reports.slice(1).to_pylist()[0]
    assert Standing(earlier.slice(0, 1), MODEL).ask(asked) == Standing(reports.slice(0, 1), MODEL).ask(asked)
