"""A call is written down once, in the caller's words, with what was not understood; and what is known near is shown."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from desk_reading import counts, entries_of_kind

from truceline.desk.calls import heard_moment, row_of_call
from truceline.desk.gazetteer import Place, search
from truceline.values.identity import new_identity
from truceline.values.language import Language

DAMASCUS = ZoneInfo("Asia/Damascus")
NOW = datetime(2017, 7, 10, 12, 0, tzinfo=UTC)  # 15:00 in Damascus
CALL = {
    "said": "سمعنا خمس قذائف من جهة الشرق",
    "language": "ar",
    "not_understood": "the name of the street",
    "day": "2017-09-20",
    "time": "14:30",
    "within_minutes": "15",
    "place_name": "Tell Naima",
    "longitude": "36.51",
    "latitude": "32.91",
    "radius_m": "1500",
    "act": "mortar_fire",
    "observed": "heard",
    "count": "5",
    "unit": "explosion",
    "source_family": "public",
    "urgency": "normal",
    "callback": "after 18:00",
    "read_back": "yes",
    "exercise": "on",
}


@pytest.fixture
def form() -> dict[str, str]:
    return CALL | {"call": new_identity()}


def report_of(form: dict[str, str]) -> Any:
    from truceline.desk.tables import Call

    return Call.objects.select_related("report__handling").get(pk=form["call"])


def test_a_time_is_what_the_caller_says_when_their_clock_is_right() -> None:
    moment = heard_moment("2017-07-10", "14:30", "15:01", NOW, DAMASCUS)
    assert (moment.local.isoformat(), moment.correction_minutes) == ("2017-07-10T14:30:00", 0)


@pytest.mark.parametrize(
    ("watch", "said", "meant", "minutes"),
    [
        ("14:50", "14:30", "2017-07-10T14:40", 10),
        ("15:20", "14:30", "2017-07-10T14:10", -20),
        ("16:00", "00:10", "2017-07-09T23:10", -60),
    ],
)
def test_a_clock_that_is_wrong_is_put_right_by_what_it_shows_now(
    watch: str, said: str, meant: str, minutes: int
) -> None:
    moment = heard_moment("2017-07-10", said, watch, NOW, DAMASCUS)
    assert (moment.local.isoformat(timespec="minutes"), moment.correction_minutes) == (meant, minutes)


def test_a_clock_just_before_midnight_is_no_day_behind() -> None:
    past_midnight = datetime(2017, 7, 9, 21, 5, tzinfo=UTC)  # 00:05 in Damascus
    assert heard_moment("2017-07-09", "23:40", "23:55", past_midnight, DAMASCUS).correction_minutes == 10


def test_what_was_not_said_is_not_in_the_row() -> None:
    row = row_of_call({"call": "1-2-3", "day": "2017-07-10", "said": "x", "source_family": "public"}, NOW, DAMASCUS)
    assert row["occurred_at"] == "2017-07-10"
    assert not {"act", "longitude", "occurred_within_s", "language"} & set(row)


NAIMA = Place(("Naima", "النعيمة", "Наима"), 36.25, 32.65, 1_000, "listed")
POST = Place(("Post 7", "المركز 7", "Пост 7"), 36.20, 32.60, 200, "post")


@pytest.mark.parametrize("typed", ["naima", "النعيمه", "НАИМА", "Nai"])
def test_a_place_is_found_in_three_scripts_and_told_from_the_nearest_post(typed: str) -> None:
    (found,) = search(typed, [NAIMA, POST], [POST])
    assert found.place is NAIMA
    assert found.landmark is POST
    assert 7_000 < found.distance_m < 7_600


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("post", "\u20687.3\u2069\u00a0km from \u2068Post 7\u2069"),
        ("zone", "\u20687.3\u2069\u00a0km from the middle of \u2068Post 7\u2069"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_how_far_it_is_to_a_zone_is_told_of_its_middle_so_that_nobody_takes_it_for_outside(
    kind: str, words: str
) -> None:
    from truceline.desk.pages.hotline import _candidate

    (found,) = search("naima", [NAIMA], [replace(POST, kind=kind)])
    assert words in _candidate(found, Language.ENGLISH)["told"]


def test_whole_names_come_before_names_that_only_hold_the_word() -> None:
    longer = Place(("Old Naima Road",), 36.0, 32.0, 500, "told")
    assert [one.place for one in search("naima", [longer, NAIMA], [])] == [NAIMA, longer]
    assert search("  ", [NAIMA], []) == []


def test_the_centres_own_list_of_places_is_read_and_a_line_that_is_no_place_is_passed_over(tmp_path: Path) -> None:
    from truceline.desk.gazetteer import listed_places

    assert listed_places(tmp_path) == ()
    head = "name,other_names,admin1,admin2,longitude,latitude,radius_m\n"
    lines = "Naima,النعيمة|Наима,Daraa,Daraa,36.25,32.65,\nNowhere,,,,x,,\n,,,,36,32,\n"
    (tmp_path / "gazetteer.csv").write_text(head + lines, encoding="utf-8")
    (place,) = listed_places(tmp_path)
    assert place.names == ("Naima", "النعيمة", "Наима")
    assert place.admin == "Daraa, Daraa"
    with_semicolons = (head + lines).replace(",", ";").replace(".", ",")
    (tmp_path / "gazetteer.csv").write_text(with_semicolons, encoding="utf-8-sig")
    assert listed_places(tmp_path) == (place,)


def test_places_of_the_agreement_can_be_found_by_their_arabic_names(browser_of: Callable[..., Any], desk: Any) -> None:
    from truceline.desk.charter import charter_at_hand

    zone = charter_at_hand().agreement.zones[0]
    assert desk
    answer = browser_of("duty_officer").get("/hotline/places/", {"q": zone.name.ar}).json()
    assert zone.name.en in answer["places"][0]["name"]


def test_a_call_becomes_a_report_in_the_callers_words_with_its_form_as_evidence(
    browser_of: Callable[..., Any], desk: Any, form: dict[str, str]
) -> None:
    from truceline.desk.recording import read
    from truceline.register.evidence import Evidence

    answer = browser_of("duty_officer").post("/hotline/", form)

    call = report_of(form)
    row = read(call.report.content)
    assert answer["location"] == f"/reports/{call.report_id}/?sent=call"
    assert row["said"] == CALL["said"]
    assert row["not_understood"] == CALL["not_understood"]
    assert (row["channel"], row["occurred_within_s"], row["occurred_at"][:16]) == ("hotline", 930.0, "2017-09-20T11:30")
    kept = Evidence(desk.register / "evidence").read(row["original_sha256"])
    assert json.loads(kept)["form"]["callback"] == "after 18:00"
    assert kept.decode() == call.content == entries_of_kind(desk, "call")[form["call"]]
    assert call.report.handling.due_at - call.report.handling.received_at == timedelta(minutes=30)


def test_the_same_form_sent_twice_is_one_call_and_one_report(
    browser_of: Callable[..., Any], desk: Any, form: dict[str, str]
) -> None:
    officer = browser_of("duty_officer")
    first = officer.post("/hotline/", form)
    before = counts(desk)

    second = officer.post("/hotline/", form | {"said": "sent again by a slow line"})

    assert (second.status_code, second["location"]) == (302, first["location"])
    assert counts(desk) == before


def test_two_calls_of_the_same_words_are_two_reports(browser_of: Callable[..., Any], form: dict[str, str]) -> None:
    officer = browser_of("duty_officer")
    other = form | {"call": new_identity()}
    officer.post("/hotline/", form)
    officer.post("/hotline/", other)
    assert report_of(form).report_id != report_of(other).report_id


def test_somebody_in_danger_has_ten_minutes_and_stands_marked_in_the_queue(
    browser_of: Callable[..., Any], form: dict[str, str]
) -> None:
    officer = browser_of("duty_officer")
    officer.post("/hotline/", form | {"urgency": "urgent", "place_name": "Urgentville"})

    row = report_of(form).report.handling
    assert row.due_at - row.received_at == timedelta(minutes=10)
    assert 'class="urgent"' in officer.get("/queue/", {"q": "urgentville"}).content.decode()


@pytest.mark.parametrize(
    ("typed", "figures"),
    [
        ({"killed_low": "about 3"}, [None, 3, None]),
        ({"killed_low": "نحو ٣"}, [None, 3, None]),
        ({"killed_low": "от 3 до 5"}, [3, None, 5]),
        ({"killed_low": "at least 3", "killed_high": "up to 5"}, [3, None, 5]),
    ],
)
def test_how_many_were_harmed_is_taken_down_as_the_caller_says_it(
    browser_of: Callable[..., Any], form: dict[str, str], typed: dict[str, str], figures: list[int | None]
) -> None:
    from truceline.desk.recording import read

    browser_of("duty_officer").post("/hotline/", form | typed)

    call = report_of(form)
    row = read(call.report.content)
    assert [row.get(f"killed_{end}") for end in ("low", "best", "high")] == figures
    assert json.loads(call.content)["form"]["killed_low"] == typed["killed_low"]


@pytest.mark.parametrize(
    ("of_page", "offered", "typed"),
    [("en", "Arabic", "arabic"), ("ar", "العربية", "عربي"), ("ru", "арабский", "по-арабски")],
)
def test_the_language_of_a_call_is_chosen_or_typed_by_its_name_and_kept_as_its_tag(
    browser_of: Callable[..., Any], form: dict[str, str], of_page: str, offered: str, typed: str
) -> None:
    from truceline.desk.recording import read

    officer = browser_of("duty_officer")
    officer.post("/language/", {"language": of_page})
    assert f'<option value="{offered}">' in officer.get("/hotline/").content.decode()
    for name in (offered, typed):
        call = form | {"call": new_identity(), "language": name}
        answer = officer.post("/hotline/", call)
        assert read(report_of(call).report.content)["language"] == "ar"
        assert offered in officer.get(answer["location"]).content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"day": "yesterday"}, "day"),
        ({"time": "25:99"}, "day"),
        ({"watch": "noon"}, "watch"),
        ({"day": "2999-01-01"}, "day"),
        ({"longitude": "236"}, "longitude"),
        ({"latitude": ""}, "latitude"),
        ({"radius_m": "far"}, "radius_m"),
        ({"act": "fireworks"}, "act"),
        ({"count": "-1"}, "count"),
        ({"count": "7-5"}, "count"),
        ({"killed_low": "5", "killed_high": "2"}, "killed_low"),
        ({"killed_low": "several"}, "killed_low"),
        ({"language": "arabisch!"}, "language"),
        ({"said": "with a \x00 inside"}, "said"),
        ({"said": "x" * 100_001}, "said"),
        ({"source": "a\u202eb"}, "source"),
        ({"source_family": "aliens"}, "source_family"),
        ({"urgency": "!"}, "urgency"),
        ({"call": "not-one"}, "call"),
        ({"call": ""}, "call"),
    ],
)
def test_what_is_wrong_with_a_call_is_told_by_field_and_nothing_is_written_or_lost(
    browser_of: Callable[..., Any], desk: Any, form: dict[str, str], wrong: dict[str, str], field: str
) -> None:
    officer = browser_of("duty_officer")
    before = counts(desk)

    answer = officer.post("/hotline/", form | wrong)

    assert answer.status_code == 400
    assert field in {one["field"] for one in answer.context["problems"]}
    assert answer.context["form"]["not_understood"] == CALL["not_understood"]
    assert "/tmp" not in answer.content.decode()  # noqa: S108 - where it was laid out is nobody's business
    assert counts(desk) == before


def test_a_caller_who_says_at_least_five_is_taken_at_that(browser_of: Callable[..., Any], form: dict[str, str]) -> None:
    officer = browser_of("duty_officer")
    answer = officer.post("/hotline/", form | {"count": "at least 5"})
    assert answer.status_code == 302
    report = json.loads(report_of(form).report.content)
    assert (report["count_low"], report.get("count"), report["unit"]) == (5, None, form["unit"])


@pytest.mark.parametrize(
    ("language", "wrong", "told"),
    [
        ("en", {"count": "three"}, "How many: expected a number; came “three”."),
        ("en", {"day": "2999-01-01"}, "Day and hour: expected a time that has passed"),
        ("ar", {"day": "2999-01-01"}, "الحقل «اليوم والساعة»"),
        ("ru", {"day": "2999-01-01"}, "поле «День и час»"),
    ],
)
def test_what_is_wrong_with_a_call_is_told_by_the_words_of_the_form_and_not_by_columns_of_a_report(
    browser_of: Callable[..., Any], form: dict[str, str], language: str, wrong: dict[str, str], told: str
) -> None:
    officer = browser_of("duty_officer")
    officer.post("/language/", {"language": language})

    (problem,) = officer.post("/hotline/", form | wrong).context["problems"]

    assert told in problem["told"].text.replace("\u2068", "").replace("\u2069", "")
    assert "received_at" not in problem["told"].text
    assert problem["field"] in form


def test_a_call_of_what_has_not_come_at_a_desk_that_plays_another_day_is_told_so(
    browser_of: Callable[..., Any], form: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import UTC, datetime

    monkeypatch.setattr("truceline.desk.actions.receiving_call.now", lambda: datetime(2017, 9, 19, 12, tzinfo=UTC))

    (problem,) = browser_of("duty_officer").post("/hotline/", form).context["problems"]

    assert problem["told"].text.startswith("Day and hour: expected a moment that is not after 2017-09-19T15:00; came ")
    assert problem["field"] == "day"


def test_without_a_script_places_are_offered_and_the_chosen_one_is_taken(
    browser_of: Callable[..., Any], form: dict[str, str]
) -> None:
    officer = browser_of("duty_officer")
    offered = officer.post("/hotline/", form | {"place_name": "idlib", "find": "yes"})
    assert offered.context["candidates"]

    officer.post("/hotline/", form | {"candidate": "36.6|32.7|900|Kharaba"})
    from truceline.desk.recording import read

    row = read(report_of(form).report.content)
    assert (row["place_name"], row["longitude"], row["radius_m"]) == ("Kharaba", 36.6, 900.0)


def test_what_is_known_near_is_told_to_staff_and_to_nobody_else(
    browser_of: Callable[..., Any], form: dict[str, str]
) -> None:
    officer = browser_of("duty_officer")
    officer.post("/hotline/", form | {"day": "2017-09-21", "longitude": "37.9", "latitude": "33.9"})
    number = report_of(form).report.link.incident.number
    near = {"longitude": "37.91", "latitude": "33.9", "at": "2017-09-21T15:10", "radius_m": "500"}

    assert [one["number"] for one in officer.get("/hotline/near/", near).json()["incidents"]] == [number]
    for away in ({"latitude": "34.5"}, {"at": "2017-09-22T15:10"}):
        assert officer.get("/hotline/near/", near | away).json() == {"incidents": []}
    assert browser_of("field_monitor").get("/hotline/near/", near).status_code == 403


def test_an_incident_known_by_the_day_is_near_all_day_and_some_hours_beyond(
    browser_of: Callable[..., Any], form: dict[str, str]
) -> None:
    officer = browser_of("duty_officer")
    officer.post("/hotline/", form | {"longitude": "37.4", "latitude": "33.4", "day": "2017-08-11", "time": ""})
    number = report_of(form).report.link.incident.number

    def near(at: str) -> list[int]:
        asked = {"longitude": "37.4", "latitude": "33.4", "at": at, "radius_m": "500"}
        return [one["number"] for one in officer.get("/hotline/near/", asked).json()["incidents"]]

    assert near("2017-08-11T00:30") == near("2017-08-11T21:30") == near("2017-08-12T02:30") == [number]
    assert near("2017-08-12T03:30") == near("2017-08-10T20:30") == []


@pytest.mark.parametrize("wrong", [{}, {"longitude": "x"}, {"longitude": "nan"}, {"latitude": "91"}, {"at": "soon"}])
def test_a_hint_asked_for_without_a_place_or_moment_is_refused(
    browser_of: Callable[..., Any], wrong: dict[str, str]
) -> None:
    near = {"longitude": "36", "latitude": "32", "at": "2017-09-21T15:10"}
    assert browser_of("analyst").get("/hotline/near/", (near | wrong) if wrong else {}).status_code == 400


def test_a_field_monitor_takes_a_call_and_finds_it_among_their_own_reports_only(
    browser_of: Callable[..., Any], form: dict[str, str]
) -> None:
    monitor, other = browser_of("field_monitor"), browser_of("field_monitor")
    monitor.post("/hotline/", form)

    assert "سمعنا خمس قذائف" in monitor.get("/my-reports/").content.decode()
    assert "سمعنا خمس قذائف" not in other.get("/my-reports/").content.decode()
    listed = json.loads(b"".join(monitor.get("/my-reports.json")))["my-reports"]
    assert len(listed) == monitor.get("/my-reports/").context["page"].paginator.count == 1
    assert listed[0]["not_understood"] == CALL["not_understood"]


def test_place_names_from_incidents_are_not_offered_to_whoever_sees_no_incident(
    browser_of: Callable[..., Any], form: dict[str, str]
) -> None:
    officer = browser_of("duty_officer")
    officer.post(
        "/hotline/", form | {"place_name": "Secretdorf", "longitude": "38.2", "latitude": "34.2", "day": "2017-09-28"}
    )
    assert officer.get("/hotline/places/", {"q": "secretdorf"}).json()["places"]
    assert browser_of("field_monitor").get("/hotline/places/", {"q": "secretdorf"}).json() == {"places": []}
