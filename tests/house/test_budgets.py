"""The budgets of the house style, measured on the code itself."""

import ast
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
EVERY_FILE = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "bench").rglob("*.py")), ROOT / "dev"]
FORBIDDEN_NAMES = {
    "utils",
    "helpers",
    "common",
    "core",
    "base",
    "manager",
    "service",
    "handler",
    "processor",
    "data",
    "info",
}


def lengths_of_functions(path: Path) -> list[tuple[int, str]]:
    """The number of lines of each function without its docstring, with its name."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            first = node.body[0]
            if (
                isinstance(first, ast.Expr)
                and isinstance(first.value, ast.Constant)
                and isinstance(first.value.value, str)
            ):
                lines -= (first.end_lineno or first.lineno) - first.lineno + 1
            found.append((lines, f"{path.relative_to(ROOT)}:{node.name}"))
    return found


def percentile_95(values: list[int]) -> int:
    return sorted(values)[int(len(values) * 0.95)]


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_longer_than_four_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_function_is_longer_than_fifty_lines_and_few_are_longer_than_thirty() -> None:
    lengths = [found for path in SOURCES for found in lengths_of_functions(path)]

    assert [name for lines, name in lengths if lines > 50] == []
    assert percentile_95([lines for lines, _ in lengths]) <= 30


def test_few_files_are_longer_than_three_hundred_lines() -> None:
    assert percentile_95([len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES]) <= 300


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.stem.strip("_") in FORBIDDEN_NAMES or path.parent.name in FORBIDDEN_NAMES
    ] == []


def test_the_migrations_of_the_desk_are_one_line() -> None:
    """Two that were made at once upon the same one leave two ends, and no desk starts."""
    folder = ROOT / "src" / "truceline" / "desk" / "migrations"
    named = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("[0-9]*.py")}
    upon = [name for text in named.values() for name in named if f'("desk", "{name}")' in text]

    assert sorted(upon) == sorted(set(upon))
    assert len(set(named) - set(upon)) == 1


def test_no_import_runs_in_a_circle() -> None:
    graph = grimp.build_graph("truceline", cache_dir=None)
    inside = {name: graph.find_modules_directly_imported_by(name) & graph.modules for name in graph.modules}
    assert [start for start, first in inside.items() if start in everything_reached(first, inside)] == []


def everything_reached(first: set[str], inside: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(first)
    while waiting:
        module = waiting.pop()
        if module not in reached:
            reached.add(module)
            waiting.extend(inside[module])
    return reached


def functions_taken_from_another_folder() -> set[tuple[str, str]]:
    """What a folder offers in deed: the module and name of every function that another folder imports from it."""
    return {
        (node.module, name.name)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("truceline.")
        if (node.module or "").split(".")[1] != path.relative_to(ROOT / "src" / "truceline").parts[0]
        for name in node.names
        if node.module and name.name.islower()
    }


def test_every_function_that_a_folder_offers_is_used_by_a_test_or_by_the_command_line() -> None:
    speakers = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "src/truceline/command").rglob("*.py")]
    spoken = "\n".join(path.read_text(encoding="utf-8") for path in speakers)

    assert (
        sorted(f"{module}: {name}" for module, name in functions_taken_from_another_folder() if name not in spoken)
        == []
    )
