"""Entries: what the log holds of each change. They carry a commitment to the content, never the content.

An entry is text, one fact a line. Its commitment is SHA-256 over 32 random bytes (the salt) and the canonical content;
content and salt live apart. Once both are erased nobody can learn or guess the content from the log, and the log still verifies.
"""

import hashlib
import hmac
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from truceline.errors import Unverified
from truceline.register.spelling import decode_hash, encode, text_of, whole

HEAD = "truceline-entry/v1"
SALT_SIZE = 32
_WORD = re.compile(r"[a-z][a-z0-9_.-]{0,63}")
_RECORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._-]{0,127}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
# What is surely spelt as an entry: the patterns above, and numbers below 2^63.
_NUMBER = "(?:0|[1-9][0-9]{0,17})"
_PLAIN = re.compile(
    f"{HEAD}\nkind {_WORD.pattern}\ntime {_TIME.pattern}\nrecord {_RECORD.pattern}\nversion {_NUMBER}\n"
    f"schema {_NUMBER}\nactor {_RECORD.pattern}\ncommitment [A-Za-z0-9+/]{{43}}=\n".encode()
)
_KEYS = ("kind", "time", "record", "version", "schema", "actor", "commitment")


@dataclass(frozen=True)
class Header:
    """What an entry says openly: of which kind of record, when, which record and version, and under which pseudonym."""

    kind: str
    time: datetime
    record: str
    version: int
    actor: str
    schema: int = 1


@dataclass(frozen=True)
class Entry:
    """A header and the commitment to the content."""

    header: Header
    commitment: bytes

    def __bytes__(self) -> bytes:
        """The leaf: the one canonical spelling of the entry."""
        return _spelling(self.header, self.commitment)


def new_salt() -> bytes:
    """32 bytes that nobody can guess."""
    return os.urandom(SALT_SIZE)


def commit(content: bytes, salt: bytes) -> bytes:
    """The commitment to a content under a salt."""
    if len(salt) != SALT_SIZE:
        raise Unverified(f"a salt is {SALT_SIZE} bytes; came {len(salt)}")
    return hashlib.sha256(salt + content).digest()


def make_entry(header: Header, content: bytes, salt: bytes) -> Entry:
    """The entry for a content, read back from what it spells."""
    return read_entry(spell_entry(header, content, salt))


def spell_entry(header: Header, content: bytes, salt: bytes) -> bytes:
    """The leaf for a content; one that cannot be read back as an entry is refused."""
    raw = _spelling(header, commit(content, salt))
    # Looked at once as a whole; only what looks odd is read line by line, to be refused with the line that is wrong.
    if not _PLAIN.fullmatch(raw):
        read_entry(raw)
    return raw


def _spelling(header: Header, commitment: bytes) -> bytes:
    return (
        f"{HEAD}\nkind {header.kind}\ntime {_spelt_time(header.time)}\nrecord {header.record}\nversion {header.version}\n"
        f"schema {header.schema}\nactor {header.actor}\ncommitment {encode(commitment)}\n"
    ).encode()


# Many entries have the time of one moment.
@lru_cache(maxsize=64)
def _spelt_time(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="seconds").removesuffix("+00:00") + "Z"


def read_entry(raw: bytes) -> Entry:
    """Read an entry in its one canonical spelling."""
    lines = text_of(raw).split("\n")
    if lines[0] != HEAD or len(lines) != len(_KEYS) + 2 or lines[-1]:
        raise Unverified(f"expected an entry of {len(_KEYS) + 1} lines that begins with {HEAD!r}")
    values = {}
    for key, line in zip(_KEYS, lines[1:], strict=False):
        name, _, values[key] = line.partition(" ")
        if name != key:
            raise Unverified(f"expected the line {key!r}; came {name[:40]!r}")
    for key, pattern in (("kind", _WORD), ("record", _RECORD), ("actor", _RECORD), ("time", _TIME)):
        if not pattern.fullmatch(values[key]):
            raise Unverified(f"the entry's {key} is not spelt as one: {values[key][:40]!r}")
    try:
        time = datetime.fromisoformat(values["time"])
    except ValueError as error:
        raise Unverified(f"the entry's time does not exist: {values['time']!r}") from error
    header = Header(
        values["kind"], time, values["record"], whole(values["version"]), values["actor"], whole(values["schema"])
    )
    return Entry(header, decode_hash(values["commitment"]))


def opens(entry: Entry, content: bytes, salt: bytes) -> bool:
    """Whether a content and salt are those that the entry commits to."""
    return hmac.compare_digest(entry.commitment, commit(content, salt))
