"""Bodies reach the desk whole, however they come; what is too large or too slow is left, and keeps nobody from being answered."""

import asyncio
import io
import os
import threading
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

import pytest

from truceline.desk import spooling
from truceline.desk.spooling import spooled

CHUNKED = {"transfer-encoding": "Chunked"}


class Sender:
    """One who sends a body in pieces and keeps what is answered; after the last piece it waits, or hangs up."""

    def __init__(self, *pieces: bytes, announced: int | None = None, hangs_up: bool = False) -> None:
        self.left, self.hangs_up, self.answer = list(pieces), hangs_up, list[dict[str, Any]]()
        self.announced = sum(map(len, pieces)) if announced is None else announced
        self.sent = 0

    async def receive(self) -> dict[str, Any]:
        if self.left:
            piece = self.left.pop(0)
            self.sent += len(piece)
            return {"type": "http.request", "body": piece, "more_body": self.sent < self.announced}
        if not self.hangs_up:
            await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        self.answer.append(message)

    def ask(self, desk: Any, headers: dict[str, str] | None = None) -> Awaitable[None]:
        told = {"content-length": str(self.announced)} if headers is None else headers
        names = [(name.encode(), value.encode("latin-1", "replace")) for name, value in told.items()]
        scope = {"method": "POST", "path": "/a", "query_string": b"", "http_version": "1.1", "headers": names}
        awaited: Awaitable[None] = desk(scope, self.receive, self.send)
        return awaited

    @property
    def status(self) -> int:
        return int(self.answer[0]["status"])

    @property
    def text(self) -> bytes:
        return b"".join(message["body"] for message in self.answer[1:])


def echo(seen: dict[str, Any], start: Any) -> list[bytes]:
    start("200 OK", [])
    return [seen["wsgi.input"].read(int(seen.get("CONTENT_LENGTH") or 0))]


def asked(sender: Sender, headers: dict[str, str] | None = None, largest: int = 100) -> list[dict[str, Any]]:
    """What reached the application."""
    reached: list[dict[str, Any]] = []

    def application(seen: dict[str, Any], start: Any) -> list[bytes]:
        reached.append(seen)
        return echo(seen, start)

    async def once() -> None:
        await sender.ask(spooled(application, largest), headers)

    asyncio.run(once())
    return reached


def test_a_body_in_pieces_arrives_whole_with_its_length() -> None:
    sender = Sender(b"abc", b"defg")
    (reached,) = asked(sender, CHUNKED)
    assert (sender.status, sender.text) == (200, b"abcdefg")
    assert reached["CONTENT_LENGTH"] == "7"
    assert "HTTP_TRANSFER_ENCODING" not in reached


def test_a_body_in_pieces_that_grows_too_large_is_refused_and_read_no_further() -> None:
    sender = Sender(*[b"x" * 60] * 50)
    assert not asked(sender, CHUNKED)
    assert sender.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert len(sender.left) == 48
    assert len(sender.text.decode().strip().splitlines()) == 3  # in every language


def test_a_body_that_says_it_is_too_large_is_refused_unread() -> None:
    sender = Sender(b"x", announced=101)
    assert not asked(sender)
    assert (sender.status, sender.left) == (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, [b"x"])


@pytest.mark.parametrize("length", ["\xb3", "-1", "1_0", "x", "1,1"])
def test_a_length_that_is_no_number_is_refused(length: str) -> None:
    sender = Sender(b"x")
    assert not asked(sender, {"content-length": length})
    assert sender.status == HTTPStatus.BAD_REQUEST


def test_without_it_django_takes_such_a_body_for_none(desk: Any) -> None:  # noqa: ARG001 - Django is set up with it
    from django.core.handlers.wsgi import WSGIRequest

    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/", "HTTP_TRANSFER_ENCODING": "chunked"}
    assert WSGIRequest({**environ, "wsgi.input": io.BytesIO(b"abc")}).body == b""
    (reached,) = asked(Sender(b"abc"), CHUNKED)
    reached["wsgi.input"] = io.BytesIO(b"abc")
    assert WSGIRequest(reached).body == b"abc"


def test_what_comes_with_its_length_goes_through_as_it_is() -> None:
    sender, silent = Sender(b"abc"), Sender()
    (reached,) = asked(sender, {"content-length": "3", "cookie": "a=1", "x-one": "b", "x_one": "c"})
    assert (sender.status, sender.text) == (200, b"abc")
    assert (reached["HTTP_COOKIE"], reached["HTTP_X_ONE"], reached["PATH_INFO"]) == ("a=1", "b", "/a")
    assert len(asked(silent, {})) == 1  # one without a body is not waited for
    assert silent.status == 200


