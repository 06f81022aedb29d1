"""However many cases tests made before, one more is a candidate under the agreement and on a day of its own."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import desk_cases
import pytest
from desk_cases import DAYS, day_of, new_case


@pytest.mark.parametrize("number", [200, 224, 299, 324, len(DAYS) - 1])
def test_a_case_is_a_candidate_after_however_many_others(
    number: int, somebody: Callable[..., Any], file_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_cases, "_numbers", itertools.count(number))
    incident = new_case(somebody("duty_officer"), file_of)
    assert incident.findings.filter(verdict="candidate").exists()
    assert incident.links.count() == 2


def test_each_case_has_a_day_of_its_own_and_more_than_there_are_days_are_refused() -> None:
    assert len({day_of(number) for number in range(len(DAYS))}) == len(DAYS) > 350
    with pytest.raises(LookupError, match="at most"):
        day_of(len(DAYS))
