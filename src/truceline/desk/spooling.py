"""The door before Django: bodies that come in pieces, and bodies that are too large.

Django takes a request with `Transfer-Encoding: chunked` for one without a body, under every WSGI server, and says nothing: an upload
would vanish. Here such a body is laid out first and its length told. What is larger than any file the desk takes is refused
before it fills a disk.
"""

import tempfile
from collections.abc import Callable, Iterable
from typing import IO, Any

from truceline.values.language import Language, say

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

# 10^6 reports as CSV come to about this much; a workbook is far smaller.
LARGEST = 256 * 2**20
_PIECE, _IN_MEMORY = 2**18, 2**20


def spooled(application: Application, largest: int = LARGEST) -> Application:
    """Let an application answer requests whose bodies come in pieces; a body of more than `largest` bytes is answered 413."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        told = environ.get("CONTENT_LENGTH") or "0"
        if not (told.isascii() and told.isdigit()):
            return _refuse(start_response, "400 Bad Request", "desk-body-length", largest)
        if int(told) > largest:
            return _refuse(start_response, "413 Content Too Large", "desk-body-too-large", largest)
        if "chunked" not in environ.get("HTTP_TRANSFER_ENCODING", "").casefold():
            return application(environ, start_response)
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
        return application(environ | {"wsgi.input": body, "CONTENT_LENGTH": str(size)}, start_response)

    return answer


def _refuse(start_response: Any, status: str, sentence: str, largest: int) -> Iterable[bytes]:
    """Say why in all three languages: the person who sent it is not known yet."""
    lines = [say(sentence, one, isolating=False, limit=f"{largest // 2**20}") for one in Language]
    text = ("\n".join(lines) + "\n").encode()
    start_response(status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(text)))])
    return [text]
