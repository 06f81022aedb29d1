"""The agenda's part of the scripted day, in a real browser through `truceline serve`."""

import re
from pathlib import Path

import pytest
from desk_serving import ARGUMENTS, CHROMIUM, PATIENCE_S, Serving, follow, make_account
from playwright.sync_api import Page, sync_playwright

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium fonts-noto-core"),
    pytest.mark.promise,
]
FLIGHTS = """source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language,exercise
post-4,monitor,day-1,2017-07-21T10:00,36.10,32.62,300,aircraft_flight,A jet over the hills,en,true
post-4,monitor,day-2,2017-07-22T11:00,36.11,32.63,300,aircraft_flight,A jet over the road,en,true
post-4,monitor,day-3,2017-07-23T12:00,36.12,32.64,300,aircraft_flight,A jet over the mill,en,true
"""


def test_an_open_detail_is_decided_three_findings_change_and_everybody_is_told(
    tmp_path: Path,
) -> None:
    """The scripted day's part of the agenda: put, answered by all three, recorded, tried, put into effect by another, told."""
    path = tmp_path / "EXERCISE-flights.csv"
    path.write_text(FLIGHTS, encoding="utf-8")
    with Serving(tmp_path, {}) as (address, link), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        make_account(page, link, "amina", "Amina")
        _take_in(page, address, path)
        version = _decide(page, address)
        # Whoever brought it does not put it into effect.
        assert page.locator("form[action$='/effect/']").count() == 0
        head = _colleague(page, address, "head_of_centre")
        _put_into_effect(head, version)
        _see_what_changed(head, address)
        browser.close()


def _take_in(page: Page, address: str, path: Path) -> None:
    page.goto(f"{address}/take-in/")
    page.set_input_files("[name=file]", str(path))
    follow(page, "main button")
    follow(page, ".acts button >> nth=0")


def _decide(page: Page, address: str) -> str:
    """Put a proposal, write down what each of the three says, record the decision; return the address of its version."""
    page.goto(f"{address}/decisions/details/what-is-prohibited/")
    for name, words in (("en", "No flights over the zone."), ("ar", "يُحظر التحليق."), ("ru", "Полёты запрещены.")):
        page.fill(f"[name=words_{name}]", words)
    form = "form[action$='/proposal/']"
    page.fill(f"{form} [name=put_at]", "2017-07-18T09:00")
    page.fill(f"{form} [name=source]", "Paper 4")
    follow(page, f"{form} button")
    for guarantor in ("russia", "united-states", "jordan"):
        assert page.locator("form[action$='/close/']").count() == 0
        page.click("text=Write down what somebody says of it")
        form = "form[action$='/vote/']"
        page.select_option(f"{form} [name=by]", guarantor)
        page.select_option(f"{form} [name=vote]", "agrees")
        page.fill(f"{form} [name=said_at]", "2017-07-19T10:00")
        page.fill(f"{form} [name=source]", "Minutes of 19 July")
        follow(page, f"{form} button")
    form = "form[action$='/close/']"
    page.fill(f"{form} [name=source]", "Minutes of 19 July")
    follow(page, f"{form} button")
    page.wait_for_url(f"{address}/agreement/versions/**")
    page.wait_for_selector("text=answers would change", timeout=PATIENCE_S * 1_000)
    return page.url


def _put_into_effect(head: Page, version: str) -> None:
    """At the minute that the form offers; where it went by meanwhile, at the next."""
    for _ in range(2):
        head.goto(version)
        head.fill("form[action$='/effect/'] [name=reason]", "Consensus of the three guarantors")
        follow(head, "form[action$='/effect/'] button")
        if head.locator("text=D112").count() == 0:
            break
    head.wait_for_selector("text=screened anew when this version took effect", timeout=PATIENCE_S * 1_000)


def _see_what_changed(head: Page, address: str) -> None:
    """Three findings say something else, each with its entry; and everybody is told with one button."""
    head.goto(f"{address}/decisions/details/what-is-prohibited/")
    rows = head.locator(".decision tbody tr").all_inner_texts()
    assert len(rows) == 3, rows
    assert sum("Flights over the zone" in row and "candidate" in row for row in rows) == 3, rows
    assert re.search("\u20683\u2069 findings changed", head.inner_text(".decision"))
    head.click("text=Who was told >> nth=-1")
    follow(head, "form[action$='/announce/'] button")
    assert head.locator("table.heard a[href^='/contacts/']").count() >= 5


def _colleague(page: Page, address: str, role: str) -> Page:
    """Another person in a browser of their own, invited by the first."""
    page.goto(f"{address}/people/")
    page.check(f"[name=role][value={role}]")
    follow(page, "text=Make a one-time link")
    link = page.inner_text("main .told code")
    assert page.context.browser is not None
    other = page.context.browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    make_account(other, link, f"another-{role}".replace("_", "-"), "Ines")
    return other
