import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pyarrow as pa
import pytest

from truceline import errors
from truceline.command import exit_code, main
from truceline.command.usage import parser

ROOT = Path(__file__).resolve().parents[2]


def truceline(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "truceline", *arguments], capture_output=True, text=True, check=False, cwd=ROOT / "src"
    )


def test_help_loads_none_of_the_heavy_parts() -> None:
    heavy = {"numpy", "pyarrow", "numba", "shapely", "pyproj", "pydantic", "rich", "jinja2", "openpyxl", "fluent"}
    script = f"import sys; sys.argv = ['truceline', '--help']\ntry:\n    from truceline.command import main; main()\nexcept SystemExit: pass\nprint(sorted({heavy!r} & set(sys.modules)))"
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT / "src"
    ).stdout

    assert told.splitlines()[-1] == "[]"


def test_every_verb_has_help_and_a_module_that_runs_it() -> None:
    verbs = parser()._subparsers._group_actions[0].choices  # type: ignore[union-attr] # there is one

    assert verbs
    for verb in verbs:
        assert (ROOT / "src/truceline/command" / f"{verb}.py").is_file(), verb
        assert "usage: truceline" in truceline(verb, "--help").stdout


def test_a_wrong_word_is_answered_with_the_usage_and_two() -> None:
    told = truceline("chek")

    assert told.returncode == 2
    assert "invalid choice: 'chek'" in told.stderr


def test_a_path_that_does_not_exist_is_refused_without_a_traceback() -> None:
    told = truceline("check", "nowhere")

    assert told.returncode == 1
    assert "nowhere: expected a file or folder that exists" in told.stderr
    assert "Traceback" not in told.stderr


def test_what_the_system_refuses_is_told_with_the_file_and_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    told = truceline("template", str(tmp_path / "file" / "form.csv"))

    assert told.returncode == 8
    assert "form.csv: the system answers “Not a directory”" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_template_of_another_kind_is_refused_with_the_kinds_there_are(tmp_path: Path) -> None:
    told = truceline("template", str(tmp_path / "form.pdf"))

    assert told.returncode == 1
    assert "form.pdf: expected a name that ends in .xlsx, .csv or .jsonl; came “.pdf”" in told.stderr


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.Refused([]), 1),
        (errors.NotFound("x"), 4),
        (errors.NotAllowed("x"), 5),
        (errors.Conflict("x"), 6),
        (PermissionError(), 8),
        (errors.Unverified("x"), 7),
        (errors.Unavailable("x"), 8),
    ],
)
def test_each_kind_of_error_has_its_own_exit_code(error: errors.TrucelineError, code: int) -> None:
    assert exit_code(error) == code


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])

    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith("truceline 0.")


def test_too_little_memory_is_told_in_a_sentence_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As NumPy and Arrow both say it."""
    for error in (MemoryError("Unable to allocate 15 GiB"), pa.ArrowMemoryError("malloc of size 64 failed")):

        def run(_: Namespace, error: MemoryError = error) -> int:
            raise error

        monkeypatch.setattr("truceline.command.check.run", run)
        assert main(["check", "reports.csv"]) == 8
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith("The memory of this machine is too small")
        assert "fewer reports" in told.err
