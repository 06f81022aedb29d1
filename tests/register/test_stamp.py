"""Timestamps of checkpoints against OpenSSL's own authority, run here."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from plain_log import PlainLog, cosigned

from truceline.errors import Unavailable, Unverified
from truceline.register.fetching import Reply
from truceline.register.stamp import ask_for_stamp, read_roots, stamp_request, verify_stamp

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here to act as the authority")

CHECKPOINT = cosigned(PlainLog.of(5).checkpoint(), ["g1", "g2", "g3"])
CONFIGURATION = """
[req]
distinguished_name = dn
[dn]
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[tsa]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[plain]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
[authority]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256,sha512
accuracy = secs:1
"""


class Authority:
    """A time-stamping authority in a folder, with a root of its own."""

    def __init__(self, folder: Path, *, extensions: str = "tsa") -> None:
        folder.mkdir()
        self.folder = folder
        (folder / "tsa.cnf").write_text(CONFIGURATION)
        (folder / "serial").write_text("01\n")
        new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "tsa.cnf"]
        self._openssl(
            "req",
            "-x509",
            *new_key,
            "-keyout",
            "ca.key",
            "-out",
            "ca.pem",
            "-subj",
            "/CN=Test root",
            "-extensions",
            "ca",
        )
        self._openssl("req", *new_key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Test authority")
        by = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "tsa.cnf", "-extensions", extensions]
        self._openssl("x509", "-req", "-in", "tsa.csr", *by, "-out", "tsa.pem")
        self.roots = read_roots((folder / "ca.pem").read_bytes())

    def _openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)

    def answer(self, query: bytes) -> bytes:
        (self.folder / "query").write_bytes(query)
        self._openssl(
            "ts", "-reply", "-config", "tsa.cnf", "-section", "authority", "-queryfile", "query", "-out", "reply"
        )
        return (self.folder / "reply").read_bytes()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa") / "authority")


@pytest.fixture(scope="module")
def stamp(authority: Authority) -> bytes:
    return authority.answer(stamp_request(CHECKPOINT))


def test_a_stamp_of_an_authority_that_is_believed_says_when(authority: Authority, stamp: bytes) -> None:
    stamped = verify_stamp(stamp, CHECKPOINT, authority.roots)

    assert abs(stamped.time - datetime.now(UTC)) < timedelta(minutes=2)
    assert stamped.authority == "CN=Test authority"


def test_openssl_itself_accepts_the_request_and_verifies_the_answer(authority: Authority, stamp: bytes) -> None:
    (authority.folder / "checkpoint").write_bytes(CHECKPOINT)
    (authority.folder / "stamp").write_bytes(stamp)

    authority._openssl(
        "ts", "-verify", "-data", "checkpoint", "-in", "stamp", "-CAfile", "ca.pem", "-untrusted", "tsa.pem"
    )


def test_a_stamp_holds_for_the_checkpoints_own_bytes_only(authority: Authority, stamp: bytes) -> None:
    for other in (CHECKPOINT[:-1], PlainLog.of(5).checkpoint(), b""):
        with pytest.raises(Unverified, match="does not hold"):
            verify_stamp(stamp, other, authority.roots)


def test_an_authority_that_is_not_believed_says_nothing(authority: Authority, stamp: bytes, tmp_path: Path) -> None:
    stranger = Authority(tmp_path / "stranger")

    with pytest.raises(Unverified):
        verify_stamp(stamp, CHECKPOINT, stranger.roots)
    with pytest.raises(Unverified):
        verify_stamp(stranger.answer(stamp_request(CHECKPOINT)), CHECKPOINT, authority.roots)
    with pytest.raises(Unverified):
        verify_stamp(stamp, CHECKPOINT, [])


def test_a_certificate_that_is_not_for_timestamps_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):  # OpenSSL does not even sign with it.
        Authority(tmp_path / "plain", extensions="plain").answer(stamp_request(CHECKPOINT))


def test_no_changed_byte_and_no_cut_makes_a_stamp_say_anything_else(authority: Authority, stamp: bytes) -> None:
    said = verify_stamp(stamp, CHECKPOINT, authority.roots)
    for place in range(len(stamp)):
        changed = bytearray(stamp)
        changed[place] ^= 1 << place % 8
        try:
            assert verify_stamp(bytes(changed), CHECKPOINT, authority.roots) == said
        except Unverified:
            continue
    for end in range(0, len(stamp), 7):
        with pytest.raises(Unverified):
            verify_stamp(stamp[:end], CHECKPOINT, authority.roots)
    with pytest.raises(Unverified, match="at most"):
        verify_stamp(bytes(200_000), CHECKPOINT, authority.roots)


def test_an_answer_is_kept_only_when_it_verifies(authority: Authority, stamp: bytes) -> None:
    asked: list[str] = []

    def sending(answer: Callable[[bytes], Reply]) -> Callable[..., Reply]:
        def send(url: str, body: bytes, content_type: str) -> Reply:
            asked.append(f"{url} {content_type}")
            return answer(body)

        return send

    good = sending(lambda query: Reply(200, "application/timestamp-reply", authority.answer(query)))
    kept = ask_for_stamp("http://tsa.example", CHECKPOINT, authority.roots, send=good)
    assert verify_stamp(kept, CHECKPOINT, authority.roots)
    assert asked == ["http://tsa.example application/timestamp-query"]

    with pytest.raises(Unavailable, match="answered 503"):
        ask_for_stamp("http://tsa.example", CHECKPOINT, authority.roots, send=sending(lambda _: Reply(503, "", b"")))
    with pytest.raises(Unverified):
        ask_for_stamp(
            "http://tsa.example", CHECKPOINT, authority.roots, send=sending(lambda _: Reply(200, "", b"<html>"))
        )
    assert stamp


def test_two_requests_for_one_checkpoint_differ_so_that_no_old_answer_fits() -> None:
    assert stamp_request(CHECKPOINT) != stamp_request(CHECKPOINT)


def test_roots_that_are_no_certificates_are_refused() -> None:
    with pytest.raises(Unverified, match="PEM"):
        read_roots(b"nothing")
