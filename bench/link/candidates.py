"""The engines that are compared. Run as a program, one candidate measures itself and prints one line of JSON.

Seconds and memory are counted from the table of reports to incidents (ours) or to scored pairs (the peers: what turns
their pairs into incidents is ours, see edges, and is not counted against them); of ours the processor seconds to scored
pairs are told too, in the same run. Memory is counted as guests/spent.py says. A peer's threshold is the one that
does best on the truth of the very exercise; dedupe is taught by 900 pairs of it besides. Ours is never shown the truth.
"""

import json
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from edges import best_of_each, incidents_at
from guests import clocked, labelled, near, scored_by
from scene import AGREEMENT, Truth, read_truth
from spent import Spent
from splink_model import blocking, met, rows_of, weigh

from truceline.incident.evaluation.evaluating import Belonging, b_cubed, pairwise
from truceline.report.stored import read_stored

Longs = npt.NDArray[np.int64]
Found = Iterator[tuple[str, Longs]]  # what was chosen, and the incident of each report
Ask = Callable[[Spent], Callable[[], Found]]  # the work that is measured; then the work that is not


def truceline(reports: pa.Table) -> Ask:
    """Truceline as it comes: no threshold, no truth."""
    from truceline.agreement.reading import read_agreement
    from truceline.exercise.inventing import invent
    from truceline.exercise.settings import ExerciseSettings
    from truceline.incident.gathered import in_one
    from truceline.incident.gathering import gather, incidents_of, refuse_twice, sides, weighed

    # Loads what is compiled, also for what few exercises have, and for what is asked of many reports alone.
    for settings in (ExerciseSettings(reports=300, by_bearing=0.3), ExerciseSettings(reports=20_000)):
        gather(invent(read_agreement(AGREEMENT), settings).reports)

    def ask(spent: Spent) -> Callable[[], Found]:  # as `gather` does it
        refuse_twice(reports)
        pairs = [weighed(side) for side in sides(reports)]
        spent.pairs_are_scored()
        links = in_one([incidents_of(*each) for each in pairs]).links

        def found() -> Found:
            place = pa.compute.index_in(reports["report_id"].combine_chunks(), links["report_id"].combine_chunks())
            yield "as it comes", _numbered(links["incident_id"].combine_chunks().take(place))

        return found

    return ask


def splink(reports: pa.Table) -> Ask:
    """Splink's EM and prediction."""
    import splink as _loaded  # noqa: F401 - loading is no part of the work, for anybody

    def ask(_spent: Spent) -> Callable[[], Found]:
        pairs, weight = weigh(rows_of(reports))
        return lambda: _joined(reports, pairs, weight, np.arange(12.0, -10.0, -0.5).tolist())

    return ask


def _joined(reports: pa.Table, pairs: Longs, weight: npt.NDArray[np.float64], thresholds: list[float]) -> Found:
    """Incidents of scored pairs, in both ways and at all thresholds; a report without a place joins by its best pair alone."""
    source = _numbered(reports["source"].combine_chunks())
    kept = best_of_each(pairs, weight, np.isnan(reports["longitude"].to_numpy().astype(float)))
    for single in (True, False):
        how = "best first, one per source" if single else "connected components"
        groups = incidents_at(pairs[kept], weight[kept], source, thresholds, single=single)
        yield from ((f"{how}, {at:.3g}", group) for at, group in zip(thresholds, groups, strict=True))


def window(reports: pa.Table) -> Ask:
    """The nearest report of another source within so many kilometres and hours; what is linked, by whatever chain, is one."""
    import duckdb as _loaded  # noqa: F401 - loading is no part of the work, for anybody

    apart = ", sqrt((l.x-r.x)*(l.x-r.x)+(l.y-r.y)*(l.y-r.y)) as metres, abs(l.t-r.t) as seconds"

    def ask(_spent: Spent) -> Callable[[], Found]:
        pairs = met(rows_of(reports), [blocking(shift) for shift in range(8)], apart)
        return lambda: _windows(pairs, reports.num_rows)

    return ask


