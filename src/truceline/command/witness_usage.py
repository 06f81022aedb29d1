"""What can be typed after `truceline witness`, in words. Imports nothing but the standard library."""

import argparse
from pathlib import Path


def add_witness(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line's parser."""
    verb = verbs.add_parser(
        "witness", help="cosign a register's checkpoints as a guarantor, and watch the other witnesses"
    )
    verb.description = (
        "What a guarantor runs on its own machine, beside or instead of other software for C2SP tlog-witness."
    )
    acts = verb.add_subparsers(dest="act", metavar="ACT", required=True)
    _keep(acts)
    _serve(acts)
    _watch(acts)
    _collect(acts)
    _explain(acts)
    _stamp(acts)


def _keep(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    act = acts.add_parser("init", help="make a witness: its key, and the database that belongs to that key for ever")
    _folder(act)
    act.add_argument(
        "--name", required=True, help="the witness's name, such as g1.example/witness; it cannot be changed"
    )
    _log(act, required=False)
    act = acts.add_parser("trust", help="watch a log, or take one more key of a log that is watched")
    _folder(act)
    _log(act, required=True)
    act = acts.add_parser("show", help="print the witness's public key, the logs it watches, and what it refused")
    _folder(act)


def _serve(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    act = acts.add_parser("serve", help="answer over HTTP until it is stopped")
    _folder(act)
    act.add_argument(
        "--host", default="127.0.0.1", help="address to listen at (default 127.0.0.1: behind a proxy with TLS)"
    )
    act.add_argument("--port", type=int, default=8470, help="port to listen at (default 8470)")


def _watch(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    act = acts.add_parser("watch", help="ask the log and all witnesses again and again, and demand one history of them")
    _folder(act)
    _policy(act)
    _tiles(act)
    act.add_argument(
        "--every", type=int, default=300, metavar="SECONDS", help="seconds between two rounds (default 300)"
    )
    act.add_argument(
        "--once",
        action="store_true",
        help="one round: exit with 0 if all agree, 7 at a split or a false signature, 8 otherwise",
    )


def _collect(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    act = acts.add_parser("collect", help="ask the witnesses of a policy to cosign a checkpoint")
    act.add_argument("checkpoint", type=Path, metavar="CHECKPOINT", help="a checkpoint signed by the log")
    _policy(act)
    _tiles(act)
    act.add_argument("--out", type=Path, required=True, metavar="FILE", help="where the cosigned checkpoint goes")


def _explain(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    act = acts.add_parser("policy", help="say what a policy prevents and what it does not")
    act.add_argument("policy", type=Path, metavar="POLICY", help="a policy file (C2SP tlog-policy)")
    act = acts.add_parser("split", help="verify the evidence of a split that a watch kept")
    act.add_argument("evidence", type=Path, metavar="FOLDER", help="a folder with the files first, second and proof")
    _log(act, required=True)


def _stamp(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    act = acts.add_parser(
        "stamp", help="have a checkpoint's time certified by an RFC 3161 authority, or verify such a stamp"
    )
    act.description = "Without --authority and --verify a request is written, to be carried to an authority by hand."
    act.add_argument("checkpoint", type=Path, metavar="CHECKPOINT", help="the checkpoint's file; every byte counts")
    act.add_argument("--roots", type=Path, metavar="PEM", help="certificates of the authorities that are believed")
    act.add_argument(
        "--authority", metavar="URL", help="send the request to this authority; its stamp is kept if it verifies"
    )
    act.add_argument("--verify", type=Path, metavar="STAMP", help="verify this stamp")
    act.add_argument("--out", type=Path, metavar="FILE", help="where the request or the stamp goes")


def _folder(act: argparse.ArgumentParser) -> None:
    act.add_argument("folder", type=Path, metavar="FOLDER", help="the witness's or the watch's own folder")


def _log(act: argparse.ArgumentParser, *, required: bool) -> None:
    act.add_argument(
        "--log",
        action="append",
        required=required,
        default=[],
        metavar="KEY",
        help="a log's public key as name+id+base64, or a file with it on one line; several may be given",
    )


def _policy(act: argparse.ArgumentParser) -> None:
    act.add_argument("--policy", type=Path, required=True, metavar="FILE", help="a policy file (C2SP tlog-policy)")


def _tiles(act: argparse.ArgumentParser) -> None:
    act.add_argument(
        "--tiles",
        metavar="PLACE",
        help="address or folder of the log's tiles, such as your own mirror; left out: the log's address in the policy",
    )
