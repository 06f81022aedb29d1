"""What can be typed to keep a desk: backup, restore, upgrade."""

import argparse
from pathlib import Path
from typing import Any


def add_keeping(verbs: Any) -> None:
    """Add the verbs to the command line."""
    _backup(verbs.add_parser("backup", help="a backup of a desk, made while it runs"))
    _restore(
        verbs.add_parser("restore", help="bring a desk back from a backup, its register held against what was signed")
    )
    _upgrade(verbs.add_parser("upgrade", help="try on a copy whether this version can bring a desk up to date"))


def _backup(verb: argparse.ArgumentParser) -> None:
    verb.description = (
        "Write a backup into a new folder: one state of the database, the files as received, the versions of the agreement, "
        "the register, and the sum of every file. The desk may run. Keys and sessions are left out."
    )
    verb.add_argument("desk", type=Path, metavar="DESK", help="the desk's folder")
    verb.add_argument("out", type=Path, metavar="OUT", help="the folder of the backup; a new one")
    verb.add_argument(
        "--with-keys",
        action="store_true",
        help="also the keys: whoever holds that backup can sign as the centre and read who its sources are",
    )


def _restore(verb: argparse.ArgumentParser) -> None:
    verb.description = (
        "Bring a backup back into a new folder. The register is verified and held against its witnesses and its second place; "
        "where they saw more than came back, the desk starts read-only. Into PostgreSQL: TRUCELINE_DATABASE=postgresql://…, empty."
    )
    verb.add_argument("backup", type=Path, metavar="BACKUP", help="the folder that `truceline backup` wrote")
    verb.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of the desk; a new one")
    verb.add_argument("--keys", type=Path, metavar="KEYS", help="a folder with signing.key, vault.key and secret.key")


def _upgrade(verb: argparse.ArgumentParser) -> None:
    verb.description = (
        "Say which migrations the next start would run, run them on a copy, and hold the code to the tables."
    )
    verb.add_argument("desk", type=Path, metavar="DESK", help="the desk's folder")
    verb.add_argument("--check", action="store_true", required=True, help="only try it; the next start does it")
    verb.add_argument("--scratch", metavar="ADDRESS", help="an empty PostgreSQL database to try it in")
