"""The acts of `truceline register` that change nothing: verify, prove, audit, rebuild, export."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from truceline.errors import Refused, Unverified, Where, problem

if TYPE_CHECKING:
    from truceline.register.note import Verifier
    from truceline.register.policy import Policy
    from truceline.register.stores.store import Store
    from truceline.register.verification import Verification


def verify(options: argparse.Namespace) -> None:
    """Verify whatever the folder holds, print what was checked, and fail with the first bad index."""
    from truceline.register.folder import SETTINGS
    from truceline.register.mirror import CHECKPOINT

    if (options.folder / SETTINGS).is_file():
        _show(_verify_register(options))
    elif (options.folder / "bagit.txt").is_file():
        from truceline.register import bag_verifier

        policy = ["--policy", str(options.policy)] if options.policy else []
        if bag_verifier.main([str(options.folder), *policy]):
            raise Unverified("The bag does not verify.")
    elif (options.folder / CHECKPOINT).is_file():
        _show(_verify_mirror(options))
    else:
        raise Refused([problem("G001", Where(str(options.folder)), "")])


def _verify_register(options: argparse.Namespace) -> "Verification":
    from truceline.command.named_files import read_seen
    from truceline.register.folder import open_folder
    from truceline.register.mirror import Mirror
    from truceline.register.verify import Trust, verify_register

    folder = open_folder(options.folder)
    key, policy = _pinned(options)
    if key is None:
        print(f"The key is the register's own word; pin it with --key or --policy: {folder.log}", file=sys.stderr)
    if folder.read_only_mark.exists():
        print(f"This register is READ-ONLY; {folder.read_only_mark} says why.", file=sys.stderr)
    trust = Trust(key or folder.log, policy or folder.policy(), [Mirror(path) for path in options.mirror])
    store = folder.store("read")
    try:
        return verify_register(folder, store, trust, read_seen(options.seen))
    finally:
        store.close()


def _verify_mirror(options: argparse.Namespace) -> "Verification":
    from truceline.command.named_files import read_seen
    from truceline.register.mirror import Mirror
    from truceline.register.verify import Trust, verify_mirror

    key, policy = _pinned(options)
    if key is None:
        raise Refused([problem("G004", Where(str(options.folder)), "")])
    trust = Trust(key, policy, [Mirror(path) for path in options.mirror])
    return verify_mirror(Mirror(options.folder), trust, read_seen(options.seen))


def _pinned(options: argparse.Namespace) -> "tuple[Verifier | None, Policy | None]":
    """The log's key and the policy that the one who verifies brought along."""
    from truceline.command.named_files import named_key, read_file
    from truceline.register.policy import read_policy

    policy = read_policy(read_file(options.policy)) if options.policy else None
    key = named_key(options.key) if options.key else None
    if key and policy and key != policy.log:
        raise Unverified(f"--key and --policy name different keys: {key} and {policy.log}")
    return key or (policy.log if policy else None), policy


def _show(verification: "Verification") -> None:
    print(verification)
    verification.require()


def audit(options: argparse.Namespace) -> None:
    """Compare contents, tables and evidence with the log."""
    from truceline.register import audit as auditing
    from truceline.register.evidence import Evidence
    from truceline.register.folder import open_folder
    from truceline.register.rebuild import read_rows

    folder = open_folder(options.folder)
    store = folder.store("read")
    if options.only_evidence:
        found = auditing.audit_evidence(store, Evidence(folder.evidence))
    else:
        rows = read_rows(options.tables) if options.tables else None
        evidence = None if options.no_evidence else Evidence(folder.evidence)
        found = auditing.audit(store, folder.approvers(), rows=rows, evidence=evidence)
    store.close()
    if options.report:
        _report(options.report, folder.log.name, found)
    _show(found)


def _report(path: Path, origin: str, found: "Verification") -> None:
    """Write what was checked so that whoever watches reads either the last report or this one, whole."""
    from truceline.register.durable import write_durably
    from truceline.register.recording import canonical_json

    told = {
        "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "register": origin,
        "holds": found.holds,
        "checked": [{"said": step.said, "holds": step.holds} for step in found.steps],
    }
    write_durably(path, canonical_json(told) + b"\n")


def prove(options: argparse.Namespace) -> None:
    """Write entries and their proofs."""
    from truceline.register import prove as proving
    from truceline.register.durable import make_folder, write_durably
    from truceline.register.folder import open_folder
    from truceline.register.guard import SecondPlace

    folder = open_folder(options.folder)
    note = SecondPlace(folder.second_place, folder.log).read().note
    store = folder.store("read")
    indexes = _indexes(options, store)
    if not indexes:
        raise Refused([problem("G002", Where("--entry"), "")])
    proofs = [(index, *proving.prove(store, index, note, folder.log)) for index in indexes]
    make_folder(options.out.resolve())
    for index, entry, proof in proofs:
        write_durably(options.out / f"{index}.entry", entry)
        write_durably(options.out / f"{index}.tlog-proof", bytes(proof))
        print(f"{options.out / f'{index}.tlog-proof'}: entry {index} stands in {folder.log.name}")
    store.close()


def rebuild(options: argparse.Namespace) -> None:
    """Make the tables anew."""
    from truceline.register import rebuild as rebuilding
    from truceline.register.folder import open_folder

    store = open_folder(options.folder).store("read")
    for kind, count in rebuilding.rebuild(store, options.out).items():
        print(f"{options.out / f'{kind}.jsonl'}: {count:,} records")
    store.close()


def export(options: argparse.Namespace) -> None:
    """Write a bag."""
    from truceline.register import export as exporting
    from truceline.register.checkpoint import open_checkpoint
    from truceline.register.evidence import Evidence
    from truceline.register.folder import open_folder
    from truceline.register.guard import SecondPlace

    folder = open_folder(options.folder)
    note = SecondPlace(folder.second_place, folder.log).read().note
    store = folder.store("read")
    size = open_checkpoint(note, folder.log)[0].size
    indexes = range(size) if options.all else _indexes(options, store)
    own = folder.path / "policy"
    policy = own.read_bytes() if folder.policy() else exporting.plain_policy(folder.log)
    parcel = exporting.Parcel(indexes, note, policy, with_contents=not options.without_contents)
    bag = exporting.export(store, folder.log, parcel, options.out, evidence=Evidence(folder.evidence))
    print(f"{bag}: {len(set(indexes)):,} entries. To check it: python -I {bag / 'data/verify.py'} {bag}")
    store.close()


def _indexes(options: argparse.Namespace, store: "Store") -> list[int]:
    """The entries that were chosen by index and by record."""
    from truceline.register.prove import last_entry

    return [*options.entry, *(last_entry(store, kind, record) for kind, record in options.record)]
