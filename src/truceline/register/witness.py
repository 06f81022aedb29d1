"""A witness (C2SP tlog-witness v1.0.0): it cosigns a log's checkpoint only when it extends every one it cosigned before.

Guaranteed: for one origin no two cosignatures of this key are ever on histories that contradict each other, also across
crashes and simultaneous requests, while the database that `create` made is the only one that this key was ever used with.
The new state is durable before its cosignature leaves. A witness whose database is lost or restored is retired with its key.

To audit it read `Witness.add_checkpoint`, then `_decide`: nothing else signs. Used besides: tree, spelling, note, checkpoint.
"""

import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from truceline.errors import Conflict, NotFound, Unverified
from truceline.register.checkpoint import Checkpoint, cosign, cosigned_at, read_claim
from truceline.register.note import COSIGNATURE, ED25519, Note, Signer, Verifier, read_note, read_verifier, verify_note
from truceline.register.spelling import decode_hash, text_of, whole
from truceline.register.tree import EMPTY_ROOT, verify_consistency

MOST_HASHES = 63
# 63 hashes need 3 KB and a checkpoint with 16 signatures of the largest kind (ML-DSA-44) 52 KB.
LARGEST_REQUEST = 128 * 1024
# What a log signed and we refused may be evidence; it must not fill the disk.
MOST_EVIDENCE = 1000
_BUSY_S = 10.0
_LOST = b"this witness has lost its memory; its key is to be retired\n"

_TABLES = """
CREATE TABLE witness (one INTEGER PRIMARY KEY CHECK (one = 1), key TEXT NOT NULL);
CREATE TABLE log (
    origin TEXT PRIMARY KEY,
    size INTEGER NOT NULL CHECK (size >= 0),
    root BLOB NOT NULL CHECK (length(root) = 32),
    note BLOB,
    forgot INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE log_key (key TEXT PRIMARY KEY, origin TEXT NOT NULL REFERENCES log);
CREATE TABLE evidence (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    checkpoint BLOB NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    time INTEGER NOT NULL,
    request BLOB NOT NULL
);
CREATE TRIGGER log_only_grows BEFORE UPDATE ON log WHEN new.size < old.size OR new.forgot < old.forgot
BEGIN SELECT RAISE(ABORT, 'a witness never goes back'); END;
CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'a witness never forgets'); END;
"""


@dataclass(frozen=True)
class Answer:
    """What a witness says over HTTP; `why` is for its own operator and is not sent."""

    status: int
    body: bytes = b""
    content_type: str = "text/plain; charset=utf-8"
    why: str = ""


@dataclass(frozen=True)
class Request:
    """A request to cosign: the size it starts from, the proof, and the checkpoint as it came and as it reads."""

    old: int
    proof: tuple[bytes, ...]
    note: Note
    checkpoint: Checkpoint


@dataclass(frozen=True)
class _State:
    """What the witness cosigned last for an origin; size 0 before the first time."""

    size: int
    root: bytes
    forgot: bool


def read_request(raw: bytes) -> Request:
    """Read the body of add-checkpoint in its one spelling; nothing is verified yet."""
    if len(raw) > LARGEST_REQUEST:
        raise Unverified(f"expected a request of at most {LARGEST_REQUEST} bytes; came {len(raw)}")
    head, separator, checkpoint = text_of(raw).partition("\n\n")
    first, *hashes = head.split("\n")
    if not separator or not first.startswith("old "):
        raise Unverified("expected “old <size>”, the proof, an empty line and a checkpoint")
    if len(hashes) > MOST_HASHES:
        raise Unverified(f"expected at most {MOST_HASHES} hashes; came {len(hashes)}")
    note = read_note(checkpoint.encode())
    return Request(whole(first.removeprefix("old ")), tuple(map(decode_hash, hashes)), note, read_claim(note.text))


