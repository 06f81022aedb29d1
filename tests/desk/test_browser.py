"""A case in a real browser, through `truceline serve`, on SQLite and on PostgreSQL, in three languages."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from desk_serving import ARGUMENTS, CHROMIUM, PASSWORD, ROOT, Serving, follow, make_account
from desk_walk import walk_a_case
from playwright.sync_api import Page, Route, sync_playwright
from throwaway_postgres import throwaway_cluster

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium fonts-noto-core")


# Pages are drawn alike whatever they are kept in: on PostgreSQL every test but the walk of a case is a promise.
@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.promise)])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A desk as it is started for the first time: its address, and the link of the first account."""
    folder = tmp_path_factory.mktemp("served")
    if request.param == "postgresql":
        with throwaway_cluster() as cluster, Serving(folder, {"TRUCELINE_DATABASE": cluster.new_database()}) as told:
            yield told
    else:
        with Serving(folder, {}) as told:
            yield told


@pytest.fixture(scope="module")
def page(served: tuple[str, str]) -> Iterator[Page]:
    """A browser in which the first person has made their account and taken a week of invented reports in."""
    _, link = served
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = opened.new_page(viewport={"width": 1280, "height": 900})
        make_account(page, link, "amina", "Amina")
        yield page
        opened.close()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from truceline.command import main

    folder = tmp_path_factory.mktemp("exercise") / "files"
    agreement = ROOT / "agreements" / "southwest-syria-2017"
    main(["exercise", "--agreement", str(agreement), "--out", str(folder), "--reports", "60", "--days", "3"])
    return folder / "EXERCISE-reports.csv"


def test_a_case_from_a_file_to_a_judgement(page: Page, served: tuple[str, str], reports: Path) -> None:
    address, _ = served
    page.goto(f"{address}/take-in/")
    page.set_input_files("[name=file]", str(reports))
    follow(page, "main button")
    assert "new reports would be taken in" in page.inner_text("main .told")
    follow(page, ".acts button >> nth=0")
    assert "new reports" in page.inner_text("main")
    assert page.locator(".band").count() == 1

    follow(page, "main a[href^='/incidents/?from=']")
    those_of_the_file = page.url
    before = int(re.sub(r"\D", "", page.inner_text(".count").split("incident")[0]))
    follow(page, "text=/[2-9] reports/ >> nth=0 >> xpath=../th/a")
    follow(page, "text=Not the same as the report it is linked to >> nth=0")
    assert page.locator("text=Two reports held not to be the same").count() >= 1
    # The report may now stand alone or with others: what was parted is undone, and all is as before.
    follow(page, "text=Undo >> nth=0")
    page.goto(those_of_the_file)
    assert int(re.sub(r"\D", "", page.inner_text(".count").split("incident")[0])) == before


