"""How kernels are compiled: once per machine, kept on disk where a folder can be written, free of Python's lock.

Compiling never fails for want of a writable folder: the kernel is then compiled anew in each process.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from numba import njit

P = ParamSpec("P")
R = TypeVar("R")


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function over arrays when it is first called.

    The machine code is kept beside the source, else in the user's cache. Division follows IEEE 754 and never raises.
    """
    try:
        compiled = njit(cache=True, nogil=True, error_model="numpy")(function)
    except RuntimeError:  # Numba found no folder that it may write
        compiled = njit(nogil=True, error_model="numpy")(function)
    return cast("Callable[P, R]", compiled)


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function part of every kernel that calls it: a call with many arrays costs more than small work does."""
    return cast("Callable[P, R]", njit(inline="always", error_model="numpy")(function))


def was_compiled(compiled: Any) -> bool:
    """Whether machine code of a kernel is kept on this machine, so that calling it will not wait for the compiler."""
    folder = getattr(compiled.stats, "cache_path", None)
    name = compiled.py_func.__name__
    return folder is not None and any(Path(folder).glob(f"*.{name}-*.nbi"))
