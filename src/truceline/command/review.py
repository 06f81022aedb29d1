"""`truceline review`: doubtful pairs of reports, one after the other, judged by a person at a terminal.

1. Who judges has a name. The folder's reports, suggestions and judgements are read; contradicting judgements are refused.
2. Each doubtful pair is shown, those whose answer changes most first: both reports in their own words, what speaks for
   and against, and why it is asked.
3. The answer is one key. A judgement is on the disk before the next pair is shown.
4. Undo adds a judgement “undecided”, which supersedes: nothing is ever taken out of the file.

It can be left at any moment and taken up again: what is judged, or follows from it, is not asked again. It links
nothing itself: `truceline link` follows the judgements.
"""

import argparse
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from truceline.agreement.reading import read_agreement
from truceline.command.review_keys import Answer, Ask, answers
from truceline.command.review_screen import Screen
from truceline.command.time_zone import zone_named
from truceline.errors import Refused, Where, problem
from truceline.incident.joining.judge import Judgement, as_written
from truceline.incident.review.doubting import Held, doubtful
from truceline.incident.review.keeping import append_judgements, kept_judgements
from truceline.report.called import called_in
from truceline.values.language import Language

_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
_TABLES = ("reports", "links", "pairs")
_JUDGEMENTS = {
    Answer.SAME: Judgement.SAME,
    Answer.DIFFERENT: Judgement.DIFFERENT,
    Answer.FIRST_ALSO: Judgement.ALSO,
    Answer.SECOND_ALSO: Judgement.ALSO,
}


def run(options: argparse.Namespace) -> int:
    """Ask until there is nothing left to ask or the person leaves."""
    by = options.by.strip()
    if not by:  # a judgement of nobody would be refused by whoever reads the file
        raise Refused([problem("I003", Where("--by"), "", name="by")])
    zone = zone_named(options, read_agreement(options.agreement) if options.agreement else None)
    reports, links, pairs = _read(options.folder)
    asked = doubtful(pairs, links, likeliest_first=options.likeliest)
    file = options.folder / "judgements.csv"
    with as_written(file, called=partial(called_in, reports)):
        review = Review(asked, file, by)
    screen = Screen(reports, Language(options.language), zone)
    if asked.num_rows and not review.left():
        screen.nothing_left()
        return 0
    screen.begin(review.left(), likeliest_first=options.likeliest)
    if not review.left():
        return 0
    try:
        with answers(sys.stdin, screen.prompt, screen.reason) as ask:
            _converse(review, screen, ask)
    except KeyboardInterrupt:
        pass  # what was answered is on the disk: leaving so is as good as any
    screen.end(review.judged, options.folder)
    return 0


def _read(folder: Path) -> list[pa.Table]:
    missing = [f"{name}.parquet" for name in _TABLES if not (folder / f"{name}.parquet").is_file()]
    if missing:
        raise Refused([problem("C010", Where(str(folder)), f"{folder} without {', '.join(missing)}")])
    return [pq.read_table(folder / f"{name}.parquet") for name in _TABLES]


def _converse(review: "Review", screen: Screen, ask: Ask) -> None:
    shown = True
    while (pair := review.next()) is not None:
        if shown:
            screen.show(pair, review.left())
        answer, reason = ask()
        shown = True
        if answer is Answer.QUIT:
            return
        if answer is Answer.UNDO:
            screen.undone(review.undo(screen.why_undone()))
        elif answer is Answer.LATER:
            review.put_off()
        elif answer in _JUDGEMENTS:
            review.judge(_JUDGEMENTS[answer], reason, turned=answer is Answer.SECOND_ALSO)
        else:
            screen.keys()
            shown = False
    screen.nothing_left()


@dataclass
class Review:
    """Which pair comes next, and what was answered in this sitting."""

    asked: pa.Table
    file: Path
    by: str
    judged: int = 0
    _place: int = 0
    _held: Held = field(default_factory=Held)
    _done: list[tuple[int, dict[str, Any] | None]] = field(default_factory=list)
    _latest: datetime = _LONG_AGO

    def __post_init__(self) -> None:
        self._take_stock()
        names = zip(*(self.asked[name].to_pylist() for name in ("first", "second")), strict=True)
        self.asked = self.asked.filter(pa.array([not self._held.settles(*pair) for pair in names], pa.bool_()))
        self._names = [self.asked[name].to_pylist() for name in ("first", "second")]

    def next(self) -> dict[str, Any] | None:
        """The next pair that nothing answers for yet; none: all are answered."""
        while self._place < len(self._names[0]) and self._is_settled(self._place):
            self._place += 1
        if self._place >= len(self._names[0]):
            return None
        return dict(self.asked.slice(self._place, 1).to_pylist()[0])

    def left(self) -> int:
        """How many pairs are still to be asked, at most: an answer may settle others."""
        return len(self._names[0]) - self._place

    def judge(self, judgement: Judgement, reason: str, *, turned: bool = False) -> None:
        """Write the judgement down, and hold it; turned, it is one on the second report and the first."""
        row = self._row(self._place, judgement, reason)
        if turned:
            row["first"], row["second"] = row["second"], row["first"]
        append_judgements([row], self.file)
        self._held.add(row["first"], row["second"], same=judgement is Judgement.SAME)
        self._done.append((self._place, row))
        self.judged += 1
        self._place += 1

    def put_off(self) -> None:
        """Leave the pair for another sitting."""
        self._done.append((self._place, None))
        self._place += 1

    def undo(self, reason: str) -> bool:
        """Take the last answer of this sitting back, for that reason, and ask again; False where there is none."""
        if not self._done:
            return False
        self._place, row = self._done.pop()
        if row is not None:
            append_judgements([self._row(self._place, Judgement.UNDECIDED, reason)], self.file)
            self._take_stock()
            self.judged -= 1
        return True

    def _is_settled(self, place: int) -> bool:
        return self._held.settles(self._names[0][place], self._names[1][place])

    def _take_stock(self) -> None:
        """Read the file again: what stands is what is in it."""
        judgements = kept_judgements(self.file if self.file.is_file() else None, now=datetime.now(UTC))
        self._held = Held.of(judgements)
        if judgements.num_rows:
            self._latest = max(self._latest, pc.max(judgements["on"]).as_py())

    def _row(self, place: int, judgement: Judgement, reason: str) -> dict[str, Any]:
        # Later than everything in the file, whatever the clock says: else it would not supersede.
        self._latest = max(datetime.now(UTC), self._latest + timedelta(microseconds=1))
        first, second = self._names[0][place], self._names[1][place]
        said = {"judgement": judgement.value, "by": self.by, "on": self._latest, "reason": reason or None}
        return {"first": first, "second": second, **said}
