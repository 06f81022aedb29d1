from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numba.core.caching import IndexDataCacheFile
from numba.core.errors import TypingError

from truceline.values.shape import compiled
from truceline.values.shape.compiled import forget_stale, in_place, keep_apart, was_compiled
from truceline.values.shape.containment import find


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


def code_after_a_race(folder: Path, *, apart: bool) -> object:
    """Two processes see an empty cache at once and keep the code of one kernel for different types."""
    keeper: Any = IndexDataCacheFile
    ours, theirs = (keeper(str(folder), "kernels.find-1.py311", "stamp") for _ in range(2))
    if apart:
        for number, kept in enumerate((ours, theirs)):
            keep_apart(SimpleNamespace(_cache=SimpleNamespace(_cache_file=kept)), f"process{number}")
    ours._save_index({"our types": ours._data_name(1)})
    theirs._save_index({"their types": theirs._data_name(1)})
    theirs._save_data(theirs._data_name(1), "their code")
    ours._save_data(ours._data_name(1), "our code")
    return keeper(str(folder), "kernels.find-1.py311", "stamp").load("their types")


def test_two_processes_that_compile_at_once_do_not_swap_their_code(tmp_path: Path) -> None:
    assert code_after_a_race(tmp_path, apart=True) == "their code"


def test_with_the_numbers_that_numba_gives_they_would_swap_it(tmp_path: Path) -> None:
    assert code_after_a_race(tmp_path, apart=False) == "our code"


def test_every_kernel_is_kept_under_a_name_of_this_process() -> None:
    assert compiled._PROCESS in find._cache._cache_file._data_name(1)  # type: ignore[attr-defined] # Numba has no types


def test_a_kernel_in_place_writes_what_it_is_given_and_may_make_nothing_of_its_own() -> None:
    """Nobody would count who holds what it makes: it must not compile."""

    def double(values: Any) -> None:
        values[:] = 2.0 * values[0]

    def double_anew(values: Any) -> None:
        values[:] = 2.0 * np.ones(len(values))

    given = np.ones(3)
    in_place(double)(given)
    assert given.tolist() == [2.0, 2.0, 2.0]
    with pytest.raises(TypingError):
        in_place(double_anew)(given)