def _windows(near: pa.Table, reports: int) -> Found:
    """Incidents by thirty windows: each report is linked with the nearest that it meets within one, and what hangs together is one."""
    pairs = np.stack([near["first"].to_numpy(), near["second"].to_numpy()], axis=1)
    metres, seconds = near["metres"].to_numpy(), near["seconds"].to_numpy()
    everyone = np.zeros(reports, np.int64)
    for kilometres in (1, 2, 3, 5, 8, 12):
        for hours in (0.5, 1, 2, 4, 8):
            inside = (metres < kilometres * 1_000) & (seconds < hours * 3_600)
            far = np.hypot(metres[inside] / (kilometres * 1_000), seconds[inside] / (hours * 3_600))
            both = np.concatenate([pairs[inside], pairs[inside][:, ::-1]])
            twice = np.tile(far, 2)
            order = np.lexsort((twice, both[:, 0]))
            nearest = order[np.unique(both[order, 0], return_index=True)[1]]
            groups = incidents_at(both[nearest], -twice[nearest], everyone, [-2.0], single=False)
            yield f"{kilometres} km, {hours} h", groups[0]


CANDIDATES: dict[str, Callable[[pa.Table], Ask]] = {"truceline": truceline, "splink": splink, "window": window}
GUESTS = ("recordlinkage", "dedupe")
TAUGHT = ("dedupe",)


def _numbered(column: Any) -> Longs:
    return np.asarray(column.dictionary_encode().indices.to_numpy(), np.int64)


def quality(found: Longs, truth: Truth, *, relays: bool) -> dict[str, float]:
    """Pairwise and B-cubed figures, over all reports or over those that repeat no other."""
    kept = np.ones(len(found), np.bool_) if relays else ~truth.relay
    each = np.arange(int(kept.sum()))
    put, belong = Belonging(each, found[kept]), Belonging(each, truth.incident[kept])
    pairs, company = pairwise(put, belong), b_cubed(put, belong)
    return {"precision": pairs.precision, "recall": pairs.recall, "f1": pairs.f1, "b_cubed_f1": company.f1}


def own(name: str, reports: pa.Table) -> tuple[Found, dict[str, float]]:
    """What a candidate of this environment finds, and what it spent."""
    found, spent = clocked(CANDIDATES[name](reports))
    return found(), spent


def guest(name: str, reports: pa.Table, truth: Truth) -> tuple[Found, dict[str, float]]:
    """What a guest finds, and what it spent; those that have to be taught are shown some of the truth."""

    def meet(_spent: Spent) -> tuple[pa.Table, pa.Table]:
        rows = rows_of(reports)
        return rows, near(rows)

    (rows, pairs), before = clocked(meet)
    scored = scored_by(name, rows, pairs, labelled(pairs, truth.incident) if name in TAUGHT else None)
    thresholds = np.unique(np.quantile(scored.score, 1 - np.geomspace(0.005, 1, 60)))[::-1].tolist()
    # Seconds of both processes; of memory the guest's alone, as they do not hold it at one time.
    spent = {**scored.spent, **{unit: scored.spent[unit] + before[unit] for unit in before if unit.endswith("_s")}}
    found = _joined(reports, scored.pairs, scored.score, thresholds)
    return ((f"{scored.how}, {how}", groups) for how, groups in found), spent


def measure(name: str, folder: Path) -> dict[str, Any]:
    """Run one candidate once and tell its best."""
    reports = read_stored([folder / "reports.parquet"])  # which may have been kept since an earlier version
    truth = read_truth(folder)
    found, spent = own(name, reports) if name in CANDIDATES else guest(name, reports, truth)
    told = [(quality(groups, truth, relays=False), how, groups) for how, groups in found]
    best, how, groups = max(told, key=lambda one: np.nan_to_num(one[0]["f1"]))
    return {
        "candidate": name,
        "reports": reports.num_rows,
        **spent,
        "chosen": how,
        "origins": best,
        "all": quality(groups, truth, relays=True),
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
