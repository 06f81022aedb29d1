#!/usr/bin/env python3
"""Verify a bag that Truceline exported. Runs alone: Python 3.11 or newer and the package `cryptography`, nothing else, no network.

    python -I verify.py FOLDER [--policy FILE]

Checks, in this order:
  1. The folder is a BagIt bag.
  2. Every file is the one its manifests name (SHA-256 and SHA-512), and no file lies there that they do not name.
  3. The policy names a log and its witnesses. Bring your own with --policy: the bag's own policy is only its sender's word.
  4. Each entry's checkpoint is signed by that log, and cosigned as the policy asks.
  5. Each entry stands in the log at its index.
  6. Each content, with its salt, is the one that its entry commits to.
  7. Each file of evidence has the sum that is its name.

This file shares no code with the rest of Truceline, on purpose: the two check each other. Formats: C2SP signed-note, tlog-checkpoint,
tlog-cosignature, tlog-proof, tlog-policy; RFC 6962; RFC 8493 (BagIt).
"""

import base64
import binascii
import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SUMS = ("sha256", "sha512")
Key = tuple[str, bytes, bytes]  # name, id, the 32 bytes


class Bad(Exception):
    """Something does not hold."""


class Policy:
    """Whose checkpoints are believed: the log's key, the witnesses' keys by name, the groups (threshold, members), and the quorum."""

    def __init__(self) -> None:
        self.log: Key | None = None
        self.witnesses: dict[str, Key] = {}
        self.groups: dict[str, tuple[int, list[str]]] = {}
        self.quorum: str | None = None

    def satisfied(self, name: str, seen: set[str]) -> bool:
        """Whether the witnesses that were seen satisfy a witness's or a group's name."""
        if name not in self.groups:
            return name in seen
        count, members = self.groups[name]
        return sum(self.satisfied(member, seen) for member in members) >= count


def main(arguments: list[str]) -> int:
    """Verify the bag named on the command line, and print what was checked; 0 where all of it holds."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if arguments else 2
    folder = Path(arguments[0])
    own = Path(arguments[2]) if len(arguments) == 3 and arguments[1] == "--policy" else None
    if len(arguments) > 1 and own is None:
        print(__doc__)
        return 2
    number = 0
    try:
        for number, said in enumerate(verify(folder, own), 1):
            print(f"{number}. ok  {said}")
    except (Bad, OSError, UnicodeDecodeError) as error:
        print(f"{number + 1}. BAD {error}")
        return 1
    return 0


def verify(folder: Path, own_policy: Path | None = None) -> Iterator[str]:
    """Yield a sentence for each step that holds; raise Bad at the first that does not."""
    need(
        (folder / "bagit.txt").read_text("utf-8").startswith("BagIt-Version: 1.0\n"), "bagit.txt does not say BagIt 1.0"
    )
    yield "The folder is a BagIt bag."  # 1
    for prefix in ("", "tag"):
        for sum_name in SUMS:
            check_manifest(folder, prefix, sum_name)
    yield f"Every file is the one its manifests name ({', '.join(SUMS)}), and there is no other."  # 2
    policy = read_policy((own_policy or folder / "data" / "policy").read_text("utf-8"))
    whose = "your own" if own_policy else "THE SENDER'S OWN, from the bag: compare the keys with what you know"
    yield f"The policy is {whose}; log {policy.log and policy.log[0]}, quorum {policy.quorum}."  # 3
    entries = sorted((folder / "data" / "entries").glob("*.entry"))
    need(bool(entries), "the bag holds no entry")
    contents = 0
    for path in entries:
        contents += check_entry(path, policy)
    yield f"Each of {len(entries)} entries stands under a checkpoint that the policy accepts."  # 4
    yield "Each stands in the log at its index."  # 5
    yield f"Each content is the one its entry commits to: {contents} of {len(entries)} are here."  # 6
    files = [path for path in (folder / "data" / "evidence").glob("*") if path.is_file()]
    for path in files:
        need(file_sum(path, "sha256") == path.name, f"{path.name} has another sum than its name")
    yield f"Each of {len(files)} files of evidence has the sum that is its name."  # 7


def need(holds: bool, said: str) -> None:
    """Raise Bad with a sentence unless something holds."""
    if not holds:
        raise Bad(said)


# --- BagIt


def check_manifest(folder: Path, prefix: str, sum_name: str) -> None:
    """Check every line of a manifest, and that it names every file it has to."""
    named = {}
    for line in (folder / f"{prefix}manifest-{sum_name}.txt").read_text("utf-8").splitlines():
        expected, _, name = line.partition("  ")
        need(re.fullmatch(r"[\w./-]+", name, re.ASCII) is not None and ".." not in name, f"strange file name {name!r}")
        named[name] = expected
    if prefix:
        there = {path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith("tagmanifest-")}
    else:
        there = {path.relative_to(folder).as_posix() for path in (folder / "data").rglob("*") if path.is_file()}
    need(
        there == set(named), f"{prefix}manifest-{sum_name}.txt and the folder differ: {sorted(there ^ set(named))[:3]}"
    )
    for name, expected in named.items():
        need(not (folder / name).is_symlink(), f"{name} is a link")
        need(file_sum(folder / name, sum_name) == expected, f"{name} is not the file that the manifest names")


def file_sum(path: Path, sum_name: str) -> str:
    """The sum of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, sum_name).hexdigest()


