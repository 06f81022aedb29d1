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


HELD_AS_DAYS = {
    Language.ENGLISH: "What is held of their source came as days: read as days alone.",
    Language.ARABIC: "ما هو محفوظ من بلاغات مصدرها جاء بأيامه وحدها: قُرئت على أنها أيام وحدها.",
    Language.RUSSIAN: "То, что хранится от этого источника, пришло одними днями: прочитано как одни дни.",
}
ASKED = {
    Language.ENGLISH: "Where only the day is known, write the day alone",
    Language.ARABIC: "إن لم يُعرف إلا اليوم فاكتب اليوم وحده",
    Language.RUSSIAN: "Если известен только день, напишите один день",
}
WRITE_THE_DAY = {
    Language.ENGLISH: "Where nobody knows the minute, write the day alone",
    Language.ARABIC: "إن لم تكن الدقيقة معروفة فاكتب اليوم وحده",
    Language.RUSSIAN: "Если минута неизвестна, напишите один день",
}


def looked_into(person: Any, text: str, language: Language = Language.ENGLISH) -> tuple[Any, str, str]:
    """The page of a file that is looked into, what it says, and where it is confirmed."""
    client = signed_in(person)
    client.cookies["django_language"] = language.value
    where = sent(client, text)["location"]
    page = client.get(where)
    return page, html.unescape(re.sub(r"[\u200e\u2066-\u2069]", "", page.content.decode())), where


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("time", ["T00:00:00Z", "T00:00:00+03:00", "T12:00:00Z"])
def test_a_few_rows_of_a_list_that_was_read_as_days_are_known_when_they_come_alone(
    somebody: Callable[..., Any], desk: Any, time: str, language: Language
) -> None:
    """Teeth: too few to show by themselves that a program wrote the time, all three were refused as changed."""
    name, person = f"grown-{next(NUMBERS)}", somebody("duty_officer")
    taken_in(person, grown(name, 40, time=time))
    page, words, where = looked_into(person, grown(name, 3, time=time), language)
    assert (page.context["told"]["new"], page.context["told"]["known"]) == (0, 3)
    assert HELD_AS_DAYS[language] in words
    before = counts(desk)
    assert signed_in(person).post(f"{where}confirm/").status_code == 302
    assert counts(desk)["Report"] == before["Report"]


def test_what_is_new_among_a_few_rows_is_read_as_the_days_that_the_others_are_held_as(
    somebody: Callable[..., Any],
) -> None:
    from truceline.desk.tables import Report

    name, person = f"grown-{next(NUMBERS)}", somebody("duty_officer")
    taken_in(person, grown(name, 40, time="T00:00:00Z"))
    few = grown(name, 42, time="T00:00:00Z").splitlines(keepends=True)
    taken_in(person, few[0] + "".join(few[-4:]))
    days = [one for one in Report.every.values_list("content", flat=True) if f'"source":"{name}"' in one]
    assert (len(days), sum('"occurred_within_s":43200' in one for one in days)) == (42, 42)


def test_a_midnight_may_stand_alone_and_of_other_rows_nobody_is_asked(somebody: Callable[..., Any]) -> None:
    name, person = f"grown-{next(NUMBERS)}", somebody("duty_officer")
    taken_in(person, grown(name, 3, time=""))
    page, _, _ = looked_into(person, grown(name, 1, time="T00:00:00Z"))
    assert (page.context["told"]["new"], page.context["told"]["known"]) == (0, 1)
    for time, rows in (("T00:00:00Z", 1), ("T12:00:00Z", 3)):
        page, _, _ = looked_into(person, grown(f"{name}-of-others", rows, time=time))
        assert (page.context["told"]["new"], page.context["told"]["remarks"]) == (rows, [])


def later(list_name: str, *, time: str, rows: int = 3) -> str:
    """Rows of a list of which none came before: its daily addition."""
    head, *lines = grown(list_name, 50, time=time).splitlines(keepends=True)
    return head + "".join(lines[-rows:])


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_daily_addition_is_read_as_its_source_told_days_until_now_though_none_of_its_rows_is_known(
    somebody: Callable[..., Any], rows: int, language: Language
) -> None:
    """Teeth: by its rows alone it was read to the minute, and linked with nothing of the day before or after."""
    from truceline.desk.tables import Report

    name, person = f"grown-{next(NUMBERS)}", somebody("duty_officer")
    taken_in(person, grown(name, 40, time="T00:00:00Z"))
    page, words, where = looked_into(person, later(name, time="T00:00:00Z", rows=rows), language)
    assert (page.context["told"]["new"], HELD_AS_DAYS[language] in words) == (rows, True)
    assert signed_in(person).post(f"{where}confirm/").status_code == 302
    days = [one for one in Report.every.values_list("content", flat=True) if f'"source":"{name}"' in one]
    assert sum('"occurred_within_s":43200' in one for one in days) == len(days) == 40 + rows


@pytest.mark.parametrize(("former", "time"), [("T00:00:00Z", "T12:00:00Z"), ("T08:35:00Z", "T00:00:00Z")])
def test_another_hour_or_a_source_that_knew_the_minute_is_left_as_it_is_told(
    somebody: Callable[..., Any], former: str, time: str
) -> None:
    name, person = f"grown-{next(NUMBERS)}", somebody("duty_officer")
    taken_in(person, grown(name, 40 if former == "T00:00:00Z" else 5, time=former))
    _, words, _ = looked_into(person, later(name, time=time))
    assert HELD_AS_DAYS[Language.ENGLISH] not in words


@pytest.mark.parametrize("language", Language)
def test_midnights_alone_of_a_source_that_is_new_are_kept_and_the_officer_is_asked(
    somebody: Callable[..., Any], language: Language
) -> None:
    name, person = f"grown-{next(NUMBERS)}", somebody("duty_officer")
    page, words, _ = looked_into(person, grown(name, 3, time="T00:00:00Z"), language)
    assert (page.context["told"]["new"], ASKED[language] in words) == (3, True)


def test_of_a_few_rows_one_that_says_anything_else_is_changed_all_the_same(somebody: Callable[..., Any]) -> None:
    name, person = f"grown-{next(NUMBERS)}", somebody("duty_officer")
    taken_in(person, grown(name, 40))
    page, _, _ = looked_into(person, grown(name, 3, other="Three rounds"))
    assert [(row["code"], row["line"]) for row in page.context["problems"]] == [("D001", 2)]


@pytest.mark.parametrize("language", Language)
def test_whoever_now_says_the_minute_of_a_day_that_is_held_is_told_what_to_write(
    somebody: Callable[..., Any], language: Language
) -> None:
    name, person = f"grown-{next(NUMBERS)}", somebody("duty_officer")
    taken_in(person, grown(name, 3, time=""))
    page, words, _ = looked_into(person, grown(name, 1, time="T08:35:00Z"), language)
    assert [row["code"] for row in page.context["problems"]] == ["D009"]
    assert WRITE_THE_DAY[language] in words
    minutes = grown(name, 3, time="T08:35:00Z").replace(f"{FIRST}T08:35", f"{FIRST}T08:36")
    page, _, _ = looked_into(person, minutes)
    assert {row["code"] for row in page.context["problems"]} == {"D009"}
