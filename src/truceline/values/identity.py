"""Identities: random and sortable for what the centre makes, derived for what a source names.

A derived identity is a pure function of its parts, so reading the same file twice names the same records.
"""

import hashlib
import os
import time
import uuid


def new_identity() -> str:
    """Make a UUID version 7 (RFC 9562, 5.7): it sorts by the millisecond in which it was made."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    return str(uuid.UUID(int=_stamp(value, version=7)))


def derived_identity(*parts: str) -> str:
    """Name a record by its parts: a UUID version 8 (RFC 9562, 5.8) from their SHA-256.

    The parts are joined with their lengths, so ("a", "bc") and ("ab", "c") differ.
    """
    message = b"".join(len(raw).to_bytes(4, "big") + raw for raw in (part.encode() for part in parts))
    return str(uuid.UUID(int=_stamp(int.from_bytes(hashlib.sha256(message).digest()[:16], "big"), version=8)))


def _stamp(value: int, *, version: int) -> int:
    """Set the version and variant bits of RFC 9562."""
    value &= ~(0xF << 76) & ~(0x3 << 62)
    return value | (version << 76) | (0x2 << 62)
