"""The judgements that linking follows: those of the file that is named and those that the folder holds, which are never lost."""

import argparse
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import Conflict
from truceline.incident.joining.judge import Called, as_written, judged_apart, standing
from truceline.incident.review.keeping import append_judgements, kept_judgements

JUDGED = "judgements.csv"


class Judged:
    """What people judged, read before linking and kept after it."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._earlier: Path = options.out / JUDGED
        self._files = (self._earlier if self._earlier.is_file() else None, options.judgements)
        self._before = _bytes(self._earlier)
        own = self._earlier if self._before else None
        now = datetime.now(UTC)
        self._own = kept_judgements(own, now=now).num_rows
        self.all: pa.Table = kept_judgements(own, options.judgements, now=now)

    @property
    def held(self) -> pa.Table | None:
        """What is to be followed; none, where nobody judged."""
        return self.all if self.all.num_rows else None

    def followed(self, called: Called) -> AbstractContextManager[None]:
        """Within it what contradicts is named as the files write it, and reports as they are called."""
        return as_written(*self._files, called=called)

    def apart(self) -> dict[str, dict[str, list[str]]]:
        """Of each report by whom it was judged different from which others."""
        return judged_apart(self.all)

    def standing(self, report_ids: pa.Array | None = None) -> tuple[int, int]:
        """How many pairs stand judged, all or those of which both reports are here; and how many name one that is not."""
        pairs = standing(self.all)
        if report_ids is None or not pairs:
            return len(pairs), 0
        one, other = (pc.is_in(pa.array(names), value_set=report_ids) for names in zip(*pairs, strict=True))
        here = int(pc.sum(pc.and_(one, other)).as_py())
        return here, len(pairs) - here

    def beside(self, pairs: pa.Table) -> pa.Table:
        """The pairs, and in `judged` what people hold of each (same, different or also); null where nobody holds anything."""
        held = standing(self.all)
        ends = zip(*(pairs[name].to_pylist() for name in ("first", "second")), strict=True)
        words = [None if (one := held.get((min(pair), max(pair)))) is None else one.value for pair in ends]
        return pairs.append_column("judged", pa.array(words, pa.string()))

    def keep_in(self, folder: Path) -> None:
        """Write them into the new folder: what stood stays byte for byte, with whatever else stood beside the judgements."""
        if self._before or self.all.num_rows:
            (folder / JUDGED).write_bytes(self._before)
            append_judgements(self.all.slice(self._own).to_pylist(), folder / JUDGED)

    def refuse_if_changed(self) -> None:
        """Refuse where somebody judged meanwhile.

        Raises:
            Conflict: then; nothing was written.
        """
        if _bytes(self._earlier) != self._before:
            raise Conflict(
                f"Somebody judged pairs in {self._earlier} meanwhile. Nothing was written: link again to follow them."
            )


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
