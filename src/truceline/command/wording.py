"""Words of the command line that depend on a number; whatever may also be Arabic or Russian is a Fluent message instead."""

from collections.abc import Sequence


def counted(count: int, noun: str) -> str:
    """A number of things: 1 report, 2,000 reports."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def few(names: Sequence[str], count: int, most: int = 3) -> str:
    """The first of so many names, and a mark where they are more."""
    return ", ".join(names[:most]) + (" …" if count > most else "")
