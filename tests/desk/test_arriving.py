"""Files are looked into before anything is taken in; large ones are taken in in the background, and nothing is half there."""

import csv
import gzip
import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from desk_files import HEADER, LINE, arrival_at, browser, sent
from desk_reading import counts

_starts = iter(range(100, 999, 12))


def lines(first: int, count: int) -> str:
    return HEADER + "".join(LINE.format(n=n, day=n % 28 + 1, minute=n % 60) for n in range(first, first + count))


@pytest.fixture
def first() -> int:
    return next(_starts)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """From four reports on, an arrival is large, and two are written at once."""
    from truceline.desk.actions import arriving, gathering_in_pieces

    monkeypatch.setattr(arriving, "AT_ONCE", 3)
    monkeypatch.setattr(arriving, "PIECE", 2)
    monkeypatch.setattr(arriving, "_MOST", 2)
    monkeypatch.setattr(gathering_in_pieces, "ENTRIES_AT_ONCE", 60)
    monkeypatch.setattr(gathering_in_pieces, "_MOST", 60)


def test_what_is_in_a_file_is_told_and_nothing_is_taken_in_before_somebody_confirms(
    somebody: Callable[..., Any], desk: Any, first: int
) -> None:
    client = browser(somebody("duty_officer"))
    before = counts(desk)

    answer = sent(client, lines(first, 3))
    page = client.get(answer["location"])

    assert page.status_code == 200
    told = page.context["told"]
    assert (told["new"], told["known"], told["placed"], told["exercise"]) == (3, 0, 3, [True])
    assert [name for name, _ in told["sources"]] == [f"post-{n}" for n in range(first, first + 3)]
    assert "EXERCISE: invented reports" in page.content.decode()
    assert counts(desk) == before

    arrived = arrival_at(answer)
    client.post(f"/take-in/{arrived.pk}/confirm/")
    assert counts(desk)["Report"] == before["Report"] + 3
    done = client.get(answer["location"]).content.decode()
    assert "3\u2069 new reports" in done
    assert not (desk.path / "arrivals" / arrived.pk).exists()


