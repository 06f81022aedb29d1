"""A folder of an agreement from what somebody sent: files, or one zip. Whatever a zip says of itself is not believed.

Bytes are counted while they are unpacked, names are taken apart before anything is written, links, archives in archives and
encrypted files are refused. All that is wrong is told at once, by the names that the sender gave.
"""

import stat
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from truceline.errors import Problem, Refused, Where, phrase, problem

# The largest agreement shipped has four files and under 200,000 bytes.
MOST_FILES = 60
MOST_BYTES = 20_000_000
_ENDINGS = {".yaml", ".geojson", ".md", ".txt"}
_CHUNK = 1 << 16
# What systems put beside files without being asked; it is no part of the folder.
_NOT_MEANT = ("__MACOSX/", ".DS_Store", "Thumbs.db")
_ENCRYPTED = 0x1


def unpack(received: Sequence[Path], folder: Path) -> list[str]:
    """Lay what was received out in an empty folder, and return the names of its files.

    Raises:
        Refused: with every problem of every name; nothing is left in the folder that was not taken.
    """
    if not received:
        raise Refused([problem("D100", Where("", 0, "files"), "")])
    if len(received) == 1 and zipfile.is_zipfile(received[0]):
        return _unzip(received[0], folder)
    problems = _wrong_names([path.name for path in received])
    size = sum(path.stat().st_size for path in received)
    if size > MOST_BYTES:
        problems.append(problem("D105", Where("", 0, "files"), f"{size:,}", limit=f"{MOST_BYTES:,}"))
    if problems:
        raise Refused(problems)
    for path in received:
        (folder / path.name).write_bytes(path.read_bytes())
    return sorted(path.name for path in received)


def _unzip(path: Path, folder: Path) -> list[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if not one.is_dir() and not _is_not_meant(one.filename)]
            names = _without_top([one.filename for one in members])
            problems = [*_wrong_names(names), *_wrong_kinds(members)]
            if problems:
                raise Refused(problems)
            left = MOST_BYTES
            for member, name in zip(members, names, strict=True):
                left -= _write(archive, member, folder / name, left)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, EOFError, ValueError) as error:
        raise Refused([problem("D101", Where(path.name), str(error) or type(error).__name__)]) from error
    return sorted(names)


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, left: int) -> int:
    """Unpack one file, counting; more than is left is refused in the middle of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    with archive.open(member) as packed, target.open("xb") as file:
        while chunk := packed.read(_CHUNK):
            size += len(chunk)
            if size > left:
                raise Refused([problem("D105", Where(member.filename), phrase("yet-more"), limit=f"{MOST_BYTES:,}")])
            file.write(chunk)
    return size


def _wrong_kinds(members: Sequence[zipfile.ZipInfo]) -> list[Problem]:
    """Links, other things that are no plain files, and what is encrypted."""
    found = []
    for member in members:
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in {0, stat.S_IFREG}:
            came = phrase("a-link" if stat.S_ISLNK(kind) else "something-else")
            found.append(problem("D103", Where(member.filename), came))
        if member.flag_bits & _ENCRYPTED:
            found.append(problem("D103", Where(member.filename), phrase("an-encrypted-file")))
    return found


def _wrong_names(names: Sequence[str]) -> list[Problem]:
    found: list[Problem] = []
    if len(names) > MOST_FILES:
        return [problem("D104", Where("", 0, "files"), f"{len(names):,}", limit=MOST_FILES)]
    seen: set[str] = set()
    for name in names:
        if not _is_inside(name):
            found.append(problem("D102", Where(name), name))
        elif name.casefold() in seen:
            found.append(problem("D106", Where(name), name))
        elif PurePosixPath(name).suffix.casefold() not in _ENDINGS:
            found.append(problem("D107", Where(name), PurePosixPath(name).suffix))
        seen.add(name.casefold())
    if not found and "agreement.yaml" not in names:
        found.append(problem("D100", Where("", 0, "files"), ", ".join(names)[:70]))
    return found


def _is_inside(name: str) -> bool:
    """Whether a name stays in the folder, on every system: letters, digits and .-_ in each of its parts."""
    parts = name.split("/")
    return (
        len(name) <= 200
        and len(parts) <= 4
        and all(
            part not in {"", ".", ".."} and all(c.isalnum() or c in ".-_ " for c in part) and not part.startswith(".")
            for part in parts
        )
    )


def _is_not_meant(name: str) -> bool:
    return name.startswith(_NOT_MEANT[0]) or name.rsplit("/", 1)[-1] in _NOT_MEANT[1:]


def _without_top(names: Sequence[str]) -> list[str]:
    """A zip of a folder holds that folder: it is opened."""
    tops = {name.split("/", 1)[0] for name in names}
    if len(tops) == 1 and all("/" in name for name in names):
        return [name.split("/", 1)[1] for name in names]
    return list(names)
