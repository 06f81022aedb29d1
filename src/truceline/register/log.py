"""The log: the one place where entries are appended and checkpoints signed.

- An entry stands in the same transaction as the change it tells of, or neither does.
- A checkpoint is signed only over entries that were read again and hashed since the last one, and only if the tree
  extends everything that this key signed before (guard.py).
- What is signed is remembered in the second place before anybody else sees it.
"""

import os
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from truceline.errors import Conflict, NotAllowed, Unverified
from truceline.register.checkpoint import Checkpoint, open_checkpoint
from truceline.register.durable import make_folder
from truceline.register.entry import Header, new_salt, read_entry, spell_entry
from truceline.register.folder import Places, RegisterFolder, open_folder, write_folder
from truceline.register.guard import SecondPlace, Seen, contradiction, go_read_only, opened, root_at
from truceline.register.keys import make_key, read_key
from truceline.register.mirror import Mirror
from truceline.register.note import ED25519, Signer, sign_note
from truceline.register.policy import Policy
from truceline.register.stores.store import PAGE, Content, Store
from truceline.register.tiles import subtree_reader
from truceline.register.tree import EMPTY_ROOT, CompactRange, compact, leaf_hash


@dataclass(frozen=True)
class Change:
    """A record's new content: which record, its whole content in the one spelling its writer chose, and under which pseudonym."""

    kind: str
    record: str
    content: bytes
    actor: str
    time: datetime | None = None
    schema: int = 1


