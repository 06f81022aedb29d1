"""Every benchmark says how it is run, and every one that a document names is there, with the options it is named with."""

import ast
import re
from pathlib import Path

import pytest
from benches import BENCH

ROOT = BENCH.parent
NAMES = sorted(path.parent.name for path in BENCH.glob("*/__main__.py"))
DOCUMENTS = [
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
COMMAND = re.compile(r"\./dev bench ([\w-]+)((?: (?!and\b)[\w.,<>/-]+| \"\"| '')*)")


def options_of(name: str) -> set[str]:
    """The options that a benchmark reads."""
    return set(re.findall(r"[\"'](--[\w-]+)[\"']", (BENCH / name / "__main__.py").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", NAMES)
def test_a_benchmark_says_how_it_is_run_and_names_no_option_that_it_has_not(name: str) -> None:
    told = ast.get_docstring(ast.parse((BENCH / name / "__main__.py").read_text(encoding="utf-8"))) or ""

    assert f"./dev bench {name}" in told
    assert set(re.findall(r"(?<![\w-])--[a-z][\w-]*", told)) <= options_of(name)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_command_of_a_document_is_of_a_benchmark_that_is_there_with_options_that_it_has(path: Path) -> None:
    for name, rest in COMMAND.findall(path.read_text(encoding="utf-8")):
        assert name in NAMES
        assert {word for word in rest.split() if word.startswith("--")} <= options_of(name), rest


def test_documents_name_the_benchmarks_at_all() -> None:
    told = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)

    assert {name for name, _ in COMMAND.findall(told)} >= {"link", "lists", "reconstruct", "gather", "arrive"}
    for path in re.findall(r"`(bench/[\w/]+\.py)`", told):
        assert (ROOT / path).is_file(), path
