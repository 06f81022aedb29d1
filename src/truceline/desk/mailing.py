"""Where the desk's post goes out and comes in: set by the environment, over TLS, and nowhere without it but on this machine.

TRUCELINE_MAIL_FROM   the centre's one mailbox, such as liaison@centre.example
TRUCELINE_SMTP        smtps://user:password@host:465, or smtp+starttls://user:password@host:587
TRUCELINE_IMAP        imaps://user:password@host:993/INBOX, or imap+starttls://…
TRUCELINE_MAIL_CA     a file of certificates to trust, where the mail server's own authority is not the system's
"""

import imaplib
import os
import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from truceline.errors import Unavailable

FROM, SMTP, IMAP, CA = "TRUCELINE_MAIL_FROM", "TRUCELINE_SMTP", "TRUCELINE_IMAP", "TRUCELINE_MAIL_CA"
_PATIENCE_S = 30
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
# A letter that is larger is left where it lies, and told of.
LARGEST = 30_000_000
_PORTS = {"smtps": 465, "smtp+starttls": 587, "smtp": 25, "imaps": 993, "imap+starttls": 143, "imap": 143}


@dataclass(frozen=True, slots=True)
class Server:
    """One mail server: how it is reached, and as whom."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    folder: str


def server(variable: str) -> Server | None:
    """The server that the environment names, or None.

    Raises:
        Unavailable: where it names one that is none, or one that would be sent secrets in the clear. The address is not repeated: it
            holds a password.
    """
    told = os.environ.get(variable, "").strip()
    if not told:
        return None
    parts = urlsplit(told)
    wanted = "smtp" if variable == SMTP else "imap"
    if not parts.scheme.startswith(wanted) or parts.scheme not in _PORTS or not parts.hostname:
        raise Unavailable(f"{variable}: expected {wanted}s://user:password@host or {wanted}+starttls://…")
    if parts.scheme == wanted and parts.hostname not in _LOOPBACK:
        raise Unavailable(
            f"{variable}: expected TLS ({wanted}s:// or {wanted}+starttls://) to any host but this machine"
        )
    return Server(
        parts.scheme,
        parts.hostname,
        parts.port or _PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        unquote(parts.path.lstrip("/")) or "INBOX",
    )


def centre_mailbox() -> str:
    """The mailbox from which the centre writes; Unavailable where none is set."""
    told = os.environ.get(FROM, "").strip()
    if "@" not in told:
        raise Unavailable(f"{FROM}: expected the centre's mailbox, such as liaison@centre.example")
    return told


@contextmanager
def posting(to: Server) -> Iterator[smtplib.SMTP]:
    """A connection over which letters go out; it proves who the server is before it says who we are."""
    trust = _trust()
    client: smtplib.SMTP
    if to.scheme == "smtps":
        client = smtplib.SMTP_SSL(to.host, to.port, timeout=_PATIENCE_S, context=trust)
    else:
        client = smtplib.SMTP(to.host, to.port, timeout=_PATIENCE_S)
    try:
        if to.scheme == "smtp+starttls":
            client.starttls(context=trust)
        if to.user:
            client.login(to.user, to.password)
        yield client
    finally:
        with suppress(smtplib.SMTPException, OSError):
            client.quit()


@contextmanager
def mailbox(of: Server) -> Iterator[imaplib.IMAP4]:
    """A connection to the folder in which letters come in."""
    trust = _trust()
    client: imaplib.IMAP4
    if of.scheme == "imaps":
        client = imaplib.IMAP4_SSL(of.host, of.port, ssl_context=trust, timeout=_PATIENCE_S)
    else:
        client = imaplib.IMAP4(of.host, of.port, timeout=_PATIENCE_S)
    try:
        if of.scheme == "imap+starttls":
            client.starttls(trust)
        client.login(of.user, of.password)
        answer, _ = client.select(f'"{of.folder}"')
        if answer != "OK":
            raise Unavailable(f"{IMAP}: there is no folder {of.folder}")
        yield client
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            client.logout()


@dataclass(frozen=True, slots=True)
class Found:
    """A letter in the mailbox: the number by which the server knows it, when the server had it, and its bytes."""

    uid: bytes
    came_at: datetime | None
    raw: bytes


def unseen(client: imaplib.IMAP4) -> Iterator[Found]:
    """The letters that nobody took in yet; of one that is too large only its head."""
    _, found = client.uid("SEARCH", "UNSEEN")
    for uid in (found[0] or b"").split():
        _, sized = client.uid("FETCH", uid.decode(), "(RFC822.SIZE)")
        size = re.search(rb"RFC822\.SIZE (\d+)", _bytes(sized))
        is_small = size is not None and int(size[1]) <= LARGEST
        part = "BODY.PEEK[]" if is_small else "BODY.PEEK[HEADER]"
        _, told = client.uid("FETCH", uid.decode(), f"(INTERNALDATE {part})")
        if told and isinstance(told[0], tuple):
            yield Found(uid, _came(bytes(told[0][0])), bytes(told[0][1]))


def _bytes(told: list[Any]) -> bytes:
    return b" ".join(part if isinstance(part, bytes) else b" ".join(part) for part in told if part)


def _came(told: bytes) -> datetime | None:
    """When the server had it: the server's own word, not the sender's."""
    date = re.search(rb'INTERNALDATE "([^"]+)"', told)
    try:
        return datetime.strptime(date[1].decode().strip(), "%d-%b-%Y %H:%M:%S %z").astimezone(UTC) if date else None
    except ValueError:
        return None


def mark_seen(client: imaplib.IMAP4, uid: bytes) -> None:
    """Say that a letter was taken in; until then it is given again."""
    client.uid("STORE", uid.decode(), "+FLAGS", "(\\Seen)")


def _trust() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=os.environ.get(CA) or None)
