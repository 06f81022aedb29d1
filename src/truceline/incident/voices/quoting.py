"""Which reports quote another: words between quotation marks that another source said itself.

They are the same in one spelling (spelling): who quotes leaves marks out, or writes digits of another script. Whoever quotes repeats, and
confirms nothing, unless he saw, heard or recorded it himself. Only pairs that are offered are looked at: the same words said elsewhere on
another day quote nobody here.

Who is quoted was received no later, where that is known (copying); otherwise the other has the words from the quotation. So it is with who holds all
that another says, marks of quotation aside, and names no earlier time: a quotation is taken over with all that is around it, and that other is
the one who repeats.
"""

import re

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Ints, encoded, is_among, seconds_of
from truceline.incident.columns.ordering import texts_of
from truceline.incident.likeness.compare import Pairs
from truceline.incident.voices.copying import WITNESSES, received_promptly
from truceline.incident.voices.spelling import TELLING_LENGTH, spelt
from truceline.incident.voices.wording import with_marks

# English, German, Russian and Arabic writers use these marks; an apostrophe is none.
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”“\"]")


def quoted(parent: Ints, reports: pa.Table, pairs: Pairs) -> Ints:
    """Complete the parents by who quotes whom: the report whose words are quoted, of several the first; or, where that was received later, by who took a quotation over.

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
    ends = ends[marked[ends[:, 0]]]
    found = parent.copy()
    passages, words = _passages(reports, ends[:, 0]), _words(reports, ends)
    at, received = (seconds_of(reports.column(name)) for name in ("occurred_at", "received_at"))
    promptly = received_promptly(at, received)
    # The first row that is quoted is written last and stands.
    for child, other in sorted(map(tuple, ends.tolist()), reverse=True):
        theirs = words[other]
        if len(theirs) < TELLING_LENGTH or not any(said in theirs or theirs in said for said in passages[child]):
            continue
        takes_all = words[child] in theirs and at[child] <= at[other] and not promptly[other] < received[child]
        if not (takes_all or promptly[child] < received[other]):
            found[child] = other
        elif may[other]:
            found[other] = child
    return found


def _words(reports: pa.Table, rows: Ints) -> dict[int, str]:
    """What each of these reports says, in one spelling."""
    each = np.unique(rows)
    said = texts_of(reports["said"].take(pa.array(each))).fill_null("")
    return dict(zip(each.tolist(), spelt(said).to_pylist(), strict=True))


def _passages(reports: pa.Table, rows: Ints) -> dict[int, list[str]]:
    """The quotations of each of these reports that are long enough to tell whose they are, in one spelling."""
    each = np.unique(rows)
    texts = texts_of(reports["said"].take(pa.array(each))).fill_null("").to_pylist()
    told = [(row, passage) for row, text in zip(each.tolist(), texts, strict=True) for passage in _QUOTED.findall(text)]
    found: dict[int, list[str]] = {row: [] for row in each.tolist()}
    for (row, _), passage in zip(
        told, spelt(pa.array([said for _, said in told], pa.string())).to_pylist(), strict=True
    ):
        if len(passage) >= TELLING_LENGTH:
            found[row].append(passage)
    return found
