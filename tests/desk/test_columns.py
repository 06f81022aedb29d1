"""What is looked for is found: against a plain reading of the tables, after every change, on all sides of 180°."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tries import tries

# Inside the southwest zone, on its edge for all one knows, far away; a nil report; one without a place.
LINES = (
    "post-9,monitor,c-1,2017-07-20T10:00,36.10,32.62,300,artillery_fire,Shells,en",
    "post-9,monitor,c-2,2017-07-21T11:00,36.10,32.62,60000,artillery_fire,Shells somewhere,en",
    "post-9,monitor,c-3,2017-07-22T12:00,38.99,36.01,500,explosion,One blast,en",
    "post-9,monitor,c-4,2017-07-23T13:00,36.10,32.62,300,nothing_observed,A quiet day,en",
    "post-9,monitor,c-5,2017-07-24T14:00,,,,explosion,Somewhere,en",
)
HEADER = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language,exercise\n"
# One known by the day, and one that spans the three days from 6 to 8 August, its middle at noon of the 7th.
BY_DAY = (
    "post-9,monitor,c-day,2017-08-05,,36.10,32.62,300,armed_clash,A clash that day,en",
    "post-9,monitor,c-span,2017-08-07T12:00:00+03:00,129599,36.10,32.62,300,armed_clash,Clashes for three days,en",
)
ZONE = "southwest"


@pytest.fixture(scope="module")
def officer(somebody: Callable[..., Any]) -> Any:
    return somebody("duty_officer")


@pytest.fixture(scope="module", autouse=True)
def taken(officer: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    from truceline.desk.actions.taking_in import take_in

    path: Path = tmp_path_factory.mktemp("columns") / "EXERCISE-columns.csv"
    path.write_text(HEADER + "".join(f"{line},true\n" for line in LINES), encoding="utf-8")
    take_in(officer, [path])
    by_day = path.with_name("EXERCISE-by-day.csv")
    header = HEADER.replace("occurred_at,", "occurred_at,occurred_within_s,")
    by_day.write_text(header + "".join(f"{line},true\n" for line in BY_DAY), encoding="utf-8")
    take_in(officer, [by_day])


def found(**asked: Any) -> list[str]:
    """The references of the reports of what is found, in order, of this module's own."""
    from truceline.desk.policy import Role
    from truceline.desk.queries.incidents import IncidentQuery
    from truceline.desk.recording import read

    incidents = IncidentQuery(**asked).found([Role.ANALYST])[0:10_000]
    told = [read(link.report.content)["reference"] for one in incidents for link in one.links.select_related("report")]
    return [reference for reference in told if reference.startswith("c-")]


def test_a_zone_finds_what_surely_lies_inside_and_on_asking_what_may() -> None:
    days = {"first_day": date(2017, 7, 20), "last_day": date(2017, 7, 24)}

    assert found(zone=ZONE, **days) == ["c-1"]
    assert found(zone=ZONE, unclear_too=True, **days) == ["c-5", "c-2", "c-1"]


def test_a_nil_report_is_no_incident() -> None:
    assert "c-4" not in found()
    assert found(act="nothing_observed") == []


def test_a_box_holds_what_lies_in_it_also_across_the_date_line() -> None:
    from truceline.desk.queries.columns_at_hand import columns_at_hand
    from truceline.desk.queries.incidents import within_box

    assert found(box=(38.0, 35.0, 40.0, 37.0), act="explosion") == ["c-3"]
    columns = columns_at_hand()
    rows = columns.in_time.rows
    beyond, longitude = within_box(columns, rows, (170.0, -90.0, 36.5, 90.0)), columns.longitude[rows]
    assert beyond[columns.has_place(rows) & (longitude < 36.5)].all()
    assert not beyond[longitude > 36.5].any()


@tries(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    state=st.sampled_from([None, "candidate", "ruling", "unclear", "no"]),
    act=st.sampled_from([None, "artillery_fire", "explosion", "nothing_observed"]),
    weapon=st.sampled_from([None, "mortar"]),
    zone=st.sampled_from([None, ZONE, "homs"]),
    unclear_too=st.booleans(),
    box=st.sampled_from([None, (36.0, 32.0, 36.5, 33.0), (10.0, 32.0, 36.15, 60.0)]),
    first_day=st.sampled_from([None, date(2017, 7, 21), *(date(2017, 8, day) for day in (5, 6, 8, 9))]),
    last_day=st.sampled_from([None, date(2017, 7, 23), *(date(2017, 8, day) for day in (5, 6, 8, 30))]),
    words=st.sampled_from(["", "Artillery", "تدريب", "no such place"]),
)
def test_columns_find_what_a_plain_reading_of_the_tables_finds(**asked: Any) -> None:
    from truceline.desk.policy import Role
    from truceline.desk.queries.incidents import IncidentQuery

    selected = IncidentQuery(**asked).found([Role.ANALYST])

    assert selected.numbers() == plainly(**asked)
    assert len(selected) == len(selected.numbers())
    assert [one.number for one in selected[3:7]] == selected.numbers()[3:7]


