"""Erase a content for good: two people approve, the erasure is itself an entry, and the log still verifies.

An approval is a signed note that names the log and the entry. What stays of an erased content is a hash under a salt that
is gone too: nobody can learn or guess from it what was said. Backups and copies are not reached from here; whoever holds them must erase there.
"""

from collections.abc import Sequence

from truceline.errors import NotAllowed, NotFound, Unverified
from truceline.register.entry import read_entry
from truceline.register.evidence import EVIDENCE, Evidence
from truceline.register.log import Change, Log
from truceline.register.note import Signer, Verifier, read_note, sign_note, verify_note
from truceline.register.spelling import text_of

KIND = "erasure"
APPROVALS_NEEDED = 2
_HEAD = "truceline-erasure/v1"


def approval_text(origin: str, index: int, reason: str) -> str:
    """What an approver signs: which content of which log is to be erased, and why, in one line without anything that is to be erased."""
    text = f"{_HEAD}\n{origin}\n{index}\n{reason}\n"
    if not reason or len(text_of(text.encode()).split("\n")) != 5:
        raise Unverified("expected a reason in one line")
    return text


def approve(origin: str, index: int, reason: str, approver: Signer) -> bytes:
    """Sign the approval of an erasure."""
    return sign_note(approval_text(origin, index, reason), [approver])


def erase(log: Log, index: int, approvals: Sequence[bytes]) -> int:
    """Erase the content of an entry and its salt, and return the index of the entry that says so.

    1. Two different approvers, of those the register names, signed the same text.
    2. The text is about this log and this entry, and there is a content to erase.
    3. In one transaction the erasure is appended and the content deleted; with the last entry of a file of evidence, the file too, so that
       a crash leaves nothing that a second try would not erase.
    4. The database gives up the bytes, as far as it allows.
    """
    text = approved_text(approvals, log.folder.approvers())  # (1)
    origin = log.folder.log.name
    lines = text.split("\n")
    if lines[:3] != [_HEAD, origin, str(index)] or text != approval_text(origin, index, lines[3]):
        raise Unverified(f"the approvals are not about entry {index} of {origin}")
    with log.transaction():
        log.store.locked_head()
        page = log.store.page(index, index + 1)
        if not page or log.store.content(index) is None:  # (2)
            raise NotFound(f"entry {index} has no content to erase")
        header = read_entry(page[0]).header
        if header.kind == KIND:
            raise NotAllowed("what was approved and why stays on the register")
        erased = log.append(Change(KIND, str(index), b"".join(approvals), "register"))  # (3)
        log.store.erase_content(index)
        if header.kind == EVIDENCE and not _entries_of(log, header.record):
            Evidence(log.folder.evidence).erase(header.record)
    log.store.database.scrub()  # (4)
    return erased


def _entries_of(log: Log, sha256: str) -> list[int]:
    """The entries of a file of evidence whose contents still lie here."""
    numbers = [number for number, kind, record, _ in log.store.versions() if (kind, record) == (EVIDENCE, sha256)]
    return sorted(log.store.contents_at(numbers))


def split_approvals(content: bytes) -> list[bytes]:
    """The approvals out of the content of an erasure's entry, where they lie end to end."""
    head = _HEAD.encode() + b"\n"
    return [head + part for part in content.split(head)[1:]]


def approved_text(approvals: Sequence[bytes], approvers: Sequence[Verifier]) -> str:
    """The one text that enough different approvers signed; anything else is refused."""
    notes = [read_note(raw) for raw in approvals]
    if len({note.text for note in notes}) != 1:
        raise NotAllowed("expected approvals of one and the same text")
    signed = {approver.key for note in notes for approver in verify_note(note, approvers)}
    if len(signed) < APPROVALS_NEEDED:
        raise NotAllowed(f"an erasure takes {APPROVALS_NEEDED} approvers; {len(signed)} signed")
    return notes[0].text
