"""Reports that tell of several incidents: beside the one that a report is counted in, the others that it tells of.

A report is counted once, in its main incident, so that totals close: a further link adds no report, no voice and no
figure to an incident. It says that the report tells of this one too, why, and who holds so. It is made

- where a person judged that the first report also tells of what the second tells of;
- where a report says that it tells of several (`tells_of`): to the incidents of its surest pairs, and to no more than it says,
  and never where its source tells of an incident already or people judged the two different.
"""

from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Ints, column_of, encoded
from truceline.incident.joining.judge import Settled
from truceline.incident.likeness.compare import Pairs
from truceline.incident.model import LinkModel
from truceline.incident.telling.combine import Grouped


class Further(NamedTuple):
    """By further link: the report, the incident, the report of it through which it is linked, and the judge or none."""

    row: Ints
    incident: Ints
    through: Ints
    judged_by: list[str | None]


def further_links(grouped: Grouped, pairs: Pairs, settled: Settled, model: LinkModel) -> Further:
    """Find the further links, in order of reports, then incidents."""
    incident = grouped.incident
    found: dict[tuple[int, int], tuple[int, str | None]] = {}
    for (row, other), by in zip(settled.also.tolist(), settled.also_by, strict=True):
        if incident[row] != incident[other]:
            found.setdefault((row, int(incident[other])), (other, by))
    _by_words(grouped, pairs, settled, model, found)
    ordered = sorted(found.items())
    return Further(
        np.array([row for (row, _), _ in ordered], np.int32),
        np.array([at for (_, at), _ in ordered], np.int32),
        np.array([through for _, (through, _) in ordered], np.int32),
        [by for _, (_, by) in ordered],
    )


def _by_words(
    grouped: Grouped,
    pairs: Pairs,
    settled: Settled,
    model: LinkModel,
    found: dict[tuple[int, int], tuple[int, str | None]],
) -> None:
    """Add what reports say of themselves, the surest pairs first."""
    told = column_of(grouped.reports, "tells_of")
    several = np.nan_to_num(told) > 1
    if not several.any():
        return
    sure = pairs.chosen((pairs.score >= model.sure) & (several[pairs.first] | several[pairs.second]))
    source = encoded(grouped.reports.column("source"))
    spoken = {(int(at), int(code)) for at, code in zip(grouped.incident, source, strict=True)} if len(sure) else set()
    apart = {frozenset(pair) for pair in settled.different.tolist()}
    left = {int(row): int(told[row]) - 1 for row in np.flatnonzero(several)}
    for row, _ in found:
        left[row] = left.get(row, 0) - 1
    for k in np.lexsort((sure.second, sure.first, -sure.score)).tolist():
        ends = (int(sure.first[k]), int(sure.second[k]))
        for row, other in (ends, ends[::-1]):
            at = int(grouped.incident[other])
            may = (at, int(source[row])) not in spoken and frozenset(ends) not in apart
            if may and left.get(row, 0) > 0 and (row, at) not in found:
                found[row, at] = (other, None)
                left[row] -= 1