def test_whoever_hangs_up_before_the_end_is_not_answered() -> None:
    sender = Sender(b"abc", announced=5, hangs_up=True)
    assert not asked(sender)
    assert not sender.answer


@pytest.mark.parametrize("told", ["_GIVEN_S", "_SILENT_S"])
def test_a_body_that_drips_or_stops_is_left(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, told, {"_GIVEN_S": -1.0, "_SILENT_S": 0.05}[told])
    sender = Sender(b"a", b"b", announced=5)
    assert not asked(sender)
    assert sender.status == HTTPStatus.REQUEST_TIMEOUT


def test_a_telephone_that_is_slow_and_silent_for_a_while_gets_through(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(15.0 * n for n in range(100))  # 20 kB after each quarter of a minute
    monkeypatch.setattr(spooling, "monotonic", lambda: next(moments))
    sender = Sender(*[b"x" * 20_000] * 40)
    assert len(asked(sender, largest=10**6)) == 1


def waiting(desk: Any, many: int, then: Callable[[], Awaitable[None]]) -> None:
    """While so many send one byte and no more, do something."""

    async def all_of_it() -> None:
        silent = [asyncio.ensure_future(Sender(b"a", announced=5).ask(desk)) for _ in range(many)]
        await asyncio.sleep(0.1)
        await then()
        for sender in silent:
            sender.cancel()
        await asyncio.gather(*silent, return_exceptions=True)
        await then_again()

    async def then_again() -> None:
        after = Sender(b"abcde")
        await after.ask(desk)
        assert after.status == 200

    asyncio.run(all_of_it())


def test_a_hundred_who_send_nothing_more_keep_nobody_from_signing_in() -> None:
    desk = spooled(echo)

    async def sign_in() -> None:
        sender = Sender(b"name=", b"amina")
        await sender.ask(desk)
        assert (sender.status, sender.text) == (200, b"name=amina")

    threads = threading.active_count()
    waiting(desk, 100, sign_in)
    assert threading.active_count() <= threads + spooling.THREADS  # none of them has a thread


def test_of_too_many_bodies_the_last_is_told_to_come_again_and_who_asks_is_answered() -> None:
    desk = spooled(echo)

    async def both() -> None:
        sender, asker = Sender(b"abcde"), Sender()
        await sender.ask(desk)
        await asker.ask(desk, {})
        assert (sender.status, asker.status) == (HTTPStatus.SERVICE_UNAVAILABLE, 200)

    waiting(desk, spooling.BODIES, both)


def test_bodies_together_take_no_more_of_the_disk_than_a_few_of_the_largest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "ON_DISK", 10**6)
    desk = spooled(echo)

    async def each() -> None:
        large = [Sender(os.urandom(700_000), announced=800_000) for _ in range(2)]
        tasks = [asyncio.ensure_future(sender.ask(desk)) for sender in large]
        await asyncio.sleep(0.1)
        small = Sender(b"abcde")
        await small.ask(desk)
        assert [sender.status for sender in (large[1], small)] == [HTTPStatus.SERVICE_UNAVAILABLE, 200]
        assert not large[0].answer
        tasks[0].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        again = Sender(os.urandom(700_000))
        await again.ask(desk)
        assert again.status == 200

    asyncio.run(each())


def test_an_answer_is_handed_out_piece_by_piece_and_closed_also_where_nobody_takes_it() -> None:
    closed: list[bool] = []

    class Long:
        def __iter__(self) -> Any:
            return iter([b"x" * 40_000] * 5)

        def close(self) -> None:
            closed.append(True)

    def long(_: dict[str, Any], start: Any) -> Any:
        start("200 OK", [("Content-Type", "text/csv")])
        return Long()

    sender, gone = Sender(), Sender()

    async def hang_up(message: dict[str, Any]) -> None:
        raise ConnectionError(message["type"])

    async def both() -> None:
        await sender.ask(spooled(long), {})
        gone.send = hang_up  # type: ignore[method-assign]  # a sender who is gone by then
        with pytest.raises(ConnectionError):
            await gone.ask(spooled(long), {})

    asyncio.run(both())
    assert sender.answer[0]["headers"] == [(b"content-type", b"text/csv")]
    assert [len(message["body"]) for message in sender.answer[1:]] == [80_000, 80_000, 40_000]
    assert [message.get("more_body", False) for message in sender.answer[1:]] == [True, True, False]
    assert closed == [True, True]
