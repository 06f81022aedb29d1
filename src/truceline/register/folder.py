"""A register's folder: where its parts lie. Everything but the database is a file that a person can read.

register.toml    origin, public key, and where the next three lie
register.db      the entries (or a PostgreSQL database, named by its address)
signing.key      the private key; better kept elsewhere
last-checkpoint  the second place: the last checkpoint that was signed; better kept on another disk
policy           the witnesses, as C2SP tlog-policy, once there are any
approvers        the keys of those who may approve an erasure, one a line
read-only        there only while the register refuses to grow, with the reason
evidence/        files as received
"""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from truceline.errors import Conflict, NotFound, Unverified
from truceline.register.durable import make_folder, write_durably
from truceline.register.keys import read_key
from truceline.register.note import Signer, Verifier, read_verifier, require_name
from truceline.register.policy import Policy, read_policy
from truceline.register.spelling import text_of
from truceline.register.stores.opening import Purpose, open_store
from truceline.register.stores.store import Store

SETTINGS = "register.toml"
_NAMES = ("origin", "key", "database", "second_place", "signing_key")


@dataclass(frozen=True)
class Places:
    """Where the parts of a register lie; names of files are taken from the register's folder."""

    database: str = "register.db"
    second_place: str = "last-checkpoint"
    signing_key: str = "signing.key"


@dataclass(frozen=True)
class RegisterFolder:
    """A folder that holds a register, and what its settings say."""

    path: Path
    log: Verifier
    places: Places

    @property
    def second_place(self) -> Path:
        """The file, outside the database, that remembers the last checkpoint that was signed."""
        return self.path / self.places.second_place

    @property
    def read_only_mark(self) -> Path:
        """The file whose presence keeps the register from growing."""
        return self.path / "read-only"

    @property
    def evidence(self) -> Path:
        """Where files as received lie."""
        return self.path / "evidence"

    def store(self, purpose: Purpose) -> Store:
        """Open the entries."""
        return open_store(self.places.database, self.path, purpose=purpose)

    def signer(self) -> Signer:
        """Read the private key; one that is not the register's is refused."""
        signer = read_key(self.path / self.places.signing_key)
        if signer.verifier != self.log:
            raise Unverified(f"the signing key is that of {signer.verifier}; the register's is {self.log}")
        return signer

    def policy(self) -> Policy | None:
        """The witnesses and their quorum; None where there are none yet."""
        path = self.path / "policy"
        if not path.is_file():
            return None
        policy = read_policy(path.read_bytes())
        if policy.log != self.log:
            raise Unverified(f"the policy is for {policy.log}; the register's key is {self.log}")
        return policy

    def approvers(self) -> list[Verifier]:
        """Those who may approve that a content is erased."""
        path = self.path / "approvers"
        if not path.is_file():
            return []
        return [read_verifier(line) for line in text_of(path.read_bytes()).split("\n") if line]


def write_folder(path: Path, log: Verifier, places: Places) -> RegisterFolder:
    """Make the folder of a new register; one that holds a register is refused."""
    settings = path / SETTINGS
    if settings.exists():
        raise Conflict(f"{path} holds a register already")
    require_name(log.name)
    make_folder(path.resolve())
    values = (log.name, str(log), places.database, places.second_place, places.signing_key)
    # A JSON string is a TOML string.
    lines = [f"{name} = {json.dumps(value)}" for name, value in zip(_NAMES, values, strict=True)]
    write_durably(settings, ("\n".join(lines) + "\n").encode())
    return RegisterFolder(path, log, places)


def open_folder(path: Path) -> RegisterFolder:
    """Open a register's folder; one that holds none, or whose settings are not whole, is refused."""
    settings = path / SETTINGS
    if not settings.is_file():
        raise NotFound(f"there is no register in {path} (no {SETTINGS})")
    try:
        values = tomllib.loads(text_of(settings.read_bytes()))
    except tomllib.TOMLDecodeError as error:
        raise Unverified(f"{settings}: {error}") from error
    if sorted(values) != sorted(_NAMES) or not all(isinstance(value, str) for value in values.values()):
        raise Unverified(f"{settings}: expected {', '.join(_NAMES)}, each a text")
    log = read_verifier(values["key"])
    if log.name != values["origin"]:
        raise Unverified(f"{settings}: the key is that of {log.name}, the origin is {values['origin']}")
    return RegisterFolder(path, log, Places(values["database"], values["second_place"], values["signing_key"]))
