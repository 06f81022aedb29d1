"""Every page of the desk in a real browser, with something on it: read by axe, in three languages, on a screen of 360 px.

Which pages there are is told by `address_table.txt`, of which another test holds that it has every address: no page can be left out.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from announced import form
from axe_playwright_python.sync_playwright import Axe
from contact_form import CONTACT, NORTH
from desk_serving import ARGUMENTS, CHROMIUM
from desk_world import World, addresses
from playwright.sync_api import BrowserContext, Page, sync_playwright

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium fonts-noto-core"),
    pytest.mark.usefixtures("without_limits"),
]
LANGUAGES = ("en", "ar", "ru")
# What ends in a slash and is no page, each with what it is.
NO_PAGES = {
    "home": "sends on to the page with which somebody begins",
    "presence": "who else looks at a page, for its script",
    "attachment": "evidence as it came",
    "original": "the form of a call as it was filled in",
    "contact_file": "a file as it came with a contact",
    "letter_original": "a letter as it came",
    "version_progress": "how far a screening is, for the page's script",
    "arrival_progress": "how far an arrival is, for the page's script",
    "list_progress": "how far the joining of a list is, for the page's script",
    "hotline_places": "places that are meant, for the form's script",
    "hotline_near": "what was reported near, for the form's script",
}
PAGES = [
    (name, written)
    for name, written in addresses("GET")
    if written.endswith(("/", ".html")) and name not in NO_PAGES and not written.endswith("/details/none/")
]
# The same pages opened in other ways, and those of the door, which allauth makes.
OTHERWISE = (
    "/situation/?from=",
    "/queue/?pile=history",
    "/contacts/?show=all",
    "/contacts/new/?incident={number}",
    "/account/2fa/",
    "/account/2fa/totp/activate/",
)
# What sides and guarantors look at is looked at by somebody who speaks for a side.
_OF_A_PARTY = "/portal/"
# On a slow line, 10 kB a second, a page is there in ten seconds at most; the map's own script comes after it, and then what that asks for.
_HEAVIEST_KB = 100
_WEIGHT = """() => {
    const after = document.querySelector("[data-script]")?.dataset.script;
    const every = performance.getEntries();
    const until = every.find((one) => after && one.name.endsWith(after))?.startTime ?? Infinity;
    const seen = every.filter((one) => one.startTime < until);
    return seen.reduce((sum, one) => sum + (one.encodedBodySize ?? 0), 0) / 1000;
}"""


@dataclass(frozen=True)
class Opened:
    """A desk that answers in this process: where, and a browser for each of the two who look; what its pages weigh, in kB."""

    address: str
    centre: BrowserContext
    party: BrowserContext
    paths: list[tuple[bool, str]]
    weights: dict[str, float] = field(default_factory=dict)


class _Server(ThreadingMixIn, WSGIServer):
    """Answers each request in a thread of its own, which leaves no connection behind."""

    daemon_threads = True

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        from django.db import connection

        try:
            super().process_request_thread(request, client_address)
        finally:
            connection.close()


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def named(world: World, liaison: Any, north: Any) -> dict[str, dict[str, Any]]:
    """What each page that has something of its own shows: its parts of an address."""
    list_id = _list_of(north)
    notice = liaison.post("/decisions/notices/", form(by=NORTH))
    assert notice.status_code == 302, notice.content.decode()
    contact = _contact(liaison)
    return {
        "notice": {"number": int(notice["location"].rstrip("/").rsplit("/", 1)[1])},
        "contact": {"number": contact.number},
        "portal_contact": {"contact_id": contact.pk},
        "claim": {"claim_id": _claim(world, liaison)},
        "handed_list": {"list_id": list_id},
        "reconciliation": {"list_id": list_id},
        "detail": {"code": "what-is-prohibited"},
    }


def _list_of(north: Any) -> str:
    """A list that a side handed in and that was joined, with a line that nobody else tells of."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from truceline.desk.tasks import join_list_on

    content = (
        "source,source_family,reference,occurred_at,occurred_within_s,longitude,latitude,radius_m,act,killed_best,exercise\n"
        "x,party,N-1,2016-03-03T10:05,900,36.301,32.801,1000,mortar_fire,3,true\n"
    )
    answer = north.post("/portal/lists/", {"file": SimpleUploadedFile("EXERCISE-own.csv", content.encode())})
    assert answer.status_code == 302, answer.content.decode()
    assert north.post(f"{answer['location']}confirm/").status_code == 302
    list_id = str(answer["location"].split("/")[-2])
    join_list_on.func(list_id)
    return list_id


def _contact(liaison: Any) -> Any:
    from truceline.desk.tables import Contact

    assert liaison.post("/contacts/new/", CONTACT | {"side": [NORTH]}).status_code == 302
    return Contact.objects.filter(addressee=NORTH).order_by("-number").first()


