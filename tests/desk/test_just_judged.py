"""What is said after a judgement in the queue: which two reports, where they stand now, and how it is taken back."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_cases import new_case, signed_in

from truceline.values.language import Language

ISOLATES = re.compile("[\u2066-\u2069]")
HISTORY = "/queue/?pile=history"


@pytest.fixture(scope="module")
def officer(somebody: Callable[..., Any]) -> Any:
    return somebody("duty_officer")


@pytest.fixture
def pair(officer: Any, file_of: Callable[..., Path]) -> list[str]:
    """Two reports that the machine joined; both wait among what came of the past."""
    return [link.report_id for link in new_case(officer, file_of).links.order_by("report__occurred_at")]


def act(person: Any, asked: str, language: Language = Language.ENGLISH, **more: Any) -> Any:
    """Press a button of a line of the queue, and come to the page that follows."""
    client = signed_in(person)
    client.cookies["django_language"] = language.value
    return client.post("/queue/act/", {"one": asked, "next": HISTORY, **more}, follow=True)


def told(answer: Any) -> str:
    """What the page says was done, as it is read."""
    found = re.findall(r'<div class="told undoable".*?</p>', answer.content.decode(), re.DOTALL)
    return ISOLATES.sub("", html.unescape(re.sub("<[^>]*>", "", " ".join(found))))


def incidents(*reports: str) -> list[int]:
    from truceline.desk.tables import Link

    return [Link.objects.select_related("incident").get(report=report).incident.number for report in reports]


def settled(*reports: str) -> list[str]:
    from truceline.desk.tables import Handling

    return [Handling.objects.get(pk=report).settled for report in reports]


def test_after_the_same_the_queue_says_of_which_two_and_leads_to_their_incident(officer: Any, pair: list[str]) -> None:
    answer = act(officer, f"same:{pair[1]}")

    (number,) = set(incidents(*pair))
    assert re.fullmatch(
        r"(post-1|hotline-x), \S+ \d\d:\d\d and (post-1|hotline-x), \S+ \d\d:\d\d are held to be one incident:"
        rf" Incident {number}\. Still waiting in the queue: post-1, \S+ \d\d:\d\d\.",
        told(answer),
    )
    assert f'<a href="/incidents/{number}/">' in answer.content.decode()
    assert answer.redirect_chain[-1][0].startswith(f"{HISTORY}&judged=")


def test_after_not_the_same_it_leads_to_both_incidents(officer: Any, pair: list[str]) -> None:
    answer = act(officer, f"different:{pair[0]}")

    numbers = incidents(*pair)
    assert len(set(numbers)) == 2
    assert "are held not to be the same" in told(answer)
    assert all(f"Incident {number}" in told(answer) for number in numbers)


@pytest.mark.parametrize(("language", "words"), [("ar", "حادثًا واحدًا"), ("ru", "считаются одним инцидентом")])
def test_it_is_said_in_the_language_of_the_page(officer: Any, pair: list[str], language: str, words: str) -> None:
    assert words in told(act(officer, f"same:{pair[1]}", Language(language)))


@pytest.mark.parametrize("said", ["same", "different"])
def test_what_is_taken_back_is_given_back_to_the_machine_and_waits_again(
    officer: Any, pair: list[str], said: str
) -> None:
    answer = act(officer, f"{said}:{pair[1]}")
    assert settled(*pair) == ["", said]

    page = answer.content.decode()
    (form,) = re.findall(r'<div class="told undoable".*?</div>', page, re.DOTALL)
    (address,) = re.findall(r'action="([^"]+)"', form)
    fields = dict(re.findall(r'name="(judgement|next)" value="([^"]+)"', form))
    back = signed_in(officer).post(
        address, {"said": "undo", **{k: html.unescape(v) for k, v in fields.items()}}, follow=True
    )

    assert back.redirect_chain[-1][0] == HISTORY
    assert "Taken back: the machine decides again" in back.content.decode()
    assert told(back) == ""
    assert settled(*pair) == ["", ""]
    assert len(set(incidents(*pair))) == 1


def test_what_came_off_the_queue_by_another_judgement_does_not_wait_again(
    officer: Any, pair: list[str], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.judging import judge
    from truceline.desk.tables import Report
    from truceline.incident.joining.judge import Judgement as Held

    stranger = new_case(officer, file_of).links.first().report
    act(officer, f"same:{pair[1]}")
    judge(officer, Report.objects.get(pk=pair[1]), stranger, Held.DIFFERENT)
    judge(officer, Report.objects.get(pk=pair[1]), stranger, Held.UNDECIDED)
    assert settled(pair[1]) == ["same"]


def test_nobody_else_is_told_that_they_judged(officer: Any, pair: list[str], somebody: Callable[..., Any]) -> None:
    address = act(officer, f"same:{pair[1]}").redirect_chain[-1][0]
    assert told(signed_in(somebody("analyst")).get(address)) == ""
    assert told(signed_in(officer).get("/queue/?judged=nothing")) == ""


def test_of_many_at_once_it_is_said_how_many(officer: Any, file_of: Callable[..., Path]) -> None:
    chosen = [new_case(officer, file_of).links.last().report_id for _ in range(2)]
    answer = act(officer, "", report=chosen, act="same", sure="yes")
    assert "2 pairs were judged." in answer.content.decode()
    assert settled(*chosen) == ["same", "same"]


def test_a_line_of_the_queue_leads_to_where_it_can_be_said_that_it_tells_of_two(officer: Any, pair: list[str]) -> None:
    page = signed_in(officer).get(f"{HISTORY}&q=silo").content.decode()
    assert f'<a href="/incidents/{incidents(pair[0])[0]}/#suggested">One report tells of both</a>' in page


def test_no_day_is_torn_at_its_hyphens_which_from_right_to_left_would_shuffle_it(officer: Any, pair: list[str]) -> None:
    answer = act(officer, f"same:{pair[1]}", Language.ARABIC)

    (said,) = re.findall(r'<div class="told undoable".*?</p>', answer.content.decode(), re.DOTALL)
    days = re.findall(r"\d{4}-\d\d-\d\d", said)
    assert days
    assert re.findall(r'<span class="whole">(\d{4}-\d\d-\d\d)</span>', said) == days
