"""What a person sees while long work runs: one line per step, a bar where the amount is known."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

Advance = Callable[[int, int], None]


class Steps:
    """Shows steps on standard error; shows nothing when quiet, and no moving bar where nobody watches a terminal."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._console = Console(stderr=True, quiet=quiet)

    def say(self, sentence: str) -> None:
        """Say something that whoever waits should know."""
        self._console.print(f"  [italic]{sentence}[/italic]", highlight=False, soft_wrap=True)

    @contextmanager
    def step(self, title: str) -> Iterator[Advance]:
        """Run one step; the callable it yields takes how much is done and how much there is."""
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
        with Progress(*columns, console=self._console, transient=True, disable=not self._console.is_terminal) as bar:
            task = bar.add_task(title, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)
            elapsed = bar.tasks[0].elapsed or 0.0
        self._console.print(f"  {title} [dim]{elapsed:.1f} s[/dim]", highlight=False)
