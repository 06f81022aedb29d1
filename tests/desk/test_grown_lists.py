"""A list that has grown until its one time of day shows is read as days from then on: its rows of before are not called changed, and are told."""

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from desk_cases import signed_in
from desk_files import sent
from desk_reading import counts

from truceline.values.language import Language

HEAD = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,exercise,said\n"
FIRST = date(2017, 8, 1)
TOLD = {
    Language.ENGLISH: "days alone, of 12 reports that are held to the minute",
    Language.ARABIC: "أيام وحدها، لبلاغات محفوظة بالدقيقة (عددها: 12)",
    Language.RUSSIAN: "одни дни; сообщений, которые хранятся с точностью до минуты: 12",
}
NUMBERS = iter(range(1, 1_000))


def grown(list_name: str, count: int, *, time: str = "T12:00:00Z", other: str = "") -> str:
    """So many rows of a list, one a day; the first row's words may be others."""
    days = [FIRST + timedelta(days=number) for number in range(count)]
    return HEAD + "".join(
        f"{list_name},media,{number},{day}{time},36.7,32.6,900,mortar_fire,true,{(other if not number else '') or 'Two rounds'}\n"
        for number, day in enumerate(days)
    )


def taken_in(person: Any, text: str) -> None:
    client = signed_in(person)
    assert client.post(sent(client, text)["location"] + "confirm/").status_code == 302


@pytest.mark.parametrize("language", Language)
def test_rows_that_were_taken_in_to_the_minute_are_known_when_the_list_is_read_as_days(
    somebody: Callable[..., Any], desk: Any, language: Language
) -> None:
    """Teeth: held against their words alone all twelve would be refused as changed, though nobody touched them."""
    name, person = f"grown-{next(NUMBERS)}", somebody("duty_officer")
    taken_in(person, grown(name, 12))
    client = signed_in(person)
    client.cookies["django_language"] = language.value
    answer = sent(client, grown(name, 40))
    page = client.get(answer["location"])
    assert page.status_code == 200
    assert (page.context["told"]["new"], page.context["told"]["known"]) == (28, 12)
    assert TOLD[language] in html.unescape(re.sub(r"[\u200e\u2066-\u2069]", "", page.content.decode()))
    before = counts(desk)
    client.post(answer["location"] + "confirm/")
    assert counts(desk)["Report"] == before["Report"] + 28


def test_a_row_of_it_that_says_anything_else_is_changed_all_the_same(somebody: Callable[..., Any]) -> None:
    name, person = f"grown-{next(NUMBERS)}", somebody("duty_officer")
    taken_in(person, grown(name, 12))
    client = signed_in(person)
    page = client.get(sent(client, grown(name, 40, other="Three rounds"))["location"])
    assert [row["code"] for row in page.context["problems"]] == ["D001"]


@pytest.mark.parametrize("moved", [timedelta(days=1), timedelta(days=-2)])
def test_a_row_that_is_of_another_day_now_is_changed(somebody: Callable[..., Any], moved: timedelta) -> None:
    name, person = f"grown-{next(NUMBERS)}", somebody("duty_officer")
    taken_in(person, grown(name, 1))
    client = signed_in(person)
    text = grown(name, 1, time="").replace(f"{FIRST}", f"{FIRST + moved}")
    assert [row["code"] for row in client.get(sent(client, text)["location"]).context["problems"]] == ["D001"]


def test_whoever_now_says_the_minute_of_a_day_that_is_held_says_something_else(somebody: Callable[..., Any]) -> None:
    name, person = f"grown-{next(NUMBERS)}", somebody("duty_officer")
    taken_in(person, grown(name, 3, time=""))
    client = signed_in(person)
    page = client.get(sent(client, grown(name, 3))["location"])
    assert {row["code"] for row in page.context["problems"]} == {"D001"}
