"""Checkpoints (C2SP tlog-checkpoint v1.0.0) and their cosignatures (tlog-cosignature v1.0.1, Ed25519).

A checkpoint is a signed note that says: the log of this origin has this many entries under this root. A cosignature is a
witness's word that this checkpoint extends every one it signed before, with the time at which it said so.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from truceline.errors import Unverified
from truceline.register.note import COSIGNATURE, Note, Signer, Verifier, read_note, verify_note
from truceline.register.spelling import LARGEST, decode_hash, encode, whole
from truceline.register.tree import EMPTY_ROOT

_TIME = struct.Struct(">Q")


@dataclass(frozen=True)
class Checkpoint:
    """What a log says of itself: its origin, how many entries it has, and the root over them."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{encode(self.root)}\n"


def read_claim(text: str) -> Checkpoint:
    """Read what a checkpoint claims, as any log may write it: lines behind the third are allowed and not read."""
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop() or not all(lines):
        raise Unverified("expected a checkpoint of three lines that are not empty: origin, size, root")
    return Checkpoint(lines[0], whole(lines[1]), decode_hash(lines[2]))


def read_checkpoint(text: str) -> Checkpoint:
    """Read a checkpoint of a register: three lines and no more, and a log without entries has the root of nothing."""
    checkpoint = read_claim(text)
    if checkpoint.text != text:
        raise Unverified("expected a checkpoint of three lines: origin, size, root")
    if checkpoint.size == 0 and checkpoint.root != EMPTY_ROOT:
        raise Unverified("a log without entries has the root of nothing")
    return checkpoint


def open_checkpoint(raw: bytes, log: Verifier) -> tuple[Checkpoint, Note]:
    """Read a signed checkpoint, and accept it only with a good signature of the log whose name is its origin."""
    note = read_note(raw)
    verify_note(note, [log])
    checkpoint = read_checkpoint(note.text)
    if checkpoint.origin != log.name:
        raise Unverified(f"expected the checkpoint of {log.name}; came one of {checkpoint.origin!r}")
    return checkpoint, note


def cosign(checkpoint_text: str, witness: Signer, time: int) -> str:
    """A witness's signature line over a checkpoint's text, with the POSIX time at which it was given."""
    if witness.type != COSIGNATURE or not 0 <= time <= LARGEST:
        raise Unverified("a cosignature needs a key of type 4 and a time of 63 bits")
    return witness.line(_TIME.pack(time) + witness.private.sign(_cosigned(checkpoint_text, time)))


def cosigned_at(note: Note, witness: Verifier) -> int | None:
    """The latest time at which a witness cosigned the note; None where it did not. A bad line of it is refused."""
    times = []
    for line in note.of(witness):
        if len(line.payload) < _TIME.size:
            raise Unverified(f"the cosignature of {witness.name} is too short")
        time = _TIME.unpack(line.payload[: _TIME.size])[0]
        if time > LARGEST:
            raise Unverified(f"the cosignature of {witness.name} has a time beyond 63 bits")
        witness.verify(_cosigned(note.text, time), line.payload[_TIME.size :])
        times.append(time)
    return max(times, default=None)


def cosigners(note: Note, witnesses: Sequence[Verifier]) -> list[Verifier]:
    """The witnesses that cosigned the note."""
    return [witness for witness in witnesses if cosigned_at(note, witness) is not None]


def _cosigned(checkpoint_text: str, time: int) -> bytes:
    """What a cosignature signs."""
    return f"cosignature/v1\ntime {time}\n{checkpoint_text}".encode()
