"""Sources whose names look the same and are not, as *SOHR* with a Latin and with a Cyrillic О: two sources, which would confirm each other.

Nobody can tell from names alone whether they are two. So they stay two, and a person is told.
"""

from collections.abc import Sequence

import numpy as np

from truceline.report.faults import Faults
from truceline.report.repeating import Gathered
from truceline.values.lookalikes import as_eyes_see_it


def tell_alike(gathered: Gathered, faults: Sequence[Faults]) -> None:
    """Remark on every source that is called as another but for letters that look the same, at its first report (R106); of those alike the most frequent one is told to the others."""
    of = gathered.table["source"].combine_chunks().dictionary_encode()
    _, first, counts = np.unique(of.indices.to_numpy(), return_index=True, return_counts=True)
    names_told = of.dictionary.to_pylist()
    often = dict(zip(names_told, counts.tolist(), strict=True))
    first_row = dict(zip(names_told, first.tolist(), strict=True))
    looking: dict[str, list[str]] = {}
    for name in often:
        looking.setdefault(as_seen(name), []).append(name)
    for names in looking.values():
        if len({as_written(name) for name in names}) > 1:
            usual = min(names, key=lambda name: (-often[name], name))
            for name in names:
                if as_written(name) != as_written(usual):
                    _tell(gathered, faults, first_row[name], (name, usual))


def _tell(gathered: Gathered, faults: Sequence[Faults], row: int, names: tuple[str, str]) -> None:
    name, usual = names
    line = gathered.table["original_line"][row].as_py()
    faults[gathered.file[row]].remark(line, "source", "R106", name, other=usual, sign=sign_apart(name, usual))


def as_seen(name: str) -> str:
    """A name as it looks, without regard to capitals and spaces."""
    return as_written(as_eyes_see_it(name))


def as_written(name: str) -> str:
    """A name letter for letter, without regard to capitals and spaces."""
    return "".join(name.casefold().split())


def sign_apart(name: str, other: str) -> str:
    """The first sign that tells a name from another that looks the same, by its number in Unicode: no eye finds it."""
    theirs, at = as_written(other), 0
    for letter in name:
        for one in "".join(letter.casefold().split()):
            if theirs[at : at + 1] != one:
                return _numbered(letter)
            at += 1
    return _numbered(theirs[at])


def _numbered(letter: str) -> str:
    return f"U+{ord(letter):04X}"
