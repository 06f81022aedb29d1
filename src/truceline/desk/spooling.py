"""The door before Django: bodies that come in pieces, bodies that are too large, and bodies that break off.

Django takes a request with `Transfer-Encoding: chunked` for one without a body, under every WSGI server, and says nothing: an upload
would vanish. Here such a body is laid out first and its length told. What is larger than any file the desk takes is refused
before it fills a disk. Django also takes a form or file that broke off for a whole one: what was read is counted here, for
`pages.plain_input` to compare.
"""

import tempfile
from collections.abc import Callable, Iterable
from typing import IO, Any

from truceline.values.language import Language, say

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

# 10^6 reports as CSV come to about this much; a workbook is far smaller.
LARGEST = 256 * 2**20
_PIECE, _IN_MEMORY = 2**18, 2**20
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


def spooled(application: Application, largest: int = LARGEST) -> Application:
    """Let an application answer requests whose bodies come in pieces; a body of more than `largest` bytes is answered 413."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        told = environ.get("CONTENT_LENGTH") or "0"
        if not (told.isascii() and told.isdigit()):
            return _refuse(start_response, "400 Bad Request", "desk-body-length", largest)
        if int(told) > largest:
            return _refuse(start_response, "413 Content Too Large", "desk-body-too-large", largest)
        if "chunked" not in environ.get("HTTP_TRANSFER_ENCODING", "").casefold():
            return application(counted(environ), start_response)
        body: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - read until the answer is made
        size = 0
        while piece := environ["wsgi.input"].read(_PIECE):
            size += len(piece)
            if size > largest:
                body.close()
                return _refuse(start_response, "413 Content Too Large", "desk-body-too-large", largest)
            body.write(piece)
        body.seek(0)
        environ = {name: value for name, value in environ.items() if name != "HTTP_TRANSFER_ENCODING"}
        return application(counted(environ | {"wsgi.input": body, "CONTENT_LENGTH": str(size)}), start_response)

    return answer


def _refuse(start_response: Any, status: str, sentence: str, largest: int) -> Iterable[bytes]:
    """Say why in all three languages: the person who sent it is not known yet."""
    lines = [say(sentence, one, isolating=False, limit=f"{largest // 2**20}") for one in Language]
    text = ("\n".join(lines) + "\n").encode()
    start_response(status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(text)))])
    return [text]
