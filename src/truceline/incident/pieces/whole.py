"""The whole of what was gathered in pieces: put into the order in which gathering all at once gives it, on the disk.

A piece gives what is finished, and something that began earlier may be finished later. What memory holds is one shelf.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Longs
from truceline.incident.gathered import LIKELIEST_FIRST, Gathered
from truceline.incident.pieces.piecewise import Piece
from truceline.incident.table import FURTHER_LINKS, INCIDENTS, LINKS
from truceline.values.shelves import Shelves

_SHELF = 250_000  # reports
_BY_ODDS = (5.0, 12.0)  # shelves of suggestions for each nat of odds, and the nats beyond which there is no further one
SCHEMAS = {
    "incidents": INCIDENTS.schema,
    "links": LINKS.schema,
    "further": FURTHER_LINKS.schema,
    "suggestions": Gathered(INCIDENTS.empty(), LINKS.empty()).suggestions().schema,
}


class Whole:
    """The tables of `Gathered` (suggestions within reach alone), taken from pieces and given in order, some rows at a time."""

    def __init__(self, folder: Path) -> None:
        self._shelves = {
            name: Shelves(folder / name, _on_own_shelf if name == "suggestions" else by_report) for name in SCHEMAS
        }

    def put(self, piece: Piece) -> None:
        """Take in one piece."""
        self._shelves["incidents"].put(piece.incidents, piece.incident_at)
        self._shelves["links"].put(piece.links, piece.link_at)
        self._shelves["further"].put(piece.further, piece.further_at)
        self._shelves["suggestions"].put(piece.suggestions, _unlikely(piece.suggestions))

    def taken(self, name: str) -> Iterator[pa.Table]:
        """The rows of one table (a name of SCHEMAS), in order. They can be taken once."""
        for rows in self._shelves[name].taken():
            yield rows.sort_by(LIKELIEST_FIRST) if name == "suggestions" else rows


def by_report(at: Longs) -> Longs:
    """The shelf of each row that stands in the whole at a report."""
    return at // _SHELF


def _on_own_shelf(at: Longs) -> Longs:
    return at


def _unlikely(suggestions: pa.Table) -> Longs:
    """The shelf of each suggestion: the less likely the higher, by odds, as most are unlikely."""
    each, most = _BY_ODDS
    probability = suggestions["probability"].to_numpy()
    with np.errstate(divide="ignore"):
        odds = np.log(probability) - np.log1p(-probability)
    return np.asarray(np.floor(-np.clip(odds, -most, most) * each), np.int64)
