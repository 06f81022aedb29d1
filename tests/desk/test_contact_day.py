"""Contact's part of the scripted day, in a real browser through `truceline serve`, with a real SMTP and IMAP server on loopback."""

import smtplib
import ssl
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from desk_serving import ARGUMENTS, CHROMIUM, PASSWORD, PATIENCE_S, Serving, follow, make_account
from mail_servers import WHY_NOT, Post, can_run, letter_to_centre, mail_servers
from playwright.sync_api import Page, sync_playwright

from truceline.desk.folder import ExerciseTime, open_desk, write_settings

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium fonts-noto-core"),
    pytest.mark.skipif(not can_run(), reason=WHY_NOT),
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
]
OFFICE = "office@south.example"
NORTH, SOUTH = "Government of the Syrian Arab Republic", "Armed opposition units"
SHELLS = """source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language,exercise
post-4,monitor,day-1,2017-07-21T10:00,36.10,32.62,300,mortar_fire,Five shells near the mill,en,true
"""
EVENING = datetime(2017, 7, 21, 15, 0, tzinfo=UTC)


def test_both_are_notified_at_once_one_disputes_and_the_other_lets_the_clock_run_out(tmp_path: Path) -> None:
    """Notified in the same minute, by portal and by letter; one acknowledges and disputes; the other's silence is recorded once."""
    (tmp_path / "EXERCISE-shells.csv").write_text(SHELLS, encoding="utf-8")
    with tempfile.TemporaryDirectory() as room, sync_playwright() as playwright:
        Path(room).chmod(0o755)
        (Path(room) / "servers").mkdir()
        with mail_servers(Path(room) / "servers") as post, Serving(tmp_path, post.environment()) as (address, link):
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            make_account(page, link, "amina", "Amina")
            it_is(tmp_path / "desk", EVENING)
            north = _speaker(page, address)
            _notify_both(page, address, tmp_path / "EXERCISE-shells.csv")
            letter = _letter_of(post, page)
            assert "All were told the same within one minute." in page.inner_text("main")
            _dispute(north, address)
            it_is(tmp_path / "desk", EVENING + timedelta(hours=5))
            _see_silence(page, post)
            _answer_late(post, letter, page)
            _see_on_the_incident(page, address)
            browser.close()


def it_is(folder: Path, moment: datetime) -> None:
    """Set the clock of the exercise; every process of the desk goes by it from its next look on."""
    desk = open_desk(folder)
    write_settings(replace(desk, exercise_time=ExerciseTime(moment, datetime.now(UTC))))


def soon(page: Page, holds: Callable[[], bool]) -> None:
    """Look at the page again until something holds: the worker looks every twenty seconds."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, page.inner_text("main")
        time.sleep(1)
        page.reload()


def _speaker(page: Page, address: str) -> Page:
    """Somebody who speaks for North, invited by the first; and a mailbox kept for South."""
    page.goto(f"{address}/contacts/channels/")
    form = "form:has([name=address])"
    page.select_option(f"{form} [name=side]", label=SOUTH)
    page.select_option(f"{form} [name=means]", "email")
    page.fill(f"{form} [name=label]", "Office of the staff")
    page.select_option(f"{form} [name=language]", "ar")
    page.fill(f"{form} [name=address]", OFFICE)
    follow(page, f"{form} button")
    assert OFFICE not in page.content()
    page.goto(f"{address}/people/")
    page.check("[name=role][value=party_contact]")
    page.select_option("[name=speaks_for]", label=NORTH)
    follow(page, "text=Make a one-time link")
    link = page.inner_text("main .told code")
    assert page.context.browser is not None
    other = page.context.browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    other.set_default_timeout(60_000)
    other.goto(link)
    for name, value in (("username", "goran"), ("name", "Goran"), ("password", PASSWORD)):
        other.fill(f"[name={name}]", value)
    follow(other, "main button")
    other.wait_for_url(f"{address}/portal/")
    return other


def _notify_both(page: Page, address: str, path: Path) -> None:
    page.goto(f"{address}/take-in/")
    page.set_input_files("[name=file]", str(path))
    follow(page, "main button")
    follow(page, ".acts button >> nth=0")
    page.goto(f"{address}/incidents/")
    follow(page, "main tbody th a >> nth=0")
    page.click("text=Say something to the sides")
    assert "mortar fire" in page.input_value("[name=words_en]")
    page.fill("[name=hours]", "4")
    follow(page, "text=Send >> nth=-1")
    assert "at the same moment" in page.inner_text("main .told")


def _letter_of(post: Post, page: Page) -> bytes:
    """The letter that South gets, once the worker has sent it."""
    soon(page, lambda: bool(post.to(OFFICE)) and "All were told" in page.inner_text("main"))
    (letter,) = post.to(OFFICE)
    return letter


def _dispute(north: Page, address: str) -> None:
    north.goto(f"{address}/portal/")
    assert SOUTH not in north.content()
    follow(north, "main tbody th a")
    north.click("text=We have received it")
    north.check("[name=said][value=disputed]")
    north.fill("[name=words]", "لم نطلق النار")
    north.check("[name=for_record]")
    follow(north, "text=Send >> nth=-1")
    assert "disputes" in north.inner_text("main .told")


def _see_silence(page: Page, post: Post) -> None:
    soon(page, lambda: "The clock has run out: silence" in page.inner_text("main"))
    text = page.inner_text("main")
    assert text.count("The clock has run out: silence") == 1
    assert "Disputed" in text
    soon(page, lambda: len(post.to(OFFICE)) == 2)  # the reminder


def _answer_late(post: Post, letter: bytes, page: Page) -> None:
    told = urlsplit(post.smtp)
    trust = ssl.create_default_context(cafile=str(post.certificate))
    with smtplib.SMTP_SSL(str(told.hostname), int(told.port or 0), context=trust) as client:
        client.login(str(told.username), str(told.password))
        client.send_message(letter_to_centre(OFFICE, letter, "We look into it"), OFFICE, ["liaison@centre.example"])
    soon(page, lambda: "We look into it" in page.inner_text("main"))
    assert "late" in page.inner_text("main thead")


def _see_on_the_incident(page: Page, address: str) -> None:
    follow(page, "main .about a[href^='/incidents/']")
    text = page.inner_text("main")
    assert "What the sides say to it" in text
    assert "لم نطلق النار" in text
    page.goto(f"{address}/contacts/?show=silent")
    assert page.locator("main tbody tr").count() == 1
