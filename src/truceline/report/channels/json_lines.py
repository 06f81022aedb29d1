"""JSON Lines: one object on each line, its names those of our columns."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from truceline.errors import Refused, phrase
from truceline.report.channels.json_values import cell_text, read_json
from truceline.report.channels.source_file import SourceFile
from truceline.report.channels.truceline import COLUMNS, slips_of, unknown_column
from truceline.report.faults import Faults
from truceline.report.rows import BLOCK_ROWS, Block, text_column


class JsonLinesTable:
    """A text file of objects; each may leave out what it does not say."""

    def __init__(self, source: SourceFile, faults: Faults, beside: Sequence[str] = ()) -> None:
        self._source = source
        self._faults = faults
        self._beside = tuple(beside)
        self.header: Sequence[str] = (*COLUMNS, *self._beside)

    def blocks(self) -> Iterator[Block]:
        """The objects in order, a block at a time; a line that is none is a problem, a blank line is passed over."""
        gathered = ObjectRows(self._faults, self._beside)
        try:
            for number, line in enumerate(self._source.lines(), start=1):
                if not line.strip():
                    continue
                try:
                    found = read_json(line)
                except ValueError as error:
                    self._faults.add(number, "", "R033", line, why=_reason(error))
                    continue
                if isinstance(found, dict):
                    gathered.add(number, found)
                else:
                    self._faults.add(number, "", "R033", line, why=phrase("no-object"))
                if len(gathered) == BLOCK_ROWS:
                    yield gathered.block()
                    gathered = ObjectRows(self._faults, self._beside)
        except Refused as refused:
            self._faults.absorb(refused.problems)
        if len(gathered):
            yield gathered.block()


class ObjectRows:
    """Objects gathered into columns of text by our columns' names, and by those further ones that may stand beside them."""

    def __init__(self, faults: Faults, beside: Sequence[str] = ()) -> None:
        self._faults = faults
        faults.is_of_objects = True
        self._cells: dict[str, list[str | None]] = {name: [] for name in (*COLUMNS, *beside)}
        self._lines: list[int] = []

    def __len__(self) -> int:
        return len(self._lines)

    def add(self, line: int, values: Mapping[str, object]) -> None:
        """Add one object; names that are no columns, and values that are lists or objects, are problems.

        What stands under a name of ours with a slip is looked through as that, so that nothing is told which comes of the slip.
        """
        unknown = [name for name in values if name not in self._cells]
        for name in unknown:
            code, hint = unknown_column(name)
            self._faults.add(line, name[:80], code, name, hint=hint)
        if unknown:
            slips = slips_of(values)
            values = {slips.get(name, name): value for name, value in values.items()}
        for name, cells in self._cells.items():
            try:
                cells.append(cell_text(values.get(name)))
            except TypeError:
                self._faults.add(line, name, "R034", values[name])
                cells.append(None)
        self._lines.append(line)

    def block(self) -> Block:
        """What was gathered, as a block."""
        lines = np.array(self._lines, dtype=np.int64)
        return Block(
            {name: text_column(name, cells, lines, self._faults) for name, cells in self._cells.items()}, lines
        )


def _reason(error: ValueError) -> str:
    """What is wrong with a line of JSON, in a clause."""
    return (
        f"{error.msg} at character {error.colno}" if hasattr(error, "msg") and hasattr(error, "colno") else str(error)
    )
