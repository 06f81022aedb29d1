"""Asks a desk for pages at a steady rate, whatever it answers, and notes how long each took.

Open loop: a request is due at its moment and its time runs from then, also where all who ask are still waiting for the one before.
Run as a process of its own: it reads a plan as JSON and writes what it saw as JSON.
"""

import http.client
import itertools
import json
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

# So many may wait for answers at once; more than a desk of tens of people has.
_WAITING = 48
_PATIENCE_S = 30.0
_kept = threading.local()


def ask(port: int, asked: dict[str, Any], due: float) -> dict[str, Any]:
    """Ask for one page; return what it was, its status, its size and the milliseconds since it was due."""
    headers = {
        "Host": f"localhost:{port}",
        "Cookie": asked["cookie"],
        "Accept-Language": asked["language"],
        "Accept-Encoding": "gzip",
    }
    status, size = 0, 0
    try:
        connection = getattr(_kept, "connection", None) or http.client.HTTPConnection(
            "127.0.0.1", port, timeout=_PATIENCE_S
        )
        _kept.connection = connection
        connection.request("GET", asked["address"], headers=headers)
        answer = connection.getresponse()
        size, status = len(answer.read()), answer.status
    except (OSError, http.client.HTTPException):
        _kept.connection = None
    taken = time.monotonic() - due
    return {"page": asked["page"], "status": status, "bytes": size, "ms": taken * 1_000, "due": due}


def load(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """Ask for what is planned, in turn, so many a second for so many seconds."""
    begun, every = time.monotonic() + 0.5, 1.0 / plan["a_second"]
    waiting = []
    with ThreadPoolExecutor(_WAITING) as pool:
        for number, asked in zip(
            range(int(plan["seconds"] * plan["a_second"])), itertools.cycle(plan["asked"]), strict=False
        ):
            due = begun + number * every
            time.sleep(max(0.0, due - time.monotonic()))
            waiting.append(pool.submit(ask, plan["port"], asked, due))
        return [one.result() for one in waiting]


def main() -> None:
    """Load as planned in the first file named, and write what was seen into the second."""
    plan, seen = map(Path, sys.argv[1:3])
    seen.write_text(json.dumps(load(json.loads(plan.read_text(encoding="utf-8")))), encoding="utf-8")


if __name__ == "__main__":
    main()
