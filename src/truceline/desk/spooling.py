"""The door before Django: bodies that come in pieces, bodies that are too large or too slow, and bodies that break off.

Django takes a request with `Transfer-Encoding: chunked` for one without a body, under every WSGI server, and says nothing: an upload
would vanish. Here every body is laid out first and its length told. What is larger than any file the desk takes is refused
before it fills a disk.

A thread that waits for a body waits for as long as its sender likes, and a server has few: eight who sent one byte and no more, without
an account, once kept everybody from signing in. So no thread waits: bodies are awaited, each for a time, and Django is asked in a
thread once a body is there.
"""

import asyncio
import tempfile
import threading
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from time import monotonic
from typing import IO, Any

from truceline.desk.handing_on import Application, answer_with, environ_of, header
from truceline.values.language import Language, say

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Served = Callable[[Mapping[str, Any], Receive, Send], Awaitable[None]]

# 10^6 reports as CSV come to about this much; a workbook is far smaller.
LARGEST = 256 * 2**20
# So many bodies are awaited at a time; what each is beyond its first bytes lies on the disk, all together no more than this.
BODIES, ON_DISK = 256, 8 * LARGEST
# Threads that answer, of which so many may work while the others hand out what was made.
THREADS, AT_WORK = 16, 4
_IN_MEMORY = 2**16
# A telephone far from its mast sends two kilobytes a second; less than half of that is no upload. The first seconds are given. In a
# tunnel it is silent, for less than a minute.
_GIVEN_S, _SLOWEST, _SILENT_S = 30.0, 1_000, 60.0
# Under this name the body that was counted stands in the environment of a request.
BODY = "truceline.body"
_TAIL = 1_024
_SENTENCES = {
    HTTPStatus.BAD_REQUEST: "desk-body-length",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "desk-body-too-large",
    HTTPStatus.REQUEST_TIMEOUT: "desk-body-slow",
    HTTPStatus.SERVICE_UNAVAILABLE: "desk-bodies-many",
}


class CountedBody:
    """The body of a request while it is read: how much of it came, and how it ended."""

    def __init__(self, stream: Any) -> None:
        self._stream, self.size, self._tail = stream, 0, b""

    def read(self, *size: int) -> bytes:
        """Read on."""
        return self._count(self._stream.read(*size))

    def readline(self, *size: int) -> bytes:
        """Read one line."""
        return self._count(self._stream.readline(*size))

    def ends_with(self, boundary: str) -> bool:
        """Whether the last of it closes a form of several parts."""
        return b"--" + boundary.encode(errors="replace") + b"--" in self._tail

    def _count(self, piece: bytes) -> bytes:
        self.size += len(piece)
        self._tail = (self._tail + piece)[-_TAIL:]
        return piece


def counted(environ: dict[str, Any]) -> dict[str, Any]:
    """The environment of a request with its body counted while it is read."""
    body = CountedBody(environ["wsgi.input"])
    return environ | {"wsgi.input": body, BODY: body}


class _NotTaken(Exception):
    """A body is not taken, for a reason that has a status."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status)
        self.status = status


class _Gone(Exception):
    """Whoever sent it hung up: nobody waits for an answer."""


def spooled(application: Application, largest: int = LARGEST) -> Served:
    """A server's entry (ASGI) to an application (WSGI), which is asked once a body is there, whole.

    A body of more than `largest` bytes is answered 413; one that comes too slowly, or of which nothing comes for a minute, 408; where too
    many come at a time, 503. Those who only ask are answered all the same.
    """
    room, threads, work = _Room(largest), ThreadPoolExecutor(THREADS), threading.BoundedSemaphore(AT_WORK)

    async def answer(scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        try:
            body, size = await room.lay_out(scope, receive)
        except _NotTaken as refused:
            await _refuse(send, refused.status, largest)
            return
        except _Gone:
            return
        with body:
            loop = asyncio.get_running_loop()
            environ = counted(environ_of(scope, body, size))

            async def hand_on(message: dict[str, Any]) -> None:
                await send(message)

            def hand_out(message: dict[str, Any]) -> None:
                asyncio.run_coroutine_threadsafe(hand_on(message), loop).result()

            await loop.run_in_executor(threads, answer_with, application, environ, hand_out, work)

    return answer


class _Room:
    """Where bodies are laid out: how many are awaited, and how much of them lies on the disk."""

    def __init__(self, largest: int) -> None:
        self._largest, self._awaited, self._on_disk = largest, 0, 0

    async def lay_out(self, scope: Mapping[str, Any], receive: Receive) -> tuple[IO[bytes], int]:
        """The body of a request in a file, and its size.

        Raises:
            _NotTaken: where it is too large, too slow or one too many. _Gone: where its sender hung up before it was whole.
        """
        told = header(scope, b"content-length") or "0"
        if not (told.isascii() and told.isdigit()):
            raise _NotTaken(HTTPStatus.BAD_REQUEST)
        if int(told) > self._largest:
            raise _NotTaken(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        body: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - read until the answer is made
        if not int(told) and "chunked" not in header(scope, b"transfer-encoding").casefold():
            return body, 0
        if self._awaited >= BODIES:
            raise _NotTaken(HTTPStatus.SERVICE_UNAVAILABLE)
        self._awaited += 1
        size = 0
        try:
            size = await self._lay(body, receive)
        except BaseException:
            body.close()
            raise
        finally:
            self._awaited -= 1
        body.seek(0)
        return body, size

    async def _lay(self, body: IO[bytes], receive: Receive) -> int:
        size, began, more, laid = 0, monotonic(), True, 0
        try:
            while more:
                piece, more = await _piece(receive)
                size += len(piece)
                self._on_disk += max(0, size - _IN_MEMORY) - laid
                laid = max(0, size - _IN_MEMORY)
                if size > self._largest:
                    raise _NotTaken(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
                if laid and self._on_disk > ON_DISK:
                    raise _NotTaken(HTTPStatus.SERVICE_UNAVAILABLE)
                if more and size < (monotonic() - began - _GIVEN_S) * _SLOWEST:
                    raise _NotTaken(HTTPStatus.REQUEST_TIMEOUT)
                body.write(piece)
        finally:
            self._on_disk -= laid
        return size


async def _piece(receive: Receive) -> tuple[bytes, bool]:
    """What comes next of a body, and whether more follows."""
    try:
        message = await asyncio.wait_for(receive(), _SILENT_S)
    except TimeoutError as silent:
        raise _NotTaken(HTTPStatus.REQUEST_TIMEOUT) from silent
    if message["type"] != "http.request":
        raise _Gone
    return message.get("body", b""), message.get("more_body", False)


async def _refuse(send: Send, status: HTTPStatus, largest: int) -> None:
    """Say why in all three languages, for the person who sent it is not known yet; the rest of the body is left."""
    lines = [say(_SENTENCES[status], one, isolating=False, limit=f"{largest // 2**20}") for one in Language]
    text = ("\n".join(lines) + "\n").encode()
    told = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(text)).encode())]
    await send({"type": "http.response.start", "status": int(status), "headers": told})
    await send({"type": "http.response.body", "body": text})
