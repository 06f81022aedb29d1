"""Sealing what tells who a source is: AES-256-GCM under a key that lies in the desk's folder and in no database.

Each identity is bound to its source: sealed for one, it does not open as another's.
"""

import base64
import json
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from truceline.desk.folder import DeskFolder
from truceline.errors import Unverified

KEY = "vault.key"
_NONCE = 12
Identity = dict[str, str]


def seal(desk: DeskFolder, source_id: str, identity: Identity) -> bytes:
    """Encrypt an identity for one source; the key is made with the first."""
    nonce = secrets.token_bytes(_NONCE)
    plain = json.dumps(identity, ensure_ascii=False, sort_keys=True).encode()
    return nonce + AESGCM(_key(desk.path / KEY, make=True)).encrypt(nonce, plain, source_id.encode())


def unseal(desk: DeskFolder, source_id: str, sealed: bytes) -> Identity:
    """Decrypt an identity; one that was changed, or sealed for another source or under another key, is refused."""
    try:
        plain = AESGCM(_key(desk.path / KEY, make=False)).decrypt(sealed[:_NONCE], sealed[_NONCE:], source_id.encode())
    except InvalidTag as error:
        raise Unverified("desk-vault-does-not-open") from error
    identity: Identity = json.loads(plain)
    return identity


def _key(path: Path, *, make: bool) -> bytes:
    if not path.is_file():
        if not make:
            raise Unverified("desk-vault-key-missing")
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return _key(path, make=False)
        with os.fdopen(handle, "wb") as file:
            file.write(base64.b64encode(secrets.token_bytes(32)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    return base64.b64decode(path.read_bytes())
