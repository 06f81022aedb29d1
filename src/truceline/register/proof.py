"""Proofs to hand to people (C2SP tlog-proof): that one entry stands in the log, with the checkpoint that says so.

The file is text. Whoever has it, the entry and the policy can check it alone, without the centre and without a network.
"""

from dataclasses import dataclass

from truceline.errors import Unverified
from truceline.register.checkpoint import Checkpoint, read_checkpoint
from truceline.register.note import Note, read_note
from truceline.register.policy import Policy
from truceline.register.spelling import decode, decode_hash, encode, text_of, whole
from truceline.register.tree import leaf_hash, verify_inclusion

HEAD = "c2sp.org/tlog-proof@v1"
# A tree of 2^63 entries is 63 levels high.
MOST_HASHES = 63


@dataclass(frozen=True)
class Proof:
    """An entry's index, the hashes from its leaf to the root, and the signed checkpoint, verbatim."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None

    def __bytes__(self) -> bytes:
        """The file's bytes."""
        lines = [HEAD]
        if self.extra is not None:
            lines.append(f"extra {encode(self.extra)}")
        lines += [f"index {self.index}", *map(encode, self.hashes), "", ""]
        return "\n".join(lines).encode() + self.checkpoint


def read_proof(raw: bytes) -> Proof:
    """Read a proof file; nothing is verified yet."""
    text = text_of(raw)
    head, separator, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not separator or lines[0] != HEAD:
        raise Unverified(f"expected a proof to begin with {HEAD!r} and to hold an empty line before its checkpoint")
    lines = lines[1:]
    extra = None
    if lines and lines[0].startswith("extra "):
        extra = decode(lines.pop(0).removeprefix("extra "))
    if not lines or not lines[0].startswith("index "):
        raise Unverified("expected a line with the entry's index")
    index = whole(lines.pop(0).removeprefix("index "))
    if len(lines) > MOST_HASHES:
        raise Unverified(f"expected at most {MOST_HASHES} hashes; came {len(lines)}")
    return Proof(index, tuple(map(decode_hash, lines)), checkpoint.encode(), extra)


def verify_proof(proof: Proof, entry: bytes, policy: Policy) -> Checkpoint:
    """Accept the proof of an entry, or raise Unverified. Its `extra` line is not covered by anything.

    1. The checkpoint is signed by the policy's log.
    2. As many witnesses as the policy asks for cosigned it.
    3. The entry's hash leads to the checkpoint's root.
    """
    note: Note = read_note(proof.checkpoint)
    policy.verify(note)  # (1) and (2)
    checkpoint = read_checkpoint(note.text)
    verify_inclusion(leaf_hash(entry), proof.index, checkpoint.size, proof.hashes, checkpoint.root)  # (3)
    return checkpoint
