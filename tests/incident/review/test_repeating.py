"""Relays are offered too: their origin first, then the origin's partners; they stay unweighed and unasked."""

from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from scenes import charter_of
from told import reports_of, told

from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.gathered import LIKELIEST_FIRST, Gathered
from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel, TellsAgain
from truceline.incident.review import repeating
from truceline.incident.review.doubting import doubtful
from truceline.incident.review.repeating import GROUNDS, THROUGH_ORIGIN, with_relays

WORDS = "Two mortar rounds fell beside the old mill in the morning"
ORIGIN = told("network", reference="7", said=WORDS)
PARTNER = told("post", north_m=600, minutes=12)


def offered(*rows: dict[str, Any]) -> pa.Table:
    reports = reports_of(*rows)
    gathered = gather(reports)
    return with_relays(gathered.suggestions(), gathered, reports)


def beside(pairs: pa.Table, report: str) -> list[tuple[str, str | None]]:
    """Whom one report is offered with, the likeliest first, and on what ground."""
    rows = [row for row in pairs.to_pylist() if report in (row["first"], row["second"])]
    return [(row["second"] if row["first"] == report else row["first"], row["repeats"]) for row in rows]


def test_a_relay_is_offered_its_origin_first_and_then_the_origins_partners() -> None:
    relay = told("agency", reference="1", relayed_from="network/7")
    pairs = offered(ORIGIN, PARTNER, relay)
    assert beside(pairs, "agency/1") == [("network/7", "names_report"), ("post/12-600", THROUGH_ORIGIN)]
    likely = {row["repeats"]: row["probability"] for row in pairs.to_pylist()}
    assert likely[THROUGH_ORIGIN] == pytest.approx(likely[None] * likely["names_report"])


@pytest.mark.parametrize(
    ("ground", "said"),
    [
        ("names_report", {"relayed_from": "network/7"}),
        ("same_words", {"said": WORDS.upper(), "observed": "told"}),
        ("same_recording", {"media_sha256": "f" * 64, "observed": "told"}),
        ("quotes", {"said": f'The network writes: "{WORDS}"', "observed": "told"}),
    ],
)
def test_how_surely_a_report_repeats_depends_on_how_that_was_found(ground: str, said: dict[str, Any]) -> None:
    film = {"media_sha256": "f" * 64, "observed": "recorded"} if ground == "same_recording" else {}
    (row,) = offered(ORIGIN | film, told("agency", minutes=5, **said)).to_pylist()
    assert (row["repeats"], row["probability"]) == (ground, GROUNDS[ground])
    assert row["score"] is None
    assert (row["gap_s"], round(row["distance_m"])) == (300.0, 0)


def test_of_a_report_that_names_a_mere_source_that_was_weighed() -> None:
    """It is held against all that the source tells, and has the probability that comes of that."""
    (row,) = offered(ORIGIN, told("agency", minutes=5, relayed_from="network")).to_pylist()
    (alone,) = offered(ORIGIN, told("agency", minutes=5)).to_pylist()
    assert (row["repeats"], row["score"]) == ("names_source", alone["score"])
    assert row["probability"] > alone["probability"]


def test_a_second_telling_is_offered_with_the_first_and_with_whom_that_may_be() -> None:
    """Where it names its own source's report itself, that is the ground."""
    rows = [ORIGIN, PARTNER, told("network", minutes=5, reference="8")]
    reports = reports_of(*rows)
    gathered = gather(reports, model=LinkModel(told_again=(TellsAgain("network", 60, 30),)))
    pairs = with_relays(gathered.suggestions(), gathered, reports)
    assert beside(pairs, "network/8") == [("network/7", "told_again"), ("post/12-600", THROUGH_ORIGIN)]
    (row,) = pairs.filter(pc.equal(pairs["repeats"], "told_again")).to_pylist()
    assert (row["probability"], row["score"]) == (GROUNDS["told_again"], None)
    (named,) = offered(ORIGIN, told("network", minutes=5, reference="8", relayed_from="network/7")).to_pylist()
    assert named["repeats"] == "names_report"


def test_two_that_name_one_absent_report_are_offered_together() -> None:
    rows = [told("agency", relayed_from="network/99"), told("radio", minutes=5, relayed_from="network/99")]
    (row,) = offered(*rows).to_pylist()
    assert row["repeats"] == "names_report"


