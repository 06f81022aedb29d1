"""Which reports quote another: words between quotation marks that another source said itself.

Whoever quotes repeats, and confirms nothing, unless he saw, heard or recorded it himself. Only pairs that are offered
are looked at: the same words said elsewhere on another day quote nobody here.
"""

import re

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Ints, encoded, is_among
from truceline.incident.likeness.compare import Pairs
from truceline.incident.voices.origins import WITNESSES
from truceline.incident.voices.spelling import TELLING_LENGTH
from truceline.incident.voices.wording import with_marks

# English, German, Russian and Arabic writers use these marks; an apostrophe is none.
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”“\"]")


def quoted(parent: Ints, reports: pa.Table, pairs: Pairs) -> Ints:
    """Complete the parents by who quotes whom: the report whose words are quoted, of several the first.

    Guaranteed: a report that repeats another already, or that knows by its own senses, keeps its parent.
    """
    # Who repeats nobody yet, and does not know by own senses.
    may = (parent == np.arange(len(parent))) & ~is_among(reports.column("observed"), WITNESSES)
    marked = np.zeros(len(parent), np.bool_)
    marked[may] = with_marks(reports.column("said"), np.flatnonzero(may))
    source = encoded(reports.column("source"))
    # Few are marked: of the pairs of others nothing more is asked.
    looked = np.flatnonzero(marked[pairs.first] | marked[pairs.second])
    first, second = pairs.first[looked], pairs.second[looked]
    apart = source[first] != source[second]
    ends = np.stack([first, second], axis=1)[apart]
    ends = np.concatenate([ends, ends[:, ::-1]])
    found = parent.copy()
    # The first row that is quoted is written last and stands.
    for child, other in sorted(map(tuple, ends[marked[ends[:, 0]]].tolist()), reverse=True):
        theirs = _plain(reports, other)
        for passage in _passages(reports, child):
            if len(theirs) >= TELLING_LENGTH and (passage in theirs or theirs in passage):
                found[child] = other
    return found


def _plain(reports: pa.Table, row: int) -> str:
    return " ".join((reports.column("said")[row].as_py() or "").lower().split()).strip(" .")


def _passages(reports: pa.Table, row: int) -> list[str]:
    """The quotations of a report that are long enough to tell whose they are."""
    passages = (found.strip(" .") for found in _QUOTED.findall(_plain(reports, row)))
    return [passage for passage in passages if len(passage) >= TELLING_LENGTH]
