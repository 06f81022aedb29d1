"""How quickly the desk answers with a million incidents: queue, situation, list and incident pages, by many people at once.

    ./dev bench desk [--incidents 1e6] [--seconds 60] [--a-second 20] [--on sqlite,postgresql] [--keep FOLDER]
    ./dev bench desk --take-in 1e5 [--on …]

On each database a desk is made (making.py), served as people serve it (`truceline serve --workers 2`, with its worker), and asked for
pages at a steady rate whatever it answers (loading.py). A page takes from the moment it was due to its last byte. Then the queries of
each page are held to their plans (planning.py); a query that walks through a table that grows fails the bench. `--keep` makes
desks in a folder and finds them there again (on SQLite). With `--take-in` an empty desk takes in a file of so many reports through its
page, while others look and write (importing.py). The last line is JSON.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from importing import taken_in
from making import AGREEMENT

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PORT = 8977
_LANGUAGES = ("en", "ar", "ru")
_PATIENCE_S = 600
# Around the zones of southwest Syria, a view of the map at each zoom.
_VIEWS = [(6, "34,31,40,35"), (8, "35.5,32.2,37,33.4"), (10, "36,32.5,36.4,32.9"), (12, "36.1,32.55,36.2,32.65")]


def planned(made: dict[str, Any], incidents: int) -> list[dict[str, Any]]:
    """What is asked for, in an order that mixes pages, roles and languages; the first of each kind is marked."""
    chance = random.Random(5)  # noqa: S311 - one order for all
    numbers = [chance.randrange(1, incidents) for _ in range(400)]
    weeks = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 13 * 86_400))
    kinds: list[tuple[str, str, str, int]] = [
        *(("queue", f"/queue/?pile={pile}", "duty_officer", 2) for pile in ("unassigned", "all", "mine", "history")),
        ("queue, searched", "/queue/?pile=history&q=mithal", "analyst", 1),
        *(("situation", f"/situation/?from={weeks}{more}", role, 2) for more, role in (("", "duty_officer"), ("&zone=southwest", "guarantor_representative"), ("&state=candidate", "head_of_centre"))),
        ("situation, all years", "/situation/?from=2000-01-01", "analyst", 1),
        *(("map, two weeks", f"/situation/incidents.geojson?from={weeks}&view={view}&zoom={zoom}", "verifier", 2) for zoom, view in _VIEWS),
        *(("map, all years", f"/situation/incidents.geojson?from=2000-01-01&view={view}&zoom={zoom}", "publisher", 1) for zoom, view in _VIEWS[:2]),
        ("what is new", f"/situation/newer.json?from={weeks}&revision=1", "duty_officer", 4),
        ("list", "/incidents/", "analyst", 2),
        ("list, filtered", "/incidents/?state=candidate&zone=southwest&page=40", "auditor", 1),
        ("list, words", "/incidents/?q=mithal+700", "verifier", 1),
    ]  # fmt: skip
    others = [(page, address, role) for page, address, role, weight in kinds for _ in range(weight)]
    roles = ("analyst", "verifier", "guarantor_representative", "duty_officer", "head_of_centre")
    cases = [("incident", f"/incidents/{number}/", roles[at % len(roles)]) for at, number in enumerate(numbers)]
    mixed = cases + [others[at % len(others)] for at in range(len(cases) * 4)]  # one page in five is an incident's
    chance.shuffle(mixed)
    asked, seen = [], set[tuple[str, str]]()
    for at, (page, address, role) in enumerate(mixed):
        kind = (page, role if page == "incident" else address)
        one = {"page": page, "address": address, "cookie": f"sessionid={made['cookies'][role]}"}
        asked.append(one | {"language": _LANGUAGES[at % 3], "is_first": kind not in seen})
        seen.add(kind)
    return asked


@contextmanager
def served(folder: Path) -> Iterator[psutil.Process]:
    """The desk as people serve it, from its start until it answers, and stopped at the end."""
    with (folder.parent / f"{folder.name}.log").open("wb") as log:
        command = [sys.executable, "-m", "truceline", "serve", str(folder), "--port", str(PORT), "--workers", "2"]
        process = psutil.Popen(command, stdout=log, stderr=log)
        try:
            _wait(process)
            yield process
        finally:
            process.terminate()
            process.wait(timeout=60)


def _wait(process: psutil.Process) -> None:
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end and process.is_running():
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the desk did not start; its log lies beside its folder")


def _spent(process: psutil.Process) -> dict[str, float]:
    """CPU seconds of the server's processes so far, and their memory in megabytes: what each has to itself."""
    every = [one for one in [process, *process.children(recursive=True)] if one.is_running()]
    times = [one.cpu_times() for one in every]
    memory = [one.memory_full_info().uss / 2**20 for one in every]
    return {"cpu_s": sum(one.user + one.system for one in times), "memory_mb": sum(memory), "largest_mb": max(memory)}


