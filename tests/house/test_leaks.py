"""Nothing that is committed names this machine, a package index or a secret."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Written in pieces, so that this file does not find itself.
FOLDERS = "|".join(("wo" + "rk", "fa" + "rm", "ro" + "ot", "ho" + "me"))
HOSTS = "|".join(("py" + r"pi\.org", "python" + "hosted", r"registry\.np" + "mjs"))
FORBIDDEN = re.compile(rf"(?<![\w.])/(?:{FOLDERS})/|{HOSTS}|BEGIN [A-Z ]*PRIVATE " + "KEY")


def committed_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_committed_file_names_a_machine_a_package_index_or_a_key() -> None:
    found = []
    for path in committed_files():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in FORBIDDEN.finditer(text)]

    assert found == []


LOCKS = sorted(
    str(path.relative_to(ROOT)) for path in (*ROOT.glob("*.lock"), *(ROOT / "bench" / "link" / "guests").glob("*.lock"))
)


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes_and_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-zA-Z0-9])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).strip())

    assert "://" not in text
    assert len(entries) > 10
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_for_tests_holds_what_runs_and_in_the_same_versions() -> None:
    def versions(name: str) -> set[str]:
        return set(
            re.findall(r"^([a-zA-Z0-9._-]+==[^ ;\\]+)", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
        )

    assert versions("requirements.lock") <= versions("requirements-test.lock")
    assert versions("requirements.lock") <= versions("requirements-bench.lock")