# --- C2SP


def unbase64(text: str) -> bytes:
    """Bytes from base64 in its one canonical spelling."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Bad(f"not base64: {text[:40]!r}") from error
    need(base64.b64encode(raw).decode() == text, f"not canonical base64: {text[:40]!r}")
    return raw


def whole_number(text: str) -> int:
    """A whole number in ASCII digits without leading zeros."""
    need(re.fullmatch(r"0|[1-9][0-9]{0,18}", text) is not None, f"not a whole number: {text[:40]!r}")
    return int(text)


def read_key(text: str, kind: int) -> Key:
    """A key's name, id and 32 bytes from name+id+base64; the id must be that of the key."""
    name, _, rest = text.partition("+")
    identity, _, encoded = rest.partition("+")
    raw = unbase64(encoded)
    due = hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4]
    need(len(raw) == 33 and raw[0] == kind and identity == due.hex(), f"{name[:60]!r} is no key of type {kind}")
    return name, due, raw[1:]


def read_policy(text: str) -> Policy:
    """Read a policy; a line that is not understood refuses the whole."""
    policy = Policy()
    for line in text.splitlines():
        match line.split("#")[0].split():
            case []:
                pass
            case ["log", key, *_]:
                need(policy.log is None, "the policy names two logs")
                policy.log = read_key(key, 1)
            case ["witness", name, key, *_]:
                policy.witnesses[name] = read_key(key, 4)
            case ["group", name, threshold, *members]:
                count = {"all": len(members), "any": 1}.get(threshold) or whole_number(threshold)
                known = {*policy.witnesses, *policy.groups}.issuperset(members)
                need(known and 1 <= count <= len(members) == len(set(members)), f"the group {name!r} cannot be")
                policy.groups[name] = (count, members)
            case ["quorum", name]:
                need(name in {"none", *policy.witnesses, *policy.groups}, f"the quorum {name!r} is not defined")
                policy.quorum = name
            case _:
                raise Bad(f"the policy's line {line[:60]!r} is not understood")
    need(policy.log is not None and policy.quorum is not None, "the policy names no log or no quorum")
    return policy


