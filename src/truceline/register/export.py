"""Export entries with everything a stranger needs to verify them: a BagIt bag (RFC 8493) with proofs, contents, evidence and a verifier.

The bag is written whole or not at all. Whose contents may be seen is for the caller to decide: an entry without its content proves only
that something was recorded, when and of which kind.
"""

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from truceline.errors import Conflict, NotFound, Refused, Where, problem
from truceline.register import bag_verifier
from truceline.register.entry import read_entry
from truceline.register.evidence import EVIDENCE, Evidence
from truceline.register.note import Verifier
from truceline.register.prove import prove
from truceline.register.stores.store import Store

_SUMS = ("sha256", "sha512")
_README = """This is a BagIt bag from the register of a ceasefire monitoring centre.

data/entries/N.entry        entry N of the log, as it stands there
data/entries/N.tlog-proof   the proof that it stands there, under a signed checkpoint
data/entries/N.content      what the entry commits to, with N.salt (left out where you may not see it, or it was erased)
data/evidence/SUM           files as received, named by their SHA-256
data/policy                 the log's key and its witnesses, as the sender says; compare them with what you know
data/verify.py              checks all of this: python -I data/verify.py . [--policy YOUR-OWN]
                            (Python 3.11 or newer with the package cryptography; no network)
"""


@dataclass(frozen=True)
class Parcel:
    """What goes into a bag: which entries, under which checkpoint and policy, and whether with their contents."""

    indexes: Sequence[int]
    note: bytes
    policy: bytes
    with_contents: bool = True


def plain_policy(log: Verifier) -> bytes:
    """The policy of a log without witnesses."""
    return f"log {log}\nquorum none\n".encode()


def export(store: Store, log: Verifier, parcel: Parcel, folder: Path, *, evidence: Evidence | None = None) -> Path:
    """Write a bag into a new folder, and return it; evidence that an entry names is copied where it is given.

    Refused: no entry at all, an entry that is not under the checkpoint, damaged or missing evidence, an existing folder.
    """
    if not parcel.indexes:
        raise Refused([problem("G002", Where(), "")])
    if folder.exists():
        raise Conflict(f"{folder} exists: a bag is never written over another")
    draft = folder.with_name(folder.name + ".being-written")
    shutil.rmtree(draft, ignore_errors=True)
    entries = draft / "data" / "entries"
    entries.mkdir(parents=True)
    try:
        for index in sorted(set(parcel.indexes)):
            entry, proof = prove(store, index, parcel.note, log)
            (entries / f"{index}.entry").write_bytes(entry)
            (entries / f"{index}.tlog-proof").write_bytes(bytes(proof))
            content = store.content(index) if parcel.with_contents else None
            if content is not None:
                (entries / f"{index}.content").write_bytes(content.content)
                (entries / f"{index}.salt").write_bytes(content.salt)
                if read_entry(entry).header.kind == EVIDENCE:
                    _copy_evidence(evidence, json.loads(content.content)["sha256"], draft / "data" / "evidence")
        (draft / "data" / "policy").write_bytes(parcel.policy)
        (draft / "data" / "verify.py").write_bytes(Path(bag_verifier.__file__).read_bytes())
        (draft / "data" / "README.txt").write_text(_README, encoding="utf-8")
        _write_tags(draft, log.name)
        draft.rename(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return folder


def _copy_evidence(evidence: Evidence | None, sha256: str, folder: Path) -> None:
    if evidence is None:
        raise NotFound(f"the file {sha256} belongs to the bag, and no folder of evidence was given")
    folder.mkdir(exist_ok=True)
    (folder / sha256).write_bytes(evidence.read(sha256))


def _write_tags(bag: Path, origin: str) -> None:
    """The files that make a folder a bag: what it is, and the sums of all it holds."""
    payload = sorted(path for path in (bag / "data").rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in payload)
    (bag / "bagit.txt").write_bytes(b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    (bag / "bag-info.txt").write_bytes(
        f"Source-Organization: {origin}\nBagging-Date: {datetime.now(UTC).date().isoformat()}\n"
        f"Payload-Oxum: {size}.{len(payload)}\nBag-Software-Agent: Truceline\n".encode()
    )
    _write_manifests(bag, "manifest", payload)
    _write_manifests(bag, "tagmanifest", sorted(path for path in bag.iterdir() if path.is_file()))


def _write_manifests(bag: Path, name: str, paths: Sequence[Path]) -> None:
    texts = {
        sum_name: "".join(
            f"{hashlib.new(sum_name, path.read_bytes()).hexdigest()}  {path.relative_to(bag).as_posix()}\n"
            for path in paths
        )
        for sum_name in _SUMS
    }
    for sum_name, text in texts.items():
        (bag / f"{name}-{sum_name}.txt").write_bytes(text.encode())
