"""What is asked of a store: what is needed, in few rounds, and nothing twice."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from tellings import WORDS
from told import judged, reports_of, told

from truceline.incident.arriving import neighbourhood
from truceline.incident.arriving.neighbourhood import Neighbourhood
from truceline.incident.arriving.neighbours import Fetching
from truceline.incident.arriving.surroundings import SIDES, Wanted, standing, within
from truceline.incident.arriving.views import AtHand, View, view
from truceline.incident.columns.arrays import Ints
from truceline.incident.gathering import gather
from truceline.incident.joining.judge import JUDGEMENTS

ROWS = [told(f"s{k % 5}", minutes=40 * k, north_m=900 * k, reference=str(k)) for k in range(60)]
MODEL = replace(gather(reports_of(*ROWS)).models[0], by_day=())


def asked(stand: pa.Table, arrived: pa.Table, judgements: pa.Table | None = None) -> tuple[list[Wanted], Neighbourhood]:
    """All that is asked until nothing is wanted, and what is known then."""
    store = Fetching(standing(stand, MODEL), MODEL)
    known = Neighbourhood((arrived, reports_of(), frozenset()), store, judgements or JUDGEMENTS.empty())
    questions = []
    for rounds in range(12):
        wanted = known.wanted(rounds)
        if not len(wanted):
            break
        questions.append(wanted)
        known.ask(wanted)
    return questions, known


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many reports are compared, each time."""
    compared: list[int] = []

    def watched(at_hand: AtHand, rows: Ints) -> View:
        compared.append(len(rows))
        return view(at_hand, rows)

    monkeypatch.setattr(neighbourhood, "view", watched)
    return compared


def test_nothing_is_asked_for_twice() -> None:
    repeats = told("z", minutes=600, north_m=13_500, relayed_from="s1/16", said=WORDS, media_sha256="a" * 64)
    questions, _ = asked(reports_of(*ROWS), reports_of(repeats))
    assert len(questions) > 1
    for name in ("report_ids", "names", "relayed_from", "media", "sources"):
        every = [text for wanted in questions for text in getattr(wanted, name).to_pylist()]
        assert len(every) == len(set(every))
    boxes = np.concatenate([np.stack([wanted.boxes[side] for side in SIDES]) for wanted in questions], axis=1)
    assert within(boxes, boxes).tolist() == list(range(boxes.shape[1]))


def test_whoever_is_near_is_asked_about_before_all_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing costs most: the first two rounds do without."""
    compared = counted(monkeypatch)
    questions, known = asked(reports_of(*ROWS), reports_of(told("z", minutes=600, north_m=13_500)))
    assert len(compared) <= 2 * (len(questions) - 1)
    assert "z/600-13500" in known.touched
    assert known.named == ["z/600-13500"]
    assert known.held < len(ROWS)
    assert known.reports().num_rows == known.held + 1


def test_what_brings_nothing_new_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = counted(monkeypatch)
    _, known = asked(reports_of(), reports_of(told("z", relayed_from="nobody/1")))
    assert (len(compared), known.touched) == (2, ["z/0-0"])


def test_whoever_was_judged_with_what_arrives_is_asked_for_by_name() -> None:
    said = judged(("z/0-0", "far/0-80000", "same"), ("s1/1", "s2/2", "same"))
    questions, known = asked(reports_of(told("far", north_m=80_000)), reports_of(told("z")), said)
    assert questions[0].report_ids.to_pylist() == ["far/0-80000"]
    assert sorted(known.touched) == ["far/0-80000", "z/0-0"]


def test_a_run_of_same_words_ends_where_more_time_lies_between_than_copies_take() -> None:
    words = np.array([0, 1, 0, -1, 0, 0], np.int32)
    at = np.array([50_000.0, 5.0, 0.0, 7.0, 100.0, 400_000.0])
    near = np.array([True, False, False, True, False, False])
    for which, runs in ((near, [(0, 0)]), (~near, [(2, 4), (5, 5), (1, 1)])):
        first, last = neighbourhood._runs(words, at, which)
        assert list(zip(first.tolist(), last.tolist(), strict=True)) == runs
    assert [len(ends) for ends in neighbourhood._runs(words[3:4], at[3:4], near[3:4])] == [0, 0]


def test_of_words_that_are_said_again_and_again_all_that_lies_between_is_asked_for() -> None:
    """Once: what lies within what was asked for is not asked for again."""
    said = [told("a", said=WORDS, minutes=minutes, reference=str(minutes), place=None) for minutes in (0, 900, 9_000)]
    known = Neighbourhood(
        (reports_of(*said), reports_of(), frozenset()),
        Fetching(standing(reports_of(), MODEL), MODEL),
        JUDGEMENTS.empty(),
    )
    every = np.ones(3, np.bool_)
    asked_for = known._said(every).to_pylist()
    at = [row["occurred_at"].timestamp() for row in said]
    (words,) = asked_for
    assert (words["since"], words["until"]) == (at[0] - 86_400.0, at[2] + 86_400.0)
    assert known._said(every).num_rows == 0
