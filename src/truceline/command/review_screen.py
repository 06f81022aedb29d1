"""What a review shows: two reports side by side in their own words, what speaks for the pair, and why it is asked.

Whatever a source wrote is shown without its control characters: no report moves the cursor or turns the line around.
"""

from datetime import UTC
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc
from rich.console import Console
from rich.table import Table
from rich.text import Text

from truceline.incident.table import LINKS
from truceline.incident.telling.estimates import tell_estimate
from truceline.incident.telling.explaining import explain_links
from truceline.report.places import range_told
from truceline.values.figures import counted_told, figures_told
from truceline.values.instant import Instant
from truceline.values.language import Language, has_sentence, say
from truceline.values.telling import tell_instant

_CODED = ("act", "weapon")
_NAMED = ("actor", "target", "place_name")
_BESIDE_HEAD = 4  # columns that a line takes to both sides of what stands within it


class Screen:
    """Shows pairs of reports, in one language, with times in UTC or in the zone that is given."""

    def __init__(self, reports: pa.Table, language: Language, zone: ZoneInfo | None = None) -> None:
        self._reports = reports.combine_chunks()
        self._language = language
        self._zone = zone
        self._console = Console(highlight=False)
        self._shown = 0

    def begin(self, count: int, *, likeliest_first: bool) -> None:
        """Say how much there is to do, and in what order it comes."""
        self._line("review-begin", count=count)
        if count > 1:
            self._line("review-likeliest-first" if likeliest_first else "review-most-first")

    def show(self, pair: dict[str, Any], left: int) -> None:
        """Show one pair: where we are, what speaks for it, and both reports."""
        self._shown += 1
        rows = [self._row(pair[name]) for name in ("first", "second")]
        estimate = tell_estimate(pair["probability"], self._language)
        self._console.print()
        self._head(Text(self._say("review-head", number=self._shown, left=left, estimate=estimate)))
        self._console.print(Text(self._sentence(pair)), soft_wrap=True)
        why = "review-why-together" if pair["together"] else "review-why-apart"
        self._line(why, percent=round(100 * pair["wrong"]), count=pair["reports"])
        table = Table(box=None, show_header=False, pad_edge=False, expand=True)
        # What is too wide goes on in the next line: of what a report says, and of what that is, nothing is ever cut off.
        table.add_column(style="dim", overflow="fold", max_width=max(self._console.width // 3, 1))
        for _ in rows:
            table.add_column(ratio=1, overflow="fold")
        for label, cells in self._lines(rows):
            table.add_row(Text(label), *(Text(cell) for cell in cells))
        self._console.print(table)

    def _head(self, told: Text) -> None:
        """What stands above a pair, within a line, or below it where the terminal is too narrow."""
        fits = told.cell_len + _BESIDE_HEAD <= self._console.width
        self._console.rule(told if fits else "")
        if not fits:
            self._console.print(told, soft_wrap=True)

    def prompt(self) -> None:
        """Name the keys and wait."""
        self._console.print(Text(self._say("review-keys") + " "), end="", soft_wrap=True)

    def reason(self) -> None:
        """Ask for the reason of a judgement."""
        self._console.print(Text(self._say("review-reason") + " "), end="", soft_wrap=True)

    def keys(self) -> None:
        """Say that a key means nothing."""
        self._line("review-unknown-key")

    def why_undone(self) -> str:
        """What is written down of an answer that is taken back, as its reason."""
        return self._say("review-taken-back")

    def undone(self, was_undone: bool) -> None:
        """Say whether an answer was taken back."""
        self._line("review-undone" if was_undone else "review-nothing-to-undo")

    def nothing_left(self) -> None:
        """Say that every doubtful pair is answered."""
        self._line("review-nothing-left")

    def end(self, judged: int, folder: Path) -> None:
        """Say what was judged and how it is followed."""
        self._line("review-end", count=judged, file=str(folder / "judgements.csv"))

    def _line(self, message: str, **told: object) -> None:
        self._console.print(Text(self._say(message, **told)), soft_wrap=True)

    def _say(self, message: str, **told: object) -> str:
        return say(message, self._language, isolating=False, **told)

    def _row(self, report_id: str) -> dict[str, Any]:
        place = pc.index(self._reports["report_id"], report_id).as_py()
        return dict(self._reports.slice(place, 1).to_pylist()[0])

    def _sentence(self, pair: dict[str, Any]) -> str:
        """What speaks for the pair, as links say it."""
        first, second = pair["first"], pair["second"]
        told = {"incident_id": [""], "report_id": [first], "nearest_report_id": [second], "origin_report_id": [first]}
        # What a bearing or a distance from a post says stands where places say nothing.
        apart = {name: [pair.get(name)] for name in ("distance_m", "gap_s", "space_score")}
        link = LINKS.table({**told, **apart})
        both = self._reports.filter(pc.is_in(self._reports["report_id"], pa.array([first, second])))
        return str(explain_links(link, both, self._language)[0].as_py())

    def _lines(self, rows: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
        """The lines of the table: those that neither report fills are left out."""
        cells = [self._cells(row) for row in rows]
        return [
            (self._say(f"review-{name}"), [column.get(name, "") for column in cells])
            for name in cells[0]
            if any(column.get(name) for column in cells)
        ]

    def _cells(self, row: dict[str, Any]) -> dict[str, str]:
        at = tell_instant(Instant(row["occurred_at"], row["occurred_within_s"]), self._zone or UTC, self._language)
        place = ""
        if row["longitude"] is not None and row["latitude"] is not None:
            place = f"{row['latitude']:.4f}, {row['longitude']:.4f}"
            if row["radius_m"] is not None:
                place = self._say("review-within", place=place, length=self._length(row["radius_m"]))
        bearing = "" if row["bearing_deg"] is None else f"{row['bearing_deg']:.0f}° ({row['post'] or row['source']})"
        away = None if row["longitude"] is not None else range_told(row)
        post = row["post"] or row["source"]
        away_told = "" if away is None else self._say("review-away", length=self._length(away), post=post)
        source = f"{row['source']} ({self._code('family', row['source_family'])})"
        said = {
            "source": source,
            "relayed-from": row["relayed_from"] or "",
            "time" if self._zone is None else "time-local": at,
            "place": place,
            "bearing": bearing,
            "distance": away_told,
        }
        said |= {name.replace("_", "-"): row[name] or "" for name in _NAMED}
        said |= {name: self._code(name, row[name]) for name in _CODED}
        said["count"] = counted_told(row, self._language)
        said["killed"], said["injured"] = (self._range(row, name) for name in ("killed", "injured"))
        said["words"] = row["said"] or ""
        return {name: visible(text) for name, text in said.items()}

    def _length(self, metres: float) -> str:
        """In metres below a kilometre: no place is known to no distance at all."""
        if round(metres) < 1_000:
            return self._say("review-metres", count=max(round(metres), 1))
        return self._say("review-kilometres", length=f"{metres / 1_000:.1f}")

    def _code(self, kind: str, code: str | None) -> str:
        message = f"{kind}-{code}"
        return self._say(message) if code and has_sentence(message, self._language) else code or ""

    def _range(self, row: dict[str, Any], name: str) -> str:
        """The range that a report gives, and what it holds for likely where that lies within."""
        low, best, high = (row[f"{name}_{which}"] for which in ("low", "best", "high"))
        told = figures_told(row, name, self._language)
        within = best is not None and low is not None and high is not None and low < best < high
        return self._say("review-best", range=told, best=best) if within else told


def visible(text: str) -> str:
    """A text with nothing in it that a terminal obeys: line ends become spaces, all other controls a dot."""
    spaced = " ".join(text.split())
    return "".join(letter if letter.isprintable() else "·" for letter in spaced)