def plainly(**asked: Any) -> list[int]:
    """The same filter, incident by incident."""
    import json

    from truceline.desk.charter import charter_at_hand
    from truceline.desk.tables import Incident
    from truceline.values.instant import Instant
    from truceline.values.party import fold_name
    from truceline.values.telling import days_of, is_by_day

    def holds(one: Any) -> bool:
        instant, zone = (
            Instant(one.occurred_at, json.loads(one.content).get("occurred_within_s") or 0.0),
            charter_at_hand().zone_info,
        )
        first = last = one.occurred_at.astimezone(zone).date()
        if is_by_day(instant):
            first, last = days_of(instant, zone)
        place = json.loads(one.places).get(asked["zone"])
        west, south, east, north = asked["box"] or (-180, -90, 180, 90)
        none = not (one.candidates or one.rulings or one.unclear)
        counts = {"candidate": one.candidates, "ruling": one.rulings, "unclear": one.unclear, "no": none, None: True}
        return bool(
            asked["act"] in (None, one.act)
            and asked["weapon"] in (None, one.weapon)
            and counts[asked["state"]]
            and (asked["zone"] is None or place == "inside" or (place == "cannot_tell" and asked["unclear_too"]))
            and (
                asked["box"] is None
                or (one.longitude and west <= one.longitude <= east and south <= one.latitude <= north)
            )
            and (asked["first_day"] is None or last >= asked["first_day"])
            and (asked["last_day"] is None or first <= asked["last_day"])
            and all(word in one.words for word in fold_name(asked["words"]).split())
        )

    held = [one for one in Incident.objects.filter(is_struck=False) if holds(one)]
    return [one.number for one in sorted(held, key=lambda one: (-one.occurred_at.timestamp(), one.number))]


def in_august(day: int | None) -> date | None:
    return date(2017, 8, day) if day else None


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (5, 5, ["c-day"]),
        (6, 6, ["c-span"]),
        (8, 8, ["c-span"]),
        (9, None, []),
        (8, None, ["c-span"]),
        (None, 6, ["c-span", "c-day"]),
        (5, 8, ["c-span", "c-day"]),
    ],
)
def test_what_is_known_by_the_day_is_found_on_each_of_its_days(
    first: int | None, last: int | None, expected: list[str]
) -> None:
    assert found(act="armed_clash", first_day=in_august(first), last_day=in_august(last)) == expected


def test_what_spans_days_stands_on_the_timeline_of_each_of_them_once() -> None:
    from datetime import UTC, datetime

    from truceline.desk.charter import charter_at_hand
    from truceline.desk.policy import Role
    from truceline.desk.queries.incidents import IncidentQuery
    from truceline.desk.queries.situation import timeline

    for first, last in ((6, 6), (8, 8), (8, None), (None, 6), (5, 8)):
        query = IncidentQuery(act="armed_clash", first_day=in_august(first), last_day=in_august(last))
        selected = query.found([Role.ANALYST])
        bars = timeline(selected, query, charter_at_hand(), datetime(2017, 8, 20, tzinfo=UTC))
        assert sum(bar.incidents for bar in bars) == len(selected) > 0
        assert first is None or bars[0].first_day == in_august(first)


def test_teeth_a_span_that_is_found_by_its_middle_alone_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    from truceline.desk.queries.columns import Columns
    from truceline.desk.queries.columns_at_hand import columns_at_hand

    monkeypatch.setattr(Columns, "in_days", lambda self, start, end: self.in_time.between(start, end))
    columns_at_hand().known.clear()
    assert found(act="armed_clash", first_day=date(2017, 8, 6), last_day=date(2017, 8, 6)) == []
    columns_at_hand().known.clear()


def test_what_changed_is_read_before_the_next_answer_and_nothing_else_is_read_again() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from truceline.desk.queries.columns_at_hand import columns_at_hand
    from truceline.desk.tables import Incident

    before = columns_at_hand()
    with CaptureQueriesContext(connection) as asked:
        assert columns_at_hand() is before
    assert len(asked) == 1

    one = Incident.objects.filter(is_struck=False).first()
    Incident.objects.filter(pk=one.pk).update(act="looting", revision=Incident.next_revision())
    after = columns_at_hand()
    try:
        assert after.text["act"].words[after.text["act"].index[one.number - 1]] == "looting"
        # A selection that somebody holds does not change under them.
        assert before.text["act"].words[before.text["act"].index[one.number - 1]] == one.act
        assert np.count_nonzero(after.changed == after.revision) == 1
    finally:
        Incident.objects.filter(pk=one.pk).update(act=one.act, revision=Incident.next_revision())


def test_a_change_without_a_revision_would_be_overlooked() -> None:
    """Teeth: it is the revision that tells; whoever changes what is filtered by must give a new one."""
    from truceline.desk.queries.columns_at_hand import columns_at_hand
    from truceline.desk.tables import Incident

    one = Incident.objects.filter(is_struck=False).first()
    before = columns_at_hand()
    Incident.objects.filter(pk=one.pk).update(act="looting")
    try:
        assert columns_at_hand() is before
    finally:
        Incident.objects.filter(pk=one.pk).update(act=one.act)


