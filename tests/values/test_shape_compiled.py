from pathlib import Path
from types import SimpleNamespace

from truceline.values.shape.compiled import forget_stale, was_compiled


def kept_in(folder: Path | None) -> SimpleNamespace:
    def find() -> None:
        """Stand in for a kernel of that name."""

    return SimpleNamespace(stats=SimpleNamespace(cache_path=folder), py_func=find)


def test_a_kernel_whose_machine_code_lies_in_its_folder_was_compiled(tmp_path: Path) -> None:
    assert not was_compiled(kept_in(tmp_path))
    (tmp_path / "containment.other-3.py311.nbi").touch()
    assert not was_compiled(kept_in(tmp_path))
    (tmp_path / "containment.find-12.py311.nbi").touch()
    assert was_compiled(kept_in(tmp_path))


def test_a_kernel_that_is_kept_nowhere_is_compiled_anew() -> None:
    assert not was_compiled(kept_in(None))


def test_kept_code_is_thrown_away_when_any_source_of_a_kernel_changes(tmp_path: Path) -> None:
    """Numba would run code into which the old form of another file's kernel is compiled, and crash."""
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / "kernels.py").write_text("first")
    forget_stale((one, other))
    kept = one / "__pycache__" / "kernels.find-1.py311.nbi"
    kept.touch()
    forget_stale((one, other))
    assert kept.exists()
    (other / "kernels.py").write_text("second")
    forget_stale((one, other))
    assert not kept.exists()
