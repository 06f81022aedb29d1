"""Verify a whole log, and say what was checked: a numbered list, and the index of the first bad entry.

Nothing is taken from the log's owner but bytes: whoever knows the log's public key and, better, the witnesses' can verify the
register itself, a mirror, or both against each other, alone.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from truceline.errors import Unverified
from truceline.register.checkpoint import Checkpoint, open_checkpoint
from truceline.register.folder import RegisterFolder
from truceline.register.guard import Seen
from truceline.register.levels import Levels, first_difference
from truceline.register.locate import Place, bracket, told
from truceline.register.mirror import Mirror
from truceline.register.note import Verifier, read_note
from truceline.register.policy import Policy
from truceline.register.stores.store import PAGE, Store
from truceline.register.tiles import HEIGHT, WIDTH, subtree_reader, tile_path, tile_width, tiles_of
from truceline.register.tree import HASH_SIZE, CompactRange, Subtree, compact
from truceline.register.verification import Verification

# A signature takes a tenth of a millisecond to check: with these, half a second.
MOST_CHECKPOINTS = 4_000


@dataclass(frozen=True)
class Trust:
    """What the one who verifies knows from elsewhere: the log's key, the witnesses' policy, and copies in other hands."""

    log: Verifier
    policy: Policy | None = None
    mirrors: Sequence[Mirror] = ()


@dataclass(frozen=True)
class _Read:
    """The hashes of the entries as they lie there, up to the first that is missing, and the hashes stored beside them."""

    leaves: bytes
    stored: bytes
    missing: int | None

    def first_bad(self, end: int) -> int | None:
        """The first index before the end whose entry is missing or has not the hash stored for it."""
        differs = first_difference(
            self.leaves[: end * HASH_SIZE], self.stored[: min(end * HASH_SIZE, len(self.leaves))]
        )
        found = [at for at in (differs, self.missing) if at is not None and at < end]
        return min(found, default=None)


def verify_register(folder: RegisterFolder, store: Store, trust: Trust, seen: Iterable[Seen] = ()) -> Verification:
    """Verify a register: everything `verify_copy` checks, the head row, and the entries that are not signed yet."""
    verification = Verification()
    second = folder.second_place
    notes = [*seen, *(Seen("the database", note) for note in store.checkpoints(MOST_CHECKPOINTS))]
    kept = store.count_checkpoints()
    if kept > MOST_CHECKPOINTS:
        verification.add(
            f"Of {kept:,} checkpoints in the database {MOST_CHECKPOINTS:,}, evenly spread, are checked below."
        )
    if verification.add(f"The last signed checkpoint lies in its second place ({second}).", holds=second.is_file()):
        notes.append(Seen("the second place", second.read_bytes()))
    try:
        head = store.head()
    except Unverified as error:
        verification.add(f"The head row cannot be read: {error}.", holds=False)
        head = None
    signed = _verify_signed(verification, store, trust, notes, head.size if head else 0)
    if signed is not None and head is not None:
        _verify_unsigned(verification, store, head, signed)
    return verification


def verify_mirror(mirror: Mirror, trust: Trust, seen: Iterable[Seen] = ()) -> Verification:
    """Verify a mirror: everything `verify_copy` checks, and the partial files left from smaller sizes."""
    verification = Verification()
    _verify_signed(verification, mirror, trust, [*seen, Seen(f"the mirror {mirror.folder}", mirror.note)], 0)
    if verification.checkpoint is not None:
        strays = list(mirror.strays(verification.checkpoint.size))
        verification.add(
            f"Files left from smaller sizes do not fit: {', '.join(strays[:3])}."
            if strays
            else "Files left from smaller sizes are beginnings of those that replaced them.",
            holds=not strays,
        )
    return verification


def _verify_signed(
    verification: Verification, copy: Store | Mirror, trust: Trust, notes: Sequence[Seen], head_size: int
) -> tuple[_Read, Levels] | None:
    """The numbered steps from the signatures down to every entry; None where these do not lead to the signed root.

    1. Every checkpoint is signed by the log; the largest is what is verified.
    2. The witnesses' quorum cosigned, where a policy says who they are.
    3. No two checkpoints of one size have different roots.
    4. Every entry is there.
    5. Each has the hash that was stored for it.
    6. The entries lead to the signed root.
    7. So does each earlier checkpoint's tree to its own root.
    8. The stored tiles above the lowest are those of the tree.
    """
    notes = [*notes, *(Seen(f"the mirror {mirror.folder}", mirror.note) for mirror in trust.mirrors)]
    checkpoints = _verify_signatures(verification, trust.log, notes)  # (1)
    if not checkpoints:
        return None
    checkpoint = verification.checkpoint = max(checkpoints, key=lambda one: one.size)
    _verify_witnesses(verification, trust.policy, notes)  # (2)
    _verify_unsplit(verification, checkpoints)  # (3)
    read = _read(copy, max(checkpoint.size, head_size))
    size = checkpoint.size
    complete = read.missing is None or read.missing >= size
    verification.add(
        f"Entries 0 to {size - 1} are there, numbered without a gap."
        if complete
        else f"Entry {read.missing} is missing.",
        holds=complete,
    )  # (4)
    bad = read.first_bad(size)
    differs = bad is not None and bad != read.missing
    verification.add(
        f"Entry {bad} has not the hash that was stored for it."
        if differs
        else "Every entry that is there has the hash that was stored for it.",
        holds=not differs,
    )  # (5)
    levels = _verify_root(verification, copy, trust, (read, checkpoints, bad))  # (6)
    if levels is None:
        return None
    _verify_earlier(verification, levels, checkpoints)  # (7)
    _verify_tiles(verification, copy, levels, size)  # (8)
    return read, levels


def _verify_signatures(verification: Verification, log: Verifier, notes: Sequence[Seen]) -> list[Checkpoint]:
    checkpoints: list[Checkpoint] = []
    where = ""
    for note in notes:
        try:
            checkpoint, _ = open_checkpoint(note.note, log)
        except Unverified as error:
            verification.add(f"A checkpoint from {note.where} does not verify: {error}.", holds=False)
            continue
        if not checkpoints or checkpoint.size >= max(one.size for one in checkpoints):
            where = note.where
        checkpoints.append(checkpoint)
    if not checkpoints:
        verification.add(f"There is no checkpoint signed by {log.name}: nothing can be verified.", holds=False)
        return []
    largest = max(one.size for one in checkpoints)
    verification.add(
        f"Checkpoints signed by {log.name} (key {log.id.hex()}): {len(checkpoints)}. The last, from {where}, is of {largest:,} entries."
    )
    return checkpoints


def _verify_witnesses(verification: Verification, policy: Policy | None, notes: Sequence[Seen]) -> None:
    if policy is None or policy.quorum is None:
        verification.add(
            "No policy names witnesses: the register is recorded, not witnessed. Another register could be shown to others."
        )
        return
    witnessed: dict[int, list[str]] = {}
    for note in notes:
        try:
            size = open_checkpoint(note.note, policy.log)[0].size
            witnessed[size] = policy.verify(read_note(note.note))
        except Unverified:
            continue
    if not witnessed:
        verification.add("No checkpoint is cosigned by the quorum of witnesses.", holds=False)
        return
    size = max(witnessed)
    verification.add(f"The first {size:,} entries are witnessed: cosigned by {', '.join(witnessed[size])}.")


def _verify_unsplit(verification: Verification, checkpoints: Sequence[Checkpoint]) -> None:
    roots: dict[int, set[bytes]] = {}
    for one in checkpoints:
        roots.setdefault(one.size, set()).add(one.root)
    split = sorted(size for size, several in roots.items() if len(several) > 1)
    verification.add(
        f"Two checkpoints of {split[0]:,} entries have different roots: the register was split. Keep both."
        if split
        else "No two checkpoints of one size have different roots.",
        holds=not split,
    )


def _read(copy: Store | Mirror, size: int) -> _Read:
    """Read and hash every entry up to a size, and the hashes stored beside them."""
    new = hashlib.sha256
    leaves, missing = [], None
    for first in range(0, size, PAGE):
        last = min(first + PAGE, size)
        page = copy.page(first, last)
        # Written out, not by leaf_hash: a million calls of a function would cost as much as the hashing.
        leaves.append(b"".join([new(b"\x00" + entry).digest() for entry in page]))
        if len(page) < last - first:
            missing = first + len(page)
            break
    stored = []
    for number in range(-(-size // WIDTH)):
        width = tile_width(size, 0, number)
        # A hash that is missing is no hash of anything: zeros.
        stored.append(copy.tile(0, number, width).ljust(width * HASH_SIZE, b"\0")[: width * HASH_SIZE])
    return _Read(b"".join(leaves), b"".join(stored), missing)


def _verify_root(
    verification: Verification, copy: Store | Mirror, trust: Trust, found: tuple[_Read, list[Checkpoint], int | None]
) -> Levels | None:
    """Step 6, and the place of the first bad entry; returns the tree's levels where the entries lead to the root."""
    read, checkpoints, bad = found
    checkpoint = max(checkpoints, key=lambda one: one.size)
    size = checkpoint.size
    stored = Levels(read.stored[: size * HASH_SIZE])
    stored_holds = stored.root(size) == checkpoint.root
    if stored_holds and bad is None:
        verification.add(f"The {size:,} entries lead to the signed root.")
        return stored
    if stored_holds and bad is not None:
        verification.add("The stored hashes lead to the signed root; the entries do not.", holds=False)
        what = "is missing" if bad == read.missing else "is not the one that was signed"
        verification.place = Place(bad, bad, f"First bad index: {bad}. Entry {bad} {what}; those before it are proven.")
        return None
    entries = Levels(read.leaves[: size * HASH_SIZE])
    if bad is not None and bad != read.missing and entries.root(size) == checkpoint.root:
        verification.add(f"The {size:,} entries lead to the signed root; the stored hashes do not.")
        verification.place = Place(
            bad, bad, f"First bad index: {bad}. Its stored hash was changed; the entry itself is proven."
        )
        return entries
    verification.add("Neither the entries nor the hashes stored beside them lead to the signed root.", holds=False)
    sources = [stored.subtree, subtree_reader(size, copy.tile), *_mirrored(trust)]
    first, end = bracket(entries, checkpoints, sources)
    verification.place = told(first, end, bad, read.missing)
    return None


