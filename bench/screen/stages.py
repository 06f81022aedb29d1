"""Where the processor time of screening goes: each stage of the kernel with all before it, beside plain reading.

The stages are the kernel's own functions, called in the kernel's order on one core. `read` adds up two columns and
`gather` looks one number up for each report in a table as large as the grid's: what no engine that reads the reports
and looks something up can do without.
"""

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numba import njit
from scene import Reports, Zones

from truceline.values.shape import Shapes
from truceline.values.shape.columns import read_only
from truceline.values.shape.containment import Points, find, spare
from truceline.values.shape.entering import BLOCK, enter, new_block, settle
from truceline.values.shape.writing import Found, always

ROUNDS = 25


@njit(nogil=True, error_model="numpy")
def read(x: Any, y: Any) -> float:
    """Add up two columns, eight sums at a time, so that memory is what is waited for."""
    sums = np.zeros(8)
    for begin in range(0, len(x) - 7, 8):
        for lane in range(8):
            sums[lane] += x[begin + lane] + y[begin + lane]
    return float(sums.sum())


@njit(nogil=True, error_model="numpy")
def gather(table: Any, places: Any) -> int:
    """Add up one number of the table for each place."""
    total = 0
    for place in places:
        total += table[place]
    return total


@njit(nogil=True, error_model="numpy")
def look_up(grid: Any, x: Any, y: Any, settles: bool) -> int:
    """Find the entry of every report and, if told to, settle those near an edge; say how many are left unsure."""
    block = new_block(grid.most)
    unsure = 0
    for begin in range(0, len(x), BLOCK):
        end = min(begin + BLOCK, len(x))
        near = enter(grid, x[begin:end], y[begin:end], block)
        if settles:
            unsure += settle(grid, block, near)
    return unsure


def measure_stages(zones: Zones, reports: Reports) -> dict[str, object]:
    """Measure nanoseconds of processor time per report, the median of interleaved rounds."""
    shapes = Shapes.of(zones.polygons, geodesic=zones.geodesic, starts=zones.starts, ends=zones.ends)
    grid, spans = shapes._grid, shapes._spans  # noqa: SLF001 - the stages are the kernel's own
    x, y = read_only(reports.longitude), read_only(reports.latitude)
    points, ever = Points(x, y, read_only(reports.at.view(np.int64))), always(len(shapes))
    room = len(x) * 4 + spare(grid.most)
    found = Found(np.zeros(room, dtype=np.int32), np.zeros(room, dtype=np.int32), np.zeros(room, dtype=bool))
    size = len(grid.cells) + len(grid.fine) + grid.wedges.rows.size
    table = np.ones(size, dtype=np.int32)
    places = np.random.default_rng(3).integers(0, size, len(x)).astype(np.uint32)
    stages: dict[str, Callable[[], object]] = {
        "read two columns": lambda: read(x, y),
        "gather": lambda: gather(table, places),
        "look up": lambda: look_up(grid, x, y, False),
        "and settle": lambda: look_up(grid, x, y, True),
        "and write all": lambda: find(grid, points, ever, (0, len(x)), found),
        "or those in force": lambda: find(grid, points, spans, (0, len(x)), found),
        "whole call": lambda: shapes.inside(reports.longitude, reports.latitude, reports.at),
    }
    taken: dict[str, list[float]] = {name: [] for name in stages}
    for once in range(ROUNDS + 1):
        for name, stage in stages.items():
            begin = time.process_time()
            stage()
            if once:  # the first round compiles
                taken[name].append(time.process_time() - begin)
    unsure = look_up(grid, x, y, True)
    return {
        "ns_per_report": {name: float(np.median(times)) / len(x) * 1e9 for name, times in taken.items()},
        "least_ns_per_report": {name: min(times) / len(x) * 1e9 for name, times in taken.items()},
        "table_mb": table.nbytes / 1e6,
        "unsure": unsure,
    }
