from pathlib import Path

import pytest

from truceline.agreement.provision import Standard
from truceline.finding.determination import DETERMINATIONS, Outcome
from truceline.finding.screening import _KINDS
from truceline.finding.table import Verdict

PAGE = (Path(__file__).parents[2] / "docs" / "finding.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", [*Verdict, *Outcome, *_KINDS])
def test_every_verdict_outcome_and_kind_is_explained(code: str) -> None:
    assert f"`{code}`" in PAGE


def test_every_standard_and_column_is_named() -> None:
    assert [standard for standard in Standard if standard not in PAGE] == []
    assert ", ".join(DETERMINATIONS.names) in " ".join(PAGE.split()), "wherever its lines break"
