"""How far the nearest part of a boundary or line is: a search through boxes within boxes.

The pieces of each shape keep the order in which they follow one another, so eight neighbours make a tight box, eight
boxes a larger one, and so on: no sorting, and any radius costs the same. Shapes are found through boxes over
their boxes. Invariant: a box holds all that is under it, so what is passed over cannot be nearer.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from truceline.values.shape.compiled import kernel
from truceline.values.shape.ground import all_in_space
from truceline.values.shape.outline import Outline

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

FAN = 8
DEEPEST = 12  # 8^12 pieces: more than any memory holds


class Boundary(NamedTuple):
    """Corners in degrees and in space, and the boxes over each shape's pieces, lowest level first.

    A shape's pieces start at first[shape]; its boxes at box_first[shape]. `order` lists shapes so that neighbours
    stand together; `roots` are their own boxes in that order, `tops` the boxes over those, lowest level first.
    """

    corners: Floats
    space: Floats
    ends_path: Flags
    first: Integers
    boxes: Floats
    box_first: Integers
    order: Numbers
    roots: Floats
    tops: Floats


def build_boundary(outline: Outline) -> Boundary:
    """Build the boxes of an outline; time and memory grow with its corners."""
    refined = outline.refined()
    space = all_in_space(refined.corners)
    first = np.searchsorted(refined.shape, np.arange(refined.shapes + 1)).astype(np.int64)
    counts = np.array([levels_size(int(n)) for n in np.diff(first)], dtype=np.int64)
    box_first = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    boxes = np.empty((int(box_first[-1]), 6))
    fill_boxes(space, refined.ends_path, first, box_first, boxes)
    roots = boxes[box_first[1:] - 1] if refined.shapes else np.empty((0, 6))
    order = _side_by_side(roots)
    tops = np.empty((levels_size(refined.shapes), 6))
    roots = np.ascontiguousarray(roots[order])
    gather_boxes(roots, tops)
    return Boundary(refined.corners, space, refined.ends_path, first, boxes, box_first, order, roots, tops)


def levels_size(count: int) -> int:
    """How many boxes stand over so many things, on all levels up to the one that holds everything."""
    total = 0
    while count > 1 or total == 0:
        count = -(-count // FAN)
        total += count
        if count == 0:
            break
    return total


def _side_by_side(roots: Floats) -> Numbers:
    """An order in which neighbouring boxes stand together: along a Morton curve through their middles."""
    if len(roots) == 0:
        return np.empty(0, dtype=np.int32)
    middle = (roots[:, :3] + roots[:, 3:]) / 2
    low = middle.min(axis=0)
    steps = ((middle - low) / max(float((middle.max(axis=0) - low).max()), 1.0) * 1023).astype(np.int64)
    key = np.zeros(len(roots), dtype=np.int64)
    for bit in range(10):
        for axis in range(3):
            key |= ((steps[:, axis] >> bit) & 1) << (3 * bit + axis)
    return np.argsort(key, kind="stable").astype(np.int32)


@kernel
def fill_boxes(space: Floats, ends_path: Flags, first: Integers, box_first: Integers, boxes: Floats) -> None:
    """Fill the boxes over each shape's pieces, level by level."""
    for shape in range(len(first) - 1):
        begin, end = first[shape], first[shape + 1]
        written = box_first[shape]
        for start in range(begin, end, FAN):
            boxes[written, :3], boxes[written, 3:] = np.inf, -np.inf
            for i in range(start, min(start + FAN, end)):
                # The corner itself, and the next one where a piece leads there.
                last = i if ends_path[i] else i + 1
                for axis in range(3):
                    boxes[written, axis] = min(boxes[written, axis], space[i, axis], space[last, axis])
                    boxes[written, axis + 3] = max(boxes[written, axis + 3], space[i, axis], space[last, axis])
            written += 1
        _raise(boxes, box_first[shape], written)


@kernel
def gather_boxes(roots: Floats, tops: Floats) -> None:
    """Fill the boxes over boxes, level by level."""
    written = 0
    for start in range(0, len(roots), FAN):
        _join(roots, start, min(start + FAN, len(roots)), tops[written])
        written += 1
    _raise(tops, 0, written)


@kernel
def _raise(boxes: Floats, begin: int, end: int) -> None:
    """Build level upon level over the boxes from begin to end, up to a single one."""
    while end - begin > 1:
        written = end
        for start in range(begin, end, FAN):
            _join(boxes, start, min(start + FAN, end), boxes[written])
            written += 1
        begin, end = end, written


@kernel
def _join(boxes: Floats, begin: int, end: int, box: Floats) -> None:
    """Make one box that holds several."""
    for axis in range(3):
        box[axis] = boxes[begin:end, axis].min()
        box[axis + 3] = boxes[begin:end, axis + 3].max()
