"""The watch: asks the log and every witness what they show, and demands that it all belongs to one history.

The history it follows begins with the first checkpoint whose tiles it can read. Every different checkpoint ever shown is
remembered, and stays open until it is proved to belong to that history. So a split that was shown once is found whenever the log's tiles allow it, also weeks later: the log can never
join its branches again. "Cannot tell" is an answer of its own: unproved is neither consistent nor split.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from pathlib import Path

from truceline.errors import NotFound, TrucelineError, Unavailable, Unverified
from truceline.register.checkpoint import Checkpoint, open_checkpoint
from truceline.register.cosigning import Shown, all_shown
from truceline.register.durable import make_folder
from truceline.register.fetching import Get, get
from truceline.register.note import read_note
from truceline.register.policy import Policy
from truceline.register.split import Split, verify_split, write_split
from truceline.register.tiles import WIDTH, TileReader, subtree_reader, tile_path
from truceline.register.tree import EMPTY_ROOT, HASH_SIZE, consistency_proof, range_hash, verify_consistency

# A log signs at a beat of about a minute. Who still shows less than was seen elsewhere this long ago stands still.
STALE_S = 900
# A log that signs thousands of checkpoints that lead nowhere must not fill the disk of whoever watches it. One is proof
# enough of a split, and one that is open is alarm enough. Open ones are counted per source: nobody crowds out another.
MOST_OPEN = 1_000
MOST_EVIDENCE = 100

_TABLES = """
CREATE TABLE IF NOT EXISTS shown (
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    note BLOB NOT NULL,
    source TEXT NOT NULL,
    time INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'agrees', 'split')),
    PRIMARY KEY (size, root)
);
"""


class Standing(Enum):
    """What the watch says of one source in one round."""

    AGREES = "agrees"
    OLD = "agrees, but stands still"
    UNPROVED = "CANNOT TELL: shows what is not proved to belong to the same history"
    SILENT = "not reached"
    WRONG = "shows what does not verify"
    SPLIT = "SPLIT: shows another history"


@dataclass(frozen=True)
class Line:
    """One source in one round."""

    source: str
    standing: Standing
    told: str

    def __str__(self) -> str:
        return f"{self.source}: {self.standing.value}{f' ({self.told})' if self.told else ''}"


@dataclass(frozen=True)
class Round:
    """What one round found: a line per source, every split that is known, and how many checkpoints are not proved."""

    lines: tuple[Line, ...]
    splits: tuple[Path, ...]
    unproved: int

    @property
    def is_quiet(self) -> bool:
        """Whether everybody was reached and everything agrees."""
        return not self.splits and not self.unproved and all(line.standing is Standing.AGREES for line in self.lines)


def tiles_at(place: str, fetch: Get = get) -> TileReader:
    """Reads tiles from a log's address or from a folder that mirrors it; a tile that is not whole is refused."""
    is_address = place.startswith(("http://", "https://"))

    def read(path: str) -> bytes:
        if is_address:
            return fetch(f"{place.rstrip('/')}/{path}")
        try:
            return (Path(place) / path).read_bytes()
        except FileNotFoundError as error:
            raise NotFound(f"there is no {path} in {place}") from error

    def tile(level: int, number: int, width: int) -> bytes:
        try:
            raw = read(tile_path(level, number, width))
        except NotFound:
            # A log may take a partial tile away once the full one is there.
            raw = read(tile_path(level, number, WIDTH))
        if len(raw) < width * HASH_SIZE:
            raise Unverified(f"the tile {tile_path(level, number, width)} of {place} is not whole")
        return raw[: width * HASH_SIZE]

    return tile


