"""Bodies that come in pieces reach the desk whole, and bodies that are too large are refused before they fill a disk."""

import io
from typing import Any

import pytest

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
