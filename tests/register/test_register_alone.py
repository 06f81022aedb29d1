"""The register is for people who trust nothing else of Truceline: it must run without the rest, and know nothing of it."""

import ast
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from small_register import register_of

SOURCE = Path(__file__).resolve().parents[2] / "src" / "truceline"
# What `cryptography` itself is made of.
ERRORS = ("error_codes", "error_codes_of_files", "error_codes_of_incidents", "error_phrases", "errors")
NEEDED = ("cryptography", "cffi", "pycparser", "_cffi_backend")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder with the register, the errors and cryptography, and nothing else."""
    folder = tmp_path / "bare"
    (folder / "truceline").mkdir(parents=True)
    for name in ("__init__", *ERRORS):
        shutil.copy(SOURCE / f"{name}.py", folder / "truceline")
    shutil.copytree(SOURCE / "register", folder / "truceline" / "register")
    for name in NEEDED:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            origin = Path(spec.origin)
            place = origin.parent if origin.name == "__init__.py" else origin
            (folder / place.name).symlink_to(place)
    return folder


def run_bare(bare: Path, program: str) -> subprocess.CompletedProcess[str]:
    """Run a program on a Python that sees its own library and that folder only."""
    program = f"import sys; sys.path.insert(0, {str(bare)!r})\n{program}"
    return subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=False)


def test_the_register_verifies_with_no_other_part_of_truceline_installed(bare: Path, tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 300)
    program = f"""
from pathlib import Path
from truceline.register.folder import open_folder
from truceline.register.verify import Trust, verify_register
folder = open_folder(Path({str(log.folder.path)!r}))
verification = verify_register(folder, folder.store("read"), Trust(folder.log))
verification.require()
print(verification)
print(sorted(name for name in sys.modules if name.startswith("truceline") and "register" not in name))
"""

    done = run_bare(bare, program)

    assert done.returncode == 0, done.stderr
    assert "of 300 entries" in done.stdout
    assert done.stdout.splitlines()[-1] == str(["truceline", *(f"truceline.{name}" for name in ERRORS)])


def test_the_bare_python_of_these_tests_really_has_nothing_else(bare: Path) -> None:
    """Teeth: another part of Truceline, and another library, cannot be imported there."""
    for name in ("truceline.values", "numpy", "psycopg", "pydantic"):
        assert run_bare(bare, f"import {name}").returncode != 0


def test_the_register_imports_errors_and_cryptography_only() -> None:
    # Loaded by name only where a centre uses them: PostgreSQL, and stamps by other authorities.
    optional = {"stores/postgres.py": {"psycopg"}, "stamp.py": {"rfc3161_client"}}
    strange = {}
    for path in sorted((SOURCE / "register").rglob("*.py")):
        name = path.relative_to(SOURCE / "register").as_posix()
        imported = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(node.module or "")
        allowed = {"cryptography", *sys.stdlib_module_names, *optional.get(name, set())}
        bad = {
            one
            for one in imported
            if one.split(".")[0] not in allowed
            and one not in {f"truceline.{name}" for name in ERRORS}
            and not one.startswith("truceline.register")
        }
        if bad:
            strange[name] = bad

    assert strange == {}
