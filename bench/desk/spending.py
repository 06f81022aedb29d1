"""How much processor time each kind of page takes, whoever else uses the machine: asked of one process, without a server.

    PYTHONPATH=src python bench/desk/spending.py FOLDER FOLDER-plan.json [--pages 150] [--times 4]

Asks a desk that the bench made (`--keep`) for the first pages of its plan, each some times, and takes the least of them. A fixed sum
is done between pages: where it takes longer than elsewhere, so did the pages.
"""

import argparse
import collections
import io
import json
import os
import sys
import time
from pathlib import Path
from typing import Any


def _spent(application: Any, asked: dict[str, Any]) -> float:
    """Ask for a page; return the milliseconds of processor time that it took."""
    path, _, query = asked["address"].partition("?")
    request = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": asked["cookie"],
        "HTTP_ACCEPT_LANGUAGE": asked["language"],
        "HTTP_ACCEPT_ENCODING": "gzip",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": io.BytesIO(b""),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
    }
    status: list[str] = []
    begun = time.process_time()
    b"".join(application(request, lambda told, _headers: status.append(told)))
    taken = (time.process_time() - begun) * 1_000
    if not status[0].startswith("200"):
        raise SystemExit(f"{asked['address']} was answered {status[0]}")
    return taken


def _fixed() -> float:
    """The same sum every time; its milliseconds."""
    begun = time.process_time()
    told = {str(number): (number, f"x{number}") for number in range(12_000)}
    json.loads(json.dumps(sorted(told)[:3_000]))
    return (time.process_time() - begun) * 1_000


def main() -> None:
    """Print a line for each kind of page, and one for all."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("folder", type=Path)
    reader.add_argument("plan", type=Path)
    reader.add_argument("--pages", type=int, default=150)
    reader.add_argument("--times", type=int, default=4)
    asked = reader.parse_args()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "0"
    from truceline.command.serve import hand_over
    from truceline.desk.folder import open_desk

    hand_over(open_desk(asked.folder), [])
    sys.stdout, told = io.StringIO(), sys.stdout  # the desk logs each request there
    from truceline.desk.wsgi import application

    took, fixed = collections.defaultdict[str, list[float]](list), []
    for one in json.loads(asked.plan.read_text(encoding="utf-8"))["asked"][: asked.pages]:
        fixed.append(_fixed())
        took[one["page"]].append(min(_spent(application, one) for _ in range(asked.times)))
    sys.stdout = told
    for page, times in sorted(took.items(), key=lambda kind: -sum(kind[1])):
        print(f"{page:22} {len(times):4} asked {sum(times) / len(times):6.1f} ms")
    every = [one for times in took.values() for one in times]
    print(
        f"{'all':22} {len(every):4} asked {sum(every) / len(every):6.1f} ms; "
        f"the fixed sum {sum(fixed) / len(fixed):.1f} ms, {min(fixed):.1f} at best; load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
