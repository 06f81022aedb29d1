"""The one spelling of each thing that is signed: base64, whole numbers, hashes, lines.

Two spellings of one value would let two people see the same signature over different bytes, so anything but the
canonical spelling is refused. Python's own int() takes Arabic digits and underscores; that is why it is not used bare.
"""

import base64
import binascii
import re

from truceline.errors import Unverified
from truceline.register.tree import HASH_SIZE

_WHOLE = re.compile(r"0|[1-9][0-9]{0,18}")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
LARGEST = 2**63 - 1


def encode(raw: bytes) -> str:
    """Base64 with padding (RFC 4648, section 4)."""
    return binascii.b2a_base64(raw, newline=False).decode("ascii")


def decode(text: str) -> bytes:
    """The bytes of canonical base64; stray bits, missing padding and other alphabets are refused."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise Unverified(f"expected base64; came {_shown(text)}") from error
    if encode(raw) != text:
        raise Unverified(f"expected base64 in its one canonical spelling; came {_shown(text)}")
    return raw


def decode_hash(text: str) -> bytes:
    """A hash of 32 bytes from its base64."""
    raw = decode(text)
    if len(raw) != HASH_SIZE:
        raise Unverified(f"expected a hash of 32 bytes; came {len(raw)} bytes")
    return raw


def whole(text: str) -> int:
    """A whole number of at most 63 bits in ASCII digits without leading zeros."""
    if not _WHOLE.fullmatch(text) or int(text) > LARGEST:
        raise Unverified(f"expected a whole number without leading zeros, at most 2^63 - 1; came {_shown(text)}")
    return int(text)


def text_of(raw: bytes) -> str:
    """The text of signed bytes: UTF-8, with no control character but the line feed."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unverified(f"expected UTF-8; byte {error.start + 1} is not") from error
    if _CONTROL.search(text):
        raise Unverified("expected no control character but the line feed")
    return text


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "…")
