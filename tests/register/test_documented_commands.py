"""docs/register.md, run as it is written."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "register.md"


@pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in ("bash", "openssl", "xxd")), reason="needs bash, openssl, xxd"
)
def test_every_command_of_the_page_does_what_the_page_says(tmp_path: Path) -> None:
    blocks = re.findall(r"^```bash\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for name, words in {"truceline": "-m truceline ", "python3": ""}.items():
        (bin_ / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {words}"$@"\n')
        (bin_ / name).chmod(0o755)
    # A failing "! command" does not end bash -e by itself: that it fails is part of what is said.
    script = "\n".join(blocks).replace("\n! ", "\nif_it_succeeds_stop ")
    stop = 'if_it_succeeds_stop() { if "$@"; then echo "this should have been refused: $*"; exit 9; fi; }\n'
    end = "trap 'while read -r p; do kill $p 2> /dev/null || true; done < running' EXIT\n"

    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", stop + end + script],
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    for said in (
        "Prevented: two different witnessed histories",
        "Signature Verified Successfully",
        "entry 1 stands in the signed tree",
        "all agree",
        "g3: SPLIT: shows another history",
        "ccm.example/register signed two histories",
        "Hash Algorithm: sha512",
    ):
        assert said in done.stdout, said
    assert "READ-ONLY" in done.stderr


def test_the_page_names_only_files_and_commands_that_exist() -> None:
    text = PAGE.read_text(encoding="utf-8")

    for name in set(re.findall(r"`(test_\w+\.py)`", text)):
        assert (ROOT / "tests" / "register" / name).is_file(), name
    modules = re.search(r"in this order.*?: (.*?)Nothing in them", text, re.DOTALL)
    assert modules is not None
    for name in re.findall(r"`(\w+)`", modules[1]):
        assert (ROOT / "src" / "truceline" / "register" / f"{name}.py").is_file(), name
