"""`truceline witness ACT`: what a guarantor runs on its own machine."""

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from truceline.command.named_files import named_key, read_file
from truceline.errors import Conflict, NotFound, Refused, Unavailable, Unverified, Where, problem

if TYPE_CHECKING:
    from truceline.register.policy import Policy
    from truceline.register.tiles import TileReader
    from truceline.register.witness import Witness

_KEY = "key"
_DATABASE = "witness.sqlite"


def run(options: argparse.Namespace) -> int:
    """Do one act."""
    acts = {
        "init": _init,
        "trust": _trust,
        "show": _show,
        "serve": _serve,
        "watch": _watch,
        "collect": _collect,
        "policy": _explain,
        "split": _split,
        "stamp": _stamp,
    }
    acts[options.act](options)
    return 0


def _init(options: argparse.Namespace) -> None:
    """Make the key, then its database: after a crash in between nothing was signed, and nothing can be until both are made anew."""
    from truceline.register.durable import make_folder
    from truceline.register.keys import make_key
    from truceline.register.witness import Witness

    logs = [named_key(text) for text in options.log]
    make_folder(options.folder)
    if (options.folder / _DATABASE).exists():
        raise Conflict(f"{options.folder} holds a witness: a witness keeps its database for ever")
    signer = make_key(options.folder / _KEY, options.name, cosigner=True)
    Witness.create(options.folder / _DATABASE, signer.verifier)
    witness = Witness(options.folder / _DATABASE, signer)
    for log in logs:
        witness.trust(log)
    print(f"Public key, for the policies of everybody else:\n{signer.verifier}")
    print(
        f"Keep {options.folder} safe, and never bring it back from a backup: a witness that forgets what it cosigned can be "
        "made to cosign a second history. If it is lost, make a new one with a new key and say so to everybody."
    )


def _trust(options: argparse.Namespace) -> None:
    witness = _opened(options.folder)
    for text in options.log:
        log = named_key(text)
        witness.trust(log)
        print(f"{log.name} is watched with the key {log}")


def _show(options: argparse.Namespace) -> None:
    witness = _opened(options.folder)
    print(f"Key: {witness.key}")
    for origin, size in witness.origins().items():
        print(f"{origin}: cosigned {size:,} entries last")
    refused = witness.evidence()
    for origin, at, _ in refused[-20:]:
        print(f"refused, though signed by the log: {origin} at {_moment(at)}")
    print(f"{len(refused)} refused request{'s' if len(refused) != 1 else ''} kept as possible evidence")


def _serve(options: argparse.Namespace) -> None:
    from truceline.register.serving import WitnessServer

    witness = _opened(options.folder)
    try:
        server = WitnessServer(
            witness, options.host, options.port, tell=lambda line: print(_moment(time.time()), line, file=sys.stderr)
        )
    except OSError as error:
        raise Unavailable(f"cannot listen at {options.host} port {options.port}: {error}") from error
    watched = ", ".join(witness.origins()) or "no log yet (truceline witness trust)"
    print(f"{witness.key} answers at http://{options.host}:{server.server_port}/ for {watched}", flush=True)
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("Stopped. Everything that was cosigned is kept.")


def _watch(options: argparse.Namespace) -> None:
    from truceline.register.strength import explain
    from truceline.register.watch import Standing, Watch

    if options.every < 1:
        raise Refused([problem("W001", Where("--every"), options.every)])
    policy = _read_policy(options.policy)
    watch = Watch(options.folder, policy, _tiles(options.tiles, policy))
    if not options.once:
        print(explain(policy), flush=True)
    while True:
        found = watch.look()
        print(f"{_moment(time.time())} {'all agree' if found.is_quiet else 'LOOK AT THIS'}")
        print("\n".join(f"  {line}" for line in found.lines), flush=True)
        for folder in found.splits:
            print(f"  EVIDENCE OF A SPLIT in {folder}", flush=True)
        if options.once:
            wrong = [line for line in found.lines if line.standing in (Standing.WRONG, Standing.SPLIT)]
            if found.splits or wrong:
                raise Unverified("the log was split, or somebody shows what does not verify")
            if not found.is_quiet:
                raise Unavailable("not everything could be compared")
            return
        try:
            time.sleep(options.every)
        except KeyboardInterrupt:
            print("Stopped. Everything that was seen is kept.")
            return


def _collect(options: argparse.Namespace) -> None:
    from truceline.register.cosigning import Asking, collect
    from truceline.register.durable import write_durably
    from truceline.register.tiles import subtree_reader
    from truceline.register.tree import consistency_proof

    policy = _read_policy(options.policy)
    tiles = _tiles(options.tiles, policy)

    def prove(old: int, new: int) -> list[bytes]:
        return consistency_proof(old, new, subtree_reader(new, tiles))

    collected = collect(read_file(options.checkpoint), Asking(policy, prove))
    for answer in collected.answers:
        print(answer)
    if collected.alarms:
        raise Unverified("A witness proves that the log was set back or split. Nothing was written.")
    write_durably(options.out, collected.checkpoint)
    print(f"{options.out}: {'witnessed' if collected.is_witnessed else 'RECORDED ONLY, the quorum is not reached'}")
    if not collected.is_witnessed:
        raise Unavailable("Ask again when more witnesses can be reached.")


def _explain(options: argparse.Namespace) -> None:
    from truceline.register.strength import explain

    print(explain(_read_policy(options.policy)))


def _split(options: argparse.Namespace) -> None:
    from truceline.register.split import read_split, verify_split

    split = read_split(options.evidence)
    reasons = []
    for text in options.log:
        try:
            print(verify_split(split, named_key(text)))
        except Unverified as error:
            reasons.append(error)
        else:
            return
    raise reasons[0]


def _stamp(options: argparse.Namespace) -> None:
    from truceline.register.durable import write_durably
    from truceline.register.stamp import ask_for_stamp, read_roots, stamp_request, verify_stamp

    checkpoint = read_file(options.checkpoint)
    if options.verify is None and options.authority is None:
        write_durably(_required(options.out, "--out"), stamp_request(checkpoint))
        print(
            f"{options.out}: send it to an authority as application/timestamp-query, and verify its answer with --verify"
        )
        return
    roots = read_roots(read_file(_required(options.roots, "--roots")))
    if options.verify is not None:
        stamp = read_file(options.verify)
    else:
        out = _required(options.out, "--out")
        stamp = ask_for_stamp(options.authority, checkpoint, roots)
        write_durably(out, stamp)
    stamped = verify_stamp(stamp, checkpoint, roots)
    print(f"{options.checkpoint} existed at {_moment(stamped.time.timestamp())}, says {stamped.authority}")


def _opened(folder: Path) -> "Witness":
    """The witness that lies in a folder."""
    from truceline.register.keys import read_key
    from truceline.register.witness import Witness

    return Witness(folder / _DATABASE, read_key(folder / _KEY))


def _read_policy(path: Path) -> "Policy":
    from truceline.register.policy import read_policy

    return read_policy(read_file(path))


def _tiles(place: str | None, policy: "Policy") -> "TileReader":
    from truceline.register.watch import tiles_at

    where = place or policy.log_url
    if where is None:
        raise NotFound("the policy gives no address of the log: name its tiles with --tiles")
    return tiles_at(where)


def _required(path: Path | None, option: str) -> Path:
    if path is None:
        raise Refused([problem("W002", Where(option), "", option=option)])
    return path


def _moment(posix: float) -> str:
    return datetime.fromtimestamp(posix, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
