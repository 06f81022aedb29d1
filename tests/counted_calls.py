"""How much Python does something do: its calls are counted, for seconds are the machine's and not the code's."""

import sys
from collections.abc import Callable
from typing import Any


def calls_of(run: Callable[[], Any]) -> int:
    """How many functions are called, of Python and of C, from the beginning to the end; the second of two runs, for the first compiles.

    What happens inside one of C (a pattern, a column, a compiled kernel) is one call.
    """
    run()
    called = 0

    def note(_frame: object, event: str, _told: object) -> None:
        nonlocal called
        called += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return called
