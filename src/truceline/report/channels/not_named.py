"""Sources that say that none is named (*Undisclosed Source*, *several sources*; `values.nobody`): read as empty cells, and told of.

Were they names, all that have them in `relayed_from` would repeat each other and count as one voice, though each may have been told by
somebody else; and two lists whose rows have them as `source` would be one source, which tells of an incident once.
"""

from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.rows import TEXT, Block
from truceline.report.shape import FileReading
from truceline.values.nobody import is_nobody
from truceline.values.party import fold_name


def without_nobody(block: Block, name: str, reading: FileReading) -> Block:
    """The rows with a column of ours empty where it names nobody; how often is counted for `tell_unknown`."""
    told = block.tidy(name)
    called = [each for each in pc.unique(told).to_pylist() if each is not None and is_nobody(fold_name(each))]
    if not called:
        return block
    is_none = pc.is_in(told, pa.array(called, TEXT))
    for each in pc.value_counts(told.filter(is_none)).to_pylist():
        reading.unknown[name, each["values"]] += each["counts"]
    return replace(block, columns={**block.columns, name: pc.if_else(is_none, None, told)})
