"""The page docs/agreement.md is run: its example is read, its code works, its commands exist."""

import re
from pathlib import Path
from typing import get_args

import pytest
from conftest import ROOT

from truceline.agreement.model import Stage
from truceline.agreement.provision import AnyProvision
from truceline.agreement.reading import read_agreement
from truceline.command.usage import parser

PAGE = (ROOT / "docs" / "agreement.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)


def test_the_smallest_agreement_of_the_page_is_whole(tmp_path: Path) -> None:
    (tmp_path / "agreement.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    (tmp_path / "map.geojson").write_text(blocks("json")[0], encoding="utf-8")
    assert read_agreement(tmp_path).agreement.agreement == "two-villages"


def test_the_code_of_the_page_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(blocks("python")[0], "docs/agreement.md", "exec"), {})  # noqa: S102 - it is our own page
    assert "in force" in capsys.readouterr().out


def test_every_command_of_the_page_is_a_command_on_something_that_exists() -> None:
    for command in blocks("console"):
        options = parser().parse_args(command.split()[1:])
        assert all((ROOT / path).exists() for path in options.paths)


def test_every_kind_of_provision_every_stage_and_every_shipped_agreement_is_on_the_page() -> None:
    kinds = [get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(get_args(AnyProvision)[0])]
    shipped = [path.parent.name for path in (ROOT / "agreements").glob("*/agreement.yaml")]
    assert [word for word in (*kinds, *Stage, *shipped) if f"`{word}`" not in PAGE] == []
