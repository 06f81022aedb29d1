"""Lists whose column of sources names newspapers, not the list: what is told of them.

A source tells of an incident once, and that is what the measure of chance rests on. Whoever compiles a list writes a row for each incident, and
beside it the newspapers in which it stood. Read as sources these are many, each row of one may be of one incident with a row of another, and
rows of the list are joined with each other. Nobody can tell such a list from one that was copied together from many sources, so it is
told, and nothing is changed (R105).
"""

import re
from collections.abc import Sequence

import numpy as np
import pyarrow.compute as pc

from truceline.errors import phrase
from truceline.report.repeating import Gathered
from truceline.report.shape import FileReading

# Two sources may well be told in one list; a column of newspapers has more, in more rows than a page of examples.
_FEWEST_SOURCES, _FEWEST_ROWS = 3, 30
_JOINED = re.compile(r"\S\s*[;؛|]\s*\S")
_ONE_IN = 10  # rows with several sources in a cell; fewer are slips


def tell_sources(gathered: Gathered, readings: Sequence[FileReading]) -> None:
    """Tell of each file whose cells name several sources at once, and beside other files of each plain list of many sources."""
    source = gathered.table["source"]
    files = len(np.unique(gathered.file))
    for number, reading in enumerate(readings):
        rows = np.flatnonzero(gathered.file == number)
        if len(rows) < _FEWEST_ROWS:
            continue
        counted = [(one["values"], one["counts"]) for one in pc.value_counts(source.take(rows)).to_pylist()]
        several = [(name, count) for name, count in counted if _JOINED.search(name)]
        if sum(count for _, count in several) * _ONE_IN >= len(rows):
            came = phrase("sources-joined", name=max(several, key=lambda one: (one[1], one[0]))[0], count=len(several))
        elif files > 1 and reading.is_plain_list and len(counted) >= _FEWEST_SOURCES:
            came = phrase("sources-of-list", count=len(counted), rows=f"{len(rows):,}")
        else:
            continue
        reading.faults.remark_on_all("source", "R105", came)
