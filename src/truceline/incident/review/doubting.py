"""Which pairs of reports a person should look at, and which of them first: those whose answer changes most.

A pair is doubtful where what stands of it, one incident or two, is wrong more often than once in ten. What an answer is
worth is the product of three things that a person can be told: how doubtful the pair is (most at one in two), how
probably what stands is wrong, and the root of how many reports the answer may move. So an even chance comes first, of even
chances the one that speaks against what stands, and of those the one on which more reports hang.

What people judged, and what follows from it, is not asked again: if a and b are the same and b and c are different, nobody
is asked about a and c. What merely repeats a report is not asked about: what holds of its origin holds of it. But where it names a
mere source, it may be asked which report of that source it repeats.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Floats
from truceline.incident.evaluation.evaluating import probability_of
from truceline.incident.joining.judge import settle
from truceline.incident.model import LinkModel
from truceline.incident.review.repeating import THROUGH_ORIGIN

_WRONG = 0.1  # how often what stands may be wrong without anybody being asked


def doubtful(pairs: pa.Table, links: pa.Table, *, likeliest_first: bool = False) -> pa.Table:
    """The doubtful of the suggested pairs, those whose answer changes most first, or the likeliest; of equals by identity.

    Beside each stands whether both are now `together` in one incident, how probably that is `wrong`, and how many
    `reports` hang on the answer: all of the incidents that the pair touches.
    """
    weighed = pc.greater_equal(pairs["score"], LinkModel().offered)
    if "repeats" in pairs.column_names:
        weighed = pc.and_(weighed, pc.fill_null(pc.not_equal(pairs["repeats"], THROUGH_ORIGIN), True))
    pairs = pairs.filter(weighed).combine_chunks()
    if "probability" not in pairs.column_names:  # a folder that an earlier version wrote has scores alone
        pairs = pairs.append_column("probability", pa.array(probability_of(pairs["score"].to_numpy())))
    incidents = links["incident_id"].combine_chunks().dictionary_encode().indices
    size = pc.value_counts(incidents)
    one, other = (
        incidents.take(pc.index_in(pairs[name].combine_chunks(), links["report_id"].combine_chunks()))
        for name in ("first", "second")
    )
    hang = [
        size.field("counts").take(pc.index_in(each, size.field("values"))).fill_null(1).to_numpy(zero_copy_only=False)
        for each in (one, other)
    ]
    together = np.asarray(pc.fill_null(pc.equal(one, other), False).to_numpy(zero_copy_only=False))
    reports = np.where(together, hang[0], hang[0] + hang[1])
    probability = pairs["probability"].to_numpy()
    wrong = np.where(together, 1.0 - probability, probability)
    told = {"together": together, "wrong": wrong, "reports": reports, "worth": _worth(probability, wrong, reports)}
    for name, values in told.items():
        pairs = pairs.append_column(name, pa.array(values))
    order = "probability" if likeliest_first else "worth"
    asked = pairs.filter(pc.greater(pairs["wrong"], _WRONG))
    return asked.sort_by([(order, "descending"), ("first", "ascending"), ("second", "ascending")])


def _worth(probability: Floats, wrong: Floats, reports: np.ndarray) -> Floats:
    """What an answer may change; to six digits, so that machines that differ in the last one ask in one order."""
    return np.asarray(np.round(probability * (1.0 - probability) * wrong * np.sqrt(reports), 6))


@dataclass
class Held:
    """What people hold of pairs, with what follows from it."""

    _joined: dict[str, str] = field(default_factory=dict)
    _apart: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: pa.Table) -> "Held":
        """What stands after all judgements.

        Raises:
            Refused: where they contradict each other.
        """
        named = [judgements[name].combine_chunks() for name in ("first", "second")]
        ids = pc.unique(pa.concat_arrays(named))
        settled = settle(judgements, ids)
        held = cls()
        for pairs, same in ((settled.same, True), (settled.different, False), (settled.also, False)):
            for first, second in _named(ids, pairs):
                held.add(first, second, same=same)
        return held

    def add(self, first: str, second: str, *, same: bool) -> None:
        """Hold that two reports are the same incident, or that they are not."""
        one, other = self._root(first), self._root(second)
        if same and one != other:
            self._joined[other] = one
            for third in self._apart.pop(other, set()):
                self._apart[third].discard(other)
                self._apart[third].add(one)
                self._apart.setdefault(one, set()).add(third)
        elif not same:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def settles(self, first: str, second: str) -> bool:
        """Whether what is held already answers for the pair."""
        one, other = self._root(first), self._root(second)
        return one == other or other in self._apart.get(one, set())

    def _root(self, report: str) -> str:
        while (above := self._joined.get(report, report)) != report:
            report = above
        return report


def _named(ids: pa.Array, pairs: np.ndarray) -> Iterable[tuple[str, str]]:
    first, second = (ids.take(pa.array(pairs[:, side])).to_pylist() for side in (0, 1))
    return zip(first, second, strict=True)
