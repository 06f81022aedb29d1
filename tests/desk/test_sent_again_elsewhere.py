"""Links, lists and turns in the queue, whose form is sent twice because no answer came, are made and moved once."""

import itertools
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from desk_cases import signed_in

_numbers = itertools.count(1)
HEADER = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,exercise\n"


@pytest.fixture(scope="module")
def officer(somebody: Callable[..., Any]) -> Any:
    return somebody("duty_officer")


@pytest.fixture
def report(officer: Any, file_of: Callable[..., Path]) -> str:
    """A report that waits in the queue."""
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Report

    reference = f"again-{next(_numbers)}"
    at = (datetime.now(UTC) - timedelta(minutes=20)).strftime("%Y-%m-%dT%H:%MZ")
    row = f"post,monitor,{reference},{at},36.2,32.6,500,mortar_fire,true\n"
    path = file_of(row)
    path.write_text(HEADER + row, encoding="utf-8")
    take_in(officer, [path])
    found = Report.objects.get(content__contains=f'"reference":"{reference}"')
    return str(found.pk)


def turn_of(report: str) -> datetime:
    from truceline.desk.tables import Handling

    at: datetime = Handling.objects.get(pk=report).turn_at
    return at


def put_off(person: Any, report: str, act: str = "later") -> None:
    assert signed_in(person).post("/queue/act/", {"one": f"{act}:{report}"}).status_code == 302


def test_a_report_that_is_put_off_twice_by_one_form_moves_once(officer: Any, report: str, somebody: Any) -> None:
    put_off(officer, report)
    once = turn_of(report)
    put_off(officer, report)
    assert turn_of(report) == once

    other = somebody("duty_officer")
    put_off(other, report)
    assert turn_of(report) == once + timedelta(minutes=30)


def test_a_report_that_is_put_off_again_after_something_else_or_more_than_ten_minutes_moves_again(
    officer: Any, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.clock import now

    put_off(officer, report)
    once = turn_of(report)
    put_off(officer, report, "take")
    put_off(officer, report)
    assert turn_of(report) == once + timedelta(minutes=30)
    for minutes, moved in ((9, 1), (11, 2)):
        later = timedelta(minutes=minutes)
        monkeypatch.setattr("truceline.desk.actions.sent_again.now", lambda later=later: now() + later)
        put_off(officer, report)
        assert turn_of(report) == once + moved * timedelta(minutes=30)


def test_teeth_where_it_is_not_looked_for_a_report_is_put_off_twice(
    officer: Any, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("truceline.desk.actions.handling.is_lately", lambda _: False)
    put_off(officer, report)
    once = turn_of(report)
    put_off(officer, report)
    assert turn_of(report) > once


def link_in(page: str) -> str:
    found = re.search(r"/welcome/[\w-]+/", page)
    assert found
    return found.group()


def form_in(page: str) -> str:
    found = re.search(r'name="form" value="([\w-]{20,})"', page)
    assert found
    return found[1]


def test_an_invitation_whose_form_comes_again_has_the_link_that_it_made_and_another_form_has_another(
    browser_of: Callable[..., Any],
) -> None:
    from django.test import Client

    from truceline.desk.tables import Invitation

    keeper, other = browser_of("administrator"), browser_of("administrator")
    before = Invitation.objects.count()
    asked = {"role": "analyst", "form": form_in(keeper.get("/people/").content.decode())}
    pages = [keeper.post("/people/", asked).content.decode() for _ in range(2)]
    links = [link_in(page) for page in pages]
    assert links[0] == links[1]
    assert Invitation.objects.count() == before + 1

    next_form = form_in(pages[0])
    assert next_form != asked["form"]
    assert link_in(keeper.post("/people/", asked | {"form": next_form}).content.decode()) != links[0]
    # The same form filled in otherwise is another, and so is one of somebody else.
    assert link_in(keeper.post("/people/", asked | {"role": "verifier"}).content.decode()) != links[0]
    assert link_in(other.post("/people/", asked).content.decode()) != links[0]
    assert Invitation.objects.count() == before + 4

    name = f"again{next(_numbers)}"
    Client().post(links[0], {"username": name, "name": "Nour", "password": "long enough to remember"})
    fresh = link_in(keeper.post("/people/", asked).content.decode())
    assert fresh != links[0]
    assert Client().get(fresh).status_code == 200


def test_a_list_whose_form_comes_again_is_looked_into_once_and_another_file_or_other_days_are_another(
    somebody: Callable[..., Any],
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from truceline.desk.actions.bringing_list import room_of
    from truceline.desk.tables import Reconciliation

    client = signed_in(somebody("liaison_officer"))

    def bring(reference: str, **asked: str) -> str:
        row = f"l,guarantor,{reference},2017-07-09T10:05,36.201,32.701,1000,artillery_fire,true\n"
        file = SimpleUploadedFile("EXERCISE-again.csv", (HEADER + row).encode())
        return str(client.post("/reconciliation/", {"holder": "russia", "file": file, **asked})["location"])

    first = bring("A-1")
    assert bring("A-1") == first
    one = Reconciliation.objects.get(pk=first.split("/")[2])
    assert [path.name for path in room_of(one).parent.iterdir()].count(one.pk) == 1
    others = [
        bring("A-2"),
        bring("A-1"),
        bring("A-1", first_day="2017-07-08", last_day="2017-07-10"),
        bring("A-1", holder="jordan"),
    ]
    assert len({first, *others}) == 5

    # What was confirmed is on the register; the same file is a list anew.
    client.post(f"{others[-1]}confirm/")
    assert bring("A-1", holder="jordan") not in {first, *others}
    assert json.loads(one.told)["problems"] == 0


def test_teeth_where_it_is_not_looked_for_the_same_list_waits_twice(
    somebody: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    monkeypatch.setattr("truceline.desk.actions.bringing_list.made_lately", lambda _: None)
    client = signed_in(somebody("liaison_officer"))
    row = "l,guarantor,T-1,2017-07-09T10:05,36.201,32.701,1000,artillery_fire,true\n"
    told = {
        client.post(
            "/reconciliation/",
            {"holder": "russia", "file": SimpleUploadedFile("EXERCISE-t.csv", (HEADER + row).encode())},
        )["location"]
        for _ in range(2)
    }
    assert len(told) == 2
