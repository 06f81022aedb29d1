"""`truceline backup`: a backup of a desk, made while it runs."""

import argparse


def run(options: argparse.Namespace) -> int:
    """Write the backup and say what is in it, and what is not."""
    from truceline.desk.backup import back_up
    from truceline.desk.folder import open_desk

    manifest = back_up(open_desk(options.desk), options.out, with_keys=options.with_keys)
    print(f"Backed up {manifest['origin']} into {options.out}: {len(manifest['files']):,} files.")
    print(f"The register in it has {manifest['register_entries']:,} entries.")
    if not options.with_keys:
        print(
            "Keys are not in it. Keep a copy of signing.key and vault.key elsewhere: without them nothing is signed or unsealed."
        )
    return 0
