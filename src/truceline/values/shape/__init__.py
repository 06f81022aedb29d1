"""Shapes on the ground: which zones hold a point, how far their boundaries are, how probable it is to be inside.

The boundary belongs to the shape and is flagged. Edges are straight in longitude and latitude or geodesic, as each
shape declares. The kernels load when a name of this package is first used, not when the package is imported.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from truceline.values.shape.batches import PLACED, place_batch, place_file
    from truceline.values.shape.lines import Lines
    from truceline.values.shape.shapes import Hits, Relation, Shapes

__all__ = ["PLACED", "Hits", "Lines", "Relation", "Shapes", "place_batch", "place_file"]

_HOME = {
    "PLACED": "batches",
    "place_batch": "batches",
    "place_file": "batches",
    "Lines": "lines",
    "Hits": "shapes",
    "Relation": "shapes",
    "Shapes": "shapes",
}


def __getattr__(name: str) -> object:
    """Load the part of the package that defines a name when the name is first used."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
