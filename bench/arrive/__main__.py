"""How quickly one new report is answered: its candidates in memory, and its incidents gathered again.

    ./dev bench arrive [REPORTS ...] [--regathered N]

Of an exercise of that size some reports are held back and asked about one by one, against all others, with the model of the full
run. `ask` gives the candidates with all parts of their scores; `regather` gives incidents and links byte for byte as a full run
would, from a store in memory (`incident/arriving/holding.py`). Kernels are compiled and stores laid before anything is timed.
Each is taken into the store before the next comes. Then all are gathered with all others in one full run, and what somebody holds who
replaced what each answer tells anew is compared with it, every byte of all links, further links and incidents.
"""

import argparse
import os
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.arriving.asking import Standing
from truceline.incident.arriving.holding import Held
from truceline.incident.arriving.regathering import Change, Regathered, regather
from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel

AGREEMENT = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"
REPORTS_A_DAY = 42
ASKED = 1_000


def _spent(seconds: list[float]) -> str:
    if not seconds:
        return "–"
    middle, last = np.percentile(np.array(seconds) * 1_000, [50, 99])
    return f"{middle:.2f} / {last:.2f}"


class Kept:
    """The links of a full run, and what replaced them as reports came: what somebody holds who takes in one report after the other."""

    def __init__(self, others: pa.Table, model: LinkModel) -> None:
        self.reports, self.model = [others], model
        self._start = gather(others, model=model)
        self._answers: list[Regathered] = []
        self.fetched: list[int] = []
        self._last: dict[str, int] = {}  # by report the number of the answer that told of it last

    def take(self, report: pa.Table, answer: Regathered) -> None:
        """Replace what the answer tells anew."""
        self.reports.append(report)
        self._last |= dict.fromkeys(answer.touched.to_pylist(), len(self._answers))
        self._answers.append(answer)
        self.fetched.append(answer.fetched)

    def as_in_a_full_run(self) -> str:
        """Of how many links every byte, and of their further links and incidents, is that of a full run over all that stands now."""
        whole = gather(pa.concat_tables(self.reports), model=self.model)
        touched = pa.array(list(self._last), pa.string())
        kept = pc.invert(pc.is_in(self._start.links["report_id"], touched))
        parts = [(self._start, self._start.links["report_id"].filter(kept).combine_chunks())]
        for number, answer in enumerate(self._answers):
            ids = [report_id for report_id in answer.touched.to_pylist() if self._last[report_id] == number]
            parts.append((answer, pa.array(ids, pa.string())))
        links, further, incidents = (
            pa.concat_tables([_of(getattr(part, name), part.links, ids) for part, ids in parts])
            for name in ("links", "further", "incidents")
        )
        by_link = [("report_id", "ascending"), ("incident_id", "ascending")]
        same = (
            links.sort_by(by_link).equals(whole.links.sort_by(by_link))
            and further.sort_by(by_link).equals(whole.further.sort_by(by_link))
            and _each_once(incidents).equals(_each_once(whole.incidents))
        )
        return f"all {whole.links.num_rows:,} links" if same else "no"


def _of(table: pa.Table, links: pa.Table, ids: pa.Array) -> pa.Table:
    """The rows that tell of these reports, or of the incidents that their links name."""
    if "report_id" in table.column_names:
        return table.filter(pc.is_in(table["report_id"], ids))
    named = links.filter(pc.is_in(links["report_id"], ids))["incident_id"].unique()
    return table.filter(pc.is_in(table["incident_id"], named))


def _each_once(incidents: pa.Table) -> pa.Table:
    """Incidents in order of their identities; the same row only once."""
    ordered = incidents.sort_by("incident_id")
    ids = ordered["incident_id"].combine_chunks()
    if len(ids) < 2:
        return ordered
    new = pc.not_equal(ids.slice(1), ids.slice(0, len(ids) - 1))
    return ordered.filter(pa.concat_arrays([pa.array([True]), new]))


def measure(size: int, regathered: int) -> None:
    """Print one line of the table."""
    settings = ExerciseSettings(seed=101, reports=size, days=max(size // REPORTS_A_DAY, 1))
    reports = invent(read_agreement(AGREEMENT), settings).reports
    chosen = np.sort(np.random.default_rng(3).choice(reports.num_rows, ASKED, replace=False))
    model = gather(reports.slice(0, 100_000)).models[0]
    held = np.ones(reports.num_rows, np.bool_)
    held[chosen] = False
    others, new = reports.filter(pa.array(held)), reports.take(pa.array(chosen))
    asked, asked_cpu = _asked(Standing(others, model), new)
    taken, held_cpu, kept = _taken_in(others, new, model, regathered)
    load = os.getloadavg()[0]
    spent = " | ".join(_spent(seconds) for seconds in (asked, asked_cpu, taken, held_cpu))
    fetched, exact = (np.median(kept.fetched), kept.as_in_a_full_run()) if regathered else (0, "–")
    print(f"| {others.num_rows:,} | {spent} | {fetched:.0f} | {exact} | {load:.1f} |", flush=True)


def _asked(index: Standing, new: pa.Table) -> tuple[list[float], list[float]]:
    """How long each report takes that is asked about: wall and CPU."""
    rows = new.to_pylist()
    wall, cpu = [], []
    for row in rows:  # makes the cells
        index.ask(row)
    for row in rows:
        began, worked = time.perf_counter(), time.process_time()
        index.ask(row)
        wall.append(time.perf_counter() - began)
        cpu.append(time.process_time() - worked)
    return wall, cpu


def _taken_in(
    others: pa.Table, new: pa.Table, model: LinkModel, regathered: int
) -> tuple[list[float], list[float], Kept]:
    """How long each report takes that arrives, one after the other: to be gathered, and to be held with the others."""
    store, kept = Held(others, model), Kept(others, model)
    gathering, holding = [], []
    some = np.linspace(0, ASKED - 1, regathered).astype(np.int64).tolist()
    for number in some[:3]:  # loads what is compiled
        regather(Change(arrived=new.slice(number, 1)), store, model=model)
    for number in some:
        report, began = new.slice(number, 1), time.process_time()
        answer = regather(Change(arrived=report), store, model=model)
        answered = time.process_time()
        store.take_in(report)
        holding.append(time.process_time() - answered)
        gathering.append(answered - began)
        kept.take(report, answer)
    return gathering, holding, kept


def main() -> None:
    """Measure the sizes asked for."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    reader.add_argument(
        "--regathered", type=int, default=300, help="how many of these are taken in, spread over all the time"
    )
    options = reader.parse_args()
    print(
        "| standing | ask, wall ms median / p99 | ask, CPU ms | regather, CPU ms | held, CPU ms | fetched | as in a full run | load |"
    )
    print("|---|---|---|---|---|---|---|---|", flush=True)
    for size in options.sizes:
        measure(size, options.regathered)


if __name__ == "__main__":
    main()