def _claim(world: World, liaison: Any) -> str:
    from truceline.desk.tables import Claim

    told = {
        "holder": "russia",
        "stance": "claims_exclusion",
        "about": "provision:cease-fire",
        "group": "hts",
        "evidence": "film\nmap",
        "taken_at": "2018-12-01T10:00",
        "instrument": "note verbale 12",
        "quotation": "Мы отрицаем.",
        "language": "ru",
    }
    assert liaison.post(f"/incidents/{world.signed.number}/stance/", told).status_code == 302
    return str(Claim.objects.latest("made_at").pk)


@pytest.fixture(scope="module")
def opened(world: World, named: dict[str, dict[str, Any]], attacker: Any, north: Any) -> Iterator[Opened]:
    from django.core.wsgi import get_wsgi_application
    from django.test.utils import override_settings

    paths = [
        (written.startswith(_OF_A_PARTY), world.address(name, written, **named.get(name, {})))
        for name, written in PAGES
    ] + [(False, one.format(**world.named)) for one in OTHERWISE]
    keys = [client.cookies["sessionid"].value for client in (attacker, north)]
    server = make_server("127.0.0.1", 0, get_wsgi_application(), server_class=_Server, handler_class=_Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://localhost:{server.server_port}"
    with override_settings(ALLOWED_HOSTS=["localhost"]), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        contexts = [chromium.new_context(viewport={"width": 1280, "height": 900}) for _ in keys]
        for context, key in zip(contexts, keys, strict=True):
            context.set_default_timeout(60_000)
            context.add_cookies([{"name": "sessionid", "value": key, "url": address}])
            context.new_page()
        yield Opened(address, contexts[0], contexts[1], paths)
        chromium.close()
    server.shutdown()
    server.server_close()


def _open(page: Page, address: str) -> int | None:
    """Open a page, or a document that browsers only download; return the status of the answer."""
    if address.endswith(".html"):
        document = page.context.request.get(address)
        page.goto("about:blank")  # the page before says which styles are allowed
        page.set_content(document.text())
        return document.status
    answer = page.goto(address)
    return answer.status if answer else None


def wrongs(opened: Opened, path: str, language: str, *, of_a_party: bool) -> list[str]:
    """What is wrong with a page in a language: its answer, weight, direction and width, what axe finds, what its scripts complain of."""
    context = opened.party if of_a_party else opened.centre
    context.add_cookies([{"name": "django_language", "value": language, "url": opened.address}])
    page, told = context.pages[0], list[str]()

    def heard(message: Any) -> None:
        # Software that draws without a graphics card remarks on its own pace; what Chromium advises about forms is no complaint.
        if "GL Driver Message" not in message.text and not message.text.startswith("[DOM]"):
            told.append(message.text)

    page.on("console", heard)
    page.set_viewport_size({"width": 1280, "height": 900})
    if (status := _open(page, opened.address + path)) != 200:
        told.append(f"answered {status}")
    opened.weights[path] = page.evaluate(_WEIGHT)
    if opened.weights[path] > _HEAVIEST_KB:
        told.append(f"{opened.weights[path]:.0f} kB for somebody who was never here")
    wanted = "rtl" if language == "ar" else "ltr"
    if page.evaluate("getComputedStyle(document.body).direction") != wanted:
        told.append(f"not {wanted}")
    found: Any = Axe().run(page)
    if found.violations_count:
        told.append(found.generate_report())
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            told.append(f"{wide} wide on a screen of {width}")
    page.remove_listener("console", heard)
    return [f"{path} in {language}: {one}" for one in told]


def test_every_page_can_be_read_by_everybody_each_in_one_of_the_languages(opened: Opened) -> None:
    told = list[str]()
    for at, (of_a_party, path) in enumerate(opened.paths):
        told += wrongs(opened, path, LANGUAGES[(at + 1) % 3], of_a_party=of_a_party)
    assert not told, "\n".join(told)


@pytest.mark.promise
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_read_by_everybody(
    opened: Opened, language: str, record_property: Callable[[str, float], None]
) -> None:
    told = list[str]()
    for of_a_party, path in opened.paths:
        told += wrongs(opened, path, language, of_a_party=of_a_party)
    record_property("pages", len(opened.paths))
    record_property("kB of them all", round(sum(opened.weights.values())))
    assert not told, "\n".join(told)


def test_teeth_a_page_that_is_too_heavy_for_a_slow_line_is_found(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{__name__}._HEAVIEST_KB", 1)
    assert "kB for somebody" in "".join(wrongs(opened, "/sessions/", "en", of_a_party=False))


def test_teeth_a_page_that_nobody_can_read_is_found(opened: Opened) -> None:
    page = opened.centre.pages[0]
    page.goto(f"{opened.address}/sessions/")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert Axe().run(page).violations_count == 1


def test_what_is_held_to_be_no_page_is_none(world: World, opened: Opened) -> None:
    written = dict(addresses("GET"))
    assert set(NO_PAGES) <= set(written)
    for name in NO_PAGES:
        answer = opened.centre.request.get(opened.address + world.address(name, written[name]), max_redirects=0)
        assert answer.status in {200, 302, 400, 404}, (name, answer.status)
        assert answer.status != 200 or not answer.headers["content-type"].startswith("text/html"), name
