"""Files that were named on the command line: read whole, or refused with their name."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from truceline.errors import Refused, Where, problem
from truceline.register.guard import Seen


def refuse_absent(paths: Iterable[Path]) -> None:
    """Refuse, all at once, those that are no files (C001)."""
    absent = [problem("C001", Where(str(path)), "") for path in paths if not path.is_file()]
    if absent:
        raise Refused(absent)


def read_file(path: Path) -> bytes:
    """The bytes of a file."""
    refuse_absent([path])
    return path.read_bytes()


def read_seen(paths: Sequence[Path]) -> list[Seen]:
    """The checkpoints in files, each with the name of its file."""
    return [Seen(str(path), read_file(path)) for path in paths]
