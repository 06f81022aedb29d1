"""What can be typed after `truceline register`, in words. Imports nothing but the standard library."""

import argparse
from pathlib import Path


def add_register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb to the command line's parser."""
    verb = verbs.add_parser("register", help="keep, sign and verify the record that no one can change unseen")
    verb.description = (
        "The register: an append-only, signed log of what was recorded. `verify` and `audit` say what they checked, "
        "as a numbered list; they exit with 7 where something does not hold."
    )
    acts = verb.add_subparsers(dest="act", metavar="ACT", required=True)
    _init(_act(acts, "init", "make a register: its key, its empty log, and the memory of what was signed"))
    _keys(_act(acts, "keys", "print the public key and what the witness policy prevents; or make a key", optional=True))
    _checkpoint(_act(acts, "checkpoint", "sign the log as it is, and ask the witnesses of its policy to cosign"))
    _verify(acts.add_parser("verify", help="verify a register, a mirror or an exported bag; name the first bad index"))
    _prove(_act(acts, "prove", "write an entry and the proof that it stands in the log"))
    _audit(_act(acts, "audit", "compare contents, tables and evidence with the log"))
    _mirror(_act(acts, "mirror", "bring a folder of static tiles up to date, or catch up from one"))
    _out(_act(acts, "rebuild", "make the tables anew from the register, a file per kind of record"), "the tables")
    _export(_act(acts, "export", "write a bag (BagIt) with proofs, contents, evidence and a verifier in one file"))
    _receive(_act(acts, "receive", "store files as evidence, exactly as received, and record their sums"))
    _approve(_act(acts, "approve", "sign, as an approver, that the content of an entry is to be erased"))
    _erase(_act(acts, "erase", "erase a content that two approvers gave up; the entry stays"))


def _act(
    acts: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, words: str, *, optional: bool = False
) -> argparse.ArgumentParser:
    act = acts.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
    act.add_argument(
        "folder", type=Path, metavar="FOLDER", nargs="?" if optional else None, help="the register's folder"
    )
    return act


def _out(act: argparse.ArgumentParser, what: str) -> None:
    act.add_argument("--out", type=Path, required=True, metavar="FOLDER", help=f"where {what} go; new or empty")


def _init(act: argparse.ArgumentParser) -> None:
    act.add_argument(
        "--origin", required=True, metavar="NAME", help="the register's name for ever, such as ccm.example/register"
    )
    act.add_argument(
        "--database", default="register.db", metavar="ADDRESS",
        help="a file in the folder (SQLite, the default), or postgresql://…",
    )  # fmt: skip
    act.add_argument(
        "--second-place", default="last-checkpoint", metavar="FILE",
        help="where the last signed checkpoint is remembered; on another disk than the database, so that a backup "
        "which is brought back does not bring it back too (default: in the folder)",
    )  # fmt: skip
    act.add_argument(
        "--signing-key", default="signing.key", metavar="FILE",
        help="the private key; made where there is none (default: in the folder)",
    )  # fmt: skip
    act.add_argument(
        "--continues", type=Path, metavar="NOTE",
        help="the last checkpoint of a register that cannot go on; it becomes the content of entry 0",
    )  # fmt: skip


def _keys(act: argparse.ArgumentParser) -> None:
    act.add_argument(
        "--new", type=Path, metavar="FILE", help="make a key for a person, such as an approver, in this new file"
    )
    act.add_argument("--name", help="the name in the new key")


def _checkpoint(act: argparse.ArgumentParser) -> None:
    act.add_argument(
        "--seen", type=Path, nargs="+", default=[], metavar="NOTE",
        help="checkpoints of this register that somebody else holds: it must extend each of them, or it does not sign",
    )  # fmt: skip
    act.add_argument("--alone", action="store_true", help="do not ask the witnesses now")


def _trust(act: argparse.ArgumentParser) -> None:
    act.add_argument(
        "--key", metavar="KEY", help="the log's public key, or a file that holds it, as you know it from elsewhere"
    )
    act.add_argument(
        "--policy", type=Path, metavar="FILE", help="your own policy: the log's key, the witnesses', the quorum"
    )


def _verify(act: argparse.ArgumentParser) -> None:
    act.description = (
        "Verify a register, a mirror or an exported bag, print what was checked, and name the first bad index."
    )
    act.add_argument("folder", type=Path, metavar="FOLDER", help="a register's folder, a mirror or a bag")
    _trust(act)
    act.add_argument(
        "--seen",
        type=Path,
        nargs="+",
        default=[],
        metavar="NOTE",
        help="checkpoints that you keep: the log must extend them",
    )
    act.add_argument(
        "--mirror", type=Path, nargs="+", default=[], metavar="FOLDER",
        help="mirrors in other hands: their hashes name the bad index even where the register's own were rewritten",
    )  # fmt: skip


def _chosen(act: argparse.ArgumentParser) -> None:
    act.add_argument(
        "--entry", type=int, action="append", default=[], metavar="N", help="an entry, by its index; repeatable"
    )
    act.add_argument(
        "--record",
        nargs=2,
        action="append",
        default=[],
        metavar=("KIND", "ID"),
        help="the last entry of a record; repeatable",
    )


def _prove(act: argparse.ArgumentParser) -> None:
    _chosen(act)
    act.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where N.entry and N.tlog-proof go")


def _audit(act: argparse.ArgumentParser) -> None:
    act.add_argument(
        "--tables", type=Path, metavar="FOLDER", help="tables as `rebuild` writes them, to compare row by row"
    )
    files = act.add_mutually_exclusive_group()
    files.add_argument("--no-evidence", action="store_true", help="do not read the files of evidence again")
    files.add_argument(
        "--only-evidence",
        action="store_true",
        help="only read and hash every file of evidence again, for every night; contents and tables are not looked at",
    )
    act.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="also write what was checked to a file, as JSON, for a machine that watches",
    )


def _mirror(act: argparse.ArgumentParser) -> None:
    way = act.add_mutually_exclusive_group(required=True)
    way.add_argument("--to", type=Path, metavar="FOLDER", help="the folder of tiles to write or bring up to date")
    way.add_argument(
        "--catch-up-from", type=Path, metavar="FOLDER",
        help="take the entries that are missing here from this mirror; it must bear this register's own signature",
    )  # fmt: skip


def _export(act: argparse.ArgumentParser) -> None:
    _chosen(act)
    act.add_argument("--all", action="store_true", help="every entry under the last checkpoint")
    act.add_argument("--without-contents", action="store_true", help="entries and proofs only")
    _out(act, "the bag's files")


def _receive(act: argparse.ArgumentParser) -> None:
    act.add_argument("files", type=Path, nargs="+", metavar="FILE", help="files to store")
    act.add_argument(
        "--actor", default="command-line", metavar="NAME", help="the pseudonym under which they are recorded"
    )


def _approve(act: argparse.ArgumentParser) -> None:
    act.add_argument("--entry", type=int, required=True, metavar="N", help="the entry whose content is to go")
    act.add_argument(
        "--reason", required=True, metavar="TEXT", help="why, in one line; it stays on the register for ever"
    )
    act.add_argument("--signing-key", type=Path, required=True, metavar="FILE", help="the approver's private key")
    act.add_argument("--out", type=Path, required=True, metavar="FILE", help="the signed approval")


def _erase(act: argparse.ArgumentParser) -> None:
    act.add_argument("--entry", type=int, required=True, metavar="N", help="the entry whose content is to go")
    act.add_argument(
        "--approval", type=Path, nargs="+", required=True, metavar="FILE", help="the approvals, of two approvers"
    )
