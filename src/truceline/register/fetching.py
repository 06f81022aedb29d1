"""Asking others over HTTP: bounded in size and time, directly, following nobody elsewhere.

Whatever cannot be had now raises Unavailable, whatever is not there NotFound. What came is not believed by this module.
"""

import http.client
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from truceline.errors import NotFound, Unavailable, Unverified

ANSWER_S = 15.0
# A checkpoint with the most signatures that are read has about 330 KB; a bundle of 256 entries of 65,535 bytes has 17 MB.
LARGEST_ANSWER = 1_000_000


@dataclass(frozen=True)
class Reply:
    """What came: the status, the type of content, the body."""

    status: int
    content_type: str
    body: bytes


# Posts a body to an address; raises Unavailable where no answer is to be had.
Post = Callable[[str, bytes], Reply]
# Gets what lies at an address; raises NotFound or Unavailable.
Get = Callable[[str], bytes]


def post(url: str, body: bytes, content_type: str = "text/plain; charset=utf-8") -> Reply:
    """Post a body and return the answer, whatever its status."""
    return _ask("POST", url, body, {"Content-Type": content_type})


def get(url: str) -> bytes:
    """Get what lies at an address."""
    reply = _ask("GET", url, None, {})
    if reply.status in (404, 410):
        raise NotFound(f"nothing lies at {url}")
    if reply.status != 200:
        raise Unavailable(f"{url} answered {reply.status}")
    return reply.body


def _ask(method: str, url: str, body: bytes | None, headers: dict[str, str]) -> Reply:
    connection = _connection(url)
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    # The connection's timeout bounds one wait; this one bounds the whole, also against who sends a byte a second.
    end = threading.Timer(ANSWER_S, lambda: _cut_off(connection))
    end.daemon = True
    end.start()
    try:
        connection.request(method, path, body=body, headers={"User-Agent": "truceline", **headers})
        answer = connection.getresponse()
        received = answer.read(LARGEST_ANSWER + 1)
        cut_short = answer.length not in (None, 0) and len(received) <= LARGEST_ANSWER
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise Unavailable(f"{url} cannot be reached: {error or type(error).__name__}") from error
    finally:
        end.cancel()
        connection.close()
    if len(received) > LARGEST_ANSWER:
        raise Unverified(f"{url} answered more than {LARGEST_ANSWER} bytes")
    if cut_short:
        raise Unavailable(f"the answer of {url} broke off")
    return Reply(answer.status, answer.getheader("Content-Type", ""), received)


def _connection(url: str) -> http.client.HTTPConnection:
    kinds: dict[str, type[http.client.HTTPConnection]] = {
        "http": http.client.HTTPConnection,
        "https": http.client.HTTPSConnection,
    }
    try:
        parts = urlsplit(url)
        if parts.scheme not in kinds or not parts.hostname or parts.username:
            raise Unavailable(f"expected an address that begins with http:// or https://; came {url[:80]!r}")
        return kinds[parts.scheme](parts.hostname, parts.port, timeout=ANSWER_S)
    except ValueError as error:
        raise Unavailable(f"{url[:80]!r} is not an address: {error}") from error


def _cut_off(connection: http.client.HTTPConnection) -> None:
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # It ended meanwhile.
