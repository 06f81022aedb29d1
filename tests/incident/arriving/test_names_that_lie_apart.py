"""A report that comes or goes can make a name that of one report or of several; those that give it are gathered anew wherever they lie."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from tellings import DAY, MODEL
from told import reports_of, told

from truceline.incident.arriving import surroundings
from truceline.incident.arriving.regathering import Change, regather
from truceline.incident.arriving.surroundings import Wanted, finds, standing
from truceline.incident.gathering import gather

NAME = {"relayed_from": "SANA/Reuters"}
# Of one report they would be one incident; by themselves the two do not look like one.
NEAR = [told("a", **NAME), told("b", minutes=DAY, north_m=20_000, act="checkpoint", **NAME), told("c", north_m=90_000)]
FAR = told("d", minutes=9 * DAY, north_m=90_000, **NAME)


def in_order(links: pa.Table, of: pa.Array) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = links.filter(pc.is_in(links["report_id"], of)).sort_by("report_id").to_pylist()
    return rows


def is_right(before: pa.Table, after: pa.Table, change: Change) -> bool:
    """Whether what is gathered anew is as in a full run, and all else is in a full run as it was."""
    fresh = regather(change, standing(before, MODEL), model=MODEL, judgements=None)
    then, now = (gather(reports, model=MODEL).links for reports in (before, after))
    touched = pa.array(fresh.touched, pa.string())
    others = after["report_id"].filter(pc.invert(pc.is_in(after["report_id"], touched))).combine_chunks()
    return in_order(fresh.links, touched) == in_order(now, touched) and in_order(then, others) == in_order(now, others)


def incidents(reports: pa.Table) -> int:
    return int(gather(reports, model=MODEL).incidents.num_rows)


def test_one_that_lies_apart_parts_the_others_when_it_comes_and_they_are_one_again_when_it_goes() -> None:
    near, every, far = reports_of(*NEAR), reports_of(*NEAR, FAR), reports_of(FAR)
    assert (incidents(near), incidents(every)) == (2, 4)
    assert is_right(near, every, Change(arrived=far))
    assert is_right(every, near, Change(gone=far))


def test_whoever_does_not_ask_who_else_gives_the_name_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def less(wanted: Wanted, marks: pa.Table) -> Any:
        parts = {name: getattr(wanted, name) for name in Wanted.__dataclass_fields__}
        return finds(Wanted(**(parts | {"relayed_from": pa.array([], pa.string())})), marks)

    monkeypatch.setattr(surroundings, "finds", less)
    assert not is_right(reports_of(*NEAR), reports_of(*NEAR, FAR), Change(arrived=reports_of(FAR)))
