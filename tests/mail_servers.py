"""A real SMTP server (aiosmtpd) and a real IMAP server (Dovecot) on loopback, over TLS: what is sent to the centre's mailbox lies there."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DOVECOT = shutil.which("dovecot") or next(iter(Path("/usr/sbin").glob("dovecot")), None)
WHY_NOT = "no IMAP server: apt-get install dovecot-core dovecot-imapd, and run the tests as root"
CENTRE, USER, PASSWORD = "liaison@centre.example", "liaison", "a-word-of-the-centre"


@dataclass
class Post:
    """What the servers are called, and what was handed to them."""

    folder: Path
    smtp: str
    imap: str
    certificate: Path
    starttls: dict[str, str] = field(default_factory=dict)  # the same mail, begun in the clear and then put under TLS
    came: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """What a desk is told of them."""
        return {
            "TRUCELINE_MAIL_FROM": CENTRE,
            "TRUCELINE_SMTP": self.smtp,
            "TRUCELINE_IMAP": self.imap,
            "TRUCELINE_MAIL_CA": str(self.certificate),
        }

    def to(self, mailbox: str) -> list[bytes]:
        """The letters that went to a mailbox."""
        return [raw for _, recipients, raw in self.came if mailbox in recipients]

    def deliver(self, raw: bytes) -> None:
        """Put a letter into the centre's mailbox, as a mail server does."""
        name = f"{int(time.time())}.{uuid.uuid4().hex}.here"
        (self.folder / "tmp" / name).write_bytes(raw)
        shutil.chown(self.folder / "tmp" / name, "nobody")
        (self.folder / "tmp" / name).rename(self.folder / "new" / name)


class _Handler:
    def __init__(self, post: Post) -> None:
        self.post = post

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802 - as the server calls it
        if address in self.post.refuses:
            return self.post.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - as the server calls it
        self.post.came.append((envelope.mail_from, list(envelope.rcpt_tos), envelope.content))
        if any(address.endswith("@centre.example") for address in envelope.rcpt_tos):
            self.post.deliver(envelope.content)
        return "250 OK"


@contextlib.contextmanager
def mail_servers(room: Path) -> Iterator[Post]:
    """Run both until the block ends. Needs Dovecot, and root: its processes change to users of their own."""
    room.chmod(0o755)
    certificate, key = _certificate(room)
    maildir = room / "mail"
    for name in ("cur", "new", "tmp"):
        (maildir / name).mkdir(parents=True)
    for path in (maildir, *maildir.iterdir()):
        shutil.chown(path, "nobody")
    post = Post(maildir, "", "", certificate)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    controller = Controller(
        _Handler(post),
        hostname="127.0.0.1",
        port=free_port(),
        ssl_context=context,
        auth_required=True,
        auth_require_tls=False,  # the whole connection is under TLS already
        authenticator=_authenticated,
    )
    controller.start()
    clear = Controller(
        _Handler(post),
        hostname="127.0.0.1",
        port=free_port(),
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=_authenticated,
    )
    clear.start()
    port, clear_port = free_port(), free_port()
    dovecot = subprocess.Popen(
        [str(DOVECOT), "-F", "-c", str(_configuration(room, (port, clear_port), certificate, key))]
    )
    post.starttls = {
        "TRUCELINE_SMTP": f"smtp+starttls://{USER}:{PASSWORD}@127.0.0.1:{clear.port}",
        "TRUCELINE_IMAP": f"imap+starttls://{USER}:{PASSWORD}@127.0.0.1:{clear_port}/INBOX",
    }
    post.smtp = f"smtps://{USER}:{PASSWORD}@127.0.0.1:{controller.port}"
    post.imap = f"imaps://{USER}:{PASSWORD}@127.0.0.1:{port}/INBOX"
    try:
        _until_it_answers(port, dovecot)
        yield post
    finally:
        controller.stop()
        clear.stop()
        dovecot.send_signal(signal.SIGTERM)
        dovecot.wait(timeout=20)


def letter_to_centre(sender: str, reply_to: bytes, text: str, **headers: str) -> EmailMessage:
    """An answer to one of our letters, as a mail program writes it."""
    from email import message_from_bytes, policy

    ours = message_from_bytes(reply_to, policy=policy.default)
    made = EmailMessage(policy=policy.SMTP)
    made["From"], made["To"] = sender, str(ours["Reply-To"])
    made["Subject"] = f"Re: {ours['Subject']}"
    made["In-Reply-To"] = made["References"] = str(ours["Message-ID"])
    made["Message-ID"] = f"<{uuid.uuid4().hex}@{sender.rpartition('@')[2]}>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def _authenticated(_server: Any, _session: Any, _envelope: Any, _mechanism: str, told: Any) -> AuthResult:
    is_ours = isinstance(told, LoginPassword) and (told.login, told.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_ours)


def _configuration(room: Path, ports: tuple[int, int], certificate: Path, key: Path) -> Path:
    nobody = pwd.getpwnam("nobody")
    path = room / "dovecot.conf"
    path.write_text(
        f"""
base_dir = {room}/run
state_dir = {room}/state
log_path = {room}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{certificate}
ssl_key = <{key}
first_valid_uid = {min(nobody.pw_uid, 1)}
mail_location = maildir:{room}/mail
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={nobody.pw_uid} gid={nobody.pw_gid} home={room}
}}
service imap-login {{
  inet_listener imap {{
    port = {ports[1]}
  }}
  inet_listener imaps {{
    port = {ports[0]}
    ssl = yes
  }}
}}
"""
    )
    (room / "run").mkdir()
    (room / "state").mkdir()
    return path


def _certificate(room: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail of a test")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = room / "mail.crt", room / "mail.key"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return paths


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _until_it_answers(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError("the IMAP server did not start")


def can_run() -> bool:
    """Whether this machine has what the servers need."""
    return DOVECOT is not None and os.geteuid() == 0
