"""A candidate runs in a process of its own and is stopped, with all that it started, where it takes more than one run should."""

import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from benches import Bench

pytest.importorskip("psutil", reason="psutil comes with the benchmarks: ./dev bench link")
processes = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="the system tells in another way whether a process has ended"
)
# Starts a child of its own that says its number, as joblib's workers or an engine's server would, and waits.
WITH_A_CHILD = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open(sys.argv[2] + "/child", "w").write(str(child.pid))
"""


@pytest.fixture
def running(link: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module, with a folder of its own in which a test writes what candidates.py is."""
    module = link("running")
    monkeypatch.setattr(module, "HERE", tmp_path)
    monkeypatch.setattr(module, "_LOOKED_EVERY_S", 0.05)
    return module


def candidate(folder: Path, script: str) -> None:
    (folder / "candidates.py").write_text(script)


def has_ended(pid: int) -> bool:
    """Whether a process ends within some seconds: whoever reaps the orphan may take a moment."""
    for _ in range(100):
        stat = Path(f"/proc/{pid}/stat")
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def number_in(path: Path) -> int:
    for _ in range(200):
        if path.exists() and path.read_text():
            return int(path.read_text())
        time.sleep(0.05)
    raise AssertionError(f"there is no {path}")


def test_what_a_candidate_measured_is_its_last_line(running: Any, tmp_path: Path) -> None:
    candidate(tmp_path, 'import sys; print(\'learning\'); print(\'{"candidate": "%s", "cpu_s": 3}\' % sys.argv[1])')

    found = running.run("splink", tmp_path, running.Bounds(1.0, 4_000.0))

    assert found.pop("load") >= 0
    assert found == {"candidate": "splink", "cpu_s": 3}


def test_of_several_runs_the_one_in_the_middle_stands_beside_the_seconds_of_all(running: Any) -> None:
    runs = [
        {"pairs_cpu_s": pairs, "incidents_cpu_s": pairs, "cpu_s": 2 * pairs, "wall_s": n}
        for n, pairs in enumerate((5.0, 1.0, 3.0))
    ]

    each = {"each_pairs_cpu_s": [5.0, 1.0, 3.0], "each_cpu_s": [10.0, 2.0, 6.0]}
    assert running.middle(runs) == {**runs[2], **each, "each_incidents_cpu_s": [5.0, 1.0, 3.0]}
    assert running.middle([*runs, {"failed": "stopped"}]) == {"failed": "stopped"}, "a run that failed is not hidden"


def test_who_fails_is_told_by_its_last_word(running: Any, tmp_path: Path) -> None:
    candidate(tmp_path, "print('half'); raise ValueError('a share is nought')")

    found = running.run("splink", tmp_path, running.Bounds(1.0, 4_000.0))

    assert found["failed"] == "ValueError: a share is nought"


def test_who_ends_without_a_word_is_told_by_its_number(running: Any, tmp_path: Path) -> None:
    candidate(tmp_path, "raise SystemExit(7)")

    assert running.run("splink", tmp_path, running.Bounds(1.0, 4_000.0))["failed"] == "ended with 7"


@processes
def test_who_takes_too_long_is_stopped_with_its_children_and_says_so(
    running: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time stands still until the child has begun, however slowly this machine begins it; then an hour goes by."""
    begun = tmp_path / "child"
    passing = SimpleNamespace(monotonic=lambda: 3_600.0 if begun.exists() and begun.read_text() else 0.0)
    monkeypatch.setattr(running, "time", passing)
    candidate(tmp_path, WITH_A_CHILD + "time.sleep(60)")
    began = time.monotonic()

    failed = running.run("splink", tmp_path, running.Bounds(30.0, 4_000.0))["failed"]

    assert failed == "did not finish in 30 minutes"
    assert time.monotonic() - began < 50
    assert has_ended(number_in(begun))


@processes
def test_who_takes_too_much_is_stopped_with_its_children_and_says_so(running: Any, tmp_path: Path) -> None:
    """The memory of the children counts: the child here holds what is too much, its parent next to nothing."""
    holding = WITH_A_CHILD.replace("import time;", "import time; held = bytearray(200_000_000);")
    candidate(tmp_path, holding + "time.sleep(60)")
    began = time.monotonic()

    failed = running.run("splink", tmp_path, running.Bounds(1.0, 150.0))["failed"]

    assert failed.startswith("stopped at ")
    assert 150 < int(failed.split()[2].replace(",", "")) < 2_000
    assert time.monotonic() - began < 50
    assert has_ended(number_in(tmp_path / "child"))


@processes
def test_where_the_wait_is_broken_off_the_candidate_ends_too(
    running: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    candidate(tmp_path, WITH_A_CHILD + "time.sleep(60)")

    def broken_off(_child: Any, _bounds: Any) -> str:
        number_in(tmp_path / "child")
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "_watched", broken_off)
    with pytest.raises(KeyboardInterrupt):
        running.run("splink", tmp_path, running.Bounds(1.0, 4_000.0))
    assert has_ended(number_in(tmp_path / "child"))


def test_a_child_that_has_ended_is_not_looked_for_by_its_number(running: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number may be another process's by then."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    monkeypatch.setattr(running, "_family", lambda pid: pytest.fail(f"{pid} was looked for"))

    running._stop(child)


def test_the_bound_of_memory_is_three_quarters_of_what_is_free(running: Any) -> None:
    free = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**2

    assert 0 < running.Bounds.of_machine(5.0).memory_mb < 0.75 * free
    assert running.Bounds.of_machine(5.0).minutes == 5.0
