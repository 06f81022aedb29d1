"""`truceline restore`: a desk from a backup, and loudly what it is behind."""

import argparse
import os
import sys


def run(options: argparse.Namespace) -> int:
    """Bring it back; 7 where the register does not verify or others saw more of it."""
    from truceline.desk.folder import DATABASE_VARIABLE
    from truceline.desk.restoring import restore

    told = restore(
        options.backup, options.folder, database=os.environ.get(DATABASE_VARIABLE) or None, keys=options.keys
    )
    print(told.verification)
    print(f"Brought back {told.desk.origin} into {options.folder}; its register has {told.entries:,} entries.")
    for one in told.silent:
        print(f"Not asked, since it does not answer: {one}. It may have seen more.", file=sys.stderr)
    for name in told.lacks:
        what = "nothing can be signed" if name == "signing.key" else "nobody can read who stands behind a pseudonym"
        print(f"{name} is not here: until you put it back {what}.", file=sys.stderr)
    if told.behind:
        print(
            f"\nREAD-ONLY. {told.behind}.\nEntries that were signed are missing here. The desk shows what it has and changes "
            "nothing until they are back: truceline register mirror (docs/register.md).",
            file=sys.stderr,
        )
        return 7
    return 0 if told.verification.holds else 7
