"""How quickly one new report is answered: who is asked about is not among those that stand, and the figures are percentiles."""

import re
import runpy
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pytest
from benches import BENCH


@pytest.fixture(scope="module")
def bench() -> dict[str, Any]:
    """What `./dev bench arrive` runs, with twenty reports held back of each exercise."""
    module = runpy.run_path(str(BENCH / "arrive" / "__main__.py"), run_name="bench_arrive")
    module["measure"].__globals__["ASKED"] = 20
    return module


def test_the_median_and_the_ninety_ninth_of_a_hundred_are_told_in_milliseconds(bench: dict[str, Any]) -> None:
    assert bench["_spent"]([number / 1_000 for number in range(101)]) == "50.00 / 99.00"
    assert bench["_spent"]([]) == "–"


def test_a_row_tells_how_many_stand_and_how_many_are_fetched_for_one_that_comes(
    bench: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each that comes is new to those that stand, and is taken in by the model of the full run."""
    where = bench["measure"].__globals__
    standing: list[set[str]] = []
    came: list[str] = []
    held, regather = where["Held"], where["regather"]

    def holding(reports: pa.Table, model: Any) -> Any:
        standing.append(set(reports["report_id"].to_pylist()))
        return held(reports, model)

    def regathered(change: Any, *asked: Any, **by: Any) -> Any:
        came.extend(change.arrived["report_id"].to_pylist())
        return regather(change, *asked, **by)

    monkeypatch.setitem(where, "Held", holding)
    monkeypatch.setitem(where, "regather", regathered)
    bench["measure"](400, 4)

    spent = r"[\d.]+ / [\d.]+ \| "
    told = re.fullmatch(
        rf"\| (\d+) \| {spent}{spent}{spent}{spent}(\d+) \| all (\d+) links \| [\d.]+ \|",
        capsys.readouterr().out.strip(),
    )
    assert told
    assert int(told[1]) == len(standing[0]) > 300
    assert int(told[2]) > 0
    assert int(told[3]) > 250
    assert len(came) == 3 + 4
    assert standing[0].isdisjoint(came)


def test_where_none_is_to_be_taken_in_none_is(bench: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    bench["measure"](200, 0)

    assert " | – | 0 | – | " in capsys.readouterr().out


@pytest.mark.parametrize("of", ["links", "incidents"])
def test_an_answer_that_a_full_run_would_not_give_is_told(
    of: str,
    bench: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    where = bench["measure"].__globals__
    regather = where["regather"]

    def with_one_less(*asked: Any, **by: Any) -> Any:
        answer = regather(*asked, **by)
        return replace(answer, **{of: getattr(answer, of).slice(1)})

    monkeypatch.setitem(where, "regather", with_one_less)
    bench["measure"](200, 2)

    assert " | no | " in capsys.readouterr().out


def test_what_a_store_forgot_to_take_in_is_told(
    bench: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Teeth: whoever does not hold what came gathers the next without it, and its crowd is not that of a full run."""
    monkeypatch.setattr(bench["measure"].__globals__["Held"], "take_in", lambda *_: None)
    bench["measure"](200, 20)

    assert " | no | " in capsys.readouterr().out
