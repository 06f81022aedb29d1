"""`truceline register ACT`: what changes a register. The acts that only read are in register_reading."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from truceline.errors import Refused, Where, problem

if TYPE_CHECKING:
    from truceline.register.cosigning import Collected
    from truceline.register.log import Log
    from truceline.register.policy import Policy


def run(options: argparse.Namespace) -> int:
    """Do one act."""
    from truceline.command import register_reading as reading

    acts = {
        "init": _init,
        "keys": _keys,
        "checkpoint": _checkpoint,
        "mirror": _mirror,
        "receive": _receive,
        "approve": _approve,
        "erase": _erase,
        "verify": reading.verify,
        "prove": reading.prove,
        "audit": reading.audit,
        "rebuild": reading.rebuild,
        "export": reading.export,
    }
    acts[options.act](options)
    return 0


def _init(options: argparse.Namespace) -> None:
    from truceline.command.named_files import read_file
    from truceline.register.folder import Places
    from truceline.register.log import make_register

    places = Places(options.database, options.second_place, options.signing_key)
    continues = read_file(options.continues) if options.continues else None
    log = make_register(options.folder, options.origin, places, continues=continues)
    print(
        f"Register {options.origin} in {options.folder}. Its public key, for everybody who verifies it:\n{log.folder.log}"
    )
    print(
        f"\nThe private key is in {options.folder / options.signing_key}: keep a copy offline, and nobody else's hands on it."
    )
    if not Path(options.second_place).is_absolute():
        print(
            "The last signed checkpoint is remembered in the same folder: a backup of the folder brings both back, and only "
            "witnesses notice then. Better: --second-place on another disk."
        )
    print(f"Witnesses: put their keys into {options.folder / 'policy'} (docs/register.md).")
    log.close()


def _keys(options: argparse.Namespace) -> None:
    from truceline.register.folder import open_folder
    from truceline.register.keys import make_key
    from truceline.register.strength import explain

    if options.new:
        if not options.name:
            raise Refused([problem("G005", Where("--name"), "")])
        print(make_key(options.new, options.name).verifier)
    if options.folder is None:
        if not options.new:
            raise Refused([problem("G001", Where("FOLDER"), "")])
        return
    folder = open_folder(options.folder)
    print(f"Register: {folder.log}")
    for approver in folder.approvers():
        print(f"Approver: {approver}")
    policy = folder.policy()
    print(
        explain(policy) if policy else "No witnesses: another register could be shown to others, and nobody would know."
    )


def _checkpoint(options: argparse.Namespace) -> None:
    """Sign, and have it cosigned.

    1. What the witnesses show now, and what was named, must lie on this tree, or nothing is signed.
    2. The checkpoint is signed and remembered.
    3. The witnesses are asked; what the quorum cosigned is kept.
    """
    from truceline.command.named_files import read_seen
    from truceline.register.guard import Seen, go_read_only
    from truceline.register.log import open_register

    log = open_register(options.folder)
    policy = None if options.alone else log.folder.policy()
    seen = read_seen(options.seen)
    at_witnesses: dict[str, bytes] = {}
    if policy is not None:
        from truceline.register.cosigning import all_shown

        shown, silent = all_shown(policy)
        at_witnesses = {name: one.note for name, one in sorted(shown.items())}
        seen += [Seen(f"the witness {name}", one) for name, one in at_witnesses.items()]
        for name, error in sorted(silent.items()):
            print(f"{name} shows nothing: {error}", file=sys.stderr)
    note = log.checkpoint(log.folder.signer(), seen)
    if policy is not None and policy.urls:
        collected = _collected(log, note, policy)
        for answer in collected.answers:
            print(answer, file=sys.stderr)
        if collected.alarms:
            alarm = collected.alarms[0]
            evidence = Seen(f"the witness {alarm.witness}", at_witnesses.get(alarm.witness, note))
            raise go_read_only(log.folder.read_only_mark, evidence, str(alarm))
        if collected.is_witnessed:
            note = collected.checkpoint
            log.keep_cosigned(note, policy)
        print("Witnessed." if collected.is_witnessed else "Recorded only: the quorum was not reached.", file=sys.stderr)
    sys.stdout.write(note.decode())
    log.close()


def _collected(log: "Log", note: bytes, policy: "Policy") -> "Collected":
    """Ask every witness, each from where it is known to be."""
    from truceline.register.checkpoint import cosigned_at, open_checkpoint
    from truceline.register.cosigning import Asking, collect
    from truceline.register.tiles import subtree_reader
    from truceline.register.tree import consistency_proof

    known: dict[str, int] = {}
    for kept in log.store.checkpoints():
        checkpoint, opened = open_checkpoint(kept, log.folder.log)
        for name, witness in policy.witnesses.items():
            if cosigned_at(opened, witness) is not None:
                known[name] = max(known.get(name, 0), checkpoint.size)

    def prove(old: int, new: int) -> list[bytes]:
        # Witnesses are asked on threads, and a database's connection belongs to one: each proof opens its own.
        store = log.folder.store("read")
        try:
            return consistency_proof(old, new, subtree_reader(new, store.tile))
        finally:
            store.close()

    return collect(note, Asking(policy, prove, known))


def _mirror(options: argparse.Namespace) -> None:
    from truceline.register.log import open_register
    from truceline.register.mirror import Mirror, write_mirror

    log = open_register(options.folder)
    if options.catch_up_from:
        count = log.catch_up(Mirror(options.catch_up_from))
        print(f"{count:,} entries came back from {options.catch_up_from}. The register may grow again.")
        print("Contents do not lie on mirrors: truceline register audit says which are missing.")
    else:
        checkpoint = write_mirror(log.store, log.second_place.read().note, log.folder.log, options.to)
        print(f"{options.to}: {checkpoint.size:,} entries under the checkpoint of {checkpoint.origin}")
    log.close()


def _receive(options: argparse.Namespace) -> None:
    from truceline.command.named_files import refuse_absent
    from truceline.register.log import open_register
    from truceline.register.recording import record_evidence

    refuse_absent(options.files)
    log = open_register(options.folder)
    for path in options.files:
        received, index = record_evidence(log, path, actor=options.actor)
        print(f"{received.sha256}  {path}  entry {index}")
    log.close()


def _approve(options: argparse.Namespace) -> None:
    from truceline.register.durable import write_durably
    from truceline.register.erasure import approve
    from truceline.register.folder import open_folder
    from truceline.register.keys import read_key

    folder = open_folder(options.folder)
    signer = read_key(options.signing_key)
    if options.out.exists():
        raise Refused([problem("C004", Where("--out"), str(options.out))])
    write_durably(options.out, approve(folder.log.name, options.entry, options.reason, signer))
    print(f"{options.out}: {signer.name} approves that the content of entry {options.entry} is erased.")


def _erase(options: argparse.Namespace) -> None:
    from truceline.command.named_files import read_file
    from truceline.register.erasure import erase
    from truceline.register.log import open_register
    from truceline.register.stores.opening import is_postgres

    log = open_register(options.folder)
    index = erase(log, options.entry, [read_file(path) for path in options.approval])
    print(f"The content of entry {options.entry} is erased; entry {index} says so. The log verifies as before.")
    print("Backups, mirrors of contents and exported bags are not reached from here: erase there too.")
    if is_postgres(log.folder.places.database):
        print(
            "Nor are PostgreSQL's own write-ahead log (pg_wal), its archive and its standbys: the bytes stay there until the server "
            "recycles them. Force that with CHECKPOINT and pg_switch_wal(), and drop every archived segment and base backup "
            "from before now."
        )
    log.close()