def test_after_taking_in_the_way_leads_to_the_incidents_of_those_days(somebody: Callable[..., Any], first: int) -> None:
    client = browser(somebody("duty_officer"))
    answer = sent(client, lines(first, 2))
    client.post(f"/take-in/{arrival_at(answer).pk}/confirm/")
    (way,) = re.findall(r'href="(/incidents/\?[^"]+)"', client.get(answer["location"]).content.decode())
    days = [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d{2}-\d{2}", way)]
    began = [date(2017, 10, n % 28 + 1) for n in (first, first + 1)]
    assert days == [min(began) - timedelta(days=1), max(began) + timedelta(days=1)]
    assert client.get(html.unescape(way)).context["query"].not_understood == ()


def test_the_same_file_again_says_that_nothing_is_new_and_cannot_be_confirmed_twice(
    somebody: Callable[..., Any], desk: Any, first: int
) -> None:
    client = browser(somebody("duty_officer"))
    one = arrival_at(sent(client, lines(first, 2)))
    client.post(f"/take-in/{one.pk}/confirm/")
    before = counts(desk)

    page = client.get(sent(client, lines(first, 2))["location"])
    assert (page.context["told"]["new"], page.context["told"]["known"]) == (0, 2)
    assert "disabled" in page.content.decode()
    assert client.post(f"/take-in/{one.pk}/confirm/").status_code == 409
    assert counts(desk) == before


def test_every_problem_is_listed_on_the_page_and_as_a_file_and_the_file_cannot_be_taken_in(
    somebody: Callable[..., Any], desk: Any, first: int
) -> None:
    client = browser(somebody("duty_officer"))
    before = counts(desk)
    bad = lines(first, 3).replace("35.", "235.").replace("artillery_fire", "shooting stars", 1)

    answer = sent(client, bad)
    page = client.get(answer["location"])

    assert page.status_code == 400
    rows = list(
        csv.DictReader(io.StringIO(b"".join(client.get(answer["location"] + "problems.csv")).decode("utf-8-sig")))
    )
    assert len(rows) == page.context["told"]["problems"] == len(page.context["problems"]) == 4
    assert {(row["file"], row["line"], row["column"]) for row in rows} >= {("EXERCISE-r.csv", "2", "longitude")}
    assert "/tmp" not in page.content.decode()  # noqa: S108 - where it lies is nobody's business
    assert client.post(answer["location"] + "confirm/").status_code == 409
    assert counts(desk) == before


def test_other_words_under_a_known_reference_are_found_before_anything_is_written(
    somebody: Callable[..., Any], first: int
) -> None:
    client = browser(somebody("duty_officer"))
    client.post(f"/take-in/{arrival_at(sent(client, lines(first, 1))).pk}/confirm/")

    page = client.get(sent(client, lines(first, 2).replace(f"Shelling {first}", "Silence"))["location"])

    assert page.status_code == 400
    assert [row["code"] for row in page.context["problems"]] == ["D001"]


@pytest.mark.usefixtures("small")
def test_a_large_arrival_waits_for_the_worker_and_nobody_sees_half_of_it(
    somebody: Callable[..., Any], desk: Any, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import arriving, taking_in
    from truceline.desk.queries.queue import pile_of
    from truceline.desk.tables import Report

    officer = somebody("duty_officer")
    client, before = browser(officer), counts(desk)
    arrived = arrival_at(sent(client, lines(first, 7)))
    client.post(f"/take-in/{arrived.pk}/confirm/")
    assert counts(desk) == before
    seen = []
    write = taking_in.write_reports

    def watched(*args: Any, **more: Any) -> Any:
        seen.append((Report.objects.count(), pile_of(officer, "history").count()))
        return write(*args, **more)

    waiting = pile_of(officer, "history").count()
    monkeypatch.setattr(arriving, "write_reports", watched)
    arriving.carry_on(arrived.pk)

    assert seen == [(before["Report"], waiting)] * 4
    assert counts(desk)["Report"] == before["Report"] + 7
    assert pile_of(officer, "history").count() == waiting + 7
    arrived.refresh_from_db()
    assert (arrived.stage, arrived.done, arrived.said) == ("done", 7, "")


@pytest.mark.usefixtures("small")
def test_what_is_taken_in_piece_by_piece_is_what_is_taken_in_at_once(somebody: Callable[..., Any], first: int) -> None:
    from truceline.desk.actions.arriving import carry_on
    from truceline.desk.actions.gathering import gather_anew
    from truceline.desk.recording import recorded
    from truceline.desk.tables import Report

    client = browser(somebody("duty_officer"))
    near = lines(first, 3) + "".join(
        LINE.format(n=n, day=n % 28 + 1, minute=n % 60).replace(f"arr-{n}", f"again-{n}").replace(f"post-{n}", "line-z")
        for n in range(first, first + 3)
    )
    arrived = arrival_at(sent(client, near))
    client.post(f"/take-in/{arrived.pk}/confirm/")
    carry_on(arrived.pk)

    links = Report.objects.filter(arrival=arrived).values_list("link__incident", flat=True)
    assert len(links) == 6
    assert len(set(links)) == 3
    with recorded("a-comparison") as entries:
        assert gather_anew(entries) == 0
        assert entries.count == 0


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("at", [1, 3])
def test_an_arrival_whose_worker_dies_is_carried_on_without_a_report_too_many_or_too_few(
    somebody: Callable[..., Any], desk: Any, first: int, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    from truceline.desk.actions import arriving, taking_in
    from truceline.desk.tables import Report

    client, before = browser(somebody("duty_officer")), counts(desk)["Report"]
    arrived = arrival_at(sent(client, lines(first, 7)))
    client.post(f"/take-in/{arrived.pk}/confirm/")
    calls, write = list[int](), taking_in.write_reports

    def dies(*args: Any, **more: Any) -> Any:
        calls.append(1)
        if len(calls) == at + 1:
            raise KeyboardInterrupt
        return write(*args, **more)

    monkeypatch.setattr(arriving, "write_reports", dies)
    with pytest.raises(KeyboardInterrupt):
        arriving.carry_on(arrived.pk)
    assert Report.objects.count() == before  # of what is there, nothing is seen
    assert Report.every.filter(arrival=arrived).count() == 2 * at
    assert arrived.pk in arriving.unfinished()
    said = client.get(f"/take-in/{arrived.pk}/progress/").json()
    assert f"{2 * at} of 7 reports" in said["said"]

    monkeypatch.setattr(arriving, "write_reports", write)
    arriving.carry_on(arrived.pk)
    assert Report.objects.filter(arrival=arrived).count() == 7
    assert arrived.pk not in arriving.unfinished()


@pytest.mark.usefixtures("small")
def test_an_arrival_can_be_dropped_until_it_is_written_and_not_after(
    somebody: Callable[..., Any], desk: Any, first: int
) -> None:
    from truceline.desk.actions.arriving import carry_on
    from truceline.desk.tables import Arrival, Stage

    client, before = browser(somebody("duty_officer")), counts(desk)
    arrived = arrival_at(sent(client, lines(first, 5)))
    client.post(f"/take-in/{arrived.pk}/confirm/")
    Arrival.objects.filter(pk=arrived.pk).update(stage=Stage.CHECKING)
    client.post(f"/take-in/{arrived.pk}/drop/")
    carry_on(arrived.pk)
    arrived.refresh_from_db()
    assert arrived.stage == "dropped"
    assert counts(desk) == before

    Arrival.objects.filter(pk=arrived.pk).update(stage=Stage.WRITING)
    assert client.post(f"/take-in/{arrived.pk}/drop/").status_code == 409
    Arrival.objects.filter(pk=arrived.pk).update(stage=Stage.DROPPED)


@pytest.mark.usefixtures("small")
def test_what_became_wrong_between_looking_and_taking_in_is_refused_whole(
    somebody: Callable[..., Any], desk: Any, first: int
) -> None:
    from truceline.desk.actions.arriving import carry_on

    client = browser(somebody("duty_officer"))
    large = arrival_at(sent(client, lines(first, 5)))
    client.post(f"/take-in/{large.pk}/confirm/")
    client.post(f"/take-in/{arrival_at(sent(client, lines(first, 1).replace('Shelling', 'Quiet'))).pk}/confirm/")
    before = counts(desk)

    carry_on(large.pk)

    large.refresh_from_db()
    assert large.stage == "failed"
    assert "D001" in large.said
    assert counts(desk) == before


def test_a_field_monitor_sees_only_the_files_they_brought(somebody: Callable[..., Any], first: int) -> None:
    one, other = browser(somebody("field_monitor")), browser(somebody("field_monitor"))
    address = sent(one, lines(first, 1))["location"]
    assert one.get(address).status_code == 200
    for ask in (other.get(address), other.get(address + "problems.csv"), other.post(address + "confirm/")):
        assert ask.status_code == 404
    assert not other.get("/take-in/").context["earlier"]


def _bomb() -> bytes:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * 80 * 2**20)
    return room.getvalue()


def _workbook(value: object) -> bytes:
    book, room = openpyxl.Workbook(), io.BytesIO()
    sheet: Any = book.active
    sheet.append(HEADER.strip().split(","))
    sheet.append(
        ["post-1", "monitor", "w-1", "2017-10-01T10:00", 36.1, 32.6, 300, "artillery_fire", value, "en", "true"]
    )
    book.save(room)
    return room.getvalue()


HOSTILE = {
    "nothing": (b"", "EXERCISE.csv"),
    "a zip bomb": (_bomb(), "EXERCISE.xlsx"),
    "a gzip bomb": (gzip.compress(HEADER.encode() + b"a" * 60 * 2**20), "EXERCISE.csv.gz"),
    "a formula": (_workbook("=1+1"), "EXERCISE.xlsx"),
    "a field of a megabyte": (lines(1, 1).replace("Shelling 1", "x" * 2**20).encode(), "EXERCISE.csv"),
    "a field too long for anybody": (lines(1, 1).replace("Shelling 1", "x" * 200_000).encode(), "EXERCISE.csv"),
    "windows-1256": (lines(1, 1).replace("Shelling 1", "قصف").encode("cp1256"), "EXERCISE.csv"),
    "NUL bytes": (lines(1, 1).replace("Shelling 1", "a\0b").encode(), "EXERCISE.csv"),
    "a name that turns": (lines(1, 1).replace("post-1,", "post\u202e-1,").encode(), "EXERCISE.csv"),
    "a program": (b"MZ\x90\x00" + b"\0" * 400, "EXERCISE.xlsx"),
    "an archive cut short": (_workbook("x")[:900], "EXERCISE.xlsx"),
    "deep JSON": (b'{"a":' * 100_000, "EXERCISE.jsonl"),
    "a thousand columns": ((",".join(f"c{n}" for n in range(1_000)) + "\n").encode(), "EXERCISE.csv"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_gets_a_clear_refusal_and_nothing_is_written(
    somebody: Callable[..., Any], desk: Any, kind: str
) -> None:
    client, before = browser(somebody("duty_officer")), counts(desk)
    content, name = HOSTILE[kind]

    answer = sent(client, content, name)
    page = client.get(answer["location"]) if answer.status_code == 302 else answer

    assert page.status_code == 400
    assert "[" in page.content.decode() or page.context["problems"]
    if answer.status_code == 302:
        assert client.post(answer["location"] + "confirm/").status_code == 409
    assert counts(desk) == before


@pytest.mark.parametrize("name", ["EXERCISE-\u202evsc.exe", "EXERCISE\u2066.csv", "a\x07b.csv"])
def test_a_file_name_that_is_read_as_another_is_refused(somebody: Callable[..., Any], desk: Any, name: str) -> None:
    from truceline.desk.actions.looking_into import check_name, look_into
    from truceline.errors import Refused

    with pytest.raises(Refused, match="D038") as told:
        look_into(somebody("duty_officer"), [(name, iter([b""]))])
    assert "\u202e" not in str(told.value)
    check_name("تقرير 7.csv")
    assert not list((desk.path / "arrivals").glob("*/*/*exe"))


def test_files_that_nobody_confirmed_for_a_day_are_cleared_away(
    somebody: Callable[..., Any], desk: Any, first: int
) -> None:
    from truceline.desk.actions.looking_into import KEPT_FOR
    from truceline.desk.clock import now
    from truceline.desk.tables import Arrival

    client = browser(somebody("duty_officer"))
    old = arrival_at(sent(client, lines(first, 1)))
    Arrival.objects.filter(pk=old.pk).update(on=now() - KEPT_FOR - timedelta(minutes=1))
    sent(client, lines(first, 1))
    old.refresh_from_db()
    assert old.stage == "dropped"
    assert not (desk.path / "arrivals" / old.pk).exists()


@pytest.mark.usefixtures("small")
def test_the_worker_takes_up_what_an_earlier_one_left(somebody: Callable[..., Any], first: int) -> None:
    from django.core.management import call_command

    from truceline.desk.tables import Arrival, Stage
    from truceline.desk.tasks import enqueue_unfinished

    client = browser(somebody("duty_officer"))
    arrived = arrival_at(sent(client, lines(first, 5)))
    Arrival.objects.filter(pk=arrived.pk).update(stage=Stage.WAITING)  # enqueued, and the worker was killed

    assert enqueue_unfinished() >= 1
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)

    arrived.refresh_from_db()
    assert arrived.stage == "done"
    assert json.loads(arrived.told)["new"] == 5


def test_a_form_without_a_file_says_so(somebody: Callable[..., Any]) -> None:
    answer = browser(somebody("duty_officer")).post("/take-in/")
    assert answer.status_code == 400
    assert "D004" in answer.content.decode()


def test_the_files_of_an_arrival_are_read_by_nobody_else_on_the_machine(
    somebody: Callable[..., Any], desk: Any, first: int
) -> None:
    arrived = arrival_at(sent(browser(somebody("duty_officer")), lines(first, 1)))
    folder: Path = desk.path / "arrivals" / arrived.pk / "000"
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("sign", ["/", "-"])
def test_an_export_of_a_form_is_looked_into_with_its_groups(
    somebody: Callable[..., Any], first: int, sign: str
) -> None:
    client = browser(somebody("duty_officer"))
    point = {"/": "_location_{}", "-": "location-{}"}[sign]
    parts = (
        ("latitude", "longitude", "altitude", "precision")
        if sign == "/"
        else ("Latitude", "Longitude", "Altitude", "Accuracy")
    )
    names = [f"event{sign}{name}" for name in ("date", "village", *map(point.format, parts))]
    server = ("_uuid", "_submission_time") if sign == "/" else ("KEY", "SubmissionDate")
    told = (f"2017-10-09,Nawa,33.{first},35.{first},500,5,exp-{first},2017-10-10T06:10:33,true\n",)
    page = client.get(sent(client, "".join([",".join([*names, *server, "exercise"]), "\n", *told]))["location"])
    assert (page.context["told"]["new"], page.context["told"]["placed"]) == (1, 1)
    assert f"event{sign}date" in page.content.decode()
