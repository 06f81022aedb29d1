"""Which lines and branches of `src/truceline` the tests run, told by marks that are set into its code as it is imported.

A tracer has the interpreter report every step, and then Python 3.11 takes twice as long for all code, libraries' too; a mark is one
store into an array. SlipCover does the like to bytecode, but Numba cannot compile the kernels that it rewrites, and from Python 3.14 on
coverage.py needs no tracer: then this goes. Every process of the tests that is told a folder writes there what it ran; `python tests/lines_run.py FOLDER`
adds it up into a table.
"""

import ast
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

FOLDER = "TRUCELINE_LINES_RUN"
SOURCE = Path(__file__).resolve().parents[1] / "src" / "truceline"
LINE = -1  # where a mark is about a line and no branch
ON = 0  # where a branch passes over what follows
SHOWN = 8  # of what was missed in a file
# What is decorated by a name of this module Numba compiles: it keeps no marks, and is called by its tests all the same.
COMPILING = "truceline.values.shape.compiled"
_NAME = "_lines_run"

Mark = tuple[int, int]
_run: dict[str, bytearray] = {}


def marked(source: bytes, path: str) -> tuple[CodeType, list[Mark]]:
    """The code of a module with marks set into it, and what each mark is about: a line, or where a branch goes."""
    tree, marks = ast.parse(source), list[Mark]()
    _mark_block(tree.body, marks, _compiling(tree))
    return compile(tree, path, "exec", dont_inherit=True), marks


def _compiling(tree: ast.Module) -> set[str]:
    """What the module calls the decorators that compile."""
    found = [one for one in tree.body if isinstance(one, ast.ImportFrom) and one.module == COMPILING]
    return {name.asname or name.name for one in found for name in one.names}


def _mark_block(block: list[ast.stmt], marks: list[Mark], compiling: set[str]) -> None:
    told: list[ast.stmt] = []
    for place, statement in enumerate(block):
        if _is_left_out(statement, compiling):
            told.append(statement)
            continue
        if not _is_no_step(statement, place):
            told.append(_store(_first_line(statement), LINE, marks))
        told.append(statement)
        inner = list(_blocks_of(statement))
        firsts = [_first_line(one[0]) for one in inner]
        for one in inner:
            _mark_block(one, marks, compiling)
        _mark_branches(statement, inner, firsts, marks)
    block[:] = told


def _mark_branches(statement: ast.stmt, inner: list[list[ast.stmt]], firsts: list[int], marks: list[Mark]) -> None:
    match statement:
        case ast.While(test=ast.Constant()):
            return
        case ast.If() | ast.For() | ast.AsyncFor() | ast.While():
            if not statement.orelse:
                statement.orelse = [_store(statement.lineno, ON, marks)]
        case ast.Match(cases=[*_, last]):
            if last.guard or not _takes_all(last.pattern):
                rest = ast.copy_location(ast.MatchAs(), last.pattern)
                statement.cases.append(ast.match_case(rest, None, [_store(statement.lineno, ON, marks)]))
        case _:
            return
    for one, first in zip(inner, firsts, strict=True):
        one.insert(0, _store(statement.lineno, first, marks))


def _blocks_of(statement: ast.AST) -> Iterator[list[ast.stmt]]:
    """The blocks of statements that lie directly in one."""
    for name in ("body", "orelse", "finalbody"):
        if block := getattr(statement, name, None):
            yield block
    for name in ("handlers", "cases"):
        for part in getattr(statement, name, []):
            yield part.body


def _first_line(statement: ast.stmt) -> int:
    decorators: Sequence[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(one.lineno for one in decorators)])


def _is_left_out(statement: ast.stmt, compiling: set[str]) -> bool:
    match statement:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.FunctionDef(decorator_list=decorators):
            return any(isinstance(one, ast.Name) and one.id in compiling for one in decorators)
    return False


def _is_no_step(statement: ast.stmt, place: int) -> bool:
    """Whether nothing is run there: a docstring, a declaration."""
    match statement:
        case ast.Expr(value=ast.Constant(value=str())):
            return place == 0
        case ast.ImportFrom(module="__future__") | ast.Global() | ast.Nonlocal():
            return True
    return False


def _takes_all(pattern: ast.pattern) -> bool:
    match pattern:
        case ast.MatchAs(pattern=None):
            return True
        case ast.MatchAs(pattern=inner) if inner is not None:
            return _takes_all(inner)
        case ast.MatchOr(patterns=[*_, last]):
            return _takes_all(last)
    return False