class Log:
    """A register opened to append to it."""

    def __init__(self, folder: RegisterFolder, store: Store) -> None:
        self.folder = folder
        self.store = store
        self.second_place = SecondPlace(folder.second_place, folder.log)
        # The tree of the last checkpoint signed here: its root proves it, so it need not be read again to grow on from it.
        self._signed: tuple[Checkpoint, CompactRange] | None = None
        # Asked at every append: kept as text, because to put a path together costs more than to ask.
        self._mark = str(folder.read_only_mark)

    def close(self) -> None:
        """Let the database go."""
        self.store.close()

    # --- appending

    def transaction(self) -> AbstractContextManager[None]:
        """Hold a transaction of the register's own database; whatever is appended inside stands or falls together."""
        return self.store.transaction()

    def append(self, change: Change) -> int:
        """Append the entry of a change in the open transaction, with the next version of its record; return its index.

        The time is cut to the second. Refused while the register is read-only and outside a transaction.
        """
        self._refuse_read_only()
        # Whoever holds the head row decides alone which version is the next.
        head = self.store.locked_head()
        last = self.store.last_version(change.kind, change.record)
        version = last[0] + 1 if last else 1
        salt = new_salt()
        entry = _entry(change, version, datetime.now(UTC), salt)
        index = self.store.append(entry, Content(salt, change.content), head=head)
        self.store.name_version(change.kind, change.record, version, index)
        return index

    def append_many(self, changes: Iterable[Change]) -> range:
        """Append the entries of many changes in the open transaction, in their order; return their indexes.

        What `append` guarantees and refuses of one, this does of all, in a fifth of the time; those without a time of their own get one and the
        same. Whoever catches a refusal must roll the transaction back. Takes any number: they are read and written by the page.
        """
        self._refuse_read_only()
        head = self.store.locked_head()
        start, now = head.size, datetime.now(UTC)
        pending = iter(changes)
        while page := list(islice(pending, PAGE)):
            self._append_page(page, head, now)
        return range(start, head.size)

    def _append_page(self, page: list[Change], head: CompactRange, now: datetime) -> None:
        """Append a page of changes under the lock; the head moves on with them."""
        records: dict[str, set[str]] = {}
        for change in page:
            records.setdefault(change.kind, set()).add(change.record)
        versions = {
            (kind, record): version
            for kind, names in records.items()
            for record, (version, _) in self.store.last_versions(kind, names).items()
        }
        entries, contents, named = [], [], []
        for index, change in enumerate(page, head.size):
            record = (change.kind, change.record)
            version = versions[record] = versions.get(record, 0) + 1
            content = Content(new_salt(), change.content)
            entries.append(_entry(change, version, now, content.salt))
            contents.append(content)
            named.append((*record, version, index))
        self.store.append_many(entries, contents, head=head)
        self.store.name_versions(named)

    # --- signing

    def guard(self, seen: Sequence[Seen] = ()) -> None:
        """Refuse, and go read-only, unless the tree extends every checkpoint this register signed that can still be seen.

        Run when a server starts and before each signature; `seen` is what the witnesses answered.
        """
        with self.store.transaction():
            self._guard(seen)

    def checkpoint(self, signer: Signer, seen: Sequence[Seen] = ()) -> bytes:
        """Sign the tree as it is, and return the note; the same tree is never signed anew.

        1. The tree extends everything that was signed before, or the register goes read-only.
        2. The entries since the last checkpoint, read and hashed again, lead from its root to the head.
        3. The signature is remembered in the second place and in the database, then returned.
        """
        self._refuse_read_only()
        if signer.verifier != self.folder.log:
            raise NotAllowed(f"{signer.verifier} may not sign for {self.folder.log}")
        if self.store.database.in_transaction:
            raise Conflict("a checkpoint is signed over what was committed; a transaction is open")
        with self.store.transaction():
            last, last_note = self._guard(seen)  # (1)
            head = self._grown(last)  # (2)
            checkpoint = Checkpoint(self.folder.log.name, head.size, head.root)
            if checkpoint == last:
                note = last_note
            else:
                note = sign_note(checkpoint.text, [signer])
                self.second_place.keep(note)  # (3)
            self.store.keep_checkpoint(head.size, note)
        self._signed = checkpoint, head
        return note

    def keep_cosigned(self, note: bytes, policy: Policy) -> list[str]:
        """Keep a checkpoint that the quorum cosigned, and return who did; one that is not of this tree is refused."""
        checkpoint, opened = open_checkpoint(note, self.folder.log)
        names = policy.verify(opened)
        with self.store.transaction():
            size = self.store.locked_head().size
            if checkpoint.size > size or root_at(self.store, checkpoint.size) != checkpoint.root:
                raise Unverified(f"the cosigned checkpoint of {checkpoint.size} entries is not one of this tree")
            self.store.keep_checkpoint(checkpoint.size, note)
            last, _ = open_checkpoint(self.second_place.read().note, self.folder.log)
            if checkpoint.size == last.size:
                self.second_place.keep(note)
        return names

    def _guard(self, seen: Sequence[Seen]) -> tuple[Checkpoint, bytes]:
        """Under the lock: the last checkpoint that was signed, if the tree extends it and all others."""
        size = self.store.locked_head().size
        second = self.second_place.read()
        last = opened(second.note, self.folder.log)
        kept = self.store.last_checkpoint()
        ours = [Seen("the database", kept)] if kept is not None else []
        proven = self._signed[0] if self._signed else None
        found = contradiction(self.store, size, self.folder.log, [second, *ours, *seen], proven)
        if found:
            raise go_read_only(self.folder.read_only_mark, *found)
        return last, second.note

    def _grown(self, last: Checkpoint) -> CompactRange:
        """Under the lock: the tree, grown anew from the one that was signed last by hashing what was appended since."""
        head = self.store.locked_head()
        start = last.size
        if self._signed and self._signed[0] == last:
            tree = CompactRange(start, self._signed[1].hashes)
        else:
            tree = compact(start, subtree_reader(start, self.store.tile))
        for first in range(start, head.size, PAGE):
            for entry in self.store.page(first, min(first + PAGE, head.size)):
                tree.append(leaf_hash(entry))
        # The few hashes of the head are what the next entries grow from: not their root alone, each must be right.
        if (tree.size, tree.hashes) != (head.size, head.hashes):
            if self._signed:
                # Another state may have been brought back beneath us: then it is said as that.
                self._signed = None
                self._guard(())
            raise Unverified(
                f"the entries from {start} on do not lead to the head of {head.size}: run truceline register verify; nothing was signed"
            )
        return head

    # --- coming back

    def catch_up(self, mirror: Mirror, seen: Sequence[Seen] = ()) -> int:
        """Append what a mirror holds beyond this tree, and return how many entries; the mirror's checkpoint must bear our own signature.

        All or nothing: if the grown tree has not the root that was signed, nothing is kept. Contents do not lie on mirrors
        and stay missing until they are brought back from a backup. The register may grow again once the guard is content.
        """
        checkpoint, _ = open_checkpoint(mirror.note, self.folder.log)
        with self.store.transaction():
            start = self.store.locked_head().size
            head = self.store.locked_head()
            for first in range(start, checkpoint.size, PAGE):
                page = mirror.page(first, min(first + PAGE, checkpoint.size))
                headers = [read_entry(entry).header for entry in page]
                indexes = self.store.append_many(page, head=head)
                self.store.name_versions(
                    (one.kind, one.record, one.version, index) for one, index in zip(headers, indexes, strict=True)
                )
            if checkpoint.size >= start and (head.size, head.root) != (checkpoint.size, checkpoint.root):
                raise Unverified(
                    f"the mirror of {checkpoint.size:,} entries does not continue this register of {start:,}: "
                    "the two part. Keep both; a new origin must be begun (truceline register init --continues NOTE)"
                )
            self.store.keep_checkpoint(checkpoint.size, mirror.note)
            self._guard(seen)
            last, _ = open_checkpoint(self.second_place.read().note, self.folder.log)
            if checkpoint.size > last.size:
                self.second_place.keep(mirror.note)
        if self.folder.read_only_mark.exists():
            self.folder.read_only_mark.rename(self.folder.path / f"read-only-until-{checkpoint.size}")
        return head.size - start

    def _refuse_read_only(self) -> None:
        if os.path.exists(self._mark):  # noqa: PTH110 - see __init__
            raise NotAllowed(f"this register is read-only; {self._mark} says why")