def test_a_relay_without_a_place_is_offered_too() -> None:
    pairs = offered(ORIGIN, PARTNER, told("agency", reference="1", relayed_from="network/7", place=None))
    assert [other for other, _ in beside(pairs, "agency/1")] == ["network/7", "post/12-600"]
    assert pc.all(pc.is_null(pairs.filter(pairs["repeats"].is_valid())["distance_m"])).as_py()


def test_nobody_is_asked_about_what_merely_repeats() -> None:
    rows = [ORIGIN, PARTNER, told("agency", reference="1", relayed_from="network/7")]
    pairs, links = offered(*rows), gather(reports_of(*rows)).links
    certain = pairs.set_column(pairs.column_names.index("probability"), "probability", pa.array([0.5] * pairs.num_rows))
    asked = doubtful(certain, links).to_pylist()
    assert [(row["first"], row["second"]) for row in asked] == [("network/7", "post/12-600")]


def test_two_reports_of_one_source_are_not_offered_together() -> None:
    relay = told("post", reference="again", relayed_from="network/7")
    assert [other for other, _ in beside(offered(ORIGIN, PARTNER, relay), "post/again")] == ["network/7"]


APART: dict[str, Any] = {"relayed_from": "SANA/Reuters", "north_m": 90_000}


def test_a_name_that_cannot_be_one_report_is_that_of_a_source() -> None:
    """Then two that give it are weighed as any two are, and of what both tell they are one voice all the same."""
    near = [told(source, reference="1", relayed_from="SANA/Reuters") for source in ("a", "b")]
    for further, ground in (([], "names_report"), ([told("a", reference="2", minutes=9_999, **APART)], None)):
        reports = reports_of(*near, *further)
        gathered = gather(reports)
        assert set(gathered.incidents["origins"].to_pylist()) == {1}
        pairs = with_relays(gathered.suggestions(), gathered, reports).to_pylist()
        assert [row["repeats"] for row in pairs if {row["first"], row["second"]} == {"a/1", "b/1"}] == [ground]


def test_where_nothing_is_repeated_the_pairs_are_those_that_were_weighed() -> None:
    reports = reports_of(ORIGIN, PARTNER)
    gathered = gather(reports)
    pairs = with_relays(gathered.suggestions(), gathered, reports)
    assert pairs.drop_columns("repeats").equals(gathered.suggestions())
    nothing = gather(reports_of())
    assert with_relays(nothing.suggestions(), nothing, reports_of()).num_rows == 0


@cache
def exercise() -> tuple[pa.Table, dict[str, str], Gathered]:
    """The reports of an exercise, their true incidents, and what gathering gives."""
    made = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=7, reports=300, days=7))
    names = made.truth["report_id"]
    truth = pc.coalesce(made.truth["true_incident"], names).to_pylist()
    return made.reports, dict(zip(names.to_pylist(), truth, strict=True)), gather(made.reports)


def relays() -> list[str]:
    """The relays of the exercise, as they were found."""
    links = exercise()[2].links
    return list(links.filter(pc.not_equal(links["report_id"], links["origin_report_id"]))["report_id"].to_pylist())


def relays_right(pairs: pa.Table) -> float:
    """Of the relays, for how many the first that is offered is a true partner."""
    truth = exercise()[1]
    first: dict[str, str] = {}
    for row in pairs.to_pylist():
        for one, other in ((row["first"], row["second"]), (row["second"], row["first"])):
            first.setdefault(one, other)
    return sum(truth.get(first.get(one, ""), "") == truth[one] for one in relays()) / len(relays())


def test_what_an_exercise_relays_is_found_at_once_and_what_was_weighed_stays_as_it_was() -> None:
    reports, _, gathered = exercise()
    pairs = with_relays(gathered.suggestions(), gathered, reports)
    assert relays_right(pairs) > 0.95
    assert relays_right(gathered.suggestions()) == 0, "without this nobody finds them"
    weighed = pairs.filter(pairs["score"].is_valid()).drop_columns("repeats").combine_chunks()
    every = pa.concat_tables([gathered.suggestions(), gathered.of_relays()]).sort_by(LIKELIEST_FIRST)
    assert weighed.equals(every.combine_chunks())


def test_a_relay_has_no_more_of_its_origins_partners_than_a_person_looks_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reports, _, gathered = exercise()
    monkeypatch.setattr(repeating, "_PARTNERS", 1)
    few = with_relays(gathered.suggestions(), gathered, reports)
    relays = pc.sum(pc.is_in(few["repeats"], pa.array([*GROUNDS]))).as_py()
    assert 0 < pc.sum(pc.equal(few["repeats"], THROUGH_ORIGIN)).as_py() <= relays
