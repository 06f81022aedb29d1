"""Bodies that come in pieces reach the desk whole, and bodies that are too large are refused before they fill a disk."""

import io
import threading
import time
from typing import Any

import pytest

from truceline.desk import spooling
from truceline.desk.spooling import spooled


class Pieces:
    """A body of unknown length, as servers hand it on: so much at a time, then nothing."""

    def __init__(self, *pieces: bytes) -> None:
        self.left = list(pieces)

    def read(self, size: int) -> bytes:
        del size
        return self.left.pop(0) if self.left else b""


def asked(environ: dict[str, Any], largest: int = 100) -> tuple[str, bytes, list[dict[str, Any]]]:
    reached: list[dict[str, Any]] = []
    told: list[str] = []

    def application(seen: dict[str, Any], start: Any) -> list[bytes]:
        reached.append(seen)
        start("200 OK", [])
        return [seen["wsgi.input"].read(int(seen.get("CONTENT_LENGTH") or 0))]

    body = b"".join(spooled(application, largest)(environ, lambda status, _: told.append(status)))
    return told[0], body, reached


def test_a_body_in_pieces_arrives_whole_with_its_length() -> None:
    status, body, reached = asked({"wsgi.input": Pieces(b"abc", b"defg"), "HTTP_TRANSFER_ENCODING": "Chunked"})
    assert (status, body) == ("200 OK", b"abcdefg")
    assert reached[0]["CONTENT_LENGTH"] == "7"
    assert "HTTP_TRANSFER_ENCODING" not in reached[0]


def test_a_body_in_pieces_that_grows_too_large_is_refused_and_read_no_further() -> None:
    pieces = Pieces(*[b"x" * 60] * 50)
    status, body, reached = asked({"wsgi.input": pieces, "HTTP_TRANSFER_ENCODING": "chunked"})
    assert status.startswith("413")
    assert not reached
    assert len(pieces.left) == 48
    assert len(body.decode().strip().splitlines()) == 3  # in every language


def test_a_body_that_says_it_is_too_large_is_refused_unread() -> None:
    status, _, reached = asked({"wsgi.input": io.BytesIO(b"x"), "CONTENT_LENGTH": "101"})
    assert status.startswith("413")
    assert not reached


@pytest.mark.parametrize("length", ["٣", "-1", "1_0", "x"])
def test_a_length_that_is_no_number_is_refused(length: str) -> None:
    status, _, reached = asked({"wsgi.input": io.BytesIO(b"x"), "CONTENT_LENGTH": length})
    assert status.startswith("400")
    assert not reached


def test_without_it_django_takes_such_a_body_for_none(desk: Any) -> None:  # noqa: ARG001 - Django is set up with it
    from django.core.handlers.wsgi import WSGIRequest

    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/", "HTTP_TRANSFER_ENCODING": "chunked"}
    assert WSGIRequest({**environ, "wsgi.input": io.BytesIO(b"abc")}).body == b""
    seen: list[bytes] = []

    def application(told: dict[str, Any], _: Any) -> list[bytes]:
        seen.append(WSGIRequest(told).body)
        return []

    list(spooled(application)({**environ, "wsgi.input": io.BytesIO(b"abc")}, None))
    assert seen == [b"abc"]


def test_what_comes_with_its_length_goes_through_as_it_is() -> None:
    status, body, _ = asked({"wsgi.input": io.BytesIO(b"abc"), "CONTENT_LENGTH": "3"})
    assert (status, body) == ("200 OK", b"abc")
    assert asked({"wsgi.input": io.BytesIO(b"")})[0] == "200 OK"


class Silent:
    """A body of which nothing more comes until the request is over."""

    def __init__(self, begin: bytes = b"") -> None:
        self.begin, self.over = begin, threading.Event()

    def read(self, size: int) -> bytes:
        begin, self.begin = self.begin[:size], self.begin[size:]
        if not begin:
            self.over.wait(30)
        return begin


def answered(application: Any, stream: Any, length: str = "5") -> str:
    told: list[str] = []
    list(application({"wsgi.input": stream, "CONTENT_LENGTH": length}, lambda status, _: told.append(status)))
    return told[0]


def fine(seen: dict[str, Any], start: Any) -> list[bytes]:
    start("200 OK", [])
    return [seen["wsgi.input"].read(int(seen.get("CONTENT_LENGTH") or 0))]


def test_a_body_that_drips_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "_GIVEN_S", -1.0)
    assert answered(spooled(fine), Pieces(b"a", b"b", b"c", b"d", b"e")).startswith("408")


def test_whoever_sends_nothing_leaves_threads_to_others() -> None:
    desk = spooled(fine)
    silent = [Silent() for _ in range(spooling.BODIES)]
    senders = [threading.Thread(target=answered, args=(desk, stream)) for stream in silent]
    for sender in senders:
        sender.start()
    time.sleep(0.2)
    # Who asks is answered, who sends is told to come again: the server has threads left for both.
    assert answered(desk, io.BytesIO(), "0") == "200 OK"
    assert answered(desk, io.BytesIO(b"abcde")).startswith("503")
    for stream in silent:
        stream.over.set()
    for sender in senders:
        sender.join(10)
    assert answered(desk, io.BytesIO(b"abcde")) == "200 OK"
    assert spooling.BODIES + spooling.AT_WORK < spooling.THREADS


def test_no_more_is_read_than_the_length_that_was_told() -> None:
    stream = io.BytesIO(b"abcdefgh")
    assert answered(spooled(fine), stream) == "200 OK"
    assert stream.read() == b"fgh"
