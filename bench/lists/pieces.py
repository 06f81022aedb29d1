"""Short lists: stretches of time cut from two long ones, each linked by itself, and counted together."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pyarrow as pa
from scenes import Ints, Lists
from ways import Found, Measured, measured

COUNT = 25  # pieces of a scene


def pieces(lists: Lists, rows: int, seed: int) -> list[Lists]:
    """Stretches of so many rows, both lists counted together, from moments drawn by chance."""
    rng = np.random.default_rng([seed, 3])
    order = np.lexsort((lists.reports["report_id"].to_numpy(), lists.reports["occurred_at"].to_numpy()))
    rows = min(rows, len(order))
    starts = rng.integers(0, len(order) - rows + 1, COUNT)
    return [_piece(lists, np.sort(order[start : start + rows])) for start in starts.tolist()]


def _piece(lists: Lists, rows: Ints) -> Lists:
    """The same lists, of these rows alone; a true pair remains where both its entries do."""
    true = lists.true[np.isin(lists.true, lists.entry[rows]).all(axis=1)]
    reports = lists.reports.take(pa.array(rows)).combine_chunks()
    return replace(lists, reports=reports, second=lists.second[rows], true=true, entry=lists.entry[rows])


def measured_together(cut: list[Lists], way: Callable[[Lists], Found]) -> Measured:
    """Hits and F1 over all pieces, as if they were one pair of lists in which nothing of two pieces meets."""
    width = 1 + max(int(piece.entry.max()) for piece in cut)
    found = [way(piece) for piece in cut]
    apart = [width * place for place in range(len(cut))]
    whole = Found(
        np.concatenate([one.pairs + by for one, by in zip(found, apart, strict=True)]),
        np.concatenate([one.score for one in found]),
        np.concatenate([one.joined + by for one, by in zip(found, apart, strict=True)]),
    )
    true = np.concatenate([piece.true + by for piece, by in zip(cut, apart, strict=True)])
    entry = np.concatenate([piece.entry + by for piece, by in zip(cut, apart, strict=True)])
    return measured(replace(cut[0], true=true, entry=entry), whole)
