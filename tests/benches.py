"""The modules of a benchmark, as its own scripts find them: by their bare names, in the benchmark's folder.

Benchmarks are scripts and no package, and two of them may call a module by one name, as a test may. So a benchmark's folder is
looked into for as long as a test file needs it, and what was loaded from there is forgotten afterwards.
"""

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

BENCH = Path(__file__).resolve().parents[1] / "bench"
Bench = Callable[[str], ModuleType]


@contextmanager
def bench_of(name: str) -> Iterator[Bench]:
    """What loads a module of the benchmark `name` by its name."""
    path, loaded = list(sys.path), dict(sys.modules)
    own = {file.stem for file in (BENCH / name).glob("*.py")} - {"__main__"}
    for module in own:
        sys.modules.pop(module, None)
    sys.path.insert(0, str(BENCH / name))
    importlib.invalidate_caches()
    try:
        yield importlib.import_module
    finally:
        sys.path[:] = path
        for module in [one for one, its in sys.modules.items() if is_a_script(its)]:
            del sys.modules[module]
        sys.modules.update({one: its for one, its in loaded.items() if one in own})


def is_a_script(module: ModuleType) -> bool:
    """Whether a module was loaded from a benchmark's folder."""
    file = getattr(module, "__file__", None)
    return file is not None and BENCH in Path(file).parents
