"""Make the proof of one entry: that it stands in the log at its index, under a signed checkpoint."""

from truceline.errors import NotFound
from truceline.register.checkpoint import open_checkpoint
from truceline.register.note import Verifier
from truceline.register.proof import Proof
from truceline.register.stores.store import Store
from truceline.register.tiles import subtree_reader
from truceline.register.tree import inclusion_proof, leaf_hash, verify_inclusion


def prove(store: Store, index: int, note: bytes, log: Verifier) -> tuple[bytes, Proof]:
    """The entry at an index and its proof under a signed checkpoint; a proof that would not hold is never handed out."""
    checkpoint, _ = open_checkpoint(note, log)
    if not 0 <= index < checkpoint.size:
        raise NotFound(f"entry {index} is not under a signed checkpoint yet; the last is of {checkpoint.size} entries")
    page = store.page(index, index + 1)
    if not page:
        raise NotFound(f"entry {index} is missing: run truceline register verify")
    hashes = inclusion_proof(index, checkpoint.size, subtree_reader(checkpoint.size, store.tile))
    verify_inclusion(leaf_hash(page[0]), index, checkpoint.size, hashes, checkpoint.root)
    return page[0], Proof(index, tuple(hashes), note)


def last_entry(store: Store, kind: str, record: str) -> int:
    """The index of the last entry of a record."""
    found = store.last_version(kind, record)
    if found is None:
        raise NotFound(f"the register holds no {kind} named {record}")
    return found[1]