def test_on_a_telephone_in_arabic_a_list_is_taken_in_without_its_wrong_rows(
    page: Page, served: tuple[str, str], reports: Path, tmp_path: Path
) -> None:
    address, _ = served
    header, *rows = reports.read_text(encoding="utf-8-sig").splitlines()
    reference = header.split(",").index("reference")
    good = [row.split(",") for row in rows if '"' not in row][:2]
    for number, row in enumerate(good):
        row[reference] = f"telephone-{number}"
    path = tmp_path / "EXERCISE-telephone.csv"
    path.write_text("\n".join([header, *map(",".join, good), "one cell", ""]), encoding="utf-8")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}/take-in/")
    follow(page, ".languages button[lang=ar]")
    page.set_input_files("[name=file]", str(path))
    follow(page, "main button")
    button = page.locator("#rest button")
    assert "استلام بلاغين وترك صف واحد جانبًا" in button.inner_text().translate(dict.fromkeys((0x2068, 0x2069)))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    with page.expect_download() as offered:
        page.click("#rest a")
    assert "one cell" not in offered.value.path().read_text(encoding="utf-8-sig")
    follow(page, "#rest button")
    assert "تُرك صف واحد جانبًا ولم يُستلم" in page.inner_text("main")
    with page.expect_download() as kept:
        page.click("main a[href$='set-aside.csv']")
    assert kept.value.path().read_bytes() == offered.value.path().read_bytes()
    follow(page, ".languages button[lang=en]")
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_call_is_taken_with_two_keys_and_leaves_nothing_on_the_machine(page: Page, served: tuple[str, str]) -> None:
    address, _ = served
    page.goto(f"{address}/queue/")
    page.keyboard.press("Shift+H")
    page.wait_for_url(f"{address}/hotline/")
    page.fill("#said", "سمعنا خمس قذائف من جهة الشرق")
    page.fill("#language", "ar")
    page.fill("#time", "00:01")
    page.type("#place_name", "homs", delay=20)
    page.click("[data-candidates] button >> nth=0")
    page.check("[name=read_back]")
    page.wait_for_timeout(600)
    kept = "Object.keys(localStorage).filter((name) => name.startsWith('truceline-call-')).length"
    assert page.evaluate(kept) == 1
    page.reload()
    assert page.input_value("#said") == "سمعنا خمس قذائف من جهة الشرق"
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"{address}/reports/**")
    assert page.evaluate(kept) == 0


def test_the_queue_is_worked_with_single_keys(page: Page, served: tuple[str, str]) -> None:
    address, _ = served
    page.goto(f"{address}/queue/?pile=all")
    page.keyboard.press("j")
    first = page.locator("tr.here a.words").get_attribute("href")
    page.keyboard.press("Shift+Slash")
    assert page.locator("dialog.keys").is_visible()
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("a")
    page.goto(f"{address}/queue/?pile=mine")
    assert first in [one.get_attribute("href") for one in page.locator("a.words").all()]


def test_a_whole_case_is_walked_by_three_people(page: Page, served: tuple[str, str]) -> None:
    """In Russian; in Arabic on PostgreSQL, and as promises in all six ways: test_walk.py."""
    walk_a_case(page, served[0], "ru")


def _is_ours(message: str) -> bool:
    """Whether a message on the console is about our page: software that draws without a graphics card remarks on its own pace."""
    return "GL Driver Message" not in message


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_the_map_is_drawn_by_the_desk_alone_in_every_language(
    page: Page, served: tuple[str, str], language: str
) -> None:
    if not (ROOT / "browser" / "node_modules" / ".installed").exists():
        pytest.skip("the files of the map are not installed: ./dev setup")
    address, _ = served
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if _is_ours(message.text) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}/incidents/")
    follow(page, f".languages button[lang={language}]")
    page.goto(f"{address}/situation/?from=")
    page.wait_for_selector("#map[data-names]", state="visible")
    page.wait_for_selector("#map-count[data-total]")

    total = page.get_attribute("#list .count", "data-total")
    assert total == page.get_attribute("#map-count", "data-total")
    assert int(page.get_attribute("#map-count", "data-in-view") or 0) > 0
    assert _soon(lambda: int(page.get_attribute("#map", "data-names") or 0) >= 3)
    assert _soon(lambda: int(page.get_attribute("#map", "data-marks") or 0) > 0)
    # An empty room of one colour is a picture of a few hundred bytes.
    assert len(page.locator("#map").screenshot()) > 20_000
    shaped = "async (script) => (await import(script)).getRTLTextPluginStatus()"
    assert page.evaluate(shaped, page.get_attribute("#map", "data-script")) == "loaded"

    page.locator(".brush").scroll_into_view_if_needed()
    before = page.evaluate("window.scrollY")
    bars = page.locator(".brush").bounding_box()
    assert bars is not None
    page.mouse.move(bars["x"] + 2, bars["y"] + 10)
    page.mouse.down()
    page.mouse.move(bars["x"] + 4, bars["y"] + 12)
    page.mouse.up()
    page.wait_for_url(re.compile(r"from=2\d{3}-\d\d-\d\d&to="))
    assert page.evaluate("window.scrollY") == before
    assert _soon(
        lambda: page.get_attribute("#map-count", "data-total") == page.get_attribute("#list .count", "data-total")
    )
    follow(page, ".languages button[lang=en]")
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert complaints == []


