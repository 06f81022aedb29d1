"""The engines that are compared. Run as a program, one candidate measures itself and prints one line of JSON.

Seconds and memory are counted from the table of reports to incidents (ours) or to scored pairs (the peers: what turns
their pairs into incidents is ours, see edges, and is not counted against them). A peer's threshold is the one that
does best on the truth of the very exercise; ours is never shown the truth.
"""

import json
import resource
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq
from edges import incidents_at
from scene import AGREEMENT, Truth, read_truth

from truceline.incident.evaluating import Belonging, b_cubed, pairwise

Longs = npt.NDArray[np.int64]
Found = Iterator[tuple[str, Longs]]  # what was chosen, and the incident of each report
Ask = Callable[[], Callable[[], Found]]  # the work that is measured; then the work that is not


def truceline(reports: pa.Table) -> Ask:
    """Truceline as it comes: no threshold, no truth."""
    from truceline.agreement.reading import read_agreement
    from truceline.exercise.inventing import invent
    from truceline.exercise.settings import ExerciseSettings
    from truceline.incident.gathering import gather

    gather(invent(read_agreement(AGREEMENT), ExerciseSettings(reports=300)).reports)  # loads what is compiled

    def ask() -> Callable[[], Found]:
        links = gather(reports).links

        def found() -> Found:
            place = pa.compute.index_in(reports["report_id"].combine_chunks(), links["report_id"].combine_chunks())
            yield "as it comes", _numbered(links["incident_id"].combine_chunks().take(place))

        return found

    return ask


def splink(reports: pa.Table) -> Ask:
    """Splink's EM and prediction."""
    import splink as _loaded  # noqa: F401 - loading is no part of the work, for anybody
    from splink_model import rows_of, weigh

    def ask() -> Callable[[], Found]:
        pairs, weight = weigh(rows_of(reports))
        thresholds = np.arange(12.0, -10.0, -0.5).tolist()

        def found() -> Found:
            source = _numbered(reports["source"].combine_chunks())
            for single in (True, False):
                how = "best first, one per source" if single else "connected components"
                groups = incidents_at(pairs, weight, source, thresholds, single=single)
                yield from ((f"{how}, weight {at}", group) for at, group in zip(thresholds, groups, strict=True))

        return found

    return ask


def window(reports: pa.Table) -> Ask:
    """The nearest report of another source within so many kilometres and hours; what is linked, by whatever chain, is one."""
    import duckdb
    from splink_model import blocking, rows_of

    def ask() -> Callable[[], Found]:
        rows = rows_of(reports)
        database = duckdb.connect().register("rows", rows)
        asked = " union ".join(
            f"select l.unique_id as one, r.unique_id as other, sqrt((l.x-r.x)*(l.x-r.x)+(l.y-r.y)*(l.y-r.y)) as metres,"
            f" abs(l.t-r.t) as seconds from rows l join rows r on {blocking(shift)} where l.unique_id < r.unique_id"
            for shift in range(8)
        )
        near = database.execute(asked).to_arrow_table()

        def found() -> Found:
            yield from _windows(near, reports)

        return found

    return ask


def _windows(near: pa.Table, reports: pa.Table) -> Found:
    pairs = np.stack([near["one"].to_numpy(), near["other"].to_numpy()], axis=1)
    metres, seconds = near["metres"].to_numpy(), near["seconds"].to_numpy()
    everyone = np.zeros(reports.num_rows, np.int64)
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


def _numbered(column: Any) -> Longs:
    return np.asarray(column.dictionary_encode().indices.to_numpy(), np.int64)


def quality(found: Longs, truth: Truth, *, relays: bool) -> dict[str, float]:
    """Pairwise and B-cubed figures, over all reports or over those that repeat no other."""
    kept = np.ones(len(found), np.bool_) if relays else ~truth.relay
    each = np.arange(int(kept.sum()))
    put, belong = Belonging(each, found[kept]), Belonging(each, truth.incident[kept])
    pairs, company = pairwise(put, belong), b_cubed(put, belong)
    return {"precision": pairs.precision, "recall": pairs.recall, "f1": pairs.f1, "b_cubed_f1": company.f1}


def measure(name: str, folder: Path) -> dict[str, Any]:
    """Run one candidate once and tell its best."""
    reports = pq.read_table(folder / "reports.parquet").combine_chunks()
    ask = CANDIDATES[name](reports)
    before_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cpu, wall = time.process_time(), time.perf_counter()
    found = ask()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    rss_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    truth = read_truth(folder)
    told = [(quality(groups, truth, relays=False), how, groups) for how, groups in found()]
    best, how, groups = max(told, key=lambda one: one[0]["f1"])
    return {
        "candidate": name,
        "reports": reports.num_rows,
        "cpu_s": cpu,
        "wall_s": wall,
        "rss_mb": rss_mb,
        "more_mb": rss_mb - before_mb,
        "chosen": how,
        "origins": best,
        "all": quality(groups, truth, relays=True),
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
