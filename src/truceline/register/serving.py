"""A witness over HTTP, with the standard library: what may be sent, how much of it, and for how long.

    POST /add-checkpoint                       asks for a cosignature
    GET  /<hex SHA-256 of origin>/checkpoint   the last checkpoint cosigned, for monitors

A connection lives at most 30 seconds however it behaves, 32 live at once, and a body has at most 128 KiB. Nothing is
kept of who asked. Encryption is for a proxy in front of it: everything said here is signed or public.
"""

import re
import socket
import sqlite3
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from truceline.errors import Conflict, Unverified
from truceline.register.spelling import whole
from truceline.register.witness import LARGEST_REQUEST, Answer, Witness

CONNECTION_S = 30.0
IDLE_S = 10.0
MOST_CONNECTIONS = 32
_MONITORING = re.compile(r"/([0-9a-f]{64})/checkpoint")


class WitnessServer(ThreadingHTTPServer):
    """Answers for one witness. `serve_forever` runs until `shutdown`; port 0 takes a free one (`server_port`)."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self,
        witness: Witness,
        host: str,
        port: int,
        *,
        connection_s: float = CONNECTION_S,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.witness = witness
        self.connection_s = connection_s
        self.tell = tell
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._slots = threading.BoundedSemaphore(MOST_CONNECTIONS)
        super().__init__((host, port), _Connection)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Take a connection, or close it at once where all slots are taken."""
        if not self._slots.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve one connection and free its slot."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._slots.release()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the base class names them
        """A connection that broke off is nobody's concern; where it came from is not written down."""
        self.tell("a connection broke off")


class _Connection(BaseHTTPRequestHandler):
    """One connection; several requests may follow each other on it."""

    server: WitnessServer
    protocol_version = "HTTP/1.1"
    server_version = "truceline-witness"
    sys_version = ""
    timeout = IDLE_S

    def setup(self) -> None:
        # The socket's timeout bounds one wait, not the whole: who sends a byte every nine seconds is cut off here.
        self._end = threading.Timer(self.server.connection_s, self._cut_off)
        self._end.daemon = True
        self._end.start()
        super().setup()

    def finish(self) -> None:
        self._end.cancel()
        super().finish()

    def _cut_off(self) -> None:
        try:
            self.request.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # The other side was quicker.

    def do_POST(self) -> None:
        """Answer add-checkpoint."""
        if self.path != "/add-checkpoint":
            self._refuse(HTTPStatus.NOT_FOUND, "POST /add-checkpoint is all there is")
            return
        try:
            length = self._length()
        except Unverified as error:
            self._refuse(HTTPStatus.BAD_REQUEST, str(error))
            return
        if length > LARGEST_REQUEST:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"expected at most {LARGEST_REQUEST} bytes")
            return
        body = self.rfile.read(length)
        if len(body) == length:  # Else the connection broke off, or was cut.
            self._answer(lambda: self.server.witness.add_checkpoint(body))

    def _length(self) -> int:
        """The length of the body, said once and in one way: else a proxy and we might take two different requests out of it."""
        lengths = self.headers.get_all("Content-Length") or []
        if len(lengths) != 1 or "Transfer-Encoding" in self.headers:
            raise Unverified("expected one Content-Length and no Transfer-Encoding")
        return whole(lengths[0])

    def do_GET(self) -> None:
        """Answer the monitoring address."""
        if found := _MONITORING.fullmatch(self.path):
            self._answer(lambda: self.server.witness.checkpoint(found[1]))
        else:
            self._refuse(HTTPStatus.NOT_FOUND, "GET /<hex SHA-256 of the origin>/checkpoint is all there is")

    def _answer(self, ask: Callable[[], Answer]) -> None:
        """Send what the witness says; where its database does not answer, nothing was signed and the client may come again."""
        try:
            self._send(ask())
        except (sqlite3.Error, Conflict) as error:
            self.server.tell(f"the database: {error}")
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, "the witness cannot write now; nothing was cosigned")

    def _refuse(self, status: HTTPStatus, why: str) -> None:
        """Refuse and close: a body that was not read would be taken for the next request."""
        self.close_connection = True
        self._send(Answer(status, f"{why}\n".encode()))

    def _send(self, answer: Answer) -> None:
        if answer.why:
            self.log_message("%d: %s", answer.status, answer.why)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
        """Tell what was asked and answered, without the address of who asked."""
        line = format % args
        self.server.tell("".join(one if one.isprintable() else "·" for one in line[:200]))
