"""The engines that are compared: each takes a scene, and says which reports lie in which zones in force.

Run as a program in a process of its own, one candidate measures itself and prints one line of JSON: seconds, memory,
and a hash of the sorted pairs. Tables and indexes that an engine keeps between calls are built before the clock starts
and reported apart.
"""

import hashlib
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scene import START, Reports, Zones, invent_reports, invent_zones, nasty_scene

Pairs = tuple[npt.NDArray[Any], npt.NDArray[Any]]  # numbers of reports and of zones
Ready = tuple[Callable[[], Pairs], float]  # the question, and the seconds that its index took


def truceline(zones: Zones, reports: Reports) -> Ready:
    """Truceline's cell grid."""
    from truceline.values.shape import Shapes

    def build() -> Shapes:
        return Shapes.of(zones.polygons, geodesic=zones.geodesic, starts=zones.starts, ends=zones.ends)

    build().inside(reports.longitude[:1], reports.latitude[:1], reports.at[:1])  # compiles, or loads what is compiled
    begin = time.process_time()
    shapes = build()
    built = time.process_time() - begin

    def ask() -> Pairs:
        hits = shapes.inside(reports.longitude, reports.latitude, reports.at)
        return hits.point, hits.shape

    return ask, built


def truceline_one_core(zones: Zones, reports: Reports) -> Ready:
    """Truceline held to one core, as its peers work on one: two threads on busy cores take processor time from each other."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    return truceline(zones, reports)


def _frames(zones: Zones, reports: Reports) -> tuple[Any, Any]:
    """The scene as two GeoDataFrames."""
    import geopandas

    places = geopandas.GeoDataFrame(
        {"report": np.arange(len(reports.at)), "at": reports.at},
        geometry=geopandas.points_from_xy(reports.longitude, reports.latitude),
    )
    areas = geopandas.GeoDataFrame(
        {"zone": np.arange(len(zones.starts)), "starts": zones.starts, "ends": zones.ends}, geometry=zones.drawn
    )
    return places, areas


def _geopandas(zones: Zones, reports: Reports, zones_first: bool) -> Ready:
    import geopandas

    places, areas = _frames(zones, reports)
    left, right = (areas, places) if zones_first else (places, areas)

    def ask() -> Pairs:
        joined = geopandas.sjoin(left, right, predicate="intersects")
        joined = joined[(joined["starts"] <= joined["at"]) & (joined["at"] < joined["ends"])]
        return joined["report"].to_numpy(), joined["zone"].to_numpy()

    return ask, 0.0


def geopandas_points_zones(zones: Zones, reports: Reports) -> Ready:
    """geopandas.sjoin(points, zones), as it is usually written."""
    return _geopandas(zones, reports, zones_first=False)


def geopandas_zones_points(zones: Zones, reports: Reports) -> Ready:
    """geopandas.sjoin(zones, points), its faster arrangement."""
    return _geopandas(zones, reports, zones_first=True)


def sedonadb(zones: Zones, reports: Reports) -> Ready:
    """SedonaDB's spatial join with the time as part of the condition."""
    import sedona.db

    places, areas = _frames(zones, reports)
    database = sedona.db.connect()
    database.create_data_frame(places).to_memtable().to_view("places")
    database.create_data_frame(areas).to_memtable().to_view("areas")

    def ask() -> Pairs:
        joined = database.sql(
            "SELECT places.report, areas.zone FROM places JOIN areas ON ST_Intersects(areas.geometry, places.geometry)"
            " AND places.at >= areas.starts AND places.at < areas.ends"
        ).to_arrow_table()
        return joined["report"].to_numpy(), joined["zone"].to_numpy()

    return ask, 0.0


CANDIDATES: dict[str, Callable[[Zones, Reports], Ready]] = {
    "truceline": truceline,
    "truceline, one core": truceline_one_core,
    "sedonadb": sedonadb,
    "geopandas zones, points": geopandas_zones_points,
    "geopandas points, zones": geopandas_points_zones,
}


def hash_of(pairs: Pairs) -> str:
    """One text for a set of pairs, whatever order they come in."""
    keys = np.sort(pairs[0].astype(np.int64) << 32 | pairs[1].astype(np.int64))
    return hashlib.sha256(keys.tobytes()).hexdigest()[:16]