def _store(line: int, goes_to: int, marks: list[Mark]) -> ast.stmt:
    marks.append((line, goes_to))
    where = ast.Subscript(ast.Name(_NAME, ast.Load()), ast.Constant(len(marks) - 1), ast.Store())
    made = ast.Assign([where], ast.Constant(value=1))
    for node in ast.walk(made):
        node.lineno = node.end_lineno = line  # type: ignore[attr-defined] # statements and expressions have one
        node.col_offset = node.end_col_offset = 0  # type: ignore[attr-defined] # likewise
    return made


class _Loader(SourceFileLoader):
    """Loads a module with its marks set, and the array that they are stored in."""

    def exec_module(self, module: ModuleType) -> None:
        code, marks = marked(Path(self.path).read_bytes(), self.path)
        vars(module)[_NAME] = _run.setdefault(self.path, bytearray(len(marks)))
        exec(code, vars(module))  # noqa: S102 - as the loader of every module does


class _Finder:
    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """How a module of ours is loaded; None for every other."""
        if name.partition(".")[0] != SOURCE.name:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec and spec.origin and Path(spec.origin).is_relative_to(SOURCE) and spec.origin.endswith(".py"):
            spec.loader = _Loader(name, spec.origin)
        return spec


def begin() -> None:
    """From now on, if a folder was told, modules are loaded with their marks."""
    if os.environ.get(FOLDER):
        sys.meta_path.insert(0, _Finder)


def write() -> None:
    """Write what this process ran into the folder that was told."""
    if _run and (folder := os.environ.get(FOLDER)):
        told = {path: run.hex() for path, run in _run.items()}
        Path(folder, f"{os.getpid()}.json").write_text(json.dumps(told), encoding="utf-8")


def added_up(folder: Path) -> dict[str, set[int]]:
    """The marks of every file that any process ran."""
    found: dict[str, set[int]] = {}
    for path in folder.glob("*.json"):
        for name, run in json.loads(path.read_text(encoding="utf-8")).items():
            found.setdefault(name, set()).update(n for n, ran in enumerate(bytes.fromhex(run)) if ran)
    return found


def told_of(marks: Sequence[Mark], ran: set[int]) -> tuple[list[int], list[str]]:
    """How many lines there are, how many of them and of the branches were missed; and which."""
    missed = [mark for n, mark in enumerate(marks) if n not in ran]
    lines = {line for line, goes_to in marks if goes_to == LINE}
    ran_lines = {marks[n][0] for n in ran if marks[n][1] == LINE}
    missed_lines = sorted(lines - ran_lines)
    branches = [mark for mark in marks if mark[1] != LINE]
    missed_branches = [mark for mark in missed if mark[1] != LINE]
    which = [str(line) for line in missed_lines]
    which += [f"{line}->{goes_to or 'on'}" for line, goes_to in missed_branches if line in ran_lines]
    return [len(lines), len(missed_lines), len(branches), len(missed_branches)], which


def table(run: dict[str, set[int]], paths: Iterable[Path]) -> Iterator[str]:
    """A line for each file that was not run whole, and their sum."""
    yield f"{'lines':>7} {'missed':>6} {'branches':>8} {'missed':>6} {'run':>6}"
    sums = [0, 0, 0, 0]
    for path in sorted(paths):
        counts, which = told_of(marked(path.read_bytes(), str(path))[1], run.get(str(path), set()))
        sums = [one + more for one, more in zip(sums, counts, strict=True)]
        if which:
            more = f" and {len(which) - SHOWN} more" if len(which) > SHOWN else ""
            yield f"{_row(counts)}  {path.relative_to(SOURCE.parent)}: {', '.join(which[:SHOWN])}{more}"
    yield f"{_row(sums)}  of all"


def _row(counts: Sequence[int]) -> str:
    lines, missed_lines, branches, missed_branches = counts
    share = 1 - (missed_lines + missed_branches) / max(lines + branches, 1)
    return f"{lines:>7} {missed_lines:>6} {branches:>8} {missed_branches:>6} {share:>6.1%}"


if __name__ == "__main__":
    for line in table(added_up(Path(sys.argv[1])), SOURCE.rglob("*.py")):
        print(line)
