from typing import Any

import numpy as np
import pytest
from scenes import charter_of
from small_record import BAND, BASIN, NOWHERE, days, fire, nil, record_of, seen

from truceline.measure import counting
from truceline.measure.counting import Rule
from truceline.measure.figures import Store, count
from truceline.measure.record import Record
from truceline.measure.rows import kind_of_act
from truceline.values.language import Language, has_sentence

WEEK = days("2020-02-01", "2020-02-07")


def test_every_rule_has_a_name_and_a_definition_in_three_languages() -> None:
    for rule in Rule:
        for language in Language:
            assert has_sentence(f"measure-rule-{rule}", language)
            assert has_sentence(f"measure-definition-{rule}", language)


def test_incidents_count_once_on_the_local_day_of_the_middle_of_their_time() -> None:
    record = record_of(
        fire("2020-01-31T21:59Z"),  # 23:59 in Damascus, the day before
        fire("2020-01-31T22:00Z"),  # midnight
        fire("2020-02-07T21:59Z"),
        fire("2020-02-07T22:00Z"),  # midnight after
    )

    assert count(Store(record), WEEK)["incidents/verdict"].total == 2


def test_an_incident_is_counted_inside_outside_or_cannot_tell_for_every_zone() -> None:
    record = record_of(
        fire("2020-02-03T10:00Z", BASIN),
        fire("2020-02-03T11:00Z", BAND),
        fire("2020-02-03T12:00Z", NOWHERE),
        fire("2020-02-03T13:00Z", (36.2, 32.6)),  # on the line between the two
        fire("2020-02-03T14:00Z", None),
    )
    figures = count(Store(record), WEEK)

    assert dict(figures["incidents/place/basin"].parts) == {"inside": 1, "cannot_tell": 2, "outside": 2}
    assert dict(figures["incidents/place/band"].parts) == {"inside": 1, "cannot_tell": 2, "outside": 2}
    # Nobody's account of the marsh holds yet, and the valley's map is restricted: no place can be told.
    assert figures["incidents/place/marsh"].part("cannot_tell") == 5
    assert figures["incidents/place/valley"].part("cannot_tell") == 5


def test_an_incident_stands_under_the_gravest_answer_of_any_provision() -> None:
    record = record_of(
        fire("2020-02-03T10:00Z"),
        fire("2020-02-03T11:00Z", claimed_exemption="self_defence"),
        fire("2020-02-03T12:00Z", (36.2, 32.6)),
        {"at": "2020-02-03T13:00Z", "place": (37.5, 33.5), "act": "withdrawal"},
    )
    answered = {
        (row["incident_id"], row["verdict"]) for row in record.findings.to_pylist() if row["kind"] != "deadline"
    }
    order = ["candidate", "needs_ruling", "cannot_tell", "no"]
    expected = [next(v for v in order if (f"i{n}", v) in answered) for n in range(4)]
    verdicts = count(Store(record), WEEK)["incidents/verdict"]

    assert expected[0] == "candidate"
    assert {verdict: verdicts.part(verdict) for verdict in order} == {v: expected.count(v) for v in order}


def test_deadlines_give_no_answers() -> None:
    figures = count(Store(record_of(fire("2020-02-03T10:00Z"))), WEEK)
    deadlines = {p.code for p in charter_of("square").agreement.provisions if p.kind == "deadline"}

    assert deadlines
    assert not deadlines & {tally.subject for tally in figures.under("answers", "verdict")}


def test_cases_are_incidents_with_use_of_force_and_an_unknown_area_is_a_row_of_its_own() -> None:
    record = record_of(
        fire("2020-02-03T10:00Z", admin1="Vale"),
        fire("2020-02-03T11:00Z", admin1="Vale"),
        fire("2020-02-03T12:00Z", admin1="Hill"),
        fire("2020-02-03T13:00Z"),
        {"at": "2020-02-03T14:00Z", "act": "access_denied", "admin1": "Vale"},
        {"at": "2020-02-03T15:00Z", "act": None, "admin1": "Vale"},
    )
    figures = count(Store(record), WEEK)

    assert figures["cases_by_province/area"].parts == (("Vale", 2), ("Hill", 1), ("unknown", 1))
    assert dict(figures["incidents/force"].parts) == {"force": 4, "other_act": 1, "act_unknown": 1}
    assert figures["incidents/area"].parts == (("Vale", 4), ("Hill", 1), ("unknown", 1))


def test_who_says_at_least_so_many_or_gives_a_range_is_counted_with_the_fewest() -> None:
    ends: tuple[dict[str, Any], ...] = (
        {"count_low": 5},
        {"count_low": 5, "count_high": 7},
        {"count_low": 5, "count": 6},
        {"count_high": 7},
    )
    reports = tuple(
        seen(f"2020-02-03T10:0{n}Z", act="mortar_fire", unit="explosion", **told) for n, told in enumerate(ends)
    )
    assert count(Store(record_of(reports=reports)), WEEK)["observations/unit"].total == 5 + 5 + 6 + 1


