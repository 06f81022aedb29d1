"""What the page of files says of them: no more than is known."""

import io
from collections.abc import Callable
from typing import Any

import pytest

SPANNED = "28 November 2017 to 2 January 2018"


@pytest.mark.usefixtures("desk")
def test_while_reports_are_compared_the_page_does_not_say_that_there_is_no_incident() -> None:
    from truceline.desk.pages.arrivals import _progress
    from truceline.desk.tables import Arrival, Stage
    from truceline.values.language import Language

    one = Arrival(stage=Stage.LINKING, rows=5_000, done=5_000)
    assert _progress(one, Language("en"))["said"] == "Import running: all reports are here and are being compared."
    one.incidents, one.incidents_done = 4_000, 1_000
    assert (
        _progress(one, Language("en"))["said"]
        == "Import running: all reports are here; 1,000 of 4,000 incidents of this desk gone through, and what changed is written."
    )


def test_of_days_without_a_time_no_time_is_shown(somebody: Callable[..., Any]) -> None:
    from django.test import Client

    client = Client()
    client.force_login(somebody("duty_officer"), backend="allauth.account.auth_backends.AuthenticationBackend")
    rows = "".join(f"d-{n},2017-12-{n:02},,Nowhere {n}\n" for n in range(1, 4))
    for more, days in (("", "1 to 3 December 2017"), ("d-9,2017-11-28,2018-01-02,Nowhere 9\n", SPANNED)):
        file = io.BytesIO(f"id,date,date_end,place\n{rows}{more}".encode())
        file.name = "list.csv"
        page = client.get(client.post("/take-in/", {"file": file})["location"])
        assert page.context["told"]["days"] == days
        assert "12:00" not in page.content.decode()


def test_a_problem_that_speaks_of_another_row_names_its_file_as_its_sender_did(somebody: Callable[..., Any]) -> None:
    from django.test import Client

    client = Client()
    client.force_login(somebody("duty_officer"), backend="allauth.account.auth_backends.AuthenticationBackend")
    file = io.BytesIO(b"id,date,place\nt-1,2017-12-01,Here\nt-1,2017-12-01,There\n")
    file.name = "list.csv"

    page = client.get(client.post("/take-in/", {"file": file})["location"])

    (told,) = page.context["problems"]
    assert told["code"] == "R030"
    assert told["remedy"].startswith("list.csv, line 2 ")
    assert "/tmp" not in page.content.decode()  # noqa: S108 - where it lies is nobody's business


REAL, INVENTED = "list.csv", "EXERCISE-list.csv"


@pytest.mark.parametrize(
    ("is_exercise", "name", "expected"),
    [
        (True, REAL, "These are real reports, and this desk runs on an exercise."),
        (False, INVENTED, "These are invented reports, and nothing on this desk is invented so far."),
        (True, INVENTED, None),
        (False, REAL, None),
    ],
)
def test_whoever_brings_real_reports_to_an_exercise_or_an_exercise_to_real_ones_is_told(
    somebody: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, is_exercise: bool, name: str, expected: str | None
) -> None:
    from django.test import Client

    for page in ("arrivals", "every_page"):
        monkeypatch.setattr(f"truceline.desk.pages.{page}.is_invented", lambda: is_exercise)
    client = Client()
    client.force_login(somebody("duty_officer"), backend="allauth.account.auth_backends.AuthenticationBackend")
    flag = str(name == INVENTED).lower()
    rows = f"post-9,monitor,mix-{name}-{is_exercise},2017-12-09T10:00,{flag}\n"
    file = io.BytesIO(f"source,source_family,reference,occurred_at,exercise\n{rows}".encode())
    file.name = name

    intake = client.get("/take-in/").content.decode()
    brought = client.get(client.post("/take-in/", {"file": file})["location"]).content.decode()

    assert ("This desk runs on an exercise:" in intake) is is_exercise
    told = ("These are real reports, and", "These are invented reports, and")
    assert [one for one in told if one in brought] == [one for one in told if expected and expected.startswith(one)]
    assert expected is None or expected in brought


def test_a_file_that_is_no_table_is_answered_in_short_and_all_names_are_folded_beside_it(
    somebody: Callable[..., Any],
) -> None:
    from django.test import Client

    from truceline.report.channels.list_names import NAMES

    client = Client()
    client.force_login(somebody("duty_officer"), backend="allauth.account.auth_backends.AuthenticationBackend")
    file = io.BytesIO(b"Dear colleagues,\nyesterday there was fire at the mill.\n")
    file.name = "letter.csv"

    address = client.post("/take-in/", {"file": file})["location"]
    page = client.get(address)

    (told,) = page.context["problems"]
    assert (told["code"], told["came"]) == ("R001", "“Dear colleagues, (column 2)”")
    assert len(told["remedy"]) < 400
    short, folded = page.content.decode().split("<summary>By which names columns are known</summary>")
    expected = (*NAMES["reference"], *NAMES["occurred_at"], *NAMES["latitude"], *NAMES["longitude"])
    assert [name for name in expected if name not in folded[: folded.index("</details>")]] == []
    assert "event_id_cnty" not in short
    assert "event_id_cnty" in b"".join(client.get(address + "problems.csv")).decode()


def test_of_places_that_are_told_alike_one_is_named(somebody: Callable[..., Any]) -> None:
    from django.test import Client

    client = Client()
    client.force_login(somebody("duty_officer"), backend="allauth.account.auth_backends.AuthenticationBackend")
    for north, told in ((32.8914, "32.89° N"), (32.9214, "32.89…32.92° N")):
        rows = f"p-1,2017-12-01,32.8906,36.1\np-2,2017-12-02,{north},36.2\n"
        file = io.BytesIO(f"id,date,latitude,longitude\n{rows}".encode())
        file.name = "list.csv"
        page = client.get(client.post("/take-in/", {"file": file})["location"])
        assert f"<bdi>36.10…36.20° E</bdi>, <bdi>{told}</bdi>" in page.content.decode()
