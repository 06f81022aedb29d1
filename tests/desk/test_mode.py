"""The kill switch holds for every page and every change, at once."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest


@pytest.fixture
def switch(somebody: Callable[..., Any]) -> Iterator[Callable[[str], None]]:
    """Turn the switch; afterwards it is turned back."""
    from truceline.desk.actions.switching import switch_mode
    from truceline.desk.policy import Mode
    from truceline.desk.queries.mode import mode_at_hand

    head = somebody("head_of_centre")
    yield lambda mode: switch_mode(head, Mode(mode), "a drill")
    if mode_at_hand() is not Mode.NORMAL:
        switch_mode(head, Mode.NORMAL, "the drill is over")


def test_a_read_only_desk_shows_and_changes_nothing(
    browser_of: Callable[..., Any], switch: Callable[[str], None], file_of: Callable[..., Any]
) -> None:
    browser = browser_of("duty_officer")
    switch("read_only")

    assert browser.get("/incidents/").status_code == 200
    with file_of("a,media,1,2017-07-10T10:00:00Z,36.1,32.6,500,explosion,,").open("rb") as file:
        answer = browser.post("/take-in/", {"file": file})
    assert answer.status_code == 403
    assert "read-only now" in answer.content.decode()


def test_a_closed_desk_lets_in_only_who_may_open_it(
    browser_of: Callable[..., Any], switch: Callable[[str], None]
) -> None:
    analyst, head = browser_of("analyst"), browser_of("head_of_centre")
    switch("closed")

    assert analyst.get("/incidents/").status_code == 403
    assert head.get("/incidents/").status_code == 403
    assert head.get("/mode/").status_code == 200
    answer = head.post("/mode/", {"mode": "normal", "reason": "all is well"})
    assert answer.status_code == 302
    assert analyst.get("/incidents/").status_code == 200


def test_a_switch_takes_a_reason_and_stands_on_the_register(
    browser_of: Callable[..., Any], switch: Callable[[str], None]
) -> None:
    from truceline.desk.tables import ModeChange

    head = browser_of("head_of_centre")
    assert head.post("/mode/", {"mode": "read_only", "reason": " "}).status_code == 409
    assert head.post("/mode/", {"mode": "ajar", "reason": "x"}).status_code == 400
    switch("read_only")
    assert '"mode":"read_only"' in ModeChange.objects.first().content
    assert browser_of("analyst").get("/mode/").status_code == 403
