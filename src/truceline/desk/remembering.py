"""What one page asks for several times and the database is asked once: only while a page is read, never while anything changes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

_T = TypeVar("_T")
_MEMORY: ContextVar[dict[str, Any] | None] = ContextVar("truceline-memory", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Remember, until this ends, what `remembered` was told; each request for a page has a memory of its own."""
    token = _MEMORY.set({})
    try:
        yield
    finally:
        _MEMORY.reset(token)


def remembered(name: str, ask: Callable[[], _T]) -> _T:
    """What `ask` answers; asked once while something is remembered, and every time elsewhere."""
    memory = _MEMORY.get()
    if memory is None:
        return ask()
    if name not in memory:
        memory[name] = ask()
    answer: _T = memory[name]
    return answer
