"""However small the pieces are in which reports are gathered, the whole is what gathering all at once gives."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pieced import is_the_whole, refusal, together
from tellings import (
    ADDING,
    DAY,
    FAR,
    IN_TIME,
    LAW,
    MODEL,
    NOWHERE,
    OF_ONE,
    OWN_NAMES,
    SIDES,
    TWICE,
    attributing,
    called,
    counting,
    decoyed,
    different,
    invented,
    month,
    relaying,
    rows_of_one,
    spanning,
    standing_between,
    stored,
    telling,
    twice,
)
from told import judged, reports_of, told
from tries import tries

from truceline.errors import Refused
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning.foreknown import Believed
from truceline.incident.model import LinkModel
from truceline.incident.pieces import piecewise, ties
from truceline.incident.pieces.piecewise import Asked, Piece, as_reports, gather_in_pieces, learn_of_sample
from truceline.incident.pieces.ties import refuse_repeated, side_of, ties_of
from truceline.report.lying_apart import Extents

Hand = Callable[..., Any]


@tries(40)
@given(
    st.lists(telling(minutes=12 * DAY), min_size=2, max_size=40).map(different),
    st.integers(1, 30),
    st.randoms(use_true_random=False),
)
def test_pieces_of_any_size_give_what_gathering_everything_gives(
    rows: list[dict[str, Any]], piece: int, random: Any
) -> None:
    # Two reports of one name, days apart: whoever names it means the later.
    again = random.choice(rows)
    rows.append(again | {"report_id": again["report_id"] + "'", "occurred_at": random.choice(rows)["occurred_at"]})
    ids = [row["report_id"] for row in rows]
    held = [(*random.sample(ids, 2), random.choice(["same", "different", "also", "undecided"])) for _ in range(4)]
    judgements = judged(*(one for one in held if random.random() < 0.5))
    reports = reports_of(*rows)
    refused = refusal(lambda: gather(reports, judgements=judgements, model=MODEL))
    assert refusal(lambda: list(gather_in_pieces(stored(reports), Asked(judgements, MODEL, piece)))) == refused
    assert refused or is_the_whole(reports, piece=piece, judgements=judgements)


@tries(40)
@given(st.lists(telling(minutes=4 * DAY), min_size=2, max_size=40).map(different), st.integers(1, 15), st.data())
def test_pieces_among_many_without_a_place_give_what_gathering_everything_gives(
    rows: list[dict[str, Any]], piece: int, data: st.DataObject
) -> None:
    places = data.draw(st.lists(st.integers(0, 3), min_size=len(rows), max_size=len(rows)))
    rows = [row | NOWHERE if place else row for row, place in zip(rows, places, strict=True)]
    assert is_the_whole(reports_of(*rows), piece=piece)


@tries(30)
@given(st.lists(telling(), min_size=8, max_size=40).map(different), st.integers(1, 15))
def test_pieces_in_which_most_repeat_others_give_what_gathering_everything_gives(
    rows: list[dict[str, Any]], piece: int
) -> None:
    assert is_the_whole(reports_of(*relaying(rows)), piece=piece)
    assert is_the_whole(reports_of(*counting(rows)), piece=piece)
    assert is_the_whole(reports_of(*attributing(rows)), piece=piece)
    assert is_the_whole(reports_of(*decoyed(rows)), piece=piece)
    assert is_the_whole(reports_of(*standing_between(rows)), piece=piece)


@pytest.mark.parametrize("piece", [1, 60])
def test_an_exercise_is_gathered_alike_in_pieces_of_any_size(piece: int) -> None:
    reports = invented(reports=400, days=8) if piece > 1 else invented(reports=60, days=3)
    assert is_the_whole(reports, piece=piece, model=gather(reports).models[0])


def test_lists_that_have_a_law_are_gathered_alike() -> None:
    rng = np.random.default_rng(3)
    drawn = rng.integers(0, [[3], [30], [40_000]], (3, 120)).tolist()
    rows = []
    for n, (of, day, north_m) in enumerate(zip(*drawn, strict=True)):
        vague = {"occurred_within_s": 43_200.0, "radius_m": (500.0, 5_000.0, 45_000.0)[n % 3]} if of < 2 else {}
        actor, target = [("north", "south"), ("south", "north"), (None, "south"), ("south", None)][n % 7 % 4]
        sides = {"actor": actor, "target": target}
        said = vague | sides | {"killed_best": (None, 1, 2, 9, 40)[n % 5]}
        rows.append(told(f"s{of}", minutes=DAY * day, north_m=north_m, reference=str(n), **said))
    lawful = replace(MODEL, by_day=(LAW,))
    assert is_the_whole(reports_of(*rows), piece=7, model=lawful)
    # The law decided something.
    assert gather(reports_of(*rows), model=lawful).links != gather(reports_of(*rows), model=MODEL).links
    crossing = replace(lawful, sides=SIDES)
    assert is_the_whole(reports_of(*rows), piece=7, model=crossing)
    # And so did the sides.
    assert gather(reports_of(*rows), model=crossing).links != gather(reports_of(*rows), model=lawful).links
    adding = replace(MODEL, by_day=(ADDING,))
    assert is_the_whole(reports_of(*rows), piece=7, model=adding)
    # And so did figures.
    assert gather(reports_of(*rows), model=adding).links != gather(reports_of(*rows), model=lawful).links


@tries(15)
@given(st.lists(telling(minutes=3 * DAY), min_size=2, max_size=40).map(different), st.integers(1, 30))
def test_where_names_of_places_are_compared_pieces_give_what_gathering_everything_gives(
    rows: list[dict[str, Any]], piece: int
) -> None:
    assert is_the_whole(reports_of(*called(rows)), piece=piece, model=replace(MODEL, own_words=OWN_NAMES))


@tries(30)
@given(
    st.lists(telling(minutes=3 * DAY), min_size=4, max_size=20),
    st.integers(1, 30),
    st.randoms(use_true_random=False),
)
def test_where_sources_tell_twice_pieces_give_what_gathering_everything_gives(
    rows: list[dict[str, Any]], piece: int, random: Any
) -> None:
    rows = twice(rows)
    ids = [row["report_id"] for row in rows]
    judgements = judged((*random.sample(ids, 2), "different"))
    assert is_the_whole(reports_of(*rows), piece=piece, model=replace(MODEL, told_again=TWICE), judgements=judgements)


@tries(25)
@given(
    st.lists(telling(minutes=6 * DAY), min_size=2, max_size=24).map(different),
    st.integers(1, 20),
    st.randoms(use_true_random=False),
)
def test_where_lists_have_several_rows_for_one_incident_pieces_give_the_whole(
    rows: list[dict[str, Any]], piece: int, random: Any
) -> None:
    rows = [*rows_of_one(rows), told("z")]
    judgements = judged((*random.sample([row["report_id"] for row in rows], 2), "different"))
    assert is_the_whole(reports_of(*rows), piece=piece, model=replace(MODEL, told_again=OF_ONE), judgements=judgements)


def test_a_second_telling_that_comes_in_the_next_piece_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: where it is not known beforehand, the first is given alone, and the second is compared."""
    model = replace(MODEL, told_again=TWICE)
    rows = month(told("a"), told("a", minutes=10), told("c", minutes=12))
    assert gather(rows, model=model).links != gather(rows, model=MODEL).links
    assert is_the_whole(rows, piece=1, model=model)
    monkeypatch.setattr(ties, "completed", lambda parent, *_: parent)
    assert not is_the_whole(rows, piece=1, model=model)


