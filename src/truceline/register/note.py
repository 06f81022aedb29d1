"""Signed notes (C2SP signed-note v1.0.0): a text, an empty line, and signatures by named keys.

The signature covers the text with its last line feed. Lines of unknown keys are ignored, so that others may sign
too; a line of a known key that does not verify spoils the whole note. A note without any good known line is refused.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from truceline.errors import Unverified
from truceline.register.spelling import decode, encode, text_of

ED25519 = 0x01
COSIGNATURE = 0x04
KEY_SIZE = 32
# The specification asks for at least 16; more only costs a forger's reader time.
MOST_SIGNATURES = 100
LARGEST_NOTE = 1_000_000
_DASH = "— "


@dataclass(frozen=True)
class Verifier:
    """A public key with its name: who may sign, as everybody writes it in one line."""

    name: str
    type: int
    key: bytes

    @property
    def id(self) -> bytes:
        """The four bytes by which a signature line names its key."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.type]) + self.key).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{encode(bytes([self.type]) + self.key)}"

    def verify(self, message: bytes, signature: bytes) -> None:
        """Accept only this key's signature over the message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature, message)
        except (InvalidSignature, ValueError) as error:
            raise Unverified(f"the signature of {self.name} does not verify") from error


def read_verifier(text: str) -> Verifier:
    """Read a key's line, name+id+key; the id must be that of the name and key, the key not one that anyone can sign for."""
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise Unverified("expected a key as name+id+base64")
    name, identity, encoded = parts
    require_name(name)
    raw = decode(encoded)
    if len(raw) != 1 + KEY_SIZE or raw[0] not in (ED25519, COSIGNATURE):
        raise Unverified(
            f"expected an Ed25519 key (type 1 or 4, 32 bytes); came type {raw[0] if raw else 'none'}, {len(raw) - 1} bytes"
        )
    verifier = Verifier(name, raw[0], raw[1:])
    if identity != verifier.id.hex():
        raise Unverified(f"the key of {name} has the id {verifier.id.hex()}; came {identity!r}")
    if verifier.key in LOW_ORDER_KEYS:
        raise Unverified(f"the key of {name} is of low order: anyone could sign for it")
    return verifier


def require_name(name: str) -> None:
    """A key's name is not empty and holds no white space and no plus sign."""
    if not name or "+" in name or any(character.isspace() for character in name):
        raise Unverified("expected a name without spaces and without “+”")


@dataclass(frozen=True)
class Signer:
    """A private key with its name."""

    name: str
    type: int
    private: Ed25519PrivateKey

    @staticmethod
    def of_seed(name: str, seed: bytes, *, type_: int = ED25519) -> "Signer":
        """The signer whose Ed25519 key comes from 32 secret bytes."""
        require_name(name)
        return Signer(name, type_, Ed25519PrivateKey.from_private_bytes(seed))

    @property
    def verifier(self) -> Verifier:
        """The public half."""
        return Verifier(self.name, self.type, self.private.public_key().public_bytes_raw())

    def line(self, payload: bytes) -> str:
        """A signature line around what stands after the key's id."""
        return str(Signature(self.name, self.verifier.id, payload))


@dataclass(frozen=True)
class Signature:
    """One signature line: who, with which key, and the bytes behind the key's id."""

    name: str
    id: bytes
    payload: bytes

    def __str__(self) -> str:
        return f"{_DASH}{self.name} {encode(self.id + self.payload)}\n"


@dataclass(frozen=True)
class Note:
    """A text and its signature lines, not yet verified."""

    text: str
    signatures: tuple[Signature, ...]

    def of(self, verifier: Verifier) -> list[Signature]:
        """The lines that claim to be of a key."""
        return [one for one in self.signatures if (one.name, one.id) == (verifier.name, verifier.id)]


def sign_note(text: str, signers: Sequence[Signer]) -> bytes:
    """Write a note: the text, an empty line, one line per signer."""
    if not text.endswith("\n"):
        raise Unverified("a note's text ends in a line feed")
    lines = [signer.line(signer.private.sign(text.encode())) for signer in signers]
    return (text + "\n" + "".join(lines)).encode()


def read_note(raw: bytes) -> Note:
    """Take a note apart; only the canonical form is accepted, and nothing is verified yet."""
    if len(raw) > LARGEST_NOTE:
        raise Unverified(f"expected a note of at most {LARGEST_NOTE} bytes; came {len(raw)}")
    whole = text_of(raw)
    split = whole.rfind("\n\n")
    if split < 0 or not whole.endswith("\n"):
        raise Unverified("expected a text, an empty line and signature lines, each ending in a line feed")
    lines = whole[split + 2 :].split("\n")[:-1]
    if not lines or len(lines) > MOST_SIGNATURES:
        raise Unverified(f"expected 1 to {MOST_SIGNATURES} signature lines; came {len(lines)}")
    return Note(whole[: split + 1], tuple(_signature(line) for line in lines))


def _signature(line: str) -> Signature:
    if not line.startswith(_DASH):
        raise Unverified("expected a signature line to begin with an em dash and a space")
    name, _, encoded = line[len(_DASH) :].partition(" ")
    require_name(name)
    raw = decode(encoded)
    if len(raw) < 5:
        raise Unverified(f"the signature line of {name} holds no signature")
    return Signature(name, raw[:4], raw[4:])


def verify_note(note: Note, verifiers: Sequence[Verifier]) -> list[Verifier]:
    """Verify every line of a known key, and return the keys that signed; none, or one bad line, is a refusal."""
    good = []
    for verifier in verifiers:
        lines = note.of(verifier)
        for line in lines:
            verifier.verify(note.text.encode(), line.payload)
        if lines:
            good.append(verifier)
    if not good:
        raise Unverified("none of the known keys signed this note")
    return good


# The encodings of the points of order 1, 2, 4 and 8 on edwards25519 (RFC 7748 section 7 explains why they are refused;
# the list is that of "Taming the many EdDSAs", Chalkias, Garillot and Nikolaenko, 2020, table 1).
LOW_ORDER_KEYS = frozenset(
    bytes.fromhex(text)
    for text in (
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    )
)
