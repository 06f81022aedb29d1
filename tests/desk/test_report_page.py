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
