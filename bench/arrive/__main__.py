"""How quickly one new report is answered: its candidates in memory, and its incidents gathered again.

    ./dev bench arrive [REPORTS ...] [--regathered N]

Of an exercise of that size some reports are held back and asked about one by one, against all others, with the model of the full
run. `ask` gives the candidates with all parts of their scores; `regather` gives incidents and links byte for byte as a full run
would, from a store in memory (`incident/arriving/holding.py`). Kernels are compiled and stores laid before anything is timed.
Then all that was taken in is gathered with all others in one full run, and every answer is held against it: those that touch no report
that an earlier one touched, for the others would be answered otherwise once the earlier has been taken in.
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
from truceline.incident.gathering import Gathered, gather
from truceline.incident.model import LinkModel

AGREEMENT = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"
REPORTS_A_DAY = 42
ASKED = 1_000


def _spent(seconds: list[float]) -> str:
    if not seconds:
        return "–"
    middle, last = np.percentile(np.array(seconds) * 1_000, [50, 99])
    return f"{middle:.2f} / {last:.2f}"


def _as_in_a_full_run(others: pa.Table, taken: list[tuple[pa.Table, Regathered]], model: LinkModel) -> str:
    """Of how many answers that have nothing to do with each other every byte is that of a full run over all these reports."""
    apart: list[tuple[pa.Table, Regathered]] = []
    touched: set[str] = set()
    for report, answer in taken:
        if touched.isdisjoint(answer.touched.to_pylist()):
            touched.update(answer.touched.to_pylist())
            apart.append((report, answer))
    if not apart:
        return "–"
    whole = gather(pa.concat_tables([others, *(report for report, _ in apart)]), model=model)
    return f"{sum(_is_as_in(whole, answer) for _, answer in apart)} of {len(apart)}"


def _is_as_in(whole: Gathered, answer: Regathered) -> bool:
    """Whether the links, further links and incidents of what one report touched are those of a full run."""
    links, further = (
        table.filter(pc.is_in(table["report_id"], answer.touched)) for table in (whole.links, whole.further)
    )
    named = links["incident_id"].unique()
    incidents = whole.incidents.filter(pc.is_in(whole.incidents["incident_id"], named))
    order = [("incident_id", "ascending"), ("report_id", "ascending")]
    return bool(
        links.sort_by(order).equals(answer.links.sort_by(order))
        and further.sort_by(order).equals(answer.further.sort_by(order))
        and incidents.sort_by("incident_id").equals(answer.incidents.sort_by("incident_id"))
    )


def measure(size: int, regathered: int) -> None:
    """Print one line of the table."""
    settings = ExerciseSettings(seed=101, reports=size, days=max(size // REPORTS_A_DAY, 1))
    reports = invent(read_agreement(AGREEMENT), settings).reports
    chosen = np.sort(np.random.default_rng(3).choice(reports.num_rows, ASKED, replace=False))
    model = gather(reports.slice(0, 100_000)).models[0]
    held = np.ones(reports.num_rows, np.bool_)
    held[chosen] = False
    others, new = reports.filter(pa.array(held)), reports.take(pa.array(chosen))
    index, rows = Standing(others, model), new.to_pylist()
    spent: dict[str, list[float]] = {"ask": [], "cpu": [], "regather": []}
    for row in rows:  # makes the cells
        index.ask(row)
    for row in rows:
        wall, cpu = time.perf_counter(), time.process_time()
        index.ask(row)
        spent["ask"].append(time.perf_counter() - wall)
        spent["cpu"].append(time.process_time() - cpu)
    store = Held(others, model)
    taken: list[tuple[pa.Table, Regathered]] = []
    some = np.linspace(0, ASKED - 1, regathered).astype(np.int64).tolist()
    for number in [*some[:3], *some]:  # the first three are not counted
        report, cpu = new.slice(number, 1), time.process_time()
        answer = regather(Change(arrived=report), store, model=model)
        spent["regather"].append(time.process_time() - cpu)
        taken.append((report, answer))
    del spent["regather"][:3], taken[:3]
    load = os.getloadavg()[0]
    fetched = np.median([answer.fetched for _, answer in taken]) if taken else 0
    told = " | ".join(_spent(spent[name]) for name in ("ask", "cpu", "regather"))
    exact = _as_in_a_full_run(others, taken, model)
    print(f"| {others.num_rows:,} | {told} | {fetched:.0f} | {exact} | {load:.1f} |", flush=True)


def main() -> None:
    """Measure the sizes asked for."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000])
    reader.add_argument(
        "--regathered", type=int, default=300, help="how many of these are taken in, spread over all the time"
    )
    options = reader.parse_args()
    print(
        "| standing | ask, wall ms median / p99 | ask, CPU ms | regather, CPU ms | fetched | as in a full run | load |"
    )
    print("|---|---|---|---|---|---|---|", flush=True)
    for size in options.sizes:
        measure(size, options.regathered)


if __name__ == "__main__":
    main()
