"""Files that were named on the command line: read whole, or refused with their name."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from truceline.errors import Refused, Unverified, Where, problem
from truceline.register.guard import Seen

if TYPE_CHECKING:
    from truceline.register.note import Verifier


def refuse_absent(paths: Iterable[Path]) -> None:
    """Refuse, all at once, those that are no files (C001)."""
    absent = [problem("C001", Where(str(path)), "") for path in paths if not path.is_file()]
    if absent:
        raise Refused(absent)


def read_file(path: Path) -> bytes:
    """The bytes of a file."""
    refuse_absent([path])
    return path.read_bytes()


def named_key(text: str) -> "Verifier":
    """A log's public key, from what was typed or from the file that was named."""
    from truceline.register.note import read_verifier

    try:
        path = Path(text)
        is_file = path.is_file()
        told = path.read_text(encoding="utf-8").strip() if is_file else text
    except (OSError, ValueError) as error:
        raise Unverified(f"{text[:80]} cannot be read as a key") from error
    try:
        return read_verifier(told)
    except Unverified as error:
        what = f"the file {text[:200]}" if is_file else f"“{text[:80]}”, which is no file here either"
        raise Unverified(f"{what} is no key of a log: {error}") from error


def read_seen(paths: Sequence[Path]) -> list[Seen]:
    """The checkpoints in files, each with the name of its file."""
    return [Seen(str(path), read_file(path)) for path in paths]
