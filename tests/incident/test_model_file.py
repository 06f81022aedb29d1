"""A model goes into a file and comes back; a file that is not one is refused with all that is wrong."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from truceline.errors import Refused
from truceline.incident.model import (
    DayLaw,
    LinkModel,
    ListFigures,
    NamedPlace,
    NamesMet,
    NamesWithin,
    SourceError,
    Strangers,
)
from truceline.incident.model_file import MEANING, model_in, read_model, write_model

MODEL = replace(
    LinkModel(),
    usual=SourceError(1.25, 1.5),
    codes=(NamesMet("act", "explosion", "fire", -0.25), NamesMet("actor", "جيش", "جيش", 1.125)),
    errors={"post-7": SourceError(2.0, 1.0), "вестник": SourceError()},
    in_names=NamesWithin((NamedPlace("nawa", 36.2, 32.6, 1_500.0),), (NamedPlace("dr", 36.1, 32.7, 43_000.0),)),
    strangers=Strangers(
        (0.05,) * 9 + (0.55,), (0.1,) * 10, (0.0, 1.0, 0.5, 0.25, -1.0), (0.0,) * 5, (-1.0, 0.5), (-1.0, 0.5)
    ),
)


def test_a_model_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_bytes(write_model(MODEL))

    assert read_model(path) == MODEL
    assert write_model(read_model(path)) == path.read_bytes()


def test_a_law_of_two_lists_tells_of_their_figures_or_does_not() -> None:
    """One that was kept before figures were learnt of lists has none, and is read as it was."""
    law = DayLaw("a", "b", (1.0,) * 10, (0.0,) * 5, 1.0)
    told = replace(
        MODEL, by_day=(law._replace(figures=(ListFigures("killed", ((0.5,) * 7,) * 13, ((-0.5,) * 7,) * 13),)),)
    )
    assert model_in(write_model(told), "model.json") == told

    kept = json.loads(write_model(replace(MODEL, by_day=(law,))))
    assert kept["model"]["by_day"][0].pop() == []
    plain = json.dumps(kept["model"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    kept["sha256"] = hashlib.sha256(plain.encode()).hexdigest()
    assert model_in(json.dumps(kept).encode(), "model.json").by_day == (law,)


def test_every_number_says_what_it_means() -> None:
    assert set(json.loads(write_model(MODEL))["model"]) == set(MEANING)


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    told = json.loads(write_model(MODEL))
    del told["model"]["duration_s"]
    told["model"] |= {"extra": 1, "extent_m": "wide", "actor_share": None, "act_shares": [0.0] * 4}
    path = tmp_path / "model.json"
    path.write_text(json.dumps(told))

    with pytest.raises(Refused) as refused:
        read_model(path)
    assert [(one.code, one.where.column) for one in refused.value.problems] == [
        ("I010", "duration_s"), ("I010", "extra"), ("I011", "extent_m"), ("I011", "actor_share"),
        ("I039", "act_shares"),
    ]  # fmt: skip


def test_a_number_changed_by_hand_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_bytes(write_model(MODEL).replace(b'"reach_sigmas": 6.0', b'"reach_sigmas": 9.0'))

    with pytest.raises(Refused, match="I012"):
        read_model(path)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "other 1", "model": {}}', '{"format": "truceline link model 9"}']
)
def test_what_is_no_model_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(text)

    with pytest.raises(Refused, match="I009"):
        read_model(path)


@pytest.mark.parametrize(("text", "came"), [("null", "null"), ("[]", "[]"), ("12.5", "12.5"), ('"a"', '"a"')])
def test_of_a_file_that_holds_another_thing_it_is_told_what(text: str, came: str) -> None:
    with pytest.raises(Refused) as refused:
        model_in(text.encode(), "kept")
    assert [found.came for found in refused.value.problems] == [f"“{came}”"]


def test_a_model_is_read_from_its_bytes_wherever_they_are_kept() -> None:
    assert model_in(write_model(LinkModel()), "kept") == LinkModel()
    with pytest.raises(Refused, match="I009"):
        model_in(b"\xff{", "kept")


def test_a_model_with_half_a_letter_in_a_name_is_refused() -> None:
    broken = write_model(MODEL).replace(b'"post-7"', b'"post\\ud800"')
    with pytest.raises(Refused, match="I009"):
        model_in(broken, "kept")


@pytest.mark.parametrize(
    ("calibration", "rows"),
    [((), 1), (((0.0, 0.5), (1.0, 0.4)), 1), (((1.0, 0.4), (0.0, 0.5)), 1), (((0.0, -0.1), (1.0, 1.2)), 2)],
)
def test_a_table_of_probabilities_that_does_not_rise_or_holds_no_probability_is_refused(
    calibration: tuple[tuple[float, float], ...], rows: int
) -> None:
    with pytest.raises(Refused) as refused:
        model_in(write_model(replace(MODEL, calibration=calibration)), "kept")
    assert [(one.code, one.where.column) for one in refused.value.problems] == [("I011", "calibration")] * rows
