"""How many examples a property is tried with: a third of a number in every run, the same ones each time; all of it by `./dev promises`."""

from typing import Any

from hypothesis import settings

PROMISES = "promises"
FEWEST = 8


def tries(number: int, **more: Any) -> settings:
    """Settings for so many examples at length; what else is given is Hypothesis's own."""
    at_length = settings.get_current_profile_name() == PROMISES
    return settings(max_examples=number if at_length else max(number // 3, FEWEST), **more)
