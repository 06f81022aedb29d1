"""Words of the command line that depend on a number; whatever may also be Arabic or Russian is a Fluent message instead."""


def counted(count: int, noun: str) -> str:
    """A number of things: 1 report, 2,000 reports."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