def test_the_map_opens_where_the_zones_are_though_boundaries_are_slow_to_come(
    page: Page, served: tuple[str, str]
) -> None:
    if not (ROOT / "browser" / "node_modules" / ".installed").exists():
        pytest.skip("the files of the map are not installed: ./dev setup")
    held: list[Route] = []
    asked: list[str] = []
    slow = "**/situation/boundaries/*"
    page.route(slow, lambda route: held.append(route))  # noqa: PLW0108 - Playwright takes no built-in method
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served[0]}/situation/?from=")
    page.wait_for_selector("#map-count[data-total]")

    views = [
        found[1].split(",") for url in asked if (found := re.search(r"incidents\.geojson.*[?&]view=([-.\d,]+)", url))
    ]
    assert [float(east) - float(west) < 30 for west, _, east, _ in views[:1]] == [True]
    for route in held:
        route.continue_()
    page.unroute(slow)


def test_the_situation_is_light_on_a_slow_line(page: Page, served: tuple[str, str]) -> None:
    """What a first visit and the next one load, over the line: `pytest -s` prints it."""
    dist = ROOT / "browser" / "node_modules" / "maplibre-gl" / "dist"
    if not (dist / "maplibre-gl-worker.mjs.gz").exists():
        pytest.skip("the files of the map are not installed: ./dev setup")
    address, _ = served
    assert page.context.browser is not None
    fresh = page.context.browser.new_context(storage_state=page.context.storage_state())
    try:
        opened = fresh.new_page()
        opened.set_default_timeout(60_000)
        line = fresh.new_cdp_session(opened)
        line.send("Network.enable")
        loaded: list[float] = []
        line.on("Network.loadingFinished", lambda told: loaded.append(told["encodedDataLength"]))
        # The browser does not tell the page's session what its worker loads.
        visits = [(dist / "maplibre-gl-worker.mjs.gz").stat().st_size, 0]
        for visit in (0, 1):
            loaded.clear()
            opened.goto(f"{address}/situation/?from=")
            opened.wait_for_selector("#map[data-names]", state="visible")
            assert _soon(lambda: int(opened.get_attribute("#map", "data-names") or 0) > 0)
            visits[visit] += int(sum(loaded))
        print(f"first visit {visits[0]:,} bytes, next {visits[1]:,}")
        assert visits[0] < 750_000
        assert visits[1] < 60_000
    finally:
        fresh.close()


