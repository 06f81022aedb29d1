"""From a server that awaits (ASGI) to Django, which does not (WSGI): a request's environment, and an answer piece by piece."""

import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
# Small pieces are handed out together: each waits for the server.
_AT_ONCE = 2**16


def header(scope: Mapping[str, Any], name: bytes) -> str:
    """A header of a request, by its name in small letters; one that came several times is one, as HTTP has it."""
    told = [value.decode("latin-1") for one, value in scope["headers"] if one.lower() == name]
    return ("; " if name == b"cookie" else ",").join(told)


def environ_of(scope: Mapping[str, Any], body: IO[bytes], size: int) -> dict[str, Any]:
    """A request as WSGI has it (PEP 3333), its body whole and of the length that is told.

    A header with an underscore in its name is left out: it would be taken for the one with a hyphen.
    """
    server, client = scope.get("server") or ("localhost", 80), scope.get("client") or ("", 0)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 0),
        "REMOTE_ADDR": client[0],
        "CONTENT_TYPE": header(scope, b"content-type"),
        "CONTENT_LENGTH": str(size),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    names = dict.fromkeys(name.lower() for name, _ in scope["headers"] if b"_" not in name)
    told = {f"HTTP_{name.decode('latin-1').upper().replace('-', '_')}": header(scope, name) for name in names}
    of_bodies = {"HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING"}
    return environ | {name: value for name, value in told.items() if name not in of_bodies}


def answer_with(
    application: Application,
    environ: dict[str, Any],
    hand_out: Callable[[dict[str, Any]], None],
    work: threading.BoundedSemaphore,
) -> None:
    """Ask an application and hand its answer out, in the thread of the caller; only the asking takes a place at work."""
    begun: list[dict[str, Any]] = []

    def start_response(status: str, headers: list[tuple[str, str]], _: Any = None) -> None:
        told = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        begun[:] = [{"type": "http.response.start", "status": int(status.split(" ", 1)[0]), "headers": told}]

    with work:
        answer = application(environ, start_response)
    try:
        pieces = _together(answer)
        first = next(pieces, b"")  # an application may begin its answer with the first piece
        hand_out(begun[0])
        for piece in pieces:
            hand_out({"type": "http.response.body", "body": first, "more_body": True})
            first = piece
        hand_out({"type": "http.response.body", "body": first})
    finally:
        close = getattr(answer, "close", None)
        if close is not None:
            close()


def _together(answer: Iterable[bytes]) -> Iterator[bytes]:
    room, size = list[bytes](), 0
    for piece in answer:
        room.append(piece)
        size += len(piece)
        if size >= _AT_ONCE:
            yield b"".join(room)
            room, size = [], 0
    if room:
        yield b"".join(room)
