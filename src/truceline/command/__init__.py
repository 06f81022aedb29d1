"""The command line: one verb per module, loaded when it is used, so that --help stays quick.

Exit codes are given in one place, `exit_code`: 0 done, 1 refused, 2 wrong usage, 3 done in part (rows were left
out because --keep-going was given), 4 not found, 5 not allowed, 6 changed meanwhile, 7 not verified, 8 unavailable.
"""

import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module

from truceline.command.usage import parser

PARTIAL = 3
# Below a title the names of columns stand in a later line than the first.
_OF_HEADINGS = {"R001", "R005", "R006", "R101"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; every refusal is printed, none as a traceback."""
    from truceline.errors import TrucelineError

    options = parser().parse_args(arguments)
    verb = import_module(f"truceline.command.{options.verb}")
    try:
        return int(verb.run(options))
    except TrucelineError as error:
        print(_told(error, options), file=sys.stderr)
        return exit_code(error)
    except BrokenPipeError:
        # Whoever reads our output has seen enough (`truceline check … | head`).
        sys.stderr.close()
        return 0
    except OSError as error:
        print(_told_by_system(error), file=sys.stderr)
        return exit_code(error)
    except MemoryError as error:
        print(
            "The memory of this machine is too small for that. Close other programs, or give fewer reports at once: those of one month,"
            " or of one area; where very many lie in one place and day, say more nearly where and when they were.",
            file=sys.stderr,
        )
        return exit_code(error)
    except KeyboardInterrupt:
        print("Stopped. Nothing was written.", file=sys.stderr)
        return 130


def exit_code(error: Exception) -> int:
    """The exit code of an error; this is the only place that gives one."""
    from truceline import errors

    codes = {
        errors.Refused: 1,
        errors.NotFound: 4,
        errors.NotAllowed: 5,
        errors.Conflict: 6,
        errors.Unverified: 7,
        errors.Unavailable: 8,
        OSError: 8,
        MemoryError: 8,
    }
    return next((code for kind, code in codes.items() if isinstance(error, kind)), 1)


def _told_by_system(error: OSError) -> str:
    """What the system refused (a missing folder, no permission, a full disk), on which file, and what to do."""
    where = f"{error.filename}: " if error.filename else ""
    answer = error.strerror or str(error)
    return f"{where}the system answers “{answer}”. See that the folder exists, that you may use it, and that there is room; then again."


def _told(error: Exception, options: Namespace) -> str:
    """All problems of an error with their number at the end, and the way on: a line for each, or for each kind that many rows have."""
    from truceline.errors import Refused, told_together

    if not isinstance(error, Refused):
        return str(error)
    count = len(error.problems)
    told = str(error) if getattr(options, "each", False) else "\n".join(told_together(error.problems))
    is_shorter = told.count("\n") < str(error).count("\n")
    by_line = " To have each on a line of its own: truceline check --each." if is_shorter else ""
    # Of a file that is wrong as a whole, or whose heading is, nothing is left to go on with.
    headings = {one.where.file for one in error.problems if one.where.line == 1 or one.code in _OF_HEADINGS}
    rows = {
        (one.where.file, one.where.line)
        for one in error.problems
        if one.code.startswith("R") and one.where.line > 1 and one.where.file not in headings
    }
    may_go_on = rows and getattr(options, "keep_going", None) is False
    without = (
        f" To go on without {'these rows' if len(rows) > 1 else 'this row'}, listed and left out: --keep-going."
        if may_go_on
        else ""
    )
    return f"{told}\n\n{count} problem{'s' if count != 1 else ''}. Nothing was written.{by_line}{without}"
