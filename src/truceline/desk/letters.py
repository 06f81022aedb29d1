"""Letters: what goes out by e-mail, and what a letter that came in says it is. Pure: no server is asked and nothing is kept.

What comes in was written by anybody. A letter is never more than its bytes say: who it says it is from is compared and not believed,
what a machine sends by itself is no answer, and one that cannot be read is kept as it came.
"""

import hmac
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import format_datetime, getaddresses

# So many parts and characters a letter of a side may have; what has more is kept as it came and read by a person.
MOST_PARTS = 60
LONGEST_TEXT = 20_000
# The token of a contact, in the subject and in the address for the reply: 16 letters of which nobody guesses the next.
_TOKEN = re.compile(r"\[T-([0-9a-f]{16})\]|\+t-([0-9a-f]{16})@", re.IGNORECASE)
_IDENTITY = re.compile(r"<([^<>\s]{3,250})>")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is to go out: from whom, to which one mailbox, about what, and the contact's token."""

    sender: str
    to: str
    subject: str
    text: str
    token: str
    message_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file in a letter, under the name and type that its sender gave it."""

    name: str
    claimed_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says: `kind` is answer, automatic, delivered, failed or read; `names` are our letters that it names."""

    kind: str
    sender: str
    subject: str
    text: str
    tokens: tuple[str, ...]
    names: tuple[str, ...]
    files: tuple[Enclosed, ...] = ()


def compose(letter: Outgoing) -> EmailMessage:
    """One letter to one mailbox, with a token by which the reply is known; whatever would continue a header is refused (ValueError)."""
    made = EmailMessage(policy=policy.SMTP)
    made["From"] = letter.sender
    made["To"] = letter.to
    made["Subject"] = f"{' '.join(letter.subject.split())} [T-{letter.token}]"
    made["Reply-To"] = reply_address(letter.sender, letter.token)
    made["Date"] = format_datetime(letter.at)
    made["Message-ID"] = f"<{letter.message_id}>"
    # Asks for a note that it was read; whoever reads it decides whether one is sent.
    made["Disposition-Notification-To"] = reply_address(letter.sender, letter.token)
    made.set_content(letter.text)
    return made


def reply_address(sender: str, token: str) -> str:
    """The centre's mailbox with the token in it."""
    name, _, host = sender.rpartition("@")
    return f"{name}+t-{token}@{host}"


def read_letter(raw: bytes) -> Letter | None:
    """What a letter says, or None where it cannot be read or is more than a letter of a side may be."""
    # A parser that is led into a nest takes longer with every floor: one that deep is not entered.
    folded = raw.lower()
    if folded.count(b"multipart/") + folded.count(b"message/") > MOST_PARTS:
        return None
    try:
        message = message_from_bytes(raw, policy=policy.default)
        return _read(message)
    except Exception:  # noqa: BLE001 - it was written by anybody, and the parser stumbles in more ways than it has names for
        return None


def is_from(letter: Letter, address: str) -> bool:
    """Whether a letter says that it is from this address. That says no more than it says: anybody can write it."""
    return bool(address) and hmac.compare_digest(letter.sender.casefold().encode(), address.strip().casefold().encode())


def _read(message: Message) -> Letter | None:
    parts = list(_parts(message))
    if len(parts) > MOST_PARTS:
        return None
    told = _header(message, "Subject")
    to = " ".join(
        address for _, address in getaddresses([_header(message, name) for name in ("To", "Cc", "Delivered-To")])
    )
    senders = [address for _, address in getaddresses([_header(message, "From")])]
    names = _IDENTITY.findall(f"{_header(message, 'In-Reply-To')} {_header(message, 'References')}")
    kind, reported = _kind(message, parts)
    text, files = _content(parts) if kind in ("answer", "automatic") else ("", ())
    return Letter(
        kind=kind,
        # One who claims to be two is nobody.
        sender=senders[0] if len(senders) == 1 else "",
        subject="".join(c for c in told if c.isprintable())[:200],
        text=text,
        tokens=tuple(dict.fromkeys("".join(found).lower() for found in _TOKEN.findall(f"{told} {to}"))),
        names=tuple(dict.fromkeys([*names, *reported])),
        files=files,
    )


def _header(message: Message, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # noqa: BLE001 - a header that cannot be read says nothing
        return ""


def _parts(message: Message) -> Iterator[Message]:
    """The parts in their order, no more than one over the most; without recursion, for a nest may be as deep as it likes."""
    waiting, given = [message], 0
    while waiting and given <= MOST_PARTS:
        part = waiting.pop()
        given += 1
        yield part
        if part.is_multipart():
            waiting.extend(reversed([one for one in part.get_payload() if isinstance(one, Message)]))


def _kind(message: Message, parts: Iterable[Message]) -> tuple[str, list[str]]:
    """What sort of letter it is, and which of ours a report of a machine names."""
    report = str(message.get_param("report-type", "") or "").lower()
    if message.get_content_type() == "multipart/report" and report in ("delivery-status", "disposition-notification"):
        text = "\n".join(_lines(part) for part in parts if part.get_content_maintype() in ("message", "text"))
        names = _IDENTITY.findall("\n".join(re.findall(r"(?im)^(?:Original-)?Message-ID:.*$", text)))
        if report == "disposition-notification":
            was_shown = re.search(r"(?im)^Disposition:[^\n]*;\s*displayed\b", text)
            return ("read" if was_shown else "automatic"), names
        action = re.search(r"(?im)^Action:\s*(\w+)", text)
        said = action[1].lower() if action else ""
        return {"failed": "failed", "delivered": "delivered"}.get(said, "automatic"), names
    submitted = _header(message, "Auto-Submitted").lower()
    is_automatic = submitted not in ("", "no") or _header(message, "Precedence").lower() in (
        "bulk",
        "junk",
        "auto_reply",
    )
    return ("automatic" if is_automatic else "answer"), []


def _lines(part: Message) -> str:
    payload = part.get_payload()
    if isinstance(payload, list):
        return "\n".join(
            f"{name}: {value}" for one in payload if isinstance(one, Message) for name, value in one.items()
        )
    return _text(part)


def _content(parts: Iterable[Message]) -> tuple[str, tuple[Enclosed, ...]]:
    """The plain words of a letter, without what it quotes; all else of it as files."""
    words: list[str] = []
    files: list[Enclosed] = []
    for part in parts:
        if part.is_multipart():
            continue
        name = part.get_filename()
        if part.get_content_type() == "text/plain" and not name:
            words += [line for line in _text(part).splitlines() if not line.startswith(">")]
        elif content := part.get_payload(decode=True):
            files.append(Enclosed(str(name or "unnamed"), part.get_content_type(), bytes(content)))
    text = "\n".join(words).replace("\0", "").strip()
    # What is longer than a page can show ends with a sign that it does; all of it lies in the letter as it came.
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 4]} […]", tuple(files)


def _text(part: Message) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        return raw.decode(part.get_content_charset() or "utf-8", errors="replace")
    except LookupError:  # a charset that nobody knows
        return raw.decode("utf-8", errors="replace")
