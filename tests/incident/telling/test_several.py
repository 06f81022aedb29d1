"""A report that tells of several incidents is counted in one, and linked to the others."""

from typing import Any

import pyarrow as pa
import pytest
from tellings import adding_up
from told import judged, reports_of, told

from truceline.incident.columns.arrays import column_of
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.telling import several

FAR = {"north_m": 30_000}


def links_of(gathered: Gathered) -> list[tuple[str, str, str | None]]:
    """The further links: report, through which other, by whom."""
    names = ("report_id", "nearest_report_id", "judged_by")
    return [tuple(row[name] for name in names) for row in gathered.further.to_pylist()]


def closes(gathered: Gathered) -> bool:
    """Whether every report is counted once, and every further link at its incident."""
    counted = sum(gathered.incidents["reports"].to_pylist()) == gathered.links.num_rows
    named = dict(zip(*(gathered.incidents[name].to_pylist() for name in ("incident_id", "told_beside")), strict=True))
    beside = gathered.further["incident_id"].to_pylist()
    return counted and all(count == beside.count(incident) for incident, count in named.items())


def test_a_person_says_that_a_report_also_tells_of_another_incident() -> None:
    reports = reports_of(told("summary"), told("b", **FAR), told("c", **FAR, minutes=3))
    before = gather(reports)
    after = gather(reports, judgements=judged(("summary/0-0", "b/0-30000", "also")))
    assert links_of(before) == []
    assert links_of(after) == [("summary/0-0", "b/0-30000", "officer-amina")]
    assert after.links.equals(before.links), "nobody's main incident changes"
    assert sorted(after.incidents["told_beside"].to_pylist()) == [0, 1]
    assert closes(after)


def test_the_first_of_the_two_tells_and_a_later_judgement_takes_it_back() -> None:
    reports = reports_of(told("b", **FAR), told("summary"))
    told_so = ("summary/0-0", "b/0-30000", "also", 10)
    assert links_of(gather(reports, judgements=judged(told_so)))[0][0] == "summary/0-0"
    taken_back = judged(told_so, ("b/0-30000", "summary/0-0", "undecided", 11))
    assert links_of(gather(reports, judgements=taken_back)) == []


def test_what_also_tells_of_its_own_incident_needs_no_further_link() -> None:
    reports = reports_of(told("a"), told("b"))
    assert links_of(gather(reports, judgements=judged(("a/0-0", "b/0-0", "also")))) == []


def two_shellings(count: int | None) -> pa.Table:
    """A summary between two incidents that two sources of the same name keep apart."""
    summary = told("summary", north_m=500, radius_m=1_500.0, minutes=1, tells_of=count)
    return reports_of(summary, told("a"), told("a", north_m=1_000, minutes=3))


def test_a_report_that_says_it_tells_of_two_is_linked_to_both_and_to_no_more() -> None:
    for count, further in ((None, 0), (1, 0), (2, 1), (3, 1)):
        gathered = gather(two_shellings(count))
        assert gathered.incidents.num_rows == 2
        assert gathered.further.num_rows == further
        assert closes(gathered)


def test_no_further_link_goes_where_people_judged_different_or_its_source_speaks_already() -> None:
    apart = judged(("summary/1-500", "a/0-0", "different"), ("summary/1-500", "a/3-1000", "different"))
    assert links_of(gather(two_shellings(2), judgements=apart)) == []
    own = told("summary", north_m=1_000, minutes=3, reference="own")
    assert links_of(gather(pa.concat_tables([two_shellings(2), reports_of(own)]))) == []


def test_the_bound_by_what_a_report_says_bites(monkeypatch: pytest.MonkeyPatch) -> None:
    assert gather(two_shellings(1)).further.num_rows == 0
    exact = column_of
    monkeypatch.setattr(several, "column_of", lambda table, name: exact(table, name) + 5.0)
    assert gather(two_shellings(1)).further.num_rows == 1


def test_further_links_hold_their_parts() -> None:
    (row,) = gather(two_shellings(2)).further.to_pylist()
    parts: list[Any] = [row[f"{name}_score"] for name in ("space", "time", "act", "actor", "crowd", "figure", "words")]
    assert row["score"] == pytest.approx(sum(parts))


def killed_of(gathered: Gathered, told_beside: int) -> tuple[int, int, int]:
    """The least and the most that were killed, and who disputes it, of the one incident with so many reports told beside."""
    (found,) = [
        row for row in gathered.incidents.to_pylist() if row["told_beside"] == told_beside and row["reports"] > 1
    ]
    return found["killed_low"], found["killed_high"], found["disputed_killed"]


def test_what_a_person_judged_to_tell_of_another_too_counts_the_dead_of_both() -> None:
    """Seven in all; of the incident in which that is counted another says two. Nobody disputes it, and the range is of what is of it alone."""
    reports = reports_of(told("summary", killed_best=7), told("a", killed_best=2), told("b", killed_best=5, **FAR))
    together = ("summary/0-0", "a/0-0", "same")
    assert killed_of(gather(reports, judgements=judged(together)), 0) == (2, 7, 1)
    also = judged(together, ("summary/0-0", "b/0-30000", "also"))
    assert killed_of(gather(reports, judgements=also), 0) == (2, 2, 0)


def a_day_told_apart(killed: int, *parts: int) -> pa.Table:
    """A row of one list for the town and the day, and a row of the other for each strike."""
    day = {"occurred_within_s": 43_200.0, "radius_m": 2_000.0, "act": None}
    strikes = [told("s1", north_m=300 * n, killed_best=dead, reference=str(n), **day) for n, dead in enumerate(parts)]
    return reports_of(told("s0", killed_best=killed, **day), *strikes)


def test_a_row_that_adds_up_is_joined_with_one_part_and_linked_to_the_others() -> None:
    gathered = gather(a_day_told_apart(9, 3, 3, 3), model=adding_up())
    assert sorted(gathered.incidents["reports"].to_pylist()) == [1, 1, 2]
    assert [report for report, _, _ in links_of(gathered)] == ["s0/0-0", "s0/0-0"]
    assert closes(gathered)


def test_a_sum_disputes_none_of_its_parts() -> None:
    """Of the part with which it is counted three were killed, not three to nine; where no other is known to be a part they differ."""
    assert killed_of(gather(a_day_told_apart(9, 3, 3, 3), model=adding_up()), 0) == (3, 3, 0)
    assert killed_of(gather(a_day_told_apart(9, 3), model=adding_up()), 0) == (3, 9, 1)


def test_its_parts_tell_of_no_more_killed_than_it_does_and_a_person_can_take_one_back() -> None:
    assert gather(a_day_told_apart(8, 3, 3, 3), model=adding_up()).further.num_rows == 1
    reports = a_day_told_apart(9, 3, 3, 3)
    (whole, part, _), (_, other, _) = links_of(gather(reports, model=adding_up()))
    apart = judged((whole, part, "different"))
    assert [through for _, through, _ in links_of(gather(reports, judgements=apart, model=adding_up()))] == [other]


def test_where_no_list_is_known_to_add_up_nothing_is_linked_further() -> None:
    assert gather(a_day_told_apart(9, 3, 3, 3), model=adding_up(parts=0.0)).further.num_rows == 0
