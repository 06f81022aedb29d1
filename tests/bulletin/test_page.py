import dataclasses
import re
from functools import cache
from html.parser import HTMLParser

import pytest
from scenes import charter_of
from small_record import days, fire, record_of, rich_record

from truceline.bulletin.composing import Bulletin, compose
from truceline.bulletin.page import Key, render_page
from truceline.bulletin.text import render_text
from truceline.values.language import Language

WEEK = days("2020-02-08", "2020-02-14")


class Elements(HTMLParser):
    """Every element with its attributes, and the text outside styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._in_style = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {key: value or "" for key, value in attrs}))
        self._in_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._in_style = self._in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        if not self._in_style:
            self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


@cache
def rich() -> Bulletin:
    return compose(rich_record(), WEEK)


def real() -> Bulletin:
    """The same week as if it were real."""
    return dataclasses.replace(rich(), exercise=False)


@pytest.mark.parametrize("language", Language)
def test_a_page_says_its_language_and_direction(language: Language) -> None:
    (html,) = Elements(render_page(rich(), language)).named("html")

    assert html == {"lang": str(language), "dir": "rtl" if language is Language.ARABIC else "ltr"}


@pytest.mark.parametrize("language", Language)
def test_a_page_runs_nothing_and_asks_nobody(language: Language) -> None:
    page = render_page(rich(), language)
    elements = Elements(page)

    assert not {"script", "link", "img", "iframe", "object", "form", "a", "base"} & {tag for tag, _ in elements.found}
    assert [key for _, attributes in elements.found for key in attributes if key.startswith("on") or key == "src"] == []
    assert not re.search(r"https?:|//[a-z]|@import|url\((?!#)", page)
    assert any("default-src 'none'" in meta.get("content", "") for meta in elements.named("meta"))


def test_every_mark_and_pattern_that_is_used_is_defined_once() -> None:
    for bulletin in (rich(), compose(rich_record(), days("2019-01-01", "2020-12-31"))):
        page = render_page(bulletin, Language.ENGLISH)
        elements = Elements(page)
        defined = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
        used = {use["href"][1:] for use in elements.named("use")} | set(re.findall(r"url\(#([\w.-]+)\)", page))
        used |= {
            attributes[key] for _, attributes in elements.found for key in ("aria-labelledby",) if key in attributes
        }

        assert len(defined) == len(set(defined))
        assert used <= set(defined)


def test_every_class_of_a_picture_has_its_style() -> None:
    page = render_page(rich(), Language.ENGLISH)
    styles = page[page.index("<style>") : page.index("</style>")]
    classes = set()
    for tag, attributes in Elements(page).found:
        if tag in {"path", "rect", "circle", "text"}:
            classes |= set(attributes.get("class", "").split())

    assert {name for name in classes if f".{name}" not in styles} == set()


def test_every_table_has_a_caption_and_every_heading_a_scope() -> None:
    elements = Elements(render_page(rich(), Language.ENGLISH))

    assert len(elements.named("table")) == len(elements.named("caption")) >= 12
    assert {th.get("scope") for th in elements.named("th")} == {"row", "col"}


def test_every_picture_says_in_words_what_it_shows() -> None:
    elements = Elements(render_page(rich(), Language.ENGLISH))
    pictures = [svg for svg in elements.named("svg") if svg.get("role") == "img"]

    assert len(pictures) >= 4
    assert all(len(svg["aria-label"]) > 20 for svg in pictures)
    assert all(svg.get("aria-hidden") == "true" for svg in elements.named("svg") if svg not in pictures)


def test_styles_know_no_left_and_no_right() -> None:
    page = render_page(rich(), Language.ENGLISH)
    styles = page[page.index("<style>") : page.index("</style>")]

    assert not re.search(r"(margin|padding|border|inset|float|text-align|clear)[^;{]*\b(left|right)\b", styles)
    assert not re.search(r"[;{\s](left|right|width|height)\s*:", styles)


def test_an_exercise_carries_the_band_and_a_real_bulletin_does_not() -> None:
    invented, actual = render_page(rich(), Language.ENGLISH), render_page(real(), Language.ENGLISH)

    assert "EXERCISE · تمرين · УЧЕНИЯ" in invented[: invented.index("</title>")]
    assert 'class="band"' in invented
    assert "@top-center" in invented
    assert 'class="band"' not in actual
    assert "EXERCISE" not in actual
    assert "@top-center" not in actual


def test_the_digest_stands_on_the_page_and_at_the_foot_of_every_sheet() -> None:
    bulletin = rich()
    page = render_page(bulletin, Language.ENGLISH)

    assert bulletin.digest in page
    assert bulletin.digest[:16] in page[page.index("@bottom-center") : page.index("</style>")]


def test_names_that_people_wrote_stand_in_elements_that_isolate_them() -> None:
    page = render_page(rich(), Language.ENGLISH)

    assert "<bdi>وادي الزيتون</bdi>" in page
    assert f"<bdi>{charter_of('square').agreement.title.en}</bdi>" in page


def test_the_legend_explains_what_is_on_the_map_and_nothing_else() -> None:
    page = render_page(rich(), Language.ENGLISH)
    legend = page[page.index('class="legend"') : page.index("</figcaption>")]

    for shown in ("in force", "reference line", "not observed on some days"):
        assert shown in legend
    for absent in ("suspended", "ended", "proposed", "post", "not observed on any day"):
        assert absent not in legend
    assert "account of" in legend
    assert Key("post", mark="post").letter == ""


def test_figures_of_the_page_and_of_the_text_are_the_same() -> None:
    bulletin = rich()
    words = " ".join(Elements(render_page(bulletin, Language.ENGLISH)).words)
    text = render_text(bulletin, Language.ENGLISH)

    assert set(re.findall(r"\d[\d,]*", text)) <= set(re.findall(r"\d[\d,]*", words))


def test_the_words_violation_and_quiet_are_not_used_for_a_day_nobody_watched() -> None:
    page = render_page(compose(record_of(fire("2020-02-09T10:00Z", admin1="Vale")), WEEK), Language.ENGLISH)
    days_told = re.search(r"Of 21 zone-days.*?\.", page)

    assert days_told is not None
    assert days_told.group() == "Of 21 zone-days, observed with incidents: 1; observed quiet: 0; not observed: 20."
