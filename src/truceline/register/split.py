"""The evidence that a log showed two histories: two checkpoints with its own signature that cannot both be true.

It stands alone: whoever has the log's public key checks it without a network, and no later good behaviour takes it back.
It is kept as a folder of three files that other tools read too: `first`, `second` (signed checkpoints) and `proof`.
"""

from dataclasses import dataclass
from pathlib import Path

from truceline.errors import NotFound, Unverified
from truceline.register.checkpoint import Checkpoint, open_checkpoint
from truceline.register.durable import make_folder, write_durably
from truceline.register.note import LARGEST_NOTE, Verifier
from truceline.register.spelling import decode_hash, encode, text_of
from truceline.register.tree import verify_consistency

HEAD = "truceline-split/v1"


@dataclass(frozen=True)
class Split:
    """Two signed checkpoints, the first not larger than the second.

    Where they differ in size, `root` is what the second one's tree has over its first entries, as many as the first has,
    and `proof` shows it.
    """

    first: bytes
    second: bytes
    root: bytes | None = None
    proof: tuple[bytes, ...] = ()


def verify_split(split: Split, log: Verifier) -> str:
    """Accept only what proves that the log showed two histories; return it as a sentence.

    1. The log signed both checkpoints.
    2. Of the same size, they have different roots. Else:
    3. the second tree is proved to begin with a tree of the first's size,
    4. and that tree has another root than the first checkpoint says.
    """
    first, _ = open_checkpoint(split.first, log)  # (1)
    second, _ = open_checkpoint(split.second, log)
    if first.size == second.size:
        if first.root == second.root:  # (2)
            raise Unverified("the two checkpoints say the same: this is no split")
        return _sentence(log, first, second, first.size)
    if first.size > second.size or split.root is None:
        raise Unverified("expected the smaller checkpoint first, and the root over the second one's beginning")
    verify_consistency(first.size, second.size, split.proof, split.root, second.root)  # (3)
    if split.root == first.root:  # (4)
        raise Unverified("the second checkpoint grew out of the first: this is no split")
    return _sentence(log, first, second, first.size)


def _sentence(log: Verifier, first: Checkpoint, second: Checkpoint, size: int) -> str:
    return (
        f"{log.name} signed two histories: of its first {size:,} entries, the checkpoint of {first.size:,} and the checkpoint of "
        f"{second.size:,} entries say different things. At most one of them can be true."
    )


def write_split(folder: Path, split: Split) -> None:
    """Write the evidence as three files, durably."""
    make_folder(folder)
    lines = [HEAD, *([f"root {encode(split.root)}"] if split.root is not None else []), *map(encode, split.proof)]
    write_durably(folder / "first", split.first)
    write_durably(folder / "second", split.second)
    write_durably(folder / "proof", ("\n".join(lines) + "\n").encode())


def read_split(folder: Path) -> Split:
    """Read the evidence from its three files; nothing is verified yet."""
    parts = {}
    for name in ("first", "second", "proof"):
        try:
            with (folder / name).open("rb") as file:
                parts[name] = file.read(LARGEST_NOTE + 1)
        except OSError as error:
            raise NotFound(f"there is no evidence of a split in {folder}: {name} cannot be read") from error
    head, *lines = text_of(parts["proof"]).removesuffix("\n").split("\n")
    if head != HEAD:
        raise Unverified(f"expected a proof that begins with {HEAD!r}")
    root = decode_hash(lines.pop(0).removeprefix("root ")) if lines and lines[0].startswith("root ") else None
    return Split(parts["first"], parts["second"], root, tuple(map(decode_hash, lines)))