def _soon(holds: Callable[[], bool]) -> bool:
    """Whether something comes to hold within a while; the browser's own way to wait needs eval, which our pages forbid."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.2)
    return False


def test_without_scripts_the_map_is_drawn_plainly(page: Page, served: tuple[str, str]) -> None:
    address, _ = served
    assert page.context.browser is not None
    plain = page.context.browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    try:
        opened = plain.new_page()
        opened.goto(f"{address}/situation/?from=")
        assert opened.locator("#plain svg.map").is_visible()
        assert not opened.locator("#map, #map-tools, #newer").first.is_visible()
        opened.fill("#filter [name=q]", "nothing of that name")
        follow(opened, "#filter button")
        assert "q=nothing" in opened.url
    finally:
        plain.close()


def test_what_is_wrong_with_a_file_is_read_whole_on_a_telephone(
    page: Page, served: tuple[str, str], tmp_path: Path
) -> None:
    """What was expected and what to do stand where the eye is, and not beyond the edge of a table that is pushed aside."""
    address, wrong = served[0], tmp_path / "wrong.csv"
    wrong.write_text(
        "source,source_family,reference,occurred_at\na,monitor,1,noon\na,monitor,2,,more\n", encoding="utf-8"
    )
    page.set_viewport_size({"width": 360, "height": 740})
    try:
        page.goto(f"{address}/take-in/")
        page.set_input_files("[name=file]", str(wrong))
        follow(page, "main form button")
        cells = page.locator("table.problems tbody tr").first.locator("th, td")
        cells.first.wait_for()
        for box in cells.evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())"):
            assert box["left"] >= 0
            assert box["right"] <= 360
        assert "2017-07-09T12:00" in page.locator("table.problems td[data-label] > div").first.inner_text()
        # What is wrong with a whole line is in no column: no name stands there over nothing.
        assert page.locator("table.problems tr", has_text="R010").locator("td").first.is_hidden()
    finally:
        page.set_viewport_size({"width": 1280, "height": 900})


@contextmanager
def arabic_telephone(page: Page) -> Iterator[Page]:
    """Whoever is signed in on this page, on a telephone and in Arabic."""
    assert page.context.browser is not None
    phone = page.context.browser.new_context(
        viewport={"width": 390, "height": 844}, storage_state=page.context.storage_state()
    )
    try:
        phone.clear_cookies(name="django_language")  # which an earlier test may have chosen
        phone.add_cookies([{"name": "django_language", "value": "ar", "url": page.url}])
        yield phone.new_page()
    finally:
        phone.close()


def test_what_is_worth_knowing_of_a_file_stays_on_the_screen_of_an_arabic_telephone(
    page: Page, served: tuple[str, str], tmp_path: Path
) -> None:
    """Remarks are in English: on a page that runs from right to left their marks stood beyond its edge."""
    address, file = served[0], tmp_path / "list.csv"
    file.write_text("id,date,place,more\n1,2017-07-09,Old Mill,x\n", encoding="utf-8")
    page.goto(f"{address}/take-in/")
    page.set_input_files("[name=file]", str(file))
    follow(page, "main form button")
    with arabic_telephone(page) as opened:
        opened.goto(page.url)
        assert opened.evaluate("getComputedStyle(document.body).direction") == "rtl"
        assert opened.locator("ul.problems li").count() > 0
        assert opened.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_list_of_incidents_is_read_whole_on_a_telephone(
    page: Page, served: tuple[str, str], tmp_path: Path
) -> None:
    """Where it happened is not pushed out of sight."""
    file = tmp_path / "listed.csv"
    file.write_text("id,date,place\n1,2017-07-09,The Old Mill beyond the river\n", encoding="utf-8")
    page.goto(f"{served[0]}/take-in/")
    page.set_input_files("[name=file]", str(file))
    follow(page, "main form button")
    follow(page, 'form[action$="confirm/"] button')
    page.goto(f"{served[0]}/incidents/")
    with arabic_telephone(page) as opened:
        opened.goto(page.url)
        cells = opened.locator("table.incidents tbody tr").first.locator("th, td")
        assert cells.count() == 6
        for box in cells.evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())"):
            assert box["left"] >= 0
            assert box["right"] <= 390
        # The place, which is in Latin letters, is read from the right as its sentence is.
        where = opened.locator("table.incidents tbody tr td:nth-of-type(3)").first
        directions = where.evaluate(
            "one => [one, ...one.querySelectorAll('*')].map(each => getComputedStyle(each).direction)"
        )
        assert set(directions) == {"rtl"}


def test_signing_out_shows_the_door_and_signing_in_comes_back(page: Page, served: tuple[str, str]) -> None:
    address, _ = served
    page.goto(f"{address}/incidents/")
    follow(page, "form.me button")
    page.goto(f"{address}/take-in/")
    assert "/account/login/" in page.url
    assert Axe().run(page).violations_count == 0

    page.fill("[name=login]", "amina")
    page.fill("[name=password]", PASSWORD)
    follow(page, "main button")
    assert page.url == f"{address}/take-in/"
