"""Private keys in files: one line each, as the tools for C2SP notes write them, readable by their owner only."""

import os
from pathlib import Path

from truceline.errors import Conflict, NotAllowed, NotFound, Unverified
from truceline.register.durable import make_folder, write_durably
from truceline.register.note import COSIGNATURE, ED25519, KEY_SIZE, Signer
from truceline.register.spelling import decode, encode, text_of

_HEAD = "PRIVATE+KEY+"
_OTHERS = 0o077


def make_key(path: Path, name: str, *, cosigner: bool = False) -> Signer:
    """Make a key and keep it in a new file that only its owner may read; an existing file is refused.

    A cosigner's key (type 4) signs other logs' checkpoints; any other key (type 1) signs notes and a log's own checkpoints.
    """
    if path.exists():
        raise Conflict(f"{path} exists: a key is never written over another")
    seed = os.urandom(KEY_SIZE)
    signer = Signer.of_seed(name, seed, type_=COSIGNATURE if cosigner else ED25519)
    make_folder(path.parent.resolve())
    line = f"{_HEAD}{name}+{signer.verifier.id.hex()}+{encode(bytes([signer.type]) + seed)}\n"
    write_durably(path, line.encode(), mode=0o600)
    return signer


def read_key(path: Path) -> Signer:
    """Read a private key; a file that others may read is refused, and so is an id that is not the key's."""
    if not path.is_file():
        raise NotFound(f"there is no signing key in {path}")
    if os.name != "nt" and path.stat().st_mode & _OTHERS:
        raise NotAllowed(f"others may read the signing key in {path}: chmod 600 it, and make a new one if they did")
    text = text_of(path.read_bytes()).removesuffix("\n")
    name, _, rest = text.removeprefix(_HEAD).partition("+")
    identity, _, encoded = rest.partition("+")
    raw = decode(encoded)
    if not text.startswith(_HEAD) or len(raw) != 1 + KEY_SIZE or raw[0] not in (ED25519, COSIGNATURE):
        raise Unverified(f"expected a private key as {_HEAD}name+id+base64 in {path}")
    signer = Signer.of_seed(name, raw[1:], type_=raw[0])
    if identity != signer.verifier.id.hex():
        raise Unverified(f"the key in {path} has the id {signer.verifier.id.hex()}; came {identity[:16]!r}")
    return signer
