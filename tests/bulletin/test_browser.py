"""The bulletin in a browser: nothing is fetched, nothing complains, nothing hangs over, everybody can read it."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from small_record import days, rich_record

from truceline.bulletin.composing import compose
from truceline.bulletin.page import render_page
from truceline.values.language import Language

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium fonts-noto-core")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WEEK = days("2020-02-08", "2020-02-14")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bulletin of a rich week, with errata, in three languages."""
    written = tmp_path_factory.mktemp("bulletin")
    earlier = compose(rich_record(), WEEK).frozen()
    earlier["figures"] = earlier["figures"] | {"incidents/verdict": 1}
    bulletin = compose(rich_record(), WEEK, earlier=earlier)
    for language in Language:
        (written / f"{language}.html").write_text(render_page(bulletin, language), encoding="utf-8")
    return written


def opened(browser: Browser, folder: Path, language: Language, **screen: int) -> Page:
    page = browser.new_page(viewport={"width": screen.get("width", 1100), "height": 900})
    page.goto((folder / f"{language}.html").as_uri())
    return page


@pytest.mark.parametrize("language", Language)
def test_the_page_asks_nobody_and_complains_of_nothing(browser: Browser, folder: Path, language: Language) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((folder / f"{language}.html").as_uri())
    page.wait_for_load_state("networkidle")
    page.close()

    assert asked == [(folder / f"{language}.html").as_uri()]
    assert said == []


def test_arabic_runs_from_right_to_left_and_its_tables_and_pictures_with_it(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, Language.ARABIC)
    first, last = (
        page.locator("#zones thead th").first.bounding_box(),
        page.locator("#zones thead th").last.bounding_box(),
    )
    shaped = page.evaluate("getComputedStyle(document.querySelector('svg .name')).direction")

    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert first is not None
    assert last is not None
    assert first["x"] > last["x"]
    assert shaped == "rtl"
    page.close()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [360, 768, 1100])
def test_nothing_hangs_over_the_edge(browser: Browser, folder: Path, language: Language, width: int) -> None:
    page = opened(browser, folder, language, width=width)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert wide <= width


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.ARABIC])
def test_what_a_row_tells_of_stays_in_sight_on_a_telephone(browser: Browser, folder: Path, language: Language) -> None:
    page = opened(browser, folder, language, width=360)
    name = page.locator(".table-provisions tbody th").first
    before = name.bounding_box()
    hidden = page.evaluate(
        "(() => { const box = document.querySelector('.scroll:has(.table-provisions)');"
        " box.scrollLeft = document.documentElement.dir === 'rtl' ? -900 : 900; return Math.abs(box.scrollLeft) })()"
    )
    after = name.bounding_box()
    page.close()

    assert hidden > 100
    assert before is not None
    assert after is not None
    assert abs(after["x"] - before["x"]) < 1
    assert after["width"] < 180


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, folder: Path, language: Language, scheme: str) -> None:
    page = opened(browser, folder, language)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    violations = Axe().run(page).response["violations"]
    page.close()

    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in violations if v["impact"] in ("serious", "critical")] == []


def test_every_word_of_a_mark_is_also_a_shape_in_grey_print(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, Language.ENGLISH)
    page.emulate_media(media="print")
    colours = page.evaluate(
        "['--amber','--violet','--red','--accent','--zone'].map("
        "name => getComputedStyle(document.documentElement).getPropertyValue(name).trim())"
    )
    page.close()

    # A grey has three equal parts.
    assert all(re.fullmatch(r"#(.)\1\1|#(..)\2\2", colour) for colour in colours), colours


def test_the_band_stays_in_sight_while_reading(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, Language.ENGLISH)
    page.evaluate("window.scrollTo(0, 3000)")
    box = page.locator(".band").bounding_box()
    page.close()

    assert box is not None
    assert box["y"] == 0


def test_every_sheet_of_an_exercise_carries_the_band_in_print(browser: Browser, folder: Path, tmp_path: Path) -> None:
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("no pdftotext: apt-get install poppler-utils")
    page = opened(browser, folder, Language.ENGLISH)
    page.pdf(path=tmp_path / "bulletin.pdf", prefer_css_page_size=True)
    page.close()
    printed = subprocess.run([pdftotext, tmp_path / "bulletin.pdf", "-"], capture_output=True, text=True, check=True)
    sheets = printed.stdout.split("\f")[:-1]

    assert len(sheets) >= 3
    assert all("EXERCISE" in sheet for sheet in sheets)
