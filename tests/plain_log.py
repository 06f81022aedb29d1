"""A small log in memory, as honest or as dishonest as a test wants it, and the cast that watches it."""

from dataclasses import dataclass, field

from truceline.register.checkpoint import Checkpoint, cosign
from truceline.register.note import COSIGNATURE, Signer, sign_note
from truceline.register.policy import Policy, read_policy
from truceline.register.spelling import encode
from truceline.register.tree import Subtree, consistency_proof, inclusion_proof, leaf_hash, root_of

ORIGIN = "ccm.example/register"
NOON = 1_800_000_000


def signer_of(name: str, type_: int = COSIGNATURE) -> Signer:
    """A signer whose secret everybody knows."""
    return Signer.of_seed(name, leaf_hash(name.encode()), type_=type_)


@dataclass
class PlainLog:
    """A log that is a list: proofs come from hashing everything anew (the definition in RFC 6962, not our tree's shortcuts)."""

    entries: list[bytes] = field(default_factory=list)
    signer: Signer = field(default_factory=lambda: signer_of(ORIGIN, 1))

    @staticmethod
    def of(size: int, word: str = "entry") -> "PlainLog":
        return PlainLog([f"{word} {number}\n".encode() for number in range(size)])

    @property
    def leaves(self) -> list[bytes]:
        return [leaf_hash(entry) for entry in self.entries]

    def subtree(self) -> Subtree:
        leaves = self.leaves
        return lambda level, index: root_of(leaves[index << level : (index + 1) << level])

    def root(self, size: int | None = None) -> bytes:
        return root_of(self.leaves[:size])

    def checkpoint(self, size: int | None = None) -> bytes:
        size = len(self.entries) if size is None else size
        return sign_note(Checkpoint(self.signer.name, size, self.root(size)).text, [self.signer])

    def consistency(self, old: int, new: int | None = None) -> list[bytes]:
        return consistency_proof(old, len(self.entries) if new is None else new, self.subtree())

    def inclusion(self, index: int) -> list[bytes]:
        return inclusion_proof(index, len(self.entries), self.subtree())

    def request(self, old: int, new: int | None = None) -> bytes:
        size = len(self.entries) if new is None else new
        proof = self.consistency(old, size) if 0 < old <= size else []
        return request_of(old, proof, self.checkpoint(size))


def request_of(old: int, proof: list[bytes], checkpoint: bytes) -> bytes:
    """The body of add-checkpoint."""
    return "\n".join([f"old {old}", *map(encode, proof), "", ""]).encode() + checkpoint


def policy_of(threshold: int, names: list[str], *, urls: dict[str, str] | None = None, log_url: str = "") -> Policy:
    """A policy of one flat group over the cast."""
    lines = [f"log {signer_of(ORIGIN, 1).verifier} {log_url}"]
    lines += [f"witness {name} {signer_of(name).verifier} {(urls or {}).get(name, '')}" for name in names]
    return read_policy(
        "\n".join([*lines, f"group all-of-them {threshold} {' '.join(names)}", "quorum all-of-them\n"]).encode()
    )


def cosigned(checkpoint: bytes, names: list[str], at: int = NOON) -> bytes:
    """A checkpoint with cosignatures of the cast, whether or not they should have given them."""
    text = checkpoint.decode().rpartition("\n\n")[0] + "\n"
    return checkpoint + "".join(cosign(text, signer_of(name), at) for name in names).encode()
