"""How the kernels come to be: light to import, kept on disk where that is possible, and never in the way where not."""

import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any, cast

import numpy as np
import pytest
from numba.core import caching

import truceline.values.shape
from truceline.values.shape.compiled import in_place, inlined, kernel, unfolded


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


Way = Callable[[Callable[[float], float]], Callable[[float], float]]


@pytest.mark.parametrize("way", [inlined, unfolded])
def test_a_function_that_is_inlined_or_unfolded_is_part_of_the_kernel_that_calls_it(way: Way) -> None:
    @way
    def halved(x: float) -> float:
        return x / 2

    @in_place
    def halves(column: Any) -> float:
        total = 0.0
        for value in column:
            total += halved(value)
        return total

    assert halves(np.arange(5.0)) == 5.0
    [code] = cast("Any", halves).inspect_llvm().values()
    assert not re.search("call .*halved", code)


def test_a_function_that_is_neither_is_called_by_its_name() -> None:
    @in_place
    def far(x: float) -> float:
        while x > 1.0:
            x = np.sqrt(x) - 1e-9 if x > 1.5 else x / 3.0
        return x

    @in_place
    def all_far(column: Any) -> float:
        return far(column[0]) + far(column[1]) + far(column[2])

    all_far(np.arange(3.0))
    [code] = cast("Any", all_far).inspect_llvm().values()
    assert re.search("call .*far", code)
