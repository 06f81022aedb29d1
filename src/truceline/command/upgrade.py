"""`truceline upgrade --check`: whether the next start would go well."""

import argparse


def run(options: argparse.Namespace) -> int:
    """Try it on a copy and say what would run."""
    from truceline.desk.folder import open_desk
    from truceline.desk.upgrading import check_upgrade

    told = check_upgrade(open_desk(options.desk), options.scratch)
    for migration in told.migrations:
        print(f"would run: {migration}")
    print(
        f"{len(told.migrations)} to run; tried on a copy, and the code fits the tables. Nothing of the desk was changed."
    )
    return 0
