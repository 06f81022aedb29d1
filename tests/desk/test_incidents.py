"""The list, its exports, one incident, and what people hold of its reports."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tries import tries

A = "post-1,monitor,j-{n}a,2017-08-{n:02}T10:00,36.20,32.70,300,artillery_fire,Five shells near the old silo,en"
B = "hotline-x,local_network,j-{n}b,2017-08-{n:02}T10:04,36.201,32.701,500,artillery_fire,قصف على الصوامع من جهة الشرق,ar"


@pytest.fixture(scope="module")
def officer(somebody: Callable[..., Any]) -> Any:
    return somebody("duty_officer")


def taken(officer: Any, file: Path) -> Any:
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Report

    take_in(officer, [file])
    return Report.objects.order_by("-received_at").first().link.incident


def browser(person: Any) -> Any:
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
@pytest.mark.parametrize("message", ["desk-incident", "desk-history-of", "desk-follow-incident"])
def test_the_number_of_an_incident_is_written_as_lists_and_addresses_have_it(message: str, language: str) -> None:
    from truceline.values.language import Language, say

    assert "12345" in say(message, Language(language), number=12_345)


@pytest.mark.usefixtures("desk")
def test_an_act_that_nobody_said_is_not_called_one_on_which_reports_do_not_agree() -> None:
    from truceline.desk.pages.telling import act_of
    from truceline.values.language import Language

    for language, unsaid, disputed in (
        ("en", "Act not said", "Act not agreed"),
        ("ar", "لم يُذكر الفعل", "لا اتفاق على الفعل"),
        ("ru", "Действие не названо", "О действии нет согласия"),
    ):
        assert act_of({"act": None}, Language(language)) == unsaid
        assert act_of({"act": None, "disputed_act": 0}, Language(language)) == unsaid
        assert act_of({"act": None, "disputed_act": 2}, Language(language)) == disputed


@tries(25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    state=st.sampled_from(["", "candidate", "ruling", "unclear"]),
    act=st.sampled_from(["", "artillery_fire", "explosion"]),
    first=st.sampled_from(["", "2017-08-02", "2017-07-15"]),
    words=st.sampled_from(["", "tamrin", "تدريب"]),
)
def test_page_and_exports_count_alike(officer: Any, state: str, act: str, first: str, words: str) -> None:
    asked = {"state": state, "act": act, "from": first, "q": words}
    client = browser(officer)

    page = client.get("/incidents/", asked).context["page"].paginator.count
    rows = list(csv.reader(io.StringIO(b"".join(client.get("/incidents.csv", asked)).decode("utf-8-sig"))))
    listed = json.loads(b"".join(client.get("/incidents.json", asked)))["incidents"]
    drawn = json.loads(b"".join(client.get("/incidents.geojson", asked)))["features"]

    assert len(rows) - 1 == page == len(listed) == len(drawn)


def test_people_part_what_the_machine_joined_and_join_it_again(officer: Any, file_of: Callable[..., Path]) -> None:
    from truceline.desk.tables import Incident, Judgement, Report

    one = taken(officer, file_of(A.format(n=3), B.format(n=3)))
    assert one.reports == 2
    ids = [link.report_id for link in one.links.all()]
    client = browser(officer)

    client.post(f"/incidents/{one.number}/judgement/", {"said": "different", "first": ids[0], "second": ids[1]})
    parted = {Report.objects.get(pk=report).link.incident.number for report in ids}
    assert len(parted) == 2

    made = Judgement.objects.latest("on")
    client.post(f"/incidents/{one.number}/judgement/", {"said": "undo", "judgement": made.judgement_id})
    joined = {Report.objects.get(pk=report).link.incident.number for report in ids}
    assert joined == {one.number}
    struck = Incident.objects.get(number=(parted - joined).pop())
    assert struck.is_struck
    assert client.get(f"/incidents/{struck.number}/").status_code == 410


def test_what_people_hold_may_not_contradict_itself(officer: Any, file_of: Callable[..., Path]) -> None:
    from desk_reading import counts

    from truceline.desk.actions.judging import judge
    from truceline.desk.folder import desk_at_hand
    from truceline.desk.recording import read
    from truceline.desk.tables import Report
    from truceline.errors import Refused
    from truceline.incident.joining.judge import Judgement as Held

    lines = [A.format(n=n) for n in (11, 14, 17)]
    taken(officer, file_of(*lines))
    one, two, three = (Report.objects.get(content__contains=f'"j-{n}a"') for n in (11, 14, 17))
    judge(officer, one, two, Held.SAME)
    judge(officer, two, three, Held.SAME)
    before = counts(desk_at_hand())

    with pytest.raises(Refused, match=r"I007") as refusal:
        judge(officer, one, three, Held.DIFFERENT)
    called = ["{source}/{reference}".format(**read(report.content)) for report in (one, two, three)]
    assert refusal.value.problems[0].details["chain"] in {" = ".join(called), " = ".join(called[::-1])}
    assert counts(desk_at_hand()) == before


def test_a_guarantor_reads_what_is_held_and_never_who_said_it(
    officer: Any, file_of: Callable[..., Path], browser_of: Callable[..., Any]
) -> None:
    one = taken(officer, file_of(A.format(n=21), B.format(n=21)))

    inside = browser(officer).get(f"/incidents/{one.number}/").content.decode()
    outside = browser_of("guarantor_representative").get(f"/incidents/{one.number}/").content.decode()

    for word in ("hotline-x", "post-1", "الصوامع", "old silo"):
        assert word in inside
        assert word not in outside
    assert "artillery fire" in outside


def test_what_a_source_says_changes_no_byte_for_those_who_may_not_know_it(
    officer: Any, file_of: Callable[..., Path], browser_of: Callable[..., Any]
) -> None:
    from truceline.desk.tables import Report

    one = taken(officer, file_of(A.format(n=25)))
    guarantor = browser_of("guarantor_representative")
    addresses = (f"/incidents/{one.number}/", "/incidents/", "/incidents.json")

    def seen() -> list[bytes]:
        answers = [guarantor.get(address) for address in addresses]
        bodies = [b"".join(a) if a.streaming else a.content for a in answers]
        return [b"".join(line for line in body.splitlines() if b"csrfmiddlewaretoken" not in line) for body in bodies]

    first = seen()
    report = one.links.get().report
    other = report.content.replace("near the old silo", "seen from the baker's roof")
    assert other != report.content
    Report.objects.filter(pk=report.pk).update(content=other)
    try:
        assert seen() == first
    finally:
        Report.objects.filter(pk=report.pk).update(content=report.content)


DAY = "post-1,monitor,=d-1,2017-09-03,36.60,32.10,300,artillery_fire,Shells all day,en"
NEXT = "hotline-x,local_network,d-2,2017-09-03T10:00,36.60,32.10,300,artillery_fire,Shells in the morning,en"


def in_files(client: Any, asked: str) -> tuple[list[dict[str, str]], dict[str, Any]]:
    """The rows of the list as a spreadsheet has them, and its one incident as JSON has it."""
    rows = csv.DictReader(io.StringIO(b"".join(client.get(f"/incidents.csv?{asked}")).decode("utf-8-sig")))
    (told,) = json.loads(b"".join(client.get(f"/incidents.json?{asked}")))["incidents"]
    return list(rows), told


def test_an_export_names_the_rows_of_each_list_that_tell_of_an_incident(
    officer: Any, file_of: Callable[..., Path], browser_of: Callable[..., Any]
) -> None:
    from truceline.desk.actions.striking import strike_report
    from truceline.desk.tables import Report

    taken(officer, file_of(DAY, NEXT))
    asked = "from=2017-09-02&to=2017-09-04"
    (row,), told = in_files(browser_of("liaison_officer"), asked)

    assert (row["first_day"], row["last_day"]) == (told["first_day"], told["last_day"])
    assert row["told_by"] == "hotline-x: d-2; post-1: =d-1"
    assert told["told_by"] == [
        {"source": "hotline-x", "reference": "d-2"},
        {"source": "post-1", "reference": "=d-1"},
    ]

    strike_report(officer, Report.objects.get(content__contains='"d-2"'), "told twice")
    (row,), told = in_files(browser_of("liaison_officer"), asked)
    assert row["told_by"] == "post-1: =d-1"
    # A day is no clock: what its report said is what a spreadsheet shows.
    assert (row["first_day"], row["last_day"]) == ("2017-09-03", "2017-09-03")

    for role in ("guarantor_representative", "auditor", "publisher"):
        (row,), told = in_files(browser_of(role), asked)
        assert (row["first_day"], row["reports"]) == ("2017-09-03", "1")
        assert "told_by" not in row
        assert "told_by" not in told
    # Whoever sees incidents, and of reports only those they sent, is shown of an incident's reports nothing.
    assert "told_by" not in in_files(browser_of("publisher", "field_monitor"), asked)[1]


@pytest.mark.parametrize("asked", ["from=yesterday", "state=guilty", "act=x", "page=-1", "page=٣", "page=99999999999"])
def test_an_address_that_is_not_understood_is_told_and_exports_nothing(asked: str, officer: Any) -> None:
    client = browser(officer)

    assert client.get(f"/incidents/?{asked}").status_code == 400
    assert client.get(f"/incidents.csv?{asked}").status_code == 400


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from truceline.desk.pages.exporting import _harmless

    assert [_harmless(cell) for cell in (True, False, ["x;=1+1"])] == ["true", "false", '["x;\'=1+1"]']
    assert [_harmless(cell) for cell in ("=1+1", "+1", "-x", "@a", "plain", 3)] == [
        "'=1+1",
        "'+1",
        "'-x",
        "'@a",
        "plain",
        3,
    ]


@pytest.mark.parametrize(
    "form", [{}, {"said": "maybe"}, {"said": "same", "other": "x"}, {"said": "same", "other": "9999"}]
)
def test_a_judgement_that_makes_no_sense_is_refused(
    form: dict[str, str], officer: Any, file_of: Callable[..., Path]
) -> None:
    from truceline.desk.tables import Incident

    taken(officer, file_of(A.format(n=27))) if not Incident.objects.exists() else None
    number = Incident.objects.filter(is_struck=False).values_list("number", flat=True)[0]

    assert browser(officer).post(f"/incidents/{number}/judgement/", form).status_code == 400


def test_a_cell_of_those_who_tell_of_an_incident_is_no_longer_than_excel_shows() -> None:
    from truceline.desk.queries.told_by import LONGEST_CELL, in_one_cell

    def named(count: int) -> list[dict[str, str]]:
        return [{"source": "post-1", "reference": f"{number:06}"} for number in range(count)]

    few, many = in_one_cell(named(2_047)), in_one_cell(named(5_000))
    assert (few.count("post-1"), len(few)) == (2_047, 2_047 * 16 - 2)
    shown = many.count("post-1")
    assert many.endswith(f"post-1: {shown - 1:06}; … and {5_000 - shown} more: see the .json file")
    assert LONGEST_CELL - 2 * len("post-1: 000000; ") < len(many) <= LONGEST_CELL
