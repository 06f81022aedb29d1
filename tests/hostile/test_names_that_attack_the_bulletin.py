"""Names of areas come from reports, and so from anybody: they must stay names on the page, in the text and in figures."""

import json
from html.parser import HTMLParser

import pytest
from markupsafe import escape
from small_record import days, fire, record_of

from truceline.bulletin.composing import compose
from truceline.bulletin.page import render_page
from truceline.bulletin.text import render_text
from truceline.values.language import Language

WEEK = days("2020-02-08", "2020-02-14")
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "{ $count }",
    "\u202eelatot rehtona",
    "\u2066\u2066\u2066never closed",
    "'; DROP TABLE incidents; --",
    "a=b/c",
)


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as the parser calls it
        self.tags.add(tag)


@pytest.mark.parametrize("name", ATTACKS)
def test_a_name_stays_a_name(name: str) -> None:
    bulletin = compose(record_of(fire("2020-02-09T10:00Z", admin1=name), fire("2020-02-09T10:00Z")), WEEK)
    harmless = compose(record_of(fire("2020-02-09T10:00Z", admin1="Vale"), fire("2020-02-09T10:00Z")), WEEK)

    for language in Language:
        page, text = render_page(bulletin, language), render_text(bulletin, language)
        assert Tags(page).tags == Tags(render_page(harmless, language)).tags
        assert f"<bdi>{escape(name)}</bdi>" in page
        assert f"\u2068{name}\u2069" in text.replace("\n  ", " ")
    assert bulletin.figures[f"incidents/area={name}"] == 1
    assert json.loads(json.dumps(bulletin.frozen()))["digest"] == bulletin.digest


@pytest.mark.parametrize("name", ATTACKS)
def test_such_a_name_is_told_whole_in_errata(name: str) -> None:
    record = record_of(fire("2020-02-09T10:00Z", admin1=name))
    earlier = compose(record_of(fire("2020-02-09T10:00Z", admin1="Vale")), WEEK).frozen()
    page = render_page(compose(record, WEEK, earlier=earlier), Language.ENGLISH)

    assert "<script>" not in page.lower()


def test_a_name_as_long_as_a_page_is_kept_and_does_not_stop_the_bulletin() -> None:
    name = "Vale " * 2_000
    page = render_page(compose(record_of(fire("2020-02-09T10:00Z", admin1=name)), WEEK), Language.ARABIC)

    assert name in page
