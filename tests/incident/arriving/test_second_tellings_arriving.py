"""Where sources tell twice, whatever arrives, goes or is judged gives what gathering everything gives."""

from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st
from regathered import MODEL, Desk
from tellings import (
    OF_ONE,
    TWICE,
    rows_of_one,
    telling,
    twice,
)
from told import judged, reports_of, told
from tries import tries

from truceline.incident.arriving import neighbourhood
from truceline.incident.arriving.asking import Standing
from truceline.incident.arriving.regathering import Change
from truceline.incident.model import TellsAgain

FEW = tries(25, phases=[Phase.explicit, Phase.reuse, Phase.generate])


@FEW
@given(st.lists(telling(), min_size=4, max_size=14), st.randoms(use_true_random=False))
def test_where_sources_tell_twice_any_change_gives_what_gathering_everything_gives(
    rows: list[dict[str, Any]], random: Any
) -> None:
    any_change(twice(rows), TWICE, random)


@FEW
@given(st.lists(telling(minutes=100), min_size=4, max_size=12), st.randoms(use_true_random=False))
def test_where_lists_have_several_rows_for_one_incident_any_change_gives_what_gathering_everything_gives(
    rows: list[dict[str, Any]], random: Any
) -> None:
    any_change(rows_of_one(rows), OF_ONE, random)


def any_change(rows: list[dict[str, Any]], told_again: tuple[TellsAgain, ...], random: Any) -> None:
    """Some come, two are judged different, one goes, and so on: after each it is as if all were gathered."""
    random.shuffle(rows)
    desk = Desk(replace(MODEL, told_again=told_again))
    while rows:
        some, rows = rows[: random.randint(1, 8)], rows[8:]
        desk.take(Change(arrived=reports_of(*some)))
        assert desk.is_as_if_all_were_gathered()
        ids = desk.reports["report_id"].to_pylist()
        if len(ids) > 1:
            one, other = random.sample(ids, 2)
            desk.judgements = pa.concat_tables([desk.judgements, judged((one, other, "different"))])
            desk.take(Change(judged=frozenset({one, other})))
            assert desk.is_as_if_all_were_gathered()
        gone = random.choice(ids)
        desk.take(Change(gone=desk.reports.filter(pc.equal(desk.reports["report_id"], gone))))
        assert desk.is_as_if_all_were_gathered()


def test_the_first_row_of_an_incident_is_asked_for_across_all_that_lie_between(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: of a chain of rows the nearest would stand for all, and be compared, where it repeats one that lies far beyond reach."""
    monkeypatch.setattr(neighbourhood, "_LOOK_AHEAD", 0.0)
    day = {"radius_m": 10.0, "occurred_within_s": 43_200.0, "act": "abduction", "actor": "south"}
    near = {"radius_m": 10.0, "occurred_within_s": 43_200.0, "actor": "north"}
    chain = [told("a", north_m=90 * k, reference=f"{-k % 9:02d}", **day) for k in range(9)]
    for blind in (False, True):
        if blind:
            monkeypatch.setattr(neighbourhood, "boxes_beside", lambda _: np.empty((6, 0)))
        desk = Desk(replace(MODEL, told_again=OF_ONE, extent_m=1.0))
        desk.take(Change(arrived=reports_of(*chain, told("c", north_m=90 * 8 + 15, **near))))
        assert desk.is_as_if_all_were_gathered()
        desk.take(Change(arrived=reports_of(told("d", north_m=90 * 8 + 20, **near))))
        assert desk.is_as_if_all_were_gathered() is not blind


def test_a_first_telling_is_asked_for_that_is_farther_off_than_whom_its_second_would_crowd(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Teeth: whoever comes near the second counts it, unless it is known that it tells again what was told beyond reach."""
    monkeypatch.setattr(neighbourhood, "_LOOK_AHEAD", 0.0)
    other = {"radius_m": 100.0, "act": "abduction", "actor": "south"}
    late = {"radius_m": 100.0, "actor": "north", "minutes": 44}
    stand = [told("a", **other), told("a", minutes=14, north_m=900, **other), told("c", north_m=2_100, **late)]
    for blind in (False, True):
        if blind:
            monkeypatch.setattr(neighbourhood, "boxes_beside", lambda _: np.empty((6, 0)))
        desk = Desk(replace(MODEL, told_again=TWICE))
        desk.take(Change(arrived=reports_of(*stand)))
        assert desk.is_as_if_all_were_gathered()
        desk.take(Change(arrived=reports_of(told("d", north_m=2_850, **late))))
        assert desk.is_as_if_all_were_gathered() is not blind


def test_who_is_asked_about_meets_no_second_telling() -> None:
    """As in gathering: it is offered with the first alone, and the second crowds nobody."""
    stand = reports_of(told("a"), told("a", minutes=9, reference="again"), told("z", minutes=20_000))
    for known, others in ((TWICE, ["a/0-0"]), ((), ["a/0-0", "a/again"])):
        answer = Standing(stand, replace(MODEL, told_again=known)).ask(reports_of(told("c", minutes=4)).to_pylist()[0])
        assert sorted(answer["second"].to_pylist()) == others