def _entry(change: Change, version: int, now: datetime, salt: bytes) -> bytes:
    """The entry of a change; its time, or now, is cut to the second."""
    time = (change.time or now).astimezone(UTC).replace(microsecond=0)
    header = Header(change.kind, time, change.record, version, change.actor, change.schema)
    return spell_entry(header, change.content, salt)


def make_register(path: Path, origin: str, places: Places | None = None, *, continues: bytes | None = None) -> Log:
    """Make a register: its key, its empty store, its folder, and the checkpoint of nothing in the second place.

    `continues` is the last checkpoint of a register that cannot go on; it becomes the content of entry 0.
    An existing signing key is used if it bears the origin's name; an existing register or database is refused.
    """
    places = places or Places()
    key_path = path / places.signing_key
    signer = read_key(key_path) if key_path.exists() else make_key(key_path, origin)
    if signer.name != origin or signer.type != ED25519:
        raise Unverified(f"the key in {key_path} is that of {signer.verifier}, not of {origin}")
    second = SecondPlace(path / places.second_place, signer.verifier)
    if second.path.exists():
        raise Conflict(f"{second.path} exists: it remembers a register that was signed before")
    make_folder(path.resolve())
    folder = RegisterFolder(path, signer.verifier, places)
    log = Log(folder, folder.store("make"))
    make_folder(second.path.parent.resolve())
    second.keep(sign_note(Checkpoint(origin, 0, EMPTY_ROOT).text, [signer]))
    if continues is not None:
        with log.transaction():
            log.append(Change("continuation", "predecessor", continues, "register"))
    log.checkpoint(signer)
    # Last: a folder without settings is no register yet.
    write_folder(path, signer.verifier, places)
    return log


def open_register(path: Path) -> Log:
    """Open a register to append to it."""
    folder = open_folder(path)
    return Log(folder, folder.store("append"))
