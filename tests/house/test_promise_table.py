"""The table of promises says what was held, and never calls held what was broken or not run."""

from types import SimpleNamespace
from typing import Any

from promise_table import lines_of, promises_of


def report(name: str, *, marker: str = "promise", **tried: float) -> Any:
    return SimpleNamespace(
        nodeid=f"tests/x.py::{name}", keywords={marker: 1}, duration=1.0, user_properties=list(tried.items())
    )


def test_the_cases_of_a_promise_are_added_up_and_one_broken_case_breaks_it() -> None:
    stats = {
        "passed": [report("test_a_b[1]", tried=400), report("test_a_b[2]", tried=600), report("test_c[1]")],
        "failed": [report("test_c[2]")],
        "skipped": [report("test_d"), report("test_e", marker="slow")],
    }

    lines = list(lines_of(promises_of(stats)))

    assert lines[1].split() == ["held", "2", "2.0", "a", "b"]
    assert lines[2].strip() == "tried 1,000"
    assert lines[3].startswith("BROKEN")
    assert lines[4].startswith("not run")
    assert lines[-1] == "1 held, 1 broken, 1 not run"