def measure(name: str, zones: Zones, reports: Reports, *, patience_s: float) -> dict[str, object]:
    """Ask up to five times, as long as patience lasts, and give the medians."""
    ask, built = CANDIDATES[name](zones, reports)
    cpu: list[float] = []
    wall: list[float] = []
    pairs = None
    while len(cpu) < 5 and sum(wall) < patience_s:
        begin_cpu, begin_wall = time.process_time(), time.perf_counter()
        pairs = ask()
        cpu.append(time.process_time() - begin_cpu)
        wall.append(time.perf_counter() - begin_wall)
    if pairs is None:
        raise ValueError("without patience there is nothing to measure")
    return {
        "cpu_s": float(np.median(cpu)),
        "wall_s": float(np.median(wall)),
        "asked": len(cpu),
        "build_s": built,
        "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "pairs": len(pairs[0]),
        "hash": hash_of(pairs),
    }


def measure_relation(zones: Zones, reports: Reports) -> dict[str, object]:
    """Distance and probability of 20,000 reports with radii from 50 m to 8 km, within four standard deviations and 50 km."""
    from truceline.values.shape import Shapes

    shapes = Shapes.of(zones.polygons, geodesic=zones.geodesic, starts=zones.starts, ends=zones.ends)
    count = min(20_000, len(reports.at))
    x, y, at = reports.longitude[:count], reports.latitude[:count], reports.at[:count]
    radius = np.random.default_rng(5).choice([50.0, 500.0, 2000.0, 8000.0], count)
    figures: dict[str, object] = {"reports": count}
    for name, cap_m in (("near", 0.0), ("within_50_km", 50_000.0)):
        rows = len(shapes.relate(x, y, radius, at=at, cap_m=cap_m).point)
        begin = time.process_time()
        shapes.relate(x, y, radius, at=at, cap_m=cap_m)
        figures[f"{name}_us_per_report"] = (time.process_time() - begin) / count * 1e6
        figures[f"{name}_rows_per_report"] = rows / count
    return figures


def measure_stream(folder: Path, count: int) -> dict[str, object]:
    """Place a Parquet file of reports into another one; the file is written by another process before."""
    from truceline.values.shape import Shapes, place_file

    zones = invent_zones(100)
    shapes = Shapes.of(zones.polygons, geodesic=zones.geodesic, starts=zones.starts, ends=zones.ends)
    shapes.inside(np.zeros(1), np.zeros(1), np.array([START]))
    cpu, wall, rows = [], [], 0
    for _ in range(3):
        begin_cpu, begin_wall = time.process_time(), time.perf_counter()
        rows = place_file(shapes, folder / f"reports-{count}.parquet", folder / "placed.parquet")
        cpu.append(time.process_time() - begin_cpu)
        wall.append(time.perf_counter() - begin_wall)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu_s": min(cpu), "cpu_median_s": float(np.median(cpu)), "wall_s": min(wall), "wall_median_s": float(np.median(wall)), "rss_mb": peak, "pairs": rows}  # fmt: skip


def write_stream(folder: Path, count: int) -> dict[str, object]:
    """Write the Parquet file of reports that `measure_stream` reads, a million rows to a row group."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    zones = invent_zones(100)
    group = 1_000_000
    schema = pa.schema(
        [("longitude", pa.float64()), ("latitude", pa.float64()), ("occurred_at", pa.timestamp("us", "UTC"))]
    )
    path = folder / f"reports-{count}.parquet"
    with pq.ParquetWriter(path, schema, use_dictionary=False) as target:
        for number, first in enumerate(range(0, count, group)):
            reports = invent_reports(min(group, count - first), zones, seed=2 + number)
            at = pa.array(reports.at).cast(schema.field("occurred_at").type)
            target.write_table(
                pa.Table.from_arrays([pa.array(reports.longitude), pa.array(reports.latitude), at], schema=schema)
            )
    return {"file_mb": path.stat().st_size / 2**20}


def main(arguments: list[str]) -> None:
    """Measure what the arguments name and print it as one line of JSON."""
    match arguments:
        case ["write stream", folder, count]:
            result = write_stream(Path(folder), int(count))
        case ["stream", folder, count]:
            result = measure_stream(Path(folder), int(count))
        case [name, "nasty"]:
            result = measure(name, *nasty_scene(), patience_s=0.1)
        case ["stages", count, zone_count, scene]:
            from stages import measure_stages

            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
            zones = invent_zones(int(zone_count))
            result = measure_stages(zones, invent_reports(int(count), zones, scene=scene))
        case ["relation", count, zone_count]:
            zones = invent_zones(int(zone_count))
            result = measure_relation(zones, invent_reports(int(count), zones))
        case [name, count, zone_count, scene]:
            zones = invent_zones(int(zone_count))
            result = measure(name, zones, invent_reports(int(count), zones, scene=scene), patience_s=5.0)
        case _:
            sys.exit(
                "candidates.py CANDIDATE REPORTS ZONES SCENE | CANDIDATE nasty | stages REPORTS ZONES SCENE | relation REPORTS ZONES"
                " | stream FOLDER REPORTS"
            )
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1:])
