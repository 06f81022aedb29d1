"""Reports that tell of several incidents: beside the one that a report is counted in, the others that it tells of.

A report is counted once, in its main incident, so that totals close: a further link adds no report, no voice and no
figure to an incident. It says that the report tells of this one too, why, and who holds so. It is made

- where a person judged that the first report also tells of what the second tells of;
- where a report says that it tells of several (`tells_of`): to the incidents of its surest pairs, and to no more than it says;
- where of two lists by the day the one adds up what the other tells apart (holding): from a row to the incidents of rows that are likelier
  than not a part of it, as long as all of its parts tell of no more killed than it does.

What the machine finds is never linked where its source tells of an incident already or people judged the two different.
"""

from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Ints, column_of, encoded
from truceline.incident.joining.holding import NO_PARTS, Likely
from truceline.incident.joining.judge import Settled
from truceline.incident.likeness.compare import Pairs
from truceline.incident.model import LinkModel
from truceline.incident.telling.grouped import Grouped


class Further(NamedTuple):
    """By further link: the report, the incident, the report of it through which it is linked, and the judge or none."""

    row: Ints
    incident: Ints
    through: Ints
    judged_by: list[str | None]


class _Open(NamedTuple):
    """Which further links the machine may make: not to an incident of which a source tells, nor between those that people judged apart."""

    incident: Ints
    source: Ints
    spoken: set[tuple[int, int]]
    apart: set[frozenset[int]]

    def may(self, row: int, other: int) -> bool:
        """Whether a report may be linked further to the incident of another."""
        told = (int(self.incident[other]), int(self.source[row])) in self.spoken
        return not told and frozenset((row, other)) not in self.apart


def further_links(
    grouped: Grouped, pairs: Pairs, settled: Settled, model: LinkModel, parts: Likely = NO_PARTS
) -> Further:
    """Find the further links, in order of reports, then incidents; `parts` are rows that hold rows of another list."""
    incident = grouped.incident
    found: dict[tuple[int, int], tuple[int, str | None]] = {}
    for (row, other), by in zip(settled.also.tolist(), settled.also_by, strict=True):
        if incident[row] != incident[other]:
            found.setdefault((row, int(incident[other])), (other, by))
    _by_words(grouped, pairs, settled, model, found)
    _by_sums(grouped, parts, settled, found)
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
    if not len(sure):
        return
    open_to = _open(grouped, settled, np.concatenate([sure.first, sure.second]))
    left = {int(row): int(told[row]) - 1 for row in np.flatnonzero(several)}
    for row, _ in found:
        left[row] = left.get(row, 0) - 1
    for k in np.lexsort((sure.second, sure.first, -sure.score)).tolist():
        ends = (int(sure.first[k]), int(sure.second[k]))
        for row, other in (ends, ends[::-1]):
            at = int(grouped.incident[other])
            if left.get(row, 0) > 0 and (row, at) not in found and open_to.may(row, other):
                found[row, at] = (other, None)
                left[row] -= 1


def _by_sums(
    grouped: Grouped, parts: Likely, settled: Settled, found: dict[tuple[int, int], tuple[int, str | None]]
) -> None:
    """Add what rows hold, the likeliest first, as long as all that they hold tells of no more killed than they do."""
    if not len(parts.whole):
        return
    pairs = list(zip(parts.whole.tolist(), parts.part.tolist(), strict=True))
    open_to = _open(grouped, settled, parts.part)
    incident, source = grouped.incident, open_to.source
    killed = grouped.harm["killed"]
    held = dict.fromkeys(parts.whole.tolist(), 0.0)
    # What is joined with a row already is its part too, however likely: of each incident and list of parts, whose it is.
    joined = {(int(incident[whole]), int(source[part])): whole for whole, part in pairs}
    for row in np.flatnonzero(np.isin(incident, incident[parts.whole])).tolist():
        whole = joined.get((int(incident[row]), int(source[row])))
        if whole is not None:
            held[whole] += float(np.nan_to_num(killed.least[row]))
    for row, other in pairs:
        at, more = int(incident[other]), float(np.nan_to_num(killed.least[other]))
        fits = not held[row] + more > killed.most[row]
        if fits and (row, at) not in found and open_to.may(row, other):
            found[row, at] = (other, None)
            held[row] += more


def _open(grouped: Grouped, settled: Settled, others: Ints) -> _Open:
    """What is open between any report and the incidents of these others."""
    incident, source = grouped.incident, encoded(grouped.reports.column("source"))
    asked = np.isin(incident, incident[others])
    spoken = set(zip(incident[asked].tolist(), source[asked].tolist(), strict=True))
    return _Open(incident, source, spoken, {frozenset(pair) for pair in settled.different.tolist()})