def check_checkpoint(note: str, policy: Policy) -> tuple[int, bytes]:
    """Check a signed checkpoint against the policy; return its size and root."""
    text, separator, signatures = note.rpartition("\n\n")
    text += "\n"
    need(bool(separator) and signatures.endswith("\n"), "the checkpoint is no signed note")
    need(all(letter >= " " or letter == "\n" for letter in note), "the checkpoint holds a control character")
    lines = [line.split(" ") for line in signatures.split("\n")[:-1]]
    need(all(len(line) == 3 and line[0] == "—" for line in lines), "a signature line is not spelt as one")
    named = all(line[1] and "+" not in line[1] and not any(map(str.isspace, line[1])) for line in lines)
    need(named, "a signature line names no key")
    found = [(line[1], unbase64(line[2])) for line in lines]
    log = policy.log or ("", b"", b"")
    need(has_signed(log, text, found, cosigned=False), f"the checkpoint is not signed by {log[0]}")
    seen = {name for name, key in policy.witnesses.items() if has_signed(key, text, found, cosigned=True)}
    quorum = policy.quorum or ""
    need(quorum == "none" or policy.satisfied(quorum, seen), f"the quorum {quorum} is not reached by {sorted(seen)}")
    origin, size, root, *rest = text.split("\n")
    need(rest == [""] and origin == log[0], "the checkpoint is not one of the log's, in three lines")
    return whole_number(size), unbase64(root)


def has_signed(key: Key, text: str, found: list[tuple[str, bytes]], *, cosigned: bool) -> bool:
    """Whether a key signed a text; a line that claims to be the key's and does not verify is Bad."""
    mine = [raw[4:] for name, raw in found if (name, raw[:4]) == key[:2]]
    for payload in mine:
        signature = payload[8:] if cosigned else payload
        head = f"cosignature/v1\ntime {int.from_bytes(payload[:8], 'big')}\n" if cosigned else ""
        try:
            Ed25519PublicKey.from_public_bytes(key[2]).verify(signature, (head + text).encode())
        except InvalidSignature as error:
            raise Bad(f"the signature of {key[0]} does not verify") from error
    return bool(mine)


# --- entries


def check_entry(path: Path, policy: Policy) -> int:
    """Check an entry's proof, and its content where it is here; return how many contents were checked."""
    entry = path.read_bytes()
    proof = path.with_suffix(".tlog-proof").read_text("utf-8")
    head, _, checkpoint = proof.partition("\n\n")
    first, *lines = head.split("\n")
    need(first == "c2sp.org/tlog-proof@v1" and bool(lines), f"{path.stem}: not a proof")
    if lines[0].startswith("extra "):
        del lines[0]
    need(lines[0] == f"index {path.stem}", f"{path.stem}: the proof is for another index")
    size, root = check_checkpoint(checkpoint, policy)
    reached = climb(
        hashlib.sha256(b"\0" + entry).digest(), (int(path.stem), size), [unbase64(line) for line in lines[1:]]
    )
    need(reached == root, f"entry {path.stem} does not stand in the log at this index")
    content, salt = path.with_suffix(".content"), path.with_suffix(".salt")
    if not content.exists():
        return 0
    need(len(salt.read_bytes()) == 32, f"{path.stem}: a salt is 32 bytes")
    committed = re.findall(r"^commitment (\S+)$", entry.decode("utf-8"), re.MULTILINE)
    due = hashlib.sha256(salt.read_bytes() + content.read_bytes()).digest()
    need(
        len(committed) == 1 and unbase64(committed[0]) == due,
        f"the content of entry {path.stem} is not what it commits to",
    )
    return 1


def climb(leaf: bytes, place: tuple[int, int], proof: list[bytes]) -> bytes:
    """The root that a leaf reaches by a proof, from its index and the tree's size; written recursively, from RFC 6962 section 2.1.1."""
    index, size = place
    need(
        0 <= index < size and all(len(part) == 32 for part in proof),
        "the index is not in the tree, or a hash is not one",
    )
    if size == 1:
        need(not proof, "the proof is too long")
        return leaf
    need(bool(proof), "the proof is too short")
    left = 1 << ((size - 1).bit_length() - 1)
    if index < left:
        pair = climb(leaf, (index, left), proof[:-1]) + proof[-1]
    else:
        pair = proof[-1] + climb(leaf, (index - left, size - left), proof[:-1])
    return hashlib.sha256(b"\x01" + pair).digest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