class Witness:
    """One key, one database, and the logs it was told to watch."""

    def __init__(self, database: Path, signer: Signer, clock: Callable[[], int] = lambda: int(time.time())) -> None:
        if signer.type != COSIGNATURE:
            raise Unverified(f"a witness signs with a key of type {COSIGNATURE}; {signer.name} has type {signer.type}")
        if not database.is_file():
            raise NotFound(
                f"there is no witness at {database}. If it was lost, retire the key: never begin again with it"
            )
        self._database, self._signer, self._clock = database, signer, clock
        try:
            with self._transaction() as sql:
                (key,) = sql.execute("SELECT key FROM witness").fetchone()
        except (sqlite3.DatabaseError, TypeError) as error:
            raise Unverified(f"{database} is not the database of a witness: {error}") from error
        if key != str(signer.verifier):
            raise Unverified(f"the database is that of {key}, the key is {signer.verifier}: each key has one database")

    @staticmethod
    def create(database: Path, key: Verifier) -> None:
        """Make the database of a new key; an existing one is never touched."""
        try:
            database.touch(exist_ok=False)
        except FileExistsError as error:
            raise Conflict(f"{database} exists: a witness keeps its database for ever") from error
        with closing(_open(database)) as sql:
            sql.executescript(f"BEGIN IMMEDIATE; {_TABLES}")
            sql.execute("INSERT INTO witness VALUES (1, ?)", (str(key),))
            sql.commit()

    @property
    def key(self) -> Verifier:
        """The public key, for the policies of others."""
        return self._signer.verifier

    def trust(self, log: Verifier) -> None:
        """Watch the log whose name is its origin; a second key of the same name is one more key of the same log."""
        if log.type != ED25519 or log.key == self._signer.verifier.key:
            raise Unverified(f"{log} is not the key of a log that this witness can watch")
        with self._transaction() as sql:
            sql.execute("INSERT OR IGNORE INTO log VALUES (?, 0, ?, NULL, 0)", (log.name, EMPTY_ROOT))
            sql.execute("INSERT OR IGNORE INTO log_key VALUES (?, ?)", (str(log), log.name))

    def origins(self) -> dict[str, int]:
        """The logs it watches, each with the size it cosigned last."""
        with self._transaction() as sql:
            return dict(sql.execute("SELECT origin, size FROM log ORDER BY origin"))

    def add_checkpoint(self, raw: bytes) -> Answer:
        """Answer a request to cosign, in the order of the specification.

        1. A request that is not spelt as one: 400.
        2. A log that is not watched: 404.
        3. No good signature of the log, or a line of one of its keys that does not verify: 403.
        4. The rest is decided, and written down durably, in one transaction (`_decide`); then the cosignature leaves.
        """
        try:
            request = read_request(raw)  # (1)
        except Unverified as error:
            return _refusal(HTTPStatus.BAD_REQUEST, str(error))
        origin = request.checkpoint.origin
        with self._transaction() as sql:
            keys = [read_verifier(key) for (key,) in sql.execute("SELECT key FROM log_key WHERE origin = ?", (origin,))]
        if not keys:
            return _refusal(HTTPStatus.NOT_FOUND, "this log is not watched here")  # (2)
        try:
            signed_by = verify_note(request.note, keys)  # (3)
        except Unverified as error:
            return _refusal(HTTPStatus.FORBIDDEN, str(error))
        with self._transaction() as sql:
            answer = self._decide(sql, request, signed_by)  # (4)
            if answer.status in (HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE):
                self._keep_evidence(sql, request, raw)
        return answer

    def _decide(self, sql: sqlite3.Connection, request: Request, signed_by: list[Verifier]) -> Answer:
        """Compare with what was cosigned last, and set it; the caller's transaction lets nobody in between.

        1. The old size is beyond the new one: 400.
        2. This key cosigned something else once, and the database does not know: it was restored. Never sign again: 503.
        3. The old size is not the last one cosigned: 409, with that size.
        4. The tree does not grow out of the last one cosigned: 422.
        5. Set the new state, with both signatures; the transaction makes it durable before the answer leaves: 200.
        """
        old, new = request.old, request.checkpoint
        if old > new.size:
            return _refusal(HTTPStatus.BAD_REQUEST, "the old size is beyond the checkpoint's")  # (1)
        row = sql.execute("SELECT size, root, forgot FROM log WHERE origin = ?", (new.origin,)).fetchone()
        last = _State(row[0], bytes(row[1]), bool(row[2]))
        if last.forgot or self._cosigned_unknown(request, last):
            sql.execute("UPDATE log SET forgot = 1 WHERE origin = ?", (new.origin,))
            return Answer(HTTPStatus.SERVICE_UNAVAILABLE, _LOST, why="it was restored: retire its key")  # (2)
        if old != last.size:
            return Answer(HTTPStatus.CONFLICT, f"{last.size}\n".encode(), "text/x.tlog.size")  # (3)
        try:
            _require_growth(request, last)
        except Unverified as error:
            return _refusal(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))  # (4)
        line = cosign(request.note.text, self._signer, self._clock())
        kept = f"{request.note.text}\n{_lines_of(request.note, signed_by)}{line}".encode()
        changed = sql.execute(
            "UPDATE log SET size = ?, root = ?, note = ? WHERE origin = ? AND size = ? AND root = ?",
            (new.size, new.root, kept, new.origin, last.size, last.root),
        ).rowcount
        if changed != 1:  # The transaction excludes it. Were it ever wrong, no cosignature leaves.
            raise Conflict("another request was quicker")
        return Answer(HTTPStatus.OK, line.encode())  # (5)

    def _cosigned_unknown(self, request: Request, last: _State) -> bool:
        """Whether the checkpoint carries a good cosignature of this very key that the last state cannot account for."""
        try:
            carries_ours = cosigned_at(request.note, self._signer.verifier) is not None
        except Unverified:
            return False  # Anyone can write a bad line in our name; it says nothing.
        new = request.checkpoint
        return carries_ours and (new.size > last.size or (new.size == last.size and new.root != last.root))

    def _keep_evidence(self, sql: sqlite3.Connection, request: Request, raw: bytes) -> None:
        """Keep a refused request that the log itself signed: it may prove that the log misbehaves.

        One per checkpoint, since anyone can put a wrong proof before a good checkpoint; the newest push out the oldest.
        """
        sql.execute(
            "INSERT OR IGNORE INTO evidence (checkpoint, origin, time, request) VALUES (?, ?, ?, ?)",
            (hashlib.sha256(request.note.text.encode()).digest(), request.checkpoint.origin, self._clock(), raw),
        )
        sql.execute("DELETE FROM evidence WHERE number <= (SELECT max(number) FROM evidence) - ?", (MOST_EVIDENCE,))

    def evidence(self) -> list[tuple[str, int, bytes]]:
        """The requests kept as evidence, oldest first: origin, time, body."""
        with self._transaction() as sql:
            return list(sql.execute("SELECT origin, time, request FROM evidence ORDER BY number"))

    def checkpoint(self, origin_hash: str) -> Answer:
        """The last checkpoint cosigned for the log whose origin has this SHA-256, with the log's line and ours; else 404."""
        with self._transaction() as sql:
            for origin, note in sql.execute("SELECT origin, note FROM log"):
                if note is not None and hashlib.sha256(origin.encode()).hexdigest() == origin_hash:
                    return Answer(HTTPStatus.OK, bytes(note))
        return _refusal(HTTPStatus.NOT_FOUND, "nothing was cosigned for this log")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """The one writer: it commits durably at the end, or leaves no trace."""
        with closing(_open(self._database)) as sql:
            sql.execute("BEGIN IMMEDIATE")
            try:
                yield sql
            except BaseException:
                sql.rollback()
                raise
            sql.commit()


