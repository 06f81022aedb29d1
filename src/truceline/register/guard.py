"""The rollback guard: what keeps a register that was set back from signing, and with that from forking.

A backup that is brought back is shorter than what was signed. If it then grew and signed again, two histories would stand
under one key, for ever. So before anything is signed, the tree must extend every checkpoint that our key signed and that we can
still see: in the second place, in the database, at the witnesses. If it does not, the register goes read-only and says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from truceline.errors import Unverified
from truceline.register.checkpoint import Checkpoint, open_checkpoint
from truceline.register.durable import write_durably
from truceline.register.note import Verifier
from truceline.register.stores.store import Store
from truceline.register.tiles import subtree_reader
from truceline.register.tree import EMPTY_ROOT, range_hash


@lru_cache(maxsize=64)
def opened(note: bytes, log: Verifier) -> Checkpoint:
    """A checkpoint with a good signature of the log; the same bytes are verified once in the life of a process."""
    return open_checkpoint(note, log)[0]


@dataclass(frozen=True)
class Seen:
    """A signed checkpoint, and where it was seen."""

    where: str
    note: bytes


@dataclass(frozen=True)
class SecondPlace:
    """The file outside the database that remembers the last checkpoint that was signed."""

    path: Path
    log: Verifier

    def read(self) -> Seen:
        """The last checkpoint; its absence is a refusal, since to remove it would be the way around the guard."""
        if not self.path.is_file():
            raise Unverified(
                f"the last signed checkpoint is missing from its second place, {self.path}: bring it back, "
                "or take the latest one from a witness or a mirror, before anything is signed"
            )
        return Seen(f"the second place ({self.path})", self.path.read_bytes())

    def keep(self, note: bytes) -> None:
        """Remember a checkpoint durably; one of a smaller tree than the last is refused."""
        size = opened(note, self.log).size
        if self.path.is_file():
            last = opened(self.path.read_bytes(), self.log).size
            if size < last:
                raise Unverified(f"a checkpoint of {last} entries was signed; one of {size} goes back")
        write_durably(self.path, note)


def root_at(store: Store, size: int) -> bytes:
    """The root that a store's tree had when it held that many entries, from its tiles."""
    if size == 0:
        return EMPTY_ROOT
    return range_hash(0, size, subtree_reader(size, store.tile))


def contradiction(
    store: Store, size: int, log: Verifier, seen: Iterable[Seen], proven: Checkpoint | None = None
) -> tuple[Seen, str] | None:
    """The first checkpoint, signed by the log itself, that its tree of a size does not extend, and why; None where it extends them all.

    What the log's key did not sign is passed over: else any witness could stop a register by answering nonsense. One that is
    `proven` already is not looked up again.
    """
    held = {proven}
    for one in seen:
        try:
            checkpoint = opened(one.note, log)
        except Unverified:
            continue
        if checkpoint.size > size:
            return (
                one,
                f"{one.where} holds a signed checkpoint of {checkpoint.size:,} entries; this register has {size:,}",
            )
        if checkpoint not in held and _parts(store, checkpoint):
            return (
                one,
                f"{one.where} holds a signed checkpoint of {checkpoint.size:,} entries with another root than ours",
            )
        held.add(checkpoint)
    return None


def _parts(store: Store, checkpoint: Checkpoint) -> bool:
    try:
        return root_at(store, checkpoint.size) != checkpoint.root
    except (Unverified, IndexError):
        # Tiles that are missing cannot lead to the root.
        return True


def go_read_only(mark: Path, one: Seen, reason: str) -> Unverified:
    """Leave the mark that keeps a register from growing, with the evidence; return the error to raise."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    text = f"{now}\n{reason}\nThe evidence, a checkpoint signed by this register's own key:\n\n"
    if not mark.exists():
        write_durably(mark, text.encode() + one.note)
    return Unverified(
        f"READ-ONLY: {reason}. An older state was brought back, or the register was forked. Nothing was signed, and nothing will "
        f"be until the missing entries are back (truceline register mirror FOLDER --catch-up-from MIRROR). The evidence is in {mark}"
    )
