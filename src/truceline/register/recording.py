"""Write results onto a register: each as the new content of its record, and nothing where the content is what it was.

The register keeps bytes. What they mean, and their one spelling, is the business of whoever hands them over; `canonical_json`
is the spelling that Truceline's own results have.
"""

import json
import mimetypes
import os
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from truceline.errors import Unverified
from truceline.register import erasure
from truceline.register.entry import opens, read_entry
from truceline.register.evidence import EVIDENCE, Evidence, Received, describe
from truceline.register.log import Change, Log, open_register
from truceline.register.stores.store import PAGE

# A kind, a record and its whole content.
Item = tuple[str, str, bytes]


@dataclass(frozen=True)
class Recorded:
    """What came of it: the indexes of new entries, how many records were as they were, and the checkpoint over all."""

    indexes: tuple[int, ...]
    unchanged: int
    note: bytes


def canonical_json(value: object) -> bytes:
    """The one spelling of a value as JSON: keys sorted, no spaces, UTF-8, and no number that JSON does not have."""
    try:
        return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    except (TypeError, ValueError) as error:
        raise Unverified(f"expected what JSON can spell; {error}") from error


def record_onto(register_folder: Path, items: Iterable[Item], *, actor: str = "truceline-run") -> Recorded:
    """Record each (kind, record id, content) whose content is new, all in one transaction, and sign a checkpoint over them.

    Recording the same again appends nothing. A record whose last content was erased counts as unchanged: what was erased
    is never brought back by a repeated run.
    """
    log = open_register(register_folder)
    try:
        signer = log.folder.signer()
        indexes: list[int] = []
        unchanged = 0
        pending = iter(items)
        with log.transaction():
            # Held from the start: nobody else may append between the look at the last versions and the next.
            log.store.locked_head()
            while page := list(islice(pending, PAGE)):
                fresh = _fresh(log, page)
                unchanged += len(page) - len(fresh)
                indexes += log.append_many(Change(*item, actor) for item in fresh)
        return Recorded(tuple(indexes), unchanged, log.checkpoint(signer))
    finally:
        log.close()


def record_evidence(log: Log, file: Path, *, actor: str) -> tuple[Received, int]:
    """Store a file as received and record its sums, its size and its name; return them with the entry's index.

    The file is on the disk before the entry is; when this returns, both are. Its record is its SHA-256.
    """
    with file.open("rb") as stream:
        received = Evidence(log.folder.evidence).receive(stream)
    declared = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    content = describe(received, name=os.fsencode(file.name), declared_type=declared)
    with log.transaction():
        return received, log.append(Change(EVIDENCE, received.sha256, content, actor))


def _fresh(log: Log, items: list[Item]) -> list[Item]:
    """Those of the items whose record does not carry their content already, in their order."""
    records: dict[str, set[str]] = {}
    for kind, record, _ in items:
        records.setdefault(kind, set()).add(record)
    last = {
        (kind, record): index
        for kind, names in records.items()
        for record, (_, index) in log.store.last_versions(kind, names).items()
    }
    kept = log.store.contents_at(last.values())
    entries = log.store.entries_at(kept)
    # Gone without an erasure (after catching up from a mirror): the record gets its content back as a new version.
    erased = log.store.last_versions(erasure.KIND, [str(index) for index in last.values() if index not in kept])
    fresh = []
    recorded: dict[tuple[str, str], bytes] = {}
    for kind, record, content in items:
        key, index = (kind, record), last.get((kind, record))
        if key in recorded:
            stands = recorded[key] == content
        elif index in kept:
            stands = opens(read_entry(entries[index]), content, kept[index].salt)
        else:
            stands = str(index) in erased
        if not stands:
            fresh.append((kind, record, content))
            recorded[key] = content
    return fresh
