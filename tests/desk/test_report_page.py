"""The page of one report: one clock, the incident that it is counted in, and why, in words."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from desk_cases import new_case, signed_in

from truceline.values.language import Language


@pytest.fixture(scope="module")
def officer(somebody: Callable[..., Any]) -> Any:
    return somebody("duty_officer")


def shown(person: Any, address: str, language: Language = Language.ENGLISH) -> str:
    """A page as it is read, without what only pointing at something tells."""
    client = signed_in(person)
    client.cookies["django_language"] = language.value
    page = client.get(address).content.decode()
    return html.unescape(re.sub(r"<[^>]*>", " ", page[page.index("<main") :]))


@pytest.mark.parametrize("language", Language)
def test_every_moment_of_a_report_is_told_by_the_local_clock_and_the_clock_is_named(
    officer: Any, file_of: Callable[..., Path], language: Language
) -> None:
    report = new_case(officer, file_of).links.first().report
    for address in (f"/reports/{report.pk}/", "/my-reports/"):
        page = shown(officer, address, language)
        assert "UTC" not in page
        assert "Asia/Damascus" in page
    local = report.received_at.astimezone(ZoneInfo("Asia/Damascus"))
    assert f"{local:%Y-%m-%d %H:%M}" in shown(officer, f"/reports/{report.pk}/", language)


ALONE = "post-1,monitor,k-{n}a,{day}T10:00,36.90,33.10,300,mortar_fire,Three rounds in the far valley,en"
RELAY = (
    "paper,media,k-{n}c,{day}T10:00,36.90,33.10,300,mortar_fire,According to post-1: three rounds in the far valley,en"
)


def test_a_report_that_nobody_else_tells_of_leads_to_its_incident(
    officer: Any, file_of: Callable[..., Path], somebody: Callable[..., Any]
) -> None:
    incident = new_case(officer, file_of, ALONE)
    report = incident.links.get().report
    for person, address, links in (
        (officer, f"/reports/{report.pk}/", 2),
        (officer, "/queue/?pile=history&q=far+valley", 1),
        (somebody("auditor"), f"/reports/{report.pk}/", 1),
        (somebody("field_monitor"), f"/reports/{report.pk}/", 0),
    ):
        page = signed_in(person).get(address).content.decode()
        assert page.count(f'<a href="/incidents/{incident.number}/">') == links, (address, links)
    assert "No other report tells of this" in shown(officer, f"/reports/{report.pk}/")


def test_of_a_report_that_is_repeated_it_is_not_said_that_no_other_tells_of_it(
    officer: Any, file_of: Callable[..., Path]
) -> None:
    incident = new_case(officer, file_of, ALONE, RELAY)
    assert (incident.reports, incident.origins) == (2, 1)
    pages = [shown(officer, f"/reports/{link.report_id}/") for link in incident.links.all()]
    assert not any("No other report tells of this" in page for page in pages)
    assert sum("Only what repeats it tells of this too" in page for page in pages) == 1


@pytest.mark.parametrize("language", Language)
def test_why_a_report_is_joined_stands_in_words_and_its_logarithms_are_folded(
    officer: Any, file_of: Callable[..., Path], language: Language
) -> None:
    joined = [link for link in new_case(officer, file_of).links.all() if '"score":' in link.content]
    client = signed_in(officer)
    client.cookies["django_language"] = language.value
    page = client.get(f"/reports/{joined[0].report_id}/").content.decode()

    unfolded = re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)
    assert len(re.findall(r"[+-]\d+\.\d", page)) == 9  # eight parts and their sum
    assert not re.search(r"[+-]\d+\.\d", unfolded)


def test_the_parts_of_a_score_that_are_told_are_all_that_a_link_has() -> None:
    from truceline.desk.pages.report import _SCORES
    from truceline.incident.table import LINKS

    assert {f"{name}_score" for name in _SCORES} == {name for name in LINKS.names if name.endswith("_score")}
