"""The door before Django: bodies that come in pieces, bodies that are too large, and bodies that break off.

Django takes a request with `Transfer-Encoding: chunked` for one without a body, under every WSGI server, and says nothing: an upload
would vanish. Here every body is laid out first and its length told. What is larger than any file the desk takes is refused
before it fills a disk.

A server has few threads, and whoever sends a body drop by drop holds one of them: four such senders once held all of them, without an
account. So only some threads wait for bodies at a time, the others answer; and a body of which too little comes for its time is left.
"""

import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from typing import IO, Any

from truceline.values.language import Language, say

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

# 10^6 reports as CSV come to about this much; a workbook is far smaller.
LARGEST = 256 * 2**20
_PIECE, _IN_MEMORY = 2**14, 2**20
# Threads of the server, of which so many may wait for bodies, and so many may work.
THREADS, BODIES, AT_WORK = 16, 8, 4
# A telephone far from its mast sends two kilobytes a second; less than half of that is no upload. The first seconds are given.
_GIVEN_S, _SLOWEST = 30.0, 1_000
# Under this name the body that was counted stands in the environment of a request.
BODY = "truceline.body"
_TAIL = 1_024


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


class _TooSlow(Exception):
    """Too little of a body came for its time."""


class _TooLarge(Exception):
    """A body grew beyond the largest that is taken."""


def spooled(application: Application, largest: int = LARGEST) -> Application:
    """Let an application answer requests whose bodies are there, whole.

    A body of more than `largest` bytes is answered 413, one that comes too slowly 408, and one for which no thread is left to wait
    503. A body of which nothing more comes holds its place until its sender hangs up: those who only ask are answered all the same.
    """
    bodies, work = threading.BoundedSemaphore(BODIES), threading.BoundedSemaphore(AT_WORK)

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        told = environ.get("CONTENT_LENGTH") or "0"
        if not (told.isascii() and told.isdigit()):
            return _refuse(start_response, "400 Bad Request", "desk-body-length", largest)
        if int(told) > largest:
            return _refuse(start_response, "413 Content Too Large", "desk-body-too-large", largest)
        in_pieces = "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").casefold()
        if int(told) or in_pieces:
            if not bodies.acquire(blocking=False):
                return _refuse(start_response, "503 Service Unavailable", "desk-bodies-many", largest)
            try:
                body, size = _laid_out(environ["wsgi.input"], largest, None if in_pieces else int(told))
            except _TooLarge:
                return _refuse(start_response, "413 Content Too Large", "desk-body-too-large", largest)
            except _TooSlow:
                return _refuse(start_response, "408 Request Timeout", "desk-body-slow", largest)
            finally:
                bodies.release()
            environ = {name: value for name, value in environ.items() if name != "HTTP_TRANSFER_ENCODING"}
            environ |= {"wsgi.input": body, "CONTENT_LENGTH": str(size) if in_pieces else told}
        with work:
            return application(counted(environ), start_response)

    return answer


def _laid_out(stream: Any, largest: int, length: int | None) -> tuple[IO[bytes], int]:
    """A body in a file, and its size: as much as was announced, where a length was.

    Raises:
        _TooLarge: where more than the largest comes. _TooSlow: where too little comes for its time.
    """
    body: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - read until the answer is made
    size, began, most = 0, time.monotonic(), largest + 1 if length is None else length
    try:
        while size < most and (piece := stream.read(min(_PIECE, most - size))):
            size += len(piece)
            if size > largest:
                raise _TooLarge
            if size < most and size < (time.monotonic() - began - _GIVEN_S) * _SLOWEST:
                raise _TooSlow
            body.write(piece)
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body, size


def _refuse(start_response: Any, status: str, sentence: str, largest: int) -> Iterable[bytes]:
    """Say why in all three languages: the person who sent it is not known yet."""
    lines = [say(sentence, one, isolating=False, limit=f"{largest // 2**20}") for one in Language]
    text = ("\n".join(lines) + "\n").encode()
    start_response(status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(text)))])
    return [text]