class Watch:
    """One folder, in which the watch remembers everything it was shown and keeps the evidence."""

    def __init__(
        self,
        folder: Path,
        policy: Policy,
        tiles: TileReader,
        *,
        fetch: Get = get,
        clock: Callable[[], int] = lambda: int(time.time()),
    ) -> None:
        make_folder(folder)
        self._folder, self._policy, self._tiles, self._fetch, self._clock = folder, policy, tiles, fetch, clock
        with self._database() as sql:
            sql.executescript(_TABLES)

    @property
    def evidence(self) -> tuple[Path, ...]:
        """The folders with evidence of splits; each was verified before it was written, and none is ever removed."""
        return tuple(sorted(path for path in (self._folder / "evidence").glob("split-*") if path.is_dir()))

    def look(self) -> Round:
        """Run one round.

        1. Ask the log and every witness that has an address, and verify the signatures of what they show.
        2. Remember every checkpoint that was not seen before.
        3. Compare all that is still open with the history that the watch follows; keep the evidence of a split.
        4. Say where each source stands.
        """
        shown, silent = all_shown(self._policy, self._fetch)  # (1)
        if self._policy.log_url is not None:
            try:
                shown["the log"] = self._of_log(self._policy.log_url)
            except TrucelineError as error:
                silent["the log"] = error
        with self._database() as sql:
            for source, one in shown.items():
                self._remember(sql, source, one)  # (2)
            self._compare(sql)  # (3)
            lines = [self._line(sql, source, one) for source, one in shown.items()]  # (4)
            (unproved,) = sql.execute("SELECT count(*) FROM shown WHERE state = 'open'").fetchone()
        lines += [Line(source, _standing_of(error), str(error)) for source, error in silent.items()]
        return Round(tuple(sorted(lines, key=lambda line: line.source)), self.evidence, unproved)

    def _of_log(self, address: str) -> Shown:
        raw = self._fetch(f"{address.rstrip('/')}/checkpoint")
        return Shown(self._policy.verify_log(read_note(raw)), raw)

    def _remember(self, sql: sqlite3.Connection, source: str, one: Shown) -> None:
        sql.execute(
            "INSERT OR IGNORE INTO shown SELECT ?, ?, ?, ?, ?, 'open' "
            "WHERE (SELECT count(*) FROM shown WHERE state = 'open' AND source = ?) < ?",
            (one.checkpoint.size, one.checkpoint.root, one.note, source, self._clock(), source, MOST_OPEN),
        )

    def _compare(self, sql: sqlite3.Connection) -> None:
        """Settle what can be settled: which history is followed, how far it has grown, and then what belongs to it."""
        if self._followed(sql) is None:
            first = next((note for note in reversed(_waiting(sql)) if self._has_tiles(note)), None)
            if first is None:
                return
            self._settle(sql, first, "agrees")
        for _ in range(2):  # What the history had not grown to in the first pass, it may have in the second.
            for note in _waiting(sql):
                self._settle(sql, note, self._state(note, self._followed(sql) or note))

    def _followed(self, sql: sqlite3.Connection) -> bytes | None:
        """The largest checkpoint of the history that is followed."""
        row = sql.execute("SELECT note FROM shown WHERE state = 'agrees' ORDER BY size DESC LIMIT 1").fetchone()
        return bytes(row[0]) if row else None

    def _settle(self, sql: sqlite3.Connection, note: bytes, state: str) -> None:
        one = self._open(note)
        sql.execute("UPDATE shown SET state = ? WHERE size = ? AND root = ?", (state, one.size, one.root))

    def _open(self, note: bytes) -> Checkpoint:
        return open_checkpoint(note, self._policy.log)[0]

    def _has_tiles(self, note: bytes) -> bool:
        """Whether the tiles that can be read lead to a checkpoint's root."""
        one = self._open(note)
        try:
            return _beginning(one.size, one, self._tiles)[0] == one.root
        except (NotFound, Unavailable, Unverified):
            return False

    def _state(self, note: bytes, followed: bytes) -> str:
        """Whether a checkpoint agrees with the one that is followed, splits from it, or cannot be told yet."""
        notes = sorted((note, followed), key=lambda one: self._open(one).size)
        small, large = map(self._open, notes)
        if small == large:
            return "agrees"
        split = Split(notes[0], notes[1])
        if small.size < large.size:
            try:
                root, proof = _beginning(small.size, large, self._tiles)
            except (NotFound, Unavailable, Unverified):
                return "open"
            if root == small.root:
                return "agrees"
            split = Split(notes[0], notes[1], root, tuple(proof))
        verify_split(split, self._policy.log)
        digest = sha256(split.first + split.second).hexdigest()[:16]
        if len(self.evidence) < MOST_EVIDENCE:
            write_split(self._folder / "evidence" / f"split-{small.size}-{large.size}-{digest}", split)
        return "split"

    def _line(self, sql: sqlite3.Connection, source: str, one: Shown) -> Line:
        now, checkpoint = self._clock(), one.checkpoint
        told = f"{checkpoint.size:,} entries"
        if one.cosigned_at is not None:
            told += f", cosigned {now - one.cosigned_at:,} s ago"
        found = sql.execute("SELECT state FROM shown WHERE size = ? AND root = ?", (checkpoint.size, checkpoint.root))
        (state,) = found.fetchone() or ("open",)  # Not remembered where too many are open already.
        (long_known,) = sql.execute(
            "SELECT coalesce(max(size), 0) FROM shown WHERE state = 'agrees' AND time < ?", (now - STALE_S,)
        ).fetchone()
        if state != "agrees":
            return Line(source, Standing.SPLIT if state == "split" else Standing.UNPROVED, told)
        return Line(source, Standing.OLD if checkpoint.size < long_known else Standing.AGREES, told)

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._folder / "shown.sqlite", timeout=10)) as sql, sql:
            yield sql


def _waiting(sql: sqlite3.Connection) -> list[bytes]:
    """The checkpoints that are open, smallest first."""
    return [bytes(note) for (note,) in sql.execute("SELECT note FROM shown WHERE state = 'open' ORDER BY size, time")]


def _standing_of(error: TrucelineError) -> Standing:
    return Standing.WRONG if isinstance(error, Unverified) else Standing.SILENT


def _beginning(size: int, of: Checkpoint, tiles: TileReader) -> tuple[bytes, list[bytes]]:
    """The root over the first entries of a checkpoint's tree, and the proof of it; refused where the tiles are not that tree's."""
    if size == 0:
        return EMPTY_ROOT, []
    subtree = subtree_reader(of.size, tiles)
    if size == of.size:
        return range_hash(0, size, subtree), []
    root, proof = range_hash(0, size, subtree), consistency_proof(size, of.size, subtree)
    verify_consistency(size, of.size, proof, root, of.root)
    return root, proof