def _require_growth(request: Request, last: _State) -> None:
    """Accept only a checkpoint whose tree begins with the last one; from nothing, every tree that has no proof."""
    new = request.checkpoint
    if new.size == 0 and new.root != EMPTY_ROOT:
        raise Unverified("a log without entries has the root of nothing")
    if last.size == 0:
        if request.proof:
            raise Unverified("from size 0 no proof is expected")
        return
    verify_consistency(last.size, new.size, request.proof, last.root, new.root)


def _lines_of(note: Note, keys: list[Verifier]) -> str:
    """The signature lines of these keys, as they were written."""
    return "".join(str(line) for key in keys for line in note.of(key))


def _refusal(status: HTTPStatus, why: str) -> Answer:
    # The specification gives a meaning to the status alone, and what came need not be repeated to whoever sent it.
    return Answer(status, why=why)


def _open(database: Path) -> sqlite3.Connection:
    """A connection that waits for its turn and does not answer before the disk has it."""
    sql = sqlite3.connect(database, timeout=_BUSY_S, isolation_level=None)
    # FULL does not make the end of a rollback journal durable, EXTRA does (sqlite.org/pragma.html#pragma_synchronous): a
    # power cut after the answer must not take the new state back.
    sql.execute("PRAGMA synchronous = EXTRA")
    sql.execute("PRAGMA foreign_keys = ON")
    return sql
