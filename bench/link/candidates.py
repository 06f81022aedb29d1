"""The engines that are compared. Run as a program, one candidate measures itself and prints one line of JSON.

Seconds are counted from the table of reports to scored pairs, to incidents, which say who belongs with whom, and in all,
which of ours is with rows and reasons too. What turns a peer's pairs into incidents is ours (edges), as kindly to it as can be, and
is not counted against it; but Splink has a way of its own, which is run at the threshold that does best in ours, and
whose seconds are those to incidents. Memory is counted as guests/spent.py says, of a peer to scored pairs. A peer's threshold is the one that
does best on the truth of the very exercise; dedupe is taught by 900 pairs of it besides. Ours is never shown the truth.
"""

import json
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from edges import best_of_each, incidents_at
from guests import clocked, labelled, near, scored_by
from scene import AGREEMENT, Truth, read_truth
from spent import Spent
from splink_clusters import clusters
from splink_model import blocking, met, rows_of, weigh

from truceline.incident.evaluation.evaluating import Belonging, b_cubed, pairwise
from truceline.report.stored import read_stored

Longs = npt.NDArray[np.int64]
Found = Iterator["Way"]


class Way(NamedTuple):
    """A way to incidents: what it is called, the incident of each report, and down to which score pairs were joined, where that was chosen."""

    how: str
    groups: Longs
    least: float = -np.inf


class Asked(NamedTuple):
    """What comes of the work that is measured: all ways to incidents, which are not; and what gives those of the engine's own way, down to a score."""

    ways: Callable[[], Found]
    own: Callable[[float], Callable[[], Longs]] | None = None


Ask = Callable[[Spent], Asked]  # the work that is measured


def truceline(reports: pa.Table) -> Ask:
    """Truceline as it comes: no threshold, no truth."""
    from truceline.agreement.reading import read_agreement
    from truceline.exercise.inventing import invent
    from truceline.exercise.settings import ExerciseSettings
    from truceline.incident.gathered import in_one
    from truceline.incident.gathering import belonging, gather, reasoned, refuse_twice, sides, weighed

    # Loads what is compiled, also for what few exercises have, and for what is asked of many reports alone.
    for settings in (ExerciseSettings(reports=300, by_bearing=0.3), ExerciseSettings(reports=20_000)):
        gather(invent(read_agreement(AGREEMENT), settings).reports)

    def ask(spent: Spent) -> Asked:  # as `gather` does it
        refuse_twice(reports)
        pairs = [weighed(side) for side in sides(reports)]
        spent.pairs_are_scored()
        together = [belonging(*each) for each in pairs]
        spent.incidents_are_found()
        links = in_one([reasoned(*each) for each in together]).links

        def found() -> Found:
            place = pa.compute.index_in(reports["report_id"].combine_chunks(), links["report_id"].combine_chunks())
            yield Way("as it comes", _numbered(links["incident_id"].combine_chunks().take(place)))

        return Asked(found)

    return ask


def splink(reports: pa.Table) -> Ask:
    """Splink's EM and prediction; and its own clustering, one report of each source in a cluster."""
    import splink as _loaded  # noqa: F401 - loading is no part of the work, for anybody

    source = _numbered(reports["source"].combine_chunks())
    nowhere = np.isnan(reports["longitude"].to_numpy().astype(float))

    def ask(_spent: Spent) -> Asked:
        pairs, weight = weigh(rows_of(reports))

        def own(least: float) -> Callable[[], Longs]:
            kept = best_of_each(pairs, weight, nowhere) & (weight >= least)
            return clusters(pairs[kept], weight[kept], source)

        return Asked(lambda: _joined(reports, pairs, weight, np.arange(12.0, -10.0, -0.5).tolist()), own)

    return ask


def _joined(reports: pa.Table, pairs: Longs, weight: npt.NDArray[np.float64], thresholds: list[float]) -> Found:
    """Incidents of scored pairs, in both ways and at all thresholds; a report without a place joins by its best pair alone."""
    source = _numbered(reports["source"].combine_chunks())
    kept = best_of_each(pairs, weight, np.isnan(reports["longitude"].to_numpy().astype(float)))
    for single in (True, False):
        how = "best first, one per source" if single else "connected components"
        groups = incidents_at(pairs[kept], weight[kept], source, thresholds, single=single)
        yield from (Way(f"{how}, {at:.3g}", group, at) for at, group in zip(thresholds, groups, strict=True))


def window(reports: pa.Table) -> Ask:
    """The nearest report of another source within so many kilometres and hours; what is linked, by whatever chain, is one."""
    import duckdb as _loaded  # noqa: F401 - loading is no part of the work, for anybody

    apart = ", sqrt((l.x-r.x)*(l.x-r.x)+(l.y-r.y)*(l.y-r.y)) as metres, abs(l.t-r.t) as seconds"

    def ask(_spent: Spent) -> Asked:
        pairs = met(rows_of(reports), [blocking(shift) for shift in range(8)], apart)
        return Asked(lambda: _windows(pairs, reports.num_rows))

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
            yield Way(f"{kilometres} km, {hours} h", groups[0])


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


def own(name: str, reports: pa.Table) -> tuple[Asked, dict[str, float]]:
    """What a candidate of this environment finds, and what it spent."""
    return clocked(CANDIDATES[name](reports))


def guest(name: str, reports: pa.Table, truth: Truth) -> tuple[Asked, dict[str, float]]:
    """What a guest finds, and what it spent; those that have to be taught are shown some of the truth."""

    def meet(_spent: Spent) -> tuple[pa.Table, pa.Table]:
        rows = rows_of(reports)
        return rows, near(rows)

    (rows, pairs), before = clocked(meet)
    scored = scored_by(name, rows, pairs, labelled(pairs, truth.incident) if name in TAUGHT else None)
    thresholds = np.unique(np.quantile(scored.score, 1 - np.geomspace(0.005, 1, 60)))[::-1].tolist()
    # Seconds of both processes; of memory the guest's alone, as they do not hold it at one time.
    spent = {**scored.spent, **{unit: scored.spent[unit] + before[unit] for unit in before if unit.endswith("_s")}}

    def found() -> Found:
        ways = _joined(reports, scored.pairs, scored.score, thresholds)
        return (way._replace(how=f"{scored.how}, {way.how}") for way in ways)

    return Asked(found), spent


def measure(name: str, folder: Path) -> dict[str, Any]:
    """Run one candidate once and tell its best."""
    reports = read_stored([folder / "reports.parquet"])  # which may have been kept since an earlier version
    truth = read_truth(folder)
    asked, spent = own(name, reports) if name in CANDIDATES else guest(name, reports, truth)
    told = [(quality(way.groups, truth, relays=False), way) for way in asked.ways()]
    best, way = max(told, key=_f1)
    if asked.own:
        run = asked.own(way.least)
        groups, more = clocked(lambda _spent: run())
        spent |= {unit: spent[unit] + more[unit] for unit in ("incidents_cpu_s", "cpu_s", "wall_s")}
        itself = quality(groups, truth, relays=False), Way(f"its own way, {way.least:.3g}", groups)
        best, way = max((best, way), itself, key=_f1)
        spent |= {"own_f1": itself[0]["f1"]}
    return {
        "candidate": name,
        "reports": reports.num_rows,
        **spent,
        "chosen": way.how,
        "origins": best,
        "all": quality(way.groups, truth, relays=True),
    }


def _f1(told: tuple[dict[str, float], Way]) -> float:
    return float(np.nan_to_num(told[0]["f1"]))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
