"""One whole case as people walk it: a call, a second one, the screening, the review, the sign-off, and what changed after it.

Nothing is done here that is not done with a browser's mouse and keys; each step looks for what its reader must see, in their language.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from desk_serving import follow, make_account
from playwright.sync_api import Page, ViewportSize

from truceline.values.language import Language, say

# What is said, by whom, and on which day: a day of its own for each language, so that each walk has an incident of its own.
SAID = {
    "en": ("2017-08-21", "Five shells came from the east and fell near the mill.", "I saw four or five hits at the mill.", "Only one of them saw it: say which.", "A crater in the yard of the mill."),
    "ar": ("2017-08-22", "سقطت خمس قذائف قرب الطاحونة، جاءت من الشرق.", "رأيت أربع ضربات أو خمسا عند الطاحونة.", "واحد منهما فقط رأى: اذكروا أيّهما.", "حفرة في ساحة الطاحونة."),
    "ru": ("2017-08-23", "Пять снарядов прилетели с востока и упали у мельницы.", "Я видел четыре или пять разрывов у мельницы.", "Видел только один: напишите, кто.", "Воронка во дворе мельницы."),
}  # fmt: skip
REASONS = {
    "en": "Two callers who do not know each other; one saw the hits.",
    "ar": "متصلان لا يعرف أحدهما الآخر، وأحدهما رأى الضربات.",
    "ru": "Двое звонивших не знают друг друга; один видел разрывы.",
}
PLACE = ("36.10", "32.62", "300")
PHOTOGRAPH = b"\x89PNG\r\n\x1a\n" + bytes(64)
TELEPHONE: ViewportSize = {"width": 360, "height": 740}


@dataclass
class _Walk:
    """The people at their browsers, and where pictures of the steps go."""

    address: str
    language: str
    pictures: Path | None
    officer: Page
    analyst: Page
    verifier: Page

    def say(self, message: str, **arguments: object) -> str:
        return str(say(message, Language(self.language), isolating=False, **arguments))

    def on_a_telephone(self, page: Page, step: str, selector: str = "") -> None:
        """Hold a step to the width of a telephone; where pictures are wanted take one, from where a selector begins."""
        before = page.viewport_size
        page.set_viewport_size(TELEPHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"], step
        if self.pictures is not None and selector:
            page.locator(selector).first.evaluate("(one) => one.scrollIntoView({block: 'start'})")
            page.screenshot(path=self.pictures / f"walk-{step}-{self.language}.png")
        page.set_viewport_size(before or {"width": 1280, "height": 900})


def walk_a_case(first: Page, address: str, language: str, pictures: Path | None = None) -> None:
    """Walk it, with the first person (duty officer and head of the centre) and two that they invite."""
    _speak(first, address, language)
    analyst, verifier = (_colleague(first, address, role, language) for role in ("analyst", "verifier"))
    walk = _Walk(address, language, pictures, first, analyst, verifier)
    try:
        number = _take_two_calls(walk)
        _assess(walk, number)
        _review(walk, number)
        _sign(walk, number)
        _change(walk, number)
    finally:
        _speak(first, address, "en")
        for page in (analyst, verifier):
            page.context.close()


def _take_two_calls(walk: _Walk) -> str:
    """1. The officer writes two calls down; 2. the second is held to tell of what the first told; 3. it is screened."""
    page, (day, heard, saw, *_) = walk.officer, SAID[walk.language]
    _take_call(walk, day, "10:00", heard, "heard")
    _take_call(walk, day, "10:05", saw, "seen")
    walk.on_a_telephone(page, "2-linked", "#handling")
    follow(page, "#handling ~ p a[href^='/incidents/'], section a[href^='/incidents/']")
    page.wait_for_url(re.compile(r"/incidents/\d+/"))
    shown = page.inner_text("main")
    assert heard in shown
    assert saw in shown
    assert walk.say("desk-step-screened") in shown
    assert page.locator("section[aria-labelledby=agreement] .mark.candidate").count() >= 1
    walk.on_a_telephone(page, "3-screened", "#agreement")
    return str(re.findall(r"/incidents/(\d+)/", page.url)[0])


def _take_call(walk: _Walk, day: str, time: str, words: str, observed: str) -> None:
    page = walk.officer
    page.goto(f"{walk.address}/queue/")
    page.keyboard.press("Shift+H")
    page.wait_for_url(f"{walk.address}/hotline/")
    typed = {"said": words, "language": walk.language, "day": day, "time": time}
    for name, value in {**typed, "longitude": PLACE[0], "latitude": PLACE[1], "radius_m": PLACE[2]}.items():
        page.fill(f"#{name}", value)
    page.select_option("#observed", observed)
    page.select_option("#act", "artillery_fire")
    page.check("[name=read_back]")
    page.check("[name=exercise]")
    if observed == "heard":
        walk.on_a_telephone(page, "1-call", "main")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"{walk.address}/reports/**")
    assert words in page.inner_text("blockquote")


def _assess(walk: _Walk, number: str) -> None:
    """4. The analyst takes the case into inquiry, answers whether it happened, drafts a determination and submits it."""
    page, reasons = walk.analyst, REASONS[walk.language]
    page.goto(f"{walk.address}/incidents/{number}/")
    page.select_option("form.moves [name=to]", "under_inquiry")
    follow(page, "form.moves button")
    assert walk.say("desk-step-under_inquiry") in page.inner_text("main")
    _open(page, "#question-happened form")
    page.check("#question-happened [name=answer][value=yes]")
    page.fill("#question-happened [name=reasons]", reasons)
    follow(page, "#question-happened form button")
    _open(page, "form[action$='/determination/']")
    page.select_option("form[action$='/determination/'] [name=outcome]", "minor_violation")
    page.fill("form[action$='/determination/'] [name=reasons]", reasons)
    follow(page, "form[action$='/determination/'] button")
    assert reasons in page.inner_text("article.determination")
    follow(page, "article.determination button[value=submit]")


def _review(walk: _Walk, number: str) -> None:
    """5. The verifier remarks in red, which blocks the approval; resolves it, and approves what another wrote."""
    page, remark = walk.verifier, SAID[walk.language][3]
    page.goto(f"{walk.address}/incidents/{number}/")
    _open(page, "article.determination form[action$='/comment/']")
    form = "article.determination form[action$='/comment/']"
    page.select_option(f"{form} [name=field]", "reasons")
    page.select_option(f"{form} [name=colour]", "red")
    page.fill(f"{form} [name=text]", remark)
    follow(page, f"{form} button")
    assert page.locator("article.determination button[value=approve]").is_disabled()
    assert remark in page.inner_text("article.determination .comment")
    walk.on_a_telephone(page, "4-red", "article.determination .comment")
    # The author sees the remark, and is not offered to approve their own.
    walk.analyst.goto(f"{walk.address}/incidents/{number}/")
    assert remark in walk.analyst.inner_text("article.determination .comment")
    assert walk.analyst.locator("article.determination button[value=approve]").count() == 0
    follow(page, "article.determination .comment form button")
    follow(page, "article.determination button[value=approve]")
    assert walk.say("desk-progress-approved") in page.inner_text("article.determination")


def _sign(walk: _Walk, number: str) -> None:
    """6. The head of the centre signs; the case is decided."""
    page = walk.officer
    page.goto(f"{walk.address}/incidents/{number}/")
    follow(page, "article.determination button[value=sign]")
    shown = page.inner_text("main")
    assert walk.say("desk-step-decided") in shown
    assert walk.say("outcome-minor_violation") in shown
    assert walk.say("desk-changed-since") not in shown
    walk.on_a_telephone(page, "5-signed")


def _change(walk: _Walk, number: str) -> None:
    """7. Evidence comes after the sign-off: what was signed over is no more what stands, and the page says what changed."""
    page = walk.officer
    _open(page, "form[action$='/evidence/']")
    page.set_input_files(
        "form[action$='/evidence/'] [name=file]", {"name": "crater.png", "mimeType": "image/png", "buffer": PHOTOGRAPH}
    )
    page.fill("form[action$='/evidence/'] [name=description]", SAID[walk.language][4])
    follow(page, "form[action$='/evidence/'] button")
    assert walk.say("desk-changed-since") in page.inner_text("article.determination")
    assert page.locator("article.determination .told tbody tr").count() >= 1
    walk.on_a_telephone(page, "6-changed", "article.determination .told")
    page.goto(f"{walk.address}/incidents/{number}/history/")
    assert page.locator("main a[href$='.tlog-proof']").count() >= 5


def _open(page: Page, form: str) -> None:
    """Unfold the part of the page in which a form lies."""
    folded = page.locator(form).first.locator("xpath=ancestor::details[1]")
    if folded.get_attribute("open") is None:
        folded.locator("summary").first.click()


def _speak(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}/my-reports/")
    follow(page, f".languages button[lang={language}]")


def _colleague(first: Page, address: str, role: str, language: str) -> Page:
    """Somebody whom the first person invites, at a browser of their own."""
    first.goto(f"{address}/people/")
    first.check(f"[name=role][value={role}]")
    follow(first, "form:has([name=role]) button")
    link = first.inner_text(".told code")
    assert first.context.browser is not None
    page = first.context.browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    make_account(page, link, f"{role}-{language}", {"analyst": "Boris", "verifier": "Chen"}[role])
    _speak(page, address, language)
    return page
