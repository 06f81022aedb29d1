"""What is tried in every run of the tests where the whole is a promise: a share, so chosen that everything has its turn."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def share_of(items: Iterable[T], turn: int, every: int) -> list[T]:
    """Every so-many-th of them, beginning with a turn; asked with each turn in its turn, every one of them comes."""
    return [one for n, one in enumerate(items) if (n - turn) % every == 0]
