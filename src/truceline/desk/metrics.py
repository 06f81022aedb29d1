"""Figures for Prometheus, in its text form (0.0.4): how many requests, how long, and how the desk stands.

Each process counts for itself and leaves its counts in a file now and then; whichever is asked adds all of them up. Nothing
in it is about anybody: pages are named, never addresses.
"""

import json
import os
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from threading import Lock

# Seconds; the promise is 0.2 for most pages.
BUCKETS = (0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 2.5, 10.0)
_LEFT_EVERY_S = 2.0


class Counts:
    """What one process counted."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{os.getpid()}.json"
        self.requests: Counter[str] = Counter()
        self.within: Counter[str] = Counter()
        self.seconds = 0.0
        self._left = 0.0
        self._lock = Lock()

    def add(self, page: str, status: int, seconds: float) -> None:
        """Count one request."""
        with self._lock:
            self.requests[f"{page} {status}"] += 1
            self.seconds += seconds
            for bucket in BUCKETS:
                if seconds <= bucket:
                    self.within[str(bucket)] += 1
            if time.monotonic() - self._left > _LEFT_EVERY_S:
                self._leave()

    def leave(self) -> None:
        """Leave the counts where another process finds them."""
        with self._lock:
            self._leave()

    def _leave(self) -> None:
        self._left = time.monotonic()
        self.path.parent.mkdir(exist_ok=True)
        draft = self.path.with_suffix(".draft")
        draft.write_text(json.dumps([self.requests, self.within, self.seconds]), encoding="ascii")
        draft.replace(self.path)


def added_up(folder: Path) -> tuple[Counter[str], Counter[str], float]:
    """The counts of all processes that left any."""
    requests, within, seconds = Counter[str](), Counter[str](), 0.0
    for path in folder.glob("*.json"):
        try:
            one, two, three = json.loads(path.read_text(encoding="ascii"))
        except (OSError, ValueError):
            continue  # it is being replaced just now
        requests.update(one)
        within.update(two)
        seconds += three
    return requests, within, seconds


def written(folder: Path, gauges: Mapping[str, tuple[str, float | None]]) -> str:
    """All figures as text; a gauge is its help and its value, None where it is not known."""
    requests, within, seconds = added_up(folder)
    lines = _head("truceline_requests_total", "counter", "Requests by page and status.")
    for name, number in sorted(requests.items()):
        page, status = name.rsplit(" ", 1)
        lines.append(f'truceline_requests_total{{page="{page}",status="{status}"}} {number}')
    total = sum(requests.values())
    lines += _head("truceline_request_seconds", "histogram", "How long requests took.")
    lines += [f'truceline_request_seconds_bucket{{le="{bucket}"}} {within[str(bucket)]}' for bucket in BUCKETS]
    lines += [
        f'truceline_request_seconds_bucket{{le="+Inf"}} {total}',
        f"truceline_request_seconds_sum {seconds:.6f}",
        f"truceline_request_seconds_count {total}",
    ]
    for name, (said, value) in gauges.items():
        if value is not None:
            lines += [*_head(name, "gauge", said), f"{name} {value:g}"]
    return "\n".join(lines) + "\n"


def _head(name: str, kind: str, said: str) -> list[str]:
    return [f"# HELP {name} {said}", f"# TYPE {name} {kind}"]
