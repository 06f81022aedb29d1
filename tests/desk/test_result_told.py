"""What came of an incident, in a sentence: how many tell of it, how many independently, of which families, and who disputes what."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_cases import new_case, signed_in

from truceline.values.language import Language, say

HEADER = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language,relayed_from,count,unit,exercise\n"
POST = "post-1,monitor,k-{n}a,{day}T10:00,36.20,32.70,300,artillery_fire,Five shells near the old silo,en,,5,explosion"
LINE = "hotline-x,local_network,k-{n}b,{day}T10:04,36.201,32.701,500,artillery_fire,قصف على الصوامع من جهة الشرق,ar,,6,explosion"
CREW = "crew-2,local_network,k-{n}c,{day}T10:02,36.2,32.701,400,artillery_fire,We counted thirty hits by the grain store,en,,30,explosion"
PRESS = "paper,media,k-{n}d,{day}T10:30,36.20,32.70,900,artillery_fire,The monitors tell of shells,en,post-1/k-{n}a,,"
SENTENCES = {
    Language.ENGLISH: "4 reports; 3 independent, of 2 families of sources; 1 repeats what another tells; 1 disputes the number.",
    Language.ARABIC: "4 بلاغات؛ 3 منها مستقلة من فئتين من المصادر؛ بلاغ واحد يكرر ما يقوله غيره؛ مصدر واحد يخالف غيره في العدد.",
    Language.RUSSIAN: "4 сообщения; 3 независимых, источники 2 типов; 1 повторяет то же, что и другое; 1 оспаривает число.",
}
ALONE = {
    Language.ENGLISH: "2 reports; nobody independent confirms it",
    Language.ARABIC: "بلاغان؛ لا يؤكده مصدر مستقل آخر",
    Language.RUSSIAN: "2 сообщения; независимых подтверждений нет",
}


@pytest.fixture
def case_of(somebody: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """An incident of its own day, of reports of which some repeat others."""

    def file_of(*lines: str) -> Path:
        path = tmp_path / "EXERCISE-told.csv"
        path.write_text(HEADER + "".join(f"{line},true\n" for line in lines), encoding="utf-8")
        return path

    return lambda *lines: new_case(somebody("duty_officer"), file_of, *lines)


def shown_to(person: Any, address: str, language: Language = Language.ENGLISH) -> str:
    client = signed_in(person)
    client.cookies["django_language"] = language.value
    return str(client.get(address).content.decode())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("role", ["verifier", "guarantor_representative"])
def test_the_page_of_an_incident_says_its_result_in_a_sentence_to_all_who_see_it(
    somebody: Callable[..., Any], case_of: Callable[..., Any], role: str, language: Language
) -> None:
    one = case_of(POST, LINE, CREW, PRESS)
    assert f'<p class="voices">{SENTENCES[language]}</p>' in shown_to(
        somebody(role), f"/incidents/{one.number}/", language
    )


@pytest.mark.parametrize("language", Language)
def test_of_what_nobody_confirms_page_and_list_say_so(
    somebody: Callable[..., Any], case_of: Callable[..., Any], language: Language
) -> None:
    one, verifier = case_of(POST, PRESS), somebody("verifier")
    assert (one.reports, one.origins) == (2, 1)
    alone = say("incident-voices-alone", language)
    assert alone in shown_to(verifier, f"/incidents/{one.number}/", language)
    day = f"{one.occurred_at:%Y-%m-%d}"
    assert ALONE[language] in shown_to(verifier, f"/incidents/?from={day}&to={day}", language)


def test_of_what_others_confirm_no_list_says_that_nobody_does(
    somebody: Callable[..., Any], case_of: Callable[..., Any]
) -> None:
    one = case_of(POST, LINE)
    day = f"{one.occurred_at:%Y-%m-%d}"
    listed = shown_to(somebody("verifier"), f"/incidents/?from={day}&to={day}")
    assert "2 reports, 2 independent" in listed
    assert "nobody independent" not in listed


def test_page_and_line_of_a_report_say_that_what_was_joined_only_repeats(
    somebody: Callable[..., Any], case_of: Callable[..., Any]
) -> None:
    """A report that was joined reads like one that confirms."""
    officer, said = somebody("duty_officer"), "Nobody independent confirms it."
    for lines, alone in (((POST, PRESS), True), ((POST, LINE), False)):
        before = shown_to(officer, "/queue/?pile=history").count(said)
        one = case_of(*lines)
        joined = one.links.order_by("report__occurred_at").last().report_id
        assert (said in shown_to(officer, f"/reports/{joined}/")) is alone
        assert shown_to(officer, "/queue/?pile=history").count(said) - before == alone
