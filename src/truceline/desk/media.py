"""What a file is, by its first bytes: never by its name, and never by what its sender claimed.

Only kinds that a browser shows without running anything in them are named; everything else is bytes to download.
"""

from enum import StrEnum

BYTES = "application/octet-stream"
HEAD = 64  # so many first bytes tell every kind below


class Shown(StrEnum):
    """How a page shows it."""

    IMAGE = "image"
    VIDEO = "video"
    FILE = "file"


_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"OggS", "audio/ogg"),
    (0, b"ID3", "audio/mpeg"),
)
# ISO base media: the brand after "ftyp" says which. Others (HEIC, AVIF) are not shown by every browser.
_BRANDS = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"3gp4", b"3gp5"}


def media_type(head: bytes) -> str:
    """The media type that the first bytes of a file tell."""
    for at, signature, kind in _SIGNATURES:
        if head[at : at + len(signature)] == signature:
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "audio/wav"
    if head[4:8] == b"ftyp":
        return "video/mp4" if head[8:12] in _BRANDS else BYTES
    return BYTES


def shown_as(kind: str) -> Shown:
    """How a page shows a file of this media type."""
    return Shown(kind.partition("/")[0]) if kind.startswith(("image/", "video/")) else Shown.FILE


def plain_name(name: str) -> str:
    """A file's name as it can be shown and offered: what does not print, or turns what stands around it, is a middle dot."""
    return "".join(c if c.isprintable() and c not in '/\\"' else "·" for c in name)[:255] or "unnamed"
