"""How kernels are compiled: once per machine, kept on disk where a folder can be written, free of Python's lock.

Compiling never fails for want of a writable folder: the kernel is then compiled anew in each process.

Numba keeps machine code by the file of each kernel alone and does not see that a kernel in another file, which was
compiled into it, has changed; running such code crashes. So when any kernel's source differs from what it was when
the code was kept, all kept code is thrown away.

Numba numbers the files of kept code; two processes that compile one kernel at once may choose one number for different
types, and each would find the other's code under its name. So each process names its files by itself.
"""

import hashlib
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from numba import njit

P = ParamSpec("P")
R = TypeVar("R")
# The folders whose modules hold kernels, and the file that says of which sources the kept code is.
_KERNEL_FOLDERS = tuple(
    sorted(
        {
            path.parent
            for name in ("values", "incident")
            for path in (Path(__file__).resolve().parents[2] / name).rglob("*.py")
        }
    )
)
_STAMP = "kernels.sha256"
_PROCESS = f"{os.getpid():x}-{secrets.token_hex(4)}"


def forget_stale(folders: tuple[Path, ...] = _KERNEL_FOLDERS) -> None:
    """Throw kept machine code away unless it is that of the present sources; where nothing may be written, leave it."""
    sources = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.glob("*.py")):
            sources.update(path.name.encode() + b"\0" + path.read_bytes())
    for folder in folders:
        kept = folder / "__pycache__"
        stamp = kept / _STAMP
        with suppress(OSError):
            if stamp.is_file() and stamp.read_text(encoding="ascii") == sources.hexdigest():
                continue
            kept.mkdir(exist_ok=True)
            for code in [*kept.glob("*.nbi"), *kept.glob("*.nbc")]:
                code.unlink(missing_ok=True)
            stamp.write_text(sources.hexdigest(), encoding="ascii")


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function over arrays when it is first called.

    The machine code is kept beside the source, else in the user's cache. Division follows IEEE 754 and never raises.
    """
    return _compiled(function)


def _compiled(function: Callable[P, R], **options: Any) -> Callable[P, R]:
    options |= {"nogil": True, "error_model": "numpy"}
    try:
        compiled = njit(cache=True, **options)(function)
    except RuntimeError:  # Numba found no folder that it may write
        compiled = njit(**options)(function)
    else:
        keep_apart(compiled)
    return cast("Callable[P, R]", compiled)


def in_place(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a kernel that makes no columns of its own, only reads and writes those that it is given.

    It need not count who holds them, which costs several times what its work does where it is given many.
    """
    # The only name Numba has for that. What makes a column all the same does not compile.
    return _compiled(function, _nrt=False)


def keep_apart(compiled: Any, process: str = _PROCESS) -> None:
    """Have a kernel's code kept in files that no other process writes; the index of them stays shared.

    A function that is not compiled at all (NUMBA_DISABLE_JIT) keeps nothing.
    """
    cache = getattr(compiled, "_cache", None)
    if cache is not None:
        kept = cache._cache_file  # noqa: SLF001 - Numba has no other way to say it; the tests hold it to this one
        pattern = kept._data_name_pattern  # noqa: SLF001 - Numba has no public way to name its files
        kept._data_name_pattern = pattern.replace(".{number:d}.", f".{process}.{{number:d}}.")  # noqa: SLF001 - likewise


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function part of every kernel that calls it: a call with many arrays costs more than small work does.

    Like `in_place` it makes no columns of its own. It is compiled once by itself, and its machine code is what becomes part of its callers.
    """
    return _compiled(function, forceinline=True, _nrt=False)


def unfolded(function: Callable[P, R]) -> Callable[P, R]:
    """The same, written out within every caller before that is compiled.

    For what is called from few places, hands on hundreds of arrays and calls much itself: compiled by itself each would take a second
    or two and be compiled again within its caller. Not for small functions that many call: the time it takes to write out
    grows with all that is written out already, so that one kernel of joining took 37 seconds where it takes six.
    """
    return _compiled(function, inline="always")


def was_compiled(compiled: Any) -> bool:
    """Whether machine code of a kernel is kept on this machine, so that calling it will not wait for the compiler."""
    folder = getattr(compiled.stats, "cache_path", None)
    name = compiled.py_func.__name__
    return folder is not None and any(Path(folder).glob(f"*.{name}-*.nbi"))


forget_stale()
