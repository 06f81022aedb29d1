"""Lays tables side by side in memory, where looking many things up in them waits least."""

from typing import TypeVar

import numpy as np
import numpy.typing as npt

Table = TypeVar("Table", bound=np.generic)

CACHE_LINE = 64  # bytes
# From so many bytes on, NumPy asks the system for large pages: far fewer of them have to be looked up.
_LARGE = 1 << 22


def side_by_side(tables: list[npt.NDArray[Table]]) -> list[npt.NDArray[Table]]:
    """Copy the tables into one stretch of memory, each from the beginning of a cache line; large ones stay where they are."""
    small = [table for table in tables if table.nbytes < _LARGE]
    room = np.empty(sum(table.nbytes + CACHE_LINE for table in small) + CACHE_LINE, dtype=np.uint8)
    begin, laid = -room.ctypes.data % CACHE_LINE, []
    for table in tables:
        if table.nbytes >= _LARGE:
            laid.append(table)
            continue
        copy = room[begin : begin + table.nbytes].view(table.dtype).reshape(table.shape)
        copy[...] = table
        laid.append(copy)
        begin += -(-table.nbytes // CACHE_LINE) * CACHE_LINE
    return laid
