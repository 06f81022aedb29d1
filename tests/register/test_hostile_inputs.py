"""Every parser of the register against inputs that nobody meant well: a value or Unverified, never anything else."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_name("fuzz_parsers.py")


def load() -> ModuleType:
    spec = spec_from_file_location("fuzz_parsers", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FUZZ = load()


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """A good input with a few bytes changed, taken out, doubled or put in."""
    raw = bytearray(seed)
    for _ in range(chance.randrange(1, 5)):
        place = chance.randrange(len(raw) + 1)
        match chance.randrange(4):
            case 0:
                raw[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del raw[place : place + chance.randrange(1, 20)]
            case 2:
                raw[place:place] = raw[chance.randrange(len(raw) + 1) :][: chance.randrange(1, 60)]
            case _:
                raw[place:place] = chance.choice(
                    [b"\n", b"\n\n", b" ", b"+", "—".encode(), b"=", b"0", "٣".encode(), b"\r", b"\x00"]
                )
    return bytes(raw)


def test_good_inputs_are_taken_by_the_parser_they_are_for() -> None:
    for seed, target in zip(FUZZ.SEEDS[:7], FUZZ.TARGETS[:7], strict=True):
        target(seed)


def test_mutations_of_good_inputs_are_read_or_refused_by_every_parser() -> None:
    chance = random.Random(7)  # noqa: S311 - a test repeats itself
    for _ in range(1_500):
        FUZZ.try_all(mutated(chance.choice(FUZZ.SEEDS), chance))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_by_every_parser(raw: bytes) -> None:
    FUZZ.try_all(raw)


def test_teeth_a_parser_that_fails_in_another_way_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def fragile(raw: bytes) -> None:
        int(raw.decode())

    monkeypatch.setattr(FUZZ, "TARGETS", (*FUZZ.TARGETS, fragile))
    with pytest.raises((ValueError, UnicodeDecodeError)):
        test_mutations_of_good_inputs_are_read_or_refused_by_every_parser()


@pytest.mark.promise
def test_two_million_fuzzed_inputs_crash_no_parser(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    if find_spec("atheris") is None:
        pytest.skip("atheris is not installed (pip install atheris); it exists for CPython 3.11 to 3.13 on Linux")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(FUZZ.SEEDS):
        (corpus / str(number)).write_bytes(bytes([number]) + seed)

    done = subprocess.run(
        [
            sys.executable,
            str(SCRIPT),
            "-runs=2000000",
            "-seed=1",
            "-max_len=4096",
            "-rss_limit_mb=1024",
            "-timeout=20",
            str(corpus),
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests"), *sys.path])},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-3000:]
    assert "Done 2000000 runs" in done.stderr
    record_property("inputs", 2_000_000)
