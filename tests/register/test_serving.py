"""The witness over a real socket: what it answers, and what it does to those who send too much or too slowly."""

import hashlib
import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from plain_log import ORIGIN, PlainLog, request_of

from truceline.errors import Conflict, NotFound, Unavailable, Unverified
from truceline.register import fetching, serving
from truceline.register.fetching import get, post
from truceline.register.serving import WitnessServer
from truceline.register.witness import LARGEST_REQUEST, Witness

MONITORING = f"/{hashlib.sha256(ORIGIN.encode()).hexdigest()}/checkpoint"


@contextmanager
def serve(
    witness: Witness, *, connection_s: float = 30.0, tell: Callable[[str], None] = print
) -> Iterator[WitnessServer]:
    server = WitnessServer(witness, "127.0.0.1", 0, connection_s=connection_s, tell=tell)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def served(witness: Witness) -> Iterator[WitnessServer]:
    with serve(witness) as server:
        yield server


def url(server: WitnessServer, path: str = "/add-checkpoint") -> str:
    return f"http://127.0.0.1:{server.server_port}{path}"


def raw(server: WitnessServer, request: bytes) -> bytes:
    """Whatever the server says to bytes written by hand, until it closes."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def drip(connection: socket.socket, *, seconds: float) -> None:
    """Send a byte at a time, always before any single wait is over."""
    began = time.monotonic()
    while time.monotonic() < began + seconds:
        connection.sendall(b"o")
        time.sleep(0.02)


def test_a_checkpoint_is_cosigned_and_shown_to_monitors(served: WitnessServer) -> None:
    log = PlainLog.of(3)

    reply = post(url(served), log.request(0))

    assert (reply.status, reply.content_type) == (200, "text/plain; charset=utf-8")
    assert get(url(served, MONITORING)) == log.checkpoint() + reply.body
    conflict = post(url(served), PlainLog.of(9).request(0))
    assert (conflict.status, conflict.content_type, conflict.body) == (409, "text/x.tlog.size", b"3\n")


def test_several_requests_follow_each_other_on_one_connection(served: WitnessServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.server_port, timeout=10)
    statuses = []
    for size in (1, 2, 3):
        connection.request("POST", "/add-checkpoint", body=PlainLog.of(size).request(size - 1))
        answer = connection.getresponse()
        answer.read()
        statuses.append(answer.status)
    connection.close()

    assert statuses == [200, 200, 200]


@pytest.mark.parametrize("path", ["/", "/add-checkpoint/", "/add-checkpoint?x", "/ADD-CHECKPOINT", "/../key"])
def test_there_is_one_address_to_post_to(served: WitnessServer, path: str) -> None:
    assert post(url(served, path), PlainLog.of(3).request(0)).status == 404


@pytest.mark.parametrize(
    "path",
    ["/", "/add-checkpoint", "/key", "/witness.sqlite", MONITORING.upper(), MONITORING + "/", "/../../etc/passwd"],
)
def test_there_is_one_address_to_get(served: WitnessServer, path: str) -> None:
    with pytest.raises(NotFound):
        get(url(served, path))


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"", b"400"),
        (b"Content-Length: 5\r\nContent-Length: 5\r\n", b"400"),
        (b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", b"400"),
        (b"Transfer-Encoding: chunked\r\n", b"400"),
        (b"Content-Length: +5\r\n", b"400"),
        (b"Content-Length: 5_0\r\n", b"400"),
        (b"Content-Length: -1\r\n", b"400"),
        (f"Content-Length: {LARGEST_REQUEST + 1}\r\n".encode(), b"413"),
        (b"X: y\r\n" * 101, b"431"),
        (b"X: " + b"y" * 70_000 + b"\r\n", b"431"),
    ],
)
def test_a_body_whose_length_is_not_said_once_and_small_is_not_read(
    served: WitnessServer, head: bytes, status: bytes
) -> None:
    said = raw(served, b"POST /add-checkpoint HTTP/1.1\r\nHost: w\r\n" + head + b"\r\n")

    assert said.split(b" ")[1] == status
    assert b"Connection: close" in said


@pytest.mark.parametrize("method", [b"PUT", b"DELETE", b"PATCH", b"OPTIONS", b"TRACE", b"CONNECT"])
def test_other_methods_are_refused(served: WitnessServer, method: bytes) -> None:
    assert raw(served, method + b" /add-checkpoint HTTP/1.1\r\nHost: w\r\n\r\n").split(b" ")[1] == b"501"


def test_who_sends_a_byte_at_a_time_is_cut_off_when_the_connection_has_lived_its_time(witness: Witness) -> None:
    with serve(witness, connection_s=0.3) as server:
        began = time.monotonic()
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as connection:
            connection.sendall(b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 1000\r\n\r\n")
            with pytest.raises(OSError, match=r"reset|Broken pipe"):
                drip(connection, seconds=5)
        assert time.monotonic() - began < 3

        assert post(url(server), PlainLog.of(3).request(0)).status == 200


def test_more_connections_than_slots_are_closed_at_once_and_the_slots_come_back(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "MOST_CONNECTIONS", 3)
    with serve(witness, connection_s=1.0) as server:
        idle = [socket.create_connection(("127.0.0.1", server.server_port), timeout=10) for _ in range(3)]
        time.sleep(0.1)
        with pytest.raises(Unavailable):
            get(url(server, MONITORING))

        for connection in idle:
            assert connection.recv(1) == b""  # Cut off after a second.
            connection.close()
        time.sleep(0.1)
        assert post(url(server), PlainLog.of(3).request(0)).status == 200


def test_a_database_that_cannot_write_is_said_to_the_client_and_nothing_is_signed(
    witness: Witness, served: WitnessServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_: bytes) -> None:
        raise Conflict("another request was quicker")

    with monkeypatch.context() as broken:
        broken.setattr(witness, "add_checkpoint", busy)
        assert post(url(served), PlainLog.of(3).request(0)).status == 503
    assert witness.origins() == {ORIGIN: 0}


def test_what_is_told_of_a_request_names_no_address_and_no_control_character(witness: Witness) -> None:
    told: list[str] = []
    with serve(witness, tell=told.append) as server:
        post(url(server), PlainLog.of(3).request(0))
        raw(server, b"GET /\x1b[31m HTTP/1.1\r\nConnection: close\r\n\r\n")

    assert any("/add-checkpoint" in line for line in told)
    assert not any("127.0.0.1" in line or not line.isprintable() for line in told)


def test_a_server_that_drips_or_floods_does_not_hold_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "ANSWER_S", 0.5)
    monkeypatch.setattr(fetching, "LARGEST_ANSWER", 1000)
    answers = {
        "drip": lambda peer: drip(peer, seconds=5),
        "flood": lambda peer: peer.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 2000),
        "short": lambda peer: peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nx"),
        "nonsense": lambda peer: peer.sendall(b"\x00\xff" * 100),
    }
    wanted = {"drip": Unavailable, "flood": Unverified, "short": Unavailable, "nonsense": Unavailable}
    for name, answer in answers.items():
        with socket.create_server(("127.0.0.1", 0)) as listening:

            def play(listening: socket.socket = listening, answer: Callable[[socket.socket], object] = answer) -> None:
                peer, _ = listening.accept()
                with peer:
                    peer.recv(1000)
                    try:
                        answer(peer)
                    except OSError:
                        return

            thread = threading.Thread(target=play)
            thread.start()
            began = time.monotonic()
            with pytest.raises(wanted[name]):
                get(f"http://127.0.0.1:{listening.getsockname()[1]}/")
            assert time.monotonic() - began < 2
            thread.join()


@pytest.mark.parametrize(
    "address",
    [
        "ftp://x/",
        "file:///etc/passwd",
        "//x",
        "http://",
        "x",
        "http://u:p@127.0.0.1/",
        "http://[::1/",
        "http://x:99999/",
        "http://127.0.0.1:1/a b",
        "http://127.0.0.1:1/\r\nX: y",
    ],
)
def test_only_plain_addresses_are_asked(address: str) -> None:
    with pytest.raises(Unavailable):
        get(address)


def test_a_redirect_is_not_followed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def send_elsewhere() -> None:
            peer, _ = listening.accept()
            with peer:
                peer.recv(1000)
                peer.sendall(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")

        thread = threading.Thread(target=send_elsewhere)
        thread.start()
        with pytest.raises(Unavailable, match="answered 302"):
            get(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        thread.join()


def test_a_request_over_http_is_the_same_as_one_in_the_process(served: WitnessServer) -> None:
    assert post(url(served), request_of(0, [bytes(32)], PlainLog.of(3).checkpoint())).status == 422