@pytest.mark.parametrize("piece", [3, 40])
def test_lists_whose_rows_span_days_and_weeks_are_gathered_alike(piece: int) -> None:
    lawful = replace(MODEL, by_day=(LAW,), partners=-3.0)
    assert is_the_whole(reports_of(*spanning(150, 60)), piece=piece, model=lawful)


def test_pieces_wait_for_rows_that_span_weeks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: where they are not reckoned with, a row of a day is given before the one is here that spans it."""
    lawful = replace(MODEL, by_day=(LAW,), partners=-3.0)
    rows = month(
        told("s0", occurred_within_s=43_200.0),
        told("s1", minutes=12 * DAY, occurred_within_s=13 * 86_400.0),
    )
    assert gather(rows, model=lawful).incidents["reports"].to_pylist().count(2) == 1
    assert is_the_whole(rows, piece=2, model=lawful)
    monkeypatch.setattr(ties, "spans", lambda listed, *_: np.zeros_like(listed))
    assert not is_the_whole(rows, piece=2, model=lawful)


@pytest.mark.parametrize("kind", FAR)
def test_what_ties_reports_over_a_month_holds_in_pieces_of_a_day(kind: str) -> None:
    judgements = judged(("a/0-0", f"b/{29 * DAY}-0", "same")) if "judgement" in kind else None
    assert is_the_whole(month(*FAR[kind]), piece=2, judgements=judgements)


def test_exercise_and_real_reports_are_gathered_apart_real_ones_first() -> None:
    rows = [told(s, minutes=m, exercise=e) for s, m, e in (("a", 5, True), ("b", 5, False), ("c", 9, False))]
    assert is_the_whole(reports_of(*rows), piece=1)
    assert is_the_whole(reports_of(told("a", act="nothing_observed")), piece=1)
    assert is_the_whole(reports_of(), piece=1)


def crowded() -> pa.Table:
    """Two reports in a crowd that tells of something else, held for a month by a relay that comes late."""
    crowd = (told(f"c{k}", minutes=20 + k, north_m=3_300, act="checkpoint") for k in range(12))
    return month(told("a"), told("b", minutes=10), *crowd, told("d", minutes=29 * DAY, relayed_from="a/0-0"))


class _Together(Extents):
    """Names of which none is held to be given by reports that lie apart."""

    def apart(self) -> Any:
        return np.zeros_like(super().apart())


TEETH: dict[str, tuple[Any, str, Hand, Callable[[], pa.Table]]] = {
    "what lies around is held": (
        piecewise._Window,
        "_reach",
        lambda _, compared: np.zeros(len(compared.spots.at)),
        lambda: invented(reports=150, days=3),
    ),
    "how crowded it is is kept": (piecewise, "_as_crowded", lambda compared, _: compared, crowded),
    "names that lie apart are known": (
        ties,
        "Extents",
        _Together,
        lambda: month(*FAR["a name that cannot be one report"]),
    ),
    "ties are waited for": (
        ties,
        "_last_of",
        lambda parent, _: np.arange(len(parent), dtype=np.int32),
        lambda: month(*FAR["a relay of last month"]),
    ),
    "runs of words go on": (
        ties,
        "_are_unended",
        lambda code, *_: np.zeros(len(code), np.bool_),
        lambda: month(*FAR["words that go round from day to day"]),
    ),
}


@pytest.mark.parametrize("kind", TEETH)
def test_a_piece_that_is_cut_without_its_surroundings_is_wrong(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, without, scene = TEETH[kind]
    reports = scene()
    assert is_the_whole(reports, piece=9)
    monkeypatch.setattr(where, name, without)
    assert not is_the_whole(reports, piece=9)


def test_the_model_is_learnt_of_all_where_they_are_no_more_than_a_sample() -> None:
    models: list[LinkModel] = []
    reports = invented(reports=300, days=10)
    found = list(gather_in_pieces(stored(reports), Asked(piece=100), learnt=models.append))
    whole = gather(reports)
    assert models == list(whole.models)
    assert together(found).links.equals(whole.links)


def test_a_large_set_is_learnt_from_in_blocks_spread_over_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[pa.Table] = []

    def watched(sample: pa.Table, **given_too: Any) -> Gathered:
        seen.append(sample)
        return gather(sample, **given_too)

    monkeypatch.setattr(piecewise, "_SAMPLE_BLOCK", 50)
    monkeypatch.setattr(piecewise, "gather", watched)
    reports = invented(reports=400, days=8).filter(pc.field("act") != "nothing_observed").sort_by(IN_TIME)
    assert learn_of_sample(stored(reports), reports.num_rows, Asked(), exercise=True).strangers is not None
    ids, taken = reports["report_id"].to_pylist(), seen[0]["report_id"].to_pylist()
    assert len(taken) == 200
    assert (taken[:50], taken[-50:]) == (ids[:50], ids[-50:])


def test_what_people_judged_and_another_model_counted_is_learnt_from_by_pieces_too() -> None:
    reports = invented(reports=800, days=16).filter(pc.field("act") != "nothing_observed").sort_by(IN_TIME)
    ids = reports["report_id"].to_pylist()
    held = judged(*((one, other, "different") for one, other in zip(ids[::2], ids[1::2], strict=False)))
    (other,) = gather(invented(seed=8, reports=800, days=16)).models
    learnt: list[LinkModel] = []
    list(gather_in_pieces(stored(reports), Asked(held, Believed(other), piece=100), learnt=learnt.append))
    assert learnt == list(gather(reports, judgements=held, model=Believed(other)).models)
    assert learnt[0].taught is not None
    assert learnt[0].codes != gather(reports, judgements=held).models[0].codes


def test_no_more_is_held_than_a_piece_and_what_hangs_together(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []
    take = piecewise._Window.take

    def watched(window: Any, coming: Any) -> Piece:
        piece = take(window, coming)
        held.append(len(window.held.row))
        return piece

    monkeypatch.setattr(piecewise._Window, "take", watched)
    reports = invented(reports=1_200, days=29)
    list(gather_in_pieces(stored(reports), Asked(model=MODEL, piece=100)))
    assert len(held) > 8
    assert max(held) < 400


def test_progress_is_told_as_reports_read_and_reaches_the_end() -> None:
    said: list[tuple[int, int]] = []
    reports = month()
    list(gather_in_pieces(stored(reports), Asked(model=MODEL, piece=7), progress=lambda *far: said.append(far)))
    assert said == [(7, 30), (14, 30), (21, 30), (28, 30), (30, 30)]


def test_a_report_that_comes_twice_is_refused_by_name() -> None:
    twice = reports_of(told("a"), told("b"), told("a", minutes=9_000, reference="0-0"))
    with pytest.raises(Refused, match="a/0-0"):
        list(gather_in_pieces(stored(twice), Asked(model=MODEL)))
    refuse_repeated(stored(month()))


def test_sums_that_agree_by_chance_refuse_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ties, "_sums", lambda block: np.zeros(block.num_rows, np.uint64))
    refuse_repeated(stored(month()))


def test_a_model_that_measured_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="I013"):
        list(gather_in_pieces(stored(month()), Asked(model=LinkModel())))


def test_ties_say_whom_each_repeats_and_how_far_ties_reach() -> None:
    rows = reports_of(told("a"), told("b", minutes=1, relayed_from="a"), told("c", minutes=2, relayed_from="a/0-0"))
    found = ties_of(stored(rows), judged(("a/0-0", "b/1-0", "same")), MODEL, exercise=True)
    assert len(found) == 3
    assert found.parent.tolist() == [0, 1, 0]
    assert found.bare.tolist() == [False, True, False]
    assert found.last.tolist() == [2, 2, 2]
    assert found.settled.same.tolist() == [[0, 1]]


def test_a_side_is_read_without_nil_reports_and_completed_to_a_table_of_reports() -> None:
    rows = reports_of(told("a"), told("b", minutes=1, act="nothing_observed"), told("c", minutes=2, exercise=False))
    (block,) = side_of(stored(rows), ["report_id"], exercise=True)
    assert block["report_id"].to_pylist() == ["a/0-0"]
    assert as_reports(block).column_names == rows.column_names
