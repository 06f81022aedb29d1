"""Reports in the order in which they are compared, with the columns that are compared, each word of few as a code.

What is sorted once is not copied again between the steps, and what is coded once is not looked up in each.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Ints, coded, in_one_piece, values_of
from truceline.report.table import OF_PLACE
from truceline.values.shape.compiled import in_place

# Few different words in many rows: the rows hold numbers of them (dictionary arrays).
_CODED = (
    "source",
    "source_family",
    "speaks_for",
    "place_name",
    "post",
    "admin1",
    "admin2",
    "observed",
    "act",
    "unit",
    "weapon",
    "direction",
    "harmed",
    "actor",
    "target",
    "claimed_exemption",
)
_AS_THEY_ARE = (
    "report_id",
    "reference",
    "relayed_from",
    "occurred_at",
    "occurred_within_s",
    "received_at",
    *OF_PLACE,
    "tells_of",
    "count_low",
    "count",
    "count_high",
    "calibre_mm",
    "killed_low",
    "killed_best",
    "killed_high",
    "injured_low",
    "injured_best",
    "injured_high",
    "media_sha256",
    "exercise",
)
_TEXT = "said"
COMPARED = (*_CODED, *_AS_THEY_ARE, _TEXT)


def canonical(reports: pa.Table, *, texts_stay: bool = False) -> pa.Table:
    """Put reports in the order in which they are compared: by time, then identity; columns that nothing is compared by are left out.

    Texts are most of what reports are made of, and few are read twice. Where they may stay, rows hold the places at which their
    texts lie in the table that was given: a dictionary array in which two rows of one text have two numbers.
    """
    order = pc.sort_indices(reports, sort_keys=[("occurred_at", "ascending"), ("report_id", "ascending")])
    columns = {name: coded(reports.column(name)) for name in _CODED}
    columns |= {name: in_one_piece(reports.column(name)) for name in _AS_THEY_ARE}
    # Of a column that says nothing any order is the same. Column by column Arrow takes a third of what it takes for a whole table.
    taken = {
        name: column if column.null_count == len(column) else in_order(column, order)
        for name, column in columns.items()
    }
    text = in_one_piece(reports.column(_TEXT))
    stays = texts_stay and not isinstance(text, pa.DictionaryArray)
    taken[_TEXT] = pa.DictionaryArray.from_arrays(order.cast(pa.int32()), text) if stays else text.take(order)
    return pa.table(taken)


def in_order(column: pa.Array, order: pa.Array) -> pa.Array:
    """What Arrow's own `take` gives of these rows, all of which there are.

    Where some numbers are not told it asks of each row, and takes three times as long: numbers are taken as if all were, and what is told apart.
    """
    if isinstance(column, pa.DictionaryArray):
        return pa.DictionaryArray.from_arrays(in_order(column.indices, order), column.dictionary, safe=False)
    if not column.null_count or pa.types.is_string(column.type) or pa.types.is_boolean(column.type):
        return column.take(order)
    told, raw = column.buffers()
    values = pa.Array.from_buffers(column.type, len(column), [None, raw], 0, column.offset).take(order).buffers()[1]
    bits = np.zeros(len(order) + 7 >> 3, np.uint8)
    _write_told(np.frombuffer(told, np.uint8), column.offset, values_of(order)[0], bits)
    return pa.Array.from_buffers(column.type, len(order), [pa.py_buffer(bits), values])


@in_place
def _write_told(
    told: npt.NDArray[np.uint8], start: int, rows: npt.NDArray[np.uint64], bits: npt.NDArray[np.uint8]
) -> None:
    """Write Arrow's bits of these rows, eight of them at once."""
    for octet in range(len(bits)):
        byte = 0
        for k in range(min(8, len(rows) - 8 * octet)):
            bit = np.int64(rows[8 * octet + k]) + start
            byte |= (told[bit >> 3] >> (bit & 7) & 1) << k
        bits[octet] = byte


def texts_of(column: pa.ChunkedArray | pa.Array) -> pa.StringArray:
    """Texts one after the other, wherever they lay."""
    texts = in_one_piece(column)
    return texts.cast(pa.string()) if isinstance(texts, pa.DictionaryArray) else texts


def texts_as_they_lie(column: pa.ChunkedArray | pa.Array) -> tuple[pa.StringArray, Ints]:
    """Texts in the order in which they lie, and the place of that of each row; none is copied."""
    texts = in_one_piece(column)
    if isinstance(texts, pa.DictionaryArray):
        return texts.dictionary, np.asarray(values_of(texts.indices)[0], np.int32)
    return texts, np.arange(len(texts), dtype=np.int32)