def measured(folder: Path, made: dict[str, Any], asked: argparse.Namespace) -> dict[str, Any]:
    """Serve a desk, load it, and hold its queries to their plans."""
    plan = {
        "port": PORT,
        "a_second": asked.a_second,
        "seconds": asked.seconds,
        "asked": planned(made, int(asked.incidents)),
    }
    paths = [folder.parent / f"{folder.name}-{name}.json" for name in ("plan", "seen")]
    paths[0].write_text(json.dumps(plan), encoding="utf-8")
    begun = time.monotonic()
    with served(folder) as process:
        started_s = time.monotonic() - begun
        firsts = [_first(one) for one in plan["asked"] if one["is_first"]]
        before, load = _spent(process), os.getloadavg()[0]
        subprocess.run([sys.executable, str(HERE / "loading.py"), *map(str, paths)], check=True)
        after = _spent(process)
    seen = json.loads(paths[1].read_text(encoding="utf-8"))
    planning = subprocess.run(
        [sys.executable, str(HERE / "planning.py"), str(folder), str(paths[0])], check=True, stdout=subprocess.PIPE
    )
    return {
        "started_s": round(started_s, 1),
        "slowest_first_ms": round(max(firsts)),
        "load": [round(load, 1), round(os.getloadavg()[0], 1)],
        "cpu_share": round((after["cpu_s"] - before["cpu_s"]) / plan["seconds"], 2),
        "cpu_ms_a_page": round(1_000 * (after["cpu_s"] - before["cpu_s"]) / len(seen)),
        "memory_mb": round(after["memory_mb"]),
        "largest_mb": round(after["largest_mb"]),
        "pages": _pages(seen, json.loads(planning.stdout)),
    }


def _first(one: dict[str, Any]) -> float:
    begun = time.monotonic()
    headers = {"Cookie": one["cookie"], "Accept-Language": one["language"], "Host": f"localhost:{PORT}"}
    urllib.request.urlopen(
        urllib.request.Request(f"http://127.0.0.1:{PORT}{one['address']}", headers=headers), timeout=300
    ).read()
    return (time.monotonic() - begun) * 1_000


def _pages(seen: list[dict[str, Any]], plans: list[dict[str, Any]]) -> list[dict[str, Any]]:
    told = {one["page"]: one for one in plans}
    rows = []
    for page in [None, *dict.fromkeys(one["page"] for one in seen)]:
        some = [one for one in seen if page in (None, one["page"])]
        quantiles = np.percentile([one["ms"] for one in some], [50, 95, 99])
        plan = told.get(
            page or "", {"queries": None, "work": None, "walks": [walk for one in plans for walk in one["walks"]]}
        )
        rows.append(
            {
                "page": page or "all",
                "asked": len(some),
                "errors": sum(one["status"] != 200 for one in some),
                **{f"p{name}_ms": round(value) for name, value in zip((50, 95, 99), quantiles, strict=True)},
                **{name: plan[name] for name in ("queries", "work", "walks")},
            }
        )
    return rows


