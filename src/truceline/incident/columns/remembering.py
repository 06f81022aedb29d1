"""What is worked out of a model once, and not again for every few reports that are compared by it.

A model is known by itself, not by what it says: to hold all its numbers against those of another takes longer than most of what is worked
out of them. Models do not change, so what was worked out of one holds as long as it is there.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

Key = TypeVar("Key")
Given = TypeVar("Given")
MOST = 8  # models whose tables are remembered: those of a learning, or of a desk's two sides


class _Itself:
    """Something that equals itself alone; as long as it is remembered nothing else can have its place in memory."""

    __slots__ = ("one",)

    def __init__(self, one: object) -> None:
        self.one = one

    def __hash__(self) -> int:
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.one is self.one


def remembered(work_out: Callable[[Key], Given]) -> Callable[[Key], Given]:
    """Work something out of a model (or a part of one that does not change) when it is first asked for, and give it again.

    What was given is shared: nobody may write into it. The last few alone are remembered.
    """

    @lru_cache(maxsize=MOST)
    def of_itself(itself: _Itself) -> Given:
        return work_out(itself.one)  # type: ignore[arg-type] # what was put in

    def given(one: Key) -> Given:
        return of_itself(_Itself(one))

    return given