def _mirrored(trust: Trust) -> list[Subtree]:
    """The hashes of each mirror; they are believed only where they lead to a signed root."""
    sources = []
    for mirror in trust.mirrors:
        try:
            sources.append(subtree_reader(open_checkpoint(mirror.note, trust.log)[0].size, mirror.tile))
        except Unverified:
            continue
    return sources


def _verify_earlier(verification: Verification, levels: Levels, checkpoints: Sequence[Checkpoint]) -> None:
    strange = [one.size for one in checkpoints if levels.root(one.size) != one.root]
    verification.add(
        f"The signed checkpoint of {min(strange):,} entries is not of this tree."
        if strange
        else "Every signed checkpoint is of this one tree.",
        holds=not strange,
    )


def _verify_tiles(verification: Verification, copy: Store | Mirror, levels: Levels, size: int) -> None:
    for level, number, width in tiles_of(size):
        first = number * WIDTH * HASH_SIZE
        due = levels.rows[HEIGHT * level][first : first + width * HASH_SIZE]
        if copy.tile(level, number, width) != due and level:
            verification.add(f"The stored {tile_path(level, number, width)} is not that of the tree.", holds=False)
            return
    verification.add("The stored tiles above the lowest are those of the tree.")


def _verify_unsigned(
    verification: Verification, store: Store, head: CompactRange, signed: tuple[_Read, Levels]
) -> None:
    """The head row, and the entries behind the checkpoint, which no signature protects yet."""
    size = verification.checkpoint.size if verification.checkpoint else 0
    read, levels = signed
    tree = compact(size, levels.subtree)
    for at in range(size * HASH_SIZE, len(read.leaves), HASH_SIZE):
        tree.append(read.leaves[at : at + HASH_SIZE])
    bad = read.first_bad(head.size)
    follows = (tree.size, tree.root) == (head.size, head.root)
    if bad is not None and bad >= size:
        what = "is missing" if bad == read.missing else "has not the hash stored for it"
        verification.add(f"Entry {bad}, not signed yet, {what}.", holds=False)
        verification.place = verification.place or Place(bad, bad, f"First bad index: {bad}, which is not signed yet.")
    else:
        verification.add(
            f"The head row follows from the entries. Not signed yet: {head.size - size:,}."
            if follows
            else f"The head row of {head.size:,} entries does not follow from the {tree.size:,} entries that are there.",
            holds=follows,
        )
    stray = store.stray(head.size)
    verification.add(
        "No entry lies beyond the head." if stray is None else f"Entry {stray} lies beyond the head.",
        holds=stray is None,
    )
