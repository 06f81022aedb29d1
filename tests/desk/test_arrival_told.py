"""What the page of files says of them: no more than is known."""

import io
from collections.abc import Callable
from typing import Any

import pytest


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
        == "Import running: all reports are here; 1,000 of 4,000 incidents written."
    )


def test_of_days_without_a_time_no_time_is_shown(somebody: Callable[..., Any]) -> None:
    from django.test import Client

    client = Client()
    client.force_login(somebody("duty_officer"), backend="allauth.account.auth_backends.AuthenticationBackend")
    rows = "".join(f"d-{n},2017-12-{n:02},Nowhere {n}\n" for n in range(1, 4))
    file = io.BytesIO(f"id,date,place\n{rows}".encode())
    file.name = "list.csv"
    page = client.get(client.post("/take-in/", {"file": file})["location"])
    assert (page.context["told"]["first"], page.context["told"]["last"]) == ("2017-12-01", "2017-12-03")
    assert "12:00" not in page.content.decode()