def test_an_older_state_that_was_brought_back_is_read_anew() -> None:
    from truceline.desk.queries.columns_at_hand import columns_at_hand
    from truceline.desk.tables import Incident

    newest = Incident.objects.order_by("-revision").first()
    Incident.objects.filter(pk=newest.pk).update(revision=newest.revision + 50)
    ahead = columns_at_hand()
    Incident.objects.filter(pk=newest.pk).update(revision=newest.revision)

    again = columns_at_hand()
    assert again.revision < ahead.revision
    assert np.array_equal(again.held, ahead.held)


def test_whoever_sees_no_incident_finds_none() -> None:
    from truceline.desk.policy import Role
    from truceline.desk.queries.incidents import IncidentQuery

    for role in (Role.FIELD_MONITOR, Role.ADMINISTRATOR, Role.PARTY_CONTACT, Role.PUBLIC):
        assert len(IncidentQuery().found([role])) == 0


def test_somebody_who_looked_is_kept_by_day_and_a_day_that_nobody_saw_never_stays(officer: Any, file_of: Any) -> None:
    """Teeth: a row too many would turn "nobody looked" into quiet."""
    from truceline.desk.actions.gathering import gather_anew
    from truceline.desk.actions.striking import strike_report
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.recording import recorded
    from truceline.desk.tables import LookedDay, Report

    assert LookedDay.objects.filter(zone=ZONE, day=date(2017, 7, 23)).exists()
    take_in(officer, [file_of("post-9,monitor,c-6,2017-07-25T14:00,36.10,32.62,300,nothing_observed,Quiet,en")])
    assert LookedDay.objects.filter(zone=ZONE, day=date(2017, 7, 25)).exists()
    strike_report(officer, Report.objects.get(content__contains='"reference":"c-6"'), "written by mistake")
    assert not LookedDay.objects.filter(zone=ZONE, day=date(2017, 7, 25)).exists()

    LookedDay.objects.create(zone=ZONE, day=date(2001, 1, 1))
    with recorded("test") as entries:
        gather_anew(entries)
    assert not LookedDay.objects.filter(day=date(2001, 1, 1)).exists()


def test_incidents_are_counted_between_local_midnights() -> None:
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.policy import Role
    from truceline.desk.queries.incidents import IncidentQuery
    from truceline.measure.period import Period

    period = Period(date(2017, 7, 20), date(2017, 7, 24), charter_at_hand().zone_info)
    selected = IncidentQuery(first_day=date(2017, 7, 20), last_day=date(2017, 7, 24)).found([Role.ANALYST])
    counts = selected.in_time.local_days(period.edges)
    assert int(counts.sum()) == len(selected)


@pytest.mark.parametrize(
    "asked",
    [
        "bbox=1,2,3",
        "bbox=a,b,c,d",
        "bbox=1,5,3,4",
        "bbox=nan,1,2,3",
        "bbox=1,2,3,4,5",
        "zone=atlantis",
        "weapon=x",
        "from=0001-01-01",
        "to=9999-12-31",
        "unclear=yes",
        "state=guilty",
    ],
)
def test_an_address_that_is_not_understood_is_told(asked: str, browser_of: Callable[..., Any]) -> None:
    client = browser_of("analyst")

    assert client.get(f"/incidents/?{asked}").status_code == 400
    assert client.get(f"/incidents.json?{asked}").status_code == 400


def test_a_query_comes_back_from_its_own_address() -> None:
    from django.http import QueryDict

    from truceline.desk.queries.incidents import IncidentQuery
    from truceline.desk.queries.reading import read_query

    query = IncidentQuery(
        words="النعيمة & co",
        state="no",
        act="explosion",
        weapon="mortar",
        step="decided",
        area="Daraa",
        zone=ZONE,
        unclear_too=True,
        box=(36.0, 32.25, -170.5, 33.0),
        first_day=date(2017, 7, 9),
        last_day=date(2017, 7, 12),
        page=3,
    )
    assert read_query(QueryDict(query.address()).dict()) == query


def test_a_case_that_was_moved_is_found_at_its_new_step(officer: Any) -> None:
    from truceline.desk.actions.moving import move_case
    from truceline.desk.policy import Role
    from truceline.desk.queries.incidents import IncidentQuery
    from truceline.desk.tables import Incident
    from truceline.finding.life import Step

    one = Incident.objects.filter(is_struck=False, case=None).first()
    assert one.number in IncidentQuery(step="screened").found([Role.ANALYST]).numbers()
    move_case(officer, one, Step.UNDER_INQUIRY, "")
    assert one.number in IncidentQuery(step="under_inquiry").found([Role.ANALYST]).numbers()
    assert one.number not in IncidentQuery(step="screened").found([Role.ANALYST]).numbers()
