"""How long one arriving report keeps everybody else from writing: taken in by a desk that the bench made, among its latest reports.

    PYTHONPATH=src python bench/desk/holding.py FOLDER [--reports 20]

Each report is taken in by itself, where and when another one tells of something, and its incidents are gathered with their
neighbourhood. Told are the processor seconds of the whole, and of the transaction, which others wait for. The first three warm up.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_WARM, _APART = 3, 200
_HEAD = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language\n"


def _row(number: int, near: dict[str, Any]) -> str:
    at, place = near["occurred_at"][:19], f"{near['longitude']},{near['latitude']}"
    return f"live-{number},monitor,live-{time.time_ns()},{at}Z,{place},400,artillery_fire,Shells {number},en\n"


def main() -> None:
    """Take the reports in, one by one, and print what they took."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("folder", type=Path)
    reader.add_argument("--reports", type=int, default=20)
    asked = reader.parse_args()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "0"
    from truceline.command.serve import hand_over
    from truceline.desk.folder import open_desk

    hand_over(open_desk(asked.folder), [])
    from truceline.desk.starting import prepare

    prepare()
    from truceline.desk.actions import taking_in
    from truceline.desk.recording import Entries, read, recorded
    from truceline.desk.tables import Owed, Person, Report

    held: list[float] = []

    @contextmanager
    def timed(actor: str) -> Iterator[Entries]:
        with recorded(actor) as entries:
            begun = time.process_time()
            yield entries
        held.append(time.process_time() - begun)

    taking_in.recorded = timed  # type: ignore[assignment] # the same, with a watch on it
    officer = Person.objects.get(roles=["duty_officer"])
    placed = Report.objects.order_by("-occurred_at").filter(content__contains='"longitude"')
    latest = [
        read(one) for one in placed.values_list("content", flat=True)[: _APART * (asked.reports + _WARM) : _APART]
    ]
    whole: list[float] = []
    with tempfile.TemporaryDirectory(prefix="truceline-") as room:
        for number, near in enumerate(latest):
            path = Path(room, f"one-{number}.csv")
            path.write_text(_HEAD + _row(number, near), encoding="utf-8")
            begun = time.process_time()
            taking_in.take_in(officer, [path])
            whole.append(time.process_time() - begun)
    for name, seconds in (("whole", whole[_WARM:]), ("held", held[_WARM:])):
        print(f"{name}: {statistics.median(seconds):.3f} s CPU in the middle, {max(seconds):.3f} at most", flush=True)
    print(f"{len(whole) - _WARM} reports, {Owed.objects.count()} left to the worker; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
