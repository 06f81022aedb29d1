"""What another version of the agreement would say: both screened over the same incidents, compared as columns."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.agreement.charter import Charter
from truceline.finding.screening import screen

_Columns = dict[str, tuple[npt.NDArray[np.object_], npt.NDArray[np.object_]]]


@dataclass(frozen=True, slots=True, order=True)
class Shift:
    """What a provision says of some incidents now and would say; None: there is no such provision then.

    `reason_differs` tells answers apart that say the same for another reason.
    """

    provision: str
    before: str | None
    after: str | None
    reason_differs: bool

    @property
    def is_change(self) -> bool:
        """Whether anything would be said otherwise."""
        return self.before != self.after or self.reason_differs


def compare_screenings(
    incidents: pa.Table,
    before: Charter,
    after: Charter,
    steps: Callable[[Charter], pa.Table | None] = lambda _: None,
) -> dict[Shift, int]:
    """Count, for every provision of either version, of how many incidents it says what now and would say what.

    The counts of a provision add up to the number of incidents, so that nothing is left out unseen. `steps` gives what a record of
    contacts says of these incidents' procedures under a version.
    """
    old, new = (_answers(incidents, charter, steps(charter)) for charter in (before, after))
    counts: dict[Shift, int] = {}
    for provision in dict.fromkeys([*old, *new]):
        for shift, count in _shifts(provision, old.get(provision), new.get(provision)):
            counts[shift] = counts.get(shift, 0) + count
    return counts


def _answers(incidents: pa.Table, charter: Charter, steps: pa.Table | None) -> _Columns:
    """Verdicts and reasons of all incidents, one column for each provision: rows of findings follow the incidents."""
    findings, provisions = screen(incidents, charter, steps=steps), charter.agreement.provisions
    verdicts, reasons = (
        findings[name].to_numpy(zero_copy_only=False).reshape(-1, len(provisions)) for name in ("verdict", "reason")
    )
    return {provision.code: (verdicts[:, at], reasons[:, at]) for at, provision in enumerate(provisions)}


def _shifts(
    provision: str,
    old: tuple[npt.NDArray[np.object_], npt.NDArray[np.object_]] | None,
    new: tuple[npt.NDArray[np.object_], npt.NDArray[np.object_]] | None,
) -> Iterable[tuple[Shift, int]]:
    known = new or old
    if known is None or not len(known[0]):
        return
    verdicts, reasons = known
    if old is None or new is None:
        for verdict, count in zip(*np.unique(verdicts.astype(str), return_counts=True), strict=True):
            told = str(verdict)
            yield Shift(provision, None if old is None else told, None if new is None else told, False), int(count)
        return
    differs = (old[0] == new[0]) & (old[1] != reasons)
    pairs = np.stack([old[0].astype(str), new[0].astype(str), differs.astype(str)], axis=1)
    for (was, is_, other), count in zip(*np.unique(pairs, axis=0, return_counts=True), strict=True):
        yield Shift(provision, str(was), str(is_), str(other) == "True"), int(count)
