"""Which zones in force hold each report: Truceline beside the named peers, in one run, with equal answers or none.

    ./dev bench screen [--sizes 1e4,1e6] [--zones 4,100,1000,5000] [--scene boundaries|line] [--stream 1e7] [--patient]

Reports crowd around the boundaries of all zones, which asks most of the kernel, or around one line of contact, as in the
prototype's trial. Without --scene, a million reports against 100 zones, of which the aim speaks, are asked in both.

Every candidate runs in a process of its own, one after the other, so that none profits from another's memory. The last
line printed is JSON. CPU seconds are the figure to compare on a machine that does other work; its load is printed too.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from candidates import CANDIDATES
from scene import SCENES

HERE = Path(__file__).resolve().parent
OURS = "truceline"
ONE_CORE = "truceline, one core"  # what the peers' ratios are of: each of them works on one core too
# Beyond so many reports, or reports times corners of a zone, a peer needs minutes: it is left out, and that is said.
MOST_REPORTS = {"sedonadb": 10**7, "geopandas zones, points": 10**6, "geopandas points, zones": 10**6}
MOST_WORK = {"geopandas points, zones": 2 * 10**9}
AIM = (10**6, 100)  # the reports and zones of which the aim speaks
AROUND = {"boundaries": "all boundaries", "line": "one line of contact"}
CORNERS = {True: 5000, False: 850}  # of a zone, on average: few zones have 5,000 each


def run(*arguments: object) -> dict[str, Any]:
    """Run one candidate in a process of its own and read what it measured."""
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", str(HERE / "candidates.py"), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        sys.exit(f"{' '.join(map(str, arguments))} failed:\n{ran.stderr}")
    return dict(json.loads(ran.stdout.splitlines()[-1]))


def is_too_slow(name: str, reports: int, zones: int) -> bool:
    """Whether a peer would take minutes."""
    work = reports * CORNERS[zones <= 4]
    return reports > MOST_REPORTS.get(name, reports) or work > MOST_WORK.get(name, work)


def check_equal(results: dict[str, dict[str, Any]], what: str) -> None:
    """Stop unless every candidate gave the same pairs."""
    if len({result["hash"] for result in results.values()}) != 1:
        answers = ", ".join(f"{name}: {result['pairs']} pairs ({result['hash']})" for name, result in results.items())
        sys.exit(f"The answers differ on {what}: {answers}")


def scenes_of(chosen: str | None, reports: int, zones: int) -> tuple[str, ...]:
    """The scene that was chosen, else all where the aim is measured, and the hardest elsewhere."""
    if chosen:
        return (chosen,)
    return SCENES if (reports, zones) == AIM else SCENES[:1]


def compare(reports: int, zones: int, scene: str, *, patient: bool) -> dict[str, Any]:
    """Measure all candidates on one scene and print a line for each."""
    results: dict[str, dict[str, Any]] = {}
    print(f"\n{reports:,} reports around {AROUND[scene]}, {zones:,} zones; load {os.getloadavg()[0]:.1f}", flush=True)
    print(f"  {'candidate':26}{'CPU s':>10}{'wall s':>10}{'M/s CPU':>10}{'build s':>9}{'RSS MB':>8}{'CPU ratio':>11}")
    for name in (ONE_CORE, *(name for name in CANDIDATES if name != ONE_CORE)):
        if is_too_slow(name, reports, zones) and not patient:
            print(f"  {name:26}left out: it needs minutes here (--patient runs it)", flush=True)
            continue
        result = results[name] = run(name, reports, zones, scene)
        ratio = result["cpu_s"] / results.get(ONE_CORE, result)["cpu_s"]
        print(
            f"  {name:26}{result['cpu_s']:10.4f}{result['wall_s']:10.4f}{reports / result['cpu_s'] / 1e6:10.3f}"
            f"{result['build_s']:9.2f}{result['rss_mb']:8.0f}{ratio:11.1f}",
            flush=True,
        )
    check_equal(results, f"{reports} reports and {zones} zones")
    print(f"  equal answers: {results[OURS]['pairs']:,} pairs")
    ratios = {
        name: result["cpu_s"] / results[ONE_CORE]["cpu_s"] for name, result in results.items() if name != ONE_CORE
    }
    return {"reports": reports, "zones": zones, "scene": scene, "results": results, "cpu_ratios": ratios}


def numbers(text: str) -> list[int]:
    """Read 1e4,100000 as whole numbers."""
    return [int(float(part)) for part in text.split(",") if part]


def stream(counts: Iterable[int]) -> list[dict[str, Any]]:
    """Measure Parquet to Parquet."""
    measured = []
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            run("write stream", folder, count)
            result = run("stream", folder, count)
        measured.append({"reports": count, **result})
        print(
            f"\nParquet to Parquet, {count:,} reports, 100 zones; load {os.getloadavg()[0]:.1f}\n"
            f"  wall {result['wall_s']:.2f} s (median {result['wall_median_s']:.2f}), CPU {result['cpu_s']:.2f} s,"
            f" {result['rss_mb']:.0f} MB, {result['pairs']:,} pairs",
            flush=True,
        )
    return measured


def tell_stages(reports: int, zones: int, scene: str) -> dict[str, Any]:
    """Measure the stages of the kernel and print them beside plain reading."""
    measured = run("stages", reports, zones, scene)
    around = f"{reports:,} reports around {AROUND[scene]}"
    print(f"\nWhere the time goes: {around}, {zones:,} zones, one core; load {os.getloadavg()[0]:.1f}")
    print(f"  grid of {measured['table_mb']:.1f} MB; {measured['unsure']:,} reports are left to the book")
    for name, taken in measured["ns_per_report"].items():
        print(
            f"  {name:20}{taken:8.1f} ns per report, at least {measured['least_ns_per_report'][name]:.1f}", flush=True
        )
    return measured


def main() -> None:
    """Run the benchmark and print its table, then one line of JSON."""
    parser = argparse.ArgumentParser(prog="./dev bench screen", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=numbers, default="1e4,1e6", help="numbers of reports")
    parser.add_argument("--zones", type=numbers, default="4,100,1000,5000", help="numbers of zones")
    parser.add_argument("--scene", choices=SCENES, help="what reports crowd around")
    parser.add_argument("--stream", type=numbers, default="1e7", help="reports in the Parquet run; empty: none")
    parser.add_argument("--patient", action="store_true", help="run slow peers at every size too")
    options = parser.parse_args()

    nasty = {name: run(name, "nasty") for name in CANDIDATES}
    check_equal(nasty, "the nasty cases")
    print(
        f"Edges, corners, holes, touching parts, antimeridian, geodesic edges: {nasty[OURS]['pairs']:,} pairs, all equal"
    )
    asked = [
        (reports, zones, scene)
        for zones in options.zones
        for reports in options.sizes
        for scene in scenes_of(options.scene, reports, zones)
    ]
    scenes = [compare(*one, patient=options.patient) for one in asked]
    most = max(options.sizes)
    stages = {f"{one[1]} {one[2]}": tell_stages(*one) for one in asked if one[0] == most <= 10**6}
    relations = {}
    print("\nDistance and probability (CPU µs per report)")
    for zones in options.zones:
        relations[zones] = run("relation", 20_000, zones)
        print(
            f"  {zones:5,} zones: {relations[zones]['near_us_per_report']:6.1f} where a boundary is within reach of the error,"
            f" {relations[zones]['within_50_km_us_per_report']:6.1f} for every boundary within 50 km"
            f" ({relations[zones]['within_50_km_rows_per_report']:.1f} rows each)",
            flush=True,
        )
    streams = stream(options.stream)
    print(json.dumps({"cores": os.cpu_count(), "load": os.getloadavg()[0], "nasty": nasty, "scenes": scenes, "stages": stages, "relations": relations, "streams": streams}))  # fmt: skip


if __name__ == "__main__":
    main()
