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
    message = b"".join(len(raw).to_bytes(4, "big") + raw for raw in [part.encode() for part in parts])
    digits = hashlib.sha256(message).hexdigest()
    # Written out rather than through uuid.UUID: files of a million reports name a million of them.
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"


def identity_in(*cells: str) -> str:
    """The identity that cells of a table name: one of them is it, two are a source and its reference; empty where a cell is."""
    if not all(cells):
        return ""
    return cells[0] if len(cells) == 1 else derived_identity(*cells)


def _stamp(value: int, *, version: int) -> int:
    """Set the version and variant bits of RFC 9562."""
    value &= ~(0xF << 76) & ~(0x3 << 62)
    return value | (version << 76) | (0x2 << 62)