def _made(folder: Path, database: str | None, incidents: float) -> dict[str, Any]:
    told = folder.with_suffix(".json")
    if not told.exists() or not told.read_bytes().strip():
        command = [sys.executable, str(HERE / "making.py"), str(folder), "--incidents", str(incidents)]
        answer = subprocess.run(
            [*command, *(["--database", database] if database else [])], check=True, stdout=subprocess.PIPE
        )
        told.write_bytes(answer.stdout)
    made: dict[str, Any] = json.loads(told.read_bytes())
    return made


def _taken_in(folder: Path, database: str | None, reports: int) -> dict[str, Any]:
    """Make an empty desk and let it take a file in."""
    command = [sys.executable, str(HERE / "making.py"), str(folder), "--incidents", "0"]
    answer = subprocess.run(
        [*command, *(["--database", database] if database else [])], check=True, stdout=subprocess.PIPE
    )
    files = folder.with_name(f"{folder.name}-file")
    invented = (
        "exercise",
        "--agreement",
        str(AGREEMENT),
        "--out",
        str(files),
        "--reports",
        str(reports),
        "--days",
        str(max(3, reports // 40)),
    )
    subprocess.run([sys.executable, "-m", "truceline", *invented], check=True, stdout=subprocess.DEVNULL)
    with served(folder) as process:
        load = os.getloadavg()[0]
        told = taken_in(PORT, json.loads(answer.stdout)["cookies"], files / "EXERCISE-reports.csv")
        told |= {"load": [round(load, 1), round(os.getloadavg()[0], 1)], **_spent(process)}
    print(f"\n{folder.name}: {json.dumps(told, indent=1)}", flush=True)
    return told


def _print(name: str, made: dict[str, Any], told: dict[str, Any]) -> None:
    print(
        f"\n{name}: {made['rows']['desk_incident']:,} incidents; made in {made['made_s']} s, started in {told['started_s']} s, slowest first page {told['slowest_first_ms']} ms"
    )
    print(
        f"server: {told['cpu_share']} cores, {told['cpu_ms_a_page']} ms CPU a page, {told['memory_mb']} MB in all ({told['largest_mb']} MB the largest); load {told['load'][0]} to {told['load'][1]}"
    )
    print(
        "| page | asked | errors | p50 ms | p95 ms | p99 ms | queries | most work |\n|---|---:|---:|---:|---:|---:|---:|---:|"
    )
    for row in told["pages"]:
        print(
            f"| {row['page']} | {row['asked']} | {row['errors']} | {row['p50_ms']} | {row['p95_ms']} | {row['p99_ms']} | {row['queries'] or ''} | {row['work'] or ''} |"
        )
        for walk in row["walks"] if row["page"] != "all" else ():
            print(f"  WALKS: {walk}")


def main() -> int:
    """Measure on each database; fail where a query walks or a page was not answered."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--incidents", type=float, default=1e6)
    reader.add_argument("--seconds", type=float, default=60)
    reader.add_argument("--a-second", type=float, default=20)
    reader.add_argument("--on", default="sqlite,postgresql")
    reader.add_argument("--keep", type=Path)
    reader.add_argument("--take-in", type=float)
    asked = reader.parse_args()
    results: dict[str, Any] = {}
    sys.path.insert(0, str(ROOT / "tests"))
    from throwaway_postgres import throwaway_cluster

    with nullcontext(asked.keep) if asked.keep else tempfile.TemporaryDirectory(prefix="truceline-desk-") as room:
        Path(room).mkdir(parents=True, exist_ok=True)
        for name in asked.on.split(","):
            with nullcontext() if name == "sqlite" else throwaway_cluster() as cluster:
                database = cluster.new_database() if cluster else None
                if asked.take_in:
                    results[name] = _taken_in(Path(room, f"{name}-empty"), database, int(asked.take_in))
                    continue
                made = _made(Path(room, name), database, asked.incidents)
                results[name] = measured(Path(room, name), made, asked)
                _print(name, made, results[name])
    print(
        json.dumps({"bench": "desk", "incidents": int(asked.incidents), "a_second": asked.a_second, "results": results})
    )
    failed = not asked.take_in and any(
        row["walks"] or row["errors"] for told in results.values() for row in told["pages"]
    )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
