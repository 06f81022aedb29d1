"""The guarantors' part of the scripted day, in a real browser through `truceline serve`: a list of sixty, and two stances that differ."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from desk_serving import ARGUMENTS, CHROMIUM, PASSWORD, Serving, follow, make_account
from playwright.sync_api import Browser, Page, sync_playwright

from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import Exercise, invent
from truceline.exercise.listing import OtherList, invent_list
from truceline.exercise.settings import ExerciseSettings
from truceline.report.writing import write_reports

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium fonts-noto-core"),
    pytest.mark.promise,
]
ROOT = Path(__file__).resolve().parents[2]


def test_a_list_of_sixty_is_reconciled_and_two_guarantors_take_different_stances(tmp_path: Path) -> None:
    """A guarantor brings its list; the centre resolves a line; two guarantors differ, and each sees the other's word once it is shared."""
    exercise, other = _invented(tmp_path)
    with Serving(tmp_path, {}) as (address, link), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        make_account(page, link, "amina", "Amina")
        _take_in(page, address, tmp_path / "EXERCISE-reports.csv")
        emeka = _joins(browser, page, address, ("emeka", "liaison_officer", ""))
        farida = _joins(browser, page, address, ("farida", "guarantor_representative", "russia"))
        gabriel = _joins(browser, page, address, ("gabriel", "guarantor_representative", "united-states"))

        listed = _brings(farida, address, tmp_path / "EXERCISE-list.csv")
        rows = list(csv.DictReader(io.StringIO(farida.request.get(f"{listed}lines.csv").text().lstrip("\ufeff"))))
        _as_the_truth_says(rows, other)
        number = _resolves(emeka, listed)
        gabriel.goto(listed)
        assert gabriel.locator("table.lines").count() == 0  # another's list

        incident = f"{address}/incidents/{number}/"
        _takes(farida, incident, ("denies", "УЧЕНИЯ. Мы отрицаем.", "ru"), shared=False)
        gabriel.goto(incident)
        assert "Мы отрицаем" not in gabriel.content()
        _takes(gabriel, incident, ("affirms", "EXERCISE. We confirm it.", "en"), shared=True)
        farida.goto(incident)
        follow(farida, "text=Share with all guarantors >> nth=0")
        gabriel.goto(f"{address}/stances/")
        cells = gabriel.locator("table.stances tbody td").all_inner_texts()
        assert any("denies" in cell and "Мы отрицаем" in cell for cell in cells)
        assert any("affirms" in cell for cell in cells)

        emeka.goto(f"{address}/reconciliation/agenda/russia/")
        with emeka.expect_download() as told:
            emeka.click(".count a >> text=.txt >> nth=0")
        agenda = Path(told.value.path()).read_text(encoding="utf-8")
        assert "Мы отрицаем" in agenda
        assert "We confirm it" not in agenda
        browser.close()
    assert exercise.reports.num_rows > 200


def _invented(folder: Path) -> tuple[Exercise, OtherList]:
    charter = read_agreement(ROOT / "agreements" / "southwest-syria-2017")
    exercise = invent(charter, ExerciseSettings(seed=1, reports=300, days=20, burst=0.2))
    other = invent_list(exercise, "russia", lines=60, seed=1)
    write_reports(exercise.reports, folder / "EXERCISE-reports.csv")
    write_reports(other.lines, folder / "EXERCISE-list.csv")
    return exercise, other


def _take_in(page: Page, address: str, path: Path) -> None:
    page.goto(f"{address}/take-in/")
    page.set_input_files("[name=file]", str(path))
    follow(page, "main button")
    follow(page, ".acts button >> nth=0")
    assert "new reports" in page.inner_text("main")


def _joins(browser: Browser, page: Page, address: str, who: tuple[str, str, str]) -> Page:
    """Somebody whom the first person invites, in a browser of their own."""
    name, role, side = who
    page.goto(f"{address}/people/")
    page.check(f"[name=role][value={role}]")
    page.select_option("[name=speaks_for]", side)
    follow(page, "text=Make a one-time link")
    other = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    other.set_default_timeout(60_000)
    other.goto(page.inner_text("main .told code"))
    for field, value in (("username", name), ("name", name.title()), ("password", PASSWORD)):
        other.fill(f"[name={field}]", value)
    follow(other, "main button")
    other.wait_for_url(re.compile(re.escape(address) + r"/(situation|portal)/"))
    return other


def _brings(page: Page, address: str, path: Path) -> str:
    page.goto(f"{address}/reconciliation/")
    page.set_input_files("[name=file]", str(path))
    follow(page, "text=Look into them")
    assert "lines would be joined" in page.inner_text("main .told")
    follow(page, "text=Take it in and join it")
    page.wait_for_selector("table.lines")
    return page.url


def _as_the_truth_says(rows: list[dict[str, str]], other: OtherList) -> None:
    """Every line once, none fused; whether a join is right is measured where the truth is at hand (test_reconciliation.py)."""
    references = [row["reference"] for row in rows if row["reference"]]
    assert sorted(references) == sorted(other.lines["reference"].to_pylist())
    joined = [row["incident_id"] for row in rows if row["reference"] and row["number"]]
    assert len(joined) == len(set(joined)) >= 45


def _resolves(page: Page, listed: str) -> int:
    page.goto(f"{listed}?outcome=confirmed")
    row: Any = page.locator("table.lines tbody tr").first
    number = int(row.locator("td a").first.inner_text().lstrip("#"))
    row.locator("summary").click()
    row.locator("[name=said]").select_option("same")
    row.locator("[name=reason]").fill("EXERCISE. Both maps were on the table.")
    row.locator("button").click()
    page.wait_for_url(re.compile("#line-"))
    assert "The same incident" in page.locator("table.lines tbody tr").first.inner_text()
    assert re.search("\u20681\u2069 of .* resolved", page.inner_text(".tally"))
    return number


def _takes(page: Page, incident: str, said: tuple[str, str, str], *, shared: bool) -> None:
    stance, words, language = said
    page.goto(incident)
    page.click("text=Take a stance down")
    form = "form.taking"
    page.select_option(f"{form} [name=stance]", stance)
    page.select_option(f"{form} [name=language]", language)
    page.fill(f"{form} [name=instrument]", "EXERCISE. Meeting in Amman")
    page.fill(f"{form} [name=quotation]", words)
    if shared:
        page.check(f"{form} [name=shared]")
    follow(page, f"{form} button")
    page.wait_for_url(re.compile("#stances"))
    assert words in page.inner_text("main")
