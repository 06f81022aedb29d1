"""Private keys in files: one line, readable by its owner alone, never overwritten.

    PRIVATE+KEY+g1.example/witness+a6b859d5+BHYSVw…

The spelling is that of Go's sumdb/note, so that a guarantor's other tools read it too. Whoever has this line can sign.
"""

import os
import stat
from pathlib import Path

from truceline.errors import Conflict, NotFound, Unverified
from truceline.register.note import COSIGNATURE, ED25519, KEY_SIZE, Signer
from truceline.register.spelling import decode, encode, text_of

_HEAD = "PRIVATE+KEY+"


def new_signer(name: str, *, type_: int = ED25519) -> Signer:
    """Make a signer whose key nobody else has."""
    return Signer.of_seed(name, os.urandom(KEY_SIZE), type_=type_)


def write_signer(path: Path, signer: Signer) -> None:
    """Write a private key into a new file of mode 0400, durably; an existing file is never touched."""
    seed = signer.private.private_bytes_raw()
    line = f"{_HEAD}{signer.name}+{signer.verifier.id.hex()}+{encode(bytes([signer.type]) + seed)}\n"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    except FileExistsError as error:
        raise Conflict(f"{path} exists: a key is never overwritten") from error
    with os.fdopen(descriptor, "wb") as file:
        file.write(line.encode())
        file.flush()
        os.fsync(file.fileno())
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def read_signer(path: Path) -> Signer:
    """Read a private key; refused where others than the owner may read the file, or where its id is not that of its key."""
    try:
        with path.open("rb") as file:
            mode, raw = os.fstat(file.fileno()).st_mode, file.read(10_000)
    except FileNotFoundError as error:
        raise NotFound(f"there is no key at {path}") from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Unverified(f"{path} can be read by others: chmod 400 {path}, and think of the key as known")
    text = text_of(raw)
    head, _, rest = text.removesuffix("\n").partition(_HEAD)
    parts = rest.split("+", 2)
    if head or not text.endswith("\n") or len(parts) != 3:
        raise Unverified(f"expected a private key in {path}: {_HEAD}name+id+base64 and a line feed")
    name, identity, encoded = parts
    key = decode(encoded)
    if len(key) != 1 + KEY_SIZE or key[0] not in (ED25519, COSIGNATURE):
        raise Unverified(f"expected an Ed25519 key (type 1 or 4, 32 bytes) in {path}")
    signer = Signer.of_seed(name, key[1:], type_=key[0])
    if identity != signer.verifier.id.hex():
        raise Unverified(f"the key in {path} has another id than the file says")
    return signer
