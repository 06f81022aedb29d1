"""What a run of `truceline link` comes to: summary.json, with the digest of every other file."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from truceline import __version__
from truceline.incident.model import Echo, Taught, TellsAgain
from truceline.incident.review.amiss import Amiss

Told = dict[str, Any]
_MOST_NAMES = 1_000  # that lead nowhere: whoever made a gazetteer of so many would link again
_MANY = ("one", "two", "three_or_more")


@dataclass(frozen=True, slots=True)
class Counted:
    """The numbers of a run: reports by what became of them, and incidents by how many tell of them independently."""

    exercise: bool
    reports: dict[str, int]
    told_by: dict[str, int]
    remarks: dict[str, int] = field(default_factory=dict)  # on what was taken, by their codes
    echoes: Sequence[Echo] = ()
    told_again: Sequence[TellsAgain] = ()
    amiss: Sequence[Amiss] = ()  # sources worth a question; not asked for where reports are linked by pieces
    time_zone: str = "UTC"  # by which times without an offset were read
    without_offset: Mapping[str, int] = field(
        default_factory=dict
    )  # sources whose times state none, and in how many reports
    taught: Taught | None = None
    further: int = 0  # links of reports to incidents of which they tell beside their own
    suggestions: int = 0
    judgements: int = 0  # pairs that stand judged, both of whose reports are here; by pieces all that do
    judgements_not_here: int = 0  # and those that name a report that is not
    nowhere: Mapping[str, int] = field(default_factory=dict)  # names that lead nowhere, and in how many reports


def told_by(incidents: pa.Table) -> dict[str, int]:
    """How many incidents are told of independently by one, by two, and by more."""
    origins = np.minimum(incidents["origins"].to_numpy(), len(_MANY))
    return {many: int(np.sum(origins == number)) for number, many in enumerate(_MANY, start=1)}


def write_summary(counted: Counted, folder: Path) -> Told:
    """Write summary.json, last, with the digest of every other file; return what it says."""
    told: Told = {
        "truceline": __version__,
        "exercise": counted.exercise,
        "time_zone": counted.time_zone,
        "without_offset": counted.without_offset,
        "reports": {**counted.reports, "remarks": counted.remarks},
        "names_nowhere": _most(counted.nowhere),
        "incidents": {"all": sum(counted.told_by.values()), "told_independently_by": counted.told_by},
        "echoes": [echo._asdict() for echo in counted.echoes],
        "told_again": [one._asdict() for one in counted.told_again],
        "amiss": [one._asdict() for one in counted.amiss],
        "taught": asdict(counted.taught) if counted.taught else None,
        "further_links": counted.further,
        "suggestions": counted.suggestions,
        "judgements": counted.judgements,
        "judgements_not_here": counted.judgements_not_here,
        "files": {path.name: _digest(path) for path in sorted(folder.iterdir())},
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (folder / "summary.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    return told


def _most(names: Mapping[str, int]) -> dict[str, int]:
    """Those that most reports have; of equals in order of the name."""
    return dict(sorted(names.items(), key=lambda each: (-each[1], each[0]))[:_MOST_NAMES])


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
