"""Reports that are stored as Parquet, as `truceline link`, `run` and `exercise` write them, read some rows at a time, in order of time.

They were checked when they were first read. Here it is checked that they are such tables: columns of their types, with
places and times that can be. Words and codes are taken as they stand.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from truceline.errors import Problem, Refused, Where, problem
from truceline.report.table import REPORTS
from truceline.values.shelves import Shelves

_ROWS = 65_536  # that are read at a time
_SHELF = 250_000  # rows that are put into order at a time
_ORDER = ("occurred_at", "report_id")
# What each number may be; kernels look places up by it.
_BOUNDS = {
    "longitude": (-180.0, 180.0),
    "latitude": (-90.0, 90.0),
    "radius_m": (0.0, 1e9),
    "occurred_within_s": (0.0, 1e12),
}


def is_parquet(path: Path) -> bool:
    """Whether a file's bytes begin as those of Parquet do."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PAR1"
    except OSError:
        return False


def read_stored(paths: Sequence[Path]) -> pa.Table:
    """All reports of stored files as one table, files and rows as they stand.

    Raises:
        Refused: like `StoredReports`.
    """
    _refuse_wrong_tables(paths)
    tables = [_as_reports(pq.read_table(path), REPORTS.names) for path in paths]
    problems = [
        problem("R068", Where(str(path), 0, name), name)
        for path, table in zip(paths, tables, strict=True)
        for name in sorted(set(_impossible(table)))
    ]
    if problems:
        raise Refused(problems)
    return pa.concat_tables(tables).combine_chunks()


class StoredReports:
    """Parquet files of reports, as one table in order of time, then identity.

    Files that stand in that order already are read as they are. Others are written once more, in order, into `folder`.

    Raises:
        Refused: with every problem of every file: no Parquet (R066), a column that is missing (R067) or of another type (R069), an
            empty cell or a number that cannot be (R068).
    """

    def __init__(self, paths: Sequence[Path], folder: Path) -> None:
        _refuse_wrong_tables(paths)
        self.rows = sum(pq.read_metadata(path).num_rows for path in paths)
        begins = {path: _begin(path) for path in paths}
        self._paths = sorted(paths, key=lambda path: begins[path])
        if not self._are_in_order():
            self._paths = [self._put_in_order(folder)]

    def read(self, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Some columns of all reports, some rows at a time; always alike."""
        for path in self._paths:
            for batch in pq.ParquetFile(path).iter_batches(_ROWS, columns=list(columns)):
                yield _as_reports(pa.Table.from_batches([batch]), columns)

    def _are_in_order(self) -> bool:
        """Whether every row comes after the one before it. Every row is looked at, and what cannot be is refused."""
        ordered, last, problems = True, None, []
        for path in self._paths:
            bad: set[str] = set()
            columns = list(dict.fromkeys((*_ORDER, *_BOUNDS, *_FILLED)))
            for batch in pq.ParquetFile(path).iter_batches(_ROWS, columns=columns):
                rows = _as_reports(pa.Table.from_batches([batch]), columns)
                bad |= set(_impossible(rows))
                keys = rows.select(_ORDER)
                ordered = ordered and _rising(keys if last is None else pa.concat_tables([last, keys]))
                last = keys.slice(rows.num_rows - 1)
            problems += [problem("R068", Where(str(path), 0, name), name) for name in sorted(bad)]
        if problems:
            raise Refused(problems)
        return ordered

    def _put_in_order(self, folder: Path) -> Path:
        """Write all rows once more, in order."""
        moments = np.concatenate([_moments(block) for block in self.read(["occurred_at"])])
        ends = np.unique(np.quantile(moments, np.linspace(0, 1, len(moments) // _SHELF + 2)[1:-1]).astype(np.int64))
        del moments
        shelves = Shelves(folder / "shelves", lambda at: np.searchsorted(ends, at, side="right"))
        for block in self.read(REPORTS.names):
            shelves.put(block, _moments(block))
        path = folder / "in-order.parquet"
        with pq.ParquetWriter(path, REPORTS.schema, compression="zstd") as writer:
            for rows in shelves.taken():
                order = pc.sort_indices(rows, sort_keys=[(name, "ascending") for name in _ORDER])
                writer.write_table(rows.take(order))
        return path


_FILLED = tuple(column.name for column in REPORTS.columns if column.required and column.name not in (*_ORDER, *_BOUNDS))


def _as_reports(rows: pa.Table, columns: Sequence[str]) -> pa.Table:
    """The columns of reports, as this version has them; what an earlier one did not have is empty."""
    fields = [REPORTS.schema.field(name) for name in columns]
    told = [
        rows[one.name].cast(one.type) if one.name in rows.column_names else pa.nulls(rows.num_rows, one.type)
        for one in fields
    ]
    return pa.Table.from_arrays(told, schema=pa.schema(fields))


def _refuse_wrong_tables(paths: Sequence[Path]) -> None:
    problems = [found for path in paths for found in _wrong_table(path)]
    if problems:
        raise Refused(problems)


def _wrong_table(path: Path) -> Iterator[Problem]:
    """What is wrong with the columns of a file."""
    where = str(path)
    try:
        schema = pq.read_schema(path)
    except (OSError, pa.ArrowException) as trouble:
        yield problem("R066", Where(where), str(trouble))
        return
    missing = [column.name for column in REPORTS.columns if column.required and column.name not in schema.names]
    if missing:
        yield problem("R067", Where(where), f"none named {', '.join(missing)}")
    for column in REPORTS.columns:
        came = schema.field(column.name).type if column.name in schema.names else column.type
        if _plain(came) != column.type:
            yield problem("R069", Where(where, 0, column.name), str(came), type=column.type)


def _plain(kind: pa.DataType) -> pa.DataType:
    """The type of words that another program coded or made long, and any other type itself."""
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    return pa.string() if pa.types.is_large_string(kind) else kind


def _begin(path: Path) -> int:
    """The first moment of a file."""
    for batch in pq.ParquetFile(path).iter_batches(1, columns=["occurred_at"]):
        return int(_moments(pa.Table.from_batches([batch]))[0])
    return 0


def _moments(rows: pa.Table) -> npt.NDArray[np.int64]:
    return np.asarray(pc.fill_null(rows["occurred_at"].cast(pa.int64()), 0).to_numpy(), np.int64)


def _impossible(rows: pa.Table) -> Iterator[str]:
    """The columns that have an empty cell where there must be none, or a number that cannot be."""
    for name in (*_ORDER, *_FILLED, "occurred_within_s"):
        if rows[name].null_count:
            yield name
    for name, (least, most) in _BOUNDS.items():
        told = rows[name].drop_null()
        within = pc.and_(pc.greater_equal(told, least), pc.less_equal(told, most))
        if not pc.all(within, min_count=0).as_py():
            yield name


def _rising(keys: pa.Table) -> bool:
    """Whether each row comes after the one before it, or is its equal."""
    if keys.num_rows < 2:
        return True
    at, ids = (keys[name].combine_chunks() for name in _ORDER)
    later = pc.greater(at[1:], at[:-1])
    equal = pc.and_(pc.equal(at[1:], at[:-1]), pc.greater_equal(ids[1:], ids[:-1]))
    return bool(pc.all(pc.or_(later, equal)).as_py())
