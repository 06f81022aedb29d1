"""How the kernels come to be: light to import, kept on disk where that is possible, and never in the way where not."""

import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from numba.core import caching

import truceline.values.shape
from truceline.values.shape.compiled import inlined, kernel


def test_the_package_loads_no_kernel_until_a_name_is_used() -> None:
    script = (
        "import sys, truceline.values.shape as shape\n"
        "assert not {'numba', 'shapely', 'pyarrow'} & set(sys.modules), 'loaded too early'\n"
        "shape.Shapes\n"
        "assert 'numba' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, env={"PYTHONPATH": ":".join(sys.path)})


def test_every_name_of_the_package_is_there_and_no_other() -> None:
    for name in truceline.values.shape.__all__:
        assert getattr(truceline.values.shape, name) is not None
    with pytest.raises(AttributeError, match="Squares"):
        truceline.values.shape.Squares  # noqa: B018 - looking it up loads it


def test_a_kernel_works_where_no_folder_may_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Any) -> None:
        raise OSError("read-only")

    monkeypatch.setattr(caching._CacheLocator, "ensure_cache_path", refuse)

    @kernel
    def doubled(x: float) -> float:
        return 2.0 * x

    assert doubled(21.0) == 42.0


def test_without_the_way_out_a_read_only_folder_would_stop_the_import(monkeypatch: pytest.MonkeyPatch) -> None:
    from numba import njit

    def refuse(_: Any) -> None:
        raise OSError("read-only")

    monkeypatch.setattr(caching._CacheLocator, "ensure_cache_path", refuse)

    with pytest.raises(RuntimeError, match="no locator"):
        njit(cache=True)(lambda x: x)


def test_an_inlined_function_is_part_of_the_kernel_that_calls_it() -> None:
    @inlined
    def halved(x: float) -> float:
        return x / 2

    @kernel
    def halves(column: Any) -> float:
        total = 0.0
        for value in column:
            total += halved(value)
        return total

    assert halves(np.arange(5.0)) == 5.0
