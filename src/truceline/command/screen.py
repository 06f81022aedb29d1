"""What a run shows on screen when it is done: numbers to verify, and where to look next."""

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from truceline.command.summary import Summary
from truceline.command.wording import counted
from truceline.finding.table import Position, Verdict
from truceline.values.language import Language, say

EXERCISE_BAND = " EXERCISE · تمرين · УЧЕНИЯ "


def show_summary(summary: Summary, out: Path) -> None:
    """Print the summary of a run on standard output."""
    console = Console(highlight=False)
    console.print()
    if summary["exercise"]:
        console.print(Text(EXERCISE_BAND, style="black on yellow"))
    agreement, period, reports = summary["agreement"], summary["period"], summary["reports"]
    console.print(
        f"[bold]{agreement['title']['en']}[/bold]  ({agreement['code']}, version {agreement['version']})",
        soft_wrap=True,
    )
    console.print(
        f"{period['from']} to {period['to']}: {counted(reports['read'], 'report')}"
        f"{_repeated(reports['repeated'])}, {counted(summary['incidents'], 'incident')}"
    )
    console.print(_table("zone", summary["zone_answers"], [(p, str(p).replace("_", " ")) for p in Position]))
    console.print(
        _table("provision", summary["findings"], [(v, say(f"verdict-{v}", Language.ENGLISH)) for v in Verdict])
    )
    # Never folded: people copy these names.
    console.print(f"The bulletin (also ar, ru, and as .txt): {out / 'bulletin.en.html'}", soft_wrap=True)
    console.print(f"The map: {out / 'incidents.geojson'}", soft_wrap=True)


def _repeated(count: int) -> str:
    return f" ({count:,} came twice and count once)" if count else ""


def _table(head: str, rows: dict[str, dict[str, int]], columns: list[tuple[str, str]]) -> Table:
    """A table of counts; a column in which nothing was counted is left out."""
    shown = [(code, name) for code, name in columns if any(counts.get(code) for counts in rows.values())]
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column(head)
    for _, name in shown:
        table.add_column(name, justify="right")
    for row, counts in rows.items():
        table.add_row(row, *(f"{counts.get(code, 0):,}" for code, _ in shown))
    return table
