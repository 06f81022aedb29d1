"""Which pairs of reports a person should look at: those that nobody has judged and the machine is not sure of.

A pair is doubtful where its score lies between what is worth weighing and what is sure, or where it is sure and yet
its reports were put into two incidents. What people judged, and what follows from it, is not asked again: if a and b are
the same and b and c are different, nobody is asked about a and c.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.judge import settle
from truceline.incident.model import LinkModel


def doubtful(pairs: pa.Table, links: pa.Table, model: LinkModel | None = None) -> pa.Table:
    """The doubtful of the suggested pairs, the likeliest first; of equals by identity."""
    model = model or LinkModel()
    incident = [
        links["incident_id"].take(pc.index_in(pairs[name], links["report_id"].combine_chunks()))
        for name in ("first", "second")
    ]
    apart = pc.fill_null(pc.not_equal(*incident), True)
    pairs, apart = (column.filter(pc.greater_equal(pairs["score"], model.offered)) for column in (pairs, apart))
    asked = pairs.filter(pc.or_(pc.less(pairs["score"], model.sure), apart))
    return asked.sort_by([("score", "descending"), ("first", "ascending"), ("second", "ascending")])


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
