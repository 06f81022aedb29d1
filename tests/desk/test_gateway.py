"""The gateway for SMS and messengers: signed out, signed in, and nothing twice; a real HTTP server on loopback stands for it."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from contact_form import CONTACT, NORTH

from truceline.desk.gateway import ADDRESS, HEADER, SECRET, gateway_address, gateway_secret, require_signed, signed
from truceline.errors import NotAllowed, Unavailable

KEY = "a secret of more than thirty-two characters"
NUMBER = "+963 11 000 canary"


class Carrier(BaseHTTPRequestHandler):
    """Takes whatever is posted, and answers as it is told to."""

    came: list[tuple[str, bytes]]
    answers: int

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).came.append((self.headers[HEADER], body))
        self.send_response(type(self).answers)
        self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()

    def log_message(self, *_told: Any) -> None:
        """Say nothing."""


@pytest.fixture
def carrier(liaison: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Carrier]]:
    from truceline.desk.tables import Channel

    Carrier.came, Carrier.answers = [], 202
    server = HTTPServer(("127.0.0.1", 0), Carrier)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv(ADDRESS, f"http://127.0.0.1:{server.server_port}/send")
    monkeypatch.setenv(SECRET, KEY)
    form = {"side": NORTH, "means": "message", "label": "Telephone of the office", "language": "ar", "preference": "1"}
    assert liaison.post("/contacts/channels/", form | {"address": NUMBER, "name": ""}).status_code == 302
    yield Carrier
    server.shutdown()
    server.server_close()
    for channel in Channel.objects.filter(is_open=True, means="message"):
        liaison.post(f"/contacts/channels/{channel.pk}/close/", {"reason": "the test is over"})


def sent(contacted: Callable[..., list[Any]]) -> Any:
    from truceline.desk.actions.sending import send_due

    one = contacted(means="message", side=[NORTH])[0]
    send_due()
    one.refresh_from_db()
    return one


def posted(told: dict[str, Any] | bytes, *, at: int | None = None, secret: str = KEY) -> int:
    from django.test import Client

    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    header = signed(secret.encode(), at or int(time.time()), body)
    answer = Client().post("/gateway/", body, content_type="application/json", headers={HEADER: header})
    return int(answer.status_code)


def facts(contact: Any) -> list[str]:
    return [fact.fact for fact in contact.facts.order_by("on", "fact_id")]


def test_a_message_goes_out_signed_over_its_very_bytes(
    carrier: type[Carrier], contacted: Callable[..., list[Any]]
) -> None:
    one = sent(contacted)
    assert facts(one) == ["sent"]
    ((header, body),) = carrier.came
    require_signed(KEY.encode(), header, body, int(time.time()))
    told = json.loads(body)
    assert (told["to"], told["token"]) == (NUMBER, one.token)
    assert "سقطت خمس قذائف" in told["text"]
    with pytest.raises(NotAllowed):
        require_signed(KEY.encode(), header, body + b" ", int(time.time()))


def test_a_message_has_no_marks_that_only_a_page_needs(
    carrier: type[Carrier], contacted: Callable[..., list[Any]]
) -> None:
    """One of them, and a short message holds 70 letters instead of 160."""
    from truceline.desk.actions.sending import send_due
    from truceline.desk.tables import Contact

    one = contacted(means="message", side=[NORTH])[0]
    # As earlier versions kept it.
    Contact.objects.filter(pk=one.pk).update(
        subject="Mortar fire, \u2068Tell Naima\u2069, within \u2068300\u00a0m\u2069 \u200e"
    )
    send_due()
    ((_, body),) = carrier.came
    text = json.loads(body)["text"]
    assert "Mortar fire, Tell Naima, within 300 m" in text
    assert not set(text) & set("\u200e\u200f\u2066\u2067\u2068\u2069\u00a0")


@pytest.mark.parametrize(("answers", "told"), [(400, ["failed"]), (503, []), (302, [])])
def test_what_the_gateway_will_never_take_has_failed_and_all_else_is_tried_again(
    answers: int, told: list[str], carrier: type[Carrier], contacted: Callable[..., list[Any]]
) -> None:
    carrier.answers = answers
    one = sent(contacted)
    assert facts(one) == told
    assert len(carrier.came) == 1  # a redirection is not followed


def test_what_the_gateway_posts_is_a_fact_once_however_often_it_comes(
    carrier: type[Carrier],  # noqa: ARG001 - it is there
    contacted: Callable[..., list[Any]],
) -> None:
    one = sent(contacted)
    delivered = {"id": f"d-{one.pk}", "token": one.token, "fact": "delivered"}
    answer = {"id": f"a-{one.pk}", "token": one.token, "fact": "answered", "from": "+96311000canary", "text": "We know"}
    assert [posted(delivered), posted(delivered), posted(answer), posted(answer)] == [204, 200, 204, 200]
    assert facts(one) == ["sent", "delivered", "answered"]
    assert one.facts.get(fact="answered").words == "We know"
    assert posted(answer | {"id": "other", "from": "+1 somebody else"}) == 204
    assert facts(one) == ["sent", "delivered", "answered"]  # another number waits for a person


def test_what_is_not_signed_or_not_fresh_or_nothing_changes_nothing(
    carrier: type[Carrier],  # noqa: ARG001 - for what it sets up
    contacted: Callable[..., list[Any]],
) -> None:
    from django.test import Client

    one = sent(contacted)
    told = {"id": f"x-{one.pk}", "token": one.token, "fact": "delivered"}
    assert posted(told, secret="another secret of thirty-two letters") == 403  # noqa: S106 - of a test
    assert posted(told, at=int(time.time()) - 301) == 403
    assert Client().post("/gateway/", json.dumps(told), content_type="application/json").status_code == 403
    for body in (b"", b"[]", b"{", b'{"id": 7}', b"[" * 50_000, b'{"id": "x", "token": "y", "fact": "sent"}'):
        assert posted(body) == 400
    assert facts(one) == ["sent"]
    assert Client().get("/gateway/").status_code == 405


def test_teeth_without_the_signature_anybody_speaks_for_a_side(
    carrier: type[Carrier],  # noqa: ARG001 - for what it sets up
    contacted: Callable[..., list[Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from truceline.desk.pages import gateway

    one = sent(contacted)
    monkeypatch.setattr(gateway, "require_signed", lambda *_told: None)
    told = {"id": f"t-{one.pk}", "token": one.token, "fact": "answered", "from": NUMBER, "text": "forged"}
    assert posted(told, secret="a secret that nobody ever shared with us") == 204  # noqa: S106 - invented
    assert "answered" in facts(one)


def test_without_a_gateway_there_is_none(desk: Any, liaison: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - for what it sets up
    assert posted({"id": "x"}) == 404
    assert liaison.post("/contacts/new/", CONTACT | {"means": "message"}).status_code == 400
    monkeypatch.setenv(SECRET, "short")
    with pytest.raises(Unavailable):
        gateway_secret()
    monkeypatch.setenv(SECRET, KEY)
    for told in ("http://gateway.example/send", "ftp://gateway.example", "gateway"):
        monkeypatch.setenv(ADDRESS, told)
        with pytest.raises(Unavailable):
            gateway_address()
