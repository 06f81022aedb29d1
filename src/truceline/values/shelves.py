"""Tables too large for memory, put into order on the disk: rows are put away on shelves by a number, and each shelf is taken out whole.

Guaranteed: rows come out in order of their numbers, those of one number in the order in which they were put away.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Longs = npt.NDArray[np.int64]

_AT = "shelved_at"


class Shelves:
    """A folder of shelves. `shelf_of` says on which shelf a number belongs; it must never fall as numbers rise."""

    def __init__(self, folder: Path, shelf_of: Callable[[Longs], Longs]) -> None:
        self.folder, self.shelf_of = folder, shelf_of
        folder.mkdir(parents=True)
        self._open: dict[int, pa.RecordBatchStreamWriter] = {}

    def put(self, rows: pa.Table, at: Longs) -> None:
        """Put rows away, each by its number."""
        if not rows.num_rows:
            return
        shelf = self.shelf_of(at)
        order = np.argsort(shelf, kind="stable")
        rows = rows.append_column(_AT, pa.array(at, pa.int64())).take(pa.array(order))
        found, start = np.unique(shelf[order], return_index=True)
        for number, first, end in zip(found.tolist(), start, [*start[1:], len(order)], strict=True):
            self._writer(number, rows.schema).write_table(rows.slice(first, end - first))

    def _writer(self, number: int, schema: pa.Schema) -> pa.RecordBatchStreamWriter:
        if number not in self._open:
            options = pa.ipc.IpcWriteOptions(compression="lz4")
            self._open[number] = pa.ipc.new_stream(self.folder / str(number), schema, options=options)
        return self._open[number]

    def taken(self) -> Iterator[pa.Table]:
        """Take all rows out, shelf by shelf; each shelf is gone when the next is asked for."""
        for number in sorted(self._open):
            self._open[number].close()
        for number in sorted(self._open):
            path = self.folder / str(number)
            with path.open("rb") as file, pa.ipc.open_stream(file) as stream:
                rows = stream.read_all().combine_chunks()
            path.unlink()
            order = np.argsort(rows[_AT].to_numpy(), kind="stable")
            yield rows.drop_columns(_AT).take(pa.array(order)).combine_chunks()
        self._open.clear()
        self.folder.rmdir()
