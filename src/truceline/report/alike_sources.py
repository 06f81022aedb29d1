"""Sources whose names look the same and are not, as *SOHR* with a Latin and with a Cyrillic О: two sources, which would confirm each other.

Nobody can tell from names alone whether they are two. So they stay two, and a person is told.
"""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.faults import Faults
from truceline.report.repeating import Gathered
from truceline.values.lookalikes import as_eyes_see_it


def tell_alike(gathered: Gathered, faults: Sequence[Faults]) -> None:
    """Remark on every source that is called as another but for letters that look the same, at its first report (R106); of those alike the most frequent one is told to the others."""
    counts = pc.value_counts(gathered.table["source"])
    often = dict(zip(counts.field("values").to_pylist(), counts.field("counts").to_pylist(), strict=True))
    looking: dict[str, list[str]] = {}
    for name in often:
        looking.setdefault(_seen(name), []).append(name)
    for names in looking.values():
        if len({_written(name) for name in names}) > 1:
            usual = min(names, key=lambda name: (-often[name], name))
            for name in names:
                if _written(name) != _written(usual):
                    _tell(gathered, faults, name, usual)


def _tell(gathered: Gathered, faults: Sequence[Faults], name: str, usual: str) -> None:
    row = pc.index(gathered.table["source"], pa.scalar(name)).as_py()
    line = gathered.table["original_line"][row].as_py()
    faults[gathered.file[row]].remark(line, "source", "R106", name, other=usual)


def _seen(name: str) -> str:
    """A name as it looks, without regard to capitals and spaces."""
    return _written(as_eyes_see_it(name))


def _written(name: str) -> str:
    return "".join(name.casefold().split())