def test_observations_count_units_of_own_reports_and_neither_relays_nor_nil_reports() -> None:
    record = record_of(
        fire("2020-02-03T10:00Z", count_low=9),  # told by a news outlet: an incident, no observation
        reports=(
            seen("2020-02-03T10:00Z", act="mortar_fire", unit="explosion", count=5, about="i0", report_id="a"),
            seen("2020-02-03T10:00Z", act="mortar_fire", unit="explosion", count=5, about="i0", report_id="b"),
            seen(
                "2020-02-03T10:01Z", act="mortar_fire", unit="explosion", count=5, about="i0", report_id="c", origin="a"
            ),
            seen("2020-02-03T10:02Z", act="mortar_fire", unit="explosion", count=5, relayed_from="own/1"),
            seen("2020-02-03T10:03Z", act="small_arms_fire", unit="burst"),
            seen("2020-02-03T10:04Z", act="armed_clash", unit="person", count=40),
            seen("2020-02-03T10:05Z", act="presence", unit="tank", count=6),
            nil("2020-02-04T10:00Z"),
        ),
    )
    figures = count(Store(record), WEEK)

    # Two posts that both saw the same explosions count at each; forty people in a clash are one event.
    assert figures["observations/unit"].parts == (("explosion", 10), ("burst", 1), ("event", 1))
    assert figures["observations/unit"].total == 12
    assert dict(figures["reports/standing"].parts) == {"origin": 6, "relay": 2, "nil": 1}


def test_an_unknown_act_is_the_last_row_and_the_others_keep_the_order_of_the_taxonomy() -> None:
    record = record_of(
        {"at": "2020-02-03T10:00Z", "act": None},
        {"at": "2020-02-03T10:00Z", "act": "looting"},
        {"at": "2020-02-03T10:00Z", "act": "air_strike"},
        fire("2020-02-03T10:00Z"),
    )
    tally = count(Store(record), WEEK)["incidents/act"]

    assert [act for act, _ in tally.parts] == ["mortar_fire", "air_strike", "looting", "unknown"]


def test_of_one_end_alone_the_lowest_is_nought_and_the_highest_what_is_known_and_how_many_are_open_is_counted() -> None:
    record = record_of(
        fire("2020-02-03T10:00Z", killed_low=3),  # at least three
        fire("2020-02-03T11:00Z", killed_best=7, killed_high=7),  # up to seven
        fire("2020-02-03T12:00Z", killed_low=7, killed_best=7),  # seven or more
        fire("2020-02-03T13:00Z", killed_low=1, killed_best=1, killed_high=1, injured_best=2),
    )
    figures = count(Store(record), WEEK).casualties

    bounds = ("low", "best", "high", "incidents", "open")
    assert [figures[f"killed_{bound}"] for bound in bounds] == [3 + 0 + 7 + 1, 3 + 7 + 7 + 1, 3 + 7 + 7 + 1, 4, 2]
    assert "injured_open" not in figures


def test_casualties_are_ranges_and_a_missing_end_is_the_best_figure() -> None:
    record = record_of(
        fire("2020-02-03T10:00Z", killed_low=1, killed_best=2, killed_high=5),
        fire("2020-02-03T11:00Z", killed_best=3),
        fire("2020-02-03T12:00Z", injured_low=4),
        fire("2020-02-03T13:00Z"),
    )
    figures = count(Store(record), WEEK).casualties

    assert [figures[f"killed_{bound}"] for bound in ("low", "best", "high", "incidents")] == [4, 5, 8, 2]
    assert [figures[f"injured_{bound}"] for bound in ("low", "best", "high", "incidents")] == [4, 4, 4, 1]


def test_reasons_add_up_to_the_answers_and_an_open_detail_is_named() -> None:
    record = record_of(
        {"at": "2020-02-03T10:00Z", "place": BASIN, "act": "drone_flight", "actor": "north"},
        fire("2020-02-03T12:00Z", (36.2, 32.6)),
    )
    figures = count(Store(record), WEEK)
    reasons = figures["answers/reason/cannot_tell"]
    answered = [row["reason"] for row in record.findings.to_pylist() if row["verdict"] == "cannot_tell"]

    assert reasons.total == len(answered)
    assert any(reason.startswith("detail_open:") for reason, _ in reasons.parts)


@pytest.mark.parametrize(("act", "kind"), [("mortar_fire", 0), ("air", 0), ("looting", 1), (None, 2)])
def test_force_is_fire_air_mines_and_chemicals(act: str | None, kind: int) -> None:
    assert kind_of_act(act) == kind


def store_of(record: Record) -> Store:
    return Store(record)


def test_each_rule_can_be_asked_for_some_incidents_alone() -> None:
    store = store_of(record_of(fire("2020-02-03T10:00Z", admin1="Vale"), fire("2020-02-04T10:00Z", admin1="Hill")))
    rows, first = store.incidents, np.array([True, False])

    assert counting.incidents_by_verdict(rows, first).total == 1
    assert counting.incidents_by_place(rows, first)[0].total == 1
    assert counting.answers_inside(rows, first)[0].total == 1
    assert counting.incidents_by_area(rows, first).parts == (("Vale", 1),)
    assert counting.candidates_by_area(rows, first).parts == (("Vale", 1),)
    assert counting.incidents_by_act(rows, first).parts == (("mortar_fire", 1),)
    assert counting.candidates_by_act(rows, first).parts == (("mortar_fire", 1),)
    assert counting.incidents_by_kind_of_act(rows, first).part("force") == 1
    assert counting.cases_by_province(rows, first).total == 1
    assert counting.answers_by_provision(rows, first, ["ceasefire"])[0].total == 1
    assert counting.answers_by_reason(rows, first, "needs_ruling").total == 0
    assert counting.casualties(rows, first)["killed_incidents"] == 0
    reports = store.reports
    assert counting.observations(reports, first)[0].total == 0
    assert counting.reports_by_standing(reports, first).total == 1
    assert counting.reports_by_family(reports, first).parts == (("media", 1),)
