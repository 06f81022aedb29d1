"""One whole case in every language on every database, in a real browser; with TRUCELINE_PICTURES=FOLDER its pictures are taken anew."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from desk_serving import ARGUMENTS, CHROMIUM, Serving, make_account
from desk_walk import walk_a_case
from playwright.sync_api import Page, sync_playwright
from throwaway_postgres import throwaway_cluster

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium fonts-noto-core")
# Of the six ways one is walked in every run of the tests, another in test_browser.py; all are promises.
PROMISED = pytest.mark.promise


@pytest.fixture(scope="module", params=[pytest.param("sqlite", marks=PROMISED), "postgresql"])
def officer(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, str, str]]:
    """The first person of a new desk at their browser, its address, and on which database it lies."""
    with ExitStack() as stack:
        more = {}
        if request.param == "postgresql":
            more["TRUCELINE_DATABASE"] = stack.enter_context(throwaway_cluster()).new_database()
        address, link = stack.enter_context(Serving(tmp_path_factory.mktemp("walk"), more))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        stack.callback(browser.close)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        make_account(page, link, "amina", "Amina")
        yield page, address, request.param


@pytest.mark.parametrize(
    "language",
    [
        pytest.param("en", marks=PROMISED),
        pytest.param("ar", marks=pytest.mark.shown),
        pytest.param("ru", marks=PROMISED),
    ],
)
def test_a_whole_case_is_walked_in_each_language_on_each_database(
    officer: tuple[Page, str, str], language: str
) -> None:
    page, address, database = officer
    wanted = os.environ.get("TRUCELINE_PICTURES") if database == "sqlite" and language != "ru" else None
    walk_a_case(page, address, language, Path(wanted) if wanted else None)
