"""What is said to be run is what coverage.py says that is run."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import lines_run
import pytest
from coverage import Coverage
from lines_run import LINE, ON, added_up, marked, table

CODE = '''"""A module."""
from __future__ import annotations
from functools import wraps

COUNT = 0


def counted(function):
    """Count."""

    @wraps(function)
    def inner(*given):
        global COUNT
        COUNT += 1
        return function(*given)

    return inner


@counted
def of(number):
    """Say something of a number."""
    told = []
    if number < 0:
        raise ValueError(number)
    elif number == 1:
        told.append("one")
    for one in range(number):
        if one == 3:
            break
        told.append(one)
    else:
        told.append("all")
    for one in ():
        told.append(one)
    while number:
        number -= 1
        if number > 5:
            continue
    while True:
        try:
            told.append(1 / (number - 1))
        except ZeroDivisionError:
            told.append("none")
        finally:
            break
    with open(__file__):
        return [one for one in told if one]


def never():
    if COUNT:
        return 1
    return 2


class Held:
    """A class."""

    names = ["a"] if COUNT else ["b"]

    def __init__(self):
        self.made = True
'''
CALLS = "of(2)\nHeld()\nfor bad in (-1,):\n    try:\n        of(bad)\n    except ValueError:\n        pass\n"


def run_with_marks(path: Path, calls: str = "") -> tuple[list[lines_run.Mark], bytearray]:
    code, marks = marked(path.read_bytes(), str(path))
    room = {"__name__": "sample", "__file__": str(path), lines_run._NAME: bytearray(len(marks))}
    exec(code, room)  # noqa: S102 - our own sample
    exec(compile(calls, "calls", "exec"), room)  # noqa: S102 - our own calls
    ran = room[lines_run._NAME]
    assert isinstance(ran, bytearray)
    return marks, ran


def test_lines_and_branches_are_those_of_coverage_py(tmp_path: Path) -> None:
    path = tmp_path / "sample.py"
    path.write_text(CODE + CALLS, encoding="utf-8")
    other = Coverage(data_file=None, branch=True, include=[str(path)], config_file=False)
    with other.collect():
        exec(compile(path.read_bytes(), str(path), "exec"), {"__name__": "sample", "__file__": str(path)})  # noqa: S102 - our own sample
    _, lines, _, missed, _ = other.analysis2(str(path))
    branches = other._analyze(str(path)).branch_stats()

    marks, ran = run_with_marks(path)
    told = {line for line, goes_to in marks if goes_to == LINE}
    ran_lines = {marks[n][0] for n, is_run in enumerate(ran) if is_run and marks[n][1] == LINE}
    counted: dict[int, tuple[int, int]] = {}
    for (line, goes_to), is_run in zip(marks, ran, strict=True):
        if goes_to != LINE:
            total, taken = counted.get(line, (0, 0))
            counted[line] = (total + 1, taken + is_run)
    # A future, a definition's line under its decorator's, and the head of an `except` are no steps of their own here.
    texts = path.read_text(encoding="utf-8").splitlines()
    apart = {
        n for n, text in enumerate(texts, 1) if text.strip().startswith(("from __f", "def inner", "def of", "except"))
    }
    assert told == set(lines) - apart
    assert told - ran_lines == set(missed) - apart
    assert counted == branches
    assert 0 < sum(taken for _, taken in counted.values()) < sum(total for total, _ in counted.values())


def test_a_match_branches_to_each_case_and_past_them_all(tmp_path: Path) -> None:
    path = tmp_path / "sample.py"
    path.write_text(
        "def of(one):\n    match one:\n        case 1:\n            return 'a'\n        case 2 | 3:\n            return 'b'\n    return 'c'\n"
        "def all_of(one):\n    match one:\n        case 1:\n            return 'a'\n        case other:\n            return other\n",
        encoding="utf-8",
    )
    marks, ran = run_with_marks(path, "assert of(1) + of(9) == 'ac'\nassert all_of(5) == 5\n")
    branches = {mark: bool(is_run) for mark, is_run in zip(marks, ran, strict=True) if mark[1] != LINE}
    assert branches == {(2, 4): True, (2, 6): False, (2, ON): True, (9, 11): False, (9, 13): True}


KERNELS = """from truceline.values.shape.compiled import kernel, in_place as here
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import nothing
@kernel
def f():
    return 1
@here
def g():
    return f() + 1
def h():
    return g()
h()
"""


def test_compiled_kernels_and_what_is_for_types_alone_keep_no_marks(tmp_path: Path) -> None:
    path = tmp_path / "sample.py"
    path.write_text(KERNELS, encoding="utf-8")
    marks, ran = run_with_marks(path)
    assert [line for line, _ in marks] == [1, 2, 11, 12, 13]
    assert ran == b"\1" * 5


def test_every_kernel_of_ours_is_left_as_numba_compiles_it() -> None:
    """A module that compiles names it as it is, and never past its name."""
    for path in lines_run.SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.name != "compiled.py" and re.search(
            r"^\s*@.*(kernel|inlined|unfolded|in_place|njit)", text, re.MULTILINE
        ):
            assert f"from {lines_run.COMPILING} import" in text, path
            assert "njit" not in text, path


def test_what_several_processes_ran_is_added_up_into_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "src" / "truceline"
    package.mkdir(parents=True)
    path, never = package / "sample.py", package / "never.py"
    path.write_text("import sys\nif sys:\n    a = 1\nelse:\n    a = 2\n", encoding="utf-8")
    never.write_text("b = 1\n", encoding="utf-8")
    monkeypatch.setattr(lines_run, "SOURCE", package)
    for n, ran in enumerate((b"\1\0\0\0\0\0", b"\0\1\1\0\1\0")):
        (tmp_path / f"{n}.json").write_text(json.dumps({str(path): ran.hex()}), encoding="utf-8")

    head, *rows = table(added_up(tmp_path), [path, never])
    assert head.split() == ["lines", "missed", "branches", "missed", "run"]
    assert rows[0].split() == ["1", "1", "0", "0", "0.0%", "truceline/never.py:", "1"]
    assert rows[-1].endswith("of all")
    assert rows[1:] == [
        f"{4:>7} {1:>6} {2:>8} {1:>6} {'66.7%':>6}  truceline/sample.py: 5, 2->5",
        f"{5:>7} {2:>6} {2:>8} {1:>6} {'57.1%':>6}  of all",
    ]


def test_of_much_that_was_missed_the_first_are_named_and_the_others_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines_run, "SOURCE", tmp_path / "truceline")
    path = tmp_path / "truceline" / "sample.py"
    path.parent.mkdir()
    path.write_text("a = 1\n" * 11, encoding="utf-8")
    assert list(table({}, [path]))[1].endswith("sample.py: 1, 2, 3, 4, 5, 6, 7, 8 and 3 more")


def test_a_process_that_was_told_no_folder_marks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(lines_run.FOLDER, raising=False)
    before: list[object] = []
    monkeypatch.setattr("sys.meta_path", before)
    lines_run.begin()
    assert before == []


def test_a_module_of_ours_is_loaded_with_marks_and_what_it_ran_is_written(
    tmp_path: Path,
) -> None:
    environment = {**os.environ, lines_run.FOLDER: str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    code = (
        "import lines_run as l; l.begin(); from truceline.errors import Refused; l.write(); print(Refused.__module__)"
    )
    assert subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True).stdout
    (written,) = tmp_path.glob("*.json")
    ran = added_up(tmp_path)
    assert str(lines_run.SOURCE / "errors.py") in ran
    assert all(ran.values()), written
