"""What every test may rely on: no network, real data where it lies, a clear word where it does not."""

import gc
import os
import socket
from pathlib import Path

import lines_run
import pytest
from hypothesis import HealthCheck, settings
from promise_table import lines_of, promises_of
from tries import PROMISES

lines_run.begin()  # before anything of ours is imported
# A slow machine is no reason to fail: what is promised of speed is measured by bench/, not here.
# In every run a third of the examples, the same each time; at length others each time, and how to have a failure again is printed.
_AT_LENGTH = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("house", _AT_LENGTH, derandomize=True, max_examples=34)
settings.register_profile(PROMISES, _AT_LENGTH)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the project; the test is skipped with a word where it is absent."""
    folder = Path(os.environ.get("TRUCELINE_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(
            f"no real data in {folder}: set TRUCELINE_SHARED_DATA to the folder that holds ucdp/ and boundaries/"
        )
    return folder


# Files that take longest, with those that wait between those that compute: begun first, so that none is left when all else is done.
_LONGEST = (
    *("desk/test_backup.py", "desk/test_contact_day.py", "house/test_documents.py", "desk/test_browser.py"),
    *(
        "desk/test_two_worlds.py",
        "desk/test_on_postgresql.py",
        "incident/arriving/test_regathering.py",
        "desk/test_hostile_forms.py",
    ),
    *("command/test_main_line.py", "desk/test_walk.py", "desk/test_doors.py", "desk/test_hostile_uploads.py"),
)
_FIRST = {ROOT / "tests" / name: place for place, name in enumerate(_LONGEST)}


def pytest_configure(config: pytest.Config) -> None:
    """Try properties at length where promises are tried."""
    if config.option.markexpr.startswith("promise"):
        settings.load_profile(PROMISES)


def pytest_itemcollected(item: pytest.Item) -> None:
    """A property is tried shortly in every run, and at length with the promises."""
    if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
        item.add_marker(pytest.mark.shown)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first; the tests of a file stay in their order. A name that is no file any more is told."""
    if gone := [str(path) for path in _FIRST if not path.exists()]:
        raise pytest.UsageError(f"tests/conftest.py puts files first that are not there: {', '.join(gone)}")
    items.sort(key=lambda item: _FIRST.get(item.path, len(_FIRST)))


def pytest_collection_finish() -> None:
    """Take what was collected, some ten thousand objects that stay, out of what is looked through for rubbish."""
    gc.collect()
    gc.freeze()


@pytest.fixture(params=[False, pytest.param(True, marks=pytest.mark.promise)], ids=["share", "whole"])
def whole(request: pytest.FixtureRequest) -> bool:
    """Whether all is tried, as `./dev promises` does, or the share that is tried in every run (`shares.py`)."""
    return bool(request.param)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "localhost", "::1"}:
            raise RuntimeError(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type] # whatever a socket takes

    monkeypatch.setattr(socket.socket, "connect", guarded)


def pytest_sessionfinish() -> None:
    """Leave what this process ran to be added up."""
    lines_run.write()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """End a run of the promises with their table."""
    if config.option.markexpr.startswith("promise"):
        terminalreporter.section("promises")
        for line in lines_of(promises_of(terminalreporter.stats)):
            terminalreporter.write_line(line)
