"""The table that `./dev promises` ends with: each promise as a sentence, whether it was held, and how much was tried.

A test says what it tried by `record_property(word, number)`; the numbers of one test's cases are added up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

MARKERS = ("promise", "shown")
_OUTCOMES = {"passed": "held", "failed": "BROKEN", "error": "BROKEN", "skipped": "not run"}


@dataclass
class Promise:
    """One promise: the cases of its test, taken together."""

    outcomes: set[str] = field(default_factory=set)
    cases: int = 0
    seconds: float = 0.0
    tried: dict[str, float] = field(default_factory=dict)

    @property
    def said(self) -> str:
        for outcome in ("BROKEN", "not run", "held"):
            if outcome in self.outcomes:
                return outcome
        return "not run"


def promises_of(stats: dict[str, list[Any]]) -> dict[str, Promise]:
    """The promises among the reports of a run, by their sentence."""
    found: dict[str, Promise] = {}
    for outcome, said in _OUTCOMES.items():
        for report in stats.get(outcome, []):
            if not any(marker in getattr(report, "keywords", {}) for marker in MARKERS):
                continue
            name = report.nodeid.rpartition("::")[2].partition("[")[0].removeprefix("test_").replace("_", " ")
            promise = found.setdefault(name, Promise())
            promise.outcomes.add(said)
            promise.cases += 1
            promise.seconds += report.duration
            for word, number in report.user_properties:
                promise.tried[word] = promise.tried.get(word, 0) + number
    return found


def lines_of(promises: dict[str, Promise]) -> Iterable[str]:
    """The table: what was held, in how many cases, how much was tried."""
    yield f"{'':8} {'cases':>5} {'seconds':>8}  promise"
    for name, promise in sorted(promises.items()):
        yield f"{promise.said:8} {promise.cases:>5} {promise.seconds:>8.1f}  {name}"
        if promise.tried:
            yield f"{'':24}{', '.join(f'{word} {number:,}' for word, number in promise.tried.items())}"
    broken = sum(promise.said == "BROKEN" for promise in promises.values())
    left = sum(promise.said == "not run" for promise in promises.values())
    yield f"{len(promises) - broken - left} held, {broken} broken, {left} not run"
